"""JSON of files that anybody may have written: bounded, and without two readings."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["MOST_LEVELS", "loads"]

MOST_LEVELS = 64
"""Levels of nesting that are read."""


def loads(content: bytes) -> Any:
    """Return what a JSON text holds.

    Parameters
    ----------
    content : bytes
        UTF-8.

    Raises
    ------
    ValueError
        If it is no JSON, is nested more than 64 levels deep, or an object names an entry
        twice: readers differ in which of the two counts.

    Examples
    --------
    >>> loads(b'{"a": [1]}')
    {'a': [1]}
    >>> loads(b'{"a": 1, "a": 2}')
    Traceback (most recent call last):
    ...
    ValueError: an object has the entry 'a' twice
    """
    text = content.decode("utf-8")  # its error is a ValueError
    _check_depth(text)
    return json.loads(text, object_pairs_hook=_object)


def _check_depth(text: str) -> None:
    """Raise if brackets are nested too deep; the parser itself would run out of stack."""
    depth = 0
    for i, part in enumerate(text.replace("\\\\", "").replace('\\"', "").split('"')):
        if i % 2:  # inside a string
            continue
        if not any(c in part for c in "[{]}"):
            continue
        for c in part:
            if c in "[{":
                depth += 1
                if depth > MOST_LEVELS:
                    message = f"it is nested more than {MOST_LEVELS} levels deep"
                    raise ValueError(message)
            elif c in "]}":
                depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            message = f"an object has the entry {name[:40]!r} twice"
            raise ValueError(message)
        found[name] = value
    return found
