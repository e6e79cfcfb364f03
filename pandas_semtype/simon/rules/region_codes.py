"""Codes of two parts: regions ("US-CA") and locales ("en_GB")."""

from __future__ import annotations

import re

from .cells import Cells
from .opinion import Opinion
from .vocabularies import country_codes_2, language_codes_2, state_codes

__all__ = ["tag_opinions"]

_REGION = re.compile(r"([A-Z]{2})[-._]([A-Z0-9]{1,3})").fullmatch
_LOCALE = re.compile(
    r"([a-z]{2})[-_](?:[A-Z][a-z]{3}[-_])?([A-Z]{2}|[a-z]{2}|[0-9]{3})(?:\.\S+)?"
).fullmatch
_ENOUGH = 0.95
_MANY = 5
_SHORTER = 0.5


def tag_opinions(cells: Cells) -> list[Opinion]:
    """Return what codes of two parts are.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    probe = cells.probe
    if max(map(len, probe)) > 14 or not any(_REGION(cell) or _LOCALE(cell) for cell in probe):
        return []
    n = len(cells.values)
    for label, reason, match, alone in (
        ("state", "format:region_code", _is_region, False),
        ("language_code", "format:locale", _is_locale, True),
    ):
        share = cells.coverage(lambda cell, match=match: match(cell), _ENOUGH)
        if share >= _ENOUGH:
            if n >= (2 if alone else _MANY):
                return [Opinion(label, share, reason, "settles")]
            return [Opinion(label, _SHORTER * share, reason, "supports")]
    return []


def _is_region(cell: str) -> bool:
    found = _REGION(cell)
    if found is None or found[1] not in country_codes_2():
        return False
    known = state_codes().get(found[1])
    return known is None or found[2] in known or found[2].isdecimal()


def _is_locale(cell: str) -> bool:
    """Return whether a cell is a locale, or the language alone beside such."""
    found = _LOCALE(cell)
    if found is None:
        return cell in language_codes_2()
    if found[1] not in language_codes_2():
        return False
    return found[2].isdecimal() or found[2].upper() in country_codes_2()
