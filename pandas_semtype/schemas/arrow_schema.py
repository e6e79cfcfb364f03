"""Schemas of Arrow, with what the columns mean in the metadata of their fields."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..cells import tamed
from ..checks import require
from ..selection import column_at
from .fields import Field
from .nested import plain_nested

__all__ = ["KEY", "arrow_schema"]

KEY = b"semtype"
"""Key of the metadata, of fields and of the schema."""

_LISTS: frozenset[type] = frozenset({list, tuple, np.ndarray})
_MISSING: frozenset[type] = frozenset({type(None), float, type(pd.NA), type(pd.NaT)})
"""Classes of missing cells, and of floats, which Arrow refuses beside lists."""


def _type_of(pa: Any, series: pd.Series) -> Any:
    """Return the type that Arrow gives a column; text, where it cannot hold the cells."""
    dtype: Any = series.dtype
    if hasattr(dtype, "pyarrow_dtype"):
        return dtype.pyarrow_dtype
    # Arrays stay. Of classes that somebody derived Arrow may end the whole process. Cells are not
    # compared with themselves, as `dropna` does: that may raise anything.
    plain = dtype == np.dtype(object) and set(map(type, series.array)) <= _LISTS | _MISSING
    cells = series if plain else tamed(series)
    try:
        return pa.array(plain_nested(cells), from_pandas=True).type
    except (pa.ArrowException, TypeError, ValueError, OverflowError, NotImplementedError):
        return pa.string()


def arrow_schema(fields: Sequence[Field], model: dict[str, str], frame: pd.DataFrame | None) -> Any:
    """Return a schema of Arrow.

    Parameters
    ----------
    fields : sequence of Field
        Columns; names may repeat.
    model : dict of str to str
        The model that was asked, and the mode.
    frame : DataFrame, optional
        Its cells give the types.

    Raises
    ------
    MissingDependencyError
        If Arrow is not installed.
    """
    pa = require("pyarrow", "schemas", "A schema of Arrow")
    kinds = {
        "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(),
        "datetime": pa.timestamp("us"), "date": pa.date32(), "time": pa.time64("us"),
        "duration": pa.duration("us"),
    }  # fmt: skip
    made = []
    for place, field in enumerate(fields):
        if frame is None:
            kind = kinds.get(field.kind, pa.string())
        else:
            kind = _type_of(pa, column_at(frame, place))
        metadata = {KEY: json.dumps(field.facts())}
        if field.description:
            metadata[b"description"] = field.description
        made.append(pa.field(field.name, kind, metadata=metadata))
    return pa.schema(made, metadata={KEY: json.dumps(model)})
