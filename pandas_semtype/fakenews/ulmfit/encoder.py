"""The encoder ``"ulmfit"``: language models of both directions, fine-tuned to labelled texts."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, fields, replace
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from ...errors import ArgumentError, CheckpointError, NotFittedError
from ...progress import stages_bar
from ..encoder import TextEncoder, TextTask
from ..tokens import windows
from .language_model import (
    DIRECTIONS,
    LanguageModel,
    Sizes,
    match_vocabulary,
    pack,
    require_ulmfit,
    unpack,
)
from .open_source import check_source, open_sources
from .recipe import Recipe
from .tokens import tokenize
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from .direction import DirectionJob, DirectionResult
    from .direction_classifier import DirectionClassifier

__all__ = ["UlmfitEncoder"]

_VOCABULARY = "vocab.json"
_PUBLISHED = ("wt103_fwd", "wt103_bwd")
Source = str | os.PathLike[str] | Sequence[str | os.PathLike[str]] | Mapping[str, Any] | None


class UlmfitEncoder(TextEncoder):
    """Classify texts by fine-tuned language models: ULMFiT (Howard and Ruder 2018).

    A language model trained on general text is fine-tuned to the texts, then a classifier
    with its layers to their classes, by gradual unfreezing from the last layer group down.
    One model reads forward, one backward; their probabilities are averaged.

    Parameters
    ----------
    source : str, path, sequence or mapping of these, or None
        Language models to start from: names of presets, directories written by
        ``python -m pandas_semtype.fakenews.lm_training``, or the published archives, packed
        or not. A mapping says which is ``"forward"`` and which ``"backward"``. None starts
        from random weights. By default the two published ones, downloaded at the first fit.
    directions : sequence of {"forward", "backward"}, optional
        Directions to use; all that the source has by default.
    processes : int, default 1
        2 trains the directions in parallel, each on one thread.
    device : str, optional
        Where to compute, as PyTorch writes it: ``"cpu"``, ``"cuda:1"``. By default on the
        graphics card that PyTorch sees, if there is one; if that fails, on the processor. It is
        not saved with a model.
    **options
        ``embedding``, ``hidden`` and ``layers``, see `Sizes`: the network where `source` is
        None. ``lm_epochs``, ``epochs``, ``gradual``, ``schedule``, ``fall``, ``peak``,
        ``lm_peak``, ``batch``, ``window``, ``dropout``, ``min_count``, ``max_words``,
        ``max_tokens`` and ``perplexity``, see `Recipe`: how to fine-tune.

    Attributes
    ----------
    recipe : Recipe
        How to fine-tune.
    traces : dict
        After `fit`, by direction and training: the learning rate of every group at each
        step, and which groups were trainable in each epoch.
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
        source: Source = _PUBLISHED,
        directions: Sequence[str] | None = None,
        processes: int = 1,
        device: str | None = None,
        **options: Any,
    ) -> None:
        sizes = {name: options.pop(name) for name in _names(Sizes) if name in options}
        self.recipe, self.sizes = Recipe(**options), Sizes(**sizes)
        if directions is not None:
            directions = (directions,) if isinstance(directions, str) else tuple(directions)
            if not directions or not set(directions) <= set(DIRECTIONS):
                raise ArgumentError.of("directions", directions, "some of forward, backward")
        if processes not in (1, 2) or isinstance(processes, bool):
            raise ArgumentError.of("processes", processes, "1 or 2")
        if device is not None and (not isinstance(device, str) or not device):
            raise ArgumentError.of("device", device, "the name of a device of PyTorch, such as cpu")
        check_source(source)
        self.device = device
        self.source, self.directions, self.processes = source, directions, processes
        self.vocabulary: Vocabulary | None = None
        self.n_classes = 0
        self.traces: dict[str, dict[str, Any]] = {}
        self.lm_history: dict[str, list[dict[str, float]]] = {}
        self._tensors: dict[str, dict[str, np.ndarray]] = {}
        self._classifiers: dict[str, DirectionClassifier] = {}

    @classmethod
    def option_names(cls) -> list[str]:
        """Return the names of the options the constructor takes."""
        return [*super().option_names(), *_names(Sizes), *_names(Recipe)]

    def __repr__(self) -> str:
        defaults: dict[str, Any] = {
            "source": _PUBLISHED, "directions": None, "processes": 1, "device": None
        }  # fmt: skip
        own = {name: getattr(self, name) for name in defaults}
        own |= asdict(self.sizes) | asdict(self.recipe)
        defaults |= asdict(Sizes()) | asdict(Recipe())
        shown = [f"{name}={value!r}" for name, value in own.items() if value != defaults[name]]
        return f"UlmfitEncoder({', '.join(shown)})"

    # -- training --------------------------------------------------------------------------

    def check_installed(self) -> None:
        """Raise unless the packages of the extra ``ulmfit`` are installed.

        Raises
        ------
        MissingDependencyError
            With the name of the first one that is missing.
        """
        require_ulmfit()

    def fit(self, task: TextTask) -> list[dict[str, float]]:
        """Learn from labelled texts; see `TextEncoder.fit`.

        With held-out texts, each direction keeps the weights of its best epoch.

        Raises
        ------
        MissingDependencyError
            If fastai, PyTorch, spaCy or safetensors is not installed.
        OfflineError
            If the language models must be downloaded and cannot be.
        CheckpointError
            If a source cannot be read as a language model.
        """
        require_ulmfit()
        sources = open_sources(self.source, self.directions)
        recipe = self.recipe
        tokens, owners = _parts(task.texts, recipe.max_tokens)
        # The parts of a text count as much as a text together.
        number = np.bincount(owners, minlength=len(task))
        weights = (np.asarray(task.weights) / number)[owners]
        task = replace(
            task, y=np.asarray(task.y)[owners], weights=weights / weights.mean(), groups=None
        )
        vocabulary = Vocabulary.of(tokens, min_count=recipe.min_count, most=recipe.max_words)
        valid = None
        if task.valid is not None and len(task.valid[0]):
            held_out, of = _parts(task.valid[0], recipe.max_tokens)
            valid = [vocabulary.ids(text) for text in held_out], np.asarray(task.valid[1])[of]
        ids = [vocabulary.ids(text) for text in tokens]
        jobs = [
            self._job(direction, model, task, vocabulary, ids, valid)
            for direction, model in sources.items()
        ]
        results = self._run(jobs, task.progress)
        self.vocabulary, self.n_classes = vocabulary, task.n_classes
        self.sizes = jobs[0].sizes
        self._classifiers = {}
        self._tensors = {direction: result.tensors for direction, result in results.items()}
        self.lm_history = {direction: result.lm_history for direction, result in results.items()}
        self.traces = {direction: result.traces for direction, result in results.items()}
        return _merged(results)

    def _job(
        self,
        direction: str,
        model: LanguageModel | None,
        task: TextTask,
        vocabulary: Vocabulary,
        ids: Sequence[np.ndarray],
        valid: tuple[Sequence[np.ndarray], np.ndarray] | None,
    ) -> DirectionJob:
        from .direction import DirectionJob

        tensors, sizes = None, self.sizes
        if model is not None:
            sizes = model.sizes
            found = match_vocabulary(model.weights[direction], model.vocabulary, vocabulary)
            tensors = {name: tensor.float().numpy() for name, tensor in found.items()}
        return DirectionJob(
            direction,
            len(vocabulary),
            vocabulary.padding,
            task.n_classes,
            ids,
            np.asarray(task.y),
            np.asarray(task.weights),
            valid,
            sizes,
            self.recipe,
            task.seed,
            tensors,
            self.device,
        )

    def _run(
        self, jobs: Sequence[DirectionJob], progress: bool | None
    ) -> dict[str, DirectionResult]:
        from .direction import fine_tune

        names = [job.direction for job in jobs]
        if self.processes > 1 and len(jobs) > 1:
            # Spawned processes: forked ones would inherit the threads of PyTorch.
            with ProcessPoolExecutor(len(jobs), mp_context=get_context("spawn")) as pool:
                return dict(zip(names, pool.map(fine_tune, jobs), strict=True))
        n_epochs = self.recipe.lm_epochs + (self.recipe.epochs or jobs[0].sizes.layers + 3)
        with stages_bar(len(jobs) * n_epochs, progress=progress) as advance:
            return {job.direction: fine_tune(job, advance) for job in jobs}

    # -- predicting ------------------------------------------------------------------------

    def _classifier(self, direction: str) -> DirectionClassifier:
        from .direction_classifier import DirectionClassifier

        if direction not in self._classifiers:
            if self.vocabulary is None:
                raise NotFittedError.of("fakenews")
            self._classifiers[direction] = DirectionClassifier(
                direction,
                len(self.vocabulary),
                self.vocabulary.padding,
                self.n_classes,
                self.sizes,
                self.recipe,
                self._tensors[direction],
                self.device,
            )
        return self._classifiers[direction]

    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """Return the probability of every class; see `TextEncoder.predict_proba`."""
        return self.proba_of_directions(texts, tuple(self._tensors))

    def proba_of_directions(self, texts: Sequence[str], directions: Sequence[str]) -> np.ndarray:
        """Return the probability of every class by some of the language models.

        Parameters
        ----------
        texts : sequence of str
        directions : sequence of str
            ``"forward"`` and ``"backward"``, of those that were fitted.
        """
        from scipy.special import softmax

        require_ulmfit()
        if self.vocabulary is None:
            raise NotFittedError.of("fakenews")
        tokens, owners = _parts(texts, self.recipe.max_tokens)
        ids = [self.vocabulary.ids(text) for text in tokens]
        parts = [self._classifier(direction).predict_proba(ids) for direction in directions]
        proba = np.asarray(np.mean(parts, axis=0))
        if len(ids) == len(texts):
            return proba
        lengths = np.array([len(own) for own in ids], dtype=float)
        lengths /= np.bincount(owners, lengths)[owners]
        logs = np.zeros((len(texts), proba.shape[1]))
        np.add.at(logs, owners, lengths[:, None] * np.log(np.maximum(proba, 1e-12)))
        return np.asarray(softmax(logs, axis=1))

    # -- files -----------------------------------------------------------------------------

    def to_checkpoint(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Return what `from_checkpoint` needs; see `TextEncoder.to_checkpoint`."""
        if self.vocabulary is None:
            raise NotFittedError.of("fakenews")
        import torch

        config = {
            "recipe": self.recipe.to_dict(),
            "sizes": self.sizes.to_dict(),
            "n_classes": self.n_classes,
            "directions": list(self._tensors),
            "source": _plain(self.source),
            "lm_history": self.lm_history,
        }
        files = {_VOCABULARY: self.vocabulary.to_json()}
        for direction, tensors in self._tensors.items():
            files[f"{direction}.safetensors"] = pack(
                {name: torch.as_tensor(array) for name, array in tensors.items()}
            )
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
        require_ulmfit()
        try:
            encoder = cls(
                source=None,
                directions=tuple(config["directions"]),
                **config["sizes"],
                **config["recipe"],
            )
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
                encoder._classifier(direction)
            except (KeyError, RuntimeError) as error:
                reason = "its tensors are not those of its configuration"
                raise CheckpointError.damaged(f"{direction}.safetensors", reason) from error
        encoder.source = config.get("source")
        return encoder


def _parts(texts: Sequence[str], most: int) -> tuple[list[Sequence[str]], np.ndarray]:
    """Return the tokens of texts in parts of at most `most`, and the text of each part."""
    parts = [windows(tokens, most) for tokens in tokenize(texts)]
    owners = np.repeat(np.arange(len(parts)), [len(own) for own in parts])
    return [part for own in parts for part in own], owners


def _names(kind: type[Sizes | Recipe]) -> list[str]:
    return [field.name for field in fields(kind)]


def _plain(source: Source) -> Any:
    """Return a source as plain values."""
    if source is None or isinstance(source, str):
        return source
    if isinstance(source, os.PathLike):
        return os.fsdecode(source)
    if isinstance(source, Mapping):
        return {direction: _plain(value) for direction, value in source.items()}
    return [_plain(value) for value in source]


def _merged(results: Mapping[str, DirectionResult]) -> list[dict[str, float]]:
    """Return one history: the means over the directions, and the loss of each."""
    merged = []
    for entries in zip(*(result.history for result in results.values()), strict=True):
        entry = {name: float(np.mean([own[name] for own in entries])) for name in entries[0]}
        entry["epoch"] = entries[0]["epoch"]
        if len(results) > 1:
            entry |= {f"{d}_loss": own["loss"] for d, own in zip(results, entries, strict=True)}
        merged.append(entry)
    return merged
