"""Columns of numbers as people and programs of many countries write them.

Grouping points with a decimal comma, apostrophes, lakhs, digits of other scripts, signs behind,
zeros that pad, decimals that are rare or always zero.
"""

from __future__ import annotations

import numpy as np

from ..draw import choose, log_uniform, sometimes
from ..registry import Column, generator
from .number_text import write_decimals, write_integers

__all__: list[str] = []

_FEW = 25
_SCRIPTS = (
    "٠١٢٣٤٥٦٧٨٩",
    "۰۱۲۳۴۵۶۷۸۹",
    "०१२३४५६७८९",
    "০১২৩৪৫৬৭৮৯",
    "๐๑๒๓๔๕๖๗๘๙",
    "０１２３４５６７８９",
)


def _column(cells: list[str], *ignore: str) -> Column:
    kinds = len(set(cells))
    few = ("categorical",) if kinds <= _FEW and kinds * 2 <= len(cells) else ()
    return Column(cells, ignore=(*ignore, *few))


def _amounts(rng: np.random.Generator, n: int, low: float = 5.0, high: float = 3e6) -> np.ndarray:
    """Draw amounts of many sizes, some of them zero or negative."""
    values = rng.lognormal(np.log(log_uniform(rng, low, high)), rng.uniform(0.3, 2.0), n)
    if sometimes(rng, 0.3):
        values[rng.random(n) < rng.uniform(0.02, 0.5)] = 0.0
    if sometimes(rng, 0.25):
        values *= np.where(rng.random(n) < rng.uniform(0.02, 0.6), -1.0, 1.0)
    return np.minimum(values, 1e13)


# ---- grouping ----------------------------------------------------------------------------------


def _in_lakhs(cells: list[str]) -> list[str]:
    """Group plain numbers as India does: 12,34,567."""
    out = []
    for cell in cells:
        whole, point, rest = cell.partition(".")
        sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
        head, tail = digits[:-3], digits[-3:]
        pairs = [head[max(0, i - 2) : i] for i in range(len(head), 0, -2)][::-1]
        out.append(sign + ",".join([*pairs, tail]) + point + rest)
    return out


_GROUPS = ((".", ","), ("'", "."), ("’", "."), (" ", ","), ("\u00a0", ","), ("\u202f", ","),
           (",", "."), (" ", "."), ("'", ","), ("_", "."))  # fmt: skip


@generator("int", weight=1.6, repeats=0.1)
def grouped_whole_numbers(rng: np.random.Generator, n: int) -> Column:
    """Write whole numbers in groups: 3.582.867, 1'234, 3,82,867, 12 500."""
    values = _amounts(rng, n, 2e3, 2e7)
    if sometimes(rng, 0.25):
        cells = _in_lakhs(write_integers(np.abs(values) * 20))
    else:
        group = choose(rng, _GROUPS, (4, 2, 0.6, 2, 1, 0.5, 3, 1, 0.5, 0.3))[0]
        cells = write_integers(values, group, brackets=sometimes(rng, 0.2))
    return _column(cells, "float")


@generator("float", weight=1.6, repeats=0.1)
def grouped_decimals(rng: np.random.Generator, n: int) -> Column:
    """Write decimals in groups: 1.234.567,00, 1'234.50, 3,82,867.00."""
    values = _amounts(rng, n, 200, 2e7)
    places = choose(rng, (2, 2, 2, 1, 3))
    if sometimes(rng, 0.2):
        cells = _in_lakhs(write_decimals(values * 10, places))
    else:
        group, decimal = choose(rng, _GROUPS, (5, 2, 0.6, 2, 1, 0.5, 3, 0.7, 0.5, 0.2))
        cells = write_decimals(
            values, places, decimal=decimal, group=group, brackets=sometimes(rng, 0.15)
        )
    return _column(cells)


@generator("float", weight=1.2, repeats=0.1)
def decimal_commas(rng: np.random.Generator, n: int) -> Column:
    """Write decimals with a comma, padded to one number of places or not: 28,7, 0,0000."""
    values = _amounts(rng, n, 0.1, 1e5)
    cells = write_decimals(values, int(rng.integers(1, 7)), decimal=",", strip=sometimes(rng, 0.4))
    if not any("," in c for c in cells):
        cells = write_decimals(values + 0.37, 2, decimal=",")
    return _column(cells)


