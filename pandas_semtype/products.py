"""Products of small matrices on one thread."""

from __future__ import annotations

import numpy as np

__all__ = ["product"]

_SMALL = 1 << 18
"""Multiply-adds of a product for which no BLAS wakes another thread."""


def product(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the product of two matrices, some rows at a time.

    The threads of a BLAS wait for each other by spinning: on a machine with other work a product
    of a tenth of a millisecond takes fifty.

    Parameters
    ----------
    left : ndarray, shape (rows, n)
    right : ndarray, shape (n, columns)

    Returns
    -------
    ndarray, shape (rows, columns)

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.products import product
    >>> product(np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]))
    array([[11.]])
    """
    at_once = max(1, _SMALL // max(1, right.size))
    starts = range(0, len(left), at_once) or (0,)
    return np.concatenate([left[start : start + at_once] @ right for start in starts])
