"""What a model directory holds, apart from running it; and other models derived from it."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Self

import numpy as np

from ..arrays import array_shapes, finite
from ..checkpoint import (
    HEAD_FILE,
    REPLAY_FILE,
    WEIGHTS_FILE,
    Checkpoint,
    pack_arrays,
    read_checkpoint,
    unpack_arrays,
)
from ..errors import CheckpointError, MissingDependencyError
from ..history import History
from ..presets import resolve
from ..saving import write_checkpoint
from ..session import COLUMN_TASK
from .decision.combination import Combination
from .decision.confidence import Confidence
from .model_config import KIND, check_config, entries_checked, read_head
from .network.backbone import Architecture
from .network.head import Head
from .replay_set import Replay

if TYPE_CHECKING:
    import keras

__all__ = ["ModelContent"]

_DEFAULT_THRESHOLD = 0.5


class ModelContent:
    """Hold what a checkpoint of a SIMOn model holds; `Model` reads columns with it.

    It is never changed; `derive` gives another one.

    Parameters
    ----------
    config : mapping
        Labels, architecture, thresholds and the like, as in ``config.json``.
    files : mapping of str to bytes
        The graphs, arrays and weights of a checkpoint.
    card : str, optional
        The model card (Markdown).

    Attributes
    ----------
    labels : tuple of str
        Labels of the output, in its order.
    thresholds : dict of str to float
        Score of the network from which on a label counts.
    head : Head
        The output layer.
    confidence : Confidence
        From scores to the probability of being right, and the thresholds of the modes.
    combination : Combination or None
        How labels are weighed against each other.
    history : History
        Loss and accuracy per epoch of the last training.

    Raises
    ------
    CheckpointError
        If an entry of `config` is missing or wrong, or does not fit the output layer.
    """

    def __init__(
        self, config: Mapping[str, Any], files: Mapping[str, bytes], card: str = ""
    ) -> None:
        self._checkpoint = Checkpoint(dict(config), dict(files), card)
        self.architecture = check_config(config)
        with entries_checked():
            self.labels: tuple[str, ...] = tuple(config["labels"])
            self.thresholds: dict[str, float] = dict(config["thresholds"])
            self.max_cells = int(config["max_cells"])
            self.confidence = Confidence.from_config(config.get("calibration"))
            self.combination = Combination.from_config(config.get("combination"))
            self.history = History(config.get("history", ()))
        self.head = read_head(config, files)
        for name in (REPLAY_FILE, WEIGHTS_FILE):  # read later, if at all
            if name in files:
                array_shapes(files[name], name)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.model_id}: {len(self.labels)} labels>"

    # -- what it holds -----------------------------------------------------------------

    @property
    def name(self) -> str:
        """Name of the model."""
        return str(self.config.get("name", KIND))

    @property
    def model_id(self) -> str:
        """Name and the first 8 characters of a SHA-256 of the content."""
        return f"{self.name}-{self._checkpoint.digest}"

    @property
    def config(self) -> dict[str, Any]:
        """Entries of ``config.json``; not to be changed."""
        return self._checkpoint.config

    @property
    def files(self) -> Mapping[str, bytes]:
        """Files of the checkpoint; not to be changed."""
        return self._checkpoint.files

    @property
    def card(self) -> str:
        """The model card (Markdown)."""
        return self._checkpoint.card

    @property
    def task(self) -> str:
        """What the model classifies: columns, or texts."""
        return str(self.config.get("task", COLUMN_TASK))

    @property
    def taught(self) -> tuple[str, ...]:
        """Labels that a user added; rules do not overrule them."""
        return tuple(self.config.get("taught", ()))

    @property
    def traits(self) -> dict[str, dict[str, list[str]]]:
        """What rules say of the examples of labels that a user added, see `traits_of`."""
        return dict(self.config.get("traits", {}))

    @property
    def implies(self) -> dict[str, tuple[str, ...]]:
        """Labels that a user's labels imply; for the others, the catalogue has them."""
        return {k: tuple(v) for k, v in self.config.get("implies", {}).items()}

    @property
    def backbone_labels(self) -> list[str]:
        """Labels the layers below the output were trained on."""
        return list(self.config.get("backbone_labels", self.labels))

    @property
    def held_f1(self) -> dict[str, float]:
        """F1 per label on the held-out columns of the replay set, by the network alone."""
        return dict(self.config.get("held_f1", {}))

    @cached_property
    def replay(self) -> Replay | None:
        """Columns of the known labels that keep an extension from forgetting them."""
        content = self.files.get(REPLAY_FILE)
        if content is None:
            return None
        replay = Replay.unpack(content)
        widths = self.architecture.dense, 2 * self.architecture.cell_units
        if replay.labels != self.labels or replay.widths != widths:
            reason = "its labels or widths are not those of the model"
            raise CheckpointError.damaged(REPLAY_FILE, reason)
        return replay

    def weights(self) -> dict[str, np.ndarray]:
        """Return the weights of all layers by Keras path, in single precision.

        Raises
        ------
        CheckpointError
            If the model has none, or one of them is no number.
        """
        if WEIGHTS_FILE not in self.files:
            raise CheckpointError.damaged("config.json", f"it lists no {WEIGHTS_FILE}")
        arrays = unpack_arrays(self.files[WEIGHTS_FILE], WEIGHTS_FILE)
        return {name: finite(array, name, WEIGHTS_FILE) for name, array in arrays.items()}

    # -- other models of it, on disk and in Keras --------------------------------------

    def derive(
        self,
        *,
        labels: Sequence[str] | None = None,
        head: Head | None = None,
        thresholds: Mapping[str, float] | None = None,
        replay: Replay | Literal["same"] | None = "same",
        layers: Mapping[str, bytes] | None = None,
        card: str | None = None,
        inherit: bool = True,
        without: Collection[str] = (),
        **entries: Any,
    ) -> Self:
        """Return a model with another output layer, or with other entries in its config.

        Parameters
        ----------
        labels : sequence of str, optional
            Labels of the output; those of this model by default.
        head : Head, optional
            Output layer with these labels.
        thresholds : mapping of str to float, optional
            Of some of the labels; those of this model for others, and 0.5 where it has none.
        replay : Replay or None, optional
            Replay set of these labels, None for none; that of this model by default.
        layers : mapping of str to bytes, optional
            Files of layers below the output that changed.
        card : str, optional
            Model card; that of this model by default.
        inherit : bool, default True
            Keep the other entries of the config. Without them the new model has the layers
            of this one and names it as its ``base``.
        without : collection of str, default ()
            Entries of the config that are not kept.
        **entries
            Further entries of the config, such as ``name`` or ``taught``.

        Returns
        -------
        Model
            Of the class of this one, which stays as it is.

        Examples
        --------
        >>> from pandas_semtype.simon.model import Model
        >>> model = Model.load("simon_v2")
        >>> model.derive(name="mine").name
        'mine'
        """
        base = None if inherit else self.model_id
        config = _derived_config(self.config, base, labels, thresholds, entries, without)
        files = _derived_files(self.files, head, replay, layers)
        return type(self)(config, files, self.card if card is None else card)

    @classmethod
    def load(cls, model: str | os.PathLike[str]) -> Self:
        """Load a model from a preset or a directory; see `SimonClassifier.load`."""
        checkpoint = read_checkpoint(resolve(model))
        if checkpoint.config.get("kind") == "fakenews":
            raise CheckpointError(
                f"{model} is a model of texts, not of columns. Use it with series.text.fakenews, "
                "or load it with pandas_semtype.load(directory)."
            )
        made = cls(checkpoint.config, checkpoint.files, checkpoint.card)
        made._checkpoint = checkpoint  # it knows the hashes of its files
        return made

    def save(self, directory: str | os.PathLike[str], *, overwrite: bool = False) -> None:
        """Write the model to a directory; see `SimonClassifier.save`."""
        write_checkpoint(directory, self._checkpoint, overwrite=overwrite)

    def network(self) -> keras.Model:
        """Return the network in Keras, with this model's weights.

        Raises
        ------
        MissingDependencyError
            If the extra ``train`` is not installed.
        """
        try:
            from .network.backbone import build_network, with_head

            network = build_network(self.architecture, self.backbone_labels)
        except ImportError as error:
            raise MissingDependencyError.of("keras", "train", "The Keras network") from error
        weights = self.weights()
        for variable in network.weights:
            weight = weights.get(variable.path)
            if weight is None or weight.shape != tuple(variable.shape):
                reason = f"it has no {variable.path} of shape {tuple(variable.shape)}"
                raise CheckpointError.damaged(WEIGHTS_FILE, reason)
            variable.assign(weight)
        return with_head(network, self.head) if "backbone_labels" in self.config else network


