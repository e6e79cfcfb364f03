"""What the dtype of a column, or the class of its cells, says of what the cells are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np
import pandas as pd

__all__ = ["structure_of"]

_KINDS = {"m": "timedelta", "M": "datetime", "b": "boolean", "c": "complex"}
"""Structures by the kind of a numpy dtype."""

_SCALARS = frozenset({str, int, float, type(None), type(pd.NA)})
"""Classes of most cells of object columns: what they are, their text says."""

_BINARY = (bytes, bytearray, memoryview)
_CLASSES: tuple[tuple[Any, str], ...] = (
    ((bool, np.bool_), "boolean"),
    ((dt.timedelta, np.timedelta64), "timedelta"),
    ((dt.date, np.datetime64), "datetime"),  # datetime.datetime is a date
    (dt.time, "time"),
    ((complex, np.complexfloating), "complex"),
    (Mapping, "json"),
    ((list, tuple, AbstractSet, np.ndarray), "list"),
)
"""Structures by the class of a cell."""


def structure_of(cells: Any) -> str:
    """Return what the dtype or the classes of some cells of a column settle.

    Parameters
    ----------
    cells : ndarray or ExtensionArray
        Some cells of one column, as `take` gives them.

    Returns
    -------
    str
        ``"timedelta"``, ``"datetime"``, ``"time"``, ``"boolean"``, ``"ordered"`` (a category
        with an order), ``"complex"``, ``"list"`` (lists, tuples, sets, arrays), ``"json"``
        (mappings, or mappings and lists), ``"binary"`` (bytes that are no text), or ``""``
        where nothing but the text of the cells counts.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.cells.structure import structure_of
    >>> structure_of(pd.Series([[1, 2], [3]]).to_numpy())
    'list'
    """
    dtype = cells.dtype
    if isinstance(dtype, np.dtype):
        if dtype.kind == "O":
            return _of_objects(cells.tolist())
        return _KINDS.get(dtype.kind, "")
    if isinstance(dtype, pd.CategoricalDtype):
        return "ordered" if dtype.ordered else ""
    if isinstance(dtype, pd.DatetimeTZDtype):
        return "datetime"
    if isinstance(dtype, pd.BooleanDtype):
        return "boolean"
    if isinstance(dtype, pd.ArrowDtype):
        return _of_arrow(cells, dtype.pyarrow_dtype)
    return ""


def _of_objects(values: list[Any]) -> str:
    classes = set(map(type, values))
    if classes <= _SCALARS:
        return ""
    found = {_of_class(kind) for kind in classes if not _is_gap(kind)}
    numbers = (value for value in values if issubclass(type(value), (float, np.floating)))
    if "float" in found and all(map(_is_nan, numbers)):  # missing cells
        found.discard("float")
    if found <= {"list", "json"} and found:
        return "json" if "json" in found else "list"
    if len(found) > 1 or not found:
        return ""
    structure = found.pop()
    return _of_binary(values) if structure == "binary" else structure.replace("float", "")


def _is_nan(value: Any) -> bool:
    # Without the methods of a subclass, which may raise.
    return float.__ne__(value, value) if isinstance(value, float) else bool(np.isnan(value))


def _is_gap(kind: type) -> bool:
    return kind in (type(None), type(pd.NA), type(pd.NaT))


def _of_class(kind: type) -> str:
    if issubclass(kind, (float, np.floating)):
        return "float"
    if issubclass(kind, _BINARY):
        return "binary"
    return next((name for known, name in _CLASSES if issubclass(kind, known)), "")


def _of_binary(values: Collection[Any]) -> str:
    """Return whether bytes are text that a program did not decode, or something else."""
    for value in values:
        if issubclass(type(value), _BINARY):
            try:
                text = bytes(value[:1000]).decode("utf-8")
            except UnicodeDecodeError as error:
                if len(value) <= 1000 or error.start < 990:
                    return "binary"
            except Exception:  # noqa: BLE001 - a foreign class may raise anything
                return "binary"
            else:
                if not all(c.isprintable() or c.isspace() for c in text):
                    return "binary"
    return ""


def _of_arrow(cells: Any, kind: Any) -> str:
    import pyarrow as pa

    tests = (
        (pa.types.is_duration, "timedelta"),
        (pa.types.is_timestamp, "datetime"),
        (pa.types.is_date, "datetime"),
        (pa.types.is_time, "time"),
        (pa.types.is_boolean, "boolean"),
        (pa.types.is_list, "list"),
        (pa.types.is_large_list, "list"),
        (pa.types.is_fixed_size_list, "list"),
        (pa.types.is_struct, "json"),
        (pa.types.is_map, "json"),
    )
    found = next((name for test, name in tests if test(kind)), "")
    if found or not (
        pa.types.is_binary(kind)
        or pa.types.is_large_binary(kind)
        or pa.types.is_fixed_size_binary(kind)
    ):
        return found
    return _of_binary(cells.__arrow_array__().to_pylist())
