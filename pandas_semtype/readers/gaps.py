"""Rows of a whole delimited text that end early, and blank lines among the cells of one column."""

from __future__ import annotations

import io

from .dialect import Dialect, rows_in
from .source import Source

__all__ = ["blank_lines", "lines_told", "short_rows"]

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
