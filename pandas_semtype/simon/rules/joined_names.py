"""Names of no people and no towns: pairs with a dash, with an article, of buildings and parks."""

from __future__ import annotations

import re

from .cells import Cells
from .formats import ENOUGH
from .name_keys import words_of
from .opinion import Opinion, hand_over
from .vocabularies import family_names, given_names

__all__ = ["joined_name_opinions"]

_SURE = 0.9
"""Certainty that they are no people; set by hand."""
_SEVERAL = 3
"""Distinct cells below which one shape may be a coincidence."""
_MOST = 0.8
"""Fraction of the distinct cells that begin with an article."""
_JOINED = re.compile(
    r"[^\W\d_][^\d-]*[^\s-]\s(?:[-\u2013\u2014\u2192\u2194]|<?->)\s[^\W\d_].*"
).fullmatch
_DASH = re.compile(r"\s(?:[-\u2013\u2014\u2192\u2194]|<?->)\s").split
_PEOPLE = 0.5
"""Fraction of the pairs that begin with a person: those are left to the network, lest names of
people pass for texts.
"""
_BUILDING = re.compile(
    r".*\s(?:church|chapel|cathedral|hospital|clinic|school|college|library|museum|theat(?:er|re)"
    r"|stadium|airport|hotel|station|bridge|tower|park|playground|garden|cemetery|beach|campground)s?",
    re.IGNORECASE,
).fullmatch
_FIRM = re.compile(
    r".*\s(?:(?:&|and|und|et|y|e|en|i|og|och)\s(?:sons?|daughters?|bro(?:ther)?s\.?|co\.?|comp\.?|cie\.?"
    r"|partners?|associates|söhne|sohn|töchter|partner|fils|hijos|figli|filhos|zonen|zn\.?|søn|søner)"
    r"|bros\.?|brothers|holdings?|industries|enterprises|associates|partners|group|trading"
    r"|logistics|ventures|capital|consulting|solutions)",
    re.IGNORECASE,
).fullmatch
"""The family behind a surname, or what the firm does."""
_ARTICLE = re.compile(r"the\s+\S", re.IGNORECASE).match


def joined_name_opinions(cells: Cells) -> list[Opinion]:
    """Return whether names are pairs, as of a route, or those of buildings, shops and works.

    Two names of one person are joined without spaces.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.joined_names import joined_name_opinions
    >>> routes = Cells(["Lyon - Madrid", "Lyon - Ulm", "Ulm - Graz"], [1] * 3, 3, 3, 3, 1)
    >>> [(opinion.label, opinion.heir) for opinion in joined_name_opinions(routes)][0]
    ('person_name', 'text')
    """
    if len(cells.values) < _SEVERAL or cells.form in ("whole", "numbers"):
        return []
    first, last = cells.values[0], cells.values[-1]
    if _JOINED(first) or _JOINED(last):
        if cells.coverage(_JOINED, ENOUGH) >= ENOUGH and cells.fraction(_has_person) < _PEOPLE:
            return hand_over(
                "person_name", "first_name", "last_name", "middle_name", "city", "county",
                reason="format:joined_names", score=_SURE, heir="text",
            )  # fmt: skip
    elif (_BUILDING(first) or _BUILDING(last)) and cells.fraction(_BUILDING) >= _MOST:
        return hand_over(
            "county", "city", "state", "person_name", "last_name", "color",
            reason="values:buildings", score=_SURE, heir="place_name",
        )  # fmt: skip
    elif (_FIRM(first) or _FIRM(last)) and cells.fraction(_FIRM) >= _MOST:
        return hand_over(
            "person_name", "first_name", "last_name",
            reason="format:firms_of_people", score=_SURE, heir="company",
        )  # fmt: skip
    elif (_ARTICLE(first) or _ARTICLE(last)) and cells.fraction(_ARTICLE) >= _MOST:
        return hand_over(
            "person_name", "first_name", "last_name",
            reason="format:articles", score=_SURE, heir="text",
        )  # fmt: skip
    return []


def _has_person(cell: str) -> bool:
    """Return whether a given name and a surname stand in front of the dash."""
    words = words_of(_DASH(cell, maxsplit=1)[0])
    return len(words) in (2, 3) and words[0] in given_names() and words[-1] in family_names()
