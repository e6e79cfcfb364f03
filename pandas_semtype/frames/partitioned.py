"""Dask and Modin: pandas frames in partitions, which know their order."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np
import pandas as pd

from ..cells import present_rows
from ..cells.fractions import Fraction, fraction_in, smallest_of
from ..errors import FrameError
from ..roles import KEPT_OF_PARTS, PartialCounts, Uniqueness, count_distinct
from ..roles.partial import added
from .rows import in_order
from .source import RowSource

__all__ = ["DaskFrame", "ModinFrame"]

_FAN = 8  # parts that one task adds


class DaskFrame(RowSource):
    """Hand out rows of a Dask DataFrame.

    Parameters
    ----------
    frame : dask.dataframe.DataFrame
        Its partitions are counted where they are, and only those that hold rows of the
        sample send them.
    """

    engine = "The Dask DataFrame"
    hint = "Call its .compute() on a few partitions to see the message."

    def __init__(self, frame: Any) -> None:
        if not frame.npartitions:
            raise FrameError.no_partitions(self.engine)
        self._frame = frame
        self._lengths: np.ndarray | None = None
        self.names = frame.columns

    def n_rows(self) -> int:
        """Return the number of rows."""
        return int(self._sizes().sum())

    def _sizes(self) -> np.ndarray:
        if self._lengths is None:
            self._lengths = np.asarray(_lengths_of(self._frame).compute(), dtype=np.int64)
        return self._lengths

    def take(self, positions: Sequence[int], rows: np.ndarray) -> pd.DataFrame:
        """Return some rows of some columns."""
        from dask import base
        from dask.delayed import delayed

        wanted = np.sort(rows)
        ends = np.cumsum(self._sizes())
        starts = ends - self._sizes()
        bounds = np.searchsorted(wanted, np.append(starts, ends[-1]))
        picked = [
            delayed(_rows_of)(part, wanted[low:high] - start, list(positions), self.names)
            for part, start, low, high in zip(
                self._frame.to_delayed(), starts, bounds[:-1], bounds[1:], strict=True
            )
            if high > low
        ]
        if not picked:
            empty: pd.DataFrame = self._frame._meta.iloc[:, list(positions)]
            return empty
        compute: Any = base.compute  # without types
        parts = compute(*picked)
        filled = [part.set_axis(range(part.shape[1]), axis=1) for part in parts]
        frame = pd.concat(filled, ignore_index=True).set_axis(parts[0].columns, axis=1)
        return in_order(frame, rows)

    def _counted(self, positions: Sequence[int]) -> list[Uniqueness]:
        from dask import base
        from dask.delayed import delayed

        read, add = delayed(_counts_of), delayed(added)
        wanted = list(positions)
        parts = [read(part, wanted, self.names) for part in self._frame.to_delayed()]
        while len(parts) > 1:  # a tree, in the order of the rows
            parts = [add(parts[start : start + _FAN]) for start in range(0, len(parts), _FAN)]
        compute: Any = base.compute  # without types
        (found,) = compute(*parts)
        return [one.uniqueness() for one in found]

    def smallest_fractions(self, positions: Sequence[int]) -> list[Fraction | None]:
        """Return the smallest number of each column that is not whole; part by part."""
        from dask import base
        from dask.delayed import delayed

        read, wanted = delayed(_fractions_of), list(positions)
        compute: Any = base.compute  # without types
        parts = compute(*(read(part, wanted, self.names) for part in self._frame.to_delayed()))
        return [smallest_of(values) for values in zip(*parts, strict=True)]

    def present(self, position: int) -> RowSource:
        """Return one column without its missing and blank cells."""
        column = self._frame.iloc[:, [position]]
        return DaskFrame(column.map_partitions(_present_of, meta=column._meta))


def _lengths_of(frame: Any) -> Any:
    """Return what computes the lengths of partitions: by the metadata of files where they say."""
    try:
        lengths: Any = import_module("dask.dataframe.dask_expr._expr").Lengths
        collection: Any = import_module("dask.dataframe.dask_expr").new_collection
    except (AttributeError, ImportError):  # no public class of Dask
        return frame.map_partitions(len)
    return collection(lengths(frame.expr))


def _rows_of(
    part: pd.DataFrame, rows: np.ndarray, positions: list[int], names: pd.Index
) -> pd.DataFrame:
    if list(part.columns) != list(names):
        raise FrameError.other_columns(names, part.columns)
    return part.iloc[rows, positions]


def _fractions_of(
    part: pd.DataFrame, positions: list[int], names: pd.Index
) -> list[Fraction | None]:
    if list(part.columns) != list(names):
        raise FrameError.other_columns(names, part.columns)
    return [fraction_in(part.iloc[:, i]) for i in positions]


def _counts_of(part: pd.DataFrame, positions: list[int], names: pd.Index) -> list[PartialCounts]:
    if list(part.columns) != list(names):
        raise FrameError.other_columns(names, part.columns)
    return [PartialCounts.of(part.iloc[:, i], size=KEPT_OF_PARTS) for i in positions]


def _present_of(part: pd.DataFrame) -> pd.DataFrame:
    return part.iloc[present_rows(part.iloc[:, 0])]


class ModinFrame(RowSource):
    """Hand out rows of a Modin DataFrame.

    Parameters
    ----------
    frame : modin.pandas.DataFrame
        It is only read.
    """

    engine = "The Modin DataFrame"
    hint = "Look at its dtypes."

    def __init__(self, frame: Any) -> None:
        self._frame = frame
        self.names = frame.columns

    def n_rows(self) -> int:
        """Return the number of rows."""
        return len(self._frame)

    def take(self, positions: Sequence[int], rows: np.ndarray) -> pd.DataFrame:
        """Return some rows of some columns."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that it asks pandas, which a few rows may
            found: pd.DataFrame = self._frame.iloc[np.sort(rows), list(positions)]._to_pandas()
        return in_order(found, rows)

    def smallest_fractions(self, positions: Sequence[int]) -> list[Fraction | None]:
        """Return the smallest number of each column that is not whole."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            columns = (self._frame.iloc[:, [i]]._to_pandas() for i in positions)
            return [fraction_in(column.iloc[:, 0]) for column in columns]

    def _counted(self, positions: Sequence[int]) -> list[Uniqueness]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            columns = (self._frame.iloc[:, [i]]._to_pandas() for i in positions)
            return [count_distinct(column.iloc[:, 0]) for column in columns]

    def present(self, position: int) -> RowSource:
        """Return one column without its missing and blank cells."""
        column = self._frame.iloc[:, position]
        there = column.notna()
        if str(column.dtype) in {"object", "str", "string"}:
            there = there & (column.astype(str).str.strip() != "")
        return ModinFrame(self._frame.iloc[:, [position]][there.to_numpy()])
