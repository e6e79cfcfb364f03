"""What is said of a column of which too few cells are what its label says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from .bands import fraction_of_amounts
from .date_shapes import formats_of
from .dates import find_dates
from .digits import ascii_digits
from .labels import NUMERIC, WHOLE
from .number_search import find_numbers
from .spans import is_span_of_months, without_spans
from .yearless import NO_YEAR, fraction_without_year

__all__ = ["AGREED", "few", "too_few"]

AGREED = 0.9
"""Fraction of the cells that must parse as what the label says: the others would be lost."""

BANDS = "bands of amounts, which are two numbers each"
"""The note on a column of what is no single number."""

_N = r"\d+(?:[.,]\d+)?"
_INCH = r"(?:[\"\u201d\u2033]|''|\u2019\u2019|\u2032\u2032|in\.?|inch(?:es)?)"
_NO_NUMBERS = {
    "feet and inches": rf"-?\d+\s?(?:['\u2019\u2032]|ft\.?|feet)\s?-?\s?(?:{_N}|\d+\s\d+/\d+)"
    rf"\s?{_INCH}?",
    "degrees, minutes and seconds": r"[NSEWO]?\s?-?\d{1,3}\s?[\u00b0\u00bad]\s?\d{1,2}(?:[.,]\d+)?"
    rf"\s?(?:['\u2019\u2032m]\s?(?:{_N}\s?(?:[\"\u201d\u2033s]|''|\u2032\u2032)?)?)?\s?[NSEWO]?"
    rf"|\d{{1,3}}\s\d{{1,2}}(?:\s\d{{1,2}})?(?:[.,]\d+)?\s?[NSEWO]",
    "dimensions, which are several numbers": rf"{_N}\s?[a-z]{{0,2}}(?:\s?[xX\u00d7*]\s?{_N}"
    r"\s?[a-z]{0,2})+\.?",
    "numbers with a point behind them, as of sections": r"\d+(?:[.,]\d+)*\.",
    "fractions": r"-?(?:\d+[\s-])?\d+\s?[/\u2044]\s?\d+|-?\d*\s?[\u00bc-\u00be\u2150-\u215e]",
}
_HALF = r"(?:semest(?:er|re)|half|halbjahr|halv\u00e5r|pololet\u00ed|p\u00f3\u0142rocze)"
_PART = rf"(?:[QTHS]|quarter|quartal|kwartaal|kvartal|trimestre|trim\.?|{_HALF})"
_TH = r"(?:st|nd|rd|th|er|\u00e8me|e|\u00ba|\u00aa|\.)"
_NO_MOMENTS = {
    "quarters or halves without a year": rf"(?i:{_PART}\s?-?[1-4]|[1-4]{_TH}?[\s-]?{_PART})",
    "halves of a year": r"(?i:(?:19|20)\d\d[-\s/.,]*[HS][12]|[HS][12][-\s/.,']*(?:19|20)?\d\d"
    rf"|[12][HS]\s?(?:19|20)?\d\d|{_HALF}\s?[12]\W*(?:19|20)\d\d|[12]{_TH}?\s?{_HALF}\W*(?:19|20)\d\d"
    rf"|(?:19|20)\d\d\W*(?:{_HALF}\s?[12]|[12]{_TH}?\s?{_HALF}))",
    "months by number, of which no year is said": r"[Mm](?:0?[1-9]|1[0-2])",
    "weeks of a year": r"\d{4}\s?-?\s?(?:W|w|KW)\s?\d{1,2}(?:-?[1-7])?"
    r"|(?:W|w|KW)\.?\s?\d{1,2}\s?[-/ ]\s?\d{4}",
}
"""What people write that is neither one number nor one moment."""


def _is_span(text: str) -> bool:
    """Return whether a text goes from one moment to another."""
    if is_span_of_months(text):
        return True
    for mark in _TO.finditer(text):
        first, last = text[: mark.start()].strip(), text[mark.end() :].strip()
        if formats_of(last) and (formats_of(first) or _DAYS(first)):
            return True
    return False


_TO = re.compile(
    r"\s*(?:[-\u2010-\u2015/~]|\.\.+|\b(?:to|until|till|through|bis|hasta|tot|au?|al)\b)\s*"
)
_DAYS = re.compile(r"[^\d]{0,12}\d{1,2}(?:[./]\d{0,2}){0,2}").fullmatch
"""A day whose month, or a month whose year, stands behind the last one."""

_SHAPES: dict[str, dict[str, Callable[[str], object]]] = {
    "numbers": {what: re.compile(pattern).fullmatch for what, pattern in _NO_NUMBERS.items()},
    "dates or times": {
        **{what: re.compile(one).fullmatch for what, one in _NO_MOMENTS.items()},
        "spans, which are two moments each": _is_span,
    },
}
_LONG = 60
"""Characters of texts that are not looked at."""
_MANY = 0.5
"""Fraction of the cells from which on such a shape is named."""


def too_few(cells: Mapping[str, int], label: str, order: str) -> str:
    """Return the note on a column of which many cells parse, and too few.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.
    label : str
        The semantic type of their column.
    order : {"", "day_first", "month_first"}
        The order of day and month where no cell shows it.
    """
    if label in NUMERIC:
        if fraction_of_amounts(cells) > 1 - AGREED:
            return BANDS
        if fraction_without_year(cells) > 1 - AGREED:
            return NO_YEAR
        numbers = find_numbers(cells, whole=label in WHOLE, label=label)
        return few("numbers", numbers.fraction if numbers else 0.0, cells)
    dates = find_dates(cells, order=order)
    return few("dates or times", dates.fraction if dates else 0.0, cells)


def few(what: str, fraction: float, cells: Mapping[str, int] | None = None) -> str:
    """Return a text on the fraction of the cells that are something, and what others are.

    Parameters
    ----------
    what : str
        What the cells should be, such as ``"numbers"``.
    fraction : float
        The fraction that are, 0 to 1.
    cells : mapping of str to int, optional
        Distinct cells and how often each occurs, to name the shape of most of them.
    """
    others = _named(what, cells) if cells else ""
    return f"only {fraction:.0%} of the cells are {what}{f': most are {others}' if others else ''}"


def _named(wanted: str, cells: Mapping[str, int]) -> str:
    """Return what most cells are that are no single number or moment; "" if that is not known."""
    texts = [(ascii_digits(cell.strip()), count) for cell, count in cells.items()]
    total = sum(cells.values())
    texts = [(text, count) for text, count in texts if len(text) < _LONG]
    if wanted == "dates or times":  # what is one moment is none of the others: 1/4/2020 is no span
        moments = without_spans({text: formats_of(text) for text, _ in texts})
        texts = [(text, count) for text, count in texts if not moments.get(text)]
    for what, shape in _SHAPES.get(wanted, {}).items():
        if sum(count for text, count in texts if shape(text)) > _MANY * total:
            return what
    return ""
