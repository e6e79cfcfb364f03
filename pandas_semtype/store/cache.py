"""The cache directory: where what is kept, and what is known about it."""

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
    """Name the places of the cache, and write them so that a reader sees whole files only.

    Parameters
    ----------
    root : Path
        The cache directory; nothing is made before the first write.
    """

    root: Path

    @classmethod
    def current(cls) -> Cache:
        """Return the cache that the options name here and now."""
        return cls(Path(get_option("cache_dir")))

    @property
    def files(self) -> Path:
        """Files as published: ``<name>/<file>``, which is the layout of a mirror too."""
        return self.root / "files"

    def file(self, entry: Entry) -> Path:
        """Return where the file of an entry is kept."""
        return self.files / entry.name / entry.file

    def part(self, entry: Entry) -> Path:
        """Return where a download grows until it is whole."""
        return self.root / "parts" / entry.name / f"{entry.file}.part"

    def unpacked(self, entry: Entry) -> Path:
        """Return where the directory of an archive is kept."""
        return self.root / "unpacked" / entry.name / "content"

    def converted(self, name: str) -> Path:
        """Return the folder of the checkpoints made from a file."""
        return self.root / "converted" / name

    def record(self, entry: Entry) -> Path:
        """Return where it is noted that a file was checked."""
        return self.root / "records" / f"{entry.name}.json"

    def contents(self, entry: Entry) -> Path:
        """Return where the members of an unpacked archive are noted."""
        return self.root / "unpacked" / entry.name / "content.json"

    def trust(self, entry: Entry) -> Path:
        """Return where the hash of a trusted first download is noted."""
        return self.root / "trust" / f"{entry.name}.json"

    def lock(self, name: str) -> Path:
        """Return the lock file of a name."""
        return self.root / "locks" / f"{name}.lock"

    def places(self, name: str) -> list[Path]:
        """Return everything kept under a name, its trusted hash and its lock apart."""
        folders = ("files", "parts", "unpacked", "converted")
        found = [self.root / folder / name for folder in folders]
        return [*found, self.root / "records" / f"{name}.json"]

    def size(self, name: str) -> int:
        """Return the bytes kept under a name, notes about them apart."""
        return sum(map(size_of, self.places(name)[:-1]))

    def names(self) -> list[str]:
        """Return the names something is kept under."""
        found: set[str] = set()
        for folder in ("files", "parts", "unpacked", "converted"):
            with contextlib.suppress(OSError):
                found.update(path.name for path in (self.root / folder).iterdir())
        return sorted(name for name in found if not name.startswith("."))


def read_json(path: Path) -> dict[str, Any] | None:
    """Return the object of a JSON file, None if there is no such file or object."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def write_json(path: Path, values: Mapping[str, Any]) -> None:
    """Write a JSON file in one move."""
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
    """Give a whole file or directory its final name, after its bytes are on the disk."""
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
    """Wait until a file or directory is on the disk, where the system can tell."""
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
    """Return the bytes of a file, or of all files below a directory."""
    total = 0
    with contextlib.suppress(OSError):
        if path.is_file():
            return path.stat().st_size
        for folder, _, names in os.walk(path):
            total += sum(Path(folder, name).lstat().st_size for name in names)
    return total
