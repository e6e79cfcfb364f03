"""One word or number in all cells that may be several things: Jordan, Washington, 90210.

Which of them it is, only the name of the column can tell. What is told here are doubts: a name
that says so brings the label back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from .cells import Cells
from .name_keys import name_key
from .opinion import Kind, Opinion
from .vocabularies import cities, countries, family_names, given_names, languages, states

__all__ = ["lone_value_opinions"]

_DOUBT = 0.95
"""Certainty of a doubt; set by hand."""
_FEWEST = 5
"""Cells below which a table has one row by chance."""

_LISTS: tuple[tuple[str, Callable[[], Collection[str]]], ...] = (
    ("city", cities),
    ("country", countries),
    ("first_name", given_names),
    ("language", languages),
    ("last_name", family_names),
    ("state", states),
)
_OF_WORDS = (
    "city", "country", "county", "first_name", "language", "last_name",
    "nationality", "person_name", "state",
)  # fmt: skip
"""Labels of which a word in two lists may be any; that of a language is a nationality too."""
_OF_NUMBERS = ("latitude", "longitude", "postal_code", "projected_coordinate")
"""Labels of numbers that one number is not enough for; one year is what many tables are of."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?").fullmatch


def lone_value_opinions(cells: Cells) -> list[Opinion]:
    """Return doubts about labels of a column whose cells are all the same word, or number.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.lone_values import lone_value_opinions
    >>> "country" in {o.label for o in lone_value_opinions(Cells(["Jordan"], [9], 9, 9, 1, 9))}
    True
    >>> lone_value_opinions(Cells(["Monday"], [9], 9, 9, 1, 9))
    []
    """
    if cells.n_distinct != 1 or cells.n_present < _FEWEST:
        return []
    (value,) = cells.values
    if _NUMBER(value):
        return _doubts(*_OF_NUMBERS, reason="values:lone_number", kind="doubts")
    if value.isalpha() and value.isascii() and _is_several(value):
        return _doubts(*_OF_WORDS, reason="values:lone_word", kind="doubts")
    return []


def _is_several(word: str) -> bool:
    key = name_key(word)
    found = {label for label, known in _LISTS if key in known()}
    return len(found) > 1 or "language" in found


def _doubts(*labels: str, reason: str, kind: Kind) -> list[Opinion]:
    return [Opinion(label, _DOUBT, reason, kind) for label in labels]
