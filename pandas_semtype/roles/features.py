"""What a role is predicted from: counts of the whole column, shapes of cells, scores, names."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from ..types import BASE_LABELS, base_label, catalogue
from .uniqueness import DECREASING, INCREASING, Uniqueness

__all__ = ["COUNT_NAMES", "VERDICT_NAMES", "count_features", "verdict_features"]

COUNT_NAMES: Final = (
    "log_rows", "log_distinct", "unique", "missing", "log_repeats", "all_distinct", "monotone",
    "log_present", "is_number", "log_minimum", "log_maximum", "density", "from_zero_or_one",
    "log_mean", "log_deviation", "mean_in_range", "deviation_of_range", "variation", "log_range",
)  # fmt: skip
"""Names of the numbers of `count_features`, in order."""

_CATALOGUE_ROLES: Final = ("numeric", "categorical", "datetime", "text", "id")

VERDICT_NAMES: Final = (
    *(f"verdict_role_{role}" for role in _CATALOGUE_ROLES),
    *(f"verdict_base_{label}" for label in BASE_LABELS),
    "verdict_score",
)
"""Names of the numbers of `verdict_features`, in order."""


def count_features(counts: Uniqueness) -> np.ndarray:
    """Return what a model reads of the counts of a whole column.

    Parameters
    ----------
    counts : Uniqueness
        Of every row of the column.

    Returns
    -------
    ndarray of float32, shape (len(COUNT_NAMES),)
    """
    n, present, distinct = counts.n, counts.n_present, counts.n_distinct
    low, high = counts.minimum, counts.maximum
    is_number = not (math.isnan(low) or math.isnan(high))
    # A column of n distinct whole numbers without gaps between them has the density 1.
    density = distinct / (high - low + 1) if is_number else 0.0
    return np.array(
        [
            math.log10(n + 1),
            math.log10(distinct + 1),
            distinct / present if present else 0.0,
            counts.n_missing / n if n else 1.0,
            math.log10(present / distinct) if distinct else 0.0,
            float(distinct == present),
            {INCREASING: 1.0, DECREASING: -1.0}.get(counts.monotone, 0.0),
            math.log10(present + 1),
            float(is_number),
            _log(low) if is_number else 0.0,
            _log(high) if is_number else 0.0,
            min(density, 10.0),
            float(is_number and low in (0.0, 1.0)),
            *_moments(counts),
        ],
        dtype=np.float32,
    )


def _moments(counts: Uniqueness) -> tuple[float, ...]:
    """Return what mean and deviation say: whether numbers crowd at an end of their range."""
    mean, deviation = counts.mean, counts.deviation
    if math.isnan(mean) or math.isnan(deviation):
        return (0.0,) * 6
    span = min(max(counts.maximum - counts.minimum, 1e-9), 1e300)
    return (
        _log(mean),
        _log(deviation),
        _bounded((mean - counts.minimum) / span),
        _bounded(deviation / span),
        _bounded(deviation / max(abs(mean), 1e-9)),
        math.log10(span),
    )


def _bounded(x: float) -> float:
    return min(max(x, -1e3), 1e3)


def verdict_features(label: str, score: float) -> np.ndarray:
    """Return what a model reads of the best guess on a column.

    Parameters
    ----------
    label : str
        The best guess, before any threshold; a label of a user counts as text, and ``""``
        as none.
    score : float
        Its probability, 0 to 1.

    Returns
    -------
    ndarray of float32, shape (len(VERDICT_NAMES),)
    """
    if not label:
        return np.zeros(len(VERDICT_NAMES), dtype=np.float32)
    known = catalogue().get(label)
    role = known.role if known else "text"
    base = base_label(label)
    return np.array(
        [
            *(float(role == one) for one in _CATALOGUE_ROLES),
            *(float(base == one) for one in BASE_LABELS),
            score,
        ],
        dtype=np.float32,
    )


def _log(x: float) -> float:
    return math.copysign(math.log10(abs(x) + 1), x)
