"""Frames of Spark: rows are numbered by partition, and those of the sample fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..cells.fractions import TEXT_WITH_FRACTION, Fraction
from ..roles import KEPT_OF_PARTS, PartialCounts, Uniqueness
from ..roles.partial import added, from_bytes, to_bytes
from .rows import NUMBER, in_order, of_arrow
from .source import RowSource

__all__ = ["SparkFrame", "of_pandas_on_spark", "read_by_partition"]

_FAN = 16  # parts that one task merges
_LEVELS = 2  # of merging before the driver does the rest
_PARTITION_BITS = 33  # where Spark's numbers of rows hold the partition


class SparkFrame(RowSource):
    """Hand out rows of a Spark DataFrame.

    Parameters
    ----------
    frame : pyspark.sql.DataFrame
        Classic or of Spark Connect. Rows have the order of partitions, and of rows in each.
        Where a frame is cut otherwise when it is asked again, rows are drawn by random
        numbers; so or so no more rows than wanted leave the executors.
    seed : int, default 0
        Seed of these random numbers.
    """

    engine = "The Spark DataFrame"
    hint = (
        "Call its .count() and .show() to see the message. If both work, the Python of the workers "
        "lacks pandas or pandas-semtype: name another one by PYSPARK_PYTHON."
    )

    def __init__(self, frame: Any, seed: int = 0) -> None:
        self.names = pd.Index(frame.columns, tupleize_cols=False)
        self._columns = [f"c{i}" for i in range(len(self.names))]
        # By number: names may repeat.
        self._frame = frame.toDF(*self._columns) if self._columns else frame
        self._seed = seed
        self._sizes: dict[int, int] | None = None

    def samples(self, positions: Sequence[int], *, max_rows: int, seed: int) -> Any:
        """Sample columns as other engines do; `seed` is that of Spark's random numbers too."""
        self._seed = seed
        return super().samples(positions, max_rows=max_rows, seed=seed)

    def n_rows(self) -> int:
        """Return the number of rows."""
        return sum(self._lengths().values())

    def _lengths(self) -> dict[int, int]:
        """Return the number of rows by partition, in their order."""
        if self._sizes is None:
            from pyspark.sql import functions

            part = functions.spark_partition_id().alias("part")
            found = self._frame.select(part).groupBy("part").count().collect()
            self._sizes = {int(row[0]): int(row[1]) for row in sorted(map(tuple, found))}
        return self._sizes

    def take(self, positions: Sequence[int], rows: np.ndarray) -> pd.DataFrame:
        """Return some rows of some columns; others of the same number if they cannot be told."""
        from pyspark.sql import functions

        columns = [self._columns[position] for position in positions]
        names = self.names.take(list(positions))
        if not len(rows) or not columns:
            return pd.DataFrame(columns=names, index=pd.RangeIndex(len(rows)), dtype=object)
        chosen = self._frame.select(*columns)
        wanted = ", ".join(map(str, self._numbers(rows).tolist()))
        numbered = chosen.withColumn(NUMBER, functions.monotonically_increasing_id())
        found = _collected(numbered.where(f"{NUMBER} IN ({wanted})"))
        if len(found) == len(rows):
            order = np.argsort(found.iloc[:, -1].to_numpy(dtype=np.int64), kind="stable")
            found = in_order(found.iloc[order, :-1], rows)
        else:
            found = _collected(chosen.orderBy(functions.rand(self._seed)).limit(len(rows)))
        found.columns = names
        return found

    def _numbers(self, rows: np.ndarray) -> np.ndarray:
        """Return what Spark calls the rows at some positions."""
        sizes = self._lengths()
        parts = np.fromiter(sizes, dtype=np.int64, count=len(sizes))
        ends = np.cumsum(np.fromiter(sizes.values(), dtype=np.int64, count=len(sizes)))
        owners = np.searchsorted(ends, rows, side="right")
        starts = ends - np.fromiter(sizes.values(), dtype=np.int64, count=len(sizes))
        return np.asarray((parts[owners] << _PARTITION_BITS) + rows - starts[owners])

    def _counted(self, positions: Sequence[int]) -> list[Uniqueness]:
        width = len(positions)
        if not width:
            return []
        chosen = self._frame.select(*(self._columns[position] for position in positions))

        def read(batches: Iterator[Any]) -> Iterator[bytes]:
            found = added(
                [PartialCounts.of(frame.iloc[:, i], size=KEPT_OF_PARTS) for i in range(width)]
                for frame in map(of_arrow, batches)
            )
            if found:
                yield to_bytes(found)

        def merge(parts: Iterator[bytes]) -> bytes:
            return to_bytes(added(map(from_bytes, parts)))

        found = read_by_partition(chosen, read, merge)
        whole = added(map(from_bytes, found))
        return [one.uniqueness() for one in whole] or [Uniqueness(0, 0, 0)] * width

    def smallest_fractions(self, positions: Sequence[int]) -> list[Fraction | None]:
        """Return the smallest number of each column that is not whole; on the executors."""
        from pyspark.sql import functions

        columns = [functions.col(self._columns[position]) for position in positions]
        kinds = [kind for _, kind in self._frame.dtypes]
        infinite = functions.lit(float("inf"))
        wanted = []
        for column, position in zip(columns, positions, strict=True):
            there = (
                column.rlike(f"^{TEXT_WITH_FRACTION}$")
                if kinds[position] == "string"
                else ~functions.isnan(column)
                & (functions.abs(column) < infinite)
                & (column % 1 != 0)
            )
            wanted.append(functions.min(functions.when(there, column)))
        return list(self._frame.agg(*wanted).collect()[0])

    def present(self, position: int) -> RowSource:
        """Return one column without its missing and blank cells."""
        from pyspark.sql import functions

        name = self._columns[position]
        kind = dict(self._frame.dtypes)[name]
        there = functions.col(name).isNotNull()
        if kind == "string":
            there = there & functions.col(name).rlike(r"\S")
        elif kind in {"double", "float"}:
            there = there & ~functions.isnan(functions.col(name))
        return SparkFrame(self._frame.where(there).select(name), self._seed)


