"""From multi-label scores to the one most specific label."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from ...types import STATISTICAL_LABELS, implied_labels

__all__ = ["more_specific", "specific_scores"]

_GENERAL = frozenset({"text", "int", "float"})


@cache
def _matrix(labels: tuple[str, ...]) -> np.ndarray:
    matrix = np.zeros((len(labels), len(labels)), dtype=bool)
    for j, label in enumerate(labels):
        broader = implied_labels(label)
        if label in STATISTICAL_LABELS:
            # Categories are made of words or numbers without being implied by them.
            broader = broader | _GENERAL
        elif label == "boolean":
            # Two values are categories whatever they are, and 0 and 1 are numbers as well.
            broader = broader | _GENERAL | {"categorical"}
        for k, other in enumerate(labels):
            matrix[k, j] = other in broader
    matrix.setflags(write=False)
    return matrix


@cache
def _narrower(labels: tuple[str, ...]) -> tuple[tuple[int, np.ndarray], ...]:
    """Return the labels that have more specific ones, with those."""
    rows = ((k, np.flatnonzero(row)) for k, row in enumerate(_matrix(labels)))
    return tuple((k, others) for k, others in rows if len(others))


def more_specific(labels: Sequence[str]) -> np.ndarray:
    """Return which labels are more specific than which.

    Parameters
    ----------
    labels : sequence of str
        Labels in the order of the model's output.

    Returns
    -------
    ndarray of bool, shape (len(labels), len(labels))
        Entry ``[k, j]`` is True when label ``j`` is more specific than label ``k``: a
        column of ``j`` is one of ``k`` too, and ``j`` says more.

    Examples
    --------
    >>> more_specific(["email", "text"])
    array([[False, False],
           [ True, False]])
    """
    return _matrix(tuple(labels))


def specific_scores(proba: np.ndarray, labels: Sequence[str]) -> np.ndarray:
    """Return the score of each label as the most specific true one.

    An e-mail column has high scores for ``email`` and for ``text``; it is called
    ``email``.  The score of a label is multiplied by the probability that no more specific
    label holds, taking labels as independent.

    Parameters
    ----------
    proba : ndarray, shape (n, len(labels))
        Multi-label scores, 0 to 1.
    labels : sequence of str
        Labels in the order of `proba`.

    Returns
    -------
    ndarray, shape (n, len(labels))

    Examples
    --------
    >>> specific_scores(np.array([[0.9, 0.99]]), ["email", "text"]).round(3)
    array([[0.9  , 0.099]])
    """
    proba = np.asarray(proba)
    absent = np.log(np.maximum(1.0 - proba, 1e-12))
    found = proba.astype(absent.dtype)
    for k, others in _narrower(tuple(labels)):  # few: a product of matrices costs more
        found[:, k] *= np.exp(absent[:, others].sum(axis=1))
    return found
