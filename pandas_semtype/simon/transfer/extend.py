"""Extend a model by new labels from a few example columns, without forgetting."""

from __future__ import annotations

import time
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...checks import flag
from ...errors import (
    ArgumentError,
    CheckpointError,
    ExampleError,
    KnownTypeWarning,
    MissingDependencyError,
)
from ...sampling import ColumnSample, check_random_state
from ..decision.user_labels import OPEN_LABELS, all_implied
from ..model import Model
from .examples import MIN_CELLS, Examples, check_differ, columns_of, gather
from .fit_head import fit_head
from .fit_result import FitResult, extended_model
from .label_names import check_alike
from .look_alikes import look_alikes, without_words_of
from .report import TransferReport
from .training_set import TransferSet, prepare

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["SOLVERS", "UNFREEZE", "ExtendOptions", "extend"]

SOLVERS = ("convex", "keras")
UNFREEZE = ("head", "document", "all")

_CONFIDENT = 0.9


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtendOptions:
    """Hold the options of an extension, checked; see `SimonClassifier.extend`.

    Raises
    ------
    ArgumentError
        If one of them has a value that is not accepted.
    """

    frame: pd.DataFrame | None = None
    implies: str | Sequence[str] | Mapping[str, str | Sequence[str]] | None = None
    negatives: Any = None
    chunk: int | None = None
    unfreeze: str = "head"
    solver: str = "convex"
    replace: bool = False
    keep_cells: bool = False
    random_state: Any = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "random_state", check_random_state(self.random_state))
        for name, value, known in (
            ("unfreeze", self.unfreeze, UNFREEZE),
            ("solver", self.solver, SOLVERS),
        ):
            if not isinstance(value, str) or value not in known:
                raise ArgumentError.of(name, value, f"one of {', '.join(known)}")
        flag("keep_cells", self.keep_cells)
        flag("replace", self.replace)


def extend(
    model: Model, new_class: Any, examples: Any, options: ExtendOptions
) -> tuple[Model, TransferReport]:
    """Return a model that knows one or several more labels, and what the extension did.

    Parameters
    ----------
    model : Model
        The model to extend, with a replay set.
    new_class : str or mapping
        Name of the new label, or a mapping of names to examples.
    examples : object
        Example columns; None with a mapping.
    options : ExtendOptions
        How to extend it.

    Returns
    -------
    model : Model
        Of the class of the given one, which stays as it is.
    report : TransferReport
        With the time the extension took, which the model does not keep.
    """
    started = time.perf_counter()
    classes = gather(
        new_class,
        examples,
        frame=options.frame,
        implies=options.implies,
        chunk=options.chunk,
        random_state=options.random_state,
    )
    negatives = [*_negatives(options, classes), *look_alikes(classes, options.random_state)]
    _check_model(model, classes, options.replace)
    _warn_of_known_types(model, classes)
    data = prepare(model, classes, negatives, random_state=options.random_state)
    data, result = _fit(data, options)
    return extended_model(data, result, started, keep_cells=options.keep_cells)


def _fit(data: TransferSet, options: ExtendOptions) -> tuple[TransferSet, FitResult]:
    """Fit with the solver that was asked for; deeper layers change the inputs too."""
    if options.unfreeze == "head" and options.solver == "convex":
        return data, fit_head(data)
    try:
        from .fit_layers import fit_layers
        from .fit_published import fit_published
    except ImportError as error:
        raise MissingDependencyError.of("keras", "train", "Training with Keras") from error
    if options.unfreeze == "head":
        return data, fit_published(data, options.random_state)
    return fit_layers(data, options.unfreeze, options.random_state)


def _negatives(options: ExtendOptions, classes: Sequence[Examples]) -> list[ColumnSample]:
    if options.negatives is None:
        return []
    columns = columns_of(
        options.negatives,
        "counter-examples",
        frame=options.frame,
        random_state=options.random_state,
    )
    kept = without_words_of(classes, columns)
    for column, rest in zip(columns, kept, strict=True):
        if len(rest.values) < min(MIN_CELLS, len(column.values)):
            for one in classes:
                check_differ(one.label, one.columns, "counter-examples", [column])
    return [rest for rest in kept if rest.values]


def _check_model(model: Model, classes: Sequence[Examples], replace: bool) -> None:
    """Raise if the model cannot be extended by these classes."""
    new = {one.label for one in classes}
    check_alike(new - set(model.labels), model.labels)
    for one in classes:
        if one.label in model.labels and not replace:
            raise ExampleError.existing(one.label)
        for label in one.implies:
            if label not in new and label not in model.labels:
                raise ArgumentError.unknown_label("implies", label, (*model.labels, *new))
    if replace and set(model.labels) <= new:
        raise ExampleError.too_few("the model", 1, 0)
    implies = {**model.implies, **{one.label: one.implies for one in classes}}
    for one in classes:
        if any(one.label in all_implied(other, implies) for other in one.implies):
            raise ArgumentError.of("implies", one.label, "labels that do not imply each other")
    if model.replay is None:
        raise CheckpointError.no_replay(model.model_id)


def _warn_of_known_types(model: Model, classes: Sequence[Examples]) -> None:
    """Warn of examples that the model has a confident and specific label for."""
    for one in classes:
        verdicts, _ = model.infer_samples(one.columns)
        known = all_implied(one.label, {**model.implies, one.label: one.implies})
        confident = [v.label for v in verdicts if v.score >= _CONFIDENT]
        for label in sorted(set(confident)):
            if label not in known | OPEN_LABELS | {one.label}:
                n_columns, n_confident = len(one.columns), confident.count(label)
                warning = KnownTypeWarning.of(one.label, label, n_confident, n_columns)
                warnings.warn(warning, stacklevel=4)
