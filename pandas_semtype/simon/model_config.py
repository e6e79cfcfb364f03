"""Entries of the ``config.json`` of a SIMOn model, checked before anything is made of them."""

from __future__ import annotations

import contextlib
import math
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

import numpy as np

from ..arrays import finite, unpack_arrays
from ..checkpoint import HEAD_FILE
from ..errors import CheckpointError
from ..session import COLUMN_TASK
from ..types import UNKNOWN
from .features.alphabet import alphabet
from .network.backbone import Architecture
from .network.head import Head
from .reading_2019 import KIND_2019

__all__ = ["KIND", "MOST_CELLS", "check_config", "entries_checked", "read_head"]

KIND = "simon"
"""Entry ``kind`` in the ``config.json`` of a model."""

MOST_CELLS = 4096
"""Most cells of a column that a model may read."""

_MOST_LABELS = 4096
_LONGEST_TEXT = 200
_MOST_UNITS = 1 << 14
_MOST_CHARACTERS = 1024  # of a cell
_LARGEST_WEIGHT = 1e6  # no product of such weights is infinite in single precision


@contextlib.contextmanager
def entries_checked() -> Iterator[None]:
    """Turn what a wrong entry of a config raises into a `CheckpointError`."""
    try:
        yield
    except CheckpointError:
        raise
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise _wrong(str(error)[:_LONGEST_TEXT]) from error


def _wrong(reason: str) -> CheckpointError:
    return CheckpointError.damaged("config.json", f"an entry is missing or wrong ({reason})")


def check_config(config: Mapping[str, Any]) -> Architecture:
    """Check every entry that a model is made of, and return its architecture.

    Parameters
    ----------
    config : mapping
        A ``config.json`` that anybody may have written. Entries that no code reads, such as
        metrics, are not looked at.

    Returns
    -------
    Architecture

    Raises
    ------
    CheckpointError
        If an entry is missing, of another type, or out of range.
    """
    with entries_checked():
        labels = _labels("labels", config["labels"])
        _numbers("thresholds", _object("thresholds", config["thresholds"]), 0.0, 1.0)
        _whole("max_cells", config["max_cells"], 1, MOST_CELLS)
        architecture = _architecture(config["architecture"])
        kind = config.get("kind", KIND)
        if kind not in (KIND, KIND_2019):
            raise _wrong(f"kind must be {KIND!r} or {KIND_2019!r}")
        if kind == KIND_2019 and (architecture.statistics or architecture.alphabet != "published"):
            raise _wrong(f"the architecture is not that of kind {KIND_2019!r}")
        _calibration(config.get("calibration"))
        _texts("name", [config.get("name", KIND)])
        _texts("task", [config.get("task", COLUMN_TASK)])
        if not set(_texts("taught", _list("taught", config.get("taught", ())))) <= set(labels):
            raise _wrong("taught has other labels than the model")
        for label, implied in _object("implies", config.get("implies", {})).items():
            _texts("implies", [label, *_list("implies", implied)])
        for entry in _object("traits", config.get("traits", {})).values():
            for values in _object("traits", entry).values():
                if not all(isinstance(value, str) for value in _list("traits", values)):
                    raise _wrong("traits must be lists of texts")
        for label, keys in _object("example_names", config.get("example_names", {})).items():
            _texts("example_names", [label])
            for key in _list("example_names", keys):
                _whole("example_names", key, 0, 2**32 - 1)
        _labels("backbone_labels", config.get("backbone_labels", labels))
        _numbers("held_f1", _object("held_f1", config.get("held_f1", {})))
        _history(config.get("history", ()))
    return architecture


def read_head(config: Mapping[str, Any], files: Mapping[str, bytes]) -> Head:
    """Return the output layer of a model whose config was checked.

    Raises
    ------
    CheckpointError
        If it is missing, is not of these labels and this architecture, or has a weight that
        is no number or larger than any that was ever fitted.
    """
    if HEAD_FILE not in files:
        raise CheckpointError.damaged("config.json", f"it lists no {HEAD_FILE}")
    arrays = unpack_arrays(files[HEAD_FILE], HEAD_FILE)
    if sorted(arrays) != ["bias", "kernel"]:
        raise CheckpointError.damaged(HEAD_FILE, "it holds other arrays than kernel and bias")
    kernel, bias = (
        finite(arrays[name], name, HEAD_FILE, _LARGEST_WEIGHT) for name in ("kernel", "bias")
    )
    labels, shape = config["labels"], Architecture.from_dict(config["architecture"])
    if kernel.ndim != 2 or bias.ndim != 1 or not len(labels) == kernel.shape[1] == len(bias):
        width = kernel.shape[-1] if kernel.ndim else 0
        raise _wrong(f"{len(labels)} labels for an output layer of {width}, of {bias.size} biases")
    if set(config["thresholds"]) != set(labels):
        raise _wrong("thresholds must be of the labels, one for every label")
    # An extended model also reads the mean of the cell vectors.
    inputs = (shape.dense, shape.dense + 2 * shape.cell_units)
    if kernel.shape[0] not in inputs:
        reason = f"the kernel has {kernel.shape[0]} inputs, the network {inputs[0]} or {inputs[1]}"
        raise CheckpointError.damaged(HEAD_FILE, reason)
    return Head(kernel, bias)


