"""Weights of a biLM: the published HDF5 layout, and the variables of a hub module."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from ...checks import require
from ...errors import CheckpointError
from .settings import BilmSettings

__all__ = ["assign_weights", "from_hub_names", "read_hdf5", "weights_of", "write_hdf5"]

_HUB_NAMES = (
    ("/rnn/lstm_cell/kernel", "/LSTMCell/W_0"),
    ("/rnn/lstm_cell/bias", "/LSTMCell/B"),
    ("/rnn/lstm_cell/projection/kernel", "/LSTMCell/W_P_0"),
)


def _h5py() -> Any:
    return require("h5py", "elmo", "Reading a biLM")


def read_hdf5(path: str | Path, settings: BilmSettings) -> dict[str, np.ndarray]:
    """Read a weights file in the published layout.

    Parameters
    ----------
    path : path
        The file.
    settings : BilmSettings
        Read from the options file beside it.

    Returns
    -------
    dict of str to ndarray
        Weights by the keys of `BilmSettings.shapes`.

    Raises
    ------
    CheckpointError
        If the file is damaged, or a weight is missing or has another shape.
    """
    h5py = _h5py()
    weights = {}
    try:
        with h5py.File(path, "r") as file:
            for key in settings.shapes():
                if key in file:
                    weights[key] = np.asarray(file[key][...], np.float32)
    except OSError as error:
        raise CheckpointError.damaged(path, "no whole HDF5 file") from error
    return checked(with_padding(weights), settings, path)


def from_hub_names(variables: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Rename the variables of a hub module to the keys of the published file.

    Variables that do not belong to the biLM, such as those of the mix, are left out.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.fakenews.bilm.weights import from_hub_names
    >>> list(from_hub_names({"module/bilm/CNN_proj/W_proj:0": np.zeros((2, 1))}))
    ['CNN_proj/W_proj']
    """
    found = {}
    for name, value in variables.items():
        key = "/" + name.removesuffix(":0")
        if "/bilm/" not in key:
            continue
        key = key.partition("/bilm/")[2]
        for hub, published in _HUB_NAMES:
            key = key.replace(hub, published)
        found[key] = np.asarray(value, np.float32)
    return with_padding(found)


def with_padding(weights: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Prepend the row of the padding if there are only the 261 rows of characters."""
    table = weights.get("char_embed")
    if table is not None and len(table) == 261:
        zeros = np.zeros((1, *table.shape[1:]), np.float32)
        weights["char_embed"] = np.concatenate([zeros, table])
    return weights


def checked(
    weights: dict[str, np.ndarray], settings: BilmSettings, source: object
) -> dict[str, np.ndarray]:
    """Check that weights are those of a biLM of these sizes, and return them in order.

    Raises
    ------
    CheckpointError
        If a weight is missing or has another shape.
    """
    shapes = settings.shapes()
    missing = [key for key in shapes if key not in weights]
    if missing:
        reason = f"it lacks {len(missing)} of {len(shapes)} weights, such as {missing[0]}"
        raise CheckpointError.damaged(source, reason)
    for key, shape in shapes.items():
        if weights[key].shape != shape:
            reason = f"{key} has the shape {weights[key].shape}, and {shape} by its options"
            raise CheckpointError.damaged(source, reason)
    return {key: weights[key] for key in shapes}


def _variables(network: Any) -> dict[str, Any]:
    """Return the variables of a built network by published key; CNN kernels lack an axis."""
    tokens = network.tokens
    found = {"char_embed": tokens.table}
    for i, (kernel, bias) in enumerate(tokens.convolutions):
        found |= {f"CNN/W_cnn_{i}": kernel, f"CNN/b_cnn_{i}": bias}
    for i, parts in enumerate(tokens.highways):
        names = ("W_carry", "b_carry", "W_transform", "b_transform")
        found |= {f"CNN_high_{i}/{n}": part for n, part in zip(names, parts, strict=True)}
    found |= {"CNN_proj/W_proj": tokens.projection, "CNN_proj/b_proj": tokens.projection_bias}
    for d, side in enumerate(network.directions):
        for k, layer in enumerate(side):
            root = f"RNN_{d}/RNN/MultiRNNCell/Cell{k}/LSTMCell"
            found |= {
                f"{root}/W_0": layer.kernel,
                f"{root}/B": layer.bias,
                f"{root}/W_P_0": layer.project,
            }
    return found


def assign_weights(network: Any, weights: Mapping[str, np.ndarray], source: object = "it") -> None:
    """Load weights into a built network.

    Parameters
    ----------
    network : BilmNetwork
        A built network.
    weights : mapping of str to ndarray
        By the keys of `BilmSettings.shapes`.
    source : object
        Where they come from, for messages.
    """
    whole = checked(dict(weights), network.settings, source)
    for key, variable in _variables(network).items():
        variable.assign(whole[key])


def weights_of(network: Any) -> dict[str, np.ndarray]:
    """Return the weights of a network by the keys of `BilmSettings.shapes`."""
    return {key: np.asarray(variable) for key, variable in _variables(network).items()}


def write_hdf5(path: str | Path, weights: Mapping[str, np.ndarray]) -> None:
    """Write a weights file in the published layout, which has no row for the padding."""
    h5py = _h5py()
    with h5py.File(path, "w") as file:
        for key, value in weights.items():
            file[key] = value[1:] if key == "char_embed" else value
