"""Digits, an E and digits: numbers of scientific notation beside others, else perhaps codes."""

from __future__ import annotations

import re

from .cells import Cells

__all__ = ["are_codes"]

_CODE = re.compile(r"\d+[eE]\d{1,3}").fullmatch
_MOST = 0.9
"""Fraction of the cells that must be such: rooms and classes have others beside them."""
_NUMBER = re.compile(r"[-+\u2212]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?").fullmatch


def are_codes(cells: Cells) -> bool:
    """Return whether an E stands between the digits of the cells, and none is plainly a number.

    A number of scientific notation has a decimal point or a sign somewhere in its column, or
    plain numbers beside it; rooms such as 3E13 have neither.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.exponents import are_codes
    >>> are_codes(Cells(["1E05", "3E13"], [1, 1], 2, 2, 2, 1))
    True
    >>> are_codes(Cells(["1E05", "2.5E3"], [1, 1], 2, 2, 2, 1))
    False
    """
    if sum(_CODE(cell) is not None for cell in cells.probe) < len(cells.probe) - 1:
        return False
    every = [*cells.values, *cells.rest]
    if any(_CODE(cell) is None and _NUMBER(cell) is not None for cell in every):
        return False
    return cells.coverage(_CODE) >= _MOST
