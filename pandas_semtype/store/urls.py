"""Addresses that are safe to fetch from, and hashes that pin what comes from them."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

__all__ = [
    "KINDS",
    "file_hash",
    "head_md5",
    "is_hash",
    "is_local",
    "is_safe",
    "may_redirect",
    "mirrored",
    "shown",
]

KINDS = ("sha256", "git-blob-sha1", "none")
"""What a file can be pinned by; ``none`` trusts the first download."""

_UNREADABLE = "an address that cannot be read"
_DIGITS = {"sha256": 64, "git-blob-sha1": 40}


def is_local(url: str) -> bool:
    """Return whether an address is of this machine."""
    from ipaddress import ip_address

    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_safe(url: str) -> bool:
    """Return whether a file may be fetched from an address: https, or this machine."""
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname)
    except ValueError:
        return False
    return named and (parts.scheme == "https" or (parts.scheme == "http" and is_local(url)))


def may_redirect(source: str, target: str) -> bool:
    """Return whether one address may redirect to another.

    Nothing leads away from https, and nothing from another machine to this one.
    """
    if not is_safe(target) or (is_local(target) and not is_local(source)):
        return False
    return urlsplit(source).scheme == "http" or urlsplit(target).scheme == "https"


def mirrored(base_url: str, name: str, file: str) -> str:
    """Return the address of a file on a mirror, which is laid out as the cache is."""
    return f"{base_url.rstrip('/')}/{quote(name)}/{quote(file)}"


def shown(url: str) -> str:
    """Return an address without user, password, query and fragment: they may be secret."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return _UNREADABLE
    if "@" in parts.scheme + parts.path and not host:  # user and password are not where they belong
        return _UNREADABLE
    host = f"[{host}]" if ":" in host else host
    return urlunsplit((parts.scheme, host + port, parts.path, "", ""))


def is_hash(kind: str, value: str | None) -> bool:
    """Return whether a value is a hash of its kind, in lower-case digits."""
    if kind == "none":
        return value is None
    digits = _DIGITS.get(kind, 0)
    return bool(value) and re.fullmatch(f"[0-9a-f]{{{digits}}}", value or "") is not None


def file_hash(path: Path, kind: str = "sha256") -> str:
    """Return the hash of a file's content in lower-case hexadecimal digits.

    Parameters
    ----------
    path : Path
        The file.
    kind : {"sha256", "git-blob-sha1"}
        ``git-blob-sha1`` is the name git gives the content: the SHA-1 of ``blob``, the
        size and the bytes.
    """
    if kind == "sha256":
        import pooch

        return str(pooch.file_hash(str(path), alg="sha256"))
    with path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        # git names content by it. SHA-1 is no longer safe against two files made to collide,
        # but no method is known to make a file for a hash that is given.
        digest = hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)
        while block := stream.read(1 << 16):
            digest.update(block)
    return digest.hexdigest()


def head_md5(path: Path) -> str:
    """Return the MD5 of a file's first MiB, in lower-case hexadecimal digits.

    It is a check of transport for files of which nothing better was ever published.
    """
    with path.open("rb") as stream:
        return hashlib.md5(stream.read(1 << 20), usedforsecurity=False).hexdigest()
