"""The encoder ``"ulmfit"``: language models of both directions, fine-tuned to labelled texts."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from ...errors import ArgumentError, CheckpointError, NotFittedError
from ...progress import progress_bar
from .framework import need_fastai
from .recipe import Recipe
from .sizes import Sizes
from .source import DIRECTIONS, pack, unpack
from .tokens import tokenize
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from .direction import Lesson, Reader, Taught

__all__ = ["UlmfitEncoder"]

_VOCABULARY = "vocab.json"
Source = str | os.PathLike[str] | Sequence[str | os.PathLike[str]] | Mapping[str, Any] | None


class UlmfitEncoder:
    """Tell classes by fine-tuning language models: ULMFiT.

    A language model that was trained on general text is fine-tuned to the texts, then a
    classifier with its layers to their classes, from the last group of layers down. One
    model reads forward, one backward; their probabilities are averaged.

    Parameters
    ----------
    source : str, path, sequence or mapping of these, or None
        Language models to start from: names of presets, directories written by
        `pandas_semtype.fakenews.lm_training`, or the published archives, packed or not. A
        mapping says which is ``"forward"`` and which ``"backward"``. None starts from
        random weights. By default the two published ones, fetched at the first fit.
    directions : sequence of {"forward", "backward"}, optional
        Those the source has by default.
    processes : int, default 1
        2 trains the directions side by side, each on one thread.
    embedding, hidden, layers : int
        Sizes of the network where `source` is None.
    lm_epochs, epochs, gradual, schedule, fall, peak, lm_peak, batch, window, dropout,
    min_count, max_words, max_tokens, perplexity
        The recipe, see `Recipe`.

    Attributes
    ----------
    traces : dict
        After `fit`, by direction and training: the rate of every group at each step, and
        which groups were trained in each epoch.
    lm_history : dict
        After `fit`, by direction: perplexity of the language model by epoch.

    Examples
    --------
    >>> UlmfitEncoder(source="my_language_model", min_count=2)
    UlmfitEncoder(source='my_language_model', min_count=2)
    """

    name = "ulmfit"

    def __init__(
        self,
        *,
        source: Source = ("wt103_fwd", "wt103_bwd"),
        directions: Sequence[str] | None = None,
        processes: int = 1,
        embedding: int = 400,
        hidden: int = 1152,
        layers: int = 3,
        lm_epochs: int = 3,
        epochs: int | None = None,
        gradual: bool = True,
        schedule: str = "epoch",
        fall: float = 2.6,
        peak: float = 0.01,
        lm_peak: float = 0.004,
        batch: int = 64,
        window: int = 72,
        dropout: float = 1.0,
        min_count: int = 3,
        max_words: int = 20_000,
        max_tokens: int = 5_000,
        perplexity: bool = False,
    ) -> None:
        given = dict(locals())
        self.recipe = Recipe(**{name: given[name] for name in Recipe.names()})
        self.sizes = Sizes(embedding, hidden, layers)
        self._given = {k: v for k, v in given.items() if k != "self" and v != _DEFAULTS[k]}
        if directions is not None:
            directions = (directions,) if isinstance(directions, str) else tuple(directions)
            if not directions or not set(directions) <= set(DIRECTIONS):
                raise ArgumentError.of("directions", directions, "some of forward, backward")
        if processes not in (1, 2) or isinstance(processes, bool):
            raise ArgumentError.of("processes", processes, "1 or 2")
        from .sources import check_source

        check_source(source)
        self.source, self.directions, self.processes = source, directions, processes
        self.vocabulary: Vocabulary | None = None
        self.n_classes = 0
        self.traces: dict[str, dict[str, Any]] = {}
        self.lm_history: dict[str, list[dict[str, float]]] = {}
        self._tensors: dict[str, dict[str, np.ndarray]] = {}
        self._readers: dict[str, Reader] = {}

    def __repr__(self) -> str:
        return f"UlmfitEncoder({', '.join(f'{k}={v!r}' for k, v in self._given.items())})"

    # -- learning --------------------------------------------------------------------------

    def fit(
        self,
        texts: Sequence[str],
        y: np.ndarray,
        *,
        n_classes: int,
        weights: np.ndarray,
        valid: tuple[Sequence[str], np.ndarray] | None = None,
        random_state: int = 0,
        progress: bool | None = None,
    ) -> list[dict[str, float]]:
        """Learn from texts; see `TextEncoder.fit`.

        With held-out texts, each direction keeps the weights of its best epoch.

        Raises
        ------
        MissingDependencyError
            If fastai, PyTorch, spaCy or safetensors is not installed.
        OfflineError
            If the language models must be fetched and cannot be.
        CheckpointError
            If a source cannot be read as a language model.
        """
        need_fastai()
        from .sources import open_sources

        sources = open_sources(self.source, self.directions)
        recipe = self.recipe
        tokens = list(tokenize(texts, most=recipe.max_tokens))
        vocabulary = Vocabulary.of(tokens, min_count=recipe.min_count, most=recipe.max_words)
        held = None
        if valid is not None and len(valid[0]):
            found = tokenize(valid[0], most=recipe.max_tokens)
            held = [vocabulary.ids(text) for text in found], np.asarray(valid[1])
        ids = [vocabulary.ids(text) for text in tokens]
        lessons = [
            self._lesson(
                direction, model, vocabulary, ids, y, weights, held, n_classes, random_state
            )
            for direction, model in sources.items()
        ]
        taught = self._teach(lessons, progress)
        self.vocabulary, self.n_classes = vocabulary, n_classes
        self.sizes = lessons[0].sizes
        self._readers = {}
        self._tensors = {d: t.tensors for d, t in taught.items()}
        self.lm_history = {d: t.lm_history for d, t in taught.items()}
        self.traces = {d: t.traces for d, t in taught.items()}
        return _merged(taught)

    def _lesson(
        self,
        direction: str,
        model: Any,
        vocabulary: Vocabulary,
        ids: Sequence[np.ndarray],
        y: np.ndarray,
        weights: np.ndarray,
        held: tuple[Sequence[np.ndarray], np.ndarray] | None,
        n_classes: int,
        seed: int,
    ) -> Lesson:
        from .direction import Lesson
        from .matching import matched

        tensors, sizes = None, self.sizes
        if model is not None:
            sizes = model.sizes
            found = matched(model.weights[direction], model.vocabulary, vocabulary)
            tensors = {name: tensor.float().numpy() for name, tensor in found.items()}
        return Lesson(
            direction, len(vocabulary), vocabulary.padding, n_classes, ids, np.asarray(y),
            np.asarray(weights), held, sizes, self.recipe, seed, tensors,
        )  # fmt: skip

    def _teach(self, lessons: Sequence[Lesson], progress: bool | None) -> dict[str, Taught]:
        from .direction import teach

        names = [lesson.direction for lesson in lessons]
        if self.processes > 1 and len(lessons) > 1:
            # Fresh processes: one that was forked would inherit the threads of PyTorch.
            with ProcessPoolExecutor(len(lessons), mp_context=get_context("spawn")) as pool:
                return dict(zip(names, pool.map(teach, lessons), strict=True))
        recipe = self.recipe
        n_epochs = recipe.epochs or lessons[0].sizes.layers + 3
        total = len(lessons) * (recipe.lm_epochs + n_epochs)
        with progress_bar(total, "epochs", progress=progress) as advance:
            return {lesson.direction: teach(lesson, advance) for lesson in lessons}

    # -- predicting ------------------------------------------------------------------------

    def _ids(self, texts: Sequence[str]) -> list[np.ndarray]:
        if self.vocabulary is None:
            raise NotFittedError.of("fakenews")
        return [self.vocabulary.ids(text) for text in tokenize(texts, most=self.recipe.max_tokens)]

    def _reader(self, direction: str) -> Reader:
        from .direction import Reader

        if direction not in self._readers:
            assert self.vocabulary is not None
            self._readers[direction] = Reader(
                direction, len(self.vocabulary), self.vocabulary.padding, self.n_classes,
                self.sizes, self.recipe, self._tensors[direction],
            )  # fmt: skip
        return self._readers[direction]

    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """Return the probability of every class; see `TextEncoder.predict_proba`."""
        need_fastai()
        ids = self._ids(texts)
        return np.mean([self._reader(d).predict_proba(ids) for d in self._tensors], axis=0)

    # -- keeping ---------------------------------------------------------------------------

    def to_checkpoint(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Return what `from_checkpoint` needs; see `TextEncoder.to_checkpoint`."""
        if self.vocabulary is None:
            raise NotFittedError.of("fakenews")
        import torch

        config = {
            "recipe": self.recipe.to_dict(), "sizes": self.sizes.to_dict(),
            "n_classes": self.n_classes, "directions": list(self._tensors),
            "source": _told(self.source), "lm_history": self.lm_history,
        }  # fmt: skip
        files = {_VOCABULARY: self.vocabulary.to_json()}
        for direction, tensors in self._tensors.items():
            whole = {name: torch.as_tensor(array) for name, array in tensors.items()}
            files[f"{direction}.safetensors"] = pack(whole)
        return config, files

    @classmethod
    def from_checkpoint(cls, config: Mapping[str, Any], files: Mapping[str, bytes]) -> Self:
        """Return the encoder that `to_checkpoint` described; nothing is unpickled.

        Raises
        ------
        CheckpointError
            If a part is missing, or tensors do not fit each other.
        MissingDependencyError
            If fastai, PyTorch, spaCy or safetensors is not installed.
        """
        need_fastai()
        try:
            sizes = Sizes.from_dict(config["sizes"])
            encoder = cls(
                source=None, directions=tuple(config["directions"]), **sizes.to_dict(),
                **config["recipe"],
            )  # fmt: skip
            encoder.n_classes = int(config["n_classes"])
            encoder.lm_history = dict(config["lm_history"])
            encoder.vocabulary = Vocabulary.from_json(files[_VOCABULARY])
            for direction in config["directions"]:
                name = f"{direction}.safetensors"
                tensors = unpack(files[name], name)
                encoder._tensors[direction] = {k: t.numpy() for k, t in tensors.items()}
        except (KeyError, TypeError) as error:
            raise CheckpointError.damaged("the encoder", f"it lacks {error}") from error
        for direction in encoder._tensors:
            try:
                encoder._reader(direction)
            except (KeyError, RuntimeError) as error:
                reason = "its tensors are not those of its configuration"
                raise CheckpointError.damaged(f"{direction}.safetensors", reason) from error
        encoder.source = config.get("source")
        return encoder


_DEFAULTS: dict[str, Any] = dict(UlmfitEncoder.__init__.__kwdefaults__ or {})


def _told(source: Source) -> Any:
    """Return a source as plain values."""
    if source is None or isinstance(source, str):
        return source
    if isinstance(source, os.PathLike):
        return os.fsdecode(source)
    if isinstance(source, Mapping):
        return {direction: _told(value) for direction, value in source.items()}
    return [_told(value) for value in source]


def _merged(taught: Mapping[str, Taught]) -> list[dict[str, float]]:
    """Return one history: the mean of the directions, and the loss of each."""
    merged = []
    for entries in zip(*(t.history for t in taught.values()), strict=True):
        whole = {"epoch": entries[0]["epoch"]}
        for name in entries[0]:
            if name != "epoch":
                whole[name] = float(np.mean([entry[name] for entry in entries]))
        if len(taught) > 1:
            whole |= {f"{d}_loss": e["loss"] for d, e in zip(taught, entries, strict=True)}
        merged.append(whole)
    return merged
