"""Logistic regression on features weighted by naive Bayes (Wang and Manning, ACL 2012).

The weight of a feature is the logarithm of how much more often it occurs in texts of a class than
in the others. With long texts and few of them these ratios say more than a regression finds by
itself.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .linear_head import Head, fit_head

__all__ = ["fit_weighted", "log_ratios"]

_SMOOTHING = 1.0  # texts added to each class, per feature


def log_ratios(x: Any, is_class: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the log-count ratio of every feature.

    Parameters
    ----------
    x : csr_matrix, shape (n, n_features)
        Features; those above 0 count as present.
    is_class : ndarray of bool
        Which texts are of the class.
    weights : ndarray of float
        Sample weights.

    Examples
    --------
    >>> import numpy as np
    >>> from scipy.sparse import csr_matrix
    >>> from pandas_semtype.fakenews.naive_bayes import log_ratios
    >>> x = csr_matrix([[1, 0], [1, 0], [0, 1], [0, 1]])
    >>> log_ratios(x, np.array([True, True, False, False]), np.ones(4)).round(2).tolist()
    [1.1, -1.1]
    """
    there = x.copy()
    there.data = np.ones_like(there.data)
    own, others = (
        _SMOOTHING + np.asarray(there.T @ (weights * part)) for part in (is_class, ~is_class)
    )
    return np.asarray(np.log(own / own.sum()) - np.log(others / others.sum()))


def fit_weighted(
    x: Any,
    y: np.ndarray,
    n_classes: int,
    weights: np.ndarray,
    c: float,
    seed: int,
    *,
    roughly: bool = False,
) -> Head:
    """Return weights and intercepts as `linear_head.fit_head` does, for the features as they are.

    With more than two classes each is fitted against all others.
    """
    if n_classes > 2 and len(np.unique(y)) < n_classes:
        return fit_head(x, y, n_classes, weights, c, seed, roughly=roughly)
    coefs, intercepts = [], []
    for target in [1] if n_classes == 2 else range(n_classes):
        is_class = y == target
        ratios = log_ratios(x, is_class, weights) if x.shape[1] else np.empty(0)
        weighted = x.copy()
        weighted.data = weighted.data * ratios[weighted.indices]
        coef, intercept = fit_head(
            weighted, is_class.astype(np.intp), 2, weights, c, seed, roughly=roughly
        )
        coefs.append(coef[0] * ratios)
        intercepts.append(intercept[0])
    return np.stack(coefs), np.array(intercepts)
