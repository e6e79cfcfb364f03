"""Generators of EAN, DOI, ORCID, VIN and IMEI columns."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import characters, choices, choose, sometimes
from ..registry import Column, generator
from ..templates import fill, fill_any
from ..words import plain
from .check_rules import (
    as_strings,
    grouped_by,
    luhn,
    mod11_2,
    numbers_of_width,
    random_digits,
    weighted_sum,
    with_column,
)

__all__ = ["eans"]

# GS1 prefixes of countries and of North American makers
_GS1 = (
    "00", "01", "02", "03", "04", "05", "06", "07", "08", "30", "31", "33", "400", "401", "402",
    "404", "405", "406", "426", "45", "49", "460", "471", "50", "520", "539", "54", "560", "570",
    "590", "599", "600", "640", "690", "692", "693", "695", "697", "70", "729", "73", "750", "76",
    "775", "778", "779", "789", "80", "84", "859", "86", "87", "880", "885", "890", "893", "899",
    "90", "93", "94", "955",
)  # fmt: skip


def eans(rng: np.random.Generator, n: int, width: int = 13) -> list[str]:
    """Return `n` product numbers of 8, 12, 13 or 14 digits: of one maker, of some or of all."""
    body = numbers_of_width(rng, n, width - 1)
    if width == 14:
        body[:, 0] = choose(rng, (0, 1, 1, 2))
    offset = 1 if width == 14 else 0
    makers = choose(rng, (1, 3, 12, n))
    if width > 8:
        heads = [choose(rng, _GS1)[: 3 if width != 12 else 1] for _ in range(min(makers, 40))]
        heads = [h + "".join(fill(rng, "#" * (7 - len(h)), 1)) for h in heads]
        table = np.array([[int(c) for c in h] for h in heads])
        rows = rng.integers(len(heads), size=n)
        kept = 7 if makers <= 12 else 3
        body[:, offset : offset + kept] = table[rows, :kept]
    check = -weighted_sum(body[:, ::-1], (3, 1)) % 10
    return as_strings(with_column(body, check))


@generator("ean", weight=4.0, repeats=0.12)
def ean_13(rng: np.random.Generator, n: int) -> Column:
    return Column(eans(rng, n), ignore=("int", "identifier"))


@generator("ean", weight=2.5, repeats=0.12)
def upc(rng: np.random.Generator, n: int) -> Column:
    cells = eans(rng, n, 12)
    if sometimes(rng, 0.2):  # a spreadsheet took them for numbers
        cells = [c.lstrip("0") for c in cells]
    return Column(cells, ignore=("int", "identifier"))


@generator("ean", weight=2.0, repeats=0.12)
def gtin_mixed(rng: np.random.Generator, n: int) -> Column:
    """Write GTIN-8 and GTIN-14, several kinds in one column, with spaces, as ``123.0``."""
    kind = int(rng.integers(5))
    if kind == 0:
        cells = eans(rng, n, 8)
    elif kind == 1:
        cells = eans(rng, n, 14)
    elif kind == 2:
        made = [eans(rng, n, width) for width in (8, 12, 13)]
        which = np.minimum(rng.integers(0, 6, size=n), 2).tolist()
        cells = [made[k][i] for i, k in enumerate(which)]
    elif kind == 3:
        joiner = choose(rng, (" ", "-"))
        cells = grouped_by(eans(rng, n), (1, 6, 6), joiner)
        if sometimes(rng, 0.5):
            cells = grouped_by(eans(rng, n, 12), (1, 5, 5, 1), joiner)
    else:
        tail = choose(rng, (".0", "'"))
        cells = [c + ".0" if tail == ".0" else "'" + c for c in eans(rng, n)]
    return Column(cells, ignore=("int", "float", "identifier", "text"))


_PUBLISHERS = (
    "1038", "1016", "1007", "1002", "1093", "1371", "1126", "1021", "1186", "3389", "3390", "1145",
    "1109", "1155", "1103", "1088", "1177", "1080", "5281", "7910", "1101", "48550", "1136", "1289",
    "1097", "1073", "1111", "2307", "1515", "1017", "4324", "7717", "17605", "31234", "26434",
    "15468", "2139", "1029", "1063", "1039", "1098",
)  # fmt: skip


def _dois(rng: np.random.Generator, n: int) -> list[str]:
    words = plain("en", 300, 9000)
    few = sometimes(rng, 0.4)
    heads = choices(rng, _PUBLISHERS, int(rng.integers(1, 4)) if few else n)
    if sometimes(rng, 0.25):
        heads = [str(v) for v in rng.integers(1000, 59_999, size=len(heads)).tolist()]
    shape = fill_any(
        rng,
        ("s#####-0##-####-#", "j.****.20[0-2]#.0#.0##", "science.aa?####", "journal.p***.00#####",
         "978-3-###-#####-#_##", "zenodo.#######", "S00##-####(##)###-#", "nature#####",
         "******.20[0-2]#.####", "####/####.#####", "J.ISSN.1###-####.20[0-2]#.#####.x", "***a###",
         "ijms2#######", "f.20[0-2]#.0####", "^^^^^^^^", "****-20[0-2]#-####", "pnas.1########",
         "a-##-####", "D##-####", "arXiv.2###.#####", "00####70#########", "acs.****.?#?#####"),
        n,
    )  # fmt: skip
    topic = choices(rng, words, n)
    with_word = (rng.random(n) < 0.12).tolist()
    tails = [f"{t}.{s}" if w else s for t, s, w in zip(topic, shape, with_word, strict=True)]
    return [f"10.{heads[i % len(heads)]}/{tail}" for i, tail in enumerate(tails)]


@generator("doi", weight=4.0, repeats=0.1)
def doi_bare(rng: np.random.Generator, n: int) -> Column:
    cells = _dois(rng, n)
    if sometimes(rng, 0.15):
        upper = sometimes(rng, 0.5)
        cells = [c.upper() if upper else c.lower() for c in cells]
    return Column(cells, ignore=("uri", "identifier"))


@generator("doi", weight=2.0, repeats=0.1)
def doi_with_prefix(rng: np.random.Generator, n: int) -> Column:
    head = choose(
        rng,
        ("https://doi.org/", "https://doi.org/", "http://dx.doi.org/", "http://doi.org/", "doi:",
         "DOI: ", "doi.org/", "https://www.doi.org/", "DOI:"),
    )  # fmt: skip
    return Column([head + c for c in _dois(rng, n)], ignore=("identifier",))


def _orcids(rng: np.random.Generator, n: int) -> list[str]:
    numbers = rng.integers(15_000_000, 35_000_001, size=n)
    body = np.concatenate([np.zeros((n, 7), dtype=np.int64), _eight(numbers)], axis=1)
    if sometimes(rng, 0.15):  # the range that was opened later
        body[:, :4] = (0, 0, 0, 9)
    check = mod11_2(body)
    check[check == 10] = 33  # "X"
    return grouped_by(as_strings(with_column(body, check)), (4, 4, 4), "-")


def _eight(numbers: np.ndarray) -> np.ndarray:
    return numbers[:, None] // 10 ** np.arange(7, -1, -1) % 10


@generator("orcid", weight=4.0, repeats=0.1)
def orcid_dashed(rng: np.random.Generator, n: int) -> Column:
    return Column(_orcids(rng, n), ignore=("identifier",))


@generator("orcid", weight=1.0, repeats=0.1)
def orcid_otherwise(rng: np.random.Generator, n: int) -> Column:
    cells = _orcids(rng, n)
    form = choose(rng, ("orcid.org/{}", "ORCID: {}", "ORCID iD {}", "({})", "orcid:{}", ""))
    if not form:
        return Column([c.replace("-", "") for c in cells], ignore=("identifier", "int", "text"))
    return Column([form.format(c) for c in cells], ignore=("identifier", "uri"))


_VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
_VIN_VALUES = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9,
                                                   2, 3, 4, 5, 6, 7, 8, 9),
                                                   strict=True))  # fmt: skip
_VIN_WEIGHTS = np.array([8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2])
_MAKERS = (
    "1HG", "1FT", "1FA", "1G1", "1GC", "1C4", "1N4", "2T1", "2HG", "3VW", "3FA", "3N1", "4T1",
    "4S3",
    "5YJ", "5TD", "5NP", "JTD", "JHM", "JN1", "JM1", "KMH", "KNA", "WBA", "WVW", "WDB", "WAU",
    "WP0",
    "SAL", "SCA", "YV1", "ZFF", "VF1", "VF3", "VSS", "TMB", "LRW", "LVS", "MA1", "9BW", "93H",
    "6G1",
)  # fmt: skip


@cache
def _vin_table() -> np.ndarray:
    table = np.zeros(128, dtype=np.int64)
    for char in "0123456789":
        table[ord(char)] = int(char)
    for char, value in _VIN_VALUES.items():
        table[ord(char)] = value
    return table


@generator("vin", weight=4.0, repeats=0.08)
def vin_numbers(rng: np.random.Generator, n: int) -> Column:
    """Write VIN of many makers or of one fleet, with the North American check digit."""
    makers = _MAKERS if sometimes(rng, 0.6) else (choose(rng, _MAKERS),)
    heads, middles = choices(rng, makers, n), characters(rng, 6, _VIN_LETTERS, n)
    if len(makers) == 1 and sometimes(rng, 0.6):
        middles = [middles[0]] * n
    tails = fill(rng, "[A-HJ-NPR-TV-Y1-9][A-HJ-NPR-Z]" + "######", n)
    drafts = [h + m[:5] + "0" + t for h, m, t in zip(heads, middles, tails, strict=True)]
    codes = np.array(drafts).view(np.uint32).reshape(n, -1)[:, :17]
    check = (_vin_table()[codes] * _VIN_WEIGHTS).sum(axis=1) % 11
    marks = ["X" if c == 10 else str(c) for c in check.tolist()]
    cells = [d[:8] + m + d[9:] for d, m in zip(drafts, marks, strict=True)]
    if sometimes(rng, 0.08):
        cells = [c.lower() for c in cells]
    return Column(cells, ignore=("identifier",))


@generator("vin", weight=1.2, repeats=0.08)
def vin_of_europe(rng: np.random.Generator, n: int) -> Column:
    """Write VIN without a check digit: Z fillers, as European makers do."""
    head = choose(rng, ("WVWZZZ", "WAUZZZ", "WBA", "VF1", "ZFA", "TMB", "VSSZZZ", "WDB", "VF7"))
    middle = fill(rng, "[A-HJ-NPR-Z0-9]", n)
    rest = "".join(choose(rng, ("[A-HJ-NPR-Z]", "#")) for _ in range(16 - len(head) - 6))
    tails = fill(rng, rest + "######", n)
    return Column(
        [head + m + t for m, t in zip(middle, tails, strict=True)], ignore=("identifier",)
    )


@generator("imei", weight=4.0, repeats=0.08)
def imei_numbers(rng: np.random.Generator, n: int) -> Column:
    return Column(_imeis(rng, n), ignore=("int", "identifier"))


def _imeis(rng: np.random.Generator, n: int) -> list[str]:
    types = [
        choose(rng, ("35", "35", "35", "86", "01", "99", "49", "45"))
        + "".join(fill(rng, "######", 1))
        for _ in range(int(rng.integers(1, 13)))
    ]
    body = random_digits(rng, n, 14)
    table = np.array([[int(c) for c in t] for t in types])
    body[:, :8] = table[rng.integers(len(types), size=n)]
    return as_strings(with_column(body, luhn(body)))


@generator("imei", weight=1.2, repeats=0.08)
def imei_otherwise(rng: np.random.Generator, n: int) -> Column:
    kind = choose(rng, ("dash", "space", "imeisv", "slash", "prefix"))
    cells = _imeis(rng, n)
    if kind == "dash":
        cells = grouped_by(cells, (2, 6, 6), "-")
    elif kind == "space":
        cells = grouped_by(cells, (2, 6, 6), " ")
    elif kind == "slash":
        cells = grouped_by(cells, (6, 2, 6), "/")
    elif kind == "imeisv":  # two digits of the software's version for the check digit
        cells = [c[:14] + v for c, v in zip(cells, fill(rng, "##", n), strict=True)]
    else:
        cells = ["IMEI: " + c for c in cells]
    return Column(cells, ignore=("int", "identifier", "text"))
