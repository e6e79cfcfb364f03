"""The same frame in each engine that is installed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

__all__ = ["ENGINES", "SPARK_ENGINES", "differing", "given", "given_spark"]

ORDER = "the engine does not keep that categories have an order"
LENGTH = "Parquet has no type for lengths of time: only Arrow and polars know what the numbers are"
INSTANT = "a moment without a zone becomes an instant, shown in the zone of the session"
NARROW = "a list holds numbers of Python, with the digits of 64 bits"
LISTED = "a list does not say that categories have an order"


def _table(frame: pd.DataFrame) -> Any:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is optional")
    return pa.Table.from_pandas(frame, preserve_index=False)


def _parquet(frame: pd.DataFrame, folder: Path) -> Path:
    table = _table(frame)
    from pyarrow import parquet

    parquet.write_table(table, folder / "frame.parquet", row_group_size=400)
    return folder / "frame.parquet"


def _batch(frame: pd.DataFrame, _: Path) -> Any:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is optional")
    return pa.RecordBatch.from_pandas(frame, preserve_index=False)


def _chunked(frame: pd.DataFrame, _: Path) -> Any:
    table = _table(frame)
    import pyarrow as pa

    return pa.concat_tables([table.slice(0, 300), table.slice(300, 0), table.slice(300)])


def _dataset(frame: pd.DataFrame, folder: Path) -> Any:
    path = _parquet(frame, folder)
    from pyarrow import dataset

    return dataset.dataset(path)


def _polars(frame: pd.DataFrame, _: Path) -> Any:
    return pytest.importorskip("polars").from_arrow(_table(frame))


def _scan(frame: pd.DataFrame, folder: Path) -> Any:
    return pytest.importorskip("polars").scan_parquet(_parquet(frame, folder))


def _narwhals(frame: pd.DataFrame, folder: Path) -> Any:
    return pytest.importorskip("narwhals").from_native(_polars(frame, folder))


def _narwhals_lazy(frame: pd.DataFrame, folder: Path) -> Any:
    return pytest.importorskip("narwhals").from_native(_polars(frame, folder).lazy())


def _duckdb(frame: pd.DataFrame, _: Path) -> Any:
    return pytest.importorskip("duckdb").connect().from_arrow(_table(frame))


def _duckdb_file(frame: pd.DataFrame, folder: Path) -> Any:
    connection = pytest.importorskip("duckdb").connect()
    return connection.sql(f"SELECT * FROM '{_parquet(frame, folder).as_posix()}'")


def _ibis(frame: pd.DataFrame, _: Path) -> Any:
    pytest.importorskip("duckdb")
    return pytest.importorskip("ibis").memtable(_table(frame))


def _dask(frame: pd.DataFrame, _: Path) -> Any:
    dask = pytest.importorskip("dask")
    with dask.config.set({"dataframe.convert-string": False}):
        return pytest.importorskip("dask.dataframe").from_pandas(frame, npartitions=4)


def _modin(frame: pd.DataFrame, _: Path) -> Any:
    return pytest.importorskip("modin.pandas").DataFrame(frame)


def _stream(frame: pd.DataFrame, _: Path) -> Any:
    return ArrowStream(_table(frame))


class ArrowStream:
    def __init__(self, table: Any) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._table.__arrow_c_stream__(requested_schema)


def _mapping(frame: pd.DataFrame, _: Path) -> Any:
    return {name: frame[name] for name in frame}


def _lists(frame: pd.DataFrame, _: Path) -> Any:
    return {name: frame[name].tolist() for name in frame}


def _spark(session: Any, frame: pd.DataFrame, folder: Path) -> Any:
    return session.read.parquet(_spark_file(frame, folder))


def _spark_arrow(session: Any, frame: pd.DataFrame, _: Path) -> Any:
    # Spark 4.3 takes no unsigned numbers of Arrow.
    return session.createDataFrame(_table(frame.astype(_signed(frame))))


def _signed(frame: pd.DataFrame) -> dict[str, str]:
    return {name: "int16" for name, dtype in frame.dtypes.items() if dtype == "uint8"}


def _pandas_on_spark(session: Any, frame: pd.DataFrame, folder: Path) -> Any:
    pytest.importorskip("pyspark.pandas", exc_type=ImportError)
    return _spark(session, frame, folder).pandas_api()


def _spark_file(frame: pd.DataFrame, folder: Path) -> str:
    table = _table(frame)
    from pyarrow import parquet

    # Spark reads no nanoseconds.
    parquet.write_table(table, folder / "spark.parquet", coerce_timestamps="us")
    return str(folder / "spark.parquet")


ENGINES: dict[str, Callable[[pd.DataFrame, Path], Any]] = {
    "arrow": lambda frame, _: _table(frame),
    "arrow batch": _batch,
    "arrow chunks": _chunked,
    "arrow dataset": _dataset,
    "parquet": _parquet,
    "parquet text": lambda frame, folder: str(_parquet(frame, folder)),
    "folder": lambda frame, folder: _parquet(frame, folder).parent,
    "polars": _polars,
    "polars lazy": lambda frame, folder: _polars(frame, folder).lazy(),
    "polars scan": _scan,
    "narwhals": _narwhals,
    "narwhals lazy": _narwhals_lazy,
    "duckdb": _duckdb,
    "duckdb file": _duckdb_file,
    "ibis": _ibis,
    "dask": _dask,
    "modin": _modin,
    "arrow stream": _stream,
    "mapping": _mapping,
    "lists": _lists,
}

SPARK_ENGINES: dict[str, Callable[[Any, pd.DataFrame, Path], Any]] = {
    "spark": _spark,
    "spark arrow": _spark_arrow,
    "pandas on spark": _pandas_on_spark,
}

_LENGTHS = {"length": LENGTH, "length_gaps": LENGTH}
_UNORDERED = (
    "polars", "polars lazy", "polars scan", "narwhals", "narwhals lazy", "duckdb", "ibis",
)  # fmt: skip
_DIFFERING: dict[str, dict[str, str]] = {
    **{engine: {"ordered": ORDER} for engine in _UNORDERED},
    **{
        engine: {"ordered": ORDER, **_LENGTHS}
        for engine in ("duckdb file", "spark", "pandas on spark")
    },
    # A sample of midnights shows no zone, but evidence does.
    "spark arrow": {
        **dict.fromkeys(["day", "moment", "moment_gaps"], INSTANT),
        "ordered": ORDER,
    },
    "lists": {"small": NARROW, "ordered": LISTED},
}


def differing(engine: str) -> dict[str, str]:
    """Return the columns of `families` that an engine holds otherwise, and why."""
    return _DIFFERING.get(engine, {})


def given_spark(engine: str, session: Any, frame: pd.DataFrame, folder: Path) -> Any:
    """Return a pandas frame in Spark, in one of several ways."""
    return SPARK_ENGINES[engine](session, frame, folder)


def given(engine: str, frame: pd.DataFrame, folder: Path) -> Any:
    """Return a pandas frame in an engine; skip the test if it is not installed."""
    return ENGINES[engine](frame, folder)
