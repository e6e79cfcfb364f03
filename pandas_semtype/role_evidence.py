"""What an inference keeps of a frame so that roles can be found later."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import partial

import numpy as np
import pandas as pd

from .errors import FrameChangedError
from .frames import Sampled
from .frames.source import PandasFrame
from .infer_options import InferOptions
from .roles import AT_ONCE_ROWS, MOST_CELLS, Column, ColumnRoles, Uniqueness, count_distinct
from .sampling import MAX_ROWS, ColumnSample, iter_samples
from .selection import unnamed_columns
from .types import UNKNOWN
from .verdict import Verdict

__all__ = ["RoleEvidence"]

_NOT_COUNTED = Uniqueness(0, 0, 0)


class RoleEvidence:
    """Collect, while the columns of a frame are inferred, what their roles depend on.

    Parameters
    ----------
    source : Sampled
        Columns of a pandas frame of at most `AT_ONCE_ROWS` rows are counted as they pass; a
        longer one is held, as a shallow copy, until somebody asks. Any other is held too, and
        counts its columns itself.
    positions : list of int
        Columns that are inferred.
    options : InferOptions
        Which labels were to choose from, which rows were drawn, and whether names count.
    """

    def __init__(self, source: Sampled, positions: list[int], options: InferOptions) -> None:
        self._source = source
        self._frame = source.frame if isinstance(source, PandasFrame) else None
        self._positions = positions
        self._options = options
        self._at_once = self._frame is not None and len(self._frame) <= AT_ONCE_ROWS
        self._columns = self._columns_of(positions)
        self._cells: list[tuple[list[str], str]] = []
        self._counts: list[Uniqueness] = []
        self._prints: list[bytes] = []

    def _columns_of(self, positions: list[int]) -> Iterator[pd.Series]:
        """Yield the columns, if they are counted as they pass."""
        if not self._at_once or self._frame is None:
            return iter(())
        if positions == list(range(self._frame.shape[1])):  # by far the fastest way to them all
            return unnamed_columns(self._frame)
        return (self._frame.iloc[:, position] for position in positions)

    def add(self, samples: Sequence[ColumnSample]) -> None:
        """Take the samples of the next columns.

        Parameters
        ----------
        samples : sequence of ColumnSample
            In the order of the positions.
        """
        for sample in samples:
            self._cells.append((sample.values[:MOST_CELLS], sample.structure))
            if self._frame is None:
                continue
            if self._at_once:
                self._counts.append(count_distinct(next(self._columns)))
            else:
                self._prints.append(sample.fingerprint())

    def source(
        self,
        guesses: Sequence[Verdict],
        scores: Sequence[np.ndarray],
        labels: Sequence[str],
        names: Sequence[Hashable],
    ) -> ColumnRoles:
        """Return where the result finds roles and counts.

        Parameters
        ----------
        guesses : sequence of Verdict
            Best guesses, before any threshold: roles do not depend on the mode.
        scores : sequence of ndarray
            Scores of the network, in the order of `labels`.
        labels : sequence of str
            Labels that there were to choose from.
        names : sequence of hashable
            Names of the columns.
        """
        options = self._options
        order = tuple(labels)
        columns = [
            Column(
                values,
                _NOT_COUNTED,
                # A choice among labels that the caller has cut down says little.
                guess.label if options.types is None and guess.label != UNKNOWN else "",
                guess.score if options.types is None else 0.0,
                row,
                order,
                structure,
                name if options.use_names else None,
            )
            for (values, structure), guess, row, name in zip(
                self._cells, guesses, scores, names, strict=True
            )
        ]
        if self._frame is None:
            return ColumnRoles(columns, count=partial(self._source.counts, self._positions))
        if self._at_once:
            return ColumnRoles(columns, counts=self._counts)
        return ColumnRoles(columns, _Reader(self._frame, self._positions, options, self._prints))


class _Reader:
    """Read whole columns of a frame later, and notice if their cells are others by then."""

    def __init__(
        self,
        frame: pd.DataFrame,
        positions: Sequence[int],
        options: InferOptions,
        prints: Sequence[bytes],
    ) -> None:
        self._frame = frame.copy(deep=False)
        self._positions, self._prints = positions, prints
        self._max_rows = max(MAX_ROWS, options.max_cells or 0)
        self._seed = options.seed

    def __call__(self, place: int) -> pd.Series:
        position = self._positions[place]
        # Without copy-on-write, or through an array that the frame was made of, cells can change.
        (sample,) = iter_samples(
            self._frame, max_rows=self._max_rows, random_state=self._seed, positions=[position]
        )
        if sample.fingerprint() != self._prints[place]:
            raise FrameChangedError.of(self._frame.columns[position])
        return self._frame.iloc[:, position]
