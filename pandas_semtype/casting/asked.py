"""What a caller asks for in `types=`: done, or refused with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from ..parsing.facts import LEADING_ZEROS, ParseFacts
from ..parsing.labels import WHOLE, kinds_of
from .report import ColumnCast

__all__ = ["STAYS", "held_to"]

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
    if label in WHOLE and kind == "decimal" and entry.converted:
        reason = "; ".join(filter(None, [entry.reason, "not all numbers are whole"]))
        return array, replace(entry, reason=reason)
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


def _kept(series: pd.Series, entry: ColumnCast, reason: str) -> tuple[Any, ColumnCast]:
    """Return a column as it was, with the reason why it was refused."""
    dtype = str(series.dtype)
    facts = ParseFacts("text", null_tokens=entry.facts.null_tokens)
    return series.array, ColumnCast(
        entry.name, entry.label, facts, dtype, dtype, False, reason, refused=True
    )
