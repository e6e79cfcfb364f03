"""Exact values to an array of the best dtype that holds every one of them, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

import numpy as np
import pandas as pd

from ..parsing import ParseFacts
from ..parsing.date_reading import Moment
from ..parsing.facts import Value

__all__ = ["BACKENDS", "Refusal", "Target", "array_of", "values_of"]

BACKENDS = ("numpy_nullable", "pyarrow", "numpy")

_INT_MIN, _INT_MAX, _UINT_MAX = -(2**63), 2**63 - 1, 2**64 - 1
_FLOAT_WHOLE = 2**53
"""Every whole number up to here is a float64."""
_SURE_DIGITS = 15
"""A decimal number of so many digits is told apart from its neighbours by a float64."""
_EXACT = Context(prec=2000)
_MINUTE = 60_000_000
_NAT = np.iinfo(np.int64).min


class Refusal(Exception):
    """No dtype holds the values without changing one."""


@dataclass(frozen=True, slots=True)
class Target:
    """Hold which dtypes are wanted.

    Parameters
    ----------
    backend : {"numpy_nullable", "pyarrow", "numpy"}
        The family of dtypes.
    gaps : bool
        Whether some row will be missing.
    """

    backend: str
    gaps: bool

    @property
    def arrow(self) -> bool:
        """Return whether dtypes of Arrow are wanted."""
        return self.backend == "pyarrow"

    @property
    def plain(self) -> bool:
        """Return whether dtypes of NumPy are wanted."""
        return self.backend == "numpy"


def array_of(values: Sequence[Value | None], facts: ParseFacts, target: Target) -> Any:
    """Return distinct values as an array.

    Parameters
    ----------
    values : sequence of bool, int, Decimal, Moment or None
        As `ParseFacts.reader` reads them.
    facts : ParseFacts
        What they are.
    target : Target
        Which dtypes are wanted.

    Returns
    -------
    ExtensionArray or ndarray
        As many elements as `values`; None becomes a missing one.

    Raises
    ------
    Refusal
        If no dtype holds all of them exactly.
    """
    if facts.kind == "boolean":
        return _booleans(values, target)
    if facts.kind in ("integer", "year", "decimal"):
        if facts.kind != "decimal" and all(v is None or isinstance(v, int) for v in values):
            return _integers(values, target)
        return _decimals(values, target)
    if facts.kind == "duration":
        return _durations(values, target)
    if facts.kind == "quarter":
        return _quarters(values)
    if facts.kind == "time":
        return _times(values, target)
    return _moments(values, facts, target)


def _masked(values: Sequence[Any], dtype: Any) -> Any:
    return pd.array([pd.NA if v is None else v for v in values], dtype=dtype)


def _arrow(values: Any, kind: Any) -> Any:
    import pyarrow as pa

    return pd.arrays.ArrowExtensionArray(pa.array(values, type=kind))


def _booleans(values: Sequence[Any], target: Target) -> Any:
    if target.arrow:
        import pyarrow as pa

        return _arrow(list(values), pa.bool_())
    if target.plain:
        # NumPy has no missing truth value; objects are what pandas itself falls back to.
        dtype = object if target.gaps else bool
        return np.array([target.gaps and np.nan if v is None else v for v in values], dtype=dtype)
    return _masked(values, "boolean")


def _integers(values: Sequence[Any], target: Target) -> Any:
    present = [v for v in values if v is not None] or [0]
    low, high = min(present), max(present)
    signed = low >= _INT_MIN and high <= _INT_MAX
    if target.arrow:
        import pyarrow as pa

        if signed or (low >= 0 and high <= _UINT_MAX):
            return _arrow(list(values), pa.int64() if signed else pa.uint64())
        if max(abs(low), abs(high)) < 10**38:
            decimals = [None if v is None else Decimal(v) for v in values]
            return _arrow(decimals, pa.decimal128(38, 0))
    elif signed or (low >= 0 and high <= _UINT_MAX):
        if not target.plain:
            return _masked(values, "Int64" if signed else "UInt64")
        if not target.gaps:
            filled = [0 if v is None else v for v in values]
            return np.array(filled, dtype=np.int64 if signed else np.uint64)
        if max(abs(low), abs(high)) <= _FLOAT_WHOLE:
            return np.array([np.nan if v is None else v for v in values], dtype=np.float64)
        message = "float64, which NumPy needs for missing cells, would round the whole numbers"
        raise Refusal(message)
    message = "the whole numbers are too large for 64 bits, and a float would round them"
    raise Refusal(message)


def _decimals(values: Sequence[Any], target: Target) -> Any:
    if not all(v is None or _is_exact(v) for v in values):
        if target.arrow:
            return _decimal128(values)
        message = "the numbers have more digits than float64 holds"
        raise Refusal(message)
    floats = [None if v is None else float(v) for v in values]
    if target.arrow:
        import pyarrow as pa

        return _arrow(floats, pa.float64())
    if target.plain:
        return np.array([np.nan if v is None else v for v in floats], dtype=np.float64)
    return _masked(floats, "Float64")


def _is_exact(value: int | Decimal) -> bool:
    """Return whether a float64 stands for a number and no other number of as many digits."""
    if isinstance(value, int):
        return abs(value) <= _FLOAT_WHOLE or (abs(value) < 10**300 and int(float(value)) == value)
    if not value.is_finite():
        return True
    if value and not -300 < value.adjusted() < 300:
        return False
    digits = value.as_tuple()
    if len(digits.digits) <= _SURE_DIGITS:
        return True
    number = float(value)
    if Decimal(repr(number)) == value:
        return True
    # Digits that a program wrote to show a float in full are no more than the float.
    last = Decimal(1).scaleb(int(digits.exponent), _EXACT)
    return Decimal(number).quantize(last, context=_EXACT) == value


def _decimal128(values: Sequence[Any]) -> Any:
    import pyarrow as pa

    exact = [None if v is None else Decimal(v) for v in values]
    try:
        scale = max(max(0, -int(v.as_tuple().exponent)) for v in exact if v is not None)
        return _arrow(exact, pa.decimal128(38, scale))
    except (ValueError, TypeError, pa.ArrowException):
        message = "the numbers have more digits than decimal128 holds"
        raise Refusal(message) from None


def _micros(values: Sequence[Any]) -> np.ndarray:
    return np.array([_NAT if v is None else v for v in values], dtype=np.int64)


def _durations(values: Sequence[Any], target: Target) -> Any:
    found = _micros(values).view("timedelta64[us]")
    if target.arrow:
        import pyarrow as pa

        return _arrow(found, pa.duration("us"))
    return pd.array(found, dtype="timedelta64[us]")


def _quarters(values: Sequence[Any]) -> Any:
    months = _micros([None if v is None else v.micros for v in values]).view("datetime64[us]")
    return pd.PeriodIndex(pd.DatetimeIndex(months.astype("datetime64[s]")), freq="Q-DEC").array


def _times(values: Sequence[Any], target: Target) -> Any:
    if not target.arrow:
        message = "pandas has no dtype for times of day; dtype_backend='pyarrow' has one"
        raise Refusal(message)
    import pyarrow as pa

    if any(v is not None and (v.nanos or v.offset is not None) for v in values):
        message = "times of day with zones or nanoseconds have no dtype"
        raise Refusal(message)
    micros = [None if v is None else v.micros for v in values]
    return pd.arrays.ArrowExtensionArray(pa.array(micros, pa.int64()).cast(pa.time64("us")))


def _moments(values: Sequence[Any], facts: ParseFacts, target: Target) -> Any:
    offsets = {v.offset for v in values if v is not None}
    if None in offsets and len(offsets) > 1:
        message = "some cells have a time zone, others none"
        raise Refusal(message)
    zoned = bool(offsets) and None not in offsets
    micros = _micros([None if v is None else v.micros - (v.offset or 0) * _MINUTE for v in values])
    found = micros.view("datetime64[us]")
    if any(v is not None and v.nanos for v in values):
        found = _with_nanos(found, values)
    zone = _zone_of(offsets) if zoned else None
    if target.arrow:
        import pyarrow as pa

        if facts.kind == "date" and not zoned:
            return _arrow(found.astype("datetime64[D]"), pa.date32())
        unit = np.datetime_data(found.dtype)[0]
        return _arrow(found, pa.timestamp(unit, zone))
    array = pd.DatetimeIndex(found)
    return (array.tz_localize("UTC").tz_convert(zone) if zone else array).array


def _with_nanos(found: np.ndarray, values: Sequence[Any]) -> np.ndarray:
    years = found[~np.isnat(found)].astype("datetime64[Y]").astype(np.int64) + 1970
    if len(years) and (years.min() < 1678 or years.max() > 2261):
        message = "the moments have nanoseconds, and are too far from 1970 to be counted in them"
        raise Refusal(message)
    nanos = np.array([0 if v is None else v.nanos for v in values], dtype="timedelta64[ns]")
    return np.asarray(found.astype("datetime64[ns]") + nanos)


def _zone_of(offsets: set[int | None]) -> str:
    """Return UTC, or the one offset of all cells."""
    offset = offsets.pop() if len(offsets) == 1 else 0
    if not offset:
        return "UTC"
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02d}:{minutes:02d}"


def values_of(array: Any, facts: ParseFacts) -> list[Any]:
    """Return the elements of an array as `ParseFacts.writer` takes them, None if missing.

    Parameters
    ----------
    array : ExtensionArray or ndarray
        As `array_of` returned it.
    facts : ParseFacts
        What its elements are.
    """
    series = pd.Series(array)
    missing = series.isna().to_numpy()
    if facts.kind in ("boolean", "integer", "year", "decimal"):
        found = [None if gap else v for v, gap in zip(series.tolist(), missing, strict=True)]
        return [v.item() if isinstance(v, np.generic) else v for v in found]
    if facts.kind == "time":
        return [
            None if gap else Moment(_since_midnight(v))
            for v, gap in zip(series.tolist(), missing, strict=True)
        ]
    if facts.kind == "quarter":
        series = pd.Series(pd.PeriodIndex(array).to_timestamp())
    if facts.kind == "duration":
        micros = series.astype("timedelta64[us]").to_numpy().astype(np.int64).tolist()
        return [None if gap else v for v, gap in zip(micros, missing, strict=True)]
    return _moments_of(series, missing)


def _since_midnight(value: dt.time) -> int:
    return ((value.hour * 60 + value.minute) * 60 + value.second) * 1_000_000 + value.microsecond


def _of_arrow(series: pd.Series) -> pd.Series:
    """Return days or time stamps of Arrow with a dtype of pandas."""
    import pyarrow as pa

    dtype: Any = series.dtype
    if pa.types.is_date(dtype.pyarrow_dtype):
        numbers = series.array.__arrow_array__().cast(pa.int32()).cast(pa.int64())
        days = np.array(numbers.fill_null(_NAT)).view("datetime64[D]")
        return pd.Series(days.astype("datetime64[s]"))
    kind = dtype.pyarrow_dtype
    moments = np.array(series.array.__arrow_array__().cast(pa.int64()).fill_null(_NAT))
    index = pd.DatetimeIndex(moments.view(f"datetime64[{kind.unit}]"))
    return pd.Series(index.tz_localize("UTC").tz_convert(kind.tz) if kind.tz else index)


def _moments_of(series: pd.Series, missing: np.ndarray) -> list[Moment | None]:
    if isinstance(series.dtype, pd.ArrowDtype):
        series = _of_arrow(series)
    zone = series.dt.tz
    offset: int | None = None
    if zone is not None:
        gap = zone.utcoffset(None)
        offset = int(gap.total_seconds() // 60) if gap is not None else 0
        series = series.dt.tz_localize(None)
    ticks = series.to_numpy()
    nanos = np.datetime_data(ticks.dtype)[0] == "ns"
    whole = ticks.astype("datetime64[ns]" if nanos else "datetime64[us]").astype(np.int64).tolist()
    found: list[Moment | None] = []
    for tick, empty in zip(whole, missing, strict=True):
        micros, rest = divmod(tick, 1000) if nanos else (tick, 0)
        found.append(None if empty else Moment(micros, rest, offset))
    return found
