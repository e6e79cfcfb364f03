"""Columns whose cells are lists or dictionaries: what they are, and what stands in them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

__all__ = ["arrow_kind", "items_of", "json_kind", "nested_kind", "plain_nested"]

_LISTS = (list, tuple)
_NUMBERS = {"i": "integer", "u": "integer", "f": "number", "b": "boolean"}
_NESTED = (list, tuple, dict, set, np.ndarray)
_DEEPEST = 32
"""Levels of lists in lists."""
_ITEMS = {str: "string", int: "integer", float: "number", bool: "boolean"}


def nested_kind(present: pd.Series) -> str:
    """Return ``"array"`` or ``"object"`` if every cell is one, else "".

    Parameters
    ----------
    present : Series
        Objects, without missing ones. Sets have no order, and an array without a dimension
        is a single value: neither is an array.
    """
    # Asked of the classes: a cell may tell another one, or raise when it is asked.
    classes = set(map(type, present))
    if not classes:
        return ""
    if all(issubclass(one, dict) for one in classes):
        return "object"
    if all(issubclass(one, (*_LISTS, np.ndarray)) for one in classes):
        arrays = [cell for cell in present if issubclass(type(cell), np.ndarray)]
        return "array" if all(np.ndarray.ndim.__get__(cell) for cell in arrays) else ""
    return ""


def plain_nested(series: pd.Series) -> pd.Series:
    """Return a column with lists, tuples, dictionaries and arrays of the classes themselves.

    Arrow may end the whole process over derived ones and over lists that hold themselves.

    Parameters
    ----------
    series : Series
        A column; it is only read, and returned if no cell is one of these.

    Raises
    ------
    ValueError
        If a cell holds itself, or is nested too deeply.
    """
    if series.dtype != np.dtype(object):
        return series
    cells = series.to_numpy()
    if not any(issubclass(kind, _NESTED) for kind in set(map(type, cells))):
        return series
    plain = np.empty(len(cells), dtype=object)
    for k, cell in enumerate(cells):
        plain[k] = _plain(cell, ())
    return pd.Series(plain)


def _plain(value: Any, above: tuple[int, ...]) -> Any:
    kind = type(value)
    if not issubclass(kind, _NESTED):
        return value
    if id(value) in above or len(above) > _DEEPEST:
        message = f"a list in itself, or more than {_DEEPEST} levels"
        raise ValueError(message)
    above = (*above, id(value))
    # By the methods of these classes: those of a subclass may raise anything.
    if issubclass(kind, dict):
        return {key: _plain(item, above) for key, item in dict.items(value)}
    if issubclass(kind, np.ndarray):
        array = np.ndarray.view(value, np.ndarray)
        # A single value, and rows of rows, Arrow refuses as they are.
        is_list = array.dtype == np.dtype(object) and array.ndim == 1
        return [_plain(item, above) for item in array.tolist()] if is_list else array
    base = next(one for one in _NESTED if issubclass(kind, one))
    return [_plain(item, above) for item in base.__iter__(value)]


def arrow_kind(dtype: Any) -> str:
    """Return ``"array"`` or ``"object"`` for such a type of Arrow, else "".

    Parameters
    ----------
    dtype : object
        The dtype of a column in pandas. A map is an array of pairs, as pandas writes it.
    """
    if not isinstance(dtype, pd.ArrowDtype):
        return ""
    import pyarrow as pa

    kind = dtype.pyarrow_dtype
    if pa.types.is_struct(kind):
        return "object"
    return "array" if _is_list(kind) or pa.types.is_map(kind) else ""


def _is_list(kind: Any) -> bool:
    import pyarrow as pa

    tests = (pa.types.is_list, pa.types.is_large_list, pa.types.is_fixed_size_list)
    return any(test(kind) for test in tests)


def items_of(series: pd.Series) -> str:
    """Return what every item of every list is, as JSON calls it; "" if they differ or are nested.

    Parameters
    ----------
    series : Series
        A column of which all cells are arrays.
    """
    dtype: Any = series.dtype
    if isinstance(dtype, pd.ArrowDtype):
        return _arrow_items(dtype.pyarrow_dtype)
    # By the methods of these classes: those of a subclass may raise anything.
    lists = [cell for cell in series if issubclass(type(cell), list)]
    tuples = [cell for cell in series if issubclass(type(cell), tuple)]
    arrays = [cell for cell in series if issubclass(type(cell), np.ndarray)]
    found = {_kind_of_array(np.ndarray.view(cell, np.ndarray)) for cell in arrays}
    found.add(_kind_of_items(chain.from_iterable(map(list.__iter__, lists))))
    found.add(_kind_of_items(chain.from_iterable(map(tuple.__iter__, tuples))))
    return _joined(found - {""})


def _kind_of_array(cell: np.ndarray) -> str:
    if cell.ndim != 1:
        return "?"
    if cell.dtype.kind in "OU":
        return _kind_of_items(cell.tolist())
    return _NUMBERS.get(cell.dtype.kind, "?")


def _kind_of_items(items: Iterable[Any]) -> str:
    """Return the kind of some items, "" of none and ``"?"`` of different ones; None is of any."""
    classes = set(map(type, items)) - {type(None)}
    found = {_ITEMS.get(one, "?") for one in classes}
    return _joined(found) or ("?" if found else "")


def _joined(kinds: set[str]) -> str:
    if kinds == {"integer", "number"}:
        return "number"
    return kinds.copy().pop().replace("?", "") if len(kinds) == 1 else ""


def _arrow_items(kind: Any) -> str:
    import pyarrow as pa

    if not _is_list(kind):
        return ""
    tests = (
        (pa.types.is_integer, "integer"), (pa.types.is_floating, "number"),
        (pa.types.is_boolean, "boolean"), (pa.types.is_string, "string"),
        (pa.types.is_large_string, "string"),
    )  # fmt: skip
    return next((name for test, name in tests if test(kind.value_type)), "")


def json_kind(texts: Iterable[str]) -> str:
    """Return ``"array"`` or ``"object"`` if every text is one in JSON, else "".

    Parameters
    ----------
    texts : iterable of str
        Cells that are not missing.
    """
    kinds = set()
    for text in texts:
        try:
            kinds.add(type(json.loads(text, parse_constant=_refuse)))
        except (ValueError, RecursionError):
            return ""
        if not kinds <= {dict} and not kinds <= {list}:
            return ""
    if not kinds:
        return ""
    return "object" if dict in kinds else "array"


def _refuse(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity, which JSON has not
