"""Some rows of a column as distinct texts with counts, and where its present cells are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import is_object_dtype, is_string_dtype

from .structure import structure_of
from .texts import gaps, is_blank, plain_texts, texts, without_flaws

__all__ = ["CellCounts", "count", "count_texts", "present_rows", "take"]

_MANY = 64  # times as many rows as wanted: then chunks are not joined


@dataclass(frozen=True, slots=True)
class CellCounts:
    """Hold how often each distinct cell occurs among some rows.

    Parameters
    ----------
    counts : dict of str to int
        By text, in order of first appearance; without missing and blank cells.
    n_rows : int
        Number of rows counted, missing ones included.
    n_missing : int
        Number of missing and blank cells among them.
    structure : str
        What dtype or classes of the cells settle, see `structure_of`.
    written : list of (str or None)
        The text of each row, before flaws were mended.
    """

    counts: dict[str, int]
    n_rows: int
    n_missing: int
    structure: str = ""
    written: list[str | None] = field(default_factory=list, repr=False)


def count(series: pd.Series, rows: np.ndarray, *, most: int | None = None) -> CellCounts:
    """Count the distinct cells of some rows of a column.

    Parameters
    ----------
    series : Series
        A column of any dtype; it is only read.
    rows : ndarray of int
        Positions.
    most : int, optional
        Stop before the row in which one more present cell would be counted.

    Returns
    -------
    CellCounts
        Cells by their text, see `texts`.

    Examples
    --------
    >>> import numpy as np
    >>> import pandas as pd
    >>> from pandas_semtype.cells import count
    >>> count(pd.Series([1.0, 2.0, None, 1.0]), np.arange(4))
    CellCounts(counts=Counter({'1': 2, '2': 1}), n_rows=4, n_missing=1, structure='')
    """
    cells = take(series, rows)
    counts, n_missing, written = _counted(cells)
    if most is not None and len(cells) - n_missing > most:
        present = [place for place, text in enumerate(texts(cells)) if text is not None]
        cells = cells[: present[most]]
        counts, n_missing, written = _counted(cells)  # how numbers are written depends on all
    return CellCounts(counts, len(cells), n_missing, structure_of(cells), written)


def take(series: pd.Series, rows: np.ndarray) -> Any:
    """Return the cells of some rows, in the order of the rows.

    Parameters
    ----------
    series : Series
        A column of any dtype.
    rows : ndarray of int
        Positions.

    Returns
    -------
    ndarray or ExtensionArray
        The cost depends on the number of positions, not on that of the rows.
    """
    dtype = series.dtype
    if isinstance(dtype, np.dtype):
        return series.to_numpy()[rows]
    array = series.array
    if isinstance(dtype, pd.StringDtype) and dtype.storage != "python":
        return _take_arrow(array.__arrow_array__(), rows).to_numpy(zero_copy_only=False)
    if isinstance(dtype, pd.ArrowDtype):
        return pd.arrays.ArrowExtensionArray(_take_arrow(array.__arrow_array__(), rows))
    return array.take(rows)


def _take_arrow(column: Any, rows: np.ndarray) -> Any:
    """Return an Arrow array of some rows of a chunked one."""
    import pyarrow as pa

    try:
        if column.num_chunks == 1:
            return column.chunk(0).take(pa.array(rows))
        if len(column) <= _MANY * len(rows) or not len(rows):
            return column.take(pa.array(rows)).combine_chunks()
    except pa.ArrowNotImplementedError:  # not every type of Arrow can be taken from
        pass
    if not len(rows):
        return column.chunk(0)[:0] if column.num_chunks else pa.nulls(0, column.type)
    # Arrow would join all chunks first, however long they are.
    lengths = np.array([len(chunk) for chunk in column.chunks])
    ends = np.cumsum(lengths)
    owners = np.searchsorted(ends, rows, side="right")
    places = rows - (ends - lengths)[owners]
    chunks = column.chunks
    cells = zip(owners.tolist(), places.tolist(), strict=True)
    return pa.concat_arrays([chunks[owner].slice(place, 1) for owner, place in cells])


def count_texts(cells: Any) -> tuple[dict[str, int], int]:
    """Return how often each distinct cell occurs, and how many are missing.

    Parameters
    ----------
    cells : ndarray or ExtensionArray
        Some cells of one column, as `take` gives them.

    Returns
    -------
    counts : dict of str to int
        By text, as `texts` writes it, in order of first appearance.
    n_missing : int
        The number of missing and blank cells.
    """
    counts, n_missing, _ = _counted(cells)
    return counts, n_missing


def _counted(cells: Any) -> tuple[dict[str, int], int, list[str | None]]:
    """Return what `count_texts` returns, and the text of each cell."""
    written = plain_texts(cells)
    found: dict[Any, int] = Counter(written)
    n_missing = found.pop(None, 0)
    mended = without_flaws(found)
    if not mended:
        return found, n_missing, written
    counts: dict[str, int] = {}
    for text, number in found.items():
        better = mended.get(text, text)
        if better is None:
            n_missing += number
        else:
            counts[better] = counts.get(better, 0) + number
    return counts, n_missing, written


def present_rows(series: pd.Series) -> np.ndarray:
    """Return the positions of all cells that are neither missing nor blank.

    Parameters
    ----------
    series : Series
        A column of any dtype. Every cell is looked at, and none is turned into text.

    Returns
    -------
    ndarray of int
        In ascending order.
    """
    dtype = series.dtype
    objects = is_object_dtype(dtype)
    present = ~gaps(series.to_numpy()) if objects else series.notna().to_numpy()
    if isinstance(dtype, pd.CategoricalDtype):
        blank = np.array([_is_blank_text(value) for value in series.cat.categories], dtype=bool)
        rows = np.flatnonzero(present)
        return np.asarray(rows[~blank[series.cat.codes.to_numpy()[rows]]])
    if objects:
        rows = np.flatnonzero(present)
        cells = series.to_numpy()[rows].tolist()
        kept = [row for row, value in zip(rows, cells, strict=True) if not _is_blank_text(value)]
        return np.array(kept, dtype=np.int64)
    if is_string_dtype(dtype):
        present = present & (series.str.strip() != "").to_numpy(dtype=bool, na_value=False)
    return np.flatnonzero(present)


def _is_blank_text(value: Any) -> bool:
    return issubclass(type(value), str) and is_blank(value)
