"""The registry: the models that can be fetched, and those that are shipped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..errors import ArgumentError
from .urls import KINDS, is_hash, is_safe

__all__ = ["CONFIG_FILE", "Entry", "entries", "shipped_models"]

CONFIG_FILE = "config.json"
"""The file that makes a directory a model directory."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+-]*")
_UNPACK = (None, "tar", "tar.gz")
_MAX_SIZE = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Describe one file that can be fetched.

    Parameters
    ----------
    name : str
        Lower-case letters, digits, ``_``, ``.`` and ``-``.
    task : str
        What the file is for: ``"semtype"`` for models that name columns,
        ``"language-model"`` for what text encoders start from.
    urls : tuple of str
        Where it is published; tried in this order.
    file : str
        Its name in the cache and on a mirror.
    hash_kind : {"sha256", "git-blob-sha1", "none"}
        What kind of hash pins the content. ``"none"``: the first download is trusted,
        recorded and announced, and every later one must equal it.
    hash : str or None
        The hash in hexadecimal digits.
    size : int or None
        Its size in bytes, if it is known.
    head_md5 : str or None
        MD5 of the first MiB, where nothing else was ever published of a file. It reveals
        a damaged or replaced file, not a forged one.
    max_size : int
        Bytes after which a download is given up.
    licence : str
        Licence of the file.
    card : str
        Where the model is described.
    description : str
        One line.
    unpack : {None, "tar", "tar.gz"}
        The file is an archive, and its unpacked directory is what `fetch` returns.
    members : tuple of str
        Files the archive must hold; any by default.
    max_unpacked : int
        Bytes after which unpacking is given up.
    converter : str or None
        Module, below ``pandas_semtype``, that turns the file into a checkpoint.
    labels : tuple of str
        Labels of the model's output, where the file does not hold them.
    """

    name: str
    task: str
    urls: tuple[str, ...]
    file: str
    hash_kind: str
    hash: str | None = None
    size: int | None = None
    head_md5: str | None = None
    max_size: int = _MAX_SIZE
    licence: str = "unknown"
    card: str = ""
    description: str = ""
    unpack: str | None = None
    members: tuple[str, ...] = ()
    max_unpacked: int = _MAX_SIZE
    converter: str | None = None
    labels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # A name becomes a path: it must not be able to leave the cache.
        checks = (
            ("name", _NAME.fullmatch(self.name), "lower-case letters, digits, _ . -"),
            ("file", _FILE.fullmatch(self.file), "a plain file name"),
            ("urls", all(map(is_safe, self.urls)), "https addresses"),
            ("hash_kind", self.hash_kind in KINDS, f"one of {', '.join(KINDS)}"),
            ("hash", is_hash(self.hash_kind, self.hash), "hexadecimal digits of its kind"),
            ("size", self.size is None or 0 < self.size <= self.max_size, "at most max_size"),
            ("unpack", self.unpack in _UNPACK, "tar, tar.gz or nothing"),
        )
        for field, accepted, expected in checks:
            if not accepted:
                raise ArgumentError.of(field, getattr(self, field), expected)

    @classmethod
    def from_dict(cls, name: str, values: Mapping[str, Any]) -> Entry:
        """Make an entry from the plain values of the registry file."""
        lists = {key: tuple(values[key]) for key in ("urls", "members", "labels") if key in values}
        return cls(name=name, **{**values, **lists})


@cache
def entries() -> Mapping[str, Entry]:
    """Return what can be fetched, by name.

    Returns
    -------
    mapping of str to Entry

    Examples
    --------
    >>> from pandas_semtype.store import entries
    >>> entries()["simon_2019_base"].licence
    'MIT'
    """
    import json

    text = files(__package__).joinpath("registry.json").read_text(encoding="utf-8")
    models = json.loads(text)["models"]
    return MappingProxyType({name: Entry.from_dict(name, models[name]) for name in sorted(models)})


def shipped_models() -> dict[str, Path]:
    """Return the directories of the shipped models, by name."""
    root = Path(str(files(__package__))).parent / "models"
    if not root.is_dir():
        return {}
    found = sorted(path for path in root.iterdir() if (path / CONFIG_FILE).is_file())
    return {path.name: path for path in found}
