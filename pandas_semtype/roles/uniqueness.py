"""How the cells of a whole column repeat: one pass over every row, in bounded memory."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from ..cells import is_blank, plain_arrow
from .hashes import any_blank, categories_of, hashed, nested_of
from .numbers import mean_and_deviation, moments_of, nine_digits, numbers_of, written_numbers
from .spelled import Spelled, in_order

__all__ = [
    "DECREASING",
    "INCREASING",
    "NEITHER",
    "Uniqueness",
    "count_distinct",
]

INCREASING, DECREASING, NEITHER = "increasing", "decreasing", ""

_ZONED = "Z"
"""In place of the kind of the dtype: moments with a zone."""

_CHUNK = 1 << 20
"""Rows whose cells are turned into hashes at once."""

_FEW = 5000
_TEXT_OR_MISSING = {str, type(None), float}
"""Classes of the cells of a column of text; a float is none unless it is NaN."""


@dataclass(frozen=True, slots=True)
class Uniqueness:
    """Hold how often the cells of a whole column repeat.

    Parameters
    ----------
    n : int
        Rows of the column.
    n_distinct : int
        Distinct cells; missing and blank ones do not count.
    n_missing : int
        Missing and blank cells.
    monotone : {"increasing", "decreasing", ""}, default ""
        Whether no cell is smaller, or larger, than the one before it, missing ones left out;
        ``""`` if neither holds or there are fewer than two different cells. Text is looked
        at only where it is nothing but numbers.
    minimum, maximum : float
        The range of a column of numbers, also of numbers that are text; missing for any other.
    mean, deviation : float
        Their mean and standard deviation, to nine digits; infinite ones left out.
    stored : {"", "i", "u", "f", "b", "Z"}
        The kind of the dtype, if it is one of numbers in a frame of pandas, or ``"Z"`` if it is one
        of moments with a zone; ``""`` of texts, and where other engines count.
    gaps : tuple of str
        Blank cells as they are written, and null tokens among numbers: `MOST_GAPS` spellings, and
        one more where there are others.
    held : {"", "i", "I", "f", "z", "t"}
        Of texts: what holds all other cells, see `Spelled`; "" where that was not looked at.
        Counts that differ in nothing but `stored`, `gaps` and this are equal.

    Examples
    --------
    >>> from pandas_semtype.roles import Uniqueness
    >>> Uniqueness(10, 4, 2).unique
    0.5
    """

    n: int
    n_distinct: int
    n_missing: int
    monotone: str = NEITHER
    minimum: float = math.nan
    maximum: float = math.nan
    mean: float = field(default=math.nan, repr=False)
    deviation: float = field(default=math.nan, repr=False)
    stored: str = field(default="", repr=False)
    gaps: tuple[str, ...] = field(default=(), repr=False)
    held: str = field(default="", repr=False)

    @property
    def n_present(self) -> int:
        """Return the number of cells that are neither missing nor blank."""
        return self.n - self.n_missing

    @property
    def unique(self) -> float:
        """Return the fraction of distinct cells among the present ones, 0 to 1."""
        return self.n_distinct / self.n_present if self.n_present else math.nan

    @property
    def has_zone(self) -> bool:
        """Return whether the dtype of the column has a time zone, whatever its texts say."""
        return self.stored == _ZONED

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Uniqueness):
            return NotImplemented
        return self._counted() == other._counted()

    def __hash__(self) -> int:
        return hash(tuple(self._counted().values()))

    def to_dict(self) -> dict[str, Any]:
        """Return the numbers as plain JSON types; a range that is missing is None."""
        more = {"stored": self.stored, "gaps": list(self.gaps), "held": self.held}
        return {**self._counted(), **{name: value for name, value in more.items() if value}}

    def _counted(self) -> dict[str, Any]:
        low, high, mean, deviation = (
            None if math.isnan(x) else x
            for x in (self.minimum, self.maximum, self.mean, self.deviation)
        )
        return {
            "n": self.n,
            "n_distinct": self.n_distinct,
            "n_missing": self.n_missing,
            "monotone": self.monotone,
            "minimum": low,
            "maximum": high,
            "mean": mean,
            "deviation": deviation,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Uniqueness:
        """Return what `to_dict` wrote.

        Parameters
        ----------
        data : mapping
            What `to_dict` returned; of an earlier release, without mean, deviation, dtype and
            what is known of gaps.

        Raises
        ------
        KeyError, TypeError, ValueError
            If `data` is something else.
        """
        low, high, mean, deviation = (
            math.nan if value is None else float(value)
            for value in (
                data["minimum"], data["maximum"], data.get("mean"), data.get("deviation"),
            )
        )  # fmt: skip
        n, n_distinct, n_missing = (int(data[key]) for key in ("n", "n_distinct", "n_missing"))
        stored, monotone = str(data.get("stored", "")), str(data["monotone"])
        gaps = tuple(str(one) for one in data.get("gaps", ()))
        held = str(data.get("held", ""))
        return cls(
            n, n_distinct, n_missing, monotone, low, high, mean, deviation, stored, gaps, held
        )


def count_distinct(series: pd.Series) -> Uniqueness:
    """Count the distinct cells of a whole column.

    Parameters
    ----------
    series : Series
        A column of any dtype; it is only read. Lists, dictionaries and other cells without a
        hash are compared by their text.

    Returns
    -------
    Uniqueness
        Two cells are the same if pandas takes them for the same. Of text, eight bytes are
        kept per distinct cell, so the number is exact but for hashes that meet by chance.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.roles import count_distinct
    >>> count_distinct(pd.Series([3, 5, 5, None]))
    Uniqueness(n=4, n_distinct=2, n_missing=1, monotone='increasing', minimum=3.0, maximum=5.0)
    """
    series = plain_arrow(series)
    n = len(series)
    if isinstance(series.dtype, pd.CategoricalDtype):
        hashes, counts = categories_of(series)
        codes = series.cat.codes.to_numpy()
        used = series.cat.categories.take(np.unique(codes[codes >= 0]))
        blanks = [x for x in used if type(x) is str and is_blank(x)]
        n_missing = n - int(counts.sum())
        return Uniqueness(n, len(np.unique(hashes)), n_missing, gaps=in_order(blanks))
    numbers = numbers_of(series)
    if numbers is not None:
        return replace(_of_numbers(numbers, n), stored=getattr(series.dtype, "kind", ""))
    moments = moments_of(series)
    if moments is not None:
        monotone, n_distinct = _order(moments)
        stored = _ZONED if _has_zone(series.dtype) else ""
        return Uniqueness(n, n_distinct, n - len(moments), monotone, stored=stored)
    return _of_texts(series)


def _has_zone(dtype: Any) -> bool:
    arrow = getattr(dtype, "pyarrow_dtype", None)
    return isinstance(dtype, pd.DatetimeTZDtype) or getattr(arrow, "tz", None) is not None


def _of_numbers(cells: np.ndarray, n: int) -> Uniqueness:
    monotone, n_distinct = _order(cells)
    n_missing = n - len(cells)
    if cells.dtype.kind == "f" and not np.isfinite(cells).all():
        cells = cells[np.isfinite(cells)]
    if not len(cells):
        return Uniqueness(n, n_distinct, n_missing, monotone)
    low, high = float(cells.min()), float(cells.max())
    mean, deviation = mean_and_deviation(cells, low, high)
    return Uniqueness(
        n, n_distinct, n_missing, monotone, low, high, nine_digits(mean), nine_digits(deviation)
    )


def _order(cells: np.ndarray) -> tuple[str, int]:
    """Return the direction and the number of distinct values, without hashing if sorted."""
    if len(cells) < 2:
        return NEITHER, len(cells)
    up = down = True
    changes = 0
    for start in range(0, len(cells) - 1, _CHUNK):
        part = cells[start : start + _CHUNK + 1]
        later, earlier = part[1:], part[:-1]
        up = up and bool((later >= earlier).all())
        down = down and bool((later <= earlier).all())
        if not up and not down:
            return NEITHER, len(pd.unique(cells))
        changes += int((later != earlier).sum())
    return (NEITHER if not changes else INCREASING if up else DECREASING), changes + 1


def _of_texts(series: pd.Series) -> Uniqueness:
    """Count cells by 64-bit hashes, a chunk of rows at a time."""
    n = len(series)
    short = _of_few_texts(series) if n <= _FEW else None
    if short is not None:
        return short
    n_missing = 0
    seen = np.empty(0, dtype=np.uint64)
    waiting: list[np.ndarray] = []
    numbers: list[np.ndarray] | None = []
    spelled, all_blanks = Spelled(), set[str]()
    for start in range(0, n, _CHUNK):
        cells = nested_of(series.iloc[start : start + _CHUNK])
        hashes, _, present, distinct, blanks = hashed(cells)
        all_blanks |= blanks
        n_missing += len(cells) - len(present)
        waiting.append(pd.unique(hashes))
        if sum(map(len, waiting)) > max(len(seen), _CHUNK):
            seen, waiting = pd.unique(np.concatenate([seen, *waiting])), []
        values = None
        if numbers is not None:
            values = written_numbers(present)
            numbers = None if values is None else [*numbers, values]
        if spelled.held != "t":
            here = Spelled.of(distinct, are_numbers=values is not None)
            spelled = spelled.joined(here)
    if waiting:
        seen = pd.unique(np.concatenate([seen, *waiting]))
    n_distinct = len(seen)
    there = [] if numbers is None or n_missing == n else numbers
    found = _of_numbers(np.concatenate(there), n) if there else Uniqueness(n, 0, 0)
    return replace(
        found,
        n_distinct=n_distinct,
        n_missing=n_missing,
        **_spelled(spelled, all_blanks),
    )


def _spelled(found: Spelled, blanks: Iterable[str]) -> dict[str, Any]:
    """Return what is told of spelling: null tokens are gaps beside numbers alone."""
    if found.held in ("", "t"):
        return {"gaps": in_order(blanks), "held": "t" if found.gaps else found.held}
    return {"gaps": in_order({*found.gaps, *blanks}), "held": found.held}


def _of_few_texts(series: pd.Series) -> Uniqueness | None:
    """Count the cells of a short column of text, None if one of them is something else.

    What pandas does for a long column costs more than to count a few texts.
    """
    cells = np.asarray(series.array, dtype=object).tolist()
    if not set(map(type, cells)) <= _TEXT_OR_MISSING:
        return None
    often = Counter(cells)
    missing = _missing_of(often)
    if any(type(cell) is float and not math.isnan(cell) for cell in missing):
        return None
    present = [cell for cell in cells if cell not in missing] if missing else cells
    there = np.array(present, dtype=object)
    values = written_numbers(there) if present else None
    distinct = np.array([cell for cell in often if cell not in missing], dtype=object)
    spelled = Spelled.of(distinct, are_numbers=values is not None)
    blanks = [cell for cell in missing if type(cell) is str]
    found = Uniqueness(len(cells), 0, 0) if values is None else _of_numbers(values, len(cells))
    return replace(
        found,
        n_distinct=len(often) - len(missing),
        n_missing=len(cells) - len(present),
        **_spelled(spelled, blanks),
    )


def _missing_of(cells: Iterable[Any]) -> set[Any]:
    """Return which of some texts and gaps are no cells: gaps and blanks."""
    missing = {cell for cell in cells if type(cell) is not str}
    texts = [cell for cell in cells if type(cell) is str]
    if any_blank(texts):
        missing.update(filter(is_blank, texts))
    return missing
