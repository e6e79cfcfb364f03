"""Boosted trees in numpy: what a fitted model of roles is at run time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

__all__ = ["Trees"]

_ROWS = 16
"""Rows at once: the places of all trees for so many fit into the cache of a processor."""


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Hold boosted trees, the nodes of all of them in one array after the other.

    Parameters
    ----------
    feature : ndarray of int16
        Column that a node looks at; -1 for a leaf.
    threshold : ndarray of float32
        Left if the value is at most this.
    left, right : ndarray of int32
        Nodes that follow; of a leaf itself, so that a walk may go on.
    value : ndarray of float32
        What a leaf adds to the score of its class.
    root : ndarray of int32
        First node of every tree.
    owner : ndarray of int16
        Class of every tree.
    start : ndarray of float32
        Scores before the first tree, one per class.
    depth : int
        Steps from a root to the deepest leaf.
    """

    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    root: np.ndarray
    owner: np.ndarray
    start: np.ndarray
    depth: int

    def probabilities(self, inputs: np.ndarray) -> np.ndarray:
        """Return the probability of every class.

        Parameters
        ----------
        inputs : ndarray of float32, shape (rows, features)

        Returns
        -------
        ndarray of float64, shape (rows, classes)
        """
        classes = np.arange(len(self.start))
        belongs = (self.owner[:, None] == classes).astype(np.float64)
        out = np.empty((len(inputs), len(classes)))
        # Both children of a node, one after the other, and flat indices: one gather per step.
        children = np.stack([self.right, self.left], axis=1).ravel().astype(np.intp)
        feature = self.feature.astype(np.intp)
        for first in range(0, len(inputs), _ROWS):
            rows = np.ascontiguousarray(inputs[first : first + _ROWS])
            start = np.arange(len(rows))[:, None] * rows.shape[1]
            node = np.tile(self.root.astype(np.intp), (len(rows), 1))
            for _ in range(self.depth):
                goes_left = rows.take(start + feature.take(node)) <= self.threshold.take(node)
                node = children.take(2 * node + goes_left)
            scores = self.value.take(node).astype(np.float64) @ belongs + self.start
            scores -= scores.max(axis=1, keepdims=True)
            odds = np.exp(scores)
            out[first : first + _ROWS] = odds / odds.sum(axis=1, keepdims=True)
        return out

    def arrays(self) -> dict[str, np.ndarray]:
        """Return what `from_arrays` takes, as small as it can be."""
        return {
            "feature": self.feature.astype(np.int16),
            "threshold": self.threshold.astype(np.float32),
            "left": (self.left - np.arange(len(self.left))).astype(np.int16),
            "right": (self.right - np.arange(len(self.right))).astype(np.int16),
            "value": self.value.astype(np.float16),
            "root": self.root.astype(np.int32),
            "owner": self.owner.astype(np.int8),
            "start": self.start.astype(np.float32),
            "depth": np.array(self.depth, dtype=np.int16),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> Trees:
        """Return the trees that `arrays` wrote.

        Parameters
        ----------
        arrays : mapping of str to ndarray
            What `arrays` returned.
        """
        here = np.arange(len(arrays["left"]), dtype=np.int32)
        return cls(
            arrays["feature"],
            arrays["threshold"],
            here + arrays["left"],
            here + arrays["right"],
            arrays["value"].astype(np.float32),
            arrays["root"],
            arrays["owner"],
            arrays["start"],
            int(arrays["depth"]),
        )
