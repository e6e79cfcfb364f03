"""What becomes of a column whose role its user gave: that role, or an error."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from ..errors import ArgumentError
from ..parsing import ParseFacts
from .orders import calendar_order, order_of
from .plan import hardly_repeats, is_flag, is_number, is_read_as_moments
from .values import numbers_of, texts_of

__all__ = ["NO_ORDER", "check_told", "treatment_told"]

NO_ORDER = "no order of its steps is known; pass orders="
_FIXED = {
    "constant": "presence", "empty": "presence", "identifier": "key", "text": "text",
    "url": "text", "json": "text", "list": "list",
}  # fmt: skip


def treatment_told(
    series: pd.Series, role: str, facts: ParseFacts, *, refused: bool, most_levels: int
) -> str:
    """Return what becomes of a column by the role that its user gave.

    Parameters
    ----------
    series : Series
        The column of the training data.
    role : str
        What its user says, whatever the cells look like.
    facts : ParseFacts
        How its cells are written.
    refused : bool
        Whether its cells cannot be read for sure.
    most_levels : int
        Distinct cells up to which names, places and codes are categories.
    """
    if role in _FIXED:
        return _FIXED[role]
    moments = is_read_as_moments(series, facts, refused=refused)
    if role == "datetime":
        return "moment" if moments else "number"
    if role in ("numeric", "number_text"):
        return "moment" if moments and not is_number(series, facts) else "number"
    if role in ("categorical", "ordinal") and is_flag(series, facts):
        return "number"  # 0 and 1 are two categories, and two steps
    if role == "ordinal":
        if calendar_order(series) or order_of(series):
            return "ordered"
        return "number" if is_number(series, facts) else "category"
    if role == "categorical":
        return "category"
    cells = texts_of(series)
    n_levels = len(set(cells.tolist()) - {None})
    if n_levels <= most_levels:
        return "key" if hardly_repeats(cells, n_levels) else "category"
    return "text"


def check_told(series: pd.Series, role: str, columns: Iterable[pd.Series]) -> None:
    """Raise if numbers or dates were asked for, and not one cell gives any.

    Parameters
    ----------
    series : Series
        The column of the training data.
    role : str
        What its user says.
    columns : iterable of array
        What became of it.

    Raises
    ------
    ArgumentError
        If all of it would be missing.
    """
    asked = role in ("numeric", "number_text", "datetime")
    if asked and numbers_of(series, None).n_present:
        first = next(iter(columns), None)
        if first is not None and pd.isna(first).all():
            raise ArgumentError.unreadable_role(series.name, role)
