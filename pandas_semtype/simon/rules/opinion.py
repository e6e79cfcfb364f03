"""Opinions: what a rule concludes about a column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...types import catalogue, implied_labels

__all__ = ["Kind", "Opinion", "forbid", "hand_over"]

Kind = Literal["settles", "supports", "forbids", "doubts", "yields"]


@dataclass(frozen=True, slots=True)
class Opinion:
    """Hold what one rule concludes about a column.

    Parameters
    ----------
    label : str
        The label it is about.
    score : float
        Fraction of the weighted cells that confirm the rule, or the certainty of the rule.
    reason : str
        Name of the rule, e.g. ``"format:email"`` or ``"checksum:iban"``.
    kind : {"settles", "supports", "forbids", "doubts", "yields"}
        ``settles`` overrules the network, ``supports`` adds to the score of the label,
        ``forbids`` says the label is impossible, ``doubts`` leaves it what `score` lacks to 1
        at most: enough for a name to bring it back. ``yields`` hands what speaks for the label
        to another one.
    heir : str, default "categorical"
        The label that it yields to.
    """

    label: str
    score: float
    reason: str
    kind: Kind
    heir: str = "categorical"


@cache
def family(label: str) -> tuple[str, ...]:
    """Return a label and every label that implies it."""
    return (label, *(other for other in catalogue() if label in implied_labels(other)))


@cache
def _forbidden(labels: tuple[str, ...], reason: str, families: bool) -> tuple[Opinion, ...]:
    named = dict.fromkeys(x for label in labels for x in (family(label) if families else (label,)))
    return tuple(Opinion(label, 1.0, reason, "forbids") for label in named)


def forbid(*labels: str, reason: str, families: bool = True) -> tuple[Opinion, ...]:
    """Return opinions that the labels, and those that imply them, are impossible.

    Parameters
    ----------
    *labels : str
        What cannot be.
    reason : str
        Name of the rule.
    families : bool, default True
        Forbid the labels that imply one of `labels` too.
    """
    return _forbidden(labels, reason, families)


def hand_over(*labels: str, reason: str, score: float, heir: str) -> list[Opinion]:
    """Return opinions that some labels yield to another one.

    Parameters
    ----------
    *labels : str
        Labels that the column is not.
    reason : str
        Name of the rule.
    score : float
        Certainty of the rule.
    heir : str
        The label that gets what speaks for them.

    Examples
    --------
    >>> [o.heir for o in hand_over("day", reason="format:ranks", score=0.9, heir="ordinal")]
    ['ordinal']
    """
    return [Opinion(label, score, reason, "yields", heir) for label in labels]
