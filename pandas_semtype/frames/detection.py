"""From an object to the engine that holds its rows; no library is imported to find out."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final

import numpy as np
import pandas as pd

from ..errors import FrameError, FrameTypeError
from .source import PandasFrame, RowSource, reading

__all__ = ["engine_of", "source_of"]

_ENGINES: Final[Mapping[tuple[str, str], str]] = {
    ("narwhals", "DataFrame"): "narwhals",
    ("narwhals", "LazyFrame"): "narwhals",
    ("polars", "DataFrame"): "eager",
    ("polars", "LazyFrame"): "polars_lazy",
    ("cudf", "DataFrame"): "eager",
    ("pyarrow", "Table"): "arrow",
    ("pyarrow", "RecordBatch"): "arrow",
    ("pyarrow", "RecordBatchReader"): "stream",
    ("pyarrow", "Dataset"): "arrow_dataset",
    ("duckdb", "DuckDBPyRelation"): "duckdb",
    ("_duckdb", "DuckDBPyRelation"): "duckdb",
    ("ibis", "Table"): "ibis",
    ("dask", "DataFrame"): "dask",
    ("modin", "DataFrame"): "modin",
    ("pyspark.pandas", "DataFrame"): "pandas_on_spark",
    ("pyspark", "DataFrame"): "spark",
}
"""Engines by the package and the name of a class, or of a class it derives from."""

_ONE_COLUMN = ("Series", "Expr", "Array", "Column")
"""How names of classes end whose objects are columns."""


def engine_of(frame: Any) -> str:
    """Return the name of the engine that holds a frame, or "".

    Parameters
    ----------
    frame : object
        Anything.

    Examples
    --------
    >>> from pandas_semtype.frames.detection import engine_of
    >>> engine_of([1, 2])
    ''
    """
    for kind in type(frame).__mro__:
        module = kind.__module__
        if module.startswith("pyspark.pandas"):
            found = _ENGINES.get(("pyspark.pandas", kind.__name__))
        else:
            found = _ENGINES.get((module.partition(".")[0], kind.__name__))
        if found:
            return found
    return ""


def source_of(frame: Any) -> RowSource:
    """Return the rows of a frame of any library, of columns or rows in lists, or of a file.

    Parameters
    ----------
    frame : object
        A pandas, polars (also lazy), pyarrow, DuckDB, Dask, Modin, Spark, Ibis or narwhals
        frame; a mapping of names to lists; a list of dictionaries, one per row; an array of
        two dimensions; the path or address of a file; or anything with ``__arrow_c_stream__``
        or ``__dataframe__``.

    Returns
    -------
    RowSource
        No row has been read.

    Raises
    ------
    FrameTypeError
        If it is none of these.
    FrameError
        If the engine cannot say which columns there are.
    """
    if isinstance(frame, pd.DataFrame):
        return PandasFrame(frame)
    engine = engine_of(frame)
    if engine:
        with reading(f"The {type(frame).__name__}", "Look at its columns to see the message."):
            return _BUILDERS[engine](frame)
    if isinstance(frame, (str, os.PathLike)):
        from .files import file_source

        return file_source(frame)
    if isinstance(frame, Mapping):
        return _of_mapping(frame)
    if type(frame) is list and frame and all(type(row) is dict for row in frame):
        with reading("The list of rows", "Pass pandas.DataFrame(rows) to see the message."):
            return PandasFrame(pd.DataFrame(frame))
    if isinstance(frame, np.ndarray) and frame.ndim == 2:
        return PandasFrame(pd.DataFrame(frame))
    if not type(frame).__name__.endswith(_ONE_COLUMN):
        for protocol, read in (
            ("__arrow_c_stream__", _of_stream),
            ("__dataframe__", _of_interchange),
        ):
            if hasattr(frame, protocol):
                with reading(f"The {type(frame).__name__}", "Convert it to pandas first."):
                    return read(frame)
    raise FrameTypeError.no_frame(frame, _hint(frame))


def _hint(frame: Any) -> str:
    kind = type(frame).__name__
    if kind.endswith(_ONE_COLUMN):
        return "Pass a frame: series.to_frame() of a Series, or {name: series}."
    if isinstance(frame, (list, tuple, set)):
        return "Pass pandas.DataFrame(...) of it, or the frames one by one."
    return "Convert it to pandas first."


def _of_mapping(columns: Mapping[Any, Any]) -> RowSource:
    """Return columns as a frame, each list with the cells it has."""
    made: dict[Any, Any] = {}
    for name, cells in columns.items():
        kind = type(cells)
        root = kind.__module__.partition(".")[0]
        if isinstance(cells, (list, tuple, range, np.ndarray, pd.Series, pd.Index)):
            made[name] = cells
        elif kind.__name__.endswith(_ONE_COLUMN) and hasattr(cells, "to_list"):
            made[name] = cells.to_list()
        elif kind.__name__.endswith(_ONE_COLUMN) and hasattr(cells, "to_pylist"):
            made[name] = cells.to_pylist()
        elif isinstance(cells, pd.api.extensions.ExtensionArray):
            made[name] = cells
        else:
            hint = f"Column {name!r} holds {root}.{kind.__name__}: give each column as a list."
            raise FrameTypeError.no_frame(columns, hint)
    lengths = {name: len(cells) for name, cells in made.items()}
    if len(set(lengths.values())) > 1:
        shown = ", ".join(f"{name!r}: {length}" for name, length in list(lengths.items())[:8])
        hint = "Give lists of the same length."
        raise FrameError.file("The mapping", f"its columns have other lengths ({shown})", hint)
    # Without their indexes, by which pandas would align them; nested lists stay cells.
    series = {i: _series(cells) for i, cells in enumerate(made.values())}
    frame = pd.DataFrame(series, index=pd.RangeIndex(next(iter(lengths.values()), 0)))
    frame.columns = pd.Index(list(made), tupleize_cols=True)
    return PandasFrame(frame)


def _series(cells: Any) -> Any:
    if isinstance(cells, (pd.Series, pd.Index)):
        return cells.array
    if isinstance(cells, np.ndarray):
        return cells if cells.ndim == 1 else pd.Series(list(cells), dtype=object).array
    return pd.Series(cells).array


def _of_arrow(table: Any) -> RowSource:
    from .rows import of_arrow

    return PandasFrame(of_arrow(table))


def _of_stream(frame: Any) -> RowSource:
    import pyarrow as pa

    return _of_arrow(pa.table(frame))


def _of_interchange(frame: Any) -> RowSource:
    from pyarrow.interchange import from_dataframe

    return _of_arrow(from_dataframe(frame))


def _of_narwhals(frame: Any) -> RowSource:
    native = import_module("narwhals").to_native(frame)
    if engine_of(native) not in {"", "narwhals"} or isinstance(native, pd.DataFrame):
        return source_of(native)
    if type(frame).__name__ == "LazyFrame":
        raise FrameTypeError.no_frame(native, "Call .collect() on it, or on a sample of it.")
    return _eager(frame)


def _eager(frame: Any) -> RowSource:
    from .eager import EagerFrame

    return EagerFrame(frame)


def _later(module: str, name: str) -> Callable[[Any], RowSource]:
    def build(frame: Any) -> RowSource:
        made: RowSource = getattr(import_module(f".{module}", __package__), name)(frame)
        return made

    return build


_BUILDERS: Final[Mapping[str, Callable[[Any], RowSource]]] = {
    "narwhals": _of_narwhals,
    "eager": _eager,
    "polars_lazy": _later("polars_lazy", "PolarsLazyFrame"),
    "arrow": _of_arrow,
    "stream": _of_stream,
    "arrow_dataset": _later("arrow_dataset", "dataset_source"),
    "duckdb": _later("sql", "DuckDBRelation"),
    "ibis": _later("sql", "of_ibis"),
    "dask": _later("partitioned", "DaskFrame"),
    "modin": _later("partitioned", "ModinFrame"),
    "pandas_on_spark": _later("spark", "of_pandas_on_spark"),
    "spark": _later("spark", "SparkFrame"),
}
