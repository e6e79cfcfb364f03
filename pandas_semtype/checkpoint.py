"""Checkpoints: a model as a directory of plain files, no pickle among them."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .arrays import pack_arrays, unpack_arrays
from .errors import CheckpointError, ModelIntegrityError
from .model_files import MOST_BYTES, MOST_CONFIG_BYTES, checked_name, read_file
from .strict_json import loads

__all__ = [
    "CARD_FILE", "CELL_GRAPH_FILE", "CONFIG_FILE", "DOCUMENT_GRAPH_FILE", "FORMAT",
    "FORMAT_FAMILY", "HEAD_FILE", "MANIFEST_FILE", "REPLAY_FILE", "WEIGHTS_FILE",
    "Checkpoint", "checkpoint_files", "pack_arrays", "read_checkpoint", "read_config",
    "unpack_arrays",
]  # fmt: skip

FORMAT_FAMILY = "pandas-semtype-"
FORMAT = f"{FORMAT_FAMILY}1"
"""Format of the directories this version reads and writes; all versions share its beginning."""

CONFIG_FILE = "config.json"
CARD_FILE = "README.md"
"""Files of every model: its configuration, which lists the other files, and its card."""

MANIFEST_FILE = "manifest.json"
"""The SHA-256 of every file of a model, its configuration too; the card may be edited.

``config.json`` names it, so that one that was removed is missed. It notices a change that nobody
meant, and one by somebody who may not write this file; whoever may write all files can write
another manifest too.
"""

CELL_GRAPH_FILE = "cell_encoder.onnx"
DOCUMENT_GRAPH_FILE = "document_encoder.onnx"
HEAD_FILE = "head.npz"
WEIGHTS_FILE = "weights.npz"
REPLAY_FILE = "replay.npz"
"""Files of a SIMOn model: graphs, output layer, weights for Keras, and replay set."""


_log = logging.getLogger(__name__)
_MOST_FILES = 256
_OF_THE_DIRECTORY = ("files", "format", "manifest")  # entries of a config that saving makes
_HASH = re.compile("[0-9a-f]{64}")


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
    hashes : mapping of str to bytes, optional
        The SHA-256 of `files` by name, where they have been computed already.
    """

    config: dict[str, Any]
    files: Mapping[str, bytes]
    card: str = ""
    hashes: Mapping[str, bytes] | None = None

    @cached_property  # tens of milliseconds, and every result names the model
    def digest(self) -> str:
        """The first 8 characters of a SHA-256 over configuration and files."""
        whole = hashlib.sha256()
        listed = {k: v for k, v in self.config.items() if k not in _OF_THE_DIRECTORY}
        whole.update(json.dumps(listed, sort_keys=True).encode())
        known = self.hashes or {}
        for name in sorted(self.files):
            whole.update(known.get(name) or hashlib.sha256(self.files[name]).digest())
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
    hashes = {name: _sha256(data) for name, data in checkpoint.files.items()}
    config = {"format": FORMAT, **checkpoint.config, "files": hashes, "manifest": MANIFEST_FILE}
    text = _json(config)
    manifest = {"format": FORMAT, "sha256": {CONFIG_FILE: _sha256(text), **hashes}}
    card = (
        {CARD_FILE: checkpoint.card.encode("utf-8", "backslashreplace")} if checkpoint.card else {}
    )
    return {CONFIG_FILE: text, MANIFEST_FILE: _json(manifest), **card, **checkpoint.files}


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def read_config(directory: str | os.PathLike[str]) -> dict[str, Any]:
    """Read the configuration of a checkpoint directory, and no other file.

    Raises
    ------
    CheckpointError
        If it is missing or cannot be understood, or the format is another.
    """
    return _config(Path(directory))[0]


def _config(source: Path) -> tuple[dict[str, Any], bytes]:
    path = source / CONFIG_FILE
    content = _required(source, CONFIG_FILE, MOST_CONFIG_BYTES)
    config = _parsed(content, path)
    if not isinstance(config.get("files"), dict) or len(config["files"]) > _MOST_FILES:
        raise CheckpointError.damaged(path, "no object with a list of files")
    if config.get("format") != FORMAT:
        raise CheckpointError.other_format(path, config.get("format"), FORMAT)
    return config, content


def _parsed(content: bytes, path: Path) -> dict[str, Any]:
    try:
        value = loads(content)
    except (ValueError, RecursionError) as error:
        reason = str(error) if type(error) is ValueError else type(error).__name__
        raise CheckpointError.damaged(path, reason) from error
    if not isinstance(value, dict):
        raise CheckpointError.damaged(path, "no object with a list of files")
    return value


def _required(source: Path, name: str, most: int = MOST_BYTES) -> bytes:
    try:
        return read_file(source, name, most)
    except FileNotFoundError as error:
        raise CheckpointError.missing_file(source, name) from error


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
    config, content = _config(source)
    hashes = _hashes(config["files"], source / CONFIG_FILE)
    folded = {name.casefold() for name in (CONFIG_FILE, CARD_FILE, MANIFEST_FILE)}
    if len(folded | {name.casefold() for name in hashes}) != len(folded) + len(hashes):
        raise CheckpointError.damaged(source / CONFIG_FILE, "it lists a file twice")
    try:
        card = read_file(source, CARD_FILE, MOST_CONFIG_BYTES)
    except FileNotFoundError:
        card = b""
    listed = _manifest(source, config)
    if listed is not None:
        _check_hash(source / CONFIG_FILE, content, listed.pop(CONFIG_FILE, "of no file"))
        if listed != hashes:
            reason = f"it lists other files than {CONFIG_FILE}"
            raise CheckpointError.damaged(source / MANIFEST_FILE, reason)
    files = {}
    for name, expected in hashes.items():
        files[name] = _required(source, name)
        _check_hash(source / name, files[name], expected)
    digests = {name: bytes.fromhex(known) for name, known in hashes.items()}
    return Checkpoint(config, files, card.decode("utf-8", errors="replace"), digests)


def _hashes(entry: Any, path: Path) -> dict[str, str]:
    """Return SHA-256 by file name, if it can be that."""
    if not isinstance(entry, dict) or len(entry) > _MOST_FILES + 2:
        raise CheckpointError.damaged(path, "no object with a list of files")
    for name, expected in entry.items():
        checked_name(name, path)
        if not isinstance(expected, str) or not _HASH.fullmatch(expected):
            raise CheckpointError.damaged(path, f"the hash of {name} is no SHA-256")
    return entry


def _manifest(source: Path, config: Mapping[str, Any]) -> dict[str, str] | None:
    """Return the hashes of a manifest; None for a model of a release that wrote none."""
    path = source / MANIFEST_FILE
    if config.get("manifest", MANIFEST_FILE) != MANIFEST_FILE:
        raise CheckpointError.damaged(source / CONFIG_FILE, "it names another manifest")
    if "manifest" not in config:
        _log.info(
            "%s has no %s: a change of its configuration would not be noticed. Save the model "
            "again to write one.", source, MANIFEST_FILE,
        )  # fmt: skip
        return None
    value = _parsed(_required(source, MANIFEST_FILE, MOST_CONFIG_BYTES), path)
    if value.get("format") != FORMAT:
        raise CheckpointError.other_format(path, value.get("format"), FORMAT)
    return _hashes(value.get("sha256"), path)


def _check_hash(path: Path, content: bytes, expected: str) -> None:
    received = _sha256(content)
    if received != expected:
        raise ModelIntegrityError.of(path, f"SHA-256 {expected}", received)
