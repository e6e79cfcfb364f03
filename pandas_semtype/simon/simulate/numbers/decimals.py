"""Columns of decimal numbers: rates, measurements, prices, series."""

from __future__ import annotations

import numpy as np

from ..draw import categorical, choose, log_uniform, sometimes
from ..registry import Column, generator
from .number_text import GROUPINGS, other_digits, write_decimals, write_significant

__all__: list[str] = []


def decimal(
    rng: np.random.Generator, values: np.ndarray, places: int, *, bare: bool = False
) -> Column:
    """Return a column of decimal numbers, written in one of the usual ways.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    values : ndarray
        The numbers.
    places : int
        Decimals wanted, at least one.
    bare : bool, default False
        Write .305 for 0.305.
    """
    places = max(1, places)
    values = np.asarray(values, dtype=float)
    kind = rng.random()
    large = np.abs(values).max(initial=0.0) >= 1000
    if kind < 0.10:
        group, comma = choose(rng, GROUPINGS)
        group = group if large and sometimes(rng, 0.7) else ""
        cells = write_decimals(
            values, places, decimal=comma, group=group, strip=sometimes(rng, 0.4)
        )
    elif kind < 0.16 and large:
        cells = write_decimals(values, places, group=",", brackets=sometimes(rng, 0.3))
    elif kind < 0.24:
        cells = write_significant(values, int(rng.integers(3, 9)))
    elif kind < 0.30:  # what a program prints after some arithmetic
        cells = [repr(v) for v in (np.round(values, places) * 1.1 / 1.1).tolist()]
    elif kind < 0.31:
        cells = other_digits(rng, write_decimals(values, places))
    else:
        cells = write_decimals(values, places, strip=sometimes(rng, 0.55), bare=bare)
    cells = _with_a_fraction(rng, cells, values, places)
    return Column(cells, ignore=_repeating(cells))


def _with_a_fraction(
    rng: np.random.Generator, cells: list[str], values: np.ndarray, places: int
) -> list[str]:
    """Return the cells, of which at least some must show that the column is not whole."""
    marks = (".", ",", "e", "\u066b")
    if sum(any(m in c for m in marks) for c in cells) * 8 >= len(cells):
        return cells
    shifted = values + rng.uniform(0.1, 0.9, len(values))
    return write_decimals(shifted, places)


def _repeating(cells: list[str]) -> tuple[str, ...]:
    kinds = len(set(cells))
    return ("categorical",) if kinds <= 25 and kinds * 2 <= len(cells) else ()


def _places(rng: np.random.Generator, most: int = 6) -> int:
    return 1 + min(int(rng.geometric(0.42)) - 1, most - 1)


@generator("float", weight=2.0)
def rates(rng: np.random.Generator, n: int) -> Column:
    """Draw shares and probabilities between 0 and 1, with 1 to 12 decimals."""
    values = rng.beta(rng.uniform(0.3, 8), rng.uniform(0.3, 8), n)
    if sometimes(rng, 0.2):
        values[rng.random(n) < 0.2] = choose(rng, [0.0, 1.0])
    return decimal(rng, values, int(rng.integers(1, 13)), bare=sometimes(rng, 0.2))


@generator("float", weight=2.5)
def around_a_mean(rng: np.random.Generator, n: int) -> Column:
    """Draw measurements around a mean of any size."""
    centre = log_uniform(rng, 0.05, 3000)
    values = rng.normal(centre, centre * rng.uniform(0.01, 0.5), n)
    return decimal(rng, np.abs(values), _places(rng))


@generator("float", weight=2.0)
def of_many_sizes(rng: np.random.Generator, n: int) -> Column:
    """Draw log-normal amounts: concentrations, products, emissions, distances."""
    values = rng.lognormal(np.log(log_uniform(rng, 0.01, 1e6)), rng.uniform(0.3, 2.6), n)
    return decimal(rng, values, _places(rng, 8))


