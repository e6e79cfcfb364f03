"""Keras 2 HDF5 files of the published network, read with h5py alone.

Nothing in such a file is run: the arrays are taken by name and shape, and its description
of layers, if it has one, is compared with the published network.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ...errors import CheckpointError, MissingDependencyError
from ..network.backbone import PUBLISHED

__all__ = ["read_weights"]

_POINTER = b"version https://git-lfs.github.com"
_WEIGHTS, _TRAINING = "model_weights", "optimizer_weights"
_ALWAYS = {"top_level_model_weights"}  # written by later Keras 2, empty
_DEEPEST, _MOST = 8, 400
_LARGEST = 1 << 24  # numbers read at once
# What h5py raises on a spoiled file, and what an odd one leads to.
_UNSOUND = (
    OSError, RuntimeError, ValueError, TypeError, LookupError, AttributeError, OverflowError,
    MemoryError,
)  # fmt: skip
_CELL = re.compile(r"lstm_cell(_\d+)?")
_NUMBER = re.compile(r"_(\d+)$")

# Options a layer of a class must have. Dropout and the like do nothing here.
_REQUIRED: dict[str, dict[str, Any]] = {
    "Conv1D": {"activation": "relu", "padding": "valid", "strides": 1, "dilation_rate": 1},
    "MaxPooling1D": {"pool_size": 2, "strides": 2, "padding": "valid"},
    "LSTM": {
        "activation": "tanh",
        "recurrent_activation": "hard_sigmoid",
        "return_sequences": False,
        "use_bias": True,
    },
    "Dense": {"use_bias": True},
    "Concatenate": {},
}
_COUNTS = {"Conv1D": 3, "MaxPooling1D": 3, "LSTM": 4, "Dense": 2, "Concatenate": 2}
_IGNORED = {"InputLayer", "Lambda", "Dropout"}
_DENSE = ["relu", "sigmoid"]

_Shapes = dict[str, tuple[int | None, ...]]


@dataclass
class _Unit:
    """The arrays of one layer, by the last part of their names."""

    name: str
    arrays: dict[str, Any] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """What Keras has counted up for layers of one kind; the first has no number."""
        found = _NUMBER.search(self.name)
        return int(found[1]) if found else 0

    def fits(self, shapes: _Shapes) -> bool:
        return self.arrays.keys() == shapes.keys() and all(
            len(shape) == self.arrays[leaf].ndim
            and all(a in (None, b) for a, b in zip(shape, self.arrays[leaf].shape, strict=True))
            for leaf, shape in shapes.items()
        )

    def __str__(self) -> str:
        return (
            f"{self.name} ({_shapes_as_text({leaf: a.shape for leaf, a in self.arrays.items()})})"
        )


def read_weights(path: Path) -> dict[str, np.ndarray]:
    """Return the weights of a file of the published network, by our names.

    Parameters
    ----------
    path : Path
        A whole model or weights alone, saved by Keras 2 as HDF5.

    Returns
    -------
    dict of str to ndarray of float32
        By Keras path in our layout, such as ``convolution_2/kernel``.

    Raises
    ------
    CheckpointError
        If the file cannot be read, or its network is another; the message names what
        differs.
    MissingDependencyError
        If h5py is not installed.
    """
    try:
        import h5py
    except ImportError as error:
        raise MissingDependencyError.of("h5py", "legacy", "A published checkpoint") from error
    with path.open("rb") as stream:
        if stream.read(len(_POINTER)) == _POINTER:
            raise _other(path, "it is a pointer of Git LFS, not the file itself")
    try:
        with h5py.File(path, "r") as file:
            return _File(path, file).weights()
    except CheckpointError:
        raise
    except _UNSOUND as error:
        raise _other(path, f"it is no sound HDF5 file ({type(error).__name__})") from error


def _other(path: Path, what: str) -> CheckpointError:
    return CheckpointError(
        f"{path} is not a published SIMOn checkpoint: {what}. Pass an HDF5 file that Keras 2 "
        "wrote of the published network."
    )


def _shapes_as_text(shapes: Mapping[str, tuple[int | None, ...]]) -> str:
    return ", ".join(
        f"{leaf} " + "x".join("n" if size is None else str(size) for size in shape)
        for leaf, shape in sorted(shapes.items())
    )


def _expected() -> list[tuple[tuple[str, ...], _Shapes]]:
    """Return our names and shapes; two names are forward and backward of one shape."""
    a = PUBLISHED
    first: _Shapes = {"kernel": (1, a.width, a.characters), "bias": (a.characters,)}
    found: list[tuple[tuple[str, ...], _Shapes]] = [(("convolution_1",), first)]
    channels = a.characters
    for i, (filters, size, _) in enumerate(a.convolutions):
        shapes: _Shapes = {"kernel": (size, channels, filters), "bias": (filters,)}
        found.append(((f"convolution_{i + 2}",), shapes))
        channels = filters
    lstms = (
        ("cell_{}", a.cell_units, channels),
        ("document_{}/lstm_cell", a.document_units, 2 * a.cell_units),
    )
    for name, units, width in lstms:
        shapes = {
            "kernel": (width, 4 * units),
            "recurrent_kernel": (units, 4 * units),
            "bias": (4 * units,),
        }
        found.append(((name.format("forward"), name.format("backward")), shapes))
    found.append((("features",), {"kernel": (2 * a.document_units, a.dense), "bias": (a.dense,)}))
    found.append((("scores",), {"kernel": (a.dense, None), "bias": (None,)}))
    return found


class _File:
    """One open file."""

    def __init__(self, path: Path, file: Any) -> None:
        self.path, self.file = path, file
        self.root = file.get(_WEIGHTS, file)

    def weights(self) -> dict[str, np.ndarray]:
        backwards = self._check_config()
        units = self._units()
        taken: dict[str, np.ndarray] = {}
        lacks = []
        for names, shapes in _expected():
            fitting = [unit for unit in units if unit.fits(shapes)]
            if len(fitting) < len(names):
                lacks.append(f"{len(names) - len(fitting)} x ({_shapes_as_text(shapes)})")
            chosen = fitting[: len(names)]
            units = [unit for unit in units if unit not in chosen]
            for name, unit in zip(names, self._in_order(chosen, backwards), strict=False):
                for leaf, data in unit.arrays.items():
                    taken[f"{name}/{leaf}"] = self._array(data)
        faults = []
        if lacks:
            faults.append(f"it lacks layers of the shapes {'; '.join(lacks)}")
        if units:
            faults.append(f"it has other layers: {'; '.join(map(str, units))}")
        if faults:
            raise _other(self.path, ", and ".join(faults))
        if taken["scores/kernel"].shape[1:] != taken["scores/bias"].shape:
            raise _other(self.path, "its output layer has a kernel and a bias of different widths")
        # Ours is a table: a convolution of width 1 has nothing to slide over.
        taken["convolution_1/kernel"] = taken["convolution_1/kernel"][0]
        return taken

    def _in_order(self, units: list[_Unit], backwards: Mapping[str, bool]) -> list[_Unit]:
        """Return the forward one first: as described in the file, else as Keras counts."""
        described = [backwards.get(unit.name) for unit in units]
        if len(units) == 2 and None not in described:
            if described[0] == described[1]:
                names = f"{units[0].name} and {units[1].name}"
                raise _other(self.path, f"its layers {names} read in the same direction")
            return units[::-1] if described[0] else units
        return sorted(units, key=lambda unit: unit.number)

    def _array(self, data: Any) -> np.ndarray:
        if data.dtype.kind != "f" or data.dtype.itemsize != 4:
            raise _other(self.path, f"{data.name} is of {data.dtype}, not of float32")
        array = np.ascontiguousarray(data[()], dtype=np.float32)
        if not np.isfinite(array).all():
            raise _other(self.path, f"{data.name} has values that are no numbers")
        return array

    # -- arrays ------------------------------------------------------------------------

    def _units(self) -> list[_Unit]:
        outside = set(self.file) - {_WEIGHTS, _TRAINING}
        if self.root is not self.file and outside:
            raise _other(self.path, f"it has other groups: {', '.join(sorted(outside))}")
        layers = self._names(self.root, "layer_names")
        extra = set(self.root) - set(layers) - _ALWAYS
        missing = set(layers) - set(self.root)
        if extra or missing:
            more = f"it has other groups: {', '.join(sorted(extra))}" if extra else ""
            lost = f"groups are missing: {', '.join(sorted(missing))}" if missing else ""
            raise _other(self.path, " and ".join(filter(None, (more, lost))))
        there = dict(self._walk(self.root, "", 0))
        units: dict[tuple[str, str], _Unit] = {}
        for layer in layers:
            for name in self._names(self.root[layer], "weight_names"):
                data = there.pop(f"{layer}/{name}", None)
                if data is None:
                    raise _other(self.path, f"the array {layer}/{name} is missing")
                *scopes, leaf = name.split("/")
                while scopes and _CELL.fullmatch(scopes[-1]):
                    scopes.pop()
                unit = units.setdefault(
                    (layer, "/".join(scopes)), _Unit(scopes[-1] if scopes else layer)
                )
                unit.arrays[leaf.partition(":")[0]] = data
        if there:
            raise _other(self.path, f"it has other arrays: {', '.join(sorted(there))}")
        return list(units.values())

    def _walk(self, group: Any, path: str, depth: int) -> Iterator[tuple[str, Any]]:
        """Yield the arrays below a group; refuse everything that leads elsewhere."""
        import h5py

        if depth > _DEEPEST or len(group) > _MOST:
            raise _other(self.path, "its groups are too deep or too many")
        for name in group:
            whole = f"{path}/{name}" if path else name
            if not isinstance(group.get(name, getlink=True), h5py.HardLink):
                raise _other(self.path, f"{whole} is a link")
            item = group[name]
            if isinstance(item, h5py.Group):
                yield from self._walk(item, whole, depth + 1)
            elif not isinstance(item, h5py.Dataset) or item.external or item.is_virtual:
                raise _other(self.path, f"{whole} is no array of this file")
            elif np.prod(item.chunks or 1, dtype=float) > _LARGEST:
                raise _other(self.path, f"{whole} is stored in huge pieces")
            else:
                yield whole, item

    def _names(self, group: Any, key: str) -> list[str]:
        """Return names from an attribute, which Keras splits when it is long."""
        found: list[Any] = []
        if key in group.attrs:
            found.extend(np.ravel(group.attrs[key]))
        elif f"{key}0" in group.attrs:
            for i in range(_MOST):
                if f"{key}{i}" not in group.attrs:
                    break
                found.extend(np.ravel(group.attrs[f"{key}{i}"]))
        else:
            raise _other(self.path, f"{group.name} has no attribute {key}")
        return [n.decode() if isinstance(n, bytes) else str(n) for n in found]

    # -- the description of the layers -------------------------------------------------

    def _check_config(self) -> dict[str, bool]:
        """Compare the described layers with the published; return which read backwards."""
        text = self.file.attrs.get("model_config")
        if text is None:
            return {}
        try:
            layers = list(_layers(json.loads(text)))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise _other(self.path, "its description of layers cannot be read") from error
        counts = dict.fromkeys(_COUNTS, 0)
        backwards: dict[str, bool] = {}
        dense: list[Any] = []
        for kind, config, inbound in layers:
            name = str(config.get("name"))
            if kind in _IGNORED:
                continue
            if kind not in counts:
                raise _other(self.path, f"it has a layer {name} of the kind {kind}")
            counts[kind] += 1
            for key, value in _REQUIRED[kind].items():
                found = config.get(key, value)
                found = found[0] if isinstance(found, list) and len(found) == 1 else found
                if found != value:
                    raise _other(self.path, f"{name} has {key}={found!r}, published is {value!r}")
            if kind == "LSTM":
                backwards[name] = bool(config.get("go_backwards"))
            if kind == "Dense":
                dense.append(config.get("activation"))
            if kind == "Concatenate" and [backwards.get(i) for i in inbound] != [False, True]:
                raise _other(self.path, f"{name} does not join a forward and a backward layer")
        if counts != _COUNTS:
            found = ", ".join(f"{n} {kind}" for kind, n in counts.items())
            wanted = ", ".join(f"{n} {kind}" for kind, n in _COUNTS.items())
            raise _other(self.path, f"it has {found}; published are {wanted}")
        if dense != _DENSE:
            raise _other(self.path, f"its dense layers have {dense}, published are {_DENSE}")
        return backwards


def _layers(model: Any) -> Iterator[tuple[str, dict[str, Any], list[str]]]:
    """Yield kind, configuration and names of the inputs of every layer, the nested too."""
    for layer in model["config"]["layers"]:
        config = layer["config"]
        if layer["class_name"] == "TimeDistributed":
            layer = config["layer"]  # noqa: PLW2901
            config = layer["config"]
        if "layers" in config:
            yield from _layers(layer)
        else:
            inbound = layer.get("inbound_nodes") or [[]]
            yield layer["class_name"], config, [source[0] for source in inbound[0]]
