"""Pages from a first to a last one, which look like spans of years: (1024-1059).

Years have a beginning near to ours in most columns, and lives last; articles are short, and their
pages lie anywhere. Reigns are short as well, and each begins where another ends.
"""

from __future__ import annotations

import re
from statistics import median

from .cells import Cells
from .formats import ENOUGH
from .opinion import Opinion, hand_over

__all__ = ["are_page_ranges", "page_range_opinions"]

_SURE = 0.9
"""Certainty that such cells are no years, which a name may overrule; set by hand."""
_SEVERAL, _MANY = 8, 30
"""Distinct cells that may fill a volume, and those that lie in several."""
_EARLY, _LATE = 1500, 2100
"""Years before which, and behind which, few spans of a column lie."""
_SOME = 0.1
"""Fraction of the cells that lie there."""
_LONG = 30
"""Pages of an article; half of the lives and most of the periods of history are longer."""
_FILLED = 0.5
"""Fraction of the pages of a volume that its articles fill."""
_TOUCHING = 0.3
"""Fraction of the spans that begin where another ends, from which on they are reigns."""

_RANGE = re.compile(
    r"(?P<open>\()?(\d{4}) ?[-\u2010-\u2013] ?(\d{4})(?(open)\))", re.ASCII
).fullmatch


def page_range_opinions(cells: Cells) -> list[Opinion]:
    """Return a doubt about years where cells are ranges of pages, which name no record either.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.page_ranges import page_range_opinions
    >>> pages = [f"({first}-{first + 11})" for first in range(1024, 1240, 12)]
    >>> [(o.label, o.kind) for o in page_range_opinions(Cells(pages, [1] * 18, 18, 18, 18, 1))]
    [('year_range', 'doubts'), ('identifier', 'yields'), ('code', 'yields')]
    """
    if cells.form or not cells.once(are_page_ranges):
        return []
    return [
        Opinion("year_range", _SURE, "format:page_ranges", "doubts"),
        *hand_over("identifier", "code", reason="format:page_ranges", score=_SURE, heir="text"),
    ]


def are_page_ranges(cells: Cells) -> bool:
    """Return whether cells are ranges of pages rather than of years.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    if len(cells.values) < _SEVERAL or cells.coverage(_RANGE, ENOUGH) < ENOUGH:
        return False
    found = [match for match in map(_RANGE, cells.values) if match is not None]
    spans = [(int(match[2]), int(match[3])) for match in found]
    n = len(spans)
    outside = sum(first < _EARLY or last > _LATE for first, last in spans)
    if outside < _SOME * n or any(last < first for first, last in spans):
        return False
    if median(last - first for first, last in spans) > _LONG:
        return False
    ends = {last for _, last in spans}
    if sum(first in ends for first, _ in spans) >= _TOUCHING * n:
        return False
    if cells.n_distinct >= _MANY:
        return True
    low, high = min(spans)[0], max(ends)
    pages = sum(last - first + 1 for first, last in spans)
    return pages >= _FILLED * (high - low + 1)
