"""What proves a role whatever else the column looks like: dtype, counts, or objects in cells."""

from __future__ import annotations

import ast
import json
from collections.abc import Sequence
from typing import Final

import numpy as np

from .uniqueness import Uniqueness

__all__ = ["is_scale", "settled_role"]

_BY_STRUCTURE: Final = {
    "datetime": "datetime",
    "time": "datetime",
    "timedelta": "numeric",
    "boolean": "categorical",
    "ordered": "ordinal",
    "list": "list",
    "json": "json",
    "complex": "other",
    "binary": "other",
}
_MOST_PARSED = 16
_MOST_CHARS = 20_000
_LEAST = 0.8
_LEVELS = range(5, 12)


def settled_role(values: Sequence[str], structure: str, counts: Uniqueness) -> str | None:
    """Return the role that a column has for certain, None if cells have to be judged.

    Parameters
    ----------
    values : sequence of str
        Distinct cells of a sample.
    structure : str
        What the dtype or the class of the cells settles, see `ColumnSample`.
    counts : Uniqueness
        Of the whole column.

    Examples
    --------
    >>> from pandas_semtype.roles import Uniqueness
    >>> from pandas_semtype.roles.patterns import settled_role
    >>> settled_role(["7"], "", Uniqueness(20, 1, 3))
    'constant'
    >>> settled_role(['{"a": 1}', '{"a": 2, "b": []}'], "", Uniqueness(2, 2, 0))
    'json'
    """
    if not counts.n_present:
        return "empty"
    if counts.n_distinct == 1:
        return "constant"
    if structure in _BY_STRUCTURE:
        return _BY_STRUCTURE[structure]
    looked_at = values[:_MOST_PARSED]
    kinds = [_kind_of(value) for value in looked_at]
    for role in ("json", "list"):
        if kinds and kinds.count(role) >= _LEAST * len(kinds):
            return role
    return None


def is_scale(values: Sequence[str], counts: Uniqueness) -> bool:
    """Return whether a column holds the numbers of a scale: 1 to 5, 0 to 10.

    Parameters
    ----------
    values : sequence of str
        Distinct cells of a sample.
    counts : Uniqueness
        Of the whole column.
    """
    low, high = counts.minimum, counts.maximum
    return (
        counts.n_distinct in _LEVELS
        and low in (0.0, 1.0)
        and high - low + 1 == counts.n_distinct
        and counts.n_present >= 3 * counts.n_distinct
        and bool(np.all([value.strip().lstrip("+").isdecimal() for value in values]))
    )


def _kind_of(cell: str) -> str:
    """Return whether a cell is an object or a list, as JSON or Python write them."""
    text = cell.strip()
    if len(text) > _MOST_CHARS or text[:1] + text[-1:] not in ("{}", "[]"):
        return ""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        try:
            value = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
            # The middle of long cells is cut, see `pandas_semtype.cells`.
            return "" if len(text) < 900 else "json" if _is_cut_object(text) else "list"
    if isinstance(value, dict):
        return "json"
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return "json"
    return "list" if isinstance(value, (list, set, tuple)) else ""


def _is_cut_object(text: str) -> bool:
    opening = text[1:40].lstrip()
    return text[0] == "{" or opening.startswith("{")
