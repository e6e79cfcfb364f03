"""Slanted triangular learning rates and discriminative rates by layer group.

Howard and Ruder 2018, "Universal Language Model Fine-tuning for Text Classification".
"""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["CUT", "FALL", "PEAK", "RATIO", "group_peaks", "slanted_triangular"]

CUT = 0.1
"""Fraction of the steps during which the rate rises."""
PEAK = 0.01
"""Peak rate of the last group."""
RATIO = 32.0
"""Ratio of the peak rate to the lowest one, at the beginning and the end."""
FALL = 2.6
"""Ratio of the rate of each group to that of the group below it."""


def slanted_triangular(
    progress: float, *, peak: Any = PEAK, cut: float = CUT, ratio: float = RATIO
) -> Any:
    """Return the slanted triangular learning rate: a short rise, then a long decay.

    Parameters
    ----------
    progress : float
        Fraction of the steps taken, from 0 to 1.
    peak : float or ndarray
        Peak rate, of one group or of each.
    cut, ratio : float
        Fraction of the steps of the rise, and ratio of peak to lowest rate.

    Examples
    --------
    >>> [round(slanted_triangular(p), 5) for p in (0, 0.1, 0.55, 1)]
    [0.00031, 0.01, 0.00516, 0.00031]
    """
    height = progress / cut if progress < cut else (1 - progress) / (1 - cut)
    return peak * (1 + max(height, 0.0) * (ratio - 1)) / ratio


def group_peaks(n_groups: int, *, peak: float = PEAK, fall: float = FALL) -> np.ndarray:
    """Return the peak rate of every layer group, the lowest group first.

    Examples
    --------
    >>> group_peaks(4).round(5).tolist()
    [0.00057, 0.00148, 0.00385, 0.01]
    """
    return peak / fall ** np.arange(n_groups - 1, -1, -1.0)
