"""Directories of models that are not whole yet: written, exchanged, and removed if left behind."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

from .checkpoint import CARD_FILE, CONFIG_FILE, FORMAT_FAMILY, MANIFEST_FILE
from .model_files import MOST_CONFIG_BYTES, read_file
from .strict_json import loads

__all__ = [
    "PART", "delete_model", "flush_directory", "lock_part", "own_files", "part_prefix",
    "remove_leftovers", "swap", "write_file",
]  # fmt: skip

PART = ".pandas-semtype-save-"
"""Begins the name of a directory that is not whole yet, or was replaced."""

_AT_FDCWD = -100
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


def part_prefix(target: Path) -> str:
    """Return how the names of directories begin that are made beside a target."""
    return f"{PART}{target.name[:100]}-"


def own_files(directory: Path) -> set[str]:
    """Return the names in a directory that the model in it put there."""
    try:
        config = loads(read_file(directory, CONFIG_FILE, MOST_CONFIG_BYTES))
    except (OSError, ValueError, RecursionError):  # a CheckpointError is a ValueError
        config = None
    own: set[str] = set()
    if isinstance(config, dict) and str(config.get("format")).startswith(FORMAT_FAMILY):
        listed = config.get("files")
        own = {CONFIG_FILE, CARD_FILE, *(listed if isinstance(listed, dict) else ())}
        if config.get("manifest") == MANIFEST_FILE:
            own.add(MANIFEST_FILE)
    with os.scandir(directory) as entries:
        return {
            entry.name
            for entry in entries
            if entry.name.startswith(PART)
            or (entry.name in own and not entry.is_dir(follow_symlinks=False))
        }


def delete_model(directory: Path) -> None:
    """Delete the files of a model, and the directory if nothing else is in it.

    The configuration goes last: it tells whose the others are, should this process be killed.
    Other files stay.

    Raises
    ------
    OSError
        If a file cannot be deleted, or others remain.
    """
    own = own_files(directory)
    for name in own - {CONFIG_FILE}:
        path = directory / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
    # A configuration that is cut off stands alone: it is written before all others.
    if CONFIG_FILE in own or os.listdir(directory) == [CONFIG_FILE]:
        (directory / CONFIG_FILE).unlink()
    directory.rmdir()


def write_file(path: Path, content: bytes) -> None:
    """Write a new file, and return when the disk has it."""
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def flush_directory(directory: Path) -> None:
    """Return when the disk has the names in a directory, where the system can say so."""
    with contextlib.suppress(OSError):
        handle = os.open(directory, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def lock_part(part: Path, stack: contextlib.ExitStack) -> bool:
    """Hold a lock on a directory until the stack is closed or the process ends.

    Returns
    -------
    bool
        False if another process holds it, or the system has no such locks.
    """
    try:
        import fcntl

        handle = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except (ImportError, AttributeError, OSError):
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return False
    stack.callback(os.close, handle)
    return True


def remove_leftovers(target: Path) -> None:
    """Remove what saves into a directory left beside it when they were killed.

    A directory that a process still holds stays, and so does one with a file that is not of a
    model.
    """
    with contextlib.suppress(OSError):
        for name in os.listdir(target.parent):
            if name.startswith(part_prefix(target)):
                with contextlib.ExitStack() as stack:
                    if lock_part(target.parent / name, stack):
                        _remove(target, target.parent / name)


def _remove(target: Path, part: Path) -> None:
    with contextlib.suppress(OSError):
        old = part / "old"
        if old.is_dir() and not old.is_symlink():  # it was moved aside
            if not target.exists():
                old.rename(target)
            else:
                _remove(target, old)
        if set(os.listdir(part)) <= own_files(part) | {CONFIG_FILE}:
            delete_model(part)


def swap(one: Path, other: Path) -> bool:
    """Exchange two directories in one step.

    Returns
    -------
    bool
        False where the system or the file system cannot do it.

    Raises
    ------
    OSError
        If it can, and refuses.
    """
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = library.renamex_np(first, second, ctypes.c_uint(2))
        elif sys.platform == "linux":
            failed = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, ctypes.c_uint(2))
        else:
            return False
    except (AttributeError, OSError, TypeError):  # an older library
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
