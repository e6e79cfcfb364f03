"""Words that repeat in cells that do not: titles of persons, domains of addresses, codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import numpy as np

__all__ = ["frequent_words", "indicators", "mostly_unique", "words_of"]

_WORD = re.compile(r"[^\W_]+(?:[.'\u2019][^\W_]+)*", re.UNICODE)
_FEWEST_ROWS, _LEAST, _MOST = 10, 0.05, 0.95
"""Rows, and fractions of the rows, between which a word tells rows apart and can be learned."""
_MOST_WORDS = 10
_UNIQUE = 0.5


def words_of(cell: str) -> frozenset[str]:
    """Return the words of a cell, case folded; a domain is one word.

    Parameters
    ----------
    cell : str
        A cell.

    Examples
    --------
    >>> from pandas_semtype.learn.repeated_words import words_of
    >>> sorted(words_of("Dr. Ada_Okoro@mail.example"))
    ['ada', 'dr', 'mail.example', 'okoro']
    """
    return frozenset(_WORD.findall(cell.casefold()))


def frequent_words(cells: Iterable[str]) -> tuple[str, ...]:
    """Return at most ten words that stand in 5 % of the cells or more, and not in nearly all.

    Parameters
    ----------
    cells : iterable of str
        Cells that hold something.
    """
    given = list(cells)
    counts = Counter(word for cell in given for word in words_of(cell))
    fewest, most = max(_FEWEST_ROWS, _LEAST * len(given)), _MOST * len(given)
    # By the word where two are as frequent: sets have another order in every process.
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    found = [word for word in ranked if fewest <= counts[word] <= most]
    return tuple(sorted(found[:_MOST_WORDS]))


def mostly_unique(cells: Iterable[str]) -> bool:
    """Return whether most words that tell cells apart stand in one cell alone.

    Parameters
    ----------
    cells : iterable of str
        Cells that hold something.

    Examples
    --------
    >>> from pandas_semtype.learn.repeated_words import mostly_unique
    >>> mostly_unique(["/p/a81.jpg", "/p/c92.jpg"]), mostly_unique(["red oak", "old oak", "red"])
    (True, False)
    """
    given = list(cells)
    counts = Counter(word for cell in given for word in words_of(cell))
    telling = [n for n in counts.values() if n <= _MOST * len(given)]
    return bool(telling) and sum(n for n in telling if n == 1) >= _UNIQUE * sum(telling)


def indicators(cells: np.ndarray, words: Iterable[str]) -> list[np.ndarray]:
    """Return a column of 0 and 1 for each word, 0 where a cell is missing.

    Parameters
    ----------
    cells : ndarray
        Texts, None where one is missing.
    words : iterable of str
        As `frequent_words` returns them.
    """
    found = [frozenset() if cell is None else words_of(cell) for cell in cells]
    return [np.array([word in one for one in found], dtype=np.float64) for word in words]
