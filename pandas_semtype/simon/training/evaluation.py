"""Appraise a model on simulated columns: figures per label, confusions, thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..decision.specificity import specific_scores

if TYPE_CHECKING:
    from ..model import Model
    from ..simulate.corpus import Block

__all__ = ["Appraisal", "appraise"]

_LOWEST, _HIGHEST = 0.15, 0.35


@dataclass(frozen=True)
class Appraisal:
    """Hold what a net says of columns whose labels are known.

    Parameters
    ----------
    labels : tuple of str
        Labels in the order of the scores.
    scores : ndarray, shape (columns, labels)
        How sure each label is the most specific true one.
    primary : ndarray of int, shape (columns,)
        Position of the true one.
    """

    labels: tuple[str, ...]
    scores: np.ndarray
    primary: np.ndarray

    @property
    def said(self) -> np.ndarray:
        """Position of the label the net would give, whatever its score."""
        best: np.ndarray = self.scores.argmax(axis=1)
        return best

    def per_label(self) -> dict[str, dict[str, float]]:
        """Return precision, recall, F1 and number of columns of each label."""
        told = {}
        said = self.said
        for k, label in enumerate(self.labels):
            hits = int(np.sum((said == k) & (self.primary == k)))
            claimed, there = int(np.sum(said == k)), int(np.sum(self.primary == k))
            told[label] = {
                "precision": hits / claimed if claimed else 0.0,
                "recall": hits / there if there else 0.0,
                "f1": 2 * hits / (claimed + there) if claimed + there else 0.0,
                "columns": there,
            }
        return told

    def confusions(self, most: int = 15) -> list[tuple[str, str, int]]:
        """Return the most frequent mistakes as (true label, what was said, columns)."""
        pairs = np.stack([self.primary, self.said], axis=1)[self.primary != self.said]
        if not len(pairs):
            return []
        found, counts = np.unique(pairs, axis=0, return_counts=True)
        order = np.argsort(-counts, kind="stable")[:most]
        return [(self.labels[found[i, 0]], self.labels[found[i, 1]], int(counts[i])) for i in order]

    def thresholds(self) -> dict[str, float]:
        """Return the score per label below which a verdict hurts its F1.

        A verdict with a lower score is more often wrong than it is worth; the threshold
        lies between 0.15 and 0.35: real columns are easier than simulated ones.
        """
        said = self.said
        top = self.scores.max(axis=1)
        chosen = {}
        for k, label in enumerate(self.labels):
            claimed = np.flatnonzero(said == k)
            order = claimed[np.argsort(-top[claimed], kind="stable")]
            there = int(np.sum(self.primary == k))
            if not len(order) or not there:
                chosen[label] = _HIGHEST
                continue
            hits = np.cumsum(self.primary[order] == k)
            f1 = 2 * hits / (np.arange(1, len(order) + 1) + there)
            # Of equally good thresholds the lowest: an answer is worth more than none.
            best = len(f1) - 1 - int(np.argmax(f1[::-1]))
            chosen[label] = round(float(np.clip(top[order[best]], _LOWEST, _HIGHEST)), 3)
        return chosen

    def summary(self) -> dict[str, Any]:
        """Return accuracy, macro F1 and figures per label as plain values."""
        per_label = self.per_label()
        seen = [told["f1"] for told in per_label.values() if told["columns"]]
        return {
            "columns": len(self.primary),
            "accuracy": round(float(np.mean(self.said == self.primary)), 4),
            "macro_f1": round(float(np.mean(seen)), 4),
            "labels": {
                label: {key: round(value, 4) for key, value in told.items()}
                for label, told in per_label.items()
            },
            "confusions": [list(pair) for pair in self.confusions()],
        }


def appraise(model: Model, block: Block, labels: Sequence[str] | None = None) -> Appraisal:
    """Run a model's net over a simulated block.

    Parameters
    ----------
    model : Model
        Any model whose encoder is the one the block was made with.
    block : Block
        Columns as arrays, see `pandas_semtype.simon.simulate.corpus.make_block`.
    labels : sequence of str, optional
        Labels of the block's targets; the model's own by default.
    """
    known = tuple(labels or model.labels)
    if known != model.labels:
        raise ValueError("The block was made for other labels than the model's.")
    n_columns, n_cells, width = block.characters.shape
    cells = block.characters.reshape(n_columns * n_cells, width)
    rows = np.arange(len(cells), dtype=np.int32).reshape(n_columns, n_cells)
    proba = model.score_encoded(cells, rows[:, : model.max_cells], block.statistics)
    return Appraisal(known, specific_scores(proba, known), block.primary)
