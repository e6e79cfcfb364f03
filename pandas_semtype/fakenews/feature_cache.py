"""A cache of features on disk: each distinct text is encoded once."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import re
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import numpy as np

from ..store.cache import Cache

__all__ = ["MAX_BYTES", "FeatureCache", "text_key"]

MAX_BYTES = 1 << 30
"""Most bytes the features of all encoders may take; the least recently used go first."""

_CHECK = 16  # bytes of the checksum before the values
_ENCODERS = ("elmo-",)
"""What names of encoders with settings begin with."""

_PART = re.compile(r"\.[0-9a-f]{32}")  # left by a process that was killed
_TRIMMED = 0.9  # of the limit: else every call would have to look again
_log = logging.getLogger(__name__)


def text_key(text: str) -> str:
    """Return the key of a text: a digest, from which the text cannot be recovered."""
    raw = text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(raw, digest_size=16).hexdigest()


class FeatureCache:
    """Store one array per text, for one encoder and its settings.

    A file that differs from what was written, be it by a bit, is ignored. A cache that
    cannot be written is no error: features are computed again.

    Parameters
    ----------
    name : str
        Identifies encoder, weights and settings; other settings need another name.
    shape : tuple of int
        Shape of each array of 32-bit floats.
    folder : Path, optional
        Where features of all encoders are; by default ``features`` in the cache directory.
    """

    def __init__(self, name: str, shape: Sequence[int], folder: Path | None = None) -> None:
        self.root = Cache.current().root / "features" if folder is None else folder
        self.name, self.shape = name, tuple(shape)
        self._size = 4 * int(np.prod(self.shape))

    def _file(self, key: str) -> Path:
        return self.root / self.name / key[:2] / key

    def _check(self, key: str, raw: bytes) -> bytes:
        # Covers the name, so that a file in the place of another is detected too.
        given = f"{self.name}/{key}".encode()
        return hashlib.blake2b(given + raw, digest_size=_CHECK).digest()

    def get(self, key: str) -> np.ndarray | None:
        """Return the array under a key, None if there is none or it is damaged."""
        path = self._file(key)
        try:
            # Of another size it is damaged, or no file at all: a pipe would be waited for.
            if path.stat().st_size != _CHECK + self._size:
                _log.info("%s is damaged and is made anew", path)
                return None
            content = path.read_bytes()
        except OSError:
            return None
        check, raw = content[:_CHECK], content[_CHECK:]
        if len(raw) != self._size or check != self._check(key, raw):
            _log.info("%s is damaged and is made anew", path)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # it was used
        return np.frombuffer(raw, np.float32).reshape(self.shape)

    def put(self, key: str, value: np.ndarray) -> bool:
        """Store an array atomically; return whether it could be stored."""
        raw = np.ascontiguousarray(value, np.float32).tobytes()
        path = self._file(key)
        part = path.with_name(f".{uuid4().hex}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                part.write_bytes(self._check(key, raw) + raw)
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)
        except OSError as error:
            _log.info("features cannot be kept in %s: %s", path.parent, error)
            return False
        return True

    def _is_own(self, path: Path) -> bool:
        """Return whether `put` has written a file: a folder of that name may hold others."""
        parts = path.relative_to(self.root).parts
        if len(parts) != 3 or len(parts[1]) != 2 or not parts[0].startswith(_ENCODERS):
            return False
        return parts[2].startswith(parts[1]) or _PART.fullmatch(parts[2]) is not None

    def trim(self, most: int | None = None) -> int:
        """Delete the least recently used arrays until the rest fits the limit.

        Parameters
        ----------
        most : int, optional
            Bytes; `MAX_BYTES` by default.

        Returns
        -------
        int
            Bytes that remain.
        """
        most = MAX_BYTES if most is None else most
        found = []
        for folder, _, names in os.walk(self.root):
            for name in names:
                path = Path(folder, name)
                if not self._is_own(path):
                    continue
                with contextlib.suppress(OSError):
                    state = path.stat()
                    found.append((state.st_mtime_ns, state.st_size, path))
        total = sum(size for _, size, _ in found)
        if total <= most:
            return total
        for _, size, path in sorted(found):
            if total <= _TRIMMED * most:
                break
            with contextlib.suppress(OSError):
                path.unlink()
                total -= size
        return total
