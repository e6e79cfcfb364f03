"""Infer the semantic types of columns: the functions that users call, by what they are given."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Unpack

import pandas as pd

from .column_model import ColumnModel
from .errors import ArgumentError, FrameTypeError, LowConfidenceWarning
from .evidence.collecting import collect_evidence
from .evidence.frame import FrameEvidence
from .evidence.source import EvidenceSource
from .frames import Sampled, source_of
from .frames.detection import engine_of
from .frames.source import PandasFrame
from .index_levels import levels_to_read
from .infer_options import AUTO, InferArguments, InferOptions
from .inferring import infer_columns
from .loading import resolve_model
from .prediction import ColumnPrediction
from .results import InferenceResult
from .selection import positions_of
from .session import COLUMN_TASK
from .types import UNKNOWN

__all__ = [
    "ColumnModel",
    "infer",
    "infer_evidence",
    "infer_index",
    "infer_series",
    "infer_types",
    "positions_of_types",
]

_SEVERAL = (list, tuple, set, frozenset)


def infer(
    frame: Any,
    columns: Any = None,
    *,
    model: Any = None,
    types: str | Iterable[str] | None = None,
    max_cells: int | None = None,
    threshold: float | Mapping[str, float] | None = None,
    use_rules: bool = True,
    mode: str | None = None,
    use_names: bool | str = AUTO,
    random_state: Any = 0,
    progress: bool | None = None,
) -> InferenceResult:
    """Infer the semantic type of every column of a frame from cells and names.

    Parameters
    ----------
    frame : DataFrame, frame of another library, mapping, array, str or path-like
        A pandas frame, or one of polars, pyarrow, DuckDB, Dask, Modin, Spark, Ibis or
        narwhals, lists by name, dictionaries by row, or the path or address of a CSV or Parquet
        file. It is only read, and where it is: no more rows than the sample are fetched.
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
        ``max_cells``, then the number the model was trained with, and three times as many of
        columns whose label is not sure.
    threshold : float or mapping of str to float, optional
        Score a label needs, 0 to 1, for all labels or by label, in place of those of the
        mode; by default the option ``threshold``.
    use_rules : bool, default True
        Let rules (checksums, formats, cardinality ...) settle, support or forbid labels;
        False gives the verdict of the network alone.
    mode : {"medium_confidence", "high_confidence", "best_guess"}, optional
        What becomes of labels with a low score: in ``"high_confidence"`` only labels that
        are very likely right are given, the other columns are ``"unknown"``; in
        ``"best_guess"`` every column has its best label. In the default, the option
        ``mode``, a column that no label fits well enough has the likeliest of ``"text"``,
        ``"int"``, ``"float"`` and ``"categorical"``.
    use_names : {"auto"} or bool, default "auto"
        Let names of columns, and the other columns that are inferred, weigh in: numbers
        named ``lat``, or beside a longitude, are a latitude. ``"auto"`` passes over names
        that say nothing, such as ``c0`` or ``Unnamed: 3``, and judges a frame of nothing
        but such names by its cells alone; True takes every name as it is; False none.
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
        If `frame` is nothing that can be read as a frame.
    FrameError
        If it is, and its engine fails, or the file cannot be read.
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
    source = _source_of(frame)
    positions = positions_of(source.names, columns)
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
    levels = () if columns is not None else _levels(source, chosen, options)
    return infer_columns(source, positions, chosen, options, progress=progress, levels=levels)


def infer_index(frame: pd.DataFrame) -> tuple[ColumnPrediction, ...]:
    """Infer the levels of an index as `infer` does beside the columns, with every name.

    Parameters
    ----------
    frame : DataFrame
        It is only read. Levels that count rows are left out.
    """
    model = resolve_model(COLUMN_TASK)
    options = InferOptions.checked(tuple(model.labels), use_names=True)
    return _levels(PandasFrame(frame), model, options)


def _levels(
    source: Sampled, model: ColumnModel, options: InferOptions
) -> tuple[ColumnPrediction, ...]:
    """Return what the levels of the index of a pandas frame mean, where they may say something."""
    if not isinstance(source, PandasFrame):
        return ()
    levels, names, cells = levels_to_read(source.frame.index)
    if not levels:
        return ()
    places = list(range(len(levels)))
    found = infer_columns(PandasFrame(cells), places, model, options, names=names, progress=False)
    return tuple(
        # They have no role: those of a result are asked for by position of its columns.
        replace(one, name=name, position=level, source=None)
        for one, name, level in zip(found, names, levels, strict=True)
    )


