"""Networks so small that building and running them takes no time."""

from __future__ import annotations

import numpy as np

from pandas_semtype.simon.classifier import SimonClassifier
from pandas_semtype.simon.model import from_weights
from pandas_semtype.simon.network.backbone import PUBLISHED, Architecture, build_network

LABELS = ("city", "email", "int", "text")

TINY = Architecture(
    head=4,
    tail=8,
    characters=4,
    convolutions=((6, 3, 2), (8, 3, 3)),
    cell_units=5,
    document_units=3,
    dense=7,
)
TINY_PUBLISHED = Architecture(
    **{
        **PUBLISHED.to_dict(),
        "characters": 3,
        "convolutions": ((5, 3, 2), (6, 3, 2)),
        "cell_units": 4,
        "document_units": 3,
        "dense": 5,
    }
)


def random_network(architecture, labels=LABELS, seed=0):
    """Return a network whose every weight is random, biases and statistics too."""
    network = build_network(architecture, labels)
    rng = np.random.default_rng(seed)
    for variable in network.weights:
        values = rng.normal(scale=0.5, size=variable.shape)
        if variable.path.endswith("scale"):
            values = np.abs(values) + 0.5
        # Half precision is what a checkpoint stores: parity is asked of equal weights.
        variable.assign(values.astype(np.float16).astype(np.float32))
    return network


def classifier_of(network, architecture, labels=LABELS, **config):
    """Return the classifier with the weights of a network."""
    weights = {v.path: np.asarray(v) for v in network.weights}
    entries = {
        "name": "tiny",
        "labels": list(labels),
        "architecture": architecture.to_dict(),
        "max_cells": 6,
        "thresholds": dict.fromkeys(labels, 0.5),
        **config,
    }
    return SimonClassifier(from_weights(weights, entries, "# tiny\n"))
