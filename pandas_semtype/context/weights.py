"""How much cells, names and neighbours count: a few numbers, fitted on real columns."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

__all__ = ["FILE", "ContextWeights", "fitted_weights"]

FILE = "weights.json"


@dataclass(frozen=True, slots=True)
class ContextWeights:
    """Hold the coefficients of a multinomial logistic regression on three sources.

    Parameters
    ----------
    cells : float
        Of the logarithm of the probability by the cells.
    names : float
        Of the log-likelihood ratio of the name.
    neighbours : float
        Of the log-odds that the other columns give.
    lowest, highest : float
        A name says at most so much against a label, or for it.
    none : float
        Weight of "none of the labels", beyond what the cells leave to none of them where that is
        more than half.
    slope, offset : float
        From the log-odds of a label's share of the probability to those of its being acceptable;
        see `pandas_semtype.context.certainty`.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.context.weights import ContextWeights
    >>> weights = ContextWeights(cells=1.0, names=1.0, neighbours=0.0, none=0.0)
    >>> cells = np.array([[0.6, 0.4, 0.0]])  # what the cells exclude stays excluded
    >>> weights.updated(cells, np.array([[0.0, 2.0, 9.0]])).round(2)
    array([[0.17, 0.83, 0.  ]])
    """

    cells: float = 0.85
    names: float = 1.0
    neighbours: float = 0.3
    lowest: float = -3.0
    highest: float = 4.0
    none: float = 0.02
    slope: float = 1.0
    offset: float = 0.0

    @classmethod
    def of(cls, entries: Mapping[str, Any]) -> ContextWeights:
        """Return the weights of a mapping such as the one in `FILE`."""
        return cls(**{name: float(entries[name]) for name in asdict(cls())})

    def of_names(self, ratios: np.ndarray) -> np.ndarray:
        """Return what log-likelihood ratios of names count for."""
        out: np.ndarray = self.names * np.clip(ratios, self.lowest, self.highest)
        return out

    def updated(self, probabilities: np.ndarray, evidence: np.ndarray) -> np.ndarray:
        """Return the probabilities of labels after evidence.

        Parameters
        ----------
        probabilities : ndarray, shape (columns, labels)
            By the cells.
        evidence : ndarray, shape (columns, labels)
            Log-odds of names and neighbours, already weighed.

        Returns
        -------
        ndarray, shape (columns, labels)
            They sum to less than 1. A label without probability has none afterwards.
        """
        possible = probabilities > 0.0
        logs = np.log(np.where(possible, probabilities, 1.0))
        weighted = np.exp(self.cells * logs + evidence) * possible
        # Where the cells leave most of the probability to no label, as where few labels are
        # asked for and none fits, a name must not hand it to the least unlikely one.
        rest = 1.0 - probabilities.sum(axis=1, keepdims=True)
        none = self.none + np.maximum(2.0 * rest - 1.0, 0.0) ** self.cells
        out: np.ndarray = weighted / np.maximum(weighted.sum(axis=1, keepdims=True) + none, 1e-12)
        return out


@cache
def fitted_weights() -> ContextWeights:
    """Return the weights that stand in the package."""
    return ContextWeights.of(
        json.loads(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
    )
