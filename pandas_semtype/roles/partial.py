"""Counts of a part of a column, which add up to those of the whole: in bounded memory.

A frame that stays with its engine is counted part by part, perhaps on several machines. Of the
hashes of distinct cells the smallest are kept, so that numbers of distinct cells are exact up to
their number and estimated above (Bar-Yossef et al., 2002, "Counting distinct elements in a data
stream"). Parts are added in the order of their rows, as the order of cells is counted too.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, Final

import numpy as np
import pandas as pd

from .hashes import categories_of, hashed, hashes_of_numbers, nested_of
from .numbers import mean_and_deviation, moments_of, nine_digits, numbers_of, written_numbers
from .spelled import in_order
from .uniqueness import DECREASING, INCREASING, NEITHER, Uniqueness

__all__ = ["KEPT", "KEPT_OF_PARTS", "PartialCounts"]

KEPT: Final = 2**17
"""Hashes of distinct cells that are kept of a column: a megabyte; the standard error is 0.3 %."""

KEPT_OF_PARTS: Final = 2**12
"""Hashes that machines send each other: 64 kilobytes; the standard error is 1.6 %."""

_ROWS = 1 << 18
"""Rows whose cells are turned into hashes at once."""
_RANGE = float(2**64)


@dataclass(frozen=True, slots=True, eq=False)
class PartialCounts:
    """Hold counts of some consecutive rows of a column.

    Parameters
    ----------
    size : int
        Hashes that are kept at most.
    n, n_missing : int
        Rows, and missing or blank cells among them.
    hashes : ndarray of uint64
        The smallest hashes of distinct cells, in ascending order.
    counts : ndarray of int64
        How often each of them occurred.
    kind : {"", "number", "moment", "other"}
        What can be compared; ``""`` as long as no cell is present, ``"other"`` once one
        cannot.
    first, last : int or float
        The first and the last present cell, of numbers and moments.
    up, down : bool
        Whether no present cell is smaller, or larger, than the one before it.
    minimum, maximum : float
        The finite range of numbers; missing for anything else.
    n_finite : int
        Finite numbers.
    mean, deviation : float
        Their mean and standard deviation.
    blanks : tuple of str
        Blank cells as they are written.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.roles import PartialCounts, count_distinct
    >>> column = pd.Series([3, 5, 5, None, 8])
    >>> parts = [PartialCounts.of(column[:2]), PartialCounts.of(column[2:])]
    >>> PartialCounts.added(parts).uniqueness() == count_distinct(column)
    True
    """

    size: int
    n: int
    n_missing: int
    hashes: np.ndarray
    counts: np.ndarray
    kind: str = ""
    first: float = math.nan
    last: float = math.nan
    up: bool = True
    down: bool = True
    minimum: float = math.nan
    maximum: float = math.nan
    n_finite: int = 0
    mean: float = math.nan
    deviation: float = math.nan
    blanks: tuple[str, ...] = ()

    @classmethod
    def of(cls, series: pd.Series, *, size: int = KEPT) -> PartialCounts:
        """Count a part of a column.

        Parameters
        ----------
        series : Series
            Its next rows, of any dtype; they are only read.
        size : int, default 131072
            Hashes to keep; the same for all parts.
        """
        starts = range(0, max(len(series), 1), _ROWS)
        return cls.added(_counted(series.iloc[start : start + _ROWS], size) for start in starts)

    @classmethod
    def added(cls, parts: Iterable[PartialCounts]) -> PartialCounts:
        """Return the counts of parts that follow one another.

        Parameters
        ----------
        parts : iterable of PartialCounts
            At least one, in the order of their rows.
        """
        return reduce(cls.then, parts)

    def then(self, later: PartialCounts) -> PartialCounts:
        """Return the counts of this part and the one that follows it.

        Parameters
        ----------
        later : PartialCounts
            Of the next rows of the same column. The smaller size of the two counts.
        """
        found = self._then(later)
        blanks = {*self.blanks, *later.blanks}
        return replace(found, blanks=in_order(blanks)) if blanks else found

    def _then(self, later: PartialCounts) -> PartialCounts:
        size = min(self.size, later.size)
        hashes, counts = _smallest(
            np.concatenate([self.hashes, later.hashes]),
            np.concatenate([self.counts, later.counts]),
            size,
        )
        n, n_missing = self.n + later.n, self.n_missing + later.n_missing
        if not self.kind or not later.kind:  # one of them has no present cell
            one = self if self.kind else later
            return PartialCounts(
                size, n, n_missing, hashes, counts, one.kind, one.first, one.last, one.up,
                one.down, one.minimum, one.maximum, one.n_finite, one.mean, one.deviation,
            )  # fmt: skip
        if self.kind != later.kind or self.kind == "other":
            return PartialCounts(size, n, n_missing, hashes, counts, "other", up=False, down=False)
        return PartialCounts(
            size,
            n,
            n_missing,
            hashes,
            counts,
            self.kind,
            self.first,
            later.last,
            self.up and later.up and self.last <= later.first,
            self.down and later.down and self.last >= later.first,
            float(np.fmin(self.minimum, later.minimum)),
            float(np.fmax(self.maximum, later.maximum)),
            self.n_finite + later.n_finite,
            *self._moments_with(later),
        )

    def _moments_with(self, later: PartialCounts) -> tuple[float, float]:
        """Return mean and deviation of both parts (Chan, Golub and LeVeque, 1979).

        In proportion to the largest term, so that no square overflows.
        """
        if not self.n_finite or not later.n_finite:
            one = self if self.n_finite else later
            return one.mean, one.deviation
        share = later.n_finite / (self.n_finite + later.n_finite)
        apart = later.mean / 2 - self.mean / 2  # half of it, which does not overflow
        mean = self.mean + 2 * share * apart
        largest = max(self.deviation, later.deviation, abs(apart))
        if not largest:
            return mean, 0.0
        variance = (
            (1 - share) * (self.deviation / largest) ** 2
            + share * (later.deviation / largest) ** 2
            + 4 * share * (1 - share) * (apart / largest) ** 2
        )
        return mean, largest * math.sqrt(variance)

    @property
    def n_distinct(self) -> int:
        """Return the number of distinct cells: exact below `size`, then estimated."""
        kept, present = len(self.hashes), self.n - self.n_missing
        if kept < self.size or kept < 2:
            return kept
        if int(self.counts.max()) == 1:
            return present  # a sample of the distinct cells, none of which occurs twice
        estimate = round((kept - 1) / ((float(self.hashes[-1]) + 1) / _RANGE))
        return min(max(estimate, kept), present)

    def uniqueness(self) -> Uniqueness:
        """Return the counts as those of a whole column."""
        distinct = self.n_distinct
        monotone = NEITHER
        if distinct > 1 and self.kind in {"number", "moment"} and self.up != self.down:
            monotone = INCREASING if self.up else DECREASING if self.down else NEITHER
        return Uniqueness(
            self.n,
            distinct,
            self.n_missing,
            monotone,
            self.minimum,
            self.maximum,
            nine_digits(self.mean),
            nine_digits(self.deviation),
            gaps=self.blanks,
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as plain JSON types, numbers that are missing as None."""
        names = ("first", "last", "minimum", "maximum", "mean", "deviation")
        numbers = {name: getattr(self, name) for name in names}
        return {
            **{name: None if math.isnan(x) else x for name, x in numbers.items()},
            "size": self.size,
            "n": self.n,
            "n_missing": self.n_missing,
            "n_finite": self.n_finite,
            "hashes": self.hashes.tolist(),
            "counts": self.counts.tolist(),
            "kind": self.kind,
            "up": self.up,
            "down": self.down,
            "blanks": list(self.blanks),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> PartialCounts:
        """Return what `to_dict` wrote.

        Parameters
        ----------
        data : mapping
            What `to_dict` returned.
        """
        known: dict[str, Any] = {
            name: math.nan if value is None else value for name, value in data.items()
        }
        known["blanks"] = tuple(data.get("blanks", ()))
        known["hashes"] = np.array(data["hashes"], dtype=np.uint64)
        known["counts"] = np.array(data["counts"], dtype=np.int64)
        return cls(**known)


def added(parts: Iterable[list[PartialCounts]]) -> list[PartialCounts]:
    """Return the counts of some columns, part after part; nothing if there is no part.

    Parameters
    ----------
    parts : iterable of list of PartialCounts
        The same columns each, in the order of their rows. One after the other is read.
    """
    found: list[PartialCounts] = []
    for part in parts:
        pairs = zip(found, part, strict=True)
        found = [one.then(later) for one, later in pairs] if found else part
    return found


def to_bytes(columns: Iterable[PartialCounts]) -> bytes:
    """Return counts of some columns as compressed JSON, without pickle.

    Parameters
    ----------
    columns : iterable of PartialCounts
        In their order.
    """
    plain = [column.to_dict() for column in columns]
    return zlib.compress(json.dumps(plain, separators=(",", ":")).encode(), 1)


def from_bytes(data: bytes) -> list[PartialCounts]:
    """Return the counts that `to_bytes` wrote.

    Parameters
    ----------
    data : bytes
        What it returned.
    """
    return [PartialCounts.from_dict(one) for one in json.loads(zlib.decompress(data))]


def _counted(series: pd.Series, size: int) -> PartialCounts:
    dtype = series.dtype
    n = len(series)
    if isinstance(dtype, pd.CategoricalDtype):
        return _of_cells(*categories_of(series), n, size)
    numbers = numbers_of(series)
    if numbers is not None:
        distinct, counts = np.unique(numbers, return_counts=True)
        return _of_values(numbers, hashes_of_numbers(distinct), counts, n, size, "number")
    moments = moments_of(series)
    if moments is not None:
        distinct, counts = np.unique(moments, return_counts=True)
        return _of_values(moments, hashes_of_numbers(distinct), counts, n, size, "moment")
    cells = nested_of(series)
    hashes, counts, present, _, blanks = hashed(cells)
    values = written_numbers(present) if len(present) else None
    if values is None:
        found = _of_cells(hashes, counts, n, size)
    else:
        found = _of_values(values, hashes, counts, n, size, "number")
    return replace(found, blanks=in_order(blanks)) if blanks else found


def _of_cells(hashes: np.ndarray, counts: np.ndarray, n: int, size: int) -> PartialCounts:
    kind = "other" if len(hashes) else ""
    missing = n - int(counts.sum())
    kept = _smallest(hashes, counts, size)
    return PartialCounts(size, n, missing, *kept, kind, up=not kind, down=not kind)


def _of_values(
    values: np.ndarray, hashes: np.ndarray, counts: np.ndarray, n: int, size: int, kind: str
) -> PartialCounts:
    missing = n - int(counts.sum())
    kept = _smallest(hashes, counts, size)
    if not len(values):
        return PartialCounts(size, n, missing, *kept, kind if len(hashes) else "")
    low = high = mean = deviation = math.nan
    n_finite = 0
    if kind == "number":
        finite = values[np.isfinite(values)]
        if n_finite := len(finite):
            low, high = float(finite.min()), float(finite.max())
            mean, deviation = mean_and_deviation(finite, low, high)
    up, down = bool((values[1:] >= values[:-1]).all()), bool((values[1:] <= values[:-1]).all())
    first, last = values[0].item(), values[-1].item()
    return PartialCounts(
        size, n, missing, *kept, kind, first, last, up, down, low, high, n_finite, mean, deviation
    )


def _smallest(hashes: np.ndarray, counts: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the smallest of the hashes, each once, and how often each was seen."""
    kept, where = np.unique(hashes, return_inverse=True)
    totals = np.zeros(len(kept), dtype=np.int64)
    np.add.at(totals, where, counts.astype(np.int64))
    return kept[:size], totals[:size]