def _collected(frame: Any) -> pd.DataFrame:
    found: pd.DataFrame = (
        of_arrow(frame.toArrow()) if hasattr(frame, "toArrow") else frame.toPandas()
    )
    return found


def read_by_partition(
    frame: Any,
    read: Callable[[Iterator[Any]], Iterator[bytes]],
    merge: Callable[[Iterator[bytes]], bytes],
) -> list[bytes]:
    """Read every partition where it is, and merge on the executors what was found.

    Parameters
    ----------
    frame : pyspark.sql.DataFrame
        Names of columns must not repeat.
    read : callable
        From the record batches of a partition to one piece of bytes, or none.
    merge : callable
        From pieces of partitions, in their order, to one piece.

    Returns
    -------
    list of bytes
        In the order of the partitions: one for up to 256 of them, so that no driver holds
        all pieces.
    """
    from pyspark.sql import functions

    schema = "part long, data binary"

    def of_partition(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa
        from pyspark import TaskContext

        context = TaskContext.get()
        part = 0 if context is None else context.partitionId()
        for data in read(batches):
            arrays = {"part": pa.array([part], pa.int64()), "data": pa.array([data], pa.binary())}
            yield pa.RecordBatch.from_pydict(arrays)

    def of_group(key: Any, table: Any) -> Any:
        import pyarrow as pa

        table = table.sort_by("part")
        data = merge(piece.as_py() for piece in table.column("data"))
        arrays = {
            "part": pa.array([key[0].as_py()], pa.int64()),
            "data": pa.array([data], pa.binary()),
        }
        return pa.table(arrays)

    pieces = frame.mapInArrow(of_partition, schema)
    for _ in range(_LEVELS):
        group = functions.shiftright("part", _FAN.bit_length() - 1)
        pieces = pieces.groupBy(group.alias("group")).applyInArrow(of_group, schema)
    return [bytes(row[1]) for row in sorted(pieces.collect(), key=lambda row: int(row[0]))]


def of_pandas_on_spark(frame: Any) -> SparkFrame:
    """Return the rows of a frame of pyspark.pandas, without its index.

    Parameters
    ----------
    frame : pyspark.pandas.DataFrame
        It is only read.
    """
    names = frame.columns
    source = SparkFrame(frame.to_spark())
    source.names = names
    return source
