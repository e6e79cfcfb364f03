"""Generators of tax numbers and of numbers of company registers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..draw import choices, choose, sometimes
from ..registry import Column, generator
from ..templates import fill, fill_any
from .check_rules import (
    alphanumeric_values,
    as_strings,
    grouped_by,
    luhn,
    numbers_of_width,
    random_digits,
    weighted_sum,
    with_column,
)

__all__: list[str] = []

Make = Callable[[np.random.Generator, int], list[str]]


def _checked(rng: np.random.Generator, n: int, width: int, weights: tuple[int, ...]) -> list[str]:
    """Return numbers whose weighted sum modulo 11 is their last digit; none with check 10."""
    rows = numbers_of_width(rng, n, width - 1)
    for _ in range(3):
        check = weighted_sum(rows, weights) % 11
        rows[check == 10, -1] = (rows[check == 10, -1] + 1) % 10
    return as_strings(with_column(rows, weighted_sum(rows, weights) % 11 % 10))


def _against(rng: np.random.Generator, n: int, width: int, weights: tuple[int, ...]) -> list[str]:
    """Return numbers whose weighted sum with their last digit is divisible by 11."""
    return _checked(rng, n, width, tuple(11 - w for w in weights))


def _usa(rng: np.random.Generator, n: int) -> list[str]:
    cells = fill(rng, "[1-9]########" if sometimes(rng, 0.6) else "0[1-6]#######", n)
    return [f"{c[:2]}-{c[2:]}" for c in cells] if sometimes(rng, 0.75) else cells


def _germany(rng: np.random.Generator, n: int) -> list[str]:
    kind = int(rng.integers(4))
    if kind < 2:
        rows = random_digits(rng, n, 8)
        product = np.full(n, 10)
        for column in rows.T:
            total = (column + product) % 10
            product = 2 * np.where(total == 0, 10, total) % 11
        return ["DE" + c for c in as_strings(with_column(rows, (11 - product) % 10))]
    if kind == 2:
        return fill_any(
            rng, choose(rng, (("##/###/#####",), ("###/####/####",), ("## ### #####",))), n
        )
    return fill_any(rng, ("HRB ######", "HRB #####", "HRA ####", "HRB ####"), n)


def _france(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 8)
    siren = as_strings(with_column(rows, luhn(rows)))
    kind = int(rng.integers(3))
    if kind == 0:
        return grouped_by(siren, (3, 3), " ") if sometimes(rng, 0.4) else siren
    if kind == 1:
        body = np.array([[int(c) for c in s + f"{b:04d}"] for s, b in
                         zip(siren, rng.integers(1, 90, n).tolist(), strict=True)])  # fmt: skip
        cells = as_strings(with_column(body, luhn(body)))
        return grouped_by(cells, (3, 3, 3), " ") if sometimes(rng, 0.4) else cells
    return [f"FR{(12 + 3 * (int(s) % 97)) % 97:02d}{s}" for s in siren]


def _italy(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 10, "0" if sometimes(rng, 0.8) else "1")
    rows[:, 7:10] = rng.integers(1, 101, size=n)[:, None] // (100, 10, 1) % 10  # the province
    head = "IT" if sometimes(rng, 0.25) else ""
    return [head + c for c in as_strings(with_column(rows, luhn(rows)))]


def _spain(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 7)
    cells = as_strings(with_column(rows, luhn(rows)))
    head, join = ("ES" if sometimes(rng, 0.2) else ""), choose(rng, ("", "", "-"))
    return [
        f"{head}{k}{join}{c}" for k, c in zip(choices(rng, "BBBBAAEHJUVG", n), cells, strict=True)
    ]


def _britain(rng: np.random.Generator, n: int) -> list[str]:
    kind = int(rng.integers(3))
    if kind == 0:
        return fill_any(
            rng, ("0#######", "0#######", "1#######", "SC######", "OC######", "NI0#####"), n
        )
    numbers = rng.integers(1_000_000, 9_000_000, n)
    body = numbers[:, None] // 10 ** np.arange(6, -1, -1) % 10
    check = -weighted_sum(body, (8, 7, 6, 5, 4, 3, 2)) % 97
    cells = [f"{v}{c:02d}" for v, c in zip(numbers.tolist(), check.tolist(), strict=True)]
    if kind == 1:
        return ["GB" + c for c in cells]
    return ["GB " + " ".join((c[:3], c[3:7], c[7:])) for c in cells]


def _austria(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 7)
    return ["ATU" + c for c in as_strings(with_column(rows, (6 + _minus_luhn_sum(rows)) % 10))]


def _minus_luhn_sum(rows: np.ndarray) -> np.ndarray:
    """Return the negated Luhn sum in which every second digit from the second is doubled."""
    doubled = rows.copy()
    doubled[:, 1::2] *= 2
    doubled -= 9 * (doubled > 9)
    negated: np.ndarray = -doubled.sum(axis=1)
    return negated


def _netherlands(rng: np.random.Generator, n: int) -> list[str]:
    if sometimes(rng, 0.5):
        return fill(rng, "[0-8]#######", n)  # KvK
    cells = _checked(rng, n, 9, (9, 8, 7, 6, 5, 4, 3, 2))
    return [f"NL{c}B{b:02d}" for c, b in zip(cells, rng.integers(1, 4, n).tolist(), strict=True)]


def _belgium(rng: np.random.Generator, n: int) -> list[str]:
    cells = [f"0{v}{97 - v % 97:02d}" for v in rng.integers(2_000_000, 8_000_000, n).tolist()]
    kind = int(rng.integers(3))
    if kind == 0:
        return [f"{c[:4]}.{c[4:7]}.{c[7:]}" for c in cells]
    return ["BE" + c for c in cells] if kind == 1 else cells


def _switzerland(rng: np.random.Generator, n: int) -> list[str]:
    cells = _against(rng, n, 9, (5, 4, 3, 2, 7, 6, 5, 4))
    tail = choose(rng, ("", "", " MWST", " TVA", " HR"))
    if sometimes(rng, 0.2):
        return ["CHE" + c for c in cells]
    return [f"CHE-{c[:3]}.{c[3:6]}.{c[6:]}{tail}" for c in cells]


def _north(rng: np.random.Generator, n: int) -> list[str]:
    kind = int(rng.integers(4))
    if kind == 0:  # Norway
        cells = _against(rng, n, 9, (3, 2, 7, 6, 5, 4, 3, 2))
        return grouped_by(cells, (3, 3), " ") if sometimes(rng, 0.3) else cells
    if kind == 1:  # Sweden
        rows = random_digits(rng, n, 9, "55")
        rows[:, 2] = rng.integers(6, 10, size=n)
        return [f"{c[:6]}-{c[6:]}" for c in as_strings(with_column(rows, luhn(rows)))]
    if kind == 2:  # Denmark
        cells = _against(rng, n, 8, (2, 7, 6, 5, 4, 3, 2))
        return ["DK" + c for c in cells] if sometimes(rng, 0.3) else cells
    return [f"{c[:7]}-{c[7:]}" for c in _against(rng, n, 8, (7, 9, 10, 5, 8, 4, 2))]


def _poland(rng: np.random.Generator, n: int) -> list[str]:
    kind = int(rng.integers(3))
    if kind == 0:
        return _checked(rng, n, 9, (8, 9, 2, 3, 4, 5, 6, 7))  # REGON
    if kind == 1:
        return fill(rng, "0000######", n)  # KRS
    cells = _checked(rng, n, 10, (6, 5, 7, 2, 3, 4, 5, 6, 7))
    form = choose(rng, ("{}", "{}", "PL{}", ""))
    return [form.format(c) if form else f"{c[:3]}-{c[3:6]}-{c[6:8]}-{c[8:]}" for c in cells]


def _east(rng: np.random.Generator, n: int) -> list[str]:
    kind = int(rng.integers(6))
    if kind == 0:  # Czech and Slovak IČO
        cells = _against(rng, n, 8, (8, 7, 6, 5, 4, 3, 2))
        return ["CZ" + c for c in cells] if sometimes(rng, 0.3) else cells
    if kind == 1:  # Romania
        return [choose(rng, ("RO", "RO", "")) + c for c in fill(rng, "[1-4]#######", n)]
    if kind == 2:
        return fill(rng, "########-2-##", n)  # Hungary
    if kind == 3:
        head = choose(rng, ("LT", "LV", "EE", "EL", "BG", "SK", "SI", "HR", "LU", "MT", "IE", "CY"))
        return [head + c for c in fill(rng, "[1-9]" + "#" * int(rng.integers(7, 11)), n)]
    rows = random_digits(rng, n, 9)  # Russian INN of companies
    check = weighted_sum(rows, (2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    if kind == 4:
        return as_strings(with_column(rows, check))
    rows = random_digits(rng, n, 10)  # of people
    for weights in ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)):
        rows = with_column(rows, weighted_sum(rows, weights) % 11 % 10)
    return as_strings(rows)


def _brazil(rng: np.random.Generator, n: int) -> list[str]:
    rows = random_digits(rng, n, 12)
    rows[:, 8:12] = (0, 0, 0, 1)
    for weights in ((5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2), (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)):
        check = -weighted_sum(rows, weights) % 11
        rows = with_column(rows, np.where(check == 10, 0, check))
    cells = as_strings(rows)
    if sometimes(rng, 0.65):
        return [f"{c[:2]}.{c[2:5]}.{c[5:8]}/{c[8:12]}-{c[12:]}" for c in cells]
    return cells


def _america(rng: np.random.Generator, n: int) -> list[str]:
    kind = int(rng.integers(5))
    if kind == 0:  # Argentina
        rows = random_digits(rng, n, 10, choose(rng, ("30", "30", "20", "27", "33")))
        for _ in range(3):
            check = -weighted_sum(rows, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
            rows[check == 10, -1] = (rows[check == 10, -1] + 1) % 10
        cells = as_strings(
            with_column(rows, -weighted_sum(rows, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11 % 10)
        )
        return [f"{c[:2]}-{c[2:10]}-{c[10]}" for c in cells] if sometimes(rng, 0.6) else cells
    if kind == 1:  # Mexico
        months, days = rng.integers(1, 13, n).tolist(), rng.integers(1, 29, n).tolist()
        heads = fill_any(rng, ("???##", "???##", "[A-Z][AEIOU]??##"), n)
        return [f"{h}{m:02d}{d:02d}{t}" for h, m, d, t in
                zip(heads, months, days, fill(rng, "~~[0-9A]", n), strict=True)]  # fmt: skip
    if kind == 2:  # Colombia
        rows = random_digits(rng, n, 9, choose(rng, ("8", "9")))
        check = weighted_sum(rows, (41, 37, 29, 23, 19, 17, 13, 7, 3)) % 11
        check = np.where(check > 1, 11 - check, check)
        join = choose(rng, ("-", "-", ""))
        cells = as_strings(with_column(rows, check))
        if sometimes(rng, 0.3):
            return [f"{c[:3]}.{c[3:6]}.{c[6:9]}-{c[9]}" for c in cells]
        return [f"{c[:9]}{join}{c[9]}" for c in cells]
    if kind == 3:  # Chile
        numbers = rng.integers(50_000_000, 99_000_000, size=n)
        body = numbers[:, None] // 10 ** np.arange(7, -1, -1) % 10
        check = -weighted_sum(body, (3, 2, 7, 6, 5, 4, 3, 2)) % 11
        marks = ["K" if c == 10 else str(c) for c in check.tolist()]
        return [
            f"{v:,}".replace(",", ".") + f"-{m}"
            for v, m in zip(numbers.tolist(), marks, strict=True)
        ]
    cells = fill_any(rng, ("20#########",), n)  # Peru
    body = np.array([[int(c) for c in cell[:10]] for cell in cells])
    check = (11 - weighted_sum(body, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11) % 10
    return as_strings(with_column(body, check))


_GST = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _india(rng: np.random.Generator, n: int) -> list[str]:
    pans = fill(rng, "???[PPPPCFHT]?####?", n)
    if sometimes(rng, 0.4):
        return pans
    bodies = [f"{s:02d}{p}1Z" for s, p in zip(rng.integers(1, 38, n).tolist(), pans, strict=True)]
    values = alphanumeric_values(bodies) * np.resize((1, 2), 14)
    check = -(values // 36 + values % 36).sum(axis=1) % 36
    return [b + _GST[c] for b, c in zip(bodies, check.tolist(), strict=True)]


def _australia(rng: np.random.Generator, n: int) -> list[str]:
    if sometimes(rng, 0.4):
        rows = random_digits(rng, n, 8, "0" if sometimes(rng, 0.5) else "1")
        cells = as_strings(with_column(rows, -weighted_sum(rows, (8, 7, 6, 5, 4, 3, 2, 1)) % 10))
        return grouped_by(cells, (3, 3), " ") if sometimes(rng, 0.6) else cells
    rows = random_digits(rng, n, 9)
    total = weighted_sum(rows, (3, 5, 7, 9, 11, 13, 15, 17, 19))
    cells = [
        f"{h:02d}{c}" for h, c in zip(_abn_heads(total).tolist(), as_strings(rows), strict=True)
    ]
    return grouped_by(cells, (2, 3, 3), " ") if sometimes(rng, 0.6) else cells


def _abn_heads(total: np.ndarray) -> np.ndarray:
    heads = np.arange(10, 100)
    sums = (heads // 10 - 1) * 10 + heads % 10
    table = np.full(89, 10)
    table[sums % 89] = heads
    chosen: np.ndarray = table[-total % 89]
    return chosen


def _asia(rng: np.random.Generator, n: int) -> list[str]:
    kind = int(rng.integers(5))
    if kind == 0:  # China
        alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        bodies = fill(rng, "91[1-6]#####[0-9A-HJ-NPQRTUWXYM]####[0-9A-HJ-NPQRTUWXYK]###", n)
        weights = [3**i % 31 for i in range(17)]
        checks = [
            -sum(w * alphabet.index(c) for w, c in zip(weights, b, strict=True)) % 31
            for b in bodies
        ]
        return [b + alphabet[c] for b, c in zip(bodies, checks, strict=True)]
    if kind == 1:  # Korea
        rows = random_digits(rng, n, 9)
        check = weighted_sum(rows, (1, 3, 7, 1, 3, 7, 1, 3, 5)) + rows[:, 8] * 5 // 10
        cells = as_strings(with_column(rows, -check % 10))
        return [f"{c[:3]}-{c[3:5]}-{c[5:]}" for c in cells] if sometimes(rng, 0.7) else cells
    if kind == 2:  # Japan
        rows = random_digits(rng, n, 12)
        check = 9 - weighted_sum(rows[:, ::-1], (1, 2)) % 9
        return [f"{k}{c}" for k, c in zip(check.tolist(), as_strings(rows), strict=True)]
    if kind == 3:  # Singapore
        return fill_any(
            rng, ("20######[0-9][A-Z]", "19#######[A-Z]", "T##LL####[A-Z]", "5#######[A-Z]"), n
        )
    return fill_any(
        rng,
        choose(
            rng,
            (("##.###.###.#-###.###",), ("01########-###",), ("########",), ("3############03",)),
        ),
        n,
    )


def _world(rng: np.random.Generator, n: int) -> list[str]:
    """Write LEI and D-U-N-S numbers."""
    if sometimes(rng, 0.4):
        cells = fill(rng, "#########", n)
        return grouped_by(cells, (2, 3), "-") if sometimes(rng, 0.5) else cells
    bodies = fill_any(
        rng,
        ("549300~~~~~~~~~~~~", "5299000~~~~~~~~~~~", "213800~~~~~~~~~~~~", "969500~~~~~~~~~~~~"),
        n,
    )
    return [b + f"{98 - int(''.join(str(int(c, 36)) for c in b) + '00') % 97:02d}" for b in bodies]


_COUNTRIES: tuple[Make, ...] = (
    _usa, _usa, _usa, _germany, _germany, _france, _france, _italy, _italy, _spain, _spain,
    _britain, _britain,
    _austria, _netherlands, _netherlands, _belgium, _switzerland, _north, _north, _poland, _east,
    _east, _brazil,
    _brazil, _america, _america, _india, _india, _australia, _australia, _asia, _asia, _world,
    _world,
)  # fmt: skip


@generator("tax_id", weight=4.0, repeats=0.1)
def tax_numbers(rng: np.random.Generator, n: int) -> Column:
    """Write the numbers of one country."""
    return Column(choose(rng, _COUNTRIES)(rng, n), ignore=("identifier", "int", "text"))


@generator("tax_id", weight=1.0, repeats=0.1)
def vat_numbers_of_many_countries(rng: np.random.Generator, n: int) -> Column:
    """Mix VAT numbers of many countries, each with its country in front."""
    makes = (
        _germany,
        _france,
        _italy,
        _spain,
        _britain,
        _austria,
        _netherlands,
        _belgium,
        _poland,
        _east,
    )
    which = rng.integers(len(makes), size=n)
    cells = [""] * n
    for k in np.unique(which).tolist():
        rows = np.flatnonzero(which == k).tolist()
        for row, cell in zip(rows, makes[k](rng, len(rows)), strict=True):
            cells[row] = cell
    return Column(cells, ignore=("identifier", "int", "text"))
