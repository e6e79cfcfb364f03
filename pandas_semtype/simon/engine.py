"""The forward pass without TensorFlow: ONNX Runtime on the exported graphs."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np

from ..config import get_option

__all__ = ["Engine"]

_BATCH = 1024  # cells per call: the largest activation of a batch stays near 50 MB


class Engine:
    """Run the cell encoder and the document encoder of a model.

    Parameters
    ----------
    cell_graph, document_graph : bytes
        Serialised ONNX models, see `pandas_semtype.simon.graph`.

    Notes
    -----
    The option ``threads`` says how many threads a call takes; unset, ONNX Runtime takes
    one per core.  It is read when the first cells are encoded.
    """

    def __init__(self, cell_graph: bytes, document_graph: bytes) -> None:
        self.cell_graph = cell_graph
        self.document_graph = document_graph

    def __getstate__(self) -> dict[str, Any]:
        # Sessions hold native memory: they are made anew where the engine is unpickled.
        return {k: self.__dict__[k] for k in ("cell_graph", "document_graph")}

    def _session(self, graph: bytes) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = get_option("threads") or 0
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Threads that spin between calls would take the cores from everybody else.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return onnxruntime.InferenceSession(
            graph, sess_options=options, providers=["CPUExecutionProvider"]
        )

    @cached_property
    def _cells(self) -> Any:
        return self._session(self.cell_graph)

    @cached_property
    def _document(self) -> Any:
        return self._session(self.document_graph)

    def encode_cells(self, characters: np.ndarray) -> np.ndarray:
        """Return the vectors of cells.

        Parameters
        ----------
        characters : ndarray of uint8, shape (cells, head + tail)

        Returns
        -------
        ndarray of float32, shape (cells, vector)
        """
        parts = [
            self._cells.run(None, {"characters": characters[start : start + _BATCH]})[0]
            for start in range(0, len(characters), _BATCH)
        ]
        if not parts:
            width = self._cells.get_outputs()[0].shape[1]
            return np.zeros((0, width), dtype=np.float32)
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def encode_columns(
        self, vectors: np.ndarray, cells: np.ndarray, statistics: np.ndarray
    ) -> np.ndarray:
        """Return the features of columns.

        Parameters
        ----------
        vectors : ndarray of float32, shape (cells, vector)
            From `encode_cells`.
        cells : ndarray of int32, shape (columns, cells per column)
            Row in `vectors` of every cell of every column.
        statistics : ndarray of float32, shape (columns, statistics)
            See `pandas_semtype.simon.statistics`; not read by a model without them.

        Returns
        -------
        ndarray of float32, shape (columns, features)
        """
        inputs = {"vectors": vectors, "cells": cells.astype(np.int32)}
        if any(i.name == "statistics" for i in self._document.get_inputs()):
            inputs["statistics"] = statistics
        result: np.ndarray = self._document.run(None, inputs)[0]
        return result
