"""Turn a training run into a checkpoint: ``python -m pandas_semtype.simon.publish``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from ..types import labels_of
from .backbone import Architecture, build_network
from .classifier import SimonClassifier, from_weights

__all__ = ["publish"]


def publish(
    run: str | Path,
    name: str,
    *,
    state: str = "best",
    max_cells: int = 24,
    thresholds: Mapping[str, float] | None = None,
    card: str = "",
) -> SimonClassifier:
    """Make a classifier from the weights of a training run.

    Parameters
    ----------
    run : path
        Folder of `pandas_semtype.simon.training.train`.
    name : str
        Name of the model.
    state : {"best", "last"}, default "best"
        Weights with the least validation loss, or of the last epoch.
    max_cells : int, default 24
        Distinct cells per column that the model reads.
    thresholds : mapping of str to float, optional
        By label; 0.5 for the others.
    card : str, optional
        The model card.
    """
    with np.load(Path(run) / f"{state}.npz") as arrays:
        told = json.loads(str(arrays["state"]))
        recipe = told["recipe"]
        labels = sorted(labels_of(recipe["labels"]))
        shape = Architecture.from_dict({**asdict(Architecture()), **recipe["architecture"]})
        network = build_network(shape, labels)
        weights = {v.path: arrays[f"w{i}"] for i, v in enumerate(network.weights)}
    config: dict[str, Any] = {
        "name": name,
        "kind": "simon",
        "labels": labels,
        "architecture": shape.to_dict(),
        "max_cells": max_cells,
        "thresholds": {label: (thresholds or {}).get(label, 0.5) for label in labels},
        "recipe": recipe,
        "history": told["history"],
    }
    return from_weights(weights, config, card)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m pandas_semtype.simon.publish", description=__doc__
    )
    parser.add_argument("run", help="folder of the training run")
    parser.add_argument("directory", help="checkpoint directory to write")
    parser.add_argument("--name", help="name of the model; the directory's by default")
    parser.add_argument("--state", choices=("best", "last"), default="best")
    parser.add_argument("--max-cells", type=int, default=24)
    parser.add_argument("--thresholds", help="JSON file of thresholds by label")
    parser.add_argument("--card", help="Markdown file of the model card")
    options = parser.parse_args(arguments)
    read = {
        key: Path(path).read_text(encoding="utf-8") if path else None
        for key, path in (("card", options.card), ("thresholds", options.thresholds))
    }
    model = publish(
        options.run,
        options.name or Path(options.directory).name,
        state=options.state,
        max_cells=options.max_cells,
        thresholds=json.loads(read["thresholds"]) if read["thresholds"] else None,
        card=read["card"] or "",
    )
    model.save(options.directory)
    print(model)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
