"""Columns of places that are no towns: parks, schools, stations, neighbourhoods, waters, hills."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from ..abbreviations import abbreviated, cut
from ..draw import categorical, choices, choose, sometimes, subset
from ..lists import word_list
from ..name_books import name_book
from ..pools import as_pool
from ..registry import Column, generator
from ..templates import Slot, compose
from . import gazetteer

__all__: list[str] = []

_KINDS = ("parks", "schools", "public", "stations", "neighbourhoods", "waters", "lands")
_WEIGHTS = (2, 2, 2, 1.5, 2.5, 1.2, 1)
_LANGUAGES = {
    "de": ("de_DE", "DE"), "nl": ("nl_NL", "NL"), "fr": ("fr_FR", "FR"), "es": ("es_MX", "MX"),
    "pt": ("pt_BR", "BR"), "ru": ("ru_RU", "cyrillic"), "zh": ("zh_CN", "han"), "ja": ("ja_JP",
                                                                                       "han"),
    "ko": ("ko_KR", "hangul"), "ar": ("ar_SA", "arabic"),
}  # fmt: skip
_SHORT = ((r"\bStreet\b", "St"), (r"\bAvenue\b", "Ave"), (r"\bMount\b", "Mt"), (r"\bPark\b", "Pk"),
          (r"\bNorth\b", "N"), (r"\bSouth\b", "S"), (r"\bHeights\b", "Hts"), (r"\bLake\b", "Lk"),
          (r"\bElementary\b", "Elem"), (r"\bSchool\b", "Sch"), (r"\bCenter\b", "Ctr"))  # fmt: skip


@cache
def _names(country: str) -> np.ndarray:
    """Return words that name places: towns of a country or of a script."""
    if country.isupper():
        pool = gazetteer.cities_of(country).name[:3000]
        return as_pool(name for name in pool if len(name) < 18)
    pool = gazetteer.native_city_names()[country]
    if country == "han":  # without the kind of the place
        return as_pool(name for name in pool if 1 < len(name) < 4)
    return as_pool(name for name in pool if len(name) < 14)


def _english_slots(rng: np.random.Generator) -> dict[str, Slot]:
    country = choose(rng, ("US", "US", "US", "GB", "CA", "AU"))
    book = name_book({"GB": "en_GB", "CA": "en_CA", "AU": "en_AU"}.get(country, "en_US"))
    pools = (_names(country), word_list("places", "words"), book.last)
    weights = rng.dirichlet((2.0, 2.0, 2.0))

    def word(r: np.random.Generator, n: int) -> list[str]:
        which = r.choice(3, size=n, p=weights).tolist()
        drawn = [choices(r, pool, n) for pool in pools]
        return [drawn[k][i] for i, k in enumerate(which)]

    return {"x": word, "f": book.first, "l": book.last}


def _worn(rng: np.random.Generator, cells: list[str]) -> list[str]:
    kind = rng.random()
    if kind < 0.12:
        return cut(rng, abbreviated(rng, cells))
    if kind < 0.22:
        chosen = [pair for pair in _SHORT if rng.random() < 0.6]
        for long, short in chosen:
            cells = [re.sub(long, short, cell) for cell in cells]
    return [cell.upper() for cell in cells] if sometimes(rng, 0.28) else cells


@generator("place_name", weight=5.0, repeats=0.1)
def places_of_one_kind(rng: np.random.Generator, n: int) -> Column:
    """Return parks, schools, stations, neighbourhoods, waters or hills of one region."""
    kind = choose(rng, _KINDS, _WEIGHTS)
    forms = word_list("places", kind).tolist()
    use = subset(rng, forms, 1, 14)
    if kind == "neighbourhoods" and sometimes(rng, 0.6):
        use += ["{x}"] * len(use)
    cells = compose(rng, use, n, _english_slots(rng))
    return Column(_worn(rng, cells), ignore=("categorical", "company"))


@generator("place_name", weight=2.0, repeats=0.1)
def places_of_several_kinds(rng: np.random.Generator, n: int) -> Column:
    """Return facilities of one town or sights of one country: two kinds or more."""
    kinds = subset(rng, _KINDS, 2, 4)
    forms = [form for kind in kinds for form in subset(rng, word_list("places", kind), 3, 12)]
    cells = compose(rng, forms, n, _english_slots(rng))
    return Column(_worn(rng, cells), ignore=("categorical", "company"))


@generator("place_name", weight=1.5, repeats=0.0)
def few_places(rng: np.random.Generator, n: int) -> Column:
    """Return a handful of neighbourhoods, stations or sites that repeat."""
    kind = choose(rng, _KINDS, _WEIGHTS)
    forms = subset(rng, word_list("places", kind), 1, 8)
    names = compose(rng, forms, int(rng.integers(2, 60)), _english_slots(rng))
    if sometimes(rng, 0.1):
        codes = compose(rng, ("{00-99}",), len(names))
        names = [f"{code} {name}" for code, name in zip(codes, names, strict=True)]
    return Column(_worn(rng, categorical(rng, names, n)), ignore=("categorical", "company", "city"))


@generator("place_name", weight=4.0, repeats=0.1)
def places_in_other_languages(rng: np.random.Generator, n: int) -> Column:
    """Return parks, schools, stations and quarters in one of ten languages."""
    language = choose(rng, tuple(_LANGUAGES), (2, 3, 2, 2.5, 2, 1.5, 1.5, 1.5, 1, 1))
    locale, country = _LANGUAGES[language]
    book = name_book(locale)
    slots: dict[str, Slot] = {"x": _names(country), "f": book.first, "l": book.last}
    cells = compose(rng, subset(rng, word_list("places", language), 1, 12), n, slots)
    if sometimes(rng, 0.15):
        cells = [cell.upper() for cell in cells]
    if sometimes(rng, 0.3):
        cells = categorical(rng, list(dict.fromkeys(cells))[: max(2, n // 3)], n)
    return Column(cells, ignore=("categorical", "company", "city", "street_name"))


@generator("place_name", weight=0.7, repeats=0.1)
def airports_by_name(rng: np.random.Generator, n: int) -> Column:
    """Return names of airports and airfields."""
    names = gazetteer.airports_of(
        choose(rng, ("US", "CA", "BR", "AU", "DE", "FR", "GB", "MX"))
    ).name
    cells = choices(rng, names if sometimes(rng, 0.6) else gazetteer.airports().name, n)
    return Column(_worn(rng, cells), ignore=("city",))
