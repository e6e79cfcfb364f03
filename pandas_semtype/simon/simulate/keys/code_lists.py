"""Generators of codes of code lists: classes, status, funds, zones, laws, stations."""

from __future__ import annotations

import numpy as np

from ..draw import UPPER, choices, choose, sample, sometimes, subset
from ..lists import word_list
from ..registry import Column
from ..templates import fill, fill_any
from ..words import plain
from .key_columns import code_generator

__all__ = ["list_size"]


def list_size(rng: np.random.Generator) -> int:
    """Return how many codes a list has: mostly few, now and then hundreds."""
    return (
        2 + int(min(rng.exponential(10), 60)) if sometimes(rng, 0.8) else int(rng.integers(40, 400))
    )


@code_generator(weight=2.5)
def letters(rng: np.random.Generator, _n: int) -> list[str]:
    """Write single letters, in order or any: ``A``, ``N``, ``X``."""
    k = int(min(2 + rng.exponential(3), 12))
    pool = list(UPPER[: max(k, 2)]) if sometimes(rng, 0.3) else sample(rng, UPPER, max(k, 2))
    if sometimes(rng, 0.1):
        pool += ["9" if sometimes(rng, 0.5) else "0", "1", "2"][: int(rng.integers(1, 4))]
    return [c.lower() for c in pool] if sometimes(rng, 0.1) else pool


@code_generator(weight=3.0)
def short_letters(rng: np.random.Generator, _n: int) -> list[str]:
    """Write two to five capitals that are no word: ``KDG``, ``NHX``, ``PWRT``."""
    sizes = subset(rng, (1, 2, 2, 3, 3, 3, 4, 4, 5), 1, 1 if sometimes(rng, 0.6) else 3)
    values = fill_any(rng, ["?" * size for size in sizes], list_size(rng))
    join = choose(rng, ("", "", "", "", "-", "/", "_", ".", "+", " "))
    if join:
        tails = choices(rng, values[:6], len(values))
        composed = (rng.random(len(values)) < rng.uniform(0.1, 1)).tolist()
        values = [v + join + t if c else v for v, t, c in zip(values, tails, composed, strict=True)]
    return [v.lower() for v in values] if sometimes(rng, 0.08) else values


@code_generator(weight=4.0)
def shortened_words(rng: np.random.Generator, _n: int) -> list[str]:
    """Write abbreviations that clerks made: ``PEND``, ``SFR``, ``RES-1``, ``cmrcl``."""
    k = list_size(rng)
    language = choose(rng, ("en", "en", "en", "en", "nl", "de", "es", "fr", "pt", "it"))
    usual = sample(rng, word_list("keys", "code words"), min(k, 150))
    words = sample(rng, plain(language, 150, 8000), 2 * k)
    kind = rng.random()
    if kind < 0.45:
        values = usual
    elif kind < 0.65:
        width = int(rng.integers(3, 6))
        values = [w[:width].upper() for w in words[:k]]
    elif kind < 0.8:  # vowels left out
        values = [
            (w[0] + "".join(c for c in w[1:] if c not in "aeiou"))[:5].upper() for w in words[:k]
        ]
    else:
        join = choose(rng, ("-", "_", "/", " ", ".", ""))
        values = [f"{a[:4]}{join}{b[:3]}".upper() for a, b in zip(usual, words, strict=False)]
    if sometimes(rng, 0.25):
        tails = fill_any(rng, ("", "", "#", "-#", "_#", "?", "##"), len(values))
        values = [v + t for v, t in zip(values, tails, strict=True)]
    case = rng.random()
    if case < 0.08:
        return [v.lower() for v in values]
    return [v.title() for v in values] if case < 0.13 else values


