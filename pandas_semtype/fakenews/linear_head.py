"""Logistic regressions on features of texts: fitted, tried on held-out texts, and applied."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import Lock
from typing import Any

import numpy as np

from .encoder import TextTask
from .splitting import fold_of

__all__ = [
    "CS",
    "DEFAULT_C",
    "fit_head",
    "log_losses",
    "logits_of",
    "many_classes",
    "probabilities",
    "scaled_loss",
    "splits_of",
    "walk",
]

CS = (0.0625, 0.25, 1.0, 4.0, 16.0, 64.0, 256.0)
"""Inverse strengths of regularisation that are tried."""

DEFAULT_C = 10.0
"""Where there are too few texts to choose one."""

_FOLDS = 5
_TEXTS_JUDGED = 5000  # held-out texts, over all folds, that are enough to choose
_TEXTS_FITTED = 2500  # training texts of a fold, at most, while choosing
_ROUGHLY, _EXACTLY = 1e-2, 1e-3  # tolerance of the solver: to choose, for the last fit
_DUAL_PASSES = 300  # over the texts: where it takes more, the solver for features is as fast
_FACTORS = tuple(2.0 ** (step / 2) for step in range(-6, 9))
_NEVER = 50.0  # log-odds against a class without a training text

Head = tuple[np.ndarray, np.ndarray]
Split = tuple[np.ndarray, np.ndarray]


def fit_head(
    x: Any,
    y: np.ndarray,
    n_classes: int,
    weights: np.ndarray,
    c: float,
    seed: int,
    *,
    roughly: bool = False,
) -> Head:
    """Return weights and intercepts: of the second class alone if there are two.

    Parameters
    ----------
    x : matrix, shape (n, n_features)
        Features, dense or sparse.
    y : ndarray of int
        Class of each text.
    n_classes : int
        Number of classes; one without a text gets no probability.
    weights : ndarray of float
        Sample weights.
    c : float
        Inverse strength of regularisation.
    seed : int
        Seed of the solver.
    roughly : bool, default False
        Stop early: enough to compare settings.
    """
    from sklearn.linear_model import LogisticRegression

    rows = 1 if n_classes == 2 else n_classes
    present = np.unique(y)
    if not x.shape[1] or len(present) < 2:
        odds = np.log(np.bincount(y, weights, minlength=n_classes) / weights.sum() + 1e-6)
        return np.zeros((rows, x.shape[1])), odds if rows > 1 else odds[1:] - odds[:1]
    solver = "liblinear" if len(present) == 2 else "lbfgs"
    tolerance = _ROUGHLY if roughly else _EXACTLY
    head = LogisticRegression(
        C=c, solver=solver, random_state=seed % 2**32, max_iter=1000, tol=tolerance
    )
    with _alone(), _one_thread(x):
        if solver != "liblinear" or not _fit_dual(head, x, y, weights):
            head.fit(x, y, sample_weight=weights)
    if n_classes == 2:
        return head.coef_, head.intercept_
    coef, intercept = np.zeros((rows, x.shape[1])), np.full(rows, -_NEVER)
    if len(present) == 2:
        half = head.coef_ / 2, head.intercept_ / 2
        coef[present], intercept[present] = (np.concatenate([-part, part]) for part in half)
    else:
        coef[present], intercept[present] = head.coef_, head.intercept_
    return coef, intercept


_LOCKS: dict[int, Lock] = {}


def _alone() -> Lock:
    """Return what lets threads take turns: liblinear has one generator of numbers for all of them.

    Two fits at a time would draw from it in turn, and neither would be that of its seed. So is
    the number of threads of a BLAS one for the process. A forked process has a lock of its own.
    """
    return _LOCKS.setdefault(os.getpid(), Lock())


def _one_thread(x: Any) -> AbstractContextManager[object]:
    """Keep a BLAS from waking threads for vectors, where no product of dense matrices is made.

    They wait for each other by spinning, on a machine with other work most of the time.
    """
    from scipy.sparse import issparse
    from threadpoolctl import threadpool_limits

    return threadpool_limits(1) if issparse(x) else nullcontext()


def _fit_dual(head: Any, x: Any, y: np.ndarray, weights: np.ndarray) -> bool:
    """Fit two classes by a number per text, not per feature; return whether that is done.

    It is the same regression. Where texts have more n-grams than there are texts, and nothing
    tells the classes apart, the other way takes thirty times as long.
    """
    from scipy.sparse import issparse
    from sklearn.exceptions import ConvergenceWarning

    if not issparse(x) or x.shape[1] <= x.shape[0]:
        return False
    asked = head.get_params()
    head.set_params(dual=True, max_iter=_DUAL_PASSES)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        head.fit(x, y, sample_weight=weights)
    is_done = bool(head.n_iter_.max() < _DUAL_PASSES)
    head.set_params(**asked)
    return is_done


@contextmanager
def many_classes() -> Iterator[None]:
    """Let scikit-learn not ask, once per fit, whether classes of few texts are numbers."""
    with warnings.catch_warnings():
        asked = "The number of unique classes is greater than 50%"
        warnings.filterwarnings("ignore", message=asked, category=UserWarning)
        yield


def logits_of(x: Any, head: Head) -> np.ndarray:
    """Return the log-odds of the classes; one column stands for two classes."""
    return np.asarray(x @ head[0].T + head[1])


def probabilities(logits: np.ndarray) -> np.ndarray:
    """Return the probability of every class from what `logits_of` returns."""
    from scipy.special import softmax

    if logits.shape[1] == 1:
        logits = np.concatenate([np.zeros_like(logits), logits], axis=1)
    return np.asarray(softmax(logits, axis=1))


def log_losses(logits: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the cross-entropy of each text."""
    from scipy.special import log_softmax

    if logits.shape[1] == 1:
        logits = np.concatenate([np.zeros_like(logits), logits], axis=1)
    return np.asarray(-log_softmax(logits, axis=1)[np.arange(len(y)), y])


