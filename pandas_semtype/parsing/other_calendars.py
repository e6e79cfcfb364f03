"""Dates of the Islamic and Persian calendars, which are not read: as Gregorian they are wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .date_reading import pattern_of
from .date_shapes import formats_of
from .digits import ascii_digits

__all__ = ["OTHER_CALENDAR", "mostly_other_calendar"]

OTHER_CALENDAR = "perhaps dates of the Islamic or Persian calendar, which are to be converted first"
"""The note on a column of years from 1300 to 1500."""

_HALF = 0.5
"""Fraction of the cells that must have such years; fewer are history."""

_YEARS = range(1300, 1501)
"""The years of both calendars from 1882 on; Gregorian ones stand beside later ones."""
_ARABIC = re.compile(r"\d\s?\u0647(?:\s?\u0640|\.|\s|$|\.?\s?\u0634)")
_LATIN = re.compile(
    r"(?<!\d)1[345]\d\d\s?(?:A\.?H\.?|H\.?)(?![^\W\d_])|(?<![^\W\d_])A\.?H\.?\s?1[345]\d\d(?!\d)"
    r"|(?<!\d)1[345]\d\d\D.*\d\s?(?:A\.?H\.?|H\.?)$"
)


def mostly_other_calendar(cells: Mapping[str, int]) -> bool:
    """Return whether more than half of the cells are such dates, or one has the name of an era.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.

    Examples
    --------
    >>> from pandas_semtype.parsing.other_calendars import mostly_other_calendar
    >>> mostly_other_calendar({"1402/05/11": 3, "1453/05/29": 1, "2024/01/02": 1})
    True
    """
    found = 0
    for cell, count in cells.items():
        text = ascii_digits(cell.strip())
        if len(text) > 80:
            continue
        if _ARABIC.search(text) or _LATIN.search(text):
            return True
        found += count * _is_other(text)
    return found > _HALF * sum(cells.values())


def _is_other(text: str) -> bool:
    """Return whether a year of these calendars stands beside a month in digits."""
    for form in formats_of(text):
        if "%Y" in form and "%m" in form and (match := pattern_of(form).fullmatch(text)):
            return int(match["Y"]) in _YEARS
    return False