# ---- signs -------------------------------------------------------------------------------------

_SIGNS = (
    "{}-",
    "({})",
    "({})",
    "{} CR",
    "{}CR",
    "−{}",
    "- {}",
    "–{}",
    "<{}>",
    "{} DR",
    "-{}",
    "{} -",
)


@generator("float", weight=1.0, repeats=0.05)
def signs_of_accountants(rng: np.random.Generator, n: int) -> Column:
    """Write negative amounts with a minus behind, in brackets, with CR or another dash."""
    values = _amounts(rng, n, 20, 1e6)
    plain = write_decimals(np.abs(values) + 0.005, 2, group=choose(rng, ("", ",", ",")))
    form = choose(rng, _SIGNS)
    below = (rng.random(n) < rng.uniform(0.1, 0.7)).tolist()
    cells = [form.format(c) if b else c for c, b in zip(plain, below, strict=True)]
    return _column(cells, "currency")


@generator("int", weight=0.6, repeats=0.05)
def whole_signs_of_accountants(rng: np.random.Generator, n: int) -> Column:
    """Write negative whole numbers with a minus behind, in brackets or with another dash."""
    plain = write_integers(np.abs(_amounts(rng, n, 20, 1e6)), choose(rng, ("", ",", ",", ".")))
    form = choose(rng, _SIGNS)
    below = (rng.random(n) < rng.uniform(0.1, 0.7)).tolist()
    return _column([form.format(c) if b else c for c, b in zip(plain, below, strict=True)], "float")


# ---- other scripts -----------------------------------------------------------------------------


def _localised(rng: np.random.Generator, cells: list[str]) -> list[str]:
    """Return plain numbers in another script, with its separators now and then."""
    digits = choose(rng, _SCRIPTS, (4, 3, 3, 1, 1, 1))
    table: dict[str, str | int | None] = dict(zip("0123456789", digits, strict=True))
    if digits[0] in "٠۰" and sometimes(rng, 0.7):
        table |= {".": choose(rng, ("٫", "٫", "/", ",")), ",": "٬"}
    return [c.translate(str.maketrans(table)) for c in cells]


@generator("int", weight=0.5, repeats=0.1)
def whole_numbers_in_other_scripts(rng: np.random.Generator, n: int) -> Column:
    """Write whole numbers with Arabic, Persian, Devanagari or other digits."""
    values = _amounts(rng, n, 3, 1e6)
    cells = write_integers(values, "," if sometimes(rng, 0.3) else "")
    return _column(_localised(rng, cells))


@generator("float", weight=0.5, repeats=0.1)
def decimals_in_other_scripts(rng: np.random.Generator, n: int) -> Column:
    """Write decimals with Arabic, Persian, Devanagari or other digits and separators."""
    values = _amounts(rng, n, 0.5, 1e5)
    cells = write_decimals(
        values, int(rng.integers(1, 4)), group="," if sometimes(rng, 0.2) else ""
    )
    return _column(_localised(rng, cells))


# ---- decimals that are rare or zero ------------------------------------------------------------


@generator("float", weight=2.0, repeats=0.0)
def whole_but_for_a_few(rng: np.random.Generator, n: int) -> Column:
    """Write whole numbers of which one cell or a few have decimals: heights, doses, hours."""
    values = np.rint(np.abs(_amounts(rng, n, 1, 5e4)))
    cells = write_integers(values)
    places = choose(rng, (1, 1, 1, 2))
    k = 1 if sometimes(rng, 0.35) else max(1, int(n * rng.uniform(0.02, 0.2)))
    decimal = "," if sometimes(rng, 0.1) else "."
    for i in rng.integers(0, n, k).tolist():
        fraction = choose(rng, ("5", "5", "25", "75")) if sometimes(rng, 0.5) else ""
        fraction = fraction or str(int(rng.integers(1, 10**places))).zfill(places)
        cells[i] = f"{int(values[i])}{decimal}{fraction}"
    return _column(cells, "int")


