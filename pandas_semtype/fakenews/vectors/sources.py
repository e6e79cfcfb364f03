"""What turns texts into vectors: functions, transformers, sentence models, graphs in ONNX."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ...checkpoint import unpack_arrays
from ...checks import path_text, require
from ...errors import ArgumentError, CheckpointError
from .onnx_text import GRAPH, TOKENIZER, OnnxText, is_onnx_directory
from .plain_state import from_plain
from .source import Source
from .transformers import ARRAYS, STATE, TransformerSource

__all__ = ["restore_source", "source_of"]

_SENTENCE_CHARS = 1000
"""Characters a model of sentence-transformers reads at once: most cut at 256 tokens or later."""

_SENTENCE_FILE = "modules.json"
_PUBLISHED = re.compile(r"\w[\w.-]*/\w[\w.-]*")


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
        return {STATE: json.dumps({"name": self.given}).encode()}


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
        state = json.loads(files[STATE])
        if kind == SentenceSource.kind:
            return SentenceSource(_published(str(state["name"]), title))
        fitted = from_plain(state, unpack_arrays(files[ARRAYS]))
    except CheckpointError:
        raise
    except (AttributeError, ImportError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise CheckpointError(
            f"The encoder {title!r} cannot be made again with the installed scikit-learn. "
            f"Received: {type(error).__name__}. Install the version it was saved with, or give "
            "the fitted encoder as FakeNewsClassifier.load(directory, encoder=...)."
        ) from error
    return TransformerSource(fitted, fitted, restored=True)


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
