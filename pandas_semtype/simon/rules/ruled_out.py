"""What the cells of a column rule out, asked later about one label at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...cells.bare import bare_texts
from .cells import Cells, Sample, present_cells
from .impossible import MOST_CELLS, is_impossible

__all__ = ["RuledOut"]


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    values: list[str]
    counts: np.ndarray


class RuledOut:
    """Tell whether (nearly) no cell of a column passes the validator of a label.

    The network asks about labels that it finds likely. A name may bring another one, and then
    the cells have to be asked about it.

    Parameters
    ----------
    sample : ColumnSample
        The column; its first cells are kept.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.sampling import sample_series
    >>> from pandas_semtype.simon.rules.ruled_out import RuledOut
    >>> ruled_out = RuledOut(sample_series(pd.Series(["red", "green", "blue"])))
    >>> ruled_out("geometry"), ruled_out("color")
    (True, False)
    """

    __slots__ = ("_cells", "_seen")

    def __init__(self, sample: Sample) -> None:
        self._seen: _Seen | None = _Seen(sample.values[:MOST_CELLS], sample.counts[:MOST_CELLS])
        self._cells: Cells | None = None

    def __call__(self, label: str) -> bool:
        """Return whether a label is impossible.

        Parameters
        ----------
        label : str
            Any label; one without a validator is possible.
        """
        if self._seen is not None:
            seen = _Seen(bare_texts(self._seen.values), self._seen.counts)
            self._cells, self._seen = present_cells(seen), None
        return self._cells is not None and is_impossible(label, self._cells)
