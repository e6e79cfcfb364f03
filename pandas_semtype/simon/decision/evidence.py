"""Evidence of a verdict: what network and rules said of the labels that were in question."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from ...explanation import CellCheck, Evidence, first_odd, log_odds
from ..rules.cells import Cells
from ..rules.impossible import passing
from ..rules.opinion import Opinion
from ..rules.validators import validators

__all__ = ["checks_of", "evidence_of", "in_question"]

_MOST = 3
"""Labels in question besides the verdict and the network's label."""
_LEAST = 0.02
"""Score from which on a label was in question."""


def in_question(final: np.ndarray, names: Sequence[str], first: Iterable[str]) -> tuple[str, ...]:
    """Return the labels that were in question: the given ones and the likeliest others.

    Parameters
    ----------
    final : ndarray, shape (n_labels,)
        Scores, rules considered.
    names : sequence of str
        Labels in the order of the scores.
    first : iterable of str
        Labels that come first, whatever their scores.
    """
    best = np.argsort(-final, kind="stable")[:_MOST].tolist()
    others = [names[i] for i in best if final[i] >= _LEAST]
    return tuple(label for label in dict.fromkeys((*first, *others)) if label in names)


def evidence_of(
    labels: Sequence[str],
    names: Sequence[str],
    proba: np.ndarray,
    rules: Sequence[Opinion],
    validated: Sequence[Opinion],
    weight: float,
) -> tuple[Evidence, ...]:
    """Return what network, rules and validators say of some labels.

    Parameters
    ----------
    labels : sequence of str
        Labels in question.
    names : sequence of str
        Labels in the order of the scores.
    proba : ndarray, shape (n_labels,)
        Scores of the network.
    rules, validated : sequence of Opinion
        Opinions of rules, which change odds, and of validators, which also scale scores.
    weight : float
        Weight of an opinion: one of score s changes odds by ``(1 - s) ** -weight``.
    """
    found = [
        Evidence("network", "", label, log_odds(float(proba[names.index(label)])))
        for label in labels
    ]
    for opinion in rules:
        if opinion.label in labels:
            added = _added(opinion, weight)
            if opinion.kind == "doubts":
                score = float(proba[names.index(opinion.label)])
                added = log_odds(min(score, 1.0 - opinion.score)) - log_odds(score)
            found.append(Evidence("rule", opinion.reason, opinion.label, added))
    for opinion in validated:
        if opinion.label not in labels:
            continue
        added = _added(opinion, weight)
        if opinion.kind == "forbids" and opinion.score < 1.0:
            score = float(proba[names.index(opinion.label)])
            added = log_odds(score * (1.0 - opinion.score)) - log_odds(score)
        found.append(Evidence("rule", opinion.reason, opinion.label, added))
    return tuple(found)


def checks_of(labels: Sequence[str], cells: Cells) -> tuple[CellCheck, ...]:
    """Return how the cells fare with the validators of some labels.

    The first label is always looked at; the others where their validators were asked anyway.

    Parameters
    ----------
    labels : sequence of str
        Labels in question, the verdict first.
    cells : Cells
        Present cells of the column.
    """
    found = []
    for place, label in enumerate(labels):
        validator = validators().get(label)
        if validator is None or (place and label not in cells.asked):
            continue
        passed = passing(validator, cells)
        odd = [cells.values[i] for i in passed.failed]
        found.append(
            CellCheck(
                label, validator.what, passed.fraction, passed.n_tested, len(odd), first_odd(odd)
            )
        )
    return tuple(found)


def _added(opinion: Opinion, weight: float) -> float:
    """Return what an opinion adds to the log-odds of its label."""
    if opinion.kind == "settles":
        return math.inf
    rest = 1.0 - min(opinion.score, 1.0)
    if rest <= 0.0:
        return math.inf if opinion.kind == "supports" else -math.inf
    change = weight * -math.log(rest)
    return change if opinion.kind == "supports" else -change
