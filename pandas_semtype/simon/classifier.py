"""The SIMOn classifier: encoder, network, output layer, thresholds and rules."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ..checkpoint import Checkpoint, pack_arrays, read_checkpoint, unpack_arrays, write_checkpoint
from ..errors import CheckpointError, MissingDependencyError
from ..history import History
from ..infer_options import InferOptions
from ..presets import resolve
from ..sampling import ColumnSample, sample_frame
from ..verdict import DEFAULT_MODE, Verdict, accept
from .decision.confidence import Confidence
from .decision.thresholds import Chooser, check_labels, merged_thresholds
from .decision.user_labels import judge
from .features.alphabet import alphabet
from .features.cell_encoder import CellEncoder
from .network.backbone import Architecture
from .network.head import Head, sigmoid
from .reading import Reader
from .runtime.engine import Engine
from .teachable import Teachable

if TYPE_CHECKING:
    import keras
    import pandas as pd

__all__ = ["WEIGHTS", "SimonClassifier"]

_CELL_GRAPH, _DOCUMENT_GRAPH = "cell_encoder.onnx", "document_encoder.onnx"
_HEAD, WEIGHTS = "head.npz", "weights.npz"


class SimonClassifier(Reader, Chooser, Teachable):
    """Tell the semantic type of columns with a SIMOn network.

    Make one with `load`, not by hand.

    Parameters
    ----------
    config : mapping
        Labels, architecture, thresholds and the like, as in ``config.json``.
    files : mapping of str to bytes
        The graphs and weights of a checkpoint.
    card : str, optional
        The model card.

    Attributes
    ----------
    labels : tuple of str
        Labels of the output, in its order.
    thresholds : dict of str to float
        Score of the net from which on a label counts.
    confidence : Confidence
        From scores to the chance of being right, and the bars of the modes.
    history : History
        Loss and accuracy per epoch of the last training; ``history.plot()`` draws them.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype import load
    >>> model = load("simon_v1")
    >>> frame = pd.DataFrame({"a": ["1.2.3.4", "10.0.0.7"]})
    >>> model.predict_proba(frame).shape == (1, len(model.labels))
    True
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
            head = unpack_arrays(files[_HEAD])
            self._kernel, self._bias = head["kernel"], head["bias"]
            check_labels(self.labels, self.thresholds, self._kernel, self._bias)
            self._engine = Engine(files[_CELL_GRAPH], files[_DOCUMENT_GRAPH])
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise CheckpointError.damaged(
                "config.json", f"an entry is missing or wrong ({error})"
            ) from error
        shape = self.architecture
        self._encoder = CellEncoder(alphabet(shape.alphabet), head=shape.head, tail=shape.tail)

    def __repr__(self) -> str:
        return f"<SimonClassifier {self.model_id}: {len(self.labels)} labels>"

    @property
    def name(self) -> str:
        """Name of the model."""
        return str(self._checkpoint.config.get("name", "simon"))

    @property
    def model_id(self) -> str:
        """Name and the first 8 characters of a SHA-256 of the content."""
        return f"{self.name}-{self._checkpoint.digest}"

    @property
    def head(self) -> Head:
        """The output layer."""
        return Head(self._kernel, self._bias)

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

    @classmethod
    def load(cls, model: str | os.PathLike[str]) -> SimonClassifier:
        """Load a model.

        Parameters
        ----------
        model : str or path
            Name of a preset, such as ``simon_v1``, or a directory written by `save`.

        Returns
        -------
        SimonClassifier

        Raises
        ------
        ModelNotFoundError
            If there is neither a preset nor a directory of this name.
        CheckpointError
            If the directory is damaged or of another format.
        """
        checkpoint = read_checkpoint(resolve(model))
        if checkpoint.config.get("kind") == "fakenews":
            raise CheckpointError(
                f"{model} is a model of texts, not of columns. Use it with series.text.fakenews, "
                "or load it with pandas_semtype.load(directory)."
            )
        kind = cls
        if cls is SimonClassifier and checkpoint.config.get("kind") == "simon_2019":
            from .legacy.reading import PublishedClassifier as kind
        return kind(checkpoint.config, checkpoint.files, checkpoint.card)

    def save(self, directory: str | os.PathLike[str]) -> None:
        """Write the model to a directory of plain files, without pickle.

        Parameters
        ----------
        directory : path
            New, empty, or an older checkpoint, which is replaced in one move.
        """
        write_checkpoint(directory, self._checkpoint)

    def predict_proba(self, frame: pd.DataFrame, *, random_state: int = 0) -> pd.DataFrame:
        """Return what the net says of every column, without rules.

        Parameters
        ----------
        frame : DataFrame
            Columns to judge.
        random_state : int, default 0
            Seed of the rows that are looked at.

        Returns
        -------
        DataFrame
            A row per column of `frame`, in its order, a column per label; scores in
            [0, 1]. A column without values has missing scores.
        """
        import pandas as pd

        samples = sample_frame(frame, random_state=random_state)
        return pd.DataFrame(self._scores(samples), index=frame.columns, columns=list(self.labels))

    def infer_samples(
        self,
        samples: Sequence[ColumnSample],
        *,
        types: str | Sequence[str] | None = None,
        threshold: float | Mapping[str, float] | None = None,
        use_rules: bool = True,
        max_cells: int | None = None,
        mode: str = DEFAULT_MODE,
    ) -> tuple[list[Verdict], np.ndarray]:
        """Return verdicts and net scores of sampled columns.

        Parameters
        ----------
        samples : sequence of ColumnSample
            See `pandas_semtype.sampling`.
        types : str or sequence of str, optional
            Labels to choose from; all by default.
        threshold : float or mapping of str to float, optional
            In place of the model's thresholds, for all or for single labels.
        use_rules : bool, default True
            Let rules settle, support or forbid labels.
        max_cells : int, optional
            Distinct cells per column that the net reads.
        mode : {"medium_confidence", "high_confidence", "best_guess"}
            How sure a label must be to be told.

        Returns
        -------
        verdicts : list of Verdict
            One per column; their scores are chances of being right, see `confidence`.
        proba : ndarray, shape (columns, labels)
            Scores of the net for the chosen labels, in the order of `chosen_labels`.
        """
        options = InferOptions(
            types=self.chosen_labels(types),
            threshold=threshold,
            use_rules=use_rules,
            max_cells=max_cells,
        )
        bars = self.bars(mode, threshold)
        guesses, proba = self._guesses(samples, options)
        return accept(guesses, bars), proba

    def best_guesses(
        self, samples: Sequence[ColumnSample], options: InferOptions
    ) -> tuple[list[Verdict], np.ndarray]:
        """Return the best guess on each sampled column, and scores of the network.

        This is `infer_samples` with ``mode="best_guess"`` for arguments that have been checked.

        Parameters
        ----------
        samples : sequence of ColumnSample
            See `pandas_semtype.sampling`.
        options : InferOptions
            Made by ``InferOptions.checked`` for the labels of this model.

        Returns
        -------
        verdicts : list of Verdict
            One per column; their scores are probabilities of being right.
        proba : ndarray, shape (columns, labels)
            Scores of the network for the chosen labels, 0 to 1.
        """
        guesses, proba = self._guesses(samples, options)
        return [verdict.named() for verdict in guesses], proba

    def _guesses(
        self, samples: Sequence[ColumnSample], options: InferOptions
    ) -> tuple[list[Verdict], np.ndarray]:
        labels = self.labels if options.types is None else options.types
        thresholds = merged_thresholds(self.thresholds, options.threshold, labels)
        columns = [self.labels.index(label) for label in labels]
        proba = self._scores(samples, options.max_cells)[:, columns]
        filled = np.nan_to_num(proba)  # a column without values has no scores
        verdicts = judge(
            samples, filled, labels, thresholds,
            taught=self.taught, implies=self.implies, use_rules=options.use_rules, best_guess=True,
        )  # fmt: skip
        counts = [int(sample.counts.sum()) for sample in samples]
        return self.confidence.applied(verdicts, labels, counts, self.taught), proba

    def _scores(self, samples: Sequence[ColumnSample], max_cells: int | None = None) -> np.ndarray:
        out = np.full((len(samples), len(self.labels)), np.nan, dtype=np.float32)
        filled = [i for i, sample in enumerate(samples) if sample.values]
        if filled:
            inputs = self.inputs([samples[i] for i in filled], max_cells=max_cells)
            out[filled] = sigmoid(self.head.logits(inputs))
        return out

    def network(self) -> keras.Model:
        """Return the network in Keras, with this model's weights.

        Needs the extra ``train``.
        """
        try:
            from .network.backbone import build_network

            network = build_network(self.architecture, self.backbone_labels)
        except ImportError as error:
            raise MissingDependencyError.of("keras", "train", "The Keras network") from error
        weights = unpack_arrays(self._checkpoint.files[WEIGHTS])
        for variable in network.weights:
            variable.assign(weights[variable.path].astype(np.float32))
        if "backbone_labels" not in self.config:
            return network
        from .transfer.fit_layers import with_head

        return with_head(network, self.head)

    def summary(self) -> str:
        """Return the layers with shapes and parameter counts, as Keras prints them.

        Needs the extra ``train``.
        """
        lines: list[str] = []
        self.network().summary(
            expand_nested=True, line_length=100, print_fn=lambda text, **_: lines.append(text)
        )
        return "\n".join(lines)


