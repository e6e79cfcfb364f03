"""Columns of whole numbers that number things: sequences, identifiers, codes, time steps."""

from __future__ import annotations

import numpy as np

from ..draw import choose, log_uniform, sometimes
from ..registry import Column, generator
from .whole_numbers import repeating, whole

__all__: list[str] = []


@generator("int", repeats=0.05, weight=0.0)
def running_numbers(rng: np.random.Generator, n: int) -> Column:
    """Count rows from 0, 1 or any start, with a step, sorted or shuffled."""
    start = int(choose(rng, [0, 1, 1, 1, int(log_uniform(rng, 2, 1e6)), 1000, 100]))
    step = choose(rng, [1, 1, 1, 1, 1, 2, 5, 10, 100])
    values = start + step * np.arange(n)
    kind = rng.random()
    if kind < 0.3:
        values = rng.permutation(values)
    elif kind < 0.4:
        values = values[::-1]
    elif kind < 0.5:  # the sequence restarts in each group
        values = start + np.arange(n) % int(rng.integers(3, 60))
    elif kind < 0.6:  # a sample of a longer table
        values = start + rng.choice(n * 40, n, replace=False)
    return whole(rng, values, plain=True)


@generator("int", weight=0.0, repeats=0.05)
def identifiers(rng: np.random.Generator, n: int) -> Column:
    """Draw identifiers: fixed width, gapped sequences, or with a meaningful head."""
    width = int(rng.integers(4, 13))
    low, high = 10 ** (width - 1), 10**width
    kind = rng.random()
    if kind < 0.4:
        values = rng.integers(low, high, n)
    elif kind < 0.75:
        start = rng.integers(low, high)
        values = start + np.cumsum(rng.geometric(1 / log_uniform(rng, 1.1, 500), n))
    elif kind < 0.9:  # a head for a year, a place or a series, then a number
        tail = int(rng.integers(3, 7))
        heads = rng.integers(10, 2030, int(rng.integers(1, 6)))
        values = rng.choice(heads, n) * 10**tail + rng.integers(0, 10**tail, n)
    else:
        values = rng.integers(1, high, n)
    if sometimes(rng, 0.4):
        values = rng.permutation(values)
    return whole(rng, values, plain=True)


@generator("int", weight=0.0)
def padded_codes(rng: np.random.Generator, n: int) -> Column:
    """Write numeric codes with leading zeros."""
    width = int(rng.integers(2, 11))
    top = 10 ** int(rng.integers(1, width + 1))
    values = rng.integers(0, top, n)
    cells = [str(v).zfill(width) for v in values.tolist()]
    return Column(cells, ignore=("text", *repeating(values, ("categorical",))))


@generator("int", weight=1.2)
def parts_of_calendar(rng: np.random.Generator, n: int) -> Column:
    """Draw numbers of hours, minutes, months, days of month, weeks, quarters."""
    low, high = choose(
        rng,
        [(0, 23), (1, 24), (0, 59), (1, 12), (1, 31), (1, 7), (0, 6), (1, 53), (1, 366), (1, 4)],
    )
    kind = rng.random()
    if kind < 0.45:
        values = rng.integers(low, high + 1, n)
    elif kind < 0.75:
        values = low + (int(rng.integers(50)) + np.arange(n)) % (high - low + 1)
    else:
        values = np.sort(rng.integers(low, high + 1, n))
    made = whole(rng, values, plain=True)
    # The numbers of months and days have labels of their own, which may hold here.
    numbered = {12: ("month",), 31: ("day",), 7: ("day",), 6: ("day",), 53: ("day",), 366: ("day",)}
    made.ignore = (*made.ignore, *numbered.get(high, ()))
    return made


@generator("int", repeats=0.1)
def walks(rng: np.random.Generator, n: int) -> Column:
    """Draw series: random walks, running totals, trends with a season."""
    kind = rng.random()
    start = log_uniform(rng, 20, 1e7)
    values: np.ndarray
    if kind < 0.4:
        values = start + np.cumsum(rng.normal(0, start * rng.uniform(0.001, 0.05), n))
    elif kind < 0.7:
        values = np.cumsum(rng.poisson(log_uniform(rng, 0.5, 2000), n)) + rng.integers(0, 100)
    else:
        steps = np.arange(n)
        season = np.sin(steps * 2 * np.pi / choose(rng, [4, 7, 12, 24, 52]))
        growth = 1 + steps * rng.uniform(-0.001, 0.01)
        values = start * growth * (1 + 0.3 * rng.random() * season + rng.normal(0, 0.05, n))
    return whole(rng, values)


@generator("int", weight=0.0, repeats=0.05)
def epochs(rng: np.random.Generator, n: int) -> Column:
    """Draw seconds, milliseconds or nanoseconds since 1970."""
    scale = choose(rng, [1, 1, 1, 1000, 1000, 10**6])
    start = int(rng.integers(800_000_000, 1_750_000_000))
    gaps = rng.exponential(log_uniform(rng, 1, 1e5), n)
    values = (start + np.cumsum(gaps)) * scale
    column = whole(rng, rng.permutation(values) if sometimes(rng, 0.4) else values, plain=True)
    column.ignore = (*column.ignore, "datetime")
    return column
