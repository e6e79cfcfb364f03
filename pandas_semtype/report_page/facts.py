"""What a page says of a column: counts, examples, odd cells, warnings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from ..cells import tamed
from ..parsing import ParseFacts
from ..parsing.words import format_in_words
from ..personal import LEAST, personal_frame
from ..prediction import ColumnPrediction
from ..results import InferenceResult
from ..sampling import ColumnSample, sample_frame
from ..selection import column_at
from ..simon.rules.reasons import reasons
from ..simon.rules.validators import validators
from ..types import UNKNOWN, catalogue
from .attention import FEW_ROWS, Warning_, warnings_of
from .sketch import Sketch, sketch_of
from .veil import veil, veil_inside

__all__ = ["ColumnFacts", "FrameFacts", "facts_of"]

_MOST_ROWS = 200_000
"""Rows that are counted; of a longer frame this many are taken, evenly."""
_SHOWN, _ODD, _FREQUENT = 6, 5, 5
_FREE = frozenset({"text", "list", "json", "html", "user_agent", "file_path", "uri", UNKNOWN})
_OWN_REASONS = {
    "net": "the network's label stands",
    "low_score": "not sure enough: no specific label is likely enough for the mode, so the general "
    "one that is safe stands, or unknown; nothing is wrong with the column",
    "no_values": "there are only missing cells",
    "taught": "a label that a user added",
    "context:name": "the name of the column broke the tie",
    "context:neighbour": "the columns beside it broke the tie",
}


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """Hold what is said of one column; cells in it may be shown as they are.

    Parameters
    ----------
    position : int
    prediction : ColumnPrediction
    dtype : str
    role, parse : str
        Empty if they are not known.
    n_rows, n_missing : int
        Rows that were counted, and missing cells among them.
    n_distinct : int
        Distinct cells that are present.
    why : str
        The reason in words.
    sketch : Sketch or None
    examples : tuple of str
    frequent, odd : tuple of (str, int)
        Cells with how often they stand in the sample.
    warnings : tuple of Warning_
    veiled : bool
        Whether cells are shown without what they say.
    """

    position: int
    prediction: ColumnPrediction
    dtype: str
    role: str
    parse: str
    n_rows: int
    n_missing: int
    n_distinct: int
    why: str
    sketch: Sketch | None
    examples: tuple[str, ...] = ()
    frequent: tuple[tuple[str, int], ...] = ()
    odd: tuple[tuple[str, int], ...] = ()
    warnings: tuple[Warning_, ...] = ()
    veiled: bool = False


@dataclass(frozen=True, slots=True)
class FrameFacts:
    """Hold what is said of a frame as a whole.

    Parameters
    ----------
    title : str
    n_rows : int
    n_counted : int
        Rows that were counted, fewer in a long frame.
    n_duplicates : int or None
        Rows that stand above already; None if cells cannot be compared.
    columns : tuple of ColumnFacts
    model_id, mode : str
    """

    title: str
    n_rows: int
    n_counted: int
    n_duplicates: int | None
    columns: tuple[ColumnFacts, ...] = field(repr=False)
    model_id: str
    mode: str

    @property
    def n_missing(self) -> int:
        """Return the number of missing cells among those counted."""
        return sum(column.n_missing for column in self.columns)


def facts_of(
    frame: pd.DataFrame, result: InferenceResult, *, title: str, examples: str
) -> FrameFacts:
    """Return what a page says of a frame.

    Parameters
    ----------
    frame : DataFrame
    result : InferenceResult
        One prediction per column of the frame.
    title : str
    examples : {"masked", "all", "none"}
    """
    counted = frame
    if len(frame) > _MOST_ROWS:
        counted = frame.iloc[np.linspace(0, len(frame) - 1, _MOST_ROWS).astype("int64")]
    personal = personal_frame(result, LEAST)
    kinds = personal["kind"].to_dict()
    series = [tamed(column_at(counted, place)) for place in range(frame.shape[1])]
    hashes = [_hash(one) for one in series]
    same = _same(hashes)
    columns = tuple(
        _column(
            series[place],
            sample,
            result.at(place),
            place,
            kinds.get(place, ""),
            str(personal["category"].get(place, "")),
            same.get(place),
            examples,
        )
        for place, sample in enumerate(sample_frame(frame))
    )
    return FrameFacts(
        title,
        len(frame),
        len(counted),
        _duplicates(hashes, len(counted)),
        columns,
        result.model_id,
        result.mode,
    )


def _hash(series: pd.Series) -> np.ndarray | None:
    """Return a number per cell, alike for equal cells; None for cells such as lists."""
    try:
        return np.asarray(pd.util.hash_pandas_object(series, index=False))
    except (TypeError, ValueError, NotImplementedError, ArithmeticError):
        return None


def _duplicates(hashes: list[np.ndarray | None], n_rows: int) -> int | None:
    if not n_rows or any(one is None for one in hashes):
        return None
    total = np.zeros(n_rows, dtype="uint64")
    for place, one in enumerate(hashes):
        assert one is not None
        with np.errstate(over="ignore"):
            total = total * np.uint64(1_000_003) + one * np.uint64(2 * place + 1)
    return int(n_rows - len(np.unique(total)))


def _same(hashes: list[np.ndarray | None]) -> dict[int, int]:
    """Return, for a column with the same cells as an earlier one, the position of that one."""
    first: dict[bytes, int] = {}
    found = {}
    for place, one in enumerate(hashes):
        if one is not None and len(one) > 1 and (one != one[0]).any():
            earlier = first.setdefault(one.tobytes(), place)
            if earlier != place:
                found[place] = earlier
    return found


def _column(
    series: pd.Series,
    sample: ColumnSample,
    prediction: ColumnPrediction,
    position: int,
    kind: str,
    category: str,
    twin: int | None,
    examples: str,
) -> ColumnFacts:
    n_missing = int(series.isna().sum())
    n_distinct = _distinct(series, sample)
    label = prediction.label
    veiled = examples == "masked" and kind in {"direct", "sensitive"}

    def shown(cell: str) -> str:
        if examples == "all":
            return cell
        return veil(cell) if veiled else veil_inside(cell, numbers=label in _FREE)

    odd = _odd(sample, label) if label != UNKNOWN else []
    common = sorted(zip(sample.values, sample.counts.tolist(), strict=True), key=lambda x: -x[1])
    repeated = [(value, count) for value, count in common if count > 1][:_FREQUENT]
    sketch = sketch_of(series, sample.values, sample.counts)
    if sketch is not None and veiled and sketch.shows_cells:
        sketch = Sketch(sketch.what, sketch.counts, veil(sketch.low), veil(sketch.high))
    visible = examples != "none"
    return ColumnFacts(
        position,
        prediction,
        str(series.dtype),
        _role(prediction),
        _parse(prediction),
        len(series),
        n_missing,
        n_distinct,
        _why(prediction.reason),
        sketch,
        tuple(dict.fromkeys(map(shown, sample.values[:_SHOWN]))) if visible else (),
        _shown_counts(repeated, shown) if visible else (),
        _shown_counts(odd, shown) if visible else (),
        warnings_of(
            series, sample, prediction, n_missing, n_distinct, kind, category, twin, len(odd)
        ),
        veiled,
    )


def _shown_counts(cells: Sequence[tuple[str, int]], shown: Any) -> tuple[tuple[str, int], ...]:
    total: Counter[str] = Counter()
    for cell, count in cells:
        total[shown(cell)] += count
    return tuple(total.items())


def _distinct(series: pd.Series, sample: ColumnSample) -> int:
    try:
        return int(series.nunique())
    except (TypeError, ValueError, ArithmeticError, NotImplementedError):
        return len(sample.values)  # lists and dicts, by their text


def _odd(sample: ColumnSample, label: str) -> list[tuple[str, int]]:
    """Return cells that fail the test of the label, or of another shape than nearly all."""
    pairs = list(zip(sample.values, sample.counts.tolist(), strict=True))
    test = validators().get(label)
    if test is not None and pairs:
        passed = test([value.strip() for value, _ in pairs])
        if 0.5 <= passed.mean() < 1.0:
            return [pair for pair, fine in zip(pairs, passed, strict=True) if not fine][:_ODD]
    shapes = Counter[str]()
    for value, count in pairs:
        shapes[_shape(value)] += count
    total = sum(shapes.values())
    usual = {shape for shape, count in shapes.items() if count > 0.02 * total}
    if total < FEW_ROWS or sum(shapes[shape] for shape in usual) < 0.95 * total:
        return []
    return [pair for pair in pairs if _shape(pair[0]) not in usual][:_ODD]


def _shape(value: str) -> str:
    """Return the kinds of characters of a cell, runs of a kind as one."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "0", value.strip()))[:12]


def _why(reason: str) -> str:
    known = reasons().get(reason)
    if known is not None:
        return re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", known.meaning)
    kind, _, label = reason.partition(":")
    if kind == "impossible":
        return f"the cells cannot be {label}"
    return _OWN_REASONS.get(reason, "")


def _role(prediction: ColumnPrediction) -> str:
    role = getattr(prediction, "role", None)
    if role is not None:
        return str(role)
    known = catalogue().get(prediction.label)
    return known.role if known else ""


def _parse(prediction: ColumnPrediction) -> str:
    """Return how the cells are written, in words, where the prediction says so."""
    facts = getattr(prediction, "parse", None)
    if not isinstance(facts, ParseFacts) or not facts.is_parsed:
        return ""
    what, how = format_in_words(facts)
    tokens = ", ".join(facts.null_tokens)
    return f"{what}: {how}" + (f"; missing cells are {tokens}" if tokens else "")
