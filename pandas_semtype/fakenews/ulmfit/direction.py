"""One direction of ULMFiT: fine-tune a language model, then a classifier.

This file is imported inside functions: it needs PyTorch and fastai.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import torch
from fastai.text.models.core import SequentialRNN
from torch import Tensor

from ...errors import DirectionWarning
from ..report import loss_and_accuracy
from .data import Streams, TextBatches
from .devices import on_device, with_smaller_batches
from .direction_classifier import Texts, extra_features, probabilities, turned_texts
from .finetuning import (
    Steps,
    Trace,
    classifier_learner,
    fit_phase,
    language_learner,
    train_gradually,
)
from .language_model import Sizes
from .losses import perplexity
from .network import fill, language_model, one_thread, plain_tensors
from .pooling import TextClassifier
from .recipe import Recipe
from .schedule import group_peaks

__all__ = ["DirectionJob", "DirectionResult", "fine_tune"]

_CHECKED_TOKENS = 4_000  # of the texts, to check the direction on
_CLEARLY = 0.8  # ratio of perplexities below which the direction seems wrong

Advance = Callable[[float, str], Any]


@dataclass(frozen=True)
class DirectionJob:
    """Hold what one direction is fine-tuned on, and how.

    Parameters
    ----------
    direction : {"forward", "backward"}
        Reading direction.
    n_words, padding, n_classes : int
        Size of the vocabulary, token id of the padding, number of classes.
    texts : sequence of ndarray
        Token ids of each text, in writing order.
    y, weights : ndarray, shape (n,)
        Class and weight of each text.
    valid : pair of texts and classes, optional
        Held-out texts.
    sizes : Sizes
        Sizes of the network.
    recipe : Recipe
        How to fine-tune.
    seed : int
        Seed of everything that is drawn.
    tensors : mapping of str to ndarray, optional
        A language model for this vocabulary; random weights by default.
    device : str, optional
        As for `devices.device_for`.
    """

    direction: str
    n_words: int
    padding: int
    n_classes: int
    texts: Texts
    y: np.ndarray
    weights: np.ndarray
    valid: tuple[Texts, np.ndarray] | None
    sizes: Sizes
    recipe: Recipe
    seed: int
    tensors: Mapping[str, np.ndarray] | None = None
    device: str | None = None


@dataclass
class DirectionResult:
    """Hold what fine-tuning one direction gave, in plain values: it crosses processes.

    Parameters
    ----------
    tensors : dict of str to ndarray
        Those of the classifier, and with names that start with ``lm.`` those of the
        language model.
    history, lm_history : list of dict
        Metrics by epoch, of the classifier and of the language model.
    traces : dict of str to dict
        Learning rates by step and trainable groups by epoch, of both trainings.
    """

    tensors: dict[str, np.ndarray] = field(default_factory=dict)
    history: list[dict[str, float]] = field(default_factory=list)
    lm_history: list[dict[str, float]] = field(default_factory=list)
    traces: dict[str, dict[str, Any]] = field(default_factory=dict)


def fine_tune(job: DirectionJob, advance: Advance = lambda _part, _stage: None) -> DirectionResult:
    """Fine-tune a language model to the texts of a job, and a classifier to their classes.

    Parameters
    ----------
    job : DirectionJob
        What to learn, and how. Texts per step are halved as long as memory does not suffice.
    advance : callable
        Called with the part of an epoch that was done, and the name of the stage.
    """

    def work(device: torch.device) -> DirectionResult:
        return with_smaller_batches(job.recipe.batch, lambda batch: started(device, batch))

    def started(device: torch.device, batch: int) -> DirectionResult:
        recipe = replace(job.recipe, batch=batch)
        with torch.random.fork_rng(devices=[]), one_thread():
            torch.manual_seed(job.seed)
            return _FineTuning(replace(job, recipe=recipe), advance, device).run()

    return on_device(job.device, work)


class _Epochs:
    """Streams that are read in a new order each epoch."""

    def __init__(self, streams: Streams, n_texts: int, rng: np.random.Generator) -> None:
        self._streams, self._n, self._rng = streams, n_texts, rng

    def __len__(self) -> int:
        return len(self._streams)

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        return self._streams.windows(self._rng.permutation(self._n))


class _FineTuning:
    """The state of one fine-tuning: the job, the texts as read, the result so far."""

    def __init__(self, job: DirectionJob, advance: Advance, device: torch.device) -> None:
        self.job, self.recipe, self.advance, self.device = job, job.recipe, advance, device
        self.rng = np.random.default_rng(job.seed)
        self.texts = turned_texts(job.texts, job.direction)
        self.held_out = None if job.valid is None else turned_texts(job.valid[0], job.direction)
        self.result = DirectionResult()

    def run(self) -> DirectionResult:
        """Fine-tune both."""
        job, recipe, result = self.job, self.recipe, self.result
        model = language_model(job.n_words, job.sizes, dropout=recipe.dropout).to(self.device)
        if job.tensors is not None:
            given = {name: torch.from_numpy(a) for name, a in job.tensors.items()}
            fill(given, model[0], model[1].decoder)
            _warn_if_reversed(model, self.texts, job.direction)
        # The likelihood of a text is to be that for a model that has not read it: the one
        # before fine-tuning, unless that one is random.
        reference = plain_tensors(model[0], model[1].decoder)
        if recipe.lm_epochs:
            self._tune_language_model(model)
            if job.tensors is None:
                reference = plain_tensors(model[0], model[1].decoder)
        tuned = plain_tensors(model[0])
        if recipe.perplexity:
            result.tensors |= {f"lm.{name}": t.numpy() for name, t in reference.items()}
            fill(reference, model[0], model[1].decoder)
        extra, scale = extra_features(model if recipe.perplexity else None, self.texts)
        result.tensors["scale"] = scale
        classifier = TextClassifier(
            job.n_words,
            job.n_classes,
            job.sizes,
            window=recipe.window,
            padding=job.padding,
            dropout=recipe.dropout,
            n_extra=extra.shape[1],
        ).to(self.device)
        fill(tuned, classifier.encoder)
        held_out_extra = None
        if self.held_out is not None:
            found = extra_features(model if recipe.perplexity else None, self.held_out, scale)
            held_out_extra = found[0]
        self._train_classifier(classifier, extra, held_out_extra)
        return result

    def _tune_language_model(self, model: SequentialRNN) -> None:
        """Fine-tune: one epoch with the lower layers frozen, then the whole model."""
        recipe, result = self.recipe, self.result
        streams = Streams(self.texts, recipe.batch, recipe.window)
        stage = f"{self.job.direction}: language model"
        if streams.n_tokens < 3:
            self.advance(recipe.lm_epochs, stage)
            return  # there is no next token to predict
        trace = Trace()
        learn = language_learner(model, _Epochs(streams, len(self.texts), self.rng), trace)
        peaks = group_peaks(len(learn.opt.param_lists), peak=recipe.lm_peak, fall=recipe.fall)
        learn.freeze_to(-1)
        fit_phase(learn, 1, peaks, [Steps(self.advance, stage, recipe.lm_epochs)])
        if recipe.lm_epochs > 1:
            learn.unfreeze()
            steps = Steps(self.advance, stage, recipe.lm_epochs, before=1)
            fit_phase(learn, recipe.lm_epochs - 1, peaks, [steps])
        for epoch, loss in enumerate(trace.losses):
            result.lm_history.append({"epoch": epoch + 1, "perplexity": float(np.exp(loss))})
        if self.held_out is not None and sum(map(len, self.held_out)) > 2:
            windows = Streams(self.held_out, recipe.batch, recipe.window).windows()
            result.lm_history[-1]["val_perplexity"] = perplexity(model, windows)
        result.traces["language"] = {"rates": trace.rates, "trainable": trace.trainable}

    def _train_classifier(
        self, classifier: TextClassifier, extra: np.ndarray, held_out_extra: np.ndarray | None
    ) -> None:
        """Train the classifier; with held-out texts, keep the weights of the best epoch."""
        job, result = self.job, self.result
        trace = Trace()
        batches = TextBatches(
            self.texts,
            job.y,
            job.weights,
            extra,
            most=self.recipe.batch,
            padding=job.padding,
            rng=self.rng,
        )
        learn = classifier_learner(classifier, batches, trace)
        least, best = np.inf, None

        def after_epoch() -> None:
            nonlocal least, best
            entry = {"epoch": len(result.history) + 1, "loss": trace.losses[-1]}
            if job.valid is not None and held_out_extra is not None:
                proba = probabilities(classifier, self.held_out or (), held_out_extra, job.padding)
                entry |= loss_and_accuracy(job.valid[1], proba, "val_")
                if entry["val_loss"] < least:
                    least, best = entry["val_loss"], _state(classifier)
            result.history.append(entry)

        stage = f"{job.direction}: classifier"
        train_gradually(learn, self.recipe, after_epoch, self.advance, stage)
        state = _state(classifier) if best is None else best
        result.tensors |= {name: t.numpy() for name, t in state.items()}
        result.traces["classifier"] = {"rates": trace.rates, "trainable": trace.trainable}


def _warn_if_reversed(model: SequentialRNN, texts: Texts, direction: str) -> None:
    """Warn if a language model finds texts likelier when they are read from the other end."""
    sample: list[np.ndarray] = []
    for text in texts:
        sample.append(text)
        if sum(map(len, sample)) >= _CHECKED_TOKENS:
            break
    if sum(map(len, sample)) < 10:
        return
    as_given = perplexity(model, Streams(sample, 16, 72).windows())
    reversed_ = perplexity(model, Streams([text[::-1] for text in sample], 16, 72).windows())
    if reversed_ < _CLEARLY * as_given:
        warnings.warn(DirectionWarning.of(direction, as_given, reversed_), stacklevel=2)


def _state(classifier: TextClassifier) -> dict[str, Tensor]:
    """Return copies of the tensors of a classifier: of the encoder, and of the head."""
    head = {
        f"head.{name}": t.detach().cpu().clone() for name, t in classifier.head.state_dict().items()
    }
    return {**plain_tensors(classifier.encoder), **head}
