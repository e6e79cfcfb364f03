"""Lazy frames of polars: they are counted, and the rows of the sample collected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..cells.fractions import TEXT_WITH_FRACTION, Fraction
from .eager import EagerFrame
from .rows import NUMBER, in_order
from .source import RowSource

__all__ = ["PolarsLazyFrame"]


class PolarsLazyFrame(RowSource):
    """Hand out rows of a plan that polars runs in streams.

    Parameters
    ----------
    frame : polars.LazyFrame
        It is run once to count its rows, and once or twice for the sample.
    """

    engine = "The polars LazyFrame"
    hint = "Call its .collect() to see the message."

    def __init__(self, frame: Any) -> None:
        self._frame = frame
        self.names = pd.Index(frame.collect_schema().names(), tupleize_cols=False)

    def n_rows(self) -> int:
        """Return the number of rows."""
        import polars as pl

        return int(self._frame.select(pl.len()).collect(engine="streaming").item())

    def batches(self) -> Iterator[pd.DataFrame]:
        """Return all rows, part by part where this polars can do so."""
        if hasattr(self._frame, "collect_batches"):
            parts = self._frame.collect_batches(maintain_order=True)
        else:
            parts = [self._frame.collect(engine="streaming")]
        for part in parts:
            yield from EagerFrame(part).batches()

    def take(self, positions: Sequence[int], rows: np.ndarray) -> pd.DataFrame:
        """Return some rows of some columns."""
        import polars as pl

        names = [self.names[position] for position in positions]
        wanted = pl.Series(np.sort(rows)).cast(pl.get_index_type())
        found = (
            self._frame.with_row_index(NUMBER)
            .filter(pl.col(NUMBER).is_in(wanted.implode()))
            .select(*names, NUMBER)
            .collect(engine="streaming")
            .sort(NUMBER)
            .drop(NUMBER)
        )
        return in_order(EagerFrame(found).take(range(len(names)), np.arange(len(found))), rows)

    def smallest_fractions(self, positions: Sequence[int]) -> list[Fraction | None]:
        """Return the smallest number of each column that is not whole; in one run."""
        import polars as pl

        dtypes = self._frame.collect_schema().dtypes()
        wanted = []
        for i, position in enumerate(positions):
            column = pl.col(self.names[position])
            there = (
                column.str.contains(f"^{TEXT_WITH_FRACTION}$")
                if dtypes[position] == pl.String
                else column.is_finite() & (column != column.floor())
            )
            wanted.append(column.filter(there).min().alias(str(i)))
        return list(self._frame.select(wanted).collect(engine="streaming").row(0))

    def present(self, position: int) -> RowSource:
        """Return one column without its missing and blank cells."""
        import polars as pl

        column = pl.col(self.names[position])
        dtype = self._frame.collect_schema().dtypes()[position]
        there = column.is_not_null()
        if dtype == pl.String:
            there = there & (column.str.strip_chars() != "")
        elif dtype.is_float():
            there = there & column.is_not_nan()
        return PolarsLazyFrame(self._frame.filter(there).select(column))
