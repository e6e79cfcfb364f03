"""Accessors that stand back behind entries of a Series, and keep assignments to a frame."""

from __future__ import annotations

import warnings
from typing import Any

import pandas as pd
from pandas.api.types import is_list_like, is_object_dtype, is_string_dtype

__all__ = ["FrameAccessor", "SeriesAccessor"]


class _Accessor:
    """Make an accessor at every access, unless the object has an attribute of this name.

    pandas' own accessor of an extension hides every entry of its name: ``row.text`` is the
    accessor, and what is assigned to it is lost. As pandas asks a class before its entries,
    it takes a descriptor that looks first, for reading and for writing.

    Parameters
    ----------
    name : str
        Name of the attribute.
    accessor : type
        Class to call with the object.
    """

    def __init__(self, name: str, accessor: type) -> None:
        self._name = name
        self._accessor = accessor

    def __get__(self, data: Any, owner: type | None = None) -> Any:
        if data is None:
            return self._accessor
        own = vars(data)
        return own[self._name] if self._name in own else self._accessor(data)

    def __set__(self, data: Any, value: object) -> None:
        vars(data)[self._name] = value

    def __delete__(self, data: Any) -> None:
        if vars(data).pop(self._name, self) is self:
            raise AttributeError(self._name)


class SeriesAccessor(_Accessor):
    """Give the entry where the index holds the name, and the accessor elsewhere.

    Reading, assigning and deleting then do what pandas does without an accessor.
    """

    def __get__(self, data: Any, owner: type | None = None) -> Any:
        if data is not None and self._is_entry(data):
            return data[self._name]
        return super().__get__(data, owner)

    def __set__(self, data: Any, value: object) -> None:
        # As in NDFrame.__setattr__, which asks the class first and so ends here.
        if self._is_entry(data) and not isinstance(data[self._name], pd.Index):
            try:
                data[self._name] = value
            except (AttributeError, TypeError):  # not possible for its dtype: an attribute
                pass
            else:
                return
        super().__set__(data, value)

    def _is_entry(self, series: pd.Series) -> bool:
        if self._name in vars(series):  # assigned before there was an entry
            return False
        index = series.index
        dtype = index.dtype
        if is_object_dtype(dtype) or is_string_dtype(dtype):
            return self._name in index
        return isinstance(dtype, pd.CategoricalDtype) and self._name in index


class FrameAccessor(_Accessor):
    """Give the accessor in any case, as pandas does; what is assigned is not lost.

    A column of the name is reached by ``frame[name]``.
    """

    def __set__(self, data: Any, value: object) -> None:
        if self._name not in vars(data) and self._name in data.columns:
            data[self._name] = value
            return
        if is_list_like(value):
            warnings.warn(
                f"{self._name!r} is no column, and assigning to an attribute makes none. "
                f"Write frame[{self._name!r}] = ... for a column.",
                UserWarning,
                stacklevel=3,
            )
        super().__set__(data, value)
