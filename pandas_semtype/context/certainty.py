"""How sure a label is that names or neighbours had a part in: the chance that it is acceptable.

The weights of names and neighbours share out one probability among labels, and several of them may
be acceptable: the keys of a table are identifiers and whole numbers. The chance that the likeliest
one is acceptable is higher than its share. How much higher was counted on columns of real tables.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from ..verdict import Verdict
from .weights import ContextWeights, fitted_weights

__all__ = ["with_certainty"]

_EDGE = 1e-3  # more extreme shares are no more often right


def with_certainty(
    guesses: Sequence[Verdict],
    in_context: Sequence[Verdict],
    labels: Sequence[str],
    user_labels: Collection[str] = (),
    weights: ContextWeights | None = None,
) -> list[Verdict]:
    """Return verdicts with the chance of being acceptable in place of a share of probability.

    The chance is ``sigmoid(slope * logit(share) + offset)`` (Platt 1999), and no more than all
    shares together, which leave out that the column is none of the labels. The other labels keep
    their shares, and no one of them gets more than the verdict: `personal_data` goes by them, and
    what is a company or a person is no less often a person for being acceptable as a company.

    Parameters
    ----------
    guesses : sequence of Verdict
        Best guesses by cells; their scores are such chances already.
    in_context : sequence of Verdict
        The same, after names and neighbours. Those that are unknown, whose scores context left
        alone, that a rule settles, or whose label a user added stay as they are.
    labels : sequence of str
        Labels in the order of the scores.
    user_labels : collection of str, optional
        Labels that a user added.
    weights : ContextWeights, optional
        Slope and offset; those of the package by default.

    Returns
    -------
    list of Verdict

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.context.certainty import with_certainty
    >>> from pandas_semtype.context.weights import ContextWeights
    >>> from pandas_semtype.verdict import Verdict
    >>> guess = Verdict("int", 0.9, "net", "int", 0.9, ("int",), np.array([0.9, 0.05]))
    >>> named = Verdict("int", 0.6, "net", "int", 0.9, ("int",), np.array([0.6, 0.4]))
    >>> weights = ContextWeights(slope=0.5, offset=1.5)
    >>> found = with_certainty([guess], [named], ["int", "code"], weights=weights)
    >>> round(found[0].score, 2), found[0].scores.round(2)
    (0.85, array([0.85, 0.4 ]))
    """
    weights = fitted_weights() if weights is None else weights
    out = list(in_context)
    place = {label: k for k, label in enumerate(labels)}
    for i, (guess, verdict) in enumerate(zip(guesses, in_context, strict=True)):
        if verdict.scores is guess.scores or verdict.scores is None or verdict.settled:
            continue
        if verdict.label not in place or verdict.label in user_labels:
            continue
        scores = np.asarray(verdict.scores, dtype=float)
        own = place[verdict.label]
        share = float(scores[own])
        if share <= 0.0:  # of labels that are all impossible, none is likely
            continue
        # Of few labels a small share is no spread one: the rest is none of them.
        chance = min(_chance(share, weights), float(scores.sum()))
        scores = np.minimum(scores, chance)
        scores[own] = chance
        out[i] = replace(verdict, score=chance, scores=scores)
    return out


def _chance(share: float, weights: ContextWeights) -> float:
    inside = min(max(share, _EDGE), 1.0 - _EDGE)
    odds = weights.slope * np.log(inside / (1.0 - inside)) + weights.offset
    return float(1.0 / (1.0 + np.exp(-odds)))
