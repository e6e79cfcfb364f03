"""The prediction for one column of a frame, as users see it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from .types import UNKNOWN
from .verdict import NO_VALUES

__all__ = ["ColumnPrediction", "printable"]


@dataclass(frozen=True, slots=True)
class ColumnPrediction:
    """Hold what one column means.

    Parameters
    ----------
    name : hashable
        The name of the column.
    label : str
        The verdict; ``"unknown"`` if no label scores high enough for the mode.
    score : float
        The probability that the verdict is right, 0 to 1; of ``"unknown"`` that of the
        best guess, which is the first of `alternatives`.
    reason : str
        What decided.
    labels : tuple of str
        Every label at or above its threshold: a column can be several things.
    net_label : str
        The label the network alone prefers.
    net_score : float
        The network's score of that label, 0 to 1.
    net_scores : tuple of (str, float or None)
        The network's score of every label, 0 to 1, None if it was not asked; `proba` gives
        them as a Series.
    model_id : str
        The model that was asked.
    alternatives : tuple of (str, float)
        What else the column may be, by network and rules: at most five labels with their
        probabilities, best first.
    """

    name: Hashable
    label: str
    score: float
    reason: str
    labels: tuple[str, ...]
    net_label: str
    net_score: float
    net_scores: tuple[tuple[str, float | None], ...] = ()
    model_id: str = ""
    alternatives: tuple[tuple[str, float], ...] = ()

    @classmethod
    def without_values(cls, name: Hashable = None) -> ColumnPrediction:
        """Return the prediction for a column that has no cells.

        Parameters
        ----------
        name : hashable
            The name of the column.

        Examples
        --------
        >>> from pandas_semtype.results import ColumnPrediction
        >>> ColumnPrediction.without_values("notes").label
        'unknown'
        """
        return cls(name, UNKNOWN, 0.0, NO_VALUES, (), UNKNOWN, 0.0)

    @property
    def proba(self) -> pd.Series:
        """Return the network's score of every label, 0 to 1, missing if it was not asked."""
        labels = [label for label, _ in self.net_scores]
        scores = np.array([score for _, score in self.net_scores], dtype=np.float64)
        return pd.Series(scores, index=pd.Index(labels, dtype="str"), name=self.name)

    def __repr__(self) -> str:
        return printable(
            f"ColumnPrediction({self.name!r}: {self.label} {self.score:.2f}, "
            f"net {self.net_label} {self.net_score:.2f}, reason {self.reason})"
        )


def printable(text: str) -> str:
    """Return a text that any output can encode, also if a name has lone surrogates.

    Parameters
    ----------
    text : str
        Any text.
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
