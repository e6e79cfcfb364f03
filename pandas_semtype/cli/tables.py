"""Tables from files, every cell of a text file as it is written."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import MissingDependencyError, SemtypeError
from .output import note

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FileError", "UsageError", "read_table"]

_CSV = (".csv", ".tsv", ".tab", ".txt")
_PARQUET = (".parquet", ".pq")
_JSON = (".json", ".jsonl", ".ndjson")
_PACKED = (".gz", ".bz2", ".xz")


class FileError(SemtypeError):
    """A file cannot be read as a table."""


class UsageError(SemtypeError):
    """The arguments of the command do not fit together."""


def read_table(
    path: str | os.PathLike[str], *, sep: str | None = None, encoding: str | None = None
) -> pd.DataFrame:
    """Read a CSV, Parquet or JSON file.

    Parameters
    ----------
    path : str or path-like
        The file; its suffix says what it is. CSV and JSON may be compressed.
    sep : str, optional
        What separates the fields of a CSV; a comma by default, a tab for ``.tsv``.
    encoding : str, optional
        Encoding of a CSV or JSON; UTF-8 by default.

    Returns
    -------
    DataFrame
        Of a CSV every column as text, and only empty cells missing.

    Raises
    ------
    FileError
        If there is no such file, or it cannot be read.
    UsageError
        If the suffix is unknown, or an argument does not go with it.
    MissingDependencyError
        If a package is missing that reads such files.
    """
    _check_local(str(path))
    file = Path(path)
    if file.is_dir():
        raise FileError(f"{file} is a directory. Give one file in it: CSV, Parquet or JSON.")
    kind = _kind_of(file)
    if not file.exists():
        raise FileError(f"{file} does not exist. Give the path of a CSV, Parquet or JSON file.")
    if not file.is_file():
        raise FileError(f"{file} is no regular file. Write it to one, and give the path of that.")
    if kind not in _CSV and sep is not None:
        raise UsageError(f"--sep is for CSV files. Received: --sep with {file}. Leave it out.")
    if kind in _PARQUET and encoding is not None:
        raise UsageError(f"A Parquet file has no encoding. Received: {file}. Leave --encoding out.")
    _check_encoding(encoding)
    with _readable(file, kind, encoding or "utf-8"):
        if kind in _CSV:
            return _read_csv(file, sep or ("\t" if kind in {".tsv", ".tab"} else ","), encoding)
        return _read_parquet(file) if kind in _PARQUET else _read_json(file, kind, encoding)


def _check_local(path: str) -> None:
    scheme, mark, _ = path.partition("://")
    if mark and scheme.isalnum() and not Path(path).exists():
        raise UsageError(
            f"{path} is an address, and this command opens no connection. Fetch the file and give "
            "its path, or call pandas_semtype.infer(pandas.read_csv(...)) in Python."
        )


def _kind_of(file: Path) -> str:
    suffixes = [suffix.lower() for suffix in file.suffixes]
    if suffixes and suffixes[-1] in _PACKED:
        suffixes.pop()
    if not suffixes or suffixes[-1] not in (*_CSV, *_PARQUET, *_JSON):
        known = ", ".join((*_CSV, *_PARQUET, *_JSON))
        raise UsageError(f"The suffix of {file} is not known. Known suffixes: {known}.")
    return suffixes[-1]


def _check_encoding(encoding: str | None) -> None:
    try:
        "".encode(encoding or "utf-8")
    except LookupError as error:
        raise UsageError(
            f"There is no text encoding {encoding!r}. Pass one Python knows, for example "
            "--encoding cp1252."
        ) from error


@contextlib.contextmanager
def _readable(file: Path, kind: str, encoding: str) -> Iterator[None]:
    """Turn what readers raise into a sentence that shows no cell."""
    try:
        yield
    except SemtypeError:
        raise
    except ImportError as error:
        raise MissingDependencyError(f"{file} cannot be read: {error}") from error
    except MemoryError as error:
        raise FileError(f"{file} does not fit in memory. Give a part of it.") from error
    except Exception as error:  # readers of broken files raise what they like
        if isinstance(error, UnicodeError) and not isinstance(error, UnicodeEncodeError):
            raise FileError(
                f"{file} is not {encoding.upper()}. Pass the encoding it has with --encoding, "
                "for example --encoding cp1252 or --encoding utf-16."
            ) from error
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise FileError(
            f"{file} cannot be read as {kind[1:]}: {reason}. Check that it is what its suffix says."
        ) from error


def _read_csv(file: Path, sep: str, encoding: str | None) -> pd.DataFrame:
    import pandas as pd

    try:
        frame = pd.read_csv(
            file,
            sep=sep,
            encoding=encoding or "utf-8-sig",
            dtype=str,
            keep_default_na=False,
            na_values=[""],
            engine="c" if len(sep) == 1 else "python",
        )
    except pd.errors.EmptyDataError as error:
        raise FileError(f"{file} is empty. Give a file with a line of column names.") from error
    except pd.errors.ParserError as error:
        # The parser's own words name lines and numbers of fields, no cells.
        reason = str(error).removeprefix("Error tokenizing data. ").strip().rstrip(".")
        opened = re.search(r"inside string starting at row (\d+)", reason)
        if opened or "end of data" in reason:
            where = f" in row {int(opened[1]) + 1} (the names are row 1)" if opened else ""
            raise FileError(
                f"{file} has a quotation mark{where} that is never closed. Close it, or double it "
                "where it stands for itself."
            ) from error
        raise FileError(
            f"{file} is no CSV with the separator {sep!r}: {reason}. Pass another with --sep."
        ) from error
    if not isinstance(frame.index, pd.RangeIndex):
        # Lines with more fields than names: pandas makes an index of the first ones.
        note(f"{file} has more fields than column names; the first fields have made-up names.")
        frame = frame.reset_index()
    if frame.shape[1] == 1:
        other = next((c for c in ";\t|," if c != sep and c in str(frame.columns[0])), None)
        if other is not None:
            note(f"{file} has one column. If the separator is {other!r}, pass it with --sep.")
    return frame


def _read_parquet(file: Path) -> pd.DataFrame:
    import pandas as pd

    try:
        return pd.read_parquet(file)
    except ImportError as error:
        raise MissingDependencyError.of("pyarrow", "parquet", "Reading Parquet files") from error


def _read_json(file: Path, kind: str, encoding: str | None) -> pd.DataFrame:
    import pandas as pd

    # Not with pandas' reader: it makes dates of columns for their names.
    text = _opened(file, encoding or "utf-8-sig")
    lines = [text] if kind == ".json" else [line for line in text.splitlines() if line.strip()]
    read = [json.loads(line) for line in lines]
    return pd.DataFrame(read[0] if kind == ".json" else read, dtype=object)


def _opened(file: Path, encoding: str) -> str:
    """Return the text of a file that may be compressed."""
    import bz2
    import gzip
    import lzma

    openers: dict[str, Callable[..., Any]] = {
        ".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open,
    }  # fmt: skip
    with openers.get(file.suffix.lower(), open)(file, "rt", encoding=encoding) as stream:
        return str(stream.read())
