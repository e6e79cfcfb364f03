"""Generators of identifiers and codes that other labels have too, under their own label."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import numpy as np

from ..categories.coded_values import (
    abbreviations,
    numbers_as_codes,
    patterned_codes,
    short_codes,
    single_letters,
)
from ..registry import Column, Make
from ..texts.codes import (
    codes_of_classifications,
    codes_of_random_shape,
    codes_with_prefix,
    few_short_codes,
    many_short_codes,
    product_codes_of_words,
    registration_numbers,
)
from .key_columns import code_generator, identifier_generator

__all__: list[str] = []


def _cells_of(make: Make) -> Callable[[np.random.Generator, int], Column]:
    """Return the generator without what it says of its columns."""

    @wraps(make)
    def cells(rng: np.random.Generator, n: int) -> Column:
        made = make(rng, n)
        return Column(list(made.values if isinstance(made, Column) else made))

    cells.__module__ = __name__  # generators are counted by the file that registers them
    return cells


for _make, _weight in (
    (codes_of_random_shape, 2.0), (codes_with_prefix, 2.5), (registration_numbers, 1.0),
     (product_codes_of_words, 1.2),
):  # fmt: skip
    identifier_generator(weight=_weight)(_cells_of(_make))

for _make, _weight in (
    (single_letters, 1.0), (short_codes, 2.0), (abbreviations, 2.0), (patterned_codes, 2.0),
     (numbers_as_codes, 2.0),
    (few_short_codes, 1.5), (many_short_codes, 1.5), (codes_of_classifications, 1.0),
):  # fmt: skip
    code_generator(weight=_weight)(_cells_of(_make))
