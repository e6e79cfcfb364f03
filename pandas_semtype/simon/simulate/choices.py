"""Random choices of numbers and categories, made once per column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np

__all__ = ["chance", "distinct", "few", "log_uniform", "pick", "shares", "skewed"]

T = TypeVar("T")


def pick(rng: np.random.Generator, options: Sequence[T]) -> T:
    """Return one of the options, each as likely as the others."""
    return options[int(rng.integers(len(options)))]


def chance(rng: np.random.Generator, probability: float) -> bool:
    """Return True with the given probability."""
    return bool(rng.random() < probability)


def log_uniform(rng: np.random.Generator, low: float, high: float) -> float:
    """Return a number whose logarithm is uniform between two bounds."""
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def few(rng: np.random.Generator, most: int, least: int = 2, typical: float = 6.0) -> int:
    """Return a number of categories: mostly small, now and then large."""
    if most <= least:
        return least
    drawn = least + int(rng.exponential(typical))
    return drawn if drawn <= most else int(rng.integers(least, most + 1))


def distinct(rng: np.random.Generator, pool: Sequence[T] | np.ndarray, k: int) -> list[T]:
    """Return the values at up to `k` different places of a pool, in random order."""
    size = len(pool)
    if k * 4 < size:  # permuting a long pool costs more than the draws themselves
        drawn = dict.fromkeys(rng.integers(size, size=2 * k + 4).tolist())
        places = list(drawn)[:k]
    else:
        places = rng.permutation(size)[:k].tolist()
    return [pool[i] for i in places]


def shares(rng: np.random.Generator, k: int) -> np.ndarray:
    """Return frequencies of `k` categories: even, Zipf-like, Dirichlet or one that dominates."""
    kind = rng.random()
    if kind < 0.2:
        weights = np.ones(k)
    elif kind < 0.65:
        weights = 1.0 / np.arange(1, k + 1) ** rng.uniform(0.3, 1.6)
    elif kind < 0.88:
        weights = rng.dirichlet(np.full(k, rng.uniform(0.4, 3.0))) + 1e-3
    else:
        weights = np.full(k, rng.uniform(0.01, 0.2) / k)
        weights[0] = 1.0
    return weights / weights.sum()


def skewed(rng: np.random.Generator, values: Sequence[str] | np.ndarray, n: int) -> list[str]:
    """Return `n` cells drawn from a few values with skewed frequencies.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    values : sequence of str
        The distinct values; the first ones tend to be the most frequent.
    n : int
        Number of cells.

    Returns
    -------
    list of str
        Mostly in random order; some columns come in blocks (a table sorted by this column),
        some as a cycle (a table that is a product of its keys).
    """
    k = len(values)
    order = rng.random()
    places: Any
    if order < 0.06:
        places = np.arange(n) % k
    else:
        places = rng.choice(k, size=n, p=shares(rng, k))
        if order < 0.16:
            places = np.sort(places)
        elif order < 0.24:  # runs: neighbouring rows belong together
            places = np.repeat(places, rng.integers(1, 9, size=n))[:n]
    return [str(values[i]) for i in places.tolist()]
