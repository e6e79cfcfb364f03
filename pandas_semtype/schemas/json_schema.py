"""JSON Schema of a table as records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .fields import Field

__all__ = ["json_schema"]

_TYPES: dict[str, dict[str, Any]] = {
    "any": {},
    "array": {"type": ["array", "null"]},
    "object": {"type": ["object", "null"]},
    "integer": {"type": ["integer", "null"]},
    "number": {"type": ["number", "string", "null"]},  # pandas writes decimals as text
    "boolean": {"type": ["boolean", "null"]},
    "datetime": {"type": ["string", "null"], "format": "date-time"},
    "date": {"type": ["string", "null"]},
}
_TEXT = {"type": ["string", "null"]}


def json_schema(fields: Sequence[Field], model: dict[str, str]) -> dict[str, Any]:
    """Return a JSON Schema (draft 2020-12) of a list of records.

    Parameters
    ----------
    fields : sequence of Field
        Columns with different names.
    model : dict of str to str
        The model that was asked, and the mode.
    """
    properties: dict[str, Any] = {}
    for field in fields:
        kind = dict(_TYPES.get(field.kind, _TEXT))
        if field.kind == "number" and not field.n_digits and str(field.dtype) != "object":
            kind = {"type": ["number", "null"]}
        if field.items:
            kind["items"] = {"type": [field.items, "null"]}
        if field.description:
            kind["description"] = field.description
        properties[field.name] = {**kind, "x-semtype": field.facts()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "array",
        "items": {
            "type": "object",
            "properties": properties,
            "required": [field.name for field in fields],
        },
        "x-semtype": model,
    }
