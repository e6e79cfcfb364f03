"""``series.semtype``: infer what one column means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from ..prediction import ColumnPrediction

__all__ = ["SemtypeSeriesAccessor"]


class SemtypeSeriesAccessor:
    """Infer what a Series means.

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
