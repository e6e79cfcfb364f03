"""Read columns: from cells to the inputs of the output layer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ..sampling import ColumnSample, sample_frame
from .features.alphabet import alphabet
from .features.bare import bare_sample
from .features.cell_encoder import CellEncoder
from .features.statistics import statistics_once
from .network.backbone import Architecture
from .runtime.engine import Encoding, Engine

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ColumnEncoder"]


class ColumnEncoder:
    """Turn columns into the inputs of an output layer.

    Every distinct cell of a call is encoded once, however many columns hold it, and not
    again while its vector is cached.

    Parameters
    ----------
    architecture : Architecture
        Sizes of the network.
    cell_graph, document_graph : bytes
        Its two ONNX graphs.
    max_cells : int
        Distinct cells read per column.

    Attributes
    ----------
    cells : CellEncoder
        From cells to character ids.
    engine : Engine
        Runs the graphs; it counts the cells it encodes.
    """

    def __init__(
        self, architecture: Architecture, cell_graph: bytes, document_graph: bytes, max_cells: int
    ) -> None:
        self.max_cells = max_cells
        self.cells = CellEncoder(
            alphabet(architecture.alphabet), head=architecture.head, tail=architecture.tail
        )
        self.engine = Engine(cell_graph, document_graph)

    def bare(self, samples: Sequence[ColumnSample]) -> list[ColumnSample]:
        """Return samples as the network reads them: cells without what surrounds them.

        Parameters
        ----------
        samples : sequence of ColumnSample
        """
        return [*map(bare_sample, samples)]

    def inputs(
        self,
        samples: Sequence[ColumnSample],
        *,
        max_cells: int | None = None,
        cell_means: bool = False,
        statistics: np.ndarray | None = None,
        meanwhile: Callable[[], object] | None = None,
    ) -> np.ndarray:
        """Return the inputs of the output layer for columns that have values.

        Parameters
        ----------
        samples : sequence of ColumnSample
            Columns with at least one present cell each.
        max_cells : int, optional
            Distinct cells read per column; those of the model by default.
        cell_means : bool, default False
            Append the mean of a column's cell vectors to its features.
        statistics : ndarray, shape (columns, statistics), optional
            Column statistics in place of those of `samples`.
        meanwhile : callable, optional
            Called while other threads encode cells: what needs no answer of the network.

        Returns
        -------
        ndarray of float32, shape (columns, inputs)
        """
        samples = self.bare(samples)
        characters, places = self.encode(samples, max_cells)
        encoding = self.engine.start_cells(characters)
        if statistics is None:  # while other threads encode
            statistics = statistics_once(samples)
        if meanwhile is not None:
            meanwhile()
        return self._finished(encoding, places, statistics, cell_means)

    def inputs_of_cells(
        self,
        characters: np.ndarray,
        places: np.ndarray,
        statistics: np.ndarray,
        *,
        cell_means: bool = False,
    ) -> np.ndarray:
        """Return the inputs of the output layer for columns that are arrays already.

        Parameters
        ----------
        characters : ndarray of uint8, shape (cells, head + tail)
            Character ids of cells.
        places : ndarray of int32, shape (columns, cells per column)
            Row in `characters` of every cell of every column.
        statistics : ndarray of float32, shape (columns, statistics)
            See `pandas_semtype.simon.features.statistics`.
        cell_means : bool, default False
            Append the mean of a column's cell vectors to its features.

        Returns
        -------
        ndarray of float32, shape (columns, inputs)
        """
        return self._finished(self.engine.start_cells(characters), places, statistics, cell_means)

    def encode(
        self, samples: Sequence[ColumnSample], max_cells: int | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the character ids of distinct cells, and which of them each column reads.

        Parameters
        ----------
        samples : sequence of ColumnSample
            Columns with at least one present cell each.
        max_cells : int, optional
            Distinct cells read per column.

        Returns
        -------
        characters : ndarray of uint8, shape (cells, head + tail)
        places : ndarray of int32, shape (columns, cells per column)
            Rows of `characters`.
        """
        limit = max_cells or self.max_cells
        rows: dict[str, int] = {}
        places = np.empty((len(samples), limit), dtype=np.int32)
        for i, sample in enumerate(samples):
            read = [rows.setdefault(value, len(rows)) for value in sample.values[:limit]]
            # A column with fewer cells is read again and again, as in training.
            places[i] = np.resize(np.array(read, dtype=np.int32), limit)
        return self.cells.encode(list(rows)), places

    def characters(self, samples: Sequence[ColumnSample], n_cells: int) -> np.ndarray:
        """Return the character ids of the first cells of columns that have values.

        Parameters
        ----------
        samples : sequence of ColumnSample
        n_cells : int
            Cells per column; a column with fewer is repeated.

        Returns
        -------
        ndarray of uint8, shape (columns, n_cells, head + tail)
        """
        read = [
            values[i % len(values)]
            for values in (sample.values for sample in self.bare(samples))
            for i in range(n_cells)
        ]
        return self.cells.encode(read).reshape(len(samples), n_cells, self.cells.length)

    def encode_frame(self, frame: pd.DataFrame, *, random_state: Any = 0) -> np.ndarray:
        """Return the character ids of the cells that are read of every column of a frame.

        Parameters
        ----------
        frame : DataFrame
            Any frame.
        random_state : int, default 0
            Seed of the rows that are sampled.

        Returns
        -------
        ndarray of uint8, shape (columns, max_cells, head + tail)
            0 is padding; a column without values is all padding.
        """
        samples = sample_frame(frame, random_state=random_state)
        ids = np.zeros((len(samples), self.max_cells, self.cells.length), dtype=np.uint8)
        filled = [i for i, sample in enumerate(samples) if sample.values]
        ids[filled] = self.characters([samples[i] for i in filled], self.max_cells)
        return ids

    def frame_inputs(
        self, frame: pd.DataFrame, *, random_state: Any = 0, cell_means: bool = False
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return which columns of a frame have values, and the inputs of those.

        Parameters
        ----------
        frame : DataFrame
            Any frame.
        random_state : int, default 0
            Seed of the rows that are sampled.
        cell_means : bool, default False
            Append the mean of a column's cell vectors to its features.

        Returns
        -------
        filled : ndarray of bool, shape (columns,)
        inputs : ndarray of float32, shape (filled columns, inputs)
            Of width 0 if no column has values.
        """
        samples = sample_frame(frame, random_state=random_state)
        filled = np.array([bool(sample.values) for sample in samples], dtype=bool)
        if not filled.any():
            return filled, np.empty((0, 0), dtype=np.float32)
        present = [sample for sample in samples if sample.values]
        return filled, self.inputs(present, cell_means=cell_means)

    def _finished(
        self, encoding: Encoding, places: np.ndarray, statistics: np.ndarray, cell_means: bool
    ) -> np.ndarray:
        vectors = encoding.finish()
        features = self.engine.encode_columns(vectors, places, statistics)
        if not cell_means:
            return features
        means = np.stack([vectors[row].mean(axis=0) for row in places])
        return np.concatenate([features, means], axis=1)
