"""Column names to positions: names repeat, need not be text, and may be tuples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from .checks import listed
from .errors import ColumnSelectionError

__all__ = ["column_at", "places_of", "positions_of", "unnamed", "unnamed_columns"]


def column_at(frame: pd.DataFrame, place: int) -> pd.Series:
    """Return a column by its position, without its name, which pandas may not bear.

    Parameters
    ----------
    frame : DataFrame
        Any frame.
    place : int
        The position of the column.
    """
    series = frame.iloc[:, place]  # a new object, whose name is no concern of the frame
    # pandas hashes the name of a column at each step, and somebody's __hash__ may raise at any.
    series.name = None
    return series


def unnamed(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame of the same cells whose columns are named by their positions.

    Parameters
    ----------
    frame : DataFrame
        Any frame. Its cells are not copied; its names are not looked at, whatever they are.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.selection import unnamed
    >>> unnamed(pd.DataFrame([[1, 2]], columns=["a", "a"])).columns.tolist()
    [0, 1]
    """
    # Not frame.copy(): it copies `attrs` deeply, whatever somebody keeps there.
    found = pd.DataFrame(frame, copy=False)
    found.columns = pd.RangeIndex(found.shape[1])
    return found


def unnamed_columns(frame: pd.DataFrame) -> Iterator[pd.Series]:
    """Yield the columns of a frame, named by their positions.

    Parameters
    ----------
    frame : DataFrame
        Any frame. pandas 2 hashes the names of columns when it yields them, which may raise.
    """
    for _, series in unnamed(frame).items():
        yield series


def places_of(names: pd.Index, name: Any) -> list[int]:
    """Return the positions of the columns with a name, or below it in a MultiIndex.

    Parameters
    ----------
    names : Index
        Names of all columns.
    name : hashable
        The name to look for.

    Raises
    ------
    ColumnSelectionError
        If there is no such column.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.selection import places_of
    >>> places_of(pd.Index(["a", "b", "a"]), "a")
    [0, 2]
    """
    try:
        found = names.get_loc(name)
    except Exception:  # noqa: BLE001 - of pandas, or of somebody's __hash__ or __eq__
        raise ColumnSelectionError.missing(name, names) from None
    return [int(place) for place in np.atleast_1d(np.arange(len(names))[found])]


def positions_of(names: pd.Index, columns: Any) -> list[int]:
    """Return the positions of the columns a user asks for.

    Parameters
    ----------
    names : Index
        Names of all columns.
    columns : hashable or iterable of hashable or None
        One name or several; None for all columns.

    Returns
    -------
    list of int
        In the order asked for, each once.

    Raises
    ------
    ColumnSelectionError
        If one of the columns does not exist.
    """
    if columns is None:
        return list(range(len(names)))
    positions: dict[int, None] = {}
    wanted = _names_of(names, columns)
    if len(wanted) > 1 and not any(_is_column(names, name) for name in wanted):
        # These are cells rather than names, and a message never shows cells.
        raise ColumnSelectionError.none_of(len(wanted), names)
    for name in wanted:
        positions.update(dict.fromkeys(places_of(names, name)))
    return list(positions)


def _is_column(names: pd.Index, name: Any) -> bool:
    try:
        places_of(names, name)
    except ColumnSelectionError:
        return False
    return True


def _names_of(names: pd.Index, columns: Any) -> list[Any]:
    if isinstance(columns, (str, bytes)) or not isinstance(columns, Iterable):
        return [columns]
    if isinstance(columns, tuple):
        # A tuple is one name where the frame has tuples for names, else several names.
        try:
            places_of(names, columns)
        except ColumnSelectionError:
            if isinstance(names, pd.MultiIndex) and not all(
                isinstance(name, tuple) for name in columns
            ):
                return [columns]
        else:
            return [columns]
    return listed("columns", columns, "one name, or several")
