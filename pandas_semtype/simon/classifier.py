"""The SIMOn classifier: what users load, ask, extend and save."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from ..config import get_option
from ..errors import ArgumentError
from ..history import History
from ..infer_options import InferOptions
from ..presets import loaded_once
from ..sampling import ColumnSample, sample_frame
from ..verdict import DEFAULT_MODE, Verdict
from .decision.thresholds import Threshold
from .model import Model
from .network.head import Head
from .transfer.report import TransferReport

if TYPE_CHECKING:
    import keras
    import pandas as pd

__all__ = ["SimonClassifier"]


class SimonClassifier:
    """Infer the semantic types of columns with a SIMOn network.

    Make one with `load`, not by hand. A classifier is never changed: what extends or
    restricts it returns another one.

    Parameters
    ----------
    model : Model
        The network, its output layer, thresholds and files.
    report : TransferReport, optional
        Report of the extension that made the model.

    Attributes
    ----------
    model : Model
        What the methods below are built on.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype import load
    >>> model = load("simon_v1")
    >>> frame = pd.DataFrame({"a": ["1.2.3.4", "10.0.0.7"]})
    >>> model.predict(frame)["a"]
    'ip_address'
    >>> model.predict_proba(frame).shape == (1, len(model.labels))
    True
    """

    def __init__(self, model: Model, report: TransferReport | None = None) -> None:
        self.model = model
        self._report = report

    def __repr__(self) -> str:
        return f"<SimonClassifier {self.model_id}: {len(self.labels)} labels>"

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
        """What it classifies: columns, or texts (`fit_text`)."""
        return self.model.task

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels it knows, in the order of the scores."""
        return self.model.labels

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
        >>> load("simon_v1").predict(frame).to_dict()
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
        types : str or sequence of str, optional
            Labels to choose from; all by default.
        threshold : float or mapping of str to float, optional
            In place of the model's thresholds, for all or for single labels.
        use_rules : bool, default True
            Let rules settle, support or forbid labels.
        max_cells : int, optional
            Distinct cells read per column.
        mode : {"medium_confidence", "high_confidence", "best_guess"}
            How certain a verdict must be; a less certain one is ``"unknown"``.

        Returns
        -------
        verdicts : list of Verdict
            One per column; their scores are probabilities of being right.
        proba : ndarray, shape (columns, labels)
            Scores of the network for the chosen labels, in the order of `labels`.

        Raises
        ------
        ArgumentError
            If there is no such mode or label, or a threshold is not from 0 to 1.
        """
        return self.model.infer_samples(
            samples,
            types=types,
            threshold=threshold,
            use_rules=use_rules,
            max_cells=max_cells,
            mode=mode,
        )

    def best_guesses(
        self, samples: Sequence[ColumnSample], options: InferOptions
    ) -> tuple[list[Verdict], np.ndarray]:
        """Return the best guess on each sampled column, and the scores of the network.

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
        return self.model.best_guesses(samples, options)

    def mode_thresholds(
        self, mode: str = DEFAULT_MODE, threshold: Threshold = None
    ) -> dict[str, float]:
        """Return the probability each label needs to be the verdict; none for a missing one.

        Parameters
        ----------
        mode : {"medium_confidence", "high_confidence", "best_guess"}
            How certain a verdict must be.
        threshold : float or mapping of str to float, optional
            In place of the mode's thresholds, for all or for single labels; the best guess
            needs none in any case.

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

    # -- transfer ----------------------------------------------------------------------

    def extend(
        self,
        new_class: str | Mapping[str, Any],
        examples: Any = None,
        *,
        frame: pd.DataFrame | None = None,
        implies: str | Sequence[str] | Mapping[str, str | Sequence[str]] | None = None,
        negatives: Any = None,
        chunk: int | None = None,
        unfreeze: str = "head",
        solver: str = "convex",
        replace: bool = False,
        keep_cells: bool = False,
        random_state: Any = 0,
    ) -> Self:
        """Return a model that knows one or several more labels.

        Columns of the old labels are replayed beside the examples, so nothing is
        forgotten; what changed is in `report`.

        Parameters
        ----------
        new_class : str or mapping
            Name of the new label, or a mapping of names to examples.
        examples : Series, DataFrame, or list of Series, of lists or of column names
            Example columns; every column of a DataFrame is one.
        frame : DataFrame, optional
            Where column names are looked up.
        implies : str, sequence of str, or mapping, optional
            Labels that hold for every column of the class too; by class, if there are
            several.
        negatives : as `examples`, optional
            Columns that look alike and are not of the class.
        chunk : int, optional
            Cut every column into examples of this many rows.
        unfreeze : {"head", "document", "all"}, default "head"
            What is trained: the output layer; the layers over the cells too; or all.
            Beyond the head it needs the extra ``train``.
        solver : {"convex", "keras"}, default "convex"
            ``"keras"`` is the published procedure (batches of 4, 10 epochs, Adam,
            60/30/10 split) and needs the extra ``train``.
        replace : bool, default False
            Fit a label again that exists.
        keep_cells : bool, default False
            Keep some cells of the examples in the model, as character ids, which a later
            extension with ``unfreeze`` needs.
        random_state : int, default 0
            The same seed and examples give the same model, bit for bit.

        Returns
        -------
        SimonClassifier
            A new model; this one stays as it is.

        Raises
        ------
        ExampleError
            If the class cannot be learned from the examples; nothing was trained then.
        ArgumentError
            If another argument has a value that is not accepted.
        CheckpointError
            If the model has no replay set.
        MissingDependencyError
            If the extra ``train`` is needed and not installed.

        Warns
        -----
        KnownTypeWarning
            If the model has a confident and specific label for an example.
        ForgettingWarning
            If an old label lost more than 0.02 of its F1.
        """
        from .transfer.extend import ExtendOptions, extend

        options = ExtendOptions(
            frame=frame,
            implies=implies,
            negatives=negatives,
            chunk=chunk,
            unfreeze=unfreeze,
            solver=solver,
            replace=replace,
            keep_cells=keep_cells,
            random_state=random_state,
        )
        return type(self)(*extend(self.model, new_class, examples, options))

    def restrict(self, types: str | Sequence[str]) -> Self:
        """Return a model of some of the labels: a view of this one's output layer.

        Parameters
        ----------
        types : str or sequence of str
            ``"base"`` (the nine published labels), ``"extended"``, or labels.

        Raises
        ------
        ArgumentError
            If the model does not know one of them.
        """
        from .transfer.subset import restrict

        return type(self)(restrict(self.model, types))

    @classmethod
    def from_frame(
        cls,
        frame: pd.DataFrame,
        labels: Mapping[Any, str | Sequence[str]] | Sequence[str | Sequence[str]],
        *,
        base: Any = None,
        implies: Mapping[str, str | Sequence[str]] | None = None,
        random_state: Any = 0,
    ) -> Self:
        """Fit an output layer with one's own labels to a labelled frame.

        Parameters
        ----------
        frame : DataFrame
            Columns to learn from.
        labels : mapping or sequence
            Label or labels of every column, by name or in their order; columns that a
            mapping leaves out are not used.
        base : str, path or SimonClassifier, optional
            Model whose lower layers are used; the shipped one by default.
        implies : mapping, optional
            Labels that one's labels imply.
        random_state : int, default 0
            The same seed and frame give the same model, bit for bit.

        Returns
        -------
        SimonClassifier
            Knows these labels and no others.

        Raises
        ------
        ExampleError
            If there are fewer than two labels, or too few cells.
        """
        from .transfer.own_labels import fit

        model = fit(_base_model(base), frame, labels, implies=implies, random_state=random_state)
        return cls(model)

    fit = from_frame

    # -- texts -------------------------------------------------------------------------

    @classmethod
    def fit_text(
        cls,
        documents: pd.Series,
        labels: Any,
        *,
        base: Any = None,
        language: str = "en",
        unfreeze: str = "head",
        epochs: int = 6,
        random_state: Any = 0,
    ) -> Self:
        """Fit a model that classifies texts: documents as columns, sentences as cells.

        Parameters
        ----------
        documents : Series
            One text per row; missing ones are left out.
        labels : sequence
            One label per text (one of several classes), or a list of labels per text
            (any number of them holds).
        base : str, path or SimonClassifier, optional
            Model whose layers are used; the shipped one by default.
        language : str, default "en"
            ISO 639 code of the texts, for the splitter.
        unfreeze : {"head", "document", "all"}, default "head"
            What is trained; ``"all"`` is what texts need, and it needs the extra
            ``train``.
        epochs : int, default 6
            Maximum number of epochs, where more than the head is trained.
        random_state : int, default 0
            Seed.

        Returns
        -------
        SimonClassifier
            For `predict_texts` and ``Series.text.classify``.

        Raises
        ------
        ExampleError
            If there are fewer than two labels.
        MissingDependencyError
            If the splitter (extra ``text``) or Keras (extra ``train``) is not installed.
        """
        from .text.classifier import fit_text

        model = fit_text(
            _base_model(base),
            documents,
            labels,
            language=language,
            unfreeze=unfreeze,
            epochs=epochs,
            random_state=random_state,
        )
        return cls(model)

    def predict_texts(self, documents: pd.Series) -> pd.Series:
        """Return the label of every text, or the tuple of labels of a multi-label model.

        Parameters
        ----------
        documents : Series
            One text per row; a missing one has no label.

        Raises
        ------
        ArgumentError
            If the model was not made by `fit_text`.
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
            If the model was not made by `fit_text`.
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


def _base_model(base: Any) -> Model:
    """Return the model whose layers another one is fitted on."""
    chosen = base if base is not None else get_option("model")
    if isinstance(chosen, (str, os.PathLike)):
        chosen = loaded_once(chosen, SimonClassifier.load)
    if isinstance(chosen, SimonClassifier):
        return chosen.model
    if isinstance(chosen, Model):
        return chosen
    raise ArgumentError.of("base", type(chosen).__name__, "a preset, a directory or a classifier")
