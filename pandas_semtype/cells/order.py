"""The order of the distinct cells of a column: by their text, never by their rows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..text_hashes import hashes_of

__all__ = ["order_of"]


def order_of(
    texts: Sequence[str], counts: np.ndarray, hashes: np.ndarray | None = None
) -> list[int]:
    """Return the places of distinct cells in the order in which they are looked at.

    Cells come as from rows in random order, frequent ones earlier, but the same cells always
    come in the same order: what stands for chance is a hash of each text. So a verdict depends
    on what a column holds, and neither on how its rows are sorted nor on a seed.

    Parameters
    ----------
    texts : sequence of str
        Distinct cells.
    counts : ndarray of int
        How often each occurs.
    hashes : ndarray of uint64, optional
        What `hashes_of` returns for the texts, where somebody has asked.

    Returns
    -------
    list of int

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.cells.order import order_of
    >>> one, other = ["a", "b", "c"], ["c", "a", "b"]
    >>> counts = np.array([1, 1, 1])
    >>> [one[i] for i in order_of(one, counts)] == [other[i] for i in order_of(other, counts)]
    True
    """
    if hashes is None:
        hashes = hashes_of(texts)
    arrivals = hashes
    if counts.max() > 1:
        # The first arrivals of Poisson processes with the counts as rates: the cells of a random
        # order of the rows (Efraimidis and Spirakis, 2006).
        arrivals = -np.log1p(-hashes.astype(np.float64) / 2.0**64 * (1 - 1e-16)) / counts
    order: list[int] = np.argsort(arrivals, kind="stable").tolist()
    ranked = arrivals[order]
    if (ranked[1:] == ranked[:-1]).any():  # two texts with one hash
        order = sorted(order, key=lambda i: (arrivals[i], texts[i]))
    return order
