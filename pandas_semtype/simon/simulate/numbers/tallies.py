"""Columns of numbers of a narrow range: tallies, terms, hues, levels, quotations."""

from __future__ import annotations

import numpy as np

from ..draw import choose, log_uniform, sometimes
from ..registry import Column, generator
from .number_text import write_decimals
from .whole_numbers import whole

__all__: list[str] = []


@generator("int", weight=2.5)
def tallies(rng: np.random.Generator, n: int) -> Column:
    """Count within narrow bounds: seasons, episodes, rounds, minutes, points, hues, terms.

    Tables hold far more of these than ages, and few of them fill the range of ages.
    """
    low, high = choose(
        rng,
        [(1, 20), (1, 40), (0, 30), (0, 60), (5, 60), (10, 50), (1, 100), (0, 99), (12, 48),
         (20, 120), (1, 24), (40, 80), (50, 99), (60, 110), (2, 16), (15, 45)],
    )  # fmt: skip
    kind = rng.random()
    if kind < 0.3:
        values = rng.integers(low, high + 1, n).astype(float)
    elif kind < 0.6:
        centre = rng.uniform(low, high)
        values = rng.normal(centre, (high - low) * rng.uniform(0.03, 0.25), n)
    elif kind < 0.8:
        values = rng.poisson(rng.uniform(low + 1, high), n).astype(float)
    else:
        values = low + rng.gamma(rng.uniform(0.7, 3), (high - low) * rng.uniform(0.05, 0.3), n)
    if sometimes(rng, 0.15):
        step = choose(rng, [2, 5, 5, 10, 12])
        values = np.rint(values / step) * step
    if sometimes(rng, 0.1):
        values = np.sort(values)
    return whole(rng, np.maximum(values, 0), plain=True)


@generator("float", weight=1.5, repeats=0.05)
def quotations(rng: np.random.Generator, n: int) -> Column:
    """Draw prices of one stock, adjusted with many digits: 88.25336036, 97.511837."""
    steps = rng.normal(0, rng.uniform(0.003, 0.03), n)
    values = log_uniform(rng, 8, 200) * np.exp(np.cumsum(steps))
    places = int(choose(rng, [2, 2, 4, 6, 6, 8, 8, 10, 14]))
    return Column(write_decimals(values, places, strip=sometimes(rng, 0.6)))


@generator("float", weight=1.2)
def means_of_people(rng: np.random.Generator, n: int) -> Column:
    """Draw means and shares of a population: years of life, percent employed, mean age."""
    centre, spread = choose(
        rng, [(72, 9), (60, 14), (40, 8), (28, 5), (50, 20), (85, 8), (15, 9), (6, 2.5), (33, 12)]
    )
    values = np.clip(rng.normal(centre, spread * rng.uniform(0.3, 1.1), n), 0.2, 99.8)
    places = int(choose(rng, [1, 1, 2, 3, 3, 5, 8, 12, 15]))
    cells = write_decimals(values, min(places, 3), strip=sometimes(rng, 0.5))
    if places > 3 and sometimes(rng, 0.6):  # digits of a division, or noise of binary fractions
        cells = [repr(round(v, places)) for v in values.tolist()]
    elif sometimes(rng, 0.15):
        odd = (rng.random(n) < 0.3).tolist()
        cells = [
            c + "0" * 11 + "1" if o and "." in c else c for c, o in zip(cells, odd, strict=True)
        ]
    return Column(cells)


@generator("float", weight=1.0, repeats=0.0)
def mostly_whole(rng: np.random.Generator, n: int) -> Column:
    """Repeat sizes of which few have decimals: 12, 16, 8.4, 24, 19.2 ounces."""
    k = int(rng.integers(3, max(4, min(16, n // 2)) + 1))
    values = np.rint(rng.lognormal(np.log(log_uniform(rng, 2, 80)), rng.uniform(0.3, 0.9), k))
    values = np.maximum(values, 1.0)
    odd = rng.permutation(k)[: max(1, round(k * rng.uniform(0.1, 0.4)))]
    values[odd] += rng.choice([0.2, 0.4, 0.5, 0.5, 0.75, 0.9, 0.25], len(odd))
    weights = 1.0 / np.arange(1, k + 1) ** rng.uniform(0, 1.2)
    cells = write_decimals(values, 2, strip=True)
    drawn = rng.choice(k, n, p=weights / weights.sum())
    drawn[: len(odd)] = odd[: len(drawn)]
    made = [cells[i] for i in drawn.tolist()]
    return Column(made, ignore=("categorical", "ordinal", "int"))
