"""How a frame of another library is made one of pandas, in words for an error."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

__all__ = ["how_in_pandas", "how_to_convert"]

_CALLS = {
    "modin": "frame.modin.to_pandas()",
    "to_pandas": "frame.to_pandas()",
    "toPandas": "frame.toPandas()",
    "collect": "frame.collect().to_pandas()",
    "compute": "frame.compute()",
    "df": "frame.df()",
}
"""By an attribute that a class has; the first one counts."""


def how_to_convert(frame: Any, call: str = "pandas_semtype.cast") -> str:
    """Return what to call instead.

    Parameters
    ----------
    frame : object
        Anything that is no pandas DataFrame.
    call : str, default "pandas_semtype.cast"
        The function that was called.

    Examples
    --------
    >>> from pandas_semtype.frames.conversion import how_to_convert
    >>> how_to_convert({"a": [1, 2]})
    'Call pandas_semtype.cast(pandas.DataFrame(frame)), which returns a pandas DataFrame.'
    """
    kind = type(frame)
    made = _made_by(kind)
    if issubclass(kind, Mapping):
        made = "pandas.DataFrame(frame)"
    elif issubclass(kind, (str, os.PathLike)):
        made = "pandas_semtype.readers.read_table(path).frame"
    elif hasattr(kind, "to_frame"):
        made = "series.to_frame()"
    if not made:
        return "Convert it to pandas first."
    return f"Call {call}({made}), which returns a pandas DataFrame."


def how_in_pandas(frame: Any, method: str) -> str:
    """Return what to call in place of a method that frames of pandas alone have.

    Parameters
    ----------
    frame : object
        A frame of another library.
    method : str
        A method of ``frame.semtype``.
    """
    made = _made_by(type(frame))
    return f"Call {made}.semtype.{method}(...)." if made else "Convert it to pandas first."


def _made_by(kind: type) -> str:
    return next((made for name, made in _CALLS.items() if hasattr(kind, name)), "")
