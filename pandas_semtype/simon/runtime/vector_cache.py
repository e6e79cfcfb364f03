"""A cache of cell vectors, by the character ids of the cell."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np

__all__ = ["MOST_CELLS", "VectorCache", "keys_of"]

MOST_CELLS = 8192
"""Number of vectors that are kept: about 10 MB for the shipped model."""


def keys_of(characters: np.ndarray) -> list[bytes]:
    r"""Return the keys of rows of character ids.

    Parameters
    ----------
    characters : ndarray of uint8, shape (cells, head + tail)

    Examples
    --------
    >>> keys_of(np.array([[1, 2], [3, 0]], dtype=np.uint8))
    [b'\x01\x02', b'\x03\x00']
    """
    whole, width = characters.tobytes(), characters.shape[1]
    return [whole[start : start + width] for start in range(0, len(whole), width)]


class VectorCache:
    """Keep the vectors of cells between calls, up to a number of them.

    Parameters
    ----------
    width : int
        Width of a vector.
    size : int, default MOST_CELLS
        Maximum number of vectors; when it is exceeded, the older half is dropped.

    Examples
    --------
    >>> cache = VectorCache(2)
    >>> cache.put([b"a"], np.ones((1, 2), np.float32))
    >>> vectors, missing = cache.get([b"a", b"b"])
    >>> vectors[0].tolist(), missing.tolist()
    ([1.0, 1.0], [1])
    """

    def __init__(self, width: int, size: int = MOST_CELLS) -> None:
        self.width, self.size = width, size
        self._half = max(1, size // 2)
        self._lock = threading.Lock()
        self.clear()

    def clear(self) -> None:
        """Drop all vectors."""
        with self._lock:
            self._new, self._old = _Half(), _Half()

    def __len__(self) -> int:
        return len(self._old.places) + len(self._new.places)

    def get(self, keys: Sequence[bytes]) -> tuple[np.ndarray, np.ndarray]:
        """Return vectors by key, and the positions of the keys that are not cached.

        Parameters
        ----------
        keys : sequence of bytes

        Returns
        -------
        vectors : ndarray of float32, shape (len(keys), width)
            Rows of keys that are not cached are undefined.
        missing : ndarray of int
        """
        vectors = np.empty((len(keys), self.width), dtype=np.float32)
        known = np.zeros(len(keys), dtype=bool)
        with self._lock:
            for half in (self._old, self._new):
                if half.places:
                    rows = np.array([half.places.get(key, -1) for key in keys], dtype=np.int64)
                    here = np.flatnonzero(rows >= 0)
                    vectors[here] = half.vectors[rows[here]]
                    known[here] = True
        return vectors, np.flatnonzero(~known)

    def put(self, keys: Sequence[bytes], vectors: np.ndarray) -> None:
        """Keep vectors; if there are too many, the first ones.

        Parameters
        ----------
        keys : sequence of bytes
        vectors : ndarray of float32, shape (len(keys), width)
        """
        keys = keys[: self._half]
        with self._lock:
            if len(self._new.places) + len(keys) > self._half:
                self._old, self._new = self._new, _Half()
            if not self._new.places:
                self._new.vectors = np.empty((self._half, self.width), dtype=np.float32)
            for key, vector in zip(keys, vectors, strict=False):
                place = self._new.places.setdefault(key, len(self._new.places))
                self._new.vectors[place] = vector


class _Half:
    """Hold vectors and the row of each key."""

    __slots__ = ("places", "vectors")

    def __init__(self) -> None:
        self.places: dict[bytes, int] = {}
        self.vectors = np.empty((0, 0), dtype=np.float32)
