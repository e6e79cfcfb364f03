"""The verdict on a column: what the net says and what the rules make of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ...types import STATISTICAL_LABELS, UNKNOWN, catalogue, implied_labels
from ..rules.all_rules import opinions_on
from ..rules.cells import Sample, present_cells
from ..rules.opinion import Opinion
from .specificity import specific_scores

__all__ = ["SUPPORT", "Verdict", "decide", "decide_all"]

SUPPORT = 2.0
"""Weight of rules: an opinion of score s changes the odds of a label by (1 - s) ** -2."""

_LEAST = 0.05
"""Score of the net that a supported label has at least: the net is never certain."""
_MOST = 0.9999


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold what a column is called, and why.

    Parameters
    ----------
    label : str
        The most specific label, or ``"unknown"``.
    score : float
        How sure it is, in [0, 1].
    reason : str
        ``"net"`` where the net's opinion stands, the name of the rule that settled or
        changed it, ``"low_score"`` where no label reaches its threshold, ``"no_values"``
        where there are only missing cells and null tokens.
    net_label : str
        What the net alone would call it.
    net_score : float
        How sure the net is.
    labels : tuple of str
        Every label at or above its threshold, with all they imply; `label` first.
    scores : ndarray, optional
        How sure each label is the most specific true one, rules considered, in the order
        of the labels that were asked for.
    settled : bool
        Whether a rule settled the matter.
    """

    label: str
    score: float
    reason: str
    net_label: str
    net_score: float
    labels: tuple[str, ...]
    scores: np.ndarray | None = field(default=None, compare=False, repr=False)
    settled: bool = field(default=False, compare=False, repr=False)


def decide(
    sample: Sample,
    proba: Mapping[str, float] | Sequence[float] | np.ndarray,
    labels: Sequence[str] | None = None,
    thresholds: Mapping[str, float] | Sequence[float] | np.ndarray | float = 0.5,
    *,
    use_rules: bool = True,
) -> Verdict:
    """Return the verdict on one column; see `decide_all`.

    Parameters
    ----------
    sample : ColumnSample
        Distinct cells and how often each stands in the sample.
    proba : mapping of str to float, or array
        What the net says per label, in the order of `labels` if it is an array.
    labels : sequence of str, optional
        Needed where `proba` is an array.
    thresholds : float, mapping or array, default 0.5
        Scores a label must reach: one for all, or per label.
    use_rules : bool, default True
        False gives the net's opinion alone.
    """
    if isinstance(proba, Mapping):
        labels = tuple(proba) if labels is None else tuple(labels)
        proba = [proba.get(label, 0.0) for label in labels]
    elif labels is None:
        raise TypeError("Scores without names need labels. Received: labels=None.")
    scores = np.asarray(proba, dtype=float)[None, :]
    return decide_all([sample], scores, labels, thresholds, use_rules=use_rules)[0]


def decide_all(
    samples: Sequence[Sample],
    proba: np.ndarray,
    labels: Sequence[str],
    thresholds: Mapping[str, float] | Sequence[float] | np.ndarray | float = 0.5,
    *,
    use_rules: bool = True,
    best_guess: bool = False,
) -> list[Verdict]:
    """Return the verdicts on columns.

    A rule that settles overrules the net, but not where the net is sure of a label outside
    the catalogue: one its user taught it, of which rules know nothing.  Otherwise
    forbidden labels are struck out, supported ones raised, and the label most likely to
    be the most specific true one wins if it reaches its threshold.

    Parameters
    ----------
    samples : sequence of ColumnSample
        Distinct cells and how often each stands in the sample.
    proba : ndarray, shape (len(samples), len(labels))
        What the net says: multi-label scores in [0, 1].
    labels : sequence of str
        Labels in the order of `proba`.
    thresholds : float, mapping or array, default 0.5
        Scores a label must reach: one for all, or per label.
    use_rules : bool, default True
        False gives the net's opinion alone.
    best_guess : bool, default False
        Name the best label also where it does not reach its threshold.

    Returns
    -------
    list of Verdict
    """
    names = tuple(labels)
    proba = np.asarray(proba, dtype=float).reshape(len(samples), len(names))
    limits = _limits(thresholds, names)
    place = {label: i for i, label in enumerate(names)}
    views = [present_cells(sample) for sample in samples]
    said = [opinions_on(view) if use_rules and view is not None else [] for view in views]
    changed = proba.copy()
    for row, found in zip(changed, said, strict=True):
        _adjust(row, found, place)
    net, final = specific_scores(np.stack([proba, changed]).reshape(-1, len(names)), names).reshape(
        2, *proba.shape
    )
    return [
        _verdict(view is None, *rows, limits, names, best_guess)
        for view, *rows in zip(views, said, net, changed, final, strict=True)
    ]


