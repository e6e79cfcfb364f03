"""Columns of words and codes of gender."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import choose, sample, sometimes
from ..lists import lines
from ..registry import Column, generator

__all__: list[str] = []


@cache
def _genders() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    parsed = []
    for line in lines("gender"):
        pair, _, rest = line.partition(";;")
        others = tuple(v.strip() for v in rest.split("|") if v.strip())
        parsed.append((tuple(v.strip() for v in pair.split("|")), others))
    return tuple(parsed)


def _gender(rng: np.random.Generator, known: int, n: int) -> Column:
    pair, others = _genders()[known]
    values = list(pair)
    fraction = rng.uniform(0.35, 0.65) if sometimes(rng, 0.6) else rng.uniform(0.02, 0.98)
    weights = [fraction, 1 - fraction]
    if others and sometimes(rng, 0.35):
        extra = sample(rng, others, int(rng.integers(1, len(others) + 1)))
        values += extra
        weights += rng.uniform(0.005, 0.12, len(extra)).tolist()
    p = np.array(weights) / sum(weights)
    kind = rng.random()
    if kind < 0.04:  # a table of one sex
        return Column([values[int(sometimes(rng, 0.5))]] * n)
    if kind < 0.10:  # totals by sex: one row after the other
        return Column([values[i % len(values)] for i in range(n)])
    places = rng.choice(len(values), n, p=p)
    if sometimes(rng, 0.08):
        places = np.sort(places)
    return Column([values[i] for i in places.tolist()])


@generator("gender", weight=2.0, repeats=0.0, case=True)
def english_genders(rng: np.random.Generator, n: int) -> Column:
    """Draw English words and codes of gender, the most usual ones mostly."""
    return _gender(rng, int(rng.integers(0, 10)), n)


@generator("gender", weight=2.0, repeats=0.0)
def genders_of_the_world(rng: np.random.Generator, n: int) -> Column:
    """Draw words and codes of gender in one of many languages."""
    return _gender(rng, int(rng.integers(len(_genders()))), n)


@generator("gender", weight=0.3, repeats=0.0)
def sloppy_genders(rng: np.random.Generator, n: int) -> Column:
    """Mix spellings: Male, male, M, F, female."""
    forms = [("Male", "male", "M", "m", "MALE"), ("Female", "female", "F", "f", "FEMALE")]
    kept = [sample(rng, side, int(rng.integers(2, 5))) for side in forms]
    sides = rng.integers(0, 2, n).tolist()
    return Column([choose(rng, kept[s]) for s in sides])
