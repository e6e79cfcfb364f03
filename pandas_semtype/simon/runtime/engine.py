"""The forward pass without TensorFlow: ONNX Runtime runs the exported graphs."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise, starmap
from typing import Any

import numpy as np

from ...config import get_option
from ...errors import CheckpointError
from .thread_jobs import ThreadJobs, cores
from .vector_cache import VectorCache, keys_of

__all__ = ["Encoding", "Engine"]

# Few enough that the activations between two products stay in the cache of a core, and
# enough that the weights, read once per batch, do not count.
_CELLS = 128
_COLUMNS = 32


class Encoding:
    """Hold cells while threads compute their vectors.

    Parameters
    ----------
    jobs : ThreadJobs
        Batches of cells to encode.
    vectors : callable
        Returns the vectors once the jobs are done.
    """

    def __init__(self, jobs: ThreadJobs, vectors: Callable[[], np.ndarray]) -> None:
        self._jobs, self._vectors = jobs, vectors

    def finish(self) -> np.ndarray:
        """Help with the remaining batches and return the vectors, shape (cells, vector)."""
        self._jobs.finish()
        return self._vectors()


class Engine:
    """Run the cell encoder and the document encoder of a model.

    Parameters
    ----------
    cell_graph, document_graph : bytes
        Serialised ONNX models, see `pandas_semtype.simon.network.onnx_export`.

    Attributes
    ----------
    encoded : int
        Number of cells that went through the cell encoder: each is encoded once, and not
        again while its vector is cached.

    Notes
    -----
    Every thread runs whole batches: none waits for another inside one, and none is kept
    between calls.  The option ``threads`` sets their number; by default one per core.
    """

    def __init__(self, cell_graph: bytes, document_graph: bytes) -> None:
        self.cell_graph = cell_graph
        self.document_graph = document_graph
        self.encoded = 0

    def __getstate__(self) -> dict[str, Any]:
        # Sessions hold native memory: they are created again where the engine is unpickled.
        return {k: self.__dict__[k] for k in ("cell_graph", "document_graph", "encoded")}

    def _session(self, graph: bytes) -> Any:
        # ONNX Runtime reads it once, at its import. Unset, releases from 1.32 on write a queue of
        # events into the home directory and look up a server to send them to.
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        with _refusals_are_ours():
            return onnxruntime.InferenceSession(
                graph, sess_options=options, providers=["CPUExecutionProvider"]
            )

    @cached_property
    def _cells(self) -> Any:
        return self._session(self.cell_graph)

    @cached_property
    def _document(self) -> Any:
        return self._session(self.document_graph)

    @cached_property
    def _cache(self) -> VectorCache:
        return VectorCache(self.vector)

    @cached_property
    def vector(self) -> int:
        """Width of the vector of a cell."""
        return int(self._cells.get_outputs()[0].shape[1])

    @cached_property
    def _features(self) -> int:
        return int(self._document.get_outputs()[0].shape[1])

    @cached_property
    def _reads_statistics(self) -> bool:
        return any(i.name == "statistics" for i in self._document.get_inputs())

    def start_cells(self, characters: np.ndarray) -> Encoding:
        """Start to encode cells on other threads, if there are any.

        Parameters
        ----------
        characters : ndarray of uint8, shape (cells, head + tail)

        Returns
        -------
        Encoding
            Its `finish` returns the vectors, as `encode_cells` does.
        """
        run = self._cells.run
        places: dict[bytes, int] = {}
        rows = [places.setdefault(key, len(places)) for key in keys_of(characters)]
        keys = list(places)
        vectors, missing = self._cache.get(keys)
        new = [keys[i] for i in missing.tolist()]
        ids = np.frombuffer(b"".join(new), dtype=np.uint8).reshape(len(new), characters.shape[1])
        made = np.empty((len(new), self.vector), dtype=np.float32)
        self.encoded += len(new)

        def job(part: slice) -> Callable[[], None]:
            def encode() -> None:
                with _refusals_are_ours():
                    made[part] = run(None, {"characters": ids[part]})[0]

            return encode

        def finished() -> np.ndarray:
            vectors[missing] = made
            self._cache.put(new, made)
            return vectors if len(keys) == len(rows) else vectors[rows]

        return Encoding(_shared([job(part) for part in _parts(len(new), _CELLS)]), finished)

    def forget(self) -> None:
        """Drop the cached vectors of all cells."""
        self._cache.clear()

    def encode_cells(self, characters: np.ndarray) -> np.ndarray:
        """Return the vectors of cells.

        Parameters
        ----------
        characters : ndarray of uint8, shape (cells, head + tail)

        Returns
        -------
        ndarray of float32, shape (cells, vector)
        """
        return self.start_cells(characters).finish()

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
            See `pandas_semtype.simon.features.statistics`; not read by a model without them.

        Returns
        -------
        ndarray of float32, shape (columns, features)
        """
        if len(cells) == 1:  # one row is multiplied in another order than several
            return self.encode_columns(vectors, cells[[0, 0]], statistics[[0, 0]])[:1]
        run, places = self._document.run, cells.astype(np.int32)
        features = np.empty((len(cells), self._features), dtype=np.float32)

        def job(part: slice) -> Callable[[], None]:
            inputs = {"vectors": vectors, "cells": places[part]}
            if self._reads_statistics:
                inputs["statistics"] = statistics[part]

            def encode() -> None:
                with _refusals_are_ours():
                    features[part] = run(None, inputs)[0]

            return encode

        _shared([job(part) for part in _parts(len(cells), _COLUMNS)]).finish()
        return features


@contextlib.contextmanager
def _refusals_are_ours() -> Iterator[None]:
    """Turn what ONNX Runtime says of a graph it cannot run into a `CheckpointError`."""
    try:
        yield
    except MemoryError:
        raise
    except Exception as error:
        # Its exceptions have no class in common but this one.
        kind = type(error)
        if kind.__module__.startswith("onnxruntime") or kind in (RuntimeError, ValueError):
            reason = f"ONNX Runtime refuses it ({kind.__name__})"
            raise CheckpointError.damaged("A graph of the model", reason) from error
        raise


def _parts(n: int, most: int) -> list[slice]:
    """Return parts of about equal size, at most `most` each."""
    ends = np.linspace(0, n, -(-n // most) + 1).astype(int).tolist()
    return list(starmap(slice, pairwise(ends)))


def _shared(jobs: list[Callable[[], None]]) -> ThreadJobs:
    return ThreadJobs(jobs, get_option("threads") or cores())
