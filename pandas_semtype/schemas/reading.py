"""Back from a schema to what the columns mean."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..errors import ArgumentError
from ..prediction import ColumnPrediction
from .arrow_schema import KEY
from .fields import prediction_of

__all__ = ["read_schema"]

_EXPECTED = "a schema that to_table_schema, to_json_schema, to_pandera or to_arrow_schema returned"


def read_schema(schema: Any) -> tuple[list[ColumnPrediction], str, str]:
    """Return the predictions that a schema holds, the model that made them, and its mode.

    Parameters
    ----------
    schema : mapping, pyarrow.Schema or pandera.DataFrameSchema
        What a method of a result returned, perhaps after a way through a file.

    Raises
    ------
    ArgumentError
        If it is something else, or says nothing of semantic types.
    """
    try:
        model, columns = _parts(schema)
        found = [prediction_of(facts) for facts in columns]
        return found, str(model["model"]), str(model["mode"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, ArgumentError):
            raise
        raise ArgumentError.of("schema", schema, _EXPECTED) from None


def _parts(schema: Any) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    if isinstance(schema, Mapping):
        if "fields" in schema:
            return schema["semtype"], [field["semtype"] for field in schema["fields"]]
        properties = schema["items"]["properties"]
        return schema["x-semtype"], [one["x-semtype"] for one in properties.values()]
    if isinstance(getattr(schema, "columns", None), Mapping):  # of pandera
        columns = schema.columns.values()
        return schema.metadata["semtype"], [one.metadata["semtype"] for one in columns]
    return (
        json.loads(schema.metadata[KEY]),
        [json.loads(field.metadata[KEY]) for field in schema],
    )
