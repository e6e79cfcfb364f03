"""Write parts of ONNX graphs byte by byte, so that tests can change what no library would write."""

from __future__ import annotations

import struct
from collections.abc import Callable

MODEL_GRAPH, MODEL_OPSET, MODEL_FUNCTIONS = 7, 8, 25
GRAPH_NODE, GRAPH_INITIALIZER, GRAPH_INPUT, GRAPH_OUTPUT, GRAPH_SPARSE = 1, 5, 11, 12, 15


def varint(number: int) -> bytes:
    number &= (1 << 64) - 1
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def field(number: int, value: int | bytes | str) -> bytes:
    """Return one field: a whole number, or anything that is bytes."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def fields(data: bytes) -> list[tuple[int, bytes]]:
    """Return the fields of a message: number, and the bytes of the whole field."""
    found, at = [], 0
    while at < len(data):
        start = at
        key, at = _varint(data, at)
        if key & 7 == 0:
            _, at = _varint(data, at)
        elif key & 7 == 2:
            size, at = _varint(data, at)
            at += size
        else:
            at += {1: 8, 5: 4}[key & 7]
        found.append((key >> 3, data[start:at]))
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        number |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
        if data[at - 1] < 0x80:
            return number, at


def content(whole: bytes) -> bytes:
    """Return what a field of bytes holds."""
    _, at = _varint(whole, 0)
    size, at = _varint(whole, at)
    return whole[at : at + size]


def with_graph(model: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a model whose graph was changed."""
    return b"".join(
        field(number, change(content(whole))) if number == MODEL_GRAPH else whole
        for number, whole in fields(model)
    )


def node(kind: str, inputs: list[str], outputs: list[str], *attributes: bytes, domain="") -> bytes:
    parts = [field(1, name) for name in inputs] + [field(2, name) for name in outputs]
    parts += [field(4, kind), *(field(5, attribute) for attribute in attributes)]
    return field(GRAPH_NODE, b"".join(parts) + (field(7, domain) if domain else b""))


def integers(name: str, *values: int) -> bytes:
    """Return an array of whole numbers."""
    raw = struct.pack(f"<{len(values)}q", *values)
    head = field(1, len(values)) + field(2, 7)
    return field(GRAPH_INITIALIZER, head + field(8, name) + field(9, raw))


def floats(name: str, shape: tuple[int, ...], raw: bytes) -> bytes:
    """Return an array of floats, whatever its shape says."""
    dims = b"".join(field(1, n) for n in shape)
    return field(GRAPH_INITIALIZER, dims + field(2, 1) + field(8, name) + field(9, raw))
