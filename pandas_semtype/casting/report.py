"""What a cast did with each column: dtypes, refusals, null tokens, cells that did not parse."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from ..errors import ArgumentError, ColumnSelectionError, FrameTypeError
from ..names import same_names, shown_index
from ..parsing import ParseFacts
from ..prediction import printable
from ..selection import column_at, places_of

__all__ = ["NOT_CHOSEN", "NOWHERE", "CastReport", "ColumnCast"]

NOWHERE = np.array([], dtype=np.int64)
NOWHERE.setflags(write=False)
NOT_CHOSEN = "not chosen"
"""The reason of a column that is not among those to cast."""
"""No row positions."""


@dataclass(frozen=True, slots=True, eq=False)
class ColumnCast:
    """Hold what a cast did with one column.

    Parameters
    ----------
    name : hashable
        The name of the column.
    label : str
        Its semantic type.
    facts : ParseFacts
        How its cells are written, by all of them.
    from_dtype, to_dtype : str
        The dtypes before and after.
    converted : bool
        Whether the column was converted: to values, to categories, or to another dtype of the
        same values. Texts that stay texts are not, whatever their dtype.
    reason : str
        Why the column was not turned into values, or what to know of them; "" if there is
        nothing to say.
    refused : bool, default False
        Whether a value would have been changed, lost or guessed, so that the cells stay.
    null_tokens : tuple of str
        Cells that became missing, as they were written.
    n_null_tokens : int
        How many cells these are.
    unparsed : ndarray of int64
        Row positions, from 0, of the cells that did not parse; missing with
        ``errors="coerce"``.
    lossless : bool, default True
        Whether `facts` writes the new values as the cells they were read from, one by one.
    n_respelled : int, default 0
        How many cells are not written as they were: ``007`` is written ``7``, and -0.0 as a
        whole number 0. Their values are right; the spelling is gone.
    """

    name: Hashable
    label: str
    facts: ParseFacts
    from_dtype: str
    to_dtype: str
    converted: bool
    reason: str = ""
    refused: bool = False
    null_tokens: tuple[str, ...] = ()
    n_null_tokens: int = 0
    unparsed: np.ndarray = field(default_factory=lambda: NOWHERE, repr=False)
    lossless: bool = True
    n_respelled: int = 0


class CastReport:
    """Hold what a cast did with every column, in the order of the frame.

    Iterating gives a `ColumnCast` per column. No cell is held but null tokens.

    Parameters
    ----------
    columns : Index
        Names of the columns.
    casts : sequence of ColumnCast
        One per column.

    See Also
    --------
    pandas_semtype.cast : Makes one.

    Examples
    --------
    >>> import pandas as pd
    >>> import pandas_semtype
    >>> frame = pd.DataFrame({"n": ["1,5", "2,25", "-", "3,75"] * 5 + ["x9"]})
    >>> values, report = pandas_semtype.cast(frame, types={"n": "float"})
    >>> report["n"].to_dtype, report["n"].null_tokens, report["n"].unparsed.tolist()
    ('Float64', ('-',), [20])
    """

    __slots__ = ("_casts", "_columns")

    def __init__(self, columns: pd.Index, casts: Sequence[ColumnCast]) -> None:
        self._columns = columns.copy()
        self._casts = tuple(casts)

    def __len__(self) -> int:
        return len(self._casts)

    def __iter__(self) -> Iterator[ColumnCast]:
        return iter(self._casts)

    def __getitem__(self, name: Hashable) -> ColumnCast:
        positions = places_of(self._columns, name)
        if len(positions) > 1:
            raise ColumnSelectionError.ambiguous(name, positions)
        return self._casts[positions[0]]

    def at(self, position: int) -> ColumnCast:
        """Return what was done with the column at a position, whatever its name.

        Parameters
        ----------
        position : int
            Counted from 0; negative ones from the end.

        Raises
        ------
        ColumnSelectionError
            If there is no such position.
        """
        try:
            return self._casts[position]
        except Exception:  # noqa: BLE001 - somebody's __index__ may raise anything
            raise ColumnSelectionError.out_of_range(position, len(self)) from None

    @property
    def is_lossless(self) -> bool:
        """Return whether every column can be written as it was."""
        return all(cast.lossless for cast in self)

    def to_frame(self) -> pd.DataFrame:
        """Return one row per column of the frame.

        Returns
        -------
        DataFrame
            The columns type, kind, from_dtype, to_dtype, converted, refused, reason,
            null_tokens, unparsed and respelled (numbers of cells) and lossless.
        """
        rows = {
            "type": ("str", [c.label for c in self]),
            "kind": ("str", [c.facts.kind for c in self]),
            "from_dtype": ("str", [c.from_dtype for c in self]),
            "to_dtype": ("str", [c.to_dtype for c in self]),
            "converted": ("bool", [c.converted for c in self]),
            "refused": ("bool", [c.refused for c in self]),
            "reason": ("str", [c.reason for c in self]),
            "null_tokens": ("int64", [c.n_null_tokens for c in self]),
            "unparsed": ("int64", [len(c.unparsed) for c in self]),
            "respelled": ("int64", [c.n_respelled for c in self]),
            "lossless": ("bool", [c.lossless for c in self]),
        }
        return pd.DataFrame(
            {
                name: pd.Series(values, index=self._columns, dtype=dtype)
                for name, (dtype, values) in rows.items()
            },
            index=self._columns,
        )

    def unparsed_cells(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the cells that did not parse, from the frame that was cast.

        Parameters
        ----------
        frame : DataFrame
            The frame as it was given to `pandas_semtype.cast`: the report holds no cells.

        Returns
        -------
        DataFrame
            The columns column, position (of the row, from 0) and cell.

        Raises
        ------
        FrameTypeError
            If `frame` is not a pandas DataFrame.
        ArgumentError
            If it has other columns, or fewer rows, than the frame that was cast.
        """
        if not isinstance(frame, pd.DataFrame):
            raise FrameTypeError.of(frame, "a pandas DataFrame")
        n_rows = max(
            (int(cast.unparsed.max()) + 1 for cast in self if len(cast.unparsed)), default=0
        )
        if not same_names(frame.columns, self._columns) or len(frame) < n_rows:
            expected = f"the frame with the {len(self)} columns that were cast"
            raise ArgumentError.of("frame", frame, expected)
        rows: list[tuple[Any, int, Any]] = []
        for place, cast in enumerate(self):
            column = column_at(frame, place)
            rows.extend((cast.name, int(i), column.iloc[int(i)]) for i in cast.unparsed)
        table = {
            "column": pd.Series([name for name, _, _ in rows], dtype=object),
            "position": pd.Series([i for _, i, _ in rows], dtype="int64"),
            "cell": pd.Series([cell for _, _, cell in rows], dtype=object),
        }
        return pd.DataFrame(table)

    def __repr__(self) -> str:
        converted = sum(cast.converted for cast in self)
        refused = sum(cast.refused for cast in self)
        unparsed = sum(len(cast.unparsed) for cast in self)
        cells = "1 cell" if unparsed == 1 else f"{unparsed} cells"
        columns = "1 column" if len(self) == 1 else f"{len(self)} columns"
        line = (
            f"CastReport: {columns}, {converted} converted, {refused} refused, "
            f"{cells} did not parse"
        )
        if not len(self):
            return line
        numbers = ["null_tokens", "unparsed", "respelled"]
        shown = self.to_frame()[["from_dtype", "to_dtype", *numbers, "lossless", "reason"]]
        shown.index = shown_index(shown.index)
        table = shown.to_string(max_rows=pd.get_option("display.max_rows"))
        return printable(f"{line}\n{table}")
