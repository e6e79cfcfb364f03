"""Digits whose order has a meaning: codes of counties, Japanese postal codes, numbers of papers."""

from __future__ import annotations

import re

from .cells import Cells
from .formats import ENOUGH
from .opinion import Opinion, hand_over
from .ranges import numbers_of

__all__ = ["digit_code_opinions"]

_SURE = 0.9
"""Certainty of an opinion; set by hand."""
_LIKELY = 0.8
"""Score of postal codes: numbers of parts may be written so as well."""
_SEVERAL = 5
"""Distinct cells below which digits may have such an order by chance."""

_DIGITS = re.compile(r"\d{5}|\d{3}-\d{4}|\d{4}\.\d{4,5}|\d{5,7}\.\d{1,2}").fullmatch
_COUNTY = re.compile(
    r"(?:0[124-689]|1[0-35-9]|2\d|3\d|4[0-24-9]|5[013-6])(?:[0-4]\d[13579]|5[0-4]\d|[6-8][0-4]0)"
).fullmatch
"""States of the USA with their counties, which have odd numbers; Virginia's cities behind them."""
_ODD = frozenset("13579")
_LOCAL = re.compile(r"\d{3}-\d{4}").fullmatch
_PAPER = re.compile(r"(?:0[7-9]|[12]\d|3[0-2])(?:0[1-9]|1[0-2])\.\d{4,5}").fullmatch
_AMOUNT = re.compile(r"\d{5,7}\.\d{1,2}").fullmatch
_WITH_TENTHS = re.compile(r"\d+\.[1-9]").fullmatch
_TENTHS = 0.5
"""Fraction of the cells that have tenths, where none has hundredths; fewer are halves of units."""
_WIDE = 1.3
"""Quotient of largest and smallest number; the places of one town have less."""


def digit_code_opinions(cells: Cells) -> list[Opinion]:
    """Return what digits are by their order, and what then yields.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.digit_codes import digit_code_opinions
    >>> codes = ["100-0001", "530-0012", "060-0807", "812-0011", "150-0043"]
    >>> [(o.label, o.kind) for o in digit_code_opinions(Cells(codes, [1] * 5, 5, 5, 5, 1))]
    [('postal_code', 'supports'), ('phone', 'forbids')]
    """
    if len(cells.values) < _SEVERAL or not all(map(_DIGITS, cells.probe)):
        return []
    first = cells.values[0]
    if "-" in first:
        return _local_numbers(cells)
    if "." not in first:
        return _counties(cells)
    if _covers(cells, _PAPER):
        return hand_over("float", reason="format:arxiv", score=_SURE, heir="identifier")
    return _amounts(cells)


def _covers(cells: Cells, match: object) -> bool:
    return cells.coverage(match, ENOUGH) >= ENOUGH  # type: ignore[arg-type]


def _local_numbers(cells: Cells) -> list[Opinion]:
    """Local telephone numbers do not begin with 0 or 1, postal codes of Tokyo do."""
    if not _covers(cells, _LOCAL):
        return []
    n, low = len(cells.values), sum(cell[0] in "01" for cell in cells.values)
    if low < 0.05 * n or (low == 1 and n > 2 * _SEVERAL):
        return []
    return [
        Opinion("postal_code", _LIKELY, "format:japanese_codes", "supports"),
        Opinion("phone", _SURE, "format:japanese_codes", "forbids"),
    ]


def _counties(cells: Cells) -> list[Opinion]:
    """Nearly all counties of the USA have odd numbers; of postal codes every second one has."""
    odd = cells.fraction(lambda cell: cell[-1] in _ODD)
    if odd < 0.9 or not _covers(cells, _COUNTY):
        return []
    return hand_over("postal_code", "int", reason="format:county_codes", score=_SURE, heir="code")


def _amounts(cells: Cells) -> list[Opinion]:
    """Hundredths at most, over a wide range: amounts, unless the name says eastings.

    Amounts that have no hundredths at all are rarely written with tenths; metres are.
    """
    if not _covers(cells, _AMOUNT):
        return []
    if cells.fraction(_WITH_TENTHS) >= _TENTHS and not any(
        cell[-3:-2] == "." for cell in cells.values
    ):
        return []
    values = numbers_of(cells).values
    if not values or max(values) < _WIDE * min(values):
        return []
    return hand_over("projected_coordinate", reason="range:hundredths", score=_SURE, heir="float")
