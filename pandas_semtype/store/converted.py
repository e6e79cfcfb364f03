"""Convert a published file into a checkpoint directory: once, under a lock, and keep it."""

from __future__ import annotations

import atexit
import logging
import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from ..checkpoint import read_checkpoint
from ..errors import CheckpointError, SaveError, SemtypeError
from .cache import Cache, remove
from .fetching import fetch
from .lock import LockTimeoutError, hold
from .registry import Entry

__all__ = ["converted"]

_LOCK = 600.0
_DIGITS = 16

_log = logging.getLogger(__name__)
_threads: dict[str, threading.Lock] = {}
_validated: set[tuple[object, ...]] = set()
_temporary: dict[tuple[str, str], Path] = {}


def converted(
    source: Entry | Path, key: str, revision: int, make: Callable[[Path, Path], object]
) -> Path:
    """Return the checkpoint directory made from a published file.

    Parameters
    ----------
    source : Entry or Path
        An entry of the registry, which is fetched only if its checkpoint must be made, or a
        local file.
    key : str
        Hexadecimal digits of the hash of the file: another content gets another directory.
    revision : int
        Of the conversion; a greater one makes every checkpoint again.
    make : callable
        Takes the fetched path and the directory to write, and writes a checkpoint there.

    Returns
    -------
    Path
        In the cache; if that cannot be written, a temporary directory that exists as long as
        the process.

    Raises
    ------
    SemtypeError
        What `fetch` and `make` raise.
    """
    name = source.name if isinstance(source, Entry) else f"local-{key[:_DIGITS]}"
    key = f"{key[:_DIGITS]}-{revision}"
    cache = Cache.current()
    target = cache.converted(name) / key
    with _threads.setdefault(name, threading.Lock()):
        for directory in (target, _temporary.get((name, key))):
            if directory is not None and _is_whole(directory):
                return directory
        path = fetch(source) if isinstance(source, Entry) else source
        try:
            _make_in_cache(cache, name, target, lambda: make(path, target))
        except SemtypeError as error:
            if not isinstance(error, SaveError):
                raise  # some of them are OSErrors
            _log.info("%s cannot be written: kept for this process alone", target)
            target = _temporary_directory(name, key)
            make(path, target)
        except (OSError, LockTimeoutError) as error:
            _log.info("%s cannot be written (%s): kept for this process alone", target, error)
            target = _temporary_directory(name, key)
            make(path, target)
        return target


def _make_in_cache(cache: Cache, name: str, target: Path, make: Callable[[], object]) -> None:
    lock = cache.lock(f"converted-{name}")
    lock.parent.mkdir(parents=True, exist_ok=True)
    with hold(lock, timeout=_LOCK):
        if not _is_whole(target):  # another process may have made it while this one waited
            for left in (target, *target.parent.glob(".*")):  # damaged, or half written
                remove(left)
            make()


def _is_whole(directory: Path) -> bool:
    """Return whether a checkpoint is there and sound; unchanged files are read once only."""
    try:
        states = [(path.name, path.stat()) for path in sorted(directory.iterdir())]
        stamp = (directory, *((n, s.st_mtime_ns, s.st_size) for n, s in states))
        if stamp not in _validated:
            read_checkpoint(directory)
            _validated.add(stamp)
    except (OSError, CheckpointError):
        return False
    return True


def _temporary_directory(name: str, key: str) -> Path:
    if (name, key) not in _temporary:
        root = Path(tempfile.mkdtemp(prefix="pandas_semtype-"))
        atexit.register(shutil.rmtree, root, ignore_errors=True)
        _temporary[name, key] = root / name
    return _temporary[name, key]
