"""Where a delimited text begins: lines above the table, the names of the columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .dialect import Row, usual_width

__all__ = ["Layout", "column_names", "find_layout", "is_comment", "surely_names"]

_MOST_ABOVE = 60
_COMMENT = re.compile(r"\s*(?:#|//|%)")
_ENOUGH = 0.8
_NUMBER = re.compile(r"[-+(]?[^\w\s]?\s?\d[\d.,'\u00a0 ]*(?:[eE][-+]?\d+)?\s?%?\)?")
_NO_NAME = re.compile(r"\s*(?:n/?a|nan|null|none|nil|[-.?]+)\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_SHAPES = {
    "number": _NUMBER,
    "date": re.compile(
        r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ].*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:[T ].*)?"
        r"|\d{1,2}:\d\d(?::\d\d)?"
    ),
    "e-mail": re.compile(r"\S+@\S+\.\w+"),
    "address": re.compile(r"(?:https?|ftp)://\S+|www\.\S+"),
    "uuid": re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold where a table stands in a text.

    Parameters
    ----------
    above : int
        Lines above the table.
    header : list of str, optional
        The row of names; None if there is none.
    start : int
        The number of the first line of data, counted from 0.
    width : int
        How many fields a row has.
    """

    above: int
    header: list[str] | None
    start: int
    width: int


def find_layout(rows: list[Row], header: bool | None = None, *, at_top: bool = False) -> Layout:
    """Return where the table begins and whether its first row holds names.

    Parameters
    ----------
    rows : list of Row
        The first rows of a text.
    header : bool, optional
        Whether there is a row of names; None to find out.
    at_top : bool, default False
        Whether the table is known to begin with the first row.

    Examples
    --------
    >>> from pandas_semtype.readers.layout import find_layout
    >>> rows = [(0, 1, ["Sales, 2024"]), (2, 3, ["day", "n"]), (3, 4, ["2024-01-01", "5"])]
    >>> layout = find_layout([*rows, (4, 5, ["2024-01-02", "7"])])
    >>> layout.above, layout.header, layout.start
    (2, ['day', 'n'], 3)
    """
    if not rows:
        return Layout(0, None, 0, 0)
    width, _ = usual_width(rows)
    first = 0 if at_top else _below_preamble(rows, width)
    above, start, head = rows[first]
    body = [fields for *_, fields in rows[first + 1 :]]
    if len(head) == width - 1 and all(not row[-1].strip() for row in body if len(row) == width):
        head = [*head, ""]  # lines that end with a separator, below a row of names that does not
    width = max(width, len(head))
    named = _are_names(head, body) if header is None else header
    return Layout(above, head, start, width) if named else Layout(above, None, above, width)


def _below_preamble(rows: list[Row], width: int) -> int:
    """Return the place of the row of names that a blank line sets apart, or of the first row.

    Lines above a table may have separators too, as ``Generated,2024-01-01``.
    """
    usual = _first_row(rows, width)
    widths = [_filled(fields) for *_, fields in rows[: _MOST_ABOVE + 1]]
    for place in range(usual + 1, min(len(rows) - 1, len(widths))):
        *_, fields = rows[place]
        if widths[place] > width:
            break
        apart = rows[place][0] > rows[place - 1][1] or not widths[place - 1]
        if not apart or widths[place] != width or not all(map(str.strip, fields[:width])):
            continue
        if width == 1 and place > usual + 1:
            break  # a blank line among the cells of one column
        first = rows[usual][2] if width > 1 else []
        named = _filled(first) == width and all(map(str.strip, first)) and not _any_shape(first)
        below = [fields for *_, fields in rows[place + 1 :]]
        wider = max(widths[usual:place]) < width
        if (_are_names if wider else surely_names)(fields, below):
            return usual if named or any(map(_NO_NAME.fullmatch, fields)) else place
    return usual


def _filled(fields: list[str]) -> int:
    """Return how many fields a row has without the blank ones at its end."""
    return max((place for place, field in enumerate(fields, start=1) if field.strip()), default=0)


def _first_row(rows: list[Row], width: int) -> int:
    """Return the place of the first row of the table."""
    for place, (*_, fields) in enumerate(rows[:_MOST_ABOVE]):
        if place + 1 < len(rows) and _stands_above(fields, width, rows[place + 1][2]):
            continue
        return place
    return 0


