"""Columns of eastings and northings in the grids of surveyors, feet or metres."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..draw import choose, log_uniform, sometimes
from ..numbers.number_text import write_decimals
from ..registry import Column, generator

__all__ = ["grid_points"]


class Grid(NamedTuple):
    """Ranges of one projected coordinate system, in its own unit."""

    x: tuple[float, float]
    y: tuple[float, float]
    feet: bool = False
    weight: float = 1.0


_GRIDS = (
    Grid((166_000, 834_000), (3_000_000, 6_500_000), weight=6),  # UTM north
    Grid((166_000, 834_000), (200_000, 3_000_000), weight=2),
    Grid((166_000, 834_000), (5_500_000, 9_900_000), weight=2.5),  # UTM south, MGA
    Grid((13_600, 278_000), (306_900, 619_000), weight=4),  # RD New
    Grid((80_000, 655_000), (5_000, 1_220_000), weight=3.5),  # British National Grid
    Grid((20_000, 360_000), (10_000, 460_000), weight=0.8),  # Irish Grid
    Grid((420_000, 760_000), (520_000, 960_000), weight=0.8),  # Irish Transverse Mercator
    Grid((100_000, 1_240_000), (6_050_000, 7_110_000), weight=2),  # Lambert 93
    Grid((2_485_000, 2_834_000), (1_075_000, 1_296_000), weight=1.5),  # LV95
    Grid((485_000, 834_000), (75_000, 296_000), weight=1),  # LV03
    Grid((3_280_000, 3_940_000), (5_240_000, 6_100_000), weight=1.5),  # Gauss-Krüger
    Grid((32_280_000, 32_920_000), (5_240_000, 6_100_000), weight=0.8),  # UTM with its zone
    Grid((21_000, 296_000), (21_000, 245_000), weight=1),  # Belgian Lambert 72
    Grid((500_000, 800_000), (520_000, 750_000), weight=0.7),  # Belgian Lambert 2008
    Grid((260_000, 920_000), (6_130_000, 7_670_000), weight=1),  # SWEREF 99 TM
    Grid((140_000, 870_000), (120_000, 780_000), weight=0.8),  # PL-1992
    Grid((1_000_000, 2_100_000), (4_740_000, 6_200_000), weight=0.8),  # NZTM
    Grid(
        (4_321_000 - 1_500_000, 4_321_000 + 1_500_000), (1_500_000, 5_000_000), weight=0.8
    ),  # LAEA
    Grid((-13_900_000, -7_400_000), (2_800_000, 6_300_000), weight=2.5),  # Web Mercator, America
    Grid((-1_000_000, 3_500_000), (4_100_000, 9_500_000), weight=1.5),  # Web Mercator, Europe
    Grid((4_000_000, 16_500_000), (-4_500_000, 5_500_000), weight=0.6),
    Grid((-2_300_000, 2_250_000), (270_000, 3_170_000), weight=0.8),  # Conus Albers
    Grid((360_000, 1_170_000), (350_000, 1_750_000), weight=1),  # BC, Statistics Canada
    Grid((913_000, 1_067_500), (120_000, 273_000), True, 4),  # New York Long Island
    Grid((1_090_000, 1_205_500), (1_813_000, 1_951_500), True, 4),  # Illinois East
    Grid((1_300_000, 1_430_000), (370_000, 480_000), True, 1.5),  # Maryland
    Grid((380_000, 408_000), (124_000, 148_000), False, 2.5),  # Washington DC, metres
    Grid((6_300_000, 6_700_000), (1_700_000, 2_300_000), True, 2),  # California V, III
    Grid((5_900_000, 6_200_000), (1_950_000, 2_200_000), True, 1.5),
    Grid((1_240_000, 1_310_000), (180_000, 290_000), True, 1.5),  # Washington North
    Grid((2_900_000, 3_260_000), (13_600_000, 14_000_000), True, 1.5),  # Texas South Central
    Grid((2_430_000, 2_620_000), (6_880_000, 7_100_000), True, 1.2),  # Texas North Central
    Grid((3_060_000, 3_230_000), (9_980_000, 10_200_000), True, 1.2),  # Texas Central
    Grid((2_640_000, 2_750_000), (205_000, 305_000), True, 1.2),  # Pennsylvania South
    Grid((735_000, 820_000), (2_900_000, 3_000_000), True, 1.2),  # Massachusetts
    Grid((2_180_000, 2_340_000), (1_300_000, 1_450_000), True, 1),  # Georgia West
    Grid((7_600_000, 7_720_000), (620_000, 760_000), True, 1),  # Oregon
    Grid((3_100_000, 3_260_000), (1_620_000, 1_790_000), True, 1),  # Colorado Central
    Grid((1_400_000, 1_520_000), (480_000, 620_000), True, 0.8),  # North Carolina
    Grid((13_400_000, 13_520_000), (270_000, 360_000), True, 0.8),  # Michigan South
)


def grid_points(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw eastings and northings of one grid: a town, a region or a whole country."""
    grid = choose(rng, _GRIDS, [g.weight for g in _GRIDS])
    kind = rng.random()
    width, height = grid.x[1] - grid.x[0], grid.y[1] - grid.y[0]
    x0, y0 = rng.uniform(*grid.x), rng.uniform(*grid.y)
    if kind < 0.6:  # a town: 500 m to 30 km
        reach = log_uniform(rng, 500, 30_000) * (3.28 if grid.feet else 1.0)
        x, y = rng.normal(x0, reach, n), rng.normal(y0, reach, n)
    elif kind < 0.75:  # a few sites, each many times
        sites = int(rng.integers(1, 12))
        at = rng.integers(0, sites, n)
        x = rng.normal(x0, width / 10, sites)[at]
        y = rng.normal(y0, height / 10, sites)[at]
    else:
        x = rng.uniform(grid.x[0] + 0.05 * width, grid.x[1] - 0.05 * width, n)
        y = rng.uniform(grid.y[0] + 0.05 * height, grid.y[1] - 0.05 * height, n)
    if sometimes(rng, 0.15):
        order = np.argsort(x if sometimes(rng, 0.5) else y)
        x, y = x[order], y[order]
    return x, y


