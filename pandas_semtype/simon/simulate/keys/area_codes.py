"""Generators of codes of statistical areas: FIPS, INSEE, AGS, NUTS, ONS, CBS and others."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..draw import choices, choose, sample, sometimes
from ..templates import fill, fill_any
from .key_columns import code_generator

__all__: list[str] = []

Areas = Callable[[np.random.Generator, int], list[str]]

_FIPS = (
    "01 02 04 05 06 08 09 10 11 12 13 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 "
    "35 36 37 38 39 40 41 42 44 45 46 47 48 49 50 51 53 54 55 56 60 66 69 72 78"
).split()
_NUTS = (
    "DE FR IT ES PL UK NL BE AT SE DK FI CZ HU RO BG PT EL IE SK SI HR LT LV EE CY MT LU NO CH TR"
).split()


def _counties(rng: np.random.Generator, k: int) -> list[str]:
    states = choices(rng, _FIPS if sometimes(rng, 0.5) else [choose(rng, _FIPS)], k)
    numbers = (2 * rng.integers(0, 100, k) + 1).tolist()
    cells = [f"{s}{v:03d}" for s, v in zip(states, numbers, strict=True)]
    return [c.lstrip("0") for c in cells] if sometimes(rng, 0.25) else cells


def _county_part(rng: np.random.Generator, k: int) -> list[str]:
    cells = [f"{2 * v + 1:03d}" for v in rng.integers(0, 100, k).tolist()]
    return [c.lstrip("0") for c in cells] if sometimes(rng, 0.4) else cells


def _states(rng: np.random.Generator, k: int) -> list[str]:
    cells = sample(rng, _FIPS, min(k, len(_FIPS)))
    return [c.lstrip("0") for c in cells] if sometimes(rng, 0.3) else cells


def _tracts(rng: np.random.Generator, k: int) -> list[str]:
    county = _counties(rng, 1)[0].zfill(5)
    form = choose(
        rng,
        (
            "{c}{t:04d}00",
            "{t:04d}00",
            "{t}.0{x}",
            "{c}{t:04d}0{x}{b}",
            "{c}{t:04d}{x}{b}00{x}",
            "14000US{c}{t:04d}0{x}",
        ),
    )
    return [
        form.format(c=county, t=t, x=x, b=b)
        for t, x, b in zip(rng.integers(1, 9900, k).tolist(), rng.integers(0, 10, k).tolist(),
                           rng.integers(1, 7, k).tolist(), strict=True)
    ]  # fmt: skip


def _insee(rng: np.random.Generator, k: int) -> list[str]:
    departments = [f"{v:02d}" for v in range(1, 96) if v != 20] + ["2A", "2B"]
    if sometimes(rng, 0.4):
        departments = sample(rng, departments, int(rng.integers(1, 4)))
    numbers = rng.integers(1, 700, k).tolist()
    return [f"{d}{v:03d}" for d, v in zip(choices(rng, departments, k), numbers, strict=True)]


def _ags(rng: np.random.Generator, k: int) -> list[str]:
    land = rng.integers(1, 17, k)
    if sometimes(rng, 0.5):
        land[:] = land[0]
    form = choose(
        rng,
        (
            "{l:02d}{b}{k:02d}{g:03d}",
            "{l:02d}{b}{k:02d}",
            "{l:02d}{b}{k:02d}0{g:03d}{g:03d}",
            "{l}{b}{k:02d}{g:03d}",
        ),
    )
    return [
        form.format(l=a, b=b, k=c, g=g)
        for a, b, c, g in zip(land.tolist(), rng.integers(0, 8, k).tolist(),
                              rng.integers(1, 80, k).tolist(), rng.integers(1, 300, k).tolist(),
                              strict=True)
    ]  # fmt: skip


def _nuts(rng: np.random.Generator, k: int) -> list[str]:
    countries = choices(rng, _NUTS if sometimes(rng, 0.5) else [choose(rng, _NUTS)], k)
    level = choose(rng, ("[1-9]", "[1-9A-G][0-9]", "[1-9A-G][1-9][0-9A-H]", "mixed"))
    patterns = ("[1-9]", "[1-9A-G][0-9]", "[1-9A-G][1-9][0-9A-H]") if level == "mixed" else (level,)
    return [c + t for c, t in zip(countries, fill_any(rng, patterns, k), strict=True)]


def _britain(rng: np.random.Generator, k: int) -> list[str]:
    head = choose(rng, ("E0", "E0", "E0", "W0", "S1", "S0", "N0", "E1"))
    kind = choose(rng, ("1", "2", "5", "6", "7", "8", "9"))
    return fill(rng, f"{head}{kind}000###" if sometimes(rng, 0.6) else f"{head}{kind}00####", k)


def _netherlands(rng: np.random.Generator, k: int) -> list[str]:
    pattern = choose(
        rng,
        ("GM0###", "GM1###", "WK0###0#", "BU0###0#0#", "0###", "PV[23]#", "WK0363##", "BU036302##"),
    )
    return fill(rng, pattern, k)


def _elsewhere(rng: np.random.Generator, k: int) -> list[str]:
    patterns = choose(
        rng,
        (("0####", "[1-4]####"), ("0#####",), ("####",), ("[1-5]######",), ("0[1-9]##", "2###"),
          ("1[1-5]0###", "3[1-7]0###"),
         ("[1-9]####0",), ("0[1-9]00000000000", "[1-8]#0##0000000"), ("79######", "45######"),
          ("[1-6]##", "[1-6]####"),
         ("##-###",), ("[0-8]######",), ("##.##.##",), ("[1-9]0####",), ("CD0#", "CB##", "WD##"),
          ("R[1-9]",), ("D0#", "D##")),
    )  # fmt: skip
    return fill_any(rng, patterns, k)


_SYSTEMS: tuple[Areas, ...] = (
    _counties, _counties, _counties, _county_part, _states, _tracts, _tracts, _insee, _insee, _ags,
    _ags, _nuts, _nuts,
    _britain, _britain, _netherlands, _netherlands, _elsewhere, _elsewhere, _elsewhere,
)  # fmt: skip


@code_generator(weight=4.0)
def area_codes(rng: np.random.Generator, _n: int) -> list[str]:
    """Write the codes of areas of one country."""
    k = int(rng.integers(2, 40)) if sometimes(rng, 0.5) else int(rng.integers(30, 400))
    return choose(rng, _SYSTEMS)(rng, k)
