"""Context: names of columns and the columns beside them break ties between labels.

Only labels that the values leave open gain by it: a label that a rule has settled stays, and a
label that the values exclude stays excluded.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

import numpy as np

from ..types import UNKNOWN
from ..verdict import Verdict
from .headers import header_evidence
from .neighbours import neighbour_evidence

__all__ = ["BY_NAME", "BY_NEIGHBOUR", "in_context"]

BY_NAME, BY_NEIGHBOUR = "context:name", "context:neighbour"
"""Reasons of verdicts that the context has changed."""

_MOST = 4.0
"""Log-odds that context adds at most: values that leave no doubt are stronger."""


def in_context(
    verdicts: Sequence[Verdict], names: Sequence[Hashable], labels: Sequence[str]
) -> list[Verdict]:
    """Return best guesses that take names of columns and neighbours into account.

    Parameters
    ----------
    verdicts : sequence of Verdict
        Best guesses by values, one per column of a table; those with ``scores``, a
        probability per label, can change.
    names : sequence of hashable
        Names of the columns.
    labels : sequence of str
        Labels in the order of the scores.

    Returns
    -------
    list of Verdict
        With the reason ``"context:name"`` or ``"context:neighbour"`` where the label changed.
    """
    out = list(verdicts)
    rows, scores = [], []
    for i, verdict in enumerate(verdicts):
        if verdict.scores is not None:
            rows.append(i)
            scores.append(np.asarray(verdict.scores, dtype=float))
    if not rows:
        return out
    probabilities = np.stack(scores)
    free = np.array([out[i].label != UNKNOWN and not out[i].settled for i in rows])
    by_name = header_evidence([names[i] for i in rows], labels)
    by_name[~free] = 0.0
    named = _updated(probabilities, by_name)
    by_neighbour = neighbour_evidence(named, labels)
    by_neighbour[~free] = 0.0
    final = _updated(probabilities, by_name + by_neighbour)
    best = final.argmax(axis=1)
    for row, i in enumerate(rows):
        if not free[row]:
            continue
        label, score = labels[best[row]], float(final[row, best[row]])
        reason = out[i].reason
        if label != out[i].label:
            before = labels.index(out[i].label)
            gained = [e[row, best[row]] - e[row, before] for e in (by_name, by_neighbour)]
            reason = BY_NAME if gained[0] >= gained[1] else BY_NEIGHBOUR
        out[i] = replace(out[i], label=label, score=score, reason=reason, scores=final[row])
    return out


def _updated(probabilities: np.ndarray, evidence: np.ndarray) -> np.ndarray:
    """Return probabilities after evidence; that of none of the labels keeps its weight."""
    left = np.maximum(1.0 - probabilities.sum(axis=1, keepdims=True), 0.0)
    weighted = probabilities * np.exp(np.clip(evidence, -_MOST, _MOST))
    out: np.ndarray = weighted / np.maximum(weighted.sum(axis=1, keepdims=True) + left, 1e-12)
    return out
