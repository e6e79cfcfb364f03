"""Fine-tuning with fastai: layer groups, discriminative rates, schedules, unfreezing.

This file is imported inside functions: it needs PyTorch and fastai.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from fastai.callback.core import Callback, TrainEvalCallback
from fastai.learner import Learner
from fastai.optimizer import Adam
from torch import Tensor, nn
from torch.nn import functional

from .losses import ALPHA, BETA, next_token_loss
from .recipe import Recipe
from .schedule import group_peaks, slanted_triangular

__all__ = [
    "Steps",
    "Trace",
    "classifier_learner",
    "fit_phase",
    "language_learner",
    "train_gradually",
]

# The paper's: the running mean of the gradient forgets faster than Adam's default.
_ADAM = partial(Adam, mom=0.7, sqr_mom=0.99)
_CLIP = 1.0


class _Loaders:
    """Data loaders as a Learner expects them: training batches, and none for validation."""

    path = Path()

    def __init__(
        self, train: Iterable[tuple[Tensor, ...]], n_inp: int, device: torch.device
    ) -> None:
        self.train, self.n_inp, self.device = train, n_inp, device

    def __getitem__(self, place: int) -> Iterable[tuple[Tensor, ...]]:
        return self.train if place == 0 else []


class Trace(Callback):  # type: ignore[misc]  # fastai has no types
    """Record what a training did: learning rates, trainable groups, losses.

    Attributes
    ----------
    rates : list of list of float
        Learning rate of every group at each step.
    trainable : list of list of bool
        Whether each group was trainable, by epoch.
    losses : list of float
        Mean loss without regularisers, by epoch.
    """

    order, run_valid = 70, False  # after the schedule has set the rates

    def __init__(self) -> None:
        self.rates: list[list[float]] = []
        self.trainable: list[list[bool]] = []
        self.losses: list[float] = []
        self._sum, self._n = 0.0, 0

    def before_train(self) -> None:
        groups = self.learn.opt.param_lists
        self.trainable.append([any(p.requires_grad for p in group) for group in groups])
        self._sum, self._n = 0.0, 0

    def before_batch(self) -> None:
        self.rates.append([float(hyper["lr"]) for hyper in self.learn.opt.hypers])

    def after_batch(self) -> None:
        self._sum += float(self.learn.loss_func.plain)
        self._n += 1

    def after_train(self) -> None:
        self.losses.append(self._sum / max(self._n, 1))


class _LanguageLoss:
    """The loss of a language model; ``plain`` is the last one without regularisers."""

    plain = torch.tensor(0.0)

    def __call__(self, outputs: Sequence[Tensor], y: Tensor) -> Tensor:
        loss, self.plain = next_token_loss(outputs, y)
        return loss


class _ClassLoss:
    """Weighted cross-entropy with the regularisers of the AWD-LSTM."""

    plain = torch.tensor(0.0)

    def __call__(self, outputs: Sequence[Tensor], y: Tensor, weights: Tensor) -> Tensor:
        scores, size, change = outputs
        each = functional.cross_entropy(scores, y, reduction="none")
        loss = (weights * each).mean()
        self.plain = loss.detach()
        return loss + ALPHA * size + BETA * change


class _Reset(Callback):  # type: ignore[misc]  # fastai has no types
    """Reset the state of the network between epochs."""

    def before_train(self) -> None:
        self.learn.model.reset()


class _Rates(Callback):  # type: ignore[misc]  # fastai has no types
    """Set the learning rate of every group before each step.

    The scheduler of fastai is not used: it imports a module that changes an option of pandas.
    """

    order, run_valid = 60, False

    def __init__(self, peaks: np.ndarray) -> None:
        self.peaks = peaks

    def before_batch(self) -> None:
        rates = slanted_triangular(float(self.learn.pct_train), peak=self.peaks)
        self.learn.opt.set_hyper("lr", rates)


class _Clip(Callback):  # type: ignore[misc]  # fastai has no types
    """Clip the norm of the gradient."""

    run_valid = False

    def before_step(self) -> None:
        nn.utils.clip_grad_norm_(self.learn.model.parameters(), _CLIP)


class _Unfreeze(Callback):  # type: ignore[misc]  # fastai has no types
    """Unfreeze one more group in each epoch."""

    order, run_valid = -20, False

    def before_epoch(self) -> None:
        n_groups = len(self.learn.opt.param_lists)
        self.learn.freeze_to(-min(self.learn.epoch + 1, n_groups))


def _learner(
    model: nn.Module,
    batches: Iterable[tuple[Tensor, ...]],
    n_inp: int,
    loss: Callable[..., Tensor],
    groups: Callable[[Any], list[list[nn.Parameter]]],
    trace: Trace,
) -> Learner:
    learn = Learner(
        _Loaders(batches, n_inp, next(model.parameters()).device),
        model,
        loss,
        opt_func=_ADAM,
        splitter=groups,
        path=Path(),
        default_cbs=False,
        cbs=[TrainEvalCallback(), _Reset(), _Clip(), trace],
    )
    learn.create_opt()
    return learn


def language_learner(
    model: nn.Module, batches: Iterable[tuple[Tensor, Tensor]], trace: Trace
) -> Learner:
    """Return a Learner for a language model with a parameter group per LSTM layer.

    The last group is the embedding, whose weights are those of the decoder.
    """
    from fastai.text.models.awdlstm import awd_lstm_lm_split

    return _learner(model, batches, 1, _LanguageLoss(), awd_lstm_lm_split, trace)


def classifier_learner(
    model: nn.Module, batches: Iterable[tuple[Tensor, ...]], trace: Trace
) -> Learner:
    """Return a Learner for a classifier; its groups are those of `layer_groups`."""
    from .pooling import layer_groups

    return _learner(model, batches, 3, _ClassLoss(), layer_groups, trace)


def fit_phase(
    learn: Learner, epochs: int, peaks: np.ndarray, callbacks: Sequence[Callback] = ()
) -> None:
    """Train for some epochs with one slanted triangular schedule.

    Parameters
    ----------
    learn : Learner
        The Learner.
    epochs : int
        Number of epochs.
    peaks : ndarray
        Peak learning rate of each group, the lowest group first.
    callbacks : sequence of Callback
        Further callbacks.
    """
    learn.fit(epochs, cbs=[_Rates(peaks), *callbacks])


class _After(Callback):  # type: ignore[misc]  # fastai has no types
    """Call a function after each epoch."""

    order = 80

    def __init__(self, function: Callable[[], Any]) -> None:
        self.function = function

    def after_epoch(self) -> None:
        self.function()


class Steps(Callback):  # type: ignore[misc]  # fastai has no types
    """Tell of every step which part of an epoch it is.

    Parameters
    ----------
    advance : callable
        Takes the part of an epoch, and the name of the stage.
    stage : str
        What is trained.
    epochs : int
        Epochs of the whole stage.
    before : int, default 0
        Epochs of it that other calls of ``fit`` have done.
    """

    order, run_valid = 75, False

    def __init__(
        self, advance: Callable[[float, str], Any], stage: str, epochs: int, before: int = 0
    ) -> None:
        self.advance, self.stage, self.epochs, self.before_ = advance, stage, epochs, before

    def after_batch(self) -> None:
        epoch = self.before_ + self.learn.epoch + 1
        self.advance(1 / self.learn.n_iter, f"{self.stage}, epoch {epoch} of {self.epochs}")


def train_gradually(
    learn: Learner,
    recipe: Recipe,
    after_epoch: Callable[[], Any],
    advance: Callable[[float, str], Any] = lambda _part, _stage: None,
    stage: str = "classifier",
) -> None:
    """Train a classifier with the unfreezing and schedule of a recipe.

    Parameters
    ----------
    learn : Learner
        From `classifier_learner`.
    recipe : Recipe
        How to train.
    after_epoch : callable
        Called after each epoch.
    advance : callable
        Takes the part of an epoch done since the last call, and the name of the stage.
    stage : str, default "classifier"
        What is trained.
    """
    n_groups = len(learn.opt.param_lists)
    epochs = n_groups + 1 if recipe.epochs is None else recipe.epochs
    peaks = group_peaks(n_groups, peak=recipe.peak, fall=recipe.fall)
    after = _After(after_epoch)
    if recipe.schedule == "run":
        unfreeze = [_Unfreeze()] if recipe.gradual else []
        if not recipe.gradual:
            learn.unfreeze()
        steps = Steps(advance, stage, epochs)
        fit_phase(learn, epochs, peaks, [*unfreeze, after, steps])
        return
    for epoch in range(epochs):
        if recipe.gradual and epoch < n_groups:
            learn.freeze_to(-(epoch + 1))
        elif epoch == 0:
            learn.unfreeze()
        fit_phase(learn, 1, peaks, [after, Steps(advance, stage, epochs, epoch)])
