"""Text models in ONNX: a directory with a graph and a tokenizer."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np

from ...checks import path_text, require
from ...errors import ArgumentError, CheckpointError
from ..tokens import pieces

__all__ = ["GRAPH", "TOKENIZER", "OnnxText", "is_onnx_directory"]

GRAPH, TOKENIZER = "model.onnx", "tokenizer.json"
_GRAPHS = (GRAPH, f"onnx/{GRAPH}")
MAX_TOKENS = 256
"""Tokens read at once, special ones included."""

_BATCH = 32
_LEAST_CHARS = 8


def is_onnx_directory(path: str | os.PathLike[str]) -> bool:
    """Return whether a directory holds a graph and a tokenizer."""
    text = path_text(path)
    if text is None:
        return False
    folder = Path(text)
    try:
        return (folder / TOKENIZER).is_file() and any((folder / name).is_file() for name in _GRAPHS)
    except (OSError, ValueError):  # a name that no file can have
        return False


class OnnxText:
    """Turn texts into vectors by a graph: the mean over tokens, scaled to a norm of 1.

    Parameters
    ----------
    graph : bytes
        A model of Transformers as ONNX: ``input_ids`` and ``attention_mask`` in, states of the
        tokens or a vector per text out. External data is not read.
    tokenizer : bytes
        The ``tokenizer.json`` of the tokenizers package.
    """

    def __init__(self, graph: bytes, tokenizer: bytes) -> None:
        tokenizers = require("tokenizers", "encoders", "Splitting texts for a model in ONNX")
        onnxruntime = require("onnxruntime", "full", "Running a model in ONNX")
        self.files: Mapping[str, bytes] = {GRAPH: graph, TOKENIZER: tokenizer}
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        try:
            self._session = onnxruntime.InferenceSession(
                graph, options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = tokenizers.Tokenizer.from_str(tokenizer.decode("utf-8"))
        except Exception as error:  # both packages raise errors of their own kinds
            raise CheckpointError.damaged(
                "the text model", f"it cannot be read ({type(error).__name__})"
            ) from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._inputs = {one.name for one in self._session.get_inputs()}
        unknown = self._inputs - {"input_ids", "attention_mask", "token_type_ids"}
        if "input_ids" not in self._inputs or unknown:
            raise ArgumentError.of(
                "encoder", tuple(sorted(self._inputs)), "a graph that takes input_ids"
            )

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Self:
        """Return the model of a directory."""
        folder = Path(path)
        graph = next(folder / name for name in _GRAPHS if (folder / name).is_file())
        return cls(graph.read_bytes(), (folder / TOKENIZER).read_bytes())

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """Return a vector per text; a long text is the mean of its parts, weighted by tokens."""
        ids = [self._windows(text) for text in texts]
        flat = [window for own in ids for window in own]
        order = np.argsort([len(window) for window in flat], kind="stable")
        found: list[Any] = [None] * len(flat)
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH].tolist()
            for row, vector in zip(rows, self._run([flat[row] for row in rows]), strict=True):
                found[row] = vector
        out, first = [], 0
        for own in ids:
            lengths = np.array([len(window) for window in own], dtype=float)
            part = np.stack(found[first : first + len(own)])
            out.append(lengths @ part / lengths.sum())
            first += len(own)
        vectors = np.stack(out)
        norms: np.ndarray = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(norms, 1e-12))

    def _windows(self, text: str) -> list[list[int]]:
        ids = list(self._tokenizer.encode(text).ids)
        if len(ids) <= MAX_TOKENS or len(text) <= _LEAST_CHARS:
            return [ids[:MAX_TOKENS] or [0]]
        size = max(_LEAST_CHARS, int(len(text) * MAX_TOKENS * 0.9 / len(ids)))
        return [
            window
            for start, stop in pieces(text, min(size, len(text) - 1))
            for window in self._windows(text[start:stop])
        ]

    def _run(self, windows: list[list[int]]) -> np.ndarray:
        longest = max(map(len, windows))
        ids = np.zeros((len(windows), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, window in enumerate(windows):
            ids[row, : len(window)], mask[row, : len(window)] = window, 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        fed = {name: array for name, array in given.items() if name in self._inputs}
        states = np.asarray(self._session.run(None, fed)[0], dtype=np.float64)
        if states.ndim == 2:
            return states
        weights = mask[:, :, None]
        return np.asarray((states * weights).sum(axis=1) / weights.sum(axis=1))
