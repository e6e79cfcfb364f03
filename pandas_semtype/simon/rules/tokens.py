"""Cells of one word each that has digits and letters: keys and codes, and no texts."""

from __future__ import annotations

import re

from .cells import Cells
from .opinion import Opinion

__all__ = ["token_opinions"]

_FEWEST = 4
"""Distinct cells below which one shape may be a coincidence."""
_MOST = 0.8
"""Fraction of the distinct cells that must be such words."""
_NUMBERS = 0.5
"""Fraction of the distinct cells that may be numbers, amounts, dates or times."""
_HARDLY_REPEAT = 0.7
"""Fraction of the present cells that differ in a column of keys."""
_SURE = 0.98
"""Certainty that they are no texts: in 10,000 columns labelled one by one, 5 of 900 were."""
_LONGEST = 40
_TOKEN = re.compile(
    r"(?=\S*\d)[^\s=<>{}\\^\u0e00-\u0fff\u3040-\u30ff\u3400-\u9fff]+={0,2}"
).fullmatch
"""Scripts that write no spaces between words have sentences of one; signs of equations, of ranges
and of markup stand in no key, but for those that fill up Base64.
"""
_NUMBER = re.compile(
    r"(?!(?=(?:\D?\d){9})(?=(?:.*\D)?\d{4})"
    r"\d+(?:(?:-\d+){2,}|(?:/\d+){2,}|(?:\.\d+){4,})\Z)"
    r"[-+$€£¥]?[\d.,:/%()'\"°′″*+-]+[kKmMbB]?"
).fullmatch
"""Not three groups of digits and more, nine digits or more: those are keys. Versions have four."""


def token_opinions(cells: Cells) -> list[Opinion]:
    """Return whether cells are words with digits: what speaks for `text` then speaks for a key.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> values = ["TTN02426H718", "ELD00624M79A", "BUJ65292E808", "GEN64991K021"]
    >>> token_opinions(Cells(values, [1] * 4, 4, 4, 4, 1))[0].heir
    'identifier'
    """
    if len(cells.values) < _FEWEST or sum(map(_is_token, cells.probe)) < len(cells.probe) - 1:
        return []
    if cells.fraction(_NUMBER) > _NUMBERS or cells.fraction(_is_token) < _MOST:
        return []
    keys = cells.n_distinct >= _HARDLY_REPEAT * cells.n_present
    return [Opinion("text", _SURE, "format:tokens", "yields", "identifier" if keys else "code")]


def _is_token(cell: str) -> bool:
    return len(cell) <= _LONGEST and _TOKEN(cell) is not None
