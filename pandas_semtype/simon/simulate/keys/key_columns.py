"""Registration of generators of identifiers and codes: what else may be said of their columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps

import numpy as np

from ..draw import categorical, redrawn, sometimes
from ..registry import Column, Make, generator

__all__ = ["code_generator", "codes_drawn", "identifier_generator", "look_of"]


def look_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Return which of int, float and text may be said of keys that look like these.

    A number without leading zeros may be called an int; one with them is a text if anything.
    """
    digits = [c for c in cells if c.isascii() and c.isdigit()]
    padded = any(len(c) > 1 and c[0] == "0" for c in digits)
    if len(digits) == len(cells):
        return ("text",) if padded else ("int",)
    if all(c.replace(".", "", 1).replace(",", "").lstrip("-").isdigit() for c in cells):
        return ("int", "float", "text")
    return ("text", "int") if digits else ("text",)


def identifier_generator(
    *, weight: float = 1.0, foreign: float = 0.14, ignore: tuple[str, ...] = ()
) -> Callable[[Make], Make]:
    """Register a generator of ``identifier``; some of its columns refer to few records.

    Parameters
    ----------
    weight : float, default 1.0
        As in `generator`.
    foreign : float, default 0.14
        Fraction of the columns whose keys repeat, as those that refer to another table do.
    ignore : tuple of str, optional
        Labels that may or may not be said of every column.
    """

    def register(make: Make) -> Make:
        @wraps(make)
        def column(rng: np.random.Generator, n: int) -> Column:
            made = make(rng, n)
            drawn = made if isinstance(made, Column) else Column(list(made))
            drawn.ignore = tuple(dict.fromkeys((*drawn.ignore, *look_of(drawn.values), *ignore)))
            if n >= 12 and rng.random() < foreign:
                drawn.values = redrawn(rng, drawn.values, 0.02, 0.7)
                if sometimes(rng, 0.3):
                    drawn.values.sort()
            if len(set(drawn.values)) < 0.6 * n:
                drawn.ignore = (*drawn.ignore, "categorical", "code")
            return drawn

        generator("identifier", weight=weight, repeats=0.0)(column)
        return column

    return register


def codes_drawn(rng: np.random.Generator, values: Sequence[str], n: int) -> Column:
    """Return a column of a code list: one code, a few, many, or the list itself.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    values : sequence of str
        The codes of the list.
    n : int
        Number of cells.
    """
    values = list(dict.fromkeys(values))
    kind = rng.random()
    if kind < 0.09:  # a table of one status, one county, one fund
        return Column([values[int(rng.integers(len(values)))]] * n)
    if kind < 0.17 and len(values) >= n:
        cells = values[:n]
        return Column(sorted(cells) if sometimes(rng, 0.6) else cells)
    if kind < 0.3:
        order = rng.integers(len(values), size=n)
        return Column([values[i] for i in (np.sort(order) if kind < 0.22 else order).tolist()])
    most = int(min(len(values), max(2, rng.exponential(12) + 2)))
    return Column(categorical(rng, values[:most], n))


def code_generator(
    *, weight: float = 1.0, label: str = "code", ignore: tuple[str, ...] = ()
) -> Callable[[Callable[[np.random.Generator, int], Sequence[str] | Column]], Make]:
    """Register a generator of ``code`` or of a kind of it, from a function that makes its list.

    Parameters
    ----------
    weight : float, default 1.0
        As in `generator`.
    label : str, default "code"
        The label of its columns.
    ignore : tuple of str, optional
        Labels that may or may not be said of every column.
    """

    def register(make: Callable[[np.random.Generator, int], Sequence[str] | Column]) -> Make:
        @wraps(make)
        def column(rng: np.random.Generator, n: int) -> Column:
            made = make(rng, n)
            drawn = made if isinstance(made, Column) else codes_drawn(rng, made, n)
            extra = (*drawn.ignore, *look_of(drawn.values), *ignore)
            if len(set(drawn.values)) > 0.6 * n:
                extra = (*extra, "categorical", "identifier")
            if max(map(len, drawn.values)) == 1:
                extra = (*extra, "ordinal")
            drawn.ignore = tuple(dict.fromkeys(e for e in extra if e not in drawn.also))
            return drawn

        generator(label, weight=weight, repeats=0.0)(column)
        return column

    return register
