"""ELMo for Keras models: a layer from texts to vectors, and the published classifier."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from ..bilm.layers import ScalarMix
from ..feature_cache import text_key
from ..tokens import windows
from .features import ElmoFeatures
from .head import add_head, loss_of

__all__ = ["ElmoEmbeddingLayer", "elmo_classifier"]

# A gradient tape belongs to one thread. In another thread no tape watches the module, whose
# TensorFlow 1 loops have no gradient; its own weights are not trained.
_aside = ThreadPoolExecutor(1, thread_name_prefix="elmo")

_TRIM = 512  # texts cached between two checks of the size of the cache


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


@keras.saving.register_keras_serializable("pandas_semtype")
class ElmoEmbeddingLayer(keras.layers.Layer):  # type: ignore[misc]  # Keras has no types
    """Turn texts into the mean of their tokens' ELMo vectors.

    The layer has 4 trainable parameters, the weights of the three layers and their scale;
    the module itself is frozen and not saved: a saved model loads it from the same source.

    Parameters
    ----------
    source : str or path-like, optional
        As for the encoder ``elmo``: a handle, a URL or a directory.
    signature, window, max_tokens, cache
        As for the encoder.
    **kwargs
        Of a Keras layer.

    Examples
    --------
    >>> import keras
    >>> from pandas_semtype.fakenews.elmo.layer import ElmoEmbeddingLayer
    >>> texts = keras.Input((1,), dtype="string")
    >>> vectors = ElmoEmbeddingLayer("elmo_3")(texts)   # doctest: +SKIP
    """

    def __init__(
        self,
        source: str | os.PathLike[str] | None = None,
        *,
        signature: str = "tokens",
        window: int = 128,
        max_tokens: int = 10_000,
        cache: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.supports_jit = False  # XLA knows no strings
        self.features = ElmoFeatures(
            source, signature=signature, window=window, max_tokens=max_tokens, cache=cache
        )

    def build(self, input_shape: Any) -> None:
        reader = self.features.reader()
        self._unseen = 0
        self.shape_of_text = (reader.n_layers, reader.dim)
        self.mix = ScalarMix(reader.n_layers, reader.start, reader.scale, name="mix")
        self.mix.build((None, *self.shape_of_text))
        super().build(input_shape)

    def call(self, texts: Any) -> Any:
        flat = tf.reshape(texts, [-1])
        found = self._eager(flat) if tf.executing_eagerly() else self._in_graph(flat)
        return self.mix(tf.ensure_shape(found, (None, *self.shape_of_text)))

    def _eager(self, flat: Any) -> Any:
        read = [_text(raw) for raw in flat.numpy()]
        encode = self.features.encode
        done = _aside.submit(encode, read, shape=self.shape_of_text, progress=False)
        return tf.constant(done.result())

    def _in_graph(self, flat: Any) -> Any:
        """Return features; Python only splits texts and reads the cache.

        Python code inside a graph must not run another graph: with a single thread for
        operations, each would wait for the other.
        """
        reader = self.features.reader()
        kinds = [("float32", 3), ("float32", 1), ("int32", 1), *reader.kinds]
        made = tf.numpy_function(self._prepare, [flat], [getattr(tf, kind) for kind, _ in kinds])
        for tensor, (_, axes) in zip(made, kinds, strict=True):
            tensor.set_shape([None] * axes)
        known, counts, owners, *given = made
        known.set_shape((None, *self.shape_of_text))

        def run() -> Any:
            sums = tf.math.unsorted_segment_sum(reader.run(*given), owners, tf.shape(flat)[0])
            return sums / counts[:, None, None]

        new = tf.cond(tf.size(owners) > 0, run, lambda: tf.zeros_like(known))
        found = tf.stop_gradient(known + new)
        with tf.control_dependencies([tf.numpy_function(self._keep, [flat, new], tf.int32)]):
            return tf.identity(found)

    def _prepare(self, raw: np.ndarray) -> tuple[np.ndarray, ...]:
        """Return cached features, and the windows of the other texts."""
        known = np.zeros((len(raw), *self.shape_of_text), np.float32)
        counts, owners, parts = np.ones(len(raw), np.float32), [], []
        kept = self.features.kept(self.shape_of_text)
        for i, text in enumerate(map(_text, raw)):
            value = None if kept is None else kept.get(text_key(text))
            if value is not None:
                known[i] = value
                continue
            tokens = self.features.split(text)
            for part in windows(tokens, self.features.window):
                parts.append(list(part))
                owners.append(i)
            counts[i] = len(tokens)
        given = self.features.reader().prepare(parts or [["-"]])
        return known, counts, np.array(owners, np.int32), *given

    def _keep(self, raw: np.ndarray, new: np.ndarray) -> np.int32:
        """Cache computed features; return how many."""
        cache = self.features.kept(self.shape_of_text)
        if cache is None:
            return np.int32(0)
        computed = np.flatnonzero(new.any(axis=(1, 2)))
        for i in computed:
            cache.put(text_key(_text(raw[i])), new[i])
        self._unseen += len(computed)
        if self._unseen >= _TRIM:
            self._unseen = 0
            cache.trim()
        return np.int32(len(computed))

    def compute_output_shape(self, input_shape: Any) -> Any:
        return (input_shape[0], self.shape_of_text[1])

    def compute_output_spec(self, texts: Any) -> Any:
        return keras.KerasTensor(self.compute_output_shape(texts.shape), self.compute_dtype)

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), **self.features.to_config()}


def elmo_classifier(
    source: str | os.PathLike[str] | None = None,
    *,
    n_classes: int = 2,
    rate: float = 1e-3,
    seed: int = 0,
    **options: Any,
) -> keras.Model:
    """Return the published classifier, from texts to probabilities, compiled.

    Parameters
    ----------
    source : str or path-like, optional
        As for `ElmoEmbeddingLayer`.
    n_classes : int, default 2
        Number of classes; two of them share one output.
    rate : float, default 0.001
        Learning rate of Adam.
    seed : int, default 0
        Seed of the weights.
    **options
        Options of `ElmoEmbeddingLayer`.
    """
    texts = keras.Input((1,), dtype="string", name="texts")
    vectors = ElmoEmbeddingLayer(source, name="elmo", **options)(texts)
    model = keras.Model(texts, add_head(vectors, n_classes, seed), name="elmo_classifier")
    model.compile(
        optimizer=keras.optimizers.Adam(rate),
        loss=loss_of(n_classes),
        metrics=["accuracy"],
        jit_compile=False,
    )
    return model
