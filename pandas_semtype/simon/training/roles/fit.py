"""Score examples with the network, fit names and trees, validate by table."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from ....infer_options import InferOptions
from ....roles.kinds import LEARNED
from ....roles.model import Column, RoleModel, plain_inputs
from ....roles.name_evidence import N_BUCKETS, buckets_of, name_evidence
from ....roles.trees import Trees
from ....types import UNKNOWN
from .examples import Example, roles_of

if TYPE_CHECKING:
    from ...model import Model

__all__ = ["FOLDS", "columns_of", "fit_roles", "folds_by_table"]

FOLDS: Final = 5
_AT_ONCE: Final = 256
_WEIGHT_OF_PORTALS: Final = 0.3
"""Weight of an example of a portal beside one of the benchmark: roles follow from types there."""
_MEMBERS: Final = 3
"""Models whose scores are averaged, each of which sees the columns in another way."""
_WITHOUT_NAME: Final = 0.55
_WITHOUT_SCORES: Final = 0.2
"""Fractions of the columns that a member sees without their name, and without a network."""
_PRIOR: Final = 3.0
"""Names that a part of a name must occur in before it counts as much as the prior."""


def columns_of(
    examples: Sequence[Example], model: Model, cache: Path | None = None
) -> list[Column]:
    """Return examples as inference would see them: with best guess and scores.

    Parameters
    ----------
    examples : sequence of Example
    model : Model
        The network that is asked.
    cache : path, optional
        Folder in which guesses are kept, by model and by cells.
    """
    labels = tuple(model.labels)
    options = InferOptions.checked(labels)
    digest = sha256(str(model.model_id).encode())
    for example in examples:
        digest.update(example.sample.fingerprint())
    file = None if cache is None else cache / f"{digest.hexdigest()[:24]}.npz"
    if file is not None and file.is_file():
        with np.load(file, allow_pickle=False) as stored:
            guesses, sure, scores = stored["guesses"], stored["sure"], stored["scores"]
    else:
        guesses, sure, scores = _asked(examples, model, options)
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            np.savez(file, guesses=guesses, sure=sure, scores=scores)
    return [
        Column(
            example.sample.values, example.counts, "" if guess == UNKNOWN else str(guess),
            float(score), row, labels, example.sample.structure, example.name,
        )
        for example, guess, score, row in zip(examples, guesses, sure, scores, strict=True)
    ]  # fmt: skip


def _asked(
    examples: Sequence[Example], model: Model, options: InferOptions
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    guesses = [UNKNOWN] * len(examples)
    sure = np.zeros(len(examples))
    scores = np.full((len(examples), len(model.labels)), np.nan, dtype=np.float32)
    filled = [i for i, example in enumerate(examples) if example.sample.values]
    for first in range(0, len(filled), _AT_ONCE):
        places = filled[first : first + _AT_ONCE]
        verdicts, proba = model.best_guesses([examples[i].sample for i in places], options)
        scores[places] = proba
        for i, verdict in zip(places, verdicts, strict=True):
            guesses[i], sure[i] = verdict.label, verdict.score
    return np.array(guesses), sure, scores


def folds_by_table(examples: Sequence[Example], n_folds: int = FOLDS) -> np.ndarray:
    """Return the fold of every example, the same for all columns of a table."""
    from sklearn.model_selection import GroupKFold

    tables = np.array([example.table for example in examples])
    fold = np.zeros(len(examples), dtype=int)
    splits = GroupKFold(n_folds, shuffle=True, random_state=0).split(tables, groups=tables)
    for k, (_, rows) in enumerate(splits):
        fold[rows] = k
    return fold


def fit_roles(examples: Sequence[Example], columns: Sequence[Column], model_id: str) -> RoleModel:
    """Fit the model of roles.

    Parameters
    ----------
    examples, columns : sequence
        Columns of known roles, and what `columns_of` made of them. Columns of one value or none
        are left out: their role is known without a model.
    model_id : str
        The network whose scores `columns` hold.
    """
    kept = [i for i, column in enumerate(columns) if column.counts.n_distinct > 1]
    columns = [columns[i] for i in kept]
    examples = [examples[i] for i in kept]
    labels = columns[0].labels
    y = np.array([LEARNED.index(role) for role in roles_of(examples)])
    plain = plain_inputs(columns, labels)
    names = [column.name for column in columns]
    # Evidence of a name is that of the other tables, as it will be of a new table.
    evidence = np.zeros((len(y), len(LEARNED)), dtype=np.float32)
    fold = folds_by_table(examples)
    for k in range(FOLDS):
        others, own = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
        table, bias = name_table([names[i] for i in others], y[others])
        evidence[own] = name_evidence([names[i] for i in own], table, bias)
    table, bias = name_table(names, y)
    weights = _weights(examples)
    members = []
    for seed in range(_MEMBERS):
        rng = np.random.default_rng(seed)
        members.append(_fit_trees(_seen(plain, evidence, len(labels), rng), y, weights, seed))
    return RoleModel(_averaged(members, plain, evidence), labels, table, bias, model_id)


def name_table(names: Sequence[Any], y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how much more often each role has a part of a name than all columns have it.

    Parameters
    ----------
    names : sequence of hashable
    y : ndarray of int
        Roles, as places in `LEARNED`.

    Returns
    -------
    table : ndarray of float32, shape (N_BUCKETS, roles)
        Logarithms of ratios, drawn to zero where a part is rare.
    bias : ndarray of float32, shape (roles,)
    """
    counts = np.zeros((N_BUCKETS, len(LEARNED)))
    for name, role in zip(names, y.tolist(), strict=True):
        counts[list(buckets_of(name)), role] += 1
    prior = np.bincount(y, minlength=len(LEARNED)) + 1.0
    prior /= prior.sum()
    total = counts.sum(axis=1, keepdims=True)
    table = np.log((counts + _PRIOR * prior) / (total + _PRIOR) / prior)
    rounded = table.astype(np.float16).astype(np.float32)
    return rounded, np.zeros(len(LEARNED), dtype=np.float32)


