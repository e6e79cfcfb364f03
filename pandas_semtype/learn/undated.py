"""Columns of dates that cannot be read: what becomes of them is told, and no row gets a column."""

from __future__ import annotations

import pandas as pd

from ..casting.distinct import holds_texts
from ..casting.report import ColumnCast
from ..parsing.other_calendars import OTHER_CALENDAR
from .plan import hardly_repeats
from .values import texts_of

__all__ = ["is_of_other_calendar", "treated_as_undated"]

_FEW = 30
"""Different texts up to which weeks and the like are categories; days of later rows are others."""
_AS_TEXTS = ("category", "text", "list", "ordered")


def is_of_other_calendar(entry: ColumnCast) -> bool:
    """Return whether the years of a column are perhaps not those of the Gregorian calendar.

    Parameters
    ----------
    entry : ColumnCast
        What `cast` says of the column.
    """
    return entry.facts.note == OTHER_CALENDAR


def treated_as_undated(
    series: pd.Series, treatment: str, entry: ColumnCast
) -> tuple[str, str] | None:
    """Return what becomes of dates that were not read, and what to know of that.

    Parameters
    ----------
    series : Series
        A column of the training data that is one of dates or times.
    treatment : str
        What would become of its texts.
    entry : ColumnCast
        What `cast` says of it.

    Returns
    -------
    tuple of str or None
        None where it is no column of texts, or was read.
    """
    if treatment not in _AS_TEXTS or not holds_texts(series):
        return None
    cells = texts_of(series)
    n_levels = len(set(cells.tolist()) - {None})
    if n_levels > _FEW or hardly_repeats(cells, n_levels):
        treatment = "key"
    why = entry.reason if entry.refused and entry.reason else "their format is not known"
    return treatment, f"dates or times that could not be read, taken for {_TAKEN[treatment]}: {why}"


_TAKEN = {
    "category": "categories", "text": "texts", "list": "lists", "ordered": "steps", "key": "keys",
}  # fmt: skip
