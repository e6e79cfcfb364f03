"""Cells as text that does not depend on the part they stand in, and back to a column's text.

How pandas-semtype writes a number or a moment depends on the other cells: ``1.0`` is ``1`` among
whole numbers, and midnight is left out where no cell has a time of day. A part does not
know the other cells. So parts keep one form, and `as_column` writes it for the cells drawn.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..cells import texts

__all__ = ["FLOAT", "MOMENT", "as_column", "is_whole", "kind_of", "one_form", "smallest_fraction"]

FLOAT, MOMENT = "float", "moment"
_WHOLE_BELOW = 1e15
_TIME = re.compile(r"(.+) (\d\d:\d\d:\d\d)(?:\.(\d+))?([+-]\d\d:\d\d)?")
_INTEGER = re.compile(r"-?\d+")
_MIDNIGHT = "00:00:00"


def kind_of(dtype: Any) -> str:
    """Return which dtypes need care: ``"float"``, ``"moment"``, or "".

    Parameters
    ----------
    dtype : dtype
        Of a column of pandas.
    """
    if pd.api.types.is_float_dtype(dtype):
        return FLOAT
    if isinstance(dtype, pd.ArrowDtype):  # dates of Arrow have no time to write
        return MOMENT if str(dtype.pyarrow_dtype).startswith("timestamp") else ""
    return MOMENT if pd.api.types.is_datetime64_any_dtype(dtype) else ""


def one_form(cells: Any, kind: str) -> list[str | None]:
    """Return cells as text, each by itself.

    Parameters
    ----------
    cells : ndarray or ExtensionArray
        Some cells of one column.
    kind : str
        What `kind_of` says of its dtype.
    """
    found = texts(cells)
    if kind == FLOAT:
        return [text if text is None else text.removesuffix(".0") for text in found]
    if kind != MOMENT:
        return found
    if all(text is None or len(text) == 10 for text in found):
        ends = _midnights(cells)
        return [text if text is None else text + end for text, end in zip(found, ends, strict=True)]
    return [text if text is None else _without_zeros(text) for text in found]


def _midnights(cells: Any) -> list[str]:
    """Return the time and distance from UTC that were left out of texts of midnights."""
    zone = getattr(cells.dtype, "tz", None)
    if zone is None and isinstance(cells.dtype, pd.ArrowDtype):
        zone = cells.dtype.pyarrow_dtype.tz
    if zone is None:
        return [f" {_MIDNIGHT}"] * len(cells)
    moments = pd.Series(cells).astype(pd.DatetimeTZDtype("s", zone))
    return [f" {_MIDNIGHT}{text[:3]}:{text[3:]}" for text in moments.dt.strftime("%z").fillna("")]


def _without_zeros(text: str) -> str:
    match = _TIME.fullmatch(text)
    if match is None:
        return text
    fraction = (match[3] or "").rstrip("0")
    return f"{match[1]} {match[2]}{'.' if fraction else ''}{fraction}{match[4] or ''}"


def as_column(found: Sequence[str], kinds: Collection[str]) -> list[str]:
    """Return the texts of some cells as a column of these cells would have them.

    Parameters
    ----------
    found : sequence of str
        In the form of `one_form`; none is missing.
    kinds : collection of str
        What `kind_of` says of the dtypes of all parts.
    """
    if FLOAT in kinds and MOMENT not in kinds:
        return _numbers(found)
    return _moments(found) if set(kinds) == {MOMENT} else list(found)


def is_whole(text: str) -> bool:
    """Return whether a float in the form of `one_form` is a whole number.

    Parameters
    ----------
    text : str
        The float.
    """
    return _INTEGER.fullmatch(text) is not None


def smallest_fraction(found: Iterable[str | None]) -> str | None:
    """Return the smallest of some floats that is no whole number, None without one.

    Parameters
    ----------
    found : iterable of (str or None)
        In the form of `one_form`.
    """
    pairs = ((float(text), text) for text in found if text is not None and not is_whole(text))
    there = [(value, text) for value, text in pairs if math.isfinite(value) and value % 1]
    return min(there, default=(0.0, None))[1]


def _numbers(found: Sequence[str]) -> list[str]:
    try:
        values = np.array([float(text) for text in found])
    except ValueError:  # texts of another part are among them
        return list(found)
    finite = values[np.isfinite(values)]
    if (np.abs(finite) < _WHOLE_BELOW).all() and (finite == np.rint(finite)).all():
        return list(found)
    return [f"{text}.0" if _INTEGER.fullmatch(text) else text for text in found]


def _moments(found: Sequence[str]) -> list[str]:
    matches = [_TIME.fullmatch(text) for text in found]
    if any(match is None for match in matches):
        return list(found)
    known = [match for match in matches if match is not None]
    if all(match[2] == _MIDNIGHT and not match[3] for match in known):
        return [match[1] for match in known]
    digits = max(len(match[3] or "") for match in known)
    digits = -(-digits // 3) * 3  # milliseconds, microseconds, nanoseconds
    return [
        f"{match[1]} {match[2]}{'.' if digits else ''}"
        f"{(match[3] or '').ljust(digits, '0')}{match[4] or ''}"
        for match in known
    ]
