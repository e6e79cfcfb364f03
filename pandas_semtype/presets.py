"""Presets: names that resolve to model directories, shipped or fetched at the first use."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

from .errors import ArgumentError, CheckpointError, ModelNotFoundError
from .store import registry
from .store.registry import CONFIG_FILE, Entry, shipped_models

__all__ = ["CONFIG_FILE", "list_models", "resolve"]

# Modules that make model directories of other files, by how such a file begins. Those of
# the registry are named there.
_CONVERTERS = {b"\x89HDF\r\n\x1a\n": "simon.legacy"}


def _fetched() -> dict[str, Entry]:
    return {name: entry for name, entry in registry.entries().items() if entry.converter}


def list_models() -> list[str]:
    """Return the names of the presets.

    Returns
    -------
    list of str
        Sorted; each can be given to `pandas_semtype.load` and to ``model=``. Those that
        are not shipped with the package are fetched at their first use.

    Examples
    --------
    >>> import pandas_semtype
    >>> "simon_v1" in pandas_semtype.list_models()
    True
    """
    return sorted({*shipped_models(), *_fetched()})


def resolve(model: str | os.PathLike[str]) -> Path:
    """Return the directory of a preset or a path.

    Parameters
    ----------
    model : str or path-like
        Name of a preset, a model directory, or an HDF5 file of the published network. A
        preset wins over a directory of the same name in the working directory; write
        ``./name`` for that one.

    Raises
    ------
    ModelNotFoundError
        If it is none of them.
    CheckpointError
        If the directory is no model directory, or the file is another.
    OfflineError
        If it must be fetched and cannot be.
    ModelIntegrityError
        If what was fetched is not what was published.
    """
    if not isinstance(model, (str, os.PathLike)) or not os.fsdecode(model).strip():
        raise ArgumentError.of("model", model, "the name of a preset or a directory")
    if isinstance(model, str):
        shipped = shipped_models().get(model)
        if shipped is not None:
            return shipped
        entry = _fetched().get(model)
        if entry is not None:
            return _converted(str(entry.converter), entry)
    path = Path(os.fsdecode(model)).expanduser()
    try:
        there = path.exists()
    except (OSError, ValueError):  # too long for a path, or no path at all
        there = False
    if not there:
        raise ModelNotFoundError.of(os.fsdecode(model), list_models())
    if path.is_file():
        with path.open("rb") as stream:
            converter = _CONVERTERS.get(stream.read(8))
        if converter is None:
            raise CheckpointError.damaged(path, "it is no HDF5 file and no model directory")
        return _converted(converter, path)
    if not path.is_dir():
        raise ModelNotFoundError.of(os.fsdecode(model), list_models())
    if not (path / CONFIG_FILE).is_file():
        raise CheckpointError.missing_file(path, CONFIG_FILE)
    return path


def _converted(converter: str, source: Entry | Path) -> Path:
    # By name: what converts builds on classifiers, and those build on this module.
    module = import_module(f".{converter}", __package__)
    directory: Path = module.checkpoint_directory(source)
    return directory
