"""SIMOn on free text: a document is a column, its sentences are the cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ...checkpoint import pack_arrays
from ...errors import ArgumentError, ExampleError, MissingDependencyError
from ...sampling import ColumnSample, check_random_state
from ..features.statistics import column_statistics
from ..network.head import Head, Scaling, fit_rows, sigmoid
from ..transfer.base import base_model
from ..transfer.replay_set import HEAD_FILE, REPLAY_FILE
from .documents import sample_documents

if TYPE_CHECKING:
    from ..classifier import SimonClassifier

__all__ = ["TEXT_TASK", "classify", "fit_text", "text_scores"]

TEXT_TASK = "text"
"""The task of a model that classifies texts."""

_PENALTY = 0.02
_MOST_CELLS = 64
_SPARE = 0.1
_FEWEST = 2


def fit_text(
    kind: type[SimonClassifier],
    documents: pd.Series,
    labels: Any,
    *,
    base: Any = None,
    language: str = "en",
    unfreeze: str = "head",
    epochs: int = 6,
    random_state: Any = 0,
) -> SimonClassifier:
    """Return a model of texts; see `SimonClassifier.fit_text`."""
    if unfreeze not in ("head", "document", "all"):
        raise ArgumentError.of("unfreeze", unfreeze, "one of head, document, all")
    if isinstance(epochs, bool) or not isinstance(epochs, (int, np.integer)) or epochs < 1:
        raise ArgumentError.of("epochs", epochs, "a whole number of at least 1")
    seed = check_random_state(random_state)
    model = base_model(kind, base)
    length = model.architecture.head + model.architecture.tail
    samples = sample_documents(documents, length, language=language)
    rows, multi = _rows(labels, len(samples))
    kept = [i for i, sample in enumerate(samples) if sample.values and rows[i] is not None]
    samples, rows = [samples[i] for i in kept], [rows[i] for i in kept]
    names = tuple(sorted({label for row in rows for label in row or ()}))
    if len(names) < _FEWEST and not (multi and names):
        raise ExampleError.one_label(len(names))
    targets = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        targets[i, [names.index(label) for label in row or ()]] = 1
    # Nearly every document is read whole; a few very long ones lose their end.
    sizes = [len(sample.values) for sample in samples]
    n_cells = int(min(_MOST_CELLS, max(2, np.quantile(sizes, 0.98))))
    head, history = _convex(model, samples, targets, n_cells)
    files = {k: v for k, v in model.files.items() if k != REPLAY_FILE}
    config = {
        "name": f"{model.name}-text",
        "kind": model.config.get("kind", "simon"),
        "task": TEXT_TASK,
        "language": language,
        "multi_label": multi,
        "labels": list(names),
        "architecture": model.architecture.to_dict(),
        "backbone_labels": model.backbone_labels,
        "max_cells": n_cells,
        "thresholds": dict.fromkeys(names, 0.5),
        "taught": list(names),
        "implies": {label: [] for label in names},
        "base": model.model_id,
        "history": history,
    }
    if unfreeze != "head":
        try:
            from ..transfer.fit_layers import fit_deep
        except ImportError as error:
            raise MissingDependencyError.of("keras", "train", "Training with Keras") from error
        rng = np.random.default_rng((seed, 20190830))
        spare = rng.random(len(samples)) < _SPARE
        if not spare.any() or spare.all():
            spare[:] = False
        characters = model.characters(samples, n_cells)
        head, changed, config["history"] = fit_deep(
            model, head, characters, column_statistics(samples), targets, spare, unfreeze,
            epochs=int(epochs), seed=seed,
        )  # fmt: skip
        files |= changed
    arrays = {"kernel": head.kernel.astype(np.float32), "bias": head.bias.astype(np.float32)}
    files[HEAD_FILE] = pack_arrays(arrays)
    return kind(config, files, _card(config, targets))


def _rows(labels: Any, count: int) -> tuple[list[tuple[str, ...] | None], bool]:
    """Return the labels of every document as texts, None where missing; and if several."""
    if isinstance(labels, (str, bytes, Mapping)) or not hasattr(labels, "__len__"):
        expected = "one label, or one list of labels, per text"
        raise ArgumentError.of("labels", type(labels).__name__, expected)
    values = list(labels)
    if len(values) != count:
        raise ArgumentError.of("len(labels)", len(values), f"{count}, one per text")
    several = [isinstance(v, (list, tuple, set, frozenset, np.ndarray)) for v in values]
    rows: list[tuple[str, ...] | None] = []
    for value, many in zip(values, several, strict=True):
        if many:
            rows.append(tuple(str(label) for label in value))
        else:
            rows.append(None if pd.isna(value) else (str(value),))
    return rows, any(several)


def _convex(
    model: SimonClassifier, samples: Sequence[ColumnSample], targets: np.ndarray, n_cells: int
) -> tuple[Head, list[dict[str, float]]]:
    inputs = _inputs(model, samples, n_cells)
    dense = model.architecture.dense
    scaling = Scaling.of(inputs, (dense, inputs.shape[1] - dense))
    history: list[dict[str, float]] = []

    def seen(loss: float, logits: np.ndarray) -> None:
        right = float(((logits > 0) == (targets > 0.5)).mean())
        history.append({"epoch": len(history) + 1, "loss": loss, "accuracy": right})

    start = Head(np.zeros((inputs.shape[1], targets.shape[1])), np.zeros(targets.shape[1]))
    weights = np.ones_like(targets)
    fitted = fit_rows(scaling.apply(inputs), targets, weights, start, _PENALTY, seen=seen)
    return scaling.plain(fitted), history


_AT_ONCE = 2048


def _inputs(
    model: SimonClassifier, samples: Sequence[ColumnSample], n_cells: int | None = None
) -> np.ndarray:
    """Return the inputs of documents, a bounded number at a time."""
    parts = [
        model.inputs(samples[start : start + _AT_ONCE], max_cells=n_cells, wide=True)
        for start in range(0, len(samples), _AT_ONCE)
    ]
    return np.concatenate(parts)


def text_scores(model: SimonClassifier, documents: pd.Series) -> pd.DataFrame:
    """Return the score of every label for every text; see `SimonClassifier.score_texts`."""
    if model.task != TEXT_TASK:
        raise ArgumentError.of("model", model.model_id, "a model of texts, made by fit_text")
    length = model.architecture.head + model.architecture.tail
    language = str(model.config.get("language", "en"))
    samples = sample_documents(documents, length, language=language)
    out = np.full((len(samples), len(model.labels)), np.nan, dtype=np.float32)
    filled = [i for i, sample in enumerate(samples) if sample.values]
    if filled:
        inputs = _inputs(model, [samples[i] for i in filled])
        out[filled] = sigmoid(model.head.logits(inputs))
    return pd.DataFrame(out, index=documents.index, columns=list(model.labels))


def classify(model: SimonClassifier, documents: pd.Series) -> pd.Series:
    """Return the label of every text; see `SimonClassifier.classify_texts`."""
    scores = text_scores(model, documents)
    known = scores.notna().all(axis=1).to_numpy()
    values = scores.to_numpy()
    if model.config.get("multi_label"):
        limits = np.array([model.thresholds[label] for label in model.labels])
        rows = [
            tuple(np.array(model.labels)[row >= limits].tolist()) if there else None
            for row, there in zip(values, known, strict=True)
        ]
        return pd.Series(rows, index=documents.index, name=documents.name, dtype=object)
    best = np.array(model.labels, dtype=object)[np.nan_to_num(values).argmax(axis=1)]
    found = pd.Series(best, index=documents.index, name=documents.name, dtype="str")
    return found.where(known)


def _card(config: Mapping[str, Any], targets: np.ndarray) -> str:
    lines = [
        f"# {config['name']}",
        "",
        f"Classifies texts: {len(targets)} of them, with their labels, were fitted on the layers "
        f"of `{config['base']}`. A text is read as its sentences, at most "
        f"{config['max_cells']} pieces of them.",
        "",
        "| label | texts |",
        "| --- | ---: |",
        *(
            f"| {k} | {int(n)} |"
            for k, n in zip(config["labels"], targets.sum(axis=0), strict=True)
        ),
        "",
    ]
    return "\n".join(lines)
