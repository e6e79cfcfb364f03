"""What turns texts into vectors: functions, transformers, sentence models, graphs in ONNX."""

from __future__ import annotations

import contextlib
import copy
import json
import os
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ...checkpoint import pack_arrays, unpack_arrays
from ...checks import path_text, require
from ...errors import ArgumentError, CheckpointError
from .onnx_text import GRAPH, TOKENIZER, OnnxText, is_onnx_directory
from .plain_state import NotPlainError, from_plain, to_plain

__all__ = ["Source", "restore_source", "source_of"]

_STATE, _ARRAYS = "state.json", "arrays.npz"
_SENTENCE_CHARS = 1000
"""Characters a model of sentence-transformers reads at once: most cut at 256 tokens or later."""

_SENTENCE_FILE = "modules.json"
_PUBLISHED = re.compile(r"\w[\w.-]*/\w[\w.-]*")
_KEPT_BYTES = 1 << 28  # of vectors that are remembered


class Source(ABC):
    """Turn texts into vectors.

    Parameters
    ----------
    given : object
        What the user gave.
    """

    kind: str
    learns = False
    """Whether `fit` changes what the vectors are."""

    classifies = False
    """Whether the vectors are probabilities of classes already."""

    max_chars: int | None = None
    """Most characters read at once by default; None for whole texts."""

    def __init__(self, given: Any) -> None:
        self.given = given
        self._kept: dict[str, np.ndarray] | None = None

    @contextlib.contextmanager
    def remembering(self) -> Iterator[None]:
        """Read each text once while this lasts, unless it `learns`."""
        self._kept = None if self.learns else {}
        try:
            yield
        finally:
            self._kept = None

    def read(self, texts: Sequence[str]) -> Any:
        """Return what `vectors` does, from memory where a text was read before."""
        if self._kept is None:
            return self.vectors(texts)
        new = [text for text in dict.fromkeys(texts) if text not in self._kept]
        if new:
            found = self.vectors(new)
            if np.ndim(found) != 2 or len(found) != len(new):
                return found  # sparse, or for the caller to refuse
            if len(self._kept) * np.shape(found)[1] * 8 > _KEPT_BYTES:
                self._kept = None
                return self.vectors(texts)
            self._kept.update(zip(new, np.asarray(found), strict=True))
        return np.stack([self._kept[text] for text in texts])

    @property
    def label(self) -> str:
        """A name of letters, digits and underscores for what was given."""
        return self.label_of(self.title)

    @staticmethod
    def label_of(title: str) -> str:
        """Return the letters, digits and underscores of a title."""
        return re.sub(r"\W+", "_", title).strip("_") or "object"

    @property
    @abstractmethod
    def title(self) -> str:
        """What a message calls it."""

    def fresh(self) -> Source:
        """Return the same as it was given, not fitted."""
        return self

    def fit(self, texts: Sequence[str], y: np.ndarray) -> None:  # noqa: B027
        """Learn from texts, if it `learns`."""

    @abstractmethod
    def vectors(self, texts: Sequence[str]) -> Any:
        """Return an array or sparse matrix, one row per text."""

    def files(self) -> dict[str, bytes] | None:
        """Return the files it is saved in; None if it must be given again at load."""
        return None


class FunctionSource(Source):
    """A function of a list of texts."""

    kind = "function"

    @property
    def title(self) -> str:
        return str(getattr(self.given, "__qualname__", type(self.given).__name__))

    def vectors(self, texts: Sequence[str]) -> Any:
        return self.given(list(texts))


class SentenceSource(Source):
    """A model of sentence-transformers, or an object with the same ``encode``."""

    kind = "sentences"
    max_chars = _SENTENCE_CHARS

    def __init__(self, given: Any) -> None:
        super().__init__(given)
        self._model: Any = None

    @property
    def title(self) -> str:
        if isinstance(self.given, (str, os.PathLike)):
            return Path(self.given).name
        return type(self.given).__name__

    def vectors(self, texts: Sequence[str]) -> Any:
        if self._model is None:
            self._model = self._loaded()
        return self._model.encode(list(texts), show_progress_bar=False, convert_to_numpy=True)

    def _loaded(self) -> Any:
        if not isinstance(self.given, (str, os.PathLike)):
            return self.given
        package = require("sentence_transformers", "encoders", "Reading texts with this model")
        name = os.fspath(self.given)
        try:
            return package.SentenceTransformer(name)
        except (OSError, ValueError) as error:
            expected = f"a model sentence-transformers can load ({type(error).__name__})"
            raise ArgumentError.of("encoder", name, expected) from error

    def files(self) -> dict[str, bytes] | None:
        if not isinstance(self.given, str):
            return None
        return {_STATE: json.dumps({"name": self.given}).encode()}


class OnnxSource(Source):
    """A directory with a graph and a tokenizer, which is saved with the model."""

    kind = "onnx"

    def __init__(self, given: Any, model: OnnxText | None = None) -> None:
        super().__init__(given)
        self._model = OnnxText.read(given) if model is None else model

    @property
    def title(self) -> str:
        return Path(self.given).resolve().name

    def vectors(self, texts: Sequence[str]) -> Any:
        return self._model(texts)

    def files(self) -> dict[str, bytes] | None:
        return dict(self._model.files)


_WANTS_NUMBERS = ("could not convert string to float", "Expected 2D array")
"""What scikit-learn says where an estimator of numbers is given texts."""


