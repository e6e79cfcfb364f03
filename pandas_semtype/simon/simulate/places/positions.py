"""Columns of positions with more around them: portals' locations, addresses over several lines."""

from __future__ import annotations

import numpy as np

from ..draw import choose, sometimes
from ..registry import Column, generator
from .addresses import address_us_street
from .cities import city_of_us_state
from .coordinates import angles, points
from .postal import postal_code_us
from .states import state_us_code

__all__: list[str] = []


def _street_lines(rng: np.random.Generator, n: int) -> tuple[list[str], list[str]]:
    """Return street lines, and cities with state and ZIP code."""
    streets = list(address_us_street(rng, n).values)
    cities = list(city_of_us_state(rng, n).values)
    state = next(iter(state_us_code(rng, 1).values))
    codes = list(postal_code_us(rng, n).values)
    if sometimes(rng, 0.6):
        cities = [cities[0]] * n
    form = choose(rng, ("{c}, {s} {z}", "{c}, {s}", "{c} {s} {z}", "{c}, {s} {z}, USA", "{c}"))
    return streets, [form.format(c=c, s=state, z=z) for c, z in zip(cities, codes, strict=True)]


def _degrees(rng: np.random.Generator, n: int) -> tuple[list[str], list[str]]:
    lat, lon = points(rng, n)
    digits, state = int(rng.integers(4, 16)), int(rng.integers(1 << 32))
    return (angles(np.random.default_rng(state), lat, digits),
            angles(np.random.default_rng(state), lon, digits))  # fmt: skip


@generator("address", weight=1.5, repeats=0.05)
def address_over_several_lines(rng: np.random.Generator, n: int) -> Column:
    """Write street, city and position on lines of one cell, as portals export locations."""
    streets, cities = _street_lines(rng, n)
    a, o = _degrees(rng, n)
    form = choose(rng, ("{s}\n{c}\n({a}, {o})", "{s}\n{c}\n({a}, {o})", "{s}\n{c}",
                  "{s}\n{c}\n{a}, {o}",
                        "{s}, {c} ({a}, {o})", "{s}\r\n{c}\r\n({a}, {o})", "{c}\n({a}, {o})",
                        "{s} | {c}"))  # fmt: skip
    rows = zip(streets, cities, a, o, strict=True)
    cells = [form.format(s=s, c=c, a=x, o=y) for s, c, x, y in rows]
    return Column(cells, ignore=("geo_coordinate", "list"))


@generator("json", weight=0.8, repeats=0.05)
def location_of_a_portal(rng: np.random.Generator, n: int) -> Column:
    """Write the location object of open-data portals: latitude, longitude, human_address."""
    streets, cities = _street_lines(rng, n)
    a, o = _degrees(rng, n)
    quote = choose(rng, ('"', "'"))
    with_address = sometimes(rng, 0.6)
    cells = []
    for street, city, x, y in zip(streets, cities, a, o, strict=True):
        inner = f'{{\\"address\\": \\"{street}\\", \\"city\\": \\"{city}\\"}}'
        more = f", {quote}human_address{quote}: {quote}{inner}{quote}" if with_address else ""
        cells.append(
            f"{{{quote}latitude{quote}: {quote}{x}{quote}, "
            f"{quote}longitude{quote}: {quote}{y}{quote}{more}}}"
        )
    return Column(cells, ignore=("geo_coordinate", "address", "geometry"))
