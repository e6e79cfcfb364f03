"""The published head on features of ELMo: mix, 256 units, one output."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np

from ..bilm.layers import ScalarMix

__all__ = ["UNITS", "add_head", "build_head", "fit_head"]

UNITS = 256
_PATIENCE = 3
_STEPS_AT_ONCE = 32  # training steps Keras runs without returning to Python


def add_head(x: Any, n_classes: int, seed: int = 0) -> Any:
    """Return the output of the published classifier over the mixed vector of a text."""
    outputs = 1 if n_classes == 2 else n_classes
    glorot = keras.initializers.GlorotUniform
    x = keras.layers.Dense(UNITS, activation="relu", kernel_initializer=glorot(seed), name="dense")(
        x
    )
    return keras.layers.Dense(
        outputs,
        activation="sigmoid" if outputs == 1 else "softmax",
        kernel_initializer=glorot(seed + 1),
        name="dense_1",
    )(x)


def loss_of(n_classes: int) -> str:
    """Return the name of the loss: binary cross-entropy for two classes."""
    return "binary_crossentropy" if n_classes == 2 else "sparse_categorical_crossentropy"


def build_head(
    n_layers: int,
    dim: int,
    n_classes: int,
    *,
    start: Sequence[float] | None = None,
    scale: float = 1.0,
    seed: int = 0,
) -> keras.Model:
    """Return the classifier over features of shape (n_layers, dim).

    Examples
    --------
    >>> from pandas_semtype.fakenews.elmo.head import build_head
    >>> f"{build_head(3, 1024, 2).count_params():,}"
    '262,661'
    """
    given = keras.Input((n_layers, dim), name="features")
    mixed = ScalarMix(n_layers, start, scale, name="mix")(given)
    return keras.Model(given, add_head(mixed, n_classes, seed), name="elmo_head")


def fit_head(
    head: keras.Model,
    features: np.ndarray,
    y: np.ndarray,
    weights: np.ndarray,
    *,
    valid: tuple[np.ndarray, np.ndarray] | None,
    epochs: int,
    batch_size: int,
    rate: float,
    seed: int,
    n_classes: int,
    advance: Callable[[int], object],
) -> list[dict[str, float]]:
    """Train a head; return its metrics by epoch.

    With held-out texts, training stops early when their loss has not improved for some
    epochs, and the weights of the best epoch are restored.
    """
    import tensorflow as tf

    head.compile(
        optimizer=keras.optimizers.Adam(rate),
        loss=loss_of(n_classes),
        metrics=["accuracy"],
        steps_per_execution=_STEPS_AT_ONCE,
        jit_compile=False,
    )
    y = np.asarray(y, np.float32 if n_classes == 2 else np.int32)
    # Row numbers are shuffled: shuffling the features themselves would copy them.
    table = tf.constant(features)
    order = tf.data.Dataset.from_tensor_slices(
        (np.arange(len(y), dtype=np.int32), y[:, None], np.asarray(weights, np.float32))
    )
    data = (
        order.shuffle(len(y), seed=seed, reshuffle_each_iteration=True)
        .batch(batch_size)
        .map(lambda rows, truth, weight: (tf.gather(table, rows), truth, weight))
    )
    validation = None
    calls: list[Any] = [keras.callbacks.LambdaCallback(on_epoch_end=lambda *_: advance(1))]
    if valid is not None:
        truth = np.asarray(valid[1], y.dtype)[:, None]
        validation = tf.data.Dataset.from_tensor_slices((valid[0], truth)).batch(256)
        calls.append(
            keras.callbacks.EarlyStopping("val_loss", patience=_PATIENCE, restore_best_weights=True)
        )
    done = head.fit(
        data, epochs=epochs, validation_data=validation, callbacks=calls, shuffle=False, verbose=0
    )  # the rows are shuffled already
    metrics = done.history
    return [
        {"epoch": i + 1.0, **{name: float(values[i]) for name, values in metrics.items()}}
        for i in range(len(metrics["loss"]))
    ]
