"""Pins: the hash a file must have, from the registry or from its first download."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from ..errors import ModelIntegrityError
from .cache import Cache, read_json, write_json
from .registry import Entry
from .urls import file_hash, head_md5, is_hash

__all__ = ["Pin", "expected", "mismatch", "trust"]


class Pin(NamedTuple):
    """Kind and digits of a hash."""

    kind: str
    digits: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.digits}"


def expected(cache: Cache, entry: Entry) -> Pin | None:
    """Return what an entry's file must be, None if nothing is known about it yet.

    Raises
    ------
    ModelIntegrityError
        If the record of a trusted download cannot be read: trusting another one would
        defeat its purpose.
    """
    if entry.hash is not None:
        return Pin(entry.hash_kind, entry.hash)
    path = cache.trust(entry)
    if not os.path.exists(path):
        return None
    values = read_json(path) or {}
    digits = str(values.get("sha256"))
    if values.get("file") != entry.file or not is_hash("sha256", digits):
        raise ModelIntegrityError(
            f"{path} should hold the SHA-256 of the first download of {entry.file}, and cannot be "
            "read. Delete it to trust the next download instead."
        )
    return Pin("sha256", digits)


def mismatch(entry: Entry, path: Path, pin: Pin | None) -> str | None:
    """Return how a file differs from the published one, None if it does not.

    Parameters
    ----------
    entry : Entry
        Gives the size and the MD5 of the first MiB, if they are known.
    path : Path
        The file.
    pin : Pin or None
        From `expected`.
    """
    size = path.stat().st_size
    if entry.size is not None and size != entry.size:
        return f"expected {entry.size:,} bytes, got {size:,}"
    if entry.head_md5 is not None:
        received = head_md5(path)
        if received != entry.head_md5:
            return f"expected MD5 {entry.head_md5} of the first MiB, got {received}"
    if pin is not None:
        received = file_hash(path, pin.kind)
        if received != pin.digits:
            return f"expected hash {pin}, got {received}"
    return None


def trust(cache: Cache, entry: Entry, path: Path, origin: str) -> str:
    """Record the content of a file as the one to expect from now on.

    Parameters
    ----------
    cache : Cache
        Where to record it.
    entry : Entry
        An entry without a hash.
    path : Path
        The whole file.
    origin : str
        Where it comes from, for the message.

    Returns
    -------
    str
        What to announce.
    """
    digits = file_hash(path)
    target = cache.trust(entry)
    values = {
        "file": entry.file,
        "sha256": digits,
        "size": path.stat().st_size,
        "from": origin,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    try:
        write_json(target, values)
        kept = f"recorded in {target}; another content will be refused from now on"
    except OSError:
        kept = f"not recorded, because {target.parent} cannot be written"
    return (
        f"No hash is published for {entry.file}: what came from {origin} is trusted. "
        f"Its SHA-256 is {digits}, {kept}."
    )
