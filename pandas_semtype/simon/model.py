"""A SIMOn model: it reads columns, scores labels, and is never changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from ..checkpoint import CELL_GRAPH_FILE, DOCUMENT_GRAPH_FILE
from ..context import UserLabel
from ..errors import CheckpointError
from ..infer_options import InferOptions
from ..sampling import ColumnSample
from ..verdict import DEFAULT_MODE, Verdict, accept, gives_general
from .content import ModelContent
from .decision.judge import Judge
from .decision.thresholds import Threshold
from .decision.user_labels import all_implied
from .decision.verdict import prepare
from .features.statistics import STATISTICS
from .model_config import KIND
from .network.backbone import Architecture
from .network.head import sigmoid
from .reading import ColumnEncoder
from .reading_2019 import KIND_2019, PublishedReader
from .runtime.engine import Engine
from .runtime.graph_check import check_graphs
from .second_look import further_scores

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["KIND", "Model", "from_weights"]

_DECIMALS: Final = 6
"""Digits of a score that do not depend on the columns beside its own."""

_READERS: Final[Mapping[str, type[ColumnEncoder]]] = {KIND_2019: PublishedReader}


class Model(ModelContent):
    """Read columns and score labels with what a checkpoint holds.

    Parameters
    ----------
    config, files, card
        As for `ModelContent`.

    Attributes
    ----------
    reader : ColumnEncoder
        From columns to what the output layer reads.

    Raises
    ------
    CheckpointError
        If an entry of `config` is missing or wrong, or does not fit the output layer.
    """

    def __init__(
        self, config: Mapping[str, Any], files: Mapping[str, bytes], card: str = ""
    ) -> None:
        super().__init__(config, files, card)
        for name in (CELL_GRAPH_FILE, DOCUMENT_GRAPH_FILE):
            if name not in files:
                raise CheckpointError.damaged("config.json", f"it lists no {name}")
        graphs = files[CELL_GRAPH_FILE], files[DOCUMENT_GRAPH_FILE]
        check_graphs(
            *graphs,
            characters=self.architecture.head + self.architecture.tail,
            vector=2 * self.architecture.cell_units,
            statistics=len(STATISTICS) if self.architecture.statistics else 0,
            features=self.architecture.dense,
            cells=self.max_cells,
        )
        reader = _READERS.get(config.get("kind", KIND), ColumnEncoder)
        self.reader = reader(self.architecture, *graphs, self.max_cells)

    @property
    def engine(self) -> Engine:
        """Runs the network; it counts the cells it encodes, and remembers their vectors."""
        return self.reader.engine

    def inputs(
        self,
        samples: Sequence[ColumnSample],
        *,
        max_cells: int | None = None,
        cell_means: bool = False,
        statistics: np.ndarray | None = None,
        meanwhile: Callable[[], object] | None = None,
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
            meanwhile=meanwhile,
        )

    def scores(
        self,
        samples: Sequence[ColumnSample],
        *,
        max_cells: int | None = None,
        meanwhile: Callable[[], object] | None = None,
    ) -> np.ndarray:
        """Return the scores of the network for sampled columns.

        Parameters
        ----------
        samples : sequence of ColumnSample
            See `pandas_semtype.sampling`.
        max_cells : int, optional
            Distinct cells read per column.
        meanwhile : callable, optional
            Called while other threads read cells, if there are any.

        Returns
        -------
        ndarray of float32, shape (columns, labels)
            In [0, 1]; missing for a column without values.
        """
        filled = np.array([bool(sample.values) for sample in samples], dtype=bool)
        present = [sample for sample in samples if sample.values]
        inputs = None
        if present:
            inputs = self.inputs(present, max_cells=max_cells, meanwhile=meanwhile)
        return self._spread(filled, inputs)

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
        bars = self.mode_thresholds(mode, threshold)  # raises if there is no such mode
        chosen = self.labels if options.types is None else options.types
        return accept(verdicts, bars, chosen if gives_general(mode, threshold) else None), proba

    def best_guesses(
        self, samples: Sequence[ColumnSample], options: InferOptions
    ) -> tuple[list[Verdict], np.ndarray]:
        """Return the best guess on each column; see `SimonClassifier.best_guesses`."""
        verdicts, proba = self._guesses(samples, options)
        return [verdict.named() for verdict in verdicts], proba

    def _guesses(
        self, samples: Sequence[ColumnSample], options: InferOptions
    ) -> tuple[list[Verdict], np.ndarray]:
        samples = self.reader.bare(samples)
        chosen: slice | list[int] = slice(None)
        if options.types is not None:
            chosen = [self.labels.index(label) for label in options.types]

        def read(
            columns: Sequence[ColumnSample], meanwhile: Callable[[], object] | None = None
        ) -> np.ndarray:
            scores = self.scores(columns, max_cells=options.max_cells, meanwhile=meanwhile)
            return scores[:, chosen]

        proba = read(samples, partial(prepare, samples) if options.use_rules else None)
        verdicts = self._judge.verdicts(samples, proba, options)
        if options.max_cells is None:  # who asks for a number of cells gets that many
            places, further = further_scores(samples, verdicts, proba, read, self.max_cells)
            proba[places] = further
            again = self._judge.verdicts([samples[i] for i in places], further, options)
            for place, verdict in zip(places, again, strict=True):
                verdicts[place] = verdict
        return verdicts, proba

    def mode_thresholds(
        self, mode: str = DEFAULT_MODE, threshold: Threshold = None
    ) -> dict[str, float]:
        """Return the probability each label needs to be the verdict of a mode.

        The parameters are those of `SimonClassifier.mode_thresholds`.
        """
        return self._judge.mode_thresholds(mode, threshold)

    @cached_property
    def user_labels(self) -> dict[str, UserLabel]:
        """What is known of labels that a user added, beside their scores."""
        names = self.config.get("example_names", {})
        return {
            label: UserLabel(all_implied(label, self.implies), frozenset(names.get(label, ())))
            for label in self.taught
        }

    @cached_property
    def _judge(self) -> Judge:
        return Judge(
            self.labels,
            self.thresholds,
            self.confidence,
            self.taught,
            self.implies,
            self.combination,
            self.traits,
        )

    @property
    def _reads_cell_means(self) -> bool:
        return len(self.head.kernel) > self.architecture.dense

    def _spread(self, filled: np.ndarray, inputs: np.ndarray | None) -> np.ndarray:
        """Return scores of all columns, from the inputs of those that have values."""
        out = np.full((len(filled), len(self.labels)), np.nan, dtype=np.float32)
        if inputs is not None and filled.any():
            # A single row is multiplied in another order than several; what is left of such
            # differences on some processors is rounded off.
            rows = inputs[[0, 0]] if len(inputs) == 1 else inputs
            scores = sigmoid(self.head.logits(rows))[: len(inputs)]
            if not np.isfinite(scores).all():  # of weights that are finite, each by itself
                raise CheckpointError.damaged(self.name, "its network gives scores of no number")
            out[filled] = np.round(scores.astype(np.float64), _DECIMALS)
        return out


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
