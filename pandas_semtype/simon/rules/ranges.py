"""Numbers: labels that their range, their decimals or their absence rule out."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate, compress
from typing import Any

from .cells import Cells
from .exponents import are_codes
from .moments import are_moments, moment_opinions
from .opinion import Opinion, forbid

__all__ = ["Numbers", "numbers_of", "range_opinions"]

_PLAIN = re.compile(
    r"([-+\u2212]?)(?:(\d+)|(\d{1,3}(?:[,' \u00a0\u202f]\d{3})+))"
    r"(?:\.(\d*))?(?:[eE]([-+]?\d{1,3}))?"
)
_SIMPLE = frozenset("0123456789.-+")
_DECIMAL = re.compile(
    r"[-+\u2212]?\.\d+(?:[eE][-+]?\d{1,3})?|[-+\u2212]?\d+,\d+|[-+\u2212]?\d{1,3}(?:\.\d{3})+"
    r"(?:,\d+)?"
)
_PADDED = re.compile(r"-0|0\d").match
_GROUPED = re.compile(
    r"[-+\u2212]?\d{1,3}(?:[.' \u00a0\u202f\u2019]\d{3})+,\d+"  # 1.234,50
    r"|[-+\u2212]?\d{1,3}(?:[' \u00a0\u202f\u2019]\d{3})+\.\d+"
    r"|[-+\u2212]?\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"  # 12,34,567.50 of India
)
"""Numbers whose marks leave no doubt which of them separates decimals."""
_THREE_BEHIND = re.compile(r"([-+\u2212]?\d+),\d{3}").fullmatch
_LONE_ZERO = re.compile(r"^[-+\u2212]?0,\d{3}$", re.MULTILINE).search
_IN_GROUPS = re.compile(r",.*[,.]").search
_OTHER_DIGITS = str.maketrans("\u066b\u066c", ".,")
_has_digit = re.compile(r"\d").search
_has_decimals = re.compile(r"[-+]?\d+\.\d*[1-9]\d*").fullmatch
_MINUS = ("-", "\u2212")
# Set by hand on the development columns.
_ALMOST_ALL = 0.98
"""Fraction of cells that are numbers in a column of numbers."""
_FEW = 0.02
"""Fraction of outliers that changes nothing: errors, codes for missing values."""

# What a column of bare numbers cannot be.
_NEVER_NUMBERS = (
    "email", "uri", "person_name", "company", "city", "country", "address", "job_title", "language",
    "currency_code", "month_name", "percent", "currency", "measure", "mac_address",
    "ip_address", "user_agent", "mime_type", "file_path", "geo_coordinate", "airport_code", "uuid",
    "iban",
)  # fmt: skip
# What a column without digits cannot be.
_NEVER_WORDS = (
    "int", "float", "latitude", "longitude", "year", "age", "ssn", "isbn", "percent", "measure",
    "geo_coordinate", "iban", "currency", "time", "uuid", "credit_card", "phone", "postal_code",
)  # fmt: skip


_FLOAT = Opinion("float", 0.95, "range:decimals", "supports")
"""Bare numbers with decimals are floats, whatever else they are."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Hold properties of the numbers of a column; fractions are of the weighted cells.

    Parameters
    ----------
    fraction : float
        Cells that are bare numbers.
    decimals : float
        Numbers with a decimal part other than 0.
    point : float
        Numbers written with a decimal point, "2007.0" included.
    ambiguous : float
        Numbers whose comma or point may separate decimals or thousands.
    grouped : float
        Numbers with thousands separators.
    zeros : float
        Whole numbers with leading zeros.
    values : list of float
        The plain numbers.
    weights : list of int
        How often each stands in the sample.
    """

    fraction: float
    decimals: float
    point: float
    ambiguous: float
    grouped: float
    zeros: float
    values: list[float]
    weights: list[int]
    _sorted: list[list[Any]] = field(default_factory=list, init=False, repr=False, compare=False)

    def beyond(self, low: float, high: float) -> float:
        """Return the fraction of the plain numbers outside a range."""
        if not self._sorted:  # one of a dozen questions about the same numbers
            pairs = sorted(zip(self.values, self.weights, strict=True))
            below = [0, *accumulate(weight for _, weight in pairs)]
            self._sorted.extend(([value for value, _ in pairs], below))
        values, below = self._sorted
        total = below[-1]
        inside = below[bisect_right(values, high)] - below[bisect_left(values, low)]
        return (total - inside) / (total or 1)


def numbers_of(cells: Cells) -> Numbers:
    """Return what is found in the numbers among the cells.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    return cells.once(_numbers)


