"""Numbers that `cast` refuses, as a mark may be decimal or group: read as others are, and told."""

from __future__ import annotations

import pandas as pd

from ..casting.distinct import distinct_cells, holds_texts
from ..casting.report import ColumnCast
from ..parsing import ParseFacts
from ..parsing.doubts import OPEN_MARKS
from ..parsing.found import facts_of_numbers
from ..parsing.number_search import find_numbers

__all__ = ["facts_by_marks"]

_MOSTLY = 0.7
"""Fraction of the cells that must be numbers with one decimal mark."""
_WORDS = {",": "comma", ".": "point"}


def facts_by_marks(series: pd.Series, entry: ColumnCast) -> tuple[ParseFacts, str] | None:
    """Return facts by which numbers of open marks are read, and what to know of that.

    Parameters
    ----------
    series : Series
        The column of the training data.
    entry : ColumnCast
        What `cast` says of it.

    Returns
    -------
    tuple of (ParseFacts, str) or None
        None of any other column.

    Examples
    --------
    >>> import pandas as pd
    >>> import pandas_semtype
    >>> from pandas_semtype.learn.open_marks import facts_by_marks
    >>> series = pd.Series(["1.234", "2.751", "7", "2500", "1800"] * 5, name="size")
    >>> entry = series.semtype.cast()[1]
    >>> facts_by_marks(series, entry)[1].split(",")[0]
    'read with a decimal point'
    """
    numbers = entry.facts.numbers
    if not (entry.refused and numbers is not None and numbers.ambiguous and holds_texts(series)):
        return None
    found = distinct_cells(series)
    if found.obstacle:
        return None
    mark = "." if entry.facts.note == OPEN_MARKS else ","
    read = find_numbers(found.some_present(), decimal=mark, label="float")
    if read is None or read.note or read.fraction < _MOSTLY:
        return None
    note = (
        f"read with a decimal {_WORDS[mark]}, which nothing proves; cast with types= to settle it"
    )
    return facts_of_numbers(read, "float"), note
