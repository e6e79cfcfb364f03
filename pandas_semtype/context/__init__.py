"""Context: names of columns and the columns beside them break ties between labels.

Only labels that the values leave open gain by it: what a rule has settled stays, and a label
the values rule out stays ruled out.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ..types import UNKNOWN
from .headers import header_evidence
from .neighbours import neighbour_evidence

__all__ = ["BY_NAME", "BY_NEIGHBOUR", "in_context"]

BY_NAME, BY_NEIGHBOUR = "context:name", "context:neighbour"
"""Reasons of verdicts that the context has changed."""

_MOST = 4.0
"""Log-odds that context adds at most: values that leave no doubt are stronger."""


def in_context(
    verdicts: Sequence[Any], names: Sequence[Hashable], labels: Sequence[str]
) -> list[Any]:
    """Return best guesses that take names of columns and neighbours into account.

    Parameters
    ----------
    verdicts : sequence
        Best guesses by values, one per column of a table; those with an attribute
        ``scores``, a chance per label, can change.
    names : sequence of hashable
        Names of the columns.
    labels : sequence of str
        Labels in the order of the scores.
    """
    told = list(verdicts)
    rows = [i for i, v in enumerate(told) if getattr(v, "scores", None) is not None]
    if not rows:
        return told
    chances = np.stack([np.asarray(told[i].scores, dtype=float) for i in rows])
    free = np.array(
        [told[i].label != UNKNOWN and not getattr(told[i], "settled", False) for i in rows]
    )
    by_name = header_evidence([names[i] for i in rows], labels)
    by_name[~free] = 0.0
    named = _updated(chances, by_name)
    by_neighbour = neighbour_evidence(named, labels)
    by_neighbour[~free] = 0.0
    final = _updated(chances, by_name + by_neighbour)
    best = final.argmax(axis=1)
    for row, i in enumerate(rows):
        if not free[row]:
            continue
        label, score = labels[best[row]], float(final[row, best[row]])
        reason = told[i].reason
        if label != told[i].label:
            before = labels.index(told[i].label)
            gained = [e[row, best[row]] - e[row, before] for e in (by_name, by_neighbour)]
            reason = BY_NAME if gained[0] >= gained[1] else BY_NEIGHBOUR
        told[i] = replace(told[i], label=label, score=score, reason=reason, scores=final[row])
    return told


def _updated(chances: np.ndarray, evidence: np.ndarray) -> np.ndarray:
    """Return chances after evidence; what is left to none of the labels stays as likely."""
    left = np.maximum(1.0 - chances.sum(axis=1, keepdims=True), 0.0)
    weighed = chances * np.exp(np.clip(evidence, -_MOST, _MOST))
    out: np.ndarray = weighed / np.maximum(weighed.sum(axis=1, keepdims=True) + left, 1e-12)
    return out
