"""Whether cells are numbers of persons of one country: too many check digits are right for chance.

The verdict weighs what a column is most likely to be, and a long whole number is most often a
key. Whether personal data is listed is another question, which the check digits answer alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache

from .key_shapes import NATIONAL, WEAK
from .national_numbers import OWN_SHAPES, OWN_WEAK, compact
from .validators_keys import check_of

__all__ = ["passing_numbers"]

_CELLS = 64
"""Distinct cells that are looked at: they come in an order that says nothing of them."""
_NEARLY_ALL = 0.8
_CHANCE = 0.12
"""One cell in ten or eleven passes a check digit by chance; where zeros lead, a few more."""
_COINCIDENCE = 1e-4
"""Probability, for all checks tried together, from which on chance may be the reason."""
_PROBE = 3
_FAILED = 4
"""Cells that may fail before most must have passed: no country is tried on all cells in vain."""

_LEFT_OUT = WEAK | OWN_WEAK | {"gb.nhs", "cr.cr", "tw.ubn"}
"""Without a check digit, or with one that other things have: books, and firms."""
_NARROWER = {
    "cz.rc": r"\d{10}",
    "sk.rc": r"\d{10}",
    "il.idnr": r"\d{8,9}",
    "cn.ric": r"\d{17}[\dX]",
}
"""Shapes of which each cell has a check digit; the short ones have none, or few digits."""

_LOOKS_SO = re.compile(r"[A-Z]{0,6}\d[\dA-Z +./-]{6,24}", re.ASCII).fullmatch
_IS_OTHER = re.compile(r"\s*(?:-?\d*\.(?!0\s*$)\d+|\d{4}-\d\d-\d\d\b.*)\s*", re.ASCII).fullmatch
"""A number with decimals, a day."""
_AS_FLOAT = re.compile(r"\d+\.0", re.ASCII).fullmatch


@cache
def _checks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (module, re.compile(_NARROWER.get(module, shape), re.ASCII))
        for module, shape in NATIONAL + OWN_SHAPES
        if module not in _LEFT_OUT
    )


@cache
def _needed(n: int) -> int:
    """Return how many of n cells must pass, n + 1 if that many cells can prove nothing."""
    tried = 2 * len(_checks())  # as they are, and with zeros in front
    by_chance = 0.0
    for passed in range(n, -1, -1):
        by_chance += math.comb(n, passed) * _CHANCE**passed * (1 - _CHANCE) ** (n - passed)
        if by_chance * tried >= _COINCIDENCE or passed < _NEARLY_ALL * n:
            return passed + 1
    return n + 1


def passing_numbers(values: Sequence[str]) -> float:
    """Return the fraction of cells with the check digits of one country's numbers of persons.

    Parameters
    ----------
    values : sequence of str
        Distinct cells as text; also as floats, or without the zeros in front.

    Returns
    -------
    float
        0.0 unless at least 0.8 of the cells pass, and so many that it is no coincidence: all of
        seven, or 9 of 10.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.identity_numbers import passing_numbers
    >>> cpfs = "11144477735 52998224725 12345678909 98765432100 39053344705 15350946056 86288366757"
    >>> passing_numbers(cpfs.split()), passing_numbers([f"{n}" for n in range(10**10, 10**10 + 9)])
    (1.0, 0.0)
    """
    some = [value.strip().upper() for value in values[:_PROBE]]
    if any(map(_IS_OTHER, some)) or not any(map(_LOOKS_SO, some)):
        return 0.0
    cells = [value.strip() for value in values[:_CELLS]]
    n = len(cells)
    needed = _needed(n)
    if needed > n:
        return 0.0
    # A column that was read as floats, since cells are missing.
    cells = [cell[:-2] if _AS_FLOAT(cell) else cell for cell in cells]
    if sum(_LOOKS_SO(cell.upper()) is not None for cell in cells) < needed:
        return 0.0
    best = _most_passing(cells, needed)
    if best < needed and (longest := max(map(len, cells))) > min(map(len, cells)):
        # Programs that read them as numbers lose the zeros in front.
        padded = [cell.zfill(longest) if cell.isdecimal() else cell for cell in cells]
        best = _most_passing(padded, needed)
    return best / n if best >= needed else 0.0


def _most_passing(cells: list[str], needed: int) -> int:
    """Return how many cells pass the check of the first country that enough of them pass."""
    codes = [compact(cell) for cell in cells]
    for module, shape in _checks():
        fitting = _fitting(cells, codes, shape, len(cells) - needed)
        if fitting is None:
            continue
        test = check_of(module)
        passed = failed = 0
        for cell in fitting:
            if test(cell):
                passed += 1
            else:
                failed += 1
            if failed > max(passed, _FAILED) or failed > len(fitting) - needed:
                break
        if passed >= needed:
            return passed
    return 0


def _fitting(
    cells: list[str], codes: list[str], shape: re.Pattern[str], may_miss: int
) -> list[str] | None:
    """Return the cells of a shape, None as soon as more than some have another one."""
    found, match = [], shape.fullmatch
    if not any(map(match, codes[:_PROBE])):  # one column in a hundred begins so by chance
        return None
    for cell, code in zip(cells, codes, strict=True):
        if match(code):
            found.append(cell)
        elif may_miss:
            may_miss -= 1
        else:
            return None
    return found
