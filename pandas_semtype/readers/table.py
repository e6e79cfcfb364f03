"""Read a table, whatever file it is in."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..errors import SemtypeError
from .columnar import read_columnar
from .database import read_database
from .delimited import read_delimited
from .foreign import check_is_no_archive, check_is_table
from .json_table import read_json
from .source import FileError, Source, UsageError
from .unchanged import unchanged
from .workbook import read_workbook

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FORMATS", "ReadOptions", "Table", "read_table"]

FORMATS = (
    "csv", "json", "ndjson", "parquet", "feather", "orc", "excel", "sqlite", "duckdb",
)  # fmt: skip
"""What a file can be; found out by its suffix and its first bytes."""

_SUFFIXES = {
    **dict.fromkeys((".csv", ".tsv", ".tab", ".txt", ".psv", ".dat"), "csv"),
    ".json": "json",
    **dict.fromkeys((".jsonl", ".ndjson"), "ndjson"),
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
    **dict.fromkeys((".feather", ".arrow", ".ipc"), "feather"),
    ".orc": "orc",
    **dict.fromkeys((".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"), "excel"),
    **dict.fromkeys((".sqlite", ".sqlite3", ".db", ".db3"), "sqlite"),
    **dict.fromkeys((".duckdb", ".ddb"), "duckdb"),
}
_MAGIC = {
    b"PAR1": "parquet",
    b"ARROW1": "feather",
    b"ORC": "orc",
    b"PK\x03\x04": "excel",
    b"\xd0\xcf\x11\xe0": "excel",
    b"SQLite format 3\x00": "sqlite",
}
_DUCKDB = slice(8, 12), b"DUCK"
_BINARY = frozenset({*_MAGIC.values(), "duckdb"})


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Hold what a user says of a file; what is None is found out.

    Parameters
    ----------
    sep : str, optional
        Separator of a CSV.
    encoding : str, optional
        Encoding of a text.
    skip : int, optional
        Lines above the table.
    header : bool, optional
        Whether the first row of the table holds names.
    format : str, optional
        One of `FORMATS`.
    table : str, optional
        Name of a sheet, or of a table of a database.
    skip_uneven : bool, optional
        Leave out the rows of a CSV with more fields than the others, and tell their lines; by
        default they are an error.
    """

    sep: str | None = None
    encoding: str | None = None
    skip: int | None = None
    header: bool | None = None
    format: str | None = None
    table: str | None = None
    skip_uneven: bool | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a table that was read.

    Parameters
    ----------
    name : str
        Where it came from.
    frame : DataFrame
        Its content.
    notes : list of str
        What was found out on the way and may be news: ``"separator ';'"``.
    """

    name: str
    frame: pd.DataFrame
    notes: list[str] = field(default_factory=list)


def read_table(path: str | os.PathLike[str], options: ReadOptions | None = None) -> Table:
    r"""Read a table from a file.

    Parameters
    ----------
    path : str or path-like
        The file, which may be compressed (gzip, bzip2, xz, zstandard), or ``-`` for standard
        input.
    options : ReadOptions, optional
        What is known of it.

    Returns
    -------
    Table
        Of a CSV every column as text, and only empty cells missing.

    Raises
    ------
    FileError
        If there is no such file, or it cannot be read.
    UsageError
        If an option does not go with the file.
    MissingDependencyError
        If a package is missing that reads such files.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from pandas_semtype.readers import read_table
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder, "sales.csv")
    ...     _ = file.write_text("Sales of May\n\nday;amount\n1;2,50\n2;3,75\n3;1,00\n")
    ...     table = read_table(file)
    >>> table.frame.columns.tolist(), table.frame["amount"].tolist()
    (['day', 'amount'], ['2,50', '3,75', '1,00'])
    >>> table.notes
    ["separator ';'", '2 lines above the table left out', 'decimal comma']
    """
    chosen = options or ReadOptions()
    _check_encoding(chosen.encoding)
    source = Source.of(path)
    try:
        with unchanged(source):
            if chosen.format is None:
                check_is_table(source)
            kind = chosen.format or _kind_of(source)
            _check_options(source, kind, chosen)
            frame, notes = _read(source, kind, chosen)
    except MemoryError as error:
        raise FileError(f"{source.name} does not fit in memory. Give a part of it.") from error
    except FileError as error:
        _check_format(source, chosen.format, error)
        raise
    except (SemtypeError, ImportError):
        raise
    except Exception as error:  # what unpacks or reads a broken file raises what it likes
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise FileError(
            f"{source.name} cannot be read: {reason}. Check that it is whole, and what its "
            "suffix says."
        ) from error
    return Table(source.name, frame, notes)


def _read(source: Source, kind: str, options: ReadOptions) -> tuple[pd.DataFrame, list[str]]:
    if kind == "csv":
        return read_delimited(
            source,
            sep=options.sep,
            encoding=options.encoding,
            skip=options.skip,
            header=options.header,
            skip_uneven=bool(options.skip_uneven),
        )
    if kind in {"json", "ndjson"}:
        return read_json(source, lines=kind == "ndjson", encoding=options.encoding)
    if kind == "excel":
        return read_workbook(source, table=options.table, skip=options.skip, header=options.header)
    if kind in {"sqlite", "duckdb"}:
        return read_database(source, kind, table=options.table)
    return read_columnar(source, kind)


def _kind_of(source: Source) -> str:
    """Return what a file is: by its first bytes, if they say so, else by its suffix."""
    said = next((_SUFFIXES[s] for s in reversed(source.suffixes) if s in _SUFFIXES), None)
    head = source.head(32)
    found = _magic_of(head)
    if found == "excel" and head.startswith(b"PK"):
        check_is_no_archive(source)
    if found is not None:
        return found
    if said in _BINARY and said is not None:
        return said  # its reader says what is wrong with it
    if said is not None:
        return said
    if b"\0" in head.replace(b"\0", b"", len(head) // 2):
        raise UsageError(
            f"What {source.name} is cannot be told. Pass --format with one of {', '.join(FORMATS)}."
        )
    return _text_kind_of(head)


def _magic_of(head: bytes) -> str | None:
    """Return the format that only its own files begin so."""
    if head[_DUCKDB[0]] == _DUCKDB[1]:
        return "duckdb"
    return next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), None)


def _text_kind_of(head: bytes) -> str:
    return "json" if head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in {b"{", b"["} else "csv"


def _check_format(source: Source, told: str | None, error: FileError) -> None:
    """Raise if a format that was given is why a file cannot be read: it says another one itself.

    A file that begins as was told, whatever its suffix says, has another fault.
    """
    if told is None:
        return
    try:
        head = source.head(32)
        found, within = _kind_of(source), _magic_of(head) or _text_kind_of(head)
    except (SemtypeError, OSError, EOFError):
        return
    if all(one != told and {one, told} != {"json", "ndjson"} for one in (found, within)):
        raise FileError(
            f"{source.name} cannot be read as {told}. Received: --format {told} (in Python "
            f"format= of ReadOptions), where name and first bytes say {found}. Leave it out."
        ) from error


def _check_encoding(encoding: str | None) -> None:
    try:
        "".encode("utf-8" if encoding is None else encoding)
    except (LookupError, ValueError) as error:
        raise UsageError(
            f"There is no text encoding {encoding!r}. Pass one Python knows, for example "
            "--encoding cp1252."
        ) from error


_ALLOWED = {
    "sep": ("csv",),
    "skip_uneven": ("csv",),
    "skip": ("csv", "excel"),
    "header": ("csv", "excel"),
    "encoding": ("csv", "json", "ndjson"),
    "table": ("excel", "sqlite", "duckdb"),
}


def _check_options(source: Source, kind: str, options: ReadOptions) -> None:
    for name, kinds in _ALLOWED.items():
        value = getattr(options, name)
        if value is not None and kind not in kinds:
            flag = f"--{name.replace('_', '-')}"
            flag = "--no-header" if name == "header" and value is False else flag
            raise UsageError(
                f"{flag} is for {', '.join(kinds)}. Received: {flag} with {source.name}, which is "
                f"{kind}. Leave it out."
            )
