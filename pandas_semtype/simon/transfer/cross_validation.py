"""Thresholds of new labels, by cross-validation over their example columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...sampling import ColumnSample
from .augmentation import without_cells

__all__ = ["Fold", "choose_threshold", "folds_of"]

_MOST_FOLDS = 5
_FEWEST_CELLS = 3
_NARROW = 1.4
"""Bound of the logit of a threshold: few examples do not justify a more extreme one."""

_EDGE = 0.1


@dataclass(frozen=True, slots=True)
class Fold:
    """Hold example columns to fit on, and others without a common cell to score.

    Parameters
    ----------
    fitted, scored : tuple of ColumnSample
    """

    fitted: tuple[ColumnSample, ...]
    scored: tuple[ColumnSample, ...]


def folds_of(columns: Sequence[ColumnSample], rng: np.random.Generator) -> list[Fold]:
    """Split example columns into folds that share no cell.

    Columns are held out whole, and their cells are taken out of the columns that are
    fitted.  Where that leaves nothing (one column, or columns of one vocabulary), the
    distinct cells are split in two halves instead.

    Parameters
    ----------
    columns : sequence of ColumnSample
        Example columns of one class.
    rng : Generator
        Source of randomness.

    Returns
    -------
    list of Fold
        Empty if there are too few cells to hold any out.
    """
    n_folds = min(len(columns), _MOST_FOLDS)
    number = np.resize(np.arange(n_folds), len(columns))[rng.permutation(len(columns))]
    folds = []
    for k in range(n_folds if n_folds > 1 else 0):
        scored = tuple(c for c, n in zip(columns, number, strict=True) if n == k)
        seen = {value for column in scored for value in column.values}
        rest = [c for c, n in zip(columns, number, strict=True) if n != k]
        fitted = _with_enough(rest, seen)
        if len(fitted) < (len(rest) + 1) // 2:
            return _halves(columns, rng)
        folds.append(Fold(fitted, scored))
    return folds or _halves(columns, rng)


def _with_enough(columns: Sequence[ColumnSample], seen: set[str]) -> tuple[ColumnSample, ...]:
    left = [without_cells(column, seen) for column in columns]
    return tuple(c for c in left if c is not None and c.counts.sum() >= _FEWEST_CELLS)


def _halves(columns: Sequence[ColumnSample], rng: np.random.Generator) -> list[Fold]:
    distinct = list(dict.fromkeys(value for column in columns for value in column.values))
    order = rng.permutation(len(distinct)).tolist()
    halves = [{distinct[i] for i in order[k::2]} for k in (0, 1)]
    parts = [_with_enough(columns, half) for half in halves]
    if not all(parts):
        return []
    return [Fold(parts[0], parts[1]), Fold(parts[1], parts[0])]


def choose_threshold(
    positive: np.ndarray, negative: np.ndarray, rarity: float, *, generous: bool = False
) -> tuple[float, dict[str, float]]:
    """Return the threshold with the best F1; of equally good ones that nearest to 0.5.

    Parameters
    ----------
    positive, negative : ndarray
        Logits of held-out columns that are of the class, and that are not.
    rarity : float
        Number of columns of other classes to one of this class.
    generous : bool, default False
        Take the lowest of equally good thresholds up to 0.5: a held-out half of one column
        resembles the other half more than the next column will.

    Returns
    -------
    threshold : float
        A score in [0, 1].
    metrics : dict
        F1 at `rarity`, recall, and the fraction of other columns above the threshold.
    """
    both = np.unique(np.concatenate([positive, negative]))
    cuts = np.concatenate([[both[0] - 1], (both[1:] + both[:-1]) / 2, [both[-1] + 1]])
    recall = 1 - np.searchsorted(np.sort(positive), cuts) / len(positive)
    false = 1 - np.searchsorted(np.sort(negative), cuts) / len(negative)
    f1 = 2 * recall / (1 + recall + rarity * false)
    best = np.flatnonzero(f1 >= f1.max() - 1e-9)
    best = best[best - best[0] == np.arange(len(best))]  # the first run of equal ones
    low = both[best[0] - 1] if best[0] else both[0] - 1
    high = both[best[-1]] if best[-1] < len(both) else both[-1] + 1
    # Even odds, where that is among the best; else the nearest of the best, off the edge.
    edge = _EDGE * (high - low)
    wanted = -_NARROW if generous else 0.0
    logit = float(np.clip(np.clip(wanted, low + edge, high - edge), -_NARROW, _NARROW))
    if generous:
        logit = min(logit, 0.0)
    recalled = float(np.mean(positive >= logit))
    wrong = float(np.mean(negative >= logit))
    metrics = {
        "f1": 2 * recalled / (1 + recalled + rarity * wrong),
        "recall": recalled,
        "false_share": wrong,
    }
    return 1 / (1 + float(np.exp(-logit))), metrics
