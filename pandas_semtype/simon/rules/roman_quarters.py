"""Quarters and halves of years with Roman numbers: I/2020, 2020-II, III kwartał 2019."""

from __future__ import annotations

import re

from .calendar_words import is_quarter_in_words
from .cells import Cells
from .formats import ENOUGH
from .opinion import Opinion

__all__ = ["roman_quarter_opinions"]

_SURE, _LIKELY = 0.98, 0.95
"""Certainty with a word for quarters beside the number, and without."""
_NO = 0.9
"""Certainty that quarters are no keys."""
_QUARTERS = 4
_SEVERAL = 3
"""Distinct cells below which one shape may be a coincidence."""

_YEAR = r"(?:19|20)\d\d"
_NUMBER = r"(?P<{}>IV|I{{1,3}})"
_FIRST, _LAST = _NUMBER.format("first"), _NUMBER.format("last")
_BARE = re.compile(
    rf"{_FIRST}\.? ?[-/.\u2013]? ?{_YEAR}|{_YEAR} ?[-/.\u2013]? ?{_LAST}\.?"
).fullmatch
_IN_WORDS = re.compile(r"(?=.*\b(?:19|20)\d\d\b)(?:.*[^\w])?(?:IV|I{1,3})\b.*").fullmatch


def roman_quarter_opinions(cells: Cells) -> list[Opinion]:
    """Return whether cells are quarters with a Roman number and a year.

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
    if len(cells.values) < _SEVERAL or cells.form in ("whole", "numbers", "words"):
        return []
    if all(map(_BARE, cells.probe)):
        found = [match for match in map(_BARE, cells.values) if match is not None]
        numbers = {match["first"] or match["last"] for match in found}
        if len(found) < len(cells.values) or len(numbers) < _QUARTERS:
            return []
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
    return _IN_WORDS(cell) is not None and is_quarter_in_words(cell)
