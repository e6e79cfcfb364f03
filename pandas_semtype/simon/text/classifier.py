"""SIMOn on free text: a document is a column, its sentences are the cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ...checks import listed, one_of, whole
from ...errors import ArgumentError, ExampleError, MissingDependencyError
from ...sampling import ColumnSample, check_random_state
from ..features.statistics import column_statistics
from ..model import Model
from ..network.head import Head, sigmoid
from ..transfer.logistic import Scaling, fit_rows
from .documents import sample_documents

__all__ = ["TEXT_TASK", "fit_text", "predict", "predict_proba"]

TEXT_TASK = "text"
"""The task of a model that classifies texts."""

_UNFREEZE = ("head", "document", "all")
_PENALTY = 0.02
_MOST_CELLS = 64
_VALIDATION_FRACTION = 0.1
_FEWEST_LABELS = 2
_AT_ONCE = 2048


def fit_text(
    model: Model,
    documents: pd.Series,
    labels: Any,
    *,
    language: str = "en",
    unfreeze: str = "head",
    epochs: int = 6,
    random_state: Any = 0,
) -> Model:
    """Return a model of texts on the layers of another.

    The parameters are those of `SimonClassifier.fit_text`.
    """
    unfreeze = one_of("unfreeze", unfreeze, _UNFREEZE)
    if not isinstance(language, str) or not re.fullmatch(r"[A-Za-z]{2,3}(-\w{1,8}){0,3}", language):
        raise ArgumentError.of("language", language, "the code of a language, for example 'en'")
    epochs = whole("epochs", epochs)
    seed = check_random_state(random_state)
    samples = sample_documents(documents, _cell_length(model), language=language)
    given, multi = _labels_by_document(labels, len(samples))
    kept = [
        (sample, row)
        for sample, row in zip(samples, given, strict=True)
        if sample.values and row is not None
    ]
    samples, rows = [sample for sample, _ in kept], [row for _, row in kept]
    names = tuple(sorted({label for row in rows for label in row}))
    if len(names) < _FEWEST_LABELS and not (multi and names):
        raise ExampleError.one_label(len(names))
    targets = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        targets[i, [names.index(label) for label in row]] = 1
    # Nearly every document is read whole; a few very long ones lose their end.
    sizes = [len(sample.values) for sample in samples]
    n_cells = int(min(_MOST_CELLS, max(2, np.quantile(sizes, 0.98))))
    head, history = _fit_head(model, samples, targets, n_cells)
    layers: dict[str, bytes] = {}
    if unfreeze != "head":
        head, layers, history = _fit_layers(
            model, head, samples, targets, n_cells, unfreeze, epochs=epochs, seed=seed
        )
    name = f"{model.name}-text"
    return model.derive(
        inherit=False,
        name=name,
        labels=names,
        head=head,
        thresholds=dict.fromkeys(names, 0.5),
        replay=None,
        layers=layers,
        card=_card(name, model.model_id, n_cells, names, targets),
        task=TEXT_TASK,
        language=language,
        multi_label=multi,
        max_cells=n_cells,
        taught=list(names),
        implies={label: [] for label in names},
        history=history,
    )


def _cell_length(model: Model) -> int:
    """Return how many characters of a cell are read."""
    return model.architecture.head + model.architecture.tail


def _labels_by_document(labels: Any, count: int) -> tuple[list[tuple[str, ...] | None], bool]:
    """Return the labels of every document, None where missing; and whether some have several."""
    if isinstance(labels, (str, bytes, Mapping)) or not hasattr(labels, "__len__"):
        expected = "one label, or one list of labels, per text"
        raise ArgumentError.of("labels", type(labels).__name__, expected)
    values = listed("labels", labels, "one label, or one list of labels, per text")
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


def _fit_head(
    model: Model, samples: Sequence[ColumnSample], targets: np.ndarray, n_cells: int
) -> tuple[Head, list[dict[str, float]]]:
    inputs = _inputs(model, samples, n_cells)
    dense = model.architecture.dense
    zeros = Head(np.zeros((inputs.shape[1], targets.shape[1])), np.zeros(targets.shape[1]))
    scaling = Scaling.of(inputs, (dense, inputs.shape[1] - dense))
    return fit_rows(inputs, targets, np.ones_like(targets), zeros, _PENALTY, scaling=scaling)


def _fit_layers(
    model: Model,
    head: Head,
    samples: Sequence[ColumnSample],
    targets: np.ndarray,
    n_cells: int,
    unfreeze: str,
    *,
    epochs: int,
    seed: int,
) -> tuple[Head, dict[str, bytes], list[dict[str, float]]]:
    try:
        from ..transfer.fit_layers import fit_deep
    except ImportError as error:
        raise MissingDependencyError.of("keras", "train", "Training with Keras") from error
    rng = np.random.default_rng((seed, 20190830))
    held_out = rng.random(len(samples)) < _VALIDATION_FRACTION
    if not held_out.any() or held_out.all():
        held_out[:] = False
    return fit_deep(
        model,
        head,
        model.reader.characters(samples, n_cells),
        column_statistics(samples),
        targets,
        held_out,
        unfreeze,
        epochs=epochs,
        seed=seed,
    )


def _inputs(
    model: Model, samples: Sequence[ColumnSample], n_cells: int | None = None
) -> np.ndarray:
    """Return the inputs of documents, computed for a bounded number at a time."""
    parts = [
        model.inputs(samples[start : start + _AT_ONCE], max_cells=n_cells, cell_means=True)
        for start in range(0, len(samples), _AT_ONCE)
    ]
    return np.concatenate(parts)


def predict_proba(model: Model, documents: pd.Series) -> pd.DataFrame:
    """Return scores by text and label; see `SimonClassifier.predict_proba_texts`."""
    if model.task != TEXT_TASK:
        raise ArgumentError.of("model", model.model_id, "a model of texts, made by fit_text")
    language = str(model.config.get("language", "en"))
    samples = sample_documents(documents, _cell_length(model), language=language)
    out = np.full((len(samples), len(model.labels)), np.nan, dtype=np.float32)
    filled = [i for i, sample in enumerate(samples) if sample.values]
    if filled:
        inputs = _inputs(model, [samples[i] for i in filled])
        out[filled] = sigmoid(model.head.logits(inputs))
    return pd.DataFrame(out, index=documents.index, columns=list(model.labels))


def predict(model: Model, documents: pd.Series) -> pd.Series:
    """Return labels by text; see `SimonClassifier.predict_texts`."""
    scores = predict_proba(model, documents)
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


def _card(name: str, base: str, n_cells: int, labels: Sequence[str], targets: np.ndarray) -> str:
    lines = [
        f"# {name}",
        "",
        f"Classifies texts: {len(targets)} of them, with their labels, were fitted on the layers "
        f"of `{base}`. A text is read as its sentences, at most {n_cells} pieces of them.",
        "",
        "| label | texts |",
        "| --- | ---: |",
        *(f"| {k} | {int(n)} |" for k, n in zip(labels, targets.sum(axis=0), strict=True)),
        "",
    ]
    return "\n".join(lines)
