"""The layout of the cache directory, and how its files are written and deleted."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from ..config import get_option
from .registry import Entry

__all__ = ["Cache"]


@dataclass(frozen=True, slots=True)
class Cache:
    """Map entries to paths in the cache directory.

    Parameters
    ----------
    root : Path
        The cache directory; nothing is made before the first write.
    """

    root: Path

    @classmethod
    def current(cls) -> Cache:
        """Return the cache of the option ``cache_dir``, as it is set now."""
        return cls(Path(get_option("cache_dir")))

    @property
    def files(self) -> Path:
        """Folder of published files, as ``<name>/<file>``; a mirror has the same layout."""
        return self.root / "files"

    def file(self, entry: Entry) -> Path:
        """Return where the file of an entry is kept."""
        return self.files / entry.name / entry.file

    def part(self, entry: Entry) -> Path:
        """Return the path of an unfinished download."""
        return self.root / "parts" / entry.name / f"{entry.file}.part"

    def unpacked(self, entry: Entry) -> Path:
        """Return the directory of an unpacked archive."""
        return self.root / "unpacked" / entry.name / "content"

    def converted(self, name: str) -> Path:
        """Return the folder of checkpoints made from a published file."""
        return self.root / "converted" / name

    def record(self, entry: Entry) -> Path:
        """Return the record of a verified file."""
        return self.root / "records" / f"{entry.name}.json"

    def contents(self, entry: Entry) -> Path:
        """Return the list of members of an unpacked archive."""
        return self.root / "unpacked" / entry.name / "content.json"

    def trust(self, entry: Entry) -> Path:
        """Return the record of the hash of a trusted first download."""
        return self.root / "trust" / f"{entry.name}.json"

    def lock(self, name: str) -> Path:
        """Return the lock file of a name."""
        return self.root / "locks" / f"{name}.lock"

    def places(self, name: str) -> list[Path]:
        """Return all paths of a name, except its trusted hash and its lock."""
        folders = ("files", "parts", "unpacked", "converted")
        found = [self.root / folder / name for folder in folders]
        return [*found, self.root / "records" / f"{name}.json"]

    def has_made(self, name: str) -> bool:
        """Return whether something under a name is from here, and no folder of somebody else.

        Whatever is fetched or converted is locked meanwhile, and the file of the lock stays.
        """
        marks = (self.lock(name), *(self.root / x / f"{name}.json" for x in ("records", "trust")))
        return any(os.path.lexists(mark) for mark in marks)

    def size(self, name: str) -> int:
        """Return how many bytes are kept under a name, without the record."""
        return sum(map(size_of, self.places(name)[:-1]))

    def names(self) -> list[str]:
        """Return all names that have files in the cache."""
        found: set[str] = set()
        for folder in ("files", "parts", "unpacked", "converted"):
            with contextlib.suppress(OSError):
                found.update(path.name for path in (self.root / folder).iterdir())
        return sorted(name for name in found if not name.startswith("."))


def read_json(path: Path) -> dict[str, Any] | None:
    """Return the object in a JSON file; None if the file is missing or holds no object."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def write_json(path: Path, values: Mapping[str, Any]) -> None:
    """Write a JSON file; a reader sees the old one or the whole new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with part.open("x", encoding="utf-8") as stream:
            json.dump(values, stream, indent=1)
            stream.write("\n")
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def move_into_place(source: Path, target: Path) -> None:
    """Flush a file or directory to the disk, then move it to its final path."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        for folder, _, names in os.walk(source):
            for name in names:
                sync(Path(folder, name))
    else:
        sync(source)
    source.replace(target)
    sync(target.parent)


def sync(path: Path) -> None:
    """Flush a file or directory to the disk, where the system supports it."""
    flags = os.O_RDONLY if path.is_dir() else os.O_RDWR
    with contextlib.suppress(OSError):
        handle = os.open(path, flags)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove(path: Path) -> None:
    """Delete a file, a link or a directory; do nothing if there is none."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def size_of(path: Path) -> int:
    """Return the size of a file, or of all files below a directory, in bytes."""
    total = 0
    with contextlib.suppress(OSError):
        if path.is_file():
            return path.stat().st_size
        for folder, _, names in os.walk(path):
            total += sum(Path(folder, name).lstat().st_size for name in names)
    return total