def _numbers(cells: Cells) -> Numbers:
    total = cells.total
    simple = _simple(cells)
    if simple is not None:
        return simple
    if are_codes(cells):
        return Numbers(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, [], [])
    fraction = decimals = point = ambiguous = grouped = leading = single = 0
    values, weights = [], []
    decimal_comma = _comma_is_decimal(cells)
    for raw, weight in zip(cells.values, cells.weights, strict=True):
        cell = _plainly(raw)
        if decimal_comma and _THREE_BEHIND(cell):
            cell = cell.replace(",", ".")
        if _GROUPED.fullmatch(cell):
            number, tail = _grouped(cell)
            fraction += weight
            grouped += weight
            decimals += weight * bool(tail)
            point += weight * bool(tail)
            values.append(number)
            weights.append(weight)
            continue
        match = _PLAIN.fullmatch(cell)
        if match is None or cell.lstrip("+-")[:2] == "0,":
            if _DECIMAL.fullmatch(cell):
                fraction += weight
                ambiguous += weight
            continue
        sign, plain, grouping, tail, exponent = match.groups()
        fraction += weight
        whole = plain or "".join(filter(str.isdecimal, grouping))
        value = float(f"{whole}.{tail or 0}e{exponent or 0}")
        values.append(-value if sign in _MINUS else value)
        weights.append(weight)
        if grouping:
            grouped += weight
            single += weight * (len(grouping) <= 7 and tail is None)
        if tail is not None or exponent is not None:
            point += weight
            if exponent is not None or tail.strip("0"):
                decimals += weight
        elif len(whole) > 1 and whole[0] == "0":
            leading += weight
    base = fraction or 1
    if single == fraction:  # "12,426": all have one comma with three digits behind it
        ambiguous += single
    if single and ambiguous:  # a comma may separate decimals here, and these values be wrong
        ambiguous = fraction
        values, weights = [], []
    return Numbers(
        fraction / total,
        decimals / base,
        point / base,
        ambiguous / base,
        grouped / base,
        leading / base,
        values,
        weights,
    )


def _comma_is_decimal(cells: Cells) -> bool:
    """Return whether commas with three digits behind them separate decimals.

    "4,297" may be in groups, but no group begins with a lone zero: beside "0,315" it is 4.297.
    """
    every = "\n".join([*cells.values, *cells.rest])
    if not every.isascii() and ("," in every or "\u066b" in every):
        every = "\n".join(map(_plainly, every.split("\n")))
    return _LONE_ZERO(every) is not None and _IN_GROUPS(every) is None


def _simple(cells: Cells) -> Numbers | None:
    """Return the same, quickly, if all cells are digits, signs and one point at most."""
    if cells.form not in ("whole", "numbers") and not set("".join(cells.values)) <= _SIMPLE:
        return None
    try:
        values = list(map(float, cells.values))
    except ValueError:
        return None
    if cells.form == "whole":
        padded = sum(compress(cells.weights, map(_PADDED, cells.values))) / cells.total
        return Numbers(1.0, 0.0, 0.0, 0.0, 0.0, padded, values, cells.weights)
    decimals = point = zeros = triple = 0
    for cell, weight in zip(cells.values, cells.weights, strict=True):
        whole, mark, tail = cell.partition(".")
        if mark:
            point += weight
            if tail.strip("0"):
                decimals += weight
            if len(tail) == 3 and whole.lstrip("+-0") and len(whole) <= 4:
                triple += weight
        elif whole[0] in "0-+" and len(whole) > 1 and whole.lstrip("+-")[:1] == "0":
            zeros += weight
    total = cells.total
    # Where every point has three digits behind it, it may separate thousands.
    ambiguous = triple / total if triple == point else 0.0
    return Numbers(
        1.0, decimals / total, point / total, ambiguous, 0.0, zeros / total, values, cells.weights
    )


