"""One or two short codes in all cells: they fit several lists by chance, and say little.

Of all pairs of letters two in three are the code of a country, a state or a language; of single
letters several stand for an ethnic group, a gender, a point of the compass. What is told here are
doubts: a name that says so brings the label back.
"""

from __future__ import annotations

from collections.abc import Collection

from .cells import Cells
from .impossible import passing
from .opinion import Kind, Opinion
from .short_codes import USUAL_COUNTRIES, USUAL_LANGUAGES
from .validators import validators
from .vocabularies import postal_states

__all__ = ["lone_code_opinions"]

_MOST_CODES = 3
"""Distinct codes that may be a coincidence."""
_LONGEST = 2
_DOUBT = 0.9
"""Certainty of a doubt; set by hand."""

_OF_ONE = (
    "compass_direction", "continent", "country_code", "day_of_week", "ethnicity", "gender",
    "honorific", "language_code", "marital_status", "month_name", "name_suffix", "state",
)  # fmt: skip
"""Labels that one code in all cells is not enough for, unless it is a usual one in capitals: of 150
columns of portals with one code of a state of the USA in capitals, 147 were states, and of 18 with
another usual one of a country all were countries."""
_OF_LISTS = ("country_code", "language_code", "state")
"""Labels that two codes are not enough for, unless both are usual."""
_ALONE = ("country_code", "state")
_CLOSED = ("compass_direction", "continent", "day_of_week", "honorific", "month_name")
"""Labels whose lists are complete: one code that is in none of them counts among so few."""


def lone_code_opinions(cells: Cells) -> list[Opinion]:
    """Return doubts about labels of short codes where there are hardly any.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.lone_codes import lone_code_opinions
    >>> doubted = {o.label for o in lone_code_opinions(Cells(["GF", "SR"], [5, 4], 9, 9, 2, 5))}
    >>> "state" in doubted, "ethnicity" in doubted
    (True, False)
    """
    codes = cells.values
    if cells.n_distinct > _MOST_CODES or max(map(len, codes)) > _LONGEST:
        return []
    if not all(code.isascii() and code.isalpha() for code in codes):
        return []
    if len(codes) == 1:
        doubted = {label for label in _OF_ONE if not _is_usual(label, codes[0])}
    elif max(map(len, codes)) == 1:
        doubted = {"ethnicity"}
    elif len(codes) == 2:
        doubted = {label for label in _OF_LISTS if not _are_usual(label, codes)}
    else:
        doubted = set()
    doubted.update(label for label in _CLOSED if passing(validators()[label], cells).failed)
    return _doubts(*_OF_ONE, reason="values:lone_codes", kind="doubts", of=doubted)


def _is_usual(label: str, code: str) -> bool:
    if len(code) < _LONGEST or not code.isupper():
        return False
    return label == "name_suffix" or (label in _ALONE and _are_usual(label, [code]))


def _are_usual(label: str, codes: list[str]) -> bool:
    if label == "language_code":
        return all(code.islower() and code in USUAL_LANGUAGES for code in codes)
    usual = postal_states() if label == "state" else USUAL_COUNTRIES
    return usual.issuperset(codes)


def _doubts(*labels: str, reason: str, kind: Kind, of: Collection[str]) -> list[Opinion]:
    return [Opinion(label, _DOUBT, reason, kind) for label in labels if label in of]
