"""Column samples: the cells of a few rows, the same rows for every column of a frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from .cells import CellCounts, count, order_of, present_rows
from .cells.fractions import with_a_fraction
from .checks import whole
from .column_sample import ColumnSample, RowsRead, bare_values_of, hashes_of_sample
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

MAX_ROWS = 512
"""Rows of a sample by default."""

_ENOUGH = 8
"""A column with less than one present cell in this many is looked at more closely."""


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
    sample._found[hashes_of_sample] = hashes
    return sample
