"""Published SIMOn checkpoints of 2018-2019 as checkpoints of ours: converted once, then kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...errors import CheckpointError, MissingDependencyError
from ...store import registry
from ...store.converted import converted
from ...store.registry import Entry
from ..classifier import from_weights
from ..network.backbone import PUBLISHED
from .hdf5 import read_weights
from .reading import KIND, PublishedClassifier

__all__ = ["checkpoint_directory", "read_published"]

MAX_CELLS = 500
THRESHOLD = 0.5

_REVISION = 1  # of the conversion: raise it when converted checkpoints must be made anew


def read_published(
    path: Path, labels: Sequence[str] | None = None, *, name: str = KIND, origin: str = ""
) -> PublishedClassifier:
    """Make a classifier from a Keras 2 HDF5 file of the published network.

    Parameters
    ----------
    path : path
        A whole model or weights alone.
    labels : sequence of str, optional
        Labels of the output in its order, which is the alphabetical one in the original.
        By default those of the published model with as many outputs.
    name : str
        Name of the model.
    origin : str
        Hash of the file, for the record.

    Raises
    ------
    CheckpointError
        If the file holds another network, or `labels` are not as many as its outputs.
    MissingDependencyError
        If h5py or onnx is not installed.
    """
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
        "kind": KIND,
        "labels": list(labels),
        "architecture": PUBLISHED.to_dict(),
        "max_cells": MAX_CELLS,
        "thresholds": dict.fromkeys(labels, THRESHOLD),
        "origin": {"file": path.name, "hash": origin},
    }
    try:
        made = from_weights(weights, config, _card(name, labels, path.name, origin), half=False)
    except ImportError as error:
        purpose = "Making a checkpoint of a published one"
        raise MissingDependencyError.of("onnx", "legacy", purpose) from error
    return PublishedClassifier(made.config, made.files, made.card)


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
    """Return the checkpoint directory of a published file, made at the first use.

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
        read_published(path, labels, name=name, origin=origin).save(directory)

    return converted(source, digits, _REVISION, make)


def _hash_of(path: Path) -> str:
    state = path.stat()
    key = (path.resolve(), state.st_mtime_ns, state.st_size)
    if key not in _hashes:
        with path.open("rb") as stream:
            _hashes[key] = hashlib.file_digest(stream, "sha256").hexdigest()
    return _hashes[key]
