"""The output layer of a model, and fitting rows of it to examples: convex, seconds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

__all__ = ["Head", "Scaling", "fit_rows", "sigmoid"]

_CLIP = 60.0
_SMALLEST_SCALE = 1e-2
_SMALL = 1 << 18  # multiply-adds of a product for which no BLAS wakes another thread


def sigmoid(logits: np.ndarray) -> np.ndarray:
    """Return scores in [0, 1]."""
    scores: np.ndarray = 1.0 / (1.0 + np.exp(-np.clip(logits, -_CLIP, _CLIP)))
    return scores


@dataclass(frozen=True, slots=True)
class Head:
    """Hold the output layer: a row of weights and a bias per label.

    Parameters
    ----------
    kernel : ndarray, shape (inputs, labels)
        The inputs are the features of a column and, in a model that was extended, the
        mean of the vectors of its cells behind them.
    bias : ndarray, shape (labels,)
    """

    kernel: np.ndarray
    bias: np.ndarray

    def logits(self, inputs: np.ndarray) -> np.ndarray:
        """Return the logits of columns; inputs the layer does not read are left out."""
        inputs = inputs[:, : len(self.kernel)]
        at_once = max(1, _SMALL // max(1, self.kernel.size))
        starts = range(0, len(inputs), at_once) or (0,)
        parts = [inputs[start : start + at_once] @ self.kernel for start in starts]
        read: np.ndarray = np.concatenate(parts) + self.bias
        return read

    def widened(self, inputs: int) -> Head:
        """Return a layer that is offered more inputs and gives them no weight."""
        more = inputs - len(self.kernel)
        if more <= 0:
            return self
        return Head(np.pad(self.kernel, ((0, more), (0, 0))), self.bias)

    def taking(self, columns: Sequence[int]) -> Head:
        """Return a layer of some of the labels, in the given order."""
        return Head(self.kernel[:, list(columns)], self.bias[list(columns)])

    def joined(self, other: Head) -> Head:
        """Return a layer with the labels of both."""
        return Head(
            np.concatenate([self.kernel, other.kernel], axis=1),
            np.concatenate([self.bias, other.bias]),
        )


@dataclass(frozen=True, slots=True)
class Scaling:
    """Bring inputs of several kinds to one scale, so that one penalty suits them all.

    Each input is standardised, and each kind of inputs counts the same however many
    there are of it.

    Parameters
    ----------
    mean, scale : ndarray, shape (inputs,)
    """

    mean: np.ndarray
    scale: np.ndarray

    @classmethod
    def of(cls, inputs: np.ndarray, widths: Sequence[int]) -> Scaling:
        """Measure inputs, `widths` telling how many there are of each kind."""
        if sum(widths) != inputs.shape[1]:
            raise ValueError(f"{inputs.shape[1]} inputs cannot be split into {list(widths)}.")
        sizes = np.repeat(np.sqrt(np.asarray(widths, dtype=np.float64)), widths)
        deviation = np.maximum(inputs.std(axis=0, dtype=np.float64), _SMALLEST_SCALE)
        return cls(inputs.mean(axis=0, dtype=np.float64), deviation * sizes)

    def apply(self, inputs: np.ndarray) -> np.ndarray:
        """Return scaled inputs."""
        scaled: np.ndarray = (inputs - self.mean) / self.scale
        return scaled

    def scaled(self, head: Head) -> Head:
        """Return the layer that gives on scaled inputs what `head` gives on plain ones."""
        kernel = head.kernel * self.scale[:, None]
        return Head(kernel, head.bias + self.mean @ head.kernel)

    def plain(self, head: Head) -> Head:
        """Return the layer for plain inputs; undoes `scaled`."""
        kernel = head.kernel / self.scale[:, None]
        return Head(kernel, head.bias - self.mean @ kernel)


def fit_rows(
    inputs: np.ndarray,
    targets: np.ndarray,
    weights: np.ndarray,
    prior: Head,
    penalty: float | np.ndarray,
    *,
    max_iterations: int = 200,
    seen: Callable[[float, np.ndarray], None] | None = None,
) -> Head:
    """Fit rows of an output layer by binary cross-entropy.

    Minimises the weighted cross-entropy plus half of `penalty` times the squared distance
    of the weights from `prior`.  The problem is convex; the solver is L-BFGS.

    Parameters
    ----------
    inputs : ndarray, shape (n, inputs)
        Scaled inputs of columns.
    targets : ndarray, shape (n, labels)
        What each score should be, in [0, 1].
    weights : ndarray, shape (n, labels)
        What each score counts; 0 where nothing is known.
    prior : Head
        Where to start and what to stay near.
    penalty : float or ndarray, shape (labels,)
        How near. The biases are free.
    max_iterations : int, default 200
        Steps at most.
    seen : callable, optional
        Called after each step with the loss and the logits.

    Returns
    -------
    Head
    """
    from scipy.optimize import minimize
    from threadpoolctl import threadpool_limits

    x = np.asarray(inputs, dtype=np.float64)
    n_inputs, n_labels = prior.kernel.shape
    start = np.concatenate([prior.kernel, prior.bias[None]]).astype(np.float64)
    pull = np.broadcast_to(np.asarray(penalty, dtype=np.float64), (n_labels,))
    total = max(float(weights.sum()), 1e-12)
    last: dict[str, np.ndarray | float] = {}

    def cost(flat: np.ndarray) -> tuple[float, np.ndarray]:
        both = flat.reshape(n_inputs + 1, n_labels)
        logits = x @ both[:-1] + both[-1]
        # log(1 + exp(z)) - y z, without overflow.
        loss = np.logaddexp(0.0, logits) - targets * logits
        away = both[:-1] - start[:-1]
        value = float((weights * loss).sum() + 0.5 * (pull * away * away).sum())
        error = weights * (sigmoid(logits) - targets)
        slope = np.concatenate([x.T @ error + pull * away, error.sum(axis=0)[None]])
        last["loss"], last["logits"] = value / total, logits
        return value / total, slope.ravel() / total

    def step(_: np.ndarray) -> None:
        if seen is not None:
            seen(float(last["loss"]), np.asarray(last["logits"]))

    # The products are small: threads would cost more than they save, and the result would
    # depend on their number in the last bit.
    with threadpool_limits(1):
        done = minimize(
            cost,
            start.ravel(),
            jac=True,
            method="L-BFGS-B",
            callback=step,
            options={"maxiter": max_iterations, "maxcor": 20, "gtol": 1e-6, "ftol": 1e-9},
        )
    both = done.x.reshape(n_inputs + 1, n_labels)
    return Head(both[:-1], both[-1])
