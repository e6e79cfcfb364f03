"""Cells as 64-bit hashes, by which distinct ones are counted without keeping them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..cells import is_blank, texts

__all__ = ["HashedCells", "any_blank", "categories_of", "hashed", "hashes_of_numbers", "nested_of"]

_BLANK = re.compile(r"\0\s*\0")

_FLOAT_SALT = np.uint64(0x9E3779B97F4A7C15)
_FACTORS = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def any_blank(cells: Iterable[str]) -> bool:
    """Return whether one of some texts is blank, without a step of Python for each.

    Parameters
    ----------
    cells : iterable of str
        Texts.
    """
    joined = "\0".join(cells)
    return _BLANK.search(f"\0{joined}\0") is not None


class HashedCells(NamedTuple):
    """Hold what `hashed` found.

    Parameters
    ----------
    hashes : ndarray of uint64
        The hashes of the distinct cells.
    counts : ndarray of int64
        How often each occurs.
    present : ndarray of object
        The cells that are neither missing nor blank.
    distinct : ndarray of object
        Each of them once; as often as they occur if they have no hash.
    blanks : frozenset of str
        The distinct blank cells.
    """

    hashes: np.ndarray
    counts: np.ndarray
    present: np.ndarray
    distinct: np.ndarray
    blanks: frozenset[str] = frozenset()


def categories_of(series: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Return the hashes of categories that occur, and how often each does.

    Parameters
    ----------
    series : Series
        A column of categories, or a part of one; blank categories are left out.
    """
    codes = series.cat.codes.to_numpy()
    often = np.bincount(codes[codes >= 0], minlength=len(series.cat.categories))
    used = np.flatnonzero(often)
    known = series.cat.categories[used].tolist()
    there = [i for i, x in enumerate(known) if not (issubclass(type(x), str) and is_blank(x))]
    written = [_written(known[i]) for i in there]
    return _hashes(np.array(written, dtype=object)), often[used[there]]


def nested_of(series: pd.Series) -> np.ndarray:
    """Return cells as objects, lists of Arrow as lists.

    Parameters
    ----------
    series : Series
        A part of a column.
    """
    if isinstance(series.dtype, pd.ArrowDtype) and series.dtype.kind == "O":
        import pyarrow as pa

        if pa.types.is_nested(series.dtype.pyarrow_dtype):
            cells = np.empty(len(series), dtype=object)
            cells[:] = [None, *series.array.__arrow_array__().to_pylist()][1:]
            return cells
    return np.asarray(series.array, dtype=object)


def hashed(cells: np.ndarray) -> HashedCells:
    """Return the hashes of the distinct cells, how often each occurs, present and blank cells.

    Parameters
    ----------
    cells : ndarray of object
        Some cells; missing and blank ones are left out.
    """
    try:
        codes, distinct = pd.factorize(cells)
        have_hashes = True
    except Exception:  # noqa: BLE001 - lists, dictionaries; somebody's __hash__ may raise anything
        found = texts(cells)
        codes, distinct = pd.factorize(np.array(found, dtype=object))
        have_hashes = False
    if not len(distinct):
        none = np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64)
        return HashedCells(*none, cells[:0], cells[:0])
    missing = codes < 0
    often = np.bincount(codes[~missing], minlength=len(distinct))
    # Nearly all columns that are counted this way are text: no step of Python per cell for them.
    if _are_texts(distinct) and not any_blank(distinct):
        present = cells[~missing]
        there = np.asarray(distinct, dtype=object)
        return HashedCells(_hashes(there), often, present, there if have_hashes else present)
    blank = np.fromiter(
        (issubclass(type(x), str) and is_blank(x) for x in distinct),
        dtype=bool,
        count=len(distinct),
    )
    if blank.any():
        missing |= blank[codes] & ~missing
    written = [_written(x) for x in distinct[~blank]]
    present = cells[~missing]
    return HashedCells(
        _hashes(np.array(written, dtype=object)),
        often[~blank],
        present,
        distinct[~blank] if have_hashes else present,
        frozenset(str.__str__(x) for x in distinct[blank]),
    )


def _are_texts(cells: np.ndarray) -> bool:
    try:
        return pd.api.types.infer_dtype(cells, skipna=False) == "string"
    except Exception:  # noqa: BLE001 - an object that raises when its class is asked for
        return False


def _written(cell: object) -> str:
    """Return a cell as a plain text: the methods of a subclass may do anything."""
    return str.__str__(cell) if issubclass(type(cell), str) else _repr_of(cell)


def _repr_of(cell: object) -> str:
    """Return what tells a cell from others, also if its own ``__repr__`` raises."""
    try:
        return str.__str__(repr(cell))
    except Exception:  # noqa: BLE001 - numbers of 5,000 digits, classes of anybody
        return f"{type(cell).__qualname__} {id(cell)}"


def _hashes(written: np.ndarray) -> np.ndarray:
    try:
        found = pd.util.hash_array(written, categorize=False)
    except Exception:  # noqa: BLE001 - lone surrogates; classes of texts whose methods raise
        whole = [str.__str__(x).encode("utf-8", "backslashreplace").decode() for x in written]
        found = pd.util.hash_array(np.array(whole, dtype=object), categorize=False)
    return np.asarray(found, dtype=np.uint64)


def hashes_of_numbers(numbers: np.ndarray) -> np.ndarray:
    """Return hashes of numbers: the same for a whole number whatever its dtype.

    Parameters
    ----------
    numbers : ndarray
        Whole numbers, floats or truth values.
    """
    if numbers.dtype.kind != "f":
        return _mixed(numbers.astype(np.int64, copy=False).view(np.uint64))
    values = numbers.astype(np.float64)
    whole = (values == np.rint(values)) & (np.abs(values) < 2.0**63)
    found = (values + 0.0).view(np.uint64) ^ _FLOAT_SALT
    found[whole] = values[whole].astype(np.int64).view(np.uint64)
    return _mixed(found)


def _mixed(numbers: np.ndarray) -> np.ndarray:
    """Return numbers in which every bit depends on every bit (the finalizer of SplitMix64)."""
    numbers = numbers + _FLOAT_SALT
    numbers = (numbers ^ (numbers >> np.uint64(30))) * _FACTORS[0]
    numbers = (numbers ^ (numbers >> np.uint64(27))) * _FACTORS[1]
    return np.asarray(numbers ^ (numbers >> np.uint64(31)))
