"""Whether what a sample told of a column, or another file, holds for all of its cells."""

from __future__ import annotations

from ..parsing import ParseFacts
from ..parsing.digits import ascii_digits
from ..parsing.marks import is_open
from ..parsing.missing import is_null_token
from .distinct import DistinctCells
from .to_know import is_padded

__all__ = ["decimal_of", "fits", "sampled"]

_MARKED = 200
"""Numbers of each way to use points and commas that are looked at beyond a sample."""


def fits(prior: ParseFacts, found: DistinctCells) -> bool:
    """Return whether facts read every cell of a column, and none shows more than they know.

    Parameters
    ----------
    prior : ParseFacts
        What a sample of the column told, or another column of the same source.
    found : DistinctCells
        The cells.
    """
    if not prior.is_parsed or prior.is_ambiguous or found.has_fractions:
        return False
    cells = [cell for cell in found.cells if not is_null_token(cell)]
    numbers = prior.numbers
    if numbers is not None and numbers.decimals == 0 and any(map(_has_mark, cells)):
        return False  # what a mark means was not seen, or by the label alone
    if numbers is not None and numbers.decimals != 3 and any(map(_is_open, cells)):
        return False  # a slip may have decided for these in a sample
    if numbers is not None and prior.kind == "integer":
        width = numbers.width
        if any(is_padded(cell) and len(cell.strip()) != width for cell in cells):
            return False
    read = prior.reader()
    values = [read(cell) for cell in cells]
    whole = prior.kind in ("integer", "year")
    return all(isinstance(v, int) if whole else v is not None for v in values)


def _has_mark(cell: str) -> bool:
    return "." in cell or "," in cell


def _is_open(cell: str) -> bool:
    return "." in cell and is_open(ascii_digits(cell))


def decimal_of(prior: ParseFacts | None, found: DistinctCells) -> str:
    """Return the decimal mark that is known before the cells are looked at; "" if none is.

    Parameters
    ----------
    prior : ParseFacts, optional
        What a sample of the column told, or another column of the same source.
    found : DistinctCells
        The cells.
    """
    if found.has_fractions:  # floats among objects, which are written with a point
        return "."
    numbers = prior.numbers if prior is not None and prior.is_parsed else None
    if numbers is None or numbers.ambiguous or numbers.grouping not in (".", ","):
        return ""
    # A source that groups its digits has no 5000 beside 1.234.
    return "" if any(_is_long(cell) for cell in found.cells) else numbers.decimal


def _is_long(cell: str) -> bool:
    text = ascii_digits(cell.strip()).lstrip("-+")
    return len(text) > 3 and text.isdecimal()


def sampled(found: DistinctCells) -> dict[str, int]:
    """Return the cells that facts are found out from, with some of each use of marks.

    Parameters
    ----------
    found : DistinctCells
        The cells.
    """
    some = found.some()
    if len(some) == len(found.cells):
        return some
    seen: dict[tuple[bool, ...], int] = {}
    for cell, count in zip(found.cells, found.counts.tolist(), strict=True):
        if not _has_mark(cell) or cell in some:
            continue
        use = ("." in cell, "," in cell, is_open(cell), cell.count(".") > 1, cell.count(",") > 1)
        seen[use] = seen.get(use, 0) + 1
        if seen[use] <= _MARKED:
            some[cell] = count
    return some
