"""What n-grams reach on labelled texts, to compare leaks with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..encoder import TextTask
from ..removal import Removal
from ..tfidf import TfidfEncoder

__all__ = ["ngrams_accuracy"]

_MOST_FITTED, _ENOUGH_JUDGED = 1500, 400
_C = 10.0


def ngrams_accuracy(
    texts: Sequence[str],
    y: np.ndarray,
    fold: np.ndarray,
    seed: int,
    removal: Removal | None = None,
) -> float:
    """Return the accuracy of the encoder tfidf, nothing chosen, on texts held out.

    Parameters
    ----------
    texts : sequence of str
        Texts.
    y : ndarray of int
        Class of each.
    fold : ndarray of int
        Fold of each; as many are judged in turn as it takes for a few hundred texts.
    seed : int
        Seed of the texts that are drawn where there are many.
    removal : Removal, optional
        Taken out of all texts first.
    """
    rng = np.random.default_rng(seed)
    right = judged = 0
    for turn in range(int(fold.max()) + 1):
        train, test = np.flatnonzero(fold != turn), np.flatnonzero(fold == turn)
        if not len(test) or len(np.unique(y[train])) < 2:
            continue
        train, test = (rng.permutation(rows)[:_MOST_FITTED] for rows in (train, test))
        parts = [[texts[row] for row in rows.tolist()] for rows in (train, test)]
        if removal is not None:
            parts = [[removal(text) for text in part] for part in parts]
        share = np.bincount(y[train], minlength=int(y.max()) + 1)[y[train]]
        weights = 1 / share / np.mean(1 / share)
        encoder = TfidfEncoder(C=_C, case=True, naive_bayes=False)
        encoder.fit(TextTask(parts[0], y[train], int(y.max()) + 1, weights, seed=seed))
        right += int((encoder.predict_proba(parts[1]).argmax(axis=1) == y[test]).sum())
        judged += len(test)
        if judged >= _ENOUGH_JUDGED:
            break
    return right / judged if judged else 0.0
