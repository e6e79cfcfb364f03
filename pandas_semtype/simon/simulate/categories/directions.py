"""Columns of continents and of points of the compass."""

from __future__ import annotations

import numpy as np

from ..draw import categorical, choose, recased, sometimes, subset
from ..lists import vocabularies
from ..registry import Column, generator

__all__: list[str] = []


def _of_a_list(rng: np.random.Generator, name: str, n: int, *ignore: str) -> Column:
    """Repeat all or some entries of one vocabulary of a list, in one case."""
    values = list(choose(rng, vocabularies(name)))
    least = 1 if sometimes(rng, 0.08) else min(3, len(values))
    values = subset(rng, values, least, len(values)) if sometimes(rng, 0.6) else values
    return Column(categorical(rng, recased(rng, values), n), ignore=("text", *ignore))


@generator("continent", weight=4.0, repeats=0.0)
def continents(rng: np.random.Generator, n: int) -> Column:
    """Draw continents in one of many languages and notations."""
    return _of_a_list(rng, "continents", n)


@generator("continent", weight=1.0, repeats=0.0)
def continent_codes(rng: np.random.Generator, n: int) -> Column:
    """Draw codes of continents, of two letters or three."""
    values = list(
        choose(rng, (("AF", "AN", "AS", "EU", "NA", "OC", "SA"), ("AF", "AS", "EU", "NA", "OC",
               "SA"),
                     ("AFR", "ASI", "EUR", "NAM", "OCE", "SAM"), ("AF", "AS", "EU", "N", "S", "OC"),
                     ("EMEA", "APAC", "AMER", "LATAM"), ("EU", "NA", "SA", "AS", "AF", "AU")))
    )  # fmt: skip
    values = subset(rng, values, 2, len(values)) if sometimes(rng, 0.5) else values
    cells = categorical(rng, [v.lower() for v in values] if sometimes(rng, 0.08) else values, n)
    return Column(cells, ignore=("country_code", "code"))


@generator("compass_direction", weight=4.0, repeats=0.0)
def compass_points(rng: np.random.Generator, n: int) -> Column:
    """Draw points of the compass and directions of travel in many languages."""
    return _of_a_list(rng, "compass", n)


@generator("compass_direction", weight=3.0, repeats=0.0)
def compass_letters(rng: np.random.Generator, n: int) -> Column:
    """Draw N, NE, E ... of 4, 8 or 16 points, with bound, variable and calm."""
    sixteen = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W",
               "WNW",
               "NW", "NNW")  # fmt: skip
    step = choose(rng, (1, 2, 4))
    values = list(sixteen[::step])
    kind = rng.random()
    if kind < 0.15:
        values = [f"{v}B" for v in values if len(v) == 1]
    elif kind < 0.22:
        values = [f"{v}/B" for v in values if len(v) == 1]
    elif kind < 0.3:
        values += [choose(rng, ("C", "CALM", "VAR", "VRB", "Calm", "variable", "CLM", "-"))]
    elif kind < 0.36:
        values = [v.replace("E", "O") for v in values]  # German Ost
    elif kind < 0.41:
        values = [v.replace("W", "O") for v in values]  # Romance Ouest, Oeste
    elif kind < 0.46:
        values = [f"{v}." for v in values]
    elif kind < 0.5:
        values = ["/".join(v) if len(v) == 2 else v for v in values]
    if sometimes(rng, 0.06):
        values = [v.lower() for v in values]
    if sometimes(rng, 0.35):
        values = subset(rng, values, min(2, len(values)), len(values))
    return Column(categorical(rng, values, n), ignore=("code", "text"))
