"""Infer the semantic types of columns: choose, sample, ask the model, collect."""

from __future__ import annotations

import os
import warnings
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Protocol, cast

import numpy as np
import pandas as pd

from .config import OPTIONS, get_option
from .context import in_context
from .errors import ArgumentError, FrameTypeError, LowConfidenceWarning
from .loading import load_once
from .modes import BEST_GUESS, accept
from .prediction import ColumnPrediction, Verdict
from .progress import progress_bar
from .results import InferenceResult
from .sampling import MAX_ROWS, ColumnSample, check_random_state, iter_samples
from .selection import positions_of
from .session import COLUMN_TASK, active_model, model_token, recall, remember
from .types import UNKNOWN, labels_of

__all__ = ["ColumnModel", "infer", "infer_series", "infer_types", "positions_of_types"]

_AT_ONCE = 128
_LONG = 2 * _AT_ONCE
_GROUPS = ("base", "extended", "all")


class ColumnModel(Protocol):
    """What a model must offer to name columns."""

    @property
    def labels(self) -> Sequence[str]:
        """The labels it knows, in the order of its scores."""
        ...

    @property
    def model_id(self) -> str:
        """Its name and the beginning of its hash."""
        ...

    def infer_samples(
        self,
        samples: Sequence[ColumnSample],
        *,
        types: Sequence[str] | None,
        threshold: Any,
        use_rules: bool,
        max_cells: int | None,
        mode: str,
    ) -> tuple[Sequence[Verdict], np.ndarray]:
        """Return one verdict per sample, and the net's scores, samples x labels.

        It is asked for best guesses; what is told of them depends on its `bars`, if it has
        a method of this name.

        If `types` is given, the scores are of these labels alone, in the model's order.
        """
        ...


def infer(
    frame: pd.DataFrame,
    columns: Any = None,
    *,
    model: Any = None,
    types: str | Iterable[str] | None = None,
    max_cells: int | None = None,
    threshold: float | Mapping[str, float] | None = None,
    use_rules: bool = True,
    mode: str | None = None,
    use_names: bool = False,
    random_state: Any = 0,
    progress: bool | None = None,
) -> InferenceResult:
    """Infer the semantic type of every column of a frame from its cells.

    Parameters
    ----------
    frame : DataFrame
        Any frame; it is only read. Names of columns are not looked at, unless `use_names`
        says so.
    columns : hashable or list of hashable, optional
        Name or names of the columns to infer; all by default. A name that several columns
        share stands for all of them.
    model : str, path-like or model, optional
        Preset, directory or model. By default the active model, then the option ``model``,
        then the model shipped with the package.
    types : str or iterable of str, optional
        Only these labels may be the verdict: ``"base"``, ``"extended"`` or labels of the model.
    max_cells : int, optional
        Cells per column the net looks at.
    threshold : float or mapping of str to float, optional
        Score a label needs, 0 to 1, for all labels or by label, in place of those of the
        mode.
    use_rules : bool, default True
        Let checksums, formats and cardinality overrule the net.
    mode : {"medium_confidence", "high_confidence", "best_guess"}, optional
        What becomes of verdicts that are not sure: ``"high_confidence"`` tells only labels
        that are very likely right, the others are ``"unknown"``; ``"best_guess"`` always
        tells the best label; the default lies between.
    use_names : bool, default False
        Let names of columns, and the other columns that are inferred, break ties: numbers
        named ``lat``, or beside a longitude, are a latitude.
    random_state : int, default 0
        Seed of the rows that are looked at.
    progress : bool, optional
        Show a progress bar; by default for long work when somebody looks.

    Returns
    -------
    InferenceResult
        One prediction per column, in the order of the frame or of `columns`. A column
        without values is ``"unknown"``.

    Raises
    ------
    FrameTypeError
        If `frame` is not a pandas DataFrame.
    ColumnSelectionError
        If a column is not in the frame.
    ArgumentError
        If another argument has a value that is not accepted.
    ModelNotFoundError
        If there is no such model.

    Examples
    --------
    >>> import pandas as pd
    >>> import pandas_semtype
    >>> frame = pd.DataFrame({"a": ["ann@example.org", "bob@example.com"] * 5})
    >>> pandas_semtype.infer(frame).types.to_dict()
    {'a': 'email'}
    """
    work = _Work(frame, columns, model, types, max_cells, threshold, use_rules, random_state, mode)
    work.look_at_names(use_names)
    return work.result(progress, use_memory=False)


