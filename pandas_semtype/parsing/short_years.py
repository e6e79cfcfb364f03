"""Years of two digits: whether dates begin or end with them, and whether anything shows it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from .date_orders import (
    DAY_FIRST,
    FEW_SHORT,
    MONTH_FIRST,
    OTHER_ORDER,
    YEAR_FIRST,
    are_few,
    order_of,
)  # fmt: skip
from .date_reading import pattern_of, reader
from .digits import ascii_digits

__all__ = ["OPEN_YEARS", "SHORT_YEARS", "short_years_settled"]

SHORT_YEARS = "some cells can only begin with a year of two digits, others only end with it"
"""The note on a column whose short years contradict each other."""

OPEN_YEARS = "day, month and year of two digits cannot be told apart"
"""The note on a column whose every cell may begin or end with its year."""

_SLIPS = 0.05
"""Fraction of the telling cells that may be written otherwise before both count as used."""
_SHORT_FIRST = re.compile(r"%y\W*%m\W*%d").search
_SHORT_LAST = re.compile(r"%[dm]\W*%[dm]\W*%y").search
_TELLING = 8
"""Distinct dates whose days do not lie close together by chance."""
_MANY = 15
"""Distinct dates of which some are late in a month."""
_DECADE, _SPREAD = 9, 15
"""The years of a column lie close together, its days do not."""
_ENDS = ({1}, {28, 29, 30, 31})
"""Days of monthly figures, which lie as close together as years."""

_Formats = Mapping[str, tuple[str, ...]]


def short_years_settled(
    possible: _Formats, cells: Mapping[str, int], hint: str = ""
) -> tuple[_Formats, str]:
    """Return the formats of cells, and why it is not known where their short years stand.

    "99-01-31" can only begin with its year, and then so does "02-03-04" in the same column.

    Parameters
    ----------
    possible : mapping of str to tuple of str
        Cells and the formats each may have.
    cells : mapping of str to int
        Distinct cells, and how often each occurs.
    hint : {"", "day_first", "month_first", "year_first"}
        The order where no cell shows it.

    Examples
    --------
    >>> from pandas_semtype.parsing.date_shapes import formats_of
    >>> from pandas_semtype.parsing.short_years import short_years_settled
    >>> short_years_settled({"21-03-05": formats_of("21-03-05")}, {"21-03-05": 1})[1]
    'day, month and year of two digits cannot be told apart'
    """
    settled, note = _settled(possible, cells, hint)
    if note == OPEN_YEARS and not hint:
        short = {cell for cell, forms in possible.items() if _put_first(forms)}
        if are_few(short, possible, cells):
            return {c: forms for c, forms in possible.items() if c not in short}, FEW_SHORT
    return settled, note


def _settled(possible: _Formats, cells: Mapping[str, int], hint: str) -> tuple[_Formats, str]:
    first = {cell for cell, forms in possible.items() if all(map(_SHORT_FIRST, forms))}
    short = {cell: found for cell, forms in possible.items() if (found := _put_first(forms))}
    if not hint and sum(map(_is_twofold, short)) * 2 > max(len(short), 2):
        return possible, OPEN_YEARS
    turned: dict[str, tuple[str, ...]] = {}
    for cell, forms in short.items():
        text = ascii_digits(cell.strip())
        turned[cell] = tuple(form for form in forms if reader(form, "")(text))
        if not first and not turned[cell]:  # one cell that can only end with its year is enough
            return possible, ""
    n_first = sum(cells[cell] for cell in first)
    n_last = sum(cells[cell] for cell, forms in turned.items() if not forms)
    if not first:
        return _open(possible, turned, hint) if turned else (possible, "")
    if n_last <= _SLIPS * (n_first + n_last):
        return _turned(possible, turned), ""
    if n_first <= _SLIPS * (n_first + n_last):
        return {cell: forms for cell, forms in possible.items() if cell not in first}, ""
    return possible, SHORT_YEARS


def _is_twofold(cell: str) -> bool:
    """Return whether a cell begins and ends with the same number: fertilizers do, few dates do."""
    numbers = re.findall(r"\d+", ascii_digits(cell))
    return len(numbers) == 3 and numbers[0] == numbers[2]


def _turned(possible: _Formats, turned: _Formats) -> _Formats:
    """Return the formats of cells that begin with their short years."""
    left = {cell: turned.get(cell, forms) for cell, forms in possible.items()}
    return {cell: forms for cell, forms in left.items() if forms}


def _put_first(forms: Iterable[str]) -> tuple[str, ...]:
    """Return the formats with a short year last as ones that begin with it."""
    found = (form for form in forms if _SHORT_LAST(form))
    swapped = (re.sub(r"%[dm](\W*)%[dm](\W*)%y", r"%y\1%m\2%d", form) for form in found)
    return tuple(dict.fromkeys(swapped))


def _open(possible: _Formats, turned: _Formats, hint: str) -> tuple[_Formats, str]:
    """Return the formats of cells that may all begin or end with their short years."""
    others = (forms for cell, forms in possible.items() if cell not in turned)
    written = [form for forms in others for form in forms]
    if any(order_of(form) in OTHER_ORDER for form in written):
        if not hint and _are_year_first(written, turned):
            return possible, OPEN_YEARS
        return possible, ""  # 31/12/2021 beside 30/11/21
    if hint == YEAR_FIRST:
        return _turned(possible, turned), ""
    if hint == MONTH_FIRST:
        # What cannot be month first, and is said not to be day first, begins with its year.
        can_be = all(MONTH_FIRST in map(order_of, possible[cell]) for cell in turned)
        return (possible if can_be else _turned(possible, turned)), ""
    heads, tails = _ends_of(turned)
    if not heads:
        return possible, OPEN_YEARS
    if hint == DAY_FIRST or _are_years(tails, heads):
        return possible, ""
    if all("%y.%m.%d" in forms[0] for forms in turned.values()):
        # Between points a day comes first, unless the numbers say otherwise.
        close = max(heads) - min(heads) <= _DECADE and max(tails) - min(tails) >= _SPREAD
        return possible, OPEN_YEARS if close and len(heads) > 2 else ""
    return (_turned(possible, turned), "") if _are_years(heads, tails) else (possible, OPEN_YEARS)


def _are_year_first(written: Iterable[str], turned: _Formats) -> bool:
    """Return whether years of four digits stand first between the marks of the short ones.

    Then 31/12/2021 says nothing of 21-03-05: it is written otherwise.
    """
    marks = {_marks_of(form) for forms in turned.values() for form in forms}
    orders = {order_of(form) for form in written if _marks_of(form) in marks}
    return YEAR_FIRST in orders and not orders & OTHER_ORDER.keys()


def _marks_of(form: str) -> tuple[str, ...]:
    match = _BETWEEN(form)
    return match.groups() if match else ()


_BETWEEN = re.compile(r"%[Yydm](\W*?)%[Yydm](\W*?)%[Yydm]").search


def _ends_of(turned: _Formats) -> tuple[list[int], list[int]]:
    """Return the first and the last number of each date."""
    pairs = []
    for cell, forms in turned.items():
        match = pattern_of(forms[0]).fullmatch(ascii_digits(cell.strip()))
        if match is not None:
            pairs.append((int(match["y"]), int(match["d"])))
    return [head for head, _ in pairs], [tail for _, tail in pairs]


def _are_years(years: Collection[int], days: Collection[int]) -> bool:
    """Return whether the numbers at one end of many dates can only be years, the others days."""
    if len(years) < _TELLING or any(set(years) <= ends for ends in _ENDS):
        return False
    # Of many days some are the 28th or later, and of years few: they would be in the future.
    if len(years) >= _MANY and max(years) < 28 and max(days) >= 30:
        return True
    return max(years) - min(years) <= _DECADE and max(days) - min(days) >= _SPREAD
