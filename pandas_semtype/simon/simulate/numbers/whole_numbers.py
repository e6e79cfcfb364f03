"""Columns of whole numbers: counts, amounts, scores, series."""

from __future__ import annotations

import numpy as np

from ..draw import categorical, choose, log_uniform, sometimes
from ..registry import Column, generator
from .number_text import GROUPINGS, other_digits, write_integers

__all__ = ["repeating", "rounded", "whole"]

_FEW = 25  # so few different numbers may as well be called categories


def whole(rng: np.random.Generator, values: np.ndarray, *, plain: bool = False) -> Column:
    """Return a column of whole numbers, written in one of the usual ways.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    values : ndarray
        The numbers, rounded here.
    plain : bool, default False
        Write digits only.
    """
    numbers = np.rint(np.clip(values, -9e15, 9e15)).astype(np.int64)
    if plain or sometimes(rng, 0.82):
        cells = write_integers(numbers)
    elif sometimes(rng, 0.8) and np.abs(numbers).max(initial=0) >= 1000:
        group = "," if sometimes(rng, 0.6) else choose(rng, GROUPINGS)[0]
        cells = write_integers(numbers, group, brackets=sometimes(rng, 0.3))
    elif (numbers < 0).any():
        cells = write_integers(numbers, plus=sometimes(rng, 0.5), brackets=sometimes(rng, 0.15))
    elif sometimes(rng, 0.05):
        cells = other_digits(rng, write_integers(numbers))
    else:
        cells = write_integers(numbers)
    return Column(cells, ignore=repeating(numbers, ("categorical", "ordinal")))


