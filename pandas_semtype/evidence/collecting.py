"""Evidence of frames of any library, collected where their partitions are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from ..errors import FrameError
from ..frames.detection import engine_of, source_of
from ..frames.rows import of_arrow
from ..frames.source import reading
from ..frames.spark import read_by_partition
from .frame import SIZE, FrameEvidence

__all__ = ["collect_evidence"]

_FAN = 8  # parts that one task merges
_HINT = "Read a few of its rows to see the message."


def collect_evidence(frame: Any, *, size: int = SIZE) -> FrameEvidence:
    """Read every row of a frame once, and return what is known of its columns.

    Dask and Spark read each partition where it is and send its evidence alone. Other frames
    are read batch by batch, as are files.

    Parameters
    ----------
    frame : DataFrame, frame of another library, path, or iterable of pandas DataFrames
        As for `pandas_semtype.infer`, or chunks such as ``pandas.read_csv(chunksize=...)``
        gives them.
    size : int, default 1024
        Rows and distinct cells of a column that are kept. The same for all that is merged.

    Returns
    -------
    FrameEvidence
        For `pandas_semtype.infer_evidence`, now or merged with that of other days.

    Raises
    ------
    FrameTypeError
        If `frame` is nothing that can be read as a frame.
    FrameError
        If its engine fails, it has no partition, or one has other columns than the rest.

    Examples
    --------
    >>> import pandas as pd
    >>> import pandas_semtype
    >>> frame = pd.DataFrame({"a": ["ann@example.org", "bob@example.com"] * 5})
    >>> evidence = pandas_semtype.collect_evidence(frame)
    >>> pandas_semtype.infer_evidence(evidence).types["a"]
    'email'
    """
    engine = engine_of(frame)
    with reading(f"The {type(frame).__name__}", _HINT):
        if engine == "dask":
            return _of_dask(frame, size)
        if engine == "spark":
            return _of_spark(frame, size)
        if engine == "pandas_on_spark":
            return _of_spark(frame.to_spark(), size)
        if isinstance(frame, Iterator) and engine != "stream":
            parts = (batch for part in frame for batch in source_of(part).batches())
            return FrameEvidence.merged(FrameEvidence.of(part, size=size) for part in parts)
        if engine == "stream":
            names = pd.Index(frame.schema.names, tupleize_cols=False)
            return _of_batches(map(of_arrow, frame), names, size)
    source = source_of(frame)
    with reading(source.engine, source.hint):
        return _of_batches(source.batches(), source.names, size)


def _of_batches(parts: Iterable[pd.DataFrame], names: pd.Index, size: int) -> FrameEvidence:
    """Return the evidence of batches; an empty source has none of them, or some without rows."""
    found = FrameEvidence.of(_empty(names), size=size)
    read = (FrameEvidence.of(part, size=size) for part in parts)
    return FrameEvidence.merged(_chained(found, read))


def _empty(names: pd.Index) -> pd.DataFrame:
    return pd.DataFrame(np.empty((0, len(names)), dtype=object)).set_axis(names, axis=1)


def _of_dask(frame: Any, size: int) -> FrameEvidence:
    from dask import base
    from dask.delayed import delayed

    if not frame.npartitions:
        raise FrameError.no_partitions("The Dask DataFrame")
    read, merge = delayed(_of_partition), delayed(_merged_bytes)
    parts = [read(part, frame.columns, size) for part in frame.to_delayed()]
    while len(parts) > 1:  # a tree, so that no worker and no driver holds all of them
        parts = [merge(parts[start : start + _FAN]) for start in range(0, len(parts), _FAN)]
    compute: Any = base.compute  # without types
    (data,) = compute(*parts)
    return FrameEvidence.from_bytes(data)


def _of_partition(part: pd.DataFrame, names: pd.Index, size: int) -> bytes:
    if list(part.columns) != list(names):
        raise FrameError.other_columns(names, part.columns)
    return FrameEvidence.of(part, size=size).to_bytes()


def _merged_bytes(parts: Iterable[bytes]) -> bytes:
    return FrameEvidence.merged(map(FrameEvidence.from_bytes, parts)).to_bytes()


def _of_spark(frame: Any, size: int) -> FrameEvidence:
    names = pd.Index(frame.columns, tupleize_cols=False)
    numbered = frame.toDF(*(f"c{i}" for i in range(len(names))))

    def read(batches: Iterator[Any]) -> Iterator[bytes]:
        parts = (FrameEvidence.of(of_arrow(batch), size=size) for batch in batches)
        first = next(parts, None)
        if first is not None:
            yield FrameEvidence.merged(_chained(first, parts)).to_bytes()

    found = read_by_partition(numbered, read, _merged_bytes)
    parts = (FrameEvidence.from_bytes(data).renamed(names) for data in found)
    return FrameEvidence.merged(_chained(FrameEvidence.of(_empty(names), size=size), parts))


def _chained(first: FrameEvidence, rest: Iterator[FrameEvidence]) -> Iterator[FrameEvidence]:
    yield first
    yield from rest
