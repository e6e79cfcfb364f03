"""Data sets and files that are read chunk by chunk, as often as needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pandas as pd

from ..cells import present_rows
from ..cells.fractions import Fraction, fraction_in, smallest_of
from .rows import in_order
from .source import RowSource

__all__ = ["ChunkSource"]

Chunks = Callable[[Sequence[int]], Iterator[pd.DataFrame]]
"""From positions of columns to frames of these columns, always in the same order."""


class ChunkSource(RowSource):
    """Hand out rows of what is read in chunks; one chunk at a time is in memory.

    Parameters
    ----------
    chunks : callable
        Starts reading the columns at some positions.
    names : Index
        Names of the columns.
    engine, hint : str
        As in `RowSource`.
    n_rows : callable, optional
        Counts the rows where that takes less than reading them.
    """

    def __init__(
        self,
        chunks: Chunks,
        names: pd.Index,
        engine: str,
        hint: str,
        n_rows: Callable[[], int] | None = None,
    ) -> None:
        self._chunks = chunks
        self._count = n_rows
        self.names, self.engine, self.hint = names, engine, hint

    def n_rows(self) -> int:
        """Return the number of rows."""
        if self._count is not None:
            return self._count()
        first = range(min(1, len(self.names)))
        return sum(len(chunk) for chunk in self._chunks(first))

    def batches(self) -> Iterator[pd.DataFrame]:
        """Return all rows, chunk by chunk."""
        return self._chunks(range(len(self.names)))

    def take(self, positions: Sequence[int], rows: np.ndarray) -> pd.DataFrame:
        """Return some rows of some columns."""
        wanted = np.sort(rows)
        parts: list[pd.DataFrame] = []
        start = 0
        for chunk in self._chunks(positions):
            low, high = np.searchsorted(wanted, [start, start + len(chunk)])
            if high > low or not parts:  # the first one, so that dtypes are known
                parts.append(chunk.iloc[wanted[low:high] - start])
            start += len(chunk)
            if high == len(wanted):
                break
        if not parts:
            return pd.DataFrame(columns=self.names.take(list(positions)), dtype=object)
        names = parts[0].columns
        # By number: pandas cannot align names that repeat.
        parts = [part.set_axis(range(part.shape[1]), axis=1) for part in parts]
        filled = [part for part in parts if len(part)] or parts[:1]
        return in_order(pd.concat(filled, ignore_index=True).set_axis(names, axis=1), rows)

    def smallest_fractions(self, positions: Sequence[int]) -> list[Fraction | None]:
        """Return the smallest number of each column that is not whole."""
        found: list[Fraction | None] = [None] * len(positions)
        for chunk in self._chunks(positions):
            for i, value in enumerate(found):
                found[i] = smallest_of([value, fraction_in(chunk.iloc[:, i])])
        return found

    def present(self, position: int) -> RowSource:
        """Return one column without its missing and blank cells."""

        def chunks(_: Sequence[int]) -> Iterator[pd.DataFrame]:
            for chunk in self._chunks([position]):
                yield chunk.iloc[present_rows(chunk.iloc[:, 0])]

        return ChunkSource(chunks, self.names[[position]], self.engine, self.hint)
