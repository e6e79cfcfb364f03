"""Random draws of which generators are made.

Every function takes a `numpy.random.Generator` first and, where it returns a column of cells, the
number of cells `n` last.  What holds for a whole column (a format, a locale, a unit) is drawn once,
with `choose` or `sometimes`; cells are drawn all at once, with `choices` and its relatives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, overload

import numpy as np

from .registry import Column

__all__ = [
    "ALNUM",
    "BASE64",
    "DIGITS",
    "HEX",
    "LOWER",
    "UPPER",
    "Draw",
    "Form",
    "categorical",
    "category_frequencies",
    "characters",
    "choice_array",
    "choices",
    "choose",
    "closed_vocabulary",
    "column",
    "from_pool",
    "integers",
    "log_uniform",
    "mixture",
    "number_of_categories",
    "recased",
    "redrawn",
    "sample",
    "skewed",
    "sometimes",
    "sometimes_upper",
    "subset",
    "vocabulary_column",
    "zipf_positions",
]

T = TypeVar("T")
Draw = Callable[[np.random.Generator, int], Sequence[str]]
"""A function ``(rng, n) -> cells``."""

Form = Callable[[int], str]
"""A function ``(row) -> cell`` that puts prepared parts together."""

DIGITS = "0123456789"
UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LOWER = UPPER.lower()
ALNUM = DIGITS + UPPER
HEX = "0123456789abcdef"
BASE64 = UPPER + LOWER + DIGITS + "+/"

# ---- one value per column ------------------------------------------------------------------------


@overload
def choose(
    rng: np.random.Generator, options: Sequence[T], weights: Sequence[float] | None = None
) -> T: ...
@overload
def choose(
    rng: np.random.Generator, options: np.ndarray, weights: Sequence[float] | None = None
) -> Any: ...
def choose(
    rng: np.random.Generator,
    options: Sequence[Any] | np.ndarray,
    weights: Sequence[float] | None = None,
) -> Any:
    """Return one of the options, each equally likely, or by `weights` of any sum."""
    if weights is None:
        return options[int(rng.integers(len(options)))]
    edges = np.cumsum(weights)
    return options[int(np.searchsorted(edges, rng.random() * edges[-1], side="right"))]


def sometimes(rng: np.random.Generator, probability: float) -> bool:
    """Return True with the given probability."""
    return bool(rng.random() < probability)


def log_uniform(rng: np.random.Generator, low: float, high: float) -> float:
    """Return a number whose logarithm is uniform between two bounds."""
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def number_of_categories(
    rng: np.random.Generator, most: int, least: int = 2, typical: float = 6.0
) -> int:
    """Return a number of categories: mostly small, now and then large."""
    if most <= least:
        return least
    drawn = least + int(rng.exponential(typical))
    return drawn if drawn <= most else int(rng.integers(least, most + 1))


# ---- several different values --------------------------------------------------------------------


@overload
def sample(rng: np.random.Generator, pool: Sequence[T], size: int) -> list[T]: ...
@overload
def sample(rng: np.random.Generator, pool: np.ndarray, size: int) -> list[Any]: ...
def sample(rng: np.random.Generator, pool: Sequence[Any] | np.ndarray, size: int) -> list[Any]:
    """Return the values at up to `size` different positions of a pool, in random order."""
    length = len(pool)
    if size * 4 < length:  # permuting a long pool costs more than the draws themselves
        drawn = dict.fromkeys(rng.integers(length, size=2 * size + 4).tolist())
        positions = list(drawn)[:size]
        if len(positions) < size:  # the same few positions, again and again
            positions = rng.permutation(length)[:size].tolist()
    else:
        positions = rng.permutation(length)[:size].tolist()
    return [pool[i] for i in positions]


@overload
def subset(rng: np.random.Generator, pool: Sequence[T], low: int, high: int) -> list[T]: ...
@overload
def subset(rng: np.random.Generator, pool: np.ndarray, low: int, high: int) -> list[Any]: ...
def subset(
    rng: np.random.Generator, pool: Sequence[Any] | np.ndarray, low: int, high: int
) -> list[Any]:
    """Return between `low` and `high` different members of a pool, in random order."""
    size = min(len(pool), int(rng.integers(low, high + 1)))
    return [pool[i] for i in rng.permutation(len(pool))[:size].tolist()]


# ---- cells ---------------------------------------------------------------------------------------


def choices(rng: np.random.Generator, pool: Sequence[Any] | np.ndarray, n: int) -> list[Any]:
    """Return `n` members of a pool, drawn with replacement, each equally likely."""
    index = rng.integers(len(pool), size=n)
    if isinstance(pool, np.ndarray):
        return pool[index].tolist()  # type: ignore[no-any-return]
    return [pool[i] for i in index.tolist()]


def choice_array(rng: np.random.Generator, pool: np.ndarray, n: int) -> np.ndarray:
    """Return `choices` as an array, for masks and arithmetic."""
    cells: np.ndarray = pool[rng.integers(len(pool), size=n)]
    return cells


def skewed(
    rng: np.random.Generator, pool: Sequence[Any] | np.ndarray, n: int, power: float = 3.0
) -> list[Any]:
    """Return `n` members of a pool, the first ones far more often (a power law)."""
    index = (len(pool) * rng.random(n) ** power).astype(int)
    return [pool[i] for i in index.tolist()]


def zipf_positions(rng: np.random.Generator, size: int, n: int, power: float = 1.0) -> np.ndarray:
    """Return `n` positions below `size`, drawn by Zipf's law."""
    edges = np.cumsum(1.0 / np.arange(1, size + 1) ** power)
    positions: np.ndarray = np.searchsorted(edges, rng.random(n) * edges[-1], side="right")
    return positions


