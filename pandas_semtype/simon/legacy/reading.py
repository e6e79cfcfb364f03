"""The original SIMOn models of 2018-2019, reading the cells the original read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ...cells import take, texts
from ...errors import FrameTypeError
from ...sampling import ColumnSample, check_random_state
from ..classifier import SimonClassifier
from ..network.head import sigmoid

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["KIND", "PublishedClassifier"]

KIND = "simon_2019"
"""What ``config.json`` says of such a model."""

_AT_ONCE = 32  # columns: 500 vectors of 512 numbers each


class PublishedClassifier(SimonClassifier):
    """Tell the semantic type of columns with a published SIMOn network.

    It differs from other classifiers in the cells it reads: 500 per column, repeated ones
    as often as they stand there, as the original did.

    Examples
    --------
    >>> from pandas_semtype import load
    >>> model = load("simon_2019_base")  # doctest: +SKIP
    >>> model.encode_frame(frame).shape  # doctest: +SKIP
    (3, 500, 20)
    """

    def encode_frame(self, frame: pd.DataFrame, *, random_state: Any = 0) -> np.ndarray:
        """Return the character ids of the cells the original reads.

        They are the first 500 cells of a column that are not missing; a shorter column is
        filled up with its own cells, drawn at random with replacement; a column without
        any is the text NaN. Of a cell the last 20 characters count, in lower case and at
        the end of the row; a character outside the alphabet is a space.

        Parameters
        ----------
        frame : DataFrame
            Any frame.
        random_state : int, optional
            Seed of the cells drawn to fill up; the same for every column.

        Returns
        -------
        ndarray of uint8, shape (columns, 500, 20)
            0 is padding; an id less one is the index in the original's alphabet.
        """
        cells = list(self._original_cells(frame, random_state))
        ids = self._encoder.encode([cell for column in cells for cell in column])
        return ids.reshape(len(cells), self.max_cells, self._encoder.length)

    def predict_proba(self, frame: pd.DataFrame, *, random_state: Any = 0) -> pd.DataFrame:
        """Return what the net says of the cells of `encode_frame`.

        Parameters
        ----------
        frame : DataFrame
            Columns to judge.
        random_state : int, default 0
            Seed of the cells drawn to fill up short columns.

        Returns
        -------
        DataFrame
            A row per column of `frame`, in its order, a column per label; scores in
            [0, 1]. A column without values has missing scores.
        """
        import pandas as pd

        filled = np.array([bool(_first(column, 1)) for _, column in _columns(frame)], dtype=bool)
        out = np.full((len(filled), len(self.labels)), np.nan, dtype=np.float32)
        cells = list(self._original_cells(frame.loc[:, filled], random_state))
        if cells:
            out[filled] = sigmoid(self.head.logits(self._read(cells)))
        return pd.DataFrame(out, index=frame.columns, columns=list(self.labels))

    def _original_cells(self, frame: pd.DataFrame, random_state: Any) -> Iterator[list[str]]:
        seed = check_random_state(random_state)
        for _, column in _columns(frame):
            # The same seed for each: another column never changes what this one reads.
            found = _first(column, self.max_cells) or ["NaN"]
            yield _filled(found, self.max_cells, np.random.default_rng(seed))

    def inputs(
        self,
        samples: Sequence[ColumnSample],
        *,
        max_cells: int | None = None,
        wide: bool = False,
        statistics: np.ndarray | None = None,  # noqa: ARG002 - this network reads none
    ) -> np.ndarray:
        """Return what the output layer reads of sampled columns that have values.

        A sample has forgotten the order of the rows, which are drawn at random anyway; how
        often each cell stands there it has not.

        Parameters
        ----------
        samples : sequence of ColumnSample
        max_cells : int, optional
            Cells per column that the net reads; 500 by default.
        wide : bool, default False
            Append the mean of the vectors of a column's cells to its features.
        statistics : ndarray, optional
            Not read.
        """
        limit = max_cells or self.max_cells
        cells = []
        for sample in samples:
            rng = np.random.default_rng(0)
            repeated = np.repeat(np.arange(len(sample.values)), sample.counts)
            drawn = rng.permutation(repeated)[:limit].tolist()
            cells.append(_filled([sample.values[i] for i in drawn], limit, rng))
        return self._read(cells, wide)

    def _read(self, cells: Sequence[Sequence[str]], wide: bool = False) -> np.ndarray:
        """Return the inputs of the output layer, of columns of as many cells each."""
        parts = []
        for start in range(0, len(cells), _AT_ONCE):
            rows: dict[str, int] = {}
            places = [
                [rows.setdefault(cell, len(rows)) for cell in column]
                for column in cells[start : start + _AT_ONCE]
            ]
            ids = self._encoder.encode(list(rows))
            nothing = np.zeros((len(places), 0), dtype=np.float32)
            encoding = self._engine.start_cells(ids)
            read = np.array(places, dtype=np.int32)
            parts.append(self._inputs(encoding, read, nothing, wide))
        return np.concatenate(parts)


def _columns(frame: pd.DataFrame) -> Iterator[tuple[Any, pd.Series]]:
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        raise FrameTypeError.of(frame, "a pandas DataFrame")
    return iter(frame.items())


def _first(column: pd.Series, limit: int) -> list[str]:
    """Return the first cells that are not missing, as text."""
    rows = np.zeros(0, dtype=np.int64)
    looked = 4 * limit
    while len(rows) < limit:
        rows = np.flatnonzero(column.iloc[:looked].notna().to_numpy())[:limit]
        if looked >= len(column):
            break
        looked *= 4
    cells = take(column, rows)
    # A blank text is a cell here.
    return [
        text if text is not None else cell if isinstance(cell, str) else ""
        for text, cell in zip(texts(cells), cells, strict=True)
    ]


def _filled(cells: list[str], size: int, rng: np.random.Generator) -> list[str]:
    drawn = rng.integers(len(cells), size=size - len(cells)).tolist()
    return cells + [cells[i] for i in drawn]
