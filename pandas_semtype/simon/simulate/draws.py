"""Ways of drawing the cells of a column from a pool of strings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from .registry import Column

__all__ = ["closed", "column", "one_of", "pick", "pool_of", "spread", "strip_accents", "zipf"]

# letters that Unicode does not decompose into a base letter and a mark
_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae",
     "œ": "oe", "Œ": "Oe", "ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A",
     "‘": "'", "’": "'", "ʻ": "'", "`": "'"}
)  # fmt: skip


def pool_of(values: Iterable[Any]) -> np.ndarray:
    """Return the strings as an object array, repeats and order kept."""
    cells = [str(v) for v in values]
    pool = np.empty(len(cells), dtype=object)
    pool[:] = cells
    return pool


def pick(rng: np.random.Generator, pool: np.ndarray, n: int) -> np.ndarray:
    """Draw `n` cells of a pool, every one as likely as the others."""
    return pool[rng.integers(len(pool), size=n)]


def one_of(
    rng: np.random.Generator, options: Sequence[Any] | np.ndarray, p: Sequence[float] | None = None
) -> Any:
    """Draw one option, once per column; `p` holds weights of any sum."""
    if p is None:
        return options[int(rng.integers(len(options)))]
    edges = np.cumsum(p)
    return options[int(np.searchsorted(edges, rng.random() * edges[-1], side="right"))]


def zipf(rng: np.random.Generator, size: int, n: int, power: float = 1.0) -> np.ndarray:
    """Draw `n` positions below `size`, small ones far more often than large ones."""
    edges = np.cumsum(1.0 / np.arange(1, size + 1) ** power)
    return np.searchsorted(edges, rng.random(n) * edges[-1], side="right")


def spread(rng: np.random.Generator, pool: np.ndarray, n: int) -> np.ndarray:
    """Draw a column of a closed vocabulary: a full list, few values, skewed or even.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of chance.
    pool : ndarray of object
        The vocabulary in its usual order, popular or alphabetical.
    n : int
        Number of cells.
    """
    size = len(pool)
    mode = rng.random()
    if mode < 0.15:  # the list itself, or a part of it
        if size >= n:
            start = int(rng.integers(size - n + 1))
            return pool[start : start + n]
        cells = np.sort(pool) if rng.random() < 0.3 else pool
        if rng.random() < 0.5:  # a panel: each one for several years
            return np.repeat(cells, -(-n // size))[:n]
        return np.resize(cells, n)
    if mode < 0.30 and size >= n:  # a list in any order
        return pool[rng.permutation(size)[:n]]
    if mode < 0.60:  # few values
        few = pool[rng.permutation(size)[: int(rng.integers(1, min(size, 12) + 1))]]
        if mode < 0.5 or rng.random() < 0.7:
            return few[zipf(rng, len(few), n, rng.uniform(0.3, 2.0))]
        return np.sort(few[rng.integers(len(few), size=n)])
    if mode < 0.85:
        order = rng.permutation(size)
        return pool[order[zipf(rng, size, n, rng.uniform(0.4, 1.3))]]
    return pick(rng, pool, n)


def strip_accents(text: str) -> str:
    """Return Latin text without diacritics, text in other scripts as it is."""
    if text.isascii() or any(0x370 <= ord(c) < 0x1E00 or ord(c) > 0x206F for c in text):
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def column(
    values: Iterable[Any],
    *,
    primary: str | None = None,
    also: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Column:
    """Return a column; one whose cells repeat may be called categorical as well."""
    cells = [str(v) for v in values]
    if len(set(cells)) <= 0.6 * len(cells):
        ignore = (*ignore, "categorical")
    return Column(cells, primary, tuple(also), tuple(ignore))


def closed(rng: np.random.Generator, pool: np.ndarray, n: int, **labels: Any) -> Column:
    """Return a column of a closed vocabulary; see `spread` and `column`."""
    return column(spread(rng, pool, n), **labels)
