"""Columns of living things: scientific names, common names, trees of cities, taxa."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import categorical, choices, choose, skewed, sometimes, sometimes_upper, subset
from ..lists import word_list
from ..pools import as_pool
from ..registry import Column, generator

__all__: list[str] = []

_LATIN = ("trees_latin", "trees_latin", "animals_latin", "plants_latin", "microbes_latin")
_COMMON = ("common_birds", "common_animals", "common_plants", "common_plants")
_LANGUAGES = ("de", "nl", "fr", "es")


def _list(section: str) -> np.ndarray:
    return word_list("biology", section)


@cache
def _binomials() -> tuple[np.ndarray, np.ndarray]:
    """Return genera and epithets that occur in the lists and their kin."""
    names = [name.split(" ") for section in dict.fromkeys(_LATIN) for name in _list(section)]
    parts = [word[:-1] for name in names for word in name[1:2] if len(word) > 5]
    ends = ("us", "a", "um", "is", "ensis", "i", "ae", "oides", "ifolia", "ata")
    epithets = [stem + end for stem in dict.fromkeys(parts) for end in ends[:4]]
    return as_pool(name[0] for name in names), as_pool([*(n[1] for n in names), *epithets])


def _scientific(rng: np.random.Generator, n: int) -> list[str]:
    """Draw binomials, mostly of living things, some made of a genus and an epithet."""
    if sometimes(rng, 0.3):
        genera, epithets = _binomials()
        firsts = choices(rng, subset(rng, genera, 3, 120), n)
        return [f"{a} {b}" for a, b in zip(firsts, choices(rng, epithets, n), strict=True)]
    sections = subset(rng, _LATIN, 1, 2)
    pool = np.concatenate([_list(section) for section in dict.fromkeys(sections)])
    return choices(rng, subset(rng, pool, 3, len(pool)), n)


@generator("species", weight=3.5, repeats=0.2)
def scientific_names(rng: np.random.Generator, n: int) -> Column:
    """Return binomials, plain or with authors, cultivars, subspecies or unsure ends."""
    cells = _scientific(rng, n)
    kind = rng.random()
    if kind < 0.2:
        tails = choices(rng, _list("authors"), n)
        at, limit = rng.random(n).tolist(), float(rng.uniform(0.3, 1.0))
        cells = [f"{c} {t}" if x < limit else c for c, t, x in zip(cells, tails, at, strict=True)]
    elif kind < 0.38:
        tails = choices(rng, _list("cultivars"), n)
        at, limit = rng.random(n).tolist(), float(rng.uniform(0.05, 0.6))
        cells = [f"{c} {t}" if x < limit else c for c, t, x in zip(cells, tails, at, strict=True)]
    elif kind < 0.5:
        tails = choices(rng, _list("sp_tail"), n)
        at = rng.random(n).tolist()
        cells = [f"{c.split(' ')[0]} {t}" if x < 0.15 else c
                 for c, t, x in zip(cells, tails, at, strict=True)]  # fmt: skip
    elif kind < 0.56:
        cells = [f"{c[0]}. {c.split(' ', 1)[-1]}" for c in cells]
    elif kind < 0.62:
        epithets = choices(rng, _binomials()[1], n)
        form = choose(rng, ("{} subsp. {}", "{} ssp. {}", "{} {}", "{} var. {}"))
        at = rng.random(n).tolist()
        cells = [form.format(c, e) if x < 0.3 else c
                 for c, e, x in zip(cells, epithets, at, strict=True)]  # fmt: skip
    elif kind < 0.68:  # hybrids
        at = rng.random(n).tolist()
        mark = choose(rng, (" x ", " × "))
        cells = [c.replace(" ", mark, 1) if x < 0.3 else c for c, x in zip(cells, at, strict=True)]
    style = rng.random()
    if style < 0.08:
        cells = [cell.replace(" ", "_") for cell in cells]
    elif style < 0.16:
        cells = [cell.upper() for cell in cells]
    elif style < 0.22:
        cells = [cell.lower() for cell in cells]
    elif style < 0.26:
        cells = [cell.title() for cell in cells]
    return Column(cells, ignore=("text", "categorical"))


@generator("species", weight=2.5, case=True, repeats=0.1)
def common_names(rng: np.random.Generator, n: int) -> Column:
    """Return common English names: birds of a count, fish of a lake, trees of a city."""
    pool = _list(choose(rng, _COMMON))
    names = subset(rng, pool, 3, len(pool))
    kind = rng.random()
    if kind < 0.2:
        names = [name[:1] + name[1:].lower() for name in names]
    elif kind < 0.35:  # ``Maple, Norway``
        glue = choose(rng, (", ", " - ", ","))
        parts = [name.rsplit(" ", 1) for name in names]
        names = [f"{p[1]}{glue}{p[0]}" if len(p) == 2 else p[0] for p in parts]
    elif kind < 0.45:
        unknown = choose(rng, ("Unknown {}", "Unidentified {}", "{} sp.", "Other {}"))
        words = [name.rsplit(" ", 1)[-1] for name in names[:6]]
        names = [*names, *(unknown.format(word.lower()) for word in words)]
    cells = categorical(rng, names, n) if sometimes(rng, 0.5) else skewed(rng, names, n, 1.7)
    return Column(sometimes_upper(rng, cells, probability=0.35), ignore=("categorical",))


@generator("species", weight=1.0, repeats=0.1)
def names_of_both_kinds(rng: np.random.Generator, n: int) -> Column:
    """Return scientific and common names in one cell, or the one in brackets after the other."""
    latin, common = _scientific(rng, n), choices(rng, _list(choose(rng, _COMMON)), n)
    form = choose(rng, ("{b} ({a})", "{a} ({b})", "{a} - {b}", "{a}:: {b}", "{b} - {a}", "{a}, {b}",
                        "{a} / {b}", "{b} | {a}"))  # fmt: skip
    cells = [form.format(a=a, b=b) for a, b in zip(latin, common, strict=True)]
    return Column(sometimes_upper(rng, cells, probability=0.1), ignore=("categorical",))


@generator("species", weight=1.5, case=True, repeats=0.1)
def common_names_in_other_languages(rng: np.random.Generator, n: int) -> Column:
    """Return common names in German, Dutch, French or Spanish."""
    pool = _list(choose(rng, _LANGUAGES))
    names = subset(rng, pool, 4, len(pool))
    cells = categorical(rng, names, n) if sometimes(rng, 0.5) else choices(rng, names, n)
    return Column(cells, ignore=("categorical",))


@generator("species", weight=0.8, repeats=0.1)
def genera_and_families(rng: np.random.Generator, n: int) -> Column:
    """Return genera, families or orders, and what a survey wrote where it knew no more."""
    genera = subset(rng, _binomials()[0], 4, 150)
    kind = rng.random()
    if kind < 0.4:
        names = genera
    elif kind < 0.75:
        end = choose(rng, ("idae", "aceae", "idae", "ales"))
        names = [name.rstrip("aeiousxm") + end for name in genera]
    else:
        names = [f"{name} {tail}" for name, tail in
                 zip(genera, choices(rng, _list("sp_tail")[:3], len(genera)),
                     strict=True)]  # fmt: skip
    cells = categorical(rng, names, n) if sometimes(rng, 0.5) else choices(rng, names, n)
    return Column(sometimes_upper(rng, cells, probability=0.1), ignore=("categorical",))


@generator("species", weight=0.6, case=True, repeats=0.0)
def kinds_of_animals(rng: np.random.Generator, n: int) -> Column:
    """Return kinds of animals of a shelter, a farm or a permit: ``Dog``, ``Bovine``."""
    words = ("Dog", "Cat", "Bird", "Rabbit", "Horse", "Cattle", "Swine", "Sheep", "Goat", "Poultry",
             "Chicken", "Turkey", "Guinea Pig", "Hamster", "Ferret", "Reptile", "Snake", "Turtle",
             "Raccoon", "Skunk", "Bat", "Fox", "Deer", "Squirrel", "Opossum", "Bovine", "Equine",
             "Canine", "Feline", "Porcine", "Ovine", "Human", "Mouse", "Rat", "Zebrafish",
             "Fruit fly", "Yeast", "Bison", "Llama", "Alpaca", "Duck", "Goose")  # fmt: skip
    names = list(words[: int(rng.integers(2, 9))]) if sometimes(rng, 0.5) else subset(
        rng, words, 3, 20)  # fmt: skip
    return Column(categorical(rng, names, n))


@generator("categorical", weight=0.3, case=True, repeats=0.0)
def breeds(rng: np.random.Generator, n: int) -> Column:
    """Return breeds of dogs, cats and cattle: kinds within a species."""
    names = subset(rng, _list("breeds"), 4, 30)
    return Column(categorical(rng, names, n), also=("text",), ignore=("species",))
