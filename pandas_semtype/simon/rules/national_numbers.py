"""Numbers of people that python-stdnum does not know: of the United Kingdom and of Germany."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

__all__ = ["OWN", "OWN_SHAPES", "OWN_WEAK", "compact"]

_JOINERS = str.maketrans("", "", " -./,\u00a0")

_NINO = r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]"
_KVNR = r"[A-Z]\d{9}"
_RVNR = r"\d{8}[A-Z]\d{3}"
_NEVER_BEGINS = frozenset(("BG", "GB", "KN", "NK", "NT", "TN", "ZZ"))
_RVNR_WEIGHTS = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)


def compact(cell: str) -> str:
    """Return a number in capitals without spaces, points, hyphens and slashes.

    Examples
    --------
    >>> compact("ab 12.34-56/7 c")
    'AB1234567C'
    """
    return cell.upper().translate(_JOINERS)


def _is_nino(cell: str) -> bool:
    """Return whether a cell is a National Insurance number: prefixes that are used, suffix A to D.

    It has no check digit.
    """
    code = compact(cell)
    return re.fullmatch(_NINO, code, re.ASCII) is not None and code[:2] not in _NEVER_BEGINS


def _digits_of(code: str) -> list[int]:
    """Return the digits of a code, a letter as the two of its place in the alphabet."""
    return [int(d) for c in code for d in (c if c.isdecimal() else f"{ord(c) - 64:02d}")]


def _cross_sum(digits: list[int], weights: tuple[int, ...]) -> int:
    products = (digit * weight for digit, weight in zip(digits, weights, strict=True))
    return sum(product // 10 + product % 10 for product in products)


def _is_kvnr(cell: str) -> bool:
    """Return whether a cell is a German health insurance number, by section 290 SGB V."""
    code = compact(cell)
    if re.fullmatch(_KVNR, code, re.ASCII) is None:
        return False
    return _cross_sum(_digits_of(code[:-1]), (1, 2) * 5) % 10 == int(code[-1])


def _is_rvnr(cell: str) -> bool:
    """Return whether a cell is a German pension insurance number, by section 2 VKVV."""
    code = compact(cell)
    if re.fullmatch(_RVNR, code, re.ASCII) is None or int(code[4:6]) > 12:
        return False
    return _cross_sum(_digits_of(code[:-1]), _RVNR_WEIGHTS) % 10 == int(code[-1])


OWN: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {"gb.nino": _is_nino, "de.kvnr": _is_kvnr, "de.rvnr": _is_rvnr}
)
"""Tests by name; the names are like those of the modules of python-stdnum."""

OWN_SHAPES = (("gb.nino", _NINO), ("de.kvnr", _KVNR), ("de.rvnr", _RVNR))
"""Shapes as in `key_shapes.NATIONAL`."""

OWN_WEAK = frozenset({"gb.nino"})
"""What has no check digit, so that codes of other things may pass."""