@generator("float", weight=1.8)
def prices_with_cents(rng: np.random.Generator, n: int) -> Column:
    """Draw prices without a symbol: 9.99, 12.50, 1,204.00."""
    values = rng.lognormal(np.log(log_uniform(rng, 2, 3000)), rng.uniform(0.3, 1.3), n)
    kind = rng.random()
    if kind < 0.35:
        values = np.ceil(values) - rng.choice([0.01, 0.05, 0.5, 0.0], n, p=[0.6, 0.15, 0.15, 0.1])
    elif kind < 0.5:
        values = np.rint(values * 20) / 20
    if sometimes(rng, 0.6):
        column = Column(
            write_decimals(np.abs(values), 2, group="," if sometimes(rng, 0.15) else "")
        )
    else:
        column = decimal(rng, np.abs(values), 2)
    column.ignore = (*_repeating(column.values), "currency")
    return column


@generator("float", weight=0.8)
def exponents(rng: np.random.Generator, n: int) -> Column:
    """Write numbers in scientific notation, all of them or only the small ones."""
    values = np.exp(rng.normal(rng.uniform(-18, 18), rng.uniform(0.5, 6), n))
    if sometimes(rng, 0.25):
        values *= rng.choice([-1, 1], n)
    kind = rng.random()
    numbers = values.tolist()
    if kind < 0.4:
        spec = f".{int(rng.integers(1, 8))}{choose(rng, 'eE')}"
        cells = [format(v, spec) for v in numbers]
    elif kind < 0.7:
        cells = [repr(v) for v in numbers]
    else:
        cells = [f"{v:.{int(rng.integers(2, 7))}g}" for v in numbers]
    return Column(cells)


@generator("float", weight=1.6)
def mixed_precision(rng: np.random.Generator, n: int) -> Column:
    """Mix cells that look whole with decimal ones: 12, 8.4, 305."""
    values = rng.lognormal(np.log(log_uniform(rng, 0.8, 2000)), rng.uniform(0.2, 1.5), n)
    exact = rng.random(n) < rng.uniform(0.1, 0.8)
    values[exact] = np.rint(values[exact])
    places = int(rng.integers(1, 4))
    return Column(_with_a_fraction(rng, write_decimals(values, places, strip=True), values, places))


@generator("float")
def halves(rng: np.random.Generator, n: int) -> Column:
    """Draw values rounded to a half, a quarter or a fifth: ratings, sizes, doses."""
    step = choose(rng, [0.5, 0.5, 0.5, 0.25, 0.2, 0.125])
    values = np.rint(rng.gamma(rng.uniform(1, 9), rng.uniform(0.3, 6), n) / step) * step
    places = {0.5: 1, 0.25: 2, 0.2: 1, 0.125: 3}[step]
    cells = write_decimals(values, places, strip=sometimes(rng, 0.5))
    cells = _with_a_fraction(rng, cells, values, places)
    return Column(cells, ignore=_repeating(cells))


@generator("float", weight=1.3)
def signed_decimals(rng: np.random.Generator, n: int) -> Column:
    """Draw decimals on both sides of zero: returns, anomalies, residuals, z-scores."""
    spread = log_uniform(rng, 0.005, 400)
    values = rng.standard_t(rng.uniform(2.5, 40), n) * spread + rng.normal(0, spread / 2)
    places = _places(rng) + int(spread < 0.1) * 2
    if sometimes(rng, 0.1):
        return Column(write_decimals(values, places, plus=True))
    return decimal(rng, values, places)


@generator("float", weight=1.6)
def like_latitudes(rng: np.random.Generator, n: int) -> Column:
    """Draw values within 90 of zero that are no latitudes: angles, variation, percentages."""
    kind = rng.random()
    if kind < 0.3:
        values = np.clip(rng.normal(rng.uniform(-30, 30), rng.uniform(3, 25), n), -90, 90)
    elif kind < 0.6:
        values = 100 * rng.beta(rng.uniform(0.6, 6), rng.uniform(0.6, 6), n)
    elif kind < 0.8:
        values = rng.uniform(-90, 90, n)
    else:
        values = rng.normal(rng.uniform(20, 70), rng.uniform(0.2, 8), n)
    return decimal(rng, values, int(rng.integers(1, choose(rng, [4, 7, 16]))))


