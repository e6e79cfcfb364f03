"""Column samples: the cells of a few rows, the same rows for every column of a frame."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from .cells import CellCounts, count, order_of, present_rows
from .cells.bare import bare_text, bare_texts
from .cells.fractions import with_a_fraction
from .checks import whole
from .draws import Draws, check_random_state
from .errors import FrameTypeError
from .selection import unnamed_columns
from .text_hashes import hashes_of

__all__ = [
    "MAX_ROWS",
    "ColumnSample",
    "Draws",
    "RowsRead",
    "bare_values_of",
    "check_random_state",
    "is_enough",
    "iter_samples",
    "sample_frame",
    "sample_of",
    "sample_series",
]

_Result = TypeVar("_Result")

MAX_ROWS = 512
"""Rows of a sample by default."""

_ENOUGH = 8
"""A column with less than one present cell in this many is looked at more closely."""


@dataclass(frozen=True, slots=True, eq=False)
class RowsRead:
    """Hold the text of each row that was read, to tell where a cell stands.

    Parameters
    ----------
    written : list of (str or None)
        Text of each row.
    rows : ndarray of int
        Their positions in the column, as many or more.
    """

    written: list[str | None]
    rows: np.ndarray

    def first(self, texts: Collection[str]) -> dict[str, int]:
        """Return where some texts stand first among the rows, what surrounds them aside.

        Parameters
        ----------
        texts : collection of str
            Stripped; one that is not found is left out.

        Examples
        --------
        >>> import numpy as np
        >>> from pandas_semtype.sampling import RowsRead
        >>> RowsRead(["a", None, "b ", "b"], np.array([3, 4, 7, 9])).first(["b", "c"])
        {'b': 7}
        """
        found: dict[str, int] = {}
        for text, row in zip(self.written, self.rows.tolist(), strict=False):
            bare = "" if text is None else bare_text(text)
            if bare not in texts and len(bare) > 2:  # perhaps in quotation marks
                bare = bare[1:-1].strip()
            if bare in texts and bare not in found:
                found[bare] = row
        return found


@dataclass(frozen=True, slots=True, eq=False)
class ColumnSample:
    """Hold the distinct cells of some rows of one column.

    Parameters
    ----------
    values : list of str
        Distinct cells as text, in an order that depends on them alone; never missing.
    counts : ndarray of int64
        How often each value stands in the rows drawn.
    n_rows : int
        Rows of the column.
    n_sampled : int
        Rows looked at, missing ones included.
    n_missing : int
        Missing cells among the rows looked at. The counts add up to the others, except
        for a column so empty that all its rows were looked at: then at most as many
        cells as a sample has rows are counted.
    structure : str, default ""
        What the dtype or the class of the cells settles, such as ``"timedelta"`` or
        ``"list"``; see `pandas_semtype.cells.structure`.
    read : RowsRead, optional
        Where the values stand. Samples that differ in nothing else are equal.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.sampling import sample_series
    >>> sample = sample_series(pd.Series([1.0, 2.0, 1.0, None]))
    >>> sorted(zip(sample.values, sample.counts.tolist())), sample.n_missing
    ([('1', 2), ('2', 1)], 1)
    """

    values: list[str]
    counts: np.ndarray
    n_rows: int
    n_sampled: int
    n_missing: int
    structure: str = ""
    read: RowsRead | None = field(default=None, repr=False)
    _found: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ColumnSample):
            return NotImplemented
        return self._numbers == other._numbers and (
            self.values == other.values and np.array_equal(self.counts, other.counts)
        )

    __hash__ = None  # type: ignore[assignment]

    @property
    def _numbers(self) -> tuple[int | str, ...]:
        numbers = self.n_rows, self.n_sampled, self.n_missing
        return (*numbers, self.structure) if self.structure else numbers

    def once(self, find: Callable[[ColumnSample], _Result]) -> _Result:
        """Return what a function finds out about the sample; it is called once.

        Parameters
        ----------
        find : callable
            A function of a module, whose answer nobody changes.
        """
        if find not in self._found:
            self._found[find] = find(self)
        answer: _Result = self._found[find]
        return answer

    def knows(self, find: Callable[[ColumnSample], Any]) -> bool:
        """Return whether `once` need not call a function any more."""
        return find in self._found

    def keep(self, find: Callable[[ColumnSample], _Result], answer: _Result) -> None:
        """Let `once` return an answer that was found out for several samples together.

        Parameters
        ----------
        find : callable
            The function that would find it out for this sample.
        answer : any
            What it would return.
        """
        self._found[find] = answer

    @property
    def bare_values(self) -> list[str]:
        """The values without what surrounds them; `values` itself if nothing does."""
        return self.once(bare_values_of)

    @property
    def hashes(self) -> np.ndarray:
        """Hashes of the values."""
        return self.once(_hashes)

    def fingerprint(self) -> bytes:
        """Return 16 bytes that stand for the whole content of the sample."""
        return self.once(ColumnSample._fingerprint)

    def _fingerprint(self) -> bytes:
        digest = blake2b(repr(self._numbers).encode(), digest_size=16)
        digest.update(np.ascontiguousarray(self.counts, dtype="<i8").tobytes())
        lengths = np.fromiter(map(len, self.values), dtype="<i8", count=len(self.values))
        digest.update(lengths.tobytes())
        digest.update("".join(self.values).encode())
        return digest.digest()


def bare_values_of(sample: ColumnSample) -> list[str]:
    """Return what the property of the sample returns; a key of its memory."""
    bare = bare_texts(sample.values)
    return sample.values if bare == sample.values else bare


def _hashes(sample: ColumnSample) -> np.ndarray:
    return hashes_of(sample.values)


def sample_frame(
    frame: pd.DataFrame,
    *,
    max_rows: int = MAX_ROWS,
    random_state: Any = 0,
    positions: Sequence[int] | None = None,
) -> list[ColumnSample]:
    """Sample the columns of a frame by position.

    Parameters
    ----------
    frame : DataFrame
        Any frame; it is only read.
    max_rows : int, default 512
        Rows to draw, the same for every column, and the time does not depend on how many
        there are. Only floats that are all whole in these rows are looked at in every row: one
        with a fraction is read beside them.
    random_state : int, optional
        Seed of the draw.
    positions : sequence of int, optional
        Positions of the columns to sample; all by default.

    Returns
    -------
    list of ColumnSample
        One per column.

    Raises
    ------
    FrameTypeError
        If `frame` is not a DataFrame.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.sampling import sample_frame
    >>> [s.values for s in sample_frame(pd.DataFrame([[1, "a"], [1, "a"]], columns=["x", "x"]))]
    [['1'], ['a']]
    """
    return list(
        iter_samples(frame, max_rows=max_rows, random_state=random_state, positions=positions)
    )


def iter_samples(
    frame: pd.DataFrame,
    *,
    max_rows: int = MAX_ROWS,
    random_state: Any = 0,
    positions: Sequence[int] | None = None,
) -> Iterator[ColumnSample]:
    """Sample the columns of a frame one after the other, as `sample_frame` does.

    Parameters
    ----------
    frame, max_rows, random_state, positions
        As for `sample_frame`.

    Returns
    -------
    iterator of ColumnSample
        A column is read when its sample is asked for.

    Raises
    ------
    FrameTypeError
        If `frame` is not a DataFrame.
    """
    if not isinstance(frame, pd.DataFrame):
        raise FrameTypeError.of(frame, "a pandas DataFrame")
    draws = Draws(len(frame), whole("max_rows", max_rows), check_random_state(random_state))
    if positions is None:  # by far the fastest way over all columns
        columns = unnamed_columns(frame)
    else:
        columns = (frame.iloc[:, position] for position in positions)
    return (_sample(series, draws) for series in columns)


def sample_series(
    series: pd.Series, *, max_rows: int = MAX_ROWS, random_state: Any = 0
) -> ColumnSample:
    """Sample one column; the rows are those `sample_frame` draws.

    Parameters
    ----------
    series : Series
        Any column; it is only read.
    max_rows : int, default 512
        Rows to draw.
    random_state : int, optional
        Seed of the draw.

    Raises
    ------
    FrameTypeError
        If `series` is not a Series.
    """
    if not isinstance(series, pd.Series):
        raise FrameTypeError.of(series, "a pandas Series")
    draws = Draws(len(series), whole("max_rows", max_rows), check_random_state(random_state))
    return _sample(series, draws)


def _sample(series: pd.Series, draws: Draws) -> ColumnSample:
    rows = draws.rows
    drawn = count(series, rows)
    if not is_enough(drawn, draws):
        rows = draws.more_rows
        drawn = count(series, rows, most=draws.max_rows)
    if is_enough(drawn, draws):
        drawn, rows = with_a_fraction(series, drawn, rows)
        return sample_of(drawn, draws.n_rows, drawn.n_rows, drawn.n_missing, rows)
    # A nearly empty column: its present cells are looked for in every row.
    present = present_rows(series)
    rows = present[draws.among(len(present))]
    n_missing = draws.n_rows - len(present)
    drawn, rows = with_a_fraction(series, count(series, rows), rows)
    return sample_of(drawn, draws.n_rows, draws.n_rows, n_missing, rows)


def is_enough(drawn: CellCounts, draws: Draws) -> bool:
    """Return whether a column need not be looked at more closely.

    Parameters
    ----------
    drawn : CellCounts
        What was found in the rows drawn.
    draws : Draws
        Which rows are drawn.
    """
    n_present = drawn.n_rows - drawn.n_missing
    return drawn.n_rows == draws.n_rows or n_present * _ENOUGH >= draws.max_rows


def sample_of(
    drawn: CellCounts,
    n_rows: int,
    n_sampled: int,
    n_missing: int,
    rows: np.ndarray | None = None,
) -> ColumnSample:
    """Return counted cells as a sample.

    Parameters
    ----------
    drawn : CellCounts
        The cells.
    n_rows, n_sampled, n_missing : int
        As in `ColumnSample`.
    rows : ndarray of int, optional
        Positions of the cells in the column, where they are known.
    """
    texts = list(drawn.counts)
    counts = np.fromiter(drawn.counts.values(), dtype=np.int64, count=len(texts))
    hashes = hashes_of(texts)
    if len(texts) > 1:
        order = order_of(texts, counts, hashes)
        texts, counts, hashes = [texts[i] for i in order], counts[order], hashes[order]
    read = None if rows is None else RowsRead(drawn.written, rows)
    sample = ColumnSample(texts, counts, n_rows, n_sampled, n_missing, drawn.structure, read)
    sample._found[_hashes] = hashes
    return sample
