"""Hashes of some cells of a column, by which it is found again under another name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import methodcaller
from typing import Any, Protocol

import numpy as np

from .text_hashes import hash_check, hashes_of

__all__ = ["ColumnDigest"]

_SIZE = 256
_REPEATED = 0.5
"""Fraction of drawn cells that must occur twice: else two draws from one column differ."""


class _Sample(Protocol):
    """What is read of a sample; `pandas_semtype.sampling.ColumnSample` fits."""

    @property
    def values(self) -> list[str]: ...
    @property
    def counts(self) -> np.ndarray: ...
    @property
    def n_rows(self) -> int: ...
    @property
    def n_sampled(self) -> int: ...
    @property
    def n_missing(self) -> int: ...
    @property
    def hashes(self) -> np.ndarray: ...


@dataclass(frozen=True, slots=True, eq=False)
class ColumnDigest:
    """Hold hashes of the distinct cells with the smallest ones, and how often each occurs.

    Parameters
    ----------
    hashes : ndarray of uint64
        In ascending order, each once.
    counts : ndarray of int64
        How often each cell was counted.
    n_present, n_missing : int
        Present and missing cells among those that were looked at.
    is_whole : bool
        Whether every row was looked at. Two whole columns can be compared cell by cell,
        two samples only where cells repeat.
    form : str, default "rows"
        ``"rows"`` of a sample, ``"evidence"`` of all rows; they write numbers and moments
        differently, so that one is not compared with the other.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.digest import ColumnDigest
    >>> from pandas_semtype.sampling import sample_series
    >>> one, other = pd.Series(["a", "b", "c", "d"]), pd.Series(["a", "b", "c", "x"])
    >>> digest = ColumnDigest.of_sample(sample_series(one))
    >>> digest.moved(ColumnDigest.of_sample(sample_series(other)))
    0.25
    """

    hashes: np.ndarray
    counts: np.ndarray
    n_present: int
    n_missing: int
    is_whole: bool
    form: str = "rows"

    @classmethod
    def of_sample(cls, sample: _Sample) -> ColumnDigest:
        """Return the digest of a sample of rows.

        Parameters
        ----------
        sample : ColumnSample
            Distinct cells with counts.
        """
        counts = np.asarray(sample.counts, dtype=np.int64)
        n_present = int(counts.sum())
        is_whole = sample.n_sampled == sample.n_rows == n_present + sample.n_missing
        texts = _without_points(sample.values)
        hashes = sample.hashes if texts is sample.values else hashes_of(texts)
        return cls.of(hashes, counts, n_present, sample.n_missing, is_whole)

    @classmethod
    def of(
        cls,
        hashes: np.ndarray,
        counts: np.ndarray,
        n_present: int,
        n_missing: int,
        is_whole: bool,
        form: str = "rows",
    ) -> ColumnDigest:
        """Keep the cells with the smallest hashes; the parameters are those of the class."""
        kept = np.argsort(hashes, kind="stable")[:_SIZE]
        return cls(hashes[kept], counts[kept], n_present, n_missing, is_whole, form)

    def moved(self, other: ColumnDigest) -> float | None:
        """Return the fraction of present cells that would have to change, 0 to 1.

        It is the total variation distance of how frequent the cells are, estimated
        from the hashes that both digests would hold.

        Parameters
        ----------
        other : ColumnDigest
            Of the same column at another time, or of another column.

        Returns
        -------
        float or None
            None if there is nothing to compare, or if one is a sample in which hardly a
            cell repeats.
        """
        if not self.n_present or not other.n_present or self.form != other.form:
            return None
        if not (self._compares and other._compares):
            return None
        limit = min(self._limit, other._limit)
        hashes, where = np.unique(np.concatenate([self.hashes, other.hashes]), return_inverse=True)
        fractions = np.zeros((2, len(hashes)))
        fractions[0, where[: len(self.hashes)]] = self.counts / self.n_present
        fractions[1, where[len(self.hashes) :]] = other.counts / other.n_present
        fractions = fractions[:, hashes <= limit]
        total = fractions.sum()
        if not total:
            return None
        return float(np.abs(fractions[0] - fractions[1]).sum() / total)

    @property
    def _compares(self) -> bool:
        repeated = self.counts[self.counts > 1].sum() / max(self.counts.sum(), 1)
        return self.is_whole or bool(repeated >= _REPEATED)

    @property
    def _limit(self) -> np.uint64:
        """Return the hash up to which every cell is held."""
        full = len(self.hashes) >= _SIZE
        return np.uint64(self.hashes[-1]) if full else np.uint64(2**64 - 1)

    def to_dict(self) -> dict[str, Any]:
        """Return the digest as plain JSON types."""
        return {
            "hash": hash_check(),
            "hashes": self.hashes.tolist(),
            "counts": self.counts.tolist(),
            "present": self.n_present,
            "missing": self.n_missing,
            "whole": self.is_whole,
            "form": self.form,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any] | None) -> ColumnDigest | None:
        """Return the digest that `to_dict` wrote; None if its hashes are not those of today.

        Parameters
        ----------
        data : mapping, optional
            What `to_dict` returned.
        """
        if data is None or data["hash"] != hash_check():
            return None
        hashes = np.array(data["hashes"], dtype=np.uint64)
        counts = np.array(data["counts"], dtype=np.int64)
        if len(hashes) != len(counts):
            raise ValueError(f"{len(hashes)} hashes, {len(counts)} counts")
        numbers = int(data["present"]), int(data["missing"])
        return cls(hashes, counts, *numbers, bool(data["whole"]), str(data["form"]))


_has_point = methodcaller("endswith", ".0")


def _without_points(texts: list[str]) -> list[str]:
    """Return whole numbers without ``.0``, which they have where other cells are not whole."""
    if not any(map(_has_point, texts[:64])):
        return texts
    return [text.removesuffix(".0") for text in texts]
