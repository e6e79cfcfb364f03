"""Times of day beside dates: of neither the other half is known, and none is made up."""

from __future__ import annotations

from collections.abc import Mapping

from .date_shapes import formats_of

__all__ = ["NO_DAY", "days_and_clocks", "has_day", "of_one_kind"]

NO_DAY = "times of day among dates: the day of the former is missing"
"""The note on a column that has many of both."""


def has_day(form: str) -> bool:
    """Return whether a format says which day, month, quarter or year it is.

    Parameters
    ----------
    form : str
        In the notation of ``strptime``.
    """
    return any(code in form for code in ("%Y", "%y", "%E", "%G"))


def of_one_kind(
    possible: Mapping[str, tuple[str, ...]], cells: Mapping[str, int]
) -> Mapping[str, tuple[str, ...]]:
    """Return the cells that are dates, or those that are times of day, whichever are more.

    Parameters
    ----------
    possible : mapping of str to tuple of str
        Cells and the formats each may have.
    cells : mapping of str to int
        Distinct cells, and how often each occurs.
    """
    days = {cell for cell, forms in possible.items() if any(map(has_day, forms))}
    if not days or len(days) == len(possible):
        return possible
    n_days = sum(cells[cell] for cell in days)
    are_days = 2 * n_days >= sum(cells[cell] for cell in possible)
    return {cell: forms for cell, forms in possible.items() if (cell in days) == are_days}


def days_and_clocks(cells: Mapping[str, int], needed: float) -> bool:
    """Return whether a column is one of moments if dates and times of day count, and else is not.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.
    needed : float
        Fraction of the cells that must be such.

    Examples
    --------
    >>> from pandas_semtype.parsing.clocks import days_and_clocks
    >>> days_and_clocks({"2023-05-06": 5, "10:30": 4}, 0.9)
    True
    """
    days = clocks = 0
    for cell, count in cells.items():
        if forms := formats_of(cell):
            is_day = any(map(has_day, forms))
            days += count * is_day
            clocks += count * (not is_day)
    needed *= sum(cells.values())
    return max(days, clocks) < needed <= days + clocks