def _seen(
    plain: np.ndarray, evidence: np.ndarray, n_labels: int, rng: np.random.Generator
) -> np.ndarray:
    """Return inputs some of which lack names, scores, or scores and verdict.

    So one model answers whatever is known, and the members of an ensemble differ.
    """
    from ....roles.features import COUNT_NAMES, VERDICT_NAMES
    from ....roles.model import NOT_ASKED

    n = len(plain)
    inputs = np.concatenate([plain, evidence], axis=1)
    inputs[rng.random(n) < _WITHOUT_NAME, plain.shape[1] :] = 0
    unscored = rng.random(n) < _WITHOUT_SCORES
    inputs[unscored, plain.shape[1] - n_labels : plain.shape[1]] = NOT_ASKED
    unguessed = unscored & (rng.random(n) < 0.5)
    inputs[unguessed, len(COUNT_NAMES) : len(COUNT_NAMES) + len(VERDICT_NAMES)] = 0
    return inputs


def _weights(examples: Sequence[Example]) -> np.ndarray:
    return np.array(
        [_WEIGHT_OF_PORTALS if e.table.startswith("portal/") else 1.0 for e in examples]
    )


def _fit_trees(inputs: np.ndarray, y: np.ndarray, weights: np.ndarray, seed: int) -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(
        max_iter=70, learning_rate=0.1, max_leaf_nodes=12, l2_regularization=5.0,
        max_features=0.1, max_bins=64, early_stopping=False, random_state=seed,
    ).fit(inputs, y, sample_weight=weights)  # fmt: skip


def _averaged(members: Sequence[Any], plain: np.ndarray, evidence: np.ndarray) -> Trees:
    """Return the trees of all members, whose scores are the means of theirs."""
    trees = exported(members)
    rows = np.concatenate([plain, evidence], axis=1)[:: max(1, len(plain) // 500)]
    # The nodes of scikit-learn are private: what was read of them must predict the same.
    scores = np.mean([member.decision_function(rows) for member in members], axis=0)
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    expected = odds / odds.sum(axis=1, keepdims=True)
    found = trees.probabilities(rows)[:, members[0].classes_]
    if np.abs(found - expected).max() > 1e-3:
        raise RuntimeError("the exported trees predict something else than those of scikit-learn")
    return Trees.from_arrays(trees.arrays())


def exported(members: Sequence[Any]) -> Trees:
    """Return the trees of fitted ``HistGradientBoostingClassifier``, with the means of scores."""
    classes = members[0].classes_
    start = np.full(len(LEARNED), -20.0, dtype=np.float32)
    start[classes] = np.mean([np.ravel(one._baseline_prediction) for one in members], axis=0)
    columns: dict[str, list[np.ndarray]] = {
        key: [] for key in ("feature", "threshold", "left", "right", "value")
    }
    root, owner, first, depth = [], [], 0, 0
    for stage in (stage for member in members for stage in member._predictors):
        for place, tree in zip(classes, stage, strict=True):
            nodes = tree.nodes
            leaf = nodes["is_leaf"].astype(bool)
            here = np.arange(len(nodes)) + first
            columns["feature"].append(np.where(leaf, 0, nodes["feature_idx"]))
            columns["threshold"].append(_below(nodes["num_threshold"], leaf))
            columns["left"].append(np.where(leaf, here, nodes["left"].astype(int) + first))
            columns["right"].append(np.where(leaf, here, nodes["right"].astype(int) + first))
            columns["value"].append(np.where(leaf, nodes["value"] / len(members), 0))
            root.append(first)
            owner.append(int(place))
            first += len(nodes)
            depth = max(depth, int(nodes["depth"].max()))
    joined = {key: np.concatenate(parts) for key, parts in columns.items()}
    return Trees(
        joined["feature"].astype(np.int16), joined["threshold"], joined["left"].astype(np.int32),
        joined["right"].astype(np.int32), joined["value"].astype(np.float32),
        np.array(root, dtype=np.int32), np.array(owner, dtype=np.int8), start, depth,
    )  # fmt: skip


def _below(thresholds: np.ndarray, leaf: np.ndarray) -> np.ndarray:
    """Return thresholds as the largest float32 that is not larger."""
    rounded = np.where(leaf, 0, thresholds).astype(np.float32)
    lower = np.nextafter(rounded, np.float32(-np.inf))
    return np.where(rounded.astype(np.float64) > np.where(leaf, 0, thresholds), lower, rounded)
