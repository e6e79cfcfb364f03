"""The task: texts with labels in, a model that labels other texts out."""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..checkpoint import Checkpoint, read_checkpoint, write_checkpoint
from ..errors import ArgumentError, CheckpointError, ExampleError
from ..history import History
from ..presets import resolve
from ..sampling import check_random_state
from .answers import Answers
from .card import write_card
from .choice import fit_options, make_encoder, restore_encoder
from .duplicates import merge_groups, near_copies
from .labels import LabelMap, encode, read_labels, shown
from .leaks import LeakReport, find_leaks
from .report import TextReport, make_report
from .splitting import held_out, read_groups
from .texts import read_texts

if TYPE_CHECKING:
    from .encoder import TextEncoder

__all__ = ["KIND", "TASK", "FakeNewsClassifier"]

TASK = "fakenews"
KIND = "fakenews"
"""What the ``config.json`` of a saved model says it is."""

FORMAT = 1
LABELS = "labels.json"
"""File of the classes and their order, under a hash as the weights they belong to are."""

_VALIDATION = 0.1


class FakeNewsClassifier(Answers):
    """Learn classes of texts, such as real and fake, from labelled ones.

    Parameters
    ----------
    encoder : str, sequence of str or TextEncoder, default "elmo"
        ``"elmo"``, ``"ulmfit"`` or ``"tfidf"``; several names are combined by
        cross-validation; or an encoder that has not been fitted.
    class_weight : "balanced", mapping or None, default "balanced"
        Weight of the texts of each class; ``"balanced"`` gives every class the same sum.
    validation : float, optional
        Share of the texts that is held out to stop early and for figures, from 0 to 0.5.
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
        Options of the encoder; of several encoders ``folds`` and, by name, a mapping of
        options each: ``elmo={"source": ...}``.

    Attributes
    ----------
    classes : tuple
        The classes, in the order of the columns of `predict_proba`.
    history : History
        Loss and accuracy by epoch.
    report : TextReport or None
        Figures of the texts held out, if there were any.
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
        encoder: str | Sequence[str] | TextEncoder = "elmo",
        *,
        class_weight: str | Mapping[Any, float] | None = "balanced",
        validation: float | None = None,
        check_leaks: bool = True,
        about: str | None = None,
        random_state: Any = 0,
        progress: bool | None = None,
        **options: Any,
    ) -> None:
        if class_weight not in (None, "balanced") and not isinstance(class_weight, Mapping):
            raise ArgumentError.of("class_weight", class_weight, "'balanced', a mapping or None")
        if validation is not None and (
            isinstance(validation, bool)
            or not isinstance(validation, (int, float))
            or not 0 <= validation <= 0.5
        ):
            raise ArgumentError.of("validation", validation, "a share from 0 to 0.5")
        if not isinstance(check_leaks, bool):
            raise ArgumentError.of("check_leaks", check_leaks, "True or False")
        if about is not None and not isinstance(about, str):
            raise ArgumentError.of("about", about, "a sentence on the texts")
        self.encoder: TextEncoder = make_encoder(encoder, options)
        self._seed = check_random_state(random_state)
        self._class_weight = class_weight
        self._validation = validation
        self._progress = progress
        self._check_leaks = check_leaks
        self._labels: LabelMap | None = None
        self._told: dict[str, Any] = {"about": about}
        self._card = ""
        self._digest: str | None = None
        self.history = History()
        self.report: TextReport | None = None
        self.leaks: LeakReport | None = None

    def __repr__(self) -> str:
        if self._labels is None:
            return f"<FakeNewsClassifier {self.encoder.name}: not fitted>"
        known = ", ".join(map(shown, self._labels.classes[:4]))
        more = ", ..." if len(self._labels) > 4 else ""
        return f"<FakeNewsClassifier {self.encoder.name}: {known}{more}>"

    @property
    def card(self) -> str:
        """The model card (Markdown)."""
        return self._card

    def fit(self, texts: Any, y: Any, *, groups: Any = None) -> FakeNewsClassifier:
        """Learn from labelled texts.

        Parameters
        ----------
        texts : Series or sequence of str
            Missing and blank texts are left out.
        y : Series or sequence
            A string, number or bool per text; texts without one are left out. A Series
            must have the index of the texts.
        groups : Series or sequence, optional
            What some texts have in common (pair, source, event, author): a group is held
            out as a whole.

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
        read = read_texts(texts)
        told = read_labels(y, read.index, len(read))
        group = read_groups(groups, read.index, len(read))
        has_label = told.notna().to_numpy()
        rows = read.present
        rows = rows[has_label[rows]]
        if not len(rows):
            raise ExampleError.no_texts(len(read))
        labels, codes = encode(told.iloc[rows], gaps=bool(told.isna().any()))
        kept = read.take(rows)
        if len(set(kept)) == 1:
            raise ExampleError(
                f"All texts are the same, so nothing tells classes apart. Received: {len(kept)} "
                "texts. Choose another column."
            )
        self._learn(kept, codes, labels, None if group is None else group[rows])
        return self

    def _learn(
        self, texts: list[str], y: np.ndarray, labels: LabelMap, groups: np.ndarray | None
    ) -> None:
        copies = near_copies(texts)
        whole = copies if groups is None else merge_groups(groups, copies)
        self.leaks = None
        if self._check_leaks:
            self.leaks = find_leaks(texts, y, labels, groups=groups, copies=copies, seed=self._seed)
            for warning in self.leaks.warnings():
                warnings.warn(warning, stacklevel=4)
        spare = self._spare(y, whole)
        weight = self._weights(y, labels)
        kept = np.flatnonzero(~spare)
        valid = None
        if spare.any():
            valid = ([texts[i] for i in np.flatnonzero(spare)], y[spare])
        history = self.encoder.fit(
            [texts[i] for i in kept],
            y[kept],
            n_classes=len(labels),
            weights=weight[kept] / weight[kept].mean(),
            valid=valid,
            random_state=self._seed,
            progress=self._progress,
            **fit_options(self.encoder, whole[kept]),
        )
        blank = getattr(self.encoder, "blank", None)
        if blank is not None:
            raise ArgumentError(blank)
        self._labels, self.history, self._digest = labels, History(history), None
        self.report = None
        if valid is not None:
            self.report = make_report(
                valid[1], self.encoder.predict_proba(valid[0]), labels.classes
            )
        self._told |= {
            "n_texts": len(texts),
            "n_held_out": int(spare.sum()),
            "balance": np.bincount(y, minlength=len(labels)).tolist(),
            "near_copies": int(len(texts) - len(np.unique(copies))),
            "grouped": groups is not None,
            "seed": self._seed,
            "leaks": [] if self.leaks is None else [str(leak) for leak in self.leaks.findings],
            "leaks_checked": self._check_leaks,
            "leaks_left_out": None if self.leaks is None else self.leaks.left_out,
        }
        self._card = write_card(self._config())

    def _spare(self, y: np.ndarray, groups: np.ndarray) -> np.ndarray:
        share = self._validation
        if share is None:
            share = _VALIDATION if getattr(self.encoder, "uses_validation", True) else 0
        if not share:
            return np.zeros(len(y), dtype=bool)
        try:
            return held_out(y, groups, share, self._seed)
        except ArgumentError:
            if self._validation is not None:
                raise
            return np.zeros(len(y), dtype=bool)

    def _weights(self, y: np.ndarray, labels: LabelMap) -> np.ndarray:
        if self._class_weight is None:
            return np.ones(len(y))
        if self._class_weight == "balanced":
            by_class = len(y) / (len(labels) * np.bincount(y, minlength=len(labels)))
        else:
            wanted = dict(self._class_weight)  # type: ignore[arg-type]
            if set(wanted) != set(labels.classes) or not all(
                isinstance(w, (int, float)) and 0 < w < np.inf for w in wanted.values()
            ):
                raise ArgumentError.of(
                    "class_weight", tuple(wanted), "a number above 0 for each class of the labels"
                )
            by_class = np.array([wanted[label] for label in labels.classes], dtype=float)
        weights = by_class[y]
        return np.asarray(weights / weights.mean())

    def _config(self) -> dict[str, Any]:
        return {
            "kind": KIND,
            "fakenews_format": FORMAT,
            "name": f"fakenews-{self.encoder.name.replace('+', '-')}",
            "labels": self._fitted().to_dict(),
            "encoder": self.encoder.name,
            "history": self.history.to_list(),
            "report": self.report.to_dict() if self.report is not None else None,
            "training": self._told,
        }

    def save(self, directory: str | os.PathLike[str], *, notes: str = "") -> Path:
        """Write the model and its card to a directory of plain files, without pickle.

        Parameters
        ----------
        directory : path
            Made if missing; a model that is in it is replaced.
        notes : str, optional
            Put into the card: figures on other texts, what the model is for.

        Returns
        -------
        Path
            The directory.

        Raises
        ------
        NotFittedError
            If the model has not been fitted.
        CheckpointError
            If the directory holds something else.
        """
        config = self._config()
        told, files = self.encoder.to_checkpoint()
        config["encoder_config"] = told
        files = {**files, LABELS: self._fitted().to_bytes()}
        return write_checkpoint(directory, Checkpoint(config, files, write_card(config, notes)))

    @classmethod
    def load(cls, directory: str | os.PathLike[str]) -> FakeNewsClassifier:
        """Load a model that `save` wrote; nothing is fetched.

        Parameters
        ----------
        directory : path
            Its directory.

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
            model = cls.__new__(cls)
            model._labels = LabelMap.from_dict(config["labels"])
            if model._labels.to_bytes() != bound:
                raise CheckpointError.damaged(
                    path / "config.json", f"its labels are not those of {LABELS}"
                )
            model.encoder = restore_encoder(config["encoder"], config["encoder_config"], files)
            model._told = dict(config["training"])
            model.history = History(config["history"])
            told = config["report"]
            model.report = None if told is None else TextReport.from_dict(told)
            model._seed = int(model._told.get("seed", 0))
            write_card(model._config())  # what it tells must be there, and fit the labels
        except CheckpointError:
            raise
        except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as error:
            raise CheckpointError.damaged(
                path / "config.json", f"an entry is missing or wrong ({type(error).__name__})"
            ) from error
        model.leaks, model._check_leaks = None, True
        model._class_weight, model._validation, model._progress = "balanced", None, None
        model._card = checkpoint.card
        return model
