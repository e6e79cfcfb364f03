"""Fit an output layer with one's own labels to a labelled frame."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ...errors import ArgumentError, ExampleError, FrameTypeError
from ...sampling import ColumnSample, check_random_state, sample_frame
from ...selection import places_of
from ...types import catalogue
from ..decision.user_labels import all_implied
from ..features.statistics import column_statistics
from ..model import Model
from ..network.head import Head
from ..replay_set import replay_of
from .augmentation import stretched, subsamples
from .examples import MIN_CELLS, implied_by_label
from .label_names import check_alike, check_label
from .logistic import Scaling, fit_rows

__all__ = ["fit", "labels_by_column"]

_PENALTY = 0.02
_DRAWS = 24
_FEWEST_DRAWS = 4


def fit(
    model: Model,
    frame: pd.DataFrame,
    labels: Any,
    *,
    implies: Mapping[str, Any] | None = None,
    random_state: Any = 0,
) -> Model:
    """Return a model of one's own labels on the layers of another.

    The parameters are those of `SimonClassifier.from_frame`.
    """
    if not isinstance(frame, pd.DataFrame):
        raise FrameTypeError.of(frame, "a pandas DataFrame")
    seed = check_random_state(random_state)
    given = labels_by_column(frame, labels)
    used = sorted({label for row in given.values() for label in row})
    check_alike(used)
    follows = implied_by_label(implies, used)
    positions = list(given)
    samples = sample_frame(frame, random_state=seed, positions=positions)
    for position, sample in zip(positions, samples, strict=True):
        present = int(sample.counts.sum())
        if present < MIN_CELLS:
            raise ExampleError.too_short(given[position][0], position, MIN_CELLS, present)
    rows = _with_implied(list(given.values()), follows)
    names = tuple(sorted({label for row in rows for label in row}))
    if len(names) < 2:
        raise ExampleError.one_label(len(names))
    return _fitted(model, samples, rows, names, follows, seed)


def labels_by_column(frame: pd.DataFrame, labels: Any) -> dict[int, tuple[str, ...]]:
    """Return the labels of columns by position, the most specific one first.

    Parameters
    ----------
    frame : DataFrame
        Labelled columns.
    labels : mapping or sequence
        Label or labels of every column, by name or in their order.

    Raises
    ------
    ArgumentError
        If there is not one entry per column.
    ExampleError
        If a label cannot be the name of a class.
    """
    if isinstance(labels, (Mapping, pd.Series)):
        pairs = [
            (position, value)
            for name, value in labels.items()
            for position in places_of(frame.columns, name)
        ]
    elif isinstance(labels, (str, bytes)) or not (
        isinstance(labels, Sequence) or (isinstance(labels, np.ndarray) and labels.ndim)
    ):
        expected = "a mapping of column names to labels, or one label per column"
        raise ArgumentError.of("labels", type(labels).__name__, expected)
    else:
        if len(labels) != frame.shape[1]:
            raise ArgumentError.of("len(labels)", len(labels), f"{frame.shape[1]}, one per column")
        pairs = list(enumerate(labels))
    out: dict[int, tuple[str, ...]] = {}
    for position, value in pairs:
        if not isinstance(value, Collection):
            raise ArgumentError.of("labels", value, "a label or a list of labels for every column")
        row = (value,) if isinstance(value, str) else tuple(value)
        if not row:
            raise ArgumentError.of("labels", row, "at least one label for every column")
        out[position] = tuple(check_label(label) for label in row)
    if not out:
        raise ExampleError.one_label(0)
    return out


def _with_implied(
    rows: Sequence[tuple[str, ...]], implies: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """Return the labels of columns with those they imply."""
    known = {label for row in (*rows, *implies.values()) for label in row}
    # One's own labels are not those of the catalogue: where the user gives nothing, nothing
    # is implied.
    closed = {**dict.fromkeys(known, ()), **implies}
    return [
        tuple(dict.fromkeys([*row, *(x for own in row for x in sorted(all_implied(own, closed)))]))
        for row in rows
    ]


def _fitted(
    model: Model,
    samples: Sequence[ColumnSample],
    rows: Sequence[Sequence[str]],
    names: tuple[str, ...],
    implies: Mapping[str, tuple[str, ...]],
    seed: int,
) -> Model:
    rng = np.random.default_rng((seed, 20190829))
    drawn: list[ColumnSample] = []
    owner: list[int] = []
    held: list[bool] = []
    per_column = max(_FEWEST_DRAWS, _DRAWS * 4 // len(samples))
    for i, sample in enumerate(samples):
        some = subsamples(sample, per_column, rng)
        drawn += some
        owner += [i] * len(some)
        held += [j % 4 == 3 for j in range(len(some))]
    by_column = np.zeros((len(samples), len(names)))
    for i, row in enumerate(rows):
        by_column[i, [names.index(label) for label in row]] = 1
    targets = by_column[owner]
    statistics = stretched(column_statistics(drawn), rng)
    inputs = model.inputs(drawn, cell_means=True, statistics=statistics)
    dense = model.architecture.dense
    head, history = fit_rows(
        inputs,
        targets,
        _balanced(targets),
        Head(np.zeros((inputs.shape[1], len(names))), np.zeros(len(names))),
        _PENALTY,
        scaling=Scaling.of(inputs, (dense, inputs.shape[1] - dense)),
    )
    primary = [names.index(row[0]) for row in rows]
    width = model.architecture.head + model.architecture.tail
    replay = replay_of(
        labels=names,
        inputs=inputs,
        n_features=dense,
        targets=targets,
        primary=np.array(primary)[owner],
        origin=[names[primary[i]] for i in owner],
        held=np.array(held),
        whole=np.arange(0),
        characters=np.zeros((0, 1, width)),
        statistics=column_statistics([]),
    )
    name = f"{model.name}-own"
    return model.derive(
        inherit=False,
        name=name,
        labels=names,
        head=head,
        thresholds=dict.fromkeys(names, 0.5),
        replay=replay,
        card=_card(name, model.model_id, names, rows),
        # Rules know the labels of the catalogue alone.
        taught=[label for label in names if label not in catalogue()],
        implies={k: list(v) for k, v in sorted(implies.items())},
        history=history,
    )


def _balanced(targets: np.ndarray) -> np.ndarray:
    """Return weights by which a rare label counts as much as a frequent one."""
    weights = np.ones_like(targets)
    for k in range(targets.shape[1]):
        true = targets[:, k] == 1
        weights[true, k] = 0.5 * len(targets) / max(1, true.sum())
        weights[~true, k] = 0.5 * len(targets) / max(1, (~true).sum())
    return weights


def _card(name: str, base: str, labels: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    counts = {label: sum(label in row for row in rows) for label in labels}
    lines = [
        f"# {name}",
        "",
        f"Output layer fitted to {len(rows)} labelled columns on the layers of `{base}`.",
        "It knows these labels and no others.",
        "",
        "| label | columns |",
        "| --- | ---: |",
        *(f"| {label} | {count} |" for label, count in counts.items()),
        "",
    ]
    return "\n".join(lines)
