"""Frames in memory that narwhals reads: polars, cuDF and others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..cells.fractions import Fraction, fraction_in
from ..roles import Uniqueness, count_distinct
from .rows import of_narwhals
from .source import RowSource

__all__ = ["EagerFrame"]


class EagerFrame(RowSource):
    """Hand out rows of a frame in memory.

    Parameters
    ----------
    frame : object
        A narwhals DataFrame, or what narwhals makes one of.
    """

    engine = "The frame"
    hint = "Look at its schema for columns that this library cannot convert."

    def __init__(self, frame: Any) -> None:
        import narwhals as nw

        self._frame = nw.from_native(frame, eager_only=True, pass_through=False)
        self.names = pd.Index(self._frame.columns, tupleize_cols=False)

    def n_rows(self) -> int:
        """Return the number of rows."""
        return len(self._frame)

    def take(self, positions: Sequence[int], rows: np.ndarray) -> pd.DataFrame:
        """Return some rows of some columns."""
        return of_narwhals(self._frame[rows.tolist(), list(positions)])

    def smallest_fractions(self, positions: Sequence[int]) -> list[Fraction | None]:
        """Return the smallest number of each column that is not whole."""
        columns = (self._frame[:, [position]] for position in positions)
        return [fraction_in(of_narwhals(column).iloc[:, 0]) for column in columns]

    def _counted(self, positions: Sequence[int]) -> list[Uniqueness]:
        # Column by column, most of them in the memory that is there.
        columns = (self._frame[:, [position]] for position in positions)
        return [count_distinct(of_narwhals(column).iloc[:, 0]) for column in columns]

    def present(self, position: int) -> RowSource:
        """Return one column without its missing and blank cells."""
        import narwhals as nw

        column = self._frame[:, position]
        there = ~column.is_null()
        if isinstance(column.dtype, nw.String):
            there = there & (column.str.strip_chars() != "").fill_null(False)
        elif column.dtype.is_float():
            there = there & (~column.is_nan()).fill_null(False)
        return EagerFrame(self._frame[:, [position]].filter(there))
