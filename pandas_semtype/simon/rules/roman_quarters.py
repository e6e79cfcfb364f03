"""Quarters and halves of years with Roman numbers, or behind a Q: I/2020, 2020-II, 2020 Q3."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .calendar_words import is_quarter_in_words
from .cells import Cells
from .formats import ENOUGH
from .opinion import Opinion

__all__ = ["roman_quarter_opinions"]

_SURE, _LIKELY = 0.98, 0.95
"""Certainty of a series or with a word for quarters beside the number, and otherwise."""
_NO = 0.9
"""Certainty that quarters are no keys."""
_QUARTERS = 4
_ORDER = ("I", "II", "III", "IV")
_SEVERAL = 3
"""Distinct cells below which one shape may be a coincidence."""

_SERIES = 8
"""Distinct quarters that may be a series."""
_FILLED = 0.5
"""Fraction of the quarters from the first to the last one that a series has."""

_YEAR = r"(?P<{}>(?:19|20)\d\d)"
_NUMBER = r"(?P<{}>IV|I{{1,3}})"
_FIRST, _LAST = _NUMBER.format("first"), _NUMBER.format("last")
_BARE = re.compile(
    rf"{_FIRST}\.? ?[-/.\u2013]? ?{_YEAR.format('behind')}"
    rf"|{_YEAR.format('before')} ?[-/.\u2013]? ?{_LAST}\.?",
    re.ASCII,
).fullmatch
_WITH_Q = re.compile(
    r"(?:19|20)\d\d[-/. :]{0,2}Q[1-4]|Q[1-4][-/., ']{0,2}(?:(?:19|20)\d\d|'\d\d)", re.IGNORECASE
).fullmatch
"""As statistics write them: no other day or word is written so."""
_A_NUMBER = re.compile(r"(?<!\w)(?:IV|I{1,3})\b").search
_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b").search


def roman_quarter_opinions(cells: Cells) -> list[Opinion]:
    """Return whether cells are quarters with a year, and a Roman number or one behind a Q.

    Without a word for them all four must be there: volumes and courts have fewer or more.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.roman_quarters import roman_quarter_opinions
    >>> values = ["I/2020", "II/2020", "III/2020", "IV/2020", "I/2021"]
    >>> [(o.label, o.kind) for o in roman_quarter_opinions(Cells(values, [1] * 5, 5, 5, 5, 1))][0]
    ('quarter', 'supports')
    """
    if cells.form in ("whole", "numbers", "words"):
        return []
    if _WITH_Q(cells.values[0]) and cells.coverage(_WITH_Q, ENOUGH) >= ENOUGH:
        return [Opinion("quarter", _SURE, "format:quarters", "settles")]
    if len(cells.values) < _SEVERAL:
        return []
    if all(map(_BARE, cells.probe)):
        found = [match for match in map(_BARE, cells.values) if match is not None]
        numbers = {match["first"] or match["last"] for match in found}
        if len(found) < len(cells.values) or len(numbers) < _QUARTERS:
            return []
        if _is_series(found, cells.n_distinct):
            return [Opinion("quarter", _SURE, "format:roman_quarters", "settles")]
        return [
            Opinion("quarter", _LIKELY, "format:roman_quarters", "supports"),
            Opinion("categorical", _NO, "format:roman_quarters", "forbids"),
            Opinion("code", _NO, "format:roman_quarters", "forbids"),
            Opinion("identifier", _NO, "format:roman_quarters", "forbids"),
            Opinion("text", _NO, "format:roman_quarters", "forbids"),
        ]
    if cells.coverage(_is_in_words, ENOUGH) >= ENOUGH:
        return [Opinion("quarter", _SURE, "format:roman_quarters", "settles")]
    return []


def _is_in_words(cell: str) -> bool:
    return bool(_A_NUMBER(cell) and _A_YEAR(cell)) and is_quarter_in_words(cell)


def _is_series(found: Sequence[re.Match[str]], n_distinct: int) -> bool:
    """Return whether most quarters from the first to the last are there, as in a time series.

    Where each is there once they would be keys otherwise.
    """
    if n_distinct < _SERIES:
        return False
    places = [
        _QUARTERS * int(match["before"] or match["behind"])
        + _ORDER.index(match["first"] or match["last"])
        for match in found
    ]
    return n_distinct >= _FILLED * (max(places) - min(places) + 1)
