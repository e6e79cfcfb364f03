"""How values repeat: what can be a category and what cannot."""

from __future__ import annotations

import re

from .cells import Cells
from .opinion import Opinion, forbid, hand_over

__all__ = ["cardinality_opinions", "is_of_few_values"]

# Set by hand on the development columns.
_ENOUGH_CELLS = 10
"""Present cells below which repetition is no evidence."""
_FEW_WORDS = 12
"""Distinct values of most categories; more cannot be booleans or genders."""
_CONSTANT = 0.8
"""Certainty that one whole number in all cells is an `int`."""
_SHORT = 3
"""Digits of such a number."""
_WORD = 0.95
"""Certainty that a word which all cells share is no code: `INFO`, `deny`, `A`."""
_FEW_TEXTS = 0.999
"""Certainty that few short values that repeat are no texts."""
_FEW_KEYS = 0.8
"""Certainty that few short values that repeat name no record each."""
_LONG_KEY = re.compile(r"(?:\D*\d){6}").match
"""Numbers of firms and cases repeat where a table has a row per payment or hearing."""
_LONGEST = 40
"""Characters of a value that is a category where it repeats, and no text."""
_MOST_WORDS = 150
"""Distinct values beyond which a column is no category."""
_MOST_NUMBERS = 20
"""The same of short whole numbers: years of experience repeat, and are counted."""
_LAST_DAY = 31
_COUNTED = re.compile(r"(?:0|[1-9]\d{0,2})(?:\.0)?").fullmatch
"""Numbers up to 999, none with zeros in front: those are codes."""
_REPEATING = ("categorical", "boolean", "ordinal", "gender", "code", "marital_status")
"""Labels of values that repeat. Others imply `categorical` and need not: a list of colors has each
once, and so has one of industries, of codes of diseases, of the months of a year.
"""


def cardinality_opinions(cells: Cells) -> list[Opinion]:
    """Return the opinions that follow from the number of distinct values.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    n, distinct = cells.n_present, cells.n_distinct
    found: list[Opinion] = []
    if distinct == 1 and cells.values[0].isdecimal():
        # One number is no pair of truth codes and no set of categories. A long one may be the
        # only postal code or telephone of a table.
        found += forbid("boolean", "categorical", reason="cardinality:constant")
        if len(cells.values[0]) <= _SHORT:
            found.append(Opinion("int", _CONSTANT, "cardinality:constant", "supports"))
    if n < _ENOUGH_CELLS:
        return found
    if distinct == 1 and cells.values[0].isalpha():
        found.append(Opinion("code", _WORD, "cardinality:constant_word", "doubts"))
    if is_of_few_values(cells) and max(map(len, cells.values)) <= _LONGEST:
        found.append(Opinion("text", _FEW_TEXTS, "cardinality:few_values", "yields"))
        if not any(map(_LONG_KEY, cells.values)):
            found += hand_over(
                "identifier", reason="cardinality:few_values", score=_FEW_KEYS, heir="code"
            )
    fraction = distinct / n
    if distinct == n:
        found += forbid(*_REPEATING, reason="cardinality:all_distinct", families=False)
    elif fraction > 0.6 and distinct > 30:
        found += forbid(*_REPEATING, reason="cardinality:mostly_distinct", families=False)
    elif distinct > _FEW_WORDS:
        found += forbid("boolean", "gender", reason="cardinality:many_values")
        if distinct > _MOST_WORDS:
            found += forbid(*_REPEATING, reason="cardinality:many_values", families=False)
        elif distinct > _MOST_NUMBERS and _are_counted(cells):
            found += forbid("categorical", reason="cardinality:many_numbers", families=False)
    return found


def _are_counted(cells: Cells) -> bool:
    """Return whether all cells are short whole numbers, and not the days of a month."""
    if not all(map(_COUNTED, cells.values)):
        return False
    return max(map(float, cells.values)) > _LAST_DAY


def is_of_few_values(cells: Cells) -> bool:
    """Return whether few values repeat so often that they are categories of something.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    n, distinct = cells.n_present, cells.n_distinct
    return n >= _ENOUGH_CELLS and distinct <= _FEW_WORDS and distinct <= 0.2 * n
