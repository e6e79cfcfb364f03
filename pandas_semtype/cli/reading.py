"""Files on the command line: the options by which they are read, and what is said of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..readers import FORMATS, FileError, ReadOptions, Table, UsageError, read_table, sources
from ..shown import value_shown
from .output import note, one_line

__all__ = ["add_columns", "add_reading", "columns_of", "read_one", "tables"]

_SEPARATORS = {
    "comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "space": " ", "\\t": "\t",
}  # fmt: skip
_JSON = ("json", "ndjson")
_NO_SEPARATORS = '\r\n"\0'
_FILES = "CSV, JSON, Parquet, Feather, Excel, SQLite or DuckDB; - is standard input"


def add_reading(parser: argparse.ArgumentParser, *, several: bool = True) -> None:
    """Add the arguments that say which files are read, and how.

    Parameters
    ----------
    parser : ArgumentParser
    several : bool, default True
        Whether it takes more than one file.
    """
    if several:
        parser.add_argument("files", metavar="FILE", nargs="+", help=f"{_FILES}; or a pattern")
    else:
        parser.add_argument("file", metavar="FILE", help=_FILES)
    add_reading_options(parser)


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that overrule what is found out about a file.

    Parameters
    ----------
    parser : ArgumentParser
    """
    group = parser.add_argument_group(
        "how the file is written", "found out, and told on standard error if it is unusual"
    )
    group.add_argument("--sep", metavar="CHARACTER", help="separator of a CSV, or its name: tab")
    group.add_argument("--encoding", metavar="NAME", help="encoding of a text, as cp1252")
    group.add_argument("--skip", metavar="N", type=int, help="lines above the table")
    group.add_argument(
        "--skip-uneven", action="store_true", default=None,
        help="leave out rows with more fields than the others, and tell their lines",
    )  # fmt: skip
    group.add_argument(
        "--header", action=argparse.BooleanOptionalAction, default=None,
        help="the first row of the table holds the names of the columns, or does not",
    )  # fmt: skip
    group.add_argument("--format", choices=FORMATS, help="what the FILE is, whatever its suffix")
    group.add_argument("--table", metavar="NAME", help="sheet of a workbook, table of a database")


def add_columns(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the option ``--columns``.

    Parameters
    ----------
    parser : ArgumentParser
    what : str
        What is done to them, for the help.
    """
    parser.add_argument(
        "--columns", nargs="+", action="extend", metavar="NAME", help=f"columns to {what}"
    )


def columns_of(frame: Any, names: Sequence[str] | None) -> list[str] | None:
    """Return names of columns as they were meant: ``a,b`` is two names if one of them is a column.

    Parameters
    ----------
    frame : DataFrame
    names : sequence of str, optional
        What was given.
    """
    if names is None:
        return None
    known = set(map(str, frame.columns))
    found: list[str] = []
    for name in names:
        parts = [part.strip() for part in name.split(",")]
        whole = name in known or known.isdisjoint(parts)
        found.extend([name] if whole else parts)
    return found


def read_options(options: argparse.Namespace) -> ReadOptions:
    """Return what the arguments say of the files.

    Parameters
    ----------
    options : Namespace

    Raises
    ------
    UsageError
        If the separator is none, or the number of lines negative.
    """
    sep = None if options.sep is None else _separator(options.sep)
    if options.skip is not None and options.skip < 0:
        raise UsageError(f"--skip is a number of lines. Received: {options.skip}. Pass 0 or more.")
    return ReadOptions(
        sep, options.encoding, options.skip, options.header, options.format, options.table,
        options.skip_uneven,
    )  # fmt: skip


def _separator(given: str) -> str:
    sep = _SEPARATORS.get(given.strip().lower() or given, given)
    if sep == "":
        raise UsageError("--sep is empty. Pass a character, for example --sep ';'.")
    # A file may have "::" between its fields. What has letters in it was meant as a name.
    if any(c in _NO_SEPARATORS for c in sep) or (len(sep) > 1 and any(map(str.isalnum, sep))):
        raise UsageError(
            f"--sep is no separator. Received: --sep {value_shown(sep)}. Pass one character, or "
            f"one of {', '.join(name for name in _SEPARATORS if name.isalpha())}."
        )
    return sep


def read_one(path: str, options: ReadOptions) -> Table:
    """Read a file, and say on standard error what was found out about it.

    Parameters
    ----------
    path : str
    options : ReadOptions
    """
    table = read_table(path, options)
    if table.notes:
        note(f"{one_line(table.name)}: {', '.join(map(one_line, table.notes))}")
    return table


def tables(files: Iterable[str], options: argparse.Namespace) -> Iterator[Table]:
    """Yield the tables of files and patterns, one after the other.

    Parameters
    ----------
    files : iterable of str
    options : Namespace
    """
    how = read_options(options)
    for path in sources(files):
        try:
            yield read_one(path, how)
        except FileError as error:
            if options.format not in _JSON or options.json:
                raise
            raise FileError(f"{error} To print the result as JSON, pass --json.") from error
