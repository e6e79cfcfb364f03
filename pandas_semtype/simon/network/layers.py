"""Keras layers of the SIMOn family, written for speed on a CPU.

Cells are folded into the batch axis, so no layer is unrolled over them.
"""

# Keras has no types.
# mypy: disallow-subclassing-any=False, disallow-untyped-decorators=False

from __future__ import annotations

from typing import Any

import keras
from keras import ops

__all__ = [
    "CharacterLayer",
    "ColumnStatistics",
    "FoldCells",
    "OneStepLSTM",
    "UnfoldCells",
    "WindowConv1D",
    "published_hard_sigmoid",
]


@keras.saving.register_keras_serializable("pandas_semtype")
def published_hard_sigmoid(x: Any) -> Any:
    """Return ``clip(0.2 x + 0.5, 0, 1)``, the gate of Keras 2 (Keras 3 has another)."""
    return ops.clip(0.2 * x + 0.5, 0.0, 1.0)


@keras.saving.register_keras_serializable("pandas_semtype")
class CharacterLayer(keras.layers.Layer):
    """Convolve one-hot characters with width 1, as a look-up in a table.

    A one-hot row times a matrix is a row of the matrix: the published first layer (71
    characters, 40 filters, 2,880 parameters) needs no multiplication.

    Parameters
    ----------
    filters : int
        Width of the output.
    width : int
        Number of ids without padding.  Id 0 (padding) is the all-zero code: its row is
        the bias alone.
    """

    def __init__(self, filters: int, width: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.filters = filters
        self.width = width

    def build(self, input_shape: Any) -> None:
        self.kernel = self.add_weight(
            name="kernel", shape=(self.width, self.filters), initializer="glorot_normal"
        )
        self.bias = self.add_weight(name="bias", shape=(self.filters,), initializer="zeros")
        super().build(input_shape)

    def call(self, ids: Any) -> Any:
        padding = ops.zeros((1, self.filters), dtype=self.compute_dtype)
        table = ops.relu(ops.concatenate([padding, self.kernel], axis=0) + self.bias)
        return ops.take(table, ops.cast(ids, "int32"), axis=0)

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "filters": self.filters, "width": self.width}


