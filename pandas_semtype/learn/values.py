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

__all__ = ["Read", "moments_of", "numbers_of", "texts_of"]

_MICROS_OF_HOUR = 3_600_000_000
_TIMES = ("duration", "time")
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

    Truth values are 0 and 1, lengths of time seconds, times of day hours. Numbers are no times,
    as nobody knows their unit, nor are times numbers, or truth values what is not 0 or 1; nor is
    0.5 half a per cent or a half, where the training data had per cents.

    Parameters
    ----------
    series : Series
        A column.
    facts : ParseFacts, optional
        How the cells of the training data were written.
    """
    found = _numbers_of(series, facts)
    words = facts.booleans if facts is not None and facts.kind == "boolean" else None
    # Codes 1 and 2 in place of yes and no; zeros and ones may be counts, of which some are 2.
    if words is None or all(word.strip().isdecimal() for word in (*words.true, *words.false)):
        return found
    is_flag = np.isin(found.values, (0.0, 1.0))
    n_other = int((~is_flag & ~np.isnan(found.values)).sum())
    return Read(np.where(is_flag, found.values, np.nan), found.n_present, found.n_odd + n_other)


def _numbers_of(series: pd.Series, facts: ParseFacts | None) -> Read:
    series = tamed(series)
    present = series.notna().to_numpy(dtype=bool)
    series = _without_categories(series)
    kind = "text" if facts is None else facts.kind
    if pd.api.types.is_timedelta64_dtype(series.dtype):
        if kind not in ("text", *_TIMES):
            return Read(np.full(len(series), np.nan), int(present.sum()), int(present.sum()))
        values = np.asarray(series.dt.total_seconds().to_numpy(dtype=np.float64, na_value=np.nan))
        return _read(values / 3600 if kind == "time" else values, present)
    if _is_real(series.dtype):
        values = np.asarray(series.to_numpy(dtype=np.float64, na_value=np.nan))
        present = present & ~np.isnan(values)
        known = np.full(len(series), np.nan) if kind in _TIMES else _no_fractions(values, facts)
        return _finite(known, present)
    if not holds_texts(series):
        return Read(np.full(len(series), np.nan), int(present.sum()), int(present.sum()))
    found = distinct_cells(series)
    if found.obstacle:
        numbers = _to_numeric(_without_objects(series))
        values = np.asarray(numbers.to_numpy(dtype=np.float64, na_value=np.nan))
        return _read(_no_fractions(values, facts), present)
    reader = None if facts is None or not facts.is_parsed else facts.reader()
    read = np.full(len(found.cells) + 1, np.nan)
    plain = np.full(len(found.cells) + 1, np.nan)
    token = np.ones(len(found.cells) + 1, dtype=bool)
    for place, cell in enumerate(found.cells):
        token[place] = is_null_token(cell)
        if not token[place]:
            value = reader(cell) if reader is not None else None
            if value is not None:
                read[place] = _number(value, facts)
            elif kind != "duration":
                plain[place] = _plain_time(cell) if kind == "time" else _plain_number(cell)
    read = np.where(np.isnan(plain), read, _no_fractions(plain, facts))
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


def _no_fractions(values: np.ndarray, facts: ParseFacts | None) -> np.ndarray:
    """Return numbers without a sign, which beside per cents may be fractions: 0.5 is then missing.

    A spreadsheet gives 0.726 for what a text file has as 72.6 %.
    """
    if facts is None or facts.numbers is None or not facts.numbers.percent:
        return values
    return np.where((values != 0) & (np.abs(values) <= 1), np.nan, values)


def _plain_time(cell: str) -> float:
    """Return the hours of a time of day as databases write it, with seconds or without."""
    try:
        time = dt.time.fromisoformat(cell.strip() if ":" in cell else "")
    except ValueError:
        return float("nan")
    return time.hour + time.minute / 60 + (time.second + time.microsecond / 1e6) / 3600


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
