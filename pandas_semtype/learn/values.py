"""The cells of a column as numbers, moments or texts, read as the training data was."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ..casting.distinct import distinct_cells, holds_texts
from ..cells import is_blank, tamed
from ..parsing import ParseFacts
from ..parsing.date_reading import Moment
from ..parsing.missing import is_null_token
from ..shown import text_of

__all__ = ["Read", "moments_of", "numbers_of", "plain_dtypes", "texts_of"]

_MICROS_OF_HOUR = 3_600_000_000
_OF_TIME = ("date", "datetime", "datetime64", "period", "time", "timedelta", "timedelta64")
"""Kinds of categories that are more than names: what comes between them matters."""
_DATES = ("date", "datetime", "quarter", "unix_time", "excel_date")


class Read(NamedTuple):
    """Hold the values of a column.

    Parameters
    ----------
    values : ndarray
        A value per row, missing where there is none.
    n_present : int
        Rows that hold something.
    n_odd : int
        Rows that hold something else than such values.
    """

    values: np.ndarray
    n_present: int
    n_odd: int


def numbers_of(series: pd.Series, facts: ParseFacts | None) -> Read:
    """Return a column as floats.

    Truth values are 0 and 1, lengths of time seconds, times of day hours.

    Parameters
    ----------
    series : Series
        A column.
    facts : ParseFacts, optional
        How the cells of the training data were written.
    """
    series = tamed(series)
    present = series.notna().to_numpy(dtype=bool)
    series = _without_categories(series)
    if pd.api.types.is_timedelta64_dtype(series.dtype):
        values = series.dt.total_seconds().to_numpy(dtype=np.float64, na_value=np.nan)
        return _read(values, present)
    if _is_real(series.dtype):
        values = np.asarray(series.to_numpy(dtype=np.float64, na_value=np.nan))
        return _finite(values, present & ~np.isnan(values))
    if not holds_texts(series):
        return Read(np.full(len(series), np.nan), int(present.sum()), int(present.sum()))
    found = distinct_cells(series)
    if found.obstacle:
        plain = _to_numeric(_without_objects(series))
        return _read(plain.to_numpy(dtype=np.float64, na_value=np.nan), present)
    reader = None if facts is None or not facts.is_parsed else facts.reader()
    read = np.full(len(found.cells) + 1, np.nan)
    token = np.ones(len(found.cells) + 1, dtype=bool)
    for place, cell in enumerate(found.cells):
        token[place] = is_null_token(cell)
        if not token[place]:
            value = reader(cell) if reader is not None else None
            read[place] = _plain_number(cell) if value is None else _number(value, facts)
    values = read[found.codes]
    values[found.minus_zeros] = -0.0
    return _finite(values, present & ~token[found.codes])


def moments_of(
    series: pd.Series, facts: ParseFacts | None, zone: Any = None, *, aware: bool | None = None
) -> Read:
    """Return a column as moments, ``datetime64[us]``, in the local time of its zone.

    Parameters
    ----------
    series : Series
        A column.
    facts : ParseFacts, optional
        How the cells of the training data were written. With offsets that differ, moments are in
        UTC.
    zone : tzinfo, optional
        The zone of the training data, where its dtype has one; by default that of the column. Cells
        with an offset, texts too, are in its local time.
    aware : bool, optional
        Whether the training data had a zone: texts written otherwise are not read where they have
        one and it had none, or the other way round.
    """
    series = tamed(series)
    present = series.notna().to_numpy(dtype=bool)
    series = _without_categories(series)
    if isinstance(series.dtype, pd.PeriodDtype):
        series = series.dt.to_timestamp()
    if isinstance(series.dtype, pd.ArrowDtype) and series.dtype.kind == "M":
        series = pd.to_datetime(series.astype(object))
    home = _offset(facts)
    if isinstance(series.dtype, pd.DatetimeTZDtype):
        there = dt.timezone(dt.timedelta(minutes=home)) if home is not None else series.dt.tz
        series = series.dt.tz_convert(zone or there).dt.tz_localize(None)
    if pd.api.types.is_datetime64_dtype(series.dtype):
        return _read(series.to_numpy().astype("datetime64[us]"), present)
    nothing = np.full(len(series), np.datetime64("NaT", "us"), dtype="datetime64[us]")
    found = distinct_cells(series)
    if found.obstacle:
        return Read(nothing, int(present.sum()), int(present.sum()))
    reader = facts.reader() if facts is not None and facts.kind in _DATES else None
    read = np.full(len(found.cells) + 1, np.datetime64("NaT", "us"), dtype="datetime64[us]")
    token = np.ones(len(found.cells) + 1, dtype=bool)
    in_utc = np.zeros(len(found.cells) + 1, dtype=bool)
    for place, cell in enumerate(found.cells):
        token[place] = is_null_token(cell)
        value = reader(cell) if reader is not None and not token[place] else None
        if isinstance(value, Moment):
            in_utc[place] = zone is not None and value.offset is not None
            ahead = 0 if in_utc[place] else home or 0
            away = 0 if value.offset is None else ahead - value.offset
            read[place] = np.datetime64(value.micros + away * 60_000_000, "us")
        elif not token[place] and holds_texts(series):
            moment, has_offset = _plain_moment(cell)
            if aware is not None and aware != has_offset:
                continue
            in_utc[place] = zone is not None and has_offset
            read[place] = moment if in_utc[place] else moment + np.timedelta64(home or 0, "m")
    if in_utc.any():
        there = pd.DatetimeIndex(read[in_utc], tz="UTC").tz_convert(zone).tz_localize(None)
        read[in_utc] = there.to_numpy().astype("datetime64[us]")
    return _read(read[found.codes], present & ~token[found.codes])


def _offset(facts: ParseFacts | None) -> int | None:
    """Return the minutes that all moments are ahead of UTC; None if they have no such zone."""
    zone = facts.dates.zone if facts is not None and facts.dates is not None else ""
    if zone in ("", "mixed"):
        return None
    if zone == "UTC":
        return 0
    hours, minutes = zone[1:].split(":")
    return (60 * int(hours) + int(minutes)) * (-1 if zone[0] == "-" else 1)


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
    is_object = pd.api.types.is_object_dtype(series.dtype)
    if is_object and pd.api.types.infer_dtype(series.dropna()) == "period":
        return pd.Series(pd.PeriodIndex(series.to_numpy()), index=series.index)
    return series


def texts_of(series: pd.Series) -> np.ndarray:
    """Return a column as an array of texts, None where a cell is missing or blank.

    A whole number has the same text in a column of floats, where missing cells have put it.

    Parameters
    ----------
    series : Series
        A column.
    """
    series = _without_categories(tamed(series))
    numeric = _is_real(series.dtype)
    codes, distinct = _factorized(series)
    written = [_number_text(one) if numeric else text_of(one) for one in distinct]
    # What is blank is missing, as it is for roles.
    cells = [None if is_blank(cell) else cell for cell in written]
    found: np.ndarray = np.array([*cells, None], dtype=object)[codes]
    return found


def _is_real(dtype: Any) -> bool:
    types = pd.api.types
    return bool(types.is_numeric_dtype(dtype) and not types.is_complex_dtype(dtype))


def _without_categories(series: pd.Series) -> pd.Series:
    """Return a column of categories as one of its cells."""
    if not isinstance(series.dtype, pd.CategoricalDtype):
        return series
    categories = series.dtype.categories
    if not _is_real(categories.dtype):
        return series.astype(categories.dtype)
    # Missing cells are no whole numbers, and as truth values they would be true.
    values = np.append(categories.to_numpy(dtype=np.float64, na_value=np.nan), np.nan)
    return pd.Series(values[series.cat.codes.to_numpy()], index=series.index)


def _factorized(series: pd.Series) -> tuple[np.ndarray, Any]:
    try:
        return pd.factorize(series)
    except Exception:  # noqa: BLE001 - lists have no hash; what is in a tuple may raise anything
        gaps = series.map(lambda cell: cell is None or cell is pd.NA or _is_nan(cell))
        written = [None if gap else text_of(c) for c, gap in zip(series, gaps, strict=True)]
        return pd.factorize(np.array(written, dtype=object))


def _is_nan(cell: Any) -> bool:
    return isinstance(cell, float) and cell != cell  # noqa: PLR0124


def _read(values: np.ndarray, present: np.ndarray) -> Read:
    lost = np.isnat(values) if values.dtype.kind == "M" else np.isnan(values)
    return Read(values, int(present.sum()), int((present & lost).sum()))


def _finite(values: np.ndarray, present: np.ndarray) -> Read:
    """Return numbers without infinite ones, which no model takes: they are missing."""
    endless = np.isinf(values)
    if endless.any():
        values = np.where(endless, np.nan, values)
    return _read(values, present & ~endless)


def _without_objects(series: pd.Series) -> pd.Series:
    """Return a column in which lists, dictionaries and the like are missing."""
    return series.map(lambda cell: None if isinstance(cell, (list, dict, tuple, set)) else cell)


def _to_numeric(series: pd.Series) -> pd.Series:
    try:
        return pd.to_numeric(series, errors="coerce")
    except (TypeError, ValueError, OverflowError, ArithmeticError):  # bytes, moments, complex
        return pd.Series(np.nan, index=series.index)


def _number(value: Any, facts: ParseFacts | None) -> float:
    if isinstance(value, Moment):
        return value.micros % (24 * _MICROS_OF_HOUR) / _MICROS_OF_HOUR
    try:
        number = float(value)
    except OverflowError:  # a whole number of hundreds of digits
        return float("nan")
    return number / 1e6 if facts is not None and facts.kind == "duration" else number


def _plain_number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return float("nan")


def _plain_moment(cell: str) -> tuple[Any, bool]:
    """Return a moment in UTC, and whether the cell says that it is in some zone."""
    found: Any = pd.to_datetime(cell, errors="coerce", format="ISO8601")
    if found is pd.NaT:
        return np.datetime64("NaT", "us"), False
    has_offset = found.tzinfo is not None
    plain = found.tz_convert(None) if has_offset else found
    return plain.to_datetime64().astype("datetime64[us]"), has_offset


def _number_text(number: Any) -> str:
    if isinstance(number, (int, np.integer)) and not isinstance(number, (bool, np.bool_)):
        return str(int(number))  # a float does not keep ids of 17 digits apart
    value = float(number)
    whole = np.isfinite(value) and value == int(value) and abs(value) < 2.0**53
    return str(int(value)) if whole else str(value) if isinstance(number, float) else str(number)
