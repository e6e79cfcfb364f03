"""Zeros with a minus: floats have them, whole numbers and truth values do not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from .report import NOWHERE

__all__ = ["floats_of", "minus_zeros", "not_kept", "with_minus"]


def floats_of(cells: Iterable[Any]) -> np.ndarray:
    """Return the floats among objects, NaN in the place of any other cell.

    Parameters
    ----------
    cells : iterable
        Cells of one column.
    """
    # Asked of the class: a cell may tell another one.
    is_float = (float, np.floating)
    return np.array([float(v) if issubclass(type(v), is_float) else np.nan for v in cells])


def minus_zeros(values: np.ndarray) -> np.ndarray:
    """Return the positions of the zeros that have a minus.

    Parameters
    ----------
    values : ndarray of float
        Numbers, NaN where there is none.
    """
    found = np.flatnonzero((values == 0) & np.signbit(values))
    return found if len(found) else NOWHERE


def with_minus(array: Any, rows: np.ndarray) -> tuple[Any, int]:
    """Return an array whose zeros have the minus of their cells, and how many could not.

    Parameters
    ----------
    array : ndarray or ExtensionArray
        The new values, which may be changed.
    rows : ndarray of int
        Positions of the cells that are zeros with a minus.
    """
    if not len(rows):
        return array, 0
    if not pd.api.types.is_float_dtype(array.dtype):
        return array, len(rows)
    array[rows] = -0.0
    return array, 0


def not_kept(number: int) -> list[str]:
    """Return what to know of zeros whose minus the new values do not have; nothing of none.

    Parameters
    ----------
    number : int
        How many cells these are.
    """
    if not number:
        return []
    return [f"the minus of {number:,} {'zero is' if number == 1 else 'zeros is'} not kept"]
