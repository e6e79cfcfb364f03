"""Lists in one cell as JSON or Python write them: ``["red", "gold"]``, ``['red', 3]``."""

from __future__ import annotations

import ast
import json

import pandas as pd

from ..casting.distinct import distinct_cells, holds_texts
from ..shown import text_of

__all__ = ["are_literal_lists", "literal_list"]

_LONGEST = 20_000
_REPEATED = 2.0
"""How often a value stands in the column on average, at least: vectors of floats are no lists."""


def literal_list(cell: str) -> list[str] | None:
    """Return the values of a list as texts, None of any other cell, and of lists of objects.

    Parameters
    ----------
    cell : str
        A cell.

    Examples
    --------
    >>> from pandas_semtype.learn.literal_lists import literal_list
    >>> literal_list('["red, dark", 3]'), literal_list("[]"), literal_list("red, 3")
    (['red, dark', '3'], [], None)
    """
    text = cell.strip()
    if text[:1] + text[-1:] != "[]" or len(text) > _LONGEST:
        return None
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        try:
            values = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
            return None
    plain = isinstance(values, list) and not any(
        isinstance(value, (list, dict, tuple, set)) for value in values
    )
    return [text_of(value) for value in values if value is not None] if plain else None


def are_literal_lists(series: pd.Series) -> bool:
    """Return whether the cells of a column are such lists, whose values repeat.

    Parameters
    ----------
    series : Series
        The column of the training data.
    """
    if not holds_texts(series):
        return False
    found = distinct_cells(series)
    if found.obstacle or not found.are_texts:
        return False
    values: set[str] = set()
    total = 0
    for cell, n in found.some_present().items():
        each = literal_list(cell)
        if each is None:
            return False
        values.update(each)
        total += n * len(each)
    return total >= _REPEATED * max(len(values), 1)
