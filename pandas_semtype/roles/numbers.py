"""The numbers in a column, of dtypes, moments and texts, and what is computed of them."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

__all__ = ["mean_and_deviation", "moments_of", "nine_digits", "numbers_of", "written_numbers"]

_CHUNK = 1 << 20
"""Numbers of which sums are made at once."""


def numbers_of(series: pd.Series) -> np.ndarray | None:
    """Return the present cells of a column of numbers, None for any other column.

    Parameters
    ----------
    series : Series
        Any column, or a part of one.
    """
    dtype = series.dtype
    if isinstance(dtype, np.dtype):
        if dtype.kind not in "iufb":
            return None
        cells = series.to_numpy()
        return cells[~np.isnan(cells)] if dtype.kind == "f" else cells
    if isinstance(dtype, pd.SparseDtype):
        dense = np.asarray(series)
        return numbers_of(pd.Series(dense)) if dense.dtype.kind in "iufb" else None
    kind = getattr(dtype, "kind", "O")
    if kind not in "iufb":
        return None
    present = series.dropna()
    cells = present.to_numpy(dtype={"b": bool, "i": np.int64, "u": np.uint64}.get(kind, float))
    return cells[~np.isnan(cells)] if kind == "f" else cells


def moments_of(series: pd.Series) -> np.ndarray | None:
    """Return the present cells of moments or lengths of time as int64, None for others.

    Parameters
    ----------
    series : Series
        Any column, or a part of one; its unit is that of the numbers.
    """
    dtype = series.dtype
    if isinstance(dtype, pd.ArrowDtype):
        import pyarrow as pa

        kind = dtype.pyarrow_dtype
        if not (pa.types.is_timestamp(kind) or pa.types.is_duration(kind)):
            return None
        found = series.array.__arrow_array__().drop_null().cast("int64")
        return np.asarray(found, dtype=np.int64)
    if isinstance(dtype, np.dtype) and dtype.kind in "mM":
        ticks = series.to_numpy().view("int64")
    elif isinstance(dtype, pd.DatetimeTZDtype):
        ticks = series.array.asi8
    else:
        return None
    missing = series.isna().to_numpy()
    return np.asarray(ticks[~missing] if missing.any() else ticks)


def written_numbers(cells: np.ndarray) -> np.ndarray | None:
    """Return texts or objects as numbers, None if one of them is something else.

    Parameters
    ----------
    cells : ndarray of object
        Present cells.
    """
    if not len(cells):
        return np.empty(0)
    # Most columns of words are told by their first cells.
    for cell in (cells[0], cells[len(cells) // 2], cells[-1]):
        if issubclass(type(cell), str):
            text = str.__str__(cell)
            if not text.strip()[-1:].isdecimal() or len(text) >= 32:
                return None
        elif not issubclass(type(cell), (bool, int, float, np.bool_, np.integer, np.floating)):
            return None
    try:
        values: np.ndarray = cells.astype(np.float64)
    except Exception:  # noqa: BLE001 - somebody's __float__ may raise anything
        return None
    present: np.ndarray = values[~np.isnan(values)]
    return present


def mean_and_deviation(cells: np.ndarray, low: float, high: float) -> tuple[float, float]:
    """Return mean and standard deviation, of chunks so that no copy of the column is made.

    Parameters
    ----------
    cells : ndarray
        Finite numbers, at least one.
    low, high : float
        The smallest and the largest.
    """
    # Of the place in the range, which does not overflow and loses least.
    span = high / 2 - low / 2
    if not span:
        return low, 0.0
    total = squares = 0.0
    for start in range(0, len(cells), _CHUNK):
        part = cells[start : start + _CHUNK].astype(np.float64)
        places = (part / 2 - low / 2) / span
        total += float(places.sum())
        squares += float((places * places).sum())
    mean = total / len(cells)
    variance = max(squares / len(cells) - mean * mean, 0.0)
    return 2 * (low / 2 + mean * span), 2 * math.sqrt(variance) * span


def nine_digits(number: float) -> float:
    """Return a number to nine digits, which are the same whatever the order of the rows."""
    return float(f"{number:.9g}")
