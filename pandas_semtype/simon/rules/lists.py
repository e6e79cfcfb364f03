"""Several values in one cell: parts that occur at different places are values of one set."""

from __future__ import annotations

import re
from collections import defaultdict

from .cells import Cells
from .opinion import Opinion, forbid

__all__ = ["list_opinions"]

_FEWEST = 8
"""Distinct cells below which parts tell nothing."""
_SEVERAL = 0.6
"""Fraction of the cells that must have several parts."""
_LONGEST = 40
"""Characters of a part; longer ones are sentences."""
_SUPPORT = 0.9
"""Score of the opinion."""
_DELIMITERS = (";", "|", ",", "/", "+")
_DIGITS = re.compile(r"[\d\s.,/:;|+-]+").fullmatch
_NAMES = ("address", "company", "person_name", "product")
"""Labels whose cells have commas, but whose parts keep their places."""


def list_opinions(cells: Cells) -> list[Opinion]:
    """Return whether the parts of cells come from one set, whatever their place.

    "Ohio" stays behind the comma of "Akron, Ohio", and "Ann" behind that of "Lee, Ann"; the
    parts of "red;blue" and "blue;green" do not.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.lists import list_opinions
    >>> values = ["a;b", "b;c", "c;a", "a;d", "d;b", "c;d", "b;a", "d;c"]
    >>> list_opinions(Cells(values, [1] * 8, 8, 8, 8, 1))[0].label
    'list'
    """
    if len(cells.values) < _FEWEST:
        return []
    joined = "".join(cells.probe)
    for mark in _DELIMITERS:
        if joined.count(mark) >= 2 and _are_lists(cells.values, mark):
            names = forbid(*_NAMES, reason="format:several_values")
            return [Opinion("list", _SUPPORT, "format:several_values", "supports"), *names]
    return []


def _are_lists(values: list[str], mark: str) -> bool:
    places: dict[str, set[int]] = defaultdict(set)
    counts: dict[str, int] = defaultdict(int)
    several = 0
    for value in values:
        if value[0] in "{[(<" or _DIGITS(value):  # structures, dates and numbers are no lists
            continue
        parts = [part.strip() for part in value.split(mark)]
        several += len(parts) > 1
        for place, part in enumerate(parts):
            if not part or len(part) > _LONGEST:
                return False
            places[part].add(place)
            counts[part] += 1
    if several < _SEVERAL * len(values):
        return False
    repeated = [part for part, number in counts.items() if number > 1]
    moving = sum(len(places[part]) > 1 for part in repeated)
    # A small set: most parts repeat, and most of those stand at several places.
    return len(repeated) >= max(2, 0.5 * len(counts)) and moving >= 0.6 * len(repeated)
