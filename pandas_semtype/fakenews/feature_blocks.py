"""Features of very many texts in little memory, and logistic regressions fitted to them.

A sparse matrix of 64-bit numbers takes 12 bytes per entry, its copies as much again, and the solver
for few texts another 16. Here features are kept once, a few thousand texts at a time, with 6 bytes
per entry, and are only ever multiplied by a vector.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from .linear_head import Head
from .ngram_choice import Choice

__all__ = ["FeatureBlocks", "fit_blocks", "fit_choice_blocks"]

_SMOOTHING = 1.0  # texts added to each class, per feature, as in `naive_bayes`
_CORRECTIONS, _ITERATIONS = 6, 150
_PRECISION = 1e-6  # of the mean cross-entropy: less than what any metric shows


class _Half(NamedTuple):
    """A sparse matrix whose numbers have 16 bits: 11 of them are significant."""

    data: np.ndarray
    indices: np.ndarray
    starts: np.ndarray

    def matrix(self, width: int) -> Any:
        """Return it as a matrix for a moment."""
        from scipy.sparse import csr_matrix

        shape = (len(self.starts) - 1, width)
        return csr_matrix((self.data.astype(np.float32), self.indices, self.starts), shape=shape)


class FeatureBlocks:
    """Hold features of texts by block of texts and by kind of feature.

    Parameters
    ----------
    widths : sequence of int
        Number of the features of each kind.

    Examples
    --------
    >>> import numpy as np
    >>> from scipy.sparse import csr_matrix
    >>> from pandas_semtype.fakenews.feature_blocks import FeatureBlocks
    >>> blocks = FeatureBlocks([2, 1])
    >>> blocks.add([csr_matrix([[1.0, 0.5]]), csr_matrix([[2.0]])])
    >>> blocks.product(np.array([[1.0, 2.0, 3.0]])).tolist()
    [[8.0]]
    """

    def __init__(self, widths: Sequence[int]) -> None:
        self.widths = tuple(widths)
        self._blocks: list[list[_Half]] = []
        self._ends = [0]

    def __len__(self) -> int:
        return self._ends[-1]

    def add(self, features: Sequence[Any]) -> None:
        """Add texts.

        Parameters
        ----------
        features : sequence of csr_matrix
            Their features, one matrix per kind.
        """
        self._blocks.append(
            [
                _Half(
                    part.data.astype(np.float16),
                    part.indices.astype(np.int32),
                    part.indptr.astype(np.int32),
                )
                for part in features
            ]
        )
        self._ends.append(self._ends[-1] + features[0].shape[0])

    def product(self, weights: np.ndarray, kinds: int | None = None) -> np.ndarray:
        """Return features times weights, shape (n, rows of weights).

        Parameters
        ----------
        weights : ndarray, shape (rows, n_features)
            Weights of the features.
        kinds : int, optional
            How many of the first kinds to read; all by default.
        """
        found = np.zeros((len(self), len(weights)))
        weights = weights.astype(np.float32)  # else every matrix would be copied to 64 bits
        for own, block in zip(self._rows(), self._blocks, strict=True):
            for columns, width, half in self._of(block, kinds):
                found[own] += half.matrix(width) @ weights[:, columns].T
        return found

    def back(
        self, values: np.ndarray, kinds: int | None = None, *, present: bool = False
    ) -> np.ndarray:
        """Return the transposed values times features, shape (columns of values, n_features).

        Parameters
        ----------
        values : ndarray, shape (n, k)
            Numbers per text.
        kinds : int, optional
            How many of the first kinds to read; all by default.
        present : bool, default False
            Count a feature as 1 where a text has it.
        """
        found = np.zeros((values.shape[1], sum(self.widths[:kinds])))
        # Sums of one block have 32 bits, sums of blocks 64.
        values = values.astype(np.float32)
        for own, block in zip(self._rows(), self._blocks, strict=True):
            for columns, width, half in self._of(block, kinds):
                matrix = half.matrix(width)
                if present:
                    matrix.data[:] = matrix.data > 0
                found[:, columns] += (matrix.T @ values[own]).T
        return found

    def _rows(self) -> list[slice]:
        return [slice(*ends) for ends in zip(self._ends[:-1], self._ends[1:], strict=True)]

    def _of(self, block: list[_Half], kinds: int | None) -> list[tuple[slice, int, _Half]]:
        ends = np.cumsum([0, *self.widths]).tolist()
        widths = self.widths[:kinds]
        return [
            (slice(ends[i], ends[i + 1]), width, block[i])
            for i, width in enumerate(widths)
            if width
        ]


def fit_blocks(
    blocks: FeatureBlocks,
    y: np.ndarray,
    n_classes: int,
    weights: np.ndarray,
    c: float,
    *,
    kinds: int | None = None,
    scale: np.ndarray | None = None,
) -> Head:
    """Return weights and intercepts: of the second class alone if there are two.

    The loss is that of `linear_head.fit_head`; the solver, L-BFGS, needs nothing but products.

    Parameters
    ----------
    blocks : FeatureBlocks
        Features.
    y : ndarray of int
        Class of each text; each occurs.
    n_classes : int
        Number of classes.
    weights : ndarray of float
        Sample weights.
    c : float
        Inverse strength of regularisation.
    kinds : int, optional
        How many of the first kinds to read; all by default.
    scale : ndarray, optional
        What each feature is multiplied by.
    """
    from scipy.optimize import minimize
    from scipy.special import log_softmax

    rows = 1 if n_classes == 2 else n_classes
    width = sum(blocks.widths[:kinds])
    total = float(weights.sum())
    places = np.arange(len(y))
    factors = np.ones(width) if scale is None else scale

    def objective(given: np.ndarray) -> tuple[float, np.ndarray]:
        own = given.reshape(rows, width + 1)
        logits = blocks.product(own[:, :width] * factors, kinds) + own[:, width]
        if rows == 1:
            logits = np.concatenate([np.zeros_like(logits), logits], axis=1)
        logs = log_softmax(logits, axis=1)
        loss = -float(weights @ logs[places, y]) / total
        error = np.exp(logs)
        error[places, y] -= 1
        error *= (weights / total)[:, None]
        error = error[:, -rows:]
        gradient = np.empty_like(own)
        gradient[:, :width] = blocks.back(error, kinds) * factors + own[:, :width] / (c * total)
        gradient[:, width] = error.sum(axis=0)
        penalty = 0.5 * float((own[:, :width] ** 2).sum()) / (c * total)
        return loss + penalty, gradient.ravel()

    options = {"maxcor": _CORRECTIONS, "maxiter": _ITERATIONS, "ftol": _PRECISION, "gtol": 0.0}
    start = np.zeros(rows * (width + 1))
    found = minimize(objective, start, jac=True, method="L-BFGS-B", options=options)
    own = found.x.reshape(rows, width + 1)
    return own[:, :width] * factors, own[:, width].copy()


def fit_choice_blocks(
    blocks: FeatureBlocks, y: np.ndarray, n_classes: int, weights: np.ndarray, choice: Choice
) -> Head:
    """Return what `ngram_choice.fit_choice` does; the words are the first kind.

    Parameters
    ----------
    blocks : FeatureBlocks
        Features.
    y : ndarray of int
        Class of each text; each occurs.
    n_classes : int
        Number of classes.
    weights : ndarray of float
        Sample weights.
    choice : Choice
        What was chosen.
    """
    rows = 1 if n_classes == 2 else n_classes
    coef, intercept = np.zeros((rows, sum(blocks.widths))), np.zeros(rows)
    of_plain, of_bayes = choice.weights
    if of_plain:
        own = fit_blocks(blocks, y, n_classes, weights, choice.C)
        coef, intercept = of_plain * own[0], of_plain * own[1]
    if of_bayes:
        n_words = blocks.widths[0]
        for row, target in enumerate([1] if n_classes == 2 else range(n_classes)):
            of_class = y == target
            counts = np.stack([weights * of_class, weights * ~of_class], axis=1)
            there = _SMOOTHING + blocks.back(counts, 1, present=True)
            ratios = np.subtract(*np.log(there / there.sum(axis=1, keepdims=True)))
            own = fit_blocks(
                blocks, of_class.astype(np.intp), 2, weights, choice.bayes_C, kinds=1, scale=ratios
            )
            coef[row, :n_words] += of_bayes * own[0][0]
            intercept[row] += of_bayes * own[1][0]
    return coef, intercept
