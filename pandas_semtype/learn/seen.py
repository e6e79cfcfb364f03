"""What a column was learned as and what its cells look like now, in words for an error."""

from __future__ import annotations

import pandas as pd

from ..casting.distinct import DistinctCells, distinct_cells, holds_texts
from ..parsing import facts_of_cells
from ..types import UNKNOWN

__all__ = ["cells_in_words", "kind_in_words", "treatment_in_words"]

_LEARNED = {
    "number": "numbers",
    "moment": "dates or times",
    "ordered": "steps of a scale",
    "key": "keys that are numbers",
}
_KINDS = {
    "integer": "whole numbers", "decimal": "numbers", "year": "years",
    "boolean": "truth values", "date": "dates", "datetime": "dates with times",
    "time": "times of day", "quarter": "quarters", "duration": "lengths of time",
    "unix_time": "Unix times", "excel_date": "dates of a spreadsheet", "list": "lists",
    "json": "JSON", "category": "a few words that repeat", "empty": "nothing",
}  # fmt: skip


def treatment_in_words(treatment: str, encoder: object = None) -> str:
    """Return what the cells of a column of the training data were.

    Parameters
    ----------
    treatment : str
        One of `pandas_semtype.learn.plan.TREATMENTS`.
    encoder : Encoder, optional
        Its encoder; keys that are no numbers are known to it.
    """
    if getattr(encoder, "known", None) is not None:
        return "keys"
    return _LEARNED.get(treatment, treatment)


def cells_in_words(series: pd.Series) -> str:
    """Return what the cells of a column look like; no cell is in it.

    Parameters
    ----------
    series : Series
        A column.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.learn.seen import cells_in_words
    >>> cells_in_words(pd.Series(["31.12.2023", "15.8.2024"])), cells_in_words(pd.Series([1.5]))
    ('text that looks like dates', 'the dtype float64')
    """
    if not holds_texts(series):
        return f"the dtype {series.dtype}"
    found = distinct_cells(series)
    if found.obstacle:
        return found.obstacle
    kind = _kind_of(found)
    if kind not in _KINDS:
        return "text" if found.are_texts else "objects"
    return f"{'text that looks' if found.are_texts else 'objects that look'} like {_KINDS[kind]}"


def kind_in_words(series: pd.Series) -> str:
    """Return what the texts of a column look like, ``""`` if nothing of their own.

    Parameters
    ----------
    series : Series
        A column.
    """
    if pd.api.types.is_datetime64_any_dtype(series.dtype):
        return _KINDS["date"]
    if not holds_texts(series):
        return ""
    found = distinct_cells(series)
    if found.obstacle:
        return ""
    return _KINDS.get(_kind_of(found), "")


def _kind_of(found: DistinctCells) -> str:
    """Return the kind of cells of which nothing but themselves is known."""
    return facts_of_cells(found.some_present(), UNKNOWN, structure=found.structure).kind
