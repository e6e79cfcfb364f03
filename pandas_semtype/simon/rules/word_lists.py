"""Closed word lists: boolean words, words of gender, months, weekdays."""

from __future__ import annotations

from functools import lru_cache

from .cells import Cells
from .closed_words import SHORT, known_words, plain
from .name_keys import name_key
from .opinion import Opinion
from .vocabularies import aggregates, booleans, genders, months, other_genders, weekdays

__all__ = ["word_list_opinions"]

_INFINITIES = frozenset({"inf", "+inf", "-inf", "infinity", "+infinity", "-infinity"})
_LONGEST = 14
"""Characters of a word: the longest month or weekday has 13."""
_DOUBTFUL = tuple(map(frozenset, ("ns", "no", "jn", "nt", "in", ("no", "si"), ("on", "off"))))
"""Pairs that mean something else as often: north and south, nitrogen and oxygen, initials."""
_DOUBTFUL_SCORE = 0.5
_ENOUGH = 0.97
"""Fraction of the cells that must be on a list; set by hand on the development columns."""


@lru_cache(maxsize=1)
def _pairs() -> frozenset[frozenset[str]]:
    """Return pairs of boolean words, as they are written and in tables without accents."""
    found = set(booleans())
    for pair in booleans():
        if all(len(word) > SHORT for word in pair):
            found.add(frozenset(map(plain, pair)))
    return frozenset(found)


@lru_cache(maxsize=1)
def _genders() -> frozenset[str]:
    return known_words(genders())


def word_list_opinions(cells: Cells) -> list[Opinion]:
    """Return the opinions that follow from closed word lists.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    probe = cells.probe
    sizes = {len(cell) for cell in probe}
    if min(sizes) > _LONGEST:
        return []
    if cells.n_distinct <= len(_INFINITIES) and {c.lower() for c in cells.values} <= _INFINITIES:
        return [Opinion("float", 1.0, "values:infinities", "settles")]
    if cells.n_distinct <= 6:
        found = _boolean_or_gender(cells)
        if found:
            return found
    words = [cell.lower() for cell in probe]
    if sum(word in months() for word in words) >= len(words) - 1:
        found = _listed(cells, months(), "month_name", "values:months")
        if found:
            return found
    if sum(word in weekdays() for word in words) >= len(words) - 1:
        return _listed(cells, weekdays(), "day_of_week", "values:weekdays")
    if sum(name_key(word) in aggregates() for word in words) > 0.5 * len(words):
        return _regions(cells)
    return []


def _boolean_or_gender(cells: Cells) -> list[Opinion]:
    """Return whether the few values are boolean words or words of gender."""
    words = frozenset(cell.lower() for cell in cells.values)
    if words == {"0", "1"}:
        return [Opinion("boolean", 0.5, "values:zero_one", "supports")]
    if len(words) == 1 and words <= {"0", "1"}:
        return []
    if words in _pairs() or words <= {"true", "false"}:  # the latter may be a constant
        if words in _DOUBTFUL:
            return [Opinion("boolean", _DOUBTFUL_SCORE, "values:boolean_words", "supports")]
        return [Opinion("boolean", 1.0, "values:boolean_words", "settles")]
    known = words & _genders()
    if len(known) >= 2 and words <= _genders() | other_genders():
        return [Opinion("gender", 1.0, "values:gender_words", "settles")]
    return []


def _regions(cells: Cells) -> list[Opinion]:
    """Return whether continents and blocs are the categories of a column."""
    known = aggregates()
    fraction = cells.coverage(lambda cell: name_key(cell) in known)
    if fraction < 0.5 or len(cells.values) < 3 or cells.n_present == cells.n_distinct:
        return []
    return [Opinion("categorical", 0.8 * fraction, "values:aggregates", "supports")]


def _listed(cells: Cells, known: frozenset[str], label: str, reason: str) -> list[Opinion]:
    fraction = cells.coverage(lambda cell: cell.lower() in known)
    if fraction < _ENOUGH:
        return []
    distinct = len({cell.lower() for cell in cells.values})
    if distinct >= 3:
        return [Opinion(label, fraction, reason, "settles")]
    return [Opinion(label, 0.5 * fraction, reason, "supports")]
