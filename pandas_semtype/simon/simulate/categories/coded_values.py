"""Columns of few codes that repeat: letters, numbers, abbreviations, labels with a prefix."""

from __future__ import annotations

import numpy as np

from ..draw import categorical, choose, sample, sometimes
from ..registry import Column, generator
from ..words import plain
from .few_values import categories_of

__all__: list[str] = []

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PREFIXES = (
    "T", "TYPE_", "cat-", "Group ", "Class ", "Type ", "Category ", "G", "C", "A", "P", "Lot ",
    "Line ",
    "Zone ", "Region ", "Team ", "Unit ", "cluster_", "Cluster ", "segment-", "Level ", "Model ",
    "v",
    "Route ", "Section ", "Sector ", "Block ", "Site-", "Room ", "Store ", "S", "M", "D", "K",
    "plot",
    "Batch ", "Treatment ", "arm ", "node", "host-", "grp", "Ch", "Bin ", "Area ", "Gruppe ",
    "Klasse ",
    "Typ ", "Zona ", "Lote ", "Grupo ", "Groupe ", "Reparto ", "Отдел ", "Группа ", "グループ",
    "第",
)  # fmt: skip


def _codes(rng: np.random.Generator, values: list[str], n: int, *ignore: str) -> Column:
    values = list(dict.fromkeys(values))
    return Column(categorical(rng, values, n), also=("text",), ignore=ignore)


@generator("categorical", weight=0.0, repeats=0.0)
def single_letters(rng: np.random.Generator, n: int) -> Column:
    """Repeat letters: A B C, x y z, or any of them."""
    k = min(categories_of(rng, n, 4.0), 20)
    letters = list(_LETTERS[:k]) if sometimes(rng, 0.5) else sample(rng, _LETTERS, k)
    if sometimes(rng, 0.2):
        letters = [c.lower() for c in letters]
    return _codes(rng, letters, n, "ordinal")