def integers(rng: np.random.Generator, low: int, high: int, n: int) -> list[int]:
    """Return `n` whole numbers in ``[low, high)``."""
    return rng.integers(low, high, size=n).tolist()  # type: ignore[no-any-return]


def characters(rng: np.random.Generator, length: int, alphabet: str, n: int) -> list[str]:
    """Return `n` strings of `length` random characters of an alphabet."""
    codes = np.array([ord(c) for c in alphabet], dtype=np.uint32)
    drawn = codes[rng.integers(len(alphabet), size=(n, length))]
    return np.ascontiguousarray(drawn).view(f"<U{length}").ravel().tolist()


def from_pool(pool: Sequence[str] | np.ndarray) -> Draw:
    """Return `choices` of a pool as a function ``(rng, n) -> cells``, for `mixture`."""
    return lambda rng, n: choices(rng, pool, n)


def mixture(rng: np.random.Generator, draws: Sequence[Draw], n: int) -> list[str]:
    """Return `n` cells, each from one of several draws ``(rng, count) -> cells``."""
    chosen = rng.integers(len(draws), size=n)
    cells = [""] * n
    for k, draw in enumerate(draws):
        rows = np.flatnonzero(chosen == k).tolist()
        if rows:
            for row, cell in zip(rows, draw(rng, len(rows)), strict=True):
                cells[row] = cell
    return cells


# ---- cells that repeat ---------------------------------------------------------------------------


def category_frequencies(rng: np.random.Generator, k: int) -> np.ndarray:
    """Return frequencies of `k` categories: even, Zipf-like, Dirichlet or one that dominates."""
    kind = rng.random()
    weights: np.ndarray
    if kind < 0.2:
        weights = np.ones(k)
    elif kind < 0.65:
        weights = 1.0 / np.arange(1, k + 1) ** rng.uniform(0.3, 1.6)
    elif kind < 0.88:
        weights = rng.dirichlet(np.full(k, rng.uniform(0.4, 3.0))) + 1e-3
    else:
        weights = np.full(k, rng.uniform(0.01, 0.2) / k)
        weights[0] = 1.0
    frequencies: np.ndarray = weights / weights.sum()
    return frequencies


