"""Curves of predictions: ROC, precision-recall, calibration, and the confusion matrix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

__all__ = ["Curves", "curves_of"]

MOST_CLASSES = 6
"""Classes that have curves of their own: those with the most texts."""

_POINTS = 101  # of a curve, at most: more cannot be told apart in a chart
_BINS = 10
_DIGITS = 5

Points = tuple[tuple[float, ...], tuple[float, ...]]
"""Two coordinates, point by point."""


@dataclass(frozen=True)
class Curves:
    """Hold what the charts of a report show.

    Parameters
    ----------
    classes : tuple of int
        The classes that have curves; of two classes the second alone, for one mirrors the other.
    roc : tuple of pairs
        False-positive rate and true-positive rate of each of them.
    precision_recall : tuple of pairs
        Recall and precision.
    positive : tuple of float
        Fraction of the texts that are of the class: the precision of guessing.
    calibration : tuple of (float, float, int)
        Of ten bins of the probability of the predicted class, those with texts: mean probability,
        accuracy and number of texts.
    confusion : tuple of tuple of int
        Texts by true class (rows) and predicted class (columns).
    """

    classes: tuple[int, ...]
    roc: tuple[Points, ...]
    precision_recall: tuple[Points, ...]
    positive: tuple[float, ...]
    calibration: tuple[tuple[float, float, int], ...]
    confusion: tuple[tuple[int, ...], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "classes": list(self.classes),
            "roc": [[list(part) for part in pair] for pair in self.roc],
            "precision_recall": [[list(part) for part in pair] for pair in self.precision_recall],
            "positive": list(self.positive),
            "calibration": [list(row) for row in self.calibration],
            "confusion": [list(row) for row in self.confusion],
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return the curves that `to_dict` described.

        Raises
        ------
        ValueError
            If numbers are missing, not finite or outside what a curve has.
        """
        found = cls(
            classes=tuple(int(place) for place in values["classes"]),
            roc=_pairs(values["roc"]),
            precision_recall=_pairs(values["precision_recall"]),
            positive=tuple(map(float, values["positive"])),
            calibration=tuple((float(p), float(a), int(n)) for p, a, n in values["calibration"]),
            confusion=tuple(tuple(map(int, row)) for row in values["confusion"]),
        )
        of_each = (found.roc, found.precision_recall, found.positive)
        drawn = [part for pairs in of_each[:2] for pair in pairs for part in pair]
        drawn += [found.positive, *(row[:2] for row in found.calibration)]
        if (
            any(len(part) != len(found.classes) for part in of_each)
            or not all(0 <= place < len(found.confusion) for place in found.classes)
            or any(len(row) != len(found.confusion) for row in found.confusion)
            or not all(0 <= value <= 1 for part in drawn for value in part)
        ):
            raise ValueError("curves do not fit each other")
        return found


def _pairs(values: Sequence[Any]) -> tuple[Points, ...]:
    pairs = tuple((tuple(map(float, x)), tuple(map(float, y))) for x, y in values)
    if any(len(x) != len(y) for x, y in pairs):
        raise ValueError("the two coordinates of a curve differ in number")
    return pairs


def curves_of(y: np.ndarray, proba: np.ndarray) -> Curves:
    """Return the curves of predicted probabilities.

    Parameters
    ----------
    y : ndarray of int, shape (n,)
        True class of each text; at least one text.
    proba : ndarray of float, shape (n, n_classes)
        Probability of each class.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.fakenews.curves import curves_of
    >>> sure = np.array([0.1, 0.4, 0.6, 0.9])
    >>> curves = curves_of(np.array([0, 1, 0, 1]), np.stack([1 - sure, sure], axis=1))
    >>> curves.confusion, curves.roc[0][1]
    (((1, 1), (1, 1)), (0.0, 0.5, 0.5, 1.0, 1.0))
    """
    from sklearn.metrics import confusion_matrix, precision_recall_curve, roc_curve

    n_classes = proba.shape[1]
    support = np.bincount(y, minlength=n_classes)
    if n_classes == 2:
        candidates = [1]
    else:
        candidates = sorted(np.argsort(-support, kind="stable")[:MOST_CLASSES].tolist())
    # Without texts on both sides a class has no curve.
    classes = [k for k in candidates if 0 < support[k] < len(y)]
    roc: list[Points] = []
    precision_recall: list[Points] = []
    for k in classes:
        false, true, _ = roc_curve(y == k, proba[:, k])
        roc.append(_thinned(false, true))
        precision, recall, _ = precision_recall_curve(y == k, proba[:, k])
        precision_recall.append(_thinned(recall[::-1], precision[::-1]))
    predicted = proba.argmax(axis=1)
    confusion = confusion_matrix(y, predicted, labels=np.arange(n_classes))
    return Curves(
        classes=tuple(classes),
        roc=tuple(roc),
        precision_recall=tuple(precision_recall),
        positive=tuple(round(float(support[k] / len(y)), _DIGITS) for k in classes),
        calibration=_calibration(proba.max(axis=1), predicted == y),
        confusion=tuple(tuple(map(int, row)) for row in confusion.tolist()),
    )


def _thinned(x: np.ndarray, y: np.ndarray) -> Points:
    """Return points of a curve, evenly taken along its way, its ends among them."""
    if len(x) > _POINTS:
        way = np.concatenate([[0], np.cumsum(np.abs(np.diff(x)) + np.abs(np.diff(y)))])
        places = np.searchsorted(way, np.linspace(0, way[-1], _POINTS))
        places = np.unique(np.concatenate([[0], np.minimum(places, len(x) - 1), [len(x) - 1]]))
        x, y = x[places], y[places]
    return tuple(_plain(x)), tuple(_plain(y))


def _plain(values: np.ndarray) -> list[float]:
    found: list[float] = np.round(np.asarray(values, dtype=float), _DIGITS).tolist()
    return found


def _calibration(certain: np.ndarray, right: np.ndarray) -> tuple[tuple[float, float, int], ...]:
    place = np.minimum((certain * _BINS).astype(int), _BINS - 1)
    rows = []
    for k in np.unique(place).tolist():
        own = place == k
        mean, accuracy = float(certain[own].mean()), float(right[own].mean())
        # A mean of numbers up to 1 can be above it by the last bit.
        rows.append((min(round(mean, _DIGITS), 1.0), round(accuracy, _DIGITS), int(own.sum())))
    return tuple(rows)
