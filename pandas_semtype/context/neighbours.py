"""Evidence from the other columns of a table: labels that stand together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ..products import product
from .name_model import places_of, shipped

__all__ = ["neighbour_evidence"]


@lru_cache(maxsize=16)
def _matrices(labels: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Return what a label adds to others, and what none adds, in the order wanted."""
    model = shipped()
    here, own = places_of(labels)
    pairs = np.zeros((len(labels), len(labels)))
    pairs[np.ix_(here, here)] = model.pairs[np.ix_(own, own)]
    alone = np.zeros(len(labels))
    alone[here] = model.alone[own]
    return pairs, alone


def neighbour_evidence(probabilities: np.ndarray, labels: Sequence[str]) -> np.ndarray:
    """Return log-odds of labels from what the other columns are.

    What labels say of one another was learned from tables of portals, all at once, as a
    logistic regression: two neighbours that always come together do not count twice.

    Parameters
    ----------
    probabilities : ndarray, shape (columns, labels)
        Probability of each label for each column.
    labels : sequence of str
        Labels in the order of `probabilities`.

    Returns
    -------
    ndarray, shape (columns, labels)
        0 for a single column, and for labels the model does not know.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.context.neighbours import neighbour_evidence
    >>> probabilities = np.array([[0.5, 0.5, 0.0], [0.0, 0.0, 1.0]])
    >>> by_float, by_latitude, _ = neighbour_evidence(
    ...     probabilities, ["float", "latitude", "longitude"]
    ... )[0]
    >>> bool(by_latitude > by_float + 2)
    True
    """
    n, n_labels = probabilities.shape
    if n < 2:
        return np.zeros(probabilities.shape)
    pairs, alone = _matrices(tuple(labels))
    # The best of the other columns for each label: the best of all, or the second best.
    best, every = probabilities.argmax(axis=0), np.arange(n_labels)
    others = probabilities.copy()
    others[best, every] = -np.inf
    present = np.broadcast_to(probabilities[best, every], probabilities.shape).copy()
    present[best, every] = others.max(axis=0)
    out: np.ndarray = product(present, pairs) + alone
    return out
