"""User names that are made of names: an initial and a surname, or both names with a mark."""

from __future__ import annotations

import re

from .cells import Cells
from .opinion import Opinion
from .vocabularies import family_names, given_names

__all__ = ["account_opinions"]

_SEVERAL = 5
"""Distinct cells below which names may be in words by chance."""
_SOME = 0.4
"""Fraction of the distinct cells that must be made of names: of surnames that are words, as baker,
the lists know nothing.
"""
_FEWEST = 3
"""Distinct cells that must be made of names."""
_SUPPORT = 0.95
"""Score of the opinion; set by hand."""
_SHORTEST = 4
"""Letters of a surname behind an initial; shorter ones are in too many words."""

_FOUND = Opinion("username", _SUPPORT, "values:names_in_handles", "supports")
_AGAINST = (
    Opinion("identifier", _SUPPORT, "values:names_in_handles", "forbids"),
    Opinion("code", _SUPPORT, "values:names_in_handles", "forbids"),
    Opinion("person_name", _SUPPORT, "values:names_in_handles", "forbids"),
    Opinion("street_name", _SUPPORT, "values:names_in_handles", "forbids"),
)
"""Labels that words of letters and digits, or with marks between, look like."""

_HANDLE = re.compile(r"(?=.{4,30}\Z)([a-z]+)(?:([._-])([a-z]+))?[._-]?\d{0,4}").fullmatch


def account_opinions(cells: Cells) -> list[Opinion]:
    """Return whether words are user names made of names of people.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.accounts import account_opinions
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> handles = ["jsmith42", "max.power", "anna_baker", "tmiller7", "peter.clark"]
    >>> [opinion.label for opinion in account_opinions(Cells(handles, [1] * 5, 5, 5, 5, 1))]
    ['username', 'identifier', 'code', 'person_name', 'street_name']
    """
    if len(cells.values) < _SEVERAL or not all(map(_HANDLE, cells.probe)):
        return []
    # Words alone are words: one in two must have a mark or a number.
    if cells.fraction(str.isalpha) > 0.5:
        return []
    fraction = cells.fraction(_is_of_names)
    if fraction < _SOME or fraction * len(cells.values) < _FEWEST:
        return []
    return [_FOUND, *_AGAINST]


def _is_of_names(cell: str) -> bool:
    found = _HANDLE(cell)
    if found is None:
        return False
    head, tail = found[1], found[3]
    given, family = given_names(), family_names()
    if tail is not None:
        return head in given or tail in family
    if head in given and len(head) >= _SHORTEST:
        return True
    return len(head) > _SHORTEST and (head[1:] in family or head[:-1] in family)
