"""Words that make a bound of a date, such as before and until, beside dates that are meant."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["without_bounds"]

_BOUND = re.compile(
    r"\W*(?:before|after|until|till|since|from|by|not (?:before|after)|no later than|prior to"
    r"|vor|nach|bis|ab|seit|von|avant|apr\u00e8s|jusqu['\u2019]au|depuis|d\u00e8s"
    r"|antes del?|despu\u00e9s del?|hasta(?: el)?|desde(?: el)?|at\u00e9|ap\u00f3s"
    r"|prima del|dopo il|fino al|dal"
    r"|voor|na|tot|vanaf|f\u00f6re|efter|till|fr\u00e5n|przed|po|do|od|\u0434\u043e|\u043f\u043e\u0441\u043b\u0435)\W*",
    re.IGNORECASE,
).fullmatch


def without_bounds(possible: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return cells and their formats without bounds, if other cells are days themselves.

    Where the same word stands before all dates, it is no news and is kept in the format.

    Parameters
    ----------
    possible : mapping of str to tuple of str
        Cells and the formats each may have.

    Examples
    --------
    >>> from pandas_semtype.parsing.date_bounds import without_bounds
    >>> bound = {"until 2020-02-01": ("until %Y-%m-%d",)}
    >>> list(without_bounds({"2020-01-31": ("%Y-%m-%d",), **bound}))
    ['2020-01-31']
    >>> without_bounds(bound) == bound
    True
    """
    heads = {
        cell: forms[0].partition("%")[0].strip().casefold() for cell, forms in possible.items()
    }
    if len(set(heads.values())) < 2:
        return dict(possible)
    return {cell: forms for cell, forms in possible.items() if _BOUND(heads[cell]) is None}
