"""Columns of objects whose cells may be compared, hashed and counted: none of them raises."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from .plain_arrow import plain_arrow
from .texts import gaps, plain_texts

__all__ = ["tamed"]

_TAME = frozenset(
    {
        str, float, bool, complex, bytes, bytearray, type(None), type(pd.NA), type(pd.NaT),
        dt.date, dt.datetime, dt.time, dt.timedelta, pd.Timestamp, pd.Timedelta, pd.Period,
        pd.Interval, list, tuple, set, frozenset, dict,
        np.bool_, np.str_, np.bytes_, np.float16, np.float32, np.float64,
        np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64,
    }
)  # fmt: skip
"""Classes of Python, NumPy and pandas whose cells can do all that is asked of them."""

_MOST_BITS = 1000
"""Bits of a whole number that is still a float, and can be written."""


def tamed(series: pd.Series) -> pd.Series:
    """Return a column in which cells of other classes are texts, and signalling NaNs are missing.

    Parameters
    ----------
    series : Series
        A column of any dtype; it is only read, and returned if there is nothing to replace.
        Those of Arrow that pandas cannot compute with come as `plain_arrow` returns them.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.cells.tame import tamed
    >>> tamed(pd.Series([1, Decimal("sNaN"), range(3)], dtype=object)).tolist()
    [1, None, 'range(0, 3)']
    """
    series = plain_arrow(series)
    if isinstance(series.dtype, pd.CategoricalDtype):
        known = series.dtype.categories
        if known.dtype != np.dtype(object) or all(map(_is_tame, known)):
            return series
        series = pd.Series(np.asarray(series.array, dtype=object), series.index, name=series.name)
    if series.dtype != np.dtype(object):
        return series
    cells = series.to_numpy()
    wild = np.fromiter((not _is_tame(v) for v in cells), dtype=bool, count=len(cells))
    if not wild.any():
        return series
    found = cells.copy()
    there = wild & ~gaps(cells)
    found[wild] = None
    found[there] = np.array([*plain_texts(cells[there]), None], dtype=object)[:-1]
    return pd.Series(found, index=series.index, name=series.name, dtype=object)


def _is_tame(value: Any) -> bool:
    kind = type(value)
    if kind is int:
        return bool(value.bit_length() <= _MOST_BITS)
    if kind is Decimal:
        return not value.is_snan()
    return kind in _TAME
