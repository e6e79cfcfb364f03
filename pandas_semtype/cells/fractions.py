"""Fractions among floats: whether all of a column are whole, whichever rows are drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from .counting import CellCounts, count

__all__ = [
    "fraction_in",
    "holds_whole_floats",
    "smallest_fraction",
    "smallest_of",
    "with_a_fraction",
]

_CHUNK = 1 << 20
"""Rows that are compared at once, so that no copy of a column is made."""


def smallest_fraction(series: pd.Series) -> tuple[int, float] | None:
    """Return the smallest float of a column that is no whole number, and where it stands first.

    Parameters
    ----------
    series : Series
        Any column; every row of one of floats is looked at.

    Returns
    -------
    tuple of int and float, or None
        None if all floats are whole, missing or infinite, and for any other dtype.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.cells.fractions import smallest_fraction
    >>> smallest_fraction(pd.Series([3.0, None, 2.5, 0.25, 0.25]))
    (3, 0.25)
    >>> smallest_fraction(pd.Series([3.0, None])) is None
    True
    """
    if not _is_of_floats(series.dtype):
        return None
    whole = series.to_numpy() if isinstance(series.dtype, np.dtype) else series.array
    found: tuple[int, float] | None = None
    for start in range(0, len(series), _CHUNK):
        cells = _as_numpy(whole[start : start + _CHUNK])
        places = np.flatnonzero(np.isfinite(cells) & (cells != np.floor(cells)))
        if len(places):
            first = places[np.argmin(cells[places])]
            value = float(cells[first])
            if found is None or value < found[1]:
                found = start + int(first), value
    return found


def fraction_in(series: pd.Series) -> float | None:
    """Return the smallest float of a column that is no whole number, None without one.

    Parameters
    ----------
    series : Series
        As for `smallest_fraction`.
    """
    found = smallest_fraction(series)
    return None if found is None else found[1]


def smallest_of(values: Iterable[float | None]) -> float | None:
    """Return the smallest of some numbers, of which parts of a column may have none.

    Parameters
    ----------
    values : iterable of (float or None)
        Of each part.
    """
    return min((value for value in values if value is not None), default=None)


def holds_whole_floats(dtype: Any, texts: Iterable[str]) -> bool:
    """Return whether drawn cells of a column of floats are none but whole numbers.

    Parameters
    ----------
    dtype : dtype
        Of the column.
    texts : iterable of str
        The cells as `pandas_semtype.cells.count` writes them. As whole numbers are written with
        a point where one has decimals, the first of them tells it of all.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.cells.fractions import holds_whole_floats
    >>> holds_whole_floats(np.dtype(float), ["3", "4"]), holds_whole_floats(np.dtype(int), ["3"])
    (True, False)
    """
    first = next(iter(texts), ".")
    return "." not in first and _is_of_floats(dtype)


def with_a_fraction(
    series: pd.Series, drawn: CellCounts, rows: np.ndarray
) -> tuple[CellCounts, np.ndarray]:
    """Return drawn cells, and one with a fraction beside floats that are whole by chance.

    Whether a column is of whole numbers must not depend on the seed.

    Parameters
    ----------
    series : Series
        The column.
    drawn : CellCounts
        What was found in the rows drawn.
    rows : ndarray of int
        These rows, or more.

    Returns
    -------
    tuple of CellCounts and ndarray
        Those that were given where nothing is added.
    """
    if drawn.n_rows < len(series) and holds_whole_floats(series.dtype, drawn.counts):
        found = smallest_fraction(series)
        if found is not None:
            rows = np.append(rows[: drawn.n_rows], found[0])
            return count(series, rows), rows
    return drawn, rows


def _is_of_floats(dtype: Any) -> bool:
    if isinstance(dtype, pd.ArrowDtype):
        import pyarrow as pa

        # dtype.kind raises for types that pandas does not know, such as views of strings.
        return bool(pa.types.is_floating(dtype.pyarrow_dtype))
    return getattr(dtype, "kind", "") == "f" and not isinstance(dtype, pd.SparseDtype)


def _as_numpy(cells: Any) -> np.ndarray:
    if isinstance(cells, np.ndarray):
        return cells
    return np.asarray(cells.to_numpy(dtype=np.float64, na_value=np.nan))
