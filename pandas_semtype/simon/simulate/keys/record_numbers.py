"""Generators of identifiers that are written as numbers: running, gapped, composed, padded."""

from __future__ import annotations

import numpy as np

from ..draw import choices, choose, log_uniform, sometimes
from ..registry import Column
from ..templates import fill
from .check_rules import as_strings, luhn, random_digits, with_column
from .key_columns import identifier_generator

__all__ = ["key_numbers"]


def key_numbers(rng: np.random.Generator, n: int, width: int | None = None) -> np.ndarray:
    """Return `n` different numbers as tables hold them: in order or not, with gaps or without.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    n : int
        How many.
    width : int, optional
        Digits of the largest number; drawn otherwise.
    """
    width = width or int(rng.integers(2, 11))
    top = 10**width
    room = max(top // max(n, 1), 1)
    kind = rng.random()
    if kind < 0.2:  # rows counted, or a part of a longer count
        start = int(choose(rng, (0, 1, 1, 1, top // 10, int(rng.integers(0, top)))))
        step = max(1, min(room, int(log_uniform(rng, 1, 60)) if sometimes(rng, 0.5) else 1))
        numbers = start + step * np.arange(n)
    elif kind < 0.45:  # records left out or deleted
        mean = log_uniform(rng, 1.05, max(1.1, min(room, 5000)))
        numbers = rng.integers(0, top) + np.cumsum(rng.geometric(1 / mean, n))
    elif kind < 0.85:  # a sample of all
        last = top if sometimes(rng, 0.3) else int(log_uniform(rng, max(n, top // 10) + 1, top + n))
        numbers = rng.integers(1 if sometimes(rng, 0.65) else last // 10, last, n)
    else:  # two or three ranges, for sources that were merged
        starts = rng.integers(0, top, int(rng.integers(2, 4)))
        numbers = rng.choice(starts, n) + rng.integers(0, max(4 * n, room), n)
    order = rng.random()
    if order < 0.45:
        return np.sort(numbers)
    if order < 0.5:
        return np.sort(numbers)[::-1]
    return rng.permutation(numbers) if order < 0.9 else numbers


@identifier_generator(weight=6.0)
def numbers_of_records(rng: np.random.Generator, n: int) -> list[str]:
    """Write numbers of records: object ids, row counters, account numbers."""
    numbers = key_numbers(rng, n)
    return [str(v) for v in numbers.tolist()]


@identifier_generator(weight=2.0)
def row_counters(rng: np.random.Generator, n: int) -> list[str]:
    """Count rows from 0 or 1, in order or shuffled; or show every k-th row of a long table."""
    step = 1 if sometimes(rng, 0.5) else int(log_uniform(rng, 1, 3000))
    noise = rng.integers(0, step, n) if step > 1 and sometimes(rng, 0.5) else 0
    numbers = int(choose(rng, (0, 1, 1, 1, 1))) + step * np.arange(n) + noise
    return [
        str(v) for v in (rng.permutation(numbers) if sometimes(rng, 0.35) else numbers).tolist()
    ]


@identifier_generator(weight=4.0)
def zero_padded_numbers(rng: np.random.Generator, n: int) -> list[str]:
    """Write numbers of 3 to 14 digits with leading zeros."""
    width = int(rng.integers(3, 15))
    filled = max(1, width - int(rng.integers(0, 4)))
    numbers = key_numbers(rng, n, filled) % 10**width
    if filled == width and n > 1:  # at least one number shows its padding
        numbers[: max(1, n // int(rng.integers(2, 12)))] %= 10 ** (width - 1)
        numbers = rng.permutation(numbers)
    return [str(v).zfill(width) for v in numbers.tolist()]


@identifier_generator(weight=2.0)
def numbers_of_fixed_width(rng: np.random.Generator, n: int) -> list[str]:
    """Write random digits of one width, 4 to 19, as accounts and posts have them."""
    width = int(rng.integers(4, 20))
    pattern = "%" + "#" * (width - 1)
    if sometimes(rng, 0.5):
        head = str(int(rng.integers(1, 10 ** int(rng.integers(1, 4)))))
        pattern = (head + "#" * width)[: max(width, len(head) + 3)]
    cells = fill(rng, pattern, n)
    return sorted(cells) if sometimes(rng, 0.3) else cells


@identifier_generator(weight=2.5)
def composed_numbers(rng: np.random.Generator, n: int) -> list[str]:
    """Compose numbers: a year, a date, an area or a series in front, then a running number."""
    tail = int(rng.integers(3, 8))
    runs = key_numbers(rng, n, tail) % 10**tail
    kind = int(rng.integers(6))
    if kind < 2:
        year = int(rng.integers(1985, 2025))
        years = rng.integers(year, year + int(rng.integers(1, 8)), size=n)
        heads = [str(y) if kind else f"{y % 100:02d}" for y in np.sort(years).tolist()]
    elif kind == 2:
        year, months, days = (
            int(rng.integers(2000, 2026)),
            rng.integers(1, 13, n),
            rng.integers(1, 29, n),
        )
        short = sometimes(rng, 0.4)
        heads = [
            f"{year % 100 if short else year}{m:02d}{d:02d}"
            for m, d in zip(months.tolist(), days.tolist(), strict=True)
        ]
    elif kind == 3:
        heads = choices(rng, fill(rng, "#" * int(rng.integers(1, 5)), int(rng.integers(1, 9))), n)
    elif kind == 4:  # area, block, lot
        heads = [f"{b}{k:05d}" for b, k in zip(rng.integers(1, 6, n).tolist(),
                                               rng.integers(1, 16_000, n).tolist(),
                                               strict=True)]  # fmt: skip
        runs, tail = rng.integers(1, 200, n), 4
    else:
        heads = [str(v) for v in rng.integers(1, int(rng.integers(3, 60)), n).tolist()]
    return [f"{h}{r:0{tail}d}" for h, r in zip(heads, runs.tolist(), strict=True)]


@identifier_generator(weight=1.2)
def numbers_read_as_floats(rng: np.random.Generator, n: int) -> Column:
    """Write ids that a program took for floats: ``10234.0``; or with grouped thousands."""
    numbers = key_numbers(rng, n, int(rng.integers(3, 10)))
    form = choose(rng, ("{}.0", "{}.0", "{}.0", "{}.00", "{:,}", "{:.1f}"))
    return Column([form.format(v) for v in numbers.tolist()], ignore=("int", "float"))


@identifier_generator(weight=1.0)
def numbers_with_check_digit(rng: np.random.Generator, n: int) -> list[str]:
    """Write numbers whose last digit checks them: providers, cards of members, meters."""
    head = choose(rng, ("1", "12", "26", "7", "9", "", "5", "33"))
    body = random_digits(rng, n, int(rng.integers(6, 13)), head)
    return as_strings(with_column(body, luhn(body)))


@identifier_generator(weight=1.5)
def grouped_numbers(rng: np.random.Generator, n: int) -> list[str]:
    """Write digits in groups: accounts, policies, meters, index numbers."""
    joiner = choose(rng, ("-", "-", "-", ".", " ", "/", "_"))
    sizes = rng.integers(1, 6, size=int(rng.integers(2, 5))).tolist()
    if sum(sizes) < 5 or (len(sizes) == 3 and max(sizes) < 5):  # no date
        sizes.append(int(rng.integers(3, 7)))
    groups = []
    for i, size in enumerate(sizes):
        few = i == 0 and sometimes(rng, 0.5)
        pool = fill(rng, "#" * size, int(rng.integers(1, 9))) if few else None
        groups.append(choices(rng, pool, n) if pool else fill(rng, "#" * size, n))
    return [joiner.join(parts) for parts in zip(*groups, strict=True)]
