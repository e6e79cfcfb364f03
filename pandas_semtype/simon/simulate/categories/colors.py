"""Columns of names of colours: of cars, clothes, paints, animals, eyes, of many languages."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import categorical, choices, choose, skewed, sometimes, subset
from ..lists import word_list
from ..pools import as_pool
from ..registry import Column, generator

__all__: list[str] = []

_LANGUAGES = ("de", "fr", "es", "pt", "nl", "it", "ru", "zh", "ja", "ko", "ar", "tr", "pl")
_KINDS = ("basic", "basic", "basic", "paints", "eyes_hair", "coats")


@cache
def _css_names() -> np.ndarray:
    """Return the names of colours of CSS, as one word each."""
    from importlib import import_module

    return as_pool(import_module("faker.providers.color").Provider.all_colors)


def _pairs(rng: np.random.Generator, names: list[str], fraction: float) -> list[str]:
    joiner = choose(rng, ("/", "/", " / ", " and ", " & ", "-", ", ", " with "))
    second = choices(rng, names, len(names))
    at = rng.random(len(names)).tolist()
    return [
        f"{a}{joiner}{b}" if x < fraction and a != b else a
        for a, b, x in zip(names, second, at, strict=True)
    ]


@generator("color", weight=3.0, case=True, repeats=0.0)
def colours_in_english(rng: np.random.Generator, n: int) -> Column:
    """Return colours of things, cars, animals or people, some of two colours."""
    pool = word_list("colors", choose(rng, _KINDS))
    names = subset(rng, pool, 2, 40)
    if sometimes(rng, 0.5):
        names = pool[: len(names)].tolist()
    if sometimes(rng, 0.35):
        names = [*names, *_pairs(rng, names, float(rng.uniform(0.2, 1.0)))]
    cells = categorical(rng, names, n) if sometimes(rng, 0.7) else skewed(rng, names, n, 2.0)
    if sometimes(rng, 0.3):
        cells = [cell.upper() for cell in cells]
    if sometimes(rng, 0.04):  # a field of fixed width
        cells = [cell.ljust(26) for cell in cells]
    return Column(cells)


@generator("color", weight=1.2, repeats=0.1)
def colours_of_style_sheets(rng: np.random.Generator, n: int) -> Column:
    """Return names of CSS: ``DarkSlateBlue``, ``dark slate blue``, ``darkslateblue``."""
    pool = _css_names()
    cells = choices(rng, subset(rng, pool, 5, len(pool)), n)
    kind = rng.random()
    if kind < 0.35:
        cells = [cell.lower() for cell in cells]
    elif kind < 0.6:
        spaced = ["".join(f" {c}" if c.isupper() else c for c in cell).strip() for cell in cells]
        cells = [cell.lower() for cell in spaced] if sometimes(rng, 0.4) else spaced
    return Column(cells)


@generator("color", weight=1.0, case=True, repeats=0.1)
def colours_of_makers(rng: np.random.Generator, n: int) -> Column:
    """Return shades with a maker's words for finish and depth."""
    shades = choices(rng, word_list("colors", "paints"), n)
    base = choices(rng, word_list("colors", "basic")[:40], n)
    words = choices(rng, ("Metallic", "Pearl", "Matte", "Light", "Dark", "Deep", "Pale", "Bright",
                          "Heather", "Vintage", "Soft", "Satin", "Gloss", "Mica"), n)  # fmt: skip
    known = ("{s}", "{b}", "{w} {b}", "{b} {w}", "{s} {b}", "{b}/{s}", "{s} {w}")
    forms = choices(rng, subset(rng, known, 1, 4), n)
    parts = zip(forms, shades, base, words, strict=True)
    return Column([form.format(s=s, b=b, w=w) for form, s, b, w in parts])


@generator("color", weight=0.8, repeats=0.0)
def colours_by_codes(rng: np.random.Generator, n: int) -> Column:
    """Return short codes of colours of registers of vehicles: ``BK``, ``WHI``, ``GRY``."""
    length = int(choose(rng, (2, 3, 3)))
    pool = word_list("colors", "register_codes").tolist()
    same = [code for code in pool if len(code) == length]
    names = subset(rng, same, 4, len(same))
    if sometimes(rng, 0.2):
        names = [*names, *_pairs(rng, names, 0.6)]
    return Column(categorical(rng, names, n), ignore=("code",))


@generator("color", weight=2.0, repeats=0.0)
def colours_in_other_languages(rng: np.random.Generator, n: int) -> Column:
    """Return colours of one of thirteen languages."""
    pool = word_list("colors", choose(rng, _LANGUAGES))
    names = subset(rng, pool, 2, len(pool))
    if sometimes(rng, 0.2):
        names = [*names, *_pairs(rng, names, 0.5)]
    cells = categorical(rng, names, n)
    kind = rng.random()
    if kind < 0.12:
        cells = [cell.upper() for cell in cells]
    elif kind < 0.3:
        cells = [cell.lower() for cell in cells]
    return Column(cells)


@generator("list", weight=0.3, repeats=0.0)
def lists_of_colours(rng: np.random.Generator, n: int) -> Column:
    """Return the colours a thing is sold in, several in one cell."""
    names = subset(rng, word_list("colors", choose(rng, ("basic", "paints", *_LANGUAGES))), 6, 30)
    joiner = choose(rng, (", ", ",", ";", "|"))
    sizes = rng.integers(1, 6, size=n).tolist()
    picks = rng.integers(len(names), size=(n, 6)).tolist()
    cells = [
        joiner.join(dict.fromkeys(names[i] for i in row[: size + 1]))
        for row, size in zip(picks, sizes, strict=True)
    ]
    return Column(cells, ignore=("categorical", "color"))
