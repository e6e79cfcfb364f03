"""Which rows are drawn: by the number of rows and a seed alone."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np

from .errors import ArgumentError

__all__ = ["Draws", "check_random_state"]

_WIDER = 8
"""Times as many rows as usual that are drawn where few cells are present."""
_SEEDS = 2**63
"""Different seeds; larger ones count by their remainder, so that files can hold them."""


class Draws:
    """Draw row positions that depend on nothing but the number of rows and the seed.

    Parameters
    ----------
    n_rows : int
        Rows of the frame.
    max_rows : int
        Rows to draw.
    seed : int
        Seed of the draw.
    """

    def __init__(self, n_rows: int, max_rows: int, seed: int) -> None:
        self.n_rows, self.max_rows, self.seed = n_rows, max_rows, seed

    def _draw(self, size: int, stream: int, n_rows: int) -> np.ndarray:
        rng = np.random.default_rng([self.seed, stream])
        if n_rows <= size:
            return rng.permutation(n_rows)
        # Without its own shuffle a draw costs O(size), and is not in random order.
        return rng.permutation(rng.choice(n_rows, size, replace=False, shuffle=False))

    @cached_property
    def rows(self) -> np.ndarray:
        """Return the rows of the first look, in their order: where a cell stands first counts."""
        return np.sort(self._draw(self.max_rows, 0, self.n_rows))

    @cached_property
    def more_rows(self) -> np.ndarray:
        """Return the rows for columns with few present cells."""
        return self._draw(self.max_rows * _WIDER, 1, self.n_rows)

    def among(self, n_present: int) -> np.ndarray:
        """Return which of the present cells of a nearly empty column are read."""
        return self._draw(self.max_rows, 2, n_present)


def check_random_state(random_state: Any) -> int:
    """Return the seed that a ``random_state`` stands for.

    Parameters
    ----------
    random_state : int, numpy.random.Generator, numpy.random.RandomState or None
        A seed, a source to draw a seed from, or None for a new one each time.

    Raises
    ------
    ArgumentError
        If it is something else, or a negative number.
    """
    if random_state is None:
        random_state = np.random.default_rng()
    if isinstance(random_state, np.random.Generator):
        return int(random_state.integers(2**31))
    if isinstance(random_state, np.random.RandomState):
        return int(random_state.randint(2**31))
    if isinstance(random_state, (int, np.integer)) and not isinstance(random_state, bool):
        seed = int(random_state)
        if seed >= 0:
            return seed % _SEEDS
    expected = "a whole number of at least 0, a numpy random generator or None"
    raise ArgumentError.of("random_state", random_state, expected)
