"""The distinct cells of a whole column as text, and which row has which of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from ..cells import texts
from ..cells.structure import structure_of
from ..parsing.missing import is_null_token
from ..shown import escaped
from .minus_zeros import floats_of, minus_zeros
from .report import NOWHERE

__all__ = ["DistinctCells", "distinct_cells", "holds_texts"]

MANY = 20_000
"""Distinct cells from which facts are found out at most; all of them are parsed."""


@dataclass(frozen=True, slots=True, eq=False)
class DistinctCells:
    """Hold the distinct cells of a column.

    Parameters
    ----------
    cells : list of str
        Distinct cells.
    codes : ndarray of int64
        Place in `cells` of the cell of each row, -1 where it is missing.
    are_texts : bool
        Whether the cells are texts, and not objects written as text.
    is_exact : bool
        Whether the text of a cell stands for that cell alone.
    structure : str
        What the classes of the cells settle.
    obstacle : str
        Why the cells cannot be looked at as text; "" if they can.
    n_texts : int
        How many rows of a column of objects that are written as text hold a text.
    has_fractions : bool
        Whether some objects are floats with a fraction, which are written with a point.
    minus_zeros : ndarray of int
        Rows of the floats that are zeros with a minus, which their texts are not.
    has_moments : bool
        Whether days or moments stand among texts, and are written as ISO dates.
    """

    cells: list[str]
    codes: np.ndarray
    are_texts: bool
    is_exact: bool
    structure: str = ""
    obstacle: str = ""
    n_texts: int = 0
    has_fractions: bool = False
    minus_zeros: np.ndarray = field(default_factory=lambda: NOWHERE)
    has_moments: bool = False

    @property
    def counts(self) -> np.ndarray:
        """Return how many rows have each cell."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.cells))

    @property
    def have_spelling(self) -> bool:
        """Return whether cells may be written in other ways: numbers as objects are not written."""
        return self.are_texts or not self.is_exact or bool(self.structure)

    @property
    def gaps(self) -> bool:
        """Return whether a row is missing."""
        return bool((self.codes < 0).any())

    def some(self) -> dict[str, int]:
        """Return distinct cells with counts: all, or as many as facts are found out from."""
        counts = self.counts.tolist()
        step = -(-len(self.cells) // MANY) or 1
        return dict(zip(self.cells[::step], counts[::step], strict=True))

    def some_present(self) -> dict[str, int]:
        """Return what `some` does, without null tokens: what facts of values are found out from."""
        return {cell: n for cell, n in self.some().items() if not is_null_token(cell)}


def holds_texts(series: pd.Series) -> bool:
    """Return whether a column has a dtype of texts or of any objects.

    Parameters
    ----------
    series : Series
        A column.
    """
    dtype = series.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        return bool(dtype.categories.dtype == np.dtype(object)) or isinstance(
            dtype.categories.dtype, pd.StringDtype
        )
    if isinstance(dtype, pd.ArrowDtype):
        import pyarrow as pa

        kind = dtype.pyarrow_dtype
        if pa.types.is_dictionary(kind) and not kind.ordered:  # the categories of a Parquet file
            kind = kind.value_type
        return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))
    return isinstance(dtype, pd.StringDtype) or dtype == np.dtype(object)


def distinct_cells(series: pd.Series) -> DistinctCells:
    """Return the distinct cells of a column.

    Parameters
    ----------
    series : Series
        A column of any dtype; it is only read.
    """
    dtype = series.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        codes = series.cat.codes.to_numpy().astype(np.int64)
        # A filter leaves the categories of other rows behind: they are no cells of this column.
        used = np.unique(codes[codes >= 0])
        known = series.cat.categories
        found = known.take(used).to_numpy(dtype=object)
        if all(type(cell) is str for cell in found):
            # Nor is a category that no row has in the values, nor the order of categories.
            exact = not dtype.ordered and len(used) == len(known)
            places = np.full(len(known) + 1, -1, dtype=np.int64)
            places[used] = np.arange(len(used))
            return DistinctCells(list(found), places[codes], True, exact)
        return DistinctCells([], codes, False, False, obstacle="categories that are no texts")
    if holds_texts(series):
        plain = isinstance(dtype, np.dtype)
        cells = series.to_numpy() if plain else np.asarray(series.array, dtype=object)
        return _of_objects(cells)
    written = texts(series.array if not isinstance(dtype, np.dtype) else series.to_numpy())
    codes, uniques = pd.factorize(np.array(written, dtype=object))
    return DistinctCells(list(uniques), codes.astype(np.int64), False, True)


def _of_objects(cells: np.ndarray) -> DistinctCells:
    classes = set(map(type, cells.tolist()))
    gap: set[Any] = {type(None), type(pd.NA), type(pd.NaT)}
    floats = [v for v in cells.tolist() if type(v) is float] if float in classes else []
    if floats and all(v != v for v in floats):  # noqa: PLR0124 - NaN alone is unlike itself
        gap.add(float)
    if classes <= {str, *gap}:
        codes, uniques = pd.factorize(cells)
        return DistinctCells(list(uniques), codes.astype(np.int64), True, True)
    none = np.full(len(cells), -1, dtype=np.int64)
    structure = structure_of(cells)
    if structure in ("list", "json", "complex", "binary"):
        return DistinctCells([], none, False, False, structure, "objects that are no single value")
    if any(issubclass(kind, Decimal) for kind in classes):
        return DistinctCells([], none, False, False, structure, "exact numbers of class Decimal")
    moments = {kind for kind in classes - gap if issubclass(kind, dt.date)}
    if moments and moments <= _MOMENTS and classes <= {str, *moments, *gap}:
        return _of_moments(cells)
    if structure == "" and not classes <= {str, int, float, bool, *_NUMPY, *gap}:
        named = ", ".join(sorted({escaped(kind.__name__[:40]) for kind in classes - gap})[:_NAMED])
        obstacle = f"objects of several classes: {named}" if named else "objects"
        return DistinctCells([], none, False, False, structure, obstacle)
    codes, uniques = pd.factorize(np.array(texts(cells), dtype=object))
    # Of one class, the values say which objects the cells were: 1 is not 1.0 nor True.
    own = classes - gap
    exact = len(own) == 1 and (structure == "boolean" or own <= _OF_NUMBERS)
    return DistinctCells(
        list(uniques),
        codes.astype(np.int64),
        False,
        exact,
        structure,
        n_texts=sum(issubclass(type(cell), str) for cell in cells.tolist()),
        has_fractions=any(
            issubclass(type(v), float) and not float(v).is_integer() for v in cells.tolist()
        ),
        minus_zeros=minus_zeros(floats_of(cells.tolist())),
    )


def _of_moments(cells: np.ndarray) -> DistinctCells:
    """Return the cells of a spreadsheet that keeps a date it does not know as a text."""
    written = [
        cell.isoformat(*([" "] if issubclass(type(cell), dt.datetime) else []))
        if type(cell) in _MOMENTS
        else cell
        for cell in cells.tolist()
    ]
    codes, uniques = pd.factorize(np.array(written, dtype=object))
    return DistinctCells(
        list(uniques),
        codes.astype(np.int64),
        False,
        False,
        n_texts=sum(type(cell) is str for cell in cells.tolist()),
        has_moments=True,
    )


_MOMENTS = {dt.date, dt.datetime, pd.Timestamp}
_NAMED = 6
"""Classes that a reason names."""

_OF_NUMBERS = {int, float, np.int64, np.int32, np.float64}
_NUMPY = (np.bool_, np.int64, np.int32, np.float64, np.float32, np.str_)
