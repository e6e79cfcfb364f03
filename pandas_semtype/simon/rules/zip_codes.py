"""Postal codes of the USA: numbers of five digits of which every one exists.

Two in five numbers of five digits are a postal code, so that one cell says little, and a dozen
that all are say a lot. How much depends on where they lie: of the hundred numbers from 90000 on
nearly all exist, of those from 04300 on a quarter.
"""

from __future__ import annotations

import math
import re
from itertools import groupby

from .cells import Cells
from .opinion import Opinion
from .vocabularies import zip_codes

__all__ = ["is_zip_code", "zip_code_opinions"]

_ZIP = re.compile(r"(\d{5})(?:-\d{4}|\.0)?").fullmatch
_WITHOUT_ZEROS = re.compile(r"([1-9]\d{2,4})(?:\.0)?").fullmatch
"""As programs write them that take them for numbers: those of New England have four digits."""

_MOST_CELLS = 64
"""Distinct cells that are looked at."""
_FIRST_CELLS = 12
"""If two of so many are none, the others are not looked at."""
_STRANGERS = 0.1
"""Fraction of the distinct cells that may have another form: remarks, codes of Canada."""
_MISSED = -3.0
"""Log-odds of a number that is none: one in twenty is a slip, or older than the list."""
_MOST_DENSE, _LEAST_DENSE = 0.97, 0.03
"""Fractions of a hundred numbers that are at most, and at least, believed to exist."""
_RUNNING = 0.7
"""Fraction of the numbers between the least and the greatest from which on they are in a row."""
_SETTLES, _SUPPORTS = 5.0, 2.5
"""Log-odds from which on, chosen on portals: of 769 columns with five or more 761 are called so,
and the other eight hold postal codes too; of 75 between three and five, 71.
"""
_NARROW = 100
"""Between the least and the greatest: running numbers with gaps, too, may lie where codes are."""
_SHORT_NEED = 4.0
"""More log-odds that are asked for where no number has five digits: they may be years or counts."""
_SURE, _LIKELY = 0.97, 0.8


def zip_code_opinions(cells: Cells) -> list[Opinion]:
    """Return whether numbers are postal codes of the USA.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> values = "97202 10027 33133 60614 98117 73301 48104 55408 85281 70119".split()
    >>> [(o.label, o.kind) for o in zip_code_opinions(Cells(values, [3] * 10, 30, 30, 10, 3))]
    [('postal_code', 'settles')]
    """
    if sum(_code(cell) is not None for cell in cells.probe) < len(cells.probe) - 1:
        return []
    first = [match[1] for match in map(_code, cells.values[:_FIRST_CELLS]) if match is not None]
    if sum(not is_zip_code(int(code)) for code in first) > 1:
        return []
    values = cells.values[:_MOST_CELLS]
    found = list(map(_code, values))
    numbers = [match[1] for match in found if match is not None]
    if len(values) - len(numbers) > _STRANGERS * len(values):
        return []
    codes = list(map(int, numbers))
    gained = _log_odds(codes)
    if max(map(len, numbers)) < 5:
        gained -= _SHORT_NEED
    if gained >= _SETTLES and max(codes) - min(codes) >= _NARROW:
        return [Opinion("postal_code", _SURE, "values:zip_codes", "settles")]
    if gained >= _SUPPORTS:
        return [Opinion("postal_code", _LIKELY, "values:zip_codes", "supports")]
    return []


def _code(cell: str) -> re.Match[str] | None:
    return _ZIP(cell) or _WITHOUT_ZEROS(cell)


def is_zip_code(code: int) -> bool:
    """Return whether a number below 100000 is a postal code of the USA."""
    return bool(zip_codes()[code // 100] >> code % 100 & 1)


def _log_odds(numbers: list[int]) -> float:
    """Return what numbers say for postal codes against any other numbers of the same hundreds.

    Of numbers in a row, which leave few out, nothing more is known than that they are in a row.
    """
    low, high = min(numbers), max(numbers)
    in_a_row = len(numbers) >= _RUNNING * (high - low + 1)
    total = 0.0
    for hundred, group in groupby(sorted(numbers), lambda number: number // 100):
        known = zip_codes()[hundred]
        first, last = 0, 99
        if in_a_row:
            first, last = max(low - 100 * hundred, 0), min(high - 100 * hundred, 99)
        between = known >> first & (1 << last - first + 1) - 1
        density = between.bit_count() / (last - first + 1)
        hit = -math.log(max(_LEAST_DENSE, min(_MOST_DENSE, density)))
        total += sum(hit if known >> number % 100 & 1 else _MISSED for number in group)
    return total