_SHAPES = (
    ("?#",), ("?##",), ("??#",), ("??##",), ("#?",), ("##?",), ("???#",), ("?-#", "?-##"), ("?#-#",
     "?#-##"),
    ("R-#", "C-#", "M-#", "C-#?", "R-#?"), ("R#", "R#A", "R#B", "C#-#", "M#-#"), ("[A-HR-S]#",
     "[C-HKOR-S]#"),
    ("??-#",), ("#.#", "#.##"), ("#.#.#", "#.##.#"), ("?#.#", "?#.##"), ("?.##.##",), ("#??",),
     ("?#?",), ("#?#",), ("#?#?",),
    ("##-##",), ("##-###",), ("#-##",), ("###-##",), ("##.##",), ("##.###",), ("###.##",),
     ("##-####",), ("##/##",),
    ("?###",), ("?####",), ("??###",), ("???###",), ("????##",), ("###?",), ("####?",), ("##?",),
     ("~~",), ("~~~",), ("~~~~",),
    ("??/??",), ("???/?",), ("?/?",), ("?+#",), ("??_?",), ("???_???", "???_???_???"), ("??_#",),
     ("????_##",), ("???.??",),
    ("*#",), ("**",), ("***",), ("*##",), ("?**", "?*"), ("???# ?",), ("??? ##",), ("?? ##",
     "?? #"), ("?? ###-#",), ("#-?",),
    ("PC ###", "PC ###(?)".replace("?", "[A-E]"), "VC #####", "HS #####"), ("[A-K]?####",),
     ("?##?##",), ("??#??",),
    ("B7##", "A3##", "E1##", "C2##", "DH8?"), ("???-###", "??-###"), ("WA-#",), ("MN-##",),
     ("?#-?##",), ("##?-#",), ("0#-0#",),
    ("(#)",), ("#*",), ("#+", "#-"), ("<#",), ("#-#",), ("10-##",), ("Q#", "P#"), ("S#", "T#"),
     ("[A-D]##-###",), ("???##?",),
)  # fmt: skip


@code_generator(weight=5.0)
def codes_of_a_pattern(rng: np.random.Generator, _n: int) -> list[str]:
    """Write codes of one pattern of letters and digits: zones, classes, rooms, laws, models."""
    values = fill_any(rng, choose(rng, _SHAPES), list_size(rng))
    return [v.lower() for v in values] if sometimes(rng, 0.08) else values


@code_generator(weight=1.5)
def prefixed_classes(rng: np.random.Generator, _n: int) -> list[str]:
    """Write a short prefix with a class: ``D04``, ``T-2``, ``ZONE3``, ``WA01-A``."""
    prefix = "".join(fill(rng, "?" * int(rng.integers(1, 4)), 1))
    if sometimes(rng, 0.4):
        prefix = str(choose(rng, word_list("keys", "code words")))
    joiner, k = choose(rng, ("", "", "-", "_", ".", " ")), int(rng.integers(2, 60))
    kind = rng.random()
    if kind < 0.6:
        width = int(rng.integers(1, 4))
        tails = [str(v).zfill(width) for v in range(1, k + 1)]
    elif kind < 0.8:
        tails = list(UPPER[:k])
    else:
        tails = fill(rng, choose(rng, ("#?", "##-?", "0#.#", "###", "?#")), k)
    return [prefix + joiner + t for t in tails]


