"""Vectors of cells that were read before, by what the cell encoder reads of them."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np

__all__ = ["MOST_CELLS", "VectorMemory", "keys_of"]

MOST_CELLS = 8192
"""Vectors that are kept: about 10 MB for the shipped model."""


def keys_of(characters: np.ndarray) -> list[bytes]:
    r"""Return what stands for each row of character ids.

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


class VectorMemory:
    """Keep vectors of cells between calls, up to a number of them.

    Parameters
    ----------
    width : int
        Of a vector.
    size : int, default MOST_CELLS
        Vectors kept. Where more come, the older half of them gives way.

    Examples
    --------
    >>> memory = VectorMemory(2)
    >>> memory.put([b"a"], np.ones((1, 2), np.float32))
    >>> vectors, missing = memory.get([b"a", b"b"])
    >>> vectors[0].tolist(), missing.tolist()
    ([1.0, 1.0], [1])
    """

    def __init__(self, width: int, size: int = MOST_CELLS) -> None:
        self.width, self.size = width, size
        self._half = max(1, size // 2)
        self._lock = threading.Lock()
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._new, self._old = _Half(), _Half()

    def __len__(self) -> int:
        return len(self._old.places) + len(self._new.places)

    def get(self, keys: Sequence[bytes]) -> tuple[np.ndarray, np.ndarray]:
        """Return vectors by key, and the positions of the keys that are not known.

        Parameters
        ----------
        keys : sequence of bytes

        Returns
        -------
        vectors : ndarray of float32, shape (len(keys), width)
            Rows of unknown keys hold anything.
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
        """Keep vectors; of too many the first ones.

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
    """Hold vectors and where each of them stands."""

    __slots__ = ("places", "vectors")

    def __init__(self) -> None:
        self.places: dict[bytes, int] = {}
        self.vectors = np.empty((0, 0), dtype=np.float32)
