"""In which order a column has day, month and year: by the cells that leave one way to read them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from .date_reading import pattern_of
from .digits import ascii_digits

__all__ = [
    "BOTH_ORDERS",
    "DAY_FIRST",
    "FEW_OPEN",
    "FEW_SHORT",
    "MONTH_FIRST",
    "OTHER_ORDER",
    "YEAR_FIRST",
    "are_few",
    "is_turnable",
    "order_of",
    "order_of_cells",
]

BOTH_ORDERS = "some cells can only be day first, others only month first"
"""The note on a column whose cells contradict each other."""

FEW_OPEN = "day and month of a few cells cannot be told apart, and these are not read"
"""The note on a column whose other cells show nothing of them, as 2023-04-05 of 01/02/2023."""

FEW_SHORT = "day, month and year of a few cells cannot be told apart, and these are not read"
"""The note on a column of which a few cells may begin or end with a year of two digits."""

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "day_first", "month_first", "year_first"
_SLIPS = 0.05
"""Fraction of the telling cells that may have the other order before both count as used."""
OTHER_ORDER = {DAY_FIRST: MONTH_FIRST, MONTH_FIRST: DAY_FIRST}
_FIELDS = re.compile(r"%([YyEmdHIqBbfp])")


def order_of(form: str) -> str:
    """Return the order of the numbers of a format.

    Parameters
    ----------
    form : str
        In the notation of ``strptime``.

    Returns
    -------
    {"", "day_first", "month_first", "year_first"}
        "" where the format has no day, or no month in digits.
    """
    codes = [code for code in _FIELDS.findall(form) if code in "YyEmd"]
    if "d" not in codes or "m" not in codes:
        return ""
    if codes[0] in "YyE":
        return YEAR_FIRST
    return DAY_FIRST if codes.index("d") < codes.index("m") else MONTH_FIRST


def is_turnable(forms: Iterable[str]) -> bool:
    """Return whether day and month may change places.

    Parameters
    ----------
    forms : iterable of str
        The formats that one cell may have.
    """
    return set(map(order_of, forms)) >= OTHER_ORDER.keys()


def are_few(chosen: Collection[str], possible: Iterable[str], cells: Mapping[str, int]) -> bool:
    """Return whether some dates of a column are so few that they may stay unread.

    Parameters
    ----------
    chosen : collection of str
        Cells.
    possible : iterable of str
        All cells that are dates, the chosen ones among them.
    cells : mapping of str to int
        Distinct cells, and how often each occurs.
    """
    total = sum(cells[cell] for cell in possible)
    return 0 < sum(cells[cell] for cell in chosen) <= _SLIPS * total


def order_of_cells(
    possible: Mapping[str, tuple[str, ...]], cells: Mapping[str, int], hint: str
) -> tuple[str, bool, str]:
    """Return the order of day and month, whether no cell shows it, and a contradiction.

    Parameters
    ----------
    possible : mapping of str to tuple of str
        Cells and the formats each may have.
    cells : mapping of str to int
        Distinct cells, and how often each occurs.
    hint : {"", "day_first", "month_first"}
        The order where no cell shows it, or cells contradict each other.
    """
    sure: Counter[str] = Counter()
    open_cells = points = 0
    for cell, forms in possible.items():
        orders = {order_of(form) for form in forms} & OTHER_ORDER.keys()
        if len(orders) == 1:
            sure[orders.pop()] += cells[cell]
        elif orders and not _is_same(cell, forms):
            open_cells += cells[cell]
            points += cells[cell] * ("%d.%m." in forms[0])
    if sure:
        (best, _), *others = sure.most_common()
        # Where both orders are sure of some cells, those that fit both cannot be told.
        mixed = sum(n for _, n in others) > _SLIPS * sum(sure.values())
        if not mixed:
            return best, False, ""
        return (hint, False, "") if hint in OTHER_ORDER else (best, True, BOTH_ORDERS)
    if hint in OTHER_ORDER:
        return hint, False, ""
    if points and points == open_cells:  # nobody writes months before points
        return DAY_FIRST, False, ""
    return (MONTH_FIRST if open_cells else ""), bool(open_cells), ""


def _is_same(cell: str, forms: tuple[str, ...]) -> bool:
    """Return whether day and month are the same number, so that their order does not matter."""
    match = pattern_of(forms[0]).fullmatch(ascii_digits(cell.strip()))
    return match is not None and int(match["d"]) == int(match["m"])
