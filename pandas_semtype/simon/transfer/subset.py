"""A model of some of the labels of another: a view of its output layer."""

from __future__ import annotations

from collections.abc import Sequence

from ...types import implied_labels
from ..decision.thresholds import chosen_labels
from ..model import Model

__all__ = ["restrict"]


def restrict(model: Model, types: str | Sequence[str]) -> Model:
    """Return a model of some of the labels; see `SimonClassifier.restrict`."""
    labels = chosen_labels(types, model.labels)
    kept = set(labels)
    implies = {k: v for k, v in model.implies.items() if k in kept}
    return model.derive(
        labels=labels,
        head=model.head.taking([model.labels.index(label) for label in labels]),
        replay=None if model.replay is None else model.replay.relabelled(labels),
        without=("held_f1", "transfers"),  # of other labels than these
        taught=[label for label in model.taught if label in kept],
        implies={
            k: [x for x in v if x in kept or implied_labels(x) & kept] for k, v in implies.items()
        },
    )
