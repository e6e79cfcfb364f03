"""Columns of branches of industry, and of cuisines, which are categories."""

from __future__ import annotations

import numpy as np

from ..abbreviations import abbreviated, cut
from ..draw import categorical, choose, skewed, sometimes, subset
from ..lists import word_list
from ..registry import Column, generator

__all__: list[str] = []

_ENGLISH = ("sectors", "nace", "titles", "network", "stocks", "licences")
_LANGUAGES = ("de", "fr", "es", "pt", "nl", "it", "ru", "zh", "ja", "ko", "ar", "tr", "pl")
_ALSO = ("categorical", "department", "company")


def _pool(section: str) -> np.ndarray:
    return word_list("industries", section)


def _drawn(rng: np.random.Generator, names: list[str], n: int) -> list[str]:
    if sometimes(rng, 0.55):
        return categorical(rng, names[: int(rng.integers(2, 40))], n)
    return skewed(rng, names, n, float(rng.uniform(1.0, 2.0)))


@generator("industry", weight=2.5, repeats=0.0)
def industries_in_english(rng: np.random.Generator, n: int) -> Column:
    """Return sectors, titles of classifications, kinds of firms or branches of networks."""
    pool = _pool(choose(rng, _ENGLISH, (3, 1, 3, 2, 2, 3)))
    names = subset(rng, pool, 3, len(pool))
    kind = rng.random()
    if kind < 0.15:
        names = [name.replace(" and ", " & ") for name in names]
    elif kind < 0.3:
        names = [name.upper() for name in names]
    elif kind < 0.4:
        names = cut(rng, abbreviated(rng, names))
    elif kind < 0.5:
        names = [name[:1] + name[1:].lower() for name in names]
    elif kind < 0.55:
        names = [name.replace(", and ", " and ").replace(",", "") for name in names]
    return Column(_drawn(rng, names, n), ignore=_ALSO)


@generator("industry", weight=1.0, repeats=0.0)
def industries_of_a_full_list(rng: np.random.Generator, n: int) -> Column:
    """Return a table of sectors by year or region: the list again and again."""
    pool = _pool(choose(rng, ("sectors", "nace", "stocks", *_LANGUAGES)))
    names = pool[: int(rng.integers(5, len(pool) + 1))].tolist()
    start = int(rng.integers(len(names)))
    names = names[start:] + names[:start]
    if sometimes(rng, 0.3):
        names = sorted(names)
    each = int(choose(rng, (1, 1, 2, 5)))
    cells = [names[(i // each) % len(names)] for i in range(n)]
    return Column([c.upper() for c in cells] if sometimes(rng, 0.1) else cells, ignore=_ALSO)


@generator("industry", weight=1.2, repeats=0.0)
def industries_with_codes(rng: np.random.Generator, n: int) -> Column:
    """Return branches with their number: ``23 - Construction``, ``Retail Trade (44-45)``."""
    section = choose(rng, ("sectors", "titles", "nace", "licences", "de", "fr", "es", "nl"))
    names = subset(rng, _pool(section), 8, 60)
    digits = (
        int(choose(rng, (2, 2, 3, 4, 6))) if section in ("sectors", "titles", "licences") else 2
    )
    numbers = np.sort(rng.choice(np.arange(11, 99), size=len(names), replace=len(names) > 88))
    tails = rng.integers(0, 10 ** (digits - 2), size=len(names)).tolist()
    letters = section in ("nace", "fr") and sometimes(rng, 0.6)
    codes = [
        chr(65 + i % 21) if letters else f"{a}{t:0{digits - 2}d}" if digits > 2 else str(a)
        for i, (a, t) in enumerate(zip(numbers.tolist(), tails, strict=True))
    ]
    form = choose(
        rng, ("{c} - {x}", "{c} {x}", "{c}: {x}", "{x} ({c})", "{c}. {x}", "[{c}] {x}", "{x} - {c}")
    )
    names = [form.format(c=code, x=x) for code, x in zip(codes, names, strict=True)]
    return Column(_drawn(rng, names, n), ignore=(*_ALSO, "industry_code"))


@generator("industry", weight=2.0, repeats=0.0)
def industries_in_other_languages(rng: np.random.Generator, n: int) -> Column:
    """Return branches of one of thirteen languages."""
    pool = _pool(choose(rng, _LANGUAGES))
    names = subset(rng, pool, 3, len(pool))
    if sometimes(rng, 0.15):
        names = [name.upper() for name in names]
    return Column(_drawn(rng, names, n), ignore=_ALSO)


# ---- what looks like industries ------------------------------------------------------------------


@generator("categorical", weight=0.9, repeats=0.0)
def cuisines(rng: np.random.Generator, n: int) -> Column:
    """Return kinds of restaurants, which are neither languages nor nationalities."""
    names = subset(rng, _pool("cuisines"), 4, 40)
    if sometimes(rng, 0.15):
        names = [name.upper() for name in names]
    return Column(categorical(rng, names, n), also=("text",), ignore=("nationality", "industry"))


@generator("list", weight=0.5, repeats=0.0)
def lists_of_cuisines(rng: np.random.Generator, n: int) -> Column:
    """Return cuisines of a restaurant in one cell, with a comma between them."""
    names = subset(rng, _pool("cuisines"), 8, 60)
    joiner = choose(rng, (", ", ",", " / ", "; ", "|", ", "))
    most = int(rng.integers(2, 7))
    sizes = rng.integers(1, most + 1, size=n).tolist()
    picks = rng.integers(len(names), size=(n, most)).tolist()
    cells = [
        joiner.join(dict.fromkeys(names[j] for j in row[:size]))
        for row, size in zip(picks, sizes, strict=True)
    ]
    return Column(cells, ignore=("categorical",))
