"""Workbooks that commands write: texts stay texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..readers import UsageError

if TYPE_CHECKING:
    from typing import Any

    import pandas as pd

__all__ = ["write_workbook"]

_LONGEST = 32_767
"""Characters that a cell of Excel holds; openpyxl cuts longer texts off."""


def write_workbook(frame: pd.DataFrame, path: str) -> None:
    """Write a workbook of one sheet in which every text is a text, also ``=1+1`` and ``#N/A``.

    Parameters
    ----------
    frame : DataFrame
    path : str
        The file, which ends in ``.xlsx``.

    Raises
    ------
    UsageError
        If a text is longer than a cell can be.

    Examples
    --------
    >>> import os, tempfile
    >>> import pandas as pd
    >>> from pandas_semtype.cli.workbooks import write_workbook
    >>> from pandas_semtype.readers import read_table
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = os.path.join(folder, "a.xlsx")
    ...     write_workbook(pd.DataFrame({"note": ["=1+1", "#N/A", "-5+3"]}), path)
    ...     read_table(path).frame["note"].tolist()
    ['=1+1', '#N/A', '-5+3']
    """
    import pandas as pd

    for place, name in enumerate(frame.columns):
        if any(_length(cell) > _LONGEST for cell in [name, *frame.iloc[:, place]]):
            raise UsageError(
                f"A cell of a workbook holds {_LONGEST:,} characters, and column {place + 1} of "
                "the table has longer texts. Give an --output that ends in .csv."
            )
    with pd.ExcelWriter(path, engine="openpyxl") as writer:
        frame.to_excel(writer, index=False)
        for sheet in writer.book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    # openpyxl takes texts that begin with "=" for formulas, and "#N/A" for errors.
                    if cell.data_type in {"f", "e"}:
                        cell.data_type = "s"
                        cell.quotePrefix = True  # a text, too, when somebody edits the cell


def _length(cell: Any) -> int:
    """Return the length of the text that pandas writes for a cell, a list or the like."""
    if isinstance(cell, str):
        return len(cell)
    return len(str(cell)) if isinstance(cell, (list, tuple, dict, set, frozenset, bytes)) else 0
