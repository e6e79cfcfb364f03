"""Personal identity numbers of European countries."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import choose, sometimes
from ..templates import fill
from .births import births, dated, mod11_or_redraw
from .check_rules import (
    as_strings,
    digits_of,
    grouped_by,
    luhn,
    random_digits,
    weighted_sum,
    with_column,
)

__all__ = [
    "baltic",
    "belgium",
    "britain",
    "bulgaria",
    "czechia",
    "denmark",
    "finland",
    "france",
    "italy",
    "netherlands",
    "norway",
    "poland",
    "romania",
    "spain",
    "sweden",
    "switzerland",
]


def spain(rng: np.random.Generator, n: int) -> list[str]:
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


def italy(rng: np.random.Generator, n: int) -> list[str]:
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


def france(rng: np.random.Generator, n: int) -> list[str]:
    years, months, _ = births(rng, n)
    places = rng.integers(1001, 95_999, size=n)
    numbers = (
        rng.integers(1, 3, size=n) * 10**12 + years % 100 * 10**10 + months * 10**8
        + places * 10**3 + rng.integers(1, 999, size=n)
    )  # fmt: skip
    cells = [f"{v}{97 - v % 97:02d}" for v in numbers.tolist()]
    return grouped_by(cells, (1, 2, 2, 2, 3, 3), " ") if sometimes(rng, 0.5) else cells


def sweden(rng: np.random.Generator, n: int) -> list[str]:
    rows = dated(rng, n, "ymd", 9)
    cells = as_strings(with_column(rows, luhn(rows)))
    join = choose(rng, ("-", "-", ""))
    century = "19" if sometimes(rng, 0.5) else ""
    return [f"{century}{c[:6]}{join}{c[6:]}" for c in cells]


def finland(rng: np.random.Generator, n: int) -> list[str]:
    born = births(rng, n)
    rows = dated(rng, n, "dmy", 9, born)
    rows[:, 6] = rng.integers(1, 9, size=n)
    cells = as_strings(rows)
    marks = ["A" if year >= 2000 else "-" for year in born[0].tolist()]
    letters = "0123456789ABCDEFHJKLMNPRSTUVWXY"
    return [f"{c[:6]}{m}{c[6:]}{letters[int(c) % 31]}" for c, m in zip(cells, marks, strict=True)]


def norway(rng: np.random.Generator, n: int) -> list[str]:
    born = births(rng, n)
    rows = dated(rng, n, "dmy", 9, born)
    rows[:, 6] = rng.integers(0, 5, size=n) + 5 * (born[0] >= 2000)  # the century
    second = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    for _ in range(5):
        full = mod11_or_redraw(rows, (3, 7, 6, 1, 8, 9, 4, 5, 2))
        check = -weighted_sum(full, second) % 11
        rows[check == 10, 7] = (rows[check == 10, 7] + 1) % 10
    cells = as_strings(with_column(full, check % 10))
    return [f"{c[:6]} {c[6:]}" for c in cells] if sometimes(rng, 0.3) else cells


def denmark(rng: np.random.Generator, n: int) -> list[str]:
    join = choose(rng, ("-", "-", ""))
    born = births(rng, n)
    rows = dated(rng, n, "dmy", 10, born)
    rows[:, 6] = rng.integers(0, 4, size=n) + 4 * (born[0] >= 2000)  # the century
    return [f"{c[:6]}{join}{c[6:]}" for c in as_strings(rows)]


def poland(rng: np.random.Generator, n: int) -> list[str]:
    rows = dated(rng, n, "ymd", 10)
    return as_strings(with_column(rows, -weighted_sum(rows, (1, 3, 7, 9)) % 10))


def romania(rng: np.random.Generator, n: int) -> list[str]:
    born = dated(rng, n, "ymd", 11)
    rows = np.concatenate([rng.choice((1, 2, 5, 6), size=(n, 1)), born], axis=1)
    rows[:, 7:9] = digits_of(rng.integers(1, 47, size=n), 2)
    check = weighted_sum(rows, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % 11
    check[check == 10] = 1
    return as_strings(with_column(rows, check))


def netherlands(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 8)
    for _ in range(3):
        check = weighted_sum(rows, (9, 8, 7, 6, 5, 4, 3, 2)) % 11
        rows[check == 10, 7] = (rows[check == 10, 7] + 1) % 10
    check = weighted_sum(rows, (9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return as_strings(with_column(rows, check % 10))


def belgium(rng: np.random.Generator, n: int) -> list[str]:
    cells = as_strings(dated(rng, n, "ymd", 9))
    cells = [f"{c}{97 - int(c) % 97:02d}" for c in cells]
    if sometimes(rng, 0.6):
        cells = [f"{c[:2]}.{c[2:4]}.{c[4:6]}-{c[6:9]}.{c[9:]}" for c in cells]
    return cells


def bulgaria(rng: np.random.Generator, n: int) -> list[str]:
    rows = dated(rng, n, "ymd", 9)
    check = weighted_sum(rows, (2, 4, 8, 5, 10, 9, 7, 3, 6)) % 11 % 10
    return as_strings(with_column(rows, check))


def czechia(rng: np.random.Generator, n: int) -> list[str]:
    rows = dated(rng, n, "ymd", 9)
    rows[:, 2] += 5 * rng.integers(0, 2, size=n)
    numbers = rows @ 10 ** np.arange(8, -1, -1, dtype=np.int64)
    cells = [f"{c[:6]}/{c[6:]}" for c in as_strings(with_column(rows, numbers % 11 % 10))]
    return cells if sometimes(rng, 0.75) else [c.replace("/", "") for c in cells]


def switzerland(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 12, "756")
    check = -weighted_sum(rows, (1, 3)) % 10
    cells = as_strings(with_column(rows, check))
    return grouped_by(cells, (3, 4, 4), ".") if sometimes(rng, 0.8) else cells


def britain(rng: np.random.Generator, n: int) -> list[str]:
    if sometimes(rng, 0.5):  # NHS number
        rows = mod11_or_redraw(random_digits(rng, n, 9), (10, 9, 8, 7, 6, 5, 4, 3, 2))
        cells = as_strings(rows)
        return grouped_by(cells, (3, 3), " ") if sometimes(rng, 0.6) else cells
    cells = fill(rng, "[ABCEGHJKLMNOPRSTWXYZ][ABCEGHJKLMNPRSTWXYZ]######[A-D]", n)
    return grouped_by(cells, (2, 2, 2, 2), " ") if sometimes(rng, 0.5) else cells


def baltic(rng: np.random.Generator, n: int) -> list[str]:
    rows = np.concatenate([rng.integers(3, 7, size=(n, 1)), dated(rng, n, "ymd", 9)], axis=1)
    check = weighted_sum(rows, (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)) % 11
    second = weighted_sum(rows, (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)) % 11 % 10
    return as_strings(with_column(rows, np.where(check == 10, second, check)))
