"""A lesson: everything an output layer is fitted to when a model is extended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...sampling import ColumnSample
from ..decision.user_labels import OPEN_LABELS, all_implied
from ..features.statistics import column_statistics
from ..network.head import Scaling, sigmoid
from .augmentation import altered, stretched, subsamples
from .cross_validation import folds_of
from .examples import Examples
from .replay_set import Replay

if TYPE_CHECKING:
    from ..classifier import SimonClassifier

__all__ = ["Lesson", "prepare"]

_DRAWS = 48
_FEWEST_DRAWS = 4
_FOLD_DRAWS = 24
_NOBODY = -1


@dataclass(frozen=True)
class Lesson:
    """Hold examples and replay as what the output layer reads, with their targets.

    Parameters
    ----------
    model : SimonClassifier
        The model that is extended.
    labels : tuple of str
        Labels of the extended model, sorted.
    taught : tuple of Examples
        The new classes.
    implies : mapping of str to tuple of str
        What every taught label of the model implies, old ones included.
    samples : list of ColumnSample
        Sub-samples of the example columns, then of the counter-examples.
    inputs : ndarray, shape (samples, inputs)
        What the output layer reads of them.
    owner : ndarray of int, shape (samples,)
        Position in `taught`, -1 for counter-examples.
    column : ndarray of int, shape (samples,)
        Which of the columns given each sample is from.
    genuine : ndarray of bool, shape (samples,)
        Samples whose cells stand in the examples; the others are altered ones.
    whole : ndarray of bool, shape (samples,)
        Samples that are the columns as they were given.
    targets : ndarray of float, shape (samples, labels)
        1 true, 0 false, -1 not known.
    replay : Replay
        The columns of old labels, with targets for `labels`.
    replay_inputs : ndarray, shape (columns, inputs)
    scaling : Scaling
        Of the inputs.
    folds : list of list of (ndarray, ndarray)
        By class: folds, as the inputs of samples to fit and of samples to score.
    """

    model: SimonClassifier
    labels: tuple[str, ...]
    taught: tuple[Examples, ...]
    implies: Mapping[str, tuple[str, ...]]
    samples: list[ColumnSample]
    inputs: np.ndarray
    owner: np.ndarray
    column: np.ndarray
    genuine: np.ndarray
    whole: np.ndarray
    targets: np.ndarray
    replay: Replay
    replay_inputs: np.ndarray
    scaling: Scaling
    folds: list[list[tuple[np.ndarray, np.ndarray]]]

    @property
    def new(self) -> list[int]:
        """Positions of the new labels."""
        return [self.labels.index(one.label) for one in self.taught]

    @property
    def old(self) -> list[int]:
        """Positions of the other labels."""
        new = set(self.new)
        return [k for k in range(len(self.labels)) if k not in new]

    @property
    def fitted(self) -> np.ndarray:
        """Rows of the replay set that are trained on."""
        return np.flatnonzero(~self.replay.held)

    def old_scores(self, inputs: np.ndarray) -> np.ndarray:
        """Return what the model said before, for the labels of `old`."""
        places = [self.model.labels.index(self.labels[k]) for k in self.old]
        return sigmoid(self.model.head.taking(places).logits(inputs))


class _Pool:
    """Collect samples of several uses, so that all are encoded in one go."""

    def __init__(self) -> None:
        self.samples: list[ColumnSample] = []
        self.flexible: list[bool] = []

    def add(self, samples: Sequence[ColumnSample], *, flexible: bool) -> slice:
        start = len(self.samples)
        self.samples += samples
        self.flexible += [flexible] * len(samples)
        return slice(start, len(self.samples))

    def inputs(self, model: SimonClassifier, rng: np.random.Generator) -> np.ndarray:
        statistics = column_statistics(self.samples)
        longer = stretched(statistics, rng)
        chosen = np.array(self.flexible)[:, None]
        return model.inputs(
            self.samples, wide=True, statistics=np.where(chosen, longer, statistics)
        )


def prepare(
    model: SimonClassifier,
    taught: Sequence[Examples],
    negatives: Sequence[ColumnSample] = (),
    *,
    random_state: int = 0,
) -> Lesson:
    """Return the lesson of new classes.

    Parameters
    ----------
    model : SimonClassifier
        With a replay set.
    taught : sequence of Examples
        The new classes, checked.
    negatives : sequence of ColumnSample, default ()
        Columns that are of none of them.
    random_state : int, default 0
        Seed of the sub-samples.
    """
    rng = np.random.default_rng((random_state, 20190827))
    new = {one.label for one in taught}
    labels = tuple(sorted(new | set(model.labels)))
    implies = {k: tuple(v) for k, v in model.implies.items() if k not in new}
    implies |= {one.label: one.implies for one in taught}
    pool = _Pool()
    owner: list[int] = []
    source: list[int] = []
    genuine: list[bool] = []
    whole: list[bool] = []
    for i, columns in [*((i, one.columns) for i, one in enumerate(taught)), (_NOBODY, negatives)]:
        for column in columns:
            drawn = subsamples(column, max(_FEWEST_DRAWS, _DRAWS // len(columns)), rng)
            changed = [altered(sample, rng) for sample in drawn] if i != _NOBODY else []
            pool.add(drawn[:1], flexible=False)
            pool.add([*drawn[1:], *changed], flexible=True)
            n_made = len(drawn) + len(changed)
            owner += [i] * n_made
            source += [source[-1] + 1 if source else 0] * n_made
            genuine += [True] * len(drawn) + [False] * len(changed)
            whole += [True] + [False] * (n_made - 1)
    n_drawn = len(pool.samples)
    plans = [
        [
            (_drawn(pool, f.fitted, rng), _drawn(pool, f.scored, rng))
            for f in folds_of(one.columns, rng)
        ]
        for one in taught
    ]
    inputs = pool.inputs(model, rng)
    folds = [[(inputs[a], inputs[b]) for a, b in plan] for plan in plans]
    owners = np.array(owner)
    replay = _replay_for(model, labels, taught)
    replay_inputs = replay.inputs()
    return Lesson(
        model=model,
        labels=labels,
        taught=tuple(taught),
        implies=implies,
        samples=pool.samples[:n_drawn],
        inputs=inputs[:n_drawn],
        owner=owners,
        column=np.array(source),
        genuine=np.array(genuine),
        whole=np.array(whole),
        targets=_targets(labels, taught, implies, owners),
        replay=replay,
        replay_inputs=replay_inputs,
        scaling=Scaling.of(replay_inputs[~replay.held], replay.widths),
        folds=folds,
    )


def _drawn(pool: _Pool, columns: Sequence[ColumnSample], rng: np.random.Generator) -> slice:
    count = max(2, _FOLD_DRAWS // len(columns))
    drawn = [sample for column in columns for sample in subsamples(column, count, rng)]
    return pool.add(drawn, flexible=True)


def _targets(
    labels: tuple[str, ...],
    taught: Sequence[Examples],
    implies: Mapping[str, tuple[str, ...]],
    owner: np.ndarray,
) -> np.ndarray:
    new = {one.label for one in taught}
    targets = np.full((len(owner), len(labels)), -1.0)
    for k, label in enumerate(labels):
        for i, one in enumerate(taught):
            true = label == one.label or label in all_implied(one.label, implies)
            unknown = not true and label in OPEN_LABELS and label not in new
            targets[owner == i, k] = 1.0 if true else -1.0 if unknown else 0.0
        if label in new:
            targets[owner == _NOBODY, k] = 0.0
    return targets


def _replay_for(
    model: SimonClassifier, labels: tuple[str, ...], taught: Sequence[Examples]
) -> Replay:
    """Return the replay set with what it says of the new labels: that they do not hold."""
    replay = model.replay
    anew = [one.label for one in taught if one.label in model.labels]
    # What a user taught before under the same name gives way to what he teaches now.
    gone = [origin in anew and origin in model.taught for origin in replay.origin]
    replay = replay.selected(np.flatnonzero(~np.array(gone, dtype=bool)))
    replay = replay.relabelled(labels)
    for one in taught:
        k = labels.index(one.label)
        known = replay.targets[:, k]
        # Columns made for a label of this name may or may not be of the user's class.
        same = np.array([origin == one.label for origin in replay.origin], dtype=bool)
        replay.targets[:, k] = np.where(same | (known == 1), -1, 0)
    return replay
