"""Convert the SIMOn checkpoints published in 2018 and 2019: once, then they are kept."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import logging
import shutil
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ...checkpoint import read_checkpoint
from ...errors import CheckpointError, MissingDependencyError
from ...store import registry
from ...store.cache import Cache, remove
from ...store.fetching import fetch
from ...store.lock import LockTimeoutError, hold
from ...store.registry import Entry
from ..model import Model, from_weights
from ..network.backbone import PUBLISHED
from ..reading_2019 import KIND_2019
from .hdf5 import read_weights

__all__ = ["checkpoint_directory", "published_model"]

MAX_CELLS = 500
THRESHOLD = 0.5

_REVISION = 1  # of the conversion: raise it when checkpoints must be converted again
_LOCK = 600.0
_log = logging.getLogger(__name__)


def published_model(
    path: Path, labels: Sequence[str] | None = None, *, name: str = KIND_2019, origin: str = ""
) -> Model:
    """Return the model in a Keras 2 HDF5 file; see `pandas_semtype.simon.legacy.read_published`."""
    path = Path(path)
    weights = read_weights(path)
    n_outputs = len(weights["scores/bias"])
    if labels is None:
        known = [e.labels for e in registry.entries().values() if len(e.labels) == n_outputs]
        labels = known[0] if known else ()
    if len(labels) != n_outputs or len(set(labels)) != n_outputs:
        raise CheckpointError(
            f"{path} has {n_outputs} outputs. Received: {len(set(labels))} labels for them. Give "
            "one label per output with pandas_semtype.simon.legacy.read_published(path, labels)."
        )
    config = {
        "name": name,
        "kind": KIND_2019,
        "labels": list(labels),
        "architecture": PUBLISHED.to_dict(),
        "max_cells": MAX_CELLS,
        "thresholds": dict.fromkeys(labels, THRESHOLD),
        "origin": {"file": path.name, "hash": origin},
    }
    try:
        return from_weights(weights, config, _card(name, labels, path.name, origin), half=False)
    except ImportError as error:
        purpose = "Making a checkpoint of a published one"
        raise MissingDependencyError.of("onnx", "legacy", purpose) from error


def _card(name: str, labels: Sequence[str], file: str, origin: str) -> str:
    entry = registry.entries().get(name)
    about = entry.description if entry else "A network of the published SIMOn layout."
    licence = entry.licence if entry else "unknown"
    return (
        f"# {name}\n\n{about}\n\n- Labels: {', '.join(labels)}\n- Made from: `{file}`"
        f"{f' ({origin})' if origin else ''}\n- Licence of the weights: {licence}\n"
        f"- Reads the first {MAX_CELLS} cells of a column, the last 20 characters of each, "
        "lower case, 67 characters of the Latin alphabet.\n- Every threshold is "
        f"{THRESHOLD}, as in the original.\n"
    )


# -- conversion, once ----------------------------------------------------------------------

_converting = threading.Lock()
_validated: set[tuple[Any, ...]] = set()
_temporary: dict[tuple[str, str], Path] = {}
_hashes: dict[tuple[Any, ...], str] = {}


def checkpoint_directory(source: Entry | Path) -> Path:
    """Return the checkpoint directory of a published file, converted at its first use.

    Parameters
    ----------
    source : Entry or Path
        An entry of the registry, which is fetched if need be, or a local file.

    Returns
    -------
    Path
        In the cache; where that cannot be written, in a directory that lasts as long as
        the process.
    """
    if isinstance(source, Entry):
        name, labels = source.name, source.labels
        origin = f"{source.hash_kind}:{source.hash}"
        key = str(source.hash)[:16]
    else:
        digits = _hash_of(source)
        name, labels, origin, key = f"local-{digits[:16]}", None, f"sha256:{digits}", digits[:16]
    cache = Cache.current()
    target = cache.converted(name) / f"{key}-{_REVISION}"
    with _converting:
        for directory in (target, _temporary.get((name, key))):
            if directory is not None and _is_whole(directory):
                return directory
        path = fetch(source) if isinstance(source, Entry) else source
        try:
            with _alone(cache, name):
                if not _is_whole(target):  # another process may have made it meanwhile
                    for left in (target, *target.parent.glob(".*")):  # spoiled, half written
                        remove(left)
                    published_model(path, labels, name=name, origin=origin).save(target)
        except OSError as error:
            _log.info("%s cannot be written (%s): kept for this process alone", target, error)
            target = _temporary_directory(name, key)
            published_model(path, labels, name=name, origin=origin).save(target)
        return target


@contextlib.contextmanager
def _alone(cache: Cache, name: str) -> Iterator[None]:
    path = cache.lock(f"converted-{name}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with hold(path, timeout=_LOCK):
            yield
    except LockTimeoutError as error:
        raise OSError(str(path)) from error


def _is_whole(directory: Path) -> bool:
    """Return whether a checkpoint is there and sound; what was read once is not read again."""
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


def _hash_of(path: Path) -> str:
    state = path.stat()
    key = (path.resolve(), state.st_mtime_ns, state.st_size)
    if key not in _hashes:
        with path.open("rb") as stream:
            _hashes[key] = hashlib.file_digest(stream, "sha256").hexdigest()
    return _hashes[key]