@generator("int", weight=0.7, repeats=0.15)
def whole_numbers_read_as_floats(rng: np.random.Generator, n: int) -> Column:
    """Write whole numbers as a column with gaps shows them: 10234.0, 3.0."""
    cells = write_integers(_amounts(rng, n, 2, 1e6))
    return _column([f"{c}.0" for c in cells], "float", "ordinal")


@generator("float", weight=1.5, repeats=0.15)
def amounts_of_whole_units(rng: np.random.Generator, n: int) -> Column:
    """Write amounts of money without symbol, mostly or only .00: 71281156.00, 0.00."""
    values = np.rint(_amounts(rng, n, 50, 5e6))
    values = np.rint(values / choose(rng, (1, 1, 10, 100))) * choose(rng, (1, 5, 100))
    if sometimes(rng, 0.5):
        some = rng.random(n) < rng.uniform(0.02, 0.4)
        values = np.where(some, values + rng.integers(1, 100, n) / 100, values)
    places = choose(rng, (2, 2, 2, 2, 1, 4))
    decimal = "," if sometimes(rng, 0.12) else "."
    cells = write_decimals(values, places, decimal=decimal, bare=sometimes(rng, 0.1))
    return _column(cells, "currency", "int")


@generator("float", weight=1.2, repeats=0.15)
def tenths_with_two_places(rng: np.random.Generator, n: int) -> Column:
    """Write temperatures, loads and marks to a tenth with two places: 17.50, 17.40."""
    steps = np.cumsum(rng.normal(0, rng.uniform(0.05, 0.6), n))
    kind = rng.random()
    if kind < 0.5:
        values = rng.uniform(5, 30) + steps - steps.mean()
    elif kind < 0.8:
        values = rng.normal(rng.uniform(2, 24), rng.uniform(0.5, 5), n)
    else:
        values = rng.uniform(0, 24, n)
    values = np.round(values * choose(rng, (10, 10, 10, 2, 4))) / 10
    decimal = choose(rng, (".", ".", ".", ","))
    return _column(write_decimals(values, 2, decimal=decimal))


# ---- whole numbers that look like something else -----------------------------------------------


@generator("int", weight=0.8, repeats=0.05)
def days_of_a_spreadsheet(rng: np.random.Generator, n: int) -> Column:
    """Write dates as the serial numbers of a spreadsheet: 45123."""
    first = int(rng.integers(20_000, 45_500))
    span = int(log_uniform(rng, 20, 12_000))
    values = first + (rng.integers(0, span, n) if sometimes(rng, 0.6) else np.arange(n) % span)
    return _column(write_integers(values), "datetime", "identifier")


@generator("int", weight=0.8, repeats=0.05)
def large_numbers(rng: np.random.Generator, n: int) -> Column:
    """Draw numbers of ten to thirteen digits that are no moments and no phones."""
    low, high = choose(rng, ((9, 10), (9, 13), (10, 12), (12, 13)))
    values = 10.0 ** rng.uniform(low, high, n)
    return _column(write_integers(values), "identifier")


@generator("int", weight=1.0, repeats=0.0)
def small_numbers_beyond_calendars(rng: np.random.Generator, n: int) -> Column:
    """Draw small numbers that are neither months nor days: 0 to 15, 1 to 45, steps of 2."""
    low = choose(rng, (0, 0, 1))
    high = choose(rng, (9, 10, 14, 15, 16, 18, 20, 24, 34, 36, 40, 45, 48, 52))
    values = rng.integers(low, high + 1, n) * choose(rng, (1, 1, 1, 2))
    values[int(rng.integers(n))] = high
    return _column(write_integers(values), "ordinal", "day", "month", "code")


@generator("int", weight=0.7, repeats=0.1)
def padded_measurements(rng: np.random.Generator, n: int) -> Column:
    """Write counts and weights with zeros in front, as fixed columns of a file: 00120, 03300."""
    values = np.abs(_amounts(rng, n, 2, 5e4))
    width = len(str(int(values.max()))) + int(rng.integers(0, 4))
    cells = [c.zfill(width) for c in write_integers(values)]
    return _column(cells, "code", "identifier", "float", "text")
