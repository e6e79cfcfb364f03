"""Examples of a new class: what a user gives, as checked column samples."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ...checks import listed
from ...context import name_key
from ...errors import ArgumentError, ColumnSelectionError, ExampleError, FrameTypeError
from ...sampling import ColumnSample, sample_series
from ...selection import places_of, unnamed_columns
from ...types import implied_labels
from .label_names import check_alike, check_label

__all__ = [
    "MIN_CELLS",
    "Examples",
    "check_differ",
    "columns_of",
    "gather",
    "implied_by_label",
]

MIN_CELLS = 3
"""Present cells an example column needs."""

_MOST_PIECES = 200
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Examples:
    """Hold the checked examples of one new class.

    Parameters
    ----------
    label : str
        Name of the class.
    columns : tuple of ColumnSample
        Different columns, each with enough cells.
    implies : tuple of str
        Labels that also hold for every column of the class.
    n_duplicates : int
        Columns that were given a second time and left out.
    names : tuple of int
        Keys of the names they were given under, see `pandas_semtype.context.name_key`.
    """

    label: str
    columns: tuple[ColumnSample, ...]
    implies: tuple[str, ...]
    n_duplicates: int = 0
    names: tuple[int, ...] = ()

    @property
    def n_cells(self) -> int:
        """Present cells of all columns."""
        return int(sum(column.counts.sum() for column in self.columns))


def gather(
    new_class: Any,
    examples: Any = None,
    *,
    frame: pd.DataFrame | None = None,
    implies: Any = None,
    chunk: int | None = None,
    random_state: int = 0,
) -> list[Examples]:
    """Check what a user gives as examples of one or several new classes.

    Parameters
    ----------
    new_class : str or mapping
        Name of the class, or a mapping of names to examples.
    examples : object
        See `columns_of`; left out with a mapping.
    frame : DataFrame, optional
        Where column names are looked up.
    implies : str, sequence of str, or mapping, optional
        Labels that hold for every column of the class; by class, if there are several.
    chunk : int, optional
        Cut every column into pieces of this many rows.
    random_state : int, default 0
        Seed of the rows that are sampled.

    Raises
    ------
    ExampleError
        If a class cannot be learned from what was given.
    """
    if frame is not None and not isinstance(frame, pd.DataFrame):
        raise FrameTypeError.of(frame, "a pandas DataFrame")
    if isinstance(new_class, Mapping):
        if examples is not None:
            raise ArgumentError.of("examples", examples, "None: the mapping holds the examples")
        given = {check_label(label): value for label, value in new_class.items()}
        if not given:
            raise ExampleError.too_few("a new class", 1, 0)
    else:
        given = {check_label(new_class): examples}
    check_alike(given)
    implied = implied_by_label(implies, tuple(given))
    out = []
    for label, found in given.items():
        # What is read once only is read twice: for the cells, and for the names of columns.
        once = issubclass(type(found), Iterator)
        value = listed("examples", found, _EXPECTED) if once else found
        columns = columns_of(value, label, frame=frame, chunk=chunk, random_state=random_state)
        unlike = _unlike(columns)
        duplicates = len(columns) - len(unlike)
        follows = implied.get(label, tuple(sorted(implied_labels(label))))
        names = _keys_of_names(value, frame)
        out.append(Examples(label, tuple(unlike), follows, duplicates, names))
    for i, one in enumerate(out):
        for other in out[i + 1 :]:
            if other.label not in one.implies and one.label not in other.implies:
                check_differ(one.label, one.columns, other.label, other.columns)
    return out


def implied_by_label(implies: Any, labels: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the implied labels that a user gives, by label.

    Parameters
    ----------
    implies : str, sequence of str, mapping, or None
        For all labels alike, or by label; None where none are given.
    labels : sequence of str
        Labels that may be given implied ones.

    Raises
    ------
    ArgumentError
        If another label is given implied ones, or a label implies itself.

    Examples
    --------
    >>> from pandas_semtype.simon.transfer.examples import implied_by_label
    >>> implied_by_label({"callsign": "first_name"}, ["callsign", "grid"])
    {'callsign': ('first_name',)}
    """
    by_label = dict(implies) if isinstance(implies, Mapping) else dict.fromkeys(labels, implies)
    out: dict[str, tuple[str, ...]] = {}
    for label, value in by_label.items():
        if not isinstance(label, str) or label not in labels:
            raise ArgumentError.unknown_label("implies", label, labels)
        if value is None:
            continue
        if not isinstance(value, Iterable):
            raise ArgumentError.of("implies", value, "a label or several")
        expected = "a label or several"
        parts = (value,) if isinstance(value, str) else tuple(listed("implies", value, expected))
        if not all(isinstance(part, str) for part in parts) or label in parts:
            raise ArgumentError.of("implies", value, "labels other than the class itself")
        out[str.__str__(label)] = tuple(str.__str__(part) for part in parts)
    return out


