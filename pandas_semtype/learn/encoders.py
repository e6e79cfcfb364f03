"""Encoders of single columns: what the training data told, and new cells to columns of numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from ..cells import tamed
from ..parsing import ParseFacts
from ..parsing.lists import split_list
from ..shown import text_of
from .values import moments_of, numbers_of, texts_of

__all__ = [
    "CategoryEncoder", "Encoded", "Encoder", "KeyEncoder", "ListEncoder", "MomentEncoder",
    "NumberEncoder", "OrderedEncoder", "PresenceEncoder",
]  # fmt: skip

_RARE = "infrequent"
_MICROS_OF_DAY = 86_400_000_000


@dataclass(frozen=True)
class Encoded:
    """Hold the columns that one column became.

    Parameters
    ----------
    columns : list of ndarray or Categorical
        One per suffix of the encoder.
    n_present, n_odd : int, default 0
        Cells that hold something, and those of them that are not what the training data had.
    """

    columns: list[Any]
    n_present: int = 0
    n_odd: int = 0


class Encoder(Protocol):
    """What an encoder of one column offers."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Return what is appended to the name of the column; "" for the name itself."""
        ...

    def encode(self, series: pd.Series) -> Encoded:
        """Return the columns that a column becomes."""
        ...


@dataclass(frozen=True)
class NumberEncoder:
    """Read numbers, truth values, times of day (hours) and lengths of time (seconds)."""

    facts: ParseFacts
    suffixes: tuple[str, ...] = ("",)

    def encode(self, series: pd.Series) -> Encoded:
        """Return one column of floats."""
        values, n_present, n_odd = numbers_of(series, self.facts)
        return Encoded([values], n_present, n_odd)


@dataclass(frozen=True)
class MomentEncoder:
    """Split moments into year, month, day, weekday (0 is Monday), hour, and days since 1970."""

    facts: ParseFacts
    suffixes: tuple[str, ...]

    @classmethod
    def fitted(cls, series: pd.Series, facts: ParseFacts, dates: str) -> MomentEncoder:
        """Return an encoder; hours are only asked for where the training data has them."""
        if dates == "days":
            return cls(facts, ("_days",))
        values = moments_of(series, facts).values
        micros = values[~np.isnat(values)].astype(np.int64)
        hours = ("_hour",) if (micros % _MICROS_OF_DAY).any() else ()
        return cls(facts, ("_year", "_month", "_day", "_weekday", *hours, "_days"))

    def encode(self, series: pd.Series) -> Encoded:
        """Return the parts as floats, missing where the moment is."""
        values, n_present, n_odd = moments_of(series, self.facts)
        moments = pd.DatetimeIndex(values)
        micros = values.astype(np.int64)
        parts = {
            "_year": moments.year, "_month": moments.month, "_day": moments.day,
            "_weekday": moments.day_of_week, "_hour": moments.hour,
            "_days": micros / _MICROS_OF_DAY,
        }  # fmt: skip
        gaps = np.isnat(values)
        columns = [
            np.where(gaps, np.nan, np.asarray(parts[suffix], dtype=np.float64))
            for suffix in self.suffixes
        ]
        return Encoded(columns, n_present, n_odd)


@dataclass(frozen=True)
class OrderedEncoder:
    """Number the steps of a scale from 0 on."""

    places: Mapping[str, int]
    suffixes: tuple[str, ...] = ("",)

    def encode(self, series: pd.Series) -> Encoded:
        """Return one column of floats; a step that the training data lacked is missing."""
        cells = texts_of(series)
        values = np.array([self.places.get(cell, np.nan) for cell in cells], dtype=np.float64)
        present = pd.notna(cells)
        return Encoded([values], int(present.sum()), int((present & np.isnan(values)).sum()))


