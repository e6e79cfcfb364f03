"""A sample of distinct things by their hashes, with exact counts, that can be merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

__all__ = ["PrioritySample"]

_RANGE = float(2**64)


@dataclass(frozen=True, slots=True, eq=False)
class PrioritySample:
    """Hold the distinct things with the smallest hashes, and how often each occurred.

    Hashes are as good as random numbers, and the same for the same thing wherever it
    occurs. So the things kept are a uniform sample of the distinct ones; a thing that
    is kept in the end was kept in every part, and its count is exact; and the size of
    the largest hash tells how many distinct things there were (Bar-Yossef et al., 2002,
    "Counting distinct elements in a data stream").

    Parameters
    ----------
    size : int
        Things that are kept at most.
    hashes : ndarray of uint64
        In ascending order, each once.
    counts : ndarray of int64
        How often each thing occurred, in all.
    texts : tuple of (str or None)
        The cell of each thing; None for a missing one.

    Examples
    --------
    >>> from pandas_semtype.evidence.priority import PrioritySample
    >>> from pandas_semtype.text_hashes import hashes_of
    >>> one = PrioritySample.of(hashes_of(["a", "b"]), [1, 2], ["a", "b"], size=8)
    >>> both = one.merge(one)
    >>> sorted(zip(both.texts, both.counts.tolist())), both.n_distinct
    ([('a', 2), ('b', 4)], 2)
    """

    size: int
    hashes: np.ndarray
    counts: np.ndarray
    texts: tuple[str | None, ...]

    @classmethod
    def of(
        cls,
        hashes: np.ndarray,
        counts: Sequence[int] | np.ndarray,
        texts: Sequence[str | None],
        size: int,
    ) -> PrioritySample:
        """Keep the things with the smallest hashes.

        Parameters
        ----------
        hashes : ndarray of uint64
            In any order; equal ones are the same thing.
        counts : sequence of int
            How often each was seen.
        texts : sequence of str or None
            The cell of each.
        size : int
            Things to keep.
        """
        numbers = np.asarray(counts, dtype=np.int64)
        kept, first, where = np.unique(hashes, return_index=True, return_inverse=True)
        totals = np.zeros(len(kept), dtype=np.int64)
        np.add.at(totals, where, numbers)
        chosen = first[:size].tolist()
        return cls(size, kept[:size], totals[:size], tuple(texts[place] for place in chosen))

    def merge(self, other: PrioritySample) -> PrioritySample:
        """Return the sample of both parts; the order of merging does not matter.

        Parameters
        ----------
        other : PrioritySample
            Of another part. The smaller size of the two counts.
        """
        return PrioritySample.of(
            np.concatenate([self.hashes, other.hashes]),
            np.concatenate([self.counts, other.counts]),
            self.texts + other.texts,
            min(self.size, other.size),
        )

    @property
    def is_complete(self) -> bool:
        """Return whether nothing was left out."""
        return len(self.hashes) < self.size

    @property
    def n_distinct(self) -> int:
        """Return how many distinct things there were: exact up to the size, then estimated."""
        kept = len(self.hashes)
        if self.is_complete or kept < 2:
            return kept
        return round((kept - 1) / ((float(self.hashes[-1]) + 1) / _RANGE))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PrioritySample):
            return NotImplemented
        return (
            self.size == other.size
            and np.array_equal(self.hashes, other.hashes)
            and np.array_equal(self.counts, other.counts)
            and self.texts == other.texts
        )

    __hash__ = None  # type: ignore[assignment]
