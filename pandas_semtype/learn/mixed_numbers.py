"""Numbers beside cells that are written otherwise: ``<5``, ``10+ years``, ``76 (+1)``, words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..casting.distinct import distinct_cells, holds_texts
from ..cells import tamed
from ..parsing.missing import is_null_token
from ..parsing.number_search import find_numbers
from ..parsing.numbers import NumberFormat, read_number
from .encoders import Encoded
from .levels import folded
from .marked import marked_number
from .values import numbers_of

__all__ = ["MixedNumberEncoder"]

_MOSTLY = 0.7
"""Fraction of the cells that must give one number."""
_NOTED = 0.05
"""Fraction of other cells from which on a column says which they are."""
_FEWEST, _RARE = 2, 0.01
"""Rows, and their fraction, from which on a bound or a word has a column of its own."""
_MOST_WORDS = 10
_LONGEST_WORD = 40
_OWN = frozenset({"below", "above", "other"})
"""Words that are no column of their own, as one of that name tells something else."""
_NOTHING = frozenset({"none", "nil", "not applicable"})
"""Null tokens that say something beside other words: a dose of "none" is none, not missing."""


@dataclass(frozen=True)
class MixedNumberEncoder:
    """Take the one number of a cell, and tell the cells that are not written as most.

    Parameters
    ----------
    form : NumberFormat
        How the digits are written.
    unit : str
        The unit of most cells, ``""`` without one; numbers of another unit are missing.
    mark : str
        What else stands beside the number of most cells.
    bound : str
        Whether most cells are bounds.
    words : tuple of str
        Frequent cells without a number, folded.
    suffixes : tuple of str
        ``""``, then ``"_below"``, ``"_above"``, one of each word, and ``"_other"``, where there
        are such cells.
    """

    form: NumberFormat
    unit: str
    mark: str
    bound: str = ""
    words: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ("",)

    @classmethod
    def fitted(cls, series: pd.Series, least: float = _MOSTLY) -> MixedNumberEncoder | None:
        """Return an encoder; None if too few of the cells give one number.

        Parameters
        ----------
        series : Series
            The column of the training data.
        least : float, default 0.7
            Fraction of the cells that must.
        """
        series = tamed(series)
        if not holds_texts(series):
            return None
        found = distinct_cells(series)
        if found.obstacle or not found.are_texts:
            return None
        counts = dict(zip(found.cells, found.counts.tolist(), strict=True))
        cells = {cell: n for cell, n in counts.items() if not is_null_token(cell)}
        parts = {cell: part for cell in cells if (part := marked_number(cell)) is not None}
        total = sum(cells.values())
        if not parts or sum(cells[cell] for cell in parts) < least * total:
            return None
        seen = [Counter[str]() for _ in range(4)]
        for cell, part in parts.items():
            for counter, text in zip(seen, part, strict=True):
                counter[text] += cells[cell]
        numbers = find_numbers(seen[0])
        if numbers is None:
            return None
        mark, unit, bound = (min(each, key=lambda x: (-each[x], x)) for each in seen[1:])
        each = {**cells, **{cell: n for cell, n in counts.items() if folded(cell) in _NOTHING}}
        fewest = max(_FEWEST, _RARE * total)
        words = _frequent_words({cell: n for cell, n in each.items() if cell not in parts}, fewest)
        encoder = cls(numbers.format, unit, mark, bound, words)
        rows, unread, n_read = Counter[str](), 0, 0
        for cell, n in cells.items():
            value, kinds = encoder._read(cell)
            n_read += 0 if value is None else n
            unread += n if value is None and kinds == {"_other"} else 0
            rows.update(dict.fromkeys(kinds, n))
        if n_read < least * total:
            return None
        bounds = [kind for kind in ("_below", "_above") if rows[kind] >= fewest]
        merged = (
            rows["_other"]
            - unread
            + sum(rows[k] for k in ("_below", "_above"))
            - sum(rows[kind] for kind in bounds)
        )
        # Numbers that mean something else must not pass for plain ones, words need more rows.
        other = ["_other"] if merged >= fewest or merged + unread > _NOTED * total else []
        suffixes = ("", *bounds, *(f"_{word}" for word in words), *other)
        return cls(numbers.format, unit, mark, bound, words, suffixes)

    def _read(self, cell: str) -> tuple[float | None, set[str]]:
        """Return the number of a cell, None without one, and the suffixes that tell of it."""
        part = marked_number(cell)
        value = None
        if part is not None and part.unit == self.unit:
            value = read_number(part.body, self.form)
        if part is None or value is None:
            word = folded(cell)
            return None, {f"_{word}" if word in self.words else "_other"}
        kinds = set()
        if part.bound != self.bound:
            kinds.add(f"_{part.bound}" if part.bound else "_other")
        if part.mark != self.mark:
            kinds.add("_other")
        return float(value), kinds

    def encode(self, series: pd.Series) -> Encoded:
        """Return the numbers, and 1 where a cell is written otherwise, missing where it is."""
        series = tamed(series)
        told = self.suffixes[1:]
        if not holds_texts(series) or distinct_cells(series).obstacle:
            values, n_present, n_odd = numbers_of(series, None)
            unlike = float(self.mark != "" or self.bound != "")
            flags = [np.where(np.isnan(values), np.nan, unlike * (s == "_other")) for s in told]
            return Encoded([values, *flags], n_present, n_odd)
        found = distinct_cells(series)
        table = np.full((len(self.suffixes), len(found.cells) + 1), np.nan)
        held = np.zeros(len(found.cells) + 1, dtype=bool)
        known = np.zeros(len(found.cells) + 1, dtype=bool)
        for place, cell in enumerate(found.cells):
            held[place] = not is_null_token(cell)
            if not held[place] and folded(cell) not in self.words:
                continue
            value, kinds = self._read(cell)
            table[0, place] = np.nan if value is None else value
            if not kinds <= set(told):  # a bound that training has hardly seen
                kinds = {*kinds, "_other"}
            table[1:, place] = [float(suffix in kinds) for suffix in told]
            known[place] = value is not None
        rows = found.codes
        n_odd = int((held & ~known)[rows].sum())
        return Encoded(list(table[:, rows]), int(held[rows].sum()), n_odd)


def _frequent_words(cells: Mapping[str, int], fewest: float) -> tuple[str, ...]:
    """Return the most frequent cells without a digit, folded; none where all say "nothing"."""
    counts = Counter[str]()
    for cell, n in cells.items():
        word = folded(cell)
        if len(word) <= _LONGEST_WORD and not any(map(str.isdigit, word)) and word not in _OWN:
            counts[word] += n
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    frequent = [word for word in ranked[:_MOST_WORDS] if counts[word] >= fewest]
    return tuple(sorted(frequent)) if set(frequent) - _NOTHING else ()
