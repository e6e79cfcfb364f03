"""Cities and people in the script of their country: words that in Latin letters might be anything.

A handful of names that repeat looks like categories. In another script hardly any word that is no
city is in a list of cities, and names of people are made of few family and given names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from .cells import Cells
from .name_keys import name_key
from .opinion import Opinion, forbid
from .vocabularies import (
    cities,
    countries,
    own_cities,
    own_family_names,
    own_given_names,
    states,
)

__all__ = ["own_script_opinions"]

_FEWEST = 3
"""Distinct cells below which a name may be a coincidence."""
_MOST_CELLS = 32
"""Distinct cells that are looked at."""
_CITIES, _CITIES_OF_MANY, _MANY = 0.9, 0.7, 8
"""Fraction of the cells in the list of cities that supports them, less where there are many."""
_PEOPLE = 0.7
"""Fraction of the cells with a given name, or all of a given name's characters."""
_SURNAMES = 0.9
"""Fraction of the cells that begin with a family name, where words are not separated."""
_OTHERS = 0.3
"""Fraction of the cells in lists of places from which on nothing is said of people."""
_STATES = 0.8
"""Fraction in the list of subdivisions from which on cities might be these: Beijing is both."""
_HALF = 0.5
_SUPPORT = 0.95

_LATIN_END = 0x370
_HAN = re.compile("[\u4e00-\u9fff]{2,4}").fullmatch
_HANGUL = re.compile("[\uac00-\ud7a3]{3,4}").fullmatch
_BEHIND = re.compile("(?:(?<=..)[市시縣县]|\u81ea\u6cbb\u533a)$").sub
_BEFORE = re.compile(r"(?:г\.?|гор\.?|город|м\.|місто|гр\.|град|مدينة|עיר|πόλη)[ \u00a0]+").match
_NO_PEOPLE = re.compile("[区區县縣市镇鎮乡鄉路省州村街道色部局院校社店馆館室课課组組型式]$").search
"""Han characters that no name of a person ends with."""
_RIVALS_OF_CITIES = (
    "categorical", "text", "person_name", "last_name", "first_name", "company", "product", "code",
    "department", "ordinal", "county",
)  # fmt: skip
_RIVALS_OF_PEOPLE = (
    "categorical", "text", "city", "last_name", "first_name", "company", "product", "code",
    "department", "ordinal", "address", "state",
)  # fmt: skip


def own_script_opinions(cells: Cells) -> list[Opinion]:
    """Return whether cells in other letters than Latin ones are cities, or people.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.own_script import own_script_opinions
    >>> told = own_script_opinions(Cells(["Тула", "Омск", "Калуга"], [5, 2, 3], 10, 10, 3, 5))
    >>> told[0].label, told[0].kind, told[0].reason
    ('city', 'supports', 'values:own_cities')
    """
    if cells.form != "words" or len(cells.values) < _FEWEST or not _may_be_either(cells.probe):
        return []
    seen = [cell for cell in cells.values[:_MOST_CELLS] if _first_letter(cell) >= _LATIN_END]
    n = len(seen)
    if n < _FEWEST or n < 0.8 * len(cells.values[:_MOST_CELLS]):
        return []
    keys = [*map(_city_key, seen)]
    in_cities = sum(map(_is_city, keys)) / n
    if in_cities >= (_CITIES_OF_MANY if n >= _MANY else _CITIES):
        in_others = _of_areas(seen)
        if in_others >= _STATES:
            return []
        found = Opinion("city", _SUPPORT * in_cities, "values:own_cities", "supports")
        others = forbid(*_RIVALS_OF_CITIES, reason="values:own_cities", families=False)
        if in_others < in_cities:
            others += forbid("state", reason="values:own_cities", families=False)
        return [found, *others]
    if in_cities > _OTHERS:
        return []
    people = max(test(seen) for test in _TESTS)
    if people >= _PEOPLE and _of_areas(seen) <= _OTHERS:
        found = Opinion("person_name", _SUPPORT * people, "values:own_people", "supports")
        rivals = forbid(*_RIVALS_OF_PEOPLE, reason="values:own_people", families=False)
        return [found, *rivals]
    return []


