"""Personal identity numbers of countries outside Europe, and of Russia and Turkey."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import choices, choose, sometimes
from ..templates import fill
from .births import births, dated
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
    "brazil",
    "canada",
    "chile",
    "china",
    "india",
    "korea",
    "mexico",
    "plain_forms",
    "russia",
    "singapore",
    "south_africa",
    "taiwan",
    "thailand",
    "turkey",
]


def brazil(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 9)
    for first in (10, 11):
        check = weighted_sum(rows, tuple(range(first, 1, -1))) * 10 % 11 % 10
        rows = with_column(rows, check)
    cells = as_strings(rows)
    if sometimes(rng, 0.6):
        cells = [f"{c[:3]}.{c[3:6]}.{c[6:9]}-{c[9:]}" for c in cells]
    return cells


def turkey(rng: np.random.Generator, n: int) -> list[str]:
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


def china(rng: np.random.Generator, n: int) -> list[str]:
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


def india(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 11)
    rows[:, 0] = rng.integers(2, 10, size=n)
    state, power = np.zeros(n, dtype=np.int64), _P  # Verhoeff's scheme
    for column in rows.T[::-1]:
        state, power = _D5[state, power[column]], _P[power]
    cells = as_strings(with_column(rows, _INVERSE[state]))
    return grouped_by(cells, (4, 4), choose(rng, (" ", " ", "-"))) if sometimes(rng, 0.6) else cells


def south_africa(rng: np.random.Generator, n: int) -> list[str]:
    rows = dated(rng, n, "ymd", 12)
    rows[:, 10] = rng.integers(0, 2, size=n)
    rows[:, 11] = rng.integers(8, 10, size=n)
    return as_strings(with_column(rows, luhn(rows)))


def korea(rng: np.random.Generator, n: int) -> list[str]:
    born = births(rng, n)
    rows = dated(rng, n, "ymd", 12, born)
    rows[:, 6] = rng.integers(1, 3, size=n) + 2 * (born[0] >= 2000)  # sex and century
    rows[:, 7:9] = digits_of(rng.integers(0, 96, size=n), 2)
    check = (11 - weighted_sum(rows, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)) % 11) % 10
    join = choose(rng, ("-", "-", ""))
    hidden = sometimes(rng, 0.2)
    cells = as_strings(with_column(rows, check))
    return [f"{c[:6]}{join}{c[6] + '******' if hidden else c[6:]}" for c in cells]


def canada(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 8)
    rows[:, 0] = rng.integers(1, 8, size=n)
    cells = as_strings(with_column(rows, luhn(rows)))
    return grouped_by(cells, (3, 3), choose(rng, (" ", "-"))) if sometimes(rng, 0.6) else cells


def chile(rng: np.random.Generator, n: int) -> list[str]:
    numbers = rng.integers(4_000_000, 26_000_000, size=n)
    check = -weighted_sum(digits_of(numbers, 8), (3, 2, 7, 6, 5, 4, 3, 2)) % 11
    marks = ["K" if c == 10 else str(c) for c in check.tolist()]
    form = choose(rng, ("dots", "dots", "dash"))
    cells = [f"{v:,}".replace(",", "." if form == "dots" else "") for v in numbers.tolist()]
    return [f"{c}-{m}" for c, m in zip(cells, marks, strict=True)]


def russia(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 9)
    check = weighted_sum(rows, (9, 8, 7, 6, 5, 4, 3, 2, 1)) % 101 % 100
    cells = [f"{c}{k:02d}" for c, k in zip(as_strings(rows), check.tolist(), strict=True)]
    return [f"{c[:3]}-{c[3:6]}-{c[6:9]} {c[9:]}" for c in cells] if sometimes(rng, 0.75) else cells


def singapore(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 7)
    old = rng.integers(0, 2, size=n)
    index = (weighted_sum(rows, (2, 7, 6, 5, 4, 3, 2)) + 4 * old) % 11
    return [
        f"{'ST'[o]}{c}{'JZIHGFEDCBA'[i]}"
        for o, c, i in zip(old.tolist(), as_strings(rows), index.tolist(), strict=True)
    ]


def taiwan(rng: np.random.Generator, n: int) -> list[str]:
    letters = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
    chosen = rng.integers(0, 26, size=n)
    rows = random_digits(rng, n, 8)
    rows[:, 0] = rng.integers(1, 3, size=n)
    region = 10 + chosen
    total = region // 10 + region % 10 * 9 + weighted_sum(rows, (8, 7, 6, 5, 4, 3, 2, 1))
    cells = as_strings(with_column(rows, -total % 10))
    return [letters[i] + c for i, c in zip(chosen.tolist(), cells, strict=True)]


def mexico(rng: np.random.Generator, n: int) -> list[str]:
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


def plain_forms(rng: np.random.Generator, n: int) -> list[str]:
    """Write numbers without a public check digit: Colombia, Pakistan, Malaysia, Argentina."""
    kind = int(rng.integers(5))
    if kind == 0:
        values = rng.integers(9_000_000, 1_200_000_000, n).tolist()
        return [f"{v:,}".replace(",", ".") for v in values]
    if kind == 1:
        return fill(rng, "[1-7]####-#######-#", n)
    if kind == 2:
        cells = as_strings(dated(rng, n, "ymd", 12))
        return [f"{c[:6]}-{c[6:8]}-{c[8:]}" for c in cells]
    if kind == 3:
        return [f"{v:,}".replace(",", ".") for v in rng.integers(5_000_000, 48_000_000, n).tolist()]
    rows = dated(rng, n, "ymd", 13)
    rows = np.concatenate([rng.integers(2, 4, size=(n, 1)), rows], axis=1)
    return as_strings(rows)  # Egypt


def thailand(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 12)
    rows[:, 0] = rng.integers(1, 6, size=n)
    check = (11 - weighted_sum(rows, tuple(range(13, 1, -1))) % 11) % 10
    cells = as_strings(with_column(rows, check))
    return grouped_by(cells, (1, 4, 5, 2), "-") if sometimes(rng, 0.5) else cells
