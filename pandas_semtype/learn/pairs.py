"""Two numbers in a cell: coordinates, blood pressures, feet and inches."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..casting.distinct import DistinctCells, distinct_cells, holds_texts
from ..cells import tamed
from ..parsing.digits import ascii_digits
from ..parsing.missing import is_null_token
from .encoders import Encoded

__all__ = ["PairEncoder"]

_NUMBER = re.compile(r"(?:(?<![\d.])[-+\u2212])?\d+(?:\.\d+)?", re.ASCII)
_PAIR = 2
_MOSTLY = 0.9
"""Fraction of the cells that must be written in the same way."""
_LONGEST = 120


@dataclass(frozen=True)
class PairEncoder:
    """Take both numbers of a cell, each into a column of its own.

    Parameters
    ----------
    form : str
        What stands around the numbers; cells that are written otherwise are missing.
    """

    form: str
    suffixes: tuple[str, ...] = ("_1", "_2")

    @classmethod
    def fitted(cls, series: pd.Series) -> PairEncoder | None:
        """Return an encoder; None if few of the cells hold two numbers, or in different ways.

        Parameters
        ----------
        series : Series
            The column of the training data.
        """
        found = _cells_of(series)
        if found is None:
            return None
        forms = Counter[str]()
        for cell, n in found.some_present().items():
            forms[_form_of(cell)] += n
        form, n = max(forms.items(), key=lambda one: (one[1], one[0]), default=("", 0))
        return cls(form) if form and n >= _MOSTLY * forms.total() else None

    def encode(self, series: pd.Series) -> Encoded:
        """Return two columns of floats."""
        found = _cells_of(series)
        if found is None:
            present = int(tamed(series).notna().sum())
            nothing = [np.full(len(series), np.nan) for _ in self.suffixes]
            return Encoded(nothing, present, present)
        table = np.full((_PAIR, len(found.cells) + 1), np.nan)
        held = np.zeros(len(found.cells) + 1, dtype=bool)
        for place, cell in enumerate(found.cells):
            held[place] = not is_null_token(cell)
            if _form_of(cell) == self.form:
                numbers = _NUMBER.findall(ascii_digits(cell))
                table[:, place] = [float(one.replace("\u2212", "-")) for one in numbers]
        rows = table[:, found.codes]
        present = held[found.codes]
        n_odd = int((present & np.isnan(rows[0])).sum())
        return Encoded(list(rows), int(present.sum()), n_odd)


def _cells_of(series: pd.Series) -> DistinctCells | None:
    series = tamed(series)
    found = distinct_cells(series) if holds_texts(series) else None
    return None if found is None or found.obstacle or not found.are_texts else found


def _form_of(cell: str) -> str:
    """Return a cell without its numbers, "" if these are not two."""
    text = ascii_digits(cell.strip())
    if len(text) > _LONGEST or len(_NUMBER.findall(text)) != _PAIR:
        return ""
    return "".join(_NUMBER.sub("0", text).split())
