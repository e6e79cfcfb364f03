"""Generators of personal identity numbers of many countries."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from ..draw import choices, choose, sometimes
from ..registry import Column, generator
from ..templates import fill
from .check_rules import (
    as_strings,
    digits_of,
    grouped_by,
    luhn,
    random_digits,
    weighted_sum,
    with_column,
)

__all__ = ["Birth", "births", "mod11_or_redraw"]

Birth = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Years, months and days as arrays."""


def births(rng: np.random.Generator, n: int) -> Birth:
    """Return `n` dates of birth."""
    low = int(rng.integers(1925, 1990))
    years = rng.integers(low, int(rng.integers(low + 8, 2012)), size=n)
    return years, rng.integers(1, 13, size=n), rng.integers(1, 29, size=n)


def _dated(
    rng: np.random.Generator, n: int, order: str, width: int, since: Birth | None = None
) -> np.ndarray:
    """Return rows of `width` digits that begin with a date in the order of e.g. "ymd"."""
    years, months, days = since or births(rng, n)
    parts = {"y": years % 100, "m": months, "d": days}
    rows = random_digits(rng, n, width)
    for i, key in enumerate(order):
        rows[:, 2 * i : 2 * i + 2] = digits_of(parts[key], 2)
    return rows


def mod11_or_redraw(rows: np.ndarray, weights: tuple[int, ...]) -> np.ndarray:
    """Append ``-sum mod 11``; the last digit of rows whose check would be 10 is raised."""
    for _ in range(3):
        check = -weighted_sum(rows, weights) % 11
        rows[check == 10, -1] = (rows[check == 10, -1] + 1) % 10
    check = -weighted_sum(rows, weights) % 11
    return with_column(rows, check % 10)


def _brazil(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 9)
    for first in (10, 11):
        check = weighted_sum(rows, tuple(range(first, 1, -1))) * 10 % 11 % 10
        rows = with_column(rows, check)
    cells = as_strings(rows)
    if sometimes(rng, 0.6):
        cells = [f"{c[:3]}.{c[3:6]}.{c[6:9]}-{c[9:]}" for c in cells]
    return cells


def _spain(rng: np.random.Generator, n: int) -> list[str]:
    numbers = rng.integers(100_000, 79_999_999, size=n).tolist()
    foreign = (rng.random(n) < (rng.random() if sometimes(rng, 0.4) else 0)).tolist()
    join = choose(rng, ("", "", "-", " "))
    cells = []
    for number, x in zip(numbers, foreign, strict=True):
        if x:
            kind, rest = number % 3, number % 10_000_000
            letter = "TRWAGMYFPDXBNJZSQVHLCKE"[(kind * 10_000_000 + rest) % 23]
            cells.append(f"{'XYZ'[kind]}{join}{rest:07d}{join}{letter}")
        else:
            cells.append(f"{number:08d}{join}{'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23]}")
    return cells


_ODD = (
    1,
    0,
    5,
    7,
    9,
    13,
    15,
    17,
    19,
    21,
    2,
    4,
    18,
    20,
    11,
    3,
    6,
    8,
    12,
    14,
    16,
    10,
    22,
    25,
    24,
    23,
)


@cache
def _odd_values() -> np.ndarray:
    return np.array(_ODD[:10] + _ODD)


def _italy(rng: np.random.Generator, n: int) -> list[str]:
    years, months, days = births(rng, n)
    days = days + 40 * rng.integers(0, 2, size=n)
    consonants = "[BCDFGLMNPRSTVZ]"
    names = fill(rng, consonants * 3 + consonants * 2 + "[BCDFGLMNPRSTVZAEIO]", n)
    towns = fill(rng, "[A-M]###", n)
    drafts = [
        f"{a}{y % 100:02d}{'ABCDEHLMPRST'[m - 1]}{d:02d}{t}"
        for a, y, m, d, t in zip(
            names, years.tolist(), months.tolist(), days.tolist(), towns, strict=True
        )
    ]
    codes = np.array(drafts).view(np.uint32).reshape(n, -1)[:, :15].astype(int)
    values = np.where(codes > 60, codes - 55, codes - 48)
    even = np.where(values > 9, values - 10, values)[:, 1::2].sum(axis=1)
    check = (_odd_values()[values[:, ::2]].sum(axis=1) + even) % 26
    return [d + chr(65 + c) for d, c in zip(drafts, check.tolist(), strict=True)]


