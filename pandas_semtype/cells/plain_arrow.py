"""Columns of Arrow types that pandas cannot compute with, in types that it can."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

__all__ = ["plain_array", "plain_arrow", "plain_frame"]

_DAY = 86_400_000_000  # microseconds


def plain_arrow(series: pd.Series) -> pd.Series:
    """Return a column whose cells pandas can select, compare and count.

    Views of texts, bytes and lists become texts, bytes and lists, also inside of lists and
    structs; runs are written out; intervals of SQL become lengths of time, and unions objects.

    Parameters
    ----------
    series : Series
        A column of any dtype; it is only read, and returned if nothing is to be done.

    Examples
    --------
    >>> import pandas as pd, pyarrow as pa
    >>> from pandas_semtype.cells.plain_arrow import plain_arrow
    >>> days = pa.array([(0, 1, 0), None], pa.month_day_nano_interval())
    >>> plain_arrow(pd.Series(pd.arrays.ArrowExtensionArray(days))).dtype
    duration[us][pyarrow]
    """
    if not isinstance(series.dtype, pd.ArrowDtype) or not _is_odd(series.dtype.pyarrow_dtype):
        return series
    column = series.array.__arrow_array__()
    return pd.Series(plain_array(column), index=series.index, name=series.name)


def plain_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame of such columns.

    Parameters
    ----------
    frame : DataFrame
        Any frame; it is only read, and returned if nothing is to be done.
    """
    odd = [
        place
        for place, dtype in enumerate(frame.dtypes.array)
        if isinstance(dtype, pd.ArrowDtype) and _is_odd(dtype.pyarrow_dtype)
    ]
    if not odd:
        return frame
    made = frame.copy(deep=False)
    made.columns = pd.RangeIndex(frame.shape[1])  # names may repeat, or have no hash
    for place in odd:
        made.isetitem(place, plain_arrow(made.iloc[:, place]).array)
    made.columns = frame.columns
    return made


def plain_array(column: Any) -> Any:
    """Return an Arrow column as an array of pandas that can do all that is asked of it.

    Parameters
    ----------
    column : pyarrow.Array or pyarrow.ChunkedArray
        Of any type that is no extension.
    """
    import pyarrow as pa

    kind = column.type
    if pa.types.is_interval(kind):  # neither pandas nor Arrow computes with them
        try:
            return pd.arrays.ArrowExtensionArray(_of_intervals(column))
        except (pa.ArrowException, OverflowError):  # of more than 292,000 years
            return _of_objects(list(map(_text_of_interval, column.to_pylist())))
    if _is_odd(kind):
        try:
            if _is_runs(kind):
                return plain_array(_decoded(column))
            column = column.cast(_plain_type(kind))
        except (pa.ArrowException, TypeError, ValueError):
            return _of_objects(column.to_pylist())
    return pd.arrays.ArrowExtensionArray(column)


def _is_odd(kind: Any) -> bool:
    import pyarrow as pa

    types = pa.types
    asked = ("string_view", "binary_view", "list_view", "large_list_view", "run_end_encoded")
    tests = [getattr(types, f"is_{one}", None) for one in asked]  # older releases have not all
    return (
        types.is_interval(kind)
        or types.is_union(kind)
        or any(test is not None and test(kind) for test in tests)
        or any(map(_is_odd, _parts(kind)))
    )


def _parts(kind: Any) -> list[Any]:
    """Return the types inside of a type."""
    import pyarrow as pa

    types = pa.types
    if types.is_struct(kind):
        return [kind.field(place).type for place in range(kind.num_fields)]
    if types.is_map(kind):
        return [kind.key_type, kind.item_type]
    lists = types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind)
    return [kind.value_type] if lists else []


def _plain_type(kind: Any) -> Any:
    import pyarrow as pa

    if not _is_odd(kind):
        return kind
    name = str(kind)
    if name == "string_view":
        return pa.large_string()
    if name == "binary_view":
        return pa.large_binary()
    if name.startswith(("list_view", "large_list_view")):
        return pa.large_list(_plain_type(kind.value_type))
    parts = [_plain_type(part) for part in _parts(kind)]
    if pa.types.is_struct(kind):
        names = [kind.field(place).name for place in range(kind.num_fields)]
        return pa.struct(list(zip(names, parts, strict=True)))
    if pa.types.is_map(kind):
        return pa.map_(*parts)
    if pa.types.is_fixed_size_list(kind):
        return pa.list_(parts[0], kind.list_size)
    if parts:
        return pa.large_list(parts[0])
    return pa.null()  # a union has no type of its own: the cast fails


def _is_runs(kind: Any) -> bool:
    return str(kind).startswith("run_end_encoded")


def _decoded(column: Any) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    chunks = column.chunks if isinstance(column, pa.ChunkedArray) else [column]
    return pa.chunked_array(
        [pc.run_end_decode(chunk) for chunk in chunks], type=column.type.value_type
    )


def _of_objects(cells: list[Any]) -> np.ndarray:
    """Return an array of objects, lists left as they are."""
    column = np.empty(len(cells), dtype=object)
    for i, cell in enumerate(cells):
        column[i] = cell
    return column


def _of_intervals(column: Any) -> Any:
    """Return intervals as lengths of time; a month has 30 days, as where SQL compares them."""
    import pyarrow as pa

    lengths = [
        None if cell is None else (cell.months * 30 + cell.days) * _DAY + cell.nanoseconds // 1000
        for cell in column.to_pylist()
    ]
    return pa.array(lengths, pa.int64()).cast(pa.duration("us"))


def _text_of_interval(cell: Any) -> str | None:
    if cell is None:
        return None
    return f"P{cell.months}M{cell.days}DT{cell.nanoseconds / 1e9}S"
