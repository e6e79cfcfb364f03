"""From what users pass as ``source=`` to language models by direction."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ...checks import from_home
from ...errors import ArgumentError, CheckpointError, DirectionWarning, ModelNotFoundError
from ...store import registry
from ...store.archive import unpack
from ...store.cache import Cache
from ...store.converted import converted
from ...store.failures import Fault
from ...store.fetching import fetch
from ...store.pins import expected
from ...store.registry import Entry
from .fastai_cache import archives_of
from .language_model import DIRECTIONS, LanguageModel
from .published import direction_of, is_published, read_published

__all__ = ["TASK", "check_source", "open_sources"]

TASK = "language-model"
"""Task of language models in the registry."""

_REVISION = 1  # of the conversion: raise it when converted models must be made anew
_MOST_UNPACKED = 2 << 30


def _presets() -> dict[str, Entry]:
    return {name: e for name, e in registry.entries().items() if e.task == TASK}


def _accepted() -> str:
    return f"one of {', '.join(_presets())}, a directory, an archive, a list of these or None"


def check_source(source: Any) -> None:
    """Raise an ArgumentError if a value cannot be a source; nothing is looked up."""
    if source is None:
        return
    if isinstance(source, Mapping):
        if not source or not set(source) <= set(DIRECTIONS):
            raise ArgumentError.of("source", tuple(source), "a mapping of forward and backward")
        parts = list(source.values())
    elif isinstance(source, (str, os.PathLike)):
        parts = [source]
    elif isinstance(source, Sequence):
        parts = list(source)
    else:
        parts = []
    if not parts:
        raise ArgumentError.of("source", source, _accepted())
    for part in parts:
        if not isinstance(part, (str, os.PathLike)) or not os.fsdecode(part).strip():
            raise ArgumentError.of("source", part, _accepted())


def open_sources(
    source: Any, directions: Sequence[str] | None = None
) -> dict[str, LanguageModel | None]:
    """Return the language models of a source by direction, None for random weights.

    Parameters
    ----------
    source : str, path, sequence or mapping of these, or None
        See `UlmfitEncoder`.
    directions : sequence of str, optional
        Directions to open; all that the source has by default.

    Raises
    ------
    ModelNotFoundError
        If a name is no preset and no path.
    CheckpointError
        If something is no language model, or a direction is missing or there twice.
    OfflineError
        If a preset must be downloaded and cannot be.
    """
    if source is None:
        return dict.fromkeys(directions or DIRECTIONS)
    if isinstance(source, Mapping):
        parts: list[tuple[Any, str | None]] = [(value, name) for name, value in source.items()]
    elif isinstance(source, (str, os.PathLike)):
        parts = [(source, None)]
    else:
        parts = [(value, None) for value in source]
    found: dict[str, LanguageModel] = {}
    for value, direction in parts:
        named = _direction_of_preset(value) if isinstance(value, str) else None
        if directions is not None and (direction or named or directions[0]) not in directions:
            continue  # not wanted, so not downloaded either
        model = _open(value, direction)
        for name in model.weights:
            if name in found:
                raise CheckpointError(
                    f"Two sources are {name} models. Received: {os.fsdecode(value)!r} as another "
                    "one. Give one per direction, as a mapping if their names do not tell."
                )
            found[name] = model
    wanted = [name for name in DIRECTIONS if name in (directions or found)]
    missing = [name for name in wanted if name not in found]
    if missing:
        raise CheckpointError(
            f"The source has no {missing[0]} model. Received: directions={tuple(wanted)}. Pass "
            f"directions={tuple(found)}, or a source that has it."
        )
    return {name: found[name] for name in wanted}


def _direction_of_preset(name: str) -> str | None:
    return direction_of(Path(name)) if name in _presets() else None


def _open(source: str | os.PathLike[str], direction: str | None) -> LanguageModel:
    name = os.fsdecode(source)
    presets = _presets()
    if isinstance(source, str) and name in presets:
        named = direction_of(Path(name)) or "forward"
        return _preset(presets[name], _agreed(named, direction, name))
    path = from_home(name)
    if path.is_dir() and (path / "config.json").is_file():
        return _turned(LanguageModel.load(path), direction, path)
    if path.is_dir() and is_published(path):
        agreed = _agreed(direction_of(path), direction, name)
        return read_published(path, agreed, {"origin": path.name})
    if path.is_dir():
        raise CheckpointError.missing_file(path, "config.json")
    if path.is_file():
        with tempfile.TemporaryDirectory(prefix="pandas_semtype-") as folder:
            try:
                unpack(path, Path(folder), kind="tar.gz", most=_MOST_UNPACKED)
            except Fault as fault:
                raise CheckpointError.damaged(path, fault.reason) from fault
            agreed = _agreed(direction_of(path) or direction_of(Path(folder)), direction, name)
            return read_published(Path(folder), agreed, {"origin": path.name})
    raise ModelNotFoundError.of(name, presets)


def _agreed(named: str | None, given: str | None, name: str) -> str:
    """Return the direction to use; warn if a name implies another than the user gives."""
    if given is not None and named is not None and named != given:
        warnings.warn(DirectionWarning.named(Path(name).name, named, given), stacklevel=5)
    return given or named or "forward"


def _turned(model: LanguageModel, direction: str | None, path: Path) -> LanguageModel:
    """Return the model of a directory that a mapping assigns to a direction."""
    if direction is None:
        return model
    own = direction if direction in model.weights else next(iter(model.weights))
    _agreed(own, direction, path.name)
    return LanguageModel(
        model.vocabulary, model.sizes, {direction: model.weights[own]}, model.about
    )


# -- presets: fetched and converted once ---------------------------------------------------


def _preset(entry: Entry, direction: str) -> LanguageModel:
    folder = fetch(entry, local=archives_of(entry.file))
    pin = expected(Cache.current(), entry)
    about = {"origin": entry.file, "licence": entry.licence, "hash": str(pin)}
    if pin is None:  # the cache cannot be written: nothing tells what was converted
        return read_published(folder, direction, about)

    def make(published: Path, directory: Path) -> None:
        card = f"# {entry.name}\n\n{entry.description}\n\nMade from {entry.file}.\n"
        read_published(published, direction, about).save(directory, card)

    directory = converted(entry, pin.digits, _REVISION, make)
    return _turned(LanguageModel.load(directory), direction, directory)
