"""Numbers of flights: two signs for the airline, perhaps a blank, and one to four digits."""

from __future__ import annotations

import re

from .cells import Cells
from .formats import ENOUGH
from .opinion import Opinion

__all__ = ["flight_opinions"]

_SURE = 0.95
"""Certainty that such cells are no texts; set by hand."""
_SEVERAL = 5
"""Distinct cells below which one shape may be a coincidence."""
_AIRLINES = 3
"""Heads from which on they are no abbreviation in front of a quantity, as in PS 90 and KW 12."""
_HARDLY_REPEAT = 0.7
"""Fraction of the present cells that differ in a column of keys."""

_FLIGHT = re.compile(r"([A-Z]{2}|[A-Z][0-9]|[0-9][A-Z])[ -]?([0-9]{1,4})").fullmatch


def flight_opinions(cells: Cells) -> list[Opinion]:
    """Return whether cells are numbers of flights, or shaped alike: what speaks for text is a key.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.flights import flight_opinions
    >>> values = ["LH 441", "UA 88", "U2 7312", "BA 1304", "LH 902"]
    >>> flight_opinions(Cells(values, [1] * 5, 5, 5, 5, 1))[0].heir
    'identifier'
    """
    if cells.form or len(cells.values) < _SEVERAL or cells.coverage(_FLIGHT, ENOUGH) < ENOUGH:
        return []
    if len({match[1] for match in map(_FLIGHT, cells.values) if match}) < _AIRLINES:
        return []
    keys = cells.n_distinct >= _HARDLY_REPEAT * cells.n_present
    return [Opinion("text", _SURE, "format:flights", "yields", "identifier" if keys else "code")]
