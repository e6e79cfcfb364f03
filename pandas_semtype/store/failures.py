"""Failed downloads: how long to wait and retry, and the error messages."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import ModelIntegrityError, OfflineError
from .registry import Entry

__all__ = [
    "DiskFault",
    "Fault",
    "Patience",
    "damaged",
    "not_published",
    "unreachable",
    "unwritable",
]

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True)
class Patience:
    """Set how long to wait for a server and for other processes.

    Parameters
    ----------
    connect : float, default 10
        Seconds to wait for a connection.
    stall : float, default 30
        Seconds without a byte from the server after which an attempt is given up.
    attempts : int, default 3
        Attempts in a row that bring nothing new, per address.
    wait : float, default 1
        Seconds before the second attempt; doubled before each further one.
    lock : float, default 3600
        Seconds to wait for another process that fetches the same file and is alive.
    """

    connect: float = 10.0
    stall: float = 30.0
    attempts: int = 3
    wait: float = 1.0
    lock: float = 3600.0


class Fault(Exception):
    """One attempt to download went wrong.

    Parameters
    ----------
    reason : str
        What happened, for people.
    retry : bool
        Whether the same address may do better in a moment.
    content : bool
        The server sent something, and it is not what was published.
    wait : float
        Seconds the server asked to wait.
    """

    def __init__(
        self, reason: str, *, retry: bool = False, content: bool = False, wait: float = 0.0
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry = retry
        self.content = content
        self.wait = wait


class DiskFault(Exception):
    """The cache did not take what was downloaded.

    Parameters
    ----------
    error : OSError
        What the system says.
    needed : int
        Bytes that had to be written, if that is known.
    """

    def __init__(self, error: OSError, needed: int = 0) -> None:
        super().__init__(str(error))
        self.error = error
        self.needed = needed


def unreachable(entry: Entry, folder: Path, reasons: Sequence[str]) -> OfflineError:
    """Build the error of a file that no address gave."""
    what = "; ".join(reasons) or "no address is known for it"
    return OfflineError(
        f"{entry.file} is needed and could not be fetched: {what}. Try again, put it into "
        f"{folder}, or point PANDAS_SEMTYPE_BASE_URL to a host that has it."
    )


def not_published(entry: Entry, folder: Path, reasons: Sequence[str]) -> ModelIntegrityError:
    """Build the error of a server that sent something else than was published."""
    return ModelIntegrityError(
        f"{entry.file} was fetched and is not the file that was published, so nothing of it was "
        f"kept: {'; '.join(reasons)}. Try again, put the right file into {folder}, or point "
        "PANDAS_SEMTYPE_BASE_URL to a host that has it."
    )


def damaged(entry: Entry, path: Path, what: str) -> ModelIntegrityError:
    """Build the error of a cached file that is not what was published."""
    return ModelIntegrityError(
        f"{path} is not the file that was published: {what}. Delete it, or run pandas-semtype "
        f"models purge {entry.name}, and unset PANDAS_SEMTYPE_OFFLINE so that it can be fetched."
    )


def unwritable(entry: Entry, folder: Path, error: OSError, needed: int = 0) -> OfflineError:
    """Build the error of a cache that takes no file."""
    reason = error.strerror or type(error).__name__
    if error.errno in _FULL:
        room = f" ({needed:,} bytes are needed)" if needed else ""
        fix = f"Free some space{room}"
    else:
        fix = "Make it writable"
    return OfflineError(
        f"{entry.file} cannot be kept in {folder}: {reason}. {fix}, put the file there by other "
        "means, or set PANDAS_SEMTYPE_CACHE to another folder."
    )