def from_weights(
    weights: Mapping[str, np.ndarray],
    config: Mapping[str, Any],
    card: str = "",
    *,
    half: bool = True,
) -> SimonClassifier:
    """Make a classifier from named Keras weights; needs the extra ``train``.

    Parameters
    ----------
    weights : mapping of str to ndarray
        By the paths of Keras, such as ``convolution_2/kernel``.
    config : mapping
        Entries of ``config.json``: name, labels, architecture, thresholds, max_cells.
    card : str, optional
        The model card.
    half : bool, default True
        Round the weights to half precision, which is what ships; the graphs are made of
        the same rounded weights. False keeps published weights as they are.
    """
    from .network.onnx_export import cell_graph, document_graph

    shape = Architecture.from_dict(config["architecture"])
    stored = np.float16 if half else np.float32
    small = {name: np.asarray(w).astype(stored) for name, w in weights.items()}
    rounded = {name: w.astype(np.float32) for name, w in small.items()}
    head = {"kernel": rounded["scores/kernel"], "bias": rounded["scores/bias"]}
    files = {
        _CELL_GRAPH: cell_graph(shape, rounded),
        _DOCUMENT_GRAPH: document_graph(shape, rounded),
        _HEAD: pack_arrays(head),
        WEIGHTS: pack_arrays(small),
    }
    return SimonClassifier(config, files, card)
