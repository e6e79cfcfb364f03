"""Columns with the dtypes of what they hold, in place of numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..parsing import ParseFacts
from .categories import CategoryEncoder, OrderedEncoder
from .encoders import Encoder
from .mixed_numbers import MixedNumberEncoder
from .moments import MomentEncoder
from .pairs import PairEncoder
from .values import numbers_of, texts_of

__all__ = ["kept"]


def kept(series: pd.Series, treatment: str, encoder: Encoder, facts: ParseFacts) -> Any:
    """Return the values of a column.

    Parameters
    ----------
    series : Series
        The column.
    treatment : str
        What becomes of it.
    encoder : Encoder
        Its encoder, which knows the steps of a scale.
    facts : ParseFacts
        How the cells of the training data were written.

    Returns
    -------
    array
        ``Float64``, ``boolean``, ``datetime64[us]``, ``category``; anything else as it is.
    """
    if treatment == "number" and isinstance(encoder, MixedNumberEncoder):
        return pd.array(encoder.encode(series).columns[0], dtype="Float64")
    if isinstance(encoder, PairEncoder):
        return series.array  # two values have no dtype
    if treatment == "number":
        numbers = pd.array(numbers_of(series, facts).values, dtype="Float64")
        is_flag = facts.kind == "boolean" or pd.api.types.is_bool_dtype(series.dtype)
        return numbers.astype("boolean") if is_flag else numbers
    if treatment == "moment" and isinstance(encoder, MomentEncoder):
        return encoder.read(series).values
    if treatment == "ordered" and isinstance(encoder, OrderedEncoder):
        steps = _steps(encoder)
        places = [None if c is None else encoder.place(c) for c in texts_of(series)]
        cells = np.array([None if p is None else steps[p] for p in places], dtype=object)
        return _categories(cells, steps, ordered=True)
    if treatment == "category" and isinstance(encoder, CategoryEncoder):
        cells = encoder.respelled(texts_of(series))
        # New cells are kept, after those of the training data.
        new = sorted({cell for cell in cells if cell is not None} - set(encoder.cells))
        return _categories(cells, [*encoder.cells, *new], ordered=False)
    return series.array


def _steps(encoder: OrderedEncoder) -> list[str]:
    """Return one way to write each step, the first."""
    steps: dict[int, str] = {}
    for step, place in encoder.places.items():
        steps.setdefault(place, step)
    return [steps[place] for place in sorted(steps)]


def _categories(cells: np.ndarray, known: list[str], *, ordered: bool) -> pd.Categorical:
    places = dict(zip(known, range(len(known)), strict=True))
    codes = np.array([-1 if cell is None else places.get(cell, -1) for cell in cells], dtype=int)
    try:
        index = pd.Index(known, dtype="str")
    except UnicodeEncodeError:  # pandas 3 cannot hold lone surrogates as str
        index = pd.Index(known, dtype=object)
    return pd.Categorical.from_codes(codes, categories=index, ordered=ordered)
