"""Cells without what surrounds them: blanks, quotation marks, the wide forms of East Asia.

Columns of fixed width, files with a blank behind each comma and exports that quote every cell hold
the same values as a plain file. What they are must not depend on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["bare_text", "bare_texts"]

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xFFE5: 0xA5}
"""Wide forms of the characters of ASCII, and of the yen sign."""
_HAS_WIDE = re.compile("[\u3000\uff01-\uff5e\uffe5]").search
_IN_GROUPS = re.compile("(?<=\\d)[\u2019\u2009](?=\\d{3}(?!\\d))")
"""An apostrophe, or a thin space, that groups digits: there are two of each in use."""
_HAS_GROUPS, _GROUPS = _IN_GROUPS.search, _IN_GROUPS.sub
_QUOTES = ('""', "''", "\u201c\u201d", "\u2018\u2019", "\u00ab\u00bb", "\u201e\u201c")
"""Marks that stand in front of a cell and behind it."""
_PROBE = 8
"""Cells of a first look."""
_QUOTED = 0.9
"""Fraction of the distinct cells in quotation marks from which on they belong to the file."""


def bare_text(text: str) -> str:
    r"""Return a cell without blanks around it, and in narrow forms if these are ASCII.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> from pandas_semtype.cells.bare import bare_text
    >>> bare_text(" 12\u00a0"), bare_text("\uff11\uff12")
    ('12', '12')
    """
    bare = text.strip()
    if not bare.isascii() and _HAS_WIDE(bare):
        # A sentence in Japanese keeps its own punctuation.
        narrow = bare.translate(_WIDE)
        if narrow.isascii() or narrow.lstrip("\u00a5").isascii():
            return narrow.strip()
    return bare


def bare_texts(texts: Sequence[str]) -> list[str]:
    """Return cells without blanks around them, and without the marks that all stand in.

    Parameters
    ----------
    texts : sequence of str
        Distinct cells of a column.

    Examples
    --------
    >>> from pandas_semtype.cells.bare import bare_texts
    >>> bare_texts(["a ", " b"]), bare_texts(["'a'", "'b c'"]), bare_texts(['5"', '3.5"'])
    (['a', 'b'], ['a', 'b c'], ['5"', '3.5"'])
    """
    bare = [*map(str.strip, texts)]
    joined = "".join(bare)
    if not joined.isascii():
        if _HAS_WIDE(joined):
            bare = [*map(bare_text, bare)]
        if _HAS_GROUPS(joined):
            bare = [_GROUPS(_usual_mark, cell) for cell in bare]
    marks = _quotes_of(bare) if bare else ""
    if marks:
        bare = [cell[1:-1].strip() if _is_quoted(cell, marks) else cell for cell in bare]
    return bare


def _usual_mark(found: re.Match[str]) -> str:
    return "'" if found[0] == "\u2019" else "\u202f"


def _quotes_of(cells: Sequence[str]) -> str:
    """Return the marks that nearly all cells stand in; "" if there are none."""
    some = [cell[:1] for cell in cells[:_PROBE]]
    for marks in _QUOTES:
        if 2 * some.count(marks[0]) > len(some):  # others, such as NULL, may come first
            quoted = sum(_is_quoted(cell, marks) for cell in cells)
            if quoted >= _QUOTED * len(cells):
                return marks
    return ""


def _is_quoted(cell: str, marks: str) -> bool:
    if len(cell) < 3 or cell[0] != marks[0] or cell[-1] != marks[1]:
        return False
    inner = cell[1:-1]
    return marks[0] not in inner and marks[1] not in inner and not inner.isspace()
