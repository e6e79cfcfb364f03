"""Extend a model by new labels from a few example columns, without forgetting."""

from __future__ import annotations

import time
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import (
    ArgumentError,
    CheckpointError,
    ExampleError,
    KnownTypeWarning,
    MissingDependencyError,
)
from ...sampling import ColumnSample, check_random_state
from ..decision.user_labels import OPEN_LABELS, all_implied
from .examples import Examples, check_differ, columns_of, gather
from .fit_head import fit_convex
from .fit_result import Fitted, assemble
from .training_set import Lesson, prepare

if TYPE_CHECKING:
    import pandas as pd

    from ..classifier import SimonClassifier

__all__ = ["SOLVERS", "UNFREEZE", "extend"]

SOLVERS = ("convex", "keras")
UNFREEZE = ("head", "document", "all")

_CONFIDENT = 0.9


def extend(
    model: SimonClassifier,
    new_class: Any,
    examples: Any = None,
    *,
    frame: pd.DataFrame | None = None,
    implies: Any = None,
    negatives: Any = None,
    chunk: int | None = None,
    unfreeze: str = "head",
    solver: str = "convex",
    replace: bool = False,
    keep_cells: bool = False,
    random_state: Any = 0,
) -> SimonClassifier:
    """Return a model that knows one or several more labels; see `SimonClassifier.extend`."""
    started = time.perf_counter()
    seed = check_random_state(random_state)
    if unfreeze not in UNFREEZE:
        raise ArgumentError.of("unfreeze", unfreeze, f"one of {', '.join(UNFREEZE)}")
    if solver not in SOLVERS:
        raise ArgumentError.of("solver", solver, f"one of {', '.join(SOLVERS)}")
    if not isinstance(keep_cells, (bool, np.bool_)):
        raise ArgumentError.of("keep_cells", keep_cells, "True or False")
    taught = gather(
        new_class, examples, frame=frame, implies=implies, chunk=chunk, random_state=seed
    )
    against = _negatives(negatives, taught, frame, seed)
    _check_model(model, taught, replace)
    _warn_of_known_types(model, taught)
    lesson = prepare(model, taught, against, random_state=seed)
    if unfreeze == "head" and solver == "convex":
        fitted = fit_convex(lesson)
    else:
        lesson, fitted = _with_keras(lesson, unfreeze, seed)
    return assemble(lesson, fitted, started, keep_cells=keep_cells)


def _with_keras(lesson: Lesson, unfreeze: str, seed: int) -> tuple[Lesson, Fitted]:
    try:
        from .fit_layers import fit_layers
        from .fit_published import fit_published
    except ImportError as error:
        raise MissingDependencyError.of("keras", "train", "Training with Keras") from error
    if unfreeze == "head":
        return lesson, fit_published(lesson, seed)
    return fit_layers(lesson, unfreeze, seed)


def _negatives(
    negatives: Any, taught: Sequence[Examples], frame: pd.DataFrame | None, seed: int
) -> list[ColumnSample]:
    if negatives is None:
        return []
    columns = columns_of(negatives, "counter-examples", frame=frame, random_state=seed)
    for one in taught:
        check_differ(one.label, one.columns, "counter-examples", columns)
    return columns


def _check_model(model: SimonClassifier, taught: Sequence[Examples], replace: bool) -> None:
    new = {one.label for one in taught}
    if not isinstance(replace, (bool, np.bool_)):
        raise ArgumentError.of("replace", replace, "True or False")
    for one in taught:
        if one.label in model.labels and not replace:
            raise ExampleError.existing(one.label)
        for label in one.implies:
            if label not in new and label not in model.labels:
                raise ArgumentError.unknown_label("implies", label, (*model.labels, *new))
    if replace and set(model.labels) <= new:
        raise ExampleError.too_few("the model", 1, 0)
    implies = {**model.implies, **{one.label: one.implies for one in taught}}
    for one in taught:
        if any(one.label in all_implied(other, implies) for other in one.implies):
            raise ArgumentError.of("implies", one.label, "labels that do not imply each other")
    if model.replay is None:
        raise CheckpointError.no_replay(model.model_id)


def _warn_of_known_types(model: SimonClassifier, taught: Sequence[Examples]) -> None:
    """Warn of examples that the model has a confident and specific label for."""
    for one in taught:
        verdicts, _ = model.infer_samples(one.columns)
        known = all_implied(one.label, {**model.implies, one.label: one.implies})
        sure = [v.label for v in verdicts if v.score >= _CONFIDENT]
        for label in sorted(set(sure)):
            if label not in known | OPEN_LABELS | {one.label}:
                warning = KnownTypeWarning.of(one.label, label, sure.count(label), len(one.columns))
                warnings.warn(warning, stacklevel=4)
