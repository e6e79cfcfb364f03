"""Generators of codes of industries and of diagnoses."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from ..draw import choices, choose, sample, sometimes
from ..templates import fill, fill_any
from .key_columns import code_generator

__all__ = ["icd10", "naics"]

# NAICS: subsector -> third and fourth digits in use, as "subsector: last digits of its groups"
_NAICS = (
    "111:1234569 112:1234569 113:123 114:12 115:123 211:1 212:123 213:1 221:123 236:12 237:1239 "
    "238:1239 311:123456789 "
    "312:12 313:123 314:19 315:129 316:129 321:129 322:12 323:1 324:1 325:1234569 326:12 "
    "327:12349 331:12345 332:12345679 "
    "333:1234569 334:123456 335:1239 336:1234569 337:129 339:19 423:123456789 424:123456789 425:1 "
    "441:123 442:12 443:1 "
    "444:12 445:123 446:1 447:1 448:123 451:12 452:23 453:1239 454:123 481:12 482:1 483:12 484:12 "
    "485:123459 486:129 "
    "487:129 488:123459 491:1 492:12 493:1 511:12 512:12 515:12 517:3459 518:2 519:1 521:1 "
    "522:123 523:129 524:12 525:19 "
    "531:123 532:1234 533:1 541:123456789 551:1 561:123456789 562:129 611:1234567 621:1234569 "
    "622:123 623:1239 624:1234 "
    "711:12345 712:1 713:129 721:123 722:345 811:1234 812:1239 813:12349 814:1 921:1 922:1 923:1 "
    "924:1 925:1 926:1 927:1 928:1"
)  # fmt: skip
_SECTORS = "11 21 22 23 31 32 33 42 44 45 48 49 51 52 53 54 55 56 61 62 71 72 81 92".split()
_NACE = (
    "A:01-03 B:05-09 C:10-33 D:35-35 E:36-39 F:41-43 G:45-47 H:49-53 I:55-56 J:58-63 "
    "K:64-66 L:68-68 M:69-75 N:77-82 O:84-84 P:85-85 Q:86-88 R:90-93 S:94-96 T:97-98 U:99-99"
)
_SIC = (
    "01 02 07 08 09 10 12 13 14 15 16 17 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 "
    "39 40 41 42 43 44 45 46 "
    "47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 67 70 72 73 75 76 78 79 80 81 82 83 "
    "84 86 87 88 89 91 92 93 "
    "94 95 96 97 99"
).split()


@cache
def _groups() -> tuple[str, ...]:
    parts = (p.split(":") for p in _NAICS.split())
    return tuple(subsector + last for subsector, ends in parts for last in ends)


@cache
def _divisions() -> tuple[tuple[str, str], ...]:
    found = []
    for part in _NACE.split():
        section, _, span = part.partition(":")
        low, high = span.split("-")
        found += [(section, f"{v:02d}") for v in range(int(low), int(high) + 1)]
    return tuple(found)


def naics(rng: np.random.Generator, k: int, width: int) -> list[str]:
    """Return up to `k` NAICS codes of two to six digits."""
    if width == 2:
        return sample(rng, _SECTORS, k)
    groups: Sequence[str] = _groups()
    if sometimes(rng, 0.3):  # one sector
        head = choose(rng, groups)[: int(rng.integers(1, 4))]
        groups = [g for g in groups if g.startswith(head)]
    if width <= 4:
        return list(dict.fromkeys(g[:width] for g in sample(rng, groups, k)))
    fifth = fill(rng, "[1-3129]" if width == 5 else "[1-3129][0001-9]", k)
    return list(dict.fromkeys(g + f for g, f in zip(choices(rng, groups, k), fifth, strict=True)))


def _size(rng: np.random.Generator) -> int:
    return int(rng.integers(1, 40)) if sometimes(rng, 0.6) else int(rng.integers(40, 300))


@code_generator(weight=4.0, label="industry_code")
def naics_codes(rng: np.random.Generator, _n: int) -> list[str]:
    width = int(choose(rng, (2, 3, 4, 6, 6, 6, 6, 5)))
    k = _size(rng)
    cells = naics(rng, k, width)
    kind = rng.random()
    if width == 2 and kind < 0.5:
        merged = {"31": "31-33", "44": "44-45", "48": "48-49"}
        cells = [merged.get(c, c) for c in cells]
    elif kind < 0.12:  # several levels in one column
        cells += naics(rng, max(k // 3, 1), 3) + naics(rng, max(k // 3, 1), 2)
    elif kind < 0.17:
        cells = [c + ".0" for c in cells]
    elif kind < 0.25:  # the second and the third of several columns
        cells = ["0", *cells] if sometimes(rng, 0.6) else ["999999", *cells]
    elif kind < 0.32 and width < 6:
        cells = [c.ljust(6, "0") for c in cells]
    return cells


@code_generator(weight=3.0, label="industry_code")
def nace_codes(rng: np.random.Generator, _n: int) -> list[str]:
    """Write NACE, its national forms (NAF, WZ, ATECO, SBI, SIC 2007) and ISIC."""
    form = choose(
        rng,
        ("{d}.{g}{c}", "{d}.{g}{c}", "{s}{d}.{g}{c}", "{s}.{d}.{g}{c}", "{d}{g}{c}", "{d}{g}{c}{l}",
         "{d}.{g}{c}{l}",
         "{d}.{g}", "{d}", "{s}{d}", "{d}.{g}{c}.{x}{x}", "{d}.{g}{c}.{x}", "{d}{g}{c}{x}",
         "{s}{d}{g}{c}", "{s}"),
    )  # fmt: skip
    k = _size(rng)
    divisions = choices(rng, _divisions(), k)
    parts = rng.integers((1, 0, 0), (6, 4, 5), size=(k, 3)).tolist()
    return [
        form.format(s=s, d=d, g=g, c=c or (1 if x % 2 else 0), l="ZABCD"[x], x=x)
        for (s, d), (g, c, x) in zip(divisions, parts, strict=True)
    ]


@code_generator(weight=1.5, label="industry_code")
def sic_codes(rng: np.random.Generator, _n: int) -> list[str]:
    k = _size(rng)
    width = int(choose(rng, (4, 4, 4, 2, 3)))
    tails = fill(rng, "[1-59][1-49]", k)
    return [h + t[: width - 2] for h, t in zip(choices(rng, _SIC, k), tails, strict=True)]


_ICD10 = (
    ("AB", "##", 1.0), ("C", "[0-9]#", 1.0), ("D", "[0-8]#", 1.0), ("E", "[0-8]#", 2.0), ("F", "##",
     2.0), ("G", "##", 1.0),
    ("H", "##", 1.0), ("I", "[0-9]#", 2.5), ("J", "##", 2.0), ("K", "##", 1.5), ("L", "##", 1.0),
     ("M", "##", 2.0),
    ("N", "##", 1.5), ("O", "##", 1.0), ("P", "##", 0.5), ("Q", "##", 0.5), ("R", "[0-6]#", 2.0),
     ("S", "##", 2.0),
    ("T", "[0-8]#", 1.0), ("V", "##", 0.3), ("W", "##", 0.5), ("X", "##", 0.4), ("Y", "##", 0.3),
     ("Z", "[0-9]#", 2.5), ("U", "07", 0.2),
)  # fmt: skip


def icd10(rng: np.random.Generator, k: int) -> list[tuple[str, str]]:
    """Return `k` diagnoses of ICD-10: category and further digits."""
    chapters = list(range(len(_ICD10)))
    if sometimes(rng, 0.35):
        chapters = sample(rng, chapters, int(rng.integers(1, 4)))
    weights = [_ICD10[c][2] for c in chapters]
    drawn = rng.choice(chapters, size=k, p=np.array(weights) / sum(weights)).tolist()
    digits = fill(rng, "##", k)
    letters = [_ICD10[c][0] for c in drawn]
    heads = [
        (a[int(d[1]) % len(a)]) + ("07" if a == "U" else d)
        for a, d in zip(letters, digits, strict=True)
    ]
    clinical = sometimes(rng, 0.45)
    tails = fill_any(
        rng,
        ("#", "#", "##", "#", "", "###A", "##[1-9]", "9") if clinical else ("#", "#", "#", "", "9"),
        k,
    )
    return list(zip(heads, tails, strict=True))


@code_generator(weight=4.0, label="icd_code", ignore=("identifier",))
def icd_10_codes(rng: np.random.Generator, _n: int) -> list[str]:
    """Write ICD-10 diagnoses with or without the dot, or categories alone."""
    pairs = icd10(rng, 2 + _size(rng))
    kind = rng.random()
    if kind < 0.2:
        cells = [h for h, _ in pairs]
    elif kind < 0.7:
        cells = [f"{h}.{t}" if t else h for h, t in pairs]
    else:
        cells = [h + t for h, t in pairs]
    if sometimes(rng, 0.06):
        marks = fill_any(rng, ("", "", "*", "+", "-", "G", "!"), len(cells))
        cells = [c + m for c, m in zip(cells, marks, strict=True)]
    return [c.lower() for c in cells] if sometimes(rng, 0.04) else cells


@code_generator(weight=1.0, label="icd_code", ignore=("identifier",))
def icd_ranges(rng: np.random.Generator, _n: int) -> list[str]:
    """Write blocks of ICD-10: ``I10-I15``, ``J00-J06``."""
    k = int(rng.integers(3, 40))
    letters = choices(rng, "ABCDEFGHIJKLMNOPQRSTZ", k)
    lows = rng.integers(0, 80, k).tolist()
    spans = rng.integers(1, 20, k).tolist()
    join = choose(rng, ("-", "-", "–", " - "))
    return [f"{a}{v:02d}{join}{a}{v + s:02d}" for a, v, s in zip(letters, lows, spans, strict=True)]


@code_generator(weight=2.0, label="icd_code", ignore=("identifier", "float"))
def icd_9_codes(rng: np.random.Generator, _n: int) -> list[str]:
    """Write ICD-9 diagnoses: three digits, a dot and one or two more; V and E codes."""
    k = 2 + _size(rng)
    heads = fill_any(rng, ("[0-9]##", "[0-9]##", "[2-7]##", "[4-5]##", "V##", "E8##"), k)
    tails = fill_any(rng, ("", "#", "#", "##", "##", "0", "9"), k)
    join = "." if sometimes(rng, 0.65) else ""
    cells = [h + (join + t if t else "") for h, t in zip(heads, tails, strict=True)]
    return [*cells, "250.00" if join else "25000", "V27.0" if join else "V270"]


@code_generator(weight=0.4, label="icd_code", ignore=("identifier",))
def icd_11_codes(rng: np.random.Generator, _n: int) -> list[str]:
    return fill_any(rng, ("[1-9A-N]?##", "[1-9A-N]?##.#", "[1-9A-N]?##.~"), 2 + _size(rng))
