"""What an output layer is fitted to when a model is extended: examples and replay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...errors import CheckpointError
from ...sampling import ColumnSample
from ..decision.specificity import specific_scores
from ..decision.user_labels import OPEN_LABELS, all_implied
from ..features.statistics import column_statistics
from ..model import Model
from ..network.head import Head, sigmoid
from ..replay_set import Replay
from .augmentation import altered, are_words, stretched, subsamples
from .cross_validation import folds_of
from .examples import Examples
from .logistic import Scaling

__all__ = ["TransferSet", "prepare"]

_DRAWS = 48
_FEWEST_DRAWS = 4
_FOLD_DRAWS = 24
_NO_CLASS = -1


@dataclass(frozen=True)
class TransferSet:
    """Hold examples and replay as inputs of the output layer, with their targets.

    Parameters
    ----------
    model : Model
        The model that is extended.
    labels : tuple of str
        Labels of the extended model, sorted.
    classes : tuple of Examples
        The new classes.
    implies : mapping of str to tuple of str
        Labels that every user's label of the model implies, old ones included.
    samples : list of ColumnSample
        Sub-samples of the example columns, then of the counter-examples.
    inputs : ndarray, shape (samples, inputs)
        Their inputs.
    owner : ndarray of int, shape (samples,)
        Position in `classes`, -1 for counter-examples.
    column : ndarray of int, shape (samples,)
        Number of the given column each sample is from.
    genuine : ndarray of bool, shape (samples,)
        Samples whose cells occur in the examples; the others are altered ones.
    whole : ndarray of bool, shape (samples,)
        Samples that are the columns as they were given.
    targets : ndarray of float, shape (samples, labels)
        1 true, 0 false, -1 not known.
    replay : Replay
        The columns of old labels, with targets for `labels`.
    replay_inputs : ndarray, shape (columns, inputs)
        Their inputs.
    scaling : Scaling
        Of the inputs.
    folds : list of list of (ndarray, ndarray)
        By class: folds, as the inputs of samples to fit and of samples to score.
    """

    model: Model
    labels: tuple[str, ...]
    classes: tuple[Examples, ...]
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

    @cached_property
    def new(self) -> list[int]:
        """Positions of the new labels."""
        return [self.labels.index(one.label) for one in self.classes]

    @cached_property
    def old(self) -> list[int]:
        """Positions of the other labels."""
        new = set(self.new)
        return [k for k in range(len(self.labels)) if k not in new]

    @cached_property
    def training_rows(self) -> np.ndarray:
        """Rows of the replay set that are trained on."""
        return np.flatnonzero(~self.replay.held)

    @cached_property
    def nearest(self) -> list[tuple[int, float]]:
        """Old label the model predicts for the examples of each class, and its mean score."""
        old = [self.labels[k] for k in self.old]
        out = []
        for i in range(len(self.classes)):
            scores = self.old_scores(self.inputs[(self.owner == i) & self.genuine])
            mean = specific_scores(scores, old).mean(axis=0)
            best = int(mean.argmax())
            out.append((self.old[best], float(mean[best])))
        return out

    @cached_property
    def nearest_rows(self) -> Head:
        """Rows the new labels start from: those of the nearest old labels."""
        places = self._old_places([k for k, _ in self.nearest])
        return self.model.head.taking(places).widened(self.inputs.shape[1])

    def old_scores(self, inputs: np.ndarray) -> np.ndarray:
        """Return the scores of the model that is extended, for the labels of `old`."""
        return sigmoid(self.model.head.taking(self._old_places(self.old)).logits(inputs))

    def kept_head(self, width: int) -> Head:
        """Return an output layer with the old rows as they were, and new rows of zeros."""
        wide, n_labels = self.model.head.widened(width), len(self.labels)
        head = Head(np.zeros((width, n_labels)), np.zeros(n_labels))
        places = self._old_places(self.old)
        head.kernel[:, self.old] = wide.kernel[:, places]
        head.bias[self.old] = wide.bias[places]
        return head

    def _old_places(self, positions: Sequence[int]) -> list[int]:
        """Return where labels of this set stand in the model that is extended."""
        return [self.model.labels.index(self.labels[k]) for k in positions]


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

    def inputs(self, model: Model, rng: np.random.Generator) -> np.ndarray:
        statistics = column_statistics(self.samples)
        longer = stretched(statistics, rng)
        chosen = np.array(self.flexible)[:, None]
        return model.inputs(
            self.samples, cell_means=True, statistics=np.where(chosen, longer, statistics)
        )


def prepare(
    model: Model,
    classes: Sequence[Examples],
    negatives: Sequence[ColumnSample] = (),
    *,
    random_state: int = 0,
) -> TransferSet:
    """Return the training set of new classes.

    Parameters
    ----------
    model : Model
        With a replay set.
    classes : sequence of Examples
        The new classes, checked.
    negatives : sequence of ColumnSample, default ()
        Columns that are of none of them.
    random_state : int, default 0
        Seed of the sub-samples.
    """
    # Everything is drawn from one generator: the order of these steps decides the result.
    rng = np.random.default_rng((random_state, 20190827))
    new = {one.label for one in classes}
    labels = tuple(sorted(new | set(model.labels)))
    implies = {k: tuple(v) for k, v in model.implies.items() if k not in new}
    implies |= {one.label: one.implies for one in classes}
    pool = _Pool()
    owner: list[int] = []
    source: list[int] = []
    genuine: list[bool] = []
    whole: list[bool] = []
    given = [*((i, one.columns) for i, one in enumerate(classes)), (_NO_CLASS, tuple(negatives))]
    for i, columns in given:
        for column in columns:
            drawn = subsamples(column, max(_FEWEST_DRAWS, _DRAWS // len(columns)), rng)
            swap = i != _NO_CLASS and not are_words(column)
            changed = [altered(sample, rng) for sample in drawn] if swap else []
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
        for one in classes
    ]
    inputs = pool.inputs(model, rng)
    folds = [[(inputs[a], inputs[b]) for a, b in plan] for plan in plans]
    owners = np.array(owner)
    replay = _replay_for(model, labels, classes)
    replay_inputs = replay.inputs()
    return TransferSet(
        model=model,
        labels=labels,
        classes=tuple(classes),
        implies=implies,
        samples=pool.samples[:n_drawn],
        inputs=inputs[:n_drawn],
        owner=owners,
        column=np.array(source),
        genuine=np.array(genuine),
        whole=np.array(whole),
        targets=_targets(labels, classes, implies, owners),
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
    classes: Sequence[Examples],
    implies: Mapping[str, tuple[str, ...]],
    owner: np.ndarray,
) -> np.ndarray:
    """Return the targets of samples; labels that may hold whatever a class is stay unknown."""
    new = {one.label for one in classes}
    implied = [all_implied(one.label, implies) for one in classes]
    targets = np.full((len(owner), len(labels)), -1.0)
    for k, label in enumerate(labels):
        for i, one in enumerate(classes):
            true = label == one.label or label in implied[i]
            unknown = not true and label in OPEN_LABELS and label not in new
            targets[owner == i, k] = 1.0 if true else -1.0 if unknown else 0.0
        if label in new:
            targets[owner == _NO_CLASS, k] = 0.0
    return targets


def _replay_for(model: Model, labels: tuple[str, ...], classes: Sequence[Examples]) -> Replay:
    """Return the replay set with its targets for the new labels: they do not hold."""
    replay = model.replay
    if replay is None:
        raise CheckpointError.no_replay(model.model_id)
    again = [one.label for one in classes if one.label in model.labels]
    # What a user gave before under the same name gives way to the new examples.
    gone = [origin in again and origin in model.taught for origin in replay.origin]
    replay = replay.selected(np.flatnonzero(~np.array(gone, dtype=bool)))
    replay = replay.relabelled(labels)
    for one in classes:
        k = labels.index(one.label)
        known = replay.targets[:, k]
        # Columns made for a label of this name may or may not be of the user's class.
        same = np.array([origin == one.label for origin in replay.origin], dtype=bool)
        replay.targets[:, k] = np.where(same | (known == 1), -1, 0)
    return replay