class TransformerSource(Source):
    """A transformer, pipeline or classifier of scikit-learn, fitted to the training texts."""

    kind = "sklearn"
    learns = True

    def __init__(self, given: Any, fitted: Any = None) -> None:
        super().__init__(given)
        self.fitted = fitted
        self.classifies = hasattr(given, "predict_proba")

    @property
    def title(self) -> str:
        return type(self.given).__name__

    def fresh(self) -> Source:
        return TransformerSource(self.given)

    def fit(self, texts: Sequence[str], y: np.ndarray) -> None:
        from sklearn.base import clone

        again = hasattr(self.given, "get_params")
        self.fitted = clone(self.given) if again else copy.deepcopy(self.given)
        try:
            self.fitted.fit(list(texts), y)
        except ValueError as error:
            if any(sign in str(error) for sign in _WANTS_NUMBERS):
                # Its message holds a text, so nothing is chained.
                raise ArgumentError(
                    f"The encoder {self.title} reads numbers, not texts. Received: {len(texts)} "
                    "texts. Put what turns texts into numbers before it, as in "
                    f"make_pipeline(TfidfVectorizer(), {self.title}())."
                ) from None
            raise

    def vectors(self, texts: Sequence[str]) -> Any:
        rows = list(texts)
        return self.fitted.predict_proba(rows) if self.classifies else self.fitted.transform(rows)

    def check_fitted(self) -> None:
        try:
            self.vectors(["Is it fitted?"])
        except AttributeError as error:  # NotFittedError of scikit-learn is one, too
            raise CheckpointError(
                f"The object of scikit-learn {self.title!r} that was given is not fitted: a model "
                "fits a copy of it. Give that copy, model.encoder.source.fitted of the model that "
                "was saved, or fit the object on the same texts first."
            ) from error

    def files(self) -> dict[str, bytes] | None:
        arrays: dict[str, np.ndarray] = {}
        try:
            state = to_plain(self.fitted, arrays)
        except NotPlainError:
            return None
        return {_STATE: json.dumps(state).encode(), _ARRAYS: pack_arrays(arrays)}


def source_of(given: Any) -> Source | None:
    """Return the source of what a user gave as an encoder; None if it is none.

    Parameters
    ----------
    given : object
        A source, a function, a transformer or pipeline of scikit-learn, a model of
        sentence-transformers or its name, or the directory of a text model in ONNX.
    """
    if isinstance(given, Source):
        return given.fresh()
    if isinstance(given, type):
        return None
    if isinstance(given, (str, os.PathLike)):
        name = path_text(given)
        if name is None:
            return None
        if is_onnx_directory(name):
            return OnnxSource(name)
        # Names of models have an owner; a directory says by a file of its that it is one.
        if _is_sentence_model(name) or _PUBLISHED.fullmatch(name):
            return SentenceSource(name)
        return None
    if callable(getattr(given, "encode", None)):
        return SentenceSource(given)
    if hasattr(given, "fit") and (hasattr(given, "transform") or hasattr(given, "predict_proba")):
        return TransformerSource(given)
    if not callable(given) and hasattr(given, "fit") and hasattr(given, "predict"):
        raise ArgumentError(
            "The encoder is a classifier that gives no probabilities. Received: "
            f"{type(given).__name__}. Wrap its last step in "
            "sklearn.calibration.CalibratedClassifierCV, or leave that step out."
        )
    return FunctionSource(given) if callable(given) else None


def _is_sentence_model(name: str) -> bool:
    try:
        return (Path(name) / _SENTENCE_FILE).is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False


def restore_source(kind: str, title: str, files: Mapping[str, bytes], given: Any) -> Source:
    """Return the source of a saved encoder.

    Parameters
    ----------
    kind, title : str
        What it was, and what messages call it.
    files : mapping of str to bytes
        What `Source.files` returned; empty if it must be given.
    given : object
        What the user gave at load, or None.

    Raises
    ------
    CheckpointError
        If something must be given and is not, or is of another kind, or the files are damaged.
    """
    if given is not None:
        found = source_of(given)
        if found is None or found.kind != kind:
            raise CheckpointError(
                f"The model reads texts with something else than was given. Received: "
                f"{type(given).__name__}, not {_WHAT[kind]} {title!r}. Give the one it was fitted "
                "with."
            )
        if isinstance(found, TransformerSource):
            made = TransformerSource(given, given)
            made.check_fitted()
            return made
        return found
    if not files:
        raise CheckpointError(
            f"The model reads texts with {_WHAT[kind]} {title!r}, which is not part of its "
            "directory. Load it with FakeNewsClassifier.load(directory, encoder=...), giving "
            "the one it was fitted with, or for several encoders a mapping by name."
        )
    if kind == OnnxSource.kind:
        return OnnxSource(title, OnnxText(files[GRAPH], files[TOKENIZER]))
    try:
        state = json.loads(files[_STATE])
        if kind == SentenceSource.kind:
            return SentenceSource(_published(str(state["name"]), title))
        fitted = from_plain(state, unpack_arrays(files[_ARRAYS]))
    except CheckpointError:
        raise
    except (AttributeError, ImportError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise CheckpointError(
            f"The encoder {title!r} cannot be made again with the installed scikit-learn. "
            f"Received: {type(error).__name__}. Install the version it was saved with, or give "
            "the fitted encoder as FakeNewsClassifier.load(directory, encoder=...)."
        ) from error
    return TransformerSource(fitted, fitted)


def _published(name: str, title: str) -> str:
    """Return the name of a sentence model; of a folder its library would run code."""
    if not _PUBLISHED.fullmatch(name) or ".." in name or Path(name).exists():
        raise CheckpointError(
            f"The model reads texts with the sentence model {title!r} in a directory, whose code "
            "would be run. If you trust it, load the model with "
            "FakeNewsClassifier.load(directory, encoder=...), giving that directory."
        )
    return name


_WHAT = {
    FunctionSource.kind: "the function",
    SentenceSource.kind: "the sentence model",
    OnnxSource.kind: "the text model",
    TransformerSource.kind: "the object of scikit-learn",
}