def infer_series(
    series: pd.Series,
    *,
    model: Any = None,
    types: str | Iterable[str] | None = None,
    max_cells: int | None = None,
    threshold: float | Mapping[str, float] | None = None,
    use_rules: bool = True,
    mode: str | None = None,
    use_names: bool = False,
    random_state: Any = 0,
) -> ColumnPrediction:
    """Infer the semantic type of one column from its cells.

    Parameters
    ----------
    series : Series
        Any column; it is only read.
    model, types, max_cells, threshold, use_rules, mode, use_names, random_state
        As for `infer`; a single column has no neighbours.

    Returns
    -------
    ColumnPrediction
        The same as for the column in a frame.

    Raises
    ------
    FrameTypeError
        If `series` is not a pandas Series.
    """
    if not isinstance(series, pd.Series):
        raise FrameTypeError.of(series, "a pandas Series")
    frame = series.to_frame(name="")
    work = _Work(frame, None, model, types, max_cells, threshold, use_rules, random_state, mode)
    work.look_at_names(use_names, [series.name])
    return replace(work.result(False, use_memory=False).at(0), name=series.name)


def infer_types(frame: pd.DataFrame) -> InferenceResult:
    """Infer with the active model, and only what is not remembered.

    Parameters
    ----------
    frame : DataFrame
        Any frame; it is only read.

    Returns
    -------
    InferenceResult
        As `infer` gives with default arguments. Columns are recognised by their cells, so
        a changed column is inferred anew and a column that moved is not.
    """
    return _Work(frame).result(None, use_memory=True)


def positions_of_types(frame: pd.DataFrame, labels: Sequence[str]) -> list[int]:
    """Return the positions of the columns whose label is one of `labels`.

    Parameters
    ----------
    frame : DataFrame
        Any frame; it is only read.
    labels : sequence of str
        Labels of the active model, or ``"unknown"``.

    Raises
    ------
    ArgumentError
        If there are no labels, or the active model does not know one.

    Warns
    -----
    LowConfidenceWarning
        If a column is unknown and its best guess is one of `labels`.
    """
    if not labels:
        raise ArgumentError.of("labels", (), "at least one label")
    work = _Work(frame)
    for label in labels:
        if label not in (*work.labels, UNKNOWN):
            raise ArgumentError.unknown_label("labels", label, (*work.labels, UNKNOWN))
    result = work.result(None, use_memory=True)
    unsure = {
        told.name: told.alternatives[0][0]
        for told in result
        if told.label == UNKNOWN and told.alternatives and told.alternatives[0][0] in labels
    }
    if unsure and UNKNOWN not in labels:
        warnings.warn(LowConfidenceWarning.of(unsure), stacklevel=3)
    return [place for place, told in enumerate(result) if told.label in labels]


