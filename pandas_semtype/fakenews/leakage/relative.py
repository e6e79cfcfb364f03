"""Findings that compare: style with n-grams, names of classes with gaps."""

from __future__ import annotations

import numpy as np

from ...parsing.missing import is_null_token
from ..labels import LabelMap, shown
from .leak import Leak

__all__ = ["near_ngrams", "null_labels"]

_LEAST_GAIN = 0.05  # over the most frequent class: less is not worth a warning
_NEAR = 0.9  # of what n-grams gain over the most frequent class


def near_ngrams(
    style: float, model: float, without: float, majority: float, n_texts: int
) -> list[Leak]:
    """Return the leak of style that comes near what n-grams reach, however low that is.

    Parameters
    ----------
    style, model, without : float
        Accuracy of counts of style, of n-grams, and of n-grams of words without style.
    majority : float
        Fraction of the most frequent class.
    n_texts : int
        Number of texts that style was judged on.
    """
    error = float(np.sqrt(style * (1 - style) / n_texts))
    if style - majority < max(_LEAST_GAIN, 3 * error):
        return []
    near = style - majority >= _NEAR * (model - majority)
    if not near and style < without + 2 * error:
        return []
    return [
        Leak(
            "style",
            f"Counts of style alone, no word read, come near what n-grams reach or above what "
            f"words alone do: accuracy {style:.3f}, n-grams {model:.3f}, words without style "
            f"{without:.3f}, on texts held out.",
            "The classes are likely to come from sources that write differently. Pass "
            "without='style' to fit to see what remains, and score on other sources.",
            style,
        )
    ]


def null_labels(labels: LabelMap) -> list[Leak]:
    """Return the finding of classes whose names often stand for a missing label.

    Parameters
    ----------
    labels : LabelMap
        The classes.
    """
    names = [label for label in labels.classes if isinstance(label, str) and is_null_token(label)]
    if not names:
        return []
    named = ", ".join(map(shown, names))
    return [
        Leak(
            "labels",
            f"Of the classes, {named} often marks texts without a label, and is kept as a class.",
            "If it does, leave these labels empty, in Python None: their texts are then left out.",
            names=tuple(names),
        )
    ]
