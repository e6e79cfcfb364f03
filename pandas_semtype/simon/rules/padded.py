"""Numbers that count nothing: zeros in front, or one length for all, as keys have them."""

from __future__ import annotations

import re

from .cells import Cells
from .opinion import Opinion, forbid

__all__ = ["are_long_keys", "padded_opinions"]

_SHORTEST_PADDED = 3
"""Digits from which on zeros in front say that a cell is no number; 07 may be a month."""
_LAST_DAY = 31
"""Two digits with zeros in front are a part of a date or a time, unless some are beyond."""
_LONG = 9
"""Digits of a number that is longer than postal codes."""
_DISTINCT = 0.9
"""Fraction of the cells that differ in a column of keys."""
_SOME, _MOST = 0.02, 0.6
"""Fractions of cells with a zero in front. Where all have one, it may be that of telephones."""
_FEWEST = 5
"""Distinct cells below which one shape may be a coincidence."""
_DIGITS = 3
"""Digits of a key that has letters too."""
_LETTER, _DIGIT = re.compile(r"[^\W\d_]").sub, re.compile(r"\d").sub
_REMARK = re.compile(r"\s?(?:\([^\W\d_]{1,3}\)|\[[^\W\d_]{1,3}\])\Z").sub
"""A letter or three in brackets behind a key."""
_GROUPS = re.compile(
    r"(?=(?:\D?0){9})0+(?:([-. ])0+)(?:\1 ?0+)*|(?=(?:-?0){6})00+(?:-00+){2,}"
).fullmatch
"""The shape of nine digits and more in groups, all joined alike, or of six in three groups."""
_OF_DATES = re.compile(r"0{4}([-. ])00?\1 ?00?|00?([-. ])00?\2 ?0{4}").fullmatch
"""The shape of a day with its year, which is no key where the calendar has no such day."""
_OF_OTHERS = re.compile(r"0{1,3}([. ])000(?:(?:\1)000)+|00([-. ])00(?:\2 ?00){2,}").fullmatch
"""The shape of amounts with their thousands apart, and of phone numbers in pairs of digits."""
_SUPPORT = 0.8
"""Score of the opinion."""


def padded_opinions(cells: Cells) -> list[Opinion]:
    """Return what zeros in front of digits say: such cells are no numbers.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.padded import padded_opinions
    >>> cells = Cells(["00417", "01233", "20518"], [1, 1, 1], 3, 3, 3, 1)
    >>> [(opinion.label, opinion.kind) for opinion in padded_opinions(cells)][:2]
    [('int', 'forbids'), ('age', 'forbids')]
    """
    size = _common_size(cells)
    if size == 2:
        return _two_digits(cells)
    if size < _SHORTEST_PADDED:
        return []
    zeros = cells.coverage(_starts_with_zero)
    if zeros <= _SOME or all(not cell.strip("0") for cell in cells.values):
        return []
    found = list(forbid("int", "float", reason="format:zeros_in_front"))
    if size >= _LONG and zeros <= _MOST and _are_distinct(cells):
        found.append(Opinion("identifier", _SUPPORT, "format:zeros_in_front", "supports"))
        # Telephones of one country have a zero in front, or none has.
        found.append(Opinion("phone", _SUPPORT, "format:zeros_in_front", "forbids"))
    return found


def _two_digits(cells: Cells) -> list[Opinion]:
    """Return whether two digits are codes, such as those of states: 01 to 56."""
    if len(cells.values) < _FEWEST or max(cells.values) <= str(_LAST_DAY):
        return []
    if cells.coverage(_starts_with_zero) <= _SOME:
        return []
    return list(forbid("int", "float", reason="format:zeros_in_front", families=False))


def are_long_keys(cells: Cells) -> bool:
    """Return whether cells are long numbers, or numbers with letters, that hardly repeat.

    All must have one shape: a letter where others have a letter, a digit where they have one.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    if not _are_distinct(cells) or len(cells.values) < _FEWEST:
        return False
    if _common_size(cells) >= _LONG:
        return True
    shapes = {_LETTER("a", _DIGIT("0", _REMARK("", cell))) for cell in cells.values}
    if len(shapes) > 1:
        return False
    shape = shapes.pop()
    if _GROUPS(shape):
        return _OF_DATES(shape) is None and _OF_OTHERS(shape) is None
    return " " not in shape and "a" in shape and shape.count("0") >= _DIGITS


def _common_size(cells: Cells) -> int:
    """Return how many digits all cells have; 0 if they are no digits, or of several lengths."""
    first = cells.values[0]
    if not first.isdecimal() or set(map(len, cells.values)) != {len(first)}:
        return 0
    every = "".join(cells.values)
    return len(first) if every.isascii() and every.isdecimal() else 0


def _are_distinct(cells: Cells) -> bool:
    return cells.n_distinct >= _DISTINCT * cells.n_present


def _starts_with_zero(cell: str) -> bool:
    return cell[0] == "0"
