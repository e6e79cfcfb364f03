"""Days with years of two digits, such as 10/27/15.

Three small numbers may be many things. That the first two are a day and a month in one order in
all cells, and the last one hardly changes while the day does, happens with days in a row; and that
some days are beyond the twelfth, and no month is, with days of many years.
"""

from __future__ import annotations

import re
from calendar import monthrange

from .cells import Cells
from .opinion import Opinion

__all__ = ["short_date_opinions"]

_FEWEST = 3
"""Distinct cells below which it may be a coincidence."""
_FEW_YEARS = 2
"""Different years of a series of days."""
_FEWEST_OF_MANY_YEARS = 4
"""Distinct cells of more years that are hardly days by chance."""
_ENOUGH = 0.95
"""Fraction of the cells that are days: others may stand for a missing one."""
_SURE = 0.95
_MONTHS = 12
_THREE = re.compile(
    r"(\d{1,2})([/.-])(\d{1,2})\2(\d\d)(?:,? \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?)?"
).fullmatch


def short_date_opinions(cells: Cells) -> list[Opinion]:
    """Return whether cells are days of few months, written with two digits of the year.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.short_dates import short_date_opinions
    >>> values = ["10/27/15", "10/28/15", "10/29/15"]
    >>> [(o.label, o.kind) for o in short_date_opinions(Cells(values, [1] * 3, 3, 3, 3, 1))]
    [('datetime', 'settles')]
    """
    n = len(cells.values)
    if n < _FEWEST or sum(_THREE(cell) is not None for cell in cells.probe) < len(cells.probe) - 1:
        return []
    found = [match.groups() for match in map(_THREE, cells.values) if match is not None]
    if len(found) < _ENOUGH * n or len({mark for _, mark, _, _ in found}) > 1:
        return []
    in_a_row = len({year for *_, year in found}) <= _FEW_YEARS
    if not in_a_row and n < _FEWEST_OF_MANY_YEARS:
        return []
    parts = [(int(first), int(second), int(year)) for first, _, second, year in found]
    for day, month in ((0, 1), (1, 0)):
        days = {part[day] for part in parts}
        # The parts of versions, and of keys, are rarely beyond twelve where those of days are.
        told = len(days) >= _FEWEST if in_a_row else max(days) > _MONTHS
        if told and all(_is_day(p[day], p[month], p[2]) for p in parts):
            return [Opinion("datetime", _SURE, "format:short_dates", "settles")]
    return []


def _is_day(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000 + year, month)[1]
