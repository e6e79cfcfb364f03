"""One Series cast to the dtype of what it holds, as a column of a frame."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..checks import flag
from ..errors import ArgumentError, FrameTypeError
from ..inference import infer_series
from ..prediction import ColumnPrediction
from ..types import UNKNOWN, catalogue
from .cast import cast_columns
from .options import CastOptions
from .report import ColumnCast

__all__ = ["cast_series"]


def cast_series(
    series: pd.Series,
    result: ColumnPrediction | None = None,
    *,
    types: str | None = None,
    errors: str = "coerce",
    dtype_backend: str = "numpy_nullable",
    dayfirst: bool | None = None,
    report: bool = True,
    model: Any = None,
) -> pd.Series | tuple[pd.Series, ColumnCast]:
    """Return a new Series with the dtype of what it holds.

    Parameters
    ----------
    series : Series
        It is only read.
    result : ColumnPrediction, optional
        What it means, as ``series.semtype.infer()`` says; inferred by default.
    types : str, optional
        Its label, in place of that of the result.
    errors, dtype_backend, dayfirst, model
        As for `pandas_semtype.cast`. No other column shows the order of day and month.
    report : bool, default True
        Return what was done with it, too.

    Returns
    -------
    Series
        With the same index, name and attrs.
    ColumnCast
        Only with ``report=True``.

    Raises
    ------
    FrameTypeError
        If `series` is not a pandas Series.
    ArgumentError
        If another argument has a value that is not accepted.
    CastError
        If a cell does not parse, or what `types` asks for is refused, with
        ``errors="raise"``.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.casting.series import cast_series
    >>> values, entry = cast_series(pd.Series(["3,5 kg", "4,25 kg"], name="weight"))
    >>> values.tolist(), entry.reason
    ([3.5, 4.25], 'in kg')
    """
    if not isinstance(series, pd.Series):
        raise FrameTypeError.of(series, "a pandas Series")
    options = CastOptions.checked(errors, dtype_backend, dayfirst)
    flag("report", report)
    known = (*catalogue(), UNKNOWN)
    if types is not None and (type(types) is not str or types not in known):
        if type(types) is not str:
            raise ArgumentError.of("types", types, "one label, for one column")
        raise ArgumentError.unknown_label("types", types, known)
    if result is not None and not isinstance(result, ColumnPrediction):
        raise ArgumentError.of("result", result, "a ColumnPrediction, as Series.semtype.infer says")
    if result is None and types is None:
        result = infer_series(series, model=model)
    frame = pd.DataFrame({0: series})
    frame.columns = pd.Index([series.name], tupleize_cols=False)
    frame.attrs = dict(series.attrs)
    new, told = cast_columns(
        frame,
        [0],
        {} if result is None else {0: result},
        {} if types is None else {0: types},
        options,
    )
    made = new.iloc[:, 0]
    made.name = series.name
    made.attrs = dict(series.attrs)
    return (made, told.at(0)) if report else made
