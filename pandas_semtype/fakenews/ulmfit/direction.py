"""One direction of ULMFiT: a language model fine-tuned, then a classifier, then predictions.

This file is imported inside functions: it needs PyTorch and fastai.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from ...errors import DirectionWarning
from .batches import TextBatches, pad_texts, similar_lengths
from .finetuning import (
    Trace,
    classifier_learner,
    fit_phase,
    language_learner,
    train_gradually,
)
from .languageloss import perplexity
from .network import fill, language_model, plain_tensors
from .pooling import TextClassifier
from .recipe import Recipe
from .schedule import group_peaks
from .sizes import Sizes
from .streams import Streams, in_direction
from .surprise import surprises
from .threads import one_thread

__all__ = ["Lesson", "Reader", "teach"]

_CHECKED_TOKENS = 4_000
_CLEARLY = 0.8


@dataclass(frozen=True)
class Lesson:
    """Hold what one direction learns from.

    Parameters
    ----------
    direction : {"forward", "backward"}
        Order of reading.
    n_words, padding, n_classes : int
        Sizes, and the number of the token that pads.
    texts : sequence of ndarray
        Numbers of tokens, in the order of writing.
    y, weights : ndarray
        Class and weight of each text.
    valid : pair of texts and classes, optional
        Held-out texts.
    sizes : Sizes
        Of the network.
    recipe : Recipe
        What to do.
    seed : int
        Of everything drawn.
    tensors : mapping of str to ndarray, optional
        A language model for this vocabulary; random weights by default.
    """

    direction: str
    n_words: int
    padding: int
    n_classes: int
    texts: Sequence[np.ndarray]
    y: np.ndarray
    weights: np.ndarray
    valid: tuple[Sequence[np.ndarray], np.ndarray] | None
    sizes: Sizes
    recipe: Recipe
    seed: int
    tensors: Mapping[str, np.ndarray] | None = None


@dataclass
class Taught:
    """Hold what one direction has learnt, in plain values: it crosses processes.

    Parameters
    ----------
    tensors : dict of str to ndarray
        The classifier's, and with names that start with ``lm.`` the language model's.
    history, lm_history : list of dict
        By epoch.
    traces : dict of str to dict
        Rates by step and trainable groups by epoch, of both trainings.
    """

    tensors: dict[str, np.ndarray]
    history: list[dict[str, float]] = field(default_factory=list)
    lm_history: list[dict[str, float]] = field(default_factory=list)
    traces: dict[str, dict[str, Any]] = field(default_factory=dict)


class _Epochs:
    """Streams that are read in another order each time."""

    def __init__(self, streams: Streams, n_texts: int, rng: np.random.Generator) -> None:
        self._streams, self._n, self._rng = streams, n_texts, rng

    def __len__(self) -> int:
        return len(self._streams)

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        return self._streams.windows(self._rng.permutation(self._n))


def teach(lesson: Lesson, advance: Callable[[int], Any] = lambda _: None) -> Taught:
    """Fine-tune the language model to the texts, and a classifier to their classes.

    Parameters
    ----------
    lesson : Lesson
        What to learn.
    advance : callable
        Called after each epoch.
    """
    with torch.random.fork_rng(devices=[]), one_thread():
        torch.manual_seed(lesson.seed)
        return _teach(lesson, advance)


def _teach(lesson: Lesson, advance: Callable[[int], Any]) -> Taught:
    recipe = lesson.recipe
    rng = np.random.default_rng(lesson.seed)
    texts = [in_direction(text, lesson.direction) for text in lesson.texts]
    model = language_model(lesson.n_words, lesson.sizes, dropout=recipe.dropout)
    if lesson.tensors is not None:
        given = {name: torch.from_numpy(a) for name, a in lesson.tensors.items()}
        fill(given, model[0], model[1].decoder)
        _warn_if_reversed(model, texts, lesson.direction)
    taught = Taught({})
    # How odd a text is to one who has not read the others: before these are learnt.
    judge = plain_tensors(model[0], model[1].decoder)
    if recipe.lm_epochs:
        _tune_language(model, texts, lesson, taught, rng, advance)
        if lesson.tensors is None:
            judge = plain_tensors(model[0], model[1].decoder)
    tuned = plain_tensors(model[0])
    if recipe.perplexity:
        taught.tensors |= {f"lm.{name}": t.numpy() for name, t in judge.items()}
        fill(judge, model[0], model[1].decoder)
    extra, scale = _extra(model, texts, recipe)
    taught.tensors["scale"] = scale
    classifier = TextClassifier(
        lesson.n_words, lesson.n_classes, lesson.sizes, window=recipe.window,
        padding=lesson.padding, dropout=recipe.dropout, n_extra=extra.shape[1],
    )  # fmt: skip
    fill(tuned, classifier.encoder)
    valid = None
    if lesson.valid is not None:
        held = [in_direction(text, lesson.direction) for text in lesson.valid[0]]
        valid = (held, lesson.valid[1], _extra(model, held, recipe, scale)[0])
    _train_classifier(classifier, texts, extra, valid, lesson, taught, rng, advance)
    return taught


def _tune_language(
    model: nn.Module,
    texts: Sequence[np.ndarray],
    lesson: Lesson,
    taught: Taught,
    rng: np.random.Generator,
    advance: Callable[[int], Any],
) -> None:
    """Fine-tune a language model: one epoch with the lower layers frozen, then all of it."""
    recipe = lesson.recipe
    streams = Streams(texts, recipe.batch, recipe.window)
    if streams.n_tokens < 3:
        return  # there is no next token to predict
    trace = Trace()
    learn = language_learner(model, _Epochs(streams, len(texts), rng), trace)
    peaks = group_peaks(len(learn.opt.param_lists), peak=recipe.lm_peak, fall=recipe.fall)
    learn.freeze_to(-1)
    fit_phase(learn, 1, peaks)
    advance(1)
    if recipe.lm_epochs > 1:
        learn.unfreeze()
        fit_phase(learn, recipe.lm_epochs - 1, peaks)
        advance(recipe.lm_epochs - 1)
    held = None
    if lesson.valid is not None:
        held = [in_direction(text, lesson.direction) for text in lesson.valid[0]]
    for epoch, loss in enumerate(trace.losses):
        taught.lm_history.append({"epoch": epoch + 1, "perplexity": float(np.exp(loss))})
    if held is not None and sum(map(len, held)) > 2:
        windows = Streams(held, recipe.batch, recipe.window).windows()
        taught.lm_history[-1]["val_perplexity"] = perplexity(model, windows)
    taught.traces["language"] = {"rates": trace.rates, "trainable": trace.trainable}


def _warn_if_reversed(model: nn.Module, texts: Sequence[np.ndarray], direction: str) -> None:
    """Warn if a language model finds the texts likelier when read from the other end."""
    sample: list[np.ndarray] = []
    for text in texts:
        sample.append(text)
        if sum(map(len, sample)) >= _CHECKED_TOKENS:
            break
    if sum(map(len, sample)) < 10:
        return
    as_said = perplexity(model, Streams(sample, 16, 72).windows())
    turned = perplexity(model, Streams([text[::-1] for text in sample], 16, 72).windows())
    if turned < _CLEARLY * as_said:
        warnings.warn(DirectionWarning.of(direction, as_said, turned), stacklevel=2)


def _extra(
    model: nn.Module,
    texts: Sequence[np.ndarray],
    recipe: Recipe,
    scale: np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Return the features beside the pooled ones, and their mean and spread."""
    if not recipe.perplexity:
        return np.empty((len(texts), 0), dtype=np.float32), np.empty(0, dtype=np.float32)
    values = surprises(model, texts)
    if scale is None:
        scale = np.array([values.mean(), max(float(values.std()), 1e-3)], dtype=np.float32)
    return ((values - scale[0]) / scale[1])[:, None].astype(np.float32), scale


