"""One column as it was sampled: distinct cells with counts, and what is kept beside them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, TypeVar

import numpy as np

from .cells.bare import bare_text, bare_texts
from .text_hashes import hashes_of

__all__ = ["ColumnSample", "RowsRead", "bare_values_of", "hashes_of_sample"]

_Result = TypeVar("_Result")


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
        return self.once(hashes_of_sample)

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


def hashes_of_sample(sample: ColumnSample) -> np.ndarray:
    """Return the hash of each cell; a key of the memory of the sample."""
    return hashes_of(sample.values)
