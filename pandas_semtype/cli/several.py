"""The same for several files: one that cannot be read does not keep the others from it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import Any

from ..errors import SemtypeError
from ..readers import FileError, Table, sources
from .output import note, one_line

__all__ = ["each_table"]


def each_table(
    options: argparse.Namespace,
    use: Callable[[Table, bool], object],
    read: Callable[[list[str], argparse.Namespace], Iterator[Table]],
) -> int:
    """Read files and use their tables; return the exit code.

    Parameters
    ----------
    options : Namespace
        With the paths and patterns as ``files``.
    use : callable
        Takes a table, and whether there are several.
    read : callable
        Takes paths and the options, and yields tables.

    Returns
    -------
    int
        1 if one of several files could not be read, which is said on standard error; the error
        of a single file is raised.
    """
    paths = sources(options.files)
    if len(paths) == 1:
        for table in read(paths, options):
            use(table, False)
        return 0
    failed = 0
    for path in paths:
        try:
            for table in read([path], options):
                use(table, True)
        except SemtypeError as error:
            if not _is_of_the_file(error):
                raise
            failed += 1
            note(f"error: {one_line(error)}")
    return 1 if failed else 0


def _is_of_the_file(error: Any) -> bool:
    """Return whether an error may concern one file alone, rather than the command."""
    from ..errors import ColumnSelectionError

    return isinstance(error, (FileError, ColumnSelectionError))
