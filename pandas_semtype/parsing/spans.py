"""Spans of time, which are two moments in one cell: months, and hours that look like a zone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .calendar_names import NAME, is_month, is_weekday, months_of
from .date_reading import pattern_of
from .digits import ascii_digits

__all__ = ["is_span_of_months", "without_spans"]

_WORD = re.compile(NAME)
_BETWEEN = re.compile(
    r"\.?\s*(?:[-/~&+,\u2010-\u2015]|(?<=\s)(?:to|until|till?|through|thru|and|bis|und|et|\u00e0|au|a|al?"
    r"|y|e|hasta|at\u00e9|tot|en|til|och|og|do|i|\u0434\u043e|\u043f\u043e|\u0438)(?=\s))\s*",
    re.IGNORECASE,
).fullmatch
"""What stands between the first and the last month of a span."""
_WEST = -12 * 60
"""Minutes from UTC, beyond which no zone lies."""
_ZONES = {*range(0, 12 * 60, 60), 2 * 60 + 30, 3 * 60 + 30, 4 * 60 + 30, 9 * 60 + 30}
"""Minutes that zones where people live are, or were, behind UTC."""
_SUMMER = 60
"""Minutes between the two offsets of a zone."""
_FEW = 2
"""Times of day up to which one offset behind all of them may be the end of a lesson or a shift."""
_MORNING = 5 * 60
"""Minutes since midnight from which on people meet and work; machines write at night."""
_ISO = re.compile(r"\dT\d").search
"""A day and a time joined as ISO 8601 joins them, which writes spans with a slash."""
_FAR = -10 * 60
"""Minutes from UTC of the furthest zone in the west that has a summer time."""


def is_span_of_months(text: str) -> bool:
    """Return whether two months stand side by side in a text: no single one is meant.

    Parameters
    ----------
    text : str
        A cell.

    Examples
    --------
    >>> from pandas_semtype.parsing.spans import is_span_of_months
    >>> [is_span_of_months(text) for text in ("Jan-Jun 2000", "Mai/May 2000", "mar. mai 5 2020")]
    [True, False, False]
    """
    words = [match for match in _WORD.finditer(text) if is_month(match[0])]
    for i, first in enumerate(words):
        for last in words[i + 1 :]:
            between = text[first.end() : last.start()]
            if _BETWEEN(between) is None or months_of(first[0]) & months_of(last[0]):
                continue
            # "mar, abr 12" is a Tuesday; "Mar-Apr" and "March, April" are months.
            if not (is_weekday(first[0]) and between.strip() in (",", ".,")):
                return True
    return False


def without_spans(found: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return cells and their formats without spans of hours that were taken for a zone.

    "9:00-17:00" ends at five: no zone is seventeen hours behind, and a time of day without
    seconds has none. Behind a day (2020-05-01 09:00-11:00) all cells together show it.

    Parameters
    ----------
    found : mapping of str to tuple of str
        Cells and the formats each may have.
    """
    hours = {
        cell: parts
        for cell, forms in found.items()
        if "-" in cell and any("%z" in one for one in forms) and (parts := _hours(cell, forms))
    }
    if not hours:
        return dict(found)
    spans = {cell for cell, (_, _, has_day) in hours.items() if not has_day}
    dated = {cell: parts for cell, parts in hours.items() if cell not in spans}
    offsets = {offset for _, offset, _ in dated.values()}
    if dated and (min(offsets) < _WEST or _are_ends(dated, offsets)):
        spans |= dated.keys()
    return {cell: forms for cell, forms in found.items() if cell not in spans}


def _hours(cell: str, forms: tuple[str, ...]) -> tuple[int, int, bool] | None:
    """Return begin and offset in minutes, and whether a day is said; None of any other cell."""
    text = ascii_digits(cell.strip())
    for form in forms:
        if "%z" not in form or "%S" in form or not ("%H" in form or "%I" in form):
            continue
        match = pattern_of(form).fullmatch(text)
        parts = {} if match is None else match.groupdict()
        if parts.get("z", "")[:1] == "-":
            digits = parts["z"][1:].replace(":", "")
            begin = 60 * int(parts.get("H") or parts.get("I") or 0) + int(parts.get("M") or 0)
            offset = 60 * int(digits[:2]) + int(digits[2:] or 0)
            return begin, -offset, "%d" in form
    return None


def _are_ends(dated: Mapping[str, tuple[int, int, bool]], offsets: set[int]) -> bool:
    """Return whether what looks like offsets are ends: all are later, and not those of a zone."""
    if any(-offset <= begin for begin, offset, _ in dated.values()):
        return False
    if not {-offset for offset in offsets} <= _ZONES:
        return True
    if len(offsets) == 1:
        # From nine to eleven on all days, or nine on an island in the Pacific: nobody can tell.
        begins = {begin for begin, _, _ in dated.values()}
        return len(begins) <= _FEW and min(begins) >= _MORNING and not any(map(_ISO, dated))
    return max(offsets) - min(offsets) > _SUMMER or min(offsets) < _FAR
