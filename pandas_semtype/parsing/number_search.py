"""How the numbers of a column are written: found from its distinct cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Context, Decimal, Inexact

from .digits import ascii_digits, zero_of
from .doubts import PAIRS, Part, doubt_of, may_be_pairs, with_open
from .found_numbers import FoundNumbers
from .hemispheres import Sides, find_sides
from .marks import Marks, find_marks
from .numbers import INFINITE, MINUS, NumberFormat, parts_of, read_number
from .plain_numbers import CODE, DEGREES, fewest_decimals, find_plain
from .units import THREE_DECIMALS, Affix, read_affix

__all__ = ["FoundNumbers", "find_numbers"]

_NOTEWORTHY = 0.05
"""Fraction of the cells from which on a second currency is no slip."""
_SINGLE = frozenset({"currency", "measure", "percent", *DEGREES})
"""Labels of what is one number, however unevenly it is written."""
_FEW_ODD = 0.05
"""Fraction of the numbers up to which those with a letter are not read."""
_MOST = 0.9
"""Fraction of the cells that must have a letter before it is all that is said of them."""


def find_numbers(
    cells: Mapping[str, int], *, whole: bool = False, decimal: str = "", label: str = ""
) -> FoundNumbers | None:
    """Return how the numbers of a column are written.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.
    whole : bool, default False
        Whether the column is known to hold whole numbers.
    decimal : {"", ".", ","}
        The mark before decimals in other columns, where this one does not show its own.
    label : str, default ""
        The semantic type of the column, by which letters beside numbers are told apart.

    Returns
    -------
    FoundNumbers or None
        None if no cell is a number.

    Examples
    --------
    >>> from pandas_semtype.parsing.number_search import find_numbers
    >>> from pandas_semtype.parsing.numbers import read_number
    >>> found = find_numbers({"1.234,50 \u20ac": 1, "-17,00 \u20ac": 1})
    >>> found.format.decimal, found.format.grouping, found.format.currency
    (',', '.', '\u20ac')
    >>> read_number("1.234,50 \u20ac", found.format)
    Decimal('1234.50')
    """
    plain = find_plain(cells, whole=whole, decimal=decimal, label=label)
    if plain is not None:
        return plain
    sides = find_sides(cells, label)
    if sides is not None and (not sides.note or sides.fraction >= _MOST):
        return _with_sides(cells, sides, decimal, label)
    parts = [
        (match, affix, count)
        for cell, count in cells.items()
        if (match := parts_of(ascii_digits(cell.strip())))
        and (affix := read_affix(match["left"] or "", match["right"].strip())) is not None
    ]
    total = sum(cells.values())
    parts = _without_bounds(parts)
    if not parts:
        infinite = sum(count for cell, count in cells.items() if INFINITE(cell.strip()))
        if not infinite:
            return None
        return FoundNumbers(NumberFormat(), infinite / total, infinite / total, False, 0.0, True)
    parts = _without_odd(parts, label)
    seen, note = _affixes([(affix, n) for _, affix, n in parts])
    dash = _dash_mark(parts)
    marks = find_marks(
        _counted(
            (m["body"] + (f"e{m['exponent']}" if m["exponent"] else "") + _cents(m, dash), n)
            for m, _, n in parts
        ),
        whole=whole,
        money=bool(seen.currency) and seen.currency not in THREE_DECIMALS,
        decimal=decimal,
        fine=label in DEGREES or seen.currency in THREE_DECIMALS,
        small=label in DEGREES,
    )
    note = note or doubt_of(parts, label)
    if not (note or decimal or label in _SINGLE) and marks.decimal == "," and may_be_pairs(parts):
        note = PAIRS
    if seen.percent or label == "percent":  # hardly one is above 999
        marks = replace(marks, n_open=0)
    if marks.n_open and not note:
        marks, note = with_open(marks, sum(n for _, _, n in parts))
    bare = sum(n for m, a, n in parts if not a.percent and m["body"].strip("0.,"))
    if seen.percent and bare > _NOTEWORTHY * total:  # nothing needs no sign
        note = "numbers with and without a per cent sign"
    first = _format(parts, marks, seen, next(iter(cells)))
    first = replace(first, ambiguous=True) if note == PAIRS else first
    values = [(c, n, v) for c, n in cells.items() if (v := read_number(c, first)) is not None]
    read = sum(n for _, n, _ in values)
    integral = bool(values) and all(isinstance(v, int) for _, _, v in values)
    zeros = sum(n for m, _, n in parts if _is_padded(m["body"]))
    dressed = (
        bool(seen.currency or seen.percent or (seen.unit and seen.is_known) or first.multipliers)
        or first.grouping != ""
        or not integral
        or any(m["sign"] or m["inner"] or m["open"] or m["behind"] for m, _, _ in parts)
    )
    alike = sum(n for _, _, n in parts) / total
    coded = zeros > 0 and _is_coded(parts, marks.decimal)
    return FoundNumbers(
        first, read / total, alike, integral, zeros / total, dressed, note, coded, marks.n_open > 0
    )


def _without_bounds(parts: list[Part]) -> list[Part]:
    """Return numbers without those that a plus follows, unless it is the sign that others show.

    90+ is ninety or more; beside 12.50- a bank writes 90.00+, and beside 2- a school 3+.
    """
    behind = _counted((m["behind"], n) for m, _, n in parts if m["behind"])
    if not behind["+"]:
        return parts
    total = sum(n for m, _, n in parts if m["behind"] or m["body"].strip("0.,"))
    is_long = any(len(m["body"]) > 1 for m, _, _ in parts)
    is_sign = is_long and len(behind) > 1 and sum(behind.values()) >= _MOST * total
    return parts if is_sign else [part for part in parts if part[0]["behind"] != "+"]


def _without_odd(parts: list[Part], label: str) -> list[Part]:
    """Return numbers without the few of which a letter may be a multiplier or something else."""
    plain = [part for part in parts if not part[1].power]
    total = sum(n for _, _, n in parts)
    if sum(n for _, _, n in plain) < (1 - _FEW_ODD) * total or len(plain) == len(parts):
        return parts
    return plain if doubt_of(parts, label) and not doubt_of(plain, label) else parts


def _is_coded(parts: list[tuple[re.Match[str], Affix, int]], mark: str) -> bool:
    """Return whether decimals have as many digits before the mark, some of them zeros in front."""
    heads = set()
    for match, affix, _ in parts:
        head, _, tail = match["body"].partition(mark)
        # What has a sign or a unit is counted with, however it is filled up.
        if affix != Affix() or match["sign"] or match["open"] or not tail:
            return False
        heads.add(len(head))
    return len(heads) == 1 and min(heads) >= CODE


def _with_sides(
    cells: Mapping[str, int], sides: Sides, decimal: str, label: str
) -> FoundNumbers | None:
    """Return how degrees are written that have a letter of a hemisphere in place of a sign."""
    if sides.note:
        return FoundNumbers(NumberFormat(), 0.0, sides.fraction, False, 0.0, True, sides.note)
    found = find_numbers(sides.bare, decimal=decimal, label=label)
    if found is None:
        return None
    form = sides.written(found.format)
    read = sum(n for cell, n in cells.items() if read_number(cell, form) is not None)
    return replace(found, format=form, fraction=read / sum(cells.values()), dressed=True)


def _dash_mark(parts: list[tuple[re.Match[str], Affix, int]]) -> str:
    """Return the decimal mark that a dash for no cents proves; "" if there is no dash.

    In "30,-" that is a comma, and beside "2,448,-" a point: the comma groups.
    """
    found = {m["cents"][0] for m, _, _ in parts if m["cents"]}
    if len(found) != 1:
        return "," if found else ""
    mark = found.pop()
    groups = any(m["cents"] and mark in m["body"] for m, _, _ in parts)
    return {",": ".", ".": ","}[mark] if groups else mark


def _cents(match: re.Match[str], mark: str) -> str:
    """Return the decimals that a dash stands for, as in "12,-"."""
    return f"{mark}00" if match["cents"] else ""


def _counted(pairs: Iterable[tuple[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for key, count in pairs:
        found[key] += count
    return found


def _is_padded(body: str) -> bool:
    return len(body) > 1 and body[0] == "0" and body[1].isdecimal()


def _decimals(tail: str, exponent: str | None) -> int:
    """Return the digits behind the mark of a number that is written without an exponent."""
    return max(0, len(tail) - int(exponent or 0))


def _affixes(found: list[tuple[Affix, int]]) -> tuple[Affix, str]:
    """Return the currency, per cent sign and unit of a column, and what speaks against them."""
    currencies = _counted((a.currency, n) for a, n in found if a.currency)
    percents = _counted((a.percent, n) for a, n in found if a.percent)
    units: Counter[Affix] = Counter()
    for affix, count in found:
        if affix.unit:
            units[affix] += count
    total = sum(n for _, n in found)
    note = ""
    if sum(n >= _NOTEWORTHY * total for n in currencies.values()) > 1:
        note = "several currencies"
    elif len({a.dimension for a, n in units.items() if n >= _NOTEWORTHY * total}) > 1:
        note = "units of different kinds"
    main = units.most_common(1)[0][0] if units else Affix()
    if not note and not all(_converts(affix.factor, main.factor) for affix in units):
        note = "units that do not convert exactly"
    if percents and sum(percents.values()) * 2 >= total:
        return Affix(percent=percents.most_common(1)[0][0]), note
    currency = currencies.most_common(1)[0][0] if currencies else ""
    unit = main.unit if units and sum(units.values()) * 2 >= total else ""
    return Affix(currency, "", "", 0, unit, main.dimension if unit else "", main.factor), note


def _converts(factor: Decimal, main: Decimal) -> bool:
    """Return whether one unit is a number of another that is not rounded."""
    context = Context(prec=15)
    context.divide(factor, main)
    return not context.flags[Inexact]


def _format(
    parts: list[tuple[re.Match[str], Affix, int]], marks: Marks, seen: Affix, cell: str
) -> NumberFormat:
    """Return the format of a column from the parts of its cells."""
    ends = _counted((m["body"].partition(marks.decimal)[2], n) for m, _, n in parts)
    tails = {_decimals(m["body"].partition(marks.decimal)[2], m["exponent"]) for m, _, _ in parts}
    heads = [m["body"].partition(marks.decimal)[0] for m, _, _ in parts]
    widths = {len(head) for head in heads if _is_padded(head)}
    width = widths.pop() if len(widths) == 1 else 0
    padded = sum(n for (_, _, n), head in zip(parts, heads, strict=True) if _is_padded(head))
    # One 007 among many 7 is written otherwise, not all the others.
    short = sum(n for (_, _, n), head in zip(parts, heads, strict=True) if len(head) < width)
    signed = sum(n for m, _, n in parts if (m["sign"] or m["inner"]) == "+")
    bare = sum(n for m, _, n in parts if not (m["sign"] or m["inner"] or m["open"] or m["behind"]))
    ways = _counted(
        ("()" if m["open"] else "trailing" if m["behind"] in MINUS else m["sign"] or m["inner"], n)
        for m, _, n in parts
        if m["open"] or m["behind"] in MINUS or (m["sign"] or m["inner"]) in MINUS
    )
    dashes = all(m["cents"] for m, _, _ in parts)
    around = _counted(
        (
            (m["left"] or "") + m["gap"] + "\0" + (m["cents"] if dashes else "") + m["right"],
            n,
        )
        for m, a, n in parts
        if not a.power
    )
    prefix, _, suffix = around.most_common(1)[0][0].partition("\0") if around else ("", "", "")
    factor = 0.001 if seen.percent == "\u2030" else 0.01 if seen.percent else float(seen.factor)
    return NumberFormat(
        decimal=marks.decimal,
        grouping=marks.grouping,
        lakh=marks.lakh,
        decimals=next(iter(tails)) if len(tails) == 1 else None,
        least_decimals=fewest_decimals(ends, tails) if len(tails) > 1 else 0,
        width=width if padded >= short else 0,
        bare_mark="" in heads and "0" not in heads,
        negative=ways.most_common(1)[0][0] if ways else "-",
        plus=signed > bare,
        plus_behind=any(m["behind"] == "+" for m, _, _ in parts),
        sign_inside=any(m["inner"] for m, _, _ in parts),
        prefix=prefix,
        suffix=suffix,
        currency=seen.currency,
        percent=seen.percent,
        unit=seen.unit,
        factor=factor,
        multipliers=tuple(_counted((a.multiplier, n) for _, a, n in parts if a.power)),
        zero=zero_of(cell),
        ambiguous=marks.ambiguous,
    )
