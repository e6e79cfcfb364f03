"""Scales: words of one order (low, medium, high), and bands of numbers (18-24, 65+)."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from ...parsing.bands import edges_of, is_interval, is_open_band
from .cells import Cells
from .opinion import Kind, Opinion
from .vocabularies import scales

__all__ = ["scale_opinions"]

# Set by hand on the development columns.
_MOST_STEPS = 24
"""Distinct values of a scale."""
_LONGEST = 48
"""Characters of a step."""
_SUPPORT = 0.9
"""Score of the opinion."""
_FEWEST_WORDS = 3
"""Steps of a known scale that must be there."""
_NUMBERED = re.compile(r"^\(?\d{1,2}\)?\s*[-.:=)]\s+|\s+\(\d{1,2}\)$")


def scale_opinions(cells: Cells) -> list[Opinion]:
    """Return whether few values that repeat are the steps of a scale.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    n = cells.n_distinct
    if not 3 <= n <= _MOST_STEPS or cells.n_present < 2 * n or len(cells.values) != n:
        return []
    if max(map(len, cells.values)) > _LONGEST:
        return []
    if _are_bands(cells.values):
        # With one end each, and none inside another, they are what a range was cut into.
        cut: Kind = "settles" if all(map(is_interval, cells.values)) else "supports"
        return [Opinion("ordinal", _SUPPORT, "format:bands", cut)]
    if _are_sizes(cells.values):
        return [Opinion("ordinal", _SUPPORT, "values:sizes", "settles")]
    if _are_steps(cells.values):
        # Words of one scale and nothing else; letters may be codes.
        keys = {step_key(value) for value in cells.values}
        settled = _on_one_scale(keys) == len(keys) and min(map(len, keys)) > 1
        kind: Kind = "settles" if settled else "supports"
        return [Opinion("ordinal", _SUPPORT, "values:scales", kind)]
    return []


_SIZE = re.compile(r"(?:\d{1,2}X?|X{1,6})?[SL]|M|ONE ?SIZE|O/?S|[SM]/[ML]|L/XL").fullmatch


def _are_sizes(values: list[str]) -> bool:
    """Return whether letters are sizes of clothes: S, M, and one more at least."""
    upper = {value.upper() for value in values}
    return {"S", "M"} <= upper and all(map(_SIZE, upper))


def step_key(cell: str) -> str:
    """Return a step of a scale without its number, in lower case, words separated by spaces.

    Examples
    --------
    >>> step_key("2 - Very_Low"), step_key("High (3)")
    ('very low', 'high')
    """
    return " ".join(_NUMBERED.sub("", cell).lower().replace("_", " ").split())


@lru_cache(maxsize=1)
def _scales_of() -> dict[str, tuple[int, ...]]:
    """Return by step the scales that hold it."""
    found: dict[str, list[int]] = {}
    for number, steps in enumerate(scales()):
        for step in steps:
            found.setdefault(step, []).append(number)
    return {step: tuple(numbers) for step, numbers in found.items()}


def _are_steps(values: list[str]) -> bool:
    """Return whether all values but one, and at least three, are of one scale."""
    keys = {step_key(value) for value in values}
    return _on_one_scale(keys) >= max(_FEWEST_WORDS, len(keys) - (len(keys) >= 5))


def _on_one_scale(keys: set[str]) -> int:
    """Return how many steps the scale has that holds most of them."""
    known = _scales_of()
    counts = Counter(number for key in keys for number in known.get(key, ()))
    return max(counts.values(), default=0)


def _are_bands(values: list[str]) -> bool:
    """Return whether values are bands of numbers that do not overlap, ends included."""
    edges: list[tuple[float, float]] = []
    odd = 0
    for value in values:
        found = edges_of(value)
        if found is not None:
            if not found[0] <= found[1]:
                return False
            edges.append(found)
        elif not is_open_band(value):
            odd += 1
    if odd > (len(values) >= 5) or len(edges) < 2:
        return False
    edges.sort()
    return all(a[1] <= b[0] + 1e-9 for a, b in pairwise(edges))
