"""Rows of a whole delimited text that end early, and blank lines among the cells of one column."""

from __future__ import annotations

import io

from .dialect import Dialect, Row, rows_in
from .layout import surely_names
from .source import Source

__all__ = ["blank_lines", "lines_told", "second_table", "short_rows"]

_SHOWN_LINES = 10


def short_rows(source: Source, code: str, dialect: Dialect, before: int, width: int) -> list[int]:
    """Return the lines of the rows that have fewer fields than the table has columns.

    Parameters
    ----------
    source : Source
        The file.
    code : str
        Its encoding.
    dialect : Dialect
        How it is written.
    before : int
        How many lines stand above the cells.
    width : int
        How many columns there are.
    """
    with source.open() as binary, io.TextIOWrapper(binary, encoding=code, newline="") as stream:
        for _ in range(before):
            stream.readline()
        rows = rows_in(stream, dialect)
        return [before + above + 1 for above, _, fields in rows if len(fields) < width]


def blank_lines(source: Source, code: str, dialect: Dialect, before: int) -> tuple[int, int]:
    """Return how many blank lines stand between cells, and how many lines with cells there are.

    Parameters
    ----------
    source, code, dialect, before
        As for `short_rows`.
    """
    with source.open() as binary, io.TextIOWrapper(binary, encoding=code, newline="") as stream:
        for _ in range(before):
            stream.readline()
        blank = cells = end = 0
        for above, below, _ in rows_in(stream, dialect, empty=True):
            blank += above - end
            cells += 1
            end = below
        return blank, cells


def lines_told(lines: list[int], what: str) -> str:
    """Return a note on rows, with the first of their lines.

    Parameters
    ----------
    lines : list of int
        Their lines, counted from 1.
    what : str
        What they are and what was done to them, as ``"too many fields left out"``.

    Examples
    --------
    >>> from pandas_semtype.readers.gaps import lines_told
    >>> lines_told([4, 9], "too many fields left out")
    '2 rows with too many fields left out, lines 4, 9'
    """
    shown = ", ".join(map(str, lines[:_SHOWN_LINES]))
    more = f" and {len(lines) - _SHOWN_LINES} more" if len(lines) > _SHOWN_LINES else ""
    many = "s" * (len(lines) > 1)
    return f"{len(lines)} row{many} with {what}, line{many} {shown}{more}"


def second_table(rows: list[Row]) -> int | None:
    r"""Return the line of a row that holds the names of another table below the first one.

    It stands below a blank line, and is unlike the cells below it.

    Parameters
    ----------
    rows : list of Row
        The first rows of a text, without those above the table.

    Examples
    --------
    >>> from pandas_semtype.readers.dialect import Dialect, rows_of
    >>> from pandas_semtype.readers.gaps import second_table
    >>> second_table(list(rows_of("a,b\n1,2\n\nx,y\n3,4\n5,6\n", Dialect(","))))
    4
    """
    for place in range(2, len(rows) - 1):
        above, _, fields = rows[place]
        if above <= rows[place - 1][1] or not all(map(str.strip, fields)) or len(fields) < 2:
            continue
        below = [cells for *_, cells in rows[place + 1 :]]
        if surely_names(fields, below):
            return above + 1
    return None
