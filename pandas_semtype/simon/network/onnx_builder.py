"""Nodes of an ONNX graph, under names of their own."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

__all__ = ["Builder"]

_OPSET = 17
_IR_VERSION = 8  # the oldest that holds opset 17: read by every onnxruntime in support


class Builder:
    """Collect nodes and constants, and make a model of them."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, value: np.ndarray) -> str:
        """Add an array; return its name."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def integers(self, *values: int) -> str:
        """Add whole numbers, as shapes and indices are given."""
        return self.constant(np.array(values, dtype=np.int64))

    def node(self, kind: str, *inputs: str, outputs: int = 1, **attributes: Any) -> Any:
        """Add an operator; return the name of its output, or a list of names."""
        names = [f"n{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def reshape(self, x: str, *shape: int) -> str:
        """Add a change of shape; -1 is what is left."""
        return str(self.node("Reshape", x, self.integers(*shape)))

    def greatest(self, x: str, axis: int) -> str:
        """Add the maximum over an axis, which goes away."""
        return str(self.node("ReduceMax", x, axes=[axis], keepdims=0))

    def model(self, inputs: list[Any], result: str, shape: list[Any], name: str) -> bytes:
        """Return the graph as a serialised model with one output."""
        self.nodes.append(helper.make_node("Identity", [result], [name]))
        output = helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
        graph = helper.make_graph(self.nodes, name, inputs, [output], self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)])
        model.ir_version = _IR_VERSION
        onnx.checker.check_model(model)
        return bytes(model.SerializeToString())
