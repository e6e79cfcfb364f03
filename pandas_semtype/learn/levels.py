"""Levels of a category: their order, and the spellings that are one level."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping

__all__ = ["all_numbers", "folded", "in_order", "lookup_of", "number_of_level", "one_spelling"]

_DIGITS = re.compile(r"(\d{1,4000})", re.ASCII)
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?", re.ASCII | re.IGNORECASE)
_SHORTEST_WORD = 3
"""Letters of a word from which on its case tells nothing: "Aa" and "aa" are two genotypes."""


def number_of_level(level: str) -> float | None:
    """Return the number that a level is, None of any other text.

    Parameters
    ----------
    level : str
        A level.
    """
    text = level.strip()
    number = float(text) if _NUMBER.fullmatch(text) else math.inf
    return number if math.isfinite(number) else None


def all_numbers(levels: Iterable[str]) -> bool:
    """Return whether levels are different numbers, and so have an order of their own.

    Parameters
    ----------
    levels : iterable of str
        Distinct levels.

    Examples
    --------
    >>> from pandas_semtype.learn.levels import all_numbers
    >>> all_numbers(["7", "-12", "3.5"]), all_numbers(["7", "007"]), all_numbers(["7", "x"])
    (True, False, False)
    """
    numbers = [number_of_level(level) for level in levels]
    return bool(numbers) and None not in numbers and len(set(numbers)) == len(numbers)


def in_order(levels: Iterable[str]) -> list[str]:
    """Return levels sorted: numbers, and numbers within texts, by their size.

    Parameters
    ----------
    levels : iterable of str
        Distinct levels.

    Examples
    --------
    >>> from pandas_semtype.learn.levels import in_order
    >>> in_order(["10", "9", "-2"]), in_order(["Store 10", "Store 9"])
    (['-2', '9', '10'], ['Store 9', 'Store 10'])
    """
    given = list(levels)
    if all_numbers(given):
        return sorted(given, key=lambda level: number_of_level(level) or 0.0)
    return sorted(given, key=_natural)


def one_spelling(counts: Mapping[str, int]) -> dict[str, str]:
    """Return by cell the most frequent spelling of its level.

    Blanks around and between words do not count, nor does case in words of three or more letters:
    shorter ones, such as genotypes and units, may mean something by it.

    Parameters
    ----------
    counts : mapping of str to int
        How often each cell occurs.

    Examples
    --------
    >>> from pandas_semtype.learn.levels import one_spelling
    >>> one_spelling({"Oak": 5, "OAK ": 2, "Aa": 3, "aa": 4})
    {'Oak': 'Oak', 'OAK ': 'Oak', 'Aa': 'Aa', 'aa': 'aa'}
    """
    ranked = sorted(counts, key=lambda cell: (-counts[cell], cell != cell.strip(), cell))
    first: dict[str, str] = {}
    for cell in ranked:
        first.setdefault(_key(cell), cell)
    return {cell: first[_key(cell)] for cell in counts}


def lookup_of(places: Mapping[str, int]) -> dict[str, int]:
    """Return places by folded spelling, of which new cells are looked up that none has as it is.

    Parameters
    ----------
    places : mapping of str to int
        Places of the cells of the training data; spellings of several places are left out.
    """
    found: dict[str, set[int]] = {}
    for cell, place in places.items():
        found.setdefault(folded(cell), set()).add(place)
    return {key: min(each) for key, each in found.items() if len(each) == 1}


def folded(cell: str) -> str:
    """Return a cell without what tells nothing of it: case, blanks, the ".0" of a float.

    A letter and an accent that stand apart are one letter, as some systems write it.

    Parameters
    ----------
    cell : str
        A cell.
    """
    text = " ".join(_composed(cell).casefold().split())
    head, _, tail = text.partition(".")
    return head if tail and not tail.strip("0") and head.lstrip("-").isdecimal() else text


def _composed(cell: str) -> str:
    return cell if cell.isascii() else unicodedata.normalize("NFC", cell)


def _key(cell: str) -> str:
    text = " ".join(_composed(cell).split())
    longest = max((len(word) for word in re.split(r"[\W\d_]+", text)), default=0)
    return text.casefold() if longest >= _SHORTEST_WORD else text


def _natural(level: str) -> tuple[tuple[int, int, str], ...]:
    parts = _DIGITS.split(level)
    return tuple(
        (0, int(part), part) if place % 2 else (1, 0, part) for place, part in enumerate(parts)
    )
