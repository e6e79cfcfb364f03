"""Fractions among numbers: whether all of a column are whole, whichever rows are drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from ..parsing.missing import is_null_token
from .counting import CellCounts, count

__all__ = [
    "TEXT_WITH_FRACTION",
    "Fraction",
    "are_whole_texts",
    "fraction_in",
    "holds_whole_numbers",
    "smallest_fraction",
    "smallest_of",
    "smallest_text",
    "with_a_fraction",
]

Fraction = float | str
"""A float that is no whole number, or the text of one with a point."""

TEXT_WITH_FRACTION = r"-?[0-9]+\.[0-9]+"
"""The regular expression of such a text, as every engine knows it."""

_CHUNK = 1 << 20
"""Rows that are compared at once, so that no copy of a column is made."""

_AT_ONCE = 1 << 10
"""Texts that are joined at once."""


def smallest_fraction(series: pd.Series) -> tuple[int, Fraction] | None:
    """Return the smallest number of a column that is not whole, and where it stands first.

    Parameters
    ----------
    series : Series
        Any column; every row of one of floats or texts is looked at. Of texts the first one
        in the order of texts counts, as every engine finds it.

    Returns
    -------
    tuple of int and float or str, or None
        None if all numbers are whole, missing or infinite, and for any other dtype.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.cells.fractions import smallest_fraction
    >>> smallest_fraction(pd.Series([3.0, None, 2.5, 0.25, 0.25]))
    (3, 0.25)
    >>> smallest_fraction(pd.Series([3.0, None])) is None
    True
    """
    if _is_of_texts(series.dtype):
        return _smallest_text(series)
    if not _is_of_floats(series.dtype):
        return None
    whole = series.to_numpy() if isinstance(series.dtype, np.dtype) else series.array
    found: tuple[int, Fraction] | None = None
    least = np.inf
    for start in range(0, len(series), _CHUNK):
        cells = _as_numpy(whole[start : start + _CHUNK])
        places = np.flatnonzero(np.isfinite(cells) & (cells != np.floor(cells)))
        if len(places):
            first = places[np.argmin(cells[places])]
            value = float(cells[first])
            if found is None or value < least:
                found, least = (start + int(first), value), value
    return found


def _smallest_text(series: pd.Series) -> tuple[int, str] | None:
    found: tuple[int, str] | None = None
    for start in range(0, len(series), _CHUNK):
        for row, text in _with_points(series.array[start : start + _CHUNK]):
            if _is_fraction(text) and (found is None or text < found[1]):
                found = start + row, text
    return found


def smallest_text(texts: Iterable[str | None]) -> str | None:
    """Return the first, in the order of texts, that is a number with a point; None without one.

    Parameters
    ----------
    texts : iterable of (str or None)
        Cells.
    """
    return min((text for text in texts if text is not None and _is_fraction(text)), default=None)


_is_fraction = re.compile(TEXT_WITH_FRACTION).fullmatch


def _with_points(cells: Any) -> Iterable[tuple[int, str]]:
    """Return the texts of some cells that have a point, and where they stand."""
    storage = getattr(cells.dtype, "storage", "pyarrow")
    if storage == "python" or not hasattr(cells, "__arrow_array__"):
        return _objects_with_points(np.asarray(cells, dtype=object).tolist())
    import pyarrow as pa
    import pyarrow.compute as pc

    column = cells.__arrow_array__()
    has_point: Any = pc.match_substring(column.cast(pa.large_string()), ".")
    rows = np.flatnonzero(np.asarray(has_point.fill_null(False)))
    return zip(rows.tolist(), column.take(pa.array(rows)).to_pylist(), strict=True)


def _objects_with_points(cells: list[Any]) -> Iterator[tuple[int, str]]:
    # Nearly always there is none: many texts are looked through as one.
    for start in range(0, len(cells), _AT_ONCE):
        some = cells[start : start + _AT_ONCE]
        try:
            if "." not in "".join(some):
                continue
        except TypeError:  # some are no texts
            pass
        for row, cell in enumerate(some, start):
            if issubclass(type(cell), str) and "." in cell:
                yield row, cell


def fraction_in(series: pd.Series) -> Fraction | None:
    """Return the smallest number of a column that is not whole, None without one.

    Parameters
    ----------
    series : Series
        As for `smallest_fraction`.
    """
    found = smallest_fraction(series)
    return None if found is None else found[1]


def smallest_of(values: Iterable[Fraction | None]) -> Fraction | None:
    """Return the smallest of some numbers, of which parts of a column may have none.

    Parameters
    ----------
    values : iterable of (float, str or None)
        Of each part.
    """
    there = (value for value in values if value is not None)
    return min(there, key=_place, default=None)


def _place(value: Fraction) -> tuple[str, float]:
    return (value, 0.0) if isinstance(value, str) else ("", value)


def holds_whole_numbers(cells: pd.Series, texts: Iterable[str]) -> bool:
    """Return whether drawn cells of floats, or of texts, are none but whole numbers.

    Parameters
    ----------
    cells : Series
        Cells of the column: those that were drawn, or more.
    texts : iterable of str
        The drawn cells as `pandas_semtype.cells.count` writes them. As whole floats are
        written with a point where one has decimals, the first of them tells it of all. Beside
        texts of numbers null tokens may stand.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.cells.fractions import holds_whole_numbers
    >>> holds_whole_numbers(pd.Series([3.0]), ["3"]), holds_whole_numbers(pd.Series([3]), ["3"])
    (True, False)
    >>> holds_whole_numbers(pd.Series(["3", "n/a"]), ["3", "n/a"])
    True
    """
    if _is_of_texts(cells.dtype):
        return are_whole_texts(texts) and _begins_with_text(cells)
    first = next(iter(texts), ".")
    return "." not in first and _is_of_floats(cells.dtype)


def _begins_with_text(cells: pd.Series) -> bool:
    """Return whether the first cell that is there is a text: objects may be exact numbers."""
    if cells.dtype != np.dtype(object):
        return True
    for cell in cells.to_numpy():
        if not (cell is None or cell is pd.NA or (isinstance(cell, float) and np.isnan(cell))):
            return isinstance(cell, str)
    return False


def are_whole_texts(texts: Iterable[str]) -> bool:
    """Return whether texts are whole numbers, and null tokens beside them.

    Parameters
    ----------
    texts : iterable of str
        Cells.
    """
    is_any = False
    for text in texts:
        if _is_whole(text):
            is_any = True
        elif not is_null_token(text):
            return False
    return is_any


_is_whole = re.compile(r"-?[0-9]+").fullmatch


def with_a_fraction(
    series: pd.Series, drawn: CellCounts, rows: np.ndarray
) -> tuple[CellCounts, np.ndarray]:
    """Return drawn cells, and one with a fraction beside numbers that are whole by chance.

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
    if drawn.n_rows < len(series) and holds_whole_numbers(series, drawn.counts):
        found = smallest_fraction(series)
        if found is not None:
            rows = np.append(rows[: drawn.n_rows], found[0])
            return count(series, rows), rows
    return drawn, rows


def _is_of_texts(dtype: Any) -> bool:
    if isinstance(dtype, pd.ArrowDtype):
        import pyarrow as pa

        kind = dtype.pyarrow_dtype
        return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))
    return isinstance(dtype, pd.StringDtype) or dtype == np.dtype(object)


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
