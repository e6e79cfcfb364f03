"""Classes outside the catalogue: generators of whole columns, each with a check of its cells.

A generator takes a random generator and a number of cells and returns the cells of one
column; what differs between columns of real files (publisher, maker, project, depth of a
history ...) is chosen once per column.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

__all__ = ["CLASSES", "UnseenClass"]

Rng = np.random.Generator
DIGITS, UPPER, LOWER = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class UnseenClass:
    """Describe one class of the benchmark."""

    label: str
    make: Callable[[Rng, int], list[str]]
    shape: re.Pattern[str]
    digit: Callable[[str], bool] | None = None
    implies: tuple[str, ...] = ("text",)

    def check(self, cell: str) -> bool:
        """Tell whether a cell is of the class, check digit included."""
        return bool(self.shape.fullmatch(cell)) and (self.digit is None or self.digit(cell))


CLASSES: dict[str, UnseenClass] = {}


def _unseen(label: str, shape: str, digit: Callable[[str], bool] | None = None) -> Callable:
    def register(make: Callable[[Rng, int], list[str]]) -> Callable[[Rng, int], list[str]]:
        CLASSES[label] = UnseenClass(label, make, re.compile(shape), digit)
        return make

    return register


def _draw(rng: Rng, letters: str, n: int) -> str:
    return "".join(letters[i] for i in rng.integers(len(letters), size=n))


def _one(rng: Rng, values: tuple) -> str:
    return values[int(rng.integers(len(values)))]


def _word(rng: Rng) -> str:
    parts = (
        "ba",
        "co",
        "di",
        "fe",
        "gra",
        "hy",
        "jo",
        "ki",
        "lu",
        "mo",
        "ne",
        "or",
        "pla",
        "qui",
        "ro",
        "sta",
        "ta",
        "un",
        "vi",
        "wa",
        "xe",
        "ya",
        "zo",
        "phys",
        "chem",
        "bio",
        "med",
    )
    return "".join(_one(rng, parts) for _ in range(int(rng.integers(2, 4))))


@_unseen("chess_move", r"(?:O-O(?:-O)?|[KQRBN]?[a-h]?[1-8]?x?[a-h][1-8](?:=[QRBN])?)[+#]?")
def chess_move(rng: Rng, n: int) -> list[str]:
    """Draw single moves in algebraic notation."""
    check_share = float(rng.uniform(0.02, 0.2))
    cells = []
    for _ in range(n):
        square = _draw(rng, "abcdefgh", 1) + _draw(rng, "12345678", 1)
        draw = rng.random()
        if draw < 0.06:
            cell = _one(rng, ("O-O", "O-O", "O-O-O"))
        elif draw < 0.35:
            cell = square if rng.random() < 0.75 else _draw(rng, "abcdefgh", 1) + "x" + square
            if cell[-1] in "18":
                cell += "=" + _one(rng, ("Q", "Q", "N"))
        else:
            cell = _draw(rng, "KQRRBBNN", 1)
            if rng.random() < 0.08:
                cell += _draw(rng, "abcdefgh18", 1)
            cell += ("x" if rng.random() < 0.25 else "") + square
        if rng.random() < check_share:
            cell += "+" if rng.random() < 0.9 else "#"
        cells.append(cell)
    return cells


@_unseen("dna", r"[ACGTN]{4,}")
def dna(rng: Rng, n: int) -> list[str]:
    """Draw reads, primers or bar codes of one assay."""
    low = int(rng.integers(8, 40))
    high = low if rng.random() < 0.4 else low + int(rng.integers(1, 40))
    shares = rng.dirichlet([8, 8, 8, 8])
    shares = np.append(shares * (0.99 if rng.random() < 0.3 else 1.0), 0.0)
    shares[-1] = 1.0 - shares.sum()
    return [
        "".join(rng.choice(list("ACGTN"), size=int(rng.integers(low, high + 1)), p=np.abs(shares)))
        for _ in range(n)
    ]


@_unseen("arxiv_id", r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d)?|[a-z-]+/\d{7}")
def arxiv_id(rng: Rng, n: int) -> list[str]:
    """Draw arXiv identifiers; some columns with versions, some with the old style."""
    versions, old = rng.random() < 0.3, float(rng.choice([0.0, 0.0, 0.0, 0.2]))
    since = int(rng.integers(8, 22))
    cells = []
    for _ in range(n):
        month = int(rng.integers(1, 13))
        if rng.random() < old:
            archive = _one(rng, ("hep-th", "astro-ph", "cond-mat", "quant-ph", "math", "gr-qc"))
            number = f"{rng.integers(92, 100)}{month:02d}{_draw(rng, DIGITS, 3)}"
            cells.append(f"{archive}/{number}")
            continue
        year = int(rng.integers(since, 26))
        cell = f"{year:02d}{month:02d}.{_draw(rng, DIGITS, 4 if year < 15 else 5)}"
        cells.append(cell + (f"v{rng.integers(1, 6)}" if versions else ""))
    return cells


@_unseen("git_describe", r"[A-Za-z_-]*\d+(?:\.\d+){1,2}(?:-?rc\d+)?-\d+-g[0-9a-f]{7,10}")
def git_describe(rng: Rng, n: int) -> list[str]:
    """Draw what ``git describe`` says of the commits of one project."""
    prefix = _one(rng, ("v", "v", "v", "", "release-", _word(rng) + "-"))
    size = int(rng.integers(7, 11))
    major = int(rng.integers(0, 6))
    cells = []
    for _ in range(n):
        tag = f"{prefix}{major + int(rng.integers(2))}.{rng.integers(0, 30)}"
        if rng.random() < 0.8:
            tag += f".{rng.integers(0, 15)}"
        if rng.random() < 0.08:
            tag += f"-rc{rng.integers(1, 6)}"
        cells.append(f"{tag}-{rng.integers(1, 400)}-g{_draw(rng, '0123456789abcdef', size)}")
    return cells


_NUMERALS = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
             (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


@_unseen("roman_numeral", r"(?=.)M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
def roman_numeral(rng: Rng, n: int) -> list[str]:
    """Draw numbers of chapters, centuries, or years in Roman numerals."""
    low, high = ((1, 25), (1, 60), (1, 200), (1500, 2030))[int(rng.integers(4))]
    cells = []
    for number in rng.integers(low, high, size=n).tolist():
        cell, rest = "", number
        for value, letters in _NUMERALS:
            times, rest = divmod(rest, value)
            cell += letters * times
        cells.append(cell)
    return cells


@_unseen("sku", r"[A-Z]{3}-[A-Z]{2}\d{4}-[A-Z]{3}-(?:XS|S|M|L|XL|XXL|\d{2})")
def sku(rng: Rng, n: int) -> list[str]:
    """Draw article numbers of a shop: brand, line and number, colour, size."""
    brands = [_draw(rng, UPPER, 3) for _ in range(int(rng.integers(1, 8)))]
    lines = [_draw(rng, UPPER, 2) for _ in range(int(rng.integers(2, 10)))]
    colours = ("BLK", "WHT", "RED", "NVY", "GRN", "GRY", "BLU", "YEL", "BRN", "PNK")
    sizes = ("XS", "S", "M", "L", "XL", "XXL") if rng.random() < 0.6 else tuple(
        str(size) for size in range(34, 48)
    )  # fmt: skip
    return [
        f"{_one(rng, tuple(brands))}-{_one(rng, tuple(lines))}{_draw(rng, DIGITS, 4)}-"
        f"{_one(rng, colours)}-{_one(rng, sizes)}"
        for _ in range(n)
    ]


def _container_digit(cell: str) -> str:
    values, value = {}, 10
    for letter in UPPER:
        value += value % 11 == 0
        values[letter] = value
        value += 1
    total = sum((values[c] if c in values else int(c)) << i for i, c in enumerate(cell[:10]))
    return str(total % 11 % 10)


@_unseen("container_code", r"[A-Z]{3}[UJZ]\d{7}", lambda cell: cell[-1] == _container_digit(cell))
def container_code(rng: Rng, n: int) -> list[str]:
    """Draw freight container numbers (ISO 6346) with check digits, of some owners."""
    owners = ("MSCU", "MAEU", "CMAU", "HLXU", "TCLU", "TGHU", "OOLU", "EGHU", "APZU", "SUDU",
              "TRLU", "GESU", "FCIU", "BMOU", "CAIU")  # fmt: skip
    mine = tuple(_one(rng, owners) for _ in range(int(rng.integers(1, 8))))
    cells = [_one(rng, mine) + _draw(rng, DIGITS, 6) for _ in range(n)]
    return [cell + _container_digit(cell) for cell in cells]


def _cas_digit(cell: str) -> str:
    digits = cell.replace("-", "")[:-1][::-1]
    return str(sum(i * int(d) for i, d in enumerate(digits, 1)) % 10)


@_unseen("cas_number", r"\d{2,7}-\d\d-\d", lambda cell: cell[-1] == _cas_digit(cell))
def cas_number(rng: Rng, n: int) -> list[str]:
    """Draw registry numbers of chemicals, with check digits."""
    cells = []
    for _ in range(n):
        cell = f"{rng.integers(50, 10 ** int(rng.integers(3, 7)))}-{_draw(rng, DIGITS, 2)}-0"
        cells.append(cell[:-1] + _cas_digit(cell))
    return cells


@_unseen("cron_schedule", r"(?:[\d*/,-]+ ){4}[\d*/,-]+")
def cron_schedule(rng: Rng, n: int) -> list[str]:
    """Draw schedules of cron jobs."""

    def part(low: int, high: int, any_share: float) -> str:
        draw = rng.random()
        if draw < any_share:
            return "*"
        if draw < any_share + 0.1:
            return f"*/{_one(rng, ('2', '5', '10', '15', '30'))}"
        first = int(rng.integers(low, high))
        if draw > 0.94:
            return f"{first}-{int(rng.integers(first, high + 1))}"
        return str(first)

    return [
        " ".join(
            (part(0, 59, 0.1), part(0, 23, 0.25), part(1, 28, 0.7), part(1, 12, 0.85),
             part(0, 6, 0.55))
        )
        for _ in range(n)
    ]  # fmt: skip
