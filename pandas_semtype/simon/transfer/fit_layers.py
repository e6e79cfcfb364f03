"""Fit deeper layers than the output, with Keras."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import keras
import numpy as np
from keras import ops

from ...checkpoint import unpack_arrays
from ...errors import ExampleError
from ..features.statistics import column_statistics
from ..network.head import Head, Scaling
from .fit_head import fit_convex, nearest_labels
from .fit_result import Fitted, old_figures
from .replay_set import Replay, replay_of
from .training_set import Lesson

__all__ = [
    "LayerwiseAdam", "accuracy", "epochs_of", "fit_deep", "fit_layers", "masked_loss",
    "starting_head", "targets_of", "with_head",
]  # fmt: skip

_EPOCHS, _BATCH, _RATE = 8, 16, 5e-4
_LOWER = 2.6  # each group of layers below learns slower by this factor
_THRESHOLD = 0.5
_GROUPS = {
    "head": ("scores",),
    "document": ("features", "document_forward", "document_backward"),
    "cells": ("cell_encoder",),
}
_TRAINED = {"document": ("head", "document"), "all": ("head", "document", "cells")}


def with_head(network: Any, head: Head, activation: str | None = "sigmoid") -> Any:
    """Return a network of `build_network` with another output layer.

    Parameters
    ----------
    network : keras.Model
        Its layers are shared, not copied.
    head : Head
        Where it reads more than the features, the mean of the cell vectors is appended.
    activation : str or None
        Of the new output.
    """
    features = network.get_layer("scores").input
    if len(head.kernel) > features.shape[-1]:
        cells = network.get_layer("unfold").output
        mean = keras.layers.GlobalAveragePooling1D(name="cell_mean")(cells)
        features = keras.layers.Concatenate(name="column_and_cells")([features, mean])
    layer = keras.layers.Dense(len(head.bias), activation=activation, name="scores")
    outputs = {**network.output, "scores": layer(features)}
    layer.set_weights([head.kernel, head.bias])
    return keras.Model(network.inputs, outputs, name="simon")


@keras.saving.register_keras_serializable("pandas_semtype")
def masked_loss(target: Any, score: Any) -> Any:
    """Return the binary cross-entropy of scores; a negative target is not known."""
    score = ops.clip(score, 1e-7, 1 - 1e-7)
    known = ops.cast(target >= 0, score.dtype)
    wanted = ops.maximum(target, 0)
    loss = -(wanted * ops.log(score) + (1 - wanted) * ops.log(1 - score))
    return ops.sum(loss * known, axis=-1) / ops.maximum(ops.sum(known, axis=-1), 1)


def accuracy(target: Any, score: Any) -> Any:
    """Return the share of the known targets on whose side of 0.5 the score is."""
    known = ops.cast(target >= 0, "float32")
    right = ops.cast((score > 0.5) == (target > 0.5), "float32")
    return ops.sum(right * known, axis=-1) / ops.maximum(ops.sum(known, axis=-1), 1)


class LayerwiseAdam(keras.optimizers.Adam):
    """Adam whose rate depends on the layer.

    Parameters
    ----------
    factors : mapping of str to float
        By the path of a variable; 1 for the others.
    """

    def __init__(self, *, factors: Mapping[str, float], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.factors = dict(factors)

    def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        """Change one variable, as Keras asks for it."""
        # The backend's variable knows no path; the one of Keras at its place does.
        path = self._trainable_variables[self._get_variable_index(variable)].path
        factor = self.factors.get(path, 1.0)
        super().update_step(gradient, variable, learning_rate * factor)


def epochs_of(log: Mapping[str, Sequence[float]]) -> list[dict[str, float]]:
    """Return what Keras logged as entries of a history."""
    names = ("loss", "accuracy", "val_loss", "val_accuracy")
    n_epochs = len(log["loss"])
    return [
        {"epoch": i + 1, **{name: float(log[name][i]) for name in names if name in log}}
        for i in range(n_epochs)
    ]


def targets_of(lesson: Lesson, rows: np.ndarray) -> np.ndarray:
    """Return targets of the sub-samples, then of replay columns."""
    both = np.concatenate([lesson.targets, lesson.replay.targets[rows]])
    return both.astype(np.float32)


def starting_head(lesson: Lesson, nearest: Sequence[tuple[int, float]], width: int) -> Head:
    """Return the layer to start from: new rows copied from the nearest, with bias 0."""
    old = lesson.model.head.widened(width)
    head = Head(np.zeros((width, len(lesson.labels))), np.zeros(len(lesson.labels)))
    for k, label in enumerate(lesson.labels):
        if k in lesson.old:
            place = lesson.model.labels.index(label)
            head.kernel[:, k], head.bias[k] = old.kernel[:, place], old.bias[place]
    for k, (near, _) in zip(lesson.new, nearest, strict=True):
        head.kernel[:, k] = head.kernel[:, near]
    return head


def fit_layers(lesson: Lesson, unfreeze: str, seed: int) -> tuple[Lesson, Fitted]:
    """Fit the output layer and layers below it, each group slower than the one above.

    The convex fit comes first.

    Parameters
    ----------
    lesson : Lesson
        What is taught.
    unfreeze : {"document", "all"}
        The layers over the cells, or the cell encoder too.
    seed : int
        Of the order of the batches and the dropout.

    Returns
    -------
    lesson : Lesson
        The same with the inputs that the changed layers give, and with the replay
        columns whose cells were kept.
    fitted : Fitted
        With the changed layers.
    """
    keras.utils.set_random_seed(seed)
    model, replay = lesson.model, lesson.replay
    _check_cells(lesson)
    nearest, some = nearest_labels(lesson), replay.selected(np.sort(replay.whole))
    # The kept cells are fewer than a column has: before and after are of the same ones.
    few = _read_by(model, replace(lesson, replay=some))
    before = old_figures(few)
    # The convex fit is where to start: deeper layers need only what it could not do.
    network = with_head(model.network(), fit_convex(lesson).head)
    _freeze(network, unfreeze)
    trained = keras.Model(network.inputs, network.output["scores"])
    factors = _factors(network)
    n_cells = few.replay.characters.shape[1]
    rows = few.fitted
    cells = model.characters(lesson.samples, n_cells)
    x = [np.concatenate([cells, few.replay.characters[rows]]).astype(np.int32)]
    if model.architecture.statistics:
        known = column_statistics(lesson.samples)
        x.append(np.concatenate([known, few.replay.statistics[rows].astype(np.float32)]))
    y = targets_of(few, rows)
    # What the model said before is what it is to go on saying.
    old = lesson.old
    said = lesson.old_scores(few.replay_inputs[rows])
    y[len(cells) :, old] = np.where(y[len(cells) :, old] < 0, -1, said)
    weights = np.ones(len(y), dtype=np.float32)
    weights[: len(cells)] = 0.3 * len(rows) / len(cells)
    trained.compile(
        optimizer=LayerwiseAdam(learning_rate=_RATE, factors=factors, clipnorm=1.0),
        loss=masked_loss,
        weighted_metrics=[accuracy],
    )
    log = trained.fit(
        x, y, sample_weight=weights, batch_size=_BATCH, epochs=_EPOCHS, verbose=0
    ).history
    files = _files_of(model, network)
    scores = network.get_layer("scores")
    fitted = Fitted(
        head=Head(*(np.asarray(w) for w in scores.get_weights())),
        adjusted=[lesson.labels[k] for k in old],
        history=epochs_of(log),
        thresholds=[(_THRESHOLD, {}) for _ in lesson.taught],
        nearest=nearest,
        before=before,
        solver="keras",
        unfreeze=unfreeze,
        files=files,
    )
    changed = type(model)(model.config, {**model.files, **files})
    return _read_by(changed, few), fitted


def fit_deep(
    model: Any,
    head: Head,
    characters: np.ndarray,
    statistics: np.ndarray,
    targets: np.ndarray,
    spare: np.ndarray,
    unfreeze: str,
    *,
    epochs: int,
    seed: int,
) -> tuple[Head, dict[str, bytes], list[dict[str, float]]]:
    """Fit an output layer and layers below it to columns alone, without a replay set.

    Parameters
    ----------
    model : SimonClassifier
        Whose layers are the start.
    head : Head
        Output layer to start from.
    characters : ndarray of uint8, shape (columns, cells, characters)
    statistics : ndarray, shape (columns, statistics)
    targets : ndarray, shape (columns, labels)
        1 true, 0 false, -1 not known.
    spare : ndarray of bool, shape (columns,)
        Columns to validate with; the epoch with their least loss is kept.
    unfreeze : {"document", "all"}
    epochs, seed : int

    Returns
    -------
    head : Head
    files : dict of str to bytes
        Files of the changed layers.
    history : list of dict
    """
    keras.utils.set_random_seed(seed)
    network = with_head(model.network(), head)
    _freeze(network, unfreeze)
    trained = keras.Model(network.inputs, network.output["scores"])
    trained.compile(keras.optimizers.Adam(_RATE, clipnorm=1.0), masked_loss, metrics=[accuracy])
    x = [characters, statistics] if model.architecture.statistics else [characters]
    y = targets.astype(np.float32)
    parts = [[part[rows] for part in x] for rows in (~spare, spare)]
    options: dict[str, Any] = {}
    if spare.any():
        options["validation_data"] = (parts[1], y[spare])
        options["callbacks"] = [
            keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)
        ]
    log = trained.fit(
        parts[0], y[~spare], batch_size=2 * _BATCH, epochs=epochs, verbose=0, **options
    ).history
    fitted = Head(*(np.asarray(w) for w in network.get_layer("scores").get_weights()))
    return fitted, _files_of(model, network), epochs_of(log)


def _files_of(model: Any, network: Any) -> dict[str, bytes]:
    """Return the files of the layers below the output, as they are in a network now."""
    from ..classifier import from_weights

    made = {v.path: np.asarray(v) for v in network.weights}
    kept = unpack_arrays(model.files["weights.npz"])
    changed = {path: made[path] for path in kept if path in made and "scores/" not in path}
    config = {**model.config, "labels": model.backbone_labels, "thresholds": {}}
    files = from_weights({**kept, **changed}, config).files
    return {name: content for name, content in files.items() if name != "head.npz"}


def _check_cells(lesson: Lesson) -> None:
    """Raise an ExampleError if a label would be forgotten for want of its cells."""
    kept = {lesson.replay.origin[row] for row in lesson.replay.whole}
    for label in lesson.model.taught:
        if label not in kept and label not in {one.label for one in lesson.taught}:
            raise ExampleError.no_cells(label)


def _freeze(network: Any, unfreeze: str) -> None:
    chosen = {name for group in _TRAINED[unfreeze] for name in _GROUPS[group]}
    for layer in network.layers:
        layer.trainable = layer.name in chosen


def _factors(network: Any) -> dict[str, float]:
    """Return the factor of every variable's rate: the head learns fastest."""
    factors = {}
    for depth, names in enumerate(_GROUPS.values()):
        for name in names:
            for variable in network.get_layer(name).weights:
                factors[variable.path] = _LOWER**-depth
    return factors


def _read_by(model: Any, lesson: Lesson) -> Lesson:
    """Return the lesson as the layers of a model read samples and kept cells."""
    inputs = model.inputs(lesson.samples, wide=True)
    old = lesson.replay
    n, n_cells, width = old.characters.shape
    places = np.arange(n * n_cells, dtype=np.int32).reshape(n, n_cells)
    characters = old.characters.reshape(n * n_cells, width)
    encoding = model._engine.start_cells(characters)
    read = model._inputs(encoding, places, old.statistics.astype(np.float32), True)
    order = np.argsort(old.whole)
    replay: Replay = replay_of(
        old.labels, read[order], old.widths[0], old.targets, old.primary, old.origin, old.held,
        np.arange(n), old.characters[order], old.statistics[order],
    )  # fmt: skip
    replayed = replay.inputs()
    scaling = Scaling.of(replayed[~replay.held], replay.widths)
    return replace(
        lesson, inputs=inputs, replay=replay, replay_inputs=replayed, scaling=scaling, folds=[]
    )
