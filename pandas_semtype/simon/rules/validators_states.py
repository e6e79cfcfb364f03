"""The validator of states and other subdivisions: names, and codes in capital or small letters."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import compress

import numpy as np

from .named_places import named_in
from .validator import each
from .vocabularies import (
    countries,
    country_codes_2,
    language_codes_2,
    postal_states,
    state_codes,
    states,
)

__all__ = ["STATE_WORDS", "states_in"]


STATE_WORDS = frozenset({"AS", "HI", "ID", "IN", "ME", "OK", "OR"})
"""Codes of states that are words."""

_FEWEST_SMALL = 5
"""Distinct codes in small letters that are taken for those of states; fewer may be words."""


@lru_cache(maxsize=1)
def _codes_of_states() -> frozenset[str]:
    return postal_states().union(*state_codes().values())


_STATE_CODE = re.compile(r"(?:([A-Z]{2})[-._])?([A-Z0-9]{1,4})").fullmatch
_OF_CODES = 2
"""Letters of codes, which are not written as "Me" and "Ke"."""
_LETTERED = frozenset({"AU", "BR", "CA", "DE", "GB", "IN", "NL", "US"})
"""Countries whose states have codes of letters: US-97 is a road."""
_a_state = named_in(states, countries)


def _state(cell: str) -> bool:
    found = _STATE_CODE(cell.replace(".", ""))
    if found is not None:
        country, code = found[1], found[2]
        if code in _codes_of_states():
            return True
        if code.isdecimal():
            return country is None or (country in country_codes_2() and country not in _LETTERED)
    if len(cell) == _OF_CODES and cell.isascii() and cell.istitle():
        return False
    return (len(cell) > 3 or not cell.islower()) and _a_state(cell)


def states_in(cells: Sequence[str]) -> np.ndarray:
    """Return which cells are states; words beside OK, such as NOK, make a state of an order."""
    small = {cell for cell in cells if len(cell) == 2 and cell.islower()}
    if len(small) >= _FEWEST_SMALL and len(small) == len(set(cells)) and _small_states(small):
        return np.ones(len(cells), dtype=bool)
    passed = each(_state)(cells)
    if not passed.all() and STATE_WORDS.issuperset(compress(cells, passed)):
        return np.zeros(len(cells), dtype=bool)
    return passed


def _small_states(codes: Collection[str]) -> bool:
    """Return whether "al", "fl", "tx" stand for states: two of them at least for nothing else."""
    upper = {code.upper() for code in codes}
    others = {code.upper() for code in (*country_codes_2(), *language_codes_2())}
    return upper <= postal_states() and len(upper - others - STATE_WORDS) > 1
