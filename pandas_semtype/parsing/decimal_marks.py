"""Decimal marks that a column proves, and numbers that those of other columns leave open."""

from __future__ import annotations

from .facts import ParseFacts
from .labels import WHOLE
from .units import THREE_DECIMALS

__all__ = ["SMALL", "decimal_shown", "is_left_open"]

SMALL = frozenset({"latitude", "longitude", "percent"})
"""Labels of numbers that are hardly ever above 999."""


def decimal_shown(facts: ParseFacts) -> str:
    """Return the mark before decimals, a point or comma; "" if no cell proves it.

    Parameters
    ----------
    facts : ParseFacts
        How the cells of a column of texts are written.

    Examples
    --------
    >>> from pandas_semtype.parsing import facts_of_cells
    >>> from pandas_semtype.parsing.decimal_marks import decimal_shown
    >>> [decimal_shown(facts_of_cells({cell: 1}, "float")) for cell in ("13,6", "1.234.567", "7")]
    [',', ',', '']
    """
    numbers = facts.numbers
    if numbers is None or not facts.is_parsed or numbers.ambiguous:
        return ""
    if numbers.decimal not in (".", ","):
        return ""
    return numbers.decimal if numbers.decimals != 0 or numbers.grouping in (".", ",") else ""


def is_left_open(facts: ParseFacts, label: str) -> bool:
    """Return whether numbers are refused beside columns of texts with decimal commas.

    Parameters
    ----------
    facts : ParseFacts
        How the cells of a column of texts are written.
    label : str
        Its semantic type.

    Examples
    --------
    >>> from pandas_semtype.parsing import facts_of_cells
    >>> from pandas_semtype.parsing.decimal_marks import is_left_open
    >>> [is_left_open(facts_of_cells({c: 1}, "float"), "float") for c in ("7.264", "7.26")]
    [True, False]
    """
    numbers = facts.numbers
    if numbers is None or not facts.is_parsed:
        return False
    if label in WHOLE:
        return numbers.grouping == "," and numbers.decimals == 0
    is_of_points = numbers.decimal == "." and numbers.grouping != ","
    is_small = label in SMALL or numbers.currency in THREE_DECIMALS
    return numbers.ambiguous and is_of_points and not is_small
