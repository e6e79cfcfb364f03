"""Turn a training run into a checkpoint: ``python -m pandas_semtype.simon.publish``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from ...checkpoint import WEIGHTS_FILE, unpack_arrays
from ...errors import ArgumentError
from ..features.alphabet import alphabet
from ..features.cell_encoder import CellEncoder
from ..model import Model, from_weights
from ..network.backbone import Architecture, build_network
from ..simulate import all_sources
from ..simulate.corpus import make_block
from .evaluation import appraise
from .model_card import write_card

__all__ = ["publish", "redraw"]


_APPRAISED = 2**31 + 1  # a block that neither training nor its validation has seen


def publish(
    run: str | Path,
    name: str,
    *,
    state: str = "best",
    max_cells: int = 24,
    n_columns: int = 8192,
    notes: str = "",
    average: str | Path | None = None,
    share: float = 0.5,
) -> Model:
    """Make a classifier from a training run: weights, thresholds, figures and card.

    Parameters
    ----------
    run : path
        Folder of `pandas_semtype.simon.training.run.train`.
    name : str
        Name of the model.
    state : {"best", "last"}, default "best"
        Weights with the least validation loss, or of the last epoch.
    max_cells : int, default 24
        Distinct cells per column that the model reads.
    n_columns : int, default 8192
        Simulated columns that thresholds and figures are made of.
    notes : str, optional
        Markdown that goes into the card.
    average : path, optional
        A model whose weights are averaged with those of the run, which began with it: such a
        mean is often right on more tables than either (Wortsman et al. 2022, "Model soups").
    share : float, default 0.5
        Weight of the run's own weights in the mean, 0 to 1.

    Raises
    ------
    ArgumentError
        If the labels or sizes of the other model are not those of the run.
    """
    with np.load(Path(run) / f"{state}.npz") as arrays:
        told = json.loads(str(arrays["state"]))
        recipe = told["recipe"]
        labels = list(told["labels"])
        shape = Architecture.from_dict({**asdict(Architecture()), **recipe["architecture"]})
        network = build_network(shape, labels)
        weights = {v.path: arrays[f"w{i}"] for i, v in enumerate(network.weights)}
    if average is not None:
        weights = _averaged(weights, labels, Model.load(average), share)
    config: dict[str, Any] = {
        "name": name,
        "kind": "simon",
        "labels": labels,
        "architecture": shape.to_dict(),
        "max_cells": max_cells,
        "thresholds": dict.fromkeys(labels, 0.5),
        "recipe": recipe,
        "history": told["history"],
    }
    if average is not None:
        config["averaged"] = {"with": Model.load(average).model_id, "share": share}
    if told.get("real_columns"):
        config["real_columns"] = told["real_columns"]
    encoder = CellEncoder(alphabet(shape.alphabet), head=shape.head, tail=shape.tail)
    block = make_block(
        (recipe["seed"], _APPRAISED),
        n_columns,
        labels,
        encoder,
        max_cells=max_cells,
        sources=all_sources(),
    )
    appraisal = appraise(from_weights(weights, config), block)
    config["thresholds"] = appraisal.thresholds()
    config["figures"] = appraisal.summary()
    return from_weights(weights, config, write_card(config, notes))


def _averaged(
    weights: Mapping[str, np.ndarray], labels: Sequence[str], other: Model, share: float
) -> dict[str, np.ndarray]:
    """Return the mean of weights and those of another model."""
    if not 0.0 <= share <= 1.0:
        raise ArgumentError.of("share", share, "a number from 0 to 1")
    theirs = unpack_arrays(other.files[WEIGHTS_FILE])
    same = theirs.keys() == weights.keys() and all(
        theirs[name].shape == array.shape for name, array in weights.items()
    )
    if not same or list(other.labels) != list(labels):
        expected = "a model with the labels and sizes of the run"
        raise ArgumentError.of("average", other.model_id, expected)
    return {
        name: share * array.astype(np.float32) + (1.0 - share) * theirs[name].astype(np.float32)
        for name, array in weights.items()
    }


def redraw(directory: str | Path) -> Model:
    """Write the graphs of a checkpoint anew from its weights; nothing else changes.

    Parameters
    ----------
    directory : path
        A checkpoint, which is replaced in one move.
    """
    from ..network.onnx_export import exported_files

    model = Model.load(directory)
    weights = unpack_arrays(model.files[WEIGHTS_FILE])
    half = all(w.dtype == np.float16 for w in weights.values())
    made = exported_files(model.architecture, weights, half=half)
    graphs = {name: made[name] for name in made if name.endswith(".onnx")}
    model.derive(layers=graphs).save(directory, overwrite=True)
    return Model.load(directory)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m pandas_semtype.simon.publish", description=__doc__
    )
    parser.add_argument("run", nargs="?", help="folder of the training run")
    parser.add_argument("directory", nargs="?", help="checkpoint directory to write")
    parser.add_argument(
        "--graphs", metavar="DIR", help="write the graphs of this checkpoint anew, and no more"
    )
    parser.add_argument("--name", help="name of the model; the directory's by default")
    parser.add_argument("--state", choices=("best", "last"), default="best")
    parser.add_argument("--max-cells", type=int, default=24)
    parser.add_argument("--columns", type=int, default=8192, help="simulated columns to appraise")
    parser.add_argument("--notes", help="Markdown file that goes into the model card")
    parser.add_argument(
        "--average", metavar="DIR", help="model the run began with: publish the mean of both"
    )
    parser.add_argument(
        "--share", type=float, default=0.5, help="weight of the run in that mean; 0.5 by default"
    )
    options = parser.parse_args(arguments)
    if options.graphs:
        print(redraw(options.graphs))
        return 0
    if options.run is None or options.directory is None:
        parser.error("a run and a directory are needed, or --graphs")
    model = publish(
        options.run,
        options.name or Path(options.directory).name,
        state=options.state,
        max_cells=options.max_cells,
        n_columns=options.columns,
        notes=Path(options.notes).read_text(encoding="utf-8") if options.notes else "",
        average=options.average,
        share=options.share,
    )
    model.save(options.directory)
    print(model)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
