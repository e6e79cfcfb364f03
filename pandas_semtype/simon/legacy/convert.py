"""Convert the SIMOn checkpoints published in 2018 and 2019: once, then they are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...errors import CheckpointError, MissingDependencyError
from ...store import registry
from ...store.converted import converted
from ...store.registry import Entry
from ..model import Model, from_weights
from ..network.backbone import PUBLISHED
from ..reading_2019 import KIND_2019
from .hdf5 import read_weights

__all__ = ["checkpoint_directory", "published_model"]

MAX_CELLS = 500
THRESHOLD = 0.5

_REVISION = 1  # of the conversion: raise it when checkpoints must be converted again


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
    labels: Sequence[str] | None
    if isinstance(source, Entry):
        name, labels = source.name, source.labels
        digits, origin = str(source.hash), f"{source.hash_kind}:{source.hash}"
    else:
        digits, labels = _hash_of(source), None
        name, origin = f"local-{digits[:16]}", f"sha256:{digits}"

    def make(path: Path, directory: Path) -> None:
        published_model(path, labels, name=name, origin=origin).save(directory)

    return converted(source, digits, _REVISION, make)


def _hash_of(path: Path) -> str:
    state = path.stat()
    key = (path.resolve(), state.st_mtime_ns, state.st_size)
    if key not in _hashes:
        with path.open("rb") as stream:
            _hashes[key] = hashlib.file_digest(stream, "sha256").hexdigest()
    return _hashes[key]
