"""Lists in one cell: as JSON or Python write them, or with something between their values."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping

import pandas as pd

from ..casting.distinct import distinct_cells, holds_texts
from ..parsing import ParseFacts
from ..parsing.lists import find_delimiter, split_list
from ..shown import text_of

__all__ = ["are_lists", "delimiter_of", "literal_list"]

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
    >>> from pandas_semtype.learn.lists_in_cells import literal_list
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


def are_lists(series: pd.Series) -> bool:
    """Return whether the cells of a column are lists whose values repeat, in brackets or not.

    Parameters
    ----------
    series : Series
        The column of the training data, whose role is ``"list"``.
    """
    counts = _counts_of(series)
    delimiter = _delimiter(counts)
    if delimiter == " ":  # phrases, perhaps
        return False
    values: set[str] = set()
    total = 0
    for cell, n in counts.items():
        each = split_list(cell, delimiter) if delimiter else literal_list(cell)
        if each is None:
            return False
        values.update(each)
        total += n * len(each)
    return bool(values) and total >= _REPEATED * len(values)


def delimiter_of(series: pd.Series, facts: ParseFacts) -> str:
    """Return what stands between the values of lists, "" between those in brackets.

    Parameters
    ----------
    series : Series
        The column of the training data.
    facts : ParseFacts
        How its cells are written: they know it if the label is ``"list"``.
    """
    return facts.delimiter or _delimiter(_counts_of(series))


def _delimiter(counts: Mapping[str, int]) -> str:
    literal = all(literal_list(cell) is not None for cell in counts)
    return "" if literal else find_delimiter(counts)


def _counts_of(series: pd.Series) -> Mapping[str, int]:
    found = distinct_cells(series) if holds_texts(series) else None
    known = found is not None and not found.obstacle and found.are_texts
    return found.some_present() if found is not None and known else {}
