"""Calibration of scores: reliability tables, and the expected calibration error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .checks import whole
from .errors import ArgumentError

__all__ = ["ReliabilityBin", "expected_calibration_error", "reliability"]

N_BINS = 12
"""Bins of equal mass of a reliability table."""


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Hold the verdicts of a range of scores.

    Parameters
    ----------
    columns : int
        Number of verdicts.
    score : float
        Their mean score.
    right : float
        Fraction of them that is right.
    """

    columns: int
    score: float
    right: float


def reliability(
    scores: Sequence[float], right: Sequence[bool], *, n_bins: int = N_BINS
) -> list[ReliabilityBin]:
    """Compare scores with the fraction of right verdicts, in bins of equal mass.

    Parameters
    ----------
    scores : sequence of float
        One per verdict, 0 to 1.
    right : sequence of bool
        Whether the verdict is right.
    n_bins : int, default 12
        Bins at most. Equal scores stay together, so that the order of the verdicts does
        not matter.

    Returns
    -------
    list of ReliabilityBin
        From the lowest scores to the highest.

    Raises
    ------
    ArgumentError
        If lengths differ, or there is less than one bin.

    Examples
    --------
    >>> from pandas_semtype.metrics import reliability
    >>> [b.right for b in reliability([0.9, 0.2, 0.8, 0.1], [True, False, True, True], n_bins=2)]
    [0.5, 1.0]
    """
    if len(scores) != len(right):
        expected = f"{len(scores)} values, one per score"
        raise ArgumentError.of("len(right)", len(right), expected)
    n_bins = whole("n_bins", n_bins)
    verdicts = sorted((float(score), bool(good)) for score, good in zip(scores, right, strict=True))
    bins = []
    start = 0
    for k in range(n_bins):
        stop = max(start, round(len(verdicts) * (k + 1) / n_bins))
        while 0 < stop < len(verdicts) and verdicts[stop][0] == verdicts[stop - 1][0]:
            stop += 1
        inside = verdicts[start:stop]
        if inside:
            score = sum(score for score, _ in inside) / len(inside)
            fraction = sum(good for _, good in inside) / len(inside)
            bins.append(ReliabilityBin(len(inside), score, fraction))
        start = stop
    return bins


def expected_calibration_error(
    scores: Sequence[float], right: Sequence[bool], *, n_bins: int = N_BINS
) -> float:
    """Return the expected calibration error (ECE).

    It is the mean distance of scores from the fraction of right verdicts.

    Parameters
    ----------
    scores : sequence of float
        One per verdict, 0 to 1.
    right : sequence of bool
        Whether the verdict is right.
    n_bins : int, default 12
        Bins of equal mass, see `reliability`.

    Returns
    -------
    float
        0 for perfectly calibrated scores; 0 too where there are none.

    Examples
    --------
    >>> from pandas_semtype.metrics import expected_calibration_error
    >>> expected_calibration_error([0.75] * 4, [True, True, True, False])
    0.0
    """
    bins = reliability(scores, right, n_bins=n_bins)
    total = sum(b.columns for b in bins)
    return sum(b.columns * abs(b.score - b.right) for b in bins) / max(1, total)
