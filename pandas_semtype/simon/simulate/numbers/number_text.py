"""Numbers written as text: separators, signs, decimals."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ..draw import choose

__all__ = ["GROUPINGS", "other_digits", "write_decimals", "write_integers", "write_significant"]

GROUPINGS = ((",", "."), (".", ","), (" ", ","), ("\u00a0", ","), ("\u202f", ","), ("'", "."))
"""Pairs of thousands and decimal separators that occur together."""

_SCRIPTS = tuple(
    str.maketrans("0123456789", "".join(chr(zero + i) for i in range(10)))
    for zero in (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10)
)


def write_integers(
    values: np.ndarray, group: str = "", plus: bool = False, brackets: bool = False
) -> list[str]:
    """Return whole numbers as text.

    Parameters
    ----------
    values : ndarray
        Numbers, cut to whole ones.
    group : str, default ""
        Thousands separator.
    plus : bool, default False
        Write a plus before positive numbers.
    brackets : bool, default False
        Write negative numbers as accountants do: ``(1,234)``.
    """
    numbers = np.asarray(values).astype(np.int64).tolist()
    sign = "+" if plus else ""
    cells = [f"{v:{sign},}" if group else f"{v:{sign}d}" for v in numbers]
    if group and group != ",":
        cells = [c.replace(",", group) for c in cells]
    return _bracketed(cells) if brackets else cells


def write_decimals(
    values: np.ndarray | Iterable[float],
    places: int,
    *,
    decimal: str = ".",
    group: str = "",
    strip: bool = False,
    plus: bool = False,
    brackets: bool = False,
    bare: bool = False,
) -> list[str]:
    """Return numbers with a fixed number of decimals as text.

    Parameters
    ----------
    values : iterable of float
        The numbers.
    places : int
        Decimals.
    decimal, group : str
        Decimal and thousands separators.
    strip : bool, default False
        Drop trailing zeros, and a separator at the end: 12.50 -> 12.5, 3.00 -> 3.
    plus, brackets : bool, default False
        Write positive numbers with a plus, negative ones in brackets.
    bare : bool, default False
        Drop the zero before the separator: .305
    """
    comma = "," if group else ""
    sign = "+" if plus else ""
    spec = f"{sign}{comma}.{places}f"
    cells = [format(float(v), spec) for v in np.asarray(values, dtype=float).tolist()]
    if strip and places:
        cells = [c.rstrip("0").rstrip(".") for c in cells]
    cells = [c[1:] if c.startswith("-") and not c.strip("-0.,") else c for c in cells]
    if bare:
        cells = [c.replace("0.", ".", 1) if c.lstrip("+-").startswith("0.") else c for c in cells]
    if decimal != "." or group not in ("", ","):
        table = str.maketrans({",": group, ".": decimal})
        cells = [c.translate(table) for c in cells]
    return _bracketed(cells) if brackets else cells


def write_significant(values: np.ndarray, figures: int) -> list[str]:
    """Return numbers rounded to significant figures, without an exponent for usual sizes."""
    return [format(v, f".{figures}g") for v in np.asarray(values, dtype=float).tolist()]


def other_digits(rng: np.random.Generator, cells: Iterable[str]) -> list[str]:
    """Return the cells with the digits of another script: Arabic, Persian, Devanagari, Thai ..."""
    table = choose(rng, _SCRIPTS)
    return [c.translate(table) for c in cells]


def _bracketed(cells: list[str]) -> list[str]:
    return [f"({c[1:]})" if c.startswith("-") else c for c in cells]
