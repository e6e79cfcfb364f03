"""Amounts of money, by the marks that the parser of numbers reads."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...parsing.units import CURRENCY_CODES, CURRENCY_SYMBOLS, MULTIPLIERS
from .patterns import CURRENCY

__all__ = ["is_amount", "is_sure_amount"]


def _any_of(marks: Iterable[str]) -> str:
    """Return an expression of some marks, long ones first."""
    return "|".join(map(re.escape, sorted(marks, key=lambda mark: (-len(mark), mark))))


_SIGN = r"[(+\u2212\u200e\u200f\u061c-]{0,3}"
_NUMBER = r"\d[\d.,'\u2019\u00a0\u202f ]*"
_TIMES = rf"(?:{_any_of(MULTIPLIERS)}|m)"
_SYMBOL, _CODE = rf"(?:{_any_of(CURRENCY_SYMBOLS)})", rf"(?:{_any_of(CURRENCY_CODES)})"
_END = r"[)\u200e\u200f\u061c-]{0,2}"


def _amounts(mark: str, times: str) -> str:
    """Return an expression of numbers with a currency in front or behind."""
    return rf"{_SIGN}{mark}\s?{_SIGN}{_NUMBER}{times}{_END}|{_SIGN}{_NUMBER}{times}\s?{mark}{_END}"


_ANY = re.compile(_amounts(rf"(?:{_SYMBOL}|{_CODE})", rf"(?:\s?{_TIMES})?")).fullmatch
_SURE = re.compile(rf"{_amounts(_SYMBOL, rf'(?:{_TIMES})?')}|{_amounts(_CODE, _TIMES)}").fullmatch


def is_amount(cell: str) -> bool:
    """Return whether a cell is a number beside any currency that the parser knows.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.amounts import is_amount
    >>> is_amount("64.1 Mio. \u20ac"), is_amount("12 GEL"), is_amount("64.1 kg")
    (True, True, False)
    """
    return _ANY(cell) is not None


def is_sure_amount(cell: str) -> bool:
    """Return whether a cell is an amount and hardly anything else.

    Three capitals behind a number are a code of a product as well.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.amounts import is_sure_amount
    >>> is_sure_amount("64.1 Mio. \u20ac"), is_sure_amount("12 GEL")
    (True, False)
    """
    return CURRENCY.fullmatch(cell) is not None or _SURE(cell) is not None