class _Work:
    """Hold the checked arguments of one inference."""

    def __init__(
        self,
        frame: pd.DataFrame,
        columns: Any = None,
        model: Any = None,
        types: Any = None,
        max_cells: Any = None,
        threshold: Any = None,
        use_rules: Any = True,
        random_state: Any = 0,
        mode: Any = None,
    ) -> None:
        if not isinstance(frame, pd.DataFrame):
            raise FrameTypeError.of(frame, "a pandas DataFrame")
        self.frame = frame
        self.positions = positions_of(frame.columns, columns)
        self.max_cells: int | None = get_option("max_cells", max_cells)
        self.seed = check_random_state(random_state)
        if not isinstance(use_rules, (bool, np.bool_)):
            raise ArgumentError.of("use_rules", use_rules, "True or False")
        self.use_rules = bool(use_rules)
        self.model = _model_of(model)
        self.types = _types_of(types, tuple(self.model.labels))
        self.labels = tuple(self.model.labels) if self.types is None else self.types
        self.threshold = _threshold_of(threshold, tuple(self.model.labels))
        self.mode: str = get_option("mode", mode)
        if self.mode == BEST_GUESS and mode is not None and threshold is not None:
            expected = "no threshold beside mode='best_guess', which needs none"
            raise ArgumentError.of("threshold", threshold, expected)

    names: Sequence[Hashable] | None = None

    def look_at_names(self, use_names: Any, names: Sequence[Hashable] | None = None) -> None:
        """Let names, those of the columns by default, and neighbours count, or not."""
        if not isinstance(use_names, (bool, np.bool_)):
            raise ArgumentError.of("use_names", use_names, "True or False")
        if use_names:
            self.names = names or list(self.frame.columns.take(self.positions))

    def result(self, progress: bool | None, *, use_memory: bool) -> InferenceResult:
        verdicts: list[Verdict] = []
        rows: list[np.ndarray] = []
        total = len(self.positions)
        samples = self._samples()
        # A bounded number of columns at once, so that a frame of any width fits in memory.
        with progress_bar(total, "columns", progress=progress, long=total > _LONG) as advance:
            for start in range(0, total, _AT_ONCE):
                chosen = self.positions[start : start + _AT_ONCE]
                found = self._infer(list(islice(samples, len(chosen))), use_memory)
                verdicts.extend(verdict for verdict, _ in found)
                rows.extend(row for _, row in found)
                advance(len(chosen))
        if self.names is not None:
            verdicts = in_context(verdicts, self.names, self.labels)
        bars_of = getattr(self.model, "bars", None)
        verdicts = accept(verdicts, bars_of and bars_of(self.mode, self.threshold))
        columns = self.frame.columns.take(self.positions)
        return InferenceResult(
            columns, verdicts, rows, self.labels, str(self.model.model_id), mode=self.mode
        )

    def _samples(self) -> Iterator[ColumnSample]:
        every = self.positions == list(range(self.frame.shape[1]))
        return iter_samples(
            self.frame,
            max_rows=max(MAX_ROWS, self.max_cells or 0),
            random_state=self.seed,
            positions=None if every else self.positions,
        )

    def _infer(
        self, samples: list[ColumnSample], use_memory: bool
    ) -> list[tuple[Verdict, np.ndarray]]:
        found: list[tuple[Verdict, np.ndarray] | None] = [None] * len(samples)
        keys = [self._key(sample) for sample in samples]
        for place, sample in enumerate(samples):
            if not sample.values:
                nothing = np.full(len(self.labels), np.nan)
                found[place] = (ColumnPrediction.without_values(), nothing)
            elif use_memory and keys[place] is not None:
                found[place] = recall(keys[place])
        left = [place for place, answer in enumerate(found) if answer is None]
        if left:
            verdicts, proba = self.model.infer_samples(
                [samples[place] for place in left],
                types=self.types,
                threshold=self.threshold,
                use_rules=self.use_rules,
                max_cells=self.max_cells,
                mode=BEST_GUESS,
            )
            for place, verdict, row in zip(left, verdicts, np.asarray(proba), strict=True):
                found[place] = (verdict, row)
                if keys[place] is not None:
                    remember(keys[place], (verdict, np.array(row)))
        return [answer for answer in found if answer is not None]

    def _key(self, sample: ColumnSample) -> Hashable:
        token = model_token(self.model)
        if token is None:
            return None
        limits = self.threshold
        if isinstance(limits, Mapping):
            limits = tuple(sorted(limits.items()))
        options = (self.types, limits, self.use_rules, self.max_cells, self.seed)
        return token, options, sample.fingerprint()


def _model_of(model: Any) -> ColumnModel:
    if model is None:
        model = active_model(COLUMN_TASK)
    chosen: Any = get_option("model", model)
    found: Any = load_once(chosen) if isinstance(chosen, (str, os.PathLike)) else chosen
    if getattr(found, "task", None) == "fakenews":
        raise ArgumentError.of("model", type(found).__name__, "a model of columns")
    return cast("ColumnModel", found)


def _types_of(types: Any, known: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the labels to choose from in the model's order, None for all of them."""
    if types is None or (isinstance(types, str) and types == "all"):
        return None
    if not isinstance(types, Iterable):
        raise ArgumentError.of("types", types, "'base', 'extended', 'all' or labels")
    wanted = labels_of(types)
    if not isinstance(types, str) or types not in _GROUPS:
        for label in wanted:
            if label not in known:
                raise ArgumentError.unknown_label("types", label, [*_GROUPS, *known])
    chosen = tuple(label for label in known if label in wanted)
    if not chosen:
        raise ArgumentError.of("types", types, "at least one label of the model")
    return chosen


def _threshold_of(threshold: Any, known: tuple[str, ...]) -> Any:
    if not isinstance(threshold, Mapping):
        return get_option("threshold", threshold)
    for label in threshold:
        if label not in known:
            raise ArgumentError.unknown_label("threshold", label, known)
    check = OPTIONS["threshold"].check
    return {label: check(f"threshold[{label!r}]", value) for label, value in threshold.items()}