@code_generator(weight=12.0)
def numeric_codes(rng: np.random.Generator, _n: int) -> list[str]:
    """Write numbers of a list: status 200, class 71, fund 0100, object 51110, item 311811."""
    k = list_size(rng)
    kind = rng.random()
    if kind < 0.2:  # few small numbers with gaps, and one for the rest
        top = int(choose(rng, (9, 9, 12, 30, 60, 100)))
        values = [str(v) for v in sample(rng, range(top), min(k, top // 2 + 1))]
        values += [str(choose(rng, (9, 88, 98, 99, 999)))] if sometimes(rng, 0.6) else []
    elif kind < 0.35:  # any of two or three digits
        low, high = choose(rng, ((1, 100), (10, 100), (100, 1000), (1, 1000), (100, 400)))
        values = [str(v) for v in sample(rng, range(low, high), min(k, (high - low) // 2))]
    elif kind < 0.48:  # round numbers: main groups
        step = int(choose(rng, (5, 10, 10, 50, 100, 1000)))
        values = [str(step * v) for v in sample(rng, range(1, 100), min(k, 60))]
    elif kind < 0.7:
        width = int(rng.integers(3, 9))
        head = "".join(fill(rng, "%##", 1))[: int(rng.integers(0, 3))]
        values = fill(rng, (head or "%") + "#" * (width - max(len(head), 1)), k)
    elif kind < 0.93:  # padded
        width = int(rng.integers(2, 7))
        numbers = rng.integers(0, 10 ** int(rng.integers(1, width + 1)), k).tolist()
        values = [str(v).zfill(width) for v in numbers]
        values[0] = "0" + values[0][1:]
    else:  # as floats
        values = [f"{v}.0" for v in rng.integers(1, 10 ** int(rng.integers(1, 5)), k).tolist()]
    return values


@code_generator(weight=2.0)
def accounts_of_a_ledger(rng: np.random.Generator, _n: int) -> list[str]:
    """Write budget and ledger codes, procurement, customs and job classes."""
    patterns = choose(
        rng,
        (("##-####-###-##",), ("###-###-####",), ("##.##.###",), ("####.##",), ("####.##.##",),
          ("########-#",),
         ("##-##-##",), ("###.####.##",), ("[1-9]#####",), ("[1-9]####",), ("[1-5]###",
          "[1-5]###.##"), ("?##.#", "?##.##"),
         ("##-####",), ("##-####.00",), ("[1-9]###",), ("?###",), ("#####",), ("[A-Z]##?[A-Z]##",),
          ("G[0-9]###", "J[0-9]###"),
         ("###?",), ("####-##",), ("[1-9]#.#", "[1-9]#.##"), ("#.#.#.##",), ("[1-9]##-##",),
          ("??###.#",), ("##/###",)),
    )  # fmt: skip
    values = fill_any(rng, patterns, list_size(rng))
    if sometimes(rng, 0.3):  # one division of the list
        values = [values[0][:2] + v[2:] for v in values]
    return values


@code_generator(weight=1.0)
def stations_and_courses(rng: np.random.Generator, _n: int) -> list[str]:
    """Write codes of courses, rooms, flights, plants, stations, teams."""
    stems = [w[: int(rng.integers(2, 5))].upper() for w in sample(rng, plain("en", 150, 4000), 12)]
    tail = choose(rng, ("###", " ###", "-###", "###?", "", "##", "#", ".##", "-#?"))
    k = list_size(rng)
    return [s + t for s, t in zip(choices(rng, stems, k), fill(rng, tail, k), strict=True)]


@code_generator(weight=1.0)
def codes_of_medicine(rng: np.random.Generator, _n: int) -> list[str]:
    """Write procedures, drugs, diagnosis groups, tests, merchant and revenue codes."""
    patterns = choose(
        rng,
        (("9####", "[1-7]####"), ("[A-V]####",), ("[0-9]##",), ("[ABCDGHJLMNPRSV]##[A-Z][A-Z]##",),
          ("#####-#", "####-#"),
         ("[ABCDGHJLMNPRSV]##[A-Z]",), ("0##X", "0###"), ("####",), ("[0-9]###?",), ("#.#", "##.#"),
          ("D####",), ("[0-9]#.##",)),
    )  # fmt: skip
    return fill_any(rng, patterns, list_size(rng))


@code_generator(weight=1.5)
def mixed_codes(rng: np.random.Generator, _n: int) -> list[str]:
    """Write a list that grew: letters, numbers and abbreviations in one column."""
    k = int(rng.integers(3, 24))
    parts = subset(rng, ("#", "##", "?", "??", "???", "?#", "##?", "0#", "###", "?-#"), 2, 4)
    values = fill_any(rng, parts, k)
    return [*values, *sample(rng, ("UNK", "NA", "OTH", "XX", "99", "0", "N", "ZZ", "-1"), 2)]


@code_generator(weight=2.5)
def one_code(rng: np.random.Generator, n: int) -> Column:
    """Write one code in every row: a table of one county, one status, one fund."""
    pattern = choose(
        rng,
        ("[A-EG-MO-SU-XZ]", "[A-EG-MO-SU-XZ]", "%##", "%###", "%####", "%#####", "%#######", "??",
         "???", "????", "?#", "?##", "0#", "00#", "?####", "G?####", "??##",
         "?????", "###?", "??-##",
         "SDS0##", "***", "0####", "?-#", "0x^^", "0#.0#", "~~~~", "??_###", "???#", "GM0###",
         "??#-#", "G##", "V#"),
    )  # fmt: skip
    cell = fill(rng, pattern, 1)[0]
    if sometimes(rng, 0.4):
        cell = str(choose(rng, word_list("keys", "code words")))
    return Column([cell] * n, ignore=("categorical",) if n < 2 else ())