@generator("projected_coordinate", weight=6.0, repeats=0.05)
def eastings_and_northings(rng: np.random.Generator, n: int) -> Column:
    """Write one axis of a grid with the decimals of one program."""
    values = grid_points(rng, n)[int(rng.integers(2))]
    digits = choose(rng, (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
                    (7, 2, 4, 4, 2.5, 1.2, 2, 1.5, 1.2, 1, 1))  # fmt: skip
    kind = rng.random()
    if kind < 0.08:
        step = choose(rng, (5, 10, 100, 250, 500, 1000))
        values, digits = np.round(values / step) * step, 0
    ignore: tuple[str, ...] = ("int", "categorical") if digits == 0 else ("categorical",)
    if 0.08 <= kind < 0.12:
        group, decimal = choose(rng, ((",", "."), (".", ","), (" ", ",")))
        return Column(write_decimals(values, digits, decimal=decimal, group=group), ignore=ignore)
    decimal = "," if sometimes(rng, 0.07) else "."
    cells = write_decimals(values, digits, decimal=decimal, strip=sometimes(rng, 0.5))
    if digits == 0 and sometimes(rng, 0.15):
        cells = [f"{c}.0" for c in cells]
    if sometimes(rng, 0.05):  # stations without a position
        odd = np.flatnonzero(rng.random(n) < rng.uniform(0.02, 0.2)).tolist()
        for i in odd:
            cells[i] = "0"
    return Column(cells, ignore=ignore)


@generator("projected_coordinate", weight=0.6, repeats=0.05)
def marked_grid_values(rng: np.random.Generator, n: int) -> Column:
    """Write eastings and northings with a letter or a unit: 512345E, 5123456 mN."""
    axis = int(rng.integers(2))
    values = np.abs(grid_points(rng, n)[axis])
    form = choose(rng, ("{v}{d}", "{v} {d}", "{d}{v}", "{d} {v}", "{v}m{d}", "{v} m", "{v} m{d}"))
    cells = [form.format(v=v, d="EN"[axis]) for v in write_decimals(values, choose(rng, (0, 0, 2)))]
    return Column(cells, ignore=("float", "int", "measure", "text"))
