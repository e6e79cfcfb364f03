"""Numbers that may be moments: seconds since 1970, or thousandths of them."""

from __future__ import annotations

from collections.abc import Sequence

from .opinion import Opinion

__all__ = ["are_moments", "moment_opinions"]

_UNIX_TIME = (
    Opinion("unix_time", 0.8, "range:unix_time", "supports"),
    Opinion("identifier", 0.8, "range:unix_time", "forbids"),
)
_ERA = (1.1e9, 1.8e9)
"""Seconds since 1970, from 2004 on to 2027."""
_APART = 30 * 86_400.0
_MANY_MOMENTS = 20


def moment_opinions(values: Sequence[float], whole: bool) -> list[Opinion]:
    """Support counts of seconds: many moments of one era, at some distance from each other.

    Keys of ten digits begin with 100 as a rule, or stand close together.

    Parameters
    ----------
    values : sequence of float
        Distinct numbers of a column.
    whole : bool
        Whether they are written as whole numbers.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.moments import moment_opinions
    >>> values = [1.5e9 + 9e5 * i for i in range(30)]
    >>> [opinion.label for opinion in moment_opinions(values, True)]
    ['unix_time', 'identifier']
    """
    if not whole or len(values) < _MANY_MOMENTS:
        return []
    low, high = min(values), max(values)
    for unit in (1.0, 1000.0):
        if _ERA[0] * unit <= low and high < _ERA[1] * unit and high - low >= _APART * unit:
            return list(_UNIX_TIME)
    return []


def are_moments(values: Sequence[float]) -> bool:
    """Return whether numbers with decimals may be seconds of today's era: a name may say so.

    Parameters
    ----------
    values : sequence of float
        Numbers of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.moments import are_moments
    >>> are_moments([1727241050.39, 1727241052.1]), are_moments([3.5, 1727241052.1])
    (True, False)
    """
    return bool(values) and _ERA[0] <= min(values) and max(values) < _ERA[1]
