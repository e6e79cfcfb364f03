"""Simulated columns of cities, and of texts that look like cities."""

from __future__ import annotations

import re

import numpy as np

from ..draw import choice_array, choose, closed_vocabulary, column, zipf_positions
from ..pools import faker_pool, object_array
from ..registry import Column, generator
from ..spelling import strip_accents
from . import gazetteer

__all__ = ["any_country"]

_FAKER_CITIES = (
    "en_US", "en_GB", "en_CA", "en_AU", "fr_FR", "it_IT", "nl_NL", "pt_BR", "de_CH", "es_MX",
    "ru_RU", "ja_JP", "zh_CN", "zh_TW", "ko_KR", "uk_UA", "th_TH", "hi_IN", "el_GR", "ka_GE",
)  # fmt: skip
_SHORT = (
    (r"\bSaint\b", "St."), (r"\bSainte\b", "Ste."), (r"\bFort\b", "Ft."), (r"\bMount\b", "Mt."),
    (r"\bPort\b", "Pt."), (r"\bNorth\b", "N."), (r"\bSouth\b", "S."), (r"\bWest\b", "W."),
    (r"\bEast\b", "E."), (r"\bHeights\b", "Hts"), (r"\bSprings\b", "Spgs"), (r"\bBeach\b", "Bch"),
)  # fmt: skip
_COMPOUND = re.compile(
    r"^(Saint|St\.?|San|Santa|Sankt|Fort|Mount|New|Port|Lake|El|La|Los|Las|Le|Bad|Villa|North|"
    r"South|East|West|Grand|Great|Nova|Novo|Nueva|De|Al|Ban) | (Falls|City|Springs|Beach|Heights|"
    r"Park|Hills|Grove|Creek|Lake|Valley|Rapids|Junction|sur|am|upon|de|an der) "
)


def any_country(rng: np.random.Generator, minimum: int = 60) -> str:
    """Draw the code of a country with many places, the USA and large ones more often."""
    if rng.random() < 0.25:
        return "US"
    if rng.random() < 0.5:
        return choose(rng, ("GB", "CA", "AU", "DE", "FR", "ES", "IT", "BR", "IN", "MX", "NL", "PL"))
    country: str = choose(rng, gazetteer.city_countries(minimum))
    return country


def _shown(rng: np.random.Generator, names: np.ndarray) -> np.ndarray:
    """Write names the way one source does: with or without marks, spelt out or short."""
    if rng.random() < 0.35:
        names = object_array(strip_accents(name) for name in names)
    if rng.random() < 0.12:
        dot = choose(rng, (".", ""))
        chosen = [pair for pair in _SHORT if rng.random() < 0.5]
        for long, short in chosen:
            names = object_array(re.sub(long, short.replace(".", dot), name) for name in names)
    if rng.random() < 0.06:
        glue = choose(rng, ("_", "-"))
        names = object_array(name.replace(" ", glue) for name in names)
    return names


def _cities(rng: np.random.Generator, names: np.ndarray, n: int) -> Column:
    """Draw places evenly, each once, alphabetically or with the first ones more often."""
    mode = rng.random()
    if mode < 0.45:
        cells = choice_array(rng, names, n)
    elif mode < 0.6:
        cells = names[zipf_positions(rng, len(names), n, rng.uniform(0.5, 1.1))]
    elif mode < 0.7:
        cells = np.sort(choice_array(rng, names, n).astype(str))
    else:
        cells = closed_vocabulary(rng, names, n)
    return column(_shown(rng, object_array(cells)))


@generator("city", weight=3.0, case=True, typos=True)
def city_of_one_country(rng: np.random.Generator, n: int) -> Column:
    """Draw places of any size of one country."""
    return _cities(rng, gazetteer.cities_of(any_country(rng)).name, n)


@generator("city", weight=2.0, case=True, typos=True)
def city_of_us_state(rng: np.random.Generator, n: int) -> Column:
    """Draw places of one or of a few states of the USA."""
    codes = gazetteer.us_states()[1]
    few = choice_array(rng, codes, int(choose(rng, (1, 1, 2, 5))))
    return _cities(rng, np.concatenate([gazetteer.cities_of_us_state(s).name for s in few]), n)


@generator("city", weight=2.0, case=True, typos=True)
def city_of_the_usa(rng: np.random.Generator, n: int) -> Column:
    """Draw places of the USA above or below some size."""
    table = gazetteer.cities_of("US")
    limit = int(choose(rng, (2000, 8000, 30_000, 100_000)))
    chosen = table.population > limit if rng.random() < 0.6 else table.population < limit
    return _cities(rng, table.name[chosen], n)


@generator("city", weight=2.0, case=True, typos=True)
def city_worldwide(rng: np.random.Generator, n: int) -> Column:
    """Draw the largest places of the world down to some rank."""
    rank = int(choose(rng, (60, 200, 600, 2000, 10_000, 60_000, 170_000)))
    return _cities(rng, gazetteer.cities().name[:rank], n)


@generator("city", case=True, repeats=0.4)
def city_by_population(rng: np.random.Generator, n: int) -> Column:
    """Draw places as often as people live there: customers, orders, incidents."""
    table = gazetteer.cities_of(any_country(rng))
    power = rng.uniform(0.6, 1.1)
    edges = np.cumsum(np.maximum(table.population, 500).astype(float) ** power)
    cells = table.name[np.searchsorted(edges, rng.random(n) * edges[-1], side="right")]
    return column(_shown(rng, cells))


