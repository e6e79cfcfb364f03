"""Generators of columns that look like keys and are none: constants, postal codes, phones."""

from __future__ import annotations

import numpy as np

from ..draw import HEX, categorical, characters, choices, choose, log_uniform, sample, sometimes
from ..places.postal import codes_of_country
from ..registry import Column, generator
from ..templates import Slot, compose, fill, fill_any
from ..texts.text_generator import text_generator
from ..words import plain

__all__: list[str] = []


@generator("int", weight=2.0, repeats=0.0)
def one_number(rng: np.random.Generator, n: int) -> Column:
    """Write one whole number in every row: a count of nothing, a year's edition, a default."""
    kind = rng.random()
    if kind < 0.55:
        cell = str(choose(rng, (0, 0, 0, 1, 1, 1, 2, 3, 5, 10, 100, -1, 12, 24, 60)))
    elif kind < 0.9:
        cell = str(int(log_uniform(rng, 2, 400)))
    else:
        cell = f"{int(log_uniform(rng, 1000, 1e7)):,}"
    return Column([cell] * n, ignore=("categorical", "ordinal", "code", "identifier"))


@generator("float", weight=0.8, repeats=0.0)
def one_decimal_number(rng: np.random.Generator, n: int) -> Column:
    usual = choose(rng, ("0.0", "1.0", "0.00", "100.0", "0.5", "1.00", ""), (1, 1, 1, 1, 1, 1, 6))
    cell = usual or f"{log_uniform(rng, 0.01, 1e5):.{int(rng.integers(1, 6))}f}"
    return Column([cell] * n, ignore=("categorical", "int", "code"))


@generator("int", weight=0.5, repeats=0.1)
def serials_of_a_spreadsheet(rng: np.random.Generator, n: int) -> Column:
    """Write dates as days since 1900, as spreadsheets store them."""
    start = int(rng.integers(25_000, 45_000))
    days = rng.integers(start, min(start + int(log_uniform(rng, 20, 12_000)), 46_800), size=n)
    order = rng.random()
    if order < 0.4:
        days = np.sort(days)
    elif order < 0.6:
        days = start + np.arange(n)
    return Column([str(v) for v in days.tolist()], ignore=("datetime", "identifier", "postal_code"))


_SIX = ("RU", "RU", "RU", "CN", "CN", "IN", "IN", "IN", "SG", "RO", "KZ", "BY", "NG")
_FOUR = (
    "AT", "AT", "CH", "CH", "DK", "DK", "AU", "AU", "NO", "BE", "BE", "HU", "NZ", "ZA", "PH", "BG",
    "LU", "SI", "AR", "NL", "CY", "TN", "GE",
)  # fmt: skip


def _regional(rng: np.random.Generator, country: str, n: int) -> list[str]:
    cells = codes_of_country(rng, country, n)
    if country == "NL":
        cells = [c[:4] for c in cells]
    if sometimes(rng, 0.5):  # few regions: the first digits repeat
        heads = [c[: int(rng.integers(1, len(c) - 1))] for c in cells[: int(rng.integers(1, 5))]]
        cells = [h + c[len(h) :] for h, c in zip(choices(rng, heads, n), cells, strict=True)]
    if sometimes(rng, 0.75):
        kept = sample(rng, cells, max(1, int(n * rng.uniform(0.05, 0.8))))
        cells = categorical(rng, kept, n)
    return cells


@generator("postal_code", weight=4.0, repeats=0.1)
def postal_codes_of_six_digits(rng: np.random.Generator, n: int) -> Column:
    return Column(_regional(rng, choose(rng, _SIX), n), ignore=("int", "code", "categorical"))


@generator("postal_code", weight=3.0, repeats=0.1)
def postal_codes_of_four_digits(rng: np.random.Generator, n: int) -> Column:
    return Column(_regional(rng, choose(rng, _FOUR), n), ignore=("int", "code", "categorical"))


@generator("postal_code", weight=1.0, repeats=0.1)
def postal_codes_read_as_numbers(rng: np.random.Generator, n: int) -> Column:
    """Write codes that a program took for numbers: ``75011.0``, ``2138``."""
    country = choose(rng, ("US", "US", "US", "DE", "FR", "ES", "IT", "RU", "IN", "AT", "MX"))
    cells = [c.lstrip("0") or "0" for c in _regional(rng, country, n)]
    if sometimes(rng, 0.6):
        cells = [c + ".0" for c in cells]
    return Column(cells, ignore=("int", "float", "text", "code", "categorical"))


@generator("phone", weight=6.0, repeats=0.1)
def phones_as_plain_digits(rng: np.random.Generator, n: int) -> Column:
    """Write numbers without separators: national, or with the country's code."""
    patterns = choose(
        rng,
        (("[2-9][0-8]#[2-9]######",), ("1[2-9][0-8]#[2-9]######",), ("0[1-79]########",),
          ("01#########", "07#########"),
         ("49[1-9]#########", "49[1-9]########"), ("1[3-9]#########",), ("[6-9]#########",),
          ("91[6-9]#########",),
         ("79#########",), ("89#########",), ("55[1-9]#9########",), ("52[1-9]#########",),
          ("33[1-7]########",),
         ("6########", "9########"), ("06########",), ("0[2-8]########",), ("04########",),
          ("090########", "080########")),
    )  # fmt: skip
    if sometimes(rng, 0.5) and patterns[0].startswith("[2-9][0-8]#"):
        area = "".join(fill(rng, "[2-9][0-8]#", 1))
        patterns = (area + "[2-9]######", area + "[2-9]######", patterns[0])
    cells = fill_any(rng, patterns, n)
    if sometimes(rng, 0.12):
        cells = [c.lstrip("0") + ".0" for c in cells]
    return Column(cells, ignore=("int", "float", "text", "identifier"))


