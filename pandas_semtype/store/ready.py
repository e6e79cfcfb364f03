"""Whether what is in the cache can be used, without reading it whole each time."""

from __future__ import annotations

import contextlib
from pathlib import Path

from .cache import Cache, read_json, write_json
from .pins import differs, expected
from .registry import Entry

__all__ = ["note_file", "note_folder", "wrong_with_file", "wrong_with_folder"]


def wrong_with_file(cache: Cache, entry: Entry, *, thorough: bool = False) -> str | None:
    """Return what is wrong with the cached file of an entry, None if it is right.

    Parameters
    ----------
    cache : Cache
        Where to look.
    entry : Entry
        What to look for.
    thorough : bool, default False
        Read the file even if it has not been touched since it was last checked.
    """
    path = cache.file(entry)
    try:
        state = path.stat()
    except OSError:
        return "it is missing"
    if not path.is_file():
        return "it is no file"
    pin = expected(cache, entry)
    noted = read_json(cache.record(entry)) or {}
    if not thorough and noted == _values(entry, str(pin), state.st_size, state.st_mtime_ns):
        return None
    what = differs(entry, path, pin)
    if what is None:
        note_file(cache, entry)
    return what


def note_file(cache: Cache, entry: Entry) -> None:
    """Note that the cached file of an entry was read and is right, if notes can be made."""
    with contextlib.suppress(OSError):
        state = cache.file(entry).stat()
        pin = str(expected(cache, entry))
        values = _values(entry, pin, state.st_size, state.st_mtime_ns)
        write_json(cache.record(entry), values)


def _values(entry: Entry, pin: str, size: int, mtime_ns: int) -> dict[str, object]:
    return {"file": entry.file, "pin": pin, "size": size, "mtime_ns": mtime_ns}


def wrong_with_folder(cache: Cache, entry: Entry, *, thorough: bool = False) -> str | None:
    """Return what is wrong with the unpacked directory of an entry, None if it is right.

    Parameters
    ----------
    cache : Cache
        Where to look.
    entry : Entry
        An entry that is an archive.
    thorough : bool, default False
        Compare the content of every file too, not only its size.
    """
    folder = cache.unpacked(entry)
    noted = read_json(cache.contents(entry))
    if noted is None or not folder.is_dir():
        return "it is missing"
    if noted.get("pin") != str(expected(cache, entry)):
        return "it is of another version"
    members = noted.get("members")
    if not isinstance(members, dict) or not members:
        return "the list of its files cannot be read"
    for name, (size, digits) in members.items():
        path = Path(folder, name)
        try:
            if path.stat().st_size != size:
                return f"{name} has another size"
        except OSError:
            return f"{name} is missing"
        if thorough:
            from .hashes import file_hash

            if file_hash(path) != digits:
                return f"{name} has another content"
    return None


def note_folder(cache: Cache, entry: Entry, members: dict[str, tuple[int, str]]) -> None:
    """Note what an unpacked directory holds: size and SHA-256 by name."""
    values = {"pin": str(expected(cache, entry)), "members": members}
    write_json(cache.contents(entry), values)
