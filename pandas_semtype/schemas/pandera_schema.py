"""A DataFrameSchema of pandera."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..checks import require
from ..errors import ArgumentError
from .fields import Field

__all__ = ["pandera_schema"]


def pandera_schema(fields: Sequence[Field], model: dict[str, str]) -> Any:
    """Return a schema that checks names and dtypes.

    Parameters
    ----------
    fields : sequence of Field
        Columns with different names.
    model : dict of str to str
        The model that was asked, and the mode.

    Raises
    ------
    MissingDependencyError
        If pandera is not installed.
    """
    pandera = require("pandera.pandas", "schemas", "A schema of pandera")
    columns = {}
    for field in fields:
        about: dict[str, Any] = {
            "nullable": True,
            "description": field.description or None,
            "metadata": {"semtype": field.facts()},
        }
        try:
            column = pandera.Column(field.dtype, **about)
        except Exception:  # noqa: BLE001 - a dtype that pandera does not know is not checked
            column = pandera.Column(None, **about)
        try:
            columns[field.prediction.name] = column
        except Exception:  # noqa: BLE001 - somebody's __hash__ may raise anything
            expected = "column names that can be keys of a dictionary"
            raise ArgumentError.column_name(field.prediction.name, expected) from None
    return pandera.DataFrameSchema(columns, metadata={"semtype": model})
