"""CSV and its kin: every cell as text, as it is written, and only empty ones missing."""

from __future__ import annotations

import csv
import io
import re
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from .aligned import find_alignment, read_aligned
from .damaged import wrong_encoding
from .dialect import NO_SEPARATOR, Dialect, Row, find_dialect, rows_of, usual_width
from .encoding import detect_encoding
from .foreign import check_is_text
from .gaps import blank_lines, lines_told, short_rows
from .head_notes import called, encoding_told, notes_on_head
from .joined import joined_told, names_again, without_marks
from .layout import Layout, column_names, find_layout
from .one_column import holds_one_column
from .source import FileError, Source, UsageError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["read_delimited"]

_HEAD = 1 << 18
_WIDE_HEAD = 1 << 22
"""Where `_HEAD` holds no three lines, as of a table of 100,000 columns."""
_FEW_LINES = 3
_HEAD_ROWS = 400
_TABS = frozenset({".tsv", ".tab"})
_BLANKS = frozenset({" ", ":"})
_SKIPPED = re.compile(r"[Ss]kipping line (\d+)")
_LINE_END = re.compile(r"\r\n?|\n")


def read_delimited(
    source: Source,
    *,
    sep: str | None = None,
    encoding: str | None = None,
    skip: int | None = None,
    header: bool | None = None,
    skip_uneven: bool = False,
) -> tuple[pd.DataFrame, list[str]]:
    """Read a delimited text.

    Parameters
    ----------
    source : Source
        The file.
    sep, encoding, skip, header
        Separator, encoding, lines above the table, and whether it has a row of names; each
        is found out if it is None.
    skip_uneven : bool, default False
        Leave out rows with more fields than the others; the notes have their lines.

    Returns
    -------
    frame : DataFrame
        Every column as text; only empty cells are missing. Names may repeat.
    notes : list of str
        What was found out and is not what a plain CSV is like.

    Raises
    ------
    FileError
        If the text is empty, or no table.
    """
    head = source.head(_HEAD)
    complete = len(head) < _HEAD
    if not complete and head.count(b"\n") + head.count(b"\r") < _FEW_LINES:
        head = source.head(_WIDE_HEAD)
        complete = len(head) < _WIDE_HEAD
    code = encoding or detect_encoding(head, complete)
    text = _decoded(source, head, code, complete, given=encoding is not None)
    if not text.strip("\ufeff\r\n\t "):
        raise FileError(f"{source.name} is empty. Give a file with a line of column names.")
    check_is_text(source, text)
    if skip:
        text, complete = _below(source, code, skip, given=encoding is not None)
    hint = "\t" if not set(source.suffixes).isdisjoint(_TABS) else None
    dialect, declared = (Dialect(sep), 0) if sep else find_dialect(text, hint)
    if declared:
        text = text.partition("\n")[2]
    every = list(rows_of(text, dialect))
    if not sep and not declared and holds_one_column(text, every, dialect):
        dialect = Dialect(NO_SEPARATOR)
        every = list(rows_of(text, dialect))
    if not sep and not declared and (dialect.sep in _BLANKS or usual_width(every)[0] == 1):
        alignment = find_alignment(text if complete else text.rpartition("\n")[0])
        if alignment is not None:
            try:
                return read_aligned(source, code, alignment, skip, header)
            except UnicodeError as error:
                raise wrong_encoding(source, code, encoding is not None) from error
    if complete and every and text.count(dialect.quote) % 2:
        start, end, _ = every[-1]
        if end > start + 1:  # one cell holds the rest of the text
            raise _never_closed(source, start + declared + (skip or 0))
    rows = every[: _HEAD_ROWS + 1]
    if not complete:
        rows = rows[:-1] or rows
    layout = find_layout(rows, header, at_top=skip is not None)
    offset = (skip or 0) + declared
    table = [row for row in rows if row[0] >= layout.start]
    layout = _below_its_names(layout, table)
    if table and len(table[0][2]) > layout.width and not skip_uneven:
        raise _uneven(source, len(table[0][2]), offset + table[0][0] + 1, layout.width, dialect)
    blank = 0
    if layout.width == 1:
        # A blank line among the cells of one column is a cell without anything in it.
        starts = [above for above, *_ in rows if above >= layout.start]
        start = starts[0] if starts else layout.start
        # So pandas writes a missing cell of one column.
        for number, line in enumerate(_LINE_END.split(text)[layout.start : start]):
            if line.strip() == 2 * dialect.quote:
                start = layout.start + number
                break
        layout = replace(layout, start=start)
        try:
            blank, n_cells = blank_lines(source, code, dialect, offset + layout.start)
        except UnicodeError as error:
            raise wrong_encoding(source, code, encoding is not None) from error
    with source.open() as binary:
        stream = io.TextIOWrapper(binary, encoding=code, newline="")
        frame, uneven = _parsed(
            source,
            stream,
            dialect,
            layout,
            offset,
            code,
            encoding is not None,
            skip_uneven,
            blank > 0,
        )
    if blank:
        frame = frame.iloc[: n_cells + blank]  # what is blank below the last cell is no cell
    marks = without_marks(frame, dialect.quote)
    names, made_up = column_names(layout.header, frame.shape[1])
    frame.columns = names
    if layout.header and not layout.header[-1].strip() and frame.iloc[:, -1].isna().all():
        frame, made_up = frame.iloc[:, :-1], made_up - 1  # lines that end with a separator
    notes = notes_on_head(
        rows,
        table,
        dialect,
        layout,
        offset=offset,
        made_up=made_up,
        coded="" if encoding is not None else encoding_told(head, code),
        sep=sep,
        hint=hint,
        header=header,
    )
    if uneven:
        notes.append(lines_told(uneven, "too many fields left out"))
    notes += joined_told(marks, names_again(frame, layout.header or ()))
    if blank:
        cells = "lines read as empty cells" if blank > 1 else "line read as an empty cell"
        notes.append(f"{blank} blank {cells}")
    if frame.shape[1] > 1 and frame.iloc[:, -1].isna().any():  # as the rows have that are short
        short = short_rows(source, code, dialect, offset + layout.start, frame.shape[1])
        if short:
            notes.append(lines_told(short, "too few fields filled up with empty cells"))
    return frame, notes


