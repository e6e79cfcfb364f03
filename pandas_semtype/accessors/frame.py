"""``df.semtype``: infer what the columns of a frame mean, and extend the model."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from .. import session
from ..checks import flag
from .from_result import ResultMethods

if TYPE_CHECKING:
    from ..results import InferenceResult
    from ..simon.classifier import SimonClassifier

__all__ = ["SemtypeFrameAccessor"]


class SemtypeFrameAccessor(ResultMethods):
    """Infer what the columns of a DataFrame mean.

    A new accessor is made at every access, so it keeps nothing: results are returned, and
    what is remembered is remembered by the content of the columns.

    Parameters
    ----------
    frame : DataFrame
        The frame it was reached from.

    Examples
    --------
    >>> import pandas as pd
    >>> import pandas_semtype
    >>> frame = pd.DataFrame({"a": ["ann@example.org", "bob@example.com"] * 5, "b": range(10)})
    >>> frame.semtype.types["a"]
    'email'
    >>> list(frame.semtype.select("email").columns)
    ['a']
    """

    __slots__ = ("_frame",)

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def __repr__(self) -> str:
        n_rows, n_columns = self._frame.shape
        return (
            f"<semtype of a frame of {n_columns} columns and {n_rows:,} rows: infer(), types, "
            "select(), report(), mask(), extend()>"
        )

    def infer(
        self,
        columns: Any = None,
        *,
        model: Any = None,
        types: str | Iterable[str] | None = None,
        max_cells: int | None = None,
        threshold: float | Mapping[str, float] | None = None,
        use_rules: bool = True,
        mode: str | None = None,
        use_names: bool | str = "auto",
        random_state: Any = 0,
        progress: bool | None = None,
    ) -> InferenceResult:
        """Infer the semantic type of every column from cells and names.

        Parameters
        ----------
        columns : hashable or list of hashable, optional
            Columns to infer; all by default.
        model : str, path-like or model, optional
            By default the active one, then the option ``model``.
        types : str or iterable of str, optional
            Labels to choose from; all of the model by default.
        max_cells : int, optional
            Distinct cells per column that the network reads.
        threshold : float or mapping of str to float, optional
            Score a label needs, 0 to 1.
        use_rules : bool, default True
            Let rules settle, support or forbid labels.
        mode : {"medium_confidence", "high_confidence", "best_guess"}, optional
            What becomes of labels with a low score.
        use_names : {"auto"} or bool, default "auto"
            Let names of columns and neighbours weigh in; not names that say nothing,
            unless it is True.
        random_state : int, default 0
            Seed of the rows that are drawn.
        progress : bool, optional
            Show a progress bar.

        Returns
        -------
        InferenceResult
            One prediction per column.

        See Also
        --------
        pandas_semtype.infer : The same as a function; describes each argument and error.
        """
        from ..inference import infer

        return infer(
            self._frame,
            columns,
            model=model,
            types=types,
            max_cells=max_cells,
            threshold=threshold,
            use_rules=use_rules,
            mode=mode,
            use_names=use_names,
            random_state=random_state,
            progress=progress,
        )

    @property
    def types(self) -> pd.Series:
        """Return the label of every column, by the active model.

        Columns whose cells were seen before are not inferred again.
        """
        from ..inference import infer_types

        return infer_types(self._frame).types

    def select(self, *labels: str | Collection[str]) -> pd.DataFrame:
        """Return the columns whose label is one of `labels`, in the order of the frame.

        Parameters
        ----------
        *labels : str, or list, tuple or set of str
            Labels of the active model, or ``"unknown"``. What a label implies does not
            count: ``select("text")`` gives no e-mail addresses.

        Returns
        -------
        DataFrame
            With every row; without columns if there are none of these types.

        Raises
        ------
        ArgumentError
            If no label is given, or the active model does not know one.

        Warns
        -----
        LowConfidenceWarning
            If a column is left out that is unknown and may be of one of the types.
        """
        from ..inference import positions_of_types

        return self._frame.iloc[:, positions_of_types(self._frame, labels)]

    def extend(
        self,
        new_class: str | Mapping[str, Any],
        examples: Any = None,
        *,
        base: Any = None,
        implies: str | Sequence[str] | Mapping[str, str | Sequence[str]] | None = None,
        negatives: Any = None,
        chunk: int | None = None,
        unfreeze: str = "head",
        solver: str = "convex",
        replace: bool = False,
        keep_cells: bool = False,
        random_state: Any = 0,
        activate: bool | None = None,
    ) -> SimonClassifier:
        """Extend a model by one or several labels from example columns.

        Columns of the old labels are replayed beside the examples, so nothing is
        forgotten; what changed is in the ``report`` of the new model.

        Parameters
        ----------
        new_class : str or mapping
            Name of the new label, or a mapping of names to examples.
        examples : hashable, Series, DataFrame, or list of names, of Series or of lists
            Example columns: names of columns of the frame, or columns themselves; every
            column of a DataFrame is one.
        base : str, path-like or model, optional
            Model to extend; by default the active one, or the shipped one.
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
        activate : bool, optional
            Make the extended model the active one of the whole process. Say so: where nothing
            is said it is done with a warning, and will not be from version 0.3 on.

        Returns
        -------
        SimonClassifier
            A new model; the base stays as it is.

        Raises
        ------
        ColumnSelectionError
            If a column is not in the frame.
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
        ActivationWarning
            If `activate` is not given.
        ForgettingWarning
            If an old label lost more than 0.02 of its F1.
        """
        from ..loading import resolve_model

        if activate is not None:
            activate = flag("activate", activate)
        model = resolve_model("extend", base).extend(
            new_class,
            examples,
            frame=self._frame,
            implies=implies,
            negatives=negatives,
            chunk=chunk,
            unfreeze=unfreeze,
            solver=solver,
            replace=replace,
            keep_cells=keep_cells,
            random_state=random_state,
        )
        session.activate_if_told(activate, model, "extend")
        return model