def _train_classifier(
    classifier: TextClassifier,
    texts: Sequence[np.ndarray],
    extra: np.ndarray,
    valid: tuple[Sequence[np.ndarray], np.ndarray, np.ndarray] | None,
    lesson: Lesson,
    taught: Taught,
    rng: np.random.Generator,
    advance: Callable[[int], Any],
) -> None:
    """Train a classifier; with held-out texts, keep the weights of the best epoch."""
    trace = Trace()
    batches = TextBatches(
        texts, lesson.y, lesson.weights, extra, most=lesson.recipe.batch, padding=lesson.padding,
        rng=rng,
    )  # fmt: skip
    learn = classifier_learner(classifier, batches, trace)
    best: list[Any] = [np.inf, None]

    def after_epoch() -> None:
        entry = {"epoch": len(taught.history) + 1, "loss": trace.losses[-1]}
        if valid is not None:
            proba = probabilities(classifier, valid[0], valid[2], lesson.padding)
            of_truth = np.maximum(proba[np.arange(len(proba)), valid[1]], 1e-12)
            entry["val_loss"] = float(-np.log(of_truth).mean())
            entry["val_accuracy"] = float((proba.argmax(axis=1) == valid[1]).mean())
            if entry["val_loss"] < best[0]:
                state = {name: t.detach().clone() for name, t in _state(classifier).items()}
                best[:] = entry["val_loss"], state
        taught.history.append(entry)
        advance(1)

    train_gradually(learn, lesson.recipe, after_epoch)
    state = best[1] if best[1] is not None else _state(classifier)
    taught.tensors |= {name: t.numpy() for name, t in state.items()}
    taught.traces["classifier"] = {"rates": trace.rates, "trainable": trace.trainable}