@generator("city", weight=1.5, case=True)
def city_around_a_metropolis(rng: np.random.Generator, n: int) -> Column:
    """Draw places of one conurbation, the central one most often."""
    table = gazetteer.cities()
    centre = int(rng.integers(1500))
    reach = rng.uniform(0.3, 1.5)
    near = np.abs(table.lat - table.lat[centre]) < reach
    near &= np.abs(table.lon - table.lon[centre]) < reach * 1.3
    return _cities(rng, table.name[near], n)


@generator("city", case=True)
def city_as_capital(rng: np.random.Generator, n: int) -> Column:
    """Draw capitals of countries."""
    table = gazetteer.countries()
    names = table.capital[table.capital != ""]
    return column(_shown(rng, object_array(closed_vocabulary(rng, names, n))))


@generator("city", weight=1.5)
def city_upper_case(rng: np.random.Generator, n: int) -> Column:
    """Draw places in capitals without marks or points, as registers write them."""
    names = gazetteer.cities_of(any_country(rng)).name
    cells = closed_vocabulary(rng, names, n) if rng.random() < 0.5 else choice_array(rng, names, n)
    drop = str.maketrans("", "", ".'" if rng.random() < 0.5 else "")
    cells = object_array(strip_accents(cell).translate(drop).upper() for cell in cells)
    for long, short in _SHORT:
        if rng.random() < 0.15:
            abbreviated = short.replace(".", "").upper()
            cells = object_array(re.sub(long, abbreviated, cell, flags=re.I) for cell in cells)
    return column(cells)


@generator("city", weight=2.0)
def city_in_another_script(rng: np.random.Generator, n: int) -> Column:
    """Draw places in one script other than Latin."""
    names = gazetteer.native_city_names()
    return _cities(rng, names[choose(rng, sorted(names))], n)


@generator("city", weight=0.7, case=True)
def city_in_other_languages(rng: np.random.Generator, n: int) -> Column:
    """Draw names that other languages give to large places."""
    return _cities(rng, gazetteer.latin_exonyms(), n)


@generator("city", case=True, typos=True)
def city_of_several_words(rng: np.random.Generator, n: int) -> Column:
    """Draw places whose names start with Saint, Fort, New ... or end in Falls, Springs ..."""
    names = gazetteer.cities_of(any_country(rng)).name
    many = object_array(name for name in names if _COMPOUND.search(name + " "))
    return _cities(rng, many if len(many) > 20 else names, n)


@generator("city", case=True)
def city_of_an_airport(rng: np.random.Generator, n: int) -> Column:
    """Draw the cities that airports serve."""
    table = gazetteer.airports()
    chosen = (table.iata != "") & (table.city != "")
    if rng.random() < 0.6:
        chosen &= table.country == choose(rng, ("US", "US", "CA", "AU", "GB", "FR", "BR", "ID"))
    return _cities(rng, table.city[chosen], n)


@generator("city", weight=0.7, case=True)
def city_with_kind(rng: np.random.Generator, n: int) -> Column:
    """Draw places with the kind of the place, as a census or a register names them."""
    kinds = ("{} city", "{} town", "{} village", "{} CDP", "{} borough", "{} township")
    prefixed = ("City of {}", "Town of {}", "Village of {}", "Township of {}", "Borough of {}")
    use: tuple[str, ...] = kinds if rng.random() < 0.6 else prefixed
    use = use[: int(rng.integers(1, len(use) + 1))]
    names = choice_array(rng, gazetteer.cities_of("US").name, n)
    return column(choose(rng, use).format(name) for name in names)


@generator("city", weight=0.7, case=True)
def city_invented(rng: np.random.Generator, n: int) -> Column:
    """Draw names of cities that test data make up."""
    return column(choice_array(rng, faker_pool("city", choose(rng, _FAKER_CITIES)), n))


@generator("city", weight=0.7, case=True, repeats=0.5)
def city_of_customers(rng: np.random.Generator, n: int) -> Column:
    """Draw large places of a handful of countries, each row from one of them."""
    codes = [any_country(rng) for _ in range(int(rng.integers(2, 9)))]
    names = np.concatenate([gazetteer.cities_of(code).name[:40] for code in codes])
    return column(_shown(rng, object_array(closed_vocabulary(rng, names, n))))


# ---------------------------------------------------- texts that look like places but are none


@generator("text", weight=0.8, case=True, repeats=0.2)
def county_name(rng: np.random.Generator, n: int) -> Column:
    """Draw counties: second-level areas, neither a city nor a state."""
    names, states = gazetteer.us_counties()
    if rng.random() < 0.6:
        few = choice_array(rng, gazetteer.us_states()[1], int(choose(rng, (1, 3, 10))))
        names = names[np.isin(states.astype(str), few.astype(str))]
    if rng.random() < 0.3:
        names = object_array(name.replace(" County", "") for name in names)
    return column(choice_array(rng, names, n), ignore=("state", "city", "address"))


@generator("text", weight=0.3, case=True, repeats=0.1)
def airport_name(rng: np.random.Generator, n: int) -> Column:
    """Draw names of airports: named after cities or people, but texts."""
    table = gazetteer.airports()
    chosen = table.iata != "" if rng.random() < 0.6 else table.country == any_country(rng)
    if not chosen.any():  # a country without an airport
        chosen = table.iata != ""
    return column(choice_array(rng, table.name[chosen], n))
