"""Fit the vectors of features and the matrices of the model of names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from .design import Design

__all__ = ["Fitted", "Settings", "fit", "fit_linear"]

_ITERATIONS = 60


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold how the model of names is fitted.

    Parameters
    ----------
    size : int, default 32
        Length of the vector of a name.
    epochs : int, default 12
    batch : int, default 1024
    rate : float, default 0.008
        Step of Adam at the start; it falls to zero.
    decay : float, default 0.05
        Decay of vectors per step, in parts of the step: what is rarely seen stays near zero.
    drop : float, default 0.3
        Fraction of features left out at random.
    seed : int, default 0
    """

    size: int = 32
    epochs: int = 12
    batch: int = 1024
    rate: float = 0.008
    decay: float = 0.05
    drop: float = 0.3
    seed: int = 0


@dataclass(slots=True, eq=False)
class Fitted:
    """Hold the fitted arrays: a vector per feature, and the matrix from vectors to labels."""

    vectors: np.ndarray
    output: np.ndarray

    def logits(self, features: sparse.csr_matrix) -> np.ndarray:
        """Return a log-likelihood per name and label, up to a constant per name."""
        out: np.ndarray = (features @ self.vectors) @ self.output
        return out


class _Adam:
    """Adam with decay apart from the gradient (Loshchilov and Hutter, 2019)."""

    def __init__(self, value: np.ndarray, decay: float) -> None:
        self.value, self.decay = value, decay
        self.first, self.second, self.steps = np.zeros_like(value), np.zeros_like(value), 0

    def step(self, gradient: np.ndarray, rate: float) -> None:
        self.steps += 1
        self.first += 0.1 * (gradient - self.first)
        self.second += 0.001 * (gradient * gradient - self.second)
        first = self.first / (1.0 - 0.9**self.steps)
        second = self.second / (1.0 - 0.999**self.steps)
        self.value -= rate * (first / (np.sqrt(second) + 1e-8) + self.decay * self.value)


def probabilities(logits: np.ndarray) -> np.ndarray:
    """Return the softmax of rows."""
    out: np.ndarray = np.exp(logits - logits.max(axis=1, keepdims=True))
    out /= out.sum(axis=1, keepdims=True)
    return out


def fit(design: Design, settings: Settings) -> Fitted:
    """Fit by gradient descent: cross-entropy of labels, given how common they are at a source.

    Parameters
    ----------
    design : Design
    settings : Settings
    """
    rng = np.random.default_rng(settings.seed)
    n, n_features = design.features.shape
    n_labels = design.targets.shape[1]
    vectors = rng.normal(0.0, 0.05, (n_features, settings.size)).astype(np.float32)
    output = rng.normal(0.0, 0.3, (settings.size, n_labels)).astype(np.float32)
    of_vectors, of_output = _Adam(vectors, settings.decay), _Adam(output, 0.0)
    steps = settings.epochs * -(-n // settings.batch)
    done = 0
    for _ in range(settings.epochs):
        order = rng.permutation(n)
        for start in range(0, n, settings.batch):
            rows = order[start : start + settings.batch]
            x = design.features[rows]
            if settings.drop:
                kept = rng.random(len(x.data), dtype=np.float32) >= settings.drop
                x.data *= kept / np.float32(1.0 - settings.drop)
            hidden = x @ vectors
            found = probabilities(hidden @ output + design.log_priors[rows])
            error = (found - design.targets[rows]) * design.weights[rows, None] / len(rows)
            rate = settings.rate * (1.0 - done / steps)
            of_vectors.step(x.T @ (error @ output.T), rate)
            of_output.step(hidden.T @ error, rate)
            # What is added to all labels alike changes no probability, and may run away.
            output -= output.mean(axis=1, keepdims=True)
            done += 1
    return Fitted(vectors, output)


def fit_linear(
    inputs: np.ndarray,
    offsets: np.ndarray,
    targets: np.ndarray,
    weights: np.ndarray,
    penalty: float,
    *,
    intercept: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """Fit a matrix whose product with inputs corrects given logits.

    Parameters
    ----------
    inputs : ndarray, shape (rows, inputs)
    offsets : ndarray, shape (rows, labels)
        Logits that stand already.
    targets : ndarray of int, shape (rows,)
        Position of the right label.
    weights : ndarray, shape (rows,)
    penalty : float
        What the square of a weight costs: little evidence leaves it near zero.
    intercept : bool, default False
        Whether labels get a constant too.

    Returns
    -------
    ndarray, shape (inputs, labels)
    ndarray, shape (labels,)
    """
    from scipy.optimize import minimize

    n_inputs, n_labels = inputs.shape[1], offsets.shape[1]
    rows = np.arange(len(targets))
    total = float(weights.sum())

    def cost(flat: np.ndarray) -> tuple[float, np.ndarray]:
        matrix = flat[: n_inputs * n_labels].reshape(n_inputs, n_labels)
        constant = flat[n_inputs * n_labels :]
        found = probabilities(inputs @ matrix + constant + offsets)
        loss = -(weights * np.log(np.maximum(found[rows, targets], 1e-12))).sum() / total
        error = found
        error[rows, targets] -= 1.0
        error *= weights[:, None] / total
        gradient = inputs.T @ error + 2.0 * penalty * matrix
        of_constant = error.sum(axis=0) + 2.0 * penalty * constant
        if not intercept:
            of_constant[:] = 0.0
        squares = float((matrix**2).sum() + (constant**2).sum())
        return loss + penalty * squares, np.concatenate([gradient.ravel(), of_constant])

    start = np.zeros(n_inputs * n_labels + n_labels)
    best = minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS}).x
    return best[: n_inputs * n_labels].reshape(n_inputs, n_labels), best[n_inputs * n_labels :]
