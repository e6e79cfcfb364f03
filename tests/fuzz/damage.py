"""Damage bytes as a broken disk, a cut line or somebody with an editor would."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence

_NUMBERS = (0, 1, 2, 127, 128, 255, 256, 65535, 2**31 - 1, 2**31, 2**32 - 1, 2**63 - 1, 2**64 - 1)
_PIECES = (
    b"null", b"NaN", b"-1", b"1e999", b'"', b"{", b"[", b"}", b"]", b"\\u0000", b"\\ud800",
    b"9" * 5000, b"PK\x01\x02", b"PK\x03\x04", b"\x93NUMPY", b"'shape': (", b"\xff" * 9, b"\x00",
    b"\x1b[31m", "\u202e".encode(), b"[" * 2000, b'{"a":' * 2000,
)  # fmt: skip


_VALUES = (
    None, True, 0, -1, 1e999, float("nan"), 10**30, "", "x", "\x1b[31m", "unknown", [], {}, [[]],
    ["a", "a"], {"a": {}}, 0.5, "0.5", 2**63,
)  # fmt: skip


def _damaged_json(value: object, rng: random.Random) -> object:
    """Return JSON values with one part replaced, left out or made twice as long."""
    if isinstance(value, dict) and value and rng.random() < 0.9:
        name = rng.choice(list(value))
        if rng.random() < 0.1:
            return {key: part for key, part in value.items() if key != name}
        if rng.random() < 0.1:
            return {**value, name + "x": rng.choice(_VALUES)}
        return {**value, name: _damaged_json(value[name], rng)}
    if isinstance(value, list) and value and rng.random() < 0.8:
        at = rng.randrange(len(value))
        if rng.random() < 0.2:
            return value[:at] + value[at + 1 :]
        if rng.random() < 0.2:
            return value + value[at:]
        return [*value[:at], _damaged_json(value[at], rng), *value[at + 1 :]]
    return rng.choice(_VALUES)


def damaged(seeds: Sequence[bytes], rng: random.Random) -> bytes:
    """Return one of some inputs after one to four kinds of damage.

    Parameters
    ----------
    seeds : sequence of bytes
        Inputs.
    rng : random.Random
        The same state gives the same damage.
    """
    seed = rng.choice(seeds)
    start = seed.find(b"{")
    if start in (0, 1) and rng.random() < 0.7:
        try:
            values = json.loads(seed[start:])
        except ValueError:
            values = None
        if isinstance(values, dict):
            return seed[:start] + json.dumps(_damaged_json(values, rng)).encode()
    data = bytearray(seed)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(8)
        if kind == 0 and data:
            data[at % len(data)] ^= 1 << rng.randrange(8)
        elif kind == 1:
            del data[at:]
        elif kind == 2:
            del data[at : at + rng.randint(1, 64)]
        elif kind == 3:
            data[at:at] = rng.choice(_PIECES)
        elif kind == 4:
            data[at : at + 8] = rng.choice(_NUMBERS).to_bytes(8, rng.choice(("little", "big")))
        elif kind == 5:
            data[at:at] = rng.randbytes(rng.randint(1, 16))
        elif kind == 6:
            piece = data[at : at + rng.randint(1, 200)]
            data[at:at] = piece * rng.randint(1, 3)
        else:
            other = rng.choice(seeds)
            start = rng.randrange(len(other) + 1)
            data[at : at + 64] = other[start : start + rng.randint(0, 64)]
    return bytes(data)
