"""Names of streets and house numbers of many countries, composed the local way."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from ..draw import choose
from ..lists import keyed
from ..pools import faker_pool, object_array
from . import gazetteer

__all__ = ["STREET_COUNTRIES", "house_numbers", "streets_of", "with_number"]


_ELISION = re.compile(r"\bde (?=[AEIOUÉÈÊH])")
# countries whose streets are composed (data/streets.txt), with the locale of their people
_COMPOSED = dict(
    pair.split(":")
    for pair in (
        "DE:de_DE FR:fr_FR ES:es_ES MX:es_MX IT:it_IT BR:pt_BR PT:pt_PT NL:nl_NL GB:en_GB "
        "TR:tr_TR PL:pl_PL AR_SA:ar_SA CN:zh_CN JP:ja_JP KR:ko_KR SE:sv_SE CH:de_CH VN:vi_VN "
        "IN:en_IN AU:en_AU NZ:en_NZ IE:en_IE"
    ).split()
)
# locales whose street names Faker knows well enough as they are
_FAKER = dict(
    pair.split(":")
    for pair in (
        "AT:de_AT NO:no_NO DK:da_DK FI:fi_FI CZ:cs_CZ SK:sk_SK HU:hu_HU RO:ro_RO HR:hr_HR "
        "SI:sl_SI RU:ru_RU UA:uk_UA GR:el_GR IL:he_IL ID:id_ID BE:nl_BE CA:fr_CA AM:hy_AM "
        "GE:ka_GE IR:fa_IR CO:es_CO"
    ).split()
)
# who is honoured there, and how streets are called there
_SHARED_PEOPLE = {"MX": "ES", "PT": "BR"}
_SHARED_NAMES = {"AU": "GB", "NZ": "GB", "IE": "GB"}
STREET_COUNTRIES = (*_COMPOSED, *_FAKER)
"""Keys of `streets_of`: alpha-2 codes, and AR_SA for Arabic."""


@cache
def streets_of(country: str) -> np.ndarray:
    """Return some thousand names of streets of a country, the same in every process."""
    if country in _FAKER:
        return faker_pool("street_name", _FAKER[country])
    table, locale = keyed("streets"), _COMPOSED[country]
    plan = _SHARED_NAMES.get(country, country)
    forms, words = table[f"{plan} names"], table[f"{plan} words"]
    rng = np.random.default_rng(sum(map(ord, country)))
    parts = {
        "w": object_array(words),
        "l": faker_pool("last_name", locale),
        "f": faker_pool("first_name", locale),
        "c": _towns(country),
        "p": object_array(table.get(f"{_SHARED_PEOPLE.get(country, country)} people", words)),
    }
    names = []
    for _ in range(2500):
        form = choose(rng, forms)
        name = form.format(**{key: choose(rng, pool) for key, pool in parts.items()})
        names.append(_ELISION.sub("d'", name) if country in ("FR", "CH") else name)
    return object_array(dict.fromkeys(names))


def _towns(country: str) -> np.ndarray:
    if country in ("CN", "JP"):
        return object_array(n for n in gazetteer.native_city_names()["han"] if len(n) == 2)[:200]
    if country == "AR_SA":
        return gazetteer.native_city_names()["arabic"][:200]
    if country == "KR":
        return faker_pool("city", "ko_KR", 200)
    names = gazetteer.cities_of(country).name[:150]
    return object_array(name for name in names if " " not in name)


def house_numbers(rng: np.random.Generator, n: int, high: int | None = None) -> np.ndarray:
    """Draw house numbers, low ones more often."""
    high = int(choose(rng, (60, 200, 900))) if high is None else high
    return np.minimum(rng.integers(1, high, size=n), rng.integers(1, high, size=n))


def with_number(rng: np.random.Generator, country: str, names: np.ndarray) -> list[str]:
    """Add house numbers to street names in the order of the country.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    country : str
        A key of `STREET_COUNTRIES`.
    names : ndarray of object
        The streets.
    """
    n = len(names)
    table, usual_forms = keyed("streets"), ("{s} {n}", "{s} {n}", "{s} {n}{l}")
    forms = table.get(f"{country} number before") or table.get(
        f"{country} number after", usual_forms
    )
    usual, fraction = choose(rng, forms), rng.uniform(0.5, 1.0)
    numbers, more = house_numbers(rng, n), rng.integers(1, 99, size=n)
    rest = zip(
        names, numbers.tolist(), more.tolist(), rng.integers(1, 12, size=n).tolist(), strict=True
    )
    drawn = rng.random(n)
    return [
        (usual if drawn[i] < fraction else choose(rng, forms)).format(
            s=street, n=number, m=m, k=k, x=number * 7 + m, l="abc"[m % 3], u="ABCD"[m % 4]
        )
        for i, (street, number, m, k) in enumerate(rest)
    ]