def infer_evidence(
    evidence: FrameEvidence,
    columns: Any = None,
    *,
    model: Any = None,
    progress: bool | None = None,
    **given: Unpack[InferArguments],
) -> InferenceResult:
    """Infer the semantic types of columns from evidence that was collected before.

    Parameters
    ----------
    evidence : FrameEvidence
        Of one part or of many that were merged; see `pandas_semtype.collect_evidence`.
    columns, model, progress, **given
        As for `infer`.

    Returns
    -------
    InferenceResult
        The same for the same evidence, however the rows were cut into parts.

    Raises
    ------
    FrameTypeError
        If `evidence` is something else.

    Examples
    --------
    >>> import pandas as pd
    >>> import pandas_semtype
    >>> frame = pd.DataFrame({"a": ["ann@example.org", "bob@example.com"] * 5})
    >>> days = [pandas_semtype.collect_evidence(part) for part in (frame[:5], frame[5:])]
    >>> pandas_semtype.infer_evidence(days[0].merge(days[1])).types["a"]
    'email'
    """
    if not isinstance(evidence, FrameEvidence):
        hint = "Collect it with pandas_semtype.collect_evidence(frame)."
        raise FrameTypeError.no_frame(evidence, hint)
    strange = next((name for name in given if name not in InferArguments.__annotations__), None)
    if strange is not None:
        known = ", ".join(InferArguments.__annotations__)
        raise ArgumentError.of("argument", strange, f"one of {known}")
    return infer(evidence, columns, model=model, progress=progress, **given)


def infer_series(
    series: pd.Series, *, model: Any = None, **given: Unpack[InferArguments]
) -> ColumnPrediction:
    """Infer the semantic type of one column from its cells and its name.

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
    source = source_of(series.to_frame(name=""))
    result = infer_columns(source, [0], chosen, options, names=[series.name], progress=False)
    return replace(result.at(0), name=series.name)


def infer_types(frame: Any) -> InferenceResult:
    """Infer with the active model, and only what is not remembered.

    Parameters
    ----------
    frame : DataFrame
        Any frame, also of another library; it is only read.

    Returns
    -------
    InferenceResult
        As `infer` gives with default arguments. Columns are recognised by their cells, so
        a changed column is inferred again and a column that moved is not.
    """
    model = resolve_model(COLUMN_TASK)
    options = InferOptions.checked(tuple(model.labels))
    source = _source_of(frame)
    return infer_columns(source, positions_of(source.names, None), model, options, use_memory=True)


def positions_of_types(frame: Any, labels: Sequence[str | Collection[str]]) -> list[int]:
    """Return the positions of the columns whose label is one of `labels`.

    Parameters
    ----------
    frame : DataFrame
        Any frame; it is only read.
    labels : sequence of str or list of str
        Labels of the active model, or ``"unknown"``, or lists of them.

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
        If the best guess on a column is one of `labels`, and too improbable to be its verdict.
    """
    wanted: list[Any] = []
    for given in labels:
        wanted.extend(given if type(given) in _SEVERAL else (given,))  # another one may raise
    if not wanted:
        raise ArgumentError.of("labels", (), "at least one label")
    source = _source_of(frame)
    positions = positions_of(source.names, None)
    model = resolve_model(COLUMN_TASK)
    known = (*model.labels, UNKNOWN)
    if not all(isinstance(label, str) and label in known for label in wanted):
        raise ArgumentError.unknown_labels("labels", wanted, known)
    options = InferOptions.checked(tuple(model.labels))
    result = infer_columns(source, positions, model, options, use_memory=True)
    left_out = [
        (p.name, p.best_guess) for p in result if p.label not in wanted and p.best_guess in wanted
    ]
    if left_out and UNKNOWN not in wanted:
        warnings.warn(LowConfidenceWarning.of(left_out), stacklevel=3)
    return [position for position, p in enumerate(result) if p.label in wanted]


def _source_of(frame: Any) -> Sampled:
    if isinstance(frame, FrameEvidence):
        return EvidenceSource(frame)
    if engine_of(frame) == "stream" or isinstance(frame, Iterator):
        # It can be read once: a sample at random rows would have to keep all of them.
        return EvidenceSource(collect_evidence(frame))
    return source_of(frame)
