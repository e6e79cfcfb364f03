"""The word lists of the simulator: text files in ``data``, each read once.

A list is a file of lines; lines that are empty or begin with ``#`` are comments.  `lines` gives
them as they stand, `vocabularies` and `keyed` split each at ``" | "``, `word_list` reads files with
headings.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import numpy as np

from .pools import as_pool

__all__ = ["entries", "keyed", "lines", "vocabularies", "word_list"]


def _read(name: str) -> list[str]:
    text = files(__package__).joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return text.splitlines()


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of ``data/<name>.txt``, comments and empty ones left out."""
    stripped = (line.strip() for line in _read(name))
    return tuple(line for line in stripped if line and not line.startswith("#"))


@cache
def vocabularies(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the vocabularies of a list: one per line, words separated by ``" | "``."""
    return tuple(tuple(w.strip() for w in line.split(" | ")) for line in lines(name))


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the entries of a list, whatever lines, headings and delimiters set them apart."""
    parts = (part.strip() for line in lines(name) for part in re.split(r" \| |;", line))
    return tuple(dict.fromkeys(part for part in parts if part))


@cache
def keyed(name: str) -> dict[str, tuple[str, ...]]:
    """Return the entries of a list by key, which is the first entry of a line.

    Lines with the same key continue each other; keys stay in the order of the file.
    """
    table: dict[str, tuple[str, ...]] = {}
    for key, *entries in vocabularies(name):
        table[key] = (*table.get(key, ()), *entries)
    return table


@cache
def _sections(name: str) -> dict[str, np.ndarray]:
    sections: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in _read(name):
        if line.startswith("## "):
            entries = sections.setdefault(line[3:].strip(), [])
        elif line and not line.startswith("# "):
            entries.extend(part.strip() for part in line.split(";"))
    return {heading: as_pool(cells) for heading, cells in sections.items()}


def word_list(name: str, heading: str) -> np.ndarray:
    """Return a section of ``data/<name>.txt`` as a pool.

    Sections begin with ``## heading``; entries stand one per line or between semicolons.
    """
    return _sections(name)[heading]
