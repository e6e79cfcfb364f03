"""Generators of columns whose numbers carry check digits: cards, IBAN, ISBN."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from ..draw import ALNUM, DIGITS, UPPER, characters, choices, choose, integers
from ..pools import as_pool, faker_pool
from ..registry import Column, generator

BRANDS: dict[str, tuple[tuple[str, ...], int]] = {
    "visa": (("4",), 16),
    "visa old": (("4",), 13),
    "mastercard": (("51", "52", "53", "54", "55", "2221", "2720", "2350", "2500"), 16),
    "amex": (("34", "37"), 15),
    "discover": (("6011", "65", "644", "648", "649"), 16),
    "diners": (("300", "301", "305", "36", "38"), 14),
    "jcb": (("3528", "3530", "3566", "3589"), 16),
    "unionpay": (("62", "622126", "6250"), 16),
    "unionpay long": (("62", "6216"), 19),
    "maestro": (("5018", "5020", "5038", "6304", "6759", "6761", "6763"), 16),
    "maestro short": (("5018", "6304", "6759"), 12),
    "mir": (("2200", "2201", "2204"), 16),
    "rupay": (("60", "6521", "81", "82"), 16),
    "elo": (("4011", "5067", "6362", "6504"), 16),
    "troy": (("9792",), 16),
    "verve": (("5061", "6500"), 19),
    "dankort": (("5019",), 16),
}


def luhn_digit(digits: str) -> str:
    """Return the digit that completes a card number."""
    total = 0
    for i, char in enumerate(reversed(digits)):
        value = int(char) * (2 - i % 2)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def cards(rng: np.random.Generator, n: int) -> list[str]:
    """Return n card numbers of one issuer, of one brand or of many, with their check digit."""
    names = list(BRANDS)
    kind = rng.random()
    if kind < 0.35:
        drawn = [choose(rng, names)] * n
    elif kind < 0.7:
        drawn = choices(rng, ("visa", "visa", "mastercard", "mastercard", "amex", "discover"), n)
    else:
        drawn = choices(rng, names, n)
    tails = characters(rng, 19, DIGITS, n)
    issuer = tails[0][:6] if rng.random() < 0.2 else ""
    cells = []
    for name, tail, start in zip(drawn, tails, integers(rng, 0, 60, n), strict=True):
        prefixes, length = BRANDS[name]
        body = (prefixes[start % len(prefixes)] + issuer + tail)[: length - 1]
        cells.append(body + luhn_digit(body))
    return cells


def grouped(number: str, joiner: str) -> str:
    """Return a card number in groups as on the card."""
    if len(number) == 15:
        return joiner.join((number[:4], number[4:10], number[10:]))
    if len(number) == 14:
        return joiner.join((number[:4], number[4:10], number[10:]))
    return joiner.join(number[i : i + 4] for i in range(0, len(number), 4))


@generator("credit_card", weight=4.0, repeats=0.08)
def card_bare(rng: np.random.Generator, n: int) -> list[str]:
    return cards(rng, n)


@generator("credit_card", weight=2.5, repeats=0.08)
def card_grouped(rng: np.random.Generator, n: int) -> Column:
    joiner = choose(rng, (" ", " ", "-", "-", "."))
    return Column([grouped(c, joiner) for c in cards(rng, n)], ignore=("int", "text"))


@generator("credit_card", weight=1.0, repeats=0.08)
def card_masked(rng: np.random.Generator, n: int) -> Column:
    mark = choose(rng, ("*", "*", "X", "x", "•", "#"))
    form: Callable[[str], str] = choose(
        rng,
        (
            lambda c: mark * (len(c) - 4) + c[-4:],
            lambda c: grouped(mark * (len(c) - 4) + c[-4:], " "),
            lambda c: grouped(mark * (len(c) - 4) + c[-4:], "-"),
            lambda c: c[:6] + mark * (len(c) - 10) + c[-4:],
            lambda c: c[:4] + "-" + mark * 4 + "-" + mark * 4 + "-" + c[-4:],
            lambda c: c[0] + mark * (len(c) - 5) + c[-4:],
        ),
    )
    return Column([form(c) for c in cards(rng, n)], ignore=("int",), also=("text",))


@generator("credit_card", weight=0.6, repeats=0.08)
def card_mixed(rng: np.random.Generator, n: int) -> Column:
    joiners = choices(rng, ("", " ", "-", ""), n)
    cells = [grouped(c, j) for c, j in zip(cards(rng, n), joiners, strict=True)]
    return Column(cells, ignore=("int", "text"))


@generator("credit_card", weight=0.6, repeats=0.08)
def card_of_faker(rng: np.random.Generator, n: int) -> list[str]:
    return choices(rng, faker_pool("credit_card_number"), n)


@cache
def iban_structures() -> dict[str, tuple[tuple[int, str], ...]]:
    """Return per country code the blocks of its account numbers: length and kind."""
    from stdnum import numdb

    blocks: dict[str, tuple[tuple[int, str], ...]] = {}
    database = numdb.get("iban")
    for first in UPPER:
        for second in UPPER:
            found = database.info(first + second)[0][1]
            pieces = [p.split("!") for p in _pieces(str(found.get("bban", "")))]
            if pieces:
                blocks[first + second] = tuple((int(a), b) for a, b in pieces)
    return blocks


def _pieces(structure: str) -> list[str]:
    """Return the blocks "5!n", "11!c" of a structure."""
    found, current = [], ""
    for char in structure:
        current += char
        if char in "nac":
            found.append(current)
            current = ""
    return found


def check_digits(country: str, account: str) -> str:
    """Return the two check digits of an IBAN."""
    number = int("".join(str(int(c, 36)) for c in account + country + "00"))
    return f"{98 - number % 97:02d}"


def accounts(rng: np.random.Generator, n: int, countries: list[str]) -> list[str]:
    """Return n IBAN without spaces, of the given countries."""
    structures = iban_structures()
    kinds = {"n": DIGITS, "a": UPPER, "c": ALNUM if rng.random() < 0.5 else DIGITS}
    sources = {kind: characters(rng, 32, letters, n) for kind, letters in kinds.items()}
    bank = rng.random() < 0.2  # one bank: the same first block
    cells = []
    for i, country in enumerate(countries):
        account = ""
        for j, (size, kind) in enumerate(structures[country]):
            source = sources[kind][0 if bank and j == 0 else i]
            account += source[len(account) : len(account) + size]
        cells.append(country + check_digits(country, account) + account)
    return cells


def some_ibans(rng: np.random.Generator, n: int) -> list[str]:
    """Return n IBAN of one, of a few or of all countries."""
    known = sorted(iban_structures())
    usual = ["DE", "FR", "GB", "NL", "ES", "IT", "BE", "AT", "CH", "PL", "SE", "PT", "FI", "IE"]
    kind = rng.random()
    if kind < 0.5:
        few = [choose(rng, usual if rng.random() < 0.6 else known)]
    elif kind < 0.75:
        few = choices(rng, usual, 4)
    else:
        few = known
    return accounts(rng, n, choices(rng, few, n))


@generator("iban", weight=4.0, repeats=0.08)
def iban_compact(rng: np.random.Generator, n: int) -> list[str]:
    cells = some_ibans(rng, n)
    return [c.lower() for c in cells] if rng.random() < 0.05 else cells


@generator("iban", weight=3.0, repeats=0.08)
def iban_grouped(rng: np.random.Generator, n: int) -> list[str]:
    joiner = choose(rng, (" ", " ", " ", "-"))
    return [joiner.join(c[i : i + 4] for i in range(0, len(c), 4)) for c in some_ibans(rng, n)]


@generator("iban", weight=0.6, repeats=0.08)
def iban_written_otherwise(rng: np.random.Generator, n: int) -> list[str]:
    form: Callable[[str], str] = choose(
        rng,
        (
            lambda c: "IBAN " + c,
            lambda c: "IBAN: " + " ".join(c[i : i + 4] for i in range(0, len(c), 4)),
            lambda c: c[:4] + "*" * (len(c) - 8) + c[-4:],
            lambda c: c[:4] + " **** **** " + c[-4:],
            lambda c: f"{c[:4]} {c[4:8]} {c[8:]}",
            lambda c: c[:2] + "XX" + "X" * (len(c) - 8) + c[-4:],
        ),
    )
    return [form(c) for c in some_ibans(rng, n)]


@cache
def books(size: int = 3000) -> np.ndarray:
    """Return hyphenated ISBN-13, split as the registration agencies do."""
    from stdnum import isbn

    rng = np.random.default_rng(13)
    starts = choices(rng, ("978",) * 12 + ("979",), size)
    groups = choices(
        rng, ("0", "0", "1", "1", "2", "3", "4", "5", "7", "80", "83", "84", "85", "88"), size
    )
    tails = characters(rng, 12, DIGITS, size)
    cells = []
    for start, group, tail in zip(starts, groups, tails, strict=True):
        body = (start + (group if start == "978" else "1" + group[:1]) + tail)[:12]
        total = sum(int(c) * (1 + 2 * (i % 2)) for i, c in enumerate(body))
        cells.append(isbn.format(body + str(-total % 10)))
    return as_pool(cells)


def isbn10(hyphenated: str) -> str:
    """Return the ISBN-10 of a hyphenated ISBN-13 of the prefix 978."""
    body = hyphenated[4:-1]
    digits = body.replace("-", "")
    total = sum((10 - i) * int(c) for i, c in enumerate(digits))
    check = -total % 11
    return body + ("X" if check == 10 else str(check))


@cache
def old_books() -> np.ndarray:
    """Return hyphenated ISBN-10."""
    return as_pool(isbn10(b) for b in books() if b.startswith("978-"))


@generator("isbn", weight=3.0, repeats=0.08)
def isbn_hyphenated(rng: np.random.Generator, n: int) -> list[str]:
    cells = choices(rng, books() if rng.random() < 0.6 else old_books(), n)
    joiner = choose(rng, ("-", "-", "-", " "))
    return [c.replace("-", joiner) for c in cells]


@generator("isbn", weight=2.5, repeats=0.08)
def isbn_13_bare(rng: np.random.Generator, n: int) -> Column:
    return Column([c.replace("-", "") for c in choices(rng, books(), n)], ignore=("int",))


@generator("isbn", weight=2.0, repeats=0.08)
def isbn_10_bare(rng: np.random.Generator, n: int) -> Column:
    cells = [c.replace("-", "") for c in choices(rng, old_books(), n)]
    if rng.random() < 0.12:  # leading zeros lost in a spreadsheet
        cells = [c.lstrip("0") for c in cells]
    return Column(cells, ignore=("int",))


@generator("isbn", weight=1.2, repeats=0.08)
def isbn_mixed(rng: np.random.Generator, n: int) -> list[str]:
    new, old = choices(rng, books(), n), choices(rng, old_books(), n)
    bare = rng.random()
    cells = [a if x < 0.5 else b for a, b, x in zip(new, old, rng.random(n), strict=True)]
    drop = (rng.random(n) < bare).tolist()
    cells = [c.replace("-", "") if d else c for c, d in zip(cells, drop, strict=True)]
    form = choose(rng, ("{}", "{}", "{}", "ISBN {}", "ISBN: {}", "ISBN-13: {}", "{} (pbk.)"))
    return [form.format(c) for c in cells]


@generator("isbn", weight=0.5, repeats=0.08)
def isbn_978_dash(rng: np.random.Generator, n: int) -> list[str]:
    cells = [c.replace("-", "") for c in choices(rng, books(), n)]
    return [f"{c[:3]}-{c[3:]}" for c in cells]
