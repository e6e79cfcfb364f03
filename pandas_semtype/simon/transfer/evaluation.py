"""Figures per label on the held columns of a replay set."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from ..decision.specificity import more_specific, specific_scores
from ..network.head import Head, sigmoid
from .replay_set import NOBODY, Replay

__all__ = ["label_figures", "net_labels"]

_UNKNOWN = -1


def net_labels(
    proba: np.ndarray,
    labels: Sequence[str],
    thresholds: Mapping[str, float] | None = None,
    taught: Collection[str] = (),
) -> np.ndarray:
    """Return the position of the label the net gives each column, -1 for none.

    Parameters
    ----------
    proba : ndarray, shape (columns, labels)
        What the net says.
    labels : sequence of str
        Labels in the order of `proba`.
    thresholds : mapping of str to float, optional
        Scores a label must reach; 0.5 by default.
    taught : collection of str
        Labels a user taught: they go before the others.
    """
    limits = np.array([(thresholds or {}).get(label, 0.5) for label in labels])
    own = np.array([label in taught for label in labels])
    said = np.full(len(proba), _UNKNOWN)
    if not own.all():
        plain = np.flatnonzero(~own)
        scores = specific_scores(proba[:, plain], [labels[i] for i in plain])
        best = scores.argmax(axis=1)
        high = scores[np.arange(len(proba)), best] >= limits[plain][best]
        said = np.where(high, plain[best], _UNKNOWN)
    if own.any():
        scores = np.where(own & (proba >= limits), proba, -1.0)
        said = np.where(scores.max(axis=1) >= 0, scores.argmax(axis=1), said)
    return said


def label_figures(
    replay: Replay,
    head: Head,
    labels: Sequence[str],
    thresholds: Mapping[str, float] | None = None,
    taught: Collection[str] = (),
) -> dict[str, float]:
    """Return the F1 of every label on the held columns, by the net alone.

    A label that may or may not be said of a column is no mistake, nor is one of several
    true ones of which none is the more specific.

    Parameters
    ----------
    replay : Replay
        Columns, with targets for `labels`.
    head : Head
        Output layer.
    labels : sequence of str
        Labels of the output, in its order; those without held columns are left out.
    thresholds : mapping of str to float, optional
        Scores a label must reach; 0.5 by default.
    taught : collection of str
        Labels a user taught.
    """
    rows = np.flatnonzero(replay.held & (replay.primary != NOBODY))
    proba = sigmoid(head.logits(replay.inputs()[rows]))
    said = net_labels(proba, labels, thresholds, taught)
    true, targets = replay.primary[rows], replay.targets[rows]
    # Without the label "year", a year is a datetime and an int, and either is right.
    narrow = (targets == 1) & ~((targets == 1) @ more_specific(labels).T)
    fine = narrow | (targets < 0)
    said = np.where((said >= 0) & fine[np.arange(len(rows)), said], true, said)
    figures = {}
    for k in np.unique(true):
        hits = int(np.sum((said == k) & (true == k)))
        total = int(np.sum(said == k) + np.sum(true == k))
        figures[labels[k]] = 2 * hits / total
    return figures
