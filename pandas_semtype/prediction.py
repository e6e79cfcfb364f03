"""What is said about one column."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd

from .types import UNKNOWN

__all__ = ["NO_VALUES", "ColumnPrediction", "Verdict", "printable"]

NO_VALUES = "no_values"
"""The reason given for a column without a single cell."""


class Verdict(Protocol):
    """What is said about one column; any object with these attributes will do."""

    @property
    def label(self) -> str:
        """The verdict."""
        ...

    @property
    def score(self) -> float:
        """How sure it is."""
        ...

    @property
    def reason(self) -> str:
        """What decided."""
        ...

    @property
    def labels(self) -> Sequence[str]:
        """Every label at or above its threshold."""
        ...

    @property
    def net_label(self) -> str:
        """The net's own opinion."""
        ...

    @property
    def net_score(self) -> float:
        """How sure the net was."""
        ...


@dataclass(frozen=True, slots=True)
class ColumnPrediction:
    """Tell what one column means.

    Parameters
    ----------
    name : hashable
        The name of the column.
    label : str
        The verdict; ``"unknown"`` if no label was sure enough for the mode.
    score : float
        The chance that the verdict is right, 0 to 1; of ``"unknown"`` that of the best
        guess, which is the first of `alternatives`.
    reason : str
        What decided.
    labels : tuple of str
        Every label at or above its threshold: a column can be several things.
    net_label : str
        The net's own opinion.
    net_score : float
        How sure the net was, 0 to 1.
    net_scores : tuple of (str, float or None)
        What the net said of every label, None if it was not asked; `proba` gives it as
        a Series.
    model_id : str
        The model that was asked.
    alternatives : tuple of (str, float)
        What else the column may be, by net and rules: at most five labels with their
        chances, best first.
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
        """Return what is said of a column that has no cells.

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
        """Return what the net said of every label, 0 to 1, missing if it was not asked."""
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
