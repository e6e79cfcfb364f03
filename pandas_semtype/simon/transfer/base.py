"""The model whose lower layers a new one uses."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ...config import get_option
from ...errors import ArgumentError
from ...presets import loaded_once

if TYPE_CHECKING:
    from ..classifier import SimonClassifier

__all__ = ["base_model"]


def base_model(kind: type[SimonClassifier], base: Any) -> SimonClassifier:
    """Return the model that `base` names, by default that of the option ``model``.

    Parameters
    ----------
    kind : type
        Class that loads a directory. A directory that was loaded before is not loaded again.
    base : str, path-like, SimonClassifier or None
        A preset, a directory, or a model.

    Raises
    ------
    ArgumentError
        If it is another model.
    """
    chosen = get_option("model") if base is None else base
    model = loaded_once(chosen, kind.load) if isinstance(chosen, (str, os.PathLike)) else chosen
    if not hasattr(model, "architecture"):
        expected = "a SimonClassifier, its directory or a preset"
        raise ArgumentError.of("base", type(model).__name__, expected)
    found: SimonClassifier = model
    return found
