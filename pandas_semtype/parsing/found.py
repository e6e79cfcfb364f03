"""What was found in the cells of a column, as `ParseFacts`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from .dates import FoundDates
from .doubts import OPEN_MARKS, PAIRS
from .facts import LEADING_ZEROS, ParseFacts
from .labels import DECIMAL
from .number_search import FoundNumbers
from .serials import find_serials

__all__ = [
    "PADDED",
    "facts_in_doubt",
    "facts_of_dates",
    "facts_of_numbers",
    "facts_of_serials",
    "facts_of_text",
]

PADDED = 0.02
"""Fraction of numbers with leading zeros from which on they are codes."""


def facts_of_numbers(found: FoundNumbers, label: str) -> ParseFacts:
    """Return the facts of a column that is read as numbers.

    Parameters
    ----------
    found : FoundNumbers
        How they are written.
    label : str
        The semantic type of the column.
    """
    kind = "integer" if found.whole and label not in DECIMAL else "decimal"
    if label == "year" and found.whole:
        kind = "year"
    return ParseFacts(kind, found.fraction, numbers=found.format)


def facts_of_dates(found: FoundDates) -> ParseFacts:
    """Return the facts of a column that is read as moments, times or quarters.

    Parameters
    ----------
    found : FoundDates
        How they are written.
    """
    form = found.format
    kind = "date"
    if not form.has_day:
        kind = "time"
    elif form.has_time:
        kind = "datetime"
    elif all("%q" in one for one in form.formats):
        kind = "quarter"
    return ParseFacts(kind, found.fraction, dates=form, note=found.note)


def facts_of_serials(cells: Mapping[str, int], needed: float) -> ParseFacts | None:
    """Return the facts of numbers that count days or seconds, if enough of the cells do.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.
    needed : float
        Fraction of the cells that must.
    """
    unit, fraction = find_serials(cells)
    if fraction < needed:
        return None
    kind = "excel_date" if unit == "excel" else "unix_time"
    return ParseFacts(kind, fraction, style=unit)


def facts_of_text(cells: Mapping[str, int], note: str = "") -> ParseFacts:
    """Return the facts of a column that stays as it is, with the width of padded codes.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.
    note : str, optional
        Why it does.
    """
    total = sum(cells.values())
    padded: Counter[int] = Counter()
    for cell, n in cells.items():
        if len(text := cell.strip()) > 1 and text[0] == "0" and text.isdecimal():
            padded[len(text)] += n
    width = max(padded, key=lambda size: padded[size]) if padded else 0
    kept = width if sum(padded.values()) >= PADDED * total else 0
    if kept and not note:
        note = LEADING_ZEROS
    return ParseFacts("text", width=kept, note=note)


def facts_in_doubt(cells: Mapping[str, int], found: FoundNumbers) -> ParseFacts:
    """Return the facts of numbers that stay texts, with their marks if these are in doubt.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.
    found : FoundNumbers
        What they look like, and what speaks against it.
    """
    facts = facts_of_text(cells, found.note)
    return replace(facts, numbers=found.format) if found.note in (OPEN_MARKS, PAIRS) else facts
