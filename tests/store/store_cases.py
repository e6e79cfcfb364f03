"""What the tests of the store share: entries, a cache, and what must hold after a fault."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import tarfile
from dataclasses import replace
from pathlib import Path

from loopback import content

from pandas_semtype.store import Entry, Patience

HASTE = Patience(connect=20, stall=20, attempts=2, wait=0.01, lock=20)
"""Hardly a wait between attempts, and time for a server of a test on a busy machine."""

IMPATIENT = replace(HASTE, stall=0.4)
"""For servers that say nothing: a time-out a test can wait for."""


def payload(size: int = 200_000) -> bytes:
    """Return bytes that look like nothing in particular."""
    blocks = (hashlib.sha256(b"%d" % i).digest() for i in range(size // 32 + 1))
    return b"".join(blocks)[:size]


def blob_hash(body: bytes) -> str:
    """Return the name git gives a content."""
    return hashlib.sha1(b"blob %d\0" % len(body) + body).hexdigest()


def entry_of(body: bytes, *urls: str, **changes) -> Entry:
    """Return an entry that is pinned to a content."""
    values = {
        "name": "thing_v1",
        "task": "test",
        "urls": urls,
        "file": "thing.bin",
        "hash_kind": "sha256",
        "hash": hashlib.sha256(body).hexdigest(),
        "size": len(body),
        "max_size": 4_000_000,
        "max_unpacked": 4_000_000,
    }
    return Entry(**{**values, **changes})


def final_names(cache: Path) -> list[str]:
    """Return every file of a cache that a reader would take for a whole one."""
    found = []
    for folder in ("files", "unpacked", "converted"):
        for place, folders, files in os.walk(cache / folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            found += [Path(place, name).relative_to(cache).as_posix() for name in files]
    return sorted(found)


def assert_helpful(error: BaseException, cache: Path, file: str = "thing.bin") -> None:
    """Assert that a message names the file, the folder and a variable to set."""
    text = str(error)
    assert file in text
    assert str(cache / "files" / "thing_v1") in text
    assert "PANDAS_SEMTYPE_" in text


def member(name, body=b"text", kind=tarfile.REGTYPE, **values):
    """Return a member of an archive."""
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, len(body) if kind == tarfile.REGTYPE else 0
    for key, value in values.items():
        setattr(info, key, value)
    return info, body


def packed(*members, compress=True, format=tarfile.PAX_FORMAT):
    """Return the bytes of an archive."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=format) as tar:
        for info, body in members:
            tar.addfile(info, io.BytesIO(body) if info.isreg() else None)
    return gzip.compress(stream.getvalue(), mtime=0) if compress else stream.getvalue()


def archive_entry(body, server, **changes):
    """Serve an archive and return its entry."""
    url = server.serve("/thing.tgz", content(body))
    values = {"file": "thing.tgz", "unpack": "tar.gz", **changes}
    return entry_of(body, url, **values)
