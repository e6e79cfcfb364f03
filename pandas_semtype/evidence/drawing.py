"""Rows drawn from a priority sample, as if they were drawn from all rows."""

from __future__ import annotations

import numpy as np

__all__ = ["drawn"]

_EXACT = 10**6  # above, rows drawn with and without replacement are the same


def drawn(counts: np.ndarray, n_rows: int, max_rows: int, rng: np.random.Generator) -> np.ndarray:
    """Return how often each thing that was kept stands in a sample of rows.

    Parameters
    ----------
    counts : ndarray of int64
        How often each kept thing occurs among all rows.
    n_rows : int
        All rows, those of things that were not kept included.
    max_rows : int
        Rows to draw.
    rng : numpy.random.Generator
        Source of the draw.

    Returns
    -------
    ndarray of int64
        A kept thing is drawn as often as it is frequent. For a row of a thing that was not
        kept stands a kept one that was not drawn: hashes chose between them by chance.
    """
    n_drawn = min(max_rows, n_rows)
    if not len(counts) or not n_drawn:
        return np.zeros(len(counts), dtype=np.int64)
    others = max(n_rows - int(counts.sum()), 0)
    colours = np.append(counts, others)
    if n_rows <= _EXACT:
        numbers = rng.multivariate_hypergeometric(colours, n_drawn)
    else:
        numbers = rng.multinomial(n_drawn, colours / colours.sum())
    found, left = numbers[:-1].astype(np.int64), int(numbers[-1])
    unused = rng.permutation(np.flatnonzero(found == 0))[:left]
    found[unused] += 1
    left -= len(unused)
    if left:
        found += rng.multinomial(left, counts / counts.sum())
    return found
