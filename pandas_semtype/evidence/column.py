"""The evidence of one column: how much there is, and samples of its cells."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import is_object_dtype

from ..cells.fractions import are_whole_texts, smallest_text
from ..cells.order import order_of
from ..cells.structure import structure_of
from ..errors import FrameError
from ..names import name_key
from ..roles import Uniqueness, nine_digits, written_numbers
from ..sampling import MAX_ROWS, ColumnSample
from ..shown import value_shown
from ..text_hashes import hashes_of
from .drawing import drawn
from .priority import PrioritySample
from .writing import FLOAT, as_column, is_whole, kind_of, one_form, smallest_fraction

__all__ = ["CodedColumn", "ColumnEvidence"]

_STREAM = 3  # of the random numbers; 0 to 2 belong to rows of frames
_ENOUGH = 8  # as for samples of frames


@dataclass(frozen=True, slots=True, eq=False)
class CodedColumn:
    """Hold a column as distinct texts and, for every row, which of them it has.

    Parameters
    ----------
    texts : list of str
        Different ones, or nearly: two cells may have the same text.
    hashes : ndarray of uint64
        Of the texts.
    codes : ndarray of int64
        By row; -1 for a missing or blank cell.
    kinds : frozenset of str
        See `ColumnEvidence`.
    """

    texts: list[str]
    hashes: np.ndarray
    codes: np.ndarray
    kinds: frozenset[str]

    @classmethod
    def of(cls, series: pd.Series) -> CodedColumn:
        """Read a column once.

        Parameters
        ----------
        series : Series
            Any column of one part of a frame.
        """
        kind = kind_of(series.dtype)
        codes, distinct = _factorized(series)
        found = one_form(distinct, kind)
        there = np.array([text is not None for text in found], dtype=bool)
        # Blank cells are missing: their numbers are taken out of the codes.
        numbers = np.append(np.where(there, np.cumsum(there) - 1, -1), -1)
        codes = numbers[codes]
        texts = [text for text in found if text is not None]
        kinds = frozenset([f"{kind}|{structure_of(distinct)}"]) if texts else frozenset()
        return cls(texts, hashes_of(texts), codes, kinds)


def _factorized(series: pd.Series) -> tuple[np.ndarray, Any]:
    """Return a number for each row, and the distinct cells, without the missing ones."""
    dtype = series.dtype
    plain = not is_object_dtype(dtype) or pd.api.types.infer_dtype(series, skipna=True) == "string"
    if plain:
        try:
            # pandas 2.2 warns of its own wrapper around arrays of NumPy.
            own = series.to_numpy() if isinstance(dtype, np.dtype) else series.array
            codes, distinct = pd.factorize(own)
        except (TypeError, ValueError, NotImplementedError, ArithmeticError):
            pass  # nested cells of Arrow
        else:
            cells = np.asarray(distinct) if isinstance(dtype, np.dtype) else distinct
            return np.asarray(codes, dtype=np.int64), cells
    # Objects: 1 and True are equal, and lists have no hash. So each cell counts by itself.
    present = np.flatnonzero(series.notna().to_numpy())
    codes = np.full(len(series), -1, dtype=np.int64)
    codes[present] = np.arange(len(present))
    cells = series.to_numpy() if isinstance(dtype, np.dtype) else series.array
    return codes, cells[present]


@dataclass(frozen=True, slots=True)
class ColumnEvidence:
    """Hold what one part of a column says of its semantic type.

    Parameters
    ----------
    name : hashable
        Name of the column.
    n_rows : int
        Rows of the part.
    n_missing : int
        Missing and blank cells among them.
    kinds : frozenset of str
        Dtypes that change how cells are written, and what dtype or class settle.
    distinct : PrioritySample
        Distinct cells with the smallest hashes, and how often each occurs.
    rows : PrioritySample
        Cells of the rows with the smallest hashes: the same rows for every column.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.evidence import FrameEvidence
    >>> part = FrameEvidence.of(pd.DataFrame({"a": ["x", "y", "x", None]}))
    >>> column = part.merge(part).columns[0]
    >>> column.n_rows, column.n_missing, column.n_distinct
    (8, 2, 2)
    """

    name: Hashable
    n_rows: int
    n_missing: int
    kinds: frozenset[str]
    distinct: PrioritySample
    rows: PrioritySample

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ColumnEvidence):
            return NotImplemented
        return self._content == other._content

    def __hash__(self) -> int:
        return hash((self._content[0], self.n_rows, self.n_missing, self.kinds))

    def __repr__(self) -> str:
        # Without the cells that it holds.
        return (
            f"ColumnEvidence({value_shown(self.name)}, {self.n_rows:,} rows, "
            f"{self.n_missing:,} missing)"
        )

    @property
    def _content(self) -> tuple[Any, ...]:
        numbers = self.n_rows, self.n_missing, self.kinds
        return (name_key(self.name), *numbers, self.distinct, self.rows)

    @property
    def n_distinct(self) -> int:
        """Return the number of distinct cells; estimated if there are many."""
        present = self.n_rows - self.n_missing
        if not self.distinct.is_complete and int(self.distinct.counts.max()) == 1:
            return present  # a sample of the distinct cells, none of which occurs twice
        return min(self.distinct.n_distinct, present)

    @property
    def uniqueness(self) -> Uniqueness:
        """Return the counts of the column; the order of its rows is not known.

        Range, mean and deviation of a column of numbers are those of the distinct cells that
        were kept, each as often as it occurred.
        """
        counted = self.n_rows, self.n_distinct, self.n_missing, ""
        cells = np.array(self.distinct.texts, dtype=object)
        values = written_numbers(cells) if len(cells) else None
        if values is None or len(values) != len(cells) or not np.isfinite(values).any():
            return Uniqueness(*counted)
        often = self.distinct.counts[np.isfinite(values)].astype(np.float64)
        values = values[np.isfinite(values)]
        low, high = float(values.min()), float(values.max())
        span = high / 2 - low / 2
        if not span:
            return Uniqueness(*counted, low, high, nine_digits(low), 0.0)
        places = (values / 2 - low / 2) / span  # does not overflow
        mean = float(np.average(places, weights=often))
        deviation = float(np.sqrt(np.average((places - mean) ** 2, weights=often)))
        mean, deviation = 2 * (low / 2 + mean * span), 2 * deviation * span
        return Uniqueness(*counted, low, high, nine_digits(mean), nine_digits(deviation))

    def merge(self, other: ColumnEvidence) -> ColumnEvidence:
        """Return the evidence of both parts; the order of merging does not matter.

        Parameters
        ----------
        other : ColumnEvidence
            Of the same column in another part.

        Raises
        ------
        FrameError
            If it has another name.
        """
        if name_key(self.name) != name_key(other.name):
            raise FrameError.other_columns([self.name], [other.name])
        return ColumnEvidence(
            self.name,
            self.n_rows + other.n_rows,
            self.n_missing + other.n_missing,
            self.kinds | other.kinds,
            self.distinct.merge(other.distinct),
            self.rows.merge(other.rows),
        )

    @property
    def structure(self) -> str:
        """Return what dtype or class of the cells settle, as for a whole column."""
        found = {kind.partition("|")[2] for kind in self.kinds}
        if found == {"json", "list"}:
            return "json"
        return found.pop() if len(found) == 1 else ""

    def sample(self, *, max_rows: int = MAX_ROWS, seed: int = 0) -> ColumnSample:
        """Return a sample of rows, as a model reads it.

        Parameters
        ----------
        max_rows : int, default 512
            Rows to draw.
        seed : int, default 0
            Seed of the draw.
        """
        rng = np.random.default_rng([seed, _STREAM])
        counts = drawn(self.rows.counts, self.n_rows, max_rows, rng)
        order = rng.permutation(len(counts)).tolist()
        pairs = [(self.rows.texts[i], int(counts[i])) for i in order if counts[i]]
        n_present = sum(number for text, number in pairs if text is not None)
        n_drawn = int(counts.sum())
        if n_drawn == self.n_rows or n_present * _ENOUGH >= max_rows:
            return self._sample_of(pairs, n_drawn, n_drawn - n_present)
        counts = drawn(self.distinct.counts, self.n_rows - self.n_missing, max_rows, rng)
        order = rng.permutation(len(counts)).tolist()
        pairs = [(self.distinct.texts[i], int(counts[i])) for i in order if counts[i]]
        return self._sample_of(pairs, self.n_rows, self.n_missing)

    def _sample_of(
        self, pairs: list[tuple[str | None, int]], n_sampled: int, n_missing: int
    ) -> ColumnSample:
        present = [(text, number) for text, number in pairs if text is not None]
        kinds = {kind.partition("|")[0] for kind in self.kinds}
        beside: str | None = None
        if kinds == {FLOAT} and all(is_whole(text) for text, _ in present):
            beside = smallest_fraction(self.distinct.texts)  # as of any sample of floats
        elif kinds == {""} and are_whole_texts(text for text, _ in present):
            beside = smallest_text(self.distinct.texts)
        if beside is not None:
            present.append((beside, 1))
            n_sampled = min(n_sampled + 1, self.n_rows)
        written = as_column([text for text, _ in present], kinds)
        counts: dict[str, int] = {}
        for text, (_, number) in zip(written, present, strict=True):
            counts[text] = counts.get(text, 0) + number
        texts = list(counts)
        numbers = np.fromiter(counts.values(), dtype=np.int64, count=len(texts))
        if len(texts) > 1:  # as of any sample: the order of cells says nothing of rows
            order = order_of(texts, numbers)
            texts, numbers = [texts[i] for i in order], numbers[order]
        return ColumnSample(texts, numbers, self.n_rows, n_sampled, n_missing, self.structure)
