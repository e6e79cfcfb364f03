"""Metrics of a network while it trains."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..decision.specificity import specific_scores
from ..simulate.corpus import Block
from .steps import Steps, taken
from .targets import MASKED

__all__ = ["validate"]

_AT_ONCE = 256


def validate(
    steps: Steps, block: Block, labels: Sequence[str], n_cells: int, prefix: str = "val"
) -> dict[str, float]:
    """Return loss, accuracy, macro F1 and binary accuracy of a network on columns.

    Columns beyond the last full batch are left out, so that one shape is compiled.

    Parameters
    ----------
    steps : Steps
    block : Block
        Columns that are never trained on.
    labels : sequence of str
        Labels of the output.
    n_cells : int
        Cells per column.
    prefix : str, default "val"
        Of the names of the metrics.

    Returns
    -------
    dict of str to float
        ``loss``, ``accuracy``, ``macro_f1`` and ``binary_accuracy`` behind the prefix. A
        masked label is never the verdict of a column.
    """
    size = min(_AT_ONCE, len(block.primary))
    n = len(block.primary) // size * size
    cells = np.arange(n_cells)
    judged = [
        steps.judge(taken(block, np.arange(start, start + size), cells))
        for start in range(0, n, size)
    ]
    targets, primary = block.targets[:n], block.primary[:n]
    proba = 1 / (1 + np.exp(-np.concatenate([logits for logits, _ in judged])))
    scores = np.where(targets == MASKED, -1.0, specific_scores(proba, labels))
    verdict = scores.argmax(axis=1)
    f1 = []
    for k in np.unique(primary):
        hits = np.sum((verdict == k) & (primary == k))
        f1.append(2 * hits / max(1, np.sum(verdict == k) + np.sum(primary == k)))
    known = targets >= 0
    return {
        f"{prefix}_loss": float(np.mean([loss for _, loss in judged])),
        f"{prefix}_accuracy": float(np.mean(verdict == primary)),
        f"{prefix}_macro_f1": float(np.mean(f1)),
        f"{prefix}_binary_accuracy": float(np.mean((proba >= 0.5)[known] == (targets == 1)[known])),
    }
