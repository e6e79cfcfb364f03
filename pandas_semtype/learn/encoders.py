"""Encoders of single columns: what the training data told, and new cells to columns of numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from ..casting.distinct import holds_texts
from ..cells import is_blank, tamed
from ..parsing import ParseFacts
from ..parsing.lists import split_list
from ..shown import text_of
from .lists_in_cells import literal_list
from .values import numbers_of

__all__ = ["Encoded", "Encoder", "ListEncoder", "NumberEncoder", "PresenceEncoder"]


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
        known = set(self.values)
        present = [s for s in sets if s]
        n_odd = sum(not s & known for s in present)
        return Encoded([*columns, np.array(lengths, dtype=np.float64)], len(present), n_odd)


def _parts(series: pd.Series, delimiter: str) -> list[list[str] | None]:
    found: list[list[str] | None] = []
    for cell in tamed(_with_lists(series)):
        if isinstance(cell, (list, tuple, set, frozenset, np.ndarray)):
            found.append([text_of(value) for value in cell])
        elif isinstance(cell, str) and is_blank(cell):
            found.append(None)
        elif isinstance(cell, str):
            literal = None if delimiter else literal_list(cell)
            found.append(split_list(cell, delimiter or ",") if literal is None else literal)
        else:
            gap = cell is None or cell is pd.NA or cell != cell  # noqa: PLR0124
            found.append(None if gap else [text_of(cell)])
    return found


def _with_lists(series: pd.Series) -> pd.Series:
    """Return a column in which arrays of NumPy, as Parquet files give them, are lists."""
    if series.dtype != np.dtype(object):
        return series
    found = np.empty(len(series), dtype=object)
    for place, cell in enumerate(series.to_numpy()):
        found[place] = cell.tolist() if type(cell) is np.ndarray and cell.ndim else cell
    return pd.Series(found, index=series.index, dtype=object)


@dataclass(frozen=True)
class PresenceEncoder:
    """Mark rows that hold something: all that a constant or empty column can tell."""

    suffixes: tuple[str, ...] = ("_present",)

    def encode(self, series: pd.Series) -> Encoded:
        """Return one column of 0 and 1; a blank cell holds nothing, as it does for the role."""
        cells = tamed(series)
        present = cells.notna().to_numpy(dtype=bool)
        if holds_texts(cells):
            blank = [issubclass(type(cell), str) and is_blank(cell) for cell in cells]
            present = present & ~np.array(blank, dtype=bool)
        return Encoded([present.astype(np.float64)])
