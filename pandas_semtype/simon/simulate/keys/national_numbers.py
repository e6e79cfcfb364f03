"""Generators of personal identity numbers of many countries."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..draw import choose
from ..registry import Column, generator
from . import national_europe as europe
from . import national_world as world

__all__: list[str] = []

_COUNTRIES: tuple[Callable[[np.random.Generator, int], list[str]], ...] = (
    world.brazil, world.brazil, europe.spain, europe.spain, europe.italy, europe.italy,
    europe.france, europe.sweden, europe.finland, europe.norway,
    europe.denmark, europe.poland, europe.romania, europe.netherlands, europe.belgium,
    europe.bulgaria, europe.czechia, world.turkey, world.china,
    world.china, world.india, world.india, world.south_africa, world.korea, world.canada,
    world.chile, europe.switzerland, world.russia,
    europe.britain, europe.britain, europe.baltic, world.singapore, world.taiwan, world.mexico,
    world.plain_forms, world.thailand,
)  # fmt: skip


@generator("national_id", weight=4.0, repeats=0.06)
def national_numbers(rng: np.random.Generator, n: int) -> Column:
    """Write the numbers of one country."""
    cells = choose(rng, _COUNTRIES)(rng, n)
    return Column(cells, ignore=("identifier", "int", "text"))


@generator("national_id", weight=0.5, repeats=0.06)
def national_numbers_mixed(rng: np.random.Generator, n: int) -> Column:
    """Mix the numbers of two countries, or write a country before each."""
    first, second = (choose(rng, _COUNTRIES)(rng, n) for _ in range(2))
    which = (rng.random(n) < 0.5).tolist()
    cells = [a if w else b for a, b, w in zip(first, second, which, strict=True)]
    return Column(cells, ignore=("identifier", "int", "text"))