@generator("float", weight=1.4)
def like_longitudes(rng: np.random.Generator, n: int) -> Column:
    """Draw values within 180 of zero that are no longitudes: angles, headings, balances."""
    kind = rng.random()
    if kind < 0.35:
        values = rng.uniform(-180, 180, n)
    elif kind < 0.6:
        values = rng.uniform(0, 360, n)
    elif kind < 0.8:
        values = np.clip(rng.normal(rng.uniform(-120, 120), rng.uniform(1, 40), n), -180, 180)
    else:
        values = rng.gamma(rng.uniform(1, 6), rng.uniform(5, 40), n) * choose(rng, [-1, 1])
    return decimal(rng, values, int(rng.integers(1, choose(rng, [4, 7, 16]))))


@generator("float", weight=1.2)
def coordinates_of_a_plane(rng: np.random.Generator, n: int) -> Column:
    """Draw x, y or z of meshes, drawings and projected maps."""
    kind = rng.random()
    if kind < 0.35:  # metres of a projected grid
        start = choose(rng, [3e5, 5e5, 6.8e5, 1.2e6, 2.5e6, 5.4e6, 9.8e5])
        values = start + rng.uniform(0, log_uniform(rng, 50, 2e5), n)
        return decimal(rng, values, int(rng.integers(1, 9)))
    size = log_uniform(rng, 0.5, 3000)
    values = rng.uniform(-size, size, n) if kind < 0.7 else rng.normal(0, size, n)
    if sometimes(rng, 0.3):
        values = np.cumsum(values / n)
    return decimal(rng, values, int(rng.integers(2, 9)))


@generator("float")
def p_values(rng: np.random.Generator, n: int) -> Column:
    """Draw p-values and other small probabilities, now and then written <0.001."""
    values = rng.beta(rng.uniform(0.15, 1), rng.uniform(1, 3), n)
    kind = rng.random()
    if kind < 0.4:
        cells = write_significant(values, int(rng.integers(2, 6)))
    elif kind < 0.55:
        cells = [repr(v) for v in values.tolist()]
    else:
        cells = write_decimals(values, int(rng.integers(3, 6)))
        if sometimes(rng, 0.3):
            cells = ["<0.001" if v < 0.001 else c for v, c in zip(values, cells, strict=True)]
    return Column(cells)


@generator("float")
def temperatures(rng: np.random.Generator, n: int) -> Column:
    """Draw temperatures in Celsius, Fahrenheit or Kelvin, often as a series of seasons."""
    centre, spread = choose(
        rng, [(10, 9), (18, 6), (-4, 9), (55, 17), (70, 12), (285, 9), (36.8, 0.6)]
    )
    values = centre + spread * rng.normal(0, 1, n)
    if sometimes(rng, 0.4):
        steps = np.arange(n) * 2 * np.pi / choose(rng, [12, 24, 365])
        values = centre + spread * np.sin(steps) + rng.normal(0, spread / 4, n)
    return decimal(rng, values, choose(rng, [1, 1, 2, 2, 4]))


@generator("float")
def magnitudes(rng: np.random.Generator, n: int) -> Column:
    """Draw values of a narrow scale: magnitudes, pH, grade averages, ratings."""
    low, high = choose(rng, [(4.5, 9), (2, 8), (5.5, 8.5), (1.5, 4), (1, 5), (0, 10), (3, 5)])
    values = low + (high - low) * rng.beta(rng.uniform(0.8, 4), rng.uniform(0.8, 6), n)
    return decimal(rng, values, choose(rng, [1, 1, 2, 2, 3]))


