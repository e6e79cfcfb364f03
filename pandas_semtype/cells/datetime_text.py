"""Dates, times and lengths of time as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

__all__ = [
    "is_midnight",
    "length_text",
    "length_texts",
    "moment_text",
    "naive_texts",
    "zoned_texts",
]

_DIGITS = {"s": 0, "ms": 3, "us": 6, "ns": 9}
_NAT = np.iinfo(np.int64).min


def is_midnight(value: Any) -> bool:
    """Return whether a datetime or datetime64 has no time of day.

    Parameters
    ----------
    value : datetime.datetime or numpy.datetime64
        A moment, of any zone.
    """
    if isinstance(value, np.datetime64):
        return bool(value == value.astype("datetime64[D]"))
    return bool(value.time() == dt.time() and not getattr(value, "nanosecond", 0))


def moment_text(value: Any, *, as_date: bool) -> str:
    """Return the text of one datetime or datetime64.

    Parameters
    ----------
    value : datetime.datetime or numpy.datetime64
        A moment, of any zone.
    as_date : bool
        Leave out the time of day.
    """
    text = str(value).replace("T", " ")
    return text.partition(" ")[0] if as_date else text


def naive_texts(
    cells: np.ndarray, offsets: Callable[[], list[str]] | None = None
) -> list[str | None]:
    """Return the texts of datetime64 cells, with the time if any of them has one.

    Parameters
    ----------
    cells : ndarray of datetime64
        Moments, of any unit.
    offsets : callable, optional
        Returns what to write behind each time; only called if there are times.
    """
    missing = np.isnat(cells)
    days = cells.astype("datetime64[D]")
    if ((cells == days) | missing).all():
        written = np.datetime_as_string(days).tolist()
    else:
        for unit in ("s", "ms", "us"):
            coarse = cells.astype(f"datetime64[{unit}]")
            if ((cells == coarse) | missing).all():
                cells = coarse
                break
        written = [text.replace("T", " ") for text in np.datetime_as_string(cells).tolist()]
        if offsets is not None:
            written = [text + offset for text, offset in zip(written, offsets(), strict=True)]
    if not missing.any():
        return list(written)
    return [None if gap else text for text, gap in zip(written, missing.tolist(), strict=True)]


def zoned_texts(cells: Any) -> list[str | None]:
    """Return the texts of moments in a time zone: local time and distance from UTC.

    Parameters
    ----------
    cells : DatetimeArray
        Moments with a time zone.
    """
    wall = cells.tz_localize(None).to_numpy()

    def offsets() -> list[str]:
        gaps = wall - cells.tz_convert("UTC").tz_localize(None).to_numpy()
        minutes = gaps.astype("timedelta64[m]").astype(np.int64)
        written = {gap: _offset_text(gap) for gap in np.unique(minutes).tolist()}
        return [written[gap] for gap in minutes.tolist()]

    return naive_texts(wall, offsets)


def _offset_text(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


def length_texts(cells: np.ndarray) -> list[str | None]:
    """Return the texts of timedelta64 cells: ``2 days 03:04:05``, ``03:04:05.5``.

    Parameters
    ----------
    cells : ndarray of timedelta64
        Lengths of time, of seconds or a finer unit.
    """
    digits = _DIGITS[np.datetime_data(cells.dtype)[0]]
    ticks = cells.astype(np.int64).tolist()
    return [None if tick == _NAT else _ticks_text(tick, digits) for tick in ticks]


def length_text(value: Any) -> str:
    """Return the text of one timedelta or timedelta64.

    Parameters
    ----------
    value : datetime.timedelta or numpy.timedelta64
        A length of time.
    """
    cell = pd.Timedelta(value).to_timedelta64()
    return _ticks_text(int(cell.astype(np.int64)), _DIGITS[np.datetime_data(cell.dtype)[0]])


def _ticks_text(ticks: int, digits: int) -> str:
    seconds, rest = divmod(abs(ticks), 10**digits)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    text = f"{hours:02d}:{minutes:02d}:{seconds:02d}"
    if rest:
        text += "." + f"{rest:0{digits}d}".rstrip("0")
    if days:
        text = f"{days} days {text}"
    return "-" + text if ticks < 0 else text