def scaled_loss(logits: np.ndarray, y: np.ndarray, weights: np.ndarray) -> float:
    """Return the cross-entropy of log-odds that are multiplied by the best of some factors.

    Strong regularisation makes log-odds small, which can be undone; what it does to their
    order cannot. So settings are compared by what they can be made of.

    Parameters
    ----------
    logits : ndarray
        As `logits_of` returns them.
    y : ndarray of int
        Class of each text.
    weights : ndarray of float
        Sample weights.
    """
    return min(float(weights @ log_losses(factor * logits, y)) for factor in _FACTORS)


def splits_of(task: TextTask) -> list[Split]:
    """Return texts to fit and texts to judge, several times; nothing if there are too few.

    Groups stay whole. With few texts every fold is judged in turn; with many one says enough.

    Parameters
    ----------
    task : TextTask
        The texts.
    """
    y = task.y
    fold = fold_of(y, task.owners, _FOLDS, task.seed)
    rng = np.random.default_rng(task.seed)
    splits = []
    for k in range(int(np.clip(_TEXTS_JUDGED // len(y), 1, _FOLDS))):
        train, test = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
        if len(train) > _TEXTS_FITTED:
            train = np.sort(rng.permutation(train)[:_TEXTS_FITTED])
        if len(np.unique(y[train])) == task.n_classes and len(test):
            splits.append((train, test))
    return splits


def walk(loss: Any, start: int, stop: int) -> int:
    """Return the place from 0 to ``stop - 1`` of the least loss, which has one minimum.

    Parameters
    ----------
    loss : callable
        Returns the loss at a place.
    start : int
        Where to begin.
    stop : int
        Number of places.
    """
    known: dict[int, float] = {}

    def at(place: int) -> float:
        if not 0 <= place < stop:
            return np.inf
        if place not in known:
            known[place] = float(loss(place))
        return known[place]

    step = 1 if at(start + 1) < at(start) else -1
    while at(start + step) < at(start):
        start += step
    return start
