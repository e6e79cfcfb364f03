"""Loading models: presets and directories become classifiers."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from .presets import resolve
from .session import loaded_model

__all__ = ["load", "load_once"]


def load(model: str | os.PathLike[str]) -> Any:
    """Load a model.

    Parameters
    ----------
    model : str or path-like
        Name of a preset (see `list_models`), or a directory written by
        ``SimonClassifier.save`` or ``FakeNewsClassifier.save``.

    Returns
    -------
    SimonClassifier or FakeNewsClassifier
        A new object of the class that wrote the directory.

    Raises
    ------
    ModelNotFoundError
        If there is no such preset or directory.
    CheckpointError
        If the directory cannot be read as a model.

    Examples
    --------
    >>> import pandas_semtype
    >>> model = pandas_semtype.load("simon_v1")
    >>> "email" in model.labels
    True
    """
    directory = resolve(model)
    if _kind_of(directory) == "fakenews":
        from .fakenews.classifier import FakeNewsClassifier

        return FakeNewsClassifier.load(directory)
    from .simon.classifier import SimonClassifier

    return SimonClassifier.load(directory)


def _kind_of(directory: Path) -> Any:
    """Return what a model directory says it is; what is wrong with it is told by its class."""
    try:
        told = json.loads((directory / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told.get("kind") if isinstance(told, dict) else None


def load_once(model: str | os.PathLike[str]) -> Any:
    """Load a model, or return the one loaded before if its files have not changed.

    Parameters
    ----------
    model : str or path-like
        Name of a preset, or a directory.

    Returns
    -------
    SimonClassifier or FakeNewsClassifier
        Perhaps shared with others.
    """
    directory = resolve(model).resolve()
    states = [(file.name, file.stat()) for file in sorted(directory.iterdir()) if file.is_file()]
    stamp = tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)
    return loaded_model((directory, stamp), lambda: load(directory))