def _france(rng: np.random.Generator, n: int) -> list[str]:
    years, months, _ = births(rng, n)
    places = rng.integers(1001, 95_999, size=n)
    numbers = (
        rng.integers(1, 3, size=n) * 10**12 + years % 100 * 10**10 + months * 10**8
        + places * 10**3 + rng.integers(1, 999, size=n)
    )  # fmt: skip
    cells = [f"{v}{97 - v % 97:02d}" for v in numbers.tolist()]
    return grouped_by(cells, (1, 2, 2, 2, 3, 3), " ") if sometimes(rng, 0.5) else cells


def _sweden(rng: np.random.Generator, n: int) -> list[str]:
    rows = _dated(rng, n, "ymd", 9)
    cells = as_strings(with_column(rows, luhn(rows)))
    join = choose(rng, ("-", "-", ""))
    century = "19" if sometimes(rng, 0.5) else ""
    return [f"{century}{c[:6]}{join}{c[6:]}" for c in cells]


def _finland(rng: np.random.Generator, n: int) -> list[str]:
    born = births(rng, n)
    rows = _dated(rng, n, "dmy", 9, born)
    rows[:, 6] = rng.integers(1, 9, size=n)
    cells = as_strings(rows)
    marks = ["A" if year >= 2000 else "-" for year in born[0].tolist()]
    letters = "0123456789ABCDEFHJKLMNPRSTUVWXY"
    return [f"{c[:6]}{m}{c[6:]}{letters[int(c) % 31]}" for c, m in zip(cells, marks, strict=True)]


def _norway(rng: np.random.Generator, n: int) -> list[str]:
    born = births(rng, n)
    rows = _dated(rng, n, "dmy", 9, born)
    rows[:, 6] = rng.integers(0, 5, size=n) + 5 * (born[0] >= 2000)  # the century
    second = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    for _ in range(5):
        full = mod11_or_redraw(rows, (3, 7, 6, 1, 8, 9, 4, 5, 2))
        check = -weighted_sum(full, second) % 11
        rows[check == 10, 7] = (rows[check == 10, 7] + 1) % 10
    cells = as_strings(with_column(full, check % 10))
    return [f"{c[:6]} {c[6:]}" for c in cells] if sometimes(rng, 0.3) else cells


def _denmark(rng: np.random.Generator, n: int) -> list[str]:
    join = choose(rng, ("-", "-", ""))
    born = births(rng, n)
    rows = _dated(rng, n, "dmy", 10, born)
    rows[:, 6] = rng.integers(0, 4, size=n) + 4 * (born[0] >= 2000)  # the century
    return [f"{c[:6]}{join}{c[6:]}" for c in as_strings(rows)]


def _poland(rng: np.random.Generator, n: int) -> list[str]:
    rows = _dated(rng, n, "ymd", 10)
    return as_strings(with_column(rows, -weighted_sum(rows, (1, 3, 7, 9)) % 10))


