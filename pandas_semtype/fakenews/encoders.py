"""Encoders by name: how what a user gives becomes a `TextEncoder`, and a saved one again."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Self

import numpy as np

from ..errors import ArgumentError, CheckpointError
from .encoder import TextEncoder, TextTask, named_parameters

__all__ = [
    "ENCODERS",
    "KeywordEncoder",
    "adapt",
    "check_options",
    "encoder_class",
    "make_encoder",
    "restore_encoder",
]

ENCODERS = {
    "elmo": ("elmo.encoder", "ElmoEncoder"),
    "ulmfit": ("ulmfit.encoder", "UlmfitEncoder"),
    "tfidf": ("tfidf", "TfidfEncoder"),
}
"""Module (below this package) and class of every encoder, by name."""

_STACK = ("stack", "Stack")
_VECTORS = ("vectors.encoder", "VectorEncoder")
_EXPECTED = (
    "a name, a list of names or an encoder: a function from a list of texts to an array, a "
    "transformer or pipeline of scikit-learn, or a model of sentence-transformers"
)
_NAMES = (
    ", a name of sentence-transformers with its owner, as in sentence-transformers/NAME, or the "
    "directory of a text model in ONNX (model.onnx, tokenizer.json)"
)
_METHODS = ("name", "fit", "predict_proba", "to_checkpoint", "from_checkpoint")


class KeywordEncoder(TextEncoder):
    """Adapt an encoder whose `fit` takes keywords in place of a `TextTask`.

    Such an encoder has ``name``, ``predict_proba``, ``to_checkpoint``, ``from_checkpoint`` and
    ``fit(texts, y, *, n_classes, weights, valid, random_state, progress)``, with ``groups`` as
    well if its attribute ``wants_groups`` is true. ``uses_validation``, ``blank`` and
    ``word_scores`` are optional.

    Parameters
    ----------
    inner : object
        The encoder to adapt.
    """

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self.name = inner.name
        self.uses_validation = bool(getattr(inner, "uses_validation", True))

    def check_installed(self) -> None:
        """Ask the inner encoder, if it can tell; see `TextEncoder.check_installed`."""
        check = getattr(self.inner, "check_installed", None)
        if check is not None:
            check()

    def fit(self, task: TextTask) -> list[dict[str, float]]:
        """Learn from labelled texts; see `TextEncoder.fit`."""
        options: dict[str, Any] = {}
        if getattr(self.inner, "wants_groups", False):
            options["groups"] = task.owners
        history: list[dict[str, float]] = self.inner.fit(
            task.texts,
            task.y,
            n_classes=task.n_classes,
            weights=task.weights,
            valid=task.valid,
            random_state=task.seed,
            progress=task.progress,
            **options,
        )
        self.blank = getattr(self.inner, "blank", None)
        return history

    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """Return the probability of every class; see `TextEncoder.predict_proba`."""
        proba: np.ndarray = self.inner.predict_proba(texts)
        return proba

    def word_scores(self, text: str, target: int) -> np.ndarray | None:
        """Return the scores of the words if the encoder gives them."""
        score = getattr(self.inner, "word_scores", None)
        found = None if score is None else score(text, target)
        return None if found is None else np.asarray(found)

    def to_checkpoint(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Return what the class of the inner encoder restores it from."""
        found: tuple[dict[str, Any], dict[str, bytes]] = self.inner.to_checkpoint()
        return found

    @classmethod
    def from_checkpoint(cls, config: Mapping[str, Any], files: Mapping[str, bytes]) -> Self:
        """Refuse: which class to restore is known by its name alone.

        Raises
        ------
        CheckpointError
            Always; `restore_encoder` restores by name.
        """
        raise CheckpointError(
            "An encoder of somebody else is restored by its name, which this class does not know. "
            f"Received: {len(config)} options and {len(files)} files. Load the whole model with "
            "pandas_semtype.load(directory)."
        )


def adapt(encoder: Any) -> TextEncoder:
    """Return an encoder whose `fit` takes a `TextTask`.

    Parameters
    ----------
    encoder : TextEncoder or object
        Returned as it is, or inside a `KeywordEncoder` if its `fit` takes ``y``.

    Raises
    ------
    ArgumentError
        If it lacks a method of an encoder, or is a class.
    """
    if isinstance(encoder, type) or not all(hasattr(encoder, name) for name in _METHODS):
        raise ArgumentError.of("encoder", encoder, _EXPECTED)
    if "y" in inspect.signature(encoder.fit).parameters or not isinstance(encoder, TextEncoder):
        return KeywordEncoder(encoder)
    return encoder


def encoder_class(name: str) -> Any:
    """Return the class of an encoder.

    Parameters
    ----------
    name : str
        One of `ENCODERS`.

    Raises
    ------
    ArgumentError
        If there is no such encoder.
    """
    if name not in ENCODERS:
        raise ArgumentError.of("encoder", name, f"one of {', '.join(ENCODERS)}{_NAMES}")
    return _look_up(*ENCODERS[name])


def check_options(kind: type, options: Mapping[str, Any]) -> None:
    """Refuse an option that a class of encoders does not take, naming those it does."""
    taken = kind.option_names() if issubclass(kind, TextEncoder) else named_parameters(kind)
    unknown = [name for name in options if name not in taken]
    if unknown:
        raise ArgumentError.of("options", tuple(unknown), f"some of {', '.join(taken)}")


def make_encoder(encoder: Any, options: Mapping[str, Any]) -> TextEncoder:
    """Return an encoder that has not been fitted.

    Parameters
    ----------
    encoder : str, path, callable, object or a list of these
        A name; several (which make a `Stack`); what turns texts into vectors (see
        `vectors.sources.source_of`); or an encoder object.
    options : mapping
        Options of the encoder.

    Raises
    ------
    ArgumentError
        If there is no such encoder or option.
    """
    if isinstance(encoder, (list, tuple)):
        stack: TextEncoder = _look_up(*_STACK).of(encoder, options)
        return stack
    if isinstance(encoder, str) and encoder in ENCODERS:
        kind = encoder_class(encoder)
        check_options(kind, options)
        return adapt(kind(**options))
    if not all(hasattr(encoder, name) for name in _METHODS):
        of_vectors: TextEncoder | None = _look_up(*_VECTORS).of(encoder, options)
        if of_vectors is not None:
            return of_vectors
    if isinstance(encoder, str):
        encoder_class(encoder)  # says which names there are
    found = adapt(encoder)
    if options:
        expected = "them to the encoder itself, which was given as an object"
        raise ArgumentError.of("options", tuple(options), expected)
    return found


def restore_encoder(
    name: str, config: Mapping[str, Any], files: Mapping[str, bytes], given: Any = None
) -> TextEncoder:
    """Return a fitted encoder from what its `to_checkpoint` gave.

    Parameters
    ----------
    name : str
        Its name; several names joined by ``+`` are a stack.
    config : mapping
        Its configuration.
    files : mapping of str to bytes
        Its files.
    given : object, optional
        What turns texts into vectors, where that is not part of the files; for several
        encoders a mapping by name.
    """
    if "+" in name:
        stack: TextEncoder = _look_up(*_STACK).from_checkpoint(config, files, given)
        return stack
    if "vectors" in config:
        found: TextEncoder = _look_up(*_VECTORS).from_checkpoint(config, files, given)
        return found
    return adapt(encoder_class(name).from_checkpoint(config, files))


def _look_up(module: str, kind: str) -> Any:
    # By name: no encoder is imported before it is asked for, and the stack imports this file.
    return getattr(import_module(f".{module}", __package__), kind)
