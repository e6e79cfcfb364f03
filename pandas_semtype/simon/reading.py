"""Read columns: from cells to what the output layer of a classifier gets."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..sampling import ColumnSample
from .features.cell_encoder import CellEncoder
from .features.statistics import column_statistics
from .network.head import Head, sigmoid
from .runtime.engine import Encoding, Engine

__all__ = ["Reader"]


class Reader:
    """Let a `SimonClassifier` read columns with its encoder and its engine."""

    max_cells: int
    head: Head
    _encoder: CellEncoder
    _engine: Engine

    def inputs(
        self,
        samples: Sequence[ColumnSample],
        *,
        max_cells: int | None = None,
        wide: bool = False,
        statistics: np.ndarray | None = None,
    ) -> np.ndarray:
        """Return what the output layer reads of columns that have values.

        Every distinct cell is encoded once.

        Parameters
        ----------
        samples : sequence of ColumnSample
        max_cells : int, optional
            Distinct cells per column that the net reads.
        wide : bool, default False
            Append the mean of the vectors of a column's cells to its features, also if
            the output layer does not read it.
        statistics : ndarray, optional
            Column statistics in place of those of `samples`.
        """
        characters, cells = self.encoded(samples, max_cells)
        encoding = self._engine.start_cells(characters)
        if statistics is None:  # while other threads encode
            statistics = column_statistics(samples)
        return self._inputs(encoding, cells, statistics, wide)

    def encoded(
        self, samples: Sequence[ColumnSample], max_cells: int | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the character ids of distinct cells, and which of them each column reads.

        Parameters
        ----------
        samples : sequence of ColumnSample
            Columns that have values.
        max_cells : int, optional
            Distinct cells per column that the net reads.

        Returns
        -------
        characters : ndarray of uint8, shape (cells, head + tail)
        places : ndarray of int32, shape (columns, cells per column)
            Rows of `characters`.
        """
        limit = max_cells or self.max_cells
        rows: dict[str, int] = {}
        cells = np.empty((len(samples), limit), dtype=np.int32)
        for i, sample in enumerate(samples):
            places = [rows.setdefault(value, len(rows)) for value in sample.values[:limit]]
            # A column with fewer cells is read again and again, as in training.
            cells[i] = np.resize(np.array(places, dtype=np.int32), limit)
        return self._encoder.encode(list(rows)), cells

    def _inputs(
        self, encoding: Encoding, cells: np.ndarray, statistics: np.ndarray, wide: bool
    ) -> np.ndarray:
        vectors = encoding.finish()
        features = self._engine.encode_columns(vectors, cells, statistics)
        if not wide and len(self.head.kernel) == features.shape[1]:
            return features
        means = np.stack([vectors[row].mean(axis=0) for row in cells])
        return np.concatenate([features, means], axis=1)

    def score_encoded(
        self, characters: np.ndarray, cells: np.ndarray, statistics: np.ndarray
    ) -> np.ndarray:
        """Return the net's scores of columns that are arrays already.

        Parameters
        ----------
        characters : ndarray of uint8, shape (cells, head + tail)
            Ids of distinct cells.
        cells : ndarray of int32, shape (columns, cells per column)
            Row in `characters` of every cell of every column.
        statistics : ndarray of float32, shape (columns, statistics)
            See `pandas_semtype.simon.features.statistics`.

        Returns
        -------
        ndarray of float32, shape (columns, labels)
        """
        encoding = self._engine.start_cells(characters)
        return sigmoid(self.head.logits(self._inputs(encoding, cells, statistics, False)))

    def characters(self, samples: Sequence[ColumnSample], cells: int) -> np.ndarray:
        """Return character ids, shape (columns, cells, characters), of columns with values."""
        read = [
            values[i % len(values)] for values in (s.values for s in samples) for i in range(cells)
        ]
        return self._encoder.encode(read).reshape(len(samples), cells, self._encoder.length)
