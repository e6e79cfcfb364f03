"""Checkpoints: a model as a directory of plain files, no pickle among them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from .errors import CheckpointError, ModelIntegrityError

__all__ = [
    "CARD_FILE", "CELL_GRAPH_FILE", "CONFIG_FILE", "DOCUMENT_GRAPH_FILE", "FORMAT",
    "FORMAT_FAMILY", "HEAD_FILE", "REPLAY_FILE", "WEIGHTS_FILE",
    "Checkpoint", "checkpoint_files", "pack_arrays", "read_checkpoint", "unpack_arrays",
]  # fmt: skip

FORMAT_FAMILY = "pandas-semtype-"
FORMAT = f"{FORMAT_FAMILY}1"
"""Format of the directories this version reads and writes; all versions share its beginning."""

CONFIG_FILE = "config.json"
CARD_FILE = "README.md"
"""Files of every model: its configuration, which lists the other files, and its card."""

CELL_GRAPH_FILE = "cell_encoder.onnx"
DOCUMENT_GRAPH_FILE = "document_encoder.onnx"
HEAD_FILE = "head.npz"
WEIGHTS_FILE = "weights.npz"
REPLAY_FILE = "replay.npz"
"""Files of a SIMOn model: graphs, output layer, weights for Keras, and replay set."""


@dataclass(frozen=True)
class Checkpoint:
    """Hold the content of a checkpoint directory.

    Parameters
    ----------
    config : dict
        What ``config.json`` holds; plain values.
    files : mapping of str to bytes
        Further files by name.
    card : str
        The model card, written as ``README.md``.
    """

    config: dict[str, Any]
    files: Mapping[str, bytes]
    card: str = ""

    @cached_property  # several milliseconds, and every result names the model
    def digest(self) -> str:
        """The first 8 characters of a SHA-256 over configuration and files."""
        whole = hashlib.sha256()
        listed = {k: v for k, v in self.config.items() if k not in ("files", "format")}
        whole.update(json.dumps(listed, sort_keys=True).encode())
        for name in sorted(self.files):
            whole.update(hashlib.sha256(self.files[name]).digest())
        return whole.hexdigest()[:8]


def checkpoint_files(checkpoint: Checkpoint) -> dict[str, bytes]:
    """Return the content of a checkpoint directory by file name.

    Parameters
    ----------
    checkpoint : Checkpoint
        What to write.

    Returns
    -------
    dict of str to bytes
        ``config.json``, which lists the other files with their hashes, comes first.
    """
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in checkpoint.files.items()}
    config = {"format": FORMAT, **checkpoint.config, "files": hashes}
    text = json.dumps(config, indent=1, ensure_ascii=False) + "\n"
    card = {CARD_FILE: checkpoint.card.encode("utf-8")} if checkpoint.card else {}
    return {CONFIG_FILE: text.encode("utf-8"), **card, **checkpoint.files}


def read_checkpoint(directory: str | os.PathLike[str]) -> Checkpoint:
    """Read a checkpoint directory and check every file against its hash.

    Parameters
    ----------
    directory : path
        As written by `write_checkpoint`.

    Returns
    -------
    Checkpoint

    Raises
    ------
    CheckpointError
        If a file is missing or cannot be understood, or the format is another.
    ModelIntegrityError
        If a file has not the recorded SHA-256.
    """
    source = Path(directory)
    try:
        config = json.loads((source / CONFIG_FILE).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CheckpointError.missing_file(source, CONFIG_FILE) from error
    except (OSError, ValueError) as error:
        raise CheckpointError.damaged(source / CONFIG_FILE, type(error).__name__) from error
    if not isinstance(config, dict) or not isinstance(config.get("files"), dict):
        raise CheckpointError.damaged(source / CONFIG_FILE, "no object with a list of files")
    if config.get("format") != FORMAT:
        raise CheckpointError.other_format(source / CONFIG_FILE, config.get("format"), FORMAT)
    files = {}
    for name, expected in config["files"].items():
        if Path(name).name != name:
            raise CheckpointError.damaged(source / CONFIG_FILE, "a file name leaves the directory")
        try:
            files[name] = (source / name).read_bytes()
        except OSError as error:
            raise CheckpointError.missing_file(source, name) from error
        if hashlib.sha256(files[name]).hexdigest() != expected:
            received = hashlib.sha256(files[name]).hexdigest()
            raise ModelIntegrityError.of(source / name, f"SHA-256 {expected}", received)
    card = source / CARD_FILE
    text = card.read_text(encoding="utf-8", errors="replace") if card.is_file() else ""
    return Checkpoint(config, files, text)


def pack_arrays(arrays: Mapping[str, np.ndarray], *, level: int = 0) -> bytes:
    """Return arrays as the bytes of an ``.npz`` file.

    Parameters
    ----------
    arrays : mapping of str to ndarray
        By any names.
    level : int, default 0
        How hard to compress, 1 to 9; 0 leaves the arrays as they are.
    """
    import io
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

    buffer = io.BytesIO()
    kind = ZIP_DEFLATED if level else ZIP_STORED
    with ZipFile(buffer, "w", kind, compresslevel=level or None) as packed:
        for name, array in arrays.items():
            with packed.open(name.replace("/", "|") + ".npy", "w", force_zip64=True) as file:
                np.lib.format.write_array(file, np.asanyarray(array), allow_pickle=False)
    return buffer.getvalue()


def unpack_arrays(content: bytes) -> dict[str, np.ndarray]:
    """Return the arrays of `pack_arrays`; nothing is unpickled."""
    import io

    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return {name.replace("|", "/"): arrays[name] for name in arrays.files}
