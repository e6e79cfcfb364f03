"""The network as ONNX graphs, built from named weights: training's way out of Keras.

Two graphs, because a cell is encoded once however many columns hold it: ``cell encoder``
(ids to vectors) and ``document encoder`` (vectors of a column's cells to features).  The
output layer is no part of them: it is two small arrays, which transfer replaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .backbone import Architecture
from .statistics import STATISTICS

__all__ = ["cell_graph", "document_graph"]

_OPSET = 17
_IR_VERSION = 8  # the oldest that holds opset 17: read by every onnxruntime in support


class _Builder:
    """Collect nodes and constants under names of their own."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, value: np.ndarray) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, outputs: int = 1, **attributes: Any) -> Any:
        names = [f"n{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def integers(self, *values: int) -> str:
        return self.constant(np.array(values, dtype=np.int64))

    def model(self, inputs: list[Any], result: str, shape: list[Any], name: str) -> bytes:
        self.nodes.append(helper.make_node("Identity", [result], [name]))
        output = helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
        graph = helper.make_graph(self.nodes, name, inputs, [output], self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)])
        model.ir_version = _IR_VERSION
        onnx.checker.check_model(model)
        return model.SerializeToString()


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
    a, b = architecture, _Builder()
    rows = np.concatenate(
        [np.zeros((1, a.characters), np.float32), weights["convolution_1/kernel"]]
    )
    table = np.maximum(rows + weights["convolution_1/bias"], 0)
    ids = b.node("Cast", "characters", to=TensorProto.INT32)
    x = b.node("Gather", b.constant(table.astype(np.float32)), ids, axis=0)
    length, channels = a.head + a.tail, a.characters
    if a.first_pool > 1:
        pooled = length // a.first_pool
        x = _pool(b, x, length, pooled, a.first_pool, channels)
        length = pooled
    for i, (filters, size, pool) in enumerate(a.convolutions):
        pooled = (length - size + 1) // pool
        used = pooled * pool
        windows = [
            b.node("Slice", x, b.integers(k), b.integers(k + used), b.integers(1))
            for k in range(size)
        ]
        x = b.node("Concat", *windows, axis=2)
        x = b.node("Reshape", x, b.integers(-1, size * channels))
        kernel = weights[f"convolution_{i + 2}/kernel"].reshape(size * channels, filters)
        x = b.node("MatMul", x, b.constant(kernel))
        x = b.node("Reshape", x, b.integers(-1, pooled, pool, filters))
        x = b.node("ReduceMax", x, axes=[2], keepdims=0)
        x = b.node("Relu", b.node("Add", x, b.constant(weights[f"convolution_{i + 2}/bias"])))
        length, channels = pooled, filters
    x = b.node("Reshape", x, b.integers(-1, length * channels))
    x = _one_step_lstms(b, x, a, weights)
    shape = ["cells", 2 * a.cell_units]
    inputs = [
        helper.make_tensor_value_info("characters", TensorProto.UINT8, ["cells", a.head + a.tail])
    ]
    return b.model(inputs, x, shape, "vectors")


def _pool(b: _Builder, x: str, length: int, pooled: int, size: int, channels: int) -> str:
    if pooled * size < length:
        x = b.node("Slice", x, b.integers(0), b.integers(pooled * size), b.integers(1))
    x = b.node("Reshape", x, b.integers(-1, pooled, size, channels))
    return str(b.node("ReduceMax", x, axes=[2], keepdims=0))


def _one_step_lstms(b: _Builder, x: str, a: Architecture, weights: Mapping[str, np.ndarray]) -> str:
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


def _gate(b: _Builder, x: str, a: Architecture) -> str:
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
    a, b = architecture, _Builder()
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
