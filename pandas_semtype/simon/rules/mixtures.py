"""Words with bare numbers among them: a list of names has none."""

from __future__ import annotations

from .cells import Cells
from .opinion import Opinion, hand_over

__all__ = ["mixture_opinions"]

_LOOKED_AT = 64
_SEVERAL = 5
"""Distinct cells below which a number is one slip."""
_SOME, _HALF = 0.08, 0.5
"""Fractions of the distinct cells that are numbers: fewer are slips, more are what it is about."""
_SURE = 0.85
"""Certainty of the opinion; set by hand."""
_NAMES = (
    "first_name", "last_name", "middle_name", "person_name", "city", "county", "state", "country",
    "job_title", "language", "nationality",
)  # fmt: skip
"""Labels of names; companies, products and places may be called 1901."""


def mixture_opinions(cells: Cells) -> list[Opinion]:
    """Return which names the cells are not, since some are digits alone.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.mixtures import mixture_opinions
    >>> cells = Cells(["Toyota", "3001", "Bayer", "274", "Ford"], [1] * 5, 5, 5, 5, 1)
    >>> {opinion.heir for opinion in mixture_opinions(cells)}
    {'text'}
    """
    some = cells.values[:_LOOKED_AT]
    n = sum(map(str.isdecimal, some))
    if n < 2 or len(some) < _SEVERAL or not _SOME <= n / len(some) <= _HALF:
        return []
    return hand_over(*_NAMES, reason="values:some_numbers", score=_SURE, heir="text")
