"""Whole numbers that could be days, months or years, and more probably are something else.

A name may say otherwise: these opinions make a label unlikely, not impossible.
"""

from __future__ import annotations

from itertools import pairwise

from .cells import Cells
from .opinion import Opinion
from .ranges import numbers_of

__all__ = ["calendar_opinions"]

_SOME = 0.02
"""Fraction of the cells that changes nothing: errors, codes for missing values."""
_MONTHS = range(1, 13)
_DAYS = 31
_NEARLY_ALL = 10
"""Months that are there, December among them, in a column of months."""
_EARLY, _RECENT, _LATE = 1800, 2000, 2040
"""Years of history end, of today begin, and of a far future begin."""
_MANY = 0.05
"""Fraction of the cells beyond which such years are no slips."""
_EVEN = 2
"""How much more often than the rarest the most frequent year of a series may occur."""
_UNLIKELY = 0.8
"""Certainty of the opinions; set by hand, so that a name that says month or year prevails."""


def calendar_opinions(cells: Cells) -> list[Opinion]:
    """Return whether numbers that could be days, months or years lack what these have.

    Parameters
    ----------
    cells : Cells
        Present cells of a column. Months written with zeros in front are left alone.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.calendar_numbers import calendar_opinions
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> scores = Cells(["5", "6", "7", "8", "9", "10"], [3, 2, 2, 4, 1, 1], 13, 13, 6, 4)
    >>> [(opinion.label, opinion.kind) for opinion in calendar_opinions(scores)]
    [('month', 'doubts')]
    """
    if sum(cell[:1].isdecimal() and len(cell) <= 6 for cell in cells.probe) < len(cells.probe) - 1:
        return []
    numbers = numbers_of(cells)
    if numbers.fraction < 1.0 - _SOME or numbers.decimals or numbers.zeros or not numbers.values:
        return []
    found = []
    if numbers.beyond(0, 12) <= _SOME and not _are_all_months(set(numbers.values)):
        found.append(Opinion("month", _UNLIKELY, "range:some_months", "doubts"))
    if _is_numbering(cells, numbers.values):
        found.append(Opinion("day", _UNLIKELY, "range:numbering", "doubts"))
    if numbers.beyond(1000, 2200) <= _SOME and not numbers.grouped:
        late = numbers.beyond(0, _LATE)
        before_history = 1.0 - numbers.beyond(0, _EARLY - 1)
        before_today = 1.0 - numbers.beyond(0, _RECENT - 1)
        wide = late > _SOME and before_history > _SOME
        if (wide or (late > _MANY and before_today > _MANY)) and not _is_series(cells):
            found.append(Opinion("year", _UNLIKELY, "range:far_years", "doubts"))
    return found


def _is_numbering(cells: Cells, values: list[float]) -> bool:
    """Return whether every number from 1 on occurs, and only once, as in a list of things."""
    n = cells.n_present
    return (
        _MONTHS.stop <= n <= _DAYS
        and cells.n_distinct == n
        and len(values) == n == max(values)
        and min(values) == 1
    )


def _are_all_months(values: set[float]) -> bool:
    return 12 in values and values <= set(_MONTHS) and len(values) >= _NEARLY_ALL


def _is_series(cells: Cells) -> bool:
    """Return whether every year occurs, about as often as any other, as in projections."""
    years = sorted({int(float(cell)) for cell in (*cells.values, *cells.rest) if _is_whole(cell)})
    steps = {after - before for before, after in pairwise(years)}
    return len(steps) == 1 and max(cells.weights) <= _EVEN * min(cells.weights)


def _is_whole(cell: str) -> bool:
    return cell.strip().removesuffix(".0").isdecimal()
