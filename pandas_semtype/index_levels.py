"""Levels of an index as columns, and back: they hold what columns hold."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

__all__ = ["levels_to_read", "with_levels"]


def levels_to_read(index: pd.Index) -> tuple[list[int], list[Hashable], pd.DataFrame]:
    """Return the levels of an index that may say something: positions, names and cells.

    Parameters
    ----------
    index : Index
        Of any number of levels. One that counts rows, or of whole numbers without a name, says
        nothing.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.index_levels import levels_to_read
    >>> index = pd.MultiIndex.from_arrays([[1, 2], ["x", "y"]], names=[None, "who"])
    >>> levels_to_read(index)[:2], levels_to_read(pd.RangeIndex(9))[:2]
    (([1], ['who']), ([], []))
    """
    names: list[Hashable] = list(index.names)
    kept: list[int] = []
    cells: dict[int, Any] = {}
    for level, name in enumerate(names):
        found = index.get_level_values(level)
        counts = isinstance(index, pd.RangeIndex)
        if counts or (name is None and pd.api.types.is_integer_dtype(found.dtype)):
            continue
        cells[len(kept)] = pd.Series(found.array, dtype=found.dtype)
        kept.append(level)
    # The names stay outside: pandas hashes them, and somebody's __hash__ may raise.
    return kept, [names[level] for level in kept], pd.DataFrame(cells, copy=False)


def with_levels(index: pd.Index, levels: Mapping[int, pd.Series]) -> pd.Index:
    """Return an index with some of its levels replaced.

    Parameters
    ----------
    index : Index
        It is only read.
    levels : mapping of int to Series
        New cells by level, one per row.
    """
    if not levels:
        return index
    arrays = [
        pd.Index(levels[level].array, dtype=levels[level].dtype)
        if level in levels
        else index.get_level_values(level)
        for level in range(index.nlevels)
    ]
    if isinstance(index, pd.MultiIndex):
        return pd.MultiIndex.from_arrays(arrays, names=index.names)
    return arrays[0].rename(index.name)
