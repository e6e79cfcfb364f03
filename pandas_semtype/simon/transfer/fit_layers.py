"""Fit deeper layers than the output, with Keras."""

# Keras has no types.
# mypy: disallow-subclassing-any=False, disallow-untyped-decorators=False

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import keras
import numpy as np
from keras import ops

from ...checkpoint import HEAD_FILE
from ...errors import ExampleError
from ..features.statistics import column_statistics
from ..model import Model
from ..network.backbone import with_head
from ..network.head import Head
from ..network.onnx_export import exported_files
from ..replay_set import replay_of
from .fit_head import fit_head
from .fit_result import FitResult, f1_before
from .logistic import Scaling
from .training_set import TransferSet

__all__ = [
    "LayerwiseAdam",
    "accuracy",
    "epochs_of",
    "fit_deep",
    "fit_layers",
    "masked_loss",
    "targets_of",
]

_EPOCHS, _BATCH, _RATE = 8, 16, 5e-4
_SLOWER = 2.6  # the rate of each group of layers is lower by this factor than of the one above
_THRESHOLD = 0.5
_GROUPS = {
    "head": ("scores",),
    "document": ("features", "document_forward", "document_backward"),
    "cells": ("cell_encoder",),
}
_TRAINED = {"document": ("head", "document"), "all": ("head", "document", "cells")}


@keras.saving.register_keras_serializable("pandas_semtype")
def masked_loss(target: Any, score: Any) -> Any:
    """Return the binary cross-entropy of scores; a negative target is not known."""
    score = ops.clip(score, 1e-7, 1 - 1e-7)
    known = ops.cast(target >= 0, score.dtype)
    wanted = ops.maximum(target, 0)
    loss = -(wanted * ops.log(score) + (1 - wanted) * ops.log(1 - score))
    return ops.sum(loss * known, axis=-1) / ops.maximum(ops.sum(known, axis=-1), 1)


def accuracy(target: Any, score: Any) -> Any:
    """Return the fraction of the known targets on whose side of 0.5 the score is."""
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
    """Return the log of Keras as entries of a history, one per epoch."""
    names = ("loss", "accuracy", "val_loss", "val_accuracy")
    n_epochs = len(log["loss"])
    return [
        {"epoch": i + 1, **{name: float(log[name][i]) for name in names if name in log}}
        for i in range(n_epochs)
    ]


def targets_of(data: TransferSet, rows: np.ndarray) -> np.ndarray:
    """Return the targets of the sub-samples, then of rows of the replay set."""
    both = np.concatenate([data.targets, data.replay.targets[rows]])
    return both.astype(np.float32)


def fit_layers(data: TransferSet, unfreeze: str, seed: int) -> tuple[TransferSet, FitResult]:
    """Fit the output layer and layers below it, each group slower than the one above.

    The convex fit comes first.

    Parameters
    ----------
    data : TransferSet
        Examples and replay.
    unfreeze : {"document", "all"}
        The layers over the cells, or the cell encoder too.
    seed : int
        Of the order of the batches and the dropout.

    Returns
    -------
    data : TransferSet
        The same with the inputs that the changed layers give, and with the replay
        columns whose cells were kept.
    result : FitResult
        With the changed layers.
    """
    keras.utils.set_random_seed(seed)
    model, replay = data.model, data.replay
    _check_cells(data)
    some = replay.selected(np.sort(replay.whole))
    # The kept cells are fewer than a column has: before and after are of the same ones.
    few = _read_by(model, replace(data, replay=some))
    before = f1_before(few)
    # The convex fit is where to start: deeper layers need only what it could not do.
    network = with_head(model.network(), fit_head(data).head)
    _freeze(network, unfreeze)
    trained = keras.Model(network.inputs, network.output["scores"])
    factors = _factors(network)
    n_cells = few.replay.characters.shape[1]
    rows = few.training_rows
    cells = model.reader.characters(data.samples, n_cells)
    x = [np.concatenate([cells, few.replay.characters[rows]]).astype(np.int32)]
    if model.architecture.statistics:
        known = column_statistics(data.samples)
        x.append(np.concatenate([known, few.replay.statistics[rows].astype(np.float32)]))
    y = targets_of(few, rows)
    # The targets of old labels are the scores of the model before.
    old = data.old
    replayed = data.old_scores(few.replay_inputs[rows])
    y[len(cells) :, old] = np.where(y[len(cells) :, old] < 0, -1, replayed)
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
    layers = _layer_files(model, network)
    scores = network.get_layer("scores")
    result = FitResult(
        head=Head(*(np.asarray(w) for w in scores.get_weights())),
        adjusted=[data.labels[k] for k in old],
        history=epochs_of(log),
        thresholds=[(_THRESHOLD, {}) for _ in data.classes],
        nearest=data.nearest,
        before=before,
        solver="keras",
        unfreeze=unfreeze,
        layers=layers,
    )
    return _read_by(model.derive(layers=layers), few), result


