"""What every engine offers: the number of rows, some rows as pandas, and which cells are there."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, Protocol

import numpy as np
import pandas as pd

from ..cells import CellCounts, count, plain_frame
from ..cells.fractions import Fraction, fraction_in, holds_whole_numbers, smallest_of
from ..errors import FrameError, MissingDependencyError, SemtypeError
from ..roles import PartialCounts, Uniqueness, count_distinct
from ..roles.partial import added
from ..sampling import ColumnSample, Draws, is_enough, iter_samples, sample_of

__all__ = ["PandasFrame", "RowSource", "Sampled", "reading"]

_SLICE = 2**18


class Sampled(Protocol):
    """Columns that can be sampled: rows of an engine, or evidence that was collected."""

    names: pd.Index
    notes: tuple[str, ...]

    def samples(
        self, positions: Sequence[int], *, max_rows: int, seed: int
    ) -> Iterator[ColumnSample]:
        """Return one sample per position."""
        ...

    def counts(self, positions: Sequence[int]) -> list[Uniqueness]:
        """Return counts of whole columns, one per position."""
        ...


@contextmanager
def reading(engine: str, hint: str) -> Iterator[None]:
    """Turn whatever an engine raises into an error that shows no cell.

    Parameters
    ----------
    engine : str
        What is read, for the message.
    hint : str
        How to see the engine's own message.

    Raises
    ------
    FrameError
        If the engine raised something.
    MissingDependencyError
        If it lacks a package.
    """
    try:
        yield
    except SemtypeError:
        raise
    except ModuleNotFoundError as error:
        package = (error.name or engine).partition(".")[0]
        raise MissingDependencyError.of(package, "frames", f"Reading {engine}") from None
    except Exception as error:  # noqa: BLE001 - engines raise anything
        # Not "from error": messages of engines quote cells.
        raise FrameError.failed(engine, error, hint) from None


class RowSource(ABC):
    """Hand out rows of a frame that stays where it is.

    Rows have positions from 0. An engine that keeps the order of rows gives the same rows
    as pandas would; one that has no order draws as many rows at random.

    Attributes
    ----------
    engine : str
        What it reads, for messages.
    hint : str
        What a user can do to see why the engine failed, for messages.
    names : Index
        Names of the columns, in their order.
    notes : tuple of str
        What was found out about a file and is not what a plain one is like.
    """

    engine: str
    hint: str
    names: pd.Index
    notes: tuple[str, ...] = ()
    _n_sampled_from: int | None = None

    @abstractmethod
    def n_rows(self) -> int:
        """Return the number of rows."""

    @abstractmethod
    def take(self, positions: Sequence[int], rows: np.ndarray) -> pd.DataFrame:
        """Return some rows of some columns, in the order of `rows`.

        Parameters
        ----------
        positions : sequence of int
            Positions of the columns.
        rows : ndarray of int
            Different positions of rows. An engine without an order uses their number alone.
        """

    @abstractmethod
    def present(self, position: int) -> RowSource:
        """Return one column without its missing and blank cells.

        Parameters
        ----------
        position : int
            Position of the column.
        """

    def samples(
        self, positions: Sequence[int], *, max_rows: int, seed: int
    ) -> Iterator[ColumnSample]:
        """Sample columns as `pandas_semtype.sampling.iter_samples` does.

        Parameters
        ----------
        positions : sequence of int
            Positions of the columns.
        max_rows : int
            Rows to draw.
        seed : int
            Seed of the draw.

        Returns
        -------
        iterator of ColumnSample
            The engine is asked once for the rows of all columns, once more for those of
            columns with few present cells, and once for each that is nearly empty; and once for
            floats that are all whole in the drawn rows, whether they are so in the others.
        """
        with reading(self.engine, self.hint):
            draws = Draws(self.n_rows(), max_rows, seed)
            self._n_sampled_from = draws.n_rows
            found = _drawn(self._taken(positions, draws.rows))
            few = [i for i, one in enumerate(found) if not is_enough(one.counts, draws)]
            if few:
                wider = self._taken([positions[i] for i in few], draws.more_rows)
                for i, one in zip(few, _drawn(wider, most=max_rows), strict=True):
                    found[i] = one
            enough = [i for i, one in enumerate(found) if is_enough(one.counts, draws)]
            self._add_fractions(found, enough, positions, draws.n_rows)
        for position, (_, drawn) in zip(positions, found, strict=True):
            if is_enough(drawn, draws):
                yield sample_of(drawn, draws.n_rows, drawn.n_rows, drawn.n_missing)
            else:
                with reading(self.engine, self.hint):
                    sample = self._of_present(position, draws)
                yield sample

    def smallest_fractions(self, positions: Sequence[int]) -> list[Fraction | None]:
        """Return the smallest number of each column that is not whole, None without one.

        Parameters
        ----------
        positions : sequence of int
            Positions of columns of floats or texts. Every row is looked at, where it is if the
            engine can do so.
        """
        found: list[Fraction | None] = [None] * len(positions)
        for batch in self.batches():
            for i, position in enumerate(positions):
                found[i] = smallest_of([found[i], fraction_in(batch.iloc[:, position])])
        return found

    def _add_fractions(
        self, found: list[_Drawn], among: list[int], positions: Sequence[int], n_rows: int
    ) -> None:
        """Add a cell with a fraction to drawn numbers that are whole by chance, as for pandas."""
        whole = [
            i for i in among
            if found[i].counts.n_rows < n_rows
            and holds_whole_numbers(found[i].cells, found[i].counts.counts)
        ]  # fmt: skip
        if not whole:
            return
        values = self.smallest_fractions([positions[i] for i in whole])
        for i, value in zip(whole, values, strict=True):
            if value is not None:
                cells = found[i].cells
                more = pd.Series([value], dtype=cells.dtype)
                found[i] = _drawn_of(pd.concat([cells, more], ignore_index=True))

    def batches(self) -> Iterator[pd.DataFrame]:
        """Return all rows of all columns, part by part."""
        n_rows = self.n_rows()
        for start in range(0, n_rows, _SLICE):
            rows = np.arange(start, min(start + _SLICE, n_rows))
            yield self.take(range(len(self.names)), rows)

    def counts(self, positions: Sequence[int]) -> list[Uniqueness]:
        """Count whole columns, as `pandas_semtype.roles.count_distinct` does.

        Parameters
        ----------
        positions : sequence of int
            Positions of the columns.

        Returns
        -------
        list of Uniqueness
            One per position. Every row is read once, part by part; see
            `pandas_semtype.roles.PartialCounts` for what is kept.

        Raises
        ------
        FrameError
            If the engine fails, or gives other rows than it gave for the samples.
        """
        with reading(self.engine, self.hint):
            found = self._counted(positions)
        for one in found:
            if self._n_sampled_from not in (None, one.n):
                raise FrameError.rows_changed(self.engine, self._n_sampled_from or 0, one.n)
        return found

    def _counted(self, positions: Sequence[int]) -> list[Uniqueness]:
        """Return the counts of columns; engines that can do better replace it."""
        found = added(
            [PartialCounts.of(batch.iloc[:, position]) for position in positions]
            for batch in self.batches()
        )
        return [one.uniqueness() for one in found] or [Uniqueness(0, 0, 0)] * len(positions)

    def _of_present(self, position: int, draws: Draws) -> ColumnSample:
        present = self.present(position)
        n_present = present.n_rows()
        found = _drawn(present._taken([0], draws.among(n_present)))
        self._add_fractions(found, [0], [position], n_present)
        return sample_of(found[0].counts, draws.n_rows, draws.n_rows, draws.n_rows - n_present)

    def _taken(self, positions: Sequence[int], rows: np.ndarray) -> pd.DataFrame:
        frame = self.take(positions, rows)
        if len(frame) != len(rows):
            raise FrameError.rows_changed(self.engine, len(rows), len(frame))
        return frame


class _Drawn(NamedTuple):
    """The drawn cells of a column that were counted, and their counts."""

    cells: pd.Series
    counts: CellCounts


def _drawn(frame: pd.DataFrame, *, most: int | None = None) -> list[_Drawn]:
    return [_drawn_of(frame.iloc[:, i], most) for i in range(frame.shape[1])]


def _drawn_of(series: pd.Series, most: int | None = None) -> _Drawn:
    counts = count(series, np.arange(len(series)), most=most)
    return _Drawn(series.iloc[: counts.n_rows], counts)


class PandasFrame(RowSource):
    """Hand out rows of a pandas DataFrame.

    Parameters
    ----------
    frame : DataFrame
        It is only read.
    """

    engine = "The pandas DataFrame"
    hint = "Look at its dtypes."

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = plain_frame(frame)
        self.names = frame.columns

    def n_rows(self) -> int:
        """Return the number of rows."""
        return len(self.frame)

    def take(self, positions: Sequence[int], rows: np.ndarray) -> pd.DataFrame:
        """Return some rows of some columns."""
        return self.frame.iloc[rows, list(positions)]

    def present(self, position: int) -> RowSource:
        """Return the rows in which a column has a value."""
        return PandasFrame(self.frame.iloc[:, [position]].dropna())

    def batches(self) -> Iterator[pd.DataFrame]:
        """Return all rows, part by part."""
        for start in range(0, len(self.frame), _SLICE):
            yield self.frame.iloc[start : start + _SLICE]

    def _counted(self, positions: Sequence[int]) -> list[Uniqueness]:
        return [count_distinct(self.frame.iloc[:, position]) for position in positions]

    def samples(
        self, positions: Sequence[int], *, max_rows: int, seed: int
    ) -> Iterator[ColumnSample]:
        """Sample columns; one after the other, without copies of rows."""
        every = list(positions) == list(range(self.frame.shape[1]))
        return iter_samples(
            self.frame,
            max_rows=max_rows,
            random_state=seed,
            positions=None if every else positions,
        )