def columns_of(
    examples: Any,
    label: str,
    *,
    frame: pd.DataFrame | None = None,
    chunk: int | None = None,
    random_state: int = 0,
) -> list[ColumnSample]:
    """Return examples as column samples.

    Parameters
    ----------
    examples : object
        A Series, a DataFrame (every column is an example), the name of a column of
        `frame`, or a list of Series, of lists of cells, or of names.
    label : str
        Name of the class, used in error messages.
    frame : DataFrame, optional
        Where names are looked up.
    chunk : int, optional
        Cut every column into pieces of this many rows; a last piece of less than half as
        many is left out.
    random_state : int, default 0
        Seed of the rows that are sampled.

    Raises
    ------
    ExampleError
        If there is no column, or one has too few cells.
    """
    if chunk is not None and (isinstance(chunk, bool) or not isinstance(chunk, (int, np.integer))):
        raise ArgumentError.of("chunk", chunk, "a whole number of rows, or None")
    if chunk is not None and chunk < MIN_CELLS:
        raise ArgumentError.of("chunk", chunk, f"at least {MIN_CELLS} rows")
    series = _series_of(examples, label, frame)
    if chunk is not None:
        series = [piece for one in series for piece in _pieces(one, int(chunk))]
    if not series:
        raise ExampleError.too_few(label, 1, 0)
    samples = [sample_series(one, random_state=random_state) for one in series]
    for position, sample in enumerate(samples):
        present = int(sample.counts.sum())
        if present < MIN_CELLS:
            raise ExampleError.too_short(label, position, MIN_CELLS, present)
    return samples


def _keys_of_names(examples: Any, frame: pd.DataFrame | None) -> tuple[int, ...]:
    """Return keys of the names of example columns, of those that say something."""
    if issubclass(type(examples), pd.DataFrame):
        names = list(examples.columns)
    else:
        names = [series.name for series in _series_of(examples, "", frame)]
    return tuple(sorted({key for key in map(name_key, names) if key is not None}))


def _series_of(examples: Any, label: str, frame: pd.DataFrame | None) -> list[pd.Series]:
    if examples is None:
        raise ExampleError.too_few(label, 1, 0)
    kind = type(examples)  # asked of the class: an object may tell another one, or raise
    if issubclass(kind, pd.DataFrame):
        return list(unnamed_columns(examples))
    if issubclass(kind, pd.Series):
        return [examples]
    if frame is not None and _is_name(examples, frame):
        return _named(examples, frame)
    if issubclass(kind, (str, bytes)) or not issubclass(kind, Iterable):
        if frame is not None and issubclass(kind, Hashable):
            return _named(examples, frame)
        raise ArgumentError.of("examples", kind.__name__, _EXPECTED)
    flat = not issubclass(kind, np.ndarray) or examples.ndim == 1
    if issubclass(kind, (Mapping, set, frozenset)) or not flat:
        raise ArgumentError.of("examples", kind.__name__, _EXPECTED)
    out = []
    parts = listed("examples", examples, _EXPECTED)
    if frame is not None:
        names = [part for part in parts if _may_be_name(part)]
        if len(names) > 1 and not any(_is_name(name, frame) for name in names):
            # These are cells rather than names, and a message never shows cells.
            raise ColumnSelectionError.none_of(len(names), frame.columns)
    for part in parts:
        if issubclass(type(part), pd.Series):
            out.append(part)
        elif frame is not None and (_is_name(part, frame) or _may_be_name(part)):
            out += _named(part, frame)
        elif issubclass(type(part), _CELLS):
            out.append(_column(part))
        else:
            raise ArgumentError.of("examples", type(part).__name__, _EXPECTED)
    return out


_CELLS = (list, tuple, np.ndarray, pd.Index, pd.api.extensions.ExtensionArray)
_EXPECTED = "a Series, a DataFrame, names of columns, or a list of Series or of lists of cells"


def _is_name(value: Any, frame: pd.DataFrame) -> bool:
    """Return whether a tuple or another hashable is the name of a column."""
    try:
        return bool(value in frame.columns)
    except Exception:  # noqa: BLE001 - a list, a tuple of lists, or somebody's __hash__
        return False


def _may_be_name(value: Any) -> bool:
    """Return whether a part of examples can only be meant as the name of a column."""
    return issubclass(type(value), Hashable) and not issubclass(type(value), (pd.Series, tuple))


def _named(name: Any, frame: pd.DataFrame) -> list[pd.Series]:
    return [frame.iloc[:, position] for position in places_of(frame.columns, name)]


def _column(cells: Any) -> pd.Series:
    if isinstance(cells, np.ndarray) and cells.ndim != 1:
        raise ArgumentError.of("examples", f"an array of {cells.ndim} dimensions", _EXPECTED)
    if isinstance(cells, (list, tuple)):
        return pd.Series(list(cells), dtype=object)
    return pd.Series(cells)


def _pieces(series: pd.Series, chunk: int) -> list[pd.Series]:
    starts = list(range(0, len(series), chunk))
    if len(starts) > 1 and len(series) - starts[-1] < chunk / 2:
        starts.pop()
    if len(starts) > _MOST_PIECES:
        spread = np.linspace(0, len(starts) - 1, _MOST_PIECES).astype(int)
        starts = [starts[i] for i in spread]
    pieces = [series.iloc[start : start + chunk] for start in starts]
    if len(pieces) == 1:
        return pieces
    # Nothing can be learned from a stretch of missing cells, but from the rest it may.
    return [piece for piece in pieces if piece.notna().sum() >= MIN_CELLS] or pieces[:1]


def _unlike(columns: Sequence[ColumnSample]) -> list[ColumnSample]:
    """Return the columns without those that hold the same cells as an earlier one."""
    seen: dict[frozenset[tuple[str, int]], ColumnSample] = {}
    for column in columns:
        content = frozenset(zip(column.values, column.counts.tolist(), strict=True))
        seen.setdefault(content, column)
    return list(seen.values())


def check_differ(
    label: str, columns: Sequence[ColumnSample], other: str, others: Sequence[ColumnSample]
) -> None:
    """Raise an ExampleError if a column is an example of two things."""
    mine = [set(column.values) for column in columns]
    theirs = [set(column.values) for column in others]
    for i, one in enumerate(mine):
        for two in theirs:
            if one == two or len(one & two) > _SAME * max(MIN_CELLS, min(len(one), len(two))):
                raise ExampleError.contradiction(label, other, i)
