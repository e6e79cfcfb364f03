"""Family names with the initials of given names behind or before them: "Иванов И.П."."""

from __future__ import annotations

import re

from .cells import Cells
from .opinion import Opinion

__all__ = ["initial_opinions"]

_FEWEST = 3
_ENOUGH = 0.8
_SUPPORT = 0.9
"""Score of the opinion where one initial alone stands beside a name, as in addresses too."""
_LETTER = "[^\\W\\d_]"
_NAME = rf"{_LETTER}+(?:[-'\u2019]{_LETTER}+)*"
_INITIAL = r"[A-ZÀ-ÞА-ЯЁІЇЄΑ-Ω]\."
_SEVERAL = re.compile(
    rf"{_NAME},? {_INITIAL} ?{_INITIAL}|{_INITIAL} ?{_INITIAL} ?{_NAME}"
).fullmatch
_ONE = re.compile(rf"{_NAME},? {_INITIAL}|{_INITIAL} ?{_NAME}").fullmatch


def initial_opinions(cells: Cells) -> list[Opinion]:
    """Return whether cells are family names with initials.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> values = ["Orlov D.M.", "Petrova A.S.", "Zaitsev P. P."]
    >>> initial_opinions(Cells(values, [1] * 3, 3, 3, 3, 1))[0].kind
    'settles'
    """
    if len(cells.values) < _FEWEST or "." not in cells.values[0]:
        return []
    several = cells.fraction(_SEVERAL)
    if several >= _ENOUGH:
        return [Opinion("person_name", several, "format:initials", "settles")]
    either = cells.fraction(lambda cell: _SEVERAL(cell) or _ONE(cell))
    if either >= _ENOUGH:
        return [Opinion("person_name", _SUPPORT * either, "format:initials", "supports")]
    return []
