"""Infer the semantic types of columns: choose, sample, ask the model, collect."""

from __future__ import annotations

import warnings
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Unpack

import numpy as np
import pandas as pd

from .column_model import CheckedColumnModel, ColumnModel, ModelWithBars
from .context import in_context
from .errors import ArgumentError, FrameTypeError, LowConfidenceWarning
from .infer_options import InferArguments, InferOptions
from .loading import resolve_model
from .prediction import ColumnPrediction
from .progress import progress_bar
from .results import InferenceResult
from .sampling import MAX_ROWS, ColumnSample, iter_samples
from .selection import positions_of
from .session import COLUMN_TASK, model_token, recall, remember
from .types import UNKNOWN
from .verdict import BEST_GUESS, Verdict, accept

__all__ = ["ColumnModel", "infer", "infer_series", "infer_types", "positions_of_types"]

_AT_ONCE = 128
_LONG = 2 * _AT_ONCE

_Answer = tuple[Verdict, np.ndarray]
"""A best guess, and the network's scores of the labels to choose from."""


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
        Any frame; it is only read. Names of columns do not count, unless `use_names` is
        True.
    columns : hashable or list of hashable, optional
        Name or names of the columns to infer; all by default. A name that several columns
        share stands for all of them.
    model : str, path-like or model, optional
        Preset, directory or model. By default the active model, then the option ``model``,
        then the model shipped with the package.
    types : str or iterable of str, optional
        Only these labels may be the verdict: ``"base"``, ``"extended"`` or labels of the model.
    max_cells : int, optional
        Distinct cells per column that the network reads, 1 to 4096; by default the option
        ``max_cells``, then the number the model was trained with.
    threshold : float or mapping of str to float, optional
        Score a label needs, 0 to 1, for all labels or by label, in place of those of the
        mode; by default the option ``threshold``.
    use_rules : bool, default True
        Let rules (checksums, formats, cardinality ...) settle, support or forbid labels;
        False gives the verdict of the network alone.
    mode : {"medium_confidence", "high_confidence", "best_guess"}, optional
        What becomes of labels with a low score: in ``"high_confidence"`` only labels that
        are very likely right are given, the other columns are ``"unknown"``; in
        ``"best_guess"`` every column has its best label; the default, the option ``mode``,
        lies between.
    use_names : bool, default False
        Let names of columns, and the other columns that are inferred, break ties: numbers
        named ``lat``, or beside a longitude, are a latitude.
    random_state : int, default 0
        Seed of the rows that are drawn.
    progress : bool, optional
        Show a progress bar; by default for long work on a terminal or in a notebook.

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
    positions = _positions(frame, columns)
    chosen = resolve_model(COLUMN_TASK, model)
    options = InferOptions.checked(
        tuple(chosen.labels),
        types=types,
        max_cells=max_cells,
        threshold=threshold,
        use_rules=use_rules,
        mode=mode,
        use_names=use_names,
        random_state=random_state,
    )
    return _infer(frame, positions, chosen, options, progress=progress)


def infer_series(
    series: pd.Series, *, model: Any = None, **given: Unpack[InferArguments]
) -> ColumnPrediction:
    """Infer the semantic type of one column from its cells.

    Parameters
    ----------
    series : Series
        Any column; it is only read.
    model, **given
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
    chosen = resolve_model(COLUMN_TASK, model)
    options = InferOptions.checked(tuple(chosen.labels), **given)
    frame = series.to_frame(name="")
    result = _infer(frame, [0], chosen, options, names=[series.name], progress=False)
    return replace(result.at(0), name=series.name)


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
        a changed column is inferred again and a column that moved is not.
    """
    model = resolve_model(COLUMN_TASK)
    options = InferOptions.checked(tuple(model.labels))
    return _infer(frame, _positions(frame, None), model, options, use_memory=True)