def _limits(
    thresholds: Mapping[str, float] | Sequence[float] | np.ndarray | float, names: tuple[str, ...]
) -> np.ndarray:
    if isinstance(thresholds, Mapping):
        return np.array([thresholds.get(label, 0.5) for label in names])
    return np.broadcast_to(np.asarray(thresholds, dtype=float), (len(names),))


def _adjust(row: np.ndarray, found: Sequence[Opinion], place: Mapping[str, int]) -> None:
    """Raise the odds of supported labels and lower those of forbidden ones, in place."""
    for opinion in sorted(found, key=lambda o: o.kind, reverse=True):  # what is forbidden stays so
        k = place.get(opinion.label)
        if k is None or opinion.kind == "settles":
            continue
        factor = (1.0 - min(opinion.score, 1.0)) ** SUPPORT
        if opinion.kind == "supports":
            score = min(max(float(row[k]), _LEAST), _MOST)
            row[k] = score / (score + (1.0 - score) * max(factor, 1.0 - _MOST))
        elif factor:
            score = min(float(row[k]), _MOST)
            row[k] = score * factor / (score * factor + 1.0 - score)
        else:
            row[k] = 0.0


def _verdict(
    empty: bool,
    found: list[Opinion],
    net: np.ndarray,
    changed: np.ndarray,
    final: np.ndarray,
    limits: np.ndarray,
    names: tuple[str, ...],
    best_guess: bool,
) -> Verdict:
    best = int(net.argmax())
    net_label, net_score = names[best], float(net[best])
    if empty:
        return Verdict(UNKNOWN, 0.0, "no_values", net_label, net_score, ())
    high = [names[i] for i in np.flatnonzero(changed >= limits)]
    settled = _settled(found, names)
    if settled is not None and not (net_label not in catalogue() and net_score >= limits[best]):
        label, opinion = settled
        kept = [x for x in high if x in STATISTICAL_LABELS]
        closed = _closure(label, kept)
        scores = final * (1.0 - opinion.score)
        scores[names.index(label)] = opinion.score
        return Verdict(
            label, opinion.score, opinion.reason, net_label, net_score, closed, scores, settled=True
        )
    top = int(final.argmax())
    label, score = names[top], min(1.0, float(final[top]))
    if score < limits[top] and not best_guess:
        closed = _closure(None, high)
        return Verdict(UNKNOWN, score, "low_score", net_label, net_score, closed, final)
    reason = "net" if label == net_label else _why(found, label, net_label)
    closed = _closure(None if score < limits[top] else label, high)
    return Verdict(label, score, reason, net_label, net_score, closed, final)


def _settled(found: Sequence[Opinion], names: tuple[str, ...]) -> tuple[str, Opinion] | None:
    """Return the settled label, or the nearest implied one the model knows."""
    for opinion in found:
        if opinion.kind == "settles":
            known = catalogue().get(opinion.label)
            for label in (opinion.label, *(known.implies if known else ())):
                if label in names:
                    return label, opinion
    return None


def _why(found: Sequence[Opinion], label: str, net_label: str) -> str:
    """Return the reason of the rule that changed the net's opinion."""
    for wanted, kind in ((net_label, "forbids"), (label, "supports")):
        for opinion in found:
            if opinion.label == wanted and opinion.kind == kind:
                return opinion.reason
    # Neither label was spoken of: a more specific one than the winner was struck out, or
    # one than the loser raised.
    for opinion in found:
        if opinion.kind == "forbids" and label in implied_labels(opinion.label):
            return opinion.reason
    return next((o.reason for o in found), "net")


def _closure(first: str | None, others: Sequence[str]) -> tuple[str, ...]:
    """Return labels with all they imply, `first` and what it implies in front."""
    out: dict[str, None] = {}
    for label in ([] if first is None else [first]) + list(others):
        out[label] = None
        if label == first:
            out.update(dict.fromkeys(sorted(implied_labels(label))))
    for label in others:
        out.update(dict.fromkeys(sorted(implied_labels(label))))
    return tuple(out)
