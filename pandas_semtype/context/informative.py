"""Whether a name of a column was given by somebody, or made up by a program."""

from __future__ import annotations

import re
from collections.abc import Hashable
from itertools import pairwise

from .tokens import text_of, tokens_of

__all__ = ["is_informative"]

_GENERATED = frozenset(
    ("c", "col", "cols", "column", "columns", "field", "fld", "f", "v", "var", "variable", "val",
     "feature", "feat", "attr", "attribute", "unnamed", "untitled", "noname", "header", "null",
     "none", "nan", "na", "level", "spalte", "feld", "colonne", "champ", "columna", "campo",
     "coluna", "colonna", "kolom", "kolumn", "kolonne", "kolumna", "sloupec", "stolbec", "stlpec",
     "oszlop", "sarake", "sutun", "kolonka", "blank", "empty", "temp", "tmp", "test", "x", "y", "z",
     "expr", "foo", "bar", "baz", "kol", "stolbets", "列", "カラム", "項目", "열", "字段")
)  # fmt: skip
"""Words that programs, and people in a hurry, give to any column."""

_HEXADECIMAL = re.compile(r"(?=.*\d)[0-9a-f]{8,}", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_SCRAMBLED = re.compile(r"(?=(.*\d){3})(?=(.*[A-Za-z]){3})[A-Za-z0-9]{10,}")


def is_informative(name: Hashable) -> bool:
    """Return whether a name says something of its column.

    Parameters
    ----------
    name : hashable
        Name of a column.

    Returns
    -------
    bool
        False for names that are missing, a number, a single letter, a hash, or generated:
        ``c0``, ``Unnamed: 3``, ``column_1``, ``V12``, ``field7``, ``x``.

    Examples
    --------
    >>> from pandas_semtype.context.informative import is_informative
    >>> [is_informative(name) for name in ("zip", "V12", "Unnamed: 3", 0, None, "город")]
    [True, False, False, False, False, True]
    """
    text = text_of(name).strip()
    if _UUID.fullmatch(text) or _HEXADECIMAL.fullmatch(text):
        return False
    if _SCRAMBLED.fullmatch(text) and _is_scrambled(text):
        return False
    words = [token for token in tokens_of(name) if not token.isdecimal()]
    # A single Latin letter says nothing; a single Chinese character may be a word.
    words = [word for word in words if len(word) > 1 or not word.isascii()]
    return any(word not in _GENERATED for word in words)


def _is_scrambled(text: str) -> bool:
    """Return whether letters and digits change places more often than in any word."""
    changes = sum(a.isdigit() != b.isdigit() for a, b in pairwise(text))
    return changes >= len(text) // 3
