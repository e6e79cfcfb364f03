"""Export the network from Keras: named weights become ONNX graphs and arrays.

There are two graphs, because a cell is encoded once however many columns hold it: the cell
encoder (ids to vectors) and the document encoder (vectors of a column's cells to features).
The output layer is no part of them: it is two small arrays, which transfer replaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from onnx import TensorProto, helper

from ...checkpoint import (
    CELL_GRAPH_FILE,
    DOCUMENT_GRAPH_FILE,
    HEAD_FILE,
    WEIGHTS_FILE,
    pack_arrays,
)
from ..features.statistics import STATISTICS
from .backbone import Architecture
from .onnx_builder import Builder
from .onnx_winograd import Positions, convolved, looked_up

__all__ = ["cell_graph", "document_graph", "exported_files"]


def exported_files(
    architecture: Architecture, weights: Mapping[str, np.ndarray], *, half: bool = True
) -> dict[str, bytes]:
    """Return the files of a model with these weights.

    Parameters
    ----------
    architecture : Architecture
        Sizes.
    weights : mapping of str to ndarray
        By Keras path, such as ``convolution_2/kernel``.
    half : bool, default True
        Round the weights to half precision, which is what ships; the graphs are made of
        the same rounded weights. False keeps published weights as they are.

    Returns
    -------
    dict of str to bytes
        The two graphs, the output layer, and the weights.
    """
    stored = np.float16 if half else np.float32
    small = {name: np.asarray(w).astype(stored) for name, w in weights.items()}
    rounded = {name: w.astype(np.float32) for name, w in small.items()}
    head = {"kernel": rounded["scores/kernel"], "bias": rounded["scores/bias"]}
    return {
        CELL_GRAPH_FILE: cell_graph(architecture, rounded),
        DOCUMENT_GRAPH_FILE: document_graph(architecture, rounded),
        HEAD_FILE: pack_arrays(head),
        WEIGHTS_FILE: pack_arrays(small),
    }


def cell_graph(architecture: Architecture, weights: Mapping[str, np.ndarray]) -> bytes:
    """Return the cell encoder as a serialised ONNX model.

    Parameters
    ----------
    architecture : Architecture
        Sizes.
    weights : mapping of str to ndarray
        By Keras path, such as ``convolution_2/kernel``.

    Returns
    -------
    bytes
        Input ``characters`` (cells, head + tail) uint8; output ``vectors``.
    """
    a, b = architecture, Builder()
    padded = np.concatenate(
        [np.zeros((1, a.characters), np.float32), weights["convolution_1/kernel"]]
    )
    rows = np.maximum(padded + weights["convolution_1/bias"], 0)
    ids = b.node("Transpose", "characters", perm=[1, 0])
    ids = b.node("Cast", ids, to=TensorProto.INT32)
    length, left = a.head + a.tail, list(a.convolutions)
    numbers = iter(range(2, 2 + len(left)))

    def arrays() -> tuple[np.ndarray, np.ndarray]:
        name = f"convolution_{next(numbers)}"
        return weights[f"{name}/kernel"], weights[f"{name}/bias"]

    if a.first_pool == 1 and left:
        _, size, pool = left.pop(0)
        kernel, bias = arrays()
        kernel = kernel.reshape(size, a.characters, -1)
        x = looked_up(b, ids, length, rows, kernel, bias, pool)
    else:
        y = b.node("Gather", b.constant(rows.astype(np.float32)), ids, axis=0)
        length, used = length // a.first_pool, length // a.first_pool * a.first_pool
        if used < a.head + a.tail:
            y = b.node("Slice", y, b.integers(0), b.integers(used), b.integers(0))
        if a.first_pool > 1:
            y = b.reshape(y, length, a.first_pool, -1)
            y = b.reshape(b.greatest(y, 1), length, -1, a.characters)
        x = Positions(y, a.characters, tuple(range(length)))
    for _, size, pool in left:
        kernel, bias = arrays()
        x = convolved(b, x, kernel.reshape(size, x.channels, -1), bias, pool)
    y = _one_step_lstms(b, b.reshape(x.name, -1, x.channels), a, weights)
    shape = ["cells", 2 * a.cell_units]
    inputs = [
        helper.make_tensor_value_info("characters", TensorProto.UINT8, ["cells", a.head + a.tail])
    ]
    return b.model(inputs, y, shape, "vectors")


def _one_step_lstms(b: Builder, x: str, a: Architecture, weights: Mapping[str, np.ndarray]) -> str:
    """Both directions of the cell LSTM as one product: gates i, c, o of each."""
    n = a.cell_units
    parts = []
    for name in ("kernel", "bias"):
        gates = []
        for gate in (0, 2, 3):  # i, c, o; the forget gate scales a zero state
            for direction in ("cell_forward", "cell_backward"):
                gates.append(weights[f"{direction}/{name}"][..., gate * n : (gate + 1) * n])
        parts.append(np.concatenate(gates, axis=-1))
    z = b.node("Add", b.node("MatMul", x, b.constant(parts[0])), b.constant(parts[1]))
    i, c, o = b.node("Split", z, b.integers(2 * n, 2 * n, 2 * n), outputs=3, axis=1)
    cell = b.node("Mul", _gate(b, i, a), b.node("Tanh", c))
    return str(b.node("Mul", _gate(b, o, a), b.node("Tanh", cell)))


def _gate(b: Builder, x: str, a: Architecture) -> str:
    if a.hard_gates:
        return str(b.node("HardSigmoid", x, alpha=0.2, beta=0.5))
    return str(b.node("Sigmoid", x))


def document_graph(architecture: Architecture, weights: Mapping[str, np.ndarray]) -> bytes:
    """Return the document encoder as a serialised ONNX model.

    Parameters
    ----------
    architecture : Architecture
        Sizes.
    weights : mapping of str to ndarray
        By Keras path.

    Returns
    -------
    bytes
        Inputs ``vectors`` (cells, vector), ``cells`` (columns, cells per column) int32,
        the row of each cell in ``vectors``, and ``statistics``; output ``features``.
    """
    a, b = architecture, Builder()
    inputs = [
        helper.make_tensor_value_info("vectors", TensorProto.FLOAT, [None, 2 * a.cell_units]),
        helper.make_tensor_value_info("cells", TensorProto.INT32, ["columns", "per_column"]),
    ]
    cells = b.node("Gather", "vectors", "cells", axis=0)
    n = a.document_units
    lstm: dict[str, list[np.ndarray]] = {"W": [], "R": [], "B": []}
    for direction in ("document_forward", "document_backward"):
        w = [
            _onnx_gates(weights[f"{direction}/lstm_cell/{name}"], n)
            for name in ("kernel", "recurrent_kernel", "bias")
        ]
        lstm["W"].append(w[0].T)
        lstm["R"].append(w[1].T)
        lstm["B"].append(np.concatenate([w[2], np.zeros_like(w[2])]))
    activations: dict[str, Any] = {}
    if a.hard_gates:
        activations = {
            "activations": ["HardSigmoid", "Tanh", "Tanh"] * 2,
            "activation_alpha": [0.2] * 2,
            "activation_beta": [0.5] * 2,
        }
    steps = b.node("Transpose", cells, perm=[1, 0, 2])
    tensors = [b.constant(np.stack(lstm[key])) for key in ("W", "R", "B")]
    _, last, _ = b.node(
        "LSTM", steps, *tensors, outputs=3, direction="bidirectional", hidden_size=n,
        **activations,
    )  # fmt: skip
    document = b.node("Transpose", last, perm=[1, 0, 2])
    parts = [b.node("Reshape", document, b.integers(-1, 2 * n))]
    if a.votes:
        votes = b.node("MatMul", cells, b.constant(weights["votes/kernel"]))
        votes = b.node("Add", votes, b.constant(weights["votes/bias"]))
        votes = b.node("Softmax", votes, axis=2)
        parts.append(b.node("ReduceMean", votes, axes=[1], keepdims=0))
    if a.statistics:
        inputs.append(
            helper.make_tensor_value_info(
                "statistics", TensorProto.FLOAT, ["columns", len(STATISTICS)]
            )
        )
        x = b.node("Sub", "statistics", b.constant(weights["standardised/mean"]))
        x = b.node("Div", x, b.constant(weights["standardised/scale"]))
        limits = [b.constant(np.array(v, dtype=np.float32)) for v in (-5.0, 5.0)]
        parts.append(b.node("Clip", x, *limits))
    x = b.node("Concat", *parts, axis=1) if len(parts) > 1 else parts[0]
    x = b.node("MatMul", x, b.constant(weights["features/kernel"]))
    x = b.node("Relu", b.node("Add", x, b.constant(weights["features/bias"])))
    return b.model(inputs, x, ["columns", a.dense], "features")


def _onnx_gates(w: np.ndarray, n: int) -> np.ndarray:
    """Reorder the gates of Keras (i, f, c, o) to those of ONNX (i, o, f, c)."""
    i, f, c, o = (w[..., k * n : (k + 1) * n] for k in range(4))
    return np.concatenate([i, o, f, c], axis=-1)
