"""Lists and mappings in the cells of a table, as JSON for files that hold nothing but text."""

from __future__ import annotations

import datetime as dt
import json
import math
from typing import TYPE_CHECKING, Any

from ..readers import UsageError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["with_json"]


def with_json(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose lists and mappings are JSON, not what Python calls them.

    Parameters
    ----------
    frame : DataFrame
        It is only read, and returned as it is where nothing is nested.

    Returns
    -------
    DataFrame
        Nested cells as texts, from which JSON gives the same lists and mappings; moments in
        them are texts in ISO format, and missing values are null.

    Raises
    ------
    UsageError
        If a nested cell holds what JSON does not know.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.cli.nested import with_json
    >>> with_json(pd.DataFrame({"a": [{"b": None}, [True, "x"]]}))["a"].tolist()
    ['{"b": null}', '[true, "x"]']
    """
    made: dict[int, Any] = {}
    for place in range(frame.shape[1]):
        column = frame.iloc[:, place]
        if not _may_nest(column.dtype):
            continue
        cells = column.tolist()
        if any(map(_is_nested, cells)):
            made[place] = [_text(cell, place) if _is_nested(cell) else cell for cell in cells]
    if not made:
        return frame
    import pandas as pd

    columns = {
        place: pd.Series(made[place], index=frame.index, dtype=object)
        if place in made
        else frame.iloc[:, place]
        for place in range(frame.shape[1])
    }
    return pd.DataFrame(columns, index=frame.index).set_axis(frame.columns, axis=1)


def _may_nest(dtype: Any) -> bool:
    return str(dtype) == "object" or str(dtype).startswith(
        ("list", "large_list", "fixed", "struct", "map")
    )


def _is_nested(cell: Any) -> bool:
    if isinstance(cell, (dict, list, tuple, set, frozenset)):
        return True
    return getattr(cell, "ndim", 0) > 0 and hasattr(cell, "tolist")


def _text(cell: Any, place: int) -> str:
    try:
        return json.dumps(_plain(cell), ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        raise UsageError(
            f"Column {place + 1} of the table has nested cells that JSON cannot hold. Give an "
            "--output that ends in .parquet, or leave the column out."
        ) from None


def _plain(value: Any) -> Any:
    """Return a nested value as what JSON knows; raise a TypeError where that would be another."""
    import pandas as pd

    if value is pd.NaT or value is pd.NA:  # NaT is a moment for Python, with a text of its own
        return None
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise TypeError
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    if hasattr(value, "tolist") and hasattr(value, "dtype"):  # of NumPy
        kind = getattr(value.dtype, "kind", "")
        if kind == "m":
            raise TypeError
        if kind == "M":  # tolist() would make integers of its nanoseconds
            return _plain(list(value) if value.ndim else pd.Timestamp(value))
        return _plain(value.tolist())
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    raise TypeError