def _romania(rng: np.random.Generator, n: int) -> list[str]:
    dated = _dated(rng, n, "ymd", 11)
    rows = np.concatenate([rng.choice((1, 2, 5, 6), size=(n, 1)), dated], axis=1)
    rows[:, 7:9] = digits_of(rng.integers(1, 47, size=n), 2)
    check = weighted_sum(rows, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % 11
    check[check == 10] = 1
    return as_strings(with_column(rows, check))


def _netherlands(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 8)
    for _ in range(3):
        check = weighted_sum(rows, (9, 8, 7, 6, 5, 4, 3, 2)) % 11
        rows[check == 10, 7] = (rows[check == 10, 7] + 1) % 10
    check = weighted_sum(rows, (9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return as_strings(with_column(rows, check % 10))


def _belgium(rng: np.random.Generator, n: int) -> list[str]:
    cells = as_strings(_dated(rng, n, "ymd", 9))
    cells = [f"{c}{97 - int(c) % 97:02d}" for c in cells]
    if sometimes(rng, 0.6):
        cells = [f"{c[:2]}.{c[2:4]}.{c[4:6]}-{c[6:9]}.{c[9:]}" for c in cells]
    return cells


def _bulgaria(rng: np.random.Generator, n: int) -> list[str]:
    rows = _dated(rng, n, "ymd", 9)
    check = weighted_sum(rows, (2, 4, 8, 5, 10, 9, 7, 3, 6)) % 11 % 10
    return as_strings(with_column(rows, check))


def _czechia(rng: np.random.Generator, n: int) -> list[str]:
    rows = _dated(rng, n, "ymd", 9)
    rows[:, 2] += 5 * rng.integers(0, 2, size=n)
    numbers = rows @ 10 ** np.arange(8, -1, -1, dtype=np.int64)
    cells = [f"{c[:6]}/{c[6:]}" for c in as_strings(with_column(rows, numbers % 11 % 10))]
    return cells if sometimes(rng, 0.75) else [c.replace("/", "") for c in cells]


def _turkey(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 9)
    rows[:, 0] = rng.integers(1, 10, size=n)
    tenth = (7 * rows[:, ::2].sum(axis=1) - rows[:, 1::2].sum(axis=1)) % 10
    rows = with_column(rows, tenth)
    return as_strings(with_column(rows, rows.sum(axis=1) % 10))


@cache
def _chinese_counties() -> list[str]:
    """Return the counties that have kept their codes all the time."""
    from stdnum import numdb

    return [
        province + county
        for _, province, _, _, counties in numdb.get("cn/loc").prefixes
        for _, county, _, known, _ in counties
        if not known["county"].startswith("[") and not county.endswith("00")
    ]


def _china(rng: np.random.Generator, n: int) -> list[str]:
    years, months, days = births(rng, n)
    places = choices(rng, _chinese_counties(), n)
    rows = random_digits(rng, n, 17)
    rows[:, :6] = np.array([[int(c) for c in p] for p in places])
    rows[:, 6:14] = digits_of(years * 10_000 + months * 100 + days, 8)
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    check = (12 - weighted_sum(rows, weights) % 11) % 11
    check[check == 10] = 33  # "X"
    return as_strings(with_column(rows, check))


_D5 = np.array([[(i + j) % 5 if i < 5 and j < 5 else
                 (i + j) % 5 + 5 if i < 5 else
                 (i - j) % 5 + 5 if j < 5 else (i - j) % 5
                 for j in range(10)] for i in range(10)])  # fmt: skip
_P = np.array([1, 5, 7, 6, 2, 8, 3, 0, 9, 4])
_INVERSE = np.array([0, 4, 3, 2, 1, 5, 6, 7, 8, 9])


def _india(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 11)
    rows[:, 0] = rng.integers(2, 10, size=n)
    state, power = np.zeros(n, dtype=np.int64), _P  # Verhoeff's scheme
    for column in rows.T[::-1]:
        state, power = _D5[state, power[column]], _P[power]
    cells = as_strings(with_column(rows, _INVERSE[state]))
    return grouped_by(cells, (4, 4), choose(rng, (" ", " ", "-"))) if sometimes(rng, 0.6) else cells


def _south_africa(rng: np.random.Generator, n: int) -> list[str]:
    rows = _dated(rng, n, "ymd", 12)
    rows[:, 10] = rng.integers(0, 2, size=n)
    rows[:, 11] = rng.integers(8, 10, size=n)
    return as_strings(with_column(rows, luhn(rows)))


def _korea(rng: np.random.Generator, n: int) -> list[str]:
    born = births(rng, n)
    rows = _dated(rng, n, "ymd", 12, born)
    rows[:, 6] = rng.integers(1, 3, size=n) + 2 * (born[0] >= 2000)  # sex and century
    rows[:, 7:9] = digits_of(rng.integers(0, 96, size=n), 2)
    check = (11 - weighted_sum(rows, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)) % 11) % 10
    join = choose(rng, ("-", "-", ""))
    hidden = sometimes(rng, 0.2)
    cells = as_strings(with_column(rows, check))
    return [f"{c[:6]}{join}{c[6] + '******' if hidden else c[6:]}" for c in cells]


def _canada(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 8)
    rows[:, 0] = rng.integers(1, 8, size=n)
    cells = as_strings(with_column(rows, luhn(rows)))
    return grouped_by(cells, (3, 3), choose(rng, (" ", "-"))) if sometimes(rng, 0.6) else cells


def _chile(rng: np.random.Generator, n: int) -> list[str]:
    numbers = rng.integers(4_000_000, 26_000_000, size=n)
    check = -weighted_sum(digits_of(numbers, 8), (3, 2, 7, 6, 5, 4, 3, 2)) % 11
    marks = ["K" if c == 10 else str(c) for c in check.tolist()]
    form = choose(rng, ("dots", "dots", "dash"))
    cells = [f"{v:,}".replace(",", "." if form == "dots" else "") for v in numbers.tolist()]
    return [f"{c}-{m}" for c, m in zip(cells, marks, strict=True)]


def _switzerland(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 12, "756")
    check = -weighted_sum(rows, (1, 3)) % 10
    cells = as_strings(with_column(rows, check))
    return grouped_by(cells, (3, 4, 4), ".") if sometimes(rng, 0.8) else cells


def _russia(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 9)
    check = weighted_sum(rows, (9, 8, 7, 6, 5, 4, 3, 2, 1)) % 101 % 100
    cells = [f"{c}{k:02d}" for c, k in zip(as_strings(rows), check.tolist(), strict=True)]
    return [f"{c[:3]}-{c[3:6]}-{c[6:9]} {c[9:]}" for c in cells] if sometimes(rng, 0.75) else cells


def _britain(rng: np.random.Generator, n: int) -> list[str]:
    if sometimes(rng, 0.5):  # NHS number
        rows = mod11_or_redraw(random_digits(rng, n, 9), (10, 9, 8, 7, 6, 5, 4, 3, 2))
        cells = as_strings(rows)
        return grouped_by(cells, (3, 3), " ") if sometimes(rng, 0.6) else cells
    cells = fill(rng, "[ABCEGHJKLMNOPRSTWXYZ][ABCEGHJKLMNPRSTWXYZ]######[A-D]", n)
    return grouped_by(cells, (2, 2, 2, 2), " ") if sometimes(rng, 0.5) else cells


def _baltic(rng: np.random.Generator, n: int) -> list[str]:
    rows = np.concatenate([rng.integers(3, 7, size=(n, 1)), _dated(rng, n, "ymd", 9)], axis=1)
    check = weighted_sum(rows, (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)) % 11
    second = weighted_sum(rows, (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)) % 11 % 10
    return as_strings(with_column(rows, np.where(check == 10, second, check)))


def _singapore(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 7)
    old = rng.integers(0, 2, size=n)
    index = (weighted_sum(rows, (2, 7, 6, 5, 4, 3, 2)) + 4 * old) % 11
    return [
        f"{'ST'[o]}{c}{'JZIHGFEDCBA'[i]}"
        for o, c, i in zip(old.tolist(), as_strings(rows), index.tolist(), strict=True)
    ]


def _taiwan(rng: np.random.Generator, n: int) -> list[str]:
    letters = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
    chosen = rng.integers(0, 26, size=n)
    rows = random_digits(rng, n, 8)
    rows[:, 0] = rng.integers(1, 3, size=n)
    region = 10 + chosen
    total = region // 10 + region % 10 * 9 + weighted_sum(rows, (8, 7, 6, 5, 4, 3, 2, 1))
    cells = as_strings(with_column(rows, -total % 10))
    return [letters[i] + c for i, c in zip(chosen.tolist(), cells, strict=True)]


def _mexico(rng: np.random.Generator, n: int) -> list[str]:
    years, months, days = births(rng, n)
    heads = fill(rng, "[A-Z][AEIOU][A-Z][A-Z]", n)
    tails = fill(rng, "[BCDFGLMNPRSTVZ][BCDFGLMNPRSTVZ][BCDFGLMNPRSTVZ]0", n)
    states = choices(rng, ("DF", "JC", "NL", "MC", "PL", "VZ", "GT", "OC", "BC", "SR", "YN"), n)
    sexes = choices(rng, "HM", n)
    alphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ".replace("&", "Ñ")
    cells = []
    for a, y, m, d, x, s, t in zip(
        heads, years.tolist(), months.tolist(), days.tolist(), sexes, states, tails, strict=True
    ):
        body = f"{a}{y % 100:02d}{m:02d}{d:02d}{x}{s}{t if y < 2000 else t[:3] + 'A'}"
        check = sum((18 - i) * alphabet.index(c) for i, c in enumerate(body))
        cells.append(body + str(-check % 10))
    return cells


def _plain_forms(rng: np.random.Generator, n: int) -> list[str]:
    """Write numbers without a public check digit: Colombia, Pakistan, Malaysia, Argentina."""
    kind = int(rng.integers(5))
    if kind == 0:
        return [f"{v:,}".replace(",", ".") for v in rng.integers(9_000_000, 1.2e9, n).tolist()]
    if kind == 1:
        return fill(rng, "[1-7]####-#######-#", n)
    if kind == 2:
        cells = as_strings(_dated(rng, n, "ymd", 12))
        return [f"{c[:6]}-{c[6:8]}-{c[8:]}" for c in cells]
    if kind == 3:
        return [f"{v:,}".replace(",", ".") for v in rng.integers(5_000_000, 48_000_000, n).tolist()]
    rows = _dated(rng, n, "ymd", 13)
    rows = np.concatenate([rng.integers(2, 4, size=(n, 1)), rows], axis=1)
    return as_strings(rows)  # Egypt


def _thailand(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 12)
    rows[:, 0] = rng.integers(1, 6, size=n)
    check = (11 - weighted_sum(rows, tuple(range(13, 1, -1))) % 11) % 10
    cells = as_strings(with_column(rows, check))
    return grouped_by(cells, (1, 4, 5, 2), "-") if sometimes(rng, 0.5) else cells


_COUNTRIES: tuple[Callable[[np.random.Generator, int], list[str]], ...] = (
    _brazil, _brazil, _spain, _spain, _italy, _italy, _france, _sweden, _finland, _norway,
    _denmark, _poland, _romania, _netherlands, _belgium, _bulgaria, _czechia, _turkey, _china,
    _china, _india, _india, _south_africa, _korea, _canada, _chile, _switzerland, _russia,
    _britain, _britain, _baltic, _singapore, _taiwan, _mexico, _plain_forms, _thailand,
)  # fmt: skip


@generator("national_id", weight=4.0, repeats=0.06)
def national_numbers(rng: np.random.Generator, n: int) -> Column:
    """Write the numbers of one country."""
    cells = choose(rng, _COUNTRIES)(rng, n)
    return Column(cells, ignore=("identifier", "int", "text"))


@generator("national_id", weight=0.5, repeats=0.06)
def national_numbers_mixed(rng: np.random.Generator, n: int) -> Column:
    """Mix the numbers of two countries, or write a country before each."""
    first, second = (choose(rng, _COUNTRIES)(rng, n) for _ in range(2))
    which = (rng.random(n) < 0.5).tolist()
    cells = [a if w else b for a, b, w in zip(first, second, which, strict=True)]
    return Column(cells, ignore=("identifier", "int", "text"))
