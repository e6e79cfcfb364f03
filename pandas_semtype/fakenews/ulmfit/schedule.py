"""Slanted triangular learning rates, and rates that fall from layer to layer."""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["CUT", "FALL", "PEAK", "RATIO", "group_peaks", "slanted_triangular"]

CUT = 0.1
"""Share of the steps in which the rate rises."""
PEAK = 0.01
"""Highest rate of the last group."""
RATIO = 32.0
"""How much lower than the peak the rate begins and ends."""
FALL = 2.6
"""How much lower the rate of each group is than that of the group above it."""


def slanted_triangular(
    progress: float, *, peak: Any = PEAK, cut: float = CUT, ratio: float = RATIO
) -> Any:
    """Return the learning rate at a share of all steps: a short rise, a long fall.

    Parameters
    ----------
    progress : float
        From 0 at the first step to 1 at the last.
    peak : float or ndarray
        Highest rate, of one group or of each.
    cut, ratio : float
        Share of the rise, and peak over lowest rate.

    Examples
    --------
    >>> [round(slanted_triangular(p), 5) for p in (0, 0.1, 0.55, 1)]
    [0.00031, 0.01, 0.00516, 0.00031]
    """
    share = progress / cut if progress < cut else (1 - progress) / (1 - cut)
    return peak * (1 + max(share, 0.0) * (ratio - 1)) / ratio


def group_peaks(n_groups: int, *, peak: float = PEAK, fall: float = FALL) -> np.ndarray:
    """Return the highest rate of every group of layers, the lowest group first.

    Examples
    --------
    >>> group_peaks(4).round(5).tolist()
    [0.00057, 0.00148, 0.00385, 0.01]
    """
    return peak / fall ** np.arange(n_groups - 1, -1, -1.0)
