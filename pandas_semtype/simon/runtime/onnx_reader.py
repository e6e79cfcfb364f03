"""Read an ONNX graph with a few lines of our own, before a large parser is given it.

Of the format only what the exported graphs have is understood, and everything else is refused:
another reader of the same bytes (Protocol Buffers join parts that are given twice, and skip parts
they do not know) finds nothing that was not looked at here.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

__all__ = ["FLOAT", "INT32", "INT64", "UINT8", "Graph", "Node", "Value", "read_graph"]

FLOAT, UINT8, INT32, INT64 = 1, 2, 6, 7
"""Numbers of element types in the format."""

_DTYPES = {FLOAT: "<f4", INT32: "<i4", INT64: "<i8"}
_MOST_PARTS = 4096  # nodes, arrays, attributes ... of one kind
_MOST_DIMENSIONS = 8
_OPSETS = range(13, 18)  # the meaning of the operators of simon.network.onnx_export

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


@dataclass(frozen=True, slots=True)
class Node:
    """Hold an operator: its kind, the names of its inputs and outputs, and its attributes."""

    kind: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Value:
    """Hold what a graph says of an input or output; None for a size that it leaves open."""

    name: str
    dtype: int
    shape: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Hold a graph: operators in their order, arrays by name, inputs and outputs."""

    nodes: tuple[Node, ...]
    arrays: Mapping[str, np.ndarray] = field(repr=False)
    inputs: tuple[Value, ...] = ()
    outputs: tuple[Value, ...] = ()


def read_graph(content: bytes) -> Graph:
    """Read a serialised ONNX model.

    Parameters
    ----------
    content : bytes
        What anybody may have written.

    Returns
    -------
    Graph
        Its arrays are views of `content`.

    Raises
    ------
    ValueError
        If it is no such model, or has anything that exported graphs do not have: operators
        of another domain, functions, graphs inside operators (loops, branches), arrays in
        other files, arrays of another type or size than they say.
    """
    model = _message(memoryview(content), "model", _MODEL)
    opsets = [(x["domain"], x["version"]) for x in model["opset"]]
    if len(opsets) != 1 or opsets[0][0] != "" or opsets[0][1] not in _OPSETS:
        raise ValueError("it uses operators of another domain or version")
    if model["graph"] is None:
        raise ValueError("it holds no graph")
    graph = model["graph"]
    arrays: dict[str, np.ndarray] = {}
    for tensor in graph["initializer"]:
        if tensor["name"] in arrays:
            raise ValueError("two of its arrays have one name")
        arrays[tensor["name"]] = _array(tensor)
    return Graph(
        tuple(_node(entry) for entry in graph["node"]),
        arrays,
        tuple(_value(entry) for entry in graph["input"]),
        tuple(_value(entry) for entry in graph["output"]),
    )


def _node(entry: dict[str, Any]) -> Node:
    if entry["domain"]:
        raise ValueError("it has an operator of another domain")
    attributes: dict[str, Any] = {}
    for given in entry["attribute"]:
        kind = given["type"]
        if kind not in _ATTRIBUTES or given["name"] in attributes:
            raise ValueError(f"an operator {entry['op_type'][:40]!r} has an attribute of no kind")
        attributes[given["name"]] = given[_ATTRIBUTES[kind]]
    return Node(entry["op_type"], tuple(entry["input"]), tuple(entry["output"]), attributes)


def _value(entry: dict[str, Any]) -> Value:
    tensor = (entry["type"] or {}).get("tensor")
    if tensor is None or tensor["shape"] is None:
        raise ValueError("an input or output is no array of a known shape")
    dims = tensor["shape"]["dim"]
    return Value(entry["name"], tensor["elem_type"], tuple(d["value"] or None for d in dims))


def _array(tensor: dict[str, Any]) -> np.ndarray:
    shape, dtype = tuple(tensor["dims"]), tensor["data_type"]
    if dtype not in _DTYPES:
        raise ValueError("an array has a type that no exported graph has")
    if len(shape) > _MOST_DIMENSIONS or not all(0 <= n < 1 << 31 for n in shape):
        raise ValueError("an array has a shape that no exported graph has")
    kind, raw = np.dtype(_DTYPES[dtype]), tensor["raw_data"]
    if len(raw) != math.prod(shape) * kind.itemsize:
        raise ValueError("an array has another size than its shape")
    return np.ndarray(shape, kind, raw)


# -- the wire format ---------------------------------------------------------------------


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    number = shift = 0
    while shift < 64:
        byte = data[at]  # an IndexError at the end
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number & (1 << 64) - 1, at
        shift += 7
    raise ValueError("a number is too long")


def _signed(number: int) -> int:
    return number - (1 << 64) if number >> 63 else number


