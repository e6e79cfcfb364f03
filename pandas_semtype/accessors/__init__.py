"""The accessors of DataFrame and Series: registration, and a function that type checkers know."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from typing import Any, overload

import pandas as pd

from ..errors import AccessorConflictWarning, FrameTypeError
from .extending import extend
from .fakenews import FakeNewsAccessor
from .frame import SemtypeFrameAccessor
from .registration import FrameAccessor, SeriesAccessor
from .series import SemtypeSeriesAccessor
from .text import TextSeriesAccessor

__all__ = [
    "FakeNewsAccessor",
    "SemtypeFrameAccessor",
    "SemtypeSeriesAccessor",
    "TextSeriesAccessor",
    "extend",
    "register",
    "semtype",
]

_OTHERS = frozenset({"polars", "dask.dataframe", "modin.pandas"})
"""Modules whose frames get the accessor if they are imported; see `accessors.engines`."""


@overload
def semtype(data: pd.DataFrame) -> SemtypeFrameAccessor: ...
@overload
def semtype(data: pd.Series) -> SemtypeSeriesAccessor: ...
def semtype(data: pd.DataFrame | pd.Series) -> SemtypeFrameAccessor | SemtypeSeriesAccessor:
    """Return the accessor ``data.semtype``, with a type that checkers and editors know.

    No package can add an attribute to the types of pandas, so an editor does not complete
    ``df.semtype.``; it does complete ``pandas_semtype.semtype(df).``, which is the same.

    Parameters
    ----------
    data : DataFrame or Series
        It is only read.

    Returns
    -------
    SemtypeFrameAccessor or SemtypeSeriesAccessor

    Raises
    ------
    FrameTypeError
        If `data` is neither.

    Examples
    --------
    >>> import pandas as pd
    >>> import pandas_semtype
    >>> frame = pd.DataFrame({"a": ["ann@example.org", "bob@example.com"] * 5})
    >>> pandas_semtype.semtype(frame).infer().types["a"]
    'email'
    >>> pandas_semtype.semtype(frame["a"]).infer().label
    'email'
    """
    if isinstance(data, pd.DataFrame):
        return SemtypeFrameAccessor(data)
    if isinstance(data, pd.Series):
        return SemtypeSeriesAccessor(data)
    raise FrameTypeError.of(data)


def register(engine: str | None = None, *, force: bool = False) -> None:
    """Register the accessors with pandas or another library.

    Importing the package registers them with pandas, and with those of the others that were
    imported before it.

    Parameters
    ----------
    engine : {"polars", "dask", "modin"}, optional
        The library; by default pandas, and the others that are imported.
    force : bool, default False
        Replace an accessor of the same name that another package has registered. Without
        it that one stays, and an AccessorConflictWarning names it. For pandas alone.

    Raises
    ------
    ArgumentError
        If there is no such engine.
    MissingDependencyError
        If it is not installed.
    """
    if engine is not None or not _OTHERS.isdisjoint(sys.modules):
        from . import engines

        if engine is not None:
            engines.register_engine(engine)
            return
        engines.register_imported()
    for_frames = pd.api.extensions.register_dataframe_accessor
    for_series = pd.api.extensions.register_series_accessor
    _register(pd.DataFrame, for_frames, FrameAccessor, "semtype", SemtypeFrameAccessor, force)
    for name, accessor in (
        ("semtype", SemtypeSeriesAccessor),
        ("text", TextSeriesAccessor),
        ("fakenews", FakeNewsAccessor),
    ):
        _register(pd.Series, for_series, SeriesAccessor, name, accessor, force)


def _register(
    owner: type,
    registrar: Callable[[str], Callable[[type], object]],
    descriptor: type[FrameAccessor | SeriesAccessor],
    name: str,
    accessor: type,
    force: bool,
) -> None:
    present: Any = getattr(owner, name, None)
    if present is not None:
        module = getattr(present, "__module__", None) or type(present).__module__
        if module.partition(".")[0] != __name__.partition(".")[0] and not force:
            warning = AccessorConflictWarning.of(owner.__name__, name, module)
            warnings.warn(warning, stacklevel=3)
            return
        delattr(owner, name)
    registrar(name)(accessor)  # pandas lists it among its accessors
    setattr(owner, name, descriptor(name, accessor))
