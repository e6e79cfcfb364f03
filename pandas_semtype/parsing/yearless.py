"""Dates without a year: a month and a day are no day of the calendar, however they are written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from .calendar_names import NAME, is_month, months_of
from .date_shapes import clock_of
from .digits import ascii_digits

__all__ = ["NO_YEAR", "fraction_without_year", "with_proved_years"]

NO_YEAR = "the year is missing: a month and a day are no date"
"""The note on a column of days without a year."""

_SIGNS = re.compile(r"(?<![\d\u5e74\ub144])\s*(\d{1,2})\s?[\u6708\uc6d4]\s?(\d{1,2})(?!\d)")
_POINTS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.").fullmatch
_ANY_YEAR = re.compile(r"\d\s?[\u5e74\ub144]|\d{4}")
_MONTH_AND_SHORT_YEAR = re.compile(r"%[bB](\W*)%y")
_WORD = re.compile(NAME)
_NUMBER = re.compile(r"\d+")
_PROVED = 0.05
"""Fraction of the cells whose number must be no day before the others are years, too."""
_MONTHS_OF_A_YEAR = 8
"""Months by year from which on the numbers of a column are years, not days."""
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def fraction_without_year(cells: Mapping[str, int]) -> float:
    """Return the fraction of the cells that name a month and a day, and no year.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.

    Examples
    --------
    >>> from pandas_semtype.parsing.yearless import fraction_without_year
    >>> fraction_without_year({"25-Mar": 1, "Feb 3 14:15": 1, "5月18日": 1, "25 Mar 2020": 1})
    0.75
    """
    return sum(n for cell, n in cells.items() if _lacks_year(cell)) / sum(cells.values())


def _lacks_year(cell: str) -> bool:
    text = ascii_digits(cell.strip())
    if len(text) > 80 or "'" in text or "\u2019" in text:
        return False
    start, end = clock_of(text) or (0, 0)
    text = text[:start] + text[end:]
    if (match := _SIGNS.search(text)) and not _ANY_YEAR.search(text):
        return 1 <= int(match[1]) <= 12 and 1 <= int(match[2]) <= 31
    if match := _POINTS(text.strip()):
        return 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1 or len(numbers[0]) > 2 or not 1 <= int(numbers[0]) <= 31:
        return False
    return any(is_month(word) for word in _WORD.findall(text))


def with_proved_years(
    possible: Mapping[str, tuple[str, ...]], cells: Mapping[str, int]
) -> Mapping[str, tuple[str, ...]]:
    """Return the formats of cells, without a month and a short year that may as well be a day.

    Years they are with an apostrophe, closed up as spreadsheets write them (``Jan-19``), where
    some are no day of their month, and where few numbers have many months each.

    Parameters
    ----------
    possible : mapping of str to tuple of str
        Cells and the formats each may have.
    cells : mapping of str to int
        Distinct cells, and how often each occurs.
    """
    open_cells = {cell for cell, forms in possible.items() if any(map(_is_open, forms))}
    if not open_cells or _are_years(open_cells, cells):
        return possible
    return {cell: forms for cell, forms in possible.items() if cell not in open_cells}


def _is_open(form: str) -> bool:
    """Return whether a format has a short year behind the name of a month and a space."""
    match = _MONTH_AND_SHORT_YEAR.search(form)
    return match is not None and "%d" not in form and bool(re.fullmatch(r"[\s.,]+", match[1]))


def _are_years(open_cells: set[str], cells: Mapping[str, int]) -> bool:
    months_by_number: dict[int, set[str]] = defaultdict(set)
    no_days = 0
    for cell in open_cells:
        text = ascii_digits(cell.strip())
        number = int(_NUMBER.findall(text)[0])
        names = [word for word in _WORD.findall(text) if is_month(word)]
        months_by_number[number].update(name.casefold() for name in names)
        longest = max((_DAYS[m - 1] for name in names for m in months_of(name)), default=31)
        no_days += cells[cell] * (not 1 <= number <= longest)
    if no_days > _PROVED * sum(cells[cell] for cell in open_cells):
        return True
    numbers = sorted(months_by_number)
    follow = len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1
    n_months = sum(map(len, months_by_number.values()))
    return follow and n_months >= _MONTHS_OF_A_YEAR * len(numbers)