def positions_of_types(frame: pd.DataFrame, labels: Sequence[str]) -> list[int]:
    """Return the positions of the columns whose label is one of `labels`.

    Parameters
    ----------
    frame : DataFrame
        Any frame; it is only read.
    labels : sequence of str
        Labels of the active model, or ``"unknown"``.

    Returns
    -------
    list of int
        In ascending order.

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
    positions = _positions(frame, None)
    model = resolve_model(COLUMN_TASK)
    known = (*model.labels, UNKNOWN)
    for label in labels:
        if label not in known:
            raise ArgumentError.unknown_label("labels", label, known)
    options = InferOptions.checked(tuple(model.labels))
    result = _infer(frame, positions, model, options, use_memory=True)
    left_out = {
        p.name: p.alternatives[0][0]
        for p in result
        if p.label == UNKNOWN and p.alternatives and p.alternatives[0][0] in labels
    }
    if left_out and UNKNOWN not in labels:
        warnings.warn(LowConfidenceWarning.of(left_out), stacklevel=3)
    return [position for position, p in enumerate(result) if p.label in labels]


def _positions(frame: pd.DataFrame, columns: Any) -> list[int]:
    if not isinstance(frame, pd.DataFrame):
        raise FrameTypeError.of(frame, "a pandas DataFrame")
    return positions_of(frame.columns, columns)


def _infer(
    frame: pd.DataFrame,
    positions: list[int],
    model: ColumnModel,
    options: InferOptions,
    *,
    names: Sequence[Hashable] | None = None,
    progress: bool | None = None,
    use_memory: bool = False,
) -> InferenceResult:
    """Infer the columns at some positions; all arguments have been checked."""
    columns = frame.columns.take(positions)
    labels = tuple(model.labels) if options.types is None else options.types
    samples = _samples(frame, positions, options)
    verdicts: list[Verdict] = []
    rows: list[np.ndarray] = []
    total = len(positions)
    # A bounded number of columns at once, so that a frame of any width fits in memory.
    with progress_bar(total, "columns", progress=progress, long=total > _LONG) as advance:
        while batch := list(islice(samples, _AT_ONCE)):
            answers = _answers(batch, model, options, len(labels), use_memory)
            verdicts.extend(verdict for verdict, _ in answers)
            rows.extend(row for _, row in answers)
            advance(len(batch))
    if options.use_names:
        verdicts = in_context(verdicts, list(columns) if names is None else names, labels)
    bars = model.bars(options.mode, options.threshold) if isinstance(model, ModelWithBars) else None
    return InferenceResult(
        columns, accept(verdicts, bars), rows, labels, str(model.model_id), mode=options.mode
    )


def _samples(
    frame: pd.DataFrame, positions: list[int], options: InferOptions
) -> Iterator[ColumnSample]:
    every = positions == list(range(frame.shape[1]))
    return iter_samples(
        frame,
        max_rows=max(MAX_ROWS, options.max_cells or 0),
        random_state=options.seed,
        positions=None if every else positions,
    )


def _answers(
    samples: list[ColumnSample],
    model: ColumnModel,
    options: InferOptions,
    n_labels: int,
    use_memory: bool,
) -> list[_Answer]:
    """Return one answer per sample: remembered, of a column without cells, or of the model."""
    token = model_token(model)
    answers: dict[int, _Answer] = {}
    keys: dict[int, Hashable] = {}
    for place, sample in enumerate(samples):
        if not sample.values:
            answers[place] = Verdict.without_values(), np.full(n_labels, np.nan)
            continue
        if token is not None:
            keys[place] = token, options.key(), sample.fingerprint()
            known: _Answer | None = recall(keys[place]) if use_memory else None
            if known is not None:
                answers[place] = known
    left = [place for place in range(len(samples)) if place not in answers]
    if left:
        guesses = _asked([samples[place] for place in left], model, options)
        for place, guess in zip(left, guesses, strict=True):
            answers[place] = guess
            if place in keys:
                remember(keys[place], guess)
    return [answers[place] for place in range(len(samples))]


def _asked(samples: list[ColumnSample], model: ColumnModel, options: InferOptions) -> list[_Answer]:
    if isinstance(model, CheckedColumnModel) and not _overrides_infer_samples(model):
        verdicts, proba = model.best_guesses(samples, options)
    else:
        found, proba = model.infer_samples(
            samples,
            types=options.types,
            threshold=options.threshold,
            use_rules=options.use_rules,
            max_cells=options.max_cells,
            mode=BEST_GUESS,
        )
        verdicts = [Verdict.of(verdict) for verdict in found]
    return list(zip(verdicts, np.array(proba), strict=True))


def _overrides_infer_samples(model: CheckedColumnModel) -> bool:
    """Return whether `infer_samples` was replaced in a subclass, so that it must be asked."""
    for owner in type(model).__mro__:
        if "best_guesses" in vars(owner):
            return False
        if "infer_samples" in vars(owner):
            return True
    return False
