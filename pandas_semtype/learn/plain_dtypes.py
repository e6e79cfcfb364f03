"""Frames with dtypes of which there is one for each kind of cells."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

__all__ = ["plain_dtypes"]

_OF_TIME = ("date", "datetime", "datetime64", "period", "time", "timedelta", "timedelta64")
"""Kinds of categories that are more than names: what comes between them matters."""

_GAPS = frozenset({type(None), float, type(pd.NA), type(pd.NaT)})
"""Classes of missing cells, and of floats."""


def plain_dtypes(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose truth values, times and lengths of time of Arrow have plain dtypes.

    Periods that are objects, as in an array or a frame of records, have the dtype of periods;
    categories that are moments or lengths of time have theirs, dictionaries of Arrow are
    categories, and sparse objects are plain ones.

    Parameters
    ----------
    frame : DataFrame
        Any frame; it is only read.
    """
    new: dict[int, Any] = {}
    for place, dtype in enumerate(frame.dtypes):
        series = frame.iloc[:, place]
        plain = _plain(series, dtype)
        if plain is not series:
            new[place] = plain
    if not new:
        return frame
    columns = {place: new.get(place, frame.iloc[:, place]) for place in range(frame.shape[1])}
    made = pd.DataFrame(columns, index=frame.index)
    made.columns = frame.columns
    return made


def _plain(series: pd.Series, dtype: Any) -> pd.Series:
    if isinstance(dtype, pd.ArrowDtype):
        kind = str(dtype.pyarrow_dtype)
        if kind.startswith("dictionary"):
            cells = series.array.__arrow_array__().to_pandas()
            return _plain(cells.set_axis(series.index), cells.dtype)
        if kind == "bool":
            return series.astype("boolean")
        if kind.startswith("duration"):
            return series.astype("timedelta64[us]")
        if kind.startswith(("time32", "time64")):
            return series.astype(object)
        return series.astype("Float64") if kind.startswith("decimal") else series
    if isinstance(dtype, pd.CategoricalDtype):
        known = dtype.categories
        if dtype.ordered or pd.api.types.infer_dtype(known) not in _OF_TIME:
            return series
        return _plain(series.astype(known.dtype), known.dtype)
    if isinstance(dtype, pd.SparseDtype) and pd.api.types.is_object_dtype(dtype.subtype):
        series = pd.Series(np.asarray(series.array, dtype=object), index=series.index)
    return _periods(series) if pd.api.types.is_object_dtype(series.dtype) else series


def _periods(series: pd.Series) -> pd.Series:
    cells = series.to_numpy().tolist()
    periods = [cell for cell in cells if type(cell) is pd.Period]
    if not periods or pd.api.types.infer_dtype(periods) != "period":
        return series
    others = [cell for cell in cells if type(cell) is not pd.Period]
    if not set(map(type, others)) <= _GAPS or not pd.isna(pd.Series(others, dtype=object)).all():
        return series
    known = [cell if type(cell) is pd.Period else pd.NaT for cell in cells]
    return pd.Series(pd.PeriodIndex(known), index=series.index)