def _below_its_names(layout: Layout, table: list[Row]) -> Layout:
    """Return the layout of rows that may have one field more than there are names.

    So R writes row names: in every row. Where some rows have as many fields as there are names,
    or a field begins with a blank in nearly all rows, as behind a comma, the longer rows have a
    separator in a cell: the parser says which row is longer, and no name moves to another column.
    """
    n_named = len(layout.header or ())
    if not 1 < n_named < layout.width:
        return layout
    rows = [fields for *_, fields in table]
    first = next((i for i, fields in enumerate(rows) if len(fields) == layout.width), len(rows))
    wide = [fields for fields in rows if len(fields) == layout.width]
    blank = [sum(f[place][:1] == " " for f in wide) for place in range(1, layout.width)]
    comma = bool(wide) and max(blank) >= 0.9 * len(wide) and min(blank) == 0
    mixed = any(len(fields) == n_named for fields in rows[:first])
    return replace(layout, width=n_named) if comma or mixed else layout


def _decoded(source: Source, head: bytes, code: str, complete: bool, *, given: bool) -> str:
    import codecs

    try:
        return codecs.getincrementaldecoder(code)().decode(head, complete)
    except UnicodeError as error:
        raise wrong_encoding(source, code, given) from error


def _below(source: Source, code: str, skip: int, *, given: bool) -> tuple[str, bool]:
    """Return the beginning of a text below some lines, and whether that is all of it."""
    with source.open() as binary:
        stream = io.TextIOWrapper(binary, encoding=code, newline="")
        try:
            for number in range(skip):
                if not stream.readline():
                    raise _nothing_left(source, skip, number)
            text = stream.read(_HEAD)
            complete = len(text) < _HEAD
            if not complete and text.count("\n") + text.count("\r") < _FEW_LINES:
                text += stream.read(_WIDE_HEAD - _HEAD)
                complete = len(text) < _WIDE_HEAD
        except UnicodeError as error:
            raise wrong_encoding(source, code, given) from error
    if not text.strip("\ufeff\r\n\t "):
        raise _nothing_left(source, skip)
    return text, complete


