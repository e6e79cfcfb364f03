"""Surnames with initials, as lists of people have them: they are names of people, whole ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .cells import Cells
from .formats import ENOUGH
from .opinion import Opinion

__all__ = ["initial_opinions"]

_FEWEST = 3
"""Distinct cells below which it may be anything."""
_SUPPORT = 0.95
"""Score of the opinion where one initial stands beside a name."""
_SEVERAL = 0.8
"""Fraction of the cells with two initials from which on they settle it."""
_WORD = r"[^\W\d_][^\W\d_]*(?:['\u2019-][^\W\d_]+)*"
_INITIALS = r"(?:[^\W\d_]\.[ -]?){1,3}"
_WITH_INITIALS = re.compile(
    rf"(?:(?:van|von|de|der|den|da|di|le|la|el|al)[ -])*{_WORD}[^\W\d_],? {_INITIALS}"
    rf"|{_INITIALS} ?(?:(?:van|von|de|der|den|da|di|le|la) )*{_WORD}[^\W\d_]"
).fullmatch

_POLES = frozenset("NSEW")
_LETTERS_OF = re.compile(r"([^\W\d_])\.").findall
_HAS_SEVERAL = re.compile(r"[^\W\d_]\.[ -]?[^\W\d_]\.").search


def initial_opinions(cells: Cells) -> list[Opinion]:
    """Return that cells with a surname and initials are people.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.initials import initial_opinions
    >>> values = ["Huber K.", "van Dijk P.M.", "A. Moreau"]
    >>> [(o.label, o.kind) for o in initial_opinions(Cells(values, [1] * 3, 3, 3, 3, 1))]
    [('person_name', 'supports'), ('company', 'forbids'), ('first_name', 'forbids')]
    """
    if len(cells.values) < _FEWEST or not any("." in cell for cell in cells.probe):
        return []
    if not any(map(_is_person, cells.probe)) or _are_of_one_thing(cells.values):
        return []
    if cells.fraction(_HAS_SEVERAL) >= _SEVERAL and cells.fraction(_is_person) >= _SEVERAL:
        return [Opinion("person_name", cells.fraction(_is_person), "format:initials", "settles")]
    if cells.coverage(_is_person, ENOUGH) < ENOUGH:
        return []
    return [
        Opinion("person_name", _SUPPORT, "format:initials", "supports"),
        Opinion("company", 1.0, "format:initials", "forbids"),
        Opinion("first_name", 1.0, "format:initials", "forbids"),
    ]


def _are_of_one_thing(values: Sequence[str]) -> bool:
    """Return whether all have the same initials, as "U.S. Army", or points of the compass."""
    found = {tuple(_LETTERS_OF(cell)) for cell in values} - {()}
    # "A. Berg", "A. Marin": one letter may be shared by chance, or after a search.
    return (len(found) == 1 and all(map(_HAS_SEVERAL, values))) or all(
        len(letters) == 1 and letters[0] in _POLES for letters in found
    )


def _is_person(cell: str) -> bool:
    """Return whether a cell is one; initials are capitals, and so is the surname's first letter."""
    if _WITH_INITIALS(cell) is None:
        return False
    words = cell.replace(",", " ").replace(".", ". ").split()
    return all(word[0].isupper() for word in words if word.endswith(".")) and any(
        word[0].isupper() and len(word) > 1 and word[-1] != "." for word in words
    )
