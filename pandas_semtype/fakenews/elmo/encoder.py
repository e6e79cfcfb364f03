"""The encoder ``elmo``: features computed once per text, and the published head on top."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any, Self

import numpy as np

from ...arrays import finite
from ...checkpoint import pack_arrays, unpack_arrays
from ...checks import require, whole
from ...errors import ArgumentError, CheckpointError, NotFittedError
from ...progress import progress_bar
from ...shown import value_shown
from ..encoder import TextEncoder, TextTask
from .features import ElmoFeatures
from .source import is_new_here

__all__ = ["ElmoEncoder"]

_HEAD = "elmo_head.npz"
_WEIGHTS = ("mix", "scale", "kernel", "bias", "kernel_1", "bias_1")
_BATCH = 256


class ElmoEncoder(TextEncoder):
    """Classify texts by their ELMo vectors.

    The mean over tokens of each layer is computed once per text and cached on disk. The
    published head is trained on it: 4 parameters mix the layers, then come 256 units and one
    output (one per class if there are more than two).

    Parameters
    ----------
    source : str or path-like, optional
        A handle of TensorFlow Hub, by default ``"google/elmo/3"``; a URL; the directory of a
        module; or that of a biLM, published or trained with
        ``python -m pandas_semtype.fakenews.bilm.training``.
    signature : {"tokens", "default"}, default "tokens"
        ``"tokens"`` splits texts by the rules of Moses, ``"default"`` at spaces only.
    window : int, default 128
        Tokens per window; the windows of a longer text are averaged, weighted by length.
    max_tokens : int, optional
        Tokens read from the beginning of a text; by default all.
    cache : bool, default True
        Cache features on disk.
    epochs : int, default 10
        Passes over the texts; fewer if training stops early on held-out texts.
    batch_size : int, default 4
        Texts per gradient step.
    learning_rate : float, default 0.001
        Of Adam.

    Examples
    --------
    >>> from pandas_semtype.fakenews.elmo.encoder import ElmoEncoder
    >>> ElmoEncoder(source="elmo_3", epochs=5)
    ElmoEncoder(source='elmo_3', epochs=5)
    """

    name = "elmo"
    uses_validation = True

    def __init__(
        self,
        source: str | os.PathLike[str] | None = None,
        *,
        signature: str = "tokens",
        window: int = 128,
        max_tokens: int | None = None,
        cache: bool = True,
        epochs: int = 10,
        batch_size: int = 4,
        learning_rate: float = 1e-3,
    ) -> None:
        self.features = ElmoFeatures(
            source, signature=signature, window=window, max_tokens=max_tokens, cache=cache
        )
        self.epochs, self.batch_size = whole("epochs", epochs), whole("batch_size", batch_size)
        rate = learning_rate
        if isinstance(rate, bool) or not isinstance(rate, (int, float)) or not 0 < rate < np.inf:
            raise ArgumentError.of("learning_rate", rate, "a number above 0")
        self.learning_rate = float(rate)
        self._weights: dict[str, np.ndarray] = {}
        self._digest = ""
        self._is_from_file = False  # the source: somebody else may have written it

    def __repr__(self) -> str:
        return f"ElmoEncoder(source={self.source!r}, epochs={self.epochs})"

    @property
    def source(self) -> str | None:
        """Where the module is; can be set, if it has moved since the model was saved."""
        return self.features.source

    @source.setter
    def source(self, source: str | os.PathLike[str] | None) -> None:
        config: dict[str, Any] = {**self.features.to_config(), "source": source}
        self.features = ElmoFeatures(config.pop("source"), **config)
        self._is_from_file = False

    def _check_source(self) -> None:
        """Refuse to fetch, and run, a module from an address that a saved model names."""
        if self._is_from_file and is_new_here(self.source):
            raise CheckpointError(
                "The model reads texts with a module that this machine has not downloaded before, "
                f"whose graph would be run. Received: source={value_shown(self.source)}. If you "
                "trust whoever wrote the model, set encoder.source to it, or to the directory of "
                "the module."
            )

    # -- training -----------------------------------------------------------------------

    def check_installed(self) -> None:
        """Raise unless the packages of the extra ``elmo`` are installed.

        Raises
        ------
        MissingDependencyError
            With the name of the first one that is missing.
        """
        # Before the source is downloaded, which takes long. tensorflow_hub is not needed: a
        # module is loaded without it where it is missing.
        split = ("sacremoses",) if self.features.signature == "tokens" else ()
        for package in ("tensorflow", "keras", *split):
            require(package, "elmo", "Training on ELMo features")

    def fit(self, task: TextTask) -> list[dict[str, float]]:
        """Learn from labelled texts; see `TextEncoder.fit`.

        Raises
        ------
        MissingDependencyError
            If a package of the extra ``elmo`` is not installed; nothing is downloaded then.
        """
        self.check_installed()
        self._check_source()
        from .head import build_head, fit_head

        seed = int(np.random.default_rng(task.seed).integers(2**31 - 2))
        reader = self.features.reader(task.progress)
        held_out = () if task.valid is None else task.valid[0]
        features = self.features.encode([*task.texts, *held_out], progress=task.progress)
        n = len(task)
        valid = None if task.valid is None else (features[n:], np.asarray(task.valid[1]))
        head = build_head(
            reader.n_layers,
            reader.dim,
            task.n_classes,
            start=reader.start,
            scale=reader.scale,
            seed=seed,
        )
        with progress_bar(
            self.epochs, "epochs", progress=task.progress, what="training the head"
        ) as advance:
            history = fit_head(
                head,
                features[:n],
                np.asarray(task.y),
                np.asarray(task.weights),
                valid=valid,
                epochs=self.epochs,
                batch_size=self.batch_size,
                rate=self.learning_rate,
                seed=seed,
                n_classes=task.n_classes,
                advance=advance,
            )
        values = [np.asarray(value) for value in head.get_weights()]
        self._weights = dict(zip(_WEIGHTS, values, strict=True))
        self._digest = self.features.digest()
        return history

    # -- predicting ---------------------------------------------------------------------

    @property
    def mix(self) -> np.ndarray:
        """Weight of each layer after training; they add up to 1, the scale is separate."""
        from scipy.special import softmax

        return np.asarray(softmax(self._fitted()["mix"]))

    def _fitted(self) -> dict[str, np.ndarray]:
        if not self._weights:
            raise NotFittedError.of("fakenews")
        return self._weights

    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """Return the probability of every class; see `TextEncoder.predict_proba`.

        Raises
        ------
        OfflineError
            If the module must be downloaded and cannot be.
        CheckpointError
            If the source is not the one the encoder was trained with.
        """
        weights = self._fitted()
        self._check_source()
        if self.features.digest() != self._digest:
            raise CheckpointError(
                "The source of the ELMo encoder is not the one it was trained with. Received: "
                f"source={self.source!r}, whose SHA-256 differs. Set encoder.source to the right "
                "directory, or fit again."
            )
        shape = (len(weights["mix"]), len(weights["kernel"]))
        parts = [np.empty((0, max(2, len(weights["bias_1"]))))]
        for start in range(0, len(texts), _BATCH):
            found = self.features.encode(texts[start : start + _BATCH], shape=shape, progress=False)
            parts.append(self._head(found))
        return np.concatenate(parts)

    def _head(self, features: np.ndarray) -> np.ndarray:
        """Return the output of the head, computed without Keras."""
        from scipy.special import softmax

        w = self._weights
        x = float(w["scale"]) * np.einsum("k,nkd->nd", self.mix, features)
        x = np.maximum(x @ w["kernel"] + w["bias"], 0)
        logits = (x @ w["kernel_1"] + w["bias_1"]).astype(np.float64)
        if logits.shape[1] == 1:
            logits = np.concatenate([np.zeros_like(logits), logits], axis=1)
        return np.asarray(softmax(logits, axis=1))

    # -- files --------------------------------------------------------------------------

    def to_checkpoint(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Return what `from_checkpoint` needs; the module is not in it."""
        config = {
            **self.features.to_config(),
            "epochs": self.epochs,
            "batch_size": self.batch_size,
            "learning_rate": self.learning_rate,
            "module": self._digest,
        }
        return config, {_HEAD: pack_arrays(self._fitted())}

    @classmethod
    def from_checkpoint(cls, config: Mapping[str, Any], files: Mapping[str, bytes]) -> Self:
        """Return the fitted encoder that `to_checkpoint` described; nothing is downloaded."""
        options = dict(config)
        digest = str(options.pop("module"))
        encoder = cls(options.pop("source"), **options)
        found = unpack_arrays(files[_HEAD], _HEAD)
        if set(found) != set(_WEIGHTS):
            raise CheckpointError.damaged(_HEAD, "it has other weights than a head")
        for name, array in found.items():
            finite(array, name, _HEAD)
        if not _fit_each_other(found):
            raise CheckpointError.damaged(_HEAD, "its arrays do not fit each other")
        encoder._weights = {name: found[name] for name in _WEIGHTS}
        encoder._digest, encoder._is_from_file = digest, True
        return encoder


def _fit_each_other(head: Mapping[str, np.ndarray]) -> bool:
    """Return whether arrays have the shapes of a head: a layer of units, and one of classes."""
    kernel, kernel_1 = head["kernel"], head["kernel_1"]
    return (
        kernel.ndim == kernel_1.ndim == 2
        and head["mix"].ndim == 1
        and head["scale"].shape == ()
        and head["bias"].shape == kernel.shape[1:] == kernel_1.shape[:1]
        and head["bias_1"].shape == kernel_1.shape[1:]
        and all(array.size for array in head.values())
    )
