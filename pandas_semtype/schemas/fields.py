"""One column of a schema: name, physical kind, and what is kept of its prediction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from ..cells import tamed
from ..errors import ArgumentError, FrameTypeError
from ..names import index_of, name_from_json, name_to_json, same_names
from ..parsing import ParseFacts
from ..parsing.decimal_marks import left_open
from ..parsing.numbers import NumberFormat
from ..prediction import ColumnPrediction
from ..selection import column_at
from ..shown import text_of
from ..types import UNKNOWN, base_label, catalogue
from .nested import arrow_kind, items_of, json_kind, nested_kind

__all__ = ["Field", "fields_of", "prediction_of"]

_BY_BASE = {"int": "integer", "float": "number"}
_BY_LABEL = {"year": "integer", "latitude": "number", "longitude": "number"}
_NUMBERS = ("integer", "decimal", "year")
_PLAIN = NumberFormat(decimals=None)
_BY_CELLS = {
    "string": "string", "integer": "integer", "floating": "number", "decimal": "number",
    "mixed-integer-float": "number", "boolean": "boolean", "date": "date", "datetime": "datetime",
    "datetime64": "datetime", "time": "time", "timedelta": "duration", "empty": "string",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """Hold what a schema says of one column.

    Parameters
    ----------
    name : str
        Name of the column as text.
    kind : str
        ``"integer"``, ``"number"``, ``"boolean"``, ``"datetime"``, ``"date"``, ``"time"``,
        ``"duration"``, ``"string"``, ``"array"``, ``"object"`` or ``"any"``.
    prediction : ColumnPrediction
        What it means.
    dtype : object, optional
        Its dtype in pandas, if a frame was given.
    n_digits : int, default 0
        Digits of the longest whole number, if 64 bits with a sign do not hold it; of decimals,
        those before and behind the point.
    n_decimals : int, default 0
        Those behind it.
    at_midnight : bool, default False
        Whether all are moments at midnight, of which ``to_csv`` writes the days alone.
    items : str, default ""
        What every item of arrays is, as JSON calls it, if all are one.
    in_json : str, default ""
        ``"array"`` or ``"object"`` if each cell is a text that holds one in JSON.
    """

    name: str
    kind: str
    prediction: ColumnPrediction
    dtype: Any = None
    n_digits: int = 0
    n_decimals: int = 0
    at_midnight: bool = False
    items: str = ""
    in_json: str = ""

    @property
    def label(self) -> str:
        """Return the verdict."""
        return self.prediction.label

    @property
    def description(self) -> str:
        """Return what the label means; nothing for a label of the user."""
        known = catalogue().get(self.label)
        return "" if known is None else known.description

    def facts(self) -> dict[str, Any]:
        """Return the prediction as plain JSON types, without the scores of the network."""
        p = self.prediction
        return {
            "name": name_to_json(p.name),
            "label": p.label,
            "score": p.score,
            "reason": p.reason,
            "labels": list(p.labels),
            "net_label": p.net_label,
            "net_score": p.net_score,
            "alternatives": [list(pair) for pair in p.alternatives],
        }


def prediction_of(facts: Mapping[str, Any]) -> ColumnPrediction:
    """Return the prediction that `Field.facts` wrote.

    Parameters
    ----------
    facts : mapping
        As it was written.
    """
    return ColumnPrediction(
        name_from_json(facts["name"]),
        facts["label"],
        facts["score"],
        facts["reason"],
        tuple(facts["labels"]),
        facts["net_label"],
        facts["net_score"],
        alternatives=tuple((label, float(score)) for label, score in facts["alternatives"]),
    )


def fields_of(
    predictions: Sequence[ColumnPrediction], frame: pd.DataFrame | None, *, unique: bool = True
) -> list[Field]:
    """Return the columns of a schema.

    Parameters
    ----------
    predictions : sequence of ColumnPrediction
        One per column.
    frame : DataFrame, optional
        The frame they were made for: its dtypes give the kinds. Without it the labels do.
    unique : bool, default True
        Whether the schema finds columns by name, so that no two may share one.

    Raises
    ------
    FrameTypeError
        If `frame` is no pandas DataFrame.
    ArgumentError
        If it has other columns, or two columns have the same name.
    """
    if frame is not None:
        if not isinstance(frame, pd.DataFrame):
            raise FrameTypeError.of(frame, "a pandas DataFrame")
        if not same_names(frame.columns, index_of([p.name for p in predictions], [None])):
            expected = f"the frame with the {len(predictions)} columns that were inferred"
            raise ArgumentError.of("frame", frame, expected)
    names = [_text(p.name) for p in predictions]
    repeated = [name for name, number in Counter(names).items() if number > 1] if unique else []
    if repeated:
        raise ArgumentError.repeated_names(repeated)
    if frame is not None:
        return [
            _of_column(name, p, column_at(frame, i))
            for i, (name, p) in enumerate(zip(names, predictions, strict=True))
        ]
    # Points that `cast` takes for neither decimals nor thousands are no numbers to others.
    is_open = left_open([_if_of_texts(p) for p in predictions])
    return [
        Field(name, "string" if left else _kind_of_label(p), p)
        for name, p, left in zip(names, predictions, is_open, strict=True)
    ]


def _if_of_texts(prediction: ColumnPrediction) -> tuple[ParseFacts, str] | None:
    facts, counts = prediction.parse, prediction.uniqueness
    is_stored = counts is not None and bool(counts.stored)
    return None if facts is None or is_stored else (facts, prediction.label)


def _of_column(name: str, prediction: ColumnPrediction, series: pd.Series) -> Field:
    cells = tamed(series)
    kind = _kind_of_cells(cells)
    if kind in ("string", "any") and series.dtype == np.dtype(object):
        present = series[cells.notna().to_numpy()]
        kind = nested_kind(present) or (kind if kind == "any" else _kind_of_objects(present))
    stored: Any = cells.dtype
    declared: Any = getattr(stored, "pyarrow_dtype", None)
    if kind == "number" and hasattr(declared, "scale"):  # decimals of Arrow
        behind = max(declared.scale, 0)
        n_digits = declared.precision - min(declared.scale, 0)
        return Field(name, kind, prediction, series.dtype, n_digits, behind)
    if isinstance(stored, pd.CategoricalDtype):
        cells = pd.Series(stored.categories)
    n_digits, n_decimals = _digits_beyond_64_bits(cells) if kind == "integer" else 0, 0
    if kind == "number" and pd.api.types.is_object_dtype(cells.dtype):
        n_digits, n_decimals = _digits_of_decimals(cells)
    at_midnight = _is_of_moments(series.dtype) and _at_midnight(series)
    items = items_of(series) if kind == "array" else ""
    in_json = json_kind(cells.dropna()) if kind == "string" and prediction.label == "json" else ""
    return Field(
        name, kind, prediction, series.dtype, n_digits, n_decimals, at_midnight, items, in_json
    )


def _kind_of_objects(present: pd.Series) -> str:
    """Return the kind of cells that are read as texts: other tools write objects in their way."""
    are_texts = all(issubclass(one, str) for one in set(map(type, present)))
    return "string" if are_texts else "any"


def _is_of_moments(dtype: Any) -> bool:
    """Return whether a dtype holds moments without a zone; pandas fails on some Arrow types."""
    if isinstance(dtype, pd.ArrowDtype):
        stored: Any = dtype.pyarrow_dtype
        return str(stored).startswith("timestamp") and stored.tz is None
    return pd.api.types.is_datetime64_dtype(dtype)


def _at_midnight(series: pd.Series) -> bool:
    present = series.dropna()
    return bool((present == present.dt.normalize()).all())


_UNSIGNED_DIGITS = 20
"""Digits of the largest unsigned number of 64 bits."""


def _digits_beyond_64_bits(series: pd.Series) -> int:
    """Return how long the longest whole number is, 0 if 64 bits with a sign hold them all."""
    if not pd.api.types.is_object_dtype(series.dtype) and "uint64" not in str(series.dtype).lower():
        return 0
    present = series.dropna()
    if not len(present):
        return 0
    low, high = int(present.min()), int(present.max())
    if low >= -(2**63) and high < 2**63:
        return 0
    least = 0 if pd.api.types.is_object_dtype(series.dtype) else _UNSIGNED_DIGITS
    return max(least, len(str(abs(low))), len(str(high)))


def _digits_of_decimals(series: pd.Series) -> tuple[int, int]:
    """Return how many digits decimals have at most on both sides of the point, and behind it."""
    before, behind = 1, 0
    for cell in series.dropna():
        number = cell if isinstance(cell, Decimal) else Decimal(str(cell))
        if number.is_finite():
            before = max(before, number.adjusted() + 1)
            behind = max(behind, -int(number.as_tuple().exponent))
    return before + behind, behind


def _text(name: Any) -> str:
    if issubclass(type(name), tuple):
        return "_".join(map(text_of, tuple.__iter__(name)))
    return text_of(name)


def _kind_of_label(prediction: ColumnPrediction) -> str:
    label = prediction.label
    if label == UNKNOWN or label not in catalogue():
        return "string"
    kind = _BY_LABEL.get(label) or _BY_BASE.get(label) or _BY_BASE.get(base_label(label), "string")
    if kind == "string":
        return kind
    facts, counts = prediction.parse, prediction.uniqueness
    if counts is not None:
        # Of all rows: a word or a null token beyond the sample, digits that no type has.
        if counts.held in ("t", "z") or any(map(str.strip, counts.gaps)):
            return "string"
        if counts.held == "I":
            kind = "integer"
    return kind if facts is None else _kind_as_written(kind, facts)


def _kind_as_written(kind: str, facts: ParseFacts) -> str:
    """Return the kind that every reader finds in such cells: units or null tokens make them text.

    A schema of numbers would refuse ``1.234,50 \u20ac`` and ``n/a``, and lose the zeros of ``007``.
    """
    marks = facts.numbers or _PLAIN
    plain = replace(marks, decimals=None, least_decimals=0, ambiguous=False) == _PLAIN
    if not plain or facts.fraction < 1 or facts.null_tokens or facts.kind not in _NUMBERS:
        return "string"
    return "number" if facts.kind == "decimal" else kind


def _kind_of_cells(series: pd.Series) -> str:
    dtype: Any = series.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        return _kind_of_cells(pd.Series(dtype.categories))
    types = pd.api.types
    for test, kind in (
        (types.is_bool_dtype, "boolean"),
        (types.is_integer_dtype, "integer"),
        (types.is_float_dtype, "number"),
        (types.is_datetime64_any_dtype, "datetime"),
        (types.is_timedelta64_dtype, "duration"),
    ):
        if test(dtype) and not (kind == "boolean" and types.is_object_dtype(dtype)):
            return (
                "date"
                if str(dtype).startswith("date")
                and "[pyarrow]" in str(dtype)
                and ("time" not in str(dtype))
                else kind
            )
    if hasattr(getattr(dtype, "pyarrow_dtype", None), "scale"):
        return "number"
    if nested := arrow_kind(dtype):
        return nested
    if not types.is_object_dtype(dtype):
        return "string" if types.is_string_dtype(dtype) else "any"
    present = series.dropna()
    return nested_kind(present) or _BY_CELLS.get(types.infer_dtype(present, skipna=True), "any")
