"""Modules that tensorflow_hub or kagglehub have downloaded already."""

from __future__ import annotations

import hashlib
import logging
import os
import warnings
from collections.abc import Iterator
from pathlib import Path

from ...errors import CheckpointError
from ...store.cache import Cache, read_json, write_json
from .handles import HUB, PUBLISHED, Handle
from .module import check_files

__all__ = ["found_elsewhere", "trusted"]

_FRAMEWORK, _VARIATION = "tensorflow1", "elmo"
_log = logging.getLogger(__name__)


def found_elsewhere(handle: Handle) -> Path | None:
    """Return the directory of a module in the cache of tensorflow_hub or kagglehub.

    Only folders are looked into that the user named (``TFHUB_CACHE_DIR``, ``KAGGLEHUB_CACHE``) or
    that lie in the user's own home. The folder of temporary files, where tensorflow_hub keeps
    modules if it is told nothing, is left alone: others may write there.

    Parameters
    ----------
    handle : Handle
        What is looked for.
    """
    for place in _places(handle):
        try:
            check_files(place)
        except (CheckpointError, OSError):
            continue  # it is not whole
        return place
    return None


def trusted(place: Path, digits: str, handle: Handle) -> bool:
    """Return whether a module is the one that was used before; the first one is, and announced.

    Parameters
    ----------
    place : Path
        From `found_elsewhere`.
    digits : str
        SHA-256 of its files.
    handle : Handle
        What it is.
    """
    # The published module is the same one whatever it is called.
    called = PUBLISHED if handle.is_published else handle.address
    name = hashlib.sha256(called.encode()).hexdigest()[:12]
    record = Cache.current().root / "trust" / f"elmo-elsewhere-{name}.json"
    known = read_json(record) if record.exists() else None
    if known is not None:
        if known.get("sha256") == digits:
            return True
        warnings.warn(
            f"{place} holds another module than at the first use, and is left alone: its SHA-256 "
            f"is {digits}, not {known.get('sha256')}. Delete {record} to trust it.",
            UserWarning,
            stacklevel=4,
        )
        return False
    try:
        write_json(record, {"sha256": digits, "from": str(place)})
    except OSError as error:
        _log.info("%s cannot be written: %s", record, error)
    warnings.warn(
        f"No hash is published for ELMo: the module in {place} is trusted. The SHA-256 of its "
        f"files is {digits}; another content will be refused from now on.",
        UserWarning,
        stacklevel=4,
    )
    return True


def _places(handle: Handle) -> Iterator[Path]:
    if root := os.environ.get("TFHUB_CACHE_DIR"):
        for name in _hub_names(handle):
            folder = (
                Path(root).expanduser()
                / hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()
            )
            # It says which module the folder is of, and is written when the folder is whole.
            note = folder.with_name(f"{folder.name}.descriptor.txt")
            try:
                said = note.read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue
            if name in said:
                yield folder
    kaggle = _on_kaggle(handle)
    if kaggle is None:
        return
    default = Path("~", ".cache", "kagglehub")
    models = Path(os.environ.get("KAGGLEHUB_CACHE") or default).expanduser() / "models"
    owner, model, framework, variation, version = kaggle
    try:  # kagglehub keeps the name of the framework as it was written
        frameworks = sorted(models.joinpath(owner, model).iterdir())
    except OSError:
        return
    for folder in frameworks:
        if folder.name.lower() == framework.lower():
            place = folder / variation / version
            if place.with_name(f"{version}.complete").is_file():
                yield place


def _hub_names(handle: Handle) -> list[str]:
    """Return what tensorflow_hub may have been asked for."""
    hub = handle.hub or (PUBLISHED if handle.is_published else None)
    if hub is None:
        return []
    plain = f"{HUB}{hub}"
    return [plain, f"{plain}?tf-hub-format=compressed"]


def _on_kaggle(handle: Handle) -> tuple[str, ...] | None:
    if handle.kaggle is not None:
        return handle.kaggle
    if handle.is_published:
        owner, model, version = PUBLISHED.split("/")
        return owner, model, _FRAMEWORK, _VARIATION, version
    return None
