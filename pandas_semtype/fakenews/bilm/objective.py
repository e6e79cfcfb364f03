"""The training objective of a biLM: the next token in both directions, one softmax for both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from ..tokens import windows
from .characters import character_ids, index_tokens
from .corpus import UNKNOWN, Corpus, Window
from .layers import BilmNetwork
from .settings import BilmSettings

__all__ = ["LanguageModel"]

_LONGEST = 128  # tokens of a window in which held-out texts are scored
_BATCH = 4096  # tokens that are scored at once


class LanguageModel:
    """Hold a biLM and the softmax it is trained with.

    The loss is the mean over both directions of the negative log-likelihood of the next
    token in reading order. Both share the vectors of tokens and the softmax.

    Parameters
    ----------
    settings : BilmSettings
        Sizes of the network.
    n_words : int
        Number of words of the softmax.
    samples : int
        Number of negative samples in training, drawn by rank; 0 takes the full softmax.
    dropout : float
        Dropout rate of the input of each LSTM layer and of the last output.
    rate : float
        Learning rate of Adam.
    seed : int
        Seed of weights, dropout and negative samples.
    """

    def __init__(
        self,
        settings: BilmSettings,
        n_words: int,
        *,
        samples: int = 1024,
        dropout: float = 0.1,
        rate: float = 2e-3,
        seed: int = 0,
    ) -> None:
        keras.utils.set_random_seed(seed)
        self.settings = settings
        self.n_words, self.samples, self.dropout = n_words, min(samples, n_words), dropout
        self.network = BilmNetwork(settings)
        self.network.build()
        width = settings.projection
        draw = np.random.default_rng(seed).normal(0, width**-0.5, (n_words, width))
        self.softmax = keras.Variable(draw.astype(np.float32), name="softmax_w")
        self.softmax_bias = keras.Variable(np.zeros(n_words, np.float32), name="softmax_b")
        self.seeds = keras.random.SeedGenerator(seed)
        self.optimizer = keras.optimizers.Adam(rate, global_clipnorm=5.0)
        self.optimizer.build(self.variables)
        ranks = np.arange(1, n_words + 1)
        # Log-uniform, near Zipf's law: rank r is drawn in proportion to log((r + 1) / r).
        self.noise = np.log((ranks + 1) / ranks) / np.log(n_words + 1)
        self._cumulated = np.cumsum(self.noise)
        self._step = tf.function(self._train, reduce_retracing=True)
        self._score = tf.function(self._likelihoods, reduce_retracing=True)

    @property
    def variables(self) -> list[Any]:
        """The trainable variables."""
        return [*self.network.trainable_variables, self.softmax, self.softmax_bias]

    # -- training -----------------------------------------------------------------------

    def states(self, streams: int) -> list[Any]:
        """Return the states before the first window, by direction and layer."""
        return [[layer.zero_state(streams) for layer in side] for side in self.network.directions]

    def train(self, window: Window, states: Any, rng: np.random.Generator) -> tuple[float, Any]:
        """Take one gradient step; return the loss of the window and the states after it."""
        if self.samples:
            drawn = np.searchsorted(self._cumulated, rng.random(self.samples))
            drawn = np.minimum(drawn, self.n_words - 1).astype(np.int32)
        else:
            drawn = np.zeros(0, np.int32)
        keep = np.float32(1) - window.starts[:, :, :, None]
        given = (window.ids, window.index, window.targets, keep, drawn)
        loss, states = self._step(*map(tf.constant, given), states)
        return float(loss), states

    def _train(self, ids: Any, index: Any, targets: Any, keep: Any, drawn: Any, states: Any) -> Any:
        variables = self.variables
        with tf.GradientTape() as tape:
            words = self.network.tokens(ids)
            losses, after = [], []
            for direction in range(2):
                x, now = tf.gather(words, index[direction]), []
                for layer, state in zip(
                    self.network.directions[direction], states[direction], strict=True
                ):
                    x, state = layer(self._dropped(x), state, keep[direction])  # noqa: PLW2901
                    now.append(state)
                after.append(now)
                out = tf.reshape(self._dropped(x), (-1, self.settings.projection))
                losses.append(self._loss(out, tf.reshape(targets[direction], (-1,)), drawn))
            loss = (losses[0] + losses[1]) / 2
        gradients = tape.gradient(loss, [variable.value for variable in variables])
        self.optimizer.apply_gradients(zip(gradients, variables, strict=True))
        return loss, after

    def _dropped(self, x: Any) -> Any:
        return keras.random.dropout(x, self.dropout, seed=self.seeds) if self.dropout else x

    def _loss(self, out: Any, targets: Any, drawn: Any) -> Any:
        if not self.samples:
            return -tf.reduce_mean(self._log_likelihoods(out, targets))
        # Sampled softmax: the true word against words drawn once for all positions of the
        # window, each score corrected by the logarithm of its expected count.
        expected = tf.constant(np.log(self.samples * self.noise).astype(np.float32))
        true = tf.reduce_sum(out * tf.gather(self.softmax.value, targets), axis=1)
        true += tf.gather(self.softmax_bias.value, targets) - tf.gather(expected, targets)
        noise = tf.matmul(out, tf.gather(self.softmax.value, drawn), transpose_b=True)
        noise += tf.gather(self.softmax_bias.value, drawn) - tf.gather(expected, drawn)
        noise = tf.where(targets[:, None] == drawn[None, :], -1e9, noise)
        whole = tf.reduce_logsumexp(tf.concat([true[:, None], noise], axis=1), axis=1)
        return tf.reduce_mean(whole - true)

    def _log_likelihoods(self, out: Any, targets: Any) -> Any:
        scores = tf.matmul(out, self.softmax.value, transpose_b=True) + self.softmax_bias.value
        return -tf.nn.sparse_softmax_cross_entropy_with_logits(labels=targets, logits=scores)

    # -- evaluation ---------------------------------------------------------------------

    def perplexities(self, corpus: Corpus) -> tuple[float, float]:
        """Return the perplexity of texts, read forward and read backward.

        Every text is read on its own from a zero state, as for features, with the full
        softmax; the marks of its end (forward) and beginning (backward) count as tokens to
        predict.

        Parameters
        ----------
        corpus : Corpus
            Held-out texts, with the vocabulary of the training.
        """
        parts = [part for text in corpus.texts for part in windows(text, _LONGEST)]
        number = {word: i for i, word in enumerate(corpus.vocabulary)}
        total, count = np.zeros(2), 0
        for batch in _batches(parts):
            tokens, index, lengths = index_tokens(batch)
            unknown = number[UNKNOWN]
            words = np.array([number.get(token, unknown) for token in tokens], np.int32)
            ids = character_ids(tokens, self.settings.max_chars)
            total += np.asarray(self._score(ids, index, words[index], lengths), np.float64)
            count += int(lengths.sum()) + len(lengths)
        forward, backward = np.exp(-total / count)
        return float(forward), float(backward)

    def _likelihoods(self, ids: Any, index: Any, words: Any, lengths: Any) -> Any:
        network, width = self.network, self.settings.projection
        vectors = tf.gather(network.tokens(ids), index)
        counted = tf.sequence_mask(lengths + 1, tf.shape(index)[1] - 1, tf.float32)
        sums = []
        for direction in range(2):
            x, y = vectors, words
            if direction:
                x = tf.reverse_sequence(x, lengths + 2, seq_axis=1, batch_axis=0)
                y = tf.reverse_sequence(y, lengths + 2, seq_axis=1, batch_axis=0)
            outs = network.read(direction, x)
            out = tf.reshape(outs[-1][:, :-1], (-1, width))
            found = self._log_likelihoods(out, tf.reshape(y[:, 1:], (-1,)))
            sums.append(tf.reduce_sum(tf.reshape(found, tf.shape(counted)) * counted))
        return tf.stack(sums)


def _batches(parts: Iterable[Sequence[str]]) -> Iterable[list[Sequence[str]]]:
    """Yield windows of similar length, so that little padding is read."""
    batch: list[Sequence[str]] = []
    for part in sorted(parts, key=len, reverse=True):
        if batch and (len(batch) + 1) * (len(batch[0]) + 2) > _BATCH:
            yield batch
            batch = []
        batch.append(part)
    if batch:
        yield batch
