"""The fake-news task: learn from labelled texts, predict the labels of others."""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import numpy as np

from ..checkpoint import Checkpoint, read_checkpoint
from ..checks import flag
from ..errors import ArgumentError, CheckpointError, ExampleError, MissingDependencyError
from ..history import History
from ..presets import resolve
from ..sampling import check_random_state
from ..saving import write_checkpoint
from .answers import Answers
from .card import write_card
from .encoder import TextTask
from .encoders import KeywordEncoder, make_encoder, restore_encoder
from .evaluated import EvaluatedClassifier
from .labels import LabelMap, encode, read_labels, sample_weights, shown
from .leakage.duplicates import merge_groups, near_copies
from .leakage.report import LeakReport, find_leaks
from .removal import Removal
from .report import TextReport, make_report
from .splitting import held_out, read_groups
from .texts import read_texts

__all__ = ["KIND", "TASK", "FakeNewsClassifier"]

TASK = "fakenews"
KIND = "fakenews"
"""What the ``config.json`` of a saved model says it is."""

FORMAT = 1
LABELS = "labels.json"
"""File of the classes and their order, hashed like the weights they belong to."""

_VALIDATION = 0.1


class FakeNewsClassifier(EvaluatedClassifier, Answers):
    """Classify texts, such as into real and fake news, by a model fitted to labelled texts.

    Parameters
    ----------
    encoder : str, path, callable, object or a list of these, default "elmo"
        ``"elmo"``, ``"ulmfit"`` or ``"tfidf"``; a function from a list of texts to an array; a
        transformer or pipeline of scikit-learn; a model of sentence-transformers or its name;
        the directory of a text model in ONNX; or an encoder object that has not been fitted.
        Several are stacked by cross-validation.
    class_weight : "balanced", mapping or None, default "balanced"
        Weight of the texts of each class; ``"balanced"`` gives every class the same sum.
    validation : float, optional
        Fraction of the texts, from 0 to 0.5, held out for early stopping and for metrics.
        By default 0.1 for encoders that stop early, else 0.
    check_leaks : bool, default True
        Look for leaks before training, and issue a LeakWarning for each.
    about : str, optional
        Where the texts come from and what they are about, for the model card.
    random_state : int, default 0
        Seed: the same seed, texts and labels give the same model.
    progress : bool, optional
        Show a progress bar.
    **options
        Options of the encoder. For several encoders: ``folds``, and a mapping of options
        under the name of each, such as ``elmo={"source": ...}``.

    Attributes
    ----------
    classes_ : ndarray
        After `fit`, the classes in the order of the columns of `predict_proba`.
    classes : tuple
        The same as a tuple.
    encoder : TextEncoder
        The encoder object.
    history : History
        Loss and accuracy by epoch.
    report : TextReport or None
        Metrics on the held-out texts, if there were any.
    leaks : LeakReport or None
        What the search for leaks found in the training texts.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype import FakeNewsClassifier
    >>> days = ["monday", "tuesday", "friday", "sunday"]
    >>> real = [f"the council met on {day}" for day in days]
    >>> texts = pd.Series(real + [f"aliens run the council on {day}" for day in days])
    >>> labels = pd.Series(["real"] * 4 + ["fake"] * 4)
    >>> model = FakeNewsClassifier("tfidf").fit(texts, labels)
    >>> model.predict(["the council met", None]).dropna().to_dict()
    {0: 'real'}
    """

    task = TASK

    def __init__(
        self,
        encoder: Any = "elmo",
        *,
        class_weight: str | Mapping[Any, float] | None = "balanced",
        validation: float | None = None,
        check_leaks: bool = True,
        about: str | None = None,
        random_state: Any = 0,
        progress: bool | None = None,
        **options: Any,
    ) -> None:
        if not (
            class_weight is None
            or isinstance(class_weight, Mapping)
            or (isinstance(class_weight, str) and class_weight == "balanced")
        ):
            raise ArgumentError.of("class_weight", class_weight, "'balanced', a mapping or None")
        if validation is not None and (
            isinstance(validation, bool)
            or not isinstance(validation, (int, float))
            or not 0 <= validation <= 0.5
        ):
            raise ArgumentError.of("validation", validation, "a share from 0 to 0.5")
        flag("check_leaks", check_leaks)
        if about is not None and not isinstance(about, str):
            raise ArgumentError.of("about", about, "a sentence on the texts")
        self._encoder = make_encoder(encoder, options)
        self._given = encoder
        self._seed = check_random_state(random_state)
        self.class_weight = class_weight
        self.validation = validation
        self.check_leaks = check_leaks
        self.about = about
        self.random_state = random_state
        self.progress = progress
        self.options = options
        self.history = History()
        self.report: TextReport | None = None
        self.leaks: LeakReport | None = None
        self._labels: LabelMap | None = None
        self._removal: Removal | None = None
        self._training: dict[str, Any] = {}
        self._card = ""

    @property
    def encoder(self) -> Any:
        """The encoder object."""
        found = self._encoder
        return found.inner if isinstance(found, KeywordEncoder) else found

    def __repr__(self) -> str:
        if self._labels is None:
            return f"<FakeNewsClassifier {self._encoder.name}: not fitted>"
        known = ", ".join(map(shown, self._labels.classes[:4]))
        more = ", ..." if len(self._labels) > 4 else ""
        return f"<FakeNewsClassifier {self._encoder.name}: {known}{more}>"

    @property
    def card(self) -> str:
        """The model card (Markdown)."""
        return self._card

    def fit(
        self, texts: Any, y: Any, *, groups: Any = None, without: Any = None
    ) -> FakeNewsClassifier:
        """Learn from labelled texts.

        Parameters
        ----------
        texts : Series or sequence of str
            Missing and blank texts are left out.
        y : Series or sequence
            A string, number or bool per text; texts without one are left out. A Series
            must have the index of the texts.
        groups : Series or sequence, optional
            What some texts have in common (pair, source, event, author): a group is never
            split between training and held-out texts.
        without : str, finding or sequence of these, optional
            What is taken out of all texts, now and at predictions: tokens, ``"style"`` (case,
            punctuation, links and numbers) or findings of a leak report. With ``validation=``
            the report is the accuracy without them.

        Returns
        -------
        FakeNewsClassifier
            This model.

        Raises
        ------
        ArgumentError
            If texts, labels or groups cannot be used.
        ExampleError
            If fewer than two classes remain, or all texts are the same.
        """
        try:
            self._encoder.check_installed()
        except MissingDependencyError as error:
            raise self._missing(error) from error
        removal = Removal.of(without)
        read = read_texts(texts).changed(removal)
        given = read_labels(y, read.index, len(read))
        group = read_groups(groups, read.index, len(read))
        rows = read.present
        rows = rows[given.notna().to_numpy()[rows]]
        if not len(rows):
            raise ExampleError.no_texts(len(read))
        labels, codes = encode(given.iloc[rows], gaps=bool(given.isna().any()))
        kept = read.take(rows)
        if len(set(kept)) == 1:
            raise ExampleError(
                f"All texts are the same, so nothing tells classes apart. Received: {len(kept)} "
                "texts. Choose another column."
            )
        self._learn(kept, codes, labels, None if group is None else group[rows], removal)
        return self

    def _missing(self, error: MissingDependencyError) -> MissingDependencyError:
        """Return the error with the encoder that needs nothing, unless that was chosen."""
        if self._given == "tfidf":
            return error
        return type(error)(f'{error} Or choose encoder="tfidf", which needs nothing more.')

    def _learn(
        self,
        texts: list[str],
        y: np.ndarray,
        labels: LabelMap,
        groups: np.ndarray | None,
        removal: Removal | None,
    ) -> None:
        copies = near_copies(texts)
        owners = copies if groups is None else merge_groups(groups, copies)
        self.leaks = None
        if self.check_leaks:
            self.leaks = find_leaks(texts, y, labels, groups=groups, copies=copies, seed=self._seed)
            for warning in self.leaks.warnings():
                warnings.warn(warning, stacklevel=4)
        is_held_out = self._held_out(y, owners)
        weights = sample_weights(y, labels, self.class_weight)
        task = TextTask(
            texts, y, len(labels), weights, groups=owners, seed=self._seed, progress=self.progress
        )
        part = task.take(np.flatnonzero(is_held_out)) if is_held_out.any() else None
        valid = None if part is None else (part.texts, part.y)
        try:
            history = self._encoder.fit(
                replace(task.take(np.flatnonzero(~is_held_out)), valid=valid)
            )
        except MissingDependencyError as error:
            raise self._missing(error) from error
        if self._encoder.blank is not None:
            raise ArgumentError(self._encoder.blank)
        self._labels, self.history, self._removal = labels, History(history), removal
        self.report = None
        if valid is not None:
            proba = self._encoder.predict_proba(valid[0])
            self.report = make_report(valid[1], proba, labels.classes)
        self._training = {
            "about": self.about,
            "n_texts": len(texts),
            "n_held_out": int(is_held_out.sum()),
            "balance": np.bincount(y, minlength=len(labels)).tolist(),
            "near_copies": int(len(texts) - len(np.unique(copies))),
            "grouped": groups is not None,
            "without": None if removal is None else removal.to_dict(),
            "seed": self._seed,
            "leaks": [] if self.leaks is None else [str(leak) for leak in self.leaks.findings],
            "leaks_checked": self.check_leaks,
            "leaks_left_out": None if self.leaks is None else self.leaks.left_out,
        }
        self._card = write_card(self._config())

    def _held_out(self, y: np.ndarray, groups: np.ndarray) -> np.ndarray:
        """Return which texts are held out; none by default if a class has too few."""
        fraction = self.validation
        if fraction is None:
            fraction = _VALIDATION if self._encoder.uses_validation else 0
        if not fraction:
            return np.zeros(len(y), dtype=bool)
        try:
            return held_out(y, groups, fraction, self._seed)
        except ArgumentError:
            if self.validation is not None:
                raise
            return np.zeros(len(y), dtype=bool)

    def _config(self) -> dict[str, Any]:
        return {
            "kind": KIND,
            "fakenews_format": FORMAT,
            "name": f"fakenews-{self._encoder.name.replace('+', '-')}",
            "labels": self._fitted().to_dict(),
            "encoder": self._encoder.name,
            "history": self.history.to_list(),
            "report": self.report.to_dict() if self.report is not None else None,
            "training": self._training,
        }

    def save(
        self, directory: str | os.PathLike[str], *, notes: str = "", overwrite: bool = False
    ) -> Path:
        """Write the model and its card to a directory of plain files, without pickle.

        Parameters
        ----------
        directory : path
            New, empty, or one that holds nothing but a saved model, which is replaced in
            one move.
        notes : str, optional
            Put into the card: metrics on other texts, what the model is for.
        overwrite : bool, default False
            Save into a directory that holds other files too. They stay; only the files of
            a model in it are replaced.

        Returns
        -------
        Path
            The directory.

        Raises
        ------
        NotFittedError
            If the model has not been fitted.
        ArgumentError
            If `notes` is no text.
        CheckpointError
            If the directory holds other files, or, with ``overwrite=True``, one of them has
            the name of a file of the model.
        OSError
            If the directory cannot be written.
        """
        if not isinstance(notes, str):
            raise ArgumentError.of("notes", notes, "a text for the card")
        config = self._config()
        config["encoder_config"], files = self._encoder.to_checkpoint()
        files = {**files, LABELS: self._fitted().to_bytes()}
        checkpoint = Checkpoint(config, files, write_card(config, notes))
        return write_checkpoint(directory, checkpoint, overwrite=overwrite)

    @classmethod
    def load(cls, directory: str | os.PathLike[str], *, encoder: Any = None) -> Self:
        """Load a model that `save` wrote; nothing is downloaded.

        Parameters
        ----------
        directory : path
            Its directory.
        encoder : object or mapping of str to object, optional
            What turns texts into vectors, as it was given to the model, fitted if it learns:
            asked for where it could not be saved. For several encoders a mapping by name.

        Returns
        -------
        FakeNewsClassifier

        Raises
        ------
        ModelNotFoundError
            If there is no such directory.
        CheckpointError
            If it holds no model of texts, or one of another version.
        ModelIntegrityError
            If a file has changed since it was written.
        """
        path = resolve(directory)
        checkpoint = read_checkpoint(path)
        config = checkpoint.config
        if config.get("kind") != KIND:
            raise CheckpointError(
                f"{path} holds a model of another kind. Received: {config.get('kind')!r}. Load it "
                "with pandas_semtype.load(directory)."
            )
        if config.get("fakenews_format") != FORMAT:
            raise CheckpointError.other_format(path, config.get("fakenews_format"), FORMAT)
        files = dict(checkpoint.files)
        bound = files.pop(LABELS, None)
        if bound is None:
            raise CheckpointError.damaged(path / LABELS, "it is not among the files of the model")
        try:
            labels = LabelMap.from_dict(config["labels"])
            if labels.to_bytes() != bound:
                raise CheckpointError.damaged(
                    path / "config.json", f"its labels are not those of {LABELS}"
                )
            training, report = dict(config["training"]), config["report"]
            model = cls(
                restore_encoder(config["encoder"], config["encoder_config"], files, encoder),
                about=training.get("about"),
                random_state=int(training.get("seed", 0)),
            )
            model._labels, model._training = labels, training
            model._removal = Removal.from_dict(training.get("without"))
            model.history = History(config["history"])
            model.report = None if report is None else TextReport.from_dict(report)
            write_card(model._config())  # everything it says must be there, and fit the labels
        except CheckpointError:
            raise
        except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as error:
            raise CheckpointError.damaged(
                path / "config.json", f"an entry is missing or wrong ({type(error).__name__})"
            ) from error
        model._card = checkpoint.card
        return model
