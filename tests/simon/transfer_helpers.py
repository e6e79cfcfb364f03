"""A small untrained network with a replay set, and columns of a few classes to extend it by."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
import pytest

from pandas_semtype.sampling import ColumnSample, sample_series
from pandas_semtype.simon.classifier import SimonClassifier
from pandas_semtype.simon.features.statistics import STATISTICS, column_statistics
from pandas_semtype.simon.model import from_weights
from pandas_semtype.simon.network.backbone import Architecture
from pandas_semtype.simon.network.head import Head
from pandas_semtype.simon.replay_set import Replay, replay_of
from pandas_semtype.simon.transfer.evaluation import label_f1
from pandas_semtype.simon.transfer.logistic import Scaling, fit_rows

LABELS = ("categorical", "email", "int", "text")
SHAPE = Architecture(
    head=4, tail=12, characters=8, convolutions=((12, 3, 2), (16, 3, 5)), cell_units=6,
    document_units=5, dense=24,
)  # fmt: skip
WORDS = ("lorem", "ipsum", "dolor", "sit", "amet", "elit", "sed", "magna", "aliqua", "enim")


def emails(rng, n):
    return [f"{WORDS[int(rng.integers(10))]}{rng.integers(999)}@example.org" for _ in range(n)]


def numbers(rng, n):
    return [str(value) for value in rng.integers(10, 99_999, n)]


def categories(rng, n):
    return [("low", "middle", "high")[int(rng.integers(3))] for _ in range(n)]


def texts(rng, n):
    return [" ".join(WORDS[i] for i in rng.integers(10, size=5)) for _ in range(n)]


def containers(rng, n):
    """A class nobody knows: owner code and seven digits."""
    owners = ("MSCU", "TGHU", "MAEU")
    return [f"{owners[int(rng.integers(3))]}{rng.integers(10**6, 10**7)}" for _ in range(n)]


def moves(rng, n):
    """Another one: moves of chess pieces."""
    pieces, files = "KQRBN", "abcdefgh"
    return [
        f"{pieces[int(rng.integers(5))]}{files[int(rng.integers(8))]}{rng.integers(1, 9)}"
        for _ in range(n)
    ]


MAKERS = {"categorical": categories, "email": emails, "int": numbers, "text": texts}


def columns(make, count, seed=0, n=20):
    """Return lists of cells, each a column of a class."""
    rng = np.random.default_rng(seed)
    return [make(rng, n) for _ in range(count)]


def frame_of(make, count, seed=0, n=20):
    return pd.DataFrame({f"c{i}": c for i, c in enumerate(columns(make, count, seed, n))})


def sample(cells) -> ColumnSample:
    return sample_series(pd.Series(cells, dtype=object))


def _weights() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(5)
    a, n = SHAPE, len(LABELS)

    def draw(*shape):
        return (rng.normal(size=shape) / np.sqrt(max(1, np.prod(shape[:-1])))).astype(np.float32)

    weights = {
        "convolution_1/kernel": draw(a.width, a.characters) * 8,
        "convolution_1/bias": draw(a.characters),
        "votes/kernel": draw(2 * a.cell_units, n),
        "votes/bias": draw(n),
        "standardised/mean": np.zeros(len(STATISTICS), np.float32),
        "standardised/scale": np.ones(len(STATISTICS), np.float32),
        "features/kernel": draw(2 * a.document_units + n + len(STATISTICS), a.dense) * 3,
        "features/bias": draw(a.dense),
        "scores/kernel": draw(a.dense, n),
        "scores/bias": draw(n),
    }
    width = a.characters
    for i, (filters, size, _) in enumerate(a.convolutions):
        weights[f"convolution_{i + 2}/kernel"] = draw(size, width, filters) * 3
        weights[f"convolution_{i + 2}/bias"] = draw(filters)
        width = filters
    for way in ("forward", "backward"):
        weights |= {
            f"cell_{way}/kernel": draw(width, 4 * a.cell_units) * 3,
            f"cell_{way}/recurrent_kernel": np.zeros((a.cell_units, 4 * a.cell_units)),
            f"cell_{way}/bias": draw(4 * a.cell_units),
        }
        cell = f"document_{way}/lstm_cell"
        weights |= {
            f"{cell}/kernel": draw(2 * a.cell_units, 4 * a.document_units),
            f"{cell}/recurrent_kernel": draw(a.document_units, 4 * a.document_units),
            f"{cell}/bias": draw(4 * a.document_units),
        }
    return weights


def replay_for(model, per_label=12, held=6, whole=6) -> Replay:
    """Return a replay set of hand-made columns."""
    rng = np.random.default_rng(7)
    samples, origin, is_held, kept = [], [], [], []
    for label in model.labels:
        for i in range(per_label + held):
            if i < whole or 0 <= i - per_label < whole:
                kept.append(len(samples))
            samples.append(sample(MAKERS[label](rng, int(rng.integers(8, 60)))))
            origin.append(label)
            is_held.append(i >= per_label)
    targets = np.array([[other == label for other in model.labels] for label in origin])
    targets = targets.astype(np.int8)
    for k, label in enumerate(model.labels):
        if label == "text":
            targets[[name == "email" for name in origin], k] = 1
    return replay_of(
        model.labels, model.inputs(samples, cell_means=True), model.architecture.dense, targets,
        np.array([model.labels.index(name) for name in origin]), origin, np.array(is_held),
        np.array(kept), model.reader.characters([samples[i] for i in kept], 6),
        column_statistics([samples[i] for i in kept]),
    )  # fmt: skip


@cache
def tiny_model() -> SimonClassifier:
    """Return the network with an output layer fitted to the replay set."""
    pytest.importorskip("onnx", reason="graphs are made with the extra 'train'")
    config = {
        "name": "tiny",
        "kind": "simon",
        "labels": list(LABELS),
        "architecture": SHAPE.to_dict(),
        "max_cells": 8,
        "thresholds": dict.fromkeys(LABELS, 0.5),
    }
    model = from_weights(_weights(), config, "# tiny\n\nA network of the tests.\n")
    replay = replay_for(model)
    rows = np.flatnonzero(~replay.held)
    x = replay.inputs()[rows][:, : SHAPE.dense]
    y = replay.targets[rows].astype(float)
    start = Head(np.zeros((SHAPE.dense, len(LABELS))), np.zeros(len(LABELS)))
    scaling = Scaling.of(x, (SHAPE.dense,))
    head, _ = fit_rows(x, y, np.ones_like(y), start, 0.01, scaling=scaling)
    fitted = model.derive(head=head, replay=replay)
    f1 = label_f1(replay, fitted.head, LABELS)
    return SimonClassifier(fitted.derive(held_f1={k: round(v, 4) for k, v in f1.items()}))
