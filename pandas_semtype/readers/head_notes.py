"""What is told of a delimited text by its first lines: all that a plain CSV is not like."""

from __future__ import annotations

import re

from .dialect import NO_SEPARATOR, Dialect, Row
from .doubtful_names import FIRST_ROW_IN_DOUBT, looks_like_cells
from .encoding import as_likely
from .gaps import second_table
from .layout import Layout

__all__ = ["called", "encoding_told", "notes_on_head"]

_CALLED = {"\t": "tab", "|": "'|'", " ": "space", NO_SEPARATOR: "none, one column"}
_COMMA_NUMBER = re.compile(r"-?(?:\d{1,3}(?:[. ]\d{3})+|\d+),\d+")
_GROUP = re.compile(r"-?[1-9]\d{0,2},\d{3}")
"""What may be thousands as well: a column of nothing else shows no decimal comma."""


def notes_on_head(
    rows: list[Row],
    table: list[Row],
    dialect: Dialect,
    layout: Layout,
    *,
    offset: int,
    made_up: int,
    coded: str = "",
    sep: str | None = None,
    hint: str | None = None,
    header: bool | None = None,
) -> list[str]:
    """Return the notes; nothing of what was asked for or is as in any CSV.

    Parameters
    ----------
    rows : list of Row
        The first rows.
    table : list of Row
        Those below the names.
    dialect : Dialect
        Separator and quotes.
    layout : Layout
        Names, lines above them, width.
    offset : int
        Lines above the first row.
    made_up : int
        Columns without a name.
    coded : str, default ""
        What is told of the encoding.
    sep, header : optional
        What was asked for.
    hint : str, optional
        The separator that the name of the file says.
    """
    notes = []
    if sep is None and dialect.sep not in {",", hint}:
        notes.append(f"separator {called(dialect.sep)}")
    if coded:
        notes.append(coded)
    above = layout.above + offset
    if layout.above:
        notes.append(f"{above} line{'s' * (above != 1)} above the table left out")
    if layout.header is None:
        if header is None:
            notes.append("no row of names (pass --header if the first row holds them)")
    elif made_up:
        notes.append(f"{made_up} column{'s' * (made_up != 1)} without a name")
    n_named = len(layout.header or ())
    if 1 < n_named < layout.width and table:
        line = offset + table[0][0] + 1
        notes.append(f"{layout.width} fields in line {line}, below {n_named} names, the last ones")
    if (
        header is None
        and layout.header
        and looks_like_cells(layout.header, [fields for *_, fields in table])
    ):
        notes.append(FIRST_ROW_IN_DOUBT)
    second = second_table(table) if layout.width > 1 else None
    if second is not None:
        notes.append(f"line {offset + second} looks like the names of a second table")
    if _has_comma_numbers([fields for *_, fields in rows[1:]]):
        notes.append("decimal comma")
    return notes


def called(sep: str) -> str:
    """Return what a separator is called in notes and errors.

    Parameters
    ----------
    sep : str
        As in `Dialect`.
    """
    return _CALLED.get(sep, repr(sep))


def encoding_told(head: bytes, code: str) -> str:
    """Return the note on an encoding that was found out, "" if it is the usual one.

    Parameters
    ----------
    head : bytes
        The first ones of the file.
    code : str
        Their encoding.
    """
    if code.startswith("utf-8"):
        return ""
    others = " or ".join(as_likely(head, code))
    return f"encoding {code}" + (f" (or {others}, which --encoding says)" if others else "")


def _has_comma_numbers(body: list[list[str]]) -> bool:
    width = max(map(len, body), default=0)
    for place in range(width):
        cells = [row[place].strip() for row in body if place < len(row) and row[place].strip()]
        found = [cell for cell in cells if _COMMA_NUMBER.fullmatch(cell)]
        if len(cells) > 2 and len(found) > len(cells) / 2 and not all(map(_GROUP.fullmatch, found)):
            return True
    return False
