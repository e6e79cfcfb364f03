"""Digits alone behind a word, of which the word alone says that they are a telephone, or a code.

Any eight digits may be called. Digits that count up, that have many zeros in front, that are days
or that are the same in all cells are plainly something else, or nobody knows what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import gcd

from .zip_codes import is_zip_code

__all__ = ["are_bare_digits", "are_plainly_others"]

_ENOUGH = 0.95
"""Fraction of the cells that must be digits, or days."""
_HALF = 0.5
"""Fraction of the cells with zeros in front from which on they are running numbers."""
_SEVERAL = 4
"""Distinct cells below which digits may be days, or begin alike, by chance."""
_FEWEST = 8
"""Distinct cells below which numbers may follow one another by chance."""
_FILLED = 0.8
"""Fraction of the numbers from the least to the greatest that running ones are, if all are seen."""
_MANY, _SAMPLED = 100, 0.3
"""Distinct cells from which on a sample may have left numbers out, and the fraction then."""

_DIGITS = re.compile(r"[0-9]{4,15}").fullmatch
_ZEROS = re.compile(r"000").match
"""No telephone and no postal code begins so, but for the number of an operator."""
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])").fullmatch


def are_bare_digits(behind: Sequence[str]) -> bool:
    """Return whether nearly all cells are digits and nothing else: no blank, hyphen or sign.

    Parameters
    ----------
    behind : sequence of str
        What stands behind the word.
    """
    return sum(map(bool, map(_DIGITS, behind))) >= _ENOUGH * len(behind)


def are_plainly_others(behind: Sequence[str], n_distinct: int, n_present: int) -> bool:
    """Return whether bare digits are no telephones and no codes, as far as digits can tell.

    Parameters
    ----------
    behind : sequence of str
        What stands behind the word in the first distinct cells.
    n_distinct : int
        Distinct cells, others included.
    n_present : int
        Cells with a value.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.bare_digits import are_plainly_others
    >>> are_plainly_others([f"{number:08d}" for number in range(1, 30)], 29, 29)
    True
    >>> are_plainly_others(["22334155", "61907722", "35506813", "44120938"], 4, 4)
    False
    """
    digits = [cell for cell in behind if _DIGITS(cell)]
    n = len(set(digits))
    if n <= 1:
        return n_present >= _SEVERAL
    if n < _SEVERAL:
        return False
    if sum(map(bool, map(_ZEROS, digits))) >= _HALF * len(digits):
        return True
    if sum(map(bool, map(_DAY, digits))) >= _ENOUGH * len(digits):
        return True
    return n >= _FEWEST and _count_up(sorted(set(map(int, digits))), n_distinct)


def _count_up(numbers: list[int], n_distinct: int) -> bool:
    """Return whether sorted numbers leave few out; those of a large town are in a row as well."""
    step = gcd(*(b - a for a, b in pairwise(numbers)))
    filled = n_distinct / ((numbers[-1] - numbers[0]) // step + 1)
    if filled < (_FILLED if n_distinct < _MANY else _SAMPLED):
        return False
    return not all(number < 100_000 and is_zip_code(number) for number in numbers)
