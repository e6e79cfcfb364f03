"""Fit rows of an output layer: logistic regression that stays near a prior."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..network.head import Head, sigmoid

__all__ = ["Scaling", "fit_rows"]

_SMALLEST_SCALE = 1e-2


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
        """Return the scaling that standardises some inputs.

        Parameters
        ----------
        inputs : ndarray, shape (n, inputs)
        widths : sequence of int
            Number of inputs of each kind, in their order.
        """
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
    scaling: Scaling | None = None,
    max_iterations: int = 200,
) -> tuple[Head, list[dict[str, float]]]:
    """Fit rows of an output layer by binary cross-entropy.

    Minimises the weighted cross-entropy plus half of `penalty` times the squared distance
    of the scaled weights from those of `prior`.  The problem is convex; the solver is
    L-BFGS.

    Parameters
    ----------
    inputs : ndarray, shape (n, inputs)
        Inputs of columns.
    targets : ndarray, shape (n, labels)
        The desired scores, in [0, 1].
    weights : ndarray, shape (n, labels)
        Weight of each score; 0 where nothing is known.
    prior : Head
        Where to start and what to stay near.
    penalty : float or ndarray, shape (labels,)
        Strength of the pull to `prior`. The biases are free.
    scaling : Scaling, optional
        Of the inputs while they are fitted; none by default.
    max_iterations : int, default 200
        Maximum number of steps.

    Returns
    -------
    head : Head
        For inputs as they were given.
    history : list of dict
        Loss and accuracy after each step.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.simon.network.head import Head
    >>> from pandas_semtype.simon.transfer.logistic import fit_rows
    >>> x, y = np.array([[-1.0], [1.0]]), np.array([[0.0], [1.0]])
    >>> zeros = Head(np.zeros((1, 1)), np.zeros(1))
    >>> head, history = fit_rows(x, y, np.ones_like(y), zeros, 0.1)
    >>> (head.logits(x) > 0).ravel().tolist()
    [False, True]
    """
    from scipy.optimize import minimize
    from threadpoolctl import threadpool_limits

    if scaling is not None:
        inputs, prior = scaling.apply(inputs), scaling.scaled(prior)
    x = np.asarray(inputs, dtype=np.float64)
    n_inputs, n_labels = prior.kernel.shape
    start = np.concatenate([prior.kernel, prior.bias[None]]).astype(np.float64)
    pull = np.broadcast_to(np.asarray(penalty, dtype=np.float64), (n_labels,))
    total = max(float(weights.sum()), 1e-12)
    last: dict[str, np.ndarray | float] = {}
    history: list[dict[str, float]] = []

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
        right = ((np.asarray(last["logits"]) > 0) == (targets > 0.5))[weights > 0]
        entry = {"epoch": len(history) + 1, "loss": float(last["loss"])}
        history.append({**entry, "accuracy": float(right.mean())})

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
    head = Head(both[:-1], both[-1])
    return (head if scaling is None else scaling.plain(head)), history
