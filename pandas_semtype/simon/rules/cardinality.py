"""How values repeat: what can be a category and what cannot."""

from __future__ import annotations

from .cells import Cells
from .opinion import Opinion, forbid

__all__ = ["cardinality_opinions"]

_ENOUGH_CELLS = 10
_FEW_WORDS = 12
_MANY_WORDS = 60


def cardinality_opinions(cells: Cells) -> list[Opinion]:
    """Return what the number of distinct values says.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    n, distinct = cells.n_present, cells.n_distinct
    if n < _ENOUGH_CELLS:
        return []
    found: list[Opinion] = []
    share = distinct / n
    if distinct == n:
        found += forbid("categorical", "boolean", reason="cardinality:all_distinct")
    elif share > 0.6 and distinct > 30:
        found += forbid("categorical", "boolean", reason="cardinality:mostly_distinct")
    elif distinct > _FEW_WORDS:
        found += forbid("boolean", "gender", reason="cardinality:many_values")
        if distinct > 150:
            found += forbid("categorical", reason="cardinality:many_values")
    # Nearly a tie-break: cities, states and firms repeat as well.
    if distinct > 1 and n >= 30 and share <= 0.1 and not _numeric(cells):
        if distinct <= _FEW_WORDS:
            found.append(Opinion("categorical", 0.06, "cardinality:few_values", "supports"))
        elif distinct <= _MANY_WORDS:
            found.append(Opinion("categorical", 0.03, "cardinality:few_values", "supports"))
    return found


def _numeric(cells: Cells) -> bool:
    """Numbers that repeat are numbers all the same."""
    return all(cell[-1:].isdecimal() for cell in cells.probe)
