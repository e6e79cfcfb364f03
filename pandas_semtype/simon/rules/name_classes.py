"""Classes of names: in which of the closed vocabularies a cell is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from .name_keys import first_of, join_words, kindless, name_key, state_named, uncoded, words_of
from .name_words import is_occupation, is_organisation, is_street
from .vocabularies import (
    aggregates,
    cities,
    countries,
    family_names,
    given_names,
    languages,
    state_codes,
    states,
    zones,
)

__all__ = ["CLASSES", "classes_of"]

CLASSES = (
    "one_word", "words", "country", "country_and_more", "state", "state_or_city",
    "city_or_state", "city", "city_or_person", "family_name", "given_name", "either_name",
    "language", "zone", "person", "person_perhaps", "place_and_region",
    "organisation", "occupation", "street",
)  # fmt: skip
"""What a name may be: the classes, which exclude each other."""

_PLACE = {name: i for i, name in enumerate(CLASSES)}
_STATE = _PLACE["state"]
_OF_AMERICA = (", US", ", USA", ", United States")


def classes_of(names: Sequence[str], enough: int = 14) -> list[int]:
    """Return the class of each name as its position in `CLASSES`; -1 if it says nothing.

    Continents, blocs and totals stand beside countries, states and languages: they are
    no sign for or against a list.

    Parameters
    ----------
    names : sequence of str
        Distinct cells of a column.
    enough : int, default 14
        If none of so many is in a list, the others are not looked at.
    """
    classify = _classifier()
    found = [*map(classify, names[:enough])]
    if max(found) > _PLACE["words"]:
        found += map(classify, names[enough:])
    if found.count(_STATE) >= 2:  # "Texas" and "TX" in one column
        mixed = state_codes()["US"] | state_codes()["CA"]
        for i, name in enumerate(names):
            if len(name) == 2 and name in mixed:
                found[i] = _STATE
    return found


@lru_cache(maxsize=1)
def _classifier() -> Callable[[str], int]:
    """Return a function of one name; the vocabularies are read here."""
    nations, areas, places = countries(), states(), cities()
    tongues, neutral, times = languages(), aggregates(), zones()
    surnames, forenames = family_names(), given_names()
    by_class = _PLACE

    def area(key: str, words: list[str]) -> int | None:
        """Return how much likelier a city has the name, or None if it is no subdivision."""
        odds = areas.get(key)
        if odds is None and len(words) > 1:
            bare = kindless(words)
            odds = areas.get(bare) if bare else None
        return odds

    def classify(name: str) -> int:
        words = words_of(name)
        key = join_words(words)
        if not key or key in neutral:
            return -1
        several = len(words) > 1
        odds = area(key, words)
        bare = uncoded(name) if several else ""
        if odds is None and several:  # "Texas (TX)", "Texas, US", "TX - Texas"
            odds = areas.get(bare)
            if odds is None and ("(" in name or name.endswith(_OF_AMERICA)):
                odds = areas.get(first_of(name))
        if key in nations or (several and (bare or state_named(name, words)) in nations):
            more = odds is not None or key in places
            return by_class["country_and_more" if more else "country"]
        if odds is not None:
            if key not in places:
                return _STATE
            return by_class["city_or_state" if odds >= -2 else "state_or_city"]
        if key in tongues or (several and first_of(name) in tongues):
            return by_class["language"]
        family, given = key in surnames, key in forenames
        if key in places:
            return by_class["city_or_person" if family or given else "city"]
        if family or given:
            both = family and given
            return by_class["either_name" if both else "family_name" if family else "given_name"]
        if key in times:
            return by_class["zone"]
        return by_class[_several(name, words) if several else _alone(words)]

    return classify


def _alone(words: list[str]) -> str:
    """Return the class of a single word that no list holds."""
    if is_occupation(words[0]):
        return "occupation"
    if not words[0].isascii() and is_organisation(words):
        return "organisation"
    return "street" if is_street(words) else "one_word"


def _several(name: str, words: list[str]) -> str:
    """Return the class of a name of several words that no list holds as a whole."""
    if len(words) > 8:  # a sentence
        return "words"
    head, comma, tail = name.partition(",")
    if comma:
        key = name_key(tail)
        if key in states() or key in countries() or tail.strip() in state_codes()["US"]:
            return "place_and_region"
    elif len(words[-1]) == 2 and name[-2:] in state_codes()["US"]:  # "Auburn NY"
        return "place_and_region" if join_words(words[:-1]) in cities() else "words"
    if is_occupation(words[-1]):
        return "occupation"
    if is_street(words):
        return "street"
    if is_organisation(words):
        return "organisation"
    if len(words) > 5:
        return "words"
    if any(map(is_occupation, words)):
        return "occupation"
    return _person(words, [*words_of(tail), *words_of(head)] if comma else words)


def _person(words: list[str], turned: list[str]) -> str:
    """Return how much words look like a person; `turned` has the given name first."""
    if len(turned) < 2:
        return "words"
    surnames, forenames = family_names(), given_names()
    first, last = turned[0], turned[-1]
    family = last in surnames or (len(last) < 4 and turned[-2] in surnames)
    if first in forenames or (len(words) > 2 and turned[1] in forenames):
        return "person" if family else "person_perhaps"
    return "person_perhaps" if family and len(first) == 1 else "words"
