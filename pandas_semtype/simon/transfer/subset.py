"""A model of some of the labels of another: a view of its output layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...checkpoint import pack_arrays
from ...types import implied_labels
from .replay_set import HEAD_FILE, REPLAY_FILE

if TYPE_CHECKING:
    from ..classifier import SimonClassifier

__all__ = ["restrict"]


def restrict(model: SimonClassifier, types: str | Sequence[str]) -> SimonClassifier:
    """Return a model of some of the labels; see `SimonClassifier.restrict`."""
    labels = model.chosen_labels(types)
    head = model.head.taking([model.labels.index(label) for label in labels])
    kept = set(labels)
    implies = {k: v for k, v in model.implies.items() if k in kept}
    config = {
        **model.config,
        "labels": list(labels),
        "backbone_labels": model.backbone_labels,
        "thresholds": {label: model.thresholds.get(label, 0.5) for label in labels},
        "taught": [label for label in model.taught if label in kept],
        "implies": {
            k: [x for x in v if x in kept or implied_labels(x) & kept] for k, v in implies.items()
        },
    }
    files = {**model.files, HEAD_FILE: pack_arrays({"kernel": head.kernel, "bias": head.bias})}
    if model.replay is not None:
        files[REPLAY_FILE] = model.replay.relabelled(labels).pack()
    for figures in ("held_f1", "transfers"):  # of other labels than these
        config.pop(figures, None)
    return type(model)(config, files, model.card)