@generator("float")
def percentages_without_sign(rng: np.random.Generator, n: int) -> Column:
    """Draw percentages from 0 to 100, changes included, without the sign."""
    values = 100 * rng.beta(rng.uniform(0.3, 5), rng.uniform(0.3, 5), n)
    if sometimes(rng, 0.25):
        values = rng.normal(2, 8, n)
    return decimal(rng, values, _places(rng, 12))


@generator("float", repeats=0.1)
def rates_of_a_market(rng: np.random.Generator, n: int) -> Column:
    """Draw series of quotations, indices or exchange rates: a random walk."""
    steps = rng.normal(0, rng.uniform(0.002, 0.04), n)
    values = log_uniform(rng, 0.2, 5000) * np.exp(np.cumsum(steps))
    return decimal(rng, values, choose(rng, [2, 2, 2, 3, 4, 4, 6]))


@generator("float", repeats=0.1)
def steps_of_a_grid(rng: np.random.Generator, n: int) -> Column:
    """Count in decimal steps: time, distance, dose of an experiment."""
    step = choose(rng, [0.1, 0.01, 0.05, 0.25, 0.5, 0.001, 0.02, 1 / 3])
    values = rng.integers(-20, 200) * step + step * np.arange(n)
    if sometimes(rng, 0.25):  # the noise of adding binary fractions
        return Column([repr(v) for v in np.cumsum(np.full(n, step)).tolist()])
    return decimal(rng, values, choose(rng, [1, 2, 3, 4]))


@generator("float", weight=0.8)
def zeros_and_decimals(rng: np.random.Generator, n: int) -> Column:
    """Draw mostly zeros with decimals among them: rain, fees, discounts."""
    values = rng.gamma(0.8, log_uniform(rng, 0.2, 200), n)
    values[rng.random(n) < rng.uniform(0.3, 0.8)] = 0
    places = int(rng.integers(1, 5))
    cells = write_decimals(values, places, strip=sometimes(rng, 0.4))
    return Column(_with_a_fraction(rng, cells, values, places), ignore=_repeating(cells))


@generator("float", weight=0.8)
def whole_with_a_point(rng: np.random.Generator, n: int) -> Column:
    """Write whole numbers as floats: 3.0, 1200.0, as a program that knows missing values."""
    values = np.rint(rng.lognormal(np.log(log_uniform(rng, 2, 1e6)), rng.uniform(0.3, 1.5), n))
    places = choose(rng, [1, 1, 1, 1, 2, 2, 3, 4, 6])
    cells = write_decimals(values, places)
    return Column(cells, ignore=("int", *_repeating(cells)))


@generator("float", weight=0.5)
def not_always_numbers(rng: np.random.Generator, n: int) -> Column:
    """Mix in the words of infinity, undefined results and limits of detection."""
    values = rng.lognormal(np.log(log_uniform(rng, 0.1, 100)), 1.0, n)
    cells = write_decimals(values, int(rng.integers(1, 5)))
    words = choose(
        rng, [("inf", "-inf"), ("Infinity",), ("NaN", "inf"), ("nan",), ("<0.1", "<0.05")]
    )
    odd = rng.random(n) < rng.uniform(0.01, 0.12)
    return Column(
        [choose(rng, words) if o else c for o, c in zip(odd.tolist(), cells, strict=True)]
    )


@generator("float", weight=1.0, repeats=0.0)
def few_decimals(rng: np.random.Generator, n: int) -> Column:
    """Repeat a few decimals: unit prices, doses, sizes of cans, tax rates."""
    k = int(rng.integers(1, max(2, min(14, n // 3)) + 1))
    values = rng.lognormal(np.log(log_uniform(rng, 0.3, 200)), rng.uniform(0.2, 1), k)
    if sometimes(rng, 0.5):
        values = np.ceil(values) - 0.01
    cells = write_decimals(values, choose(rng, [1, 2, 2, 3]), strip=sometimes(rng, 0.4))
    if not any("." in c for c in cells):
        cells[0] += ".5"
    return Column(categorical(rng, cells, n), ignore=("categorical", "currency"))
