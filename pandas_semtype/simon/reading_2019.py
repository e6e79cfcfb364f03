"""Read columns as the networks published in 2019 did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ..cells import take, texts
from ..errors import FrameTypeError
from ..sampling import ColumnSample, check_random_state
from ..selection import unnamed_columns
from .reading import ColumnEncoder

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["KIND_2019", "PublishedReader"]

KIND_2019 = "simon_2019"
"""Entry ``kind`` in the ``config.json`` of such a model."""

_AT_ONCE = 32  # columns: 500 vectors of 512 numbers each


class PublishedReader(ColumnEncoder):
    """Turn columns into the inputs of a network published in 2019.

    It differs from `ColumnEncoder` in the cells it reads: 500 per column, repeated ones as
    often as they occur, as the original did.
    """

    def encode_frame(self, frame: pd.DataFrame, *, random_state: Any = 0) -> np.ndarray:
        """Return the character ids of the cells the original reads.

        They are the first 500 cells of a column that are not missing; a shorter column is
        filled up with its own cells, drawn at random with replacement; a column without
        any is the text NaN. Of a cell the last 20 characters count, in lower case and at
        the end of the row; a character outside the alphabet is a space.

        Parameters
        ----------
        frame : DataFrame
            Any frame.
        random_state : int, default 0
            Seed of the cells drawn to fill up; the same for every column.

        Returns
        -------
        ndarray of uint8, shape (columns, 500, 20)
            0 is padding; an id less one is the index in the original's alphabet.
        """
        columns = list(self._original_cells(frame, random_state))
        ids = self.cells.encode([cell for column in columns for cell in column])
        return ids.reshape(len(columns), self.max_cells, self.cells.length)

    def frame_inputs(
        self, frame: pd.DataFrame, *, random_state: Any = 0, cell_means: bool = False
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return which columns of a frame have values, and the inputs of those.

        The cells are those of `encode_frame`; the parameters are those of
        `ColumnEncoder.frame_inputs`.
        """
        filled = np.array([bool(_first(column, 1)) for column in _columns(frame)], dtype=bool)
        there = frame.iloc[:, np.flatnonzero(filled)]
        columns = list(self._original_cells(there, random_state))
        if not columns:
            return filled, np.empty((0, 0), dtype=np.float32)
        return filled, self._read(columns, cell_means)

    def inputs(
        self,
        samples: Sequence[ColumnSample],
        *,
        max_cells: int | None = None,
        cell_means: bool = False,
        statistics: np.ndarray | None = None,  # noqa: ARG002 - this network reads none
        meanwhile: Callable[[], object] | None = None,
    ) -> np.ndarray:
        """Return the inputs of the output layer for sampled columns that have values.

        A sample has forgotten the order of the rows, which are drawn at random anyway, but
        not how often each cell occurs.

        Parameters
        ----------
        samples : sequence of ColumnSample
        max_cells : int, optional
            Cells read per column; 500 by default.
        cell_means : bool, default False
            Append the mean of a column's cell vectors to its features.
        statistics : ndarray, optional
            Not read.
        meanwhile : callable, optional
            Called before.
        """
        if meanwhile is not None:
            meanwhile()
        limit = max_cells or self.max_cells
        columns = []
        for sample in samples:
            rng = np.random.default_rng(0)
            repeated = np.repeat(np.arange(len(sample.values)), sample.counts)
            drawn = rng.permutation(repeated)[:limit].tolist()
            columns.append(_filled([sample.values[i] for i in drawn], limit, rng))
        return self._read(columns, cell_means)

    def _original_cells(self, frame: pd.DataFrame, random_state: Any) -> Iterator[list[str]]:
        seed = check_random_state(random_state)
        for column in _columns(frame):
            # The same seed for each: another column never changes what this one reads.
            found = _first(column, self.max_cells) or ["NaN"]
            yield _filled(found, self.max_cells, np.random.default_rng(seed))

    def _read(self, columns: Sequence[Sequence[str]], cell_means: bool = False) -> np.ndarray:
        """Return the inputs of columns of equally many cells, a bounded number at a time."""
        parts = []
        for start in range(0, len(columns), _AT_ONCE):
            rows: dict[str, int] = {}
            read = [
                [rows.setdefault(cell, len(rows)) for cell in column]
                for column in columns[start : start + _AT_ONCE]
            ]
            nothing = np.zeros((len(read), 0), dtype=np.float32)
            places = np.array(read, dtype=np.int32)
            ids = self.cells.encode(list(rows))
            parts.append(self.inputs_of_cells(ids, places, nothing, cell_means=cell_means))
        return np.concatenate(parts)


def _columns(frame: pd.DataFrame) -> Iterator[pd.Series]:
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        raise FrameTypeError.of(frame, "a pandas DataFrame")
    return unnamed_columns(frame)


def _first(column: pd.Series, limit: int) -> list[str]:
    """Return the first cells that are not missing, as text."""
    rows = np.zeros(0, dtype=np.int64)
    looked = 4 * limit
    while len(rows) < limit:
        rows = np.flatnonzero(column.iloc[:looked].notna().to_numpy())[:limit]
        if looked >= len(column):
            break
        looked *= 4
    cells = take(column, rows)
    # A blank text is a cell here.
    return [
        text if text is not None else cell if isinstance(cell, str) else ""
        for text, cell in zip(texts(cells), cells, strict=True)
    ]


def _filled(cells: list[str], size: int, rng: np.random.Generator) -> list[str]:
    """Return cells, filled up to a number with draws from themselves."""
    drawn = rng.integers(len(cells), size=size - len(cells)).tolist()
    return cells + [cells[i] for i in drawn]