def _derived_config(
    config: Mapping[str, Any],
    base: str | None,
    labels: Sequence[str] | None,
    thresholds: Mapping[str, float] | None,
    entries: Mapping[str, Any],
    without: Collection[str],
) -> dict[str, Any]:
    """Return the config of a model derived from another one.

    Parameters
    ----------
    config : mapping
        Config of that one.
    base : str or None
        Its id, if the new model has its layers and none of its other entries.
    labels, thresholds, entries, without
        As for `Model.derive`.
    """
    if base is None:
        derived = dict(config)
    else:
        derived = {
            "name": str(config.get("name", KIND)),
            "kind": config.get("kind", KIND),
            "architecture": Architecture.from_dict(config["architecture"]).to_dict(),
            "max_cells": int(config["max_cells"]),
            "base": base,
        }
    if labels is not None:
        derived["labels"] = list(labels)
        derived["backbone_labels"] = list(config.get("backbone_labels", config["labels"]))
    if labels is not None or thresholds is not None:
        own = {**config["thresholds"], **(thresholds or {})}
        of = config["labels"] if labels is None else labels
        derived["thresholds"] = {label: own.get(label, _DEFAULT_THRESHOLD) for label in of}
    derived |= entries
    return {name: value for name, value in derived.items() if name not in without}


def _derived_files(
    files: Mapping[str, bytes],
    head: Head | None,
    replay: Replay | Literal["same"] | None,
    layers: Mapping[str, bytes] | None,
) -> dict[str, bytes]:
    """Return the files of a model derived from another one.

    Parameters
    ----------
    files : mapping of str to bytes
        Files of that one.
    head, replay, layers
        As for `Model.derive`.
    """
    derived = {**files, **(layers or {})}
    if head is not None:
        arrays = {"kernel": head.kernel, "bias": head.bias}
        derived[HEAD_FILE] = pack_arrays(
            {name: np.asarray(array, dtype=np.float32) for name, array in arrays.items()}
        )
    if replay is None:
        derived.pop(REPLAY_FILE, None)
    elif replay != "same":
        derived[REPLAY_FILE] = replay.pack()
    return derived