def repeating(numbers: np.ndarray, labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return the labels when the numbers are few and repeat, else none."""
    kinds = len(np.unique(numbers))
    return labels if kinds <= _FEW and kinds * 2 <= len(numbers) else ()


def rounded(rng: np.random.Generator, values: np.ndarray) -> np.ndarray:
    """Return the numbers rounded to 1, 5, 10, 100 ... as people round them."""
    scale = float(np.median(np.abs(values))) + 1.0
    steps = [s for s in (1, 1, 1, 5, 10, 10, 25, 50, 100, 500, 1000, 5000, 10**4) if s * 4 <= scale]
    step = choose(rng, steps or [1])
    return np.rint(values / step) * step


@generator("int", weight=2.0)
def counts(rng: np.random.Generator, n: int) -> Column:
    """Draw counts around one mean: Poisson, or more spread out."""
    mean = log_uniform(rng, 0.3, 800)
    if sometimes(rng, 0.5):
        return whole(rng, rng.poisson(mean, n))
    shape = rng.uniform(0.4, 5)
    return whole(rng, rng.poisson(rng.gamma(shape, mean / shape, n)))


@generator("int", weight=2.0)
def small_counts(rng: np.random.Generator, n: int) -> Column:
    """Draw numbers of children, rooms, seats, doors, goals: 0 to 10 and skewed."""
    top = int(rng.integers(2, 12))
    low = int(rng.integers(0, 2))
    kind = rng.random()
    if kind < 0.4:
        values = rng.geometric(rng.uniform(0.25, 0.8), n) - 1 + low
    elif kind < 0.7:
        values = rng.integers(low, top + 1, n)
    elif kind < 0.85:
        values = rng.binomial(top, rng.uniform(0.1, 0.9), n) + low
    else:
        values = rng.poisson(rng.uniform(0.2, 4), n) + low
    return whole(rng, np.minimum(values, top + 6), plain=True)


@generator("int", weight=2.5)
def amounts_of_many_sizes(rng: np.random.Generator, n: int) -> Column:
    """Draw log-normal amounts: sales, volumes, populations, votes."""
    centre = log_uniform(rng, 5, 3e7)
    values = rng.lognormal(np.log(centre), rng.uniform(0.2, 2.4), n)
    return whole(rng, rounded(rng, values) if sometimes(rng, 0.3) else values)


@generator("int")
def ranked_sizes(rng: np.random.Generator, n: int) -> Column:
    """Draw sizes that fall by rank, as those of cities, often sorted."""
    ranks = np.arange(1, n + 1) + rng.uniform(0, 20)
    values = log_uniform(rng, 1e3, 3e9) / ranks ** rng.uniform(0.5, 1.4)
    values *= rng.uniform(0.97, 1.03, n)
    return whole(rng, values if sometimes(rng, 0.5) else rng.permutation(values))


@generator("int")
def heavy_tail(rng: np.random.Generator, n: int) -> Column:
    """Draw counts with many ones and a few giants: citations, downloads, retweets."""
    values = np.minimum(rng.zipf(rng.uniform(1.4, 2.6), n), 10**9)
    return whole(rng, values - int(rng.integers(0, 2)))


@generator("int", weight=1.3)
def wages(rng: np.random.Generator, n: int) -> Column:
    """Draw yearly or monthly pay in whole units of money."""
    centre = choose(rng, [900, 2500, 3500, 12000, 32000, 48000, 75000, 300000])
    values = rng.lognormal(np.log(centre), rng.uniform(0.12, 0.6), n)
    column = whole(rng, rounded(rng, values) if sometimes(rng, 0.6) else values)
    column.ignore = (*column.ignore, "currency")
    return column


@generator("int", weight=1.2)
def prices(rng: np.random.Generator, n: int) -> Column:
    """Draw prices without decimals: 499, 1990, 250000."""
    values = rng.lognormal(np.log(log_uniform(rng, 8, 5e5)), rng.uniform(0.2, 1.2), n)
    size = 10.0 ** np.maximum(np.floor(np.log10(values)) - 1, 0)
    kind = rng.random()
    if kind < 0.4:
        values = np.ceil(values / size) * size
    elif kind < 0.7:
        values = np.ceil(values / 10) * 10 - 1
    column = whole(rng, np.maximum(values, 1))
    column.ignore = (*column.ignore, "currency")
    return column


@generator("int", weight=1.5)
def measurements(rng: np.random.Generator, n: int) -> Column:
    """Draw whole measurements around a mean: lengths, frequencies, weights, horsepower."""
    centre = log_uniform(rng, 12, 2e4)
    spread = centre * rng.uniform(0.03, 0.6)
    if sometimes(rng, 0.6):
        values = rng.normal(centre, spread, n)
    else:
        values = rng.gamma((centre / spread) ** 2, spread**2 / centre, n)
    values = np.maximum(values, 0)
    return whole(rng, rounded(rng, values) if sometimes(rng, 0.55) else values)


@generator("int")
def heights_of_places(rng: np.random.Generator, n: int) -> Column:
    """Draw elevations in metres or feet, a few below the sea."""
    centre = choose(rng, [60, 250, 900, 1500, 3000])
    values = rng.gamma(rng.uniform(0.6, 2.5), centre, n)
    below = rng.random(n) < rng.uniform(0, 0.15)
    values[below] *= -rng.uniform(0.05, 1.5)
    return whole(rng, values)


@generator("int", weight=0.8)
def directions(rng: np.random.Generator, n: int) -> Column:
    """Draw bearings: tens of degrees, whole degrees, or -180 to 180."""
    kind = rng.random()
    if kind < 0.5:
        values = rng.normal(rng.uniform(0, 36), rng.uniform(3, 14), n).astype(int) % 36 * 10
        values[values == 0] = choose(rng, [0, 360])
    elif kind < 0.75:
        values = rng.integers(0, 360, n)
    else:
        values = rng.integers(-180, 181, n)
    return whole(rng, values, plain=True)


@generator("int", weight=1.4)
def scores(rng: np.random.Generator, n: int) -> Column:
    """Draw scores of tests, indices and ratings with a lower and an upper bound."""
    low, high = choose(
        rng,
        [(0, 100), (0, 100), (0, 20), (0, 10), (1, 5), (1, 10), (300, 850), (200, 800), (0, 1000),
         (40, 160), (800, 2800), (1, 7), (0, 30), (0, 60), (400, 1600), (1, 200)],
    )  # fmt: skip
    values = low + (high - low) * rng.beta(rng.uniform(0.7, 7), rng.uniform(0.7, 5), n)
    return whole(rng, values, plain=True)


@generator("int", weight=1.2)
def signed(rng: np.random.Generator, n: int) -> Column:
    """Draw whole numbers on both sides of zero: changes, balances, temperatures."""
    centre = rng.normal(0, 0.8)
    spread = log_uniform(rng, 2, 1e6)
    values = (rng.standard_t(rng.uniform(2.5, 30), n) + centre) * spread
    return whole(rng, values)


@generator("int", weight=0.7)
def degrees_below_zero(rng: np.random.Generator, n: int) -> Column:
    """Draw whole temperatures, decibels or offsets, often all negative."""
    values = rng.normal(rng.uniform(-100, 35), rng.uniform(2, 20), n)
    return whole(rng, values, plain=True)


@generator("int")
def mostly_zeros(rng: np.random.Generator, n: int) -> Column:
    """Draw heaps of zeros with some other numbers among them."""
    values = rng.lognormal(rng.uniform(0.5, 9), rng.uniform(0.3, 1.8), n)
    values[rng.random(n) < rng.uniform(0.5, 0.97)] = 0
    return whole(rng, values)


@generator("int", weight=0.8)
def outliers(rng: np.random.Generator, n: int) -> Column:
    """Draw ordinary numbers with a few that are far off, sentinels such as 9999 included."""
    values = rng.poisson(log_uniform(rng, 2, 300), n).astype(float)
    odd = rng.random(n) < rng.uniform(0.01, 0.08)
    if sometimes(rng, 0.5):
        values[odd] = choose(rng, [-1, 99, 999, 9999, -99, -999, -9999, 99999])
    else:
        values[odd] *= rng.lognormal(3, 1, int(odd.sum()))
    return whole(rng, values)


@generator("int", weight=0.8)
def computer_sizes(rng: np.random.Generator, n: int) -> Column:
    """Draw bytes, milliseconds, line counts, or powers of two."""
    if sometimes(rng, 0.25):
        values = 2.0 ** rng.integers(0, int(rng.integers(5, 21)), n)
    else:
        values = rng.lognormal(np.log(log_uniform(rng, 200, 5e8)), rng.uniform(0.3, 2), n)
    return whole(rng, values, plain=sometimes(rng, 0.8))


@generator("int")
def near_years(rng: np.random.Generator, n: int) -> Column:
    """Draw numbers of the size of years that are none: games, calories, square feet, revs."""
    values = rng.normal(rng.uniform(1200, 2600), rng.uniform(60, 700), n)
    return whole(rng, rounded(rng, values) if sometimes(rng, 0.3) else values, plain=True)


@generator("int")
def near_ages(rng: np.random.Generator, n: int) -> Column:
    """Draw numbers of the size of ages that are none: minutes, points, ages of buildings."""
    kind = rng.random()
    values: np.ndarray
    if kind < 0.35:
        values = rng.exponential(rng.uniform(8, 60), n)
    elif kind < 0.6:
        values = rng.integers(0, choose(rng, [25, 50, 64, 99, 100, 120, 128, 150]) + 1, n)
    elif kind < 0.8:
        values = rng.normal(rng.uniform(5, 150), rng.uniform(2, 8), n)
    else:
        values = rng.gamma(2.0, rng.uniform(8, 40), n) // 5 * 5
    return whole(rng, np.maximum(values, 0), plain=True)


@generator("int", weight=0.8)
def near_postcodes(rng: np.random.Generator, n: int) -> Column:
    """Draw four to six digits that are no postal codes: meters, orders, incomes."""
    low = choose(rng, [1000, 10000, 20000, 100000])
    values = low + rng.gamma(rng.uniform(0.8, 3), low * rng.uniform(0.2, 1.5), n)
    return whole(rng, rounded(rng, values) if sometimes(rng, 0.3) else values, plain=True)


@generator("int", weight=0.8, repeats=0.0)
def few_numbers(rng: np.random.Generator, n: int) -> Column:
    """Repeat a few numbers: pack sizes, seats, dosages, standard prices."""
    k = int(rng.integers(1, max(2, min(12, n // 3)) + 1))
    values = np.unique(rounded(rng, rng.lognormal(rng.uniform(1, 7), rng.uniform(0.3, 1), k)))
    values = np.maximum(values.astype(np.int64), 1)
    cells = categorical(rng, rng.permutation(values), n)
    return Column(cells, ignore=("categorical", "ordinal"))


@generator("int", weight=0.5)
def signed_changes(rng: np.random.Generator, n: int) -> Column:
    """Write changes with a leading plus: +3, -12, 0."""
    values = np.rint(rng.normal(0, log_uniform(rng, 1.5, 500), n))
    cells = write_integers(values, plus=True)
    if sometimes(rng, 0.6):
        cells = ["0" if c == "+0" else c for c in cells]
    return Column(cells, ignore=repeating(values, ("categorical",)))
