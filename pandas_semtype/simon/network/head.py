"""The output layer of a model: one row of weights and one bias per label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...products import product

__all__ = ["Head", "sigmoid"]

_CLIP = 60.0


def sigmoid(logits: np.ndarray) -> np.ndarray:
    """Return the scores in [0, 1] of logits, without overflow."""
    scores: np.ndarray = 1.0 / (1.0 + np.exp(-np.clip(logits, -_CLIP, _CLIP)))
    return scores


@dataclass(frozen=True, slots=True)
class Head:
    """Hold the output layer: a column of weights and a bias per label.

    Parameters
    ----------
    kernel : ndarray, shape (inputs, labels)
        The inputs are the features of a column and, in an extended model, the mean of its
        cell vectors behind them.
    bias : ndarray, shape (labels,)
    """

    kernel: np.ndarray
    bias: np.ndarray

    def logits(self, inputs: np.ndarray) -> np.ndarray:
        """Return the logits of columns; surplus inputs are ignored."""
        inputs = inputs[:, : len(self.kernel)]
        read: np.ndarray = product(inputs, self.kernel) + self.bias
        return read

    def widened(self, inputs: int) -> Head:
        """Return the layer with more inputs, whose weights are 0."""
        more = inputs - len(self.kernel)
        if more <= 0:
            return self
        return Head(np.pad(self.kernel, ((0, more), (0, 0))), self.bias)

    def taking(self, columns: Sequence[int]) -> Head:
        """Return the layer of some of the labels, in the given order."""
        return Head(self.kernel[:, list(columns)], self.bias[list(columns)])
