"""Where bytes come from: a file or standard input, compressed or not."""

from __future__ import annotations

import contextlib
import glob
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from ..errors import FileError, MissingDependencyError, UsageError

__all__ = ["STDIN", "FileError", "Source", "UsageError", "sources"]

STDIN = "-"
"""What stands for standard input in place of a path."""

_MAGIC = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zstandard",
}
_SUFFIXES = {".gz": "gzip", ".bz2": "bzip2", ".xz": "xz", ".zst": "zstandard"}


@dataclass(frozen=True, slots=True)
class Source:
    """Hold a file, or what came by standard input.

    Parameters
    ----------
    name : str
        What it is called in messages.
    path : Path, optional
        The file; None for standard input.
    data : bytes, optional
        What came by standard input or a pipe, which can be read only once.

    Examples
    --------
    >>> from pandas_semtype.readers.source import Source
    >>> Source("input", data=b"a,b").head(1)
    b'a'
    """

    name: str
    path: Path | None = None
    data: bytes | None = None

    @classmethod
    def of(cls, given: str | os.PathLike[str]) -> Source:
        """Return the source of a path, or of ``-``; raise if there is no such file."""
        text = os.fspath(given)
        if text == STDIN:
            stream = getattr(sys.stdin, "buffer", None)
            if stream is None:
                raise FileError("There is no standard input. Give the path of a file.")
            return cls("standard input", data=stream.read())
        if not text.strip():
            raise FileError("A path is empty. Give that of a file, or - for standard input.")
        _check_local(text)
        try:
            path = Path(text)
            kind = "directory" if path.is_dir() else "file" if path.is_file() else ""
            there = bool(kind) or path.exists()
            is_pipe = path.is_fifo()
        except (OSError, ValueError) as error:  # a name that no file can have
            raise FileError(f"{text!r} can be no path. Give that of a file.") from error
        if kind == "directory":
            raise FileError(
                f"{path} is a directory. Give one file in it, or a pattern, for example "
                f"'{path}/*.csv'."
            )
        if not there:
            raise FileError(f"{path} does not exist. Give the path of a file with a table.")
        if is_pipe:  # as "<(program)" of a shell; it can be read once, as standard input
            with cls(text, path=path).raw() as stream:
                return cls(text, data=stream.read())
        return cls(text, path=path)

    @property
    def suffixes(self) -> list[str]:
        """Return the suffixes of the path in lower case, without those of compression."""
        found = [suffix.lower() for suffix in self.path.suffixes] if self.path else []
        return [suffix for suffix in found if suffix not in _SUFFIXES]

    def raw(self) -> IO[bytes]:
        """Open the bytes as they are."""
        if self.path is None:
            return io.BytesIO(self.data or b"")
        try:
            return self.path.open("rb")
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise FileError(f"{self.name} cannot be opened: {reason}. Check the file.") from error

    @contextlib.contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open the bytes, decompressed."""
        with contextlib.ExitStack() as opened:
            raw = opened.enter_context(self.raw())
            how = self._compression(raw)
            yield opened.enter_context(_decompressed(raw, how)) if how else raw

    def _compression(self, raw: IO[bytes]) -> str | None:
        start = raw.read(8)
        raw.seek(0)
        how = next((kind for magic, kind in _MAGIC.items() if start.startswith(magic)), None)
        said = self.path and _SUFFIXES.get(self.path.suffix.lower())
        if said and start and how != said:
            raise FileError(
                f"{self.name} cannot be read as {self.suffixes[-1][1:] if self.suffixes else said}:"
                f" it is no {said} file, as its suffix says. Rename it, or write it again."
            )
        return how

    def head(self, size: int) -> bytes:
        """Return the first bytes, decompressed."""
        with self.open() as stream:
            return stream.read(size)

    @contextlib.contextmanager
    def seekable(self) -> Iterator[IO[bytes]]:
        """Open the bytes, decompressed, in a stream that can be read from any place."""
        with self.raw() as raw:
            if self._compression(raw) is None:
                yield raw
                return
        with self.open() as stream:
            yield io.BytesIO(stream.read())


def _check_local(path: str) -> None:
    scheme, mark, _ = path.partition("://")
    if mark and scheme.isalnum() and not Path(path).exists():
        raise UsageError(
            f"{path} is an address, and this command opens no connection. Fetch the file and give "
            "its path, or call pandas_semtype.infer(pandas.read_csv(...)) in Python."
        )


def _decompressed(raw: IO[bytes], how: str) -> IO[bytes]:
    import bz2
    import gzip
    import lzma

    openers: dict[str, Callable[..., Any]] = {
        "gzip": gzip.open,
        "bzip2": bz2.open,
        "xz": lzma.open,
        "zstandard": _zstandard,
    }
    return cast("IO[bytes]", openers[how](raw))


def _zstandard(raw: IO[bytes]) -> IO[bytes]:
    """Open a zstandard stream with whichever package there is that can."""
    try:
        import zstandard
    except ImportError:
        try:
            from pyarrow import CompressedInputStream
        except ImportError as error:
            raise MissingDependencyError.of("pyarrow", "parquet", "Reading .zst files") from error
        return cast("IO[bytes]", CompressedInputStream(raw, "zstd"))
    return cast("IO[bytes]", zstandard.ZstdDecompressor().stream_reader(raw))


def sources(given: Iterable[str]) -> list[str]:
    """Return the paths that were given, with patterns such as ``*.csv`` resolved.

    Parameters
    ----------
    given : iterable of str
        Paths, patterns, or ``-`` for standard input.

    Returns
    -------
    list of str
        In the order given, the matches of a pattern sorted; each once.

    Raises
    ------
    FileError
        If a pattern matches nothing.
    UsageError
        If standard input is asked for twice.
    """
    found: list[str] = []
    for text in given:
        if text == STDIN and STDIN in found:
            raise UsageError("Standard input can be read once. Received: '-' twice. Leave one out.")
        if not glob.has_magic(text) or Path(text).exists():
            found.append(text)
            continue
        matches = [match for match in glob.glob(text, recursive=True) if Path(match).is_file()]
        if not matches:
            raise FileError(f"No file matches {text!r}. Check the pattern and the folder.")
        found.extend(sorted(matches))
    return list(dict.fromkeys(found))
