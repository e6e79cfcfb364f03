"""Numbers of single precision that were written with the digits of double precision.

A score of 39.15 that was once kept in four bytes is written as 39.150001525878906. The digits
behind it are none of its own: what a column is must not depend on them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

__all__ = ["in_short"]

_LONG = re.compile(r"[-+]?(\d{1,15})\.(\d{6,30})").fullmatch
_FEWEST = 10
"""Significant digits of such a number, at least; four bytes hold seven or eight."""
_PROBE = 8
"""Cells of a first look."""
_ALL = 0.95
"""Fraction of the long numbers that four bytes hold; of others it is one in some hundreds."""
_ENOUGH = 3
"""Long numbers below which chance may have made them."""


def in_short(texts: Sequence[str]) -> Sequence[str]:
    """Return cells with the digits that single precision has, if all long numbers are of it.

    Parameters
    ----------
    texts : sequence of str
        Distinct cells of a column.

    Returns
    -------
    sequence of str
        `texts` itself if nothing is shorter.

    Examples
    --------
    >>> from pandas_semtype.cells.single import in_short
    >>> in_short(["39.150001525878906", "48.869998931884766", "7.0", "-0.10000000149011612"])
    ['39.15', '48.87', '7.0', '-0.1']
    >>> in_short(["39.150001525878906", "3.141592653589793", "2.718281828459045"])[0]
    '39.150001525878906'
    """
    if not any(len(text) > _FEWEST and "." in text for text in texts[:_PROBE]):
        return texts
    short: dict[str, str] = {}
    long = 0
    for text in texts:
        found = _LONG(text)
        if found is None or len((found[1] + found[2]).strip("0")) < _FEWEST:
            continue
        long += 1
        made = _shortened(text, len(found[2]))
        if made:
            short[text] = made
        elif long - len(short) > len(texts) - _ALL * len(texts):
            return texts
    if long < _ENOUGH or len(short) < _ALL * long:
        return texts
    return [short.get(text, text) for text in texts]


def _shortened(text: str, decimals: int) -> str:
    """Return a number as four bytes write it, "" if they do not hold it."""
    single = np.float32(text)
    if not np.isfinite(single) or f"{abs(float(single)):.{decimals}f}" != text.lstrip("+-"):
        return ""
    return np.format_float_positional(single, unique=True, trim="0")
