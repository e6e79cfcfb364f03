"""What becomes of a column: from role, label and cells to the kind of its encoder."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..parsing import ParseFacts
from ..parsing.labels import NUMERIC
from .lists_in_cells import are_lists
from .orders import calendar_order, order_of
from .repeated_words import mostly_unique
from .values import numbers_of, texts_of

__all__ = [
    "TREATMENTS", "gives_numbers", "hardly_repeats", "is_flag", "is_number", "is_read_as_moments",
    "tells_by_words", "treatment_of",
]  # fmt: skip

TREATMENTS = ("number", "moment", "ordered", "category", "list", "text", "key", "presence")
"""What can become of a column."""

_NUMBERS = ("integer", "decimal", "boolean", "year", "duration", "time")
_MOMENTS = ("date", "datetime", "quarter", "unix_time", "excel_date")
_NAMES = frozenset(
    {"email", "first_name", "ip_address", "last_name", "person_name", "phone", "username"}
)
_CALENDAR = ("month_name", "day_of_week")
_MOSTLY = 0.9
_FEWEST_ROWS = 10
"""Rows from which on it can be told that cells hardly repeat."""
_DISTINCT, _HALF = 0.9, 0.5


def treatment_of(
    series: pd.Series, role: str, label: str, facts: ParseFacts, *, refused: bool, most_levels: int,
    most_codes: int,
) -> str:  # fmt: skip
    """Return what becomes of a column, one of `TREATMENTS`.

    Parameters
    ----------
    series : Series
        The column of the training data.
    role, label : str
        Its role and its semantic type.
    facts : ParseFacts
        How its cells are written.
    refused : bool
        Whether its cells cannot be read for sure, such as days and months that are ambiguous.
    most_levels : int
        Distinct cells up to which names, places and codes are categories.
    most_codes : int
        Distinct numbers up to which they are.
    """
    fixed = {"constant": "presence", "empty": "presence", "identifier": "key"}
    if role in fixed:
        return fixed[role]
    if facts.kind == "list":
        return "list"
    if role == "list" and are_lists(series):
        return "list"
    number = is_number(series, facts)
    if is_flag(series, facts):
        return "number"
    # Of few quarters, as of few years, what comes between them matters.
    if role == "datetime" or facts.kind == "quarter" or _has_moments(series):
        if is_read_as_moments(series, facts, refused=refused):
            return "moment"
        if number:
            return "number"
    if role in ("numeric", "number_text") and number:
        return "number"
    if role == "ordinal" or (label == "ordinal" and not number):
        if order_of(series):
            return "ordered"
        if role == "ordinal":
            return "number" if number else "category"
    if role in ("categorical", "other") and label in _CALENDAR and calendar_order(series):
        return "ordered"
    cells = texts_of(series)
    n_levels = len(set(cells.tolist()) - {None})
    # Runs of characters of names, and of addresses that a program made up, tell nothing.
    if label in _NAMES and role in ("other", "text") and hardly_repeats(cells, n_levels, _HALF):
        return "key"
    distinct = role in ("other", "url") and not number and hardly_repeats(cells, n_levels)
    if distinct and mostly_unique(cells[pd.notna(cells)].tolist()):
        return "key"
    if role in ("text", "url", "json", "list"):
        return "text"
    if number and (n_levels > most_codes or _has_fractions(series, facts)):
        return "number"
    if role == "other" and n_levels <= most_levels and hardly_repeats(cells, n_levels):
        return "key"
    return "category" if role == "categorical" or n_levels <= most_levels else "text"


def is_flag(series: pd.Series, facts: ParseFacts) -> bool:
    """Return whether a column holds truth values, or zeros and ones whatever they are called.

    Parameters
    ----------
    series : Series
        The column of the training data.
    facts : ParseFacts
        How its cells are written.
    """
    if facts.kind == "boolean" or pd.api.types.is_bool_dtype(series.dtype):
        return True
    if facts.width or facts.kind in _MOMENTS or _has_moments(series):
        return False
    read = numbers_of(series, facts if facts.kind in _NUMBERS else None)
    return not read.n_odd and set(read.values[~np.isnan(read.values)].tolist()) == {0.0, 1.0}


def gives_numbers(role: str, label: str) -> bool:
    """Return whether role or label say that a column is one of numbers.

    Parameters
    ----------
    role, label : str
        Of the column.
    """
    return role in ("numeric", "number_text") or (
        label in (NUMERIC | {"duration"}) and role not in ("identifier", "constant", "empty")
    )


def tells_by_words(role: str, label: str, *, told: bool) -> bool:
    """Return whether words that repeat say all that a key tells, and its place nothing.

    Parameters
    ----------
    role, label : str
        Of a column that is treated as a key.
    told : bool
        Whether the role is that of its user, and so is obeyed.
    """
    if role == "identifier":
        return label in _NAMES and not told
    return role == "url" or label in _NAMES | {"uri"}


def hardly_repeats(cells: np.ndarray, n_levels: int, least: float = _DISTINCT) -> bool:
    """Return whether nearly every row has another name, e-mail or code: that is no category.

    Parameters
    ----------
    cells : ndarray
        Texts, None where one is missing.
    n_levels : int
        How many distinct ones there are.
    least : float, default 0.9
        Fraction of the cells that must be distinct.
    """
    n_present = int(pd.notna(cells).sum())
    return n_present >= _FEWEST_ROWS and n_levels > least * n_present


def is_read_as_moments(series: pd.Series, facts: ParseFacts, *, refused: bool) -> bool:
    """Return whether the cells of a column are read as dates or timestamps.

    Parameters
    ----------
    series : Series
        The column of the training data.
    facts : ParseFacts
        How its cells are written.
    refused : bool
        Whether its cells cannot be read for sure.
    """
    return _has_moments(series) or (facts.kind in _MOMENTS and not refused)


def _has_moments(series: pd.Series) -> bool:
    dtype = series.dtype
    return (
        isinstance(dtype, (pd.DatetimeTZDtype, pd.PeriodDtype))
        or pd.api.types.is_datetime64_dtype(dtype)
        or (isinstance(dtype, pd.ArrowDtype) and dtype.kind == "M")
    )


def is_number(series: pd.Series, facts: ParseFacts) -> bool:
    """Return whether nearly all cells of a column are numbers.

    Parameters
    ----------
    series : Series
        The column of the training data.
    facts : ParseFacts
        How its cells are written.
    """
    if facts.kind in _MOMENTS and not pd.api.types.is_numeric_dtype(series.dtype):
        return False
    read = numbers_of(series, facts if facts.kind in _NUMBERS else None)
    return read.n_present > 0 and read.n_odd <= (1 - _MOSTLY) * read.n_present


def _has_fractions(series: pd.Series, facts: ParseFacts) -> bool:
    values = numbers_of(series, facts if facts.kind in _NUMBERS else None).values
    present = values[~pd.isna(values)]
    return bool(len(present)) and bool((present != present.round()).any())
