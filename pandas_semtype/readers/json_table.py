"""JSON and JSON lines: records or columns, every value as it is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from .damaged import wrong_encoding
from .encoding import detect_encoding
from .json_layouts import are_rows, of_split, without_range
from .json_twice import Twice
from .layout import surely_names
from .source import FileError, Source

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["read_json"]

_HEAD = 1 << 16
_HEAD_ROWS = 400


def read_json(
    source: Source, *, lines: bool, encoding: str | None = None
) -> tuple[pd.DataFrame, list[str]]:
    """Read JSON, or one JSON value per line.

    Parameters
    ----------
    source : Source
        The file.
    lines : bool
        Whether every line is a value of its own. Other files are tried as such too.
    encoding : str, optional
        Found out by default.

    Returns
    -------
    frame : DataFrame
        With columns of objects.
    notes : list of str

    Raises
    ------
    FileError
        If it is no JSON, no table, or an object names an entry twice with different values.
    """
    with source.open() as stream:
        content = stream.read()
    code = encoding or detect_encoding(content[:_HEAD], len(content) <= _HEAD)
    try:
        text = content.decode("utf-8-sig" if code.lower() in {"utf-8", "utf8"} else code)
    except UnicodeDecodeError as error:
        raise wrong_encoding(source, code, encoding is not None) from error
    if not text.strip():
        raise FileError(f"{source.name} is empty. Give a file with a list of JSON objects.")
    notes: list[str] = []
    twice = Twice()
    if lines:
        value: Any = _lines(source, text, twice)
    else:
        try:
            value = twice.loads(text)
        except (ValueError, RecursionError) as error:
            # Values one below the other are often called .json too.
            if not getattr(error, "msg", "").startswith("Extra data"):
                raise _broken(source, error) from error
            twice = Twice()  # without what was seen before the end of the first value
            value = _lines(source, text, twice)
            notes.append("one JSON value per line")
    frame = _framed(source, value, notes)
    twice.check(source, frame.columns, notes)
    return frame, notes


def _lines(source: Source, text: str, twice: Twice) -> list[Any]:
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                # A mark at its beginning: files were put one below the other.
                found.append(twice.loads(line.removeprefix("\ufeff")))
            except (ValueError, RecursionError) as error:
                raise _broken(source, error, number) from error
    return found


def _broken(source: Source, error: Exception, line: int | None = None) -> FileError:
    """Return an error with the place and the reason, and nothing of the text."""
    reason = getattr(error, "msg", "")
    if not reason and isinstance(error, RecursionError):
        reason = "it is nested too deeply"
    elif not reason:
        most = f"{sys.get_int_max_str_digits():,}"
        line_of = "" if line is None else f" in line {line}"
        return FileError(
            f"{source.name} cannot be read as json: a number{line_of} has more than {most} digits. "
            "Put quotation marks around it, so that it is a text."
        )
    number = line or getattr(error, "lineno", None)
    where = f" in line {number}, column {error.colno}" if hasattr(error, "colno") else ""
    return FileError(
        f"{source.name} cannot be read as json: {reason.lower()}{where}. Check that it is what "
        "its suffix says; a CSV by this name can be read with --format csv."
    )


def _framed(source: Source, value: Any, notes: list[str]) -> pd.DataFrame:
    import pandas as pd

    if isinstance(value, dict):
        if (split := of_split(value)) is not None:
            notes.append("names, rows and index apart")
            return split
        tables = [key for key, part in value.items() if _is_records(part)]
        if len(tables) == 1 and not all(isinstance(part, list) for part in value.values()):
            notes.append(f"the records under {tables[0]!r}")
            value = without_range(value, value[tables[0]])
        elif not all(isinstance(part, (list, dict)) for part in value.values()):
            value = [value]
    if isinstance(value, list) and value and all(isinstance(row, list) for row in value):
        return _of_lists(value, notes)
    if not isinstance(value, dict) and not (isinstance(value, list) and _is_records(value)):
        raise FileError(
            f"{source.name} cannot be read as json: it holds no table. Give a list of objects, an "
            "object of lists, or one object per line."
        )
    if isinstance(value, dict) and value and all(isinstance(v, dict) for v in value.values()):
        return _of_objects(value, notes)
    try:
        return pd.DataFrame(value, dtype=object)
    except ValueError as error:
        raise FileError(
            f"{source.name} cannot be read as json: its columns have different lengths. Give a "
            "list of objects."
        ) from error


def _of_objects(value: dict[str, Any], notes: list[str]) -> pd.DataFrame:
    """Return objects in an object, which are rows or columns."""
    import pandas as pd

    rows = are_rows(value)
    if rows:
        notes.append("one row per object")
        return pd.DataFrame(list(value.values()), index=list(value), dtype=object)
    if rows is None:
        notes.append(
            "one column per object, as pandas.read_json reads it; if they are rows, "
            'write it with orient="records"'
        )
    return pd.DataFrame(value, dtype=object)


def _of_lists(rows: list[list[Any]], notes: list[str]) -> pd.DataFrame:
    """Return rows that are lists; the first holds names if it is unlike the others."""
    import pandas as pd

    width = max(map(len, rows))
    head = rows[0]
    named = len(head) == width and all(isinstance(name, str) and name.strip() for name in head)
    rows = [[*row, *[None] * (width - len(row))] for row in rows]
    body = rows[1:]
    below = [[_text(value) for value in row] for row in body[:_HEAD_ROWS]]
    if named and surely_names(head, below):
        notes.append("names of the columns in the first list")
        frame = pd.DataFrame(body, columns=range(width), dtype=object)
        frame.columns = head
        return frame
    notes.append("lists without names of columns")
    return pd.DataFrame(rows, columns=[f"column_{i + 1}" for i in range(width)], dtype=object)


def _text(value: Any) -> str:
    """Return a text of which names are unlike if the value is no text."""
    if value is None or isinstance(value, str):
        return value or ""
    return "0"


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)