def _stands_above(fields: list[str], width: int, following: list[str]) -> bool:
    present = [bool(field.strip()) for field in fields]
    if _COMMENT.match(fields[0]) and (len(fields) != width or width == 1 or sum(present) == 1):
        # "#id,name" is a row of names; "# made by hand" stands above them.
        return width > 1 or fields[0].lstrip().startswith(("# ", "##", "// "))
    if width < 2:
        return False
    if len(fields) < width - 1 or not any(present):
        return True
    # Spreadsheets pad a title to the width of the table. A blank first name is that of an index.
    lonely = present[0] and not any(present[1:])
    if width == 2:
        narrow = lonely or len(fields) < 2
        return narrow and len(following) == 2 and all(map(str.strip, following))
    padded = len(present) > 2 and not any(present[-2:]) and sum(present) <= width / 2
    return lonely or padded


def _shape(cell: str) -> str:
    text = cell.strip()
    return next((name for name, pattern in _SHAPES.items() if pattern.fullmatch(text)), "")


def is_comment(text: str) -> bool:
    """Return whether a line begins as comments do.

    Parameters
    ----------
    text : str
        The line, or its first field.
    """
    return _COMMENT.match(text) is not None


def surely_names(head: list[str], body: list[list[str]]) -> bool:
    """Return whether a row is unlike the cells below it, which alone makes it one of names.

    Parameters
    ----------
    head : list of str
        The fields of the row.
    body : list of list of str
        Those of the rows below.

    Examples
    --------
    >>> from pandas_semtype.readers.layout import surely_names
    >>> surely_names(["day", "n"], [["Monday", "5"]]), surely_names(["day"], [["Monday"]])
    (True, False)
    """
    for_names, against = _votes(head, body)
    return for_names > against and not _any_shape(head)


def _any_shape(fields: list[str]) -> bool:
    return any(map(_shape, fields))


def _are_names(head: list[str], body: list[list[str]]) -> bool:
    """Return whether a row holds names: it is unlike the cells below it."""
    cells = [field.strip() for field in head]
    if not body:
        return not any(_shape(cell) for cell in cells if cell)
    for_names, against = _votes(head, body)
    numbers = [cell for cell in cells if _shape(cell) == "number"]
    years = all(map(_YEAR.fullmatch, numbers)) and len(set(numbers)) == len(numbers)
    if len(numbers) > 1 and years:
        return True  # years as names, of a wide table
    if any(_shape(cell) in {"e-mail", "address", "uuid", "date"} for cell in cells):
        return for_names > against
    return not against or for_names >= against


def _votes(head: list[str], body: list[list[str]]) -> tuple[int, int]:
    """Return how many cells of a row are unlike those below them, and how many like them."""
    cells = [field.strip() for field in head]
    for_names = against = 0
    for place, cell in enumerate(cells):
        below = [row[place].strip() for row in body if place < len(row) and row[place].strip()]
        if not below or not cell:
            continue
        shapes = [_shape(text) for text in below]
        usual = max(set(shapes), key=shapes.count)
        if usual and shapes.count(usual) >= _ENOUGH * len(shapes):
            same = _shape(cell) == usual
            against += same
            for_names += not same
        elif not usual and len(below) > 1 and cell in below:
            against += 1  # a name does not stand again among the cells of its column
    return for_names, against


def column_names(header: list[str] | None, width: int) -> tuple[list[str], int]:
    """Return a name per column, and how many of them are made up.

    Parameters
    ----------
    header : list of str, optional
        The row of names.
    width : int
        How many columns there are. Where names are missing, the first columns have none, as
        in files that R writes.

    Returns
    -------
    names : list of str
        Names as they are written, repeated ones included; a blank one is ``column_3``.
    made_up : int

    Examples
    --------
    >>> from pandas_semtype.readers.layout import column_names
    >>> column_names(["a", "", "a"], 4)
    (['column_1', 'a', 'column_3', 'a'], 2)
    """
    given = [""] * width if header is None else [""] * (width - len(header)) + header
    names = [name if name.strip() else f"column_{i}" for i, name in enumerate(given, start=1)]
    return names, sum(not name.strip() for name in given)
