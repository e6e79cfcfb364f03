"""Sources of ELMo weights: handles, URLs and directories; locating and loading them."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from ...checks import from_home
from ...errors import ArgumentError, ModelNotFoundError, OfflineError
from ...store.cache import Cache
from ...store.fetching import fetch
from ...store.registry import Entry, entries
from ...store.urls import file_hash, is_safe
from ..bilm.reader import BilmReader, bilm_files
from .handles import HUB, PUBLISHED, address_of, handle_of
from .module import SIGNATURES, HubModule, check_files
from .other_caches import found_elsewhere, trusted

__all__ = ["DEFAULT", "Reader", "digest_of", "is_new_here", "locate", "read"]

DEFAULT = PUBLISHED
"""Handle of the module that is downloaded if no source is given."""

_ENTRY = "elmo"


class Reader(Protocol):
    """Turn tokens into the layers of a language model."""

    n_layers: int
    dim: int
    start: list[float]
    scale: float

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """Type and number of dimensions of each array of `prepare`."""
        ...

    def prepare(self, texts: list[list[str]]) -> tuple[np.ndarray, ...]:
        """Return the arguments of `run` for tokenised texts."""
        ...

    def run(self, *given: Any) -> Any:
        """Return the sum over tokens of every layer, as a tensor."""
        ...

    def sums(self, texts: list[list[str]]) -> np.ndarray:
        """Return the sum over tokens of every layer, shape (n, n_layers, dim)."""
        ...


def entry_of(source: str) -> Entry | None:
    """Return what to download for a handle or a URL, None if it is neither.

    Examples
    --------
    >>> from pandas_semtype.fakenews.elmo.source import entry_of
    >>> entry_of("https://tfhub.dev/google/elmo/3").name
    'elmo'
    >>> entry_of("google/elmo/2").urls
    ('https://tfhub.dev/google/elmo/2?tf-hub-format=compressed',)
    """
    handle = handle_of(source)
    known = entries()[_ENTRY]
    if handle is not None and handle.is_published:
        return known
    if handle is None and "://" not in source:
        return None
    url = source.rstrip("/") if handle is None else handle.address
    if not is_safe(url):
        raise ArgumentError.of("source", source, "an https address, a handle or a directory")
    url = address_of(url) if handle is None else url
    name = hashlib.sha256(url.encode()).hexdigest()[:12]
    return Entry(
        name=f"elmo-{name}",
        task=known.task,
        urls=(url,),
        file=known.file,
        hash_kind="none",
        max_size=known.max_size,
        unpack=known.unpack,
        members=known.members,
        max_unpacked=known.max_unpacked,
    )


def locate(source: str | os.PathLike[str] | None, *, progress: bool | None = None) -> Path:
    """Return the directory of a source; a handle or URL is downloaded if necessary.

    Parameters
    ----------
    source : str, path-like or None
        A handle of TensorFlow Hub such as ``"google/elmo/3"``, the default, or of Kaggle such as
        ``"google/elmo/tensorFlow1/elmo/3"``; a URL; or the directory of a module or biLM. A
        directory takes precedence over a handle. What tensorflow_hub or kagglehub have
        downloaded already is used where it is.
    progress : bool, optional
        Show a progress bar.

    Raises
    ------
    ModelNotFoundError
        If it is none of them.
    OfflineError
        If it must be downloaded and cannot be.
    ModelIntegrityError
        If the download differs from the first one.
    """
    name = os.fspath(DEFAULT if source is None else source)
    path = from_home(name)
    if name and path.is_dir():
        return path
    entry = entry_of(name)
    if entry is None:
        raise ModelNotFoundError.of(name, [DEFAULT, HUB + DEFAULT])
    handle = handle_of(name)
    if handle is not None and not Cache.current().unpacked(entry).is_dir():
        elsewhere = found_elsewhere(handle)
        if elsewhere is not None and trusted(elsewhere, digest_of(elsewhere), handle):
            return elsewhere
    try:
        return fetch(entry, progress=progress)
    except OfflineError as error:
        raise OfflineError(
            f"{error} A directory can be given as source=. The encoder 'tfidf' needs no weights, "
            "'ulmfit' other ones."
        ) from error


def is_new_here(source: str | None) -> bool:
    """Return whether a source would be downloaded from where nothing was downloaded before.

    The published module is never new: what it is does not depend on who names it.
    """
    name = DEFAULT if source is None else source
    if name and from_home(name).is_dir():
        return False
    entry = entry_of(name)
    if entry is None or entry.name == _ENTRY or Cache.current().unpacked(entry).is_dir():
        return False
    handle = handle_of(name)
    return handle is None or found_elsewhere(handle) is None


@lru_cache(maxsize=4)
def _reader(path: Path, signature: str, stamp: tuple[object, ...]) -> Reader:  # noqa: ARG001
    if bilm_files(path) is not None:
        return BilmReader(path)
    return HubModule(path, signature)


def read(path: Path, signature: str = "tokens") -> Reader:
    """Load the model in a directory, or return it if it is already loaded.

    Parameters
    ----------
    path : Path
        From `locate`.
    signature : {"tokens", "default"}
        Signature of a module; a biLM always takes tokens.

    Raises
    ------
    CheckpointError
        If the directory holds neither a complete module nor a complete biLM.
    """
    if signature not in SIGNATURES:
        raise ArgumentError.of("signature", signature, f"one of {', '.join(SIGNATURES)}")
    return _reader(path.resolve(), signature, _stamp(path))


def _files(path: Path) -> list[Path]:
    """Return the files that determine what a source computes."""
    found = bilm_files(path)
    if found is not None:
        return list(found)
    check_files(path)
    return [path / "saved_model.pb", *sorted(path.glob("variables/variables.*"))]


def _stamp(path: Path) -> tuple[object, ...]:
    states = [(file.name, file.stat()) for file in _files(path)]
    return tuple((name, state.st_size, state.st_mtime_ns) for name, state in states)


@lru_cache(maxsize=16)
def _digest(path: Path, stamp: tuple[object, ...]) -> str:  # noqa: ARG001
    whole = hashlib.sha256()
    for file in _files(path):
        whole.update(f"{file.name}:{file_hash(file)}\n".encode())
    return whole.hexdigest()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of the files of a source; unchanged files are read once."""
    return _digest(path.resolve(), _stamp(path))
