"""Strings from patterns of characters and from templates with slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

import numpy as np

from .draw import ALNUM, DIGITS, HEX, LOWER, UPPER, Draw, choices
from .spelling import titlecase

__all__ = ["Slot", "compose", "fill", "fill_any"]

Slot = Draw | Sequence[str] | np.ndarray
"""What fills a slot: a pool, or a function ``(rng, n) -> cells``."""

_CLASSES = {
    "#": DIGITS,
    "%": DIGITS[1:],
    "!": DIGITS[2:],
    "?": UPPER,
    "*": LOWER,
    "^": HEX,
    "~": ALNUM,
    "&": UPPER + LOWER + DIGITS,
}
_TOKEN = re.compile(r"\[([^\]]+)\]|\\(.)|(.)", re.DOTALL)
_RANGE = re.compile(r"(.)-(.)")
_SLOT = re.compile(r"\{([^{}:]+)(?::(\w))?\}")
_CASES: dict[str, Callable[[str], str]] = {
    "u": str.upper,
    "l": str.lower,
    "t": titlecase,
    "c": lambda word: word[:1].upper() + word[1:],
    "i": lambda word: word[:1].upper(),
}


def _codes(alphabet: str) -> np.ndarray:
    return np.array([ord(c) for c in alphabet], dtype=np.uint32)


@cache
def _parse_pattern(pattern: str) -> tuple[int | np.ndarray, ...]:
    """Return for each character its code, or the codes it is drawn from."""
    places: list[int | np.ndarray] = []
    for members, escaped, char in _TOKEN.findall(pattern):
        if members:
            spelt = _RANGE.sub(
                lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))), members
            )
            places.append(_codes(spelt))
        elif char in _CLASSES:
            places.append(_codes(_CLASSES[char]))
        else:
            places.append(ord(escaped or char))
    return tuple(places)


def fill(rng: np.random.Generator, pattern: str, n: int) -> list[str]:
    r"""Return `n` strings of a pattern, in the manner of Faker's ``numerify`` and ``lexify``.

    ``#`` digit, ``%`` digit but 0, ``!`` digit but 0 and 1, ``?`` upper-case letter, ``*``
    lower-case letter, ``^`` hexadecimal digit, ``~`` upper-case letter or digit, ``&`` letter of
    either case or digit, ``[A-CX]`` one of these characters; ``\`` before a character, and every
    other character, stands for itself.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    pattern : str
        For instance ``"AB-####"`` or ``"[1-9]## ??"``.
    n : int
        Number of strings.
    """
    places = _parse_pattern(pattern)
    if not places:
        return [""] * n
    drawn = np.empty((n, len(places)), dtype=np.uint32)
    for i, place in enumerate(places):
        drawn[:, i] = place if isinstance(place, int) else place[rng.integers(len(place), size=n)]
    return drawn.view(f"<U{len(places)}").ravel().tolist()


def fill_any(rng: np.random.Generator, patterns: Sequence[str], n: int) -> list[str]:
    """Return `n` strings, each of one of several patterns (see `fill`)."""
    which = rng.integers(len(patterns), size=n)
    cells = [""] * n
    for k in np.unique(which):
        rows = np.flatnonzero(which == k)
        for row, cell in zip(rows.tolist(), fill(rng, patterns[k], len(rows)), strict=True):
            cells[row] = cell
    return cells


@cache
def _parse_template(template: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    literals, slots, at = [], [], 0
    for match in _SLOT.finditer(template):
        literals.append(template[at : match.start()])
        slots.append((match.group(1), match.group(2) or ""))
        at = match.end()
    literals.append(template[at:])
    return tuple(literals), tuple(slots)


def _fill_slot(
    rng: np.random.Generator, name: str, n: int, slots: Mapping[str, Slot]
) -> Sequence[str]:
    source = slots.get(name)
    if source is not None:
        return source(rng, n) if callable(source) else choices(rng, source, n)
    low, dash, high = name.partition("-")
    if dash and low.isdigit() and high.isdigit():
        width = len(low) if low[0] == "0" else 0
        numbers = rng.integers(int(low), int(high) + 1, size=n).tolist()
        return [str(number).zfill(width) for number in numbers]
    if "|" in name:
        return choices(rng, name.split("|"), n)
    if not name.isidentifier():
        return fill(rng, name, n)
    raise KeyError(name)


def compose(
    rng: np.random.Generator,
    templates: Sequence[str],
    n: int,
    slots: Mapping[str, Slot] | None = None,
) -> list[str]:
    """Return `n` strings from templates with slots in braces.

    A slot is a name of `slots`, a range ``{1-99}`` or ``{01-12}``, alternatives ``{red|blue}`` or a
    pattern ``{###??}`` (see `fill`); ``:u :l :t :c :i`` after it set upper, lower, title or
    sentence case or take the initial.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    templates : sequence of str
        Each string uses one of them, all equally likely.
    n : int
        Number of strings.
    slots : mapping, optional
        Name -> pool, or function ``(rng, n) -> cells``.

    Returns
    -------
    list of str

    Raises
    ------
    KeyError
        If a template names a slot that is not given.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.simon.simulate.templates import compose
    >>> rng = np.random.default_rng(0)
    >>> compose(rng, ["{word:u}-{##}"], 2, {"word": ["ab"]})  # doctest: +SKIP
    ['AB-85', 'AB-62']
    """
    slots = slots or {}
    chosen = rng.integers(len(templates), size=n)
    out = [""] * n
    for which in np.unique(chosen).tolist():
        rows = np.flatnonzero(chosen == which).tolist()
        literals, names = _parse_template(templates[which])
        filled = []
        for name, case in names:
            cells = _fill_slot(rng, name, len(rows), slots)
            filled.append([_CASES[case](c) for c in cells] if case else cells)
        for k, row in enumerate(rows):
            parts = [literals[0]]
            for cells, literal in zip(filled, literals[1:], strict=True):
                parts.append(cells[k])
                parts.append(literal)
            out[row] = "".join(parts)
    return out