def range_opinions(cells: Cells) -> list[Opinion]:
    """Return the opinions that follow from numbers, or from their absence.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    with_digit = sum(_has_digit(cell) is not None for cell in cells.probe)
    if with_digit <= 1:
        if cells.coverage(_has_digit) < 0.05:
            return list(forbid(*_NEVER_WORDS, reason="values:no_digits"))
        return []
    if (
        with_digit < len(cells.probe) - 1
        or sum(map(_is_number, cells.probe)) < len(cells.probe) - 1
    ):
        return []
    if are_codes(cells):
        return list(forbid("int", "float", reason="range:exponents"))
    numbers = numbers_of(cells)
    if numbers.fraction < _ALMOST_ALL:
        return []
    if numbers.ambiguous > _FEW:  # "192.168.100.101" may be an address, "1,250" a decimal
        return _ranges(numbers)
    found = list(forbid(*_NEVER_NUMBERS, reason="values:numbers"))
    if numbers.zeros < _FEW:
        found += forbid("text", reason="values:numbers", families=False)
    whole = not (numbers.point or numbers.zeros)
    return (
        found
        + _decimals(numbers, cells)
        + _ranges(numbers)
        + moment_opinions(numbers.values, whole)
    )


def _decimals(numbers: Numbers, cells: Cells) -> list[Opinion]:
    found: list[Opinion] = []
    of_today = are_moments(numbers.values)
    if numbers.decimals > _FEW:
        found += forbid(
            "int",
            "identifier",
            "postal_code",
            "phone",
            "ssn",
            "isbn",
            "country_code",
            "license_plate",
            reason="range:decimals",
        )
        padded = sum(map(_is_padded, cells.probe)) / len(cells.probe)
        if padded < _FEW and not of_today:  # 05.30 may be a time of day
            found.append(_FLOAT)
    elif numbers.decimals or any(
        map(_has_decimals, cells.rest)
    ):  # whole numbers with a rare decimal; ages and years may have errors
        found += forbid("int", "boolean", "identifier", reason="range:decimals", families=False)
        found.append(_FLOAT)
    elif not numbers.point:
        # That makes no int of it: postal codes and years are whole numbers too, and the
        # network has seen the digits.
        # Metres of a map grid are often rounded: they are floats by meaning, not by digits.
        whole = forbid("float", reason="range:whole_numbers")
        found += [opinion for opinion in whole if opinion.label != "projected_coordinate"]
    return [opinion for opinion in found if not of_today or opinion.label != "unix_time"]


def _ranges(numbers: Numbers) -> list[Opinion]:
    found: list[Opinion] = []
    if not numbers.values:
        return found
    if numbers.beyond(-180.0, 360.0) > _FEW:
        found += forbid("latitude", "longitude", reason="range:longitude")
    elif numbers.beyond(-90.0, 90.0) > _FEW:
        found += forbid("latitude", reason="range:latitude")
    if numbers.beyond(1000, 2200) > 0.05 or numbers.grouped > _FEW:
        found += forbid("year", reason="range:year")
    if numbers.beyond(0, 125) > _FEW or set(numbers.values) == {0.0, 1.0}:
        found += forbid("age", reason="range:age")  # 0 beside 1 marks who died, not how old
    if numbers.beyond(0, float("inf")) > _FEW or numbers.grouped > _FEW:
        found += forbid(
            "postal_code", "isbn", "credit_card", "country_code", reason="range:not_an_identifier"
        )
        if not any(numbers.beyond(low, 10 * low - 1) == 0 for low in (1e8, 1e9)):
            # Numbers in groups that all have nine or ten digits may be those of telephones.
            found += forbid("phone", "ssn", reason="range:not_an_identifier")
    elif numbers.beyond(1e10, 1e19) > 0.05:
        found += forbid("credit_card", reason="range:credit_card")
        if numbers.beyond(100, 1e15) > 0.05:
            found += forbid("phone", "ssn", "isbn", reason="range:short_numbers")
    if numbers.beyond(0, 1) > _FEW or 2.0 in numbers.values:
        # Of rare things there are hardly ever two: a count, where 9 and -1 stand for no answer.
        found += forbid("boolean", reason="range:boolean")
    return found


def _is_padded(cell: str) -> bool:
    """Return whether zeros fill a number up to a width."""
    return cell[:1] == "0" and cell[1:2].isdecimal()


def _is_number(cell: str) -> bool:
    plain = _plainly(cell)
    return bool(_PLAIN.fullmatch(plain) or _DECIMAL.fullmatch(plain) or _GROUPED.fullmatch(plain))


_BEHIND = re.compile(r"\((\d[^()]*)\)|(\d.*[.,]\d+)-").fullmatch


def _plainly(cell: str) -> str:
    """Return a number with ASCII digits and its sign in front: "(3.2)" and "3.2-" are -3.2."""
    if not cell.isascii():
        digits = [str(unicodedata.decimal(c)) if c.isdecimal() else c
                  for c in cell.translate(_OTHER_DIGITS)]  # fmt: skip
        cell = "".join(digits)
    found = _BEHIND(cell)
    return cell if found is None else f"-{found[1] or found[2]}"


def _grouped(cell: str) -> tuple[float, str]:
    """Return the value of a number in groups, and its decimals."""
    mark = max(cell.rfind(","), cell.rfind("."))
    whole, tail = cell[:mark], cell[mark + 1 :]
    if cell.count(cell[mark]) > 1:  # 12,34,567
        whole, tail = cell, ""
    digits = "".join(filter(str.isdecimal, whole))
    value = float(f"{digits}.{tail or 0}")
    return (-value if cell[0] in _MINUS else value), tail
