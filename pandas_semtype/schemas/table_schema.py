"""Table Schema, the format of Frictionless and of Data Packages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .fields import Field

__all__ = ["table_schema"]

_TYPES = {"duration": "any"}  # of pandas; Table Schema knows those of ISO 8601 as text


def table_schema(fields: Sequence[Field], model: dict[str, str]) -> dict[str, Any]:
    """Return a Table Schema as plain JSON types.

    Parameters
    ----------
    fields : sequence of Field
        Columns with different names.
    model : dict of str to str
        The model that was asked, and the mode.
    """
    return {
        "fields": [
            {
                "name": field.name,
                # A text that is an object in JSON is one to a reader of files.
                "type": field.in_json or _TYPES.get(field.kind, field.kind),
                # With or without times: a later file may have some.
                **({"format": "any"} if field.at_midnight else {}),
                **({"description": field.description} if field.description else {}),
                "semtype": field.facts(),
            }
            for field in fields
        ],
        "missingValues": [""],
        "semtype": model,
    }