@dataclass(frozen=True)
class CategoryEncoder:
    """Encode categories: a column of 0 and 1 each, one of codes, or one of a category dtype."""

    levels: tuple[str, ...]
    form: str
    rare: frozenset[str]
    suffixes: tuple[str, ...]

    @property
    def cells(self) -> list[str]:
        """Return every category of the training data."""
        return sorted({*self.levels[: len(self.levels) - bool(self.rare)], *self.rare})

    @classmethod
    def fitted(cls, series: pd.Series, form: str, most: int) -> CategoryEncoder:
        """Return an encoder; beyond `most` levels, the rarest are one."""
        counts = Counter(cell for cell in texts_of(series) if cell is not None)
        ranked = sorted(counts, key=lambda cell: (-counts[cell], cell))
        cut = ranked if len(ranked) <= most else ranked[: most - 1]
        levels, rare = sorted(cut), frozenset(ranked[len(cut) :])
        if rare:
            levels.append(_RARE)
        suffixes = tuple(f"_{level}" for level in levels) if form == "onehot" else ("",)
        return cls(tuple(levels), form, rare, suffixes)

    def encode(self, series: pd.Series) -> Encoded:
        """Return the categories; a new one is missing, which is all 0 in columns of 0 and 1."""
        cells = texts_of(series)
        places = dict(zip(self.levels, range(len(self.levels)), strict=True))
        places.update(dict.fromkeys(self.rare, len(self.levels) - 1))
        codes = np.array([-1 if c is None else places.get(c, -1) for c in cells], dtype=np.int64)
        if self.form == "onehot":
            each = range(len(self.levels))
            return Encoded([(codes == place).astype(np.float64) for place in each])
        if self.form == "ordinal":
            return Encoded([np.where(codes < 0, np.nan, codes).astype(np.float64)])
        return Encoded(
            [pd.Categorical.from_codes(codes, categories=pd.Index(list(self.levels), dtype=object))]
        )


@dataclass(frozen=True)
class ListEncoder:
    """Encode lists: a column of 0 and 1 for each frequent value, and the number of values."""

    values: tuple[str, ...]
    delimiter: str
    suffixes: tuple[str, ...]

    @classmethod
    def fitted(cls, series: pd.Series, delimiter: str, most: int) -> ListEncoder:
        """Return an encoder of the most frequent values."""
        counts: Counter[str] = Counter()
        for parts in _parts(series, delimiter):
            counts.update(set(parts or ()))
        ranked = sorted(counts, key=lambda value: (-counts[value], value))[:most]
        values = tuple(sorted(ranked))
        return cls(values, delimiter, (*(f"_{value}" for value in values), "_n"))

    def encode(self, series: pd.Series) -> Encoded:
        """Return the columns; everything is missing where the list is."""
        parts = _parts(series, self.delimiter)
        sets = [None if p is None else set(p) for p in parts]
        columns = [
            np.array([np.nan if s is None else float(v in s) for s in sets], dtype=np.float64)
            for v in self.values
        ]
        lengths = [np.nan if p is None else float(len(p)) for p in parts]
        return Encoded([*columns, np.array(lengths, dtype=np.float64)])


def _parts(series: pd.Series, delimiter: str) -> list[list[str] | None]:
    found: list[list[str] | None] = []
    for cell in tamed(series):
        if isinstance(cell, (list, tuple, set, frozenset, np.ndarray)):
            found.append([text_of(value) for value in cell])
        elif isinstance(cell, str):
            found.append(split_list(cell, delimiter or ","))
        else:
            gap = cell is None or cell is pd.NA or cell != cell  # noqa: PLR0124
            found.append(None if gap else [text_of(cell)])
    return found


@dataclass(frozen=True)
class KeyEncoder:
    """Keep keys as numbers, or as their places among the sorted keys of the training data."""

    facts: ParseFacts
    known: tuple[str, ...] | None
    suffixes: tuple[str, ...] = ("",)

    @classmethod
    def fitted(cls, series: pd.Series, facts: ParseFacts) -> KeyEncoder:
        """Return an encoder; keys that are no numbers are sorted."""
        read = numbers_of(series, facts)
        if not read.n_odd and not facts.width:
            return cls(facts, None)
        cells = texts_of(series)
        return cls(facts, tuple(sorted(set(cells[pd.notna(cells)].tolist()))))

    def encode(self, series: pd.Series) -> Encoded:
        """Return one column of floats; a new key has the place where it would stand."""
        if self.known is None:
            values, n_present, n_odd = numbers_of(series, self.facts)
            return Encoded([values], n_present, n_odd)
        cells = texts_of(series)
        present = pd.notna(cells)
        values = np.full(len(cells), np.nan)
        known = np.array(self.known, dtype=object)
        values[present] = np.searchsorted(known, cells[present])
        return Encoded([values], int(present.sum()))


@dataclass(frozen=True)
class PresenceEncoder:
    """Mark rows that hold something: all that a constant or empty column can tell."""

    suffixes: tuple[str, ...] = ("_present",)

    def encode(self, series: pd.Series) -> Encoded:
        """Return one column of 0 and 1."""
        return Encoded([tamed(series).notna().to_numpy(dtype=np.float64)])
