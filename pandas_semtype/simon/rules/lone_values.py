"""One number in all cells is hardly a coordinate: 48.85.

What is told here are doubts: a name that says so brings the label back. One word is left alone: of
23 columns of portals with one word that may be a place or a person, all were a place.
"""

from __future__ import annotations

import re

from .cells import Cells
from .opinion import Kind, Opinion

__all__ = ["lone_value_opinions"]

_DOUBT = 0.95
"""Certainty of a doubt; set by hand."""
_FEWEST = 5
"""Cells below which a table has one row by chance."""

_OF_NUMBERS = ("latitude", "longitude", "projected_coordinate")
"""Labels that one number is not enough for; many tables are of one year, or one postal code."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?").fullmatch


def lone_value_opinions(cells: Cells) -> list[Opinion]:
    """Return doubts about labels of a column whose cells are all the same number.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.lone_values import lone_value_opinions
    >>> [o.label for o in lone_value_opinions(Cells(["48.85"], [9], 9, 9, 1, 9))]
    ['latitude', 'longitude', 'projected_coordinate']
    >>> lone_value_opinions(Cells(["Jordan"], [9], 9, 9, 1, 9))
    []
    """
    if cells.n_distinct != 1 or cells.n_present < _FEWEST or not _NUMBER(cells.values[0]):
        return []
    return _doubts(*_OF_NUMBERS, reason="values:lone_number", kind="doubts")


def _doubts(*labels: str, reason: str, kind: Kind) -> list[Opinion]:
    return [Opinion(label, _DOUBT, reason, kind) for label in labels]
