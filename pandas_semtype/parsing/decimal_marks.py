"""Decimal marks that a column proves, and numbers that those of other columns leave open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .facts import ParseFacts
from .labels import WHOLE
from .number_search import find_numbers
from .units import THREE_DECIMALS

__all__ = ["SMALL", "decimal_shown", "is_left_open", "is_open_among", "left_open"]

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


def left_open(columns: Sequence[tuple[ParseFacts, str] | None]) -> list[bool]:
    """Return by column whether `cast` refuses its numbers beside the others.

    Parameters
    ----------
    columns : sequence of tuple
        Facts and label of each column of texts; None of any other.

    Examples
    --------
    >>> from pandas_semtype.parsing import facts_of_cells
    >>> from pandas_semtype.parsing.decimal_marks import left_open
    >>> cells = "7.264", "13,6", "450"
    >>> left_open([(facts_of_cells({cell: 1}, "float"), "float") for cell in cells])
    [True, False, False]
    """
    shown = {decimal_shown(one[0]) for one in columns if one is not None and one[1] not in WHOLE}
    if shown - {""} != {","}:
        return [False] * len(columns)
    return [one is not None and is_left_open(*one) for one in columns]


def is_open_among(cells: Mapping[str, int], facts: ParseFacts, label: str) -> bool:
    """Return whether numbers are texts to a cast that knows of decimal commas, and not of columns.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells of a column of texts, and how often each occurs.
    facts : ParseFacts
        How they are written.
    label : str
        Its semantic type.

    Examples
    --------
    >>> from pandas_semtype.parsing import facts_of_cells
    >>> from pandas_semtype.parsing.decimal_marks import is_open_among
    >>> for cell in ("1,204", "1,204,500"):
    ...     is_open_among({cell: 1}, facts_of_cells({cell: 1}, "int"), "int")
    True
    False
    """
    numbers = facts.numbers
    if numbers is None or not facts.is_parsed:
        return False
    if numbers.ambiguous or label not in WHOLE or not decimal_shown(facts):
        return numbers.ambiguous
    found = find_numbers(cells, whole=True, decimal=numbers.grouping, label=label)
    return found is not None and found.format.ambiguous
