"""Keras layers of a biLM, and the network made of them."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

from .settings import BilmSettings

__all__ = ["BilmNetwork", "ProjectedLSTM", "ScalarMix", "TokenEncoder"]

_UNROLLED = 32  # steps up to which a loop is written out: faster, but a larger graph


@keras.saving.register_keras_serializable("pandas_semtype")
class ScalarMix(keras.layers.Layer):  # type: ignore[misc]  # Keras has no types
    """Mix layers by softmax weights and a scale: ``gamma * sum(softmax(w)[k] * h[k])``.

    Call it on a tensor whose last axes are (layers, dim).

    Parameters
    ----------
    start, scale
        Initial values; by default equal weights and a scale of 1.
    """

    def __init__(
        self, n_layers: int = 3, start: Any = None, scale: float = 1.0, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.n_layers = n_layers
        self.start = [0.0] * n_layers if start is None else [float(value) for value in start]
        self.scale = float(scale)

    def build(self, input_shape: Any) -> None:
        self.mix = self.add_weight(
            name="weights",
            shape=(self.n_layers,),
            initializer=lambda shape, dtype: ops.reshape(ops.cast(self.start, dtype), shape),
        )
        self.gamma = self.add_weight(
            name="scaling", shape=(), initializer=keras.initializers.Constant(self.scale)
        )
        super().build(input_shape)

    def call(self, layers: Any) -> Any:
        weights = ops.reshape(ops.softmax(self.mix), (self.n_layers, 1))
        return self.gamma * ops.sum(weights * layers, axis=-2)

    def compute_output_shape(self, input_shape: Any) -> Any:
        return (*input_shape[:-2], input_shape[-1])

    def get_config(self) -> dict[str, Any]:
        own = {"n_layers": self.n_layers, "start": self.start, "scale": self.scale}
        return {**super().get_config(), **own}


class TokenEncoder(keras.layers.Layer):  # type: ignore[misc]  # Keras has no types
    """Turn the characters of tokens into vectors: convolutions, highway layers, projection.

    The padding of a short token is read like any character, as in the published model.
    """

    def __init__(self, settings: BilmSettings, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.settings = settings

    def build(self, input_shape: Any) -> None:
        s = self.settings
        self.table = self.add_weight(
            name="char_embed", shape=(262, s.char_dim), initializer="random_normal"
        )
        self.convolutions = []
        for i, (size, number) in enumerate(s.filters):
            kernel = self.add_weight(
                name=f"W_cnn_{i}", shape=(1, size, s.char_dim, number), initializer="he_normal"
            )
            self.convolutions.append((kernel, self._bias(f"b_cnn_{i}", number)))
        self.highways = []
        for i in range(s.n_highway):
            # Initially most of a vector is carried through unchanged.
            self.highways.append(
                (
                    self._matrix(f"W_carry_{i}", s.n_filters, s.n_filters),
                    self._bias(f"b_carry_{i}", s.n_filters, -2.0),
                    self._matrix(f"W_transform_{i}", s.n_filters, s.n_filters),
                    self._bias(f"b_transform_{i}", s.n_filters),
                )
            )
        self.projection = self._matrix("W_proj", s.n_filters, s.projection)
        self.projection_bias = self._bias("b_proj", s.projection)
        super().build(input_shape)

    def _matrix(self, name: str, rows: int, columns: int) -> Any:
        return self.add_weight(name=name, shape=(rows, columns), initializer="glorot_uniform")

    def _bias(self, name: str, size: int, value: float = 0.0) -> Any:
        start = keras.initializers.Constant(value)
        return self.add_weight(name=name, shape=(size,), initializer=start)

    def call(self, ids: Any) -> Any:
        characters = ops.take(self.table, ids, axis=0)
        active = ops.relu if self.settings.activation == "relu" else ops.tanh
        parts = []
        for kernel, bias in self.convolutions:
            found = ops.conv(characters, kernel[0], padding="valid")
            parts.append(active(ops.max(found, axis=1) + bias))
        x = ops.concatenate(parts, axis=-1)
        for carry, carry_bias, transform, transform_bias in self.highways:
            gate = ops.sigmoid(ops.matmul(x, carry) + carry_bias)
            x = gate * ops.relu(ops.matmul(x, transform) + transform_bias) + (1.0 - gate) * x
        return ops.matmul(x, self.projection) + self.projection_bias


class ProjectedLSTM(keras.layers.Layer):  # type: ignore[misc]  # Keras has no types
    """Run an LSTM with a projected output; memory cells and outputs are clipped.

    The gates are in the order input, candidate, forget, output; 1 is added to the forget
    gate. There are no peepholes, and there is no mask: what follows the end of a text cannot
    change the outputs before it.
    """

    def __init__(self, settings: BilmSettings, residual: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.settings = settings
        self.residual = residual

    def build(self, input_shape: Any) -> None:
        width, cell = self.settings.projection, self.settings.cell
        self.kernel = self.add_weight(
            name="kernel", shape=(2 * width, 4 * cell), initializer="glorot_uniform"
        )
        self.bias = self.add_weight(name="bias", shape=(4 * cell,), initializer="zeros")
        self.project = self.add_weight(
            name="projection", shape=(cell, width), initializer="glorot_uniform"
        )
        super().build(input_shape)

    def zero_state(self, n: Any) -> list[Any]:
        """Return the state before the first token of `n` texts: cells and outputs."""
        return [ops.zeros((n, self.settings.cell)), ops.zeros((n, self.settings.projection))]

    def call(self, x: Any, state: Any = None, keep: Any = None) -> Any:
        """Return the output at every step, and the state after the last one.

        Parameters
        ----------
        x : tensor, shape (n, steps, projection)
            The input.
        state : list of two tensors, optional
            From `zero_state`, or what an earlier call returned; zeros by default.
        keep : tensor, shape (n, steps, 1), optional
            0 where a new text begins and the state must be reset, else 1.
        """
        s = self.settings
        recurrent = self.kernel[s.projection :]
        # The part of the gates that does not depend on the previous step: one product.
        gates = ops.matmul(x, self.kernel[: s.projection]) + self.bias

        def step(state: Any, now: Any) -> Any:
            cell, out = state
            z, *kept = now
            if kept:
                cell, out = kept[0] * cell, kept[0] * out
            z = z + ops.matmul(out, recurrent)
            i, j, f, o = ops.split(z, 4, axis=-1)
            cell = ops.sigmoid(f + 1.0) * cell + ops.sigmoid(i) * ops.tanh(j)
            cell = ops.clip(cell, -s.cell_clip, s.cell_clip)
            out = ops.matmul(ops.sigmoid(o) * ops.tanh(cell), self.project)
            out = ops.clip(out, -s.projection_clip, s.projection_clip)
            return (cell, out), (cell, out)

        state = tuple(self.zero_state(ops.shape(x)[0]) if state is None else state)
        given = [gates] if keep is None else [gates, keep]
        steps = x.shape[1]
        if steps is not None and steps <= _UNROLLED:
            outs = []
            for t in range(steps):
                state, _ = step(state, [part[:, t] for part in given])
                outs.append(state[1])
            y = ops.stack(outs, axis=1)
        else:
            given = [ops.transpose(part, (1, 0, 2)) for part in given]
            state, (_, outs) = ops.scan(step, state, given)
            y = ops.transpose(outs, (1, 0, 2))
        return (y + x if self.residual else y), list(state)


class BilmNetwork(keras.layers.Layer):  # type: ignore[misc]  # Keras has no types
    """Hold the layers of a biLM without the softmax of its training.

    Parameters
    ----------
    settings : BilmSettings
        Sizes.
    """

    def __init__(self, settings: BilmSettings, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.settings = settings
        self.tokens = TokenEncoder(settings, name="tokens")
        self.directions = [
            [
                ProjectedLSTM(settings, settings.residual and k > 0, name=f"{side}_{k}")
                for k in range(settings.n_layers)
            ]
            for side in ("forward", "backward")
        ]

    def build(self, input_shape: Any = None) -> None:
        self.tokens.build((None, self.settings.max_chars))
        for side in self.directions:
            for layer in side:
                layer.build((None, None, self.settings.projection))
        super().build(input_shape)

    def read(self, direction: int, x: Any) -> list[Any]:
        """Return the outputs of every LSTM layer of one direction, from a zero state."""
        outs = []
        for layer in self.directions[direction]:
            x, _ = layer(x)
            outs.append(x)
        return outs

    def call(self, ids: Any, index: Any, lengths: Any) -> Any:
        """Return the layers of every token, shape (n, most tokens, 1 + layers, dim).

        Parameters
        ----------
        ids, index, lengths
            From `character_ids` and `index_tokens`.
        """
        words = ops.take(self.tokens(ids), index, axis=0)
        steps = ops.arange(ops.shape(index)[1])[None, :]
        whole = lengths[:, None] + 2
        # From the last token to the first; the padding stays in its place.
        turned = ops.where(steps < whole, whole - 1 - steps, steps)
        turn = turned[:, :, None]
        forward = self.read(0, words)
        backward = self.read(1, ops.take_along_axis(words, turn, axis=1))
        layers = [ops.concatenate([words, words], axis=-1)]
        for ahead, back in zip(forward, backward, strict=True):
            back = ops.take_along_axis(back, turn, axis=1)  # noqa: PLW2901
            layers.append(ops.concatenate([ahead, back], axis=-1))
        inside = ops.cast(steps[:, 1:-1] <= lengths[:, None], "float32")[:, :, None, None]
        return ops.stack(layers, axis=2)[:, 1:-1] * inside
