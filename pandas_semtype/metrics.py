"""Metrics of predicted labels: accuracy, F1, confusion, bootstrap intervals, calibration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from .errors import ArgumentError
from .reliability import ReliabilityBin, expected_calibration_error, reliability
from .types import STATISTICAL_LABELS, base_label

__all__ = [
    "ColumnScores",
    "LabelScore",
    "ReliabilityBin",
    "TrueLabels",
    "bootstrap_interval",
    "confusion",
    "expected_calibration_error",
    "reliability",
    "score_columns",
]

MIN_SUPPORT = 3
"""Labels with fewer true columns than this do not count in macro-F1."""

_METRICS = ("strict", "acceptable", "base9", "macro_f1")


@dataclass(frozen=True, slots=True)
class TrueLabels:
    """Hold what a column really is.

    Parameters
    ----------
    primary : str
        The most specific true label.
    acceptable : tuple of str
        Every label that is not wrong, `primary` among them.
    """

    primary: str
    acceptable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelScore:
    """Hold the metrics of one label.

    Parameters
    ----------
    precision, recall, f1 : float
        Of the predicted label against the primary one; 0 where undefined.
    support : int
        Columns whose primary label it is.
    predicted : int
        Columns it was predicted for.
    """

    precision: float
    recall: float
    f1: float
    support: int
    predicted: int


@dataclass(frozen=True, slots=True)
class ColumnScores:
    """Hold the metrics of one set of predictions.

    Parameters
    ----------
    columns : int
        Number of columns.
    strict : float
        Fraction of columns whose predicted label is the primary one.
    acceptable : float
        Fraction of columns whose predicted label is acceptable.
    base9 : float
        Fraction right after reducing both sides to the nine base labels; for
        `categorical` and `ordinal`, which have no base, fraction that is acceptable.
    macro_f1 : float
        Mean F1 of the labels with enough support.
    labels : int
        Number of labels with enough support.
    per_label : mapping of str to LabelScore
        Every label that is true or predicted of some column.
    """

    columns: int
    strict: float
    acceptable: float
    base9: float
    macro_f1: float
    labels: int
    per_label: Mapping[str, LabelScore]


def score_columns(
    truth: Sequence[TrueLabels],
    predicted: Sequence[str | None],
    *,
    min_support: int = MIN_SUPPORT,
) -> ColumnScores:
    """Compare one predicted label per column with the truth.

    Parameters
    ----------
    truth : sequence of TrueLabels
        One per column.
    predicted : sequence of str or None
        One per column; None where nothing was predicted.
    min_support : int, default 3
        Columns a label needs to count in macro-F1.

    Returns
    -------
    ColumnScores
        All metrics.

    Raises
    ------
    ArgumentError
        If the two do not have the same length.

    Examples
    --------
    >>> from pandas_semtype.metrics import TrueLabels, score_columns
    >>> truth = [TrueLabels("year", ("year", "int")), TrueLabels("email", ("email",))]
    >>> scores = score_columns(truth, ["int", "email"], min_support=1)
    >>> scores.strict, scores.acceptable, scores.macro_f1
    (0.5, 1.0, 0.5)
    """
    _check_lengths(truth, predicted, "predicted")
    hits: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    support: Counter[str] = Counter()
    n_acceptable = n_base = 0
    for true, label in zip(truth, predicted, strict=True):
        support[true.primary] += 1
        if label is None:
            continue
        counts[label] += 1
        hits[true.primary] += label == true.primary
        n_acceptable += label in true.acceptable
        n_base += _base_is_right(true, label)
    per_label = {
        label: _label_score(hits[label], counts[label], support[label])
        for label in dict.fromkeys([*support, *counts])
    }
    counted = [label for label, number in support.items() if number >= min_support]
    total = max(1, len(truth))
    return ColumnScores(
        columns=len(truth),
        strict=hits.total() / total,
        acceptable=n_acceptable / total,
        base9=n_base / total,
        macro_f1=sum(per_label[label].f1 for label in counted) / max(1, len(counted)),
        labels=len(counted),
        per_label=per_label,
    )


def _check_lengths(truth: Sequence[object], other: Sequence[object], name: str) -> None:
    if len(truth) != len(other):
        expected = f"{len(truth)} values, one per true label"
        raise ArgumentError.of(f"len({name})", len(other), expected)


def _base_is_right(true: TrueLabels, label: str) -> bool:
    if label in STATISTICAL_LABELS:
        return label in true.acceptable
    bases = {base_label(other) for other in true.acceptable if other not in STATISTICAL_LABELS}
    return base_label(label) in (bases or {"text"})


def _label_score(hits: int, predicted: int, support: int) -> LabelScore:
    return LabelScore(
        precision=hits / max(1, predicted),
        recall=hits / max(1, support),
        f1=2 * hits / max(1, predicted + support),
        support=support,
        predicted=predicted,
    )


def bootstrap_interval(
    truth: Sequence[TrueLabels],
    predicted: Sequence[str | None],
    tables: Sequence[Hashable],
    *,
    metric: str = "macro_f1",
    rounds: int = 300,
    level: float = 0.95,
    random_state: int = 0,
    min_support: int = MIN_SUPPORT,
) -> tuple[float, float]:
    """Return a bootstrap interval of a metric, drawing whole tables with replacement.

    Columns of one table are alike, so drawing single columns would give too narrow an interval.

    Parameters
    ----------
    truth : sequence of TrueLabels
        One per column.
    predicted : sequence of str or None
        One per column.
    tables : sequence of hashable
        The table each column is from.
    metric : {"macro_f1", "strict", "acceptable", "base9"}
        The metric.
    rounds : int, default 300
        Draws.
    level : float, default 0.95
        Fraction of the draws inside the interval.
    random_state : int, default 0
        Seed.
    min_support : int, default 3
        Columns a label needs to count in macro-F1.

    Returns
    -------
    tuple of float
        Lower and upper end.

    Raises
    ------
    ArgumentError
        If lengths differ, there are no columns, or there is no such metric.
    """
    import random

    _check_lengths(truth, predicted, "predicted")
    _check_lengths(truth, tables, "tables")
    if metric not in _METRICS:
        raise ArgumentError.of("metric", metric, f"one of {', '.join(_METRICS)}")
    if not truth:
        raise ArgumentError.of("len(truth)", 0, "at least one column")
    members: dict[Hashable, list[int]] = {}
    for place, table in enumerate(tables):
        members.setdefault(table, []).append(place)
    names = list(members)
    rng = random.Random(random_state)
    values = []
    for _ in range(rounds):
        drawn = [i for table in rng.choices(names, k=len(names)) for i in members[table]]
        scores = score_columns(
            [truth[i] for i in drawn], [predicted[i] for i in drawn], min_support=min_support
        )
        values.append(float(getattr(scores, metric)))
    values.sort()
    outside = (1 - level) / 2
    # Rounded first: the fraction left out below and above must not depend on the last bit.
    ends = [int(round(fraction * rounds, 9)) for fraction in (outside, 1 - outside)]
    return values[ends[0]], values[min(ends[1], rounds - 1)]


def confusion(truth: Sequence[TrueLabels], predicted: Sequence[str | None]) -> pd.DataFrame:
    """Count the columns by primary and predicted label.

    Parameters
    ----------
    truth : sequence of TrueLabels
        One per column.
    predicted : sequence of str or None
        One per column; None is counted as ``"unknown"``.

    Returns
    -------
    DataFrame
        Primary labels as rows, predicted ones as columns, both sorted.
    """
    _check_lengths(truth, predicted, "predicted")
    primary = pd.Series([true.primary for true in truth], name="primary", dtype="object")
    labels = pd.Series(
        [label or "unknown" for label in predicted], name="predicted", dtype="object"
    )
    return pd.crosstab(primary, labels)