def _nothing_left(source: Source, skip: int, n_lines: int | None = None) -> UsageError:
    has = f", which has {n_lines} line{'s' * (n_lines != 1)}" if n_lines is not None else ""
    return UsageError(
        f"--skip leaves nothing of {source.name}{has}. Received: --skip {skip}. Pass the number of "
        "lines above the table."
    )


def _parsed(
    source: Source,
    stream: TextIO,
    dialect: Dialect,
    layout: Layout,
    offset: int,
    code: str,
    given: bool,
    skip_uneven: bool,
    keep_blank: bool,
) -> tuple[pd.DataFrame, list[int]]:
    """Return the cells, and the lines of the rows that were left out."""
    import pandas as pd

    before = offset + layout.start
    plain = len(dialect.sep) == 1 and dialect.sep.isascii()  # what the fast parser splits at
    try:
        for _ in range(before):  # there are as many: they were read before
            stream.readline()
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always", pd.errors.ParserWarning)
            frame = pd.read_csv(
                stream,
                sep=dialect.sep if len(dialect.sep) == 1 else re.escape(dialect.sep),
                header=None,
                names=range(layout.width),
                index_col=False,
                dtype=str,
                keep_default_na=False,
                na_values=[""],
                skip_blank_lines=not keep_blank,
                quotechar=dialect.quote,
                escapechar=dialect.escape,
                quoting=csv.QUOTE_MINIMAL,
                engine="c" if plain else "python",
                on_bad_lines="warn" if skip_uneven else "error",
            )
        told = [str(one.message) for one in said if one.category is pd.errors.ParserWarning]
        lines = [int(line) for text in told for line in _SKIPPED.findall(text)]
        if told and not lines:  # the longer rows would lose their last fields
            raise pd.errors.ParserError(told[0])
        return frame, [line + before for line in lines]
    except pd.errors.EmptyDataError:
        return pd.DataFrame({i: pd.Series([], dtype=str) for i in range(layout.width)}), []
    except UnicodeError as error:
        raise wrong_encoding(source, code, given) from error
    except pd.errors.ParserError as error:
        raise _no_table(source, dialect, layout, before, str(error)) from error


def _no_table(
    source: Source, dialect: Dialect, layout: Layout, before: int, reason: str
) -> FileError:
    """Return the error of a row that does not fit; the parser's words name no cells."""
    opened = re.search(r"inside string starting at row (\d+)", reason)
    if opened or "end of data" in reason:
        return _never_closed(source, int(opened[1]) + before if opened else None)
    uneven = re.search(r"in line (\d+), saw (\d+)", reason)
    if uneven:
        line = int(uneven[1]) + before
        return _uneven(source, int(uneven[2]), line, layout.width, dialect)
    return FileError(
        f"{source.name} has lines with more than {layout.width} fields "
        f"(separator {called(dialect.sep)}). Quote the fields that have a separator in them, or "
        "pass another one with --sep (sep= of ReadOptions)."
    )


def _uneven(source: Source, n_fields: int, line: int, width: int, dialect: Dialect) -> FileError:
    return FileError(
        f"{source.name} has {n_fields} fields in line {line}, and {width} in the lines before it "
        f"(separator {called(dialect.sep)}). Quote the field that has a separator in it, leave "
        "such rows out with --skip-uneven, skip lines above the table with --skip, or pass "
        "another separator with --sep (in Python, skip_uneven=, skip= and sep= of ReadOptions)."
    )


def _never_closed(source: Source, row: int | None) -> FileError:
    where = "" if row is None else f" that begins in row {row + 1}"
    return FileError(
        f"{source.name} has a quotation mark{where} that is never closed. Close it, or double "
        "it where it stands for itself."
    )
