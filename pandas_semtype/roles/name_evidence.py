"""What the name of a column says of its role: words and parts of words, as log-odds.

This is the one place where roles read names; whatever else learns from names can stand here.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np

from ..context.tokens import tokens_of

__all__ = ["N_BUCKETS", "buckets_of", "name_evidence"]

N_BUCKETS: Final = 4096
"""Rows of the table of log-odds: parts of names meet in them by a hash."""

_MOST_TOKENS = 12


@lru_cache(maxsize=4096)
def _buckets(tokens: tuple[str, ...]) -> tuple[int, ...]:
    parts: set[str] = set()
    for place, token in enumerate(tokens[:_MOST_TOKENS]):
        word = "#" if token.isdecimal() else token[:24]
        parts.add(f"w:{word}")
        if place == len(tokens) - 1:
            parts.add(f"last:{word}")
        if place == 0:
            parts.add(f"first:{word}")
        marked = f"<{word}>"
        parts.update(f"c:{marked[i : i + 3]}" for i in range(len(marked) - 2))
        parts.update(f"c:{marked[i : i + 4]}" for i in range(len(marked) - 3))
    parts.add(f"n:{min(len(tokens), 6)}")
    return tuple(sorted({crc32(part.encode()) % N_BUCKETS for part in parts}))


def buckets_of(name: Hashable) -> tuple[int, ...]:
    """Return the rows of the table that the parts of a name fall into.

    Parameters
    ----------
    name : hashable
        Name of a column; a number has no parts.

    Examples
    --------
    >>> from pandas_semtype.roles.name_evidence import buckets_of
    >>> buckets_of("user_id") == buckets_of("userId"), buckets_of(3)
    (True, ())
    """
    tokens = tokens_of(name)
    return _buckets(tuple(tokens)) if tokens else ()


def name_evidence(names: Sequence[Hashable], table: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Return the log-odds of roles that names of columns give.

    Parameters
    ----------
    names : sequence of hashable
        Names of columns.
    table : ndarray of float32, shape (N_BUCKETS, roles)
        Weights of a logistic regression.
    bias : ndarray of float32, shape (roles,)
        Its intercepts.

    Returns
    -------
    ndarray of float32, shape (len(names), roles)
        Zero for a name without parts; otherwise logarithms of probabilities, less their mean.
    """
    out = np.zeros((len(names), table.shape[1]), dtype=np.float32)
    for row, name in zip(out, names, strict=True):
        buckets = buckets_of(name)
        if buckets:
            # Long names would be certain of everything: their parts share one weight.
            logits = table[list(buckets)].sum(axis=0) / np.sqrt(len(buckets)) + bias
            row[:] = logits - logits.mean()
    return out
