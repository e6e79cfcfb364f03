"""What to know of the values of a column that was cast: units, short years, zeros that are gone."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from ..parsing import ParseFacts
from ..parsing.booleans import BooleanWords
from ..parsing.calendar_names import months, name_key
from ..parsing.date_orders import FEW_OPEN, FEW_SHORT, OTHER_ORDER, is_turnable, order_of
from ..parsing.date_reading import Moment, pattern_of
from ..parsing.date_shapes import formats_of
from ..parsing.dates import DateFormat
from ..parsing.digits import ascii_digits
from ..parsing.durations import is_minutes
from ..parsing.eras import BUDDHIST_YEARS
from ..parsing.marks import is_open
from ..parsing.numbers import NumberFormat, is_dash, parts_of
from ..parsing.units import THREE_DECIMALS, power_of, read_affix
from .centuries import centuries
from .distinct import DistinctCells

__all__ = ["is_padded", "things_to_know"]


def things_to_know(
    facts: ParseFacts,
    found: DistinctCells,
    values: Sequence[Any],
    bad: np.ndarray,
    respelled: np.ndarray,
) -> list[str]:
    """Return what is needed to understand the new values, each with the number of its cells.

    Parameters
    ----------
    facts : ParseFacts
        How the cells are written.
    found : DistinctCells
        The cells.
    values : sequence
        What each of them was read as, None if it was not.
    bad : ndarray of bool
        Which of them did not parse.
    respelled : ndarray of bool
        Which of them the facts would write otherwise.
    """
    told = []
    if 0 < found.n_texts < found.counts.sum():
        told.append(f"{_cells(found.n_texts)} as text, the others as objects")
    if facts.dates is not None:
        told.extend(_of_dates(facts.dates, found, values, bad))
        told.extend(_of_odd_words(facts.dates, found, respelled))
        if facts.note in (FEW_OPEN, FEW_SHORT) and bad.any():
            open_days = [bool(b) and _is_open_day(c) for c, b in zip(found.cells, bad, strict=True)]
            what = "day, month and year of {} cannot be told apart, without dayfirst="
            told.extend(_counted(found, np.array(open_days, dtype=bool), what))
    elif facts.booleans is not None:
        told.extend(_of_words(facts.booleans))
    elif facts.numbers is not None:
        told.extend(_of_numbers(facts.numbers, found, values, bad, respelled))
        told.extend(_of_none(found, values))
    elif facts.kind == "duration":
        told.extend(_of_durations(found, bad))
    return told


def _of_durations(found: DistinctCells, bad: np.ndarray) -> Iterator[str]:
    if any(map(is_minutes, found.cells)):
        yield "m is read as minutes"
    marked = np.array([_THREE(ascii_digits(c)) is not None for c in found.cells], dtype=bool) & ~bad
    if found.counts[marked].sum() * 2 <= found.counts.sum():
        yield from _counted(found, marked, "a mark before three digits is decimal in {}")


_THREE = re.compile(r"(?<![\d.,:])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])").search

_NONE = frozenset(("none", "nil", "(none)"))
_COUNTED = 100
"""Whole numbers up to here may count what there may be none of."""


def _of_none(found: DistinctCells, values: Sequence[Any]) -> Iterator[str]:
    """Return that none is read as missing, beside small numbers of which it may be 0."""
    present = [value for value in values if value is not None]
    if not all(isinstance(v, int) and 0 <= v <= _COUNTED for v in present):
        return
    for word in dict.fromkeys(cell.strip() for cell in found.cells if _is_none(cell)):
        chosen = np.array([cell.strip() == word for cell in found.cells], dtype=bool)
        yield from _counted(found, chosen, f"{word} in {{}} is read as missing, and may mean 0")


def _is_none(cell: str) -> bool:
    return cell.strip().casefold() in _NONE


_MARKS = {".": "point", ",": "comma"}


def is_padded(cell: str) -> bool:
    """Return whether a whole number is written with zeros in front."""
    text = cell.strip()
    return len(text) > 1 and text[0] == "0" and text.isdecimal()


def _of_numbers(
    numbers: NumberFormat, found: DistinctCells, values: Sequence[Any], bad: np.ndarray,
    respelled: np.ndarray,
) -> Iterator[str]:  # fmt: skip
    if numbers.percent:
        yield f"in {numbers.percent}, not fractions"
    elif numbers.currency or numbers.unit:
        yield f"in {numbers.currency or numbers.unit}"
    if numbers.currency:
        dashes = np.array([is_dash(cell.strip()) for cell in found.cells], dtype=bool) & ~bad
        yield from _counted(found, dashes, f"a dash beside {numbers.currency} is read as 0 in {{}}")
    if numbers.multipliers:
        read = [f"{word} is read as {10 ** power_of(word):,}" for word in numbers.multipliers]
        yield ", ".join(read)
    if numbers.hemispheres:
        yield f"{numbers.hemispheres[1]} is read as a minus"
    unread = np.array([is_open(ascii_digits(cell)) for cell in found.cells], dtype=bool) & bad
    if unread.any() and numbers.ambiguous and not numbers.grouping:
        what = "a point before three digits in {} is decimal or groups, and did not parse; "
        yield from _counted(found, unread, what + "types= with float or int says which")
    elif numbers.ambiguous:
        if numbers.grouping in (",", ".") and not _are_decimals(numbers.decimal, found):
            mark = _MARKS[numbers.grouping]
            yield f"a {mark} before three digits groups, and may be a decimal one"
        else:
            yield f"a {_MARKS[numbers.decimal]} before three digits is decimal, and may group"
    elif (
        numbers.grouping == ","
        and numbers.decimals == 0
        and not any(cell.count(",") > 1 for cell in found.cells)
    ):
        long = np.array([_is_ungrouped(cell) for cell in found.cells], dtype=bool) & ~bad
        what = "a comma groups; {} above 999 without one"
        yield from _counted(found, long, what)
    if not numbers.ambiguous:
        yield from _of_single_marks(numbers, found, bad)
    if numbers.currency:
        bare = [bool(v) and not _has_currency(c) for c, v in zip(found.cells, values, strict=True)]
        yield from _counted(found, np.array(bare, dtype=bool), f"{{}} without {numbers.currency}")
    for code in _MISSING_CODES:
        if code in values and min((v for v in values if v not in _NO_VALUES), default=-1) >= 0:
            coded = np.array([value == code for value in values], dtype=bool)
            yield from _counted(found, coded, f"{code} in {{}}, perhaps a missing value")
    if respelled.any():
        padded = np.array([is_padded(cell) for cell in found.cells], dtype=bool) & respelled
        yield from _counted(found, padded, "leading zeros of {} are not kept")
        same = Counter(value for value in values if value is not None)
        ends = [
            bool(is_other) and same[value] > 1 and _ends_with_zero(cell, numbers.decimal)
            for cell, value, is_other in zip(found.cells, values, respelled, strict=True)
        ]
        # Of numbered sections 1.10 is not 1.1.
        what = "zeros behind the decimals of {} are not kept, which makes them equal to others"
        yield from _counted(found, np.array(ends, dtype=bool), what)


def _are_decimals(mark: str, found: DistinctCells) -> bool:
    """Return whether it is the decimal mark that stands before three digits in most cells."""
    three = re.compile(rf"(?<![\d.,])[1-9]\d{{0,2}}{re.escape(mark)}\d{{3}}(?![\d.,])").search
    chosen = np.array([three(ascii_digits(cell)) is not None for cell in found.cells], dtype=bool)
    return bool(found.counts[chosen].sum() * 2 > found.counts.sum())


def _of_single_marks(numbers: NumberFormat, found: DistinctCells, bad: np.ndarray) -> Iterator[str]:
    """Return that a few marks before three digits may be the other one, for all that is shown."""
    grouping = numbers.grouping if numbers.grouping in (".", ",") else ""
    cells = [ascii_digits(cell) for cell in found.cells]
    if grouping and numbers.decimals != 0:
        # 1,204.50 and 1,204,500 show what the mark is; 12.50 beside 1,204 does not.
        if any(grouping in c and (numbers.decimal in c or c.count(grouping) > 1) for c in cells):
            return
        what = f"a {_MARKS[grouping]} before three digits groups in {{}}, and may be a decimal one"
    elif numbers.currency and numbers.currency not in THREE_DECIMALS and numbers.decimals != 0:
        if numbers.decimal not in _MARKS:  # \u066b is never anything else
            return
        grouping = numbers.decimal
        what = f"a {_MARKS[grouping]} before three digits is decimal in {{}}, and may group"
    else:
        return
    find = re.compile(rf"(?<![\d.,])[1-9]\d{{0,2}}{re.escape(grouping)}\d{{3}}(?![\d.,])").search
    chosen = np.array([find(cell) is not None for cell in cells], dtype=bool) & ~bad
    if found.counts[chosen].sum() <= _FEW * found.counts.sum():
        yield from _counted(found, chosen, what)


_FEW = 0.05
"""Fraction of the cells up to which such marks may be slips."""


def _is_ungrouped(cell: str) -> bool:
    """Return whether a cell has four digits or more in a row."""
    return _FOUR.search(ascii_digits(cell)) is not None


_FOUR = re.compile(r"\d{4}")


def _has_currency(cell: str) -> bool:
    match = parts_of(ascii_digits(cell.strip()))
    affix = match and read_affix(match["left"] or "", match["right"].strip())
    return affix is None or bool(affix.currency)


_MISSING_CODES = (-999, -9999, -99999)
_NO_VALUES = (None, *_MISSING_CODES)


def _ends_with_zero(cell: str, decimal: str) -> bool:
    _, _, decimals = ascii_digits(cell).partition(decimal)
    digits = [one for one in decimals if one.isdecimal()]
    return digits[-1:] == ["0"] and not _EXPONENT.search(decimals)


_EXPONENT = re.compile(r"\d[eE][-+]?\d")


def _of_dates(
    dates: DateFormat, found: DistinctCells, values: Sequence[Any], bad: np.ndarray
) -> Iterator[str]:
    yield from (f"time zone {zone} not read" for zone in sorted(dates.zone_names) if zone)
    if dates.has_short_years:
        yield f"two-digit years{centuries(dates, found, values)}"
    if dates.spelling.calendar == "buddhist":
        yield "years of the Buddhist era"
    late = [isinstance(v, Moment) and _BUDDHIST[0] <= v.micros < _BUDDHIST[1] for v in values]
    what = f"years beyond {BUDDHIST_YEARS[0]} in {{}}, perhaps of the Buddhist era"
    yield from _counted(found, np.array(late, dtype=bool), what)
    if any("%q" in form for form in dates.formats) and not all("%q" in f for f in dates.formats):
        quarters = [bool(forms) and "%q" in forms[0] for forms in map(formats_of, found.cells)]
        what = "a quarter in {}, read as its first day"
        yield from _counted(found, np.array(quarters, dtype=bool) & ~bad, what)
    if any(_is_month(form) for form in dates.formats):
        shapes = [formats_of(cell) for cell in found.cells]
        months = [bool(forms) and all(map(_is_month, forms)) for forms in shapes]
        what = "a month without a day in {}, read as its first day"
        yield from _counted(found, np.array(months, dtype=bool) & ~bad, what)
    other = OTHER_ORDER.get(dates.order, "")
    if other and bad.any():
        turned = [
            bool(is_bad) and {order_of(form) for form in formats_of(cell)} == {other}
            for cell, is_bad in zip(found.cells, bad, strict=True)
        ]
        what = f"{{}} can only be {other.replace('_', ' ')}, against the others, and did not parse"
        yield from _counted(found, np.array(turned, dtype=bool), what)

    if bad.any():
        missing = [
            bool(is_bad) and _is_no_day(cell, dates)
            for cell, is_bad in zip(found.cells, bad, strict=True)
        ]
        what = "{} with a day or time that does not exist"
        yield from _counted(found, np.array(missing, dtype=bool), what)
        strange = [
            bool(is_bad) and _is_no_month(cell, dates)
            for cell, is_bad in zip(found.cells, bad, strict=True)
        ]
        what = "{} with a month that is none in the language of the others"
        yield from _counted(found, np.array(strange, dtype=bool), what)


def _of_odd_words(dates: DateFormat, found: DistinctCells, respelled: np.ndarray) -> Iterator[str]:
    """Return how many dates have words beside them that the others have not."""
    if len(dates.formats) < 2:
        return
    usual = _words(dates.formats[0])
    odd = [
        bool(is_other)
        and bool(forms := set(formats_of(cell)) & set(dates.formats))
        and all(_words(form) - usual for form in forms)
        for cell, is_other in zip(found.cells, respelled, strict=True)
    ]
    yield from _counted(found, np.array(odd, dtype=bool), "words beside the dates of {} are lost")


def _words(form: str) -> set[str]:
    return set(_WORD.findall(_DIRECTIVE.sub(" ", form).casefold()))


_DIRECTIVE, _WORD = re.compile(r"%."), re.compile(r"[^\W\d_]{2,}")

_BUDDHIST = tuple(
    (dt.date(year, 1, 1) - dt.date(1970, 1, 1)) // dt.timedelta(microseconds=1)
    for year in (BUDDHIST_YEARS.start, BUDDHIST_YEARS.stop)
)
"""Microseconds since 1970."""


def _is_open_day(cell: str) -> bool:
    forms = formats_of(cell)
    return is_turnable(forms) or any("%y" in form for form in forms)


def _is_no_day(cell: str, dates: DateFormat) -> bool:
    """Return whether a cell that was not read has all parts of a date of its column."""
    text = ascii_digits(cell.strip())
    forms = formats_of(cell)
    # A cell with other formats alone, as of the other order, does exist.
    if forms and not set(forms) & set(dates.formats):
        return False
    if _is_no_month(cell, dates):
        return False
    return any(pattern_of(form).fullmatch(text) for form in dates.formats)


def _is_no_month(cell: str, dates: DateFormat) -> bool:
    """Return whether a cell has a word where the others name a month of their language."""
    text = ascii_digits(cell.strip())
    names = months(dates.spelling.language)
    found = [m.groupdict() for form in dates.formats if (m := pattern_of(form).fullmatch(text))]
    words = [parts["B"] for parts in found if "B" in parts]
    return len(words) == len(found) > 0 and all(name_key(word) not in names for word in words)


def _is_month(form: str) -> bool:
    codes = {"%m", "%B", "%b"}
    return "%d" not in form and any(code in form for code in codes)


_PLAIN_LETTERS = {("y", "n"), ("t", "f"), ("j", "n")}
"""Pairs of letters that are hardly ever anything but truth values."""


def _of_words(words: BooleanWords) -> list[str]:
    sides = [list(dict.fromkeys(map(str.casefold, side))) for side in (words.true, words.false)]
    # A first letter is the same word.
    several = [[w for w in side if w == side[0] or not side[0].startswith(w)] for side in sides]
    if max(map(len, several)) < 2:
        pair = (several[0][0], several[1][0])
        if max(map(len, pair)) > 1 or not pair[0].isalpha() or pair in _PLAIN_LETTERS:
            return []
        return [f"{words.true[0]} is read as true, {words.false[0]} as false"]
    true, false = (", ".join(side) for side in several)
    return [f"true is written {true}, false {false}"]


def _counted(found: DistinctCells, chosen: np.ndarray, what: str) -> Iterator[str]:
    """Return a text with the number of rows that have the chosen cells, if there are any."""
    if chosen.any():
        yield what.format(_cells(int(found.counts[chosen].sum())))


def _cells(n: int) -> str:
    return "1 cell" if n == 1 else f"{n} cells"
