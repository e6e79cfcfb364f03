"""Column names: compared, as plain JSON types, and back."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from .errors import ArgumentError

__all__ = ["index_of", "name_from_json", "name_to_json", "same_names"]


def name_to_json(name: Hashable) -> Any:
    """Return a column name as plain JSON types.

    Parameters
    ----------
    name : hashable
        Text, number, truth value, None, date, time stamp, length of time, or a tuple of these.

    Returns
    -------
    object
        The name itself if JSON has its type, else a mapping of its kind to its text.

    Raises
    ------
    ArgumentError
        If the name is of another type.

    Examples
    --------
    >>> from pandas_semtype.names import name_to_json
    >>> name_to_json("a"), name_to_json(("a", 1))
    ('a', {'tuple': ['a', 1]})
    """
    if isinstance(name, np.generic) and not isinstance(name, (np.datetime64, np.timedelta64)):
        name = name.item()
    if isinstance(name, float) and not math.isfinite(name):
        return {"float": repr(name)}
    if name is None or isinstance(name, (str, bool, int, float)):
        return name
    if isinstance(name, tuple):
        return {"tuple": [name_to_json(part) for part in name]}
    if name is pd.NaT:
        return {"timestamp": "NaT"}
    if name is pd.NA:
        return {"missing": "NA"}
    if isinstance(name, (dt.datetime, np.datetime64)):
        return {"timestamp": pd.Timestamp(name).isoformat()}
    if isinstance(name, dt.date):
        return {"date": name.isoformat()}
    if isinstance(name, (dt.timedelta, np.timedelta64)):
        return {"timedelta": pd.Timedelta(name).isoformat()}
    if isinstance(name, pd.Period):
        return {"period": [str(name), name.freqstr]}
    expected = "column names that are text, numbers, dates or tuples of these"
    raise ArgumentError.of("name", name, expected)


_READERS: dict[str, Any] = {
    "float": float,
    "tuple": lambda parts: tuple(name_from_json(part) for part in parts),
    "timestamp": pd.Timestamp,
    "missing": lambda _: pd.NA,
    "date": dt.date.fromisoformat,
    "timedelta": pd.Timedelta,
    "period": lambda parts: pd.Period(parts[0], freq=parts[1]),
}


def name_from_json(value: Any) -> Any:
    """Return the column name that `name_to_json` wrote.

    Parameters
    ----------
    value : object
        What `name_to_json` returned.

    Examples
    --------
    >>> from pandas_semtype.names import name_from_json
    >>> name_from_json({"tuple": ["a", 1]})
    ('a', 1)
    """
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    return _READERS[kind](content)


def index_of(names: list[Any], levels: list[Any]) -> pd.Index:
    """Return column names as an index.

    Parameters
    ----------
    names : list
        Names in their order; tuples if there are several levels.
    levels : list
        The name of each level.
    """
    index: pd.Index
    if len(levels) > 1:
        index = pd.MultiIndex.from_tuples(names, names=levels)
    else:
        try:
            index = pd.Index(names, name=levels[0], tupleize_cols=False)
        except UnicodeEncodeError:  # pandas 3 cannot hold lone surrogates as str
            index = pd.Index(names, name=levels[0], tupleize_cols=False, dtype=object)
    return index


def same_names(one: pd.Index, other: pd.Index) -> bool:
    """Return whether two indexes hold the same names, of whatever dtype they are."""
    # Names read from JSON may come as another dtype, and an empty index always does.
    return bool(one.equals(other)) or list(one) == list(other)
