"""What the report says of years of two digits: which years they were read as."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ..parsing.centuries import short_years_of
from ..parsing.date_reading import MICROS_OF_DAY, Moment
from ..parsing.dates import DateFormat
from .distinct import DistinctCells

__all__ = ["centuries"]

_EPOCH = dt.date(1970, 1, 1)
_SOON = 20
"""Years ahead that contracts and loans end in; what lies behind them may be of the last century."""


def centuries(dates: DateFormat, found: DistinctCells, values: Sequence[Any]) -> str:
    """Return the years that short ones were read as, where that is not plain; else "".

    Parameters
    ----------
    dates : DateFormat
        How the cells are written.
    found : DistinctCells
        The cells.
    values : sequence
        What each of them was read as, None if it was not.
    """
    today = dt.date.today()
    sides: dict[bool, dict[int, int]] = {False: {}, True: {}}
    for cell, n, value in zip(found.cells, found.counts.tolist(), values, strict=True):
        if isinstance(value, Moment) and short_years_of({cell: 1}, dates.formats):
            year = (_EPOCH + dt.timedelta(days=value.micros // MICROS_OF_DAY)).year
            years = sides[year >= 2000]
            years[year] = years.get(year, 0) + n
    old, new = sides[False], sides[True]
    if dates.latest not in ("", today.isoformat()):  # which is that of births
        return f", read as {_range({**old, **new})}"
    if not dates.latest and old and new and max(new) > today.year:
        return f", read as {_range(old)} in {_cells(old)} and as {_range(new)} in {_cells(new)}"
    if not dates.latest and new and max(new) > today.year + _SOON:
        return f", read as {_range({**old, **new})}"
    return ""


def _range(years: dict[int, int]) -> str:
    low, high = min(years), max(years)
    return str(low) if low == high else f"{low} to {high}"


def _cells(years: dict[int, int]) -> str:
    n = sum(years.values())
    return "1 cell" if n == 1 else f"{n} cells"
