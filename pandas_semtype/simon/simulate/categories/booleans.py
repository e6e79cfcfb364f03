"""Columns of truth values, in words, signs and digits of the world."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import choose, log_uniform, sometimes
from ..lists import vocabularies
from ..registry import Column, generator

__all__: list[str] = []


_USUAL = (
    ("true", "false"), ("True", "False"), ("TRUE", "FALSE"), ("yes", "no"), ("Yes", "No"),
    ("YES", "NO"), ("Y", "N"), ("y", "n"), ("t", "f"), ("T", "F"), ("1", "0"), ("1", "0"),
)  # fmt: skip
_SLOPPY = (
    (("Yes", "yes", "Y"), ("No", "no", "N")), (("TRUE", "True"), ("FALSE", "False")),
    (("Yes", "YES"), ("No", "NO")), (("Ja", "ja"), ("Nein", "nein")),
    (("1", "true"), ("0", "false")), (("Sí", "Si", "SI"), ("No", "NO")),
    (("true", "True", "1"), ("false", "False", "0")), (("Y", "y"), ("N", "n")),
)  # fmt: skip


@cache
def _truths() -> tuple[tuple[str, ...], ...]:
    return vocabularies("boolean")


def _truth(cells: list[str]) -> Column:
    """Return a column of truth values, with the base type that its cells have."""
    digits = all(c.lstrip("-").replace(".", "").isdigit() for c in cells)
    base = ("float" if any("." in c for c in cells) else "int") if digits else "text"
    return Column(cells, also=(base,), ignore=("categorical",))


def _flips(rng: np.random.Generator, pair: tuple[str, ...], n: int) -> list[str]:
    """Return the two words with any share of the first: often rare, now and then alone."""
    kind = rng.random()
    fraction = rng.uniform(0.05, 0.95) if kind < 0.6 else 1 - log_uniform(rng, 0.005, 0.3)
    if kind > 0.94:
        fraction = choose(rng, [0.0, 1.0])
    elif kind > 0.7:
        fraction = 1 - fraction
    drawn = (rng.random(n) < fraction).tolist()
    if sometimes(rng, 0.06):
        drawn.sort()
    return [pair[0] if d else pair[1] for d in drawn]


@generator("boolean", weight=5.0, repeats=0.0)
def usual_truths(rng: np.random.Generator, n: int) -> Column:
    """Draw true and false, yes and no, Y and N, 1 and 0."""
    return _truth(_flips(rng, choose(rng, _USUAL), n))


@generator("boolean", weight=3.0, repeats=0.0)
def truths_of_the_world(rng: np.random.Generator, n: int) -> Column:
    """Draw two words of truth of any language, or signs of it."""
    return _truth(_flips(rng, choose(rng, _truths()), n))


@generator("boolean", weight=1.0, repeats=0.0)
def digits_of_truth(rng: np.random.Generator, n: int) -> Column:
    """Draw zeros and ones, as statistics programs write them."""
    return _truth(_flips(rng, ("1", "0"), n))


@generator("boolean", weight=0.7, repeats=0.0)
def sloppy_truths(rng: np.random.Generator, n: int) -> Column:
    """Mix spellings of the same truth: Yes, yes, Y, no, N; or add a third word."""
    if sometimes(rng, 0.5):
        forms = choose(rng, _SLOPPY)
        sides = _flips(rng, ("0", "1"), n)
        return _truth([choose(rng, forms[int(s)]) for s in sides])
    pair = choose(rng, (*_USUAL[:8], *_truths()))
    cells = _flips(rng, pair, n)
    third = choose(
        rng,
        [
            "Unknown",
            "unknown",
            "N/A",
            "maybe",
            "Maybe",
            "?",
            "U",
            "Not sure",
            "Partial",
            "-",
            "Both",
        ],
    )
    odd = (rng.random(n) < rng.uniform(0.02, 0.15)).tolist()
    return _truth([third if o else c for o, c in zip(odd, cells, strict=True)])


@generator("boolean", weight=0.5, repeats=0.0)
def lonely_marks(rng: np.random.Generator, n: int) -> Column:
    """Mark only what is true: x, X, Y, yes, 1, a tick; the rest of the table is blank."""
    mark = choose(
        rng,
        [
            "x",
            "X",
            "Y",
            "Yes",
            "yes",
            "TRUE",
            "true",
            "✓",
            "✔",
            "True",
            "y",
            "Ja",
            "oui",
            "да",
            "是",
            "●",
        ],
    )
    return _truth([mark] * n)
