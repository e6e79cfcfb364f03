"""Rows of other libraries as pandas, with the dtypes that keep what a cell is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..cells import plain_array

__all__ = ["NUMBER", "in_order", "of_arrow", "of_narwhals"]

NUMBER = "_semtype_row"
"""Name of a column of row numbers, where an engine needs one."""


def of_arrow(table: Any) -> pd.DataFrame:
    """Return an Arrow table as a frame that shares its memory.

    Parameters
    ----------
    table : pyarrow.Table or pyarrow.RecordBatch
        Any table, names that repeat included.

    Returns
    -------
    DataFrame
        Columns of `pandas.ArrowDtype`; dictionaries as categories, which may have an order.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from pandas_semtype.frames.rows import of_arrow
    >>> of_arrow(pa.table({"a": [1, None]})).dtypes["a"]
    int64[pyarrow]
    """
    columns = dict(enumerate(map(_of_column, table.columns)))
    frame = pd.DataFrame(columns, index=pd.RangeIndex(table.num_rows), copy=False)
    frame.columns = pd.Index(table.schema.names, tupleize_cols=False)
    return frame


def _of_column(column: Any) -> Any:
    import pyarrow as pa

    kind = column.type
    if isinstance(kind, pa.BaseExtensionType):  # UUIDs, JSON and types of other packages
        column = column.cast(kind.storage_type) if hasattr(column, "chunks") else column.storage
        kind = column.type
    if pa.types.is_dictionary(kind):
        return column.to_pandas()
    if pa.types.is_null(kind):
        return np.full(len(column), None, dtype=object)
    return plain_array(column)


def of_narwhals(frame: Any) -> pd.DataFrame:
    """Return a narwhals frame of a few rows as pandas.

    Parameters
    ----------
    frame : narwhals.DataFrame
        Of any eager library.
    """
    # Of Python objects Arrow has nothing, and some libraries would write their addresses.
    if not any(type(dtype).__name__ == "Object" for dtype in frame.schema.dtypes()):
        try:
            return of_arrow(frame.to_arrow())
        except Exception:  # noqa: BLE001 - no pyarrow, or a type that Arrow lacks
            pass
    columns = {i: _of_list(frame[:, i].to_list()) for i in range(len(frame.columns))}
    made = pd.DataFrame(columns, index=pd.RangeIndex(len(frame)))
    made.columns = pd.Index(frame.columns, tupleize_cols=False)
    return made


def _of_list(cells: list[Any]) -> np.ndarray:
    """Return an array of objects, lists left as they are."""
    column = np.empty(len(cells), dtype=object)
    for i, cell in enumerate(cells):
        column[i] = cell
    return column


def in_order(frame: pd.DataFrame, rows: np.ndarray) -> pd.DataFrame:
    """Return rows that came in ascending order in the order they were drawn.

    Parameters
    ----------
    frame : DataFrame
        One row for each of `rows`, in ascending order of their positions.
    rows : ndarray of int
        Positions in the order wanted.
    """
    if len(frame) != len(rows):
        return frame  # whoever asked says what is wrong with it
    return frame.iloc[np.searchsorted(np.sort(rows), rows)]
