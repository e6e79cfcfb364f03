"""Registration of generators of free text, some of whose columns repeat their values."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import numpy as np

from ..draw import redrawn
from ..registry import Column, Make, generator

__all__ = ["text_generator"]


def text_generator(
    *, weight: float = 1.0, case: bool = False, typos: bool = False, redraw: float = 0.12
) -> Callable[[Make], Callable[[np.random.Generator, int], Column]]:
    """Register a generator of ``text``, some of whose columns repeat their values.

    The noise must not redraw a text column from few values, since it would then be a
    categorical one; moderate repeats are made here, where both answers are allowed.

    Parameters
    ----------
    weight, case, typos
        As in `generator`.
    redraw : float, default 0.12
        Fraction of the columns that are made to repeat.
    """

    def register(make: Make) -> Callable[[np.random.Generator, int], Column]:
        @wraps(make)
        def column(rng: np.random.Generator, n: int) -> Column:
            made = make(rng, n)
            drawn = made if isinstance(made, Column) else Column(list(made))
            if n >= 12 and rng.random() < redraw:
                drawn.values = redrawn(rng, drawn.values, 0.15, 0.6)
            if n >= 12 and len(set(drawn.values)) < 0.6 * n:
                drawn.ignore = (*drawn.ignore, "categorical")
            return drawn

        generator("text", weight=weight, case=case, typos=typos, repeats=0.0)(column)
        return column

    return register
