"""Codes of two parts: regions ("US-CA") and locales ("en_GB")."""

from __future__ import annotations

import re

from .cells import Cells
from .opinion import Opinion
from .vocabularies import country_codes_2, language_codes_2, state_codes

__all__ = ["region_code_opinions"]

_REGION = re.compile(r"([A-Z]{2})[-._]([A-Z0-9]{1,3})").fullmatch
_LOCALE = re.compile(
    r"([a-z]{2})[-_](?:[A-Z][a-z]{3}[-_])?([A-Z]{2}|[a-z]{2}|[0-9]{3})(?:\.\S+)?"
).fullmatch
_ENOUGH = 0.95
"""Fraction of the cells that must have the form, as for other formats."""
_FEW_CELLS = 0.5
"""Factor of the score where there are too few cells to settle; set by hand."""
_DOUBT = 0.85
"""Certainty that numbers behind few prefixes are no subdivisions; set by hand."""
_COUNTRIES = 5
"""Countries that are no coincidence; what is numbered has one prefix, or a few."""


def region_code_opinions(cells: Cells) -> list[Opinion]:
    """Return the opinions on codes of two parts.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    probe = cells.probe
    if max(map(len, probe)) > 14 or not any(_REGION(cell) or _LOCALE(cell) for cell in probe):
        return []
    n = len(cells.values)
    for label, reason, match, fewest in _KINDS:
        coverage = cells.coverage(match, _ENOUGH)
        if coverage >= _ENOUGH:
            if label == "state" and _may_be_numbered(cells):
                return [Opinion("state", _DOUBT, "format:numbered_prefixes", "doubts")]
            if n >= fewest:
                return [Opinion(label, coverage, reason, "settles")]
            return [Opinion(label, _FEW_CELLS * coverage, reason, "supports")]
    return []


def _is_region(cell: str) -> bool:
    found = _REGION(cell)
    if found is None or found[1] not in country_codes_2():
        return False
    known = state_codes().get(found[1])
    return known is None or found[2] in known or found[2].isdecimal()


def _may_be_numbered(cells: Cells) -> bool:
    """Return whether the letters in front may say anything: feeders FR-02 to FR-60.

    Two letters in three are the code of a country whose subdivisions are in no list of ours, and
    any number may stand behind them.
    """
    found = [match for match in map(_REGION, cells.values) if match is not None]
    if len({match[1] for match in found}) >= _COUNTRIES:
        return False
    listed = sum(match[2] in state_codes().get(match[1], ()) for match in found)
    return listed < 0.5 * len(found)


def _is_locale(cell: str) -> bool:
    """Return whether a cell is a locale, or the language alone beside such."""
    found = _LOCALE(cell)
    if found is None:
        return cell in language_codes_2()
    if found[1] not in language_codes_2():
        return False
    return found[2].isdecimal() or found[2].upper() in country_codes_2()


_KINDS = (
    ("state", "format:region_code", _is_region, 5),
    ("language_code", "format:locale", _is_locale, 2),
)
"""Label, reason, test of a cell, and the least number of distinct cells that settles.

Regions need more cells: license plates and symbols of stocks have the same form.
"""
