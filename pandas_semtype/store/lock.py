"""A lock between processes that ends with its holder, however that ends.

The package filelock (3.12 and 4.3 were tried) does the same but for two cases of shared
caches: it cannot lock a file that another user has made and that may only be read, and on
file systems without locks (``ENOLCK``, ``EOPNOTSUPP``) it waits or raises, where a download
is to go on with a part file of its own.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

__all__ = ["LockTimeoutError", "hold"]

_POLL = 0.05
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}


class LockTimeoutError(Exception):
    """Another process holds the lock, and held it for too long."""


@contextlib.contextmanager
def hold(path: Path, *, timeout: float) -> Iterator[bool]:
    """Hold the lock of a file inside a ``with`` block.

    The operating system holds the lock for the process and drops it when the process
    ends, killed or not: nothing stale is left, and the file itself may stay.

    Parameters
    ----------
    path : Path
        The lock file; made in a directory that exists.
    timeout : float
        Seconds to wait for another holder.

    Yields
    ------
    bool
        False if the file system has no locks.

    Raises
    ------
    LockTimeoutError
        If the other holder did not end in time.
    OSError
        If the file cannot be made.
    """
    deadline = time.monotonic() + timeout
    handle, held = _acquire(path, deadline)
    try:
        yield held
    finally:
        if held:
            _unlock(handle)
        os.close(handle)


def _acquire(path: Path, deadline: float) -> tuple[int, bool]:
    while True:
        handle = _open(path)
        try:
            if not _wait(handle, deadline):
                return handle, False
            # The file may have been deleted during the wait: a third process would lock a
            # new one, and this lock would exclude no one.
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(handle), path.stat()):
                    return handle, True
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except PermissionError:
        # Made by another user of a shared cache: reading is enough to lock.
        return os.open(path, os.O_RDONLY)


def _wait(handle: int, deadline: float) -> bool:
    """Return True once the lock is held, False on a file system without locks."""
    while True:
        try:
            _try_lock(handle)
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return False
            if error.errno not in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}:
                raise
        else:
            return True
        if time.monotonic() >= deadline:
            raise LockTimeoutError
        time.sleep(_POLL)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        # Explicitly: a process forked meanwhile has the file open too.
        fcntl.flock(handle, fcntl.LOCK_UN)
