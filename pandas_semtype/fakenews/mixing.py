"""Weights for several sets of log-odds, chosen on texts that nothing was fitted to."""

from __future__ import annotations

import numpy as np

__all__ = ["mixed", "mixing_weights"]


def mixed(logs: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the probabilities of a weighted sum of log-probabilities or log-odds.

    Parameters
    ----------
    logs : ndarray, shape (k, n, n_classes)
        Of each of k models.
    weights : ndarray, shape (k,)
        Their weights.
    """
    from scipy.special import softmax

    return np.asarray(softmax(np.tensordot(weights, logs, axes=1), axis=1))


def mixing_weights(
    logs: np.ndarray,
    y: np.ndarray,
    sample_weights: np.ndarray,
    towards: np.ndarray,
    penalty: float,
) -> np.ndarray:
    """Return the weights, none below 0, of the least penalised cross-entropy.

    Parameters
    ----------
    logs : ndarray, shape (k, n, n_classes)
        Log-probabilities of each of k models, on texts they were not fitted to.
    y : ndarray of int
        Class of each text.
    sample_weights : ndarray of float
        Sample weights.
    towards : ndarray, shape (k,)
        Where the weights are drawn to.
    penalty : float
        How strongly: the cross-entropy, in texts, of being off by 1.
    """
    from scipy.optimize import minimize

    rows = np.arange(len(y))
    of_truth = logs[:, rows, y]

    def objective(own: np.ndarray) -> tuple[float, np.ndarray]:
        proba = mixed(logs, own)
        loss = -float(sample_weights @ np.log(np.maximum(proba[rows, y], 1e-300)))
        gradient = ((proba * logs).sum(axis=2) - of_truth) @ sample_weights
        off = own - towards
        return loss + penalty * float(off @ off), gradient + 2 * penalty * off

    start = np.full(len(logs), 1 / len(logs))
    found = minimize(objective, start, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(logs))
    return np.asarray(found.x if found.x.sum() > 0 else towards)
