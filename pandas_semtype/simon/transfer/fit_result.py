"""Put an extended model together: output layer, thresholds, replay set, report and card."""

from __future__ import annotations

import time
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from ...checkpoint import pack_arrays
from ...errors import ForgettingWarning
from ..features.statistics import column_statistics
from ..network.head import Head, sigmoid
from .evaluation import label_figures, net_labels
from .replay_set import HEAD_FILE, REPLAY_FILE, Replay, replay_of
from .report import TaughtLabel, TransferReport, card_section
from .training_set import Lesson

if TYPE_CHECKING:
    from ..classifier import SimonClassifier

__all__ = ["Fitted", "assemble", "old_figures"]

_TOLERANCE = 0.02
_KEPT = 48


@dataclass(frozen=True, slots=True)
class Fitted:
    """Hold what a solver made of a lesson.

    Parameters
    ----------
    head : Head
        Output layer with the labels of the lesson.
    adjusted : list of str
        Old labels whose rows were changed.
    history : list of dict
        Loss and accuracy per epoch or step.
    thresholds : list of (float, dict)
        Per new label, with its figures on held-out examples.
    nearest : list of (int, float)
        Per new label: position of the old label it started from, and its score.
    solver, unfreeze : str
        How it was fitted.
    test : dict
        Example columns that were neither trained on nor validated with, and how many of
        them the new layer got right; empty if there were none.
    before : dict of str to float
        F1 of the labels before, see `old_figures`.
    files : mapping of str to bytes
        Files of the model that changed below the output layer.
    """

    head: Head
    adjusted: list[str]
    history: list[dict[str, float]]
    thresholds: list[tuple[float, dict[str, float]]]
    nearest: list[tuple[int, float]]
    before: dict[str, float]
    solver: str
    unfreeze: str = "head"
    test: dict[str, int] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


def old_figures(lesson: Lesson) -> dict[str, float]:
    """Return F1 per label of the model that is extended, on the lesson's held columns."""
    model = lesson.model
    return label_figures(
        lesson.replay.relabelled(model.labels), model.head, model.labels, model.thresholds,
        model.taught,
    )  # fmt: skip


def assemble(
    lesson: Lesson, fitted: Fitted, started: float, *, keep_cells: bool = False
) -> SimonClassifier:
    """Return the extended model, and warn of what it forgot.

    Parameters
    ----------
    lesson : Lesson
        What was taught; its inputs are those of the new layers, if these changed.
    fitted : Fitted
        What the solver made of it.
    started : float
        When the extension began, on the clock of `time.perf_counter`.
    keep_cells : bool, default False
        Keep some cells of the examples, as character ids.
    """
    model, labels = lesson.model, lesson.labels
    thresholds = {label: model.thresholds.get(label, 0.5) for label in labels}
    for one, (threshold, _) in zip(lesson.taught, fitted.thresholds, strict=True):
        thresholds[one.label] = round(threshold, 6)
    head = Head(fitted.head.kernel.astype(np.float32), fitted.head.bias.astype(np.float32))
    taught = sorted(set(model.taught) | {one.label for one in lesson.taught})
    old = [labels[k] for k in lesson.old if labels[k] in fitted.before]
    after = label_figures(lesson.replay, head, labels, thresholds, taught)
    report = TransferReport(
        base=model.model_id,
        taught=_told(lesson, fitted, head, thresholds, taught),
        before={k: round(fitted.before[k], 6) for k in old},
        after={k: round(after.get(k, 0.0), 6) for k in old},
        held={k: _held_columns(lesson, k) for k in old},
        adjusted=fitted.adjusted,
        solver=fitted.solver,
        unfreeze=fitted.unfreeze,
        test=fitted.test,
    )
    config = {
        **model.config,
        "name": _name(model.name, [one.label for one in lesson.taught]),
        "labels": list(labels),
        "backbone_labels": model.backbone_labels,
        "thresholds": thresholds,
        "taught": taught,
        "implies": {k: list(v) for k, v in sorted(lesson.implies.items())},
        "held_f1": {k: round(v, 4) for k, v in after.items()},
        "history": fitted.history,
        "transfers": [*model.config.get("transfers", ()), report.to_dict()],
    }
    files = {
        **model.files,
        **fitted.files,
        HEAD_FILE: pack_arrays({"kernel": head.kernel, "bias": head.bias}),
        REPLAY_FILE: _replay_with_examples(lesson, keep_cells).pack(),
    }
    card = "\n\n".join(part for part in (model.card.rstrip(), card_section(report)) if part)
    extended = type(model)(config, files, card)
    extended.set_report(replace(report, seconds=time.perf_counter() - started))
    _warn_of_forgetting(report)
    return extended


def _held_columns(lesson: Lesson, label: str) -> int:
    replay = lesson.replay
    return int(np.sum(replay.held & (replay.primary == lesson.labels.index(label))))


def _warn_of_forgetting(report: TransferReport) -> None:
    """Warn of every old label that lost more than the tolerance."""
    for label, (was, now) in report.lost(_TOLERANCE).items():
        warnings.warn(ForgettingWarning.of(label, was, now), stacklevel=5)


def _name(name: str, new: Sequence[str]) -> str:
    parts = name.split("+")
    return "+".join([*parts, *(label for label in new if label not in parts)])


def _told(
    lesson: Lesson,
    fitted: Fitted,
    head: Head,
    thresholds: Mapping[str, float],
    taught: Sequence[str],
) -> list[TaughtLabel]:
    held = np.flatnonzero(lesson.replay.held)
    proba = sigmoid(head.logits(lesson.replay_inputs[held]))
    said = net_labels(proba, lesson.labels, thresholds, taught)
    out = []
    for one, k, (near, score), (threshold, figures) in zip(
        lesson.taught, lesson.new, fitted.nearest, fitted.thresholds, strict=True
    ):
        taken = held[(said == k) & (lesson.replay.targets[held, k] == 0)]
        origins = [lesson.replay.origin[row] for row in taken]
        told = TaughtLabel(
            label=one.label,
            columns=len(one.columns),
            cells=one.n_cells,
            duplicates=one.n_duplicates,
            nearest=lesson.labels[near],
            nearest_score=round(score, 4),
            implies=sorted(one.implies),
            threshold=round(threshold, 6),
            validation={key: round(value, 6) for key, value in figures.items()},
            claimed={name: origins.count(name) for name in sorted(set(origins))},
        )
        out.append(told)
    return out


def _replay_with_examples(lesson: Lesson, keep_cells: bool) -> Replay:
    """Return the replay set with sub-samples of the examples, for extensions to come."""
    chosen: list[int] = []
    held: list[bool] = []
    for i in range(len(lesson.taught)):
        mine = np.flatnonzero((lesson.owner == i) & lesson.genuine)
        spread = mine[np.linspace(0, len(mine) - 1, min(len(mine), _KEPT)).astype(int)]
        chosen += spread.tolist()
        held += [j % 3 == 2 for j in range(len(spread))]
    labels, model = lesson.labels, lesson.model
    origin = [lesson.taught[lesson.owner[row]].label for row in chosen]
    samples = [lesson.samples[row] for row in chosen] if keep_cells else []
    own = replay_of(
        labels,
        lesson.inputs[chosen],
        model.architecture.dense,
        lesson.targets[chosen],
        np.array([labels.index(label) for label in origin]),
        origin,
        np.array(held),
        np.arange(len(samples)),
        model.characters(samples, lesson.replay.characters.shape[1]),
        column_statistics(samples),
    )
    return lesson.replay.joined(own)
