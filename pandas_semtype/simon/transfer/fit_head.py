"""Fit the output layer of an extended model: convex problems, solved in fractions of a second."""

from __future__ import annotations

import numpy as np

from ..network.head import Head
from .cross_validation import choose_threshold
from .fit_result import FitResult, f1_before
from .logistic import fit_rows
from .training_set import TransferSet

__all__ = ["cross_validated_thresholds", "fit_head"]

_PENALTY = 0.02
_EXAMPLES_WEIGHT = 0.15
_RIVALS_WEIGHT = 0.03
_LOOK_ALIKES = 100
_LOOK_ALIKE_WEIGHT = 11.0
_OLD_PENALTY = 1.0
_OLD_WEIGHT = 0.02
_WRONG = 0.25  # mean error on examples from which on an old label is fitted too


def fit_head(data: TransferSet) -> FitResult:
    """Fit the new rows, and the old rows that are wrong about the examples.

    The new rows stay near those of the nearest old labels.

    Parameters
    ----------
    data : TransferSet
        Examples and replay.

    Returns
    -------
    FitResult
        Its history holds loss and accuracy of the new rows after each step of the solver.
    """
    rows, new = data.training_rows, data.new
    inputs = np.concatenate([data.inputs, data.replay_inputs[rows]])
    targets = np.concatenate([data.targets, data.replay.targets[rows]])[:, new]
    weights = _weights(data, targets)
    first, _ = fit_rows(
        inputs,
        np.maximum(targets, 0),
        weights,
        data.nearest_rows,
        _PENALTY,
        scaling=data.scaling,
        max_iterations=100,
    )
    near = _look_alike_weights(first.logits(data.replay_inputs[rows]), targets[len(data.owner) :])
    weights[len(data.owner) :] *= near
    fitted, history = fit_rows(
        inputs,
        np.maximum(targets, 0),
        weights,
        data.nearest_rows,
        _PENALTY,
        scaling=data.scaling,
    )
    head = data.kept_head(inputs.shape[1])
    head.kernel[:, new], head.bias[new] = fitted.kernel, fitted.bias
    return FitResult(
        head=head,
        adjusted=_adjust(data, head, inputs),
        history=history,
        thresholds=cross_validated_thresholds(data, near),
        nearest=data.nearest,
        before=f1_before(data),
        solver="convex",
    )


def _look_alike_weights(logits: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the weights of replayed columns: those that look most like a class weigh more.

    Most columns are nothing like it, and say nothing of where it ends. Of its look-alikes there
    are few: a dozen of the postal codes are of countries whose codes mix letters and digits.

    Parameters
    ----------
    logits : ndarray, shape (columns, new labels)
        Of a first fit.
    targets : ndarray, shape (columns, new labels)
        0 for columns that are known to be of another class.
    """
    out = np.ones_like(logits)
    for j in range(logits.shape[1]):
        others = np.flatnonzero(targets[:, j] == 0)
        order = np.argsort(-logits[others, j], kind="stable")
        out[others[order[:_LOOK_ALIKES]], j] = _LOOK_ALIKE_WEIGHT
    return out


def _weights(data: TransferSet, targets: np.ndarray) -> np.ndarray:
    """Weigh examples against replay; 0 where a target is not known."""
    weights = (targets >= 0).astype(np.float64)
    n = len(data.owner)
    n_replay = len(targets) - n
    for j in range(targets.shape[1]):
        for value, weight in ((1, _EXAMPLES_WEIGHT), (0, _RIVALS_WEIGHT)):
            chosen = np.flatnonzero(targets[:n, j] == value)
            weights[chosen, j] = weight * n_replay / max(1, len(chosen))
    return weights


def _adjust(data: TransferSet, head: Head, inputs: np.ndarray) -> list[str]:
    """Refit the old rows that are wrong about the examples, in place; return their labels.

    On the replay set their targets are their old scores, so that without examples nothing
    would change at all.
    """
    known = data.targets >= 0
    before = data.old_scores(data.inputs)
    wrong = []
    for place, k in enumerate(data.old):
        for i in range(len(data.classes)):
            mine = (data.owner == i) & known[:, k]
            error = np.abs(before[mine, place] - data.targets[mine, k])
            if len(error) and error.mean() > _WRONG:
                wrong.append(place)
                break
    if not wrong:
        return []
    rows = [data.old[place] for place in wrong]
    replayed = data.old_scores(data.replay_inputs[data.training_rows])[:, wrong]
    examples = np.where(known[:, rows], data.targets[:, rows], 0.0)
    weights = np.concatenate([known[:, rows].astype(np.float64), np.ones_like(replayed)])
    n = len(data.owner)
    weights[:n] *= _OLD_WEIGHT * len(replayed) / np.maximum(weights[:n].sum(axis=0), 1.0)
    fitted, _ = fit_rows(
        inputs,
        np.concatenate([examples, replayed]),
        weights,
        head.taking(rows),
        _OLD_PENALTY,
        scaling=data.scaling,
    )
    head.kernel[:, rows], head.bias[rows] = fitted.kernel, fitted.bias
    return [data.labels[k] for k in rows]


def cross_validated_thresholds(
    data: TransferSet, near: np.ndarray | None = None
) -> list[tuple[float, dict[str, float]]]:
    """Return threshold and held-out metrics of every new label.

    No cell of a scored column occurs in a fitted one, and a column of the replay set is
    scored by a fit that has not seen it.

    Parameters
    ----------
    data : TransferSet
        Examples and replay.
    near : ndarray, shape (columns, new labels), optional
        Weights of the columns of the replay set; 1 by default.
    """
    replayed = data.replay_inputs[data.training_rows]
    targets = data.replay.targets[data.training_rows]
    out: list[tuple[float, dict[str, float]]] = []
    for i, k in enumerate(data.new):
        positive, negative = [], []
        rivals = data.inputs[data.targets[:, k] == 0]
        usable = targets[:, k] == 0
        for j, (fitted, scored) in enumerate(data.folds[i]):
            part = np.arange(len(replayed)) % max(2, len(data.folds[i])) == j
            rest = replayed[usable & ~part]
            x = np.concatenate([fitted, rivals, rest])
            y = np.zeros((len(x), 1))
            y[: len(fitted)] = 1.0
            w = np.ones((len(x), 1))
            if near is not None:
                w[len(x) - len(rest) :, 0] = near[usable & ~part, i]
            w[: len(fitted)] = _EXAMPLES_WEIGHT * len(rest) / len(fitted)
            w[len(fitted) : len(fitted) + len(rivals)] = (
                _RIVALS_WEIGHT * len(rest) / max(1, len(rivals))
            )
            head, _ = fit_rows(
                x,
                y,
                w,
                data.nearest_rows.taking([i]),
                _PENALTY,
                scaling=data.scaling,
                max_iterations=100,
            )
            positive.append(head.logits(scored)[:, 0])
            negative.append(head.logits(replayed[usable & part])[:, 0])
        if not positive:
            out.append((0.5, {}))
            continue
        out.append(
            choose_threshold(
                np.concatenate(positive),
                np.concatenate(negative),
                float(len(data.labels)),
                generous=len(data.classes[i].columns) == 1,
            )
        )
    return out
