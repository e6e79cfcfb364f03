"""Modes: how sure a verdict must be to be told, and what is said instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from .types import UNKNOWN, implied_labels

__all__ = [
    "BEST_GUESS",
    "DEFAULT_MODE",
    "HIGH_CONFIDENCE",
    "LOW_SCORE",
    "MODES",
    "accept",
    "alternatives_of",
]

BEST_GUESS, HIGH_CONFIDENCE = "best_guess", "high_confidence"

DEFAULT_MODE = "medium_confidence"
"""The mode unless told otherwise: an answer, but not one that is likely wrong."""

MODES = (BEST_GUESS, DEFAULT_MODE, HIGH_CONFIDENCE)
"""From always an answer to only answers that are very likely right."""

LOW_SCORE = "low_score"
"""The reason given where no label is sure enough for the mode."""

MOST_ALTERNATIVES = 5
_LEAST_SCORE = 0.005  # what would be shown as 0.00 is no alternative


def accept(verdicts: Sequence[Any], bars: Mapping[str, float] | None) -> list[Any]:
    """Return verdicts with ``unknown`` in place of every label below its bar.

    Parameters
    ----------
    verdicts : sequence
        Best guesses: dataclasses with the attributes label, score, reason and labels.
    bars : mapping of str to float, or None
        Score a label needs; a label without an entry needs none. None accepts all.

    Examples
    --------
    >>> from pandas_semtype.modes import accept
    >>> from pandas_semtype.prediction import ColumnPrediction
    >>> guess = ColumnPrediction("a", "city", 0.6, "net", ("city", "text"), "city", 0.7)
    >>> told = accept([guess], {"city": 0.9})[0]
    >>> told.label, told.score, told.reason, told.labels
    ('unknown', 0.6, 'low_score', ('text',))
    """
    return [_accepted(verdict, (bars or {}).get(verdict.label, 0.0)) for verdict in verdicts]


def _accepted(verdict: Any, bar: float) -> Any:
    if verdict.label == UNKNOWN:
        return verdict
    if verdict.score < bar:
        others = tuple(label for label in verdict.labels if label != verdict.label)
        return replace(verdict, label=UNKNOWN, reason=LOW_SCORE, labels=others)
    if verdict.label in verdict.labels:
        return verdict
    # The best guess, below the threshold that the other labels have reached.
    named = (verdict.label, *sorted(implied_labels(verdict.label)), *verdict.labels)
    return replace(verdict, labels=tuple(dict.fromkeys(named)))


def alternatives_of(
    verdicts: Sequence[Any], labels: Sequence[str]
) -> list[tuple[tuple[str, float], ...]]:
    """Return, per verdict, what else the column may be: labels with scores, best first.

    Parameters
    ----------
    verdicts : sequence
        Verdicts; those whose attribute ``scores`` holds a score per label have alternatives.
    labels : sequence of str
        Labels in the order of the scores.
    """
    told: list[tuple[tuple[str, float], ...]] = [()] * len(verdicts)
    scores = [getattr(verdict, "scores", None) for verdict in verdicts]
    rows = [i for i, row in enumerate(scores) if row is not None and len(row) == len(labels)]
    if not rows or not labels:
        return told
    matrix = np.stack([np.asarray(scores[i], dtype=np.float64) for i in rows])
    order = np.argsort(-matrix, axis=1, kind="stable")[:, : MOST_ALTERNATIVES + 1]
    best = np.take_along_axis(matrix, order, axis=1)
    for i, places, values in zip(rows, order.tolist(), best.tolist(), strict=True):
        others = [
            (labels[place], value)
            for place, value in zip(places, values, strict=True)
            if value >= _LEAST_SCORE and labels[place] != verdicts[i].label
        ]
        told[i] = tuple(others[:MOST_ALTERNATIVES])
    return told