@generator("categorical", weight=0.0, repeats=0.0)
def short_codes(rng: np.random.Generator, n: int) -> Column:
    """Repeat codes of two to six capitals, some with a hyphen or a slash."""
    k = categories_of(rng, n)
    width = choose(rng, [2, 2, 3, 3, 3, 4, 4, 5, 6])
    vary = sometimes(rng, 0.5)
    codes = []
    for size in rng.integers(max(1, width - 2) if vary else width, width + 1, k).tolist():
        codes.append("".join(_LETTERS[i] for i in rng.integers(0, 26, size).tolist()))
    join = choose(rng, ["", "", "", "-", "/", "_", "+"])
    if join:
        tails = sample(rng, codes, max(1, k // 2))
        codes = [c + join + choose(rng, tails) if sometimes(rng, 0.5) else c for c in codes]
    if sometimes(rng, 0.15):
        codes = [c.lower() for c in codes]
    return _codes(rng, codes, n)


@generator("categorical", weight=0.0, repeats=0.0)
def abbreviations(rng: np.random.Generator, n: int) -> Column:
    """Shorten words: first letters, without vowels, initials of phrases, with dots."""
    k = categories_of(rng, n)
    words = sample(rng, plain("en", 150, 6000), 3 * k)
    kind = choose(rng, ["first", "first", "vowels", "initials", "dots", "two"])
    if kind == "first":
        width = int(rng.integers(3, 6))
        codes = [w[:width] for w in words[:k]]
    elif kind == "vowels":
        codes = [(w[0] + "".join(c for c in w[1:] if c not in "aeiou"))[:5] for w in words[:k]]
    elif kind == "initials":
        codes = ["".join(w[0] for w in words[i : i + 3]) for i in range(0, 3 * k - 2, 3)]
        codes = [c.upper() for c in codes]
    elif kind == "dots":
        codes = [w[: int(rng.integers(3, 5))] + "." for w in words[:k]]
    else:
        codes = [
            a[:4] + choose(rng, ["-", "/", "_", " "]) + b[:3]
            for a, b in zip(words[:k], words[k:], strict=False)
        ]
    case = rng.random()
    if case < 0.55:
        codes = [c.upper() for c in codes]
    elif case < 0.8:
        codes = [c.title() for c in codes]
    return _codes(rng, codes, n)


@generator("categorical", weight=1.5, repeats=0.0)
def prefixed_codes(rng: np.random.Generator, n: int) -> Column:
    """Add numbers or letters to a prefix: T1, TYPE_B, cat-3, Group 4, Zone IV."""
    k = min(categories_of(rng, n), 60)
    prefix = choose(rng, _PREFIXES)
    kind = rng.random()
    if kind < 0.5:
        tails = [str(i) for i in range(1, k + 1)]
    elif kind < 0.65:
        tails = [f"{i:02d}" for i in range(1, k + 1)]
    elif kind < 0.75:
        tails = [str(v) for v in sample(rng, range(10, 1000), k)]
    elif kind < 0.9:
        tails = list(_LETTERS[:k])
    else:
        tails = list(_ROMAN[:k])
    if sometimes(rng, 0.15):
        prefix = prefix.upper()
    return _codes(rng, [prefix + t for t in tails], n)


@generator("categorical", weight=0.0, repeats=0.0)
def patterned_codes(rng: np.random.Generator, n: int) -> Column:
    """Repeat codes of one pattern of letters and digits: A9, 9L, LL-9, 1Abcd, 123-A."""
    k = categories_of(rng, n)
    pattern = choose(
        rng,
        ["L9", "9L", "LL9", "L99", "LL-9", "99-L", "L.9", "9.9", "L9.9", "LLL9", "999L", "L-9",
         "l9",
         "9Lll", "LLL-99", "L9L", "9/9", "LL/LL", "99.9", "L999", "LL99L", "9LL", "LLLL_9", "9-9",
         "99-99", "L:9", "Ll9", "L9-L9", "9x9", "+9", "LL+9", "9%L", "L*", "999.9"],
    )  # fmt: skip
    codes = []
    for _ in range(k):
        code = [
            _LETTERS[int(rng.integers(26))] if c == "L"
            else _LETTERS[int(rng.integers(26))].lower() if c == "l"
            else str(int(rng.integers(10))) if c == "9"
            else c
            for c in pattern
        ]  # fmt: skip
        codes.append("".join(code))
    numeric = not any(c.isalpha() for c in pattern)
    column = _codes(rng, codes, n)
    if numeric:  # 9-9 and 99.9: a number, a text, or just a code
        column.also, column.ignore = (), ("float", "text", "int")
    return column


@generator("categorical", weight=1.0, repeats=0.0)
def variants_of_a_word(rng: np.random.Generator, n: int) -> Column:
    """Repeat few forms of one stem: LO, HI, LO-X; pump, pump-2, pump (old)."""
    stems = [
        w.upper() if sometimes(rng, 0.6) else w for w in sample(rng, plain("en", 150, 4000), 2)
    ]
    tails = sample(
        rng, ["", "-2", " 2", "_X", "-A", " (old)", " new", "+", "*", "-S", "/B", ".1", "_ext"], 4
    )
    values = [s + t for s in stems for t in tails]
    return _codes(rng, values[: max(2, min(8, n // 3))], n)


@generator("categorical", weight=2.0, repeats=0.0)
def small_numbers(rng: np.random.Generator, n: int) -> Column:
    """Repeat small whole numbers that stand for classes: 0 to 7, 1 to 3."""
    k = int(rng.integers(2, max(3, min(12, n // 3)) + 1))
    first = choose(rng, [0, 0, 1, 1, 1])
    values = list(range(first, first + k))
    if sometimes(rng, 0.25):
        values.append(choose(rng, [9, 99, 999, -1, 8, 98]))
    return Column(categorical(rng, [str(v) for v in values], n), also=("int",), ignore=("ordinal",))


@generator("categorical", weight=0.0, repeats=0.0)
def numbers_as_codes(rng: np.random.Generator, n: int) -> Column:
    """Repeat numbers that no one adds up: 20, 37, 71; 1010, 3045; 200, 404; 311811."""
    k = categories_of(rng, n)
    kind = rng.random()
    if kind < 0.4:
        top = choose(rng, [50, 100, 100, 1000])
        values = sample(rng, range(1, top), k)
    elif kind < 0.6:
        step = choose(rng, [5, 10, 100, 1000])
        values = [step * v for v in sample(rng, range(1, 100), k)]
    elif kind < 0.75:
        values = sample(
            rng, (200, 201, 204, 301, 302, 304, 400, 401, 403, 404, 410, 500, 502, 503), k
        )
    else:
        width = int(rng.integers(3, 7))
        values = rng.integers(10 ** (width - 1), 10**width, k).tolist()
    cells = [str(v) for v in dict.fromkeys(values)]
    if sometimes(rng, 0.12):
        width = max(map(len, cells)) + int(rng.integers(0, 2))
        cells = [c.zfill(width) for c in cells]
    return Column(categorical(rng, cells, n), also=("int",))
