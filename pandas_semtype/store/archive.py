"""Unpack archives safely: plain files only, inside one directory, up to a size."""

from __future__ import annotations

import errno
import gzip
import hashlib
import tarfile
import zlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from .failures import Fault

__all__ = ["unpack"]

_BLOCK = 1 << 16
_MOST_MEMBERS = 10_000
_BROKEN = (
    tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, ValueError, LookupError,
    OverflowError, RecursionError,
)  # fmt: skip
# What a system says of names that cannot stand beside each other, or not at all.
_BAD_NAME = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EILSEQ}


class _Limited:
    """Raise after a number of bytes has been read from a stream.

    Whatever the headers of an archive say, no more than this comes out of it.
    """

    def __init__(self, stream: Any, most: int) -> None:
        self._stream = stream
        self._left = most

    def read(self, size: int = -1) -> bytes:
        block: bytes = self._stream.read(_BLOCK if size < 0 else size)
        self._left -= len(block)
        if self._left < 0:
            raise Fault("the archive unpacks to more than it may", content=True)
        return block


def unpack(
    archive: Path, folder: Path, *, kind: str, most: int, needed: Sequence[str] = ()
) -> dict[str, tuple[int, str]]:
    """Unpack an archive into an empty directory.

    Nothing is unpacked that is not a plain file or directory inside it: no links, no
    devices, no absolute or climbing names. Owners, modes and times are not taken over.

    Parameters
    ----------
    archive : Path
        The file.
    folder : Path
        An empty directory. What is in it after an error is to be thrown away.
    kind : {"tar", "tar.gz"}
        Format; it is not guessed.
    most : int
        Bytes the archive may unpack to.
    needed : sequence of str
        Names of files it must hold.

    Returns
    -------
    dict of str to (int, str)
        Size and SHA-256 by name.

    Raises
    ------
    Fault
        If the archive is damaged or holds what it may not.
    OSError
        If the directory cannot be written.
    """
    members: dict[str, tuple[int, str]] = {}
    # Headers and padding of the tar format come on top of the content.
    limit = most + 2048 * _MOST_MEMBERS
    with archive.open("rb") as raw:
        stream: Any = _Limited(gzip.GzipFile(fileobj=raw) if kind == "tar.gz" else raw, limit)
        try:
            left = most
            with tarfile.open(fileobj=stream, mode="r|") as tar:
                for count, member in enumerate(tar):
                    if count >= _MOST_MEMBERS:
                        raise _refused(f"the archive has over {_MOST_MEMBERS:,} members")
                    left -= member.size
                    if left < 0:
                        raise _refused(f"the archive unpacks to more than {most:,} bytes")
                    _take(tar, member, folder, members)
            # The end has to be read: the check sum of gzip stands there.
            while stream.read(_BLOCK):
                pass
        except _BROKEN as error:
            raise _refused(f"the archive is damaged ({type(error).__name__})") from error
        except OSError as error:
            if error.errno not in _BAD_NAME:
                raise
            raise _refused("the archive has names that exclude each other") from error
    missing = [name for name in needed if name not in members]
    if missing or not members:
        raise _refused(f"the archive lacks {', '.join(missing) or 'any file'}")
    return members


def _refused(reason: str) -> Fault:
    return Fault(reason, content=True)


def _take(
    tar: tarfile.TarFile,
    member: tarfile.TarInfo,
    folder: Path,
    members: dict[str, tuple[int, str]],
) -> None:
    """Write one member to the disk, or raise a Fault."""
    name = _checked_name(member.name)
    if member.isdir():
        (folder / name).mkdir(parents=True, exist_ok=True)
        return
    source = tar.extractfile(member) if member.isreg() and not member.issparse() else None
    if source is None:
        raise _refused(f"the archive has a member that is no plain file: {name!r}")
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, done = hashlib.sha256(), 0
    # "x": no member may overwrite another, nor one whose name differs only for us on a
    # system that does not tell upper from lower case.
    with target.open("xb") as stream:
        while block := source.read(_BLOCK):
            stream.write(block)
            digest.update(block)
            done += len(block)
    if done != member.size:
        raise _refused(f"the archive ends inside {name!r}")
    members[name] = done, digest.hexdigest()


def _checked_name(name: str) -> str:
    """Return a member's name as a relative path, or raise a Fault."""
    parts = PurePosixPath(name).parts
    harmless = bool(name) and name.isprintable() and not set(name) & set('\\:*?"<>|')
    if not harmless or name.startswith("/") or ".." in parts:
        raise _refused(f"the archive has a member outside its directory: {name!r}")
    return PurePosixPath(*parts).as_posix()
