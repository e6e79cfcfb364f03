"""What a classifier can be taught: the methods of transfer learning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from ..session import COLUMN_TASK
from .transfer.replay_set import REPLAY_FILE, Replay
from .transfer.report import TransferReport

if TYPE_CHECKING:
    import pandas as pd

    from .classifier import SimonClassifier

__all__ = ["Teachable"]


class Teachable:
    """Let a `SimonClassifier` learn labels; the model itself is never changed."""

    config: dict[str, Any]
    files: Mapping[str, bytes]
    labels: tuple[str, ...]
    _report: TransferReport | None = None

    @property
    def task(self) -> str:
        """What the model is for: columns, or texts (`fit_text`)."""
        return str(self.config.get("task", COLUMN_TASK))

    @property
    def taught(self) -> tuple[str, ...]:
        """Labels that a user taught; rules do not overrule them."""
        return tuple(self.config.get("taught", ()))

    @property
    def implies(self) -> dict[str, tuple[str, ...]]:
        """What the taught labels imply; the catalogue says it of the others."""
        return {k: tuple(v) for k, v in self.config.get("implies", {}).items()}

    @property
    def backbone_labels(self) -> list[str]:
        """Labels the layers below the output were trained on."""
        return list(self.config.get("backbone_labels", self.labels))

    @property
    def held_f1(self) -> dict[str, float]:
        """F1 per label on the held columns of the replay set, by the net alone."""
        return dict(self.config.get("held_f1", {}))

    @cached_property
    def replay(self) -> Replay | None:
        """Columns of the known labels that keep an extension from forgetting them."""
        content = self.files.get(REPLAY_FILE)
        return None if content is None else Replay.unpack(content)

    @property
    def report(self) -> TransferReport | None:
        """What the last extension did: nearest old label, figures before and after."""
        if self._report is None and self.config.get("transfers"):
            self._report = TransferReport.from_dict(self.config["transfers"][-1])
        return self._report

    def set_report(self, report: TransferReport) -> None:
        """Keep a report with the time the extension took, which is not saved."""
        self._report = report

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
    ) -> SimonClassifier:
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
            Teach a label anew that exists.
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
        from .transfer.extend import extend

        return extend(
            self,  # type: ignore[arg-type]
            new_class,
            examples,
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

    def restrict(self, types: str | Sequence[str]) -> SimonClassifier:
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

        return restrict(self, types)  # type: ignore[arg-type]

    @classmethod
    def fit(
        cls,
        frame: pd.DataFrame,
        labels: Mapping[Any, str | Sequence[str]] | Sequence[str | Sequence[str]],
        *,
        base: Any = None,
        implies: Mapping[str, str | Sequence[str]] | None = None,
        random_state: Any = 0,
    ) -> Self:
        """Fit an output layer of one's own labels to a labelled frame.

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
            What one's labels imply.
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

        return fit(cls, frame, labels, base=base, implies=implies, random_state=random_state)

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
            Epochs at most, where more than the head is trained.
        random_state : int, default 0
            Seed.

        Returns
        -------
        SimonClassifier
            For `classify_texts` and ``Series.text.classify``.

        Raises
        ------
        ExampleError
            If there are fewer than two labels.
        MissingDependencyError
            If the splitter (extra ``text``) or Keras (extra ``train``) is not installed.
        """
        from .text.classifier import fit_text

        return fit_text(  # type: ignore[return-value]
            cls,  # type: ignore[arg-type]
            documents,
            labels,
            base=base,
            language=language,
            unfreeze=unfreeze,
            epochs=epochs,
            random_state=random_state,
        )

    def classify_texts(self, documents: pd.Series) -> pd.Series:
        """Return the label of every text, or the tuple of labels of a multi-label model.

        Parameters
        ----------
        documents : Series
            One text per row; a missing one has no label.
        """
        from .text.classifier import classify

        return classify(self, documents)  # type: ignore[arg-type]

    def score_texts(self, documents: pd.Series) -> pd.DataFrame:
        """Return the score of every label for every text, missing for a missing one.

        Parameters
        ----------
        documents : Series
            One text per row.
        """
        from .text.classifier import text_scores

        return text_scores(self, documents)  # type: ignore[arg-type]
