"""Files put one below the other: byte-order marks and names of columns among the cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .gaps import lines_told

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["joined_told", "names_again", "without_marks"]

_MARK = "\ufeff"


def without_marks(frame: pd.DataFrame, quote: str = '"') -> int:
    """Take the byte-order marks from the beginning of rows, and return how many there were.

    Parameters
    ----------
    frame : DataFrame
        Cells as text; its first column is changed.
    quote : str, default '"'
        What stands around a field; behind a mark the parser does not see it.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.readers.joined import without_marks
    >>> frame = pd.DataFrame({"a": ["x", '\ufeff"y"']})
    >>> without_marks(frame), frame["a"].tolist()
    (1, ['x', 'y'])
    """
    import pandas as pd

    if not frame.size:
        return 0
    first = frame.iloc[:, 0]
    marked = first.str.startswith(_MARK, na=False).to_numpy(dtype=bool)
    if not marked.any():
        return 0
    cells = first.tolist()
    for place in marked.nonzero()[0].tolist():
        cell = cells[place].lstrip(_MARK)
        if len(cell) > 1 and cell[0] == cell[-1] == quote:
            cell = cell[1:-1].replace(2 * quote, quote)
        cells[place] = cell or None
    frame.isetitem(0, pd.Series(cells, dtype=first.dtype).array)
    return int(marked.sum())


def names_again(frame: pd.DataFrame, names: Sequence[str]) -> list[int]:
    """Return the rows, counted from 1, in which every cell is the name of its column.

    Parameters
    ----------
    frame : DataFrame
        Cells as text.
    names : sequence of str
        The names; one alone says nothing: it may be a cell.
    """
    if len(names) < 2 or len(names) != frame.shape[1]:
        return []
    same = None
    for place, name in enumerate(names):
        here = (frame.iloc[:, place] == name).fillna(False).to_numpy(dtype=bool)
        same = here if same is None else same & here
        if not same.any():
            return []
    return [] if same is None else (same.nonzero()[0] + 1).tolist()


def joined_told(marks: int, again: list[int]) -> list[str]:
    """Return the notes on a file that is several, one below the other.

    Parameters
    ----------
    marks : int
        How many byte-order marks were taken away.
    again : list of int
        The rows that hold the names again.
    """
    notes = []
    if marks:
        notes.append(f"{marks} byte-order mark{'s' * (marks != 1)} inside the text left out")
    if again:
        told = lines_told(again, "the names of the columns again, read as cells")
        notes.append(told.replace("line", "row"))
    return notes
