"""Columns of regions that are groups, not places: continents, parts of the world, districts."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import categorical, choose, sample, sometimes
from ..places import gazetteer
from ..registry import Column, generator

__all__: list[str] = []

_LOCALES = ("en", "en", "en", "en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ru", "tr")
_SEAS = (
    "Pacific Ocean", "Atlantic Ocean", "Indian Ocean", "Arctic Ocean", "North Sea", "Baltic Sea",
    "Mediterranean Sea", "Caribbean Sea", "Black Sea", "Red Sea", "Bering Sea", "Gulf of Mexico",
)  # fmt: skip
_GROUPS = (
    "Latin America and Caribbean", "Middle East and North Africa", "Sub-Saharan Africa",
    "East Asia and Pacific", "Europe and Central Asia", "South Asia", "North America", "OECD",
    "Arab States", "Small Island States", "High income: OECD", "Antarctica", "Euro area", "EU",
)  # fmt: skip
_PARTS = (
    "North", "South", "East", "West", "Northeast", "Northwest", "Southeast", "Southwest", "Central",
    "Midwest", "Mid-Atlantic", "New England", "Upper", "Lower", "Inner", "Outer", "Greater",
)  # fmt: skip
_KINDS = ("", "", "", "Region", "Zone", "District", "Side", "Coast", "Sector", "Area")


@cache
def _of_the_world(locale: str) -> tuple[str, ...]:
    """Return names of continents and their parts, which CLDR gives as numbers."""
    from babel import Locale

    table = Locale.parse(locale).territories
    return tuple(sorted({name for code, name in table.items() if code.isdecimal()}))


def _column(rng: np.random.Generator, names: list[str], n: int) -> Column:
    names = list(dict.fromkeys(names))[: max(2, n // 2)]
    case = rng.random()
    if case < 0.1:
        names = [name.upper() for name in names]
    elif case < 0.15:
        names = [name.replace(" and ", " & ") for name in names]
    ignore = ("country", "city", "state")
    return Column(categorical(rng, names, n), also=("text",), ignore=ignore)


@generator("categorical", weight=1.5, repeats=0.0)
def regions_of_the_world(rng: np.random.Generator, n: int) -> Column:
    """Draw continents, parts of continents, seas or groups of countries."""
    kind = rng.random()
    pool = (
        _of_the_world(choose(rng, _LOCALES)) if kind < 0.65 else _GROUPS if kind < 0.85 else _SEAS
    )
    return _column(rng, sample(rng, pool, int(rng.integers(3, 23))), n)


@generator("categorical", weight=0.8, repeats=0.0)
def parts_of_a_place(rng: np.random.Generator, n: int) -> Column:
    """Draw directions with or without a place: North, South Coast, West Lincoln."""
    kind = choose(rng, _KINDS)
    place = choose(rng, gazetteer.cities().name[:3000].tolist()) if sometimes(rng, 0.3) else ""
    names = [
        " ".join(filter(None, (part, place, kind)))
        for part in sample(rng, _PARTS, int(rng.integers(3, 9)))
    ]
    return _column(rng, names, n)
