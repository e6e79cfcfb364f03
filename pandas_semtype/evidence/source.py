"""Evidence in place of a frame: samples of its columns for a model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..digest import ColumnDigest
from ..roles import Uniqueness
from ..sampling import ColumnSample
from .frame import FrameEvidence

__all__ = ["EvidenceSource"]


class EvidenceSource:
    """Give samples of columns that were read before.

    Parameters
    ----------
    evidence : FrameEvidence
        Of all parts.
    """

    notes: tuple[str, ...] = ()

    def __init__(self, evidence: FrameEvidence) -> None:
        self._evidence = evidence
        self.names = evidence.names

    def samples(
        self, positions: Sequence[int], *, max_rows: int, seed: int
    ) -> Iterator[ColumnSample]:
        """Sample columns; the same evidence and seed give the same samples.

        Parameters
        ----------
        positions : sequence of int
            Positions of the columns.
        max_rows : int
            Rows to draw.
        seed : int
            Seed of the draw.
        """
        for position in positions:
            yield self._evidence.columns[position].sample(max_rows=max_rows, seed=seed)

    def counts(self, positions: Sequence[int]) -> list[Uniqueness]:
        """Return what is known of whole columns: all but the order of their rows.

        Parameters
        ----------
        positions : sequence of int
            Positions of the columns.

        Returns
        -------
        list of Uniqueness
            The range of numbers is that of the distinct cells that were kept.
        """
        return [self._evidence.columns[position].uniqueness for position in positions]

    def digests(self, positions: Sequence[int]) -> list[ColumnDigest]:
        """Return the digests of columns, which know all their rows.

        Parameters
        ----------
        positions : sequence of int
            Positions of the columns.
        """
        found = []
        for position in positions:
            column = self._evidence.columns[position]
            cells = column.distinct
            n_present = column.n_rows - column.n_missing
            missing = column.n_missing
            found.append(
                ColumnDigest.of(cells.hashes, cells.counts, n_present, missing, True, "evidence")
            )
        return found
