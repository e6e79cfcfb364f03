"""What a frame that was cast remembers: decimal commas of columns that are no texts any more."""

from __future__ import annotations

import pandas as pd

__all__ = ["forget_decimal_commas", "has_decimal_commas", "keep_decimal_commas"]

_KEY = "pandas_semtype"
_COMMA = {"decimal": ","}
"""Plain texts alone: Parquet files hold `attrs` as JSON."""


def has_decimal_commas(frame: pd.DataFrame | pd.Series) -> bool:
    """Return whether the texts of a frame stood beside columns with decimal commas.

    Parameters
    ----------
    frame : DataFrame or Series
        A frame, or a column of it.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.cells.marks_kept import has_decimal_commas, keep_decimal_commas
    >>> frame = pd.DataFrame({"litres": ["1,127"], "paid": [12.5]})
    >>> has_decimal_commas(frame)
    False
    >>> keep_decimal_commas(frame)
    >>> has_decimal_commas(frame[["litres"]]), has_decimal_commas(frame["litres"])
    (True, True)
    """
    kept = frame.attrs.get(_KEY)
    return isinstance(kept, dict) and kept.get("decimal") == ","


def keep_decimal_commas(frame: pd.DataFrame | pd.Series) -> None:
    """Note in the `attrs` of a frame that its texts stood beside columns with decimal commas.

    Parameters
    ----------
    frame : DataFrame or Series
        The frame, whose `attrs` are replaced.
    """
    frame.attrs = {**frame.attrs, _KEY: dict(_COMMA)}


def forget_decimal_commas(frame: pd.DataFrame) -> None:
    """Take from the `attrs` of a frame what `keep_decimal_commas` noted.

    Parameters
    ----------
    frame : DataFrame
        A frame that holds no texts any more that it counts for.
    """
    if has_decimal_commas(frame):
        frame.attrs = {key: value for key, value in frame.attrs.items() if key != _KEY}
