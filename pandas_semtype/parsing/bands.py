"""Bands of numbers: from one number to another (18-24), or without an end (65+, under $10k)."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["edges_of", "fraction_of_amounts", "is_band", "is_interval", "is_open_band"]

_N = r"[$€£]?\s?(\d[\d,.]*)\s?[kKmM%]?(?:\s?[$€£])?"
_SIGNED = r"(-?(?:\d[\d.]*(?:e[-+]?\d{1,3})?|inf))"
_CUT = rf"\(\s?{_SIGNED},\s?{_SIGNED}\]|\[\s?{_SIGNED},\s?{_SIGNED}\)"
"""Intervals as pandas.cut writes them: of a whole and a half bracket, or they may be points."""
_UNIT = r"(?:\s?[^\W\d]{1,9}\.?)?"
_BAND = re.compile(
    rf"(?:ages?\s)?(?:{_N}\s?(?:-|\u2013|to|bis|_|~)\s?{_N}|[\[(]\s?{_N},\s?{_N}[\])])"
    rf"{_UNIT}|{_CUT}",
    re.IGNORECASE,
).fullmatch
_INTERVAL = re.compile(_CUT, re.IGNORECASE).fullmatch
_END = re.compile(
    r"(?:ages?\s)?(?:(?:under|below|over|above|less than|more than|up to|unter|\u00fcber|bis"
    rf"|[<>\u2264\u2265]=?)\s?{_N}"
    rf"{_UNIT}|{_N}{_UNIT}\s?(?:\+|plus|(?:and|or|&)\s(?:over|above|older|more|under|less)))"
    rf"{_UNIT}",
    re.IGNORECASE,
).fullmatch
_AMOUNT = re.compile(r"[$€£]|\d\s?[kK]\b").search


def edges_of(cell: str) -> tuple[float, float] | None:
    """Return the two numbers of a band as they are written, None of any other cell.

    Parameters
    ----------
    cell : str
        A cell.

    Examples
    --------
    >>> from pandas_semtype.parsing.bands import edges_of
    >>> edges_of("$20,000 - $39,999"), edges_of("65+"), edges_of("(-0.5, inf]")
    ((20000.0, 39999.0), None, (-0.5, inf))
    """
    found = _BAND(cell)
    if found is None:
        return None
    low, high = [_number(group) for group in found.groups() if group is not None]
    return low, high


def is_interval(cell: str) -> bool:
    """Return whether a cell is an interval that has one of its ends and not the other.

    Parameters
    ----------
    cell : str
        A cell.

    Examples
    --------
    >>> from pandas_semtype.parsing.bands import is_interval
    >>> is_interval("(-1.5, 0.25]"), is_interval("(-1.5, 0.25)")
    (True, False)
    """
    return _INTERVAL(cell) is not None


def is_open_band(cell: str) -> bool:
    """Return whether a cell is a band without a beginning or an end.

    Parameters
    ----------
    cell : str
        A cell.
    """
    return _END(cell) is not None


def is_band(cell: str) -> bool:
    """Return whether a cell is a band from a number to one that is not smaller, or without an end.

    Parameters
    ----------
    cell : str
        A cell.
    """
    edges = edges_of(cell)
    return is_open_band(cell) if edges is None else edges[0] <= edges[1]


def fraction_of_amounts(cells: Mapping[str, int]) -> float:
    """Return the fraction of the cells that are bands of amounts of money.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.

    Examples
    --------
    >>> from pandas_semtype.parsing.bands import fraction_of_amounts
    >>> fraction_of_amounts({"Under $10k": 2, "$10k - $20k": 1, "$7": 1, "10-20": 1})
    0.6
    """
    total = sum(cells.values())
    found = sum(
        n for cell, n in cells.items() if _AMOUNT(cell) is not None and is_band(cell.strip())
    )
    return found / total if total else 0.0


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "").rstrip("."))
    except ValueError:  # "1.2.3"
        return float("nan")
