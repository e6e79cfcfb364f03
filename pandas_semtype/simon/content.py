"""What a model directory holds: entries and files checked, and changed for another model."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Literal

import numpy as np

from ..checkpoint import HEAD_FILE, REPLAY_FILE, pack_arrays
from .network.backbone import Architecture
from .network.head import Head
from .replay_set import Replay

__all__ = ["KIND", "check_labels", "derived_config", "derived_files"]

KIND = "simon"
"""Entry ``kind`` in the ``config.json`` of a model."""

_DEFAULT_THRESHOLD = 0.5


def check_labels(labels: Sequence[str], thresholds: Mapping[str, float], head: Head) -> None:
    """Raise a ValueError if a config and an output layer belong to two models."""
    if head.kernel.ndim != 2 or not len(labels) == head.kernel.shape[1] == len(head.bias):
        message = f"{len(labels)} labels for an output layer of {head.kernel.shape[-1]}"
        raise ValueError(message)
    if len(set(labels)) != len(labels) or not all(isinstance(x, str) and x for x in labels):
        message = "labels must be texts, each of them once"
        raise ValueError(message)
    if not all(0.0 <= float(x) <= 1.0 for x in thresholds.values()):
        message = "thresholds must be numbers from 0 to 1"
        raise ValueError(message)


def derived_config(
    config: Mapping[str, Any],
    base: str | None,
    labels: Sequence[str] | None,
    thresholds: Mapping[str, float] | None,
    entries: Mapping[str, Any],
    without: Collection[str],
) -> dict[str, Any]:
    """Return the config of a model derived from another one.

    Parameters
    ----------
    config : mapping
        Config of that one.
    base : str or None
        Its id, if the new model has its layers and none of its other entries.
    labels, thresholds, entries, without
        As for `Model.derive`.
    """
    if base is None:
        derived = dict(config)
    else:
        derived = {
            "name": str(config.get("name", KIND)),
            "kind": config.get("kind", KIND),
            "architecture": Architecture.from_dict(config["architecture"]).to_dict(),
            "max_cells": int(config["max_cells"]),
            "base": base,
        }
    if labels is not None:
        derived["labels"] = list(labels)
        derived["backbone_labels"] = list(config.get("backbone_labels", config["labels"]))
        if thresholds is None:
            own = config["thresholds"]
            thresholds = {label: own.get(label, _DEFAULT_THRESHOLD) for label in labels}
    if thresholds is not None:
        derived["thresholds"] = dict(thresholds)
    derived |= entries
    return {name: value for name, value in derived.items() if name not in without}


def derived_files(
    files: Mapping[str, bytes],
    head: Head | None,
    replay: Replay | Literal["same"] | None,
    layers: Mapping[str, bytes] | None,
) -> dict[str, bytes]:
    """Return the files of a model derived from another one.

    Parameters
    ----------
    files : mapping of str to bytes
        Files of that one.
    head, replay, layers
        As for `Model.derive`.
    """
    derived = {**files, **(layers or {})}
    if head is not None:
        arrays = {"kernel": head.kernel, "bias": head.bias}
        derived[HEAD_FILE] = pack_arrays(
            {name: np.asarray(array, dtype=np.float32) for name, array in arrays.items()}
        )
    if replay is None:
        derived.pop(REPLAY_FILE, None)
    elif replay != "same":
        derived[REPLAY_FILE] = replay.pack()
    return derived
