"""Loading models: presets and directories become classifiers."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .presets import resolve
from .session import loaded_model

if TYPE_CHECKING:
    from .simon.classifier import SimonClassifier

__all__ = ["load", "load_once"]


def load(model: str | os.PathLike[str]) -> SimonClassifier:
    """Load a model.

    Parameters
    ----------
    model : str or path-like
        Name of a preset (see `list_models`), or a directory written by
        ``SimonClassifier.save``.

    Returns
    -------
    SimonClassifier
        A new object.

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
    from .simon.classifier import SimonClassifier

    return SimonClassifier.load(model)


def load_once(model: str | os.PathLike[str]) -> SimonClassifier:
    """Load a model, or return the one loaded before if its files have not changed.

    Parameters
    ----------
    model : str or path-like
        Name of a preset, or a directory.

    Returns
    -------
    SimonClassifier
        Perhaps shared with others.
    """
    directory = resolve(model).resolve()
    states = [(file.name, file.stat()) for file in sorted(directory.iterdir()) if file.is_file()]
    stamp = tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)
    return loaded_model((directory, stamp), lambda: load(directory))
