"""Generators of columns of house numbers."""

from __future__ import annotations

import numpy as np

from ..draw import choices, choose, log_uniform, sometimes
from ..registry import Column, generator
from ..templates import fill_any

__all__: list[str] = []


def _numbers(rng: np.random.Generator, n: int) -> list[int]:
    """Return numbers of houses: low ones are frequent; in America they count blocks."""
    if sometimes(rng, 0.55):
        last = log_uniform(rng, 8, 300)
        shape = rng.random(n) ** rng.uniform(1, 3)
        ends = rng.integers(0, 99, size=n) if sometimes(rng, 0.7) else 5 * rng.integers(0, 20, n)
        numbers = np.maximum((shape * last).astype(int) * 100 + ends, 1)
    else:
        numbers = (1 + rng.exponential(log_uniform(rng, 12, 130), size=n)).astype(int)
    return [int(v) for v in numbers]


@generator("house_number", weight=4.0, repeats=0.1)
def house_numbers(rng: np.random.Generator, n: int) -> Column:
    """Write numbers alone, or some with a letter: ``12``, ``12a``, ``12 A``."""
    numbers = _numbers(rng, n)
    lettered = rng.random(n) < (0 if sometimes(rng, 0.35) else rng.uniform(0.02, 0.35))
    join, upper = choose(rng, ("", "", "", " ", "-")), sometimes(rng, 0.6)
    marks = choices(rng, "ABABABCDEF" if upper else "aabbabcdef", n)
    cells = [
        f"{v}{join}{m}" if x else str(v)
        for v, m, x in zip(numbers, marks, lettered.tolist(), strict=True)
    ]
    plain = all(c.isdigit() for c in cells)
    return Column(cells, ignore=("int", "text", "categorical") if plain else ("text", "address"))


@generator("house_number", weight=2.5, repeats=0.1)
def house_numbers_with_parts(rng: np.random.Generator, n: int) -> Column:
    """Write ranges, halves, entrances, corpuses: ``12-14``, ``123 1/2``, ``7/2``, ``5 bis``."""
    numbers = _numbers(rng, n)
    style = choose(
        rng,
        (("-{b}",), (" - {b}",), ("/{s}",), ("-{s}",), (" 1/2", "1/2"), (" bis", " ter", "bis"),
          ("{l}",), (" {l}",), ("-{s}", "{l}"),
         ("-H", "-{s}", "-{l}"), (" корп. {s}", " к{s}", "/{s}"), (", {s}",), ("号", "号{s}"),
          ("番{s}号",), (" REAR", " 1/2", "-{b}"),
         ("{l}", "-{b}", " 1/2", "/{s}"), ("{l}/{s}",), (" Haus {s}",), ("{l}-{m}",),
          (" no. {s}",)),
    )  # fmt: skip
    marks = choices(rng, style, n)
    bare = rng.random(n) < rng.uniform(0, 0.85)
    if bare.all():
        bare[0] = False
    seconds, letters = (
        rng.integers(1, 9, n).tolist(),
        choices(rng, choose(rng, ("ABCD", "abcd")), n),
    )
    cells = [
        str(v) if x else str(v) + m.format(b=v + 2 * s, s=s, l=a, m=chr(ord(a) + 1))
        for v, m, x, s, a in zip(numbers, marks, bare.tolist(), seconds, letters, strict=True)
    ]
    return Column(cells, ignore=("text", "address"))


@generator("house_number", weight=1.0, repeats=0.1)
def house_numbers_elsewhere(rng: np.random.Generator, n: int) -> Column:
    """Write numbers of grids and of files: ``W204N5498``, ``#12``, ``00123``, ``S/N``."""
    kind = int(rng.integers(5))
    if kind == 0:
        cells = fill_any(rng, ("[NW]###[NW]####", "[NW]##[NW]#####", "[NW]###"), n)
    elif kind == 1:
        head = choose(rng, ("#", "No. ", "Nr. ", "nº ", "д. ", "N° "))
        cells = [head + str(v) for v in _numbers(rng, n)]
    elif kind == 2:
        width = int(rng.integers(3, 6))
        cells = [str(v).zfill(width)[-width:] for v in _numbers(rng, n)]
    elif kind == 3:
        cells = fill_any(rng, ("[1-9]#-[1-9]#", "[1-2]##-[0-9]#", "[1-9]-##"), n)
    else:
        missing = (rng.random(n) < 0.2).tolist()
        token = choose(rng, ("S/N", "SN", "s/n", "0"))
        cells = [token if m else str(v) for v, m in zip(_numbers(rng, n), missing, strict=True)]
    return Column(cells, ignore=("text", "address", "int", "identifier"))
