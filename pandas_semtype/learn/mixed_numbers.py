"""Numbers beside cells that are written otherwise: ``<5``, ``76 (+1)``, ``Ancient``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..casting.distinct import distinct_cells, holds_texts
from ..cells import tamed
from ..parsing.digits import ascii_digits
from ..parsing.missing import is_null_token
from ..parsing.number_search import find_numbers
from ..parsing.numbers import NumberFormat, read_number
from ..parsing.units import read_affix
from .encoders import Encoded
from .values import numbers_of

__all__ = ["MixedNumberEncoder"]

_MOSTLY = 0.7
"""Fraction of the cells that must give one number."""
_NOTED = 0.05
"""Fraction of other cells from which on a column says which they are."""
_LONGEST_MARK = 12
_NUMBER = re.compile(
    r"[-+\u2212]?\s?\d[\d.,'\u2019\u00a0\u202f]*(?<=\d)(?:e[-+]?\d+)?", re.IGNORECASE
)
_BRACKETS = re.compile(r"\[(.*)\]").fullmatch
_NEGATIVE = re.compile(r"([^\d()]{0,4})\(\s?([^\d()]{0,4}[\d.,'\s]+[^\d()]{0,4})\)").fullmatch
_REMARK = re.compile(r"(?<=\S)\s*(?:\([^()]*\)|\[[^\[\]]*\]|[*\u2020\u2021]+)$")
_BOUND = re.compile(
    r"^[<>~\u2264\u2265\u2248]=?|^(?:c\.?|ca\.?|approx\.?|about)\s|\+$", re.IGNORECASE
)


@dataclass(frozen=True)
class MixedNumberEncoder:
    """Take the one number of a cell, and tell the cells that are not written as most.

    Parameters
    ----------
    form : NumberFormat
        How the digits are written.
    word : str
        The unit of most cells, ``""`` without one; numbers of another unit are missing.
    mark : str
        What else stands beside the number of most cells.
    suffixes : tuple of str
        With ``"_other"`` if more than 5 % of the cells are written otherwise.
    """

    form: NumberFormat
    word: str
    mark: str
    suffixes: tuple[str, ...]

    @classmethod
    def fitted(cls, series: pd.Series) -> MixedNumberEncoder | None:
        """Return an encoder; None if less than 70 % of the cells give one number.

        Parameters
        ----------
        series : Series
            The column of the training data.
        """
        series = tamed(series)
        if not holds_texts(series):
            return None
        found = distinct_cells(series)
        if found.obstacle or not found.are_texts:
            return None
        counts = dict(zip(found.cells, found.counts.tolist(), strict=True))
        cells = {cell: n for cell, n in counts.items() if not is_null_token(cell)}
        parts = {cell: part for cell in cells if (part := _parts(cell)) is not None}
        total = sum(cells.values())
        if not parts or sum(cells[cell] for cell in parts) < _MOSTLY * total:
            return None
        bodies = Counter[str]()
        marks, words = Counter[str](), Counter[str]()
        for cell, (body, mark, word) in parts.items():
            bodies[body] += cells[cell]
            marks[mark] += cells[cell]
            words[word] += cells[cell]
        numbers = find_numbers(bodies)
        if numbers is None:
            return None
        encoder = cls(numbers.format, words.most_common(1)[0][0], marks.most_common(1)[0][0], ("",))
        read, other = encoder._of_cells(cells)
        n_read = sum(n for cell, n in cells.items() if cell in read)
        if n_read < _MOSTLY * total:
            return None
        n_other = sum(n for cell, n in cells.items() if cell in other)
        suffixes = ("", "_other") if n_other > _NOTED * total else ("",)
        return cls(encoder.form, encoder.word, encoder.mark, suffixes)

    def _of_cells(self, cells: Mapping[str, int]) -> tuple[dict[str, float], set[str]]:
        """Return the numbers of cells, and which are not written as most."""
        read: dict[str, float] = {}
        other: set[str] = set()
        for cell in cells:
            part = _parts(cell)
            value = None
            if part is not None and part[2] == self.word:
                value = read_number(part[0], self.form)
            if value is not None:
                read[cell] = float(value)
            if value is None or (part is not None and part[1] != self.mark):
                other.add(cell)
        return read, other

    def encode(self, series: pd.Series) -> Encoded:
        """Return the numbers, and 1 where a cell is written otherwise, missing where it is."""
        series = tamed(series)
        if not holds_texts(series) or distinct_cells(series).obstacle:
            values, n_present, n_odd = numbers_of(series, None)
            plain = np.where(np.isnan(values), np.nan, float(self.mark != ""))
            return Encoded([values, plain][: len(self.suffixes)], n_present, n_odd)
        found = distinct_cells(series)
        present = {cell: 1 for cell in found.cells if not is_null_token(cell)}
        read, other = self._of_cells(present)
        values = np.array([*(read.get(cell, np.nan) for cell in found.cells), np.nan])
        flags = np.array(
            [*(float(c in other) if c in present else np.nan for c in found.cells), np.nan]
        )
        held = np.array([*(cell in present for cell in found.cells), False], dtype=bool)
        rows = found.codes
        n_odd = int((held[rows] & np.isnan(values[rows])).sum())
        columns = [values[rows], flags[rows]][: len(self.suffixes)]
        return Encoded(columns, int(held[rows].sum()), n_odd)


def _parts(cell: str) -> tuple[str, str, str] | None:
    """Return number, mark and unit of a cell; None if it does not give one number."""
    text = ascii_digits(cell.strip())
    if len(text) > 60:
        return None
    mark = ""
    inside = _BRACKETS(text)
    if inside:
        text, mark = inside[1].strip(), "[]"
    sign = ""
    negative = _NEGATIVE(text)
    if negative:
        text, sign = (negative[1] + negative[2]).strip(), "-"
    bare = _REMARK.sub("", text)
    if bare != text and _NUMBER.search(bare):
        text, mark = bare, f"{mark}()"
    bound = _BOUND.search(text)
    if bound and _NUMBER.search(text):
        mark += bound[0].strip().casefold()
        text = (text[: bound.start()] + text[bound.end() :]).strip()
    found = _NUMBER.findall(text)
    if len(found) != 1:
        return None
    left, _, right = text.partition(found[0])
    left, right = left.strip(), right.strip()
    if len(left) + len(right) > _LONGEST_MARK or (left and right and left.isalpha()):
        return None
    affix = read_affix(left, right)
    word, power = "", 0
    if affix is None:
        if not all(c.isalpha() or c in " .%" for c in left + right):
            return None
        word = (left + right).casefold()
    elif affix.currency or affix.percent:
        mark += affix.currency or affix.percent
        power = affix.power
    else:
        word, power = affix.unit.casefold(), affix.power
    body = sign + found[0].replace("\u2212", "-").replace(" ", "")
    return f"{body}e{power}" if power else body, mark, word.rstrip(".s")