def _architecture(values: Any) -> Architecture:
    known = {entry.name: entry for entry in fields(Architecture)}
    for name, value in _object("architecture", values).items():
        if name not in known:
            raise _wrong(f"the architecture has no {str(name)[:40]!r}")
        if name == "alphabet":
            alphabet(str(value))
        elif known[name].type == "bool" and not isinstance(value, bool):
            raise _wrong(f"{name} must be true or false")
        elif name in ("head", "tail"):
            _whole(name, value, 0, _MOST_CHARACTERS)
        elif known[name].type == "int":
            _whole(name, value, 1, _MOST_UNITS)
        elif name == "convolutions":
            rows = _list(name, value)
            if len(rows) > 16 or any(len(_list(name, row)) != 3 for row in rows):
                raise _wrong("convolutions must be at most 16 of three numbers each")
            for number in (number for row in rows for number in row):
                _whole(name, number, 1, _MOST_UNITS)
        elif name in ("dropout", "lstm_dropout"):
            rates = _list(name, value) if name == "dropout" else [value]
            if len(rates) != (3 if name == "dropout" else 1):
                raise _wrong("dropout must be three numbers")
            for rate in rates:
                _number(name, rate, 0.0, 1.0)
    architecture = Architecture.from_dict(values)
    if architecture.head + architecture.tail < 1:
        raise _wrong("head and tail are both 0")
    return architecture


def _labels(name: str, values: Any) -> tuple[str, ...]:
    labels = tuple(_list(name, values))
    if not 1 <= len(labels) <= _MOST_LABELS:
        raise _wrong(f"{name} must be 1 to {_MOST_LABELS} texts")
    _texts(name, labels)
    if len(set(labels)) != len(labels):
        raise _wrong(f"{name} must be texts, each of them once")
    if UNKNOWN in labels:
        raise _wrong(f"{name} has {UNKNOWN!r}, which is no label")
    return labels


def _calibration(values: Any) -> None:
    if values is None:
        return
    entry = _object("calibration", values)
    _number("slope", entry["slope"])
    _numbers("offsets", _object("offsets", entry["offsets"]))
    for mode, bars in _object("bars", entry["bars"]).items():
        _texts("bars", [mode])
        _numbers("bars", _object("bars", bars), 0.0, 1.0)


def _history(values: Any) -> None:
    for entry in _list("history", values):
        for name, value in _object("history", entry).items():
            _texts("history", [name])
            if value is not None and not isinstance(value, (int, float, str)):
                raise _wrong("history must be numbers by name")


def _object(name: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _wrong(f"{name} must be an object")
    return value


def _list(name: str, value: Any) -> list[Any]:
    if not isinstance(value, (list, tuple)):
        raise _wrong(f"{name} must be a list")
    return list(value)


def _texts(name: str, values: Iterable[Any]) -> list[str]:
    """Return texts that can be shown: short, and without control or bidi characters."""
    texts = list(values)
    for text in texts:
        if not isinstance(text, str) or not 1 <= len(text) <= _LONGEST_TEXT:
            raise _wrong(f"{name} must be texts of 1 to {_LONGEST_TEXT} characters")
        if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in text):
            raise _wrong(f"{name} has a character that cannot be shown")
    return texts


def _numbers(name: str, values: Mapping[str, Any], least: float = -1e6, most: float = 1e6) -> None:
    for label, value in values.items():
        _texts(name, [label])
        _number(name, value, least, most)


def _number(name: str, value: Any, least: float = -1e6, most: float = 1e6) -> None:
    number = isinstance(value, (int, float, np.floating)) and not isinstance(value, bool)
    if not number or not math.isfinite(value) or not least <= value <= most:
        raise _wrong(f"{name} must be numbers from {least:g} to {most:g}")


def _whole(name: str, value: Any, least: int, most: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise _wrong(f"{name} must be a whole number from {least} to {most}")
