"""Files of a model directory, read as if somebody hostile had put them there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from .errors import CheckpointError

__all__ = ["MOST_BYTES", "MOST_CONFIG_BYTES", "checked_name", "read_file"]

MOST_BYTES = 2 << 30
"""Size of the largest file of a model that is read, in bytes."""

MOST_CONFIG_BYTES = 16 << 20
"""Size of the largest configuration, list of files or card that is read, in bytes."""

_LONGEST_NAME = 200


def checked_name(name: object, listed_in: object) -> str:
    """Return the name of a file of a model if it can be one.

    Parameters
    ----------
    name : object
        As a list of files gives it.
    listed_in : path
        File that holds the list, for the message.

    Raises
    ------
    CheckpointError
        If it is no plain name, on any system: it leaves the directory, or holds characters
        that some file systems do not allow.
    """
    if not isinstance(name, str) or name in ("", ".", "..") or any(c in name for c in "/\\:"):
        raise CheckpointError.damaged(listed_in, "a file name leaves the directory")
    if len(name) > _LONGEST_NAME or not name.isprintable() or not name.isascii():
        raise CheckpointError.damaged(listed_in, "a file name is no plain name")
    return name


def read_file(directory: Path, name: str, most: int = MOST_BYTES) -> bytes:
    """Return the content of a regular file of a directory.

    Nothing else is opened: a pipe would be waited for without end, a device never ends, and
    a link may show a file of somebody else, which `save` would then copy.

    Parameters
    ----------
    directory : Path
        The model directory.
    name : str
        A plain name.
    most : int, default 2 GiB
        Size from which on it is refused, before memory is taken for it, in bytes.

    Returns
    -------
    bytes

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    CheckpointError
        If it is no regular file inside the directory, is too large, or cannot be read.
    """
    path = directory / name
    try:
        real = Path(os.path.realpath(path))
        if path.is_symlink() and real.parent != Path(os.path.realpath(directory)):
            raise CheckpointError.damaged(path, "it is a link that leaves the directory")
        if not stat.S_ISREG(os.lstat(real).st_mode):
            raise CheckpointError.damaged(path, "it is no regular file")
        return _content(path, real, most)
    except FileNotFoundError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CheckpointError.damaged(path, reason) from error


def _content(path: Path, real: Path, most: int) -> bytes:
    # What was looked at may have been replaced since: asked again of the open file.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(real, flags), "rb") as stream:
        state = os.fstat(stream.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise CheckpointError.damaged(path, "it is no regular file")
        if state.st_size > most:
            reason = f"it has {state.st_size:,} bytes, more than {most:,}"
            raise CheckpointError.damaged(path, reason)
        return stream.read(state.st_size)
