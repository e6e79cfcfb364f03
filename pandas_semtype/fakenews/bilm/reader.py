"""A biLM loaded from its directory, with the interface of a hub module."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ...checks import require
from ...errors import CheckpointError
from .characters import character_ids, index_tokens
from .settings import BilmSettings
from .weights import assign_weights, read_hdf5

__all__ = ["BilmReader", "bilm_files"]


def bilm_files(folder: str | Path) -> tuple[Path, Path] | None:
    """Return the options and weights files of a directory, None unless there is one of each.

    As published, their names end in ``options.json`` and ``weights.hdf5``.
    """
    folder = Path(folder)
    options = sorted(folder.glob("*options.json"))
    weights = sorted(folder.glob("*weights.hdf5"))
    if len(options) == len(weights) == 1:
        return options[0], weights[0]
    return None


class BilmReader:
    """Run a biLM on texts; every text starts from a zero state.

    Parameters
    ----------
    folder : path
        A directory in the published layout, as the training writes it.

    Attributes
    ----------
    n_layers, dim : int
        Number of layers, token vectors included, and size of the vector of a token.
    start, scale
        The mix before any training: equal weights of all layers, and a scale of 1.
    """

    def __init__(self, folder: str | Path) -> None:
        found = bilm_files(folder)
        if found is None:
            raise CheckpointError(
                f"{folder} holds no biLM: one file *options.json and one *weights.hdf5 are needed. "
                "Give the folder of a training, or of the published files."
            )
        for package in ("tensorflow", "keras"):
            require(package, "elmo", "Running a biLM")
        import tensorflow as tf

        from .layers import BilmNetwork

        self.settings = BilmSettings.read(found[0])
        network = BilmNetwork(self.settings)
        network.build()
        assign_weights(network, read_hdf5(found[1], self.settings), found[1])
        self.network = network
        self.n_layers, self.dim = 1 + self.settings.n_layers, self.settings.dim
        self.start, self.scale = [0.0] * self.n_layers, 1.0

        shapes = ((None, self.settings.max_chars), (None, None), (None,))
        given = [tf.TensorSpec(shape, tf.int32) for shape in shapes]
        self._sums = tf.function(self.run, input_signature=given)

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """Type and number of axes of each array of `prepare`."""
        return [("int32", 2), ("int32", 2), ("int32", 1)]

    def prepare(self, texts: Sequence[Sequence[str]]) -> tuple[np.ndarray, ...]:
        """Return the arguments of `run` for tokenised texts."""
        tokens, index, lengths = index_tokens(texts)
        return character_ids(tokens, self.settings.max_chars), index, lengths

    def run(self, ids: Any, index: Any, lengths: Any) -> Any:
        """Return the sum over tokens of every layer, as a tensor."""
        from keras import ops

        return ops.sum(self.network(ids, index, lengths), axis=1)

    def layers(self, texts: Sequence[Sequence[str]]) -> np.ndarray:
        """Return every layer of every token, shape (n, most tokens, n_layers, dim)."""
        return np.asarray(self.network(*self.prepare(texts)))

    def sums(self, texts: Sequence[Sequence[str]]) -> np.ndarray:
        """Return the sum over tokens of every layer, shape (n, n_layers, dim)."""
        return np.asarray(self._sums(*self.prepare(texts)))
