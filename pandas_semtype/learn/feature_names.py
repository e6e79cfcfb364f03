"""Names of the columns of numbers: unique, and such that LightGBM and XGBoost take them."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["unique_names"]

_SPECIAL = re.compile(r'[\[\]{}":,<]')
"""What stands for something else in the JSON of these packages."""
_SPACE = re.compile(r"\s")


def unique_names(wanted: Iterable[str], *, plain: bool) -> list[str]:
    """Return names of which no two are the same: a name that is taken gets a number.

    Parameters
    ----------
    wanted : iterable of str
        Names by column.
    plain : bool
        Whether ``[]{}":,<`` become ``_``; LightGBM makes ``_`` of blanks itself, so that names
        that differ in these alone are the same.

    Examples
    --------
    >>> from pandas_semtype.learn.feature_names import unique_names
    >>> unique_names(["a [m]", "a_{m}", "b"], plain=True)
    ['a _m_', 'a__m___2', 'b']
    """
    found: list[str] = []
    taken: set[str] = set()
    for name in wanted:
        base = _SPECIAL.sub("_", name) if plain else name
        unique, number = base, 2
        while _key(unique, plain=plain) in taken:
            unique, number = f"{base}__{number}", number + 1
        taken.add(_key(unique, plain=plain))
        found.append(unique)
    return found


def _key(name: str, *, plain: bool) -> str:
    return _SPACE.sub("_", name) if plain else name
