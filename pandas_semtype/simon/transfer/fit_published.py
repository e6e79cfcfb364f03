"""The published procedure of transfer: a few epochs of Keras on the output layer."""

# Keras has no types.
# mypy: disallow-subclassing-any=False, disallow-untyped-decorators=False

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import keras
import numpy as np

from ..network.head import Head
from .fit_layers import accuracy, epochs_of, masked_loss, targets_of
from .fit_result import FitResult, f1_before
from .training_set import TransferSet

__all__ = ["fit_published"]

_EPOCHS, _BATCH, _RATE, _THRESHOLD = 10, 4, 1e-3, 0.5


def fit_published(data: TransferSet, seed: int) -> FitResult:
    """Fit the output layer as published: batches of 4, 10 epochs, Adam, 60/30/10 split.

    Every column is one row; the layers below are frozen, so their output is computed
    once.  The epoch with the least validation loss is kept.

    Parameters
    ----------
    data : TransferSet
        Examples and replay.
    seed : int
        Of the split, the order of the batches and the dropout.
    """
    keras.utils.set_random_seed(seed)
    rng = np.random.default_rng((seed, 20190828))
    width = len(data.model.head.kernel)
    rows = data.training_rows
    x = np.concatenate([data.inputs, data.replay_inputs[rows]])[:, :width]
    y = targets_of(data, rows)
    train, validation, test = _split(data, rows, rng)
    start = data.kept_head(width)  # new rows start as those of the nearest label, with bias 0
    start.kernel[:, data.new] = start.kernel[:, [near for near, _ in data.nearest]]
    layer = keras.layers.Dense(len(data.labels), activation="sigmoid", name="scores")
    network = keras.Sequential(
        [
            keras.Input((width,)),
            keras.layers.Dropout(data.model.architecture.dropout[2], seed=seed),
            layer,
        ]
    )
    layer.set_weights([start.kernel, start.bias])
    network.compile(optimizer=keras.optimizers.Adam(_RATE), loss=masked_loss, metrics=[accuracy])
    best = _Best(layer)
    log = network.fit(
        x[train],
        y[train],
        batch_size=_BATCH,
        epochs=_EPOCHS,
        validation_data=(x[validation], y[validation]),
        verbose=0,
        callbacks=[best],
    ).history
    kernel, bias = best.weights
    head = Head(kernel, bias)
    return FitResult(
        head=head,
        adjusted=[data.labels[k] for k in data.old],
        history=epochs_of(log),
        thresholds=[(_THRESHOLD, {}) for _ in data.classes],
        nearest=data.nearest,
        before=f1_before(data),
        solver="keras",
        test=_tested(data, head, x, test),
    )


class _Best(keras.callbacks.Callback):
    """Keep the weights of the epoch with the least validation loss."""

    def __init__(self, layer: Any) -> None:
        super().__init__()
        self.layer, self.loss, self.weights = layer, np.inf, layer.get_weights()

    def on_epoch_end(self, epoch: int, logs: Mapping[str, float] | None = None) -> None:
        loss = (logs or {}).get("val_loss", -epoch)
        if loss < self.loss:
            self.loss, self.weights = loss, self.layer.get_weights()


def _tested(data: TransferSet, head: Head, x: np.ndarray, test: np.ndarray) -> dict[str, int]:
    """Return how many whole test columns of the examples get the right new labels."""
    rows = test[test < len(data.owner)]
    rows = rows[data.whole[rows]]
    if not len(rows):
        return {}
    predicted = head.logits(x[rows])[:, data.new] > 0
    known = data.targets[rows][:, data.new]
    right = ((predicted == (known > 0)) | (known < 0)).all(axis=1)
    return {"columns": len(rows), "right": int(right.sum())}


def _split(data: TransferSet, rows: np.ndarray, rng: np.random.Generator) -> list[np.ndarray]:
    """Split columns 60/30/10; sub-samples of one column stay together.

    Returns three arrays of positions: in the sub-samples first, then, counted on, in
    `rows` of the replay set.
    """
    parts: list[list[np.ndarray]] = [[], [], []]
    n = len(data.owner)
    for i in range(-1, len(data.classes)):
        columns = np.unique(data.column[data.owner == i])
        order = rng.permutation(len(columns))
        ends = np.rint(np.array([0.6, 0.9]) * len(columns)).astype(int)
        # A class with few columns is trained on, whatever is left to validate with.
        ends = np.maximum(ends, min(1, len(columns)))
        for part, chosen in zip(parts, np.split(columns[order], ends), strict=True):
            part.append(np.flatnonzero((data.owner == i) & np.isin(data.column, chosen)))
    order = rng.permutation(len(rows))
    ends = np.rint(np.array([0.6, 0.9]) * len(rows)).astype(int)
    for part, chosen in zip(parts, np.split(order, ends), strict=True):
        part.append(n + np.sort(chosen))
    return [np.concatenate(part) for part in parts]
