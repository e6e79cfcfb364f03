"""Frames of other libraries as those of pandas, or an error that names the columns in the way."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from ..errors import FrameError

__all__ = ["to_pandas"]


def to_pandas(given: Any) -> Any:
    """Return a frame of another library as one of pandas, and anything else as it is.

    Parameters
    ----------
    given : object
        A frame of any library, or another table.

    Raises
    ------
    FrameError
        If its library cannot convert it, or its rows are not there yet.

    Examples
    --------
    >>> from pandas_semtype.learn.converted import to_pandas
    >>> to_pandas([[1, 2], [3, 4]])
    [[1, 2], [3, 4]]
    """
    if isinstance(given, pd.DataFrame):
        return given
    library = type(given).__module__.partition(".")[0]
    if library in ("duckdb", "_duckdb") and callable(getattr(given, "df", None)):
        raise FrameError.lazy(given, "X.df()")
    if not hasattr(given, "to_pandas"):
        return given
    try:
        return given.to_pandas()
    except Exception as error:
        # The library's own message may hold cells, and names no column.
        odd = _not_converted(given) if library in ("polars", "pyarrow") else []
        raise FrameError.not_to_pandas(given, error, odd) from error


def _not_converted(given: Any) -> list[tuple[Hashable, str]]:
    """Return names and dtypes of the columns of polars or Arrow that alone are not converted."""
    odd: list[tuple[Hashable, str]] = []
    try:
        schema = given.schema
        is_arrow = not hasattr(schema, "items")
        dtypes = list(zip(schema.names, schema.types, strict=True) if is_arrow else schema.items())
        for place, (name, dtype) in enumerate(dtypes):
            column = given.column(place) if is_arrow else given.get_column(name)
            try:
                column.to_pandas()
            except Exception:  # noqa: BLE001 - whatever the whole frame raised
                # Without parameters: those of an enumeration are cells.
                odd.append((name, str(dtype).partition("(")[0].partition("<")[0]))
    except Exception:  # noqa: BLE001 - a table of another shape: the message goes without names
        return []
    return odd
