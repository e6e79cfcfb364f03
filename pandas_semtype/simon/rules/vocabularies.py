"""Closed vocabularies, read from the compiled lists at first use.

The folder ``data`` holds the lists and documents where they come from; `build` writes them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = [
    "aggregates",
    "airports",
    "booleans",
    "cities",
    "counties",
    "countries",
    "country_codes_2",
    "country_codes_3",
    "currency_codes",
    "data_text",
    "family_names",
    "foreign_occupations",
    "genders",
    "given_names",
    "hubs",
    "language_codes",
    "language_codes_2",
    "languages",
    "month_forms",
    "months",
    "occupations",
    "organisations",
    "other_genders",
    "own_cities",
    "own_family_names",
    "own_given_names",
    "postal_states",
    "scales",
    "sport_codes",
    "state_codes",
    "states",
    "street_endings",
    "streets_first",
    "streets_last",
    "weekday_forms",
    "weekdays",
    "zip_codes",
    "zones",
]


def _text(name: str) -> str:
    return data_text(f"{name}.txt")


def data_text(name: str) -> str:
    """Return the text of a file of the folder ``data``."""
    return _folder().joinpath(name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _folder() -> Traversable:
    return files(__package__) / "data"


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_text(name).split())


def _codes(name: str, size: int) -> frozenset[str]:
    text = _text(name).replace("\n", "")
    return frozenset([text[i : i + size] for i in range(0, len(text), size)])


def countries() -> frozenset[str]:
    """Return keys of names of countries in many languages."""
    return _words("countries")


@lru_cache(maxsize=1)
def counties() -> dict[str, tuple[str, ...]]:
    """Return the states of the USA that have a county of a name, by the key of the name."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _text("counties").splitlines():
        state, *keys = line.split()
        for key in keys:
            found[key] = (*found.get(key, ()), state)
    return found


@lru_cache(maxsize=1)
def zip_codes() -> tuple[int, ...]:
    """Return which postal codes of the USA exist: a number for all first three digits.

    Bit k stands for the code that ends in k.
    """
    known = [0] * 1000
    for line in _text("zip_codes").splitlines():
        first, bits = line.split()
        known[int(first)] = int(bits, 16)
    return tuple(known)


def aggregates() -> frozenset[str]:
    """Return keys of names of continents, blocs and totals, which stand beside countries."""
    return _words("aggregates")


def languages() -> frozenset[str]:
    """Return keys of names of languages in many languages."""
    return _words("languages")


@lru_cache(maxsize=1)
def language_codes() -> frozenset[str]:
    """Return three-letter codes of languages, in upper case."""
    return _codes("language_codes", 3)


def country_codes_2() -> frozenset[str]:
    """Return the codes of ISO 3166-1 alpha-2, and two that are used along with them."""
    return _words("country_codes_2")


def country_codes_3() -> frozenset[str]:
    """Return the codes of ISO 3166-1 alpha-3."""
    return _words("country_codes_3")


def currency_codes() -> frozenset[str]:
    """Return the codes of ISO 4217, with some that are no longer valid."""
    return _words("currency_codes")


def language_codes_2() -> frozenset[str]:
    """Return the codes of ISO 639-1, in lower case."""
    return _words("language_codes_2")


def postal_states() -> frozenset[str]:
    """Return postal codes of the states of the USA and the provinces of Canada."""
    return _words("postal_states")


def months() -> frozenset[str]:
    """Return names of months in several languages and English short forms, in lower case."""
    return _words("months")


def weekdays() -> frozenset[str]:
    """Return names of weekdays in several languages and English short forms, in lower case."""
    return _words("weekdays")


def month_forms() -> frozenset[str]:
    """Return names and short forms of months in 61 locales, in lower case, without spaces."""
    return _words("month_forms")


def weekday_forms() -> frozenset[str]:
    """Return names and short forms of weekdays in 61 locales, in lower case, without spaces."""
    return _words("weekday_forms")


def genders() -> frozenset[str]:
    """Return words and letters of gender, in lower case."""
    return _words("genders")


def other_genders() -> frozenset[str]:
    """Return what stands beside words of gender in a column, in lower case."""
    return _words("other_genders")


@lru_cache(maxsize=1)
def booleans() -> tuple[frozenset[str], ...]:
    """Return pairs of boolean words, in lower case."""
    return tuple(frozenset(line.split()) for line in _text("booleans").splitlines())


def zones() -> frozenset[str]:
    """Return keys of names and abbreviations of time zones."""
    return _words("zones")


def given_names() -> frozenset[str]:
    """Return keys of given names in Latin letters."""
    return _words("given_names")


def family_names() -> frozenset[str]:
    """Return keys of family names in Latin letters."""
    return _words("family_names")


def own_cities() -> frozenset[str]:
    """Return keys of cities in the script of their country."""
    return _words("own_cities")


def own_given_names() -> frozenset[str]:
    """Return keys of given names in other letters than Latin ones."""
    return _words("own_given_names")


def own_family_names() -> frozenset[str]:
    """Return keys of family names in other letters than Latin ones."""
    return _words("own_family_names")


def foreign_occupations() -> frozenset[str]:
    """Return keys of occupations of one word, in all languages but English."""
    return _words("foreign_occupations")


def organisations() -> frozenset[str]:
    """Return words that are typical of names of organisations."""
    return _words("organisations")


def occupations() -> frozenset[str]:
    """Return words for occupations, in the singular."""
    return _words("occupations")


def streets_first() -> frozenset[str]:
    """Return words for a street that stand before its name."""
    return _words("streets_first")


def streets_last() -> frozenset[str]:
    """Return words for a street that stand after its name."""
    return _words("streets_last")


@lru_cache(maxsize=1)
def street_endings() -> tuple[str, ...]:
    """Return endings of words that are names of streets."""
    return tuple(_text("street_endings").split())


def cities() -> frozenset[str]:
    """Return keys of names of the larger cities and towns of the world."""
    return _words("cities")


@lru_cache(maxsize=1)
def states() -> dict[str, int]:
    """Return names of first-level subdivisions.

    Returns
    -------
    dict of str to int
        Per key the logarithm of how much likelier a city than a subdivision of the same
        country has the name; -9 where no city has.
    """
    pairs = [word.partition(":") for word in _text("subdivisions").split()]
    return {key: int(odds or -9) for key, _, odds in pairs}


@lru_cache(maxsize=1)
def state_codes() -> dict[str, frozenset[str]]:
    """Return codes of first-level subdivisions by country."""
    found: dict[str, frozenset[str]] = {}
    for line in _text("subdivision_codes").splitlines():
        country, *codes = line.split()
        found[country] = found.get(country, frozenset()) | frozenset(codes)
    return found


@lru_cache(maxsize=1)
def sport_codes() -> frozenset[str]:
    """Return three-letter codes of countries in sports."""
    return _codes("sport_codes", 3)


@lru_cache(maxsize=1)
def scales() -> tuple[tuple[str, ...], ...]:
    """Return scales, each with its steps in lower case."""
    return tuple(tuple(line.split("|")) for line in _text("scales").splitlines())


@lru_cache(maxsize=1)
def hubs() -> frozenset[str]:
    """Return IATA codes of airports of large cities."""
    return _codes("hubs", 3)


@lru_cache(maxsize=4)
def airports(kind: str = "iata") -> frozenset[str]:
    """Return codes of airports.

    Parameters
    ----------
    kind : {"iata", "icao", "local"}
        Three letters, four letters or digits, or three of them in the USA.
    """
    if kind == "icao":
        return _codes("icao", 4)
    return _codes("iata" if kind == "iata" else "local_airports", 3)
