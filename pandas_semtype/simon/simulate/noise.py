"""Noise: what happens to clean cells on their way into a real file."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from .registry import Column, Generator

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NULL_TOKENS", "roughen"]

NULL_TOKENS = (
    "NULL", "null", "N/A", "n/a", "NA", "na", "#N/A", "None", "none", "Nothing", "NaN", "nan", "-",
    "--", "?", ".", "...", "unknown", "Unknown", "UNKNOWN", "missing", "not available", "(blank)",
    "(null)", "TBD", "\\N", "*", "n.a.", "k.A.", "nil", "not provided",
)  # fmt: skip
"""Words that files use for a missing value."""

_LABELS_OF_WORDS = frozenset(
    "text address street_name city state country company job_title person_name".split()
)


def roughen(column: Column, source: Generator, rng: np.random.Generator) -> list[str | None]:
    """Return the cells of a clean column as a real file might hold them.

    Repeats, letter case, lost accents, typing errors, cut texts, spaces, null tokens and
    missing cells; each decided once per column, most of them rarely.  What the
    cells no longer show is added to ``column.ignore``.

    Parameters
    ----------
    column : Column
        From a generator; its ``ignore`` may grow.
    source : Generator
        Says what its cells can bear.
    rng : Generator
        Source of randomness.

    Returns
    -------
    list of str or None
        As many cells as `column` has.
    """
    label = column.primary or source.label
    cells = list(column.values)
    if rng.random() < source.repeats and len(cells) >= 8:
        cells = _repeat(cells, label, column, rng)
    if source.case:
        cells = _change_case(cells, rng)
    if label in _LABELS_OF_WORDS:
        cells = _wear_words(cells, rng)
    if source.typos and rng.random() < 0.06:
        cells = [_misspell(c, rng) if rng.random() < 0.05 else c for c in cells]
    if rng.random() < 0.03:
        cells = _pad(cells, rng)
    return _lose(cells, rng)


def _repeat(cells: list[str], label: str, column: Column, rng: np.random.Generator) -> list[str]:
    """Redraw the cells from few of them, the first ones far more often."""
    n = len(cells)
    distinct = list(dict.fromkeys(cells))
    fewest = 2 if label != "text" else max(4, n // 6)
    most = max(fewest + 1, min(len(distinct), n // 2))
    k = round(float(np.exp(rng.uniform(np.log(fewest), np.log(most)))))
    k = min(k, len(distinct))
    steepness = rng.choice([0.0, 0.5, 1.0, 1.5])
    weights = 1.0 / np.arange(1, k + 1) ** steepness
    drawn = rng.choice(k, size=n, p=weights / weights.sum())
    if rng.random() < 0.2:
        drawn = np.sort(drawn)
    if k <= max(60, n // 4):
        column.ignore = (*column.ignore, "categorical")
    return [distinct[i] for i in drawn]


def _change_case(cells: list[str], rng: np.random.Generator) -> list[str]:
    mode = rng.random()
    if mode < 0.13:
        return [c.upper() for c in cells]
    if mode < 0.19:
        return [c.lower() for c in cells]
    if mode < 0.21:
        return [c.title() for c in cells]
    if mode < 0.23:  # two people typed
        return [c.upper() if rng.random() < 0.4 else c for c in cells]
    return cells


def _wear_words(cells: list[str], rng: np.random.Generator) -> list[str]:
    mode = rng.random()
    if mode < 0.08:
        return [_without_accents(c) for c in cells]
    if mode < 0.10:  # UTF-8 read as Latin-1
        return [c.encode("utf-8").decode("latin-1") for c in cells]
    if mode < 0.115:
        return [c.replace("&", "&amp;").replace("'", "&#39;") for c in cells]
    if mode < 0.13:
        width = int(rng.integers(12, 33))
        return [c[:width] for c in cells]
    if mode < 0.145:
        return [c.replace(" ", "_") for c in cells]
    if mode < 0.155:
        return [f'"{c}"' for c in cells]
    return cells


def _without_accents(cell: str) -> str:
    kept = [c for c in unicodedata.normalize("NFD", cell) if not unicodedata.combining(c)]
    return "".join(kept)


def _misspell(cell: str, rng: np.random.Generator) -> str:
    if len(cell) < 4:
        return cell
    i = int(rng.integers(1, len(cell) - 1))
    kinds: tuple[Callable[[], str], ...] = (
        lambda: cell[:i] + cell[i + 1 :],
        lambda: cell[:i] + cell[i] + cell[i:],
        lambda: cell[: i - 1] + cell[i] + cell[i - 1] + cell[i + 1 :],
        lambda: cell[:i] + chr(97 + int(rng.integers(26))) + cell[i + 1 :],
    )
    return kinds[int(rng.integers(len(kinds)))]()


def _pad(cells: list[str], rng: np.random.Generator) -> list[str]:
    mode = rng.random()
    if mode < 0.4:
        return [c + " " for c in cells]
    if mode < 0.6:
        return [" " + c for c in cells]
    if mode < 0.8:
        return [c + " " * int(rng.integers(0, 3)) for c in cells]
    width = max(len(c) for c in cells)
    return [c.ljust(width) for c in cells] if width < 60 else cells


def _lose(cells: list[str], rng: np.random.Generator) -> list[str | None]:
    """Put missing cells and null tokens in; at least one cell stays."""
    n = len(cells)
    out: list[str | None] = list(cells)
    keep = int(rng.integers(n))
    if rng.random() < 0.3:
        fraction = rng.choice([0.01, 0.05, 0.1, 0.3, 0.6, 0.9])
        for i in np.flatnonzero(rng.random(n) < fraction):
            out[i] = None
    if rng.random() < 0.09:
        token = str(rng.choice(NULL_TOKENS))
        fraction = rng.choice([0.02, 0.05, 0.1, 0.25])
        for i in np.flatnonzero(rng.random(n) < fraction):
            out[i] = token
    out[keep] = cells[keep]
    return out
