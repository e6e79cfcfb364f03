"""The kind of a column whose label says nothing of values: what its cells alone show."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..types import UNKNOWN
from .clocks import NO_DAY, days_and_clocks
from .dates import find_dates
from .doubts import decades
from .durations import CLOCK, find_durations, has_capitals
from .facts import ParseFacts
from .found import PADDED, facts_in_doubt, facts_of_dates, facts_of_numbers, facts_of_text
from .number_search import find_numbers
from .other_calendars import OTHER_CALENDAR, mostly_other_calendar
from .quarters_alone import SHORT_QUARTERS, are_open_quarters, quarters_alone
from .truth import words_of_truth

__all__ = ["ALONE", "facts_by_cells_alone"]

ALONE = 0.95
"""Fraction of the cells that must parse where the label says nothing."""

_MANY = 0.5
"""Fraction of dates from which on those of another calendar are looked for."""

_CLOCK_OF_TEXT = "perhaps hours, minutes and seconds, and the label is text; types= may say so"
_FEW_DAYS = "three numbers of two digits in few cells, perhaps dates; types= may say so"
"""The notes on a column whose label is text, and whose cells look like times or dates."""

_SHORT_DATES = 8
"""Distinct dates with short years that are dates whatever the label."""


def facts_by_cells_alone(
    cells: Mapping[str, int], label: str, order: str, decimal: str
) -> ParseFacts:
    """Return the facts of a column whose label says nothing of values.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.
    label : str
        ``"text"`` or ``"unknown"``.
    order : {"", "day_first", "month_first"}
        The order of day and month where no cell shows it.
    decimal : {"", ".", ","}
        The mark before decimals where no cell shows it.
    """
    if note := decades(cells):
        return facts_of_text(cells, note)
    numbers = find_numbers(cells, decimal=decimal, label=label)
    if numbers is not None and numbers.note and numbers.alike >= ALONE and numbers.dressed:
        return facts_in_doubt(cells, numbers)
    note = ""
    if numbers is not None and (numbers.format.unit or numbers.format.multipliers):
        if (length := _length(cells, label)) is not None:
            return length
        if label == "text":  # which becomes no number by what stands behind it
            if numbers.format.unit and numbers.fraction >= ALONE and numbers.dressed:
                unit = numbers.format.unit
                note = f"numbers in {unit}, and the label is text; types= may say otherwise"
            numbers = None
    # Digits alone may be a code that nobody calculates with.
    if (
        numbers is not None
        and not numbers.note
        and numbers.fraction >= ALONE
        and numbers.padded < PADDED
        and not numbers.coded
        and (numbers.dressed or (label == UNKNOWN and numbers.fraction == 1))
    ):
        return facts_of_numbers(numbers, label)
    dates = find_dates(cells, order=order)
    if dates is not None and dates.fraction >= _MANY and dates.bare and dates.format.has_day:
        if mostly_other_calendar(cells) and dates.alike >= ALONE:
            return facts_of_text(cells, OTHER_CALENDAR)
        if dates.fraction >= ALONE and are_open_quarters(dates.format.formats):
            return facts_of_text(cells, SHORT_QUARTERS)
        is_short = all(re.search(r"%[ymd]\W+%[ymd]\W+%[ymd]$", f) for f in dates.format.formats)
        if (
            dates.fraction >= ALONE
            and is_short
            and len(cells) < _SHORT_DATES
            and not (order or dates.note)
        ):
            return facts_of_text(cells, _FEW_DAYS)
        if dates.fraction >= ALONE:
            return facts_of_dates(dates)
        if days_and_clocks(cells, ALONE):
            return facts_of_text(cells, NO_DAY)
    if (quarters := quarters_alone(cells)) is not None:
        return quarters
    length = _length(cells, label)
    return length or words_of_truth(cells) or facts_of_text(cells, note)


def _length(cells: Mapping[str, int], label: str) -> ParseFacts | None:
    style, fraction = find_durations(cells)
    # Three numbers of two digits with colons are anything, such as half an address of a network.
    if label == "text" and style == CLOCK and not any("d" in cell for cell in cells):
        return facts_of_text(cells, _CLOCK_OF_TEXT) if fraction >= ALONE else None
    # A number with these letters may be one of metres, or anything.
    if fraction < ALONE or style.strip(", ") in ("m", "d") or has_capitals(cells):
        return None
    return ParseFacts("duration", fraction, style=style)
