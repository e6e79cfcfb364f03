"""Presets: names that resolve to the model directories shipped in the package."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from .errors import CheckpointError, ModelNotFoundError

__all__ = ["CONFIG_FILE", "list_models", "resolve"]

CONFIG_FILE = "config.json"
"""The file that makes a directory a model directory."""


def _shipped() -> Path:
    return Path(str(files("pandas_semtype"))) / "models"


def list_models() -> list[str]:
    """Return the names of the presets.

    Returns
    -------
    list of str
        Sorted; each can be given to `pandas_semtype.load` and to ``model=``.

    Examples
    --------
    >>> import pandas_semtype
    >>> "simon_v1" in pandas_semtype.list_models()
    True
    """
    root = _shipped()
    if not root.is_dir():
        return []
    return sorted(path.name for path in root.iterdir() if (path / CONFIG_FILE).is_file())


def resolve(model: str | os.PathLike[str]) -> Path:
    """Return the directory of a preset or a path.

    Parameters
    ----------
    model : str or path-like
        Name of a preset, or a model directory. A preset wins over a directory of the same
        name in the working directory; write ``./name`` for that one.

    Raises
    ------
    ModelNotFoundError
        If it is neither.
    CheckpointError
        If the directory is no model directory.
    """
    if isinstance(model, str) and model in list_models():
        return _shipped() / model
    path = Path(os.fsdecode(model)).expanduser()
    if not path.is_dir():
        raise ModelNotFoundError.of(os.fsdecode(model), list_models())
    if not (path / CONFIG_FILE).is_file():
        raise CheckpointError.missing_file(path, CONFIG_FILE)
    return path
