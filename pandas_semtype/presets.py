"""Presets: names that resolve to model directories, shipped or fetched at the first use."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from .checks import path_text
from .errors import ArgumentError, CheckpointError, ModelNotFoundError
from .session import loaded_model
from .store import registry
from .store.registry import CONFIG_FILE, Entry, shipped_models

__all__ = ["CONFIG_FILE", "list_models", "loaded_once", "register_converter", "resolve"]

_M = TypeVar("_M")
_Convert = Callable[[Entry | Path], Path]

_SIGNATURE_BYTES = 8
_converters: dict[str, _Convert] = {}
_signatures: dict[bytes, str] = {}


def register_converter(name: str, convert: _Convert, *, signature: bytes | None = None) -> None:
    """Register what makes model directories of files in another format.

    Whoever can convert registers itself, so that nothing here needs to know it.

    Parameters
    ----------
    name : str
        The entry ``converter`` of models in the registry.
    convert : callable
        Takes an entry of the registry or the path of a file, returns a model directory.
    signature : bytes, optional
        The first 8 bytes of the files it reads.

    Examples
    --------
    >>> from pandas_semtype.presets import register_converter
    >>> register_converter("example", lambda source: source)
    """
    _converters[name] = convert
    if signature is not None:
        _signatures[signature] = name


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
    >>> "simon_v2" in pandas_semtype.list_models()
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
    text = None if isinstance(model, bytes) else path_text(model)
    if text is None:
        raise ArgumentError.of("model", model, "the name of a preset or a directory")
    if isinstance(model, str):
        shipped = shipped_models().get(text)
        if shipped is not None:
            return shipped
        entry = _fetched().get(text)
        if entry is not None:
            return _converted(str(entry.converter), entry)
    path = Path(text)
    try:
        path = path.expanduser()
        there = path.exists()
    except (OSError, RuntimeError, ValueError):  # too long for a path, or no path at all
        there = False
    if not there:
        raise ModelNotFoundError.of(text, list_models())
    if path.is_file():
        with path.open("rb") as stream:
            converter = _signatures.get(stream.read(_SIGNATURE_BYTES))
        if converter is None:
            raise CheckpointError.damaged(path, "it is no HDF5 file and no model directory")
        return _converted(converter, path)
    if not path.is_dir():
        raise ModelNotFoundError.of(text, list_models())
    if not (path / CONFIG_FILE).is_file():
        raise CheckpointError.missing_file(path, CONFIG_FILE)
    return path


def _converted(converter: str, source: Entry | Path) -> Path:
    if converter not in _converters:
        name = source.name if isinstance(source, Entry) else source
        raise CheckpointError(
            f"{name} must be converted, and this class cannot do it. Load it with "
            "pandas_semtype.load(name)."
        )
    return _converters[converter](source)


def loaded_once(model: str | os.PathLike[str], load: Callable[[Path], _M]) -> _M:
    """Load a model, or return the one loaded before if its files have not changed.

    Parameters
    ----------
    model : str or path-like
        Name of a preset, or a directory.
    load : callable
        Takes the directory, returns the model.

    Returns
    -------
    object
        What `load` returned, perhaps shared with others.
    """
    directory = resolve(model).resolve()
    states = [(file.name, file.stat()) for file in sorted(directory.iterdir()) if file.is_file()]
    stamp = tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)
    return loaded_model((directory, stamp), lambda: load(directory))
