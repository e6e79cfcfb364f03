"""Paths and addresses of files: Parquet, Feather and ORC as data sets, CSV as text."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ..checks import path_text, require
from ..config import get_option
from ..errors import FrameError, OfflineError
from ..roles import Uniqueness
from .source import RowSource, reading
from .text_files import text_source, unzipped, whole_text_source

__all__ = ["file_source"]

_TEXT = (".csv", ".tsv", ".tab", ".txt", ".psv", ".dat")
_ARROW = {
    ".parquet": "parquet", ".pq": "parquet", ".feather": "feather", ".arrow": "ipc",
    ".ipc": "ipc", ".orc": "orc",
}  # fmt: skip
_PACKED = (".gz", ".bz2", ".xz", ".zip", ".zst")
_WEB = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")
_OTHERS = "Read it with pandas, and pass the frame."
_WHOLE_FILE = "Check that it is whole, and of the kind its name says."
_OF_PARQUET = "A folder is read if it holds Parquet files and no others; else give one file of it."
_READ_TABLE = (
    "pandas_semtype.readers.read_table reads also JSON, Excel, SQLite and DuckDB: pass its frame."
)


def file_source(path: str | os.PathLike[str]) -> RowSource:
    """Return the rows of a file, a folder of Parquet files, or what an address leads to.

    Parameters
    ----------
    path : str or path-like
        The suffix says what it is. Every column of a CSV is text as it is written, and only
        empty cells are missing; its separator and the like are found out.

    Returns
    -------
    RowSource
        It reads the file anew for each pass, unless it is a CSV of a few megabytes; what
        comes from the web is kept in a temporary file until it is no longer used.

    Raises
    ------
    FrameError
        If there is no such file, or nothing here reads its kind.
    OfflineError
        If it is on the web, and fetching is switched off or failed.
    MissingDependencyError
        If Arrow is needed and not installed.
    """
    found = path_text(path)
    if found is None:
        raise FrameError.file(path, "it is no path", "Give the path of a file, or pass a frame.")
    text = found
    if _WEB.match(text):
        return _of_web(text)
    if _SCHEME.match(text) and not text.lower().startswith("file://"):
        kind = _ARROW.get(_suffix(text))
        if kind is None:
            raise FrameError.file(text, "only Parquet is read from such an address", _OTHERS)
        return _of_arrow(text, kind, text)
    file = Path(re.sub(r"^file://(localhost)?", "", text, flags=re.IGNORECASE))
    try:
        is_folder, is_file = file.is_dir(), file.is_file()
    except (OSError, ValueError):  # a name that no file can have
        is_folder = is_file = False
    if is_folder:
        return _of_arrow(str(file), "parquet", text, "The folder", _OF_PARQUET)
    if not is_file:
        return _of_pipe(file, text)
    return _of_file(file, _suffix(file.name), text)


def _of_pipe(file: Path, shown: str) -> RowSource:
    """Return the rows of a delimited text from a pipe, which are read at once."""
    what = "Give the path of a file, or pass a frame."
    try:
        is_pipe, there = file.is_fifo(), file.exists()
    except (OSError, ValueError):
        is_pipe = there = False
    if is_pipe:
        return whole_text_source(file, shown)
    raise FrameError.file(shown, "it is a device" if there else "there is no such file", what)


def _suffix(name: str) -> str:
    suffixes = [suffix.lower() for suffix in Path(re.split(r"[?#]", name)[0]).suffixes]
    if len(suffixes) > 1 and suffixes[-1] in _PACKED:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def _of_file(file: Path, suffix: str, shown: str) -> RowSource:
    if suffix in _ARROW:
        return _of_arrow(str(file), _ARROW[suffix], shown)
    if suffix not in _TEXT:
        raise _unknown(shown, suffix)
    if file.suffix.lower() != ".zip":
        return text_source(file, shown)
    folder = Folder()
    inner = unzipped(file, folder.path, shown)
    return _Fetched(text_source(inner, shown), folder)


def _unknown(shown: str, suffix: str) -> FrameError:
    known = ", ".join([*_TEXT, *_ARROW])
    return FrameError.file(
        shown, f"its suffix {suffix!r} is not known", f"Known: {known}. {_READ_TABLE}"
    )


def _of_arrow(
    path: str, kind: str, shown: str, noun: str = "The file", hint: str = _WHOLE_FILE
) -> RowSource:
    require("pyarrow", "parquet", f"Reading {kind} files")
    import pyarrow.dataset

    from .arrow_dataset import dataset_source

    with reading(f"{noun} {shown}", hint):
        if _SCHEME.match(path):
            from pyarrow import fs

            system, inner = fs.FileSystem.from_uri(path)
            data: Any = pyarrow.dataset.dataset(inner, format=kind, filesystem=system)
        else:
            data = pyarrow.dataset.dataset(path, format=kind)
            if not data.files:
                raise FrameError.file(shown, "the folder holds no Parquet file", hint)
        return dataset_source(data, f"{noun} {shown}")


class Folder:
    """A temporary folder that goes when the last object that needs it does."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="semtype-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


class _Fetched(RowSource):
    """Keep a temporary file as long as its rows may be asked for."""

    def __init__(self, source: RowSource, folder: Folder) -> None:
        self._source, self._folder = source, folder
        self.names, self.engine, self.hint = source.names, source.engine, source.hint
        self.notes = source.notes

    def n_rows(self) -> int:
        return self._source.n_rows()

    def batches(self) -> Iterator[pd.DataFrame]:
        return self._source.batches()

    def _counted(self, positions: Sequence[int]) -> list[Uniqueness]:
        return self._source._counted(positions)

    def take(self, positions: Sequence[int], rows: Any) -> pd.DataFrame:
        return self._source.take(positions, rows)

    def present(self, position: int) -> RowSource:
        return _Fetched(self._source.present(position), self._folder)


def _of_web(address: str) -> RowSource:
    suffix = _suffix(address)
    if suffix not in _TEXT and suffix not in _ARROW:
        raise _unknown(address, suffix)
    if get_option("offline"):
        raise OfflineError.of(address, "a folder, and pass its path")
    name = Path(re.split(r"[?#]", address)[0]).name
    folder = Folder()
    file = folder.path / name
    _fetch(address, file)
    return _Fetched(_of_file(file, suffix, address), folder)


def _fetch(address: str, file: Path) -> None:
    from http.client import HTTPException
    from urllib.request import urlopen

    try:
        with urlopen(address, timeout=60) as response, file.open("wb") as target:
            shutil.copyfileobj(response, target)
            announced = response.headers.get("Content-Length")
    except (OSError, ValueError, HTTPException) as error:
        reason = f"fetching failed with {type(error).__name__}"
        raise OfflineError.of(address, "a folder, and pass its path", reason) from None
    received = file.stat().st_size
    if announced is not None and int(announced) != received:
        reason = f"the response ended after {received} of {announced} bytes"
        raise OfflineError.of(address, "a folder, and pass its path", reason)