@keras.saving.register_keras_serializable("pandas_semtype")
class WindowConv1D(keras.layers.Layer):
    """Convolve (valid, ReLU) and max-pool a short sequence as windows times one matrix.

    On a CPU one large product of all windows is three to four times as fast as a
    convolution of sequences of 10 positions.

    Parameters
    ----------
    filters, kernel_size : int
        As in ``keras.layers.Conv1D``; the kernel has its shape too.
    pool : int
        Positions that are pooled into one; positions left over at the end are dropped,
        as ``MaxPooling1D`` does.
    """

    def __init__(self, filters: int, kernel_size: int, pool: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.filters = filters
        self.kernel_size = kernel_size
        self.pool = pool

    def build(self, input_shape: Any) -> None:
        self.kernel = self.add_weight(
            name="kernel",
            shape=(self.kernel_size, input_shape[-1], self.filters),
            initializer="glorot_normal",
        )
        self.bias = self.add_weight(name="bias", shape=(self.filters,), initializer="zeros")
        super().build(input_shape)

    def call(self, x: Any) -> Any:
        length, channels = x.shape[1], x.shape[2]
        steps = length - self.kernel_size + 1
        pooled = steps // self.pool
        used = pooled * self.pool
        windows = ops.concatenate([x[:, i : i + used, :] for i in range(self.kernel_size)], axis=-1)
        kernel = ops.reshape(self.kernel, (self.kernel_size * channels, self.filters))
        y = ops.matmul(ops.reshape(windows, (-1, self.kernel_size * channels)), kernel)
        # The bias and the ReLU are monotonic: after the maximum they cost a pool-th.
        y = ops.max(ops.reshape(y, (-1, pooled, self.pool, self.filters)), axis=2)
        return ops.relu(y + self.bias)

    def compute_output_shape(self, input_shape: Any) -> Any:
        steps = (input_shape[1] - self.kernel_size + 1) // self.pool
        return (input_shape[0], steps, self.filters)

    def get_config(self) -> dict[str, Any]:
        return {
            **super().get_config(),
            "filters": self.filters,
            "kernel_size": self.kernel_size,
            "pool": self.pool,
        }


@keras.saving.register_keras_serializable("pandas_semtype")
class OneStepLSTM(keras.layers.Layer):
    """Run an LSTM over a sequence of one step from a zero state.

    With a zero state the recurrent kernel multiplies zeros and the forget gate scales
    zeros: input, cell and output gate of a dense layer remain.  The weights have the
    shapes and the gate order (i, f, c, o) of ``keras.layers.LSTM``, so that published
    weights load and the parameter counts are the published ones.

    Parameters
    ----------
    units : int
        Width of the state.
    dropout : float, default 0.0
        Fraction of the inputs dropped in training.
    hard_gates : bool, default False
        Use the gates of Keras 2, ``clip(0.2 x + 0.5, 0, 1)``.
    """

    def __init__(
        self, units: int, dropout: float = 0.0, hard_gates: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.units = units
        self.dropout = dropout
        self.hard_gates = hard_gates
        self.drop = keras.layers.Dropout(dropout)

    def build(self, input_shape: Any) -> None:
        gates = 4 * self.units
        self.kernel = self.add_weight(
            name="kernel", shape=(input_shape[-1], gates), initializer="glorot_uniform"
        )
        # Kept for the published counts and weights: a zero state never reads it, and so it
        # has no gradient.
        self.recurrent_kernel = self.add_weight(
            name="recurrent_kernel", shape=(self.units, gates), initializer="zeros",
            trainable=False,
        )  # fmt: skip
        self.bias = self.add_weight(name="bias", shape=(gates,), initializer="zeros")
        self.drop.build(input_shape)
        super().build(input_shape)

    def call(self, x: Any, training: bool | None = None) -> Any:
        x = self.drop(x, training=training)
        n = self.units
        gate = published_hard_sigmoid if self.hard_gates else ops.sigmoid
        kernel = ops.concatenate([self.kernel[:, :n], self.kernel[:, 2 * n :]], axis=1)
        bias = ops.concatenate([self.bias[:n], self.bias[2 * n :]], axis=0)
        z = ops.matmul(x, kernel) + bias
        cell = gate(z[:, :n]) * ops.tanh(z[:, n : 2 * n])
        return gate(z[:, 2 * n :]) * ops.tanh(cell)

    def compute_output_shape(self, input_shape: Any) -> Any:
        return (input_shape[0], self.units)

    def get_config(self) -> dict[str, Any]:
        return {
            **super().get_config(),
            "units": self.units,
            "dropout": self.dropout,
            "hard_gates": self.hard_gates,
        }


@keras.saving.register_keras_serializable("pandas_semtype")
class FoldCells(keras.layers.Layer):
    """Fold (columns, cells, characters) into (columns * cells, characters)."""

    def call(self, ids: Any) -> Any:
        return ops.reshape(ids, (-1, ids.shape[-1]))

    def compute_output_shape(self, input_shape: Any) -> Any:
        return (None, input_shape[-1])


@keras.saving.register_keras_serializable("pandas_semtype")
class UnfoldCells(keras.layers.Layer):
    """Unfold cell vectors to (columns, cells, vector); the ids give the number of cells."""

    def call(self, vectors: Any, ids: Any) -> Any:
        return ops.reshape(vectors, (-1, ops.shape(ids)[1], vectors.shape[-1]))

    def compute_output_shape(self, vectors_shape: Any, ids_shape: Any) -> Any:
        return (ids_shape[0], ids_shape[1], vectors_shape[-1])


@keras.saving.register_keras_serializable("pandas_semtype")
class ColumnStatistics(keras.layers.Layer):
    """Standardise the column statistics with a fixed mean and scale."""

    def build(self, input_shape: Any) -> None:
        width = input_shape[-1]
        self.mean = self.add_weight(
            name="mean", shape=(width,), initializer="zeros", trainable=False
        )
        self.scale = self.add_weight(
            name="scale", shape=(width,), initializer="ones", trainable=False
        )
        super().build(input_shape)

    def call(self, x: Any) -> Any:
        return ops.clip((x - self.mean) / self.scale, -5.0, 5.0)