def _fields(data: memoryview) -> Iterator[tuple[int, int, Any]]:
    """Yield number, wire type and value of every field of a message."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        wire = key & 7
        if wire == _VARINT:
            value, at = _varint(data, at)
            yield key >> 3, wire, _signed(value)
            continue
        if wire == _BYTES:
            size, at = _varint(data, at)
        else:
            size = {_FIXED64: 8, _FIXED32: 4}.get(wire, -1)
        if size < 0 or size > len(data) - at:
            raise ValueError("it is cut off, or no graph at all")
        yield key >> 3, wire, data[at : at + size]
        at += size


_Reader = Callable[[int, Any, str], Any]


def _text(wire: int, value: Any, name: str) -> str:
    return str(_raw(wire, value, name), "utf-8")


def _raw(wire: int, value: Any, name: str) -> memoryview:
    if wire != _BYTES:
        raise ValueError(f"its part {name} is no text")
    read: memoryview = value
    return read


def _int(wire: int, value: Any, name: str) -> int:
    if wire != _VARINT:
        raise ValueError(f"its part {name} is no number")
    return int(value)


def _float(wire: int, value: Any, name: str) -> float:
    if wire != _FIXED32:
        raise ValueError(f"its part {name} is no number")
    return float(struct.unpack("<f", value)[0])


def _ints(wire: int, value: Any, name: str) -> list[int]:
    if wire != _BYTES:
        return [_int(wire, value, name)]
    found, at = [], 0
    while at < len(value):
        number, at = _varint(value, at)
        found.append(_signed(number))
    return found


def _floats(wire: int, value: Any, name: str) -> list[float]:
    if wire != _BYTES:
        return [_float(wire, value, name)]
    return [number for (number,) in struct.iter_unpack("<f", value)]


def _skipped(wire: int, value: Any, name: str) -> None:
    """Take a part that changes nothing: names of producers, comments."""


_ONCE, _MANY, _JOINED = "once", "many", "joined"
_Table = Mapping[int, tuple[str, str, _Reader, Any]]


def _of(table: _Table) -> _Reader:
    def read(wire: int, value: Any, name: str) -> dict[str, Any]:
        return _message(_raw(wire, value, name), name, table)

    return read


def _message(data: memoryview, name: str, table: _Table) -> dict[str, Any]:
    """Return the parts of a message by name.

    Raises
    ------
    ValueError
        If it has a part that is not in the table, one twice, or too many.
    """
    found: dict[str, Any] = {
        part: default if times == _ONCE else [] for part, times, _, default in table.values()
    }
    seen: set[str] = set()
    for number, wire, value in _fields(data):
        if number not in table:
            raise ValueError(f"its {name} has a part (number {number}) that is not read")
        part, times, read, _ = table[number]
        if times == _ONCE:
            if part in seen:
                raise ValueError(f"its {name} has the part {part} twice")
            seen.add(part)
            found[part] = read(wire, value, part)
        else:
            parts = read(wire, value, part)
            found[part].extend(parts) if times == _JOINED else found[part].append(parts)
            if len(found[part]) > _MOST_PARTS:
                raise ValueError(f"its {name} has more parts {part} than are read")
    return found


_ATTRIBUTES = {1: "f", 2: "i", 3: "s", 6: "floats", 7: "ints", 8: "strings"}
_ATTRIBUTE: _Table = {
    1: ("name", _ONCE, _text, ""),
    2: ("f", _ONCE, _float, 0.0),
    3: ("i", _ONCE, _int, 0),
    4: ("s", _ONCE, _text, ""),
    7: ("floats", _JOINED, _floats, None),
    8: ("ints", _JOINED, _ints, None),
    9: ("strings", _MANY, _text, None),
    13: ("doc_string", _ONCE, _skipped, None),
    20: ("type", _ONCE, _int, 0),
}
_NODE: _Table = {
    1: ("input", _MANY, _text, None),
    2: ("output", _MANY, _text, None),
    3: ("name", _ONCE, _skipped, None),
    4: ("op_type", _ONCE, _text, ""),
    5: ("attribute", _MANY, _of(_ATTRIBUTE), None),
    6: ("doc_string", _ONCE, _skipped, None),
    7: ("domain", _ONCE, _text, ""),
}
_TENSOR: _Table = {
    1: ("dims", _JOINED, _ints, None),
    2: ("data_type", _ONCE, _int, 0),
    8: ("name", _ONCE, _text, ""),
    9: ("raw_data", _ONCE, _raw, b""),
    12: ("doc_string", _ONCE, _skipped, None),
}
_DIMENSION: _Table = {
    1: ("value", _ONCE, _int, None),
    2: ("symbol", _ONCE, _skipped, None),
}
_SHAPE: _Table = {1: ("dim", _MANY, _of(_DIMENSION), None)}
_TENSOR_TYPE: _Table = {
    1: ("elem_type", _ONCE, _int, 0),
    2: ("shape", _ONCE, _of(_SHAPE), None),
}
_TYPE: _Table = {1: ("tensor", _ONCE, _of(_TENSOR_TYPE), None)}
_VALUE: _Table = {
    1: ("name", _ONCE, _text, ""),
    2: ("type", _ONCE, _of(_TYPE), None),
    3: ("doc_string", _ONCE, _skipped, None),
}
_GRAPH: _Table = {
    1: ("node", _MANY, _of(_NODE), None),
    2: ("name", _ONCE, _skipped, None),
    5: ("initializer", _MANY, _of(_TENSOR), None),
    10: ("doc_string", _ONCE, _skipped, None),
    11: ("input", _MANY, _of(_VALUE), None),
    12: ("output", _MANY, _of(_VALUE), None),
}
_OPSET: _Table = {
    1: ("domain", _ONCE, _text, ""),
    2: ("version", _ONCE, _int, 0),
}
_MODEL: _Table = {
    1: ("ir_version", _ONCE, _int, 0),
    2: ("producer_name", _ONCE, _skipped, None),
    3: ("producer_version", _ONCE, _skipped, None),
    5: ("model_version", _ONCE, _skipped, None),
    6: ("doc_string", _ONCE, _skipped, None),
    7: ("graph", _ONCE, _of(_GRAPH), None),
    8: ("opset", _MANY, _of(_OPSET), None),
}
