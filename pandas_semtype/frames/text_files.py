"""Delimited texts by path: read as the command line reads them, long ones chunk by chunk."""

from __future__ import annotations

import shutil
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import FileError, FrameError, UsageError
from ..readers import read_table
from ..readers.damaged import wrong_encoding
from ..readers.dialect import find_dialect, rows_of
from ..readers.encoding import detect_encoding
from ..readers.foreign import check_is_table, check_is_text
from ..readers.head_notes import encoding_told, notes_on_head
from ..readers.joined import without_marks
from ..readers.layout import column_names, find_layout
from ..readers.one_column import holds_one_column
from ..readers.source import Source
from ..readers.unchanged import check_unchanged, state_of
from .chunks import ChunkSource
from .source import PandasFrame, RowSource, reading

__all__ = ["text_source", "unzipped", "whole_text_source"]

_WHOLE = 1 << 26
"""Bytes up to which a file is read at once: its rows are then in memory, and read one time."""
_PACKED_WHOLE = 1 << 23
_PACKED = frozenset({".gz", ".bz2", ".xz", ".zst"})
_HEAD = 1 << 18
_HEAD_ROWS = 400
_CHUNK = 65_536
_TABS = frozenset({".tsv", ".tab"})
_READ_TABLE = (
    "Read it with pandas_semtype.readers.read_table, which can be told separator, encoding and "
    "lines above the table, and pass its frame."
)


def text_source(file: Path, shown: str) -> RowSource:
    """Return the rows of a CSV or its kin.

    Parameters
    ----------
    file : Path
        The file, perhaps compressed.
    shown : str
        What it is called in messages: its path, or the address it was fetched from.

    Returns
    -------
    RowSource
        Every cell as text, as it is written, and only empty ones missing. Separator, quotes,
        encoding, lines above the table and whether it has names are found out as by
        `pandas_semtype.readers.read_table`.

    Raises
    ------
    FrameError
        If it is empty, no table, or has rows with more fields than the others.
    """
    packed = file.suffix.lower() in _PACKED
    if file.stat().st_size > (_PACKED_WHOLE if packed else _WHOLE):
        with reading(f"The file {shown}", _READ_TABLE):
            streamed = _streamed(Source(shown, path=file), shown)
        if streamed is not None:
            return streamed
    return whole_text_source(file, shown)


def whole_text_source(file: Path, shown: str) -> RowSource:
    """Return the rows of a table that is read at once.

    Parameters
    ----------
    file : Path
        The file, or a pipe.
    shown : str
        What it is called in messages.

    Raises
    ------
    FileError
        If it is empty, no table, or has rows with more fields than the others.
    """
    try:
        table = read_table(file)
    except (FileError, UsageError) as error:  # a fetched file has its address as its name
        raise _advised(str(error).replace(str(file), shown)) from None
    source = PandasFrame(table.frame)
    source.engine, source.hint = f"The file {shown}", _READ_TABLE
    source.notes = tuple(table.notes)
    return source


def _advised(said: str) -> FileError:
    return FileError(f"{said.rstrip('.')}. {_READ_TABLE}")


def _streamed(source: Source, shown: str) -> RowSource | None:
    """Return the rows of a long file, read in chunks; None where chunks would not do.

    That is so for columns that are aligned by blanks, for one column, in which a blank line is a
    cell, for names that are fewer than the fields, and for what is no text.
    """
    before = state_of(source)
    head = source.head(_HEAD)
    code = detect_encoding(head, False)
    text = head.decode(code, "ignore")
    try:
        check_is_table(source)
        check_is_text(source, text)
    except FileError:  # which is said by what reads a file at once, or that can read it
        return None
    usual = "\t" if _TABS & set(source.suffixes) else None
    found, declared = find_dialect(text, usual)
    if declared:
        text = text.partition("\n")[2]
    rows = list(rows_of(text, found))[: _HEAD_ROWS + 1][:-1]
    layout = find_layout(rows)
    names = layout.header
    if (
        layout.width < 2
        or len(found.sep) > 1
        or found.sep in {" ", ":"}
        or not found.sep.isascii()
        or (not declared and holds_one_column(text, rows, found))
        or (names is not None and (len(names) < layout.width or not names[-1].strip()))
    ):
        return None
    above = declared + layout.start
    options: dict[str, Any] = {
        "sep": found.sep,
        "quotechar": found.quote,
        "escapechar": found.escape,
        "header": None,
        "names": range(layout.width + 1),  # one more, in which a row that is too long shows
        "index_col": False,
        "dtype": str,
        "keep_default_na": False,
        "na_values": [""],
        "engine": "c",
    }

    def chunks(positions: Sequence[int]) -> Iterator[pd.DataFrame]:
        with source.open() as binary, _decoded(binary, code) as stream:
            for _ in range(above):
                stream.readline()
            with pd.read_csv(stream, chunksize=_CHUNK, **options) as reader:
                while (chunk := _next(reader, layout.width)) is not None:
                    without_marks(chunk, found.quote)
                    yield chunk.iloc[:, list(positions)]

    def named(positions: Sequence[int]) -> Iterator[pd.DataFrame]:
        try:
            for chunk in chunks(positions):
                yield chunk.set_axis(index.take(list(positions)), axis=1)
            check_unchanged(source, before)
        except UnicodeError:
            raise _advised(str(wrong_encoding(source, code, False))) from None

    called, made_up = column_names(names, layout.width)
    index = pd.Index(called, dtype=object)
    streamed = ChunkSource(named, index, f"The file {shown}", _READ_TABLE)
    # Of its first lines: what stands below would take a pass over the file.
    streamed.notes = tuple(
        notes_on_head(
            rows,
            [row for row in rows if row[0] >= layout.start],
            found,
            layout,
            offset=declared,
            made_up=made_up,
            coded=encoding_told(head, code),
            hint=usual,
        )
    )
    return streamed


def _decoded(binary: Any, code: str) -> Any:
    import io

    return io.TextIOWrapper(binary, encoding=code, newline="")


def _next(reader: Any, width: int) -> pd.DataFrame | None:
    """Return the next chunk; raise where pandas cuts off the end of rows, at most with a warning.

    Parameters
    ----------
    reader : iterator of DataFrame
        Chunks with one column more than the table has.
    width : int
        Columns of the table.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", pd.errors.ParserWarning)
        chunk: pd.DataFrame | None = next(reader, None)
    if chunk is not None and chunk.iloc[:, width].notna().any():
        raise pd.errors.ParserError(f"a row has more than {width} fields")
    return chunk


def unzipped(file: Path, folder: Path, shown: str) -> Path:
    """Return the one file of a ZIP archive, unpacked into a folder.

    Parameters
    ----------
    file : Path
        The archive.
    folder : Path
        Where to write; the name is that of the member without its folders.
    shown : str
        What the archive is called in messages.

    Raises
    ------
    FrameError
        If it is broken, encrypted, or holds no file or several.
    """
    with (
        reading(f"The file {shown}", "Unpack it, and give the path of its file."),
        zipfile.ZipFile(file) as archive,
    ):
        members = [one for one in archive.infolist() if not one.is_dir()]
        if len(members) != 1:
            raise FrameError.file(
                shown, f"the archive holds {len(members)} files", "Unpack it, and give one of them."
            )
        target = folder / Path(members[0].filename).name
        with archive.open(members[0]) as packed, target.open("wb") as plain:
            shutil.copyfileobj(packed, plain)
    return target