def fit_deep(
    model: Model,
    head: Head,
    characters: np.ndarray,
    statistics: np.ndarray,
    targets: np.ndarray,
    held_out: np.ndarray,
    unfreeze: str,
    *,
    epochs: int,
    seed: int,
) -> tuple[Head, dict[str, bytes], list[dict[str, float]]]:
    """Fit an output layer and layers below it to columns alone, without a replay set.

    Parameters
    ----------
    model : Model
        Its layers are where to start.
    head : Head
        Output layer to start from.
    characters : ndarray of uint8, shape (columns, cells, characters)
    statistics : ndarray, shape (columns, statistics)
    targets : ndarray, shape (columns, labels)
        1 true, 0 false, -1 not known.
    held_out : ndarray of bool, shape (columns,)
        Columns to validate with; the epoch with their least loss is kept.
    unfreeze : {"document", "all"}
    epochs, seed : int

    Returns
    -------
    head : Head
    layers : dict of str to bytes
        Files of the changed layers.
    history : list of dict
        Loss and accuracy per epoch.
    """
    keras.utils.set_random_seed(seed)
    network = with_head(model.network(), head)
    _freeze(network, unfreeze)
    trained = keras.Model(network.inputs, network.output["scores"])
    trained.compile(keras.optimizers.Adam(_RATE, clipnorm=1.0), masked_loss, metrics=[accuracy])
    x = [characters, statistics] if model.architecture.statistics else [characters]
    y = targets.astype(np.float32)
    parts = [[part[rows] for part in x] for rows in (~held_out, held_out)]
    options: dict[str, Any] = {}
    if held_out.any():
        options["validation_data"] = (parts[1], y[held_out])
        options["callbacks"] = [
            keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)
        ]
    log = trained.fit(
        parts[0], y[~held_out], batch_size=2 * _BATCH, epochs=epochs, verbose=0, **options
    ).history
    fitted = Head(*(np.asarray(w) for w in network.get_layer("scores").get_weights()))
    return fitted, _layer_files(model, network), epochs_of(log)


def _layer_files(model: Model, network: Any) -> dict[str, bytes]:
    """Return the files of the layers below the output, as they are in a network now."""
    made = {v.path: np.asarray(v) for v in network.weights}
    kept = model.weights()
    changed = {path: made[path] for path in kept if path in made and "scores/" not in path}
    files = exported_files(model.architecture, {**kept, **changed})
    return {name: content for name, content in files.items() if name != HEAD_FILE}


def _check_cells(data: TransferSet) -> None:
    """Raise an ExampleError if a label would be forgotten for want of its cells."""
    kept = {data.replay.origin[row] for row in data.replay.whole}
    for label in data.model.taught:
        if label not in kept and label not in {one.label for one in data.classes}:
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
                factors[variable.path] = _SLOWER**-depth
    return factors


def _read_by(model: Model, data: TransferSet) -> TransferSet:
    """Return the set with inputs as the layers of a model read samples and kept cells."""
    inputs = model.inputs(data.samples, cell_means=True)
    old = data.replay
    n, n_cells, width = old.characters.shape
    places = np.arange(n * n_cells, dtype=np.int32).reshape(n, n_cells)
    read = model.reader.inputs_of_cells(
        old.characters.reshape(n * n_cells, width),
        places,
        old.statistics.astype(np.float32),
        cell_means=True,
    )
    order = np.argsort(old.whole)
    replay = replay_of(
        labels=old.labels,
        inputs=read[order],
        n_features=old.widths[0],
        targets=old.targets,
        primary=old.primary,
        origin=old.origin,
        held=old.held,
        whole=np.arange(n),
        characters=old.characters[order],
        statistics=old.statistics[order],
    )
    replayed = replay.inputs()
    scaling = Scaling.of(replayed[~replay.held], replay.widths)
    return replace(
        data, inputs=inputs, replay=replay, replay_inputs=replayed, scaling=scaling, folds=[]
    )
