"""Occupations in other languages than English: single words that are hardly anything else."""

from __future__ import annotations

from .cells import Cells
from .name_keys import name_key
from .opinion import Opinion, forbid
from .vocabularies import cities, family_names, foreign_occupations

__all__ = ["foreign_job_opinions"]

_FEWEST = 4
"""Distinct cells below which words may be anything."""
_MOST_CELLS = 32
"""Distinct cells that are looked at."""
_ENOUGH, _ENOUGH_OF_FEW, _FEW = 0.6, 0.75, 8
"""Fraction of the distinct cells in the list: there are far more occupations than it holds. More
where there are few: of guests, users and editors some are occupations as well.
"""
_FIRST_CELLS = 8
"""Distinct cells of which one must be in the list for the others to be looked at."""
_OTHERS = 0.4
"""Fraction that are family names, or cities, from which on nothing is said: people are called
after what their ancestors did.
"""
_SUPPORT = 0.95
_RIVALS = (
    "categorical",
    "text",
    "last_name",
    "first_name",
    "city",
    "company",
    "product",
    "person_name",
)


def foreign_job_opinions(cells: Cells) -> list[Opinion]:
    """Return whether cells are occupations in a language other than English.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.foreign_jobs import foreign_job_opinions
    >>> values = ["Buchhalter", "Elektriker", "Erzieherin", "Dachdecker"]
    >>> told = foreign_job_opinions(Cells(values, [3, 1, 1, 2], 7, 7, 4, 3))
    >>> told[0].label, told[0].kind
    ('job_title', 'supports')
    """
    if len(cells.values) < _FEWEST or cells.form != "words":
        return []
    seen = cells.values[:_MOST_CELLS]
    if max(map(len, cells.probe)) > 40 or min(map(len, cells.probe)) < 2:
        return []
    known = foreign_occupations()
    keys = [*map(name_key, seen[:_FIRST_CELLS])]
    if known.isdisjoint(keys):
        return []
    keys += map(name_key, seen[_FIRST_CELLS:])
    fraction = sum(key in known for key in keys) / len(keys)
    if fraction < (_ENOUGH if len(keys) >= _FEW else _ENOUGH_OF_FEW):
        return []
    names, places = family_names(), cities()
    if max(sum(k in names for k in keys), sum(k in places for k in keys)) >= _OTHERS * len(keys):
        return []
    found = Opinion("job_title", _SUPPORT, "values:foreign_jobs", "supports")
    return [found, *forbid(*_RIVALS, reason="values:foreign_jobs", families=False)]
