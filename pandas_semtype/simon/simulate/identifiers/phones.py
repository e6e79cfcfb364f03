"""Generators of telephone number columns."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import DIGITS, characters, choices, choose, integers
from ..pools import LOCALES, faker_pool
from ..registry import Column, generator
from ..templates import fill, fill_any
from ..words import word_slugs

US_FORMS = (
    "(!##) !##-####", "(!##) !##-####", "!##-!##-####", "!##-!##-####", "!##.!##.####",
    "!## !## ####", "(!##)!##-####", "+1 !##-!##-####", "+1 (!##) !##-####", "1-!##-!##-####",
    "+1!##!##!###", "1 (!##) !##-####", "!##/!##-####", "+1.!##!##!###", "(!##) !## ####",
    "+1 !## !## ####", "!##-!##!###", "001-!##-!##-####", "!##!##-####", "1.!##.!##.####",
)  # fmt: skip
USUAL_REGIONS = (
    "US", "GB", "DE", "FR", "IT", "ES", "NL", "BE", "CH", "AT", "SE", "NO", "DK", "FI", "PL", "CZ",
    "BR", "MX", "AR", "CO", "CL", "IN", "CN", "JP", "KR", "AU", "NZ", "ZA", "RU", "UA", "TR", "IE",
    "PT", "GR", "HU", "RO", "IL", "EG", "NG", "KE", "ID", "TH", "VN", "PH", "MY", "SG", "SA", "AE",
)  # fmt: skip
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


@cache
def regions() -> tuple[str, ...]:
    """Return the codes of all regions with a numbering plan."""
    import phonenumbers

    return tuple(sorted(phonenumbers.SUPPORTED_REGIONS))


@cache
def numbers_of(region: str, size: int = 24) -> tuple[tuple[str, ...], ...]:
    """Return numbers of a region, each as (national, international, E.164) in its own format.

    Parameters
    ----------
    region : str
        A code of `regions`.
    size : int, default 24
        How many numbers to draw per type (landline, mobile, toll-free).
    """
    import phonenumbers as p

    rng = np.random.default_rng([ord(c) for c in region])
    kinds = p.PhoneNumberType
    drawn: dict[tuple[str, ...], None] = {}
    for kind, count in ((kinds.FIXED_LINE, size), (kinds.MOBILE, size), (kinds.TOLL_FREE, 3)):
        example = p.example_number_for_type(region, kind)
        if example is None:
            continue
        digits = str(example.national_number)
        for tail, keep in zip(
            characters(rng, len(digits), DIGITS, count), integers(rng, 1, 5, count), strict=True
        ):
            number = p.PhoneNumber(
                country_code=example.country_code,
                national_number=int(digits[:keep] + tail[keep:]),
                italian_leading_zero=example.italian_leading_zero,
            )
            if not p.is_valid_number(number):  # vary the last digits alone
                number.national_number = int(digits[:-4] + tail[-4:])
            forms = p.PhoneNumberFormat
            drawn[
                tuple(
                    p.format_number(number, form)
                    for form in (forms.NATIONAL, forms.INTERNATIONAL, forms.E164)
                )
            ] = None
    # Islands with numbers of four digits say nothing about telephones.
    return tuple(d for d in drawn if len(d[2]) >= 9) or tuple(drawn)


def redialled(rng: np.random.Generator, cells: list[str]) -> list[str]:
    """Return the numbers with new last four digits: the pools are small."""
    tails = characters(rng, 4, DIGITS, len(cells))
    fresh = []
    for cell, tail in zip(cells, tails, strict=True):
        chars, left = list(cell), 4
        for i in range(len(chars) - 1, 5, -1):
            if chars[i].isdigit() and left:
                left -= 1
                chars[i] = tail[left]
        fresh.append("".join(chars))
    return fresh


def numbers(rng: np.random.Generator, n: int, form: int, spread: float = 0.4) -> list[str]:
    """Return n numbers: of one region, or with probability `spread` of several."""
    if rng.random() < spread:
        drawn = choices(
            rng, USUAL_REGIONS if rng.random() < 0.8 else regions(), choose(rng, (2, 4, 8))
        )
    else:
        drawn = [choose(rng, USUAL_REGIONS if rng.random() < 0.7 else regions())]
    pool = [number[form] for region in drawn for number in numbers_of(region)]
    return redialled(rng, choices(rng, pool, n))


def american(rng: np.random.Generator, n: int) -> list[str]:
    """Return n American numbers in one format or in several, often of few area codes."""
    formats = choices(rng, US_FORMS, choose(rng, (1, 1, 1, 2, 3)))
    if rng.random() < 0.4:
        area = fill(rng, "!##", 1)[0]
        formats = [f.replace("!##", area, 1) for f in formats]
    if rng.random() < 0.1:
        formats = [f[::-1].replace("##!", "555", 1)[::-1] for f in formats]
    return fill_any(rng, formats, n)


@generator("phone", weight=5.0, repeats=0.1)
def phone_american(rng: np.random.Generator, n: int) -> list[str]:
    return american(rng, n)


@generator("phone", weight=1.2, repeats=0.1)
def phone_extension(rng: np.random.Generator, n: int) -> list[str]:
    mark = choose(
        rng, (" x", "x", " ext. ", " ext ", " Ext. ", ", ext. ", " #", " extension ", ";ext=")
    )
    fraction, sizes = rng.random(), choices(rng, choose(rng, ((3,), (4,), (1, 2, 3, 4, 5))), n)
    tails = characters(rng, 5, DIGITS, n)
    base = american(rng, n) if rng.random() < 0.75 else numbers(rng, n, 1)
    return [
        c + mark + t[:k] if x < fraction else c
        for c, t, k, x in zip(base, tails, sizes, rng.random(n), strict=True)
    ]


@generator("phone", weight=1.2, repeats=0.1)
def phone_bare(rng: np.random.Generator, n: int) -> Column:
    kind = rng.random()
    if kind < 0.6:
        cells = fill(rng, choose(rng, ("!##!######", "!##!######", "1!##!######", "0%########")), n)
    else:
        cells = ["".join(c for c in cell if c.isdigit()) for cell in numbers(rng, n, 1)]
    if kind > 0.97:  # what a spreadsheet makes of them
        cells = [c + ".0" for c in cells]
    return Column(cells, ignore=("int", "float"))


@generator("phone", weight=3.5, repeats=0.1)
def phone_international(rng: np.random.Generator, n: int) -> list[str]:
    cells = numbers(rng, n, 1, 0.6)
    style = rng.random()
    if style < 0.12:
        cells = ["00" + c[1:] for c in cells]
    elif style < 0.22:
        cells = [c.replace("+", "+(", 1).replace(" ", ") ", 1) for c in cells]
    elif style < 0.32:
        cells = [c.replace("-", " ") for c in cells]
    elif style < 0.42:
        cells = [c.replace(" ", "-") for c in cells]
    elif style < 0.5:
        cells = [c.replace(" ", ".") for c in cells]
    elif style < 0.6:
        cells = [
            c.replace(" ", " (", 1).replace(" ", ") ", 2).replace(") (", " (", 1) for c in cells
        ]
    elif style < 0.68:
        cells = [c.replace(" ", " (0)", 1) for c in cells]
    elif style < 0.74:
        cells = [c.replace(" ", " 0", 1) for c in cells]
    return cells


@generator("phone", weight=1.8, repeats=0.1)
def phone_e164(rng: np.random.Generator, n: int) -> list[str]:
    return numbers(rng, n, 2, 0.5)


@generator("phone", weight=3.0, repeats=0.1)
def phone_national(rng: np.random.Generator, n: int) -> list[str]:
    cells = numbers(rng, n, 0, 0.15)
    style = rng.random()
    if style < 0.1:
        cells = [c.replace(" ", "/", 1) for c in cells]
    elif style < 0.2:
        cells = [c.replace(" ", "-") for c in cells]
    elif style < 0.25:
        cells = [c.replace(" ", "") for c in cells]
    return cells


@generator("phone", weight=3.0, repeats=0.1)
def phone_of_faker(rng: np.random.Generator, n: int) -> list[str]:
    return choices(rng, faker_pool("phone_number", choose(rng, LOCALES)), n)


@generator("phone", weight=1.0, repeats=0.1)
def phone_mixed(rng: np.random.Generator, n: int) -> list[str]:
    """As people type them: any form."""
    forms = [numbers(rng, n, k, 0.2) for k in range(3)] + [american(rng, n)]
    return [forms[k][i] for i, k in enumerate(integers(rng, 0, 4, n))]


@generator("phone", weight=0.8, repeats=0.1)
def phone_labelled(rng: np.random.Generator, n: int) -> list[str]:
    mark = choose(
        rng, ("Tel: ", "Tel. ", "tel:", "Phone: ", "P: ", "T: ", "Fax: ", "☎ ", "Mob. ", "'")
    )
    base = american(rng, n) if rng.random() < 0.5 else numbers(rng, n, int(rng.integers(3)))
    return [mark + c for c in base]


@generator("phone", weight=0.6, repeats=0.1)
def phone_several(rng: np.random.Generator, n: int) -> list[str]:
    joiner = choose(rng, (" / ", ", ", "; ", " or ", "/", " | ", " - "))
    form = int(rng.integers(0, 3))
    a, b = numbers(rng, n, form, 0.1), numbers(rng, n, form, 0.1)
    return [x + joiner + y if u < 0.6 else x for x, y, u in zip(a, b, rng.random(n), strict=True)]


@generator("phone", weight=0.5, repeats=0.15)
def phone_short(rng: np.random.Generator, n: int) -> list[str]:
    """Local numbers and numbers spelled with letters."""
    kind = rng.random()
    if kind < 0.6:
        return fill(rng, choose(rng, ("!##-####", "!## ####", "555-####", "%## ## ##")), n)
    if kind < 0.8:
        words = [w.upper() for w in choices(rng, [w for w in word_slugs() if len(w) == 7], n)]
        if rng.random() < 0.5:
            return [
                f"1-8{k}{k}-{w[:3]}-{w[3:]}"
                for w, k in zip(words, integers(rng, 0, 9, n), strict=True)
            ]
        return [
            f"(800) {w}" if i % 2 else f"(800) {w.translate(_KEYS)}" for i, w in enumerate(words)
        ]
    return fill(
        rng, choose(rng, ("XXX-XXX-####", "(!##) XXX-####", "!##-XXX-####", "+%# XXX XXX ####")), n
    )


@generator("phone", weight=0.3, repeats=0.1)
def phone_other_digits(rng: np.random.Generator, n: int) -> list[str]:
    zero = choose(rng, (0x0660, 0x06F0, 0x0966, 0xFF10))  # Arabic, Persian, Devanagari, full width
    table = {ord("0") + i: chr(zero + i) for i in range(10)}
    return [c.translate(table) for c in numbers(rng, n, int(rng.integers(3)), 0.0)]
