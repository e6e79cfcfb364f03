"""Encoders of keys: numbers that float64 keeps apart, places among sorted keys, or words."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..parsing import ParseFacts
from .encoders import Encoded
from .repeated_words import frequent_words, indicators
from .seen import kind_in_words
from .values import numbers_of, texts_of

__all__ = ["KeyEncoder", "WordsEncoder"]

_WHOLE = re.compile(r"\d{1,4000}", re.ASCII).fullmatch
_UNLIKE_KEYS = frozenset({"dates", "dates with times", "times of day"})


@dataclass(frozen=True)
class KeyEncoder:
    """Keep keys as numbers, or as their places among the sorted keys of the training data.

    Parameters
    ----------
    facts : ParseFacts
        How the keys are written.
    known : tuple of str or None
        The sorted keys; None where numbers keep all of them apart.
    kind : str
        What the keys look like, in words.
    """

    facts: ParseFacts
    known: tuple[str, ...] | None
    kind: str = ""
    suffixes: tuple[str, ...] = ("",)

    @classmethod
    def fitted(cls, series: pd.Series, facts: ParseFacts) -> KeyEncoder:
        """Return an encoder; keys that are no numbers, or that one number stands for, are sorted.

        Parameters
        ----------
        series : Series
            The column of the training data.
        facts : ParseFacts
            How its cells are written.
        """
        read = numbers_of(series, facts)
        cells = texts_of(series)
        present = pd.notna(cells)
        distinct = set(cells[present].tolist())
        # "00001" and "1" are two keys, and float64 has no whole numbers of 17 digits.
        apart = len(np.unique(read.values[~np.isnan(read.values)])) == len(distinct)
        if not read.n_odd and not facts.width and apart:
            return cls(facts, None)
        return cls(
            facts,
            tuple(sorted(distinct, key=lambda key: (_order(key), key))),
            kind_in_words(series),
        )

    def encode(self, series: pd.Series) -> Encoded:
        """Return one column of floats; a new key has the place where it would stand."""
        if self.known is None:
            values, n_present, n_odd = numbers_of(series, self.facts)
            return Encoded([values], n_present, n_odd)
        cells = texts_of(series)
        present = pd.notna(cells)
        orders = [_order(key) for key in self.known]
        places = {key: place for place, key in enumerate(self.known)}
        # Blanks around a key, as a file of fixed widths has them, make no other one of it.
        for key in self.known:
            places.setdefault(key.strip(), places[key])
        values = np.full(len(cells), np.nan)
        for row in np.flatnonzero(present):
            cell = cells[row]
            found = places.get(cell, places.get(cell.strip()))
            values[row] = bisect_left(orders, _order(cell)) if found is None else found
        n_present = int(present.sum())
        # New keys are nothing odd; what was never a date and is one now is another column.
        other = n_present and kind_in_words(series) in _UNLIKE_KEYS - {self.kind}
        n_new = sum(cell.strip() not in places for cell in cells[present])
        return Encoded([values], n_present, n_new if other else 0)


@dataclass(frozen=True)
class WordsEncoder:
    """Encode names and addresses by the words that repeat in them: titles, domains, folders.

    Where they stand in the alphabet says nothing of their rows, and is learned as noise.

    Parameters
    ----------
    words : tuple of str
        The words.
    kind : str
        What the cells look like, in words.
    """

    words: tuple[str, ...]
    kind: str = ""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Return what is appended to the name of the column."""
        return ("_present", *(f"_{word}" for word in self.words))

    @property
    def known(self) -> tuple[str, ...]:
        """Return what was learned, as keys that are no numbers have it."""
        return self.words

    @classmethod
    def fitted(cls, series: pd.Series) -> WordsEncoder:
        """Return an encoder.

        Parameters
        ----------
        series : Series
            The column of the training data.
        """
        cells = texts_of(series)
        return cls(frequent_words(cells[pd.notna(cells)].tolist()), kind_in_words(series))

    def encode(self, series: pd.Series) -> Encoded:
        """Return 1 where a cell holds something, and a column of 0 and 1 for each word."""
        cells = texts_of(series)
        present = pd.notna(cells)
        other = present.any() and kind_in_words(series) in _UNLIKE_KEYS - {self.kind}
        columns = [present.astype(np.float64), *indicators(cells, self.words)]
        return Encoded(columns, int(present.sum()), int(present.sum()) if other else 0)


def _order(key: str) -> tuple[int, int, str]:
    """Return what keys are sorted by: whole numbers by their size, then the others as texts."""
    text = key.strip()
    return (0, int(text), text) if _WHOLE(text) else (1, 0, text)
