"""Metrics per label on the held-out columns of a replay set."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from ..decision.specificity import more_specific, specific_scores
from ..network.head import Head, sigmoid
from ..replay_set import NO_LABEL, Replay

__all__ = ["label_f1", "network_labels"]

_UNKNOWN = -1


def network_labels(
    proba: np.ndarray,
    labels: Sequence[str],
    thresholds: Mapping[str, float] | None = None,
    user_labels: Collection[str] = (),
) -> np.ndarray:
    """Return the label the network predicts for each column.

    Parameters
    ----------
    proba : ndarray, shape (columns, labels)
        Scores of the network.
    labels : sequence of str
        Labels in the order of `proba`.
    thresholds : mapping of str to float, optional
        Scores a label must reach; 0.5 by default.
    user_labels : collection of str, default ()
        Labels a user added: they go before the others.

    Returns
    -------
    ndarray of int, shape (columns,)
        Position in `labels`, -1 for none.
    """
    limits = np.array([(thresholds or {}).get(label, 0.5) for label in labels])
    own = np.array([label in user_labels for label in labels])
    predicted = np.full(len(proba), _UNKNOWN)
    if not own.all():
        plain = np.flatnonzero(~own)
        scores = specific_scores(proba[:, plain], [labels[i] for i in plain.tolist()])
        best = scores.argmax(axis=1)
        high = scores[np.arange(len(proba)), best] >= limits[plain][best]
        predicted = np.where(high, plain[best], _UNKNOWN)
    if own.any():
        scores = np.where(own & (proba >= limits), proba, -1.0)
        predicted = np.where(scores.max(axis=1) >= 0, scores.argmax(axis=1), predicted)
    return predicted


def label_f1(
    replay: Replay,
    head: Head,
    labels: Sequence[str],
    thresholds: Mapping[str, float] | None = None,
    user_labels: Collection[str] = (),
) -> dict[str, float]:
    """Return the F1 of every label on the held-out columns, by the network alone.

    A label that may or may not hold for a column is no mistake, nor is one of several
    true ones of which none is the more specific.

    Parameters
    ----------
    replay : Replay
        Columns, with targets for `labels`.
    head : Head
        Output layer.
    labels : sequence of str
        Labels of the output, in its order; those without held-out columns are left out.
    thresholds : mapping of str to float, optional
        Scores a label must reach; 0.5 by default.
    user_labels : collection of str, default ()
        Labels a user added.

    Returns
    -------
    dict of str to float
    """
    rows = np.flatnonzero(replay.held & (replay.primary != NO_LABEL))
    proba = sigmoid(head.logits(replay.inputs()[rows]))
    predicted = network_labels(proba, labels, thresholds, user_labels)
    true, targets = replay.primary[rows], replay.targets[rows]
    # Without the label "year", a year is a datetime and an int, and either is right.
    narrow = (targets == 1) & ~((targets == 1) @ more_specific(labels).T)
    fine = narrow | (targets < 0)
    right = (predicted >= 0) & fine[np.arange(len(rows)), predicted]
    predicted = np.where(right, true, predicted)
    f1 = {}
    for k in np.unique(true):
        hits = int(np.sum((predicted == k) & (true == k)))
        total = int(np.sum(predicted == k) + np.sum(true == k))
        f1[labels[k]] = 2 * hits / total
    return f1
