"""The accessors of DataFrame and Series: registration."""

from __future__ import annotations

import warnings
from typing import Any

import pandas as pd

from ..errors import AccessorConflictWarning
from .fakenews import FakeNewsAccessor
from .frame import SemtypeFrameAccessor
from .series import SemtypeSeriesAccessor
from .text import TextSeriesAccessor

__all__ = [
    "FakeNewsAccessor",
    "SemtypeFrameAccessor",
    "SemtypeSeriesAccessor",
    "TextSeriesAccessor",
    "register",
]


def register(*, force: bool = False) -> None:
    """Register the accessors with pandas; importing the package does it.

    Parameters
    ----------
    force : bool, default False
        Replace an accessor of the same name that another package has registered. Without
        it that one stays, and an AccessorConflictWarning says so.
    """
    for_frames = pd.api.extensions.register_dataframe_accessor
    for_series = pd.api.extensions.register_series_accessor
    _register(pd.DataFrame, for_frames, "semtype", SemtypeFrameAccessor, force)
    _register(pd.Series, for_series, "semtype", SemtypeSeriesAccessor, force)
    _register(pd.Series, for_series, "text", TextSeriesAccessor, force)
    _register(pd.Series, for_series, "fakenews", FakeNewsAccessor, force)


def _register(owner: Any, registrar: Any, name: str, accessor: type, force: bool) -> None:
    present = getattr(owner, name, None)
    if present is not None:
        module = getattr(present, "__module__", None) or type(present).__module__
        if module.partition(".")[0] != __name__.partition(".")[0] and not force:
            warning = AccessorConflictWarning.of(owner.__name__, name, module)
            warnings.warn(warning, stacklevel=3)
            return
        delattr(owner, name)
    registrar(name)(accessor)
