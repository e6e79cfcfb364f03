"""The replay set: columns of the old labels, kept as features, that prevent forgetting."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

from ...checkpoint import pack_arrays, unpack_arrays
from ...errors import CheckpointError
from ...types import implied_labels
from ..decision.specificity import more_specific

if TYPE_CHECKING:
    from ..classifier import SimonClassifier

__all__ = ["HEAD_FILE", "REPLAY_FILE", "Replay", "make_replay", "with_replay"]

HEAD_FILE = "head.npz"
REPLAY_FILE = "replay.npz"
"""Names of the output layer and of the replay set in a checkpoint."""

NOBODY = -1
"""Primary label of a column whose own label the model does not have."""

# Broad labels have many faces: more columns show more of them.
_FACES = {"text": 20, "categorical": 2, "int": 2, "float": 2, "company": 2}
_LEVELS = 255
_VECTOR_LEVELS = 127  # the vector of a cell lies in [-1, 1]


@dataclass(frozen=True)
class Replay:
    """Hold columns of known labels as what the output layer reads of them.

    Features and vectors are kept in 8 bits; a few columns also as character ids, for
    training of deeper layers.

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
        Columns that are not trained on: figures are made of them.
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
        """Return features and mean vectors as numbers, float32."""
        features = self.features.astype(np.float32) * (self.top / _LEVELS)
        vectors = self.vectors.astype(np.float32) / _VECTOR_LEVELS
        return np.concatenate([features, vectors], axis=1)

    @property
    def widths(self) -> tuple[int, int]:
        """Numbers of features and of entries of a vector."""
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
        """Return the same columns for other labels, which may be fewer or more.

        Nothing is known of a label that is new.  A column whose primary label is gone
        has the most specific of its true labels for one.
        """
        targets = np.full((len(self), len(labels)), -1, dtype=np.int8)
        for k, label in enumerate(labels):
            if label in self.labels:
                targets[:, k] = self.targets[:, self.labels.index(label)]
        place = {label: k for k, label in enumerate(labels)}
        # The last entry stands for NOBODY.
        moved = np.array([*(place.get(label, NOBODY) for label in self.labels), NOBODY])
        primary = moved[self.primary]
        for row in np.flatnonzero((primary == NOBODY) & (self.primary != NOBODY)):
            primary[row] = _next_best(self.labels[self.primary[row]], targets[row], labels)
        return replace(
            self, labels=tuple(labels), targets=targets, primary=primary.astype(np.int16)
        )

    def joined(self, other: Replay) -> Replay:
        """Return the columns of both, which must have the same labels."""
        top = np.maximum(self.top, other.top)
        pairs = {
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
            If it is none.
        """
        try:
            arrays: dict[str, Any] = unpack_arrays(content)
            for name in ("labels", "origin"):
                arrays[name] = tuple(str(value) for value in arrays[name])
            return cls(**arrays)
        except (KeyError, TypeError, ValueError, OSError, EOFError, BadZipFile) as error:
            raise CheckpointError.damaged(REPLAY_FILE, "it holds no replay set") from error


def _next_best(label: str, row: np.ndarray, labels: Sequence[str]) -> int:
    """Return the position of the most specific label that is true where `label` is gone."""
    true = np.flatnonzero(row == 1)
    if not len(true):
        return NOBODY
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
    """Return a replay set of plain numbers; see `Replay`."""
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


def make_replay(
    model: SimonClassifier,
    *,
    per_label: int = 28,
    held: int = 48,
    whole: int = 6,
    cells: int = 12,
    random_state: int = 0,
) -> Replay:
    """Simulate the replay set of a model; needs the extra ``train``.

    Parameters
    ----------
    model : SimonClassifier
        A model with labels that have generators.
    per_label : int, default 28
        Columns per label to train on; broad labels have several times as many.
    held : int, default 48
        Columns per label to make figures of.
    whole : int, default 6
        Columns per label, of each of the two sorts, of which the cells are kept.
    cells : int, default 12
        Cells kept of these.
    random_state : int, default 0
        The same number gives the same columns.
    """
    from ..features.statistics import column_statistics
    from ..simulate import all_sources
    from ..simulate.corpus import draw_column, sample_of

    sources = all_sources()
    rng = np.random.default_rng((random_state, 20190826))
    labels = model.labels
    samples, truths, origin, is_held, kept = [], [], [], [], []
    for label in [label for label in sources if label in labels]:
        n_fit = per_label * _FACES.get(label, 1)
        for i in range(n_fit + held):
            n_rows = int(np.exp(rng.uniform(np.log(6), np.log(512))))
            drawn, column, true = draw_column(rng, (label,), n_rows, sources)
            sample = sample_of([drawn[j] for j in rng.permutation(n_rows)])
            if i < whole or 0 <= i - n_fit < whole:
                kept.append(len(samples))
            samples.append(sample)
            truths.append((true, set(column.ignore) - {true[0], *column.also}))
            origin.append(true[0])
            is_held.append(i >= n_fit)
    place = {label: k for k, label in enumerate(labels)}
    targets = np.zeros((len(samples), len(labels)), dtype=np.int8)
    for row, (true, ignored) in zip(targets, truths, strict=True):
        row[[place[label] for label in true if label in place]] = 1
        row[[place[label] for label in ignored if label in place]] = -1
    statistics = column_statistics([samples[i] for i in kept])
    return replay_of(
        labels,
        model.inputs(samples, wide=True),
        model.architecture.dense,
        targets,
        np.array([place.get(true[0], NOBODY) for true, _ in truths]),
        origin,
        np.array(is_held),
        np.array(kept),
        model.characters([samples[i] for i in kept], cells),
        statistics,
    )


def with_replay(model: SimonClassifier, replay: Replay) -> SimonClassifier:
    """Return the model with a replay set and its figures per label.

    Parameters
    ----------
    model : SimonClassifier
        Any model.
    replay : Replay
        Of the same labels.
    """
    from .evaluation import label_figures

    figures: Mapping[str, float] = label_figures(replay, model.head, model.labels)
    config = {**model.config, "held_f1": {k: round(v, 4) for k, v in figures.items()}}
    files = {**model.files, REPLAY_FILE: replay.pack()}
    return type(model)(config, files, model.card)


def main(arguments: Sequence[str] | None = None) -> int:
    """Give the model in a directory a replay set."""
    from ..classifier import SimonClassifier

    parser = argparse.ArgumentParser(
        prog="python -m pandas_semtype.simon.replay", description=main.__doc__
    )
    parser.add_argument("directory", help="checkpoint directory; it is written anew")
    parser.add_argument("--per-label", type=int, default=28, help="columns to train on")
    parser.add_argument("--held", type=int, default=48, help="columns to make figures of")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    model = SimonClassifier.load(str(Path(options.directory).resolve()))
    replay = make_replay(
        model, per_label=options.per_label, held=options.held, random_state=options.seed
    )
    with_replay(model, replay).save(options.directory, overwrite=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
