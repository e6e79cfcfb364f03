"""How n-grams are weighed: chosen by cross-validation on the training texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .encoder import TextTask
from .linear_head import (
    CS,
    DEFAULT_C,
    Head,
    Split,
    fit_head,
    log_losses,
    logits_of,
    scaled_loss,
    splits_of,
    walk,
)
from .mixing import mixing_weights
from .naive_bayes import fit_weighted

__all__ = ["EVEN", "Choice", "choose", "fit_choice"]

EVEN = (0.5, 0.5)
"""Weights of the plain and the naive-Bayes regression, where nothing is chosen."""

_START = 3  # the place of the C that is tried first
_TOWARDS = np.array([1.0, 0.0])
"""Weights the chosen ones are drawn to: naive Bayes has to show that it helps."""

_PENALTY, _FACTOR_PENALTY = 5.0, 1.0  # texts: how firmly they, and a factor alone, are drawn

Fit = Callable[..., Head]


@dataclass(frozen=True)
class Choice:
    """Hold what was chosen.

    Parameters
    ----------
    C, bayes_C : float
        Inverse strength of regularisation of the plain and the naive-Bayes regression.
    case : bool
        Whether capital letters count.
    weights : tuple of float
        What the log-odds of the two regressions are multiplied by before they are added.
    accuracy : float or None
        Fraction of held-out texts that are right; None if none were held out.
    """

    C: float
    bayes_C: float
    case: bool
    weights: tuple[float, float]
    accuracy: float | None = field(default=None)


def choose(
    blocks: Mapping[bool, Any],
    n_words: int,
    task: TextTask,
    *,
    c: float | None = None,
    bayes: bool | None = None,
) -> Choice:
    """Return the settings with the least cross-entropy on held-out texts.

    Capital letters count only if the loss is lower by more than its standard error: they tell
    sources apart first of all, and a new source may write them otherwise.

    Parameters
    ----------
    blocks : mapping of bool to csr_matrix
        Features with and without capital letters, or one of them.
    n_words : int
        Number of the first columns that are words, to which naive Bayes is applied.
    task : TextTask
        The texts.
    c : float, optional
        Given in place of chosen.
    bayes : bool, optional
        Whether to use the naive-Bayes regression, in place of a chosen weight.
    """
    case = min(blocks)  # False first
    fixed = {True: (0.0, 1.0), False: (1.0, 0.0)}
    default = Choice(
        c or DEFAULT_C, c or DEFAULT_C, case, EVEN if bayes is None else fixed[bool(bayes)]
    )
    if c is not None and bayes is not None and len(blocks) == 1:
        return default
    splits = splits_of(task)
    if not splits:
        return default
    tested = np.concatenate([test for _, test in splits])
    y, weights = task.y[tested], task.weights[tested]

    def loss(found: np.ndarray) -> float:
        return scaled_loss(found, y, weights)

    plain, place = _tried(fit_head, blocks[case], task, splits, c, loss)
    if len(blocks) > 1:
        cased = _held_out_logits(fit_head, blocks[True], task, splits, c or CS[place])
        gain = weights * (log_losses(plain, y) - log_losses(cased, y))
        if gain.mean() > gain.std() / np.sqrt(len(gain)):
            case, plain = True, cased

    def factor(found: np.ndarray) -> float:
        """Return what log-odds are best multiplied by: C was chosen as if they were."""
        if c is not None and bayes is not None:
            return 1.0
        own = mixing_weights(_columns(found)[None], y, weights, np.ones(1), _FACTOR_PENALTY)
        return float(own[0])

    if bayes is False:
        alone = (factor(plain), 0.0)
        return Choice(c or CS[place], c or CS[place], case, alone, _accuracy(plain, y))
    words = blocks[case][:, :n_words]
    other, own = _tried(fit_weighted, words, task, splits, c, loss)
    chosen = (0.0, factor(other))
    if bayes is None:
        factors = np.array([factor(plain), factor(other)])
        logs = factors[:, None, None] * np.stack([_columns(plain), _columns(other)])
        found = factors * mixing_weights(logs, y, weights, _TOWARDS, _PENALTY)
        chosen = (float(found[0]), float(found[1]))
    together = chosen[0] * plain + chosen[1] * other
    return Choice(c or CS[place], c or CS[own], case, chosen, _accuracy(together, y))


def fit_choice(x: Any, n_words: int, task: TextTask, choice: Choice) -> Head:
    """Return the weights of the features under a choice, both regressions added up.

    Parameters
    ----------
    x : csr_matrix
        Features.
    n_words : int
        Number of the first columns that are words.
    task : TextTask
        The texts.
    choice : Choice
        What was chosen.
    """
    data = task.y, task.n_classes, task.weights
    of_plain, of_bayes = choice.weights
    rows = 1 if task.n_classes == 2 else task.n_classes
    coef, intercept = np.zeros((rows, x.shape[1])), np.zeros(rows)
    if of_plain:
        own = fit_head(x, *data, choice.C, task.seed)
        coef, intercept = of_plain * own[0], of_plain * own[1]
    if of_bayes:
        own = fit_weighted(x[:, :n_words], *data, choice.bayes_C, task.seed)
        coef[:, :n_words] += of_bayes * own[0]
        intercept = intercept + of_bayes * own[1]
    return coef, intercept


def _tried(
    fit: Fit,
    x: Any,
    task: TextTask,
    splits: list[Split],
    c: float | None,
    loss: Callable[[np.ndarray], float],
) -> tuple[np.ndarray, int]:
    """Return held-out log-odds with the best C, and its place."""
    if c is not None:
        return _held_out_logits(fit, x, task, splits, c), 0
    found: dict[int, np.ndarray] = {}

    def at(place: int) -> float:
        found[place] = _held_out_logits(fit, x, task, splits, CS[place])
        return loss(found[place])

    best = walk(at, _START, len(CS))
    return found[best], best


def _held_out_logits(fit: Fit, x: Any, task: TextTask, splits: list[Split], c: float) -> np.ndarray:
    """Return the log-odds of the texts that each split judges, one after the other."""
    parts = []
    for train, test in splits:
        head = fit(
            x[train], task.y[train], task.n_classes, task.weights[train], c, task.seed, roughly=True
        )
        parts.append(logits_of(x[test], head))
    return np.concatenate(parts)


def _columns(logits: np.ndarray) -> np.ndarray:
    """Return log-odds with a column per class."""
    return (
        np.concatenate([np.zeros_like(logits), logits], axis=1) if logits.shape[1] == 1 else logits
    )


def _accuracy(logits: np.ndarray, y: np.ndarray) -> float:
    return float((_columns(logits).argmax(axis=1) == y).mean())
