"""Columns of nothing but plain numbers, as programs write them: looked at once, cell by cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from .doubts import with_open
from .found_numbers import FoundNumbers
from .marks import find_marks
from .numbers import NumberFormat

__all__ = ["CODE", "DEGREES", "PlainNumbers", "fewest_decimals", "find_plain", "plain_numbers"]

DEGREES = ("latitude", "longitude")
CODE = 4
"""Digits before the decimal mark of a code with zeros in front."""

_PLAIN = re.compile(r"(-)?([0-9]+)(?:\.([0-9]+))?(?:[eE]([-+][0-9]{1,3}))?").fullmatch
_LONGEST = 120
"""As of all cells with a mark."""


@dataclass(frozen=True, slots=True)
class PlainNumbers:
    """Hold what the cells of a column have in common that all are digits with a point at most.

    Parameters
    ----------
    bodies : mapping of str to int
        The numbers without their sign, and how often each occurs.
    heads : mapping of (int, bool) to int
        Digits before the point, and whether the first is a zero before others.
    ends : mapping of str to int
        What stands behind the point.
    decimals : frozenset of int
        How many decimals there are, without an exponent.
    whole : bool
        Whether no cell has a point or an exponent.
    bare : bool
        Whether some cell has no point.
    signed : bool
        Whether some cell has a minus.
    """

    bodies: Mapping[str, int]
    heads: Mapping[tuple[int, bool], int]
    ends: Mapping[str, int]
    decimals: frozenset[int]
    whole: bool
    bare: bool
    signed: bool

    @property
    def n_padded(self) -> int:
        """Return how many cells have zeros in front."""
        return sum(n for (_, is_padded), n in self.heads.items() if is_padded)

    @property
    def width(self) -> int:
        """Return up to how many digits zeros in front fill numbers; 0 if they do not."""
        widths = {size for size, is_padded in self.heads if is_padded}
        width = widths.pop() if len(widths) == 1 else 0
        # One 007 among many 7 is written otherwise, not all the others.
        short = sum(n for (size, _), n in self.heads.items() if size < width)
        return width if self.n_padded >= short else 0

    def is_coded(self, least: int) -> bool:
        """Return whether all have as many digits before a point, some of them zeros in front.

        Parameters
        ----------
        least : int
            The fewest digits that a code has.
        """
        sizes = {size for size, _ in self.heads}
        is_even = len(sizes) == 1 and min(sizes) >= least
        return is_even and self.n_padded > 0 and not (self.signed or self.bare)


def plain_numbers(cells: Mapping[str, int]) -> PlainNumbers | None:
    """Return what a column of plain numbers is like; None if a cell is something else.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, and how often each occurs.

    Examples
    --------
    >>> from pandas_semtype.parsing.plain_numbers import plain_numbers
    >>> found = plain_numbers({"12.5": 2, "-3.25": 1})
    >>> found.signed, sorted(found.decimals), plain_numbers({"12.5": 1, "$3": 1})
    (True, [1, 2], None)
    """
    bodies: dict[str, int] = {}
    heads: dict[tuple[int, bool], int] = {}
    ends: Counter[str] = Counter()
    decimals: set[int] = set()
    is_whole, is_bare, is_signed = True, False, False
    for cell, count in cells.items():
        match = _PLAIN(cell)
        if match is None or len(cell) > _LONGEST:
            return None
        sign, head, tail, exponent = match.groups("")
        body = cell
        if sign:
            is_signed, body = True, cell[1:]
        if exponent:
            body = body.replace("E", "e")
            decimals.add(max(0, len(tail) - int(exponent)))
        else:
            decimals.add(len(tail))
        is_whole = is_whole and not (tail or exponent)
        is_bare = is_bare or not tail
        bodies[body] = bodies.get(body, 0) + count
        size = len(head)
        key = (size, size > 1 and head[0] == "0")
        heads[key] = heads.get(key, 0) + count
        ends[tail] += count
    if not bodies:
        return None
    return PlainNumbers(bodies, heads, ends, frozenset(decimals), is_whole, is_bare, is_signed)


def find_plain(
    cells: Mapping[str, int], *, whole: bool, decimal: str, label: str
) -> FoundNumbers | None:
    """Return what `pandas_semtype.parsing.number_search.find_numbers` finds of plain numbers.

    All else that it asks about is what stands beside numbers.

    Parameters
    ----------
    cells, whole, decimal, label
        As there.

    Returns
    -------
    FoundNumbers or None
        None if a cell is no plain number, or a point may group.
    """
    plain = plain_numbers(cells)
    if plain is None:
        return None
    total = sum(cells.values())
    is_degrees = label in DEGREES
    marks = find_marks(
        plain.bodies, whole=whole, decimal=decimal, fine=is_degrees, small=is_degrees
    )
    if label == "percent":
        marks = replace(marks, n_open=0)
    note = ""
    if marks.n_open:
        marks, note = with_open(marks, total)
    if marks.decimal != "." or marks.grouping:
        return None
    sizes = plain.decimals
    form = NumberFormat(
        lakh=marks.lakh,
        decimals=next(iter(sizes)) if len(sizes) == 1 else None,
        least_decimals=fewest_decimals(plain.ends, sizes) if len(sizes) > 1 else 0,
        width=plain.width,
        ambiguous=marks.ambiguous,
    )
    is_dressed = plain.signed or not plain.whole
    is_coded = plain.is_coded(CODE)
    padded = plain.n_padded / total
    return FoundNumbers(
        form, 1.0, 1.0, plain.whole, padded, is_dressed, note, is_coded, marks.n_open > 0
    )


def fewest_decimals(ends: Mapping[str, int], sizes: Collection[int]) -> int:
    """Return the fewest decimals to write by which most numbers are written as they are.

    Parameters
    ----------
    ends : mapping of str to int
        What stands behind the mark, and how often.
    sizes : collection of int
        How many decimals there are.
    """
    kept = {
        size: sum(n for end, n in ends.items() if end.rstrip("0").ljust(size, "0") == end)
        for size in sizes
    }
    return max(sorted(kept), key=lambda size: kept[size])
