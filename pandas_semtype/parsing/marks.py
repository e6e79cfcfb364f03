"""Decimal and grouping marks: what a point, comma, apostrophe or space between digits means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

__all__ = ["ANY_MARK", "GROUPING_ONLY", "SPACES", "Marks", "find_marks", "is_open"]

SPACES = " \u00a0\u202f\u2009"
GROUPING_ONLY = f"'\u2019\u066c_{SPACES}"
"""Marks that never stand before decimals."""

ANY_MARK = f".,\u066b{GROUPING_ONLY}"
_runs = re.compile(rf"[{re.escape(ANY_MARK)}]").finditer
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}").fullmatch
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}(?!\d)").match
_FEW = 0.05
"""Fraction of the telling numbers that may be slips."""
_LAKH = re.compile(r"\d{1,2}(?:\D\d{2})+\D\d{3}(?!\d)").match


@dataclass(frozen=True, slots=True)
class Marks:
    """Hold how the numbers of a column are punctuated.

    Parameters
    ----------
    decimal : str
        The mark before decimals.
    grouping : str
        The mark between groups of digits; "" if there is none.
    lakh : bool
        Groups of two digits above the last three, as in ``3,82,867``.
    ambiguous : bool
        Every point or comma has three digits behind it, and the column does not show
        whether these are decimals or a group.
    n_open : int
        How many numbers have a point before three digits, beside whole numbers without, so
        that nobody can tell decimals from thousands; 0 where something shows it.
    """

    decimal: str = "."
    grouping: str = ""
    lakh: bool = False
    ambiguous: bool = False
    n_open: int = 0


def is_open(cell: str) -> bool:
    """Return whether a number has one point, before three digits: decimals or a group.

    Parameters
    ----------
    cell : str
        A cell with ASCII digits, whatever stands beside its number.

    Examples
    --------
    >>> from pandas_semtype.parsing.marks import is_open
    >>> is_open("1.234 kg"), is_open("0.234"), is_open("1.234.567"), is_open("1.25")
    (True, False, False, False)
    """
    return _OPEN(cell) is not None


_OPEN = re.compile(rf"(?<![\d{re.escape(ANY_MARK)}])[1-9]\d{{0,2}}\.\d{{3}}(?![\d.,])").search


def find_marks(
    bodies: Mapping[str, int], *, whole: bool = False, money: bool = False, decimal: str = "",
    fine: bool = False, small: bool = False,
) -> Marks:  # fmt: skip
    """Return how the numbers of a column are punctuated.

    Parameters
    ----------
    bodies : mapping of str to int
        Numbers without sign, currency or unit, with their exponent if they have one, and how
        often each occurs.
    whole : bool, default False
        Whether the column is known to hold whole numbers: then an ambiguous point is no
        decimal one.
    money : bool, default False
        Whether they are amounts of a currency with two decimals at most: then an ambiguous
        mark groups, and stays ambiguous where no amount below a thousand stands without it.
    decimal : {"", ".", ","}
        The mark before decimals in other columns, which decides where this one does not show
        its own.
    fine : bool, default False
        Whether three decimals are usual, as in degrees: then whole numbers beside them prove
        nothing.
    small : bool, default False
        Whether no number is above 999, as of degrees: then no mark groups.

    Examples
    --------
    >>> from pandas_semtype.parsing.marks import find_marks
    >>> find_marks({"1.234,5": 1, "17.000": 1})
    Marks(decimal=',', grouping='.', lakh=False, ambiguous=False, n_open=0)
    >>> find_marks({"3,82,867.00": 1}).lakh
    True
    """
    decimals: Counter[str] = Counter()
    grouping: Counter[str] = Counter()
    unsure: Counter[str] = Counter()
    lakh = 0
    for body, count in bodies.items():
        head, point, tail = body.partition(".")
        if (head + tail).isdecimal():  # nearly all numbers: no mark, or one point
            if not point:
                continue
            if _is_decimal(head, tail):
                decimals["."] += count
            else:
                unsure["."] += count
            continue
        found = [(match.start(), match[0]) for match in _runs(body)]
        if not found:
            continue
        lakh += count * (_LAKH(body) is not None)
        grouping.update({mark: count for _, mark in found if mark in GROUPING_ONLY})
        decimals.update({mark: count for _, mark in found if mark == "\u066b"})
        open_marks = [(place, mark) for place, mark in found if mark in ".,"]
        if open_marks:
            _vote(body, open_marks, len(found), count, decimals, grouping, unsure)
    usual = "," if whole and unsure["."] else decimal
    settled = whole
    if whole and len(unsure) == 1:
        usual = "," if unsure["."] else "."
        # Where the mark is a decimal one in other columns, it may be here.
        settled = decimal in ("", usual)
    elif small and len(unsure) == 1:
        usual = "." if unsure["."] else ","
    shows_groups = len(unsure) == 1 and not fine and _shows_groups(bodies)
    if shows_groups:
        usual, settled = "," if unsure["."] else ".", True
    if money and len(unsure) == 1:
        usual = "," if unsure["."] else "."
        # Beside "$1,200" an amount such as "$5" has no mark: it needs none.
        plain = [len(body) for body in bodies if body.isdecimal()]
        settled = settled or (bool(plain) and max(plain) < 4)
    settled = settled or (decimal != "" and usual == decimal)
    marks = _decided(decimals, grouping, unsure, lakh > 0, usual or ".", settled=settled)
    told = sum((decimals + grouping).values())
    if set(unsure) == {","} and marks.decimal == "," and told <= _FEW * unsure[","]:
        if decimal != "," and not (fine or small or any(map(_IS_BELOW_ONE, bodies))):
            return _of_slips(bodies, marks, groups=whole or money or decimal == ".")
        return marks
    if set(unsure) != {"."} or fine or small or money or decimal == ".":
        return marks
    if not told and not decimal and not shows_groups and _largest(bodies) >= _PLAIN:
        return replace(marks, n_open=unsure["."])
    # One slip does not prove that hundreds of numbers have decimals.
    if told <= _FEW * unsure["."] and marks.decimal == ".":
        rest = {body: n for body, n in bodies.items() if body.isdecimal() or _ONE_GROUP(body)}
        is_doubtful = _shows_groups(rest) or _largest(rest) > _SHORT
        return replace(marks, ambiguous=marks.ambiguous or is_doubtful)
    return marks


_IS_BELOW_ONE = re.compile(r"0?,\d{3}(?!\d)").match
"""As decimals are that all have three digits: no group begins with a zero."""


def _of_slips(bodies: Mapping[str, int], marks: Marks, *, groups: bool) -> Marks:
    """Return marks where a few numbers show a decimal comma, and many three digits behind one.

    A slip such as 12,5 or 1.234,50 does not make twelve of hundreds of numbers like 12,400.
    """
    rest = {body: n for body, n in bodies.items() if body.isdecimal() or _ONE_GROUP(body)}
    if groups or _shows_groups(rest):
        return Marks(".", ",", marks.lakh, not groups, 0)
    return replace(marks, ambiguous=True)


_PLAIN = 2
"""0 and 1 may be anything beside decimals; larger whole numbers would have decimals, too."""
_SHORT = 999


def _largest(bodies: Mapping[str, int]) -> int:
    """Return the largest number without a mark; -1 if there is none."""
    plain = (body for body in bodies if body.isdecimal() and len(body) < _LONGEST)
    return max(map(int, plain), default=-1)


_LONGEST = 4000
"""Python reads no longer ones."""


def _shows_groups(bodies: Mapping[str, int]) -> bool:
    """Return whether the marks of a column group: no number above 999 is without one.

    Decimals would not all have three digits, and none beside them just where they are zeros.
    """
    plain = [int(body) for body in bodies if body.isdecimal() and len(body) < 4]
    marked = sum(_ONE_GROUP(body) is not None for body in bodies)
    if not plain or marked + len(plain) < len(bodies) or len(bodies) < 4 or max(plain) < 2:
        return False
    # One small number among them may as well be a round decimal.
    return marked >= 2 if max(plain) >= 100 else marked >= 3 and len(plain) > 1


def _vote(
    body: str,
    found: list[tuple[int, str]],
    n_marks: int,
    count: int,
    decimal: Counter[str],
    grouping: Counter[str],
    unsure: Counter[str],
) -> None:
    """Count what the points and commas of one number can only mean."""
    place, last = found[-1]
    kinds = {mark for _, mark in found}
    before, after = body[:place], body[place + 1 :]
    if len(kinds) == 2:
        decimal[last] += count
        grouping[({".", ","} - {last}).pop()] += count
    elif len(found) > 1:
        # The marks of 03.05.2018 and 10.0.0.1 group no digits.
        grouping[last] += count * (_GROUPS(body) is not None)
    elif n_marks > 1 or _is_decimal(before, after):
        # Beside a mark that only groups, or before an exponent.
        decimal[last] += count
    else:
        unsure[last] += count


def _is_decimal(before: str, after: str) -> bool:
    """Return whether the one mark of a number does not stand before a group of three."""
    return len(after) != 3 or before in ("", "0") or len(before) > 3


def _decided(
    decimal: Counter[str],
    grouping: Counter[str],
    unsure: Counter[str],
    lakh: bool,
    usual: str,
    *,
    settled: bool,
) -> Marks:
    comma = decimal[","] + grouping["."]
    point = decimal["."] + grouping[","]
    sure = comma + point > 0
    if decimal["\u066b"] > comma + point:
        mark, sure = "\u066b", True
    elif sure:
        mark = "," if comma > point else "."
    else:
        mark = usual
    groups = +grouping
    groups.update(unsure)  # what may be a group is one if it is no decimal mark
    del groups[mark]
    best = max(groups, key=lambda one: groups[one]) if groups else ""
    return Marks(mark, best, lakh, bool(unsure) and not (sure or settled))
