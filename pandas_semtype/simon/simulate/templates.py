"""Vectorised drawing of strings: from pools, character patterns and templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, wraps
from typing import Any

import numpy as np

from .registry import Column, Make, generator

__all__ = [
    "compose",
    "pattern",
    "pick",
    "recase",
    "repeated",
    "skewed",
    "some",
    "split_draw",
    "text_generator",
    "titlecase",
]

Draw = Callable[[Any, int], list[str]]
Slot = Draw | Sequence[str] | np.ndarray

_CLASSES = {
    "9": "0123456789",
    "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "a": "abcdefghijklmnopqrstuvwxyz",
    "x": "0123456789abcdef",
    "X": "0123456789ABCDEF",
    "N": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "B": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
}
_CLASS_ARRAYS = {key: np.array(list(chars), dtype=object) for key, chars in _CLASSES.items()}
_SLOT = re.compile(r"\{([^{}:]+)(?::(\w))?\}")
_SMALL_WORDS = frozenset("of and the for in on at to a an de la le der von und y e du des".split())


def titlecase(words: str) -> str:
    """Return words with capitals as titles have them, without ``str.title`` accidents."""
    parts = words.split(" ")
    return " ".join(
        part if i and part in _SMALL_WORDS else part[:1].upper() + part[1:]
        for i, part in enumerate(parts)
    )


_CASES: dict[str, Callable[[str], str]] = {
    "u": str.upper,
    "l": str.lower,
    "t": titlecase,
    "c": lambda word: word[:1].upper() + word[1:],
    "i": lambda word: word[:1].upper(),
}


def pick(rng: np.random.Generator, pool: Sequence[str] | np.ndarray, n: int) -> list[str]:
    """Return `n` members of a pool, each equally likely."""
    index = rng.integers(len(pool), size=n)
    if isinstance(pool, np.ndarray):
        return pool[index].tolist()
    return [pool[i] for i in index.tolist()]


def skewed(
    rng: np.random.Generator, pool: Sequence[str] | np.ndarray, n: int, power: float = 3.0
) -> list[str]:
    """Return `n` members of a pool whose first members are the likelier ones."""
    index = (len(pool) * rng.random(n) ** power).astype(int)
    return [pool[i] for i in index.tolist()]


def some(rng: np.random.Generator, pool: Sequence[Any], low: int, high: int) -> list[Any]:
    """Return between `low` and `high` distinct members of a pool, in random order."""
    size = min(len(pool), int(rng.integers(low, high + 1)))
    return [pool[i] for i in rng.permutation(len(pool))[:size].tolist()]


def pattern(rng: np.random.Generator, shape: str, n: int) -> list[str]:
    """Return strings of a shape: 9 digit, A and a letters, x and X hex, N alphanumeric."""
    columns = [
        _CLASS_ARRAYS[char][rng.integers(len(_CLASS_ARRAYS[char]), size=n)].tolist()
        if char in _CLASS_ARRAYS
        else [char] * n
        for char in shape
    ]
    return ["".join(cells) for cells in zip(*columns, strict=True)]


@cache
def _parse(template: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    literals, slots, at = [], [], 0
    for match in _SLOT.finditer(template):
        literals.append(template[at : match.start()])
        slots.append((match.group(1), match.group(2) or ""))
        at = match.end()
    literals.append(template[at:])
    return tuple(literals), tuple(slots)


def _fill(rng: np.random.Generator, name: str, n: int, slots: Mapping[str, Slot]) -> list[str]:
    source = slots.get(name)
    if source is not None:
        return source(rng, n) if callable(source) else pick(rng, source, n)
    low, dash, high = name.partition("-")
    if dash and low.isdigit() and high.isdigit():
        width = len(low) if low[0] == "0" else 0
        numbers = rng.integers(int(low), int(high) + 1, size=n).tolist()
        return [str(number).zfill(width) for number in numbers]
    if "|" in name:
        return pick(rng, name.split("|"), n)
    if all(char in _CLASSES or not char.isalnum() for char in name):
        return pattern(rng, name, n)
    raise KeyError(name)


def compose(
    rng: np.random.Generator,
    n: int,
    templates: Sequence[str],
    slots: Mapping[str, Slot] | None = None,
) -> list[str]:
    """Return `n` strings from templates with slots in braces.

    A slot is a name of `slots`, a range ``{1-99}`` or ``{01-12}``, alternatives ``{red|blue}`` or a
    character pattern ``{999AA}``; ``:u :l :t :c :i`` after it set upper, lower, title or
    sentence case or take the initial.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    n : int
        Number of strings.
    templates : sequence of str
        Each string uses one of them, all equally likely.
    slots : mapping, optional
        Name -> pool, or function ``(rng, n) -> list of str``.

    Returns
    -------
    list of str
    """
    slots = slots or {}
    chosen = rng.integers(len(templates), size=n)
    out = [""] * n
    for which in np.unique(chosen).tolist():
        rows = np.flatnonzero(chosen == which).tolist()
        literals, names = _parse(templates[which])
        filled = []
        for name, case in names:
            cells = _fill(rng, name, len(rows), slots)
            filled.append([_CASES[case](c) for c in cells] if case else cells)
        for k, row in enumerate(rows):
            parts = [literals[0]]
            for cells, literal in zip(filled, literals[1:], strict=True):
                parts.append(cells[k])
                parts.append(literal)
            out[row] = "".join(parts)
    return out


def split_draw(rng: np.random.Generator, n: int, draws: Sequence[Draw]) -> list[str]:
    """Return `n` strings of which each comes from one of several draws."""
    chosen = rng.integers(len(draws), size=n)
    out = [""] * n
    for which, draw in enumerate(draws):
        rows = np.flatnonzero(chosen == which).tolist()
        if rows:
            for row, cell in zip(rows, draw(rng, len(rows)), strict=True):
                out[row] = cell
    return out


def recase(rng: np.random.Generator, values: list[str], upper: float = 0.1) -> list[str]:
    """Return the column in capitals with probability `upper`, else unchanged."""
    return [value.upper() for value in values] if rng.random() < upper else values


def repeated(rng: np.random.Generator, values: list[str], low: float, high: float) -> list[str]:
    """Return the column redrawn from a share of `low` to `high` of its cells."""
    kept = max(2, int(len(values) * rng.uniform(low, high)))
    return skewed(rng, values[:kept], len(values), float(rng.uniform(1.0, 2.0)))


def text_generator(
    *, weight: float = 1.0, case: bool = False, typos: bool = False, redraw: float = 0.12
) -> Callable[[Make], Make]:
    """Register a generator of ``text``, some of whose columns repeat their values.

    The noise must not redraw a text column from few values, since it would then be a
    categorical one; moderate repeats are made here, where both answers are allowed.
    ``redraw`` is the share of the columns that are made to repeat.
    """

    def register(make: Make) -> Make:
        @wraps(make)
        def column(rng: np.random.Generator, n: int) -> Column:
            made = make(rng, n)
            drawn = made if isinstance(made, Column) else Column(list(made))
            if n >= 12 and rng.random() < redraw:
                drawn.values = repeated(rng, drawn.values, 0.15, 0.6)
            if n >= 12 and len(set(drawn.values)) < 0.6 * n:
                drawn.ignore = (*drawn.ignore, "categorical")
            return drawn

        generator("text", weight=weight, case=case, typos=typos, repeats=0.0)(column)
        return column

    return register
