"""Hashes of texts that are the same in every process, and on every machine."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

__all__ = ["hash_check", "hashes_of"]


def hashes_of(texts: Sequence[str]) -> np.ndarray:
    """Return a hash of each text.

    Parameters
    ----------
    texts : sequence of str
        Texts without lone surrogates.

    Returns
    -------
    ndarray of uint64
        SipHash with a key that pandas has fixed, as `pandas.util.hash_array` computes it.
    """
    cells = np.empty(len(texts), dtype=object)
    cells[:] = texts
    found: np.ndarray = pd.util.hash_array(cells, categorize=False)
    return found


def hash_check() -> int:
    """Return a number that another way of hashing would not give."""
    return int(hashes_of(["pandas-semtype"])[0])
