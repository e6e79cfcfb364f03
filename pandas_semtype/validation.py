"""A schema of pandera that tests cells, and not only names and dtypes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from .cells import tamed, texts
from .checks import require
from .parsing.missing import is_null_token
from .selection import column_at
from .simon.rules.validators import validators

if TYPE_CHECKING:
    from .prediction import ColumnPrediction
    from .results import InferenceResult

__all__ = ["to_pandera"]

_MOSTLY = 0.5
_Passes = Callable[[pd.Series], pd.Series]


def to_pandera(result: InferenceResult, frame: pd.DataFrame | None = None) -> Any:
    """Return a schema of pandera that tests every cell of the columns whose type has a test.

    Those are the types whose cells show by themselves whether they are what they should be:
    formats and check digits that little else passes, and complete lists. Columns of numbers,
    names and texts are tested for their dtype alone.

    Parameters
    ----------
    result : InferenceResult
        What the columns mean.
    frame : DataFrame, optional
        The frame that was inferred; without it dtypes are not checked. It passes only if all
        its cells are what its columns hold.

    Returns
    -------
    pandera.DataFrameSchema
        That of `InferenceResult.to_pandera`, with a check named by its label for each such
        column. Missing cells and null tokens pass.

    Raises
    ------
    ArgumentError
        If `frame` has other columns, or two columns have the same name.
    MissingDependencyError
        If pandera is not installed.
    """
    schema = result.to_pandera(frame)
    pandera = require("pandera.pandas", "schemas", "A schema of pandera")
    tests = validators()
    for place, (column, made) in enumerate(zip(result, schema.columns.values(), strict=True)):
        test = tests.get(column.label)
        if test is None or not test.is_strict:
            continue
        passes = _passes(test)
        if _is_told_by_cells(column, passes, None if frame is None else column_at(frame, place)):
            check = pandera.Check(
                passes, name=column.label, error=f"each {test.what}", ignore_na=False
            )
            made.checks = [*made.checks, check]
    return schema


def _is_told_by_cells(column: ColumnPrediction, passes: _Passes, series: pd.Series | None) -> bool:
    """Return whether most cells pass; a column may have its label by its name or dtype alone."""
    known = {check.label: check.fraction for check in column.checks}.get(column.label)
    if known is None and series is not None:  # a result that was stored
        known = float(passes(series).mean()) if len(series) else None
    return known is None or known >= _MOSTLY


def _passes(test: Callable[[list[str]], np.ndarray]) -> _Passes:
    """Return a function from a column to a boolean per cell."""

    def passes(series: pd.Series) -> pd.Series:
        cells = [
            None if cell is None or is_null_token(cell) else cell.strip()
            for cell in texts(tamed(series).array)
        ]
        distinct = list(dict.fromkeys(cell for cell in cells if cell is not None))
        passed: dict[str | None, bool] = {None: True}
        if distinct:
            passed.update(zip(distinct, test(distinct).tolist(), strict=True))
        return pd.Series([passed[cell] for cell in cells], index=series.index, dtype=bool)

    return passes
