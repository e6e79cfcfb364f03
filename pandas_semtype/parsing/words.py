"""How the cells of a column are written, in words for people."""

from __future__ import annotations

import re

from .dates import DateFormat
from .facts import ParseFacts
from .numbers import NumberFormat

__all__ = ["format_in_words"]

_CODE = re.compile(r"%(.)")
_CODES = {
    "E": "year of an era", "Y": "year", "y": "two-digit year", "m": "month", "d": "day",
    "B": "name of month", "b": "short name of month", "A": "weekday", "a": "short weekday",
    "H": "hour", "I": "hour", "M": "minute", "S": "second", "f": "fraction", "p": "AM or PM",
    "G": "year", "V": "week", "u": "day of the week",
    "z": "offset", "Z": "zone", "q": "quarter", "%": "%",
}  # fmt: skip
_MARKS = {
    ".": "point", ",": "comma", "'": "apostrophe", "\u2019": "apostrophe", " ": "space",
    "\u00a0": "space", "\u202f": "space", "\u066b": "Arabic comma",
    "\u066c": "Arabic thousands mark",
    "_": "underscore",
}  # fmt: skip
_KINDS = {
    "category": "categories", "list": "lists", "json": "JSON", "text": "texts", "empty": "empty",
    "excel_date": "days of a spreadsheet",
}  # fmt: skip
_UNITS = {"s": "seconds", "ms": "milliseconds", "us": "microseconds", "ns": "nanoseconds"}
_STYLES = {"clock": "as on a clock", "iso": "ISO 8601", "words": "in words"}


def format_in_words(facts: ParseFacts) -> tuple[str, str]:
    """Return what is written in some way, and the way, without what depends on single cells.

    Parameters
    ----------
    facts : ParseFacts
        How the cells of a column are written.

    Returns
    -------
    what, how : str
        Such as ``"date format"`` and ``"day/month/year"``.

    Examples
    --------
    >>> from pandas_semtype.parsing import facts_of_cells
    >>> from pandas_semtype.parsing.words import format_in_words
    >>> format_in_words(facts_of_cells({"31/12/2023": 1, "1/2/2024": 1}, "datetime"))
    ('date format', 'day/month/year')
    >>> format_in_words(facts_of_cells({"1.234,50": 1, "17,25": 1}, "float"))
    ('number format', 'decimal comma, point between thousands')
    """
    if facts.dates is not None:
        what = "time format" if facts.kind == "time" else "date format"
        return what, _of_dates(facts.dates)
    if facts.numbers is not None:
        return "number format", _of_numbers(facts.numbers)
    if facts.booleans is not None:
        return "truth values", f"{facts.booleans.true[0]} and {facts.booleans.false[0]}"
    if facts.kind == "unix_time":
        return "Unix time", f"in {_UNITS.get(facts.style, facts.style)}"
    if facts.kind == "duration":
        return "lengths of time", _STYLES.get(facts.style, f"in {facts.style.strip(', ')}")
    return "cells", _KINDS.get(facts.kind, facts.kind)


def _of_dates(dates: DateFormat) -> str:
    written = [
        _CODE.sub(lambda found: _CODES.get(found[1], found[0]), one) for one in dates.formats
    ]
    text = " or ".join(dict.fromkeys(written))
    if dates.zone:
        text += ", mixed time zones" if dates.zone == "mixed" else f", {dates.zone}"
    return f"{text}, day and month perhaps exchanged" if dates.ambiguous else text


def _of_numbers(numbers: NumberFormat) -> str:
    parts = []
    if numbers.decimals != 0 or numbers.decimal not in ("", "."):
        parts.append(f"decimal {_MARKS.get(numbers.decimal, repr(numbers.decimal))}")
    if numbers.grouping:
        mark = _MARKS.get(numbers.grouping, repr(numbers.grouping))
        parts.append(f"{mark} between {'lakhs' if numbers.lakh else 'thousands'}")
    if numbers.negative == "()":
        parts.append("negative numbers in brackets")
    elif numbers.negative == "trailing":
        parts.append("minus behind the number")
    parts += [f"in {unit}" for unit in (numbers.currency, numbers.percent, numbers.unit) if unit]
    if numbers.multipliers:
        parts.append(f"multiplied by {', '.join(numbers.multipliers)}")
    if numbers.hemispheres:
        parts.append(f"{' and '.join(numbers.hemispheres)} in place of a sign")
    if numbers.zero != "0":
        parts.append("digits of another script")
    return ", ".join(parts) or "plain digits"
