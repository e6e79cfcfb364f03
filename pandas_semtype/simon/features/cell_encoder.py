"""Cells to character ids, vectorised, and back."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .alphabet import PADDING, Alphabet

__all__ = ["CellEncoder"]


class CellEncoder:
    """Turn cells into fixed-length rows of character ids.

    A row is the first `head` characters, left-aligned, followed by the last `tail`
    characters, right-aligned: the published encoder keeps the last 20 only (``head=0,
    tail=20``).  A cell shorter than a part leaves padding (id 0) in it.

    Parameters
    ----------
    alphabet : Alphabet
        Characters that are distinguished.
    head, tail : int
        Number of characters kept from the start and from the end of a cell.

    Examples
    --------
    >>> from pandas_semtype.simon.features.alphabet import alphabet
    >>> encoder = CellEncoder(alphabet("published"), head=0, tail=6)
    >>> encoder.encode(["a@b.c", "2024-01-31"])
    array([[ 0, 38, 31, 39, 15, 40],
           [14, 17, 18, 14, 20, 18]], dtype=uint8)
    >>> encoder.decode(encoder.encode(["a@b.c", "2024-01-31"]))
    ['a@b.c', '-01-31']
    """

    __slots__ = ("alphabet", "head", "tail")

    def __init__(self, alphabet: Alphabet, *, head: int, tail: int) -> None:
        self.alphabet = alphabet
        self.head = head
        self.tail = tail

    @property
    def length(self) -> int:
        """Number of ids per cell."""
        return self.head + self.tail

    def encode(self, cells: Sequence[str]) -> np.ndarray:
        """Return the character ids of cells.

        Parameters
        ----------
        cells : sequence of str
            Any length, any script.

        Returns
        -------
        ndarray of uint8, shape (len(cells), head + tail)
        """
        if self.alphabet.lower:
            cells = [cell.lower() for cell in cells]
        parts = []
        if self.head:
            parts.append(self._points([cell[: self.head] for cell in cells], self.head))
        if self.tail:
            points = self._points([cell[-self.tail :] for cell in cells], self.tail)
            # numpy pads behind; the last characters belong at the end of the row.
            lengths = (points != 0).cumsum(axis=1).argmax(axis=1) + (points != 0).any(axis=1)
            columns = np.arange(self.tail) - (self.tail - lengths)[:, None]
            aligned = np.take_along_axis(points, np.maximum(columns, 0), axis=1)
            aligned[columns < 0] = 0
            parts.append(aligned)
        points = parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)
        return self.alphabet.ids(points)

    def decode(self, ids: np.ndarray) -> list[str]:
        """Return the text of the tail (or, without a tail, the head) of encoded cells.

        A group of characters that shares an id is written as the replacement character.
        """
        part = ids[:, self.head :] if self.tail else ids
        symbols = [s if len(s) == 1 else "\ufffd" for s in self.alphabet.symbols]
        symbols += ["\ufffd"] * (self.alphabet.size - len(symbols))
        return ["".join(symbols[i - 1] for i in row if i != PADDING) for row in part]

    @staticmethod
    def _points(pieces: list[str], length: int) -> np.ndarray:
        """Return code points, shape (n, length), zero where a piece has ended."""
        text = np.array([piece.replace("\0", " ") for piece in pieces], dtype=f"<U{length}")
        return text.view(np.uint32).reshape(len(pieces), length)
