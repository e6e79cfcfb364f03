"""A model of texts as a directory of plain files, and back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Self

from ..checkpoint import Checkpoint, read_checkpoint
from ..errors import ArgumentError, CheckpointError
from ..history import History
from ..presets import resolve
from ..saving import write_checkpoint
from .answers import Answers
from .card import write_card
from .encoders import restore_encoder
from .labels import LabelMap
from .removal import Removal
from .report import TextReport

__all__ = ["KIND", "SavedClassifier"]

KIND = "fakenews"
"""What the ``config.json`` of a saved model says it is."""

FORMAT = 1
LABELS = "labels.json"
"""File of the classes and their order, hashed like the weights they belong to."""


class SavedClassifier(Answers):
    """Write a fitted model to a directory with its card, and load it again."""

    history: History
    _card: str

    @property
    def card(self) -> str:
        """The model card (Markdown)."""
        return self._card

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
            model = cls(  # type: ignore[call-arg]
                restore_encoder(config["encoder"], config["encoder_config"], files, encoder),
                about=training.get("about"),
                random_state=int(training.get("seed", 0)),
            )
            model._labels, model._training = labels, training
            model._removal = Removal.from_dict(training.get("without"))
            model.history = History(config["history"])
            model.report = None if report is None else TextReport.from_dict(report)
            if model.report is not None and model.report.per_class.index.tolist() != list(
                labels.classes
            ):
                raise ValueError("the report is of other classes")
            write_card(model._config())  # everything it says must be there, and fit the labels
        except CheckpointError:
            raise
        except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as error:
            raise CheckpointError.damaged(
                path / "config.json", f"an entry is missing or wrong ({type(error).__name__})"
            ) from error
        model._card = checkpoint.card
        return model
