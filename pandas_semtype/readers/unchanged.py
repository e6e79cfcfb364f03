"""Files that change while they are read: a file is looked at more than once."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import NamedTuple

from .source import FileError, Source

__all__ = ["State", "check_unchanged", "state_of", "unchanged"]

_HEAD = 4096


class State(NamedTuple):
    """Hold what tells whether a file is still the same.

    Parameters
    ----------
    place : tuple of int
        Its device and number there.
    size, time : int
        Bytes, and nanoseconds of the last change.
    head : bytes
        Its first bytes.
    """

    place: tuple[int, int]
    size: int
    time: int
    head: bytes


def state_of(source: Source) -> State | None:
    """Return the state of a file; None for what was read at once, or cannot be opened.

    Parameters
    ----------
    source : Source
        A file or standard input.
    """
    if source.path is None:
        return None
    try:
        with source.path.open("rb") as stream:
            found = os.fstat(stream.fileno())
            return State(
                (found.st_dev, found.st_ino), found.st_size, found.st_mtime_ns, stream.read(_HEAD)
            )
    except OSError:
        return None


def check_unchanged(source: Source, before: State | None) -> None:
    """Raise if a file was replaced, cut or written anew; lines may be added at its end.

    Parameters
    ----------
    source : Source
        The file.
    before : State, optional
        Its state before it was read.

    Raises
    ------
    FileError
        If it changed.
    """
    now = state_of(source)
    if before is None or now == before:
        return
    if (
        now is None
        or now.place != before.place
        or now.size <= before.size
        or not now.head.startswith(before.head)
    ):
        raise FileError(
            f"{source.name} changed while it was read. Wait until it is written, and read it again."
        )


@contextlib.contextmanager
def unchanged(source: Source) -> Iterator[None]:
    """Raise after a block in which a file was read if it changed meanwhile.

    Parameters
    ----------
    source : Source
        The file.

    Raises
    ------
    FileError
        If it changed, in place of an error that this may have caused.
    """
    before = state_of(source)
    try:
        yield
    except Exception:
        check_unchanged(source, before)
        raise
    check_unchanged(source, before)
