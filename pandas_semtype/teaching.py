"""Teach new labels from columns of a frame: choose the base, look names up, activate."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

import pandas as pd

from . import session
from .config import get_option
from .errors import ArgumentError, FrameTypeError, NotFittedError
from .loading import load_once

if TYPE_CHECKING:
    from .simon.classifier import SimonClassifier

__all__ = ["extend", "text_model"]


def extend(
    frame: pd.DataFrame,
    new_class: str | Mapping[str, Any],
    examples: Any = None,
    *,
    base: Any = None,
    implies: str | Sequence[str] | Mapping[str, str | Sequence[str]] | None = None,
    negatives: Any = None,
    chunk: int | None = None,
    unfreeze: str = "head",
    solver: str = "convex",
    replace: bool = False,
    keep_cells: bool = False,
    random_state: Any = 0,
    activate: bool = True,
) -> SimonClassifier:
    """Teach a model one or several labels from example columns.

    Parameters
    ----------
    frame : DataFrame
        Where names of columns are looked up; it is only read.
    new_class : str or mapping
        Name of the new label, or a mapping of names to examples.
    examples : hashable, Series, DataFrame, or list of names, of Series or of lists
        Example columns: names of columns of `frame`, or columns themselves.
    base : str, path-like or model, optional
        Model to extend; by default the active one, or the shipped one. It stays as it is.
    implies, negatives, chunk, unfreeze, solver, replace, keep_cells, random_state
        As for `SimonClassifier.extend`.
    activate : bool, default True
        Make the extended model the active one of the process.

    Returns
    -------
    SimonClassifier
        The extended model; its ``report`` tells what changed.

    Raises
    ------
    FrameTypeError
        If `frame` is not a pandas DataFrame.
    ColumnSelectionError
        If a column is not in the frame.
    ExampleError
        If the class cannot be learned from the examples; nothing was trained then.
    ArgumentError
        If another argument has a value that is not accepted.
    """
    if not isinstance(frame, pd.DataFrame):
        raise FrameTypeError.of(frame, "a pandas DataFrame")
    if not isinstance(activate, bool):
        raise ArgumentError.of("activate", activate, "True or False")
    model = _base(base).extend(
        new_class,
        examples,
        frame=frame,
        implies=implies,
        negatives=negatives,
        chunk=chunk,
        unfreeze=unfreeze,
        solver=solver,
        replace=replace,
        keep_cells=keep_cells,
        random_state=random_state,
    )
    if activate:
        session.activate(model)
    return model


def _base(base: Any) -> SimonClassifier:
    if base is None:
        base = session.active_model()
    chosen: Any = get_option("model", base)
    model: Any = load_once(chosen) if isinstance(chosen, (str, os.PathLike)) else chosen
    if not hasattr(model, "extend"):
        raise ArgumentError.of("base", type(model).__name__, "a model that can be extended")
    return cast("SimonClassifier", model)


def text_model(model: Any = None) -> SimonClassifier:
    """Return the model of texts that is given, or the active one.

    Parameters
    ----------
    model : str, path-like or model, optional
        A model made by `SimonClassifier.fit_text`, or its directory.

    Raises
    ------
    NotFittedError
        If no model is given or active.
    """
    chosen = session.active_model("text") if model is None else model
    if chosen is None:
        raise NotFittedError.of("text")
    found: Any = load_once(chosen) if isinstance(chosen, (str, os.PathLike)) else chosen
    if not hasattr(found, "classify_texts"):
        raise ArgumentError.of("model", type(found).__name__, "a model of texts, made by fit_text")
    return cast("SimonClassifier", found)
