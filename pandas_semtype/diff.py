"""Two results compared: columns that are new, gone, renamed, or mean something else."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from .digest import ColumnDigest
from .names import boxed, name_key
from .parsing import ParseFacts
from .parsing.words import format_in_words
from .prediction import ColumnPrediction, printable
from .shown import escaped, text_of
from .types import UNKNOWN

__all__ = ["ColumnChange", "SchemaDiff", "compared"]

_SAME_CELLS = 0.5
"""Fraction of cells that a renamed column keeps at least."""
_SAME_SCORES = 0.98
"""Cosine of the scores of the network from which on two columns look alike."""
_VAGUE = frozenset(
    {UNKNOWN, "text", "int", "float", "boolean", "categorical", "ordinal", "code", "identifier"}
)
"""Labels that many columns of a table have, so that they identify none."""
_BREAKING = frozenset({"gone", "renamed", "type", "format"})


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """Hold what became of one column.

    Parameters
    ----------
    changes : tuple of str
        Of ``"new"``, ``"gone"``, ``"renamed"``, ``"type"`` and ``"format"``; none for a column
        that is as it was.
    before, after : ColumnPrediction, optional
        What it meant; None where there was, or is, no such column.
    moved : float, optional
        Fraction of its cells that moved, 0 to 1; None where it cannot be told.
    missing : float, optional
        Fraction of missing cells after, less that before.
    """

    changes: tuple[str, ...]
    before: ColumnPrediction | None
    after: ColumnPrediction | None
    moved: float | None = None
    missing: float | None = None

    @property
    def breaking(self) -> bool:
        """Return whether code that reads the column may fail, or mean something else.

        A new column breaks nothing, nor does a type that is more specific than before.
        """
        if "type" in self.changes and self.before is not None and self.after is not None:
            refined = self.before.label in (UNKNOWN, *self.after.labels)
            others = set(self.changes) - {"type"}
            return bool(others & _BREAKING) or not refined
        return bool(_BREAKING.intersection(self.changes))


class SchemaDiff:
    """Hold what changed between two results.

    Iterating gives one `ColumnChange` per column, those after in their order, then those
    that are gone. Its length is the number of columns that changed.

    Parameters
    ----------
    columns : sequence of ColumnChange
        One per column.

    See Also
    --------
    pandas_semtype.InferenceResult.diff : Makes one.

    Examples
    --------
    >>> import pandas as pd
    >>> import pandas_semtype
    >>> mails = [f"user{i}@example.org" for i in range(20)]
    >>> one = pandas_semtype.infer(pd.DataFrame({"mail": mails, "n": range(20)}))
    >>> other = pandas_semtype.infer(pd.DataFrame({"contact": mails, "n": range(20)}))
    >>> diff = one.diff(other)
    >>> diff.renamed, diff.new, diff.breaking
    ({'mail': 'contact'}, [], True)
    """

    __slots__ = ("_columns",)

    def __init__(self, columns: Sequence[ColumnChange]) -> None:
        self._columns = tuple(columns)

    def __iter__(self) -> Iterator[ColumnChange]:
        return iter(self._columns)

    def __len__(self) -> int:
        return sum(bool(column.changes) for column in self._columns)

    @property
    def breaking(self) -> bool:
        """Return whether a column is gone, renamed, of another type or of another format."""
        return any(column.breaking for column in self._columns)

    @property
    def new(self) -> list[Hashable]:
        """Return the names of columns that were not there before."""
        return [c.after.name for c in self._columns if c.after is not None and c.before is None]

    @property
    def gone(self) -> list[Hashable]:
        """Return the names of columns that are no longer there."""
        return [c.before.name for c in self._columns if c.before is not None and c.after is None]

    @property
    def renamed(self) -> dict[Hashable, Hashable]:
        """Return new names by the old ones."""
        return {
            c.before.name: c.after.name
            for c in self._columns
            if "renamed" in c.changes and c.before is not None and c.after is not None
        }

    def to_frame(self) -> pd.DataFrame:
        """Return one row per column.

        Returns
        -------
        DataFrame
            The columns change, before, after, type_before, type_after, format_before,
            format_after (in words), moved, missing and breaking.
        """
        rows = [
            {
                "change": ", ".join(column.changes),
                "before": None if column.before is None else column.before.name,
                "after": None if column.after is None else column.after.name,
                "type_before": None if column.before is None else column.before.label,
                "type_after": None if column.after is None else column.after.label,
                "format_before": ": ".join(filter(None, _format_of(column.before))) or None,
                "format_after": ": ".join(filter(None, _format_of(column.after))) or None,
                "moved": np.nan if column.moved is None else column.moved,
                "missing": np.nan if column.missing is None else column.missing,
                "breaking": column.breaking,
            }
            for column in self._columns
        ]
        names = [
            "change", "before", "after", "type_before", "type_after", "format_before",
            "format_after", "moved", "missing", "breaking",
        ]  # fmt: skip
        columns = {name: boxed([row[name] for row in rows]) for name in names}
        frame = pd.DataFrame(columns, dtype=object)
        return frame.astype({"moved": float, "missing": float, "breaking": bool})

    def _headline(self) -> str:
        number = len(self)
        changed = "1 column changed" if number == 1 else f"{number} columns changed"
        if not number:
            changed = "no column changed"
        return f"SchemaDiff: {changed}{', breaking' if self.breaking else ''}"

    def _shown(self) -> pd.DataFrame:
        changed = [column for column in self._columns if column.changes]
        frame = SchemaDiff(changed).to_frame().astype(object)
        moved = ["" if np.isnan(share) else f"{share:.2f}" for share in frame["moved"]]
        before = [_shown_name(column.before) for column in changed]
        after = [_shown_name(column.after) for column in changed]
        formats = [_format_change(column) for column in changed]
        frame = frame.assign(before=before, after=after, moved=moved, format=formats)
        shown = ["change", "before", "after", "type_before", "type_after", "format", "moved"]
        if not any(formats):
            shown.remove("format")
        return frame[[*shown, "breaking"]].map(lambda value: "" if value is None else value)

    def __repr__(self) -> str:
        if not len(self):
            return self._headline()
        table = self._shown().to_string(index=False, max_rows=pd.get_option("display.max_rows"))
        return printable(f"{self._headline()}\n{table}")

    def _repr_html_(self) -> str:
        table = self._shown().to_html(
            index=False,
            max_rows=pd.get_option("display.max_rows"),
            escape=True,
        )
        return printable(f"<div><p>{self._headline()}</p>\n{table}</div>")


Columns = Sequence[tuple[ColumnPrediction, ColumnDigest | None]]
"""What each column of a frame means, and hashes of some of its cells."""


def compared(before: Columns, after: Columns) -> SchemaDiff:
    """Compare what the columns of two frames mean.

    Parameters
    ----------
    before, after : sequence of (ColumnPrediction, ColumnDigest or None)
        In the order of the frames.

    Returns
    -------
    SchemaDiff
    """
    pairs = _by_name(before, after)
    pairs.update(_renamed(before, after, pairs))
    found = []
    for place, column in enumerate(after):
        old = pairs.get(place)
        found.append(_change(None if old is None else before[old], column))
    kept = set(pairs.values())
    gone = (column for place, column in enumerate(before) if place not in kept)
    return SchemaDiff([*found, *(ColumnChange(("gone",), old, None) for old, _ in gone)])


def _by_name(before: Columns, after: Columns) -> dict[int, int]:
    """Return places before by places after; of names that repeat the first is the first."""
    known: dict[Any, list[int]] = {}
    for place, (column, _) in enumerate(before):
        known.setdefault(name_key(column.name), []).append(place)
    found = {}
    for place, (column, _) in enumerate(after):
        places = known.get(name_key(column.name))
        if places:
            found[place] = places.pop(0)
    return found


def _renamed(before: Columns, after: Columns, pairs: Mapping[int, int]) -> dict[int, int]:
    """Return which of the columns without a partner are the same under another name."""
    old = [place for place in range(len(before)) if place not in set(pairs.values())]
    new = [place for place in range(len(after)) if place not in pairs]
    likeness = sorted(
        (
            (alike, -abs(i - j), i, j)
            for i in new
            for j in old
            if (alike := _likeness(before[j], after[i])) is not None
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for alike, _, i, j in likeness:
        if i in found or j in found.values():
            continue
        if alike < _SAME_CELLS:  # only what the columns mean: no other may mean the same
            rivals = [(x, y) for a, _, x, y in likeness if a < _SAME_CELLS and (x == i or y == j)]
            if len(rivals) > 1:
                continue
        found[i] = j
    return found


def _likeness(
    old: tuple[ColumnPrediction, ColumnDigest | None],
    new: tuple[ColumnPrediction, ColumnDigest | None],
) -> float | None:
    """Return how alike two columns are, from 0.5 by cells, below by type; None if they are not."""
    (one, cells), (other, cells_after) = old, new
    moved = None if cells is None or cells_after is None else cells.moved(cells_after)
    if moved is not None and 1 - moved >= _SAME_CELLS and one.label == other.label:
        return 1 - moved
    repeats = moved is not None and cells is not None and _repeats(cells)
    if repeats or one.label != other.label or one.label in _VAGUE:
        return None  # cells that stay and are not the same, or a type that says too little
    return _SAME_CELLS / 2 if _cosine(one, other) >= _SAME_SCORES else None


def _repeats(cells: ColumnDigest) -> bool:
    return bool(cells.counts[cells.counts > 1].sum() * 2 >= cells.counts.sum())


def _cosine(one: ColumnPrediction, other: ColumnPrediction) -> float:
    scores, others = dict(one.net_scores), dict(other.net_scores)
    pairs = [(scores[x] or 0.0, others[x] or 0.0) for x in scores if x in others]
    if not pairs:
        return 0.0
    a, b = np.array(pairs).T
    size = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / size if size else 0.0


def _change(
    old: tuple[ColumnPrediction, ColumnDigest | None] | None,
    new: tuple[ColumnPrediction, ColumnDigest | None],
) -> ColumnChange:
    after, cells_after = new
    if old is None:
        return ColumnChange(("new",), None, after)
    before, cells = old
    changes = []
    if name_key(before.name) != name_key(after.name):
        changes.append("renamed")
    if before.label != after.label:
        changes.append("type")
    formats = _format_of(before), _format_of(after)
    # Another type is written in another way: that is no second change.
    if before.label == after.label and all(map(any, formats)) and formats[0] != formats[1]:
        changes.append("format")
    moved = missing = None
    if cells is not None and cells_after is not None:
        moved = cells.moved(cells_after)
        missing = _missing(cells_after) - _missing(cells)
    return ColumnChange(tuple(changes), before, after, moved, missing)


def _shown_name(column: ColumnPrediction | None) -> str:
    return "" if column is None else escaped(text_of(column.name))


def _missing(cells: ColumnDigest) -> float:
    return cells.n_missing / max(cells.n_missing + cells.n_present, 1)


def _format_of(column: ColumnPrediction | None) -> tuple[str, str]:
    """Return what is written in some way and the way, in words; ("", "") if it is not known."""
    parse: Any = getattr(column, "parse", None)
    if isinstance(parse, ParseFacts):
        return format_in_words(parse)
    # Of a prediction of somebody else: a text, or something that has one by the name format.
    if isinstance(parse, Mapping):
        parse = parse.get("format")
    found = parse if isinstance(parse, str) else getattr(parse, "format", None)
    return "", found if isinstance(found, str) else ""


def _format_change(column: ColumnChange) -> str:
    """Return how the format changed, for people; "" if it did not."""
    if "format" not in column.changes:
        return ""
    (what, how), (what_after, how_after) = _format_of(column.before), _format_of(column.after)
    first = f"{what or 'format'}: {how}"
    if what == what_after:
        return escaped(f"{first} -> {how_after}")
    return escaped(f"{first} -> {what_after or 'format'}: {how_after}")
