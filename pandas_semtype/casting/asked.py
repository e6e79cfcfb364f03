"""What a caller asks for in `types=`: done, or refused with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from ..parsing.digits import ascii_digits
from ..parsing.facts import LEADING_ZEROS, ParseFacts
from ..parsing.labels import NUMERIC, WHOLE, kinds_of
from ..parsing.marks import is_open
from ..parsing.number_search import find_numbers
from ..parsing.quarters_alone import NUMBERED_MONTHS, SHORT_QUARTERS
from .distinct import distinct_cells, holds_texts
from .fitting import sampled
from .report import ColumnCast

__all__ = ["STAYS", "held_to", "mark_asked", "with_decimals"]

STAYS = {"text": ParseFacts("text"), "categorical": ParseFacts("category")}
"""What texts are if it is asked for, even if they could be read as numbers or truth values."""

_WHAT = {"integer": "numbers", "duration": "lengths of time", "date": "dates or times"}


def held_to(label: str, series: pd.Series, array: Any, entry: ColumnCast) -> tuple[Any, ColumnCast]:
    """Return a column that was cast, refused if it is not what was asked for.

    Parameters
    ----------
    label : str
        The semantic type that was asked for.
    series : Series
        The column.
    array : ExtensionArray or ndarray
        What it was cast to.
    entry : ColumnCast
        Its entry of the report.
    """
    kinds = kinds_of(label)
    kind = entry.facts.kind
    if not kinds and entry.facts.note in (SHORT_QUARTERS, NUMBERED_MONTHS):
        return array, replace(entry, refused=False, reason="")  # they are what was asked for
    if label in WHOLE and kind == "decimal" and entry.converted:
        return array, with_decimals(entry)
    if not kinds or entry.refused or kind in (*kinds, "empty"):
        return array, entry
    what = _WHAT[next(one for one in kinds if one in _WHAT)]
    if kind in ("integer", "decimal", "year"):
        return _kept(series, entry, f"numbers, and no {what}")
    if entry.facts.note == LEADING_ZEROS and "integer" in kinds:
        return array, replace(entry, refused=True, reason=LEADING_ZEROS)
    if not entry.facts.is_parsed:
        reason = entry.reason or entry.facts.note or f"the cells are no {what}"
        if entry.facts.note == LEADING_ZEROS:
            reason = f"the cells are no {what}"
        return array, replace(entry, refused=True, reason=reason)
    return _kept(series, entry, f"the cells are no {what}")


def with_decimals(entry: ColumnCast) -> ColumnCast:
    """Return an entry that tells of decimals in a column whose label is one of whole numbers.

    Parameters
    ----------
    entry : ColumnCast
        What was done with the column.
    """
    if not (entry.label in WHOLE and entry.facts.kind == "decimal" and entry.converted):
        return entry
    return replace(entry, reason="; ".join(filter(None, [entry.reason, _NOT_WHOLE])))


_NOT_WHOLE = "not all numbers are whole"


def mark_asked(label: str, series: pd.Series) -> str:
    """Return the decimal mark that a label asks for where the cells leave it open, else "".

    Parameters
    ----------
    label : str
        The semantic type that was asked for.
    series : Series
        The column.
    """
    if label not in NUMERIC or not holds_texts(series):
        return ""
    found = distinct_cells(series)
    if found.has_fractions or not any(is_open(ascii_digits(cell)) for cell in found.cells):
        return ""
    numbers = find_numbers(sampled(found), whole=label in WHOLE, label=label)
    if numbers is None or not numbers.is_open:
        return ""
    return "," if label in WHOLE else "."


def _kept(series: pd.Series, entry: ColumnCast, reason: str) -> tuple[Any, ColumnCast]:
    """Return a column as it was, with the reason why it was refused."""
    dtype = str(series.dtype)
    facts = ParseFacts("text", null_tokens=entry.facts.null_tokens)
    return series.array, ColumnCast(
        entry.name, entry.label, facts, dtype, dtype, False, reason, refused=True
    )
