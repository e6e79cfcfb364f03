"""A SIMOn model: it reads columns, scores labels, and is never changed."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal, Self

import numpy as np

from ..checkpoint import (
    CELL_GRAPH_FILE,
    DOCUMENT_GRAPH_FILE,
    HEAD_FILE,
    REPLAY_FILE,
    WEIGHTS_FILE,
    Checkpoint,
    read_checkpoint,
    unpack_arrays,
)
from ..errors import CheckpointError, MissingDependencyError
from ..history import History
from ..infer_options import InferOptions
from ..presets import resolve
from ..sampling import ColumnSample
from ..saving import write_checkpoint
from ..session import COLUMN_TASK
from ..verdict import DEFAULT_MODE, Verdict, accept
from .content import KIND, check_labels, derived_config, derived_files
from .decision.confidence import Confidence
from .decision.judge import Judge
from .decision.thresholds import Threshold
from .network.backbone import Architecture
from .network.head import Head, sigmoid
from .reading import ColumnEncoder
from .reading_2019 import KIND_2019, PublishedReader
from .replay_set import Replay
from .runtime.engine import Engine

if TYPE_CHECKING:
    import keras
    import pandas as pd

__all__ = ["KIND", "Model", "from_weights"]

_READERS: Final[Mapping[str, type[ColumnEncoder]]] = {KIND_2019: PublishedReader}


class Model:
    """Hold what a checkpoint holds: an encoder of columns, an output layer, thresholds.

    A model is never changed; `derive` gives another one.

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
    reader : ColumnEncoder
        From columns to what the output layer reads.
    confidence : Confidence
        From scores to the probability of being right, and the thresholds of the modes.
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
        try:
            self.labels: tuple[str, ...] = tuple(config["labels"])
            self.architecture = Architecture.from_dict(config["architecture"])
            self.thresholds: dict[str, float] = dict(config["thresholds"])
            self.max_cells = int(config["max_cells"])
            self.confidence = Confidence.from_config(config.get("calibration"))
            self.history = History(config.get("history", ()))
            head = unpack_arrays(files[HEAD_FILE])
            self.head = Head(head["kernel"], head["bias"])
            check_labels(self.labels, self.thresholds, self.head)
            reader = _READERS.get(config.get("kind", KIND), ColumnEncoder)
            self.reader = reader(
                self.architecture,
                files[CELL_GRAPH_FILE],
                files[DOCUMENT_GRAPH_FILE],
                self.max_cells,
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise CheckpointError.damaged(
                "config.json", f"an entry is missing or wrong ({error})"
            ) from error

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

    @property
    def engine(self) -> Engine:
        """Runs the network; it counts the cells it encodes, and remembers their vectors."""
        return self.reader.engine

    @cached_property
    def replay(self) -> Replay | None:
        """Columns of the known labels that keep an extension from forgetting them."""
        content = self.files.get(REPLAY_FILE)
        return None if content is None else Replay.unpack(content)

    # -- scores and verdicts -----------------------------------------------------------

    def inputs(
        self,
        samples: Sequence[ColumnSample],
        *,
        max_cells: int | None = None,
        cell_means: bool = False,
        statistics: np.ndarray | None = None,
    ) -> np.ndarray:
        """Return the inputs of the output layer for columns that have values.

        The parameters are those of `ColumnEncoder.inputs`; `cell_means` are there in any
        case if the output layer reads them.
        """
        return self.reader.inputs(
            samples,
            max_cells=max_cells,
            cell_means=cell_means or self._reads_cell_means,
            statistics=statistics,
        )

    def scores(
        self, samples: Sequence[ColumnSample], *, max_cells: int | None = None
    ) -> np.ndarray:
        """Return the scores of the network for sampled columns.

        Parameters
        ----------
        samples : sequence of ColumnSample
            See `pandas_semtype.sampling`.
        max_cells : int, optional
            Distinct cells read per column.

        Returns
        -------
        ndarray of float32, shape (columns, labels)
            In [0, 1]; missing for a column without values.
        """
        filled = np.array([bool(sample.values) for sample in samples], dtype=bool)
        present = [sample for sample in samples if sample.values]
        return self._spread(filled, self.inputs(present, max_cells=max_cells) if present else None)

    def frame_scores(self, frame: pd.DataFrame, *, random_state: Any = 0) -> np.ndarray:
        """Return the scores of the network for the columns of a frame, as `scores` does.

        Parameters
        ----------
        frame : DataFrame
            Any frame.
        random_state : int, default 0
            Seed of the rows that are sampled.
        """
        filled, inputs = self.reader.frame_inputs(
            frame, random_state=random_state, cell_means=self._reads_cell_means
        )
        return self._spread(filled, inputs)

    def score_encoded(
        self, characters: np.ndarray, cells: np.ndarray, statistics: np.ndarray
    ) -> np.ndarray:
        """Return the scores of the network for columns that are arrays already.

        The parameters are those of `ColumnEncoder.inputs_of_cells`.

        Returns
        -------
        ndarray of float32, shape (columns, labels)
        """
        inputs = self.reader.inputs_of_cells(
            characters, cells, statistics, cell_means=self._reads_cell_means
        )
        return sigmoid(self.head.logits(inputs))

    def infer_samples(
        self,
        samples: Sequence[ColumnSample],
        *,
        types: str | Sequence[str] | None = None,
        threshold: Threshold = None,
        use_rules: bool = True,
        max_cells: int | None = None,
        mode: str = DEFAULT_MODE,
    ) -> tuple[list[Verdict], np.ndarray]:
        """Return the verdicts on sampled columns, and the scores of the network.

        The parameters are those of `SimonClassifier.infer_samples`.
        """
        options = self._judge.options(types, threshold, use_rules, max_cells)
        verdicts, proba = self._guesses(samples, options)
        return accept(verdicts, self.mode_thresholds(mode, threshold)), proba

    def best_guesses(
        self, samples: Sequence[ColumnSample], options: InferOptions
    ) -> tuple[list[Verdict], np.ndarray]:
        """Return the best guess on each column; see `SimonClassifier.best_guesses`."""
        verdicts, proba = self._guesses(samples, options)
        return [verdict.named() for verdict in verdicts], proba

    def _guesses(
        self, samples: Sequence[ColumnSample], options: InferOptions
    ) -> tuple[list[Verdict], np.ndarray]:
        proba = self.scores(samples, max_cells=options.max_cells)
        if options.types is not None:
            proba = proba[:, [self.labels.index(label) for label in options.types]]
        return self._judge.verdicts(samples, proba, options), proba

    def mode_thresholds(
        self, mode: str = DEFAULT_MODE, threshold: Threshold = None
    ) -> dict[str, float]:
        """Return the probability each label needs to be the verdict of a mode.

        The parameters are those of `SimonClassifier.mode_thresholds`.
        """
        return self._judge.mode_thresholds(mode, threshold)

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self.labels, self.thresholds, self.confidence, self.taught, self.implies)

    @property
    def _reads_cell_means(self) -> bool:
        return len(self.head.kernel) > self.architecture.dense

    def _spread(self, filled: np.ndarray, inputs: np.ndarray | None) -> np.ndarray:
        """Return scores of all columns, from the inputs of those that have values."""
        out = np.full((len(filled), len(self.labels)), np.nan, dtype=np.float32)
        if inputs is not None and filled.any():
            out[filled] = sigmoid(self.head.logits(inputs))
        return out

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
            Of the labels; by default those of this model, and 0.5 for labels it lacks.
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
        >>> model = Model.load("simon_v1")
        >>> model.derive(name="mine").name
        'mine'
        """
        base = None if inherit else self.model_id
        config = derived_config(self.config, base, labels, thresholds, entries, without)
        files = derived_files(self.files, head, replay, layers)
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
        return cls(checkpoint.config, checkpoint.files, checkpoint.card)

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
        weights = unpack_arrays(self.files[WEIGHTS_FILE])
        for variable in network.weights:
            variable.assign(weights[variable.path].astype(np.float32))
        return with_head(network, self.head) if "backbone_labels" in self.config else network


def from_weights(
    weights: Mapping[str, np.ndarray],
    config: Mapping[str, Any],
    card: str = "",
    *,
    half: bool = True,
) -> Model:
    """Make a model from named Keras weights; needs the extra ``train``.

    Parameters
    ----------
    weights : mapping of str to ndarray
        By the paths of Keras, such as ``convolution_2/kernel``.
    config : mapping
        Entries of ``config.json``: name, labels, architecture, thresholds, max_cells.
    card : str, optional
        The model card.
    half : bool, default True
        Round the weights to half precision, see `exported_files`.
    """
    from .network.onnx_export import exported_files

    shape = Architecture.from_dict(config["architecture"])
    return Model(config, exported_files(shape, weights, half=half), card)
