"""Verdicts of a model with labels that a user added to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from ...explanation import Evidence, log_odds
from ...folding import bare_letters
from ...types import STATISTICAL_LABELS, UNKNOWN, implied_labels
from ...verdict import LOW_SCORE, NO_VALUES, Verdict
from ..rules.cells import Sample, present_cells
from ..rules.formats import ENOUGH
from ..rules.impossible import passing
from ..rules.validators import validators
from .code_letters import other_letters
from .code_shapes import other_shapes
from .combination import Combination
from .known_words import other_words
from .number_range import out_of_range
from .verdict import decide_all

__all__ = ["OPEN_LABELS", "TAUGHT", "all_implied", "judge"]

TAUGHT = "taught"
"""Reason of a verdict whose label a user added, and which overrules a rule."""

_STRONG = 2.0
"""Log-odds of a rule's support that stands against a label of the user, by convention."""

_OTHERWISE = 0.9
"""Fraction of the cells that have a mark no example has, from which on they are another code."""

OPEN_LABELS = STATISTICAL_LABELS | {"text", "int", "float", "boolean"}
"""Labels that can hold for a column of any meaning."""


def all_implied(label: str, implies: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return every label that one implies, by the user's statement or by the catalogue.

    Parameters
    ----------
    label : str
        Any label.
    implies : mapping of str to sequence of str
        What labels of a user imply; it takes precedence over the catalogue.

    Examples
    --------
    >>> from pandas_semtype.simon.decision.user_labels import all_implied
    >>> sorted(all_implied("callsign", {"callsign": ["first_name"]}))
    ['first_name', 'person_name', 'text']
    """
    found: set[str] = set()
    ahead = [label]
    while ahead:
        known = ahead.pop()
        direct = implies[known] if known in implies else implied_labels(known)
        ahead += [other for other in direct if other not in found]
        found.update(direct)
    return frozenset(found - {label})


def judge(
    samples: Sequence[Sample],
    proba: np.ndarray,
    labels: Sequence[str],
    thresholds: Mapping[str, float],
    *,
    taught: Collection[str] = (),
    implies: Mapping[str, Sequence[str]] | None = None,
    traits: Mapping[str, Mapping[str, Sequence[str]]] | None = None,
    use_rules: bool = True,
    best_guess: bool = False,
    combination: Combination | None = None,
) -> list[Verdict]:
    """Return the verdicts on columns; labels of the user take precedence over the network.

    Rules know the catalogue and no label of a user. So a user's label whose score reaches its
    threshold is the verdict, unless its traits speak against it: what a rule settles or
    strongly supports stands, if rules do not say the same of the examples; and cells must pass
    what all examples pass. Elsewhere network and rules decide as if the label did not exist.

    Parameters
    ----------
    samples : sequence of ColumnSample
        Distinct cells and how often each stands in the sample.
    proba : ndarray, shape (len(samples), len(labels))
        Scores of the network, 0 to 1.
    labels : sequence of str
        Labels in the order of `proba`.
    thresholds : mapping of str to float
        Scores a label must reach.
    taught : collection of str
        Labels that a user added.
    implies : mapping of str to sequence of str, optional
        What they imply.
    traits : mapping of str to mapping, optional
        What rules say of their examples: labels ``settled`` or ``supported`` for them, and
        labels whose validators it ``requires``; of codes, their ``marks``, ``letters`` and
        ``shapes``, of whole numbers their ``range``, of closed lists their ``words``. Rules do not
        overrule a label without traits.
    use_rules : bool, default True
        False gives the verdict of the network alone.
    best_guess : bool, default False
        Name the best label also where it does not reach its threshold.
    combination : Combination, optional
        How labels of the catalogue are weighed against each other.
    """
    implies = implies or {}
    plain = [i for i, label in enumerate(labels) if label not in taught]
    own = [i for i, label in enumerate(labels) if label in taught]
    if not own:
        return decide_all(
            samples,
            proba,
            labels,
            thresholds,
            use_rules=use_rules,
            best_guess=best_guess,
            combination=combination,
        )
    if plain:
        names = [labels[i] for i in plain]
        verdicts = [
            _widened(verdict, row, plain)
            for verdict, row in zip(
                decide_all(
                    samples,
                    proba[:, plain],
                    names,
                    thresholds,
                    use_rules=use_rules,
                    best_guess=best_guess,
                    combination=combination,
                ),
                proba,
                strict=True,
            )
        ]
    else:
        verdicts = [
            _nothing(sample, row, labels, best_guess)
            for sample, row in zip(samples, proba, strict=True)
        ]
    limits = np.array([thresholds.get(label, 0.5) for label in labels])
    reached = proba >= limits
    if use_rules and traits:
        for j, (sample, verdict, high) in enumerate(zip(samples, verdicts, reached, strict=True)):
            no = [i for i in own if not _may_be(labels[i], verdict, sample, traits, implies)]
            high[no] = False
            if plain:
                verdicts[j] = _excluding(verdict, no)
    needed = {labels[i]: float(limits[i]) for i in own}
    return [
        replace(
            _preferring(verdict, row, high, own, labels, implies) if high[own].any() else verdict,
            without=(needed, _excluding(verdict, own)) if plain else None,
        )
        if verdict.reason != NO_VALUES
        else verdict
        for verdict, row, high in zip(verdicts, proba, reached, strict=True)
    ]


def _may_be(
    label: str,
    verdict: Verdict,
    sample: Sample,
    traits: Mapping[str, Mapping[str, Sequence[str]]],
    implies: Mapping[str, Sequence[str]],
) -> bool:
    """Return whether the cells allow a user's label, as far as its traits tell."""
    known = traits.get(label)
    cells = present_cells(sample)
    if known is None or cells is None:
        return True
    supported = any(
        e.source == "rule" and e.label == verdict.label and e.log_odds >= _STRONG
        for e in verdict.evidence
    )
    if verdict.label not in OPEN_LABELS and (verdict.settled or supported):
        same = {
            *known.get("settled", ()),
            *known.get("requires", ()),
            *all_implied(label, implies),
        }
        if not verdict.settled:
            same.update(known.get("supported", ()))
        if verdict.label not in same:
            return False
    if "marks" in known and _marked(cells.values, known["marks"]):
        return False
    if "letters" in known and other_letters(cells.values, known["letters"]):
        return False
    if "shapes" in known and other_shapes(cells.values, known["shapes"]):
        return False
    if "words" in known and other_words(cells.values, known["words"]):
        return False
    if "range" in known and out_of_range(cells.values, known["range"]):
        return False
    return all(
        passing(validators()[other], cells).fraction >= ENOUGH
        for other in known.get("requires", ())
        if other in validators()
    )


def _marked(values: Sequence[str], marks: Collection[str]) -> bool:
    """Return whether nearly all cells have a mark that no example has: another way of writing."""
    # Accents that stand alone, full-width forms and what is not seen are no marks of their own.
    known = {*marks, *bare_letters("".join(marks))}
    cells = [bare_letters(value.strip()) for value in values]
    strange = sum(any(not (c.isalnum() or c in known) for c in cell) for cell in cells)
    return strange >= _OTHERWISE * max(1, len(values))


def _widened(verdict: Verdict, row: np.ndarray, plain: Sequence[int]) -> Verdict:
    """Return a verdict with scores of the user's labels too."""
    if verdict.scores is None:
        return verdict
    scores = np.array(row, dtype=float)
    scores[list(plain)] = verdict.scores
    return replace(verdict, scores=scores)


def _excluding(verdict: Verdict, gone: Sequence[int]) -> Verdict:
    """Return a verdict in which some labels of the user are impossible."""
    if verdict.scores is None or not gone:
        return verdict
    scores = np.array(verdict.scores, dtype=float)
    scores[list(gone)] = 0.0
    return replace(verdict, scores=scores)


def _nothing(sample: Sample, row: np.ndarray, labels: Sequence[str], best_guess: bool) -> Verdict:
    """Return the verdict of a model that has only labels of the user, none of which holds."""
    best = int(row.argmax())
    if present_cells(sample) is None:
        return Verdict(UNKNOWN, 0.0, NO_VALUES, labels[best], float(row[best]), ())
    score = float(row[best])
    label, reason = (labels[best], "net") if best_guess else (UNKNOWN, LOW_SCORE)
    return Verdict(label, score, reason, labels[best], score, (), np.array(row, dtype=float))


def _preferring(
    verdict: Verdict,
    row: np.ndarray,
    high: np.ndarray,
    own: Sequence[int],
    labels: Sequence[str],
    implies: Mapping[str, Sequence[str]],
) -> Verdict:
    holding = [i for i in own if high[i]]
    # Of two labels that hold, the more specific one says more.
    broader = {other for i in holding for other in all_implied(labels[i], implies)}
    narrow = [i for i in holding if labels[i] not in broader] or holding
    best = max(narrow, key=lambda i: (row[i], -i))
    found: dict[str, None] = {}
    for i in (best, *(int(i) for i in np.flatnonzero(high) if i != best)):
        found.update(dict.fromkeys((labels[i], *sorted(all_implied(labels[i], implies)))))
    overruled = verdict.reason not in ("net", LOW_SCORE)
    scores = (np.array(row, dtype=float) if verdict.scores is None else verdict.scores) * (
        1.0 - float(row[best])
    )
    scores[best] = row[best]
    return replace(
        verdict,
        scores=scores,
        label=labels[best],
        score=float(row[best]),
        reason=TAUGHT if overruled else "net",
        net_label=labels[best],
        net_score=float(row[best]),
        labels=tuple(found),
        evidence=(
            Evidence("network", TAUGHT, labels[best], log_odds(float(row[best]))),
            *verdict.evidence,
        ),
    )
