"""Names of people in full, the given name at either end: `Rossi Carla`, `DUPUIS Claire`.

Few of them that repeat are categories to the network, which knows the given name in front. Lists
of names tell what it does not, whichever label the column gets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .name_keys import join_words, words_of
from .name_words import is_occupation, is_organisation, is_street
from .vocabularies import cities, countries, family_names, given_names, states

__all__ = ["full_names"]

_CELLS = 64
"""Distinct cells that are looked at: they come in an order that says nothing of them."""
_FIRST = 8
"""If so many hold no name, the others are not looked at."""
_FEWEST = 2
"""Distinct cells: one alone may be the name of anything."""
_MOST_WORDS = 4
_REMARK = re.compile(r"\s(?:\([^()]{1,24}\)|[-\u2013/|]\s.{1,24})$").sub
"""What tables write behind a name: a party, a class, who it is to a child."""
_JOINING_LIST = """
al bin da das de del della den der di do dos du el ibn la le san st ten ter van von zu
"""
_JOINING = frozenset(_JOINING_LIST.split())
"""Words that belong to the family name behind them."""


def full_names(cells: Sequence[str]) -> float:
    """Return the fraction of distinct cells that are a given name and a family name.

    Parameters
    ----------
    cells : sequence of str
        Distinct cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.full_names import full_names
    >>> full_names(["Bianchi Paolo", "BERGER, Luc", "Anna Greco", "Santa Monica"])
    0.75
    """
    cells = cells[:_CELLS]
    if len(cells) < _FEWEST:
        return 0.0
    found = sum(map(_is_full_name, cells[:_FIRST]))
    if found:
        found += sum(map(_is_full_name, cells[_FIRST:]))
    return found / len(cells)


def _is_full_name(cell: str) -> bool:
    cell = _REMARK("", cell)
    written = cell.replace(",", " ").split()
    if not 2 <= len(written) <= _MOST_WORDS + 2 or any(map(str.isdigit, cell)):
        return False
    # Words of a sentence or of a list of goods begin with small letters.
    names = [word for word in written if word.lower() not in _JOINING]
    if not 2 <= len(names) <= _MOST_WORDS or not all(word[0].isupper() for word in names):
        return False
    words = words_of(cell)
    key = join_words(words)
    if key in cities() or key in states() or key in countries():
        return False
    if is_organisation(words) or is_street(words) or any(map(is_occupation, words)):
        return False
    parts = [words_of(word) for word in names]
    # One that is both, such as Martin, may be either; two such are a name as well.
    return _begins(parts) or _begins(parts[::-1])


def _begins(parts: Sequence[Sequence[str]]) -> bool:
    """Return whether the first is a family name, and another a given name, perhaps a double one."""
    forenames = given_names()
    return "".join(parts[0]) in family_names() and any(
        "".join(part) in forenames or (len(part) > 1 and forenames.issuperset(part))
        for part in parts[1:]
    )
