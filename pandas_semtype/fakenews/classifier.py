"""The fake-news task: learn from labelled texts, predict the labels of others."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np

from ..checks import flag
from ..errors import ArgumentError, ExampleError, MissingDependencyError
from ..history import History
from ..sampling import check_random_state
from .card import write_card
from .encoder import TextTask
from .encoders import KeywordEncoder, make_encoder
from .evaluated import EvaluatedClassifier
from .labels import LabelMap, encode, read_labels, sample_weights, shown
from .leakage.duplicates import merge_groups, near_copies
from .leakage.report import LeakReport, find_leaks
from .linear_head import many_classes
from .removal import Removal
from .report import TextReport, make_report
from .saved import SavedClassifier
from .splitting import held_out, read_groups
from .texts import read_texts

__all__ = ["TASK", "FakeNewsClassifier"]

TASK = "fakenews"

_VALIDATION = 0.1


class FakeNewsClassifier(EvaluatedClassifier, SavedClassifier):
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
            raise ArgumentError.of("validation", validation, "a fraction from 0 to 0.5")
        flag("check_leaks", check_leaks)
        if about is not None and not isinstance(about, str):
            raise ArgumentError.of("about", about, "a sentence on the texts")
        if "sample_weight" in options:
            raise ArgumentError(
                "Texts have no weights of their own. Received: sample_weight of type "
                f"{type(options['sample_weight']).__name__}. Weigh classes with class_weight=, or "
                "give texts that are not to count None as their label."
            )
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
        with many_classes():
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
        leaks = None
        if self.check_leaks:
            leaks = find_leaks(texts, y, labels, groups=groups, copies=copies, seed=self._seed)
            for warning in leaks.warnings():
                warnings.warn(warning, stacklevel=4)
        is_held_out = self._held_out(y, owners)
        weights = sample_weights(y, labels, self.class_weight)
        task = TextTask(
            texts, y, len(labels), weights, groups=owners, seed=self._seed, progress=self.progress
        )
        part = task.take(np.flatnonzero(is_held_out)) if is_held_out.any() else None
        valid = None if part is None else (part.texts, part.y)
        report = None
        with self._or_as_before():
            try:
                history = self._encoder.fit(
                    replace(task.take(np.flatnonzero(~is_held_out)), valid=valid)
                )
            except MissingDependencyError as error:
                raise self._missing(error) from error
            if self._encoder.blank is not None:
                raise ArgumentError(self._encoder.blank)
            if valid is not None:
                proba = self._encoder.predict_proba(valid[0])
                report = make_report(valid[1], proba, labels.classes)
        self._labels, self.history, self._removal = labels, History(history), removal
        self.report, self.leaks = report, leaks
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

    @contextmanager
    def _or_as_before(self) -> Iterator[None]:
        """Leave what was fitted before as it was, beside its classes, if fitting again fails."""
        before = dict(vars(self._encoder))
        try:
            yield
        except BaseException:  # an interrupt, too
            vars(self._encoder).clear()
            vars(self._encoder).update(before)
            raise

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
