"""What somebody should look at in a column: warnings of a few kinds."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..personal import PERSONAL_LABELS
from ..prediction import ColumnPrediction
from ..sampling import ColumnSample
from ..types import UNKNOWN, catalogue

__all__ = ["FEW_ROWS", "Warning_", "warnings_of"]

FEW_ROWS = 20
"""Rows below which different cells, or odd ones, say little."""


@dataclass(frozen=True, slots=True)
class Warning_:
    """Hold something about a column that somebody should look at.

    Parameters
    ----------
    kind : str
        One or two words, by which columns are filtered.
    text : str
        A sentence.
    """

    kind: str
    text: str


def warnings_of(
    series: pd.Series,
    sample: ColumnSample,
    prediction: ColumnPrediction,
    n_missing: int,
    n_distinct: int,
    kind: str,
    category: str,
    twin: int | None,
    n_odd: int,
) -> tuple[Warning_, ...]:
    """Return what somebody should look at in a column.

    Parameters
    ----------
    series : Series
        The rows that were counted.
    sample : ColumnSample
    prediction : ColumnPrediction
    n_missing, n_distinct : int
    kind, category : str
        Which personal data it holds; empty if it holds none.
    twin : int or None
        Position of an earlier column with the same cells.
    n_odd : int
        Cells that are unlike the others.
    """
    n_rows = len(series)
    present = n_rows - n_missing
    found = []
    if kind in {"direct", "sensitive"}:
        found.append(Warning_("personal data", f"holds personal data: {category}"))
    elif kind:
        found.append(Warning_("personal data", f"helps to identify people: {category}"))
    if not present:
        found.append(Warning_("empty", "has no value in any row"))
    elif n_distinct == 1 and n_rows > 1:
        found.append(Warning_("constant", "has the same value in every row that has one"))
    elif n_distinct == present >= FEW_ROWS and _names_records(series, prediction):
        found.append(Warning_("identifier", "has another value in every row: it names records"))
    if present and n_missing > n_rows / 2:
        found.append(Warning_("missing", f"is missing in {n_missing / n_rows:.0%} of the rows"))
    kinds = _kinds(series)
    if len(kinds) > 1:
        found.append(Warning_("mixed types", f"mixes {' and '.join(sorted(kinds))}"))
    if n_odd:
        found.append(Warning_("odd cells", "has cells unlike the others, or unlike its type"))
    if present and (prediction.label == UNKNOWN or prediction.score < 0.5):
        found.append(Warning_("unsure", "has no type that is likely"))
    if any(value != value.strip() for value in sample.values):
        found.append(Warning_("spaces", "has spaces around some of its values"))
    if twin is not None:
        found.append(Warning_("copy", f"has the same cells as column {twin + 1}"))
    return tuple(found)


def _names_records(series: pd.Series, prediction: ColumnPrediction) -> bool:
    """Return whether distinct cells speak for a key: measured numbers and texts differ anyway."""
    if getattr(prediction, "role", None) in {"id", "identifier"}:
        return True
    known = catalogue().get(prediction.label)
    role = known.role if known else ""
    if prediction.label in PERSONAL_LABELS or role == "id":
        return True
    whole = prediction.label == "int" or pd.api.types.is_integer_dtype(series.dtype)
    return whole and bool(series.is_monotonic_increasing or series.is_monotonic_decreasing)


def _kinds(series: pd.Series) -> set[str]:
    """Return the kinds of objects in a column of objects."""
    if not pd.api.types.is_object_dtype(series.dtype):
        return set()
    cells = series.dropna().to_numpy()[:5000].tolist()
    kinds = {type(cell).__name__ for cell in cells}
    return {"numbers" if kind in {"int", "float"} else kind for kind in kinds}
