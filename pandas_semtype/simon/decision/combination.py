"""Weigh labels against each other: which is likeliest where network and rules leave several open.

The network learned from as many columns of one label as of another. Real tables have hundreds of
columns of cities for one of a product, so two labels that it finds equally likely are not. A
multinomial logistic regression on the scores of network and rules, with one slope for all of them
and one offset per label, fitted on columns of real tables, says how they are to be weighed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

__all__ = ["BY_SHARES", "LEAST", "NONE", "Combination", "log_scores"]

BY_SHARES = "combination:shares"
"""Reason of a verdict that such an offset has decided."""

LEAST = 1e-6
"""Scores below this one say no more than it does."""

NONE = 0.05
"""Weight of "none of these": a column for which every label has less is left in doubt."""


def log_scores(scores: np.ndarray) -> np.ndarray:
    """Return the logarithm of scores, none less than that of `LEAST`."""
    out: np.ndarray = np.log(np.maximum(scores, LEAST))
    return out


@dataclass(frozen=True, slots=True)
class Combination:
    """Turn the scores of network and rules into probabilities that sum to at most 1.

    Parameters
    ----------
    slope : float
        What the logarithm of a score is multiplied by.
    offsets : mapping of str to float
        Log-odds by label; 0 for a label that has none, such as one that a user added.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.simon.decision.combination import Combination
    >>> combination = Combination(1.0, {"city": 0.7, "product": -0.7})
    >>> combination.probabilities(np.array([[0.4, 0.4]]), ["city", "product"]).round(2)
    array([[0.76, 0.19]])
    """

    slope: float = 1.0
    offsets: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def from_config(cls, entry: Mapping[str, Any] | None) -> Combination | None:
        """Read the entry ``combination`` of a ``config.json``; None if there is none.

        Raises
        ------
        KeyError, TypeError, ValueError
            If an entry is missing or is no number.
        """
        if entry is None:
            return None
        offsets = {str(label): float(x) for label, x in entry["offsets"].items()}
        numbers = np.array([float(entry["slope"]), *offsets.values()])
        if not np.isfinite(numbers).all() or np.abs(numbers).max() > 50:
            message = "slope and offsets of the combination must be numbers from -50 to 50"
            raise ValueError(message)
        return cls(float(entry["slope"]), offsets)

    def to_config(self) -> dict[str, Any]:
        """Return what `from_config` reads."""
        offsets = {label: round(float(x), 4) for label, x in self.offsets.items()}
        return {"slope": round(float(self.slope), 4), "offsets": offsets}

    def probabilities(self, scores: np.ndarray, labels: Sequence[str]) -> np.ndarray:
        """Return the probability of each label for each column.

        Parameters
        ----------
        scores : ndarray, shape (columns, labels)
            Probability that each label is the most specific right one, by itself.
        labels : sequence of str
            Labels in the order of `scores`.

        Returns
        -------
        ndarray, shape (columns, labels)
            They sum to less than 1: the rest is for none of the labels.
        """
        offsets = np.array([self.offsets.get(label, 0.0) for label in labels])
        weights = np.exp(self.slope * log_scores(scores) + offsets)
        weights[scores <= 0.0] = 0.0  # what is impossible stays so
        out: np.ndarray = weights / (weights.sum(axis=1, keepdims=True) + NONE)
        return out