@generator("hash", weight=2.5, repeats=0.08)
def short_hashes(rng: np.random.Generator, n: int) -> Column:
    """Write abbreviated commits of 7 to 12 digits, CRC-32 and 64-bit check sums."""
    size = int(choose(rng, (7, 7, 7, 8, 8, 8, 9, 10, 10, 12, 16, 16)))
    cells = characters(rng, size, HEX, n)
    if sometimes(rng, 0.2):
        cells = [c.upper() for c in cells]
    if size in (8, 16) and sometimes(rng, 0.1):
        cells = ["0x" + c for c in cells]
    return Column(cells, ignore=("identifier",))


@text_generator(weight=0.5)
def page_ranges(rng: np.random.Generator, n: int) -> list[str]:
    """Write pages of articles: ``101-117``, ``e12-e15``, ``S1-9``."""
    top = int(log_uniform(rng, 60, 9000))
    first = rng.integers(1, top, size=n)
    last = first + rng.integers(1, int(log_uniform(rng, 4, 60)) + 1, size=n)
    form = choose(
        rng,
        (
            "{}-{}",
            "{}-{}",
            "{}–{}",
            "{} - {}",
            "pp. {}-{}",
            "{}--{}",
            "p. {}-{}",
            "S{}-S{}",
            "e{}-e{}",
        ),
    )
    cells = [form.format(a, b) for a, b in zip(first.tolist(), last.tolist(), strict=True)]
    if sometimes(rng, 0.3):
        single = (rng.random(n) < 0.2).tolist()
        cells = [str(a) if s else c for a, s, c in zip(first.tolist(), single, cells, strict=True)]
    return cells


@text_generator(weight=0.5)
def variants_of_genes(rng: np.random.Generator, n: int) -> Column:
    """Write HGVS names of variants: ``c.76A>T``, ``p.Arg97Gly``, ``NM_000059.3:c.68_69del``."""
    three = (
        "Ala Arg Asn Asp Cys Gln Glu Gly His Ile Leu Lys Met Phe Pro Ser Thr Trp Tyr Val Ter"
    ).split()
    slots: dict[str, Slot] = {"b": list("ACGT"), "a": three, "o": list("ARNDCQEGHILKMFPSTWYV*")}
    schemes = (
        ("c.{1-9000}{b}>{b}",), ("c.{1-9000}{b}>{b}", "c.{1-9000}+{1-20}{b}>{b}", "c.{1-900}del",
         "c.{1-900}dup{b}"),
        ("p.{a}{1-2000}{a}",), ("p.{o}{1-2000}{o}", "{o}{1-2000}{o}"),
         ("NM_00{####}.{1-5}:c.{1-900}{b}>{b}",),
        ("g.{#######}{b}>{b}",), ("chr{1-22}:g.{########}{b}>{b}",), ("{1-22}-{########}-{b}-{b}",),
         ("c.{10-99}_{100-900}del",),
        ("rs{#######}-{b}",), ("{o}{1-900}{o}",), ("chr{1-22}:{######}-{#######}",),
    )  # fmt: skip
    return Column(compose(rng, choose(rng, schemes), n, slots), ignore=("identifier",))


@text_generator(weight=0.6)
def dotted_names(rng: np.random.Generator, n: int) -> Column:
    """Write names of modules, classes and metrics: ``com.acme.auth.UserService``, ``mem.total``."""
    words = sample(rng, plain("en", 150, 6000), int(rng.integers(8, 200)))
    slots: dict[str, Slot] = {
        "w": words,
        "W": [w.capitalize() for w in words],
        "top": ("com", "org", "net", "io", "de", "java", "sun"),
    }
    schemes = (
        ("{w}.{w}",), ("{w}.{w}.{w}",), ("{top}.{w}.{w}.{W}{W}",), ("{w}.{w}.{w}", "{w}.{w}"),
         ("{w}.{w}_{w}",), ("{w}.{W}",),
        ("{W}.{w}()", "{W}.{w}{W}()"), ("{w}::{w}", "{w}::{w}::{w}"), ("{W}{W}{W}",), ("{w}_{w}",
         "{w}_{w}_{w}"), ("{w}{W}", "{w}{W}{W}"),
    )  # fmt: skip
    cells = compose(rng, choose(rng, schemes), n, slots)
    if sometimes(rng, 0.4):
        cells = categorical(rng, list(dict.fromkeys(cells))[: max(2, n // 3)], n)
    return Column(cells, ignore=("identifier", "categorical"))


@text_generator(weight=0.5)
def scores_and_ratios(rng: np.random.Generator, n: int) -> Column:
    """Write results and ratios: ``2-1``, ``7/10``, ``3:1``, ``6-4 7-5``, ``1/250``."""
    schemes = (
        ("{0-5}-{0-5}",), ("{0-10}/10",), ("{1-9}/{2-9}",), ("{0-5}:{0-5}",),
         ("{6-7}-{0-5}, {6-7}-{0-5}",), ("{60-130}-{60-130}",),
        ("1/{30-4000}",), ("{1-40}-{1-40}-{0-9}",), ("{1-9}:{1-9}",), ("{1-99} of {100-200}",),
         ("{0-50}/{50-100}",), ("{1-5} - {0-4}",),
        ("{100-140}/{60-95}",), ("{1-16}:{9|10}",),
    )  # fmt: skip
    return Column(compose(rng, choose(rng, schemes), n), ignore=("categorical", "ordinal"))
