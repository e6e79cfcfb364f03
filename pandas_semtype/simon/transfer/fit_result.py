"""From a fit to an extended model: thresholds, replay set, report and card."""

from __future__ import annotations

import time
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from ...errors import ForgettingWarning
from ..features.statistics import column_statistics
from ..model import Model
from ..network.head import Head, sigmoid
from ..replay_set import Replay, replay_of
from .evaluation import label_f1, network_labels
from .look_alikes import traits_of
from .report import LabelReport, TransferReport, card_section
from .training_set import TransferSet

__all__ = ["FitResult", "extended_model", "f1_before"]

_TOLERANCE = 0.02
_KEPT = 48


@dataclass(frozen=True, slots=True)
class FitResult:
    """Hold what a solver made of a `TransferSet`.

    Parameters
    ----------
    head : Head
        Output layer with the labels of the set.
    adjusted : list of str
        Old labels whose rows were changed.
    history : list of dict
        Loss and accuracy per epoch or step.
    thresholds : list of (float, dict)
        Per new label, with its metrics on held-out examples.
    nearest : list of (int, float)
        Per new label: position of the old label it started from, and its score.
    before : dict of str to float
        F1 of the labels before, see `f1_before`.
    solver, unfreeze : str
        How it was fitted.
    test : dict
        Number of example columns that were neither trained on nor validated with, and how
        many of them the new layer got right; empty if there were none.
    layers : mapping of str to bytes
        Files of the layers below the output that changed.
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
    layers: Mapping[str, bytes] = field(default_factory=dict)


def f1_before(data: TransferSet) -> dict[str, float]:
    """Return F1 per label of the model that is extended, on the held-out replay columns."""
    model = data.model
    return label_f1(
        data.replay.relabelled(model.labels),
        model.head,
        model.labels,
        model.thresholds,
        model.taught,
    )


def extended_model(
    data: TransferSet, result: FitResult, started: float, *, keep_cells: bool = False
) -> tuple[Model, TransferReport]:
    """Return the extended model and its report, and warn of what it forgot.

    Parameters
    ----------
    data : TransferSet
        What was fitted to; its inputs are those of the new layers, if these changed.
    result : FitResult
        What the solver made of it.
    started : float
        Start of the extension, on the clock of `time.perf_counter`.
    keep_cells : bool, default False
        Keep some cells of the examples, as character ids.

    Returns
    -------
    model : Model
    report : TransferReport
        With the time the extension took.
    """
    model, labels = data.model, data.labels
    thresholds = {label: model.thresholds.get(label, 0.5) for label in labels}
    for one, (threshold, _) in zip(data.classes, result.thresholds, strict=True):
        thresholds[one.label] = round(threshold, 6)
    head = Head(result.head.kernel.astype(np.float32), result.head.bias.astype(np.float32))
    user_labels = sorted(set(model.taught) | {one.label for one in data.classes})
    old = [labels[k] for k in data.old if labels[k] in result.before]
    after = label_f1(data.replay, head, labels, thresholds, user_labels)
    report = TransferReport(
        base=model.model_id,
        taught=_label_reports(data, result, head, thresholds, user_labels),
        before={k: round(result.before[k], 6) for k in old},
        after={k: round(after.get(k, 0.0), 6) for k in old},
        held={k: _held_columns(data, k) for k in old},
        adjusted=result.adjusted,
        solver=result.solver,
        unfreeze=result.unfreeze,
        test=result.test,
    )
    extended = model.derive(
        labels=labels,
        head=head,
        thresholds=thresholds,
        replay=_replay_with_examples(data, keep_cells),
        layers=result.layers,
        card="\n\n".join(part for part in (model.card.rstrip(), card_section(report)) if part),
        name=_name(model.name, [one.label for one in data.classes]),
        taught=user_labels,
        implies={k: list(v) for k, v in sorted(data.implies.items())},
        traits={**model.traits, **{one.label: traits_of(one) for one in data.classes}},
        example_names={
            **model.config.get("example_names", {}),
            **{one.label: list(one.names) for one in data.classes},
        },
        held_f1={k: round(v, 4) for k, v in after.items()},
        history=result.history,
        transfers=[*model.config.get("transfers", ()), report.to_dict()],
    )
    _warn_of_forgetting(report)
    return extended, replace(report, seconds=time.perf_counter() - started)


def _held_columns(data: TransferSet, label: str) -> int:
    replay = data.replay
    return int(np.sum(replay.held & (replay.primary == data.labels.index(label))))


def _warn_of_forgetting(report: TransferReport) -> None:
    """Warn of every old label that lost more than the tolerance."""
    for label, (before, after) in report.lost(_TOLERANCE).items():
        warnings.warn(ForgettingWarning.of(label, before, after), stacklevel=5)


def _name(name: str, new: Sequence[str]) -> str:
    parts = name.split("+")
    return "+".join([*parts, *(label for label in new if label not in parts)])


def _label_reports(
    data: TransferSet,
    result: FitResult,
    head: Head,
    thresholds: Mapping[str, float],
    user_labels: Sequence[str],
) -> list[LabelReport]:
    held = np.flatnonzero(data.replay.held)
    proba = sigmoid(head.logits(data.replay_inputs[held]))
    predicted = network_labels(proba, data.labels, thresholds, user_labels)
    out = []
    for one, k, (near, score), (threshold, metrics) in zip(
        data.classes, data.new, result.nearest, result.thresholds, strict=True
    ):
        taken = held[(predicted == k) & (data.replay.targets[held, k] == 0)]
        origins = [data.replay.origin[row] for row in taken]
        report = LabelReport(
            label=one.label,
            columns=len(one.columns),
            cells=one.n_cells,
            duplicates=one.n_duplicates,
            nearest=data.labels[near],
            nearest_score=round(score, 4),
            implies=sorted(one.implies),
            threshold=round(threshold, 6),
            validation={key: round(value, 6) for key, value in metrics.items()},
            claimed={name: origins.count(name) for name in sorted(set(origins))},
        )
        out.append(report)
    return out


def _replay_with_examples(data: TransferSet, keep_cells: bool) -> Replay:
    """Return the replay set with sub-samples of the examples, for later extensions."""
    chosen: list[int] = []
    held: list[bool] = []
    for i in range(len(data.classes)):
        mine = np.flatnonzero((data.owner == i) & data.genuine)
        spread = mine[np.linspace(0, len(mine) - 1, min(len(mine), _KEPT)).astype(int)]
        chosen += spread.tolist()
        held += [j % 3 == 2 for j in range(len(spread))]
    labels, model = data.labels, data.model
    origin = [data.classes[data.owner[row]].label for row in chosen]
    samples = [data.samples[row] for row in chosen] if keep_cells else []
    own = replay_of(
        labels=labels,
        inputs=data.inputs[chosen],
        n_features=model.architecture.dense,
        targets=data.targets[chosen],
        primary=np.array([labels.index(label) for label in origin]),
        origin=origin,
        held=np.array(held),
        whole=np.arange(len(samples)),
        characters=model.reader.characters(samples, data.replay.characters.shape[1]),
        statistics=column_statistics(samples),
    )
    return data.replay.joined(own)
