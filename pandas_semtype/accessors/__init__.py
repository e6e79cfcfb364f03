"""The accessors ``df.semtype`` and ``series.semtype``, and their registration."""

from __future__ import annotations

import warnings
from typing import Any

import pandas as pd

from ..errors import AccessorConflictWarning
from .frame import SemtypeFrameAccessor
from .series import SemtypeSeriesAccessor

__all__ = ["SemtypeFrameAccessor", "SemtypeSeriesAccessor", "register"]

_NAME = "semtype"


def register(*, force: bool = False) -> None:
    """Register the accessors with pandas; importing the package does it.

    Parameters
    ----------
    force : bool, default False
        Replace an accessor of the same name that another package has registered. Without
        it that one stays, and an AccessorConflictWarning says so.
    """
    _register(
        pd.DataFrame, pd.api.extensions.register_dataframe_accessor, SemtypeFrameAccessor, force
    )
    _register(pd.Series, pd.api.extensions.register_series_accessor, SemtypeSeriesAccessor, force)


def _register(owner: Any, registrar: Any, accessor: type, force: bool) -> None:
    present = getattr(owner, _NAME, None)
    if present is not None:
        module = getattr(present, "__module__", None) or type(present).__module__
        if module.partition(".")[0] != __name__.partition(".")[0] and not force:
            warning = AccessorConflictWarning.of(owner.__name__, _NAME, module)
            warnings.warn(warning, stacklevel=3)
            return
        delattr(owner, _NAME)
    registrar(_NAME)(accessor)
