"""Column names: compared, as plain JSON types, and back."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from .errors import ArgumentError
from .shown import escaped, text_of

__all__ = [
    "boxed",
    "index_of",
    "name_from_json",
    "name_key",
    "name_to_json",
    "repeated_names",
    "same_names",
    "shown_index",
]

_EXPECTED = "column names that are text, numbers, dates or tuples of these"
_UNLIKE = "unlike itself"


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
    try:
        return _to_json(name)
    except ArgumentError:
        raise
    except Exception:  # noqa: BLE001 - the methods of somebody's class may raise anything
        raise ArgumentError.column_name(name, _EXPECTED) from None


def _to_json(name: Any) -> Any:
    if isinstance(name, np.generic) and not isinstance(name, (np.datetime64, np.timedelta64)):
        name = name.item()
    if isinstance(name, float) and not math.isfinite(name):
        return {"float": repr(name)}
    # Plain texts and numbers, whatever the methods of a subclass do.
    if isinstance(name, str):
        return str.__str__(name)
    if name is None or isinstance(name, bool):
        return name
    if isinstance(name, float):
        return float.__add__(name, 0.0)
    if isinstance(name, int):
        name = int.__add__(name, 0)
        if text_of(name)[:1] == "<":  # more digits than JSON is given
            raise ArgumentError.column_name(name, "column names of fewer digits")
        return name
    if isinstance(name, tuple):
        return {"tuple": [_to_json(part) for part in tuple.__iter__(name)]}
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
    raise ArgumentError.column_name(name, _EXPECTED)


def _period(text: str, freq: str) -> pd.Period:
    return pd.Period(text, freq=freq)


_READERS: dict[str, Any] = {
    "float": float,
    "tuple": lambda parts: tuple(name_from_json(part) for part in parts),
    "timestamp": pd.Timestamp,
    "missing": lambda _: pd.NA,
    "date": dt.date.fromisoformat,
    "timedelta": pd.Timedelta,
    "period": lambda parts: _period(*parts),
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
    try:
        if len(levels) > 1:
            return pd.MultiIndex.from_tuples(names, names=levels)
        index: pd.Index = pd.Index(names, name=levels[0], tupleize_cols=False)
    except Exception:  # noqa: BLE001 - lone surrogates; names whose own methods raise
        pass
    else:
        if all(name_key(one) == name_key(other) for one, other in zip(names, index, strict=True)):
            return index  # with pandas 3, None and NA among texts would be NaN
    made: pd.Index = pd.Index(boxed(names), tupleize_cols=False, dtype=object)
    return made.rename(levels[0]) if len(levels) == 1 else made


def boxed(values: Sequence[Any]) -> np.ndarray:
    """Return an array of objects, none of which NumPy has looked into.

    Parameters
    ----------
    values : sequence
        Anything: objects whose own methods raise, and lists of equal lengths, too.

    Examples
    --------
    >>> from pandas_semtype.names import boxed
    >>> boxed([[1, 2], [3, 4]]).shape
    (2,)
    """
    found = np.empty(len(values), dtype=object)
    for place, value in enumerate(values):
        found[place] = value
    return found


def shown_index(names: pd.Index) -> pd.Index:
    """Return column names as they are printed: nothing in them steers the output.

    Parameters
    ----------
    names : Index
        Names of any type. Numbers, dates and the like stay for pandas to format; of other
        objects there is the text, or the type where they have none.
    """
    if isinstance(names, pd.MultiIndex):
        levels = [_shown_name(level) for level in names.names]
        rows = [tuple(_shown_name(part) for part in name) for name in names]
        return pd.MultiIndex.from_tuples(rows, names=levels) if rows else names
    if names.dtype.kind in "biufcmM" or isinstance(names, (pd.PeriodIndex, pd.IntervalIndex)):
        return names.rename(_shown_name(names.name))
    shown = [_shown_name(name) for name in names]
    return pd.Index(shown, name=_shown_name(names.name), dtype=object, tupleize_cols=False)


def _shown_name(name: Any) -> Any:
    kind = type(name)  # asked of the class: a name may tell another one, or raise
    if issubclass(kind, str):
        return escaped(str.__str__(name))
    if issubclass(kind, tuple):
        return tuple(_shown_name(part) for part in tuple.__iter__(name))
    if kind in _SHOWN_BY_PANDAS or name is None or name is pd.NA or name is pd.NaT:
        return name
    if kind is int and text_of(name)[:1] != "<":
        return name
    if issubclass(kind, np.generic) and not issubclass(kind, np.void):
        return name
    return escaped(text_of(name))


_SHOWN_BY_PANDAS = frozenset(
    {bool, float, dt.date, dt.datetime, dt.timedelta, pd.Timestamp, pd.Timedelta, pd.Period}
)


def name_key(name: Any) -> Hashable:
    """Return what a column name is compared by.

    Parameters
    ----------
    name : hashable
        A name. NaN is the same name wherever it stands; an object that cannot be hashed, or
        compared with itself, is the same as itself alone.

    Examples
    --------
    >>> from pandas_semtype.names import name_key
    >>> name_key(float("nan")) == name_key(float("nan")), name_key("a")
    (True, 'a')
    """
    kind = type(name)
    if issubclass(kind, str):
        return str.__str__(name)
    if issubclass(kind, tuple):
        return tuple(name_key(part) for part in tuple.__iter__(name))
    try:
        hashed = hash(name)
        if name == name:  # noqa: PLR0124 - NaN is unlike itself
            return name if kind in _HASHED_ALIKE else _Foreign(name, hashed)
    except Exception:  # noqa: BLE001 - the methods of somebody's class may raise anything
        return _UNLIKE, kind, id(name)
    return _UNLIKE, float if issubclass(kind, (float, np.floating)) else kind


_HASHED_ALIKE = _SHOWN_BY_PANDAS | {int, bytes, type(None)}


class _Foreign:
    """A name of somebody's class, which was hashed once and need not be able to again."""

    __slots__ = ("hashed", "name")

    def __init__(self, name: Any, hashed: int) -> None:
        self.name, self.hashed = name, hashed

    def __hash__(self) -> int:
        return self.hashed

    def __eq__(self, other: object) -> bool:
        name = other.name if type(other) is _Foreign else other
        try:
            return self.name is name or bool(self.name == name)
        except Exception:  # noqa: BLE001 - the methods of somebody's class may raise anything
            return False

    def __repr__(self) -> str:
        return text_of(self.name)


def repeated_names(names: pd.Index) -> list[Any]:
    """Return the names that several columns have, each once.

    Parameters
    ----------
    names : Index
        Names of any type.
    """
    seen: dict[Hashable, int] = {}
    for name in names:
        key = name_key(name)
        seen[key] = seen.get(key, 0) + 1
    first = {name_key(name): name for name in names}
    return [first[key] for key, number in seen.items() if number > 1]


def same_names(one: pd.Index, other: pd.Index) -> bool:
    """Return whether two indexes hold the same names, of whatever dtype they are."""
    # Names read from JSON may come as another dtype, and an empty index always does.
    try:
        if one.equals(other):
            return True
    except Exception:  # noqa: BLE001 - names whose own methods raise
        pass
    return list(map(name_key, one)) == list(map(name_key, other))
