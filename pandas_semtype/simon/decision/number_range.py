"""Whole numbers of a class: between which bounds they lie, if all example columns agree on them.

The network knows how many digits numbers have, and their first ones only roughly. So it takes
article numbers from 50,000,000 on for those between 30,000,000 and 40,000,000. Where the numbers
of each example column lie among those of the others, the bounds belong to the class.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .code_letters import FEWEST_COLUMNS

__all__ = ["out_of_range", "shared_range"]

_WHOLE, _AMONG = 0.9, 0.75
"""Fractions of the cells of an example column: whole numbers, and those among the others'."""
_FEWEST = 10
"""Different numbers of all example columns."""
_OTHERWISE = 0.5
"""Fraction of the cells that lie far outside, from which on they are other numbers."""
_LONGEST = 18
"""Digits of a number; longer ones are keys of another kind."""


def shared_range(columns: Sequence[Collection[str]]) -> list[str] | None:
    """Return the bounds of the whole numbers of a class, None if its columns do not agree.

    Pieces of one sequence do not: the next piece lies outside of all others. The bounds leave
    as much room on either side as there is between the examples, and are rounded: none of them
    is a cell.

    Parameters
    ----------
    columns : sequence of collection of str
        The different cells of each example column.

    Returns
    -------
    list of str or None
        The lower and the upper bound.

    Examples
    --------
    >>> from pandas_semtype.simon.decision.number_range import shared_range
    >>> shared_range([[str(4110 + 70 * k + i) for k in range(20)] for i in range(3)])
    ['2700', '6800']
    """
    if len(columns) < FEWEST_COLUMNS:
        return None
    numbers = [_numbers(column) for column in columns]
    if any(len(n) < _WHOLE * len(c) for n, c in zip(numbers, columns, strict=True)):
        return None
    if len({number for each in numbers for number in each}) < _FEWEST:
        return None
    for i, each in enumerate(numbers):
        others = [number for j, other in enumerate(numbers) if j != i for number in other]
        low, high = min(others), max(others)
        if sum(low <= number <= high for number in each) < _AMONG * len(each):
            return None
    low, high = min(map(min, numbers)), max(map(max, numbers))
    room = high - low
    return [str(_rounded(low - room, up=False)), str(_rounded(high + room, up=True))]


def out_of_range(values: Collection[str], bounds: Sequence[str]) -> bool:
    """Return whether half of the cells are whole numbers far from those of the examples.

    Parameters
    ----------
    values : collection of str
        Different cells.
    bounds : sequence of str
        Of the examples, see `shared_range`; what is no pair of numbers excludes nothing.
    """
    try:
        low, high = map(int, bounds)
    except ValueError:  # of a model that somebody else wrote
        return False
    strange = sum(not low <= number <= high for number in _numbers(values))
    return strange >= _OTHERWISE * max(1, len(values))


def _numbers(values: Collection[str]) -> list[int]:
    cells = (value.strip() for value in values)
    return [int(cell) for cell in cells if cell.isdecimal() and len(cell) <= _LONGEST]


def _rounded(number: int, *, up: bool) -> int:
    """Return a number of two digits and zeros that is not nearer to the middle."""
    unit = int("1".ljust(len(str(abs(number))) - 1, "0"))
    return (-(-number // unit) if up else number // unit) * unit
