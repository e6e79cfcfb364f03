"""Kinds of the characters of many cells at once, as one array over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

__all__ = [
    "CLIP", "DIGIT", "LETTER", "LOWER", "NO_ALPHA", "NO_DIGIT", "OTHER", "SPACE", "UPPER",
    "CellText", "cell_text",
]  # fmt: skip

CLIP = 500
"""Number of characters of a cell that are read."""

# Kinds of characters as bits, so that one "or" over a cell gives all it holds.
DIGIT, LETTER, OTHER, SPACE = 1, 2, 4, 8
NO_ALPHA, NO_DIGIT, UPPER, LOWER = 16, 32, 64, 128

_LAST = 0x10FFFF


def _kind(character: str) -> int:
    """Return the bits of a character, by the methods of str."""
    code = ord(character)
    if code == 0:
        kind = 0
    elif character == " ":
        kind = SPACE
    elif code >= 0x80:
        kind = LETTER
    else:
        kind = DIGIT if character.isdigit() else LETTER if character.isalpha() else OTHER
    kind |= (not character.isalpha()) * NO_ALPHA | (not character.isdigit()) * NO_DIGIT
    if character.istitle() and not character.isupper():
        return kind | UPPER | LOWER  # neither an upper nor a lower cell holds one of them
    return kind | character.isupper() * UPPER | character.islower() * LOWER


_KINDS = np.zeros(_LAST + 1, dtype=np.uint8)
"""Kind by code point; beyond ASCII 0 until a character comes, for none has no bit at all."""

_KINDS[:0x80] = [_kind(chr(code)) for code in range(0x80)]

_ASCII = _KINDS[:0x100].tobytes()


def _kinds(points: np.ndarray) -> np.ndarray:
    found = _KINDS.take(points)
    new = np.flatnonzero(found == 0)
    if len(new):
        for code in np.unique(points[new]).tolist():
            _KINDS[code] = _kind(chr(code))
        found[new] = _KINDS[points[new]]
    return found


@dataclass(frozen=True, slots=True)
class CellText:
    """Hold the characters of cells in one array.

    Parameters
    ----------
    points : ndarray of uint8 or uint32
        Code points of all cells, a line break behind each.
    kinds : ndarray of uint8
        What each of them is, as bits; 0 for the line breaks.
    starts, lengths : ndarray of int64, shape (cells,)
        Where each cell begins, and how many of its characters are here.
    """

    points: np.ndarray
    kinds: np.ndarray
    starts: np.ndarray
    lengths: np.ndarray

    def seen(self) -> np.ndarray:
        """Return the bits of all characters of each cell."""
        found: np.ndarray = np.bitwise_or.reduceat(self.kinds, self.starts)
        return found

    def count(self, mask: np.ndarray) -> np.ndarray:
        """Return how many characters of each cell are true in a mask that is false at breaks."""
        counted: np.ndarray = np.add.reduceat(mask.view(np.uint8), self.starts, dtype=np.int32)
        return counted

    def first(self) -> np.ndarray:
        """Return the first code point of each cell; a line break where it is empty."""
        points: np.ndarray = self.points[self.starts]
        return points

    def last(self) -> np.ndarray:
        """Return the last code point of each cell; that before it where it is empty."""
        points: np.ndarray = self.points[self.starts + self.lengths - 1]
        return points


def cell_text(cells: Sequence[str]) -> CellText:
    """Return the characters of cells, the first `CLIP` of each.

    Parameters
    ----------
    cells : sequence of str
        At least one. A line break in a cell is read as a null character.

    Examples
    --------
    >>> text = cell_text(["a1", "", "B b"])
    >>> text.lengths.tolist(), text.count(text.kinds == DIGIT | NO_ALPHA).tolist()
    ([2, 0, 3], [1, 0, 0])
    """
    lengths = np.fromiter(map(len, cells), dtype=np.int64, count=len(cells))
    if lengths.max() > CLIP:
        cells = [cell[:CLIP] for cell in cells]
        lengths = np.minimum(lengths, CLIP)
    joined = "\n".join(cells)
    if joined.count("\n") >= len(cells):
        joined = "\n".join([cell.replace("\n", "\0") for cell in cells])
    joined += "\n"
    if joined.isascii():
        plain = joined.encode("ascii")
        points = np.frombuffer(plain, dtype=np.uint8)
        kinds = np.frombuffer(bytearray(plain.translate(_ASCII)), dtype=np.uint8)
    else:
        points = np.frombuffer(joined.encode("utf-32-le", "replace"), dtype=np.uint32)
        kinds = _kinds(points)
    starts = np.cumsum(lengths + 1) - (lengths + 1)
    kinds[starts + lengths] = 0
    return CellText(points, kinds, starts, lengths)
