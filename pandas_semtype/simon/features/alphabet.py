"""Alphabets: the characters a model distinguishes, as a table from code point to id."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

__all__ = ["PADDING", "Alphabet", "alphabet"]

PADDING = 0
"""Id of a position that holds no character."""

_PUBLISHED = "\n !#$%&'()*+,-./0123456789:;=?@ALNU^_abcdefghijklmnopqrstuvwxyz{}~×"
_PUBLISHED_WIDTH = 71
_BMP = 0x10000


@dataclass(frozen=True)
class Alphabet:
    """Map characters to ids; id 0 is padding.

    Parameters
    ----------
    name : str
        The name a checkpoint stores.
    size : int
        Number of ids without padding: the width of the one-hot code.
    lower : bool
        Characters are lower-cased before they are looked up.
    table : ndarray of uint8, shape (65537,)
        Id by code point; the last entry stands for everything beyond 0xFFFF.
    symbols : tuple of str
        What each id 1..size stands for (one character, or the name of a group).
    """

    name: str
    size: int
    lower: bool
    table: np.ndarray
    symbols: tuple[str, ...]

    def ids(self, code_points: np.ndarray) -> np.ndarray:
        """Return the ids of an array of code points; 0 stays padding."""
        found: np.ndarray = self.table[np.minimum(code_points, _BMP)]
        return found


def _published() -> Alphabet:
    # At prediction the original gives a character outside its alphabet the index of the space.
    space = _PUBLISHED.index(" ") + 1
    table = np.full(_BMP + 1, space, dtype=np.uint8)
    for index, character in enumerate(_PUBLISHED):
        table[ord(character)] = index + 1
    table[0] = PADDING
    return Alphabet("published", _PUBLISHED_WIDTH, True, table, tuple(_PUBLISHED))


# Scripts whose letters share a few ids each: (name, first, last, number of ids).  A
# network needs to see which script a cell is in and, for alphabets, roughly which letter;
# it need not distinguish 20,000 ideographs.
_SCRIPTS = (
    ("latin-extended", 0x0180, 0x024F, 2),
    ("combining", 0x0300, 0x036F, 1),
    ("greek", 0x0370, 0x03FF, 6),
    ("cyrillic", 0x0400, 0x052F, 12),
    ("armenian", 0x0530, 0x058F, 2),
    ("hebrew", 0x0590, 0x05FF, 6),
    ("arabic", 0x0600, 0x077F, 8),
    ("indic", 0x0900, 0x0DFF, 6),
    ("thai-lao", 0x0E00, 0x0EFF, 4),
    ("georgian", 0x10A0, 0x10FF, 2),
    ("hangul-jamo", 0x1100, 0x11FF, 1),
    ("latin-additional", 0x1E00, 0x1EFF, 4),
    ("punctuation", 0x2000, 0x206F, 2),
    ("super-subscript", 0x2070, 0x209F, 1),
    ("currency", 0x20A0, 0x20CF, 1),
    ("letterlike", 0x2100, 0x218F, 1),
    ("arrows-operators", 0x2190, 0x23FF, 1),
    ("symbols", 0x2400, 0x2BFF, 1),
    ("cjk-punctuation", 0x3000, 0x303F, 1),
    ("hiragana", 0x3040, 0x309F, 2),
    ("katakana", 0x30A0, 0x30FF, 2),
    ("cjk", 0x3400, 0x9FFF, 8),
    ("hangul", 0xAC00, 0xD7AF, 4),
    ("full-width", 0xFF00, 0xFFEF, 1),
)
# Characters outside ASCII that mean something of their own in tables.
_SINGLES = "€£¥₹₽₩₺₪฿°µ²±×·–—’‘“”«»…ºª"
_LATIN_1 = range(0xC0, 0x180)


def _universal() -> Alphabet:
    table = np.zeros(_BMP + 1, dtype=np.uint8)
    symbols: list[str] = []

    def add(symbol: str) -> int:
        symbols.append(symbol)
        return len(symbols)

    other, astral, control = add("other"), add("astral"), add("control")
    table[:] = other
    table[_BMP] = astral
    table[:0x20] = table[0x7F:0xA0] = control
    for code in range(0x20, 0x7F):
        table[code] = add(chr(code))
    for name, first, last, count in _SCRIPTS:
        ids = np.array([add(f"{name}:{i}") for i in range(count)], dtype=np.uint8)
        table[first : last + 1] = ids[np.arange(first, last + 1) % count]
    # Accented Latin letters: one id per base letter and case, so that "é" is near "e" for
    # every accent, and rare accents are learned with the frequent ones.
    import unicodedata

    accented: dict[str, int] = {}
    for code in _LATIN_1:
        if not chr(code).isalpha():
            continue
        base = unicodedata.normalize("NFD", chr(code))[0]
        # Letters without a decomposition (ß, ø, æ, ł ...) are rare: one id for both cases,
        # and one for all of them beyond Latin-1.
        key = base if base != chr(code) else chr(code).lower() if code < 0x100 else "other"
        if key not in accented:
            accented[key] = add(f"accented:{key}")
        table[code] = accented[key]
    for character in _SINGLES:
        table[ord(character)] = add(character)
    table[0xA0] = table[0x20]
    table[0] = PADDING
    return Alphabet("universal", len(symbols), False, table, tuple(symbols))


_MAKERS = {"published": _published, "universal": _universal}


@cache
def alphabet(name: str) -> Alphabet:
    """Return an alphabet by name.

    Parameters
    ----------
    name : {"published", "universal"}
        ``published``: the 67 characters of the original encoders in a one-hot width of
        71, lower case, anything else read as a space.  ``universal``: ASCII with case,
        accented Latin by base letter, and every other script in a few ids.

    Examples
    --------
    >>> from pandas_semtype.simon.features.alphabet import alphabet
    >>> alphabet("published").size
    71
    >>> alphabet("universal").size < 256
    True
    """
    if name not in _MAKERS:
        from ...errors import CheckpointError

        raise CheckpointError(
            f"Unknown alphabet. Received: {name!r}. Known alphabets: {', '.join(sorted(_MAKERS))}."
        )
    return _MAKERS[name]()
