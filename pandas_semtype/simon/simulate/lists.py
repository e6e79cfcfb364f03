"""Editable word lists of the simulator, read from the text files in ``data``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["lines", "vocabularies"]


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list, comments and empty ones left out."""
    text = files(__package__).joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    stripped = (line.strip() for line in text.splitlines())
    return tuple(line for line in stripped if line and not line.startswith("#"))


@cache
def vocabularies(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the vocabularies of a list: one per line, words separated by ``" | "``."""
    return tuple(tuple(w.strip() for w in line.split(" | ")) for line in lines(name))
