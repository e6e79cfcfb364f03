"""Fit an output layer of one's own labels to a labelled frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ...checkpoint import pack_arrays
from ...errors import ArgumentError, ExampleError, FrameTypeError
from ...sampling import ColumnSample, check_random_state, sample_frame
from ...selection import places_of
from ...types import catalogue
from ..features.statistics import column_statistics
from ..network.head import Head, Scaling, fit_rows
from .augmentation import stretched, subsamples
from .base import base_model
from .examples import MIN_CELLS, check_label
from .replay_set import HEAD_FILE, REPLAY_FILE, replay_of

if TYPE_CHECKING:
    from ..classifier import SimonClassifier

__all__ = ["fit", "labels_by_column"]

_PENALTY = 0.02
_DRAWS = 24
_FEWEST_DRAWS = 4


def fit(
    kind: type[SimonClassifier],
    frame: pd.DataFrame,
    labels: Any,
    *,
    base: Any = None,
    implies: Mapping[str, Any] | None = None,
    random_state: Any = 0,
) -> Any:
    """Return a model of one's own labels; see `SimonClassifier.fit`."""
    if not isinstance(frame, pd.DataFrame):
        raise FrameTypeError.of(frame, "a pandas DataFrame")
    seed = check_random_state(random_state)
    told = labels_by_column(frame, labels)
    follows = _implied(implies, {label for row in told.values() for label in row})
    model = base_model(kind, base)
    positions = list(told)
    samples = sample_frame(frame, random_state=seed, positions=positions)
    for position, sample in zip(positions, samples, strict=True):
        if sample.counts.sum() < MIN_CELLS:
            label = told[position][0]
            present = int(sample.counts.sum())
            raise ExampleError.too_short(label, position, MIN_CELLS, present)
    rows = {p: _closed(row, follows) for p, row in told.items()}
    names = tuple(sorted({label for row in rows.values() for label in row}))
    if len(names) < 2:
        raise ExampleError.one_label(len(names))
    return _fitted(kind, model, samples, [rows[p] for p in positions], names, follows, seed)


def labels_by_column(frame: pd.DataFrame, labels: Any) -> dict[int, tuple[str, ...]]:
    """Return the labels of columns by position, the most specific one first.

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
    elif isinstance(labels, (str, bytes)) or not isinstance(labels, (Sequence, np.ndarray)):
        expected = "a mapping of column names to labels, or one label per column"
        raise ArgumentError.of("labels", type(labels).__name__, expected)
    else:
        if len(labels) != frame.shape[1]:
            raise ArgumentError.of("len(labels)", len(labels), f"{frame.shape[1]}, one per column")
        pairs = list(enumerate(labels))
    out: dict[int, tuple[str, ...]] = {}
    for position, value in pairs:
        row = (value,) if isinstance(value, str) else tuple(value)
        if not row:
            raise ArgumentError.of("labels", row, "at least one label for every column")
        out[position] = tuple(check_label(label) for label in row)
    if not out:
        raise ExampleError.one_label(0)
    return out


def _implied(implies: Mapping[str, Any] | None, known: set[str]) -> dict[str, tuple[str, ...]]:
    out = {}
    for label, value in (implies or {}).items():
        if label not in known:
            raise ArgumentError.unknown_label("implies", label, sorted(known))
        out[label] = (value,) if isinstance(value, str) else tuple(value)
    return out


def _closed(row: Sequence[str], implies: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return labels with what the user says they imply; the catalogue is not asked."""
    found = dict.fromkeys(row)
    ahead = list(row)
    while ahead:
        new = [label for label in implies.get(ahead.pop(), ()) if label not in found]
        found.update(dict.fromkeys(new))
        ahead += new
    return tuple(found)


def _fitted(
    kind: type[SimonClassifier],
    model: SimonClassifier,
    samples: Sequence[ColumnSample],
    rows: Sequence[Sequence[str]],
    names: tuple[str, ...],
    implies: Mapping[str, tuple[str, ...]],
    seed: int,
) -> SimonClassifier:
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
    targets = np.zeros((len(samples), len(names)))
    for i, row in enumerate(rows):
        targets[i, [names.index(label) for label in row]] = 1
    wanted = targets[owner]
    statistics = stretched(column_statistics(drawn), rng)
    inputs = model.inputs(drawn, wide=True, statistics=statistics)
    dense = model.architecture.dense
    scaling = Scaling.of(inputs, (dense, inputs.shape[1] - dense))
    weights = np.ones_like(wanted)
    for k in range(len(names)):  # a rare label counts as much as a frequent one
        true = wanted[:, k] == 1
        weights[true, k] = 0.5 * len(wanted) / max(1, true.sum())
        weights[~true, k] = 0.5 * len(wanted) / max(1, (~true).sum())
    history: list[dict[str, float]] = []

    def seen(loss: float, logits: np.ndarray) -> None:
        right = float(((logits > 0) == (wanted > 0.5)).mean())
        history.append({"epoch": len(history) + 1, "loss": loss, "accuracy": right})

    start = Head(np.zeros((inputs.shape[1], len(names))), np.zeros(len(names)))
    plain = scaling.plain(
        fit_rows(scaling.apply(inputs), wanted, weights, start, _PENALTY, seen=seen)
    )
    primary = [names.index(row[0]) for row in rows]
    width = model.architecture.head + model.architecture.tail
    replay = replay_of(
        names, inputs, dense, wanted, np.array(primary)[owner],
        [names[primary[i]] for i in owner], np.array(held), np.arange(0),
        np.zeros((0, 1, width)), column_statistics([]),
    )  # fmt: skip
    config = {
        "name": f"{model.name}-own",
        "kind": model.config.get("kind", "simon"),
        "labels": list(names),
        "architecture": model.architecture.to_dict(),
        "backbone_labels": model.backbone_labels,
        "max_cells": model.max_cells,
        "thresholds": dict.fromkeys(names, 0.5),
        # Rules speak of the labels of the catalogue alone.
        "taught": [label for label in names if label not in catalogue()],
        "implies": {k: list(v) for k, v in sorted(implies.items())},
        "base": model.model_id,
        "history": history,
    }
    head = {"kernel": plain.kernel.astype(np.float32), "bias": plain.bias.astype(np.float32)}
    files = {**model.files, HEAD_FILE: pack_arrays(head), REPLAY_FILE: replay.pack()}
    return kind(config, files, _card(config, rows))


def _card(config: Mapping[str, Any], rows: Sequence[Sequence[str]]) -> str:
    counts = {label: sum(label in row for row in rows) for label in config["labels"]}
    lines = [
        f"# {config['name']}",
        "",
        f"Output layer fitted to {len(rows)} labelled columns on the layers of `{config['base']}`.",
        "It knows these labels and no others.",
        "",
        "| label | columns |",
        "| --- | ---: |",
        *(f"| {label} | {count} |" for label, count in counts.items()),
        "",
    ]
    return "\n".join(lines)
