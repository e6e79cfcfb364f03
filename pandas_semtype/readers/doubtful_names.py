"""A first row that is taken as names, and may be one of the cells below."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import groupby

from ..folding import fold

__all__ = ["FIRST_ROW_IN_DOUBT", "looks_like_cells"]

FIRST_ROW_IN_DOUBT = (
    "the first row is taken as names, though it looks like the cells below it "
    "(pass --no-header if it holds cells, --header if it holds names)"
)
"""The note of such a file."""

_FEW = 2
_WORDS = re.compile(r"[^\W\d_]+")


@cache
def _names() -> frozenset[str]:
    """Return words that stand in many rows of names and in few cells."""
    text = files(__package__).joinpath("name_words.csv").read_text(encoding="utf-8")
    return frozenset(text.split()[1:])


def looks_like_cells(head: list[str], body: list[list[str]]) -> bool:
    """Return whether nothing tells a row from those below it.

    Parameters
    ----------
    head : list of str
        The fields of the row.
    body : list of list of str
        Those of the rows below.

    Examples
    --------
    >>> from pandas_semtype.readers.doubtful_names import looks_like_cells
    >>> body = [["Schmidt", "Jonas"], ["Kaya", "Emre"]]
    >>> looks_like_cells(["Meier", "Anna"], body), looks_like_cells(["Name", "Vorname"], body)
    (True, False)
    """
    cells = [cell.strip() for cell in head]
    if len(body) < _FEW or not all(cells) or len(set(cells)) < len(cells):
        return False
    if len(cells) == 1 and len(_WORDS.findall(cells[0])) < _FEW:
        return False  # one word above a column is its name
    for place, cell in enumerate(cells):
        below = [row[place].strip() for row in body if place < len(row) and row[place].strip()]
        words = _WORDS.findall(fold(cell).casefold())
        if "_" in cell or not words or not _names().isdisjoint(words):
            return False
        if _written(cell) not in set(map(_written, below)):
            return False
        if cell not in below and 2 * len(set(below)) <= len(below):
            return False  # the cells of this column repeat, and this is none of them
    return True


def _written(cell: str) -> str:
    """Return the kinds of characters of a cell, one for each run of them."""
    kinds = (
        "A" if c.isupper() else "a" if c.isalpha() else "9" if c.isdigit() else c for c in cell
    )
    return "".join(kind for kind, _ in groupby(kinds))
