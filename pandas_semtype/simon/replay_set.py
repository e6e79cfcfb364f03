"""The replay set: columns of known labels, kept as features, that prevent forgetting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..arrays import finite
from ..checkpoint import REPLAY_FILE, pack_arrays, unpack_arrays
from ..errors import CheckpointError
from ..types import implied_labels
from .decision.specificity import more_specific

__all__ = ["NO_LABEL", "Replay", "replay_of"]

NO_LABEL = -1
"""Primary label of a column whose own label the model does not have."""

_LEVELS = 255
_VECTOR_LEVELS = 127  # the vector of a cell lies in [-1, 1]


@dataclass(frozen=True)
class Replay:
    """Hold columns of known labels as inputs of the output layer.

    Features and cell vectors are quantised to 8 bits; a few columns are also kept as
    character ids, to train deeper layers.

    Parameters
    ----------
    labels : tuple of str
        Labels of the targets, in their order.
    features : ndarray of uint8, shape (columns, features)
        In 255ths of `top`.
    top : ndarray of float32, shape (features,)
        Largest value of each feature.
    vectors : ndarray of int8, shape (columns, vector)
        Mean vector of the cells, in 127ths.
    targets : ndarray of int8, shape (columns, labels)
        1 true, 0 false, -1 not known.
    primary : ndarray of int16, shape (columns,)
        Position of the most specific label; -1 where the model has none.
    origin : tuple of str
        Label each column was made for, whether the model has it or not.
    held : ndarray of bool, shape (columns,)
        Held-out columns: metrics are computed on them, and nothing is trained on them.
    whole : ndarray of int32, shape (some,)
        Columns of which the cells are kept.
    characters : ndarray of uint8, shape (some, cells, characters)
        Their character ids.
    statistics : ndarray of float16, shape (some, statistics)
        Their column statistics.
    """

    labels: tuple[str, ...]
    features: np.ndarray
    top: np.ndarray
    vectors: np.ndarray
    targets: np.ndarray
    primary: np.ndarray
    origin: tuple[str, ...]
    held: np.ndarray
    whole: np.ndarray
    characters: np.ndarray
    statistics: np.ndarray

    def __len__(self) -> int:
        return len(self.primary)

    def inputs(self) -> np.ndarray:
        """Return features and mean cell vectors, float32, shape (columns, inputs)."""
        features = self.features.astype(np.float32) * (self.top / _LEVELS)
        vectors = self.vectors.astype(np.float32) / _VECTOR_LEVELS
        return np.concatenate([features, vectors], axis=1)

    @property
    def widths(self) -> tuple[int, int]:
        """Numbers of features and of entries of a cell vector."""
        return self.features.shape[1], self.vectors.shape[1]

    def selected(self, rows: np.ndarray) -> Replay:
        """Return some of the columns, in the given order."""
        rows = np.asarray(rows)
        places = {int(row): i for i, row in enumerate(rows)}
        kept = [i for i, row in enumerate(self.whole) if int(row) in places]
        return replace(
            self,
            features=self.features[rows],
            vectors=self.vectors[rows],
            targets=self.targets[rows],
            primary=self.primary[rows],
            origin=tuple(self.origin[int(row)] for row in rows),
            held=self.held[rows],
            whole=np.array([places[int(self.whole[i])] for i in kept], dtype=np.int32),
            characters=self.characters[kept],
            statistics=self.statistics[kept],
        )

    def relabelled(self, labels: Sequence[str]) -> Replay:
        """Return the same columns with targets for other labels, fewer or more.

        The targets of a new label are unknown.  A column whose primary label is gone gets
        the most specific of its true labels instead.
        """
        targets = np.full((len(self), len(labels)), -1, dtype=np.int8)
        for k, label in enumerate(labels):
            if label in self.labels:
                targets[:, k] = self.targets[:, self.labels.index(label)]
        place = {label: k for k, label in enumerate(labels)}
        # The last entry is where NO_LABEL points.
        moved = np.array([*(place.get(label, NO_LABEL) for label in self.labels), NO_LABEL])
        primary = moved[self.primary]
        for row in np.flatnonzero((primary == NO_LABEL) & (self.primary != NO_LABEL)):
            primary[row] = _next_best(self.labels[self.primary[row]], targets[row], labels)
        return replace(
            self, labels=tuple(labels), targets=targets, primary=primary.astype(np.int16)
        )

    def joined(self, other: Replay) -> Replay:
        """Return the columns of both, which must have the same labels."""
        top = np.maximum(self.top, other.top)
        pairs: dict[str, Any] = {
            name: np.concatenate([getattr(self, name), getattr(other, name)])
            for name in ("vectors", "targets", "primary", "held", "characters", "statistics")
        }
        features = [_in_levels(r.inputs()[:, : len(top)], top) for r in (self, other)]
        return replace(
            self,
            features=np.concatenate(features),
            top=top,
            origin=self.origin + other.origin,
            whole=np.concatenate([self.whole, other.whole + len(self)]).astype(np.int32),
            **pairs,
        )

    def _check(self) -> None:
        """Raise a ValueError or `CheckpointError` unless the arrays fit one another."""
        for name, (dimensions, dtype) in _DTYPES.items():
            array = getattr(self, name)
            if array.ndim != dimensions or array.dtype != np.dtype(dtype):
                raise CheckpointError.damaged(REPLAY_FILE, f"{name} has another shape or dtype")
            if dtype[0] == "f":
                finite(array, name, REPLAY_FILE)
        n, some = len(self.primary), len(self.whole)
        fits = (
            all(len(x) == n for x in (self.features, self.vectors, self.targets, self.origin))
            and len(self.held) == n
            and self.targets.shape[1] == len(self.labels)
            and len(self.top) == self.features.shape[1]
            and len(self.characters) == len(self.statistics) == some
            and _within(self.primary, NO_LABEL, len(self.labels))
            and _within(self.whole, 0, n)
            and _within(self.targets, -1, 2)
        )
        if not fits:
            raise CheckpointError.damaged(REPLAY_FILE, "its arrays do not fit one another")

    def pack(self) -> bytes:
        """Return the content of a replay file."""
        arrays = {
            name: np.asarray(getattr(self, name))
            for name in (
                "labels", "origin", "features", "top", "vectors", "targets", "primary", "held",
                "whole", "characters", "statistics",
            )
        }  # fmt: skip
        return pack_arrays(arrays, level=1)  # harder takes half of an extension for 5 %

    @classmethod
    def unpack(cls, content: bytes) -> Replay:
        """Read the content of a replay file.

        Raises
        ------
        CheckpointError
            If the content is no replay set.
        """
        try:
            arrays: dict[str, Any] = unpack_arrays(content, REPLAY_FILE)
            for name in ("labels", "origin"):
                arrays[name] = tuple(str(value) for value in arrays[name])
            replay = cls(**arrays)
            replay._check()
            return replay
        except CheckpointError:
            raise
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            raise CheckpointError.damaged(REPLAY_FILE, "it holds no replay set") from error


_DTYPES = {
    "features": (2, "u1"), "top": (1, "f4"), "vectors": (2, "i1"), "targets": (2, "i1"),
    "primary": (1, "i2"), "held": (1, "b1"), "whole": (1, "i4"), "characters": (3, "u1"),
    "statistics": (2, "f2"),
}  # fmt: skip
"""Dimensions and dtype of the arrays of a replay set."""


def _within(numbers: np.ndarray, least: int, end: int) -> bool:
    return not numbers.size or (int(numbers.min()) >= least and int(numbers.max()) < end)


def _next_best(label: str, row: np.ndarray, labels: Sequence[str]) -> int:
    """Return the position of the most specific label that is true where `label` is gone."""
    true = np.flatnonzero(row == 1)
    if not len(true):
        return NO_LABEL
    narrow = ~more_specific(labels)[true][:, true].any(axis=1)
    # A year is a datetime and an int: what the lost label implies goes first.
    known = implied_labels(label)
    return int(min(true[narrow], key=lambda k: (labels[k] not in known, labels[k])))


def replay_of(
    labels: Sequence[str],
    inputs: np.ndarray,
    n_features: int,
    targets: np.ndarray,
    primary: np.ndarray,
    origin: Sequence[str],
    held: np.ndarray,
    whole: np.ndarray,
    characters: np.ndarray,
    statistics: np.ndarray,
) -> Replay:
    """Quantise the inputs of columns to a replay set.

    Parameters
    ----------
    labels : sequence of str
        Labels of the targets, in their order.
    inputs : ndarray, shape (columns, inputs)
        Features of columns, and the mean of their cell vectors behind them.
    n_features : int
        How many of the inputs are features.
    targets, primary, origin, held, whole, characters, statistics
        See `Replay`.
    """
    top = np.maximum(inputs[:, :n_features].max(axis=0, initial=0.0), 1e-6).astype(np.float32)
    vectors = np.rint(np.clip(inputs[:, n_features:], -1, 1) * _VECTOR_LEVELS).astype(np.int8)
    return Replay(
        labels=tuple(labels),
        features=_in_levels(inputs[:, :n_features], top),
        top=top,
        vectors=vectors,
        targets=targets.astype(np.int8),
        primary=primary.astype(np.int16),
        origin=tuple(origin),
        held=held.astype(bool),
        whole=whole.astype(np.int32),
        characters=characters.astype(np.uint8),
        statistics=statistics.astype(np.float16),
    )


def _in_levels(features: np.ndarray, top: np.ndarray) -> np.ndarray:
    levels: np.ndarray = np.rint(np.clip(features / top, 0, 1) * _LEVELS).astype(np.uint8)
    return levels