def _state(classifier: TextClassifier) -> dict[str, Tensor]:
    """Return the tensors of a classifier: those of the encoder by our names, and the head's."""
    head = {f"head.{name}": t.detach().clone() for name, t in classifier.head.state_dict().items()}
    return {**plain_tensors(classifier.encoder), **head}


@torch.no_grad()
def probabilities(
    classifier: TextClassifier, texts: Sequence[np.ndarray], extra: np.ndarray, padding: int
) -> np.ndarray:
    """Return the probability of every class for texts in the direction of reading."""
    classifier.eval()
    lengths = np.array([len(text) for text in texts])
    found = np.empty((len(texts), classifier.head[-1][-1].out_features))
    order = np.argsort(-lengths, kind="stable")
    for rows in similar_lengths(lengths, order, 64):
        ids, sizes = pad_texts([texts[i] for i in rows], padding)
        scores = classifier(ids, sizes, torch.from_numpy(extra[rows]))[0]
        found[rows] = scores.double().softmax(dim=1).numpy()
    return found


class Reader:
    """Predict with what one direction has learnt.

    Parameters
    ----------
    direction : {"forward", "backward"}
        Order of reading.
    n_words, padding, n_classes : int
        Sizes, and the number of the token that pads.
    sizes : Sizes
        Of the network.
    recipe : Recipe
        It was taught with.
    tensors : mapping of str to ndarray
        From `Taught`.
    """

    def __init__(
        self,
        direction: str,
        n_words: int,
        padding: int,
        n_classes: int,
        sizes: Sizes,
        recipe: Recipe,
        tensors: Mapping[str, np.ndarray],
    ) -> None:
        given = {name: torch.from_numpy(np.ascontiguousarray(a)) for name, a in tensors.items()}
        self.direction, self.recipe, self.padding = direction, recipe, padding
        self.scale = tensors["scale"]
        self.language = None
        with torch.random.fork_rng(devices=[]):  # building draws weights, which are replaced
            self.classifier = TextClassifier(
                n_words, n_classes, sizes, window=recipe.window, padding=padding,
                n_extra=int(recipe.perplexity),
            )  # fmt: skip
            if recipe.perplexity:
                self.language = language_model(n_words, sizes)
        fill(given, self.classifier.encoder)
        head = {n.removeprefix("head."): t for n, t in given.items() if n.startswith("head.")}
        self.classifier.head.load_state_dict(head)
        if self.language is not None:
            judge = {n.removeprefix("lm."): t for n, t in given.items() if n.startswith("lm.")}
            fill(judge, self.language[0], self.language[1].decoder)
            self.language.eval()
        self.classifier.eval()

    def predict_proba(self, texts: Sequence[np.ndarray]) -> np.ndarray:
        """Return probabilities of texts in the order of writing."""
        turned = [in_direction(text, self.direction) for text in texts]
        with one_thread():
            extra = _extra(self.language, turned, self.recipe, self.scale)[0]
            return probabilities(self.classifier, turned, extra, self.padding)
