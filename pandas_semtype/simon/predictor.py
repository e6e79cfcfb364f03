"""A loaded SIMOn model: what it is, what it predicts for columns and texts, and its files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Self

import numpy as np

from ..context import UserLabel
from ..errors import ArgumentError
from ..history import History
from ..infer_options import InferOptions
from ..sampling import ColumnSample, sample_frame
from ..verdict import DEFAULT_MODE, Verdict
from .decision.thresholds import Threshold
from .model import Model
from .network.head import Head
from .transfer.report import TransferReport

if TYPE_CHECKING:
    import keras
    import pandas as pd

__all__ = ["SimonPredictor"]


class SimonPredictor:
    """Predict with a model; `SimonClassifier`, which users meet, makes models too.

    Parameters
    ----------
    model : Model
        The network, its output layer, thresholds and files.
    report : TransferReport, optional
        Report of the extension that made the model.
    """

    def __init__(self, model: Model, report: TransferReport | None = None) -> None:
        if not isinstance(model, Model):
            expected = f"a Model; {type(self).__name__}.load(name) loads a preset or a directory"
            raise ArgumentError.of("model", type(model).__name__, expected)
        self.model = model
        self._report = report

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.model_id}: {len(self.labels)} labels>"

    # -- what it is --------------------------------------------------------------------

    @property
    def name(self) -> str:
        """Name of the model."""
        return self.model.name

    @property
    def model_id(self) -> str:
        """Name and the first 8 characters of a SHA-256 of the content."""
        return self.model.model_id

    @property
    def task(self) -> str:
        """What it classifies: columns, or texts (`SimonClassifier.fit_text`)."""
        return self.model.task

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels it knows, in the order of the scores."""
        return self.model.labels

    @property
    def user_labels(self) -> dict[str, UserLabel]:
        """What is known of labels that a user added, beside their scores."""
        return self.model.user_labels

    @property
    def thresholds(self) -> dict[str, float]:
        """Score of the network from which on each label counts."""
        return self.model.thresholds

    @property
    def head(self) -> Head:
        """The output layer."""
        return self.model.head

    @property
    def card(self) -> str:
        """The model card (Markdown)."""
        return self.model.card

    @property
    def history(self) -> History:
        """Loss and accuracy per epoch of the last training; ``history.plot()`` draws them."""
        return self.model.history

    @property
    def report(self) -> TransferReport | None:
        """Report of the last extension: nearest old labels, F1 before and after."""
        if self._report is None:
            self._report = TransferReport.of_config(self.model.config)
        return self._report

    # -- on disk -----------------------------------------------------------------------

    @classmethod
    def load(cls, model: str | os.PathLike[str]) -> Self:
        """Load a model.

        Parameters
        ----------
        model : str or path
            Name of a preset, such as ``simon_v2``, or a directory written by `save`.

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
        return cls(Model.load(model))

    def save(self, directory: str | os.PathLike[str], *, overwrite: bool = False) -> None:
        """Write the model to a directory of plain files, without pickle.

        Parameters
        ----------
        directory : path
            New, empty, or one that holds nothing but a saved model, which is replaced in
            one move.
        overwrite : bool, default False
            Save into a directory that holds other files too. They stay; only the files of
            a model in it are replaced.

        Raises
        ------
        CheckpointError
            If the directory holds other files, or, with ``overwrite=True``, one of them has
            the name of a file of the model.
        OSError
            If the directory cannot be written.
        """
        self.model.save(directory, overwrite=overwrite)

    # -- inference ---------------------------------------------------------------------

    def predict(
        self, frame: pd.DataFrame, *, mode: str = DEFAULT_MODE, random_state: int = 0
    ) -> pd.Series:
        """Return the label of every column of a frame, by network and rules.

        `pandas_semtype.infer` has more options, and returns scores and reasons too.

        Parameters
        ----------
        frame : DataFrame
            Columns to label.
        mode : {"medium_confidence", "high_confidence", "best_guess"}
            How certain a verdict must be; a less certain one is ``"unknown"``.
        random_state : int, default 0
            Seed of the rows that are sampled.

        Returns
        -------
        Series of str
            A label per column, under the names of the columns; a column without values is
            ``"unknown"``.

        Raises
        ------
        FrameTypeError
            If `frame` is not a pandas DataFrame.
        ArgumentError
            If there is no such mode.

        Examples
        --------
        >>> import pandas as pd
        >>> from pandas_semtype import load
        >>> frame = pd.DataFrame({"a": ["ann@example.org", "bob@example.com"] * 5})
        >>> load("simon_v2").predict(frame).to_dict()
        {'a': 'email'}
        """
        import pandas as pd

        samples = sample_frame(frame, random_state=random_state)
        verdicts, _ = self.model.infer_samples(samples, mode=mode)
        labels = [str(verdict.label) for verdict in verdicts]
        return pd.Series(labels, index=frame.columns, name="label", dtype="str")

    def predict_proba(self, frame: pd.DataFrame, *, random_state: int = 0) -> pd.DataFrame:
        """Return the scores of the network for every column, without rules.

        Parameters
        ----------
        frame : DataFrame
            Columns to score.
        random_state : int, default 0
            Seed of the rows that are sampled.

        Returns
        -------
        DataFrame
            A row per column of `frame`, in its order, a column per label; scores in
            [0, 1]. A column without values has missing scores.
        """
        import pandas as pd

        scores = self.model.frame_scores(frame, random_state=random_state)
        return pd.DataFrame(scores, index=frame.columns, columns=list(self.labels))

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

        Parameters
        ----------
        samples : sequence of ColumnSample
            See `pandas_semtype.sampling`.
        types, threshold, use_rules, max_cells, mode
            As for `pandas_semtype.infer`.

        Returns
        -------
        verdicts : list of Verdict
            One per column; their scores are probabilities of being right.
        proba : ndarray, shape (columns, labels)
            Scores of the network for the chosen labels, in the order of `labels`.

        Raises
        ------
        ArgumentError
            If there is no such mode or label, a threshold is not from 0 to 1, or `samples` are
            no samples of columns.
        """
        return self.model.infer_samples(
            _checked(samples),
            types=types,
            threshold=threshold,
            use_rules=use_rules,
            max_cells=max_cells,
            mode=mode,
        )

    def best_guesses(
        self, samples: Sequence[ColumnSample], options: InferOptions
    ) -> tuple[list[Verdict], np.ndarray]:
        """Return what `infer_samples` returns with ``mode="best_guess"``, for checked arguments.

        Parameters
        ----------
        samples : sequence of ColumnSample
            See `pandas_semtype.sampling`.
        options : InferOptions
            Made by ``InferOptions.checked`` for the labels of this model.
        """
        return self.model.best_guesses(samples, options)

    def mode_thresholds(
        self, mode: str = DEFAULT_MODE, threshold: Threshold = None
    ) -> dict[str, float]:
        """Return the probability each label needs to be the verdict; none for a missing one.

        Parameters
        ----------
        mode, threshold
            As for `pandas_semtype.infer`; the best guess needs no probability in any case.

        Raises
        ------
        ArgumentError
            If there is no such mode or label.
        """
        return self.model.mode_thresholds(mode, threshold)

    bars = mode_thresholds

    def encode_frame(self, frame: pd.DataFrame, *, random_state: int = 0) -> np.ndarray:
        """Return the character ids of the cells the network reads of every column.

        Parameters
        ----------
        frame : DataFrame
            Any frame.
        random_state : int, default 0
            Seed of the rows that are sampled; of a network of 2019, of the cells that fill
            up short columns.

        Returns
        -------
        ndarray of uint8, shape (columns, cells, characters)
            0 is padding.
        """
        return self.model.reader.encode_frame(frame, random_state=random_state)

    # -- texts -------------------------------------------------------------------------

    def predict_texts(self, documents: pd.Series) -> pd.Series:
        """Return the label of every text, or the tuple of labels of a multi-label model.

        Parameters
        ----------
        documents : Series
            One text per row; a missing one has no label.

        Raises
        ------
        ArgumentError
            If the model was not made by `SimonClassifier.fit_text`.
        """
        from .text.classifier import predict

        return predict(self.model, documents)

    classify_texts = predict_texts

    def predict_proba_texts(self, documents: pd.Series) -> pd.DataFrame:
        """Return the score of every label for every text, missing for a missing one.

        Parameters
        ----------
        documents : Series
            One text per row.

        Raises
        ------
        ArgumentError
            If the model was not made by `SimonClassifier.fit_text`.
        """
        from .text.classifier import predict_proba

        return predict_proba(self.model, documents)

    score_texts = predict_proba_texts

    # -- the network -------------------------------------------------------------------

    def network(self) -> keras.Model:
        """Return the network in Keras, with this model's weights.

        Raises
        ------
        MissingDependencyError
            If the extra ``train`` is not installed.
        """
        return self.model.network()

    def summary(self) -> str:
        """Return the layers with shapes and parameter counts, as Keras prints them.

        Raises
        ------
        MissingDependencyError
            If the extra ``train`` is not installed.
        """
        lines: list[str] = []
        self.network().summary(
            expand_nested=True, line_length=100, print_fn=lambda text, **_: lines.append(text)
        )
        return "\n".join(lines)


def _checked(samples: Sequence[ColumnSample]) -> list[ColumnSample]:
    """Return samples of columns as a list; anything else is refused."""
    expected = "a list of ColumnSample, as sample_frame returns"
    if isinstance(samples, (str, bytes)) or not isinstance(samples, Iterable):
        raise ArgumentError.of("samples", type(samples).__name__, expected)
    found = list(samples)
    for sample in found:
        if not (hasattr(sample, "values") and hasattr(sample, "counts")):
            raise ArgumentError.of("samples", f"a list with {type(sample).__name__}", expected)
    return found
