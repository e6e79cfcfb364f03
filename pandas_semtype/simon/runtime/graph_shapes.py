"""Shapes of all that a graph computes, from those of its inputs: nothing is computed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import numpy as np

from .onnx_reader import Graph, Node

__all__ = ["Sizes", "shapes_of"]

Sizes = tuple[int, ...]
"""Shape of an array."""

_MOST_ELEMENTS = 1 << 28  # of one array: a GiB in single precision
_MOST_WORK = 1 << 40  # multiply-adds of a batch: minutes at most


def shapes_of(graph: Graph, inputs: Mapping[str, Sizes]) -> dict[str, Sizes]:
    """Return the shape of every array of a graph by name.

    Parameters
    ----------
    graph : Graph
        As `read_graph` returns it.
    inputs : mapping of str to tuple of int
        Shapes of its inputs.

    Raises
    ------
    ValueError
        If an operator is none of those that exported graphs have, or cannot read shapes like
        these; if a name is made twice, or used before; or if an array or the work on it
        would be larger than that of any network of the package.
    """
    shapes = {name: array.shape for name, array in graph.arrays.items()}
    if shapes.keys() & inputs.keys():
        raise ValueError("an array has the name of an input")
    shapes |= inputs
    work = 0
    for node in graph.nodes:
        if node.kind not in _OPERATORS:
            raise ValueError(f"it has the operator {node.kind[:40]!r}, which is not allowed")
        missing = [name for name in node.inputs if name and name not in shapes]
        if missing:
            raise ValueError(f"an operator {node.kind} reads what no other one makes")
        given = [shapes.get(name, ()) for name in node.inputs]
        made = _OPERATORS[node.kind](_Call(node, given, graph))
        if len(node.outputs) > len(made):
            raise ValueError(f"an operator {node.kind} has more outputs than it makes")
        work += _work(node, given, made[0])
        for name, shape in zip(node.outputs, made, strict=False):
            if name in shapes:
                raise ValueError("two operators make one name")
            if math.prod(shape) > _MOST_ELEMENTS or work > _MOST_WORK:
                raise ValueError(f"an operator {node.kind} makes an array of shape {shape}")
            if name:
                shapes[name] = shape
    return shapes


class _Call:
    """Give an operator its shapes, attributes and constants; what does not fit is no graph."""

    def __init__(self, node: Node, shapes: Sequence[Sizes], graph: Graph) -> None:
        self.node, self.shapes, self._graph = node, shapes, graph

    def wrong(self) -> ValueError:
        return ValueError(f"an operator {self.node.kind} cannot read shapes {list(self.shapes)}")

    def constant(self, i: int) -> list[int]:
        """Return the whole numbers that are the input at a position."""
        array = self._graph.arrays.get(self.node.inputs[i])
        if array is None or array.dtype.kind != "i" or array.ndim > 1 or array.size > 4096:
            raise ValueError(f"an operator {self.node.kind} has no fixed sizes")
        return [int(n) for n in np.atleast_1d(array)]

    def axis(self, default: int = 0) -> int:
        axis, rank = self.node.attributes.get("axis", default), len(self.shapes[0])
        if not isinstance(axis, int) or not -rank <= axis < rank:
            raise self.wrong()
        return axis % rank

    def check(self, right: bool) -> None:
        if not right:
            raise self.wrong()


def _same(call: _Call) -> list[Sizes]:
    return [call.shapes[0]]


def _broadcast(call: _Call) -> list[Sizes]:
    try:
        return [tuple(np.broadcast_shapes(*call.shapes))]
    except ValueError as error:
        raise call.wrong() from error


def _matmul(call: _Call) -> list[Sizes]:
    a, b = call.shapes
    call.check(len(a) >= 2 and len(b) >= 2 and a[-1] == b[-2])
    try:
        return [(*np.broadcast_shapes(a[:-2], b[:-2]), a[-2], b[-1])]
    except ValueError as error:
        raise call.wrong() from error


def _gather(call: _Call) -> list[Sizes]:
    data, indices = call.shapes
    axis = call.axis()
    return [(*data[:axis], *indices, *data[axis + 1 :])]


def _transpose(call: _Call) -> list[Sizes]:
    shape = call.shapes[0]
    order = call.node.attributes.get("perm", range(len(shape))[::-1])
    call.check(sorted(order) == list(range(len(shape))))
    return [tuple(shape[i] for i in order)]


def _reshape(call: _Call) -> list[Sizes]:
    shape, wanted = call.shapes[0], call.constant(1)
    call.check(all(n >= -1 for n in wanted) and wanted.count(-1) <= 1 and len(wanted) <= 8)
    sizes = [shape[i] if n == 0 else n for i, n in enumerate(wanted)]
    if -1 in sizes:
        rest = math.prod(n for n in sizes if n != -1)
        call.check(rest > 0 and math.prod(shape) % rest == 0)
        sizes[sizes.index(-1)] = math.prod(shape) // rest
    call.check(math.prod(sizes) == math.prod(shape))
    return [tuple(sizes)]


def _slice(call: _Call) -> list[Sizes]:
    sizes = list(call.shapes[0])
    starts, ends, axes = (call.constant(i) for i in (1, 2, 3))
    call.check(len(call.shapes) == 4 and len(starts) == len(ends) == len(axes))
    for start, end, axis in zip(starts, ends, axes, strict=True):
        call.check(0 <= axis < len(sizes))
        sizes[axis] = len(range(*slice(start, end).indices(sizes[axis])))
    return [tuple(sizes)]


def _reduce(call: _Call) -> list[Sizes]:
    shape = call.shapes[0]
    axes = call.node.attributes.get("axes", range(len(shape)))
    call.check(all(-len(shape) <= axis < len(shape) for axis in axes))
    gone = {axis % len(shape) for axis in axes}
    kept = call.node.attributes.get("keepdims", 1)
    return [tuple(1 if i in gone else n for i, n in enumerate(shape) if kept or i not in gone)]


def _concat(call: _Call) -> list[Sizes]:
    axis, first = call.axis(), call.shapes[0]
    for shape in call.shapes:
        call.check(len(shape) == len(first))
        call.check(all(i == axis or n == first[i] for i, n in enumerate(shape)))
    total = sum(shape[axis] for shape in call.shapes)
    return [(*first[:axis], total, *first[axis + 1 :])]


def _split(call: _Call) -> list[Sizes]:
    axis, shape, parts = call.axis(), call.shapes[0], call.constant(1)
    call.check(all(n >= 0 for n in parts) and sum(parts) == shape[axis])
    return [(*shape[:axis], n, *shape[axis + 1 :]) for n in parts]


def _lstm(call: _Call) -> list[Sizes]:
    call.check(len(call.shapes) == 4 and [len(s) for s in call.shapes] == [3, 3, 3, 2])
    (steps, rows, width), w, r, b = call.shapes
    units, both = call.node.attributes.get("hidden_size", 0), w[0]
    call.check(w == (both, 4 * units, width) and r == (both, 4 * units, units))
    call.check(b == (both, 8 * units) and units > 0 and both in (1, 2))
    call.check((call.node.attributes.get("direction") == "bidirectional") == (both == 2))
    return [(steps, both, rows, units), (both, rows, units), (both, rows, units)]


def _work(node: Node, given: Sequence[Sizes], made: Sizes) -> int:
    """Return the multiply-adds of an operator."""
    if node.kind == "MatMul":
        return math.prod(made) * given[0][-1]
    if node.kind == "LSTM":
        steps, rows, _ = given[0]
        return steps * rows * (math.prod(given[1]) + math.prod(given[2]))
    return math.prod(made)


_OPERATORS: Final[Mapping[str, Callable[[_Call], list[Sizes]]]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("Cast", "Clip", "HardSigmoid", "Identity", "Relu", "Sigmoid", "Softmax", "Tanh"),
            _same,
        ),
        **dict.fromkeys(("Add", "Div", "Max", "Mul", "Sub"), _broadcast),
        **dict.fromkeys(("ReduceMax", "ReduceMean"), _reduce),
        "Concat": _concat,
        "Gather": _gather,
        "LSTM": _lstm,
        "MatMul": _matmul,
        "Reshape": _reshape,
        "Slice": _slice,
        "Split": _split,
        "Transpose": _transpose,
    }
)
