"""Begin with the weights of another model, whatever its labels."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import ArgumentError, CheckpointError
from ...types import labels_of
from ..network.backbone import Architecture, build_network

if TYPE_CHECKING:
    import keras

__all__ = ["StartWeights", "read_start", "take_weights"]

_FEW = 0.01
"""Prior probability of a label that the start does not know: it is drawn by its columns."""


@dataclass(frozen=True)
class StartWeights:
    """Hold the weights of a trained network.

    Parameters
    ----------
    name : str
        Where they are from.
    labels : tuple of str
        Labels of its output, in its order.
    architecture : Architecture
    weights : mapping of str to ndarray
        By the paths of Keras.
    """

    name: str
    labels: tuple[str, ...]
    architecture: Architecture
    weights: Mapping[str, np.ndarray]


def read_start(path: str | Path) -> StartWeights:
    """Read the weights of a model directory, a run folder or an ``.npz`` of a run.

    Parameters
    ----------
    path : path
        A model directory; a folder of `pandas_semtype.simon.training`, whose ``best.npz`` is
        taken; or a file with arrays ``w0, w1 ...`` in the order of ``network.weights`` and
        ``state``, the JSON of recipe and labels.

    Raises
    ------
    CheckpointError
        If it is none of these, or cannot be read.
    """
    from ..model import Model

    path = Path(path)
    if path.is_dir() and not (path / "config.json").exists():
        if not (path / "best.npz").exists():
            raise CheckpointError(
                f"{path} is neither a model nor a training run. Give a directory with config.json "
                "or best.npz, or an .npz file of a run."
            )
        path = path / "best.npz"
    if path.suffix == ".npz":
        return _from_npz(path)
    model = Model.load(path)
    network = model.network()
    weights = {v.path: np.asarray(v) for v in network.weights}
    return StartWeights(model.model_id, tuple(model.labels), model.architecture, weights)


def _from_npz(path: Path) -> StartWeights:
    try:
        with np.load(path) as arrays:
            state = json.loads(str(arrays["state"]))
            kept = {name: arrays[name] for name in arrays.files if name[0] == "w"}
        labels = tuple(state.get("labels") or sorted(labels_of(state["recipe"]["labels"])))
        changes: dict[str, Any] = state["recipe"]["architecture"]
        shape = Architecture.from_dict({**asdict(Architecture()), **changes})
    except (OSError, KeyError, ValueError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise CheckpointError(
            f"The weights cannot be read. Received: {path} ({type(error).__name__}). Give an .npz "
            "of a training run: arrays w0, w1 ... and state."
        ) from error
    network = build_network(shape, labels, activation=None)
    if len(kept) != len(network.weights) or any(
        kept.get(f"w{i}", np.empty(0)).shape != tuple(v.shape)
        for i, v in enumerate(network.weights)
    ):
        raise CheckpointError(
            f"The weights do not fit the sizes that the file names. Received: {path} with "
            f"{len(kept)} arrays, expected {len(network.weights)}. Give an unchanged file."
        )
    weights = {v.path: kept[f"w{i}"] for i, v in enumerate(network.weights)}
    return StartWeights(path.stem, labels, shape, weights)


def take_weights(
    network: keras.Model, labels: Sequence[str], shape: Architecture, start: StartWeights
) -> tuple[str, ...]:
    """Give a network the weights of a start; labels that the start lacks begin rare.

    Everything below the output is shared. Rows of the output are matched by the name of the
    label. A new label begins with a probability of 1 % whatever the column: with the row of a
    broader label (a county with that of a text) it would be given for all the columns of that
    one, and the first steps would go into taking it back. Labels that the start has and the
    network has not are left out.

    Parameters
    ----------
    network : keras.Model
        Of `build_network`; changed in place.
    labels : sequence of str
        Labels of its output.
    shape : Architecture
        Its sizes.
    start : StartWeights

    Returns
    -------
    tuple of str
        The labels that are new.

    Raises
    ------
    ArgumentError
        If the sizes differ; the network is then unchanged.
    """
    place = {label: k for k, label in enumerate(start.labels)}
    known = np.array([k for k, label in enumerate(labels) if label in place], dtype=int)
    old = np.array([place[labels[k]] for k in known], dtype=int)
    new = np.array([k for k, label in enumerate(labels) if label not in place], dtype=int)
    made: dict[str, np.ndarray] = {}
    for variable in network.weights:
        path, value = variable.path, np.asarray(variable).copy()
        given = start.weights.get(path)
        if given is not None and path.split("/")[0] in ("scores", "votes"):
            if given.shape[:-1] == value.shape[:-1]:
                value[..., known] = given[..., old]
                made[path] = _with_new_rows(path, value, given, new)
            continue
        if given is not None and path == "features/kernel" and shape.votes:
            before = 2 * shape.document_units
            same = given.shape[0] - len(start.labels) == value.shape[0] - len(labels)
            if same and given.shape[1] == value.shape[1]:
                value[:before] = given[:before]
                value[before : before + len(labels)] = 0.0
                value[before + known] = given[before + old]
                value[before + len(labels) :] = given[before + len(start.labels) :]
                made[path] = value
            continue
        if given is not None and given.shape == value.shape:
            made[path] = np.asarray(given, dtype=np.float32)
    missing = [v.path for v in network.weights if v.path not in made]
    if missing:
        ours, theirs = shape.to_dict(), start.architecture.to_dict()
        differs = [name for name in ours if ours[name] != theirs[name] and name != "dropout"]
        raise ArgumentError(
            f"start has other sizes than the recipe. Received: start={start.name!r}, which differs "
            f"in {', '.join(differs) or ', '.join(missing[:4])}. Start from a model of the "
            "recipe's architecture, or change the recipe."
        )
    for variable in network.weights:
        variable.assign(made[variable.path])
    return tuple(label for label in labels if label not in place)


def _with_new_rows(path: str, value: np.ndarray, given: np.ndarray, new: np.ndarray) -> np.ndarray:
    """Return an output layer whose new labels have no row yet, and a low bias."""
    if not path.endswith("bias"):
        value[..., new] = 0.0
    elif path.startswith("scores"):
        value[new] = np.log(_FEW / (1 - _FEW))
    else:  # the votes are a softmax: rarer than the rarest
        value[new] = given.min() - 1.0
    return value
