"""Counties of the USA: columns whose names are nearly all counties of one state.

Most counties are named after people, and many share their name with a city, so that one cell
says nothing. A dozen cells that are all counties of Texas are neither family names nor cities.
"""

from __future__ import annotations

from collections import Counter

from .cells import Cells
from .name_keys import name_key
from .name_model import is_of_names
from .opinion import Opinion, forbid
from .vocabularies import counties, family_names

__all__ = ["county_opinions"]

_KINDS = (
    " county", " co.", " co", " parish", " city and borough", " borough", " census area",
    " municipality", " municipio",
)  # fmt: skip
_MOST_CELLS = 32
"""Distinct cells that are looked at."""
_FIRST_CELLS = 6
"""If fewer than half of so many are counties, the others are not looked at."""
_ENOUGH = 0.93
"""Fraction of the distinct cells that must be counties: one in fifteen may be none."""
_FEWEST = 4
"""Distinct cells of one state that support the label: the boroughs of New York are five."""
_FEWEST_TO_SETTLE = 8
"""Distinct cells of one state that settle it."""
_FEWEST_OF_SEVERAL = 12
"""Distinct cells that support it if they are of several states."""
_NO_SURNAMES = 0.3
"""Fraction of the distinct cells that must be no family name: Smith, Brown and Jones are both."""
_NO_SURNAMES_OF_SEVERAL = 0.46
"""The same if they are of several states: presidents, after whom counties are named, are fewer."""
_SUPPORT = 0.9
_RIVALS = ("last_name", "first_name", "city", "company", "street_name")
"""Labels of names that counties look like, but for a few."""


def county_opinions(cells: Cells) -> list[Opinion]:
    """Return whether names are those of counties.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> values = "Anderson Bailey Bexar Cochran Dallam Loving Nueces Zavala".split()
    >>> county_opinions(Cells(values, [1] * 8, 8, 8, 8, 1))[0].label
    'county'
    """
    if len(cells.values) < _FEWEST or not is_of_names(cells):
        return []
    known = counties()
    keys = [*map(_key, cells.values[:_FIRST_CELLS])]
    if sum(bool(known.get(key)) for key in keys) < _FIRST_CELLS / 2:
        return []
    keys += map(_key, cells.values[_FIRST_CELLS:_MOST_CELLS])
    states = [known.get(key, ()) for key in keys]
    n = len(states)
    no_surnames = sum(key not in family_names() for key in keys) / n
    if no_surnames < _NO_SURNAMES:
        return []
    of_one = max(Counter(state for found in states for state in found).values(), default=0)
    if of_one >= _ENOUGH * n:
        if n >= _FEWEST_TO_SETTLE:
            return [Opinion("county", of_one / n, "values:counties", "settles")]
        return [Opinion("county", _SUPPORT * of_one / n, "values:counties", "supports")]
    of_any = sum(map(bool, states))
    if n >= _FEWEST_OF_SEVERAL and of_any >= _ENOUGH * n and no_surnames >= _NO_SURNAMES_OF_SEVERAL:
        found = Opinion("county", _SUPPORT * of_any / n, "values:counties", "supports")
        return [found, *forbid(*_RIVALS, reason="values:counties")]
    return []


def _key(cell: str) -> str:
    name = cell.strip().lower()
    if name.endswith(_KINDS):
        kind = next(kind for kind in _KINDS if name.endswith(kind))
        return name_key(name[: -len(kind)])
    return name_key(name.removeprefix("county of "))
