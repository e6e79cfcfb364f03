"""Decide on the verdict of a column from scores of the network and opinions of rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from ...sampling import ColumnSample
from ...types import STATISTICAL_LABELS, UNKNOWN, catalogue, implied_labels
from ...verdict import LOW_SCORE, NO_VALUES, Verdict
from ..rules.all_rules import opinions_on
from ..rules.cells import Cells, Sample, present_cells
from ..rules.impossible import validated_opinions
from ..rules.opinion import Opinion
from ..rules.structure import structure_in
from .combination import BY_SHARES, Combination
from .evidence import checks_of, evidence_of, in_question
from .specificity import specific_scores

__all__ = ["SUPPORT", "decide", "decide_all", "prepare"]

SUPPORT = 2.0
"""Weight of rules: an opinion of score s changes the odds of a label by (1 - s) ** -2."""

_LEAST = 0.05
"""Network score that a supported label has at least: the network is never certain."""
_MOST = 0.9999

_LEFT = 0.02
"""Weight of the other labels where a rule has settled one."""

_MATTERS = 0.005
"""Score from which on it matters whether a label is possible."""

_HELD = 0.05
"""Score of the network from which on a label that is excluded is a reason for another."""

_NUMBERS = ("int", "float")
"""Labels of which it always matters: names of columns speak for them, and for those that imply
them, where the cells are no numbers.
"""


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
    proba : mapping of str to float, or array of shape (n_labels,)
        Scores of the network, 0 to 1, in the order of `labels` if it is an array.
    labels : sequence of str, optional
        Needed where `proba` is an array.
    thresholds : float, mapping or array, default 0.5
        Scores a label must reach: one for all, or per label.
    use_rules : bool, default True
        False gives the verdict of the network alone.
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
    combination: Combination | None = None,
) -> list[Verdict]:
    """Return the verdicts on columns.

    A rule that settles overrules the network, unless the network's label is outside the
    catalogue and reaches its threshold: a user added it, and rules know nothing of it.
    Otherwise forbidden labels get no score, supported ones a higher one, and the label most
    likely to be the most specific true one wins if it reaches its threshold.

    Parameters
    ----------
    samples : sequence of ColumnSample
        Distinct cells and how often each stands in the sample.
    proba : ndarray, shape (len(samples), len(labels))
        Multi-label scores of the network, 0 to 1.
    labels : sequence of str
        Labels in the order of `proba`.
    thresholds : float, mapping or array, default 0.5
        Scores a label must reach: one for all, or per label.
    use_rules : bool, default True
        False gives the verdict of the network alone.
    best_guess : bool, default False
        Name the best label also where it does not reach its threshold.
    combination : Combination, optional
        How labels are weighed against each other; as they stand by default, and where no rules
        are used.

    Returns
    -------
    list of Verdict
    """
    names = tuple(labels)
    proba = np.asarray(proba, dtype=float).reshape(len(samples), len(names))
    limits = _limits(thresholds, names)
    place = {label: i for i, label in enumerate(names)}
    views = [_cells_of(sample) for sample in samples]
    opinions = [
        _opinions_of(view, structure_in(sample)) if use_rules and view is not None else []
        for sample, view in zip(samples, views, strict=True)
    ]
    changed = proba.copy()
    asked: list[list[Opinion]] = []
    for row, found, view in zip(changed, opinions, views, strict=True):
        _adjust(row, found, place)
        asked.append([])
        if use_rules and view is not None and _settled(found, names) is None:
            scores = {names[i]: float(row[i]) for i in np.flatnonzero(row >= _MATTERS)}
            for label in _NUMBERS:
                if label in place:
                    scores.setdefault(label, float(row[place[label]]))
            validated = validated_opinions(view, scores, place)
            _adjust(row, validated, place, scaled=True)
            asked[-1] = validated
    network, final = specific_scores(
        np.stack([proba, changed]).reshape(-1, len(names)), names
    ).reshape(2, *proba.shape)
    for row, found in zip(final, opinions, strict=True):
        _yield(row, found, place)
    before = final.argmax(axis=1)
    if combination is not None and use_rules:
        final = combination.probabilities(final, names)
    verdicts = [
        _verdict(view is None, [*found, *validated], alone, adjusted, specific, top, limits, names,
                 best_guess)
        for view, found, validated, alone, adjusted, specific, top in zip(
            views, opinions, asked, network, changed, final, before.tolist(), strict=True
        )
    ]  # fmt: skip
    return [
        verdict
        if view is None
        else _explained(verdict, view, row, specific, found, validated, names)
        for verdict, view, row, specific, found, validated in zip(
            verdicts, views, proba, final, opinions, asked, strict=True
        )
    ]


def prepare(samples: Sequence[Sample]) -> None:
    """Find out what rules say of columns, for `decide_all` to find it known.

    Parameters
    ----------
    samples : sequence of ColumnSample
        Those that will be decided on; nothing of the network is needed for it.
    """
    for sample in samples:
        view = _cells_of(sample)
        if view is not None:
            _opinions_of(view, structure_in(sample))


def _cells_of(sample: Sample) -> Cells | None:
    """Return the present cells of a column, the same ones for every look at it."""
    return sample.once(present_cells) if isinstance(sample, ColumnSample) else present_cells(sample)


def _opinions_of(view: Cells, structure: str) -> list[Opinion]:
    """Return what rules say of cells: they say the same at every look."""
    key = "opinions", structure
    if key not in view.found:
        view.found[key] = opinions_on(view, structure)
    opinions: list[Opinion] = view.found[key]
    return opinions


def _explained(
    verdict: Verdict,
    view: Cells,
    proba: np.ndarray,
    final: np.ndarray,
    rules: Sequence[Opinion],
    validated: Sequence[Opinion],
    names: tuple[str, ...],
) -> Verdict:
    best = names[int(final.argmax())] if verdict.label == UNKNOWN else verdict.label
    labels = in_question(final, names, (best, verdict.net_label))
    return replace(
        verdict,
        evidence=evidence_of(labels, names, proba, rules, validated, SUPPORT),
        checks=checks_of(labels, view),
    )


def _yield(row: np.ndarray, found: Sequence[Opinion], place: Mapping[str, int]) -> None:
    """Count what speaks for a label that yields for the one it yields to, in place."""
    for opinion in found:
        if opinion.kind == "yields" and {opinion.label, opinion.heir} <= place.keys():
            k, heir = place[opinion.label], place[opinion.heir]
            row[heir] = max(row[heir], opinion.score * row[k])
            row[k] *= 1.0 - opinion.score


def _limits(
    thresholds: Mapping[str, float] | Sequence[float] | np.ndarray | float, names: tuple[str, ...]
) -> np.ndarray:
    if isinstance(thresholds, Mapping):
        return np.array([thresholds.get(label, 0.5) for label in names])
    return np.broadcast_to(np.asarray(thresholds, dtype=float), (len(names),))


def _adjust(
    row: np.ndarray, found: Sequence[Opinion], place: Mapping[str, int], *, scaled: bool = False
) -> None:
    """Raise the odds of supported labels and lower those of forbidden ones, in place.

    With `scaled`, the scores of forbidden ones: cells that fail count however sure the network is.
    """
    for opinion in found:
        if opinion.kind == "supports" and (k := place.get(opinion.label)) is not None:
            factor = (1.0 - min(opinion.score, 1.0)) ** SUPPORT
            score = min(max(float(row[k]), _LEAST), _MOST)
            row[k] = score / (score + (1.0 - score) * max(factor, 1.0 - _MOST))
    for opinion in found:
        if opinion.kind == "doubts" and (k := place.get(opinion.label)) is not None:
            row[k] = min(float(row[k]), 1.0 - opinion.score)
    for opinion in found:  # a forbidden label stays forbidden
        if opinion.kind != "forbids" or (k := place.get(opinion.label)) is None:
            continue
        if opinion.score >= 1.0:
            row[k] = 0.0
        elif scaled:
            row[k] *= 1.0 - opinion.score
        else:
            factor = (1.0 - opinion.score) ** SUPPORT
            score = min(float(row[k]), _MOST)
            row[k] = score * factor / (score * factor + 1.0 - score)


def _verdict(
    empty: bool,
    found: list[Opinion],
    network: np.ndarray,
    changed: np.ndarray,
    final: np.ndarray,
    before: int,
    limits: np.ndarray,
    names: tuple[str, ...],
    best_guess: bool,
) -> Verdict:
    best = int(network.argmax())
    net_label, net_score = names[best], float(network[best])
    if empty:
        return Verdict(UNKNOWN, 0.0, NO_VALUES, net_label, net_score, ())
    high = [names[i] for i in np.flatnonzero(changed >= limits)]
    settled = _settled(found, names)
    if settled is not None and not (net_label not in catalogue() and net_score >= limits[best]):
        label, opinion = settled
        kept = [x for x in high if x in STATISTICAL_LABELS]
        closed = _closure(label, kept)
        scores = final * max(1.0 - opinion.score, _LEFT)
        excluded = {o.label for o in found if o.kind == "forbids" and o.score >= 1.0}
        scores[[k for k, name in enumerate(names) if name in excluded]] = 0.0
        scores[names.index(label)] = opinion.score
        return Verdict(
            label, opinion.score, opinion.reason, net_label, net_score, closed, scores, settled=True
        )
    if settled is None:  # what a rule settles is none of the labels to choose from
        left = 1.0 - max((o.score for o in found if o.kind == "settles"), default=0.0)
        final = final * max(left, _LEFT)
    top = int(final.argmax())
    label, score = names[top], min(1.0, float(final[top]))
    if score < limits[top] and not best_guess:
        closed = _closure(None, high)
        return Verdict(UNKNOWN, score, LOW_SCORE, net_label, net_score, closed, final)
    reason = BY_SHARES if top != before else "net"
    if top == before and label != net_label:
        reason = _why(found, label, net_label, dict(zip(names, network.tolist(), strict=True)))
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


def _why(found: Sequence[Opinion], label: str, net_label: str, held: Mapping[str, float]) -> str:
    """Return the reason of the rule that changed the network's label.

    `held` are the scores of the network: to exclude what it held unlikely changes nothing that
    is worth naming.
    """
    for wanted, kind in (
        (net_label, "forbids"),
        (net_label, "doubts"),
        (net_label, "yields"),
        (label, "supports"),
    ):
        for opinion in found:
            if opinion.label == wanted and opinion.kind == kind:
                return opinion.reason
    # No rule names either label: a label more specific than the winner was forbidden, or one
    # more specific than the network's was supported.
    excluded = [
        o
        for o in found
        if o.kind in ("forbids", "doubts")
        and held.get(o.label, 0.0) >= _HELD
        and label in implied_labels(o.label)
    ]
    if excluded:
        return max(excluded, key=lambda o: held[o.label]).reason
    return next((o.reason for o in found if o.kind == "supports"), "net")


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
