"""Columns of nothing but words that stand for a value: `see file`, `ditto`, `TBA`, `---`.

A name such as `city` brings its label to any words, since no list has all towns: that of a column
which nobody filled in as well.
"""

from __future__ import annotations

from ...parsing.missing import is_null_token
from .cells import Cells
from .opinion import Opinion, forbid

__all__ = ["placeholder_opinions"]

_MOST = 6
"""Distinct cells beyond which there are values among them."""
_WORDS_LIST = """
as above|ditto|dummy|foo|idem|misc|misc.|miscellaneous|mixed|multiple|other|others|same
same as above|see above|see attached|see attachment|see comment|see comments|see details
see file|see note|see notes|see remarks|several|test|testing|to be announced|to be confirmed
to be determined|todo|various|x|xx|xxx|xxxx|zzz|siehe akte|siehe oben|s. o.|s.o.|s. akte|div.
diverse|sonstige|sonstiges|verschiedene|wie oben|autre|autres|divers|plusieurs|voir dossier
altri|altro|vari|varie|vedi sopra|otro|otros|otras|varios|varias|ver archivo|outro|outros|vários
inne|różne|jiné|různé|andet|annat|annet|muu|muut|overige|diversen|zie dossier|egyéb|altele|diğer
другое|прочее|разное|тот же|同上|其他|其它|その他|기타|أخرى
"""
_WORDS = frozenset(_WORDS_LIST.strip().replace("\n", "|").split("|"))
_NAMES = (
    "address", "address_line", "city", "color", "company", "country", "county", "department",
    "first_name", "job_title", "language", "last_name", "middle_name", "nationality",
    "person_name", "place_name", "product", "species", "state", "street_name", "username",
)  # fmt: skip
"""Labels that are told by words."""
_OF_NUMBERS = ("age", "postal_code", "year")
"""Labels of numbers that are never zero throughout."""


def placeholder_opinions(cells: Cells) -> list[Opinion]:
    """Return what columns without any value are not, whatever their name.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.placeholders import placeholder_opinions
    >>> "city" in {o.label for o in placeholder_opinions(Cells(["see file"], [9], 9, 9, 1, 9))}
    True
    """
    if cells.n_distinct > _MOST:
        return []
    if all(map(_stands_for_a_value, cells.values)):
        return [*forbid(*_NAMES, reason="values:placeholders", families=False)]
    if all(cell.strip("0") in ("", ".") for cell in cells.values):
        return [*forbid(*_OF_NUMBERS, reason="values:zeros", families=False)]
    return []


def _stands_for_a_value(cell: str) -> bool:
    return cell.casefold() in _WORDS or is_null_token(cell) or not any(map(str.isalnum, cell))
