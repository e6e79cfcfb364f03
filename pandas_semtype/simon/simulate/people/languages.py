"""Columns of languages: their names in many languages and their codes."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import choices, skewed, sometimes_upper, subset
from ..pools import as_pool
from ..registry import Column, generator

__all__: list[str] = []

_DISPLAY = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro",
    "hr", "sl", "tr", "id", "vi", "ru", "uk", "bg", "el", "ja", "zh", "ko", "ar", "he", "hi", "th",
    "fa", "lt", "lv", "et", "ca",
)  # fmt: skip
# The languages that tables name most, the most frequent first.
_COMMON = (
    "en", "es", "fr", "de", "zh", "ja", "pt", "it", "ru", "ar", "ko", "nl", "hi", "pl", "tr", "sv",
    "vi", "id", "da", "no", "fi", "el", "cs", "he", "hu", "th", "ro", "uk", "fa", "bn", "ur", "ta",
    "te", "mr", "pa", "gu", "bg", "hr", "sr", "sk", "sl", "lt", "lv", "et", "ca", "ms", "fil", "sw",
    "am", "so", "yo", "ig", "ha", "zu", "af", "is", "ga", "cy", "eu", "gl", "la", "sq", "mk", "bs",
    "hy", "ka", "az", "kk", "uz", "mn", "ne", "si", "my", "km", "lo", "ps", "ku", "ht", "haw", "mi",
)  # fmt: skip
_EXTRA = (
    "Mandarin", "Cantonese", "Chinese", "Simplified Chinese", "Traditional Chinese", "Farsi",
    "American Sign Language", "Spanish; Castilian", "Portuguese (Brazil)", "English (US)",
    "English (UK)", "Brazilian Portuguese", "Castilian", "Flemish", "Haitian Creole", "Hmong",
    "Tagalog", "Punjabi", "Serbo-Croatian", "Norwegian Bokmål", "Scottish Gaelic", "Old English",
    "Ancient Greek", "Latin American Spanish", "Swiss German", "Modern Hebrew", "Sign Language",
    "Deutsch", "Français", "Español", "Italiano", "Português", "Nederlands", "Svenska", "Русский",
    "日本語", "中文", "한국어", "العربية", "עברית", "हिन्दी", "Türkçe", "Polski",
    "Čeština", "Ελληνικά",
    "Other", "Multiple languages", "Pidgin", "Creole", "Indigenous languages", "Visayan",
    "Gujarati",
)  # fmt: skip


@cache
def _names(display: str) -> np.ndarray:
    from babel import Locale

    table: dict[str, str] = dict(Locale.parse(display).languages)
    codes = [code for code in _COMMON if code in table]
    codes += sorted(code for code in table if code.isalpha() and code not in _COMMON)
    return as_pool(table[code] for code in codes)


@cache
def _native() -> np.ndarray:
    from babel import Locale, UnknownLocaleError

    found = []
    for code in _COMMON:
        try:
            found.append(Locale.parse(code).get_display_name())
        except (UnknownLocaleError, ValueError):
            continue
    return as_pool(name for name in found if name)


@cache
def _iso(key: str) -> np.ndarray:
    import pycountry

    rows = [(getattr(lang, key, ""), getattr(lang, "alpha_2", "")) for lang in pycountry.languages]
    rank = {code: i for i, code in enumerate(_COMMON)}
    rows.sort(key=lambda row: (rank.get(row[1], 200 if row[1] else 300), row[0]))
    return as_pool(value for value, short in rows if value and (short or key != "name"))


def _top(pool: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return the most spoken part of a pool, or all of it."""
    return pool[: int(rng.choice([20, 60, 60, len(pool)]))]


def _english(rng: np.random.Generator) -> np.ndarray:
    kind = rng.random()
    if kind < 0.7:
        return _names("en")
    return _iso("name") if kind < 0.9 else as_pool((*_names("en")[:40], *_EXTRA))


def _any_names(rng: np.random.Generator, english: float) -> np.ndarray:
    if rng.random() < english:
        return _english(rng)
    return _names(_DISPLAY[int(rng.integers(len(_DISPLAY)))])


@generator("language", weight=3.0, case=True)
def languages_in_english(rng: np.random.Generator, n: int) -> list[str]:
    """Return languages by their English names, the most spoken ones more often."""
    pool = _top(_english(rng), rng)
    cells = skewed(rng, pool, n, float(rng.uniform(1.0, 3.0)))
    return sometimes_upper(rng, cells, probability=0.12)


@generator("language", weight=2.0, case=True)
def languages_in_one_language(rng: np.random.Generator, n: int) -> list[str]:
    """Return languages by their names in one of many languages, or in their own."""
    pool = _native() if rng.random() < 0.2 else _top(_any_names(rng, 0.0), rng)
    cells = skewed(rng, pool, n, float(rng.uniform(1.0, 2.5)))
    return sometimes_upper(
        rng, [c[:1].upper() + c[1:] for c in cells] if rng.random() < 0.5 else cells
    )


@generator("language", weight=1.2, case=True, repeats=0.1)
def several_languages(rng: np.random.Generator, n: int) -> list[str]:
    """Return lists such as ``English, French``."""
    pool = _any_names(rng, 0.8)[: int(rng.choice([12, 40, 100]))]
    joiner = (", ", ", ", "; ", "/", ",", " | ", " and ", " & ", ";", " - ")[int(rng.integers(10))]
    sizes = 1 + np.minimum(rng.geometric(float(rng.uniform(0.35, 0.8)), size=n) - 1, 5)
    names = skewed(rng, pool, int(sizes.sum()), 2.0)
    out, at = [], 0
    for size in sizes.tolist():
        out.append(joiner.join(dict.fromkeys(names[at : at + size])))
        at += size
    return out


