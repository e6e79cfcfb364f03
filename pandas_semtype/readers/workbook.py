"""Sheets of Excel and OpenDocument workbooks, as the rows of a text would be read."""

from __future__ import annotations

import datetime as dt
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ..errors import MissingDependencyError
from .formulas import formulas_told, without_values
from .layout import column_names, find_layout
from .source import FileError, Source, UsageError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["read_workbook"]

_HEAD_ROWS = 400


def read_workbook(
    source: Source,
    *,
    table: str | None = None,
    skip: int | None = None,
    header: bool | None = None,
) -> tuple[pd.DataFrame, list[str]]:
    """Read a sheet of a workbook.

    Parameters
    ----------
    source : Source
        The file.
    table : str, optional
        Name of the sheet; by default the first one with anything in it.
    skip, header
        Rows above the table, and whether it has a row of names; found out if None.

    Returns
    -------
    frame : DataFrame
        Cells as the workbook has them: numbers, dates, texts.
    notes : list of str

    Raises
    ------
    MissingDependencyError
        If no package is there that reads workbooks.
    FileError
        If the file is damaged or empty.
    UsageError
        If there is no such sheet.
    """
    sheets = _sheets(source)
    if table is not None and table not in sheets:
        raise UsageError(
            f"{source.name} has no sheet {table!r}. Its sheets: {', '.join(map(repr, sheets))}."
        )
    filled = [name for name, rows in sheets.items() if any(map(any, map(_present, rows)))]
    if table is None and not filled:
        raise FileError(f"{source.name} is empty. Give a workbook with a table.")
    chosen = table if table is not None else filled[0]
    notes = []
    if table is None and len(filled) > 1:
        notes.append(f"sheet {chosen!r} of {len(filled)} (choose with --table)")
    with source.seekable() as stream:
        counts = without_values(stream, chosen)
    if counts:
        notes.append(formulas_told(counts))
    frame, more = _framed(sheets[chosen][skip or 0 :], header, skip is not None)
    return frame, notes + more


def _sheets(source: Source) -> dict[str, list[list[Any]]]:
    import pandas as pd

    engine: Any = "calamine" if find_spec("python_calamine") else None
    if engine is None and find_spec("openpyxl") is None:
        raise MissingDependencyError.of("python-calamine", "excel", "Reading workbooks")
    with source.seekable() as stream:
        try:
            read = pd.read_excel(
                stream,
                sheet_name=None,
                header=None,
                dtype=object,
                engine=engine,
                keep_default_na=False,  # NA is a country, a name, an answer
                na_values=[""],
            )
        except ImportError as error:  # openpyxl reads .xlsx alone
            raise MissingDependencyError.of(
                "python-calamine", "excel", f"Reading {source.name}"
            ) from error
        except MemoryError:
            raise
        except Exception as error:
            raise FileError(
                f"{source.name} cannot be read as a workbook ({type(error).__name__}). Check that "
                "it is one and not encrypted, or pass its --format."
            ) from error
    return {str(name): frame.values.tolist() for name, frame in read.items()}


def _present(row: list[Any]) -> list[bool]:
    return [cell is not None and cell == cell and str(cell).strip() != "" for cell in row]  # noqa: PLR0124 - NaN


def _text(cell: Any) -> str:
    if cell is None or cell != cell:  # noqa: PLR0124 - NaN
        return ""
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _framed(
    rows: list[list[Any]], header: bool | None, at_top: bool
) -> tuple[pd.DataFrame, list[str]]:
    import pandas as pd

    filled = [number for number, row in enumerate(rows) if any(_present(row))]
    as_texts = [(number, number + 1, [_text(cell) for cell in rows[number]]) for number in filled]
    layout = find_layout(as_texts[:_HEAD_ROWS], header, at_top=at_top)
    body = [rows[number] for number in filled if number >= layout.start]
    names, made_up = column_names(layout.header, layout.width)
    frame = pd.DataFrame(body, columns=range(layout.width), dtype=object).infer_objects()
    kept = [
        place for place, name in enumerate(names)
        if not frame.iloc[:, place].isna().all()
        or bool(layout.header and layout.header[place].strip())
    ]  # fmt: skip
    frame = frame.iloc[:, kept]
    frame.columns = [names[place] for place in kept]
    notes = []
    below = [number for number in filled if number >= layout.start]
    if below and (empty := below[-1] + 1 - below[0] - len(below)):
        notes.append(f"{empty} empty row{'s' * (empty != 1)} left out")
    if layout.above:
        notes.append(f"{layout.above} row{'s' * (layout.above != 1)} above the table left out")
    if layout.header is None and header is None:
        notes.append("no row of names (pass --header if the first row holds them)")
    elif made_up and len(kept) == len(names):
        notes.append(f"{made_up} column{'s' * (made_up != 1)} without a name")
    return frame, notes
