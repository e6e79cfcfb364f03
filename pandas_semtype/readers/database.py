"""Tables of SQLite and DuckDB files, which are opened for reading only."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from ..checks import require
from .source import FileError, Source, UsageError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["read_database"]


def read_database(
    source: Source, kind: str, *, table: str | None = None
) -> tuple[pd.DataFrame, list[str]]:
    """Read a table or view of a database file.

    Parameters
    ----------
    source : Source
        The file; it is never changed.
    kind : {"sqlite", "duckdb"}
    table : str, optional
        Its name; the only one by default, or the first one.

    Returns
    -------
    frame : DataFrame
    notes : list of str

    Raises
    ------
    FileError
        If the file is no such database, or has no table.
    UsageError
        If there is no such table.
    MissingDependencyError
        If duckdb is missing.
    """
    if source.path is None:
        raise UsageError("A database cannot come by standard input. Give the path of its file.")
    try:
        with closing(_connected(source, kind)) as connection:
            names = _tables(connection, kind)
            if not names:
                raise FileError(f"{source.name} has no table. Give a database that has one.")
            if table is not None and table not in names:
                raise UsageError(
                    f"{source.name} has no table {table!r}. Its tables: "
                    f"{', '.join(map(repr, names))}."
                )
            chosen = table if table is not None else names[0]
            frame = _rows(connection, chosen)
    except (FileError, UsageError):
        raise
    except Exception as error:
        if isinstance(error, (MemoryError, ImportError)):
            raise
        raise FileError(
            f"{source.name} cannot be read as {kind}: {type(error).__name__}. Check that it is "
            "such a database, and that nobody else has it open."
        ) from error
    several = table is None and len(names) > 1
    return frame, [f"table {chosen!r} of {len(names)} (choose with --table)"] if several else []


def _connected(source: Source, kind: str) -> Any:
    assert source.path is not None
    if kind == "sqlite":
        return sqlite3.connect(f"{source.path.absolute().as_uri()}?mode=ro", uri=True)
    duckdb = require("duckdb", "duckdb", "Reading DuckDB files")
    return duckdb.connect(str(source.path), read_only=True)


def _tables(connection: Any, kind: str) -> list[str]:
    query = (
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') "
        "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"
        if kind == "sqlite"
        else "SELECT table_name FROM information_schema.tables "
        "WHERE table_schema = 'main' ORDER BY table_name"
    )
    return [str(row[0]) for row in connection.execute(query).fetchall()]


def _rows(connection: Any, table: str) -> pd.DataFrame:
    import pandas as pd

    quoted = '"' + table.replace('"', '""') + '"'
    # The name was read from the database itself, and is quoted.
    cursor = connection.execute(f"SELECT * FROM {quoted}")
    names = [str(column[0]) for column in cursor.description]
    frame = pd.DataFrame(cursor.fetchall(), columns=range(len(names)), dtype=object)
    frame.columns = names
    return frame.infer_objects()
