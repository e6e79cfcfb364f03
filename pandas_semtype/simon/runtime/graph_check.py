"""The graphs of a model, checked before ONNX Runtime is given them.

Only operators that the exporter writes are allowed. None of them loops, branches, reads a file or
makes an array larger without reading one, and the size of everything that a batch computes is
known from the shapes: it is bounded here, at load, and not by the memory of the machine.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ...checkpoint import CELL_GRAPH_FILE, DOCUMENT_GRAPH_FILE
from ...errors import CheckpointError
from .graph_shapes import Sizes, shapes_of
from .onnx_reader import FLOAT, INT32, UINT8, Graph, Value, read_graph

__all__ = ["check_graphs"]

_LARGEST_WEIGHT = 1e9
_CELLS, _COLUMNS = 128, 32  # of a batch, see engine


def check_graphs(
    cell_graph: bytes,
    document_graph: bytes,
    *,
    characters: int,
    vector: int,
    statistics: int,
    features: int,
    cells: int,
) -> None:
    """Raise unless two graphs are those of a network of these sizes.

    Parameters
    ----------
    cell_graph, document_graph : bytes
        Serialised ONNX models.
    characters : int
        Ids of a cell.
    vector, features : int
        Entries of the vector of a cell, and of the features of a column.
    statistics : int
        Column statistics that are read; 0 for none.
    cells : int
        Cells read per column.

    Raises
    ------
    CheckpointError
        If one is no graph, has inputs or outputs of another name, type or width, has an
        operator or a part that no exported graph has, a weight that is no number, or asks for
        more memory or work than any network of the package.
    """
    ids = Value("characters", UINT8, (None, characters))
    vectors = Value("vectors", FLOAT, (None, vector))
    _check(CELL_GRAPH_FILE, cell_graph, (ids,), vectors, {"characters": (_CELLS, characters)})
    inputs = [vectors, Value("cells", INT32, (None, None))]
    given: dict[str, Sizes] = {"vectors": (_CELLS, vector), "cells": (_COLUMNS, cells)}
    if statistics:
        inputs.append(Value("statistics", FLOAT, (None, statistics)))
        given["statistics"] = (_COLUMNS, statistics)
    output = Value("features", FLOAT, (None, features))
    _check(DOCUMENT_GRAPH_FILE, document_graph, inputs, output, given)


def _check(
    file: str, content: bytes, inputs: Sequence[Value], output: Value, given: dict[str, Sizes]
) -> None:
    try:
        graph = read_graph(content)
        _check_ends("inputs", graph.inputs, inputs)
        _check_ends("outputs", graph.outputs, (output,))
        _check_weights(graph)
        one = {name: (1, *shape[1:]) for name, shape in given.items()}
        for batch in (one, given):
            rows = next(reversed(batch.values()))[0]
            made = shapes_of(graph, batch)[output.name]
            if made != (rows, output.shape[1]):
                raise ValueError(f"its output has the shape {made}")
    except (IndexError, KeyError, OverflowError, TypeError, ValueError) as error:
        reason = str(error) if type(error) is ValueError else "it is cut off, or no graph at all"
        raise CheckpointError.damaged(file, reason) from error


def _check_ends(what: str, found: Sequence[Value], expected: Sequence[Value]) -> None:
    def told(values: Sequence[Value]) -> str:
        return ", ".join(f"{v.name[:40]}: type {v.dtype}, shape {v.shape}" for v in values)

    if tuple(found) != tuple(expected):
        raise ValueError(f"its {what} are ({told(found[:4])}) instead of ({told(expected)})")


def _check_weights(graph: Graph) -> None:
    for name, array in graph.arrays.items():
        if array.dtype.kind != "f" or not array.size:
            continue
        # The largest of several numbers is none if one of them is none.
        largest = max(-float(array.min()), float(array.max()))
        with np.errstate(invalid="ignore", over="ignore"):
            total = float(array.sum(dtype=np.float64))
        if not math.isfinite(total) or largest > _LARGEST_WEIGHT:
            raise ValueError(f"a weight of {name[:40]!r} is not finite, or too large")
