"""Quarters and numbered months that the cells show by themselves, whatever their label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .dates import find_dates
from .digits import ascii_digits
from .facts import ParseFacts
from .found import facts_of_dates, facts_of_text
from .quarters import quarter_in

__all__ = ["NUMBERED_MONTHS", "SHORT_QUARTERS", "are_open_quarters", "quarters_alone"]

SHORT_QUARTERS = "perhaps quarters with years of two digits; types= may say so"
NUMBERED_MONTHS = "perhaps months, written as M and a number; types= may say so"
"""The notes on a column whose label says nothing of quarters or months."""

_OPEN_QUARTER = re.compile(r"[QqTt]%q\W.*%y|%y[QqTt]%q|%q[Tt]\W?%y").search
"""Q1/12 may be the first of twelve questions; 1Q12 is hardly anything else than a quarter."""

_MONTH = re.compile(
    r"(?:18|19|20|21)\d\d[\-_ ]?M(?:0[1-9]|1[0-2])"
    r"|M(?:0[1-9]|1[0-2])[\-_./ ](?:18|19|20|21)\d\d"
).fullmatch
_NEEDED = 0.95
_LONGEST = 40
_NO_CODES = 2
"""Distinct cells that a column of quarters has at least: one cell may be the code of anything."""


def quarters_alone(cells: Mapping[str, int]) -> ParseFacts | None:
    """Return the facts of a column that nothing but its cells calls one of quarters.

    Quarters become values where a word or four digits of a year leave no doubt; what is
    perhaps a quarter or a month is named, and stays.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.

    Returns
    -------
    ParseFacts or None
        None if they are none, or other dates as well.

    Examples
    --------
    >>> from pandas_semtype.parsing.quarters_alone import quarters_alone
    >>> quarters_alone({"1er trimestre 2021": 1, "2e trimestre 2021": 1}).kind
    'quarter'
    >>> quarters_alone({"Q3/20": 4, "Q4/20": 2}).note
    'perhaps quarters with years of two digits; types= may say so'
    >>> quarters_alone({"2020M03": 1, "2020M11": 1}).note
    'perhaps months, written as M and a number; types= may say so'
    """
    total = sum(cells.values())
    spare = total * (1 - _NEEDED)
    quarters = months = other = 0
    for cell, n in cells.items():
        text = ascii_digits(cell.strip()) if len(cell) <= _LONGEST else ""
        if _MONTH(text):
            months += n
        elif quarter_in(text):
            quarters += n
        else:
            other += n
        if other > spare:
            return None
    if len(cells) < _NO_CODES:
        return None
    if months >= _NEEDED * total:
        return facts_of_text(cells, NUMBERED_MONTHS)
    dates = find_dates(cells) if quarters >= _NEEDED * total else None
    if dates is None or dates.note or not dates.bare or dates.fraction < _NEEDED:
        return None
    if are_open_quarters(dates.format.formats):
        return facts_of_text(cells, SHORT_QUARTERS)
    facts = facts_of_dates(dates)
    return facts if facts.kind == "quarter" else None


def are_open_quarters(formats: Iterable[str]) -> bool:
    """Return whether some format may be one of something else than quarters.

    Parameters
    ----------
    formats : iterable of str
        Formats of dates.
    """
    return any(map(_OPEN_QUARTER, formats))