def _may_be_either(probe: Sequence[str]) -> bool:
    """Return whether any of a few cells is a city, or looks like a person: most columns leave."""
    if "".join(probe).isascii():
        return False
    own = [cell for cell in probe if _first_letter(cell) >= _LATIN_END]
    return any(
        _HAN(bare) or _HANGUL(bare) or _is_spaced(cell) or _is_city(_city_key(cell))
        for cell, bare in zip(own, map(_unspaced, own), strict=True)
    )


def _is_city(key: str) -> bool:
    return key in own_cities() or key in cities()


def _of_areas(cells: Sequence[str]) -> float:
    """Return the fraction of the cells that are countries or subdivisions."""
    keys = [*map(name_key, cells)]
    return sum(key in states() or key in countries() for key in keys) / len(keys)


def _first_letter(cell: str) -> int:
    return next((ord(c) for c in cell if c.isalpha()), 0)


def _city_key(cell: str) -> str:
    found = _BEFORE(cell)
    bare = cell[found.end() :] if found is not None else _BEHIND("", cell)
    return name_key(bare)


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFC", name) for name in own_family_names())


@lru_cache(maxsize=2)
def _given_characters(low: str, high: str) -> frozenset[str]:
    """Return the characters of one script that given names consist of."""
    names = (unicodedata.normalize("NFC", name) for name in own_given_names())
    return frozenset(c for name in names for c in name if low <= c <= high)


def _are_joined(
    form: Callable[[str], object], low: str, high: str
) -> Callable[[Sequence[str]], float]:
    """Return a test of names in one word, which begin with the family name."""

    def test(cells: Sequence[str]) -> float:
        fitting = [c for c in map(_unspaced, cells) if form(c) and not _NO_PEOPLE(c)]
        if len(fitting) < _SURNAMES * len(cells):
            return 0.0
        known, given = _surnames(), _given_characters(low, high)
        rests = [c[2:] if c[:2] in known and len(c) > 3 else c[1:] for c in fitting
                 if c[:1] in known or (c[:2] in known and len(c) > 2)]  # fmt: skip
        if len(rests) < _SURNAMES * len(cells):
            return 0.0
        return sum(given.issuperset(rest) for rest in rests) / len(cells)

    return test


def _unspaced(cell: str) -> str:
    return unicodedata.normalize("NFC", cell).replace(" ", "").replace("\u3000", "")


_WITH = frozenset({"и", "й", "та", "і", "или", "και", "و", "और", "एवं"})
"""Words for "and": what has one is two people, or the title of a work."""


def _is_spaced(cell: str) -> bool:
    """Return whether one of the first two of two to four words is a given name."""
    words = cell.replace(",", " ").split()
    if not 2 <= len(words) <= 4 or not _WITH.isdisjoint(words):
        return False
    given, family = own_given_names(), own_family_names()
    keys = [*map(name_key, words)]
    if not any(key in given for key in keys[:2]):
        return False
    return len(keys) > 2 or any(key in family or key in given for key in keys)


def _are_spaced(cells: Sequence[str]) -> float:
    """Return the fraction of names of two to four words with a given name among the first two.

    What most begin with is no name but says what is named, as mosques and schools are.
    """
    found = sum(map(_is_spaced, cells)) / len(cells)
    if found < _PEOPLE:
        return 0.0
    word, times = Counter(cell.partition(" ")[0] for cell in cells).most_common(1)[0]
    key = name_key(word)
    named = len(key) < 2 or key in own_given_names() or key in own_family_names()
    return found if named or times < _FEWEST or times <= _HALF * len(cells) else 0.0


_TESTS = (
    _are_joined(_HAN, "\u4e00", "\u9fff"),
    _are_joined(_HANGUL, "\uac00", "\ud7a3"),
    _are_spaced,
)