@generator("language", weight=1.0, case=True, repeats=0.0)
def few_languages(rng: np.random.Generator, n: int) -> Column:
    """Return a handful of languages that repeat."""
    pool = _any_names(rng, 0.7)[: int(rng.choice([8, 20, 50]))]
    kept = subset(rng, pool, 2, 7)
    return Column(sometimes_upper(rng, skewed(rng, kept, n, 2.0)), ignore=("categorical",))


@generator("language", weight=0.4, repeats=0.3)
def languages_with_variants(rng: np.random.Generator, n: int) -> list[str]:
    """Return locales by name: ``English (United Kingdom)``, ``Chinese (Simplified)``."""
    return choices(rng, _locale_names(), n)


@cache
def _locale_names() -> np.ndarray:
    from babel import Locale
    from babel.localedata import locale_identifiers

    codes = [code for code in locale_identifiers() if code.count("_") == 1]
    return as_pool(Locale.parse(code).get_display_name("en") or "" for code in sorted(codes))


@cache
def _tags() -> np.ndarray:
    from babel.localedata import locale_identifiers

    codes = [code for code in locale_identifiers() if code.split("_")[0] in _COMMON]
    return as_pool(sorted(code for code in codes if "_" in code))


@generator("language_code", weight=2.0, repeats=0.5)
def two_letter_codes(rng: np.random.Generator, n: int) -> list[str]:
    """Return ISO 639-1 codes."""
    pool = _top(_iso("alpha_2"), rng)
    return sometimes_upper(
        rng, skewed(rng, pool, n, float(rng.uniform(1.0, 2.5))), probability=0.25
    )


@generator("language_code", weight=1.5, repeats=0.4)
def three_letter_codes(rng: np.random.Generator, n: int) -> list[str]:
    """Return ISO 639-2 or 639-3 codes."""
    key = ("alpha_3", "alpha_3", "bibliographic")[int(rng.integers(3))]
    pool = _iso(key)
    if key == "alpha_3":
        pool = pool[: int(rng.choice([30, 80, 184, len(pool)]))]
    else:  # the bibliographic codes differ for twenty languages only
        pool = as_pool((*_iso("alpha_3")[:60], *pool))
    return sometimes_upper(
        rng, skewed(rng, pool, n, float(rng.uniform(1.0, 2.0))), probability=0.15
    )


@generator("language_code", weight=1.5, repeats=0.4)
def language_tags(rng: np.random.Generator, n: int) -> list[str]:
    """Return tags such as ``en-US``, ``zh_Hant_TW``, ``pt-br``."""
    cells = choices(rng, _tags(), n)
    if rng.random() < 0.6:  # the usual countries: short lists of an application's locales
        usual = subset(rng, ("en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "es_MX", "it_IT", "pt_BR",
                           "pt_PT", "nl_NL", "pl_PL", "ja_JP", "zh_CN", "zh_TW", "ko_KR", "ru_RU",
                           "sv_SE", "da_DK", "nb_NO", "fi_FI", "tr_TR", "ar_SA", "he_IL", "hi_IN",
                           "cs_CZ", "hu_HU", "ro_RO", "uk_UA", "el_GR", "th_TH", "vi_VN", "id_ID",
                           "en_CA", "fr_CA", "en_AU", "de_AT", "de_CH", "en_IN"), 5,
                           38)  # fmt: skip
        cells = choices(rng, usual, n)
    kind = rng.random()
    if kind < 0.6:
        cells = [cell.replace("_", "-") for cell in cells]
    if rng.random() < 0.15:
        cells = [cell.lower() for cell in cells]
    if rng.random() < 0.25:
        some_short = (rng.random(n) < 0.4).tolist()
        cells = [c[:2] if s else c for c, s in zip(cells, some_short, strict=True)]
    elif rng.random() < 0.05:
        cells = [cell + ".UTF-8" for cell in cells]
    return cells


@generator("language_code", weight=0.5, repeats=0.0)
def few_language_codes(rng: np.random.Generator, n: int) -> Column:
    """Return a handful of codes that repeat."""
    pool = _iso(("alpha_2", "alpha_2", "alpha_3")[int(rng.integers(3))])[:25]
    kept = subset(rng, pool, 2, 7)
    return Column(
        sometimes_upper(rng, skewed(rng, kept, n, 2.0), probability=0.3), ignore=("categorical",)
    )


@generator("language_code", weight=0.4, repeats=0.2)
def several_language_codes(rng: np.random.Generator, n: int) -> list[str]:
    """Return lists of codes such as ``en,fr``."""
    pool = _iso("alpha_2")[:40]
    joiner = (",", ", ", "|", ";", "/", " ")[int(rng.integers(6))]
    if rng.random() < 0.3:
        pool = _tags()[:300]
    sizes = rng.integers(1, 5, size=n)
    names = skewed(rng, pool, int(sizes.sum()), 1.5)
    out, at = [], 0
    for size in sizes.tolist():
        out.append(joiner.join(dict.fromkeys(names[at : at + size])))
        at += size
    return out
