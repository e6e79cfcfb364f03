"""``series.semtype``: infer what one column means, and cast it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, overload

import pandas as pd

if TYPE_CHECKING:
    from ..casting import ColumnCast
    from ..prediction import ColumnPrediction

__all__ = ["SemtypeSeriesAccessor"]


class SemtypeSeriesAccessor:
    """Infer what a Series means, and cast it.

    Parameters
    ----------
    series : Series
        The column it was reached from.

    Examples
    --------
    >>> import pandas as pd
    >>> import pandas_semtype
    >>> pd.Series(["ann@example.org", "bob@example.com"] * 5).semtype.infer().label
    'email'
    """

    __slots__ = ("_series",)

    def __init__(self, series: pd.Series) -> None:
        self._series = series

    def infer(
        self,
        *,
        model: Any = None,
        types: str | Iterable[str] | None = None,
        max_cells: int | None = None,
        threshold: float | Mapping[str, float] | None = None,
        use_rules: bool = True,
        mode: str | None = None,
        use_names: bool | str = "auto",
        random_state: Any = 0,
    ) -> ColumnPrediction:
        """Infer the semantic type of the column from its cells and its name.

        Parameters
        ----------
        model, types, max_cells, threshold, use_rules, mode, use_names, random_state
            As for `pandas_semtype.infer`. The name of the Series counts as that of a column;
            there are no neighbours.

        Returns
        -------
        ColumnPrediction
            The same as for the column in a frame.
        """
        from ..inference import infer_series

        return infer_series(
            self._series,
            model=model,
            types=types,
            max_cells=max_cells,
            threshold=threshold,
            use_rules=use_rules,
            mode=mode,
            use_names=use_names,
            random_state=random_state,
        )

    @overload
    def cast(
        self,
        *,
        result: ColumnPrediction | None = ...,
        types: str | None = ...,
        errors: str = ...,
        dtype_backend: str = ...,
        dayfirst: bool | None = ...,
        report: Literal[True] = ...,
        model: Any = ...,
    ) -> tuple[pd.Series, ColumnCast]: ...
    @overload
    def cast(
        self,
        *,
        result: ColumnPrediction | None = ...,
        types: str | None = ...,
        errors: str = ...,
        dtype_backend: str = ...,
        dayfirst: bool | None = ...,
        report: Literal[False],
        model: Any = ...,
    ) -> pd.Series: ...
    def cast(
        self,
        *,
        result: ColumnPrediction | None = None,
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
        result : ColumnPrediction, optional
            What the column means, as `infer` says; inferred by default.
        types : str, optional
            Its label, in place of that of the result.
        errors : {"coerce", "raise", "keep"}, default "coerce"
            What becomes of cells that do not parse: missing and reported; a CastError; or
            the whole column stays as it is.
        dtype_backend : {"numpy_nullable", "pyarrow", "numpy"}, default "numpy_nullable"
            The family of dtypes.
        dayfirst : bool, optional
            The order of day and month where no cell shows it; by default such a column is
            refused.
        report : bool, default True
            Return what was done with the column, too.
        model : str, path-like or model, optional
            Model to infer with; by default the active one.

        Returns
        -------
        Series, or Series and ColumnCast
            The Series itself stays as it is.

        Raises
        ------
        ArgumentError
            If an argument has a value that is not accepted.
        CastError
            If a cell does not parse, or what `types` asks for is refused, with
            ``errors="raise"``.

        See Also
        --------
        pandas_semtype.cast : Casts a frame; its columns tell of each other how dates and
            numbers are written.

        Examples
        --------
        >>> import pandas as pd
        >>> import pandas_semtype
        >>> paid = pd.Series(["1.234,50 \u20ac", "17,00 \u20ac", "n/a"] * 5, name="paid")
        >>> paid.semtype.cast(report=False).head(3).tolist()
        [1234.5, 17.0, <NA>]
        """
        from ..casting.series import cast_series

        return cast_series(
            self._series,
            result,
            types=types,
            errors=errors,
            dtype_backend=dtype_backend,
            dayfirst=dayfirst,
            report=report,
            model=model,
        )