def categorical(rng: np.random.Generator, values: Sequence[str] | np.ndarray, n: int) -> list[str]:
    """Return `n` cells of a few values with skewed frequencies.

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
    positions: Any
    if order < 0.06:
        positions = np.arange(n) % k
    else:
        positions = rng.choice(k, size=n, p=category_frequencies(rng, k))
        if order < 0.16:
            positions = np.sort(positions)
        elif order < 0.24:  # runs: neighbouring rows belong together
            positions = np.repeat(positions, rng.integers(1, 9, size=n))[:n]
    return [str(values[i]) for i in positions.tolist()]


def closed_vocabulary(rng: np.random.Generator, pool: np.ndarray, n: int) -> np.ndarray:
    """Return `n` cells of a closed vocabulary: the full list, few values, skewed or even.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    pool : ndarray of object
        The vocabulary in its usual order, by popularity or the alphabet.
    n : int
        Number of cells.

    Returns
    -------
    ndarray of object, shape (n,)
    """
    size = len(pool)
    mode = rng.random()
    cells: np.ndarray
    if mode < 0.15:  # the list itself, or a part of it
        if size >= n:
            start = int(rng.integers(size - n + 1))
            cells = pool[start : start + n]
            return cells
        cells = np.sort(pool) if rng.random() < 0.3 else pool
        if rng.random() < 0.5:  # a panel: each one for several years
            return np.repeat(cells, -(-n // size))[:n]
        return np.resize(cells, n)
    if mode < 0.30 and size >= n:  # a list in any order
        cells = pool[rng.permutation(size)[:n]]
        return cells
    if mode < 0.60:  # few values
        few: np.ndarray = pool[rng.permutation(size)[: int(rng.integers(1, min(size, 12) + 1))]]
        if mode < 0.5 or rng.random() < 0.7:
            cells = few[zipf_positions(rng, len(few), n, rng.uniform(0.3, 2.0))]
            return cells
        return np.sort(few[rng.integers(len(few), size=n)])
    if mode < 0.85:
        order = rng.permutation(size)
        cells = pool[order[zipf_positions(rng, size, n, rng.uniform(0.4, 1.3))]]
        return cells
    return choice_array(rng, pool, n)


def redrawn(rng: np.random.Generator, values: list[str], low: float, high: float) -> list[str]:
    """Return a column redrawn from its first cells, a fraction of `low` to `high` of them."""
    kept = max(2, int(len(values) * rng.uniform(low, high)))
    return skewed(rng, values[:kept], len(values), float(rng.uniform(1.0, 2.0)))


# ---- columns -------------------------------------------------------------------------------------


def recased(rng: np.random.Generator, values: list[str]) -> list[str]:
    """Return the values in one of the cases that tables use."""
    kind = rng.random()
    if kind < 0.45:
        return [v[:1].upper() + v[1:] for v in values]
    if kind < 0.60:
        return [v.upper() for v in values]
    if kind < 0.70:
        return [v.title() for v in values]
    return values


def sometimes_upper(
    rng: np.random.Generator, cells: list[str], probability: float = 0.1
) -> list[str]:
    """Return the column in capitals with the given probability, else unchanged."""
    return [cell.upper() for cell in cells] if rng.random() < probability else cells


def column(
    values: Iterable[Any],
    *,
    primary: str | None = None,
    also: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Column:
    """Return a `Column`; one whose cells repeat may be called categorical as well."""
    cells = [str(v) for v in values]
    if len(set(cells)) <= 0.6 * len(cells):
        ignore = (*ignore, "categorical")
    return Column(cells, primary, tuple(also), tuple(ignore))


def vocabulary_column(rng: np.random.Generator, pool: np.ndarray, n: int, **labels: Any) -> Column:
    """Return a `column` of a closed vocabulary (see `closed_vocabulary`)."""
    return column(closed_vocabulary(rng, pool, n), **labels)
