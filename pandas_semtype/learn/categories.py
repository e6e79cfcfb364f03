"""Encoders of categories: steps of a scale, and levels without an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from .encoders import Encoded
from .levels import all_numbers, folded, in_order, lookup_of, number_of_level, one_spelling
from .no_answers import is_no_answer
from .values import texts_of

__all__ = ["NO_LEVEL", "CategoryEncoder", "OrderedEncoder", "most_onehot"]

NO_LEVEL = -1.0
"""The code of missing and new cells: none that a level has, and none between two levels."""
_RARE = "infrequent"
_MOST_NATIVE = 254
"""Levels that gradient boosting on histograms can hold, besides the missing one."""
_FEWEST_ROWS = 20
"""Rows of the median level below which splits between sets of levels learn noise."""
_FEW_LEVELS = 12
"""Levels up to which they are worth it all the same: what they are called has no order."""
_FEWEST_EACH = 2
_MOST_ONEHOT, _LEAST_ONEHOT = 300, 30
_NOTED = 0.05
"""Fraction of the cells that must say so for a column of those without an answer."""
_BUDGET = 20_000_000
"""Numbers that the columns of 0 and 1 of one column may have: 160 megabytes."""


def most_onehot(n_rows: int) -> int:
    """Return the levels that get a column of 0 and 1 each: 300, or fewer of very many rows.

    Parameters
    ----------
    n_rows : int
        Rows of the training data.
    """
    return max(_LEAST_ONEHOT, min(_MOST_ONEHOT, _BUDGET // max(n_rows, 1)))


@dataclass(frozen=True)
class OrderedEncoder:
    """Number the steps of a scale from 0 on; case, blanks and the ".0" of floats do not count.

    Parameters
    ----------
    places : mapping of str to int
        Steps as the training data writes them.
    missing : float
        What becomes of missing and new steps.
    """

    places: Mapping[str, int]
    missing: float = float("nan")
    suffixes: tuple[str, ...] = ("",)
    folded: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def fitted(
        cls, steps: Sequence[str], form: str, series: pd.Series | None = None
    ) -> OrderedEncoder:
        """Return an encoder of steps in their order.

        Parameters
        ----------
        steps : sequence of str
            From the lowest to the highest; several ways to write one step have one place.
        form : str
            The form of categories: where they are codes, missing ones have a code, too.
        series : Series, optional
            The column of the training data. If more than 5 % of its cells say that there is no
            answer ("don't know"), a column ``_other`` says which.
        """
        known: dict[str, int] = {}
        for step in steps:
            known.setdefault(folded(step), len(known))
        missing = NO_LEVEL if form == "ordinal" else float("nan")
        places = {step: known[folded(step)] for step in steps}
        encoder = cls(places, missing, folded=known)
        if series is None:
            return encoder
        cells = texts_of(series)
        silent = sum(encoder.is_silent(cell) for cell in cells)
        suffixes = ("", "_other") if silent > _NOTED * pd.notna(cells).sum() else ("",)
        return cls(places, missing, suffixes, known)

    def encode(self, series: pd.Series) -> Encoded:
        """Return the places as floats, and 1 where a cell says that there is no answer."""
        cells = texts_of(series)
        present = pd.notna(cells)
        silent = np.array([self.is_silent(cell) for cell in cells], dtype=bool)
        found = [None if cell is None else self.place(cell) for cell in cells]
        known = np.array([place is not None for place in found], dtype=bool)
        values = np.array([self.missing if p is None else p for p in found], dtype=np.float64)
        flags = [np.where(present, silent.astype(np.float64), np.nan)]
        n_odd = int((present & ~known & ~silent).sum())
        return Encoded([values, *flags[: len(self.suffixes) - 1]], int(present.sum()), n_odd)

    def is_silent(self, cell: str | None) -> bool:
        """Return whether a cell is no step, but says that there is no answer."""
        return cell is not None and self.place(cell) is None and is_no_answer(cell)

    def place(self, cell: str) -> int | None:
        """Return the place of a step, None of any other cell."""
        place = self.places.get(cell)
        return self.folded.get(folded(cell)) if place is None else place


@dataclass(frozen=True)
class CategoryEncoder:
    """Encode categories: a column of 0 and 1 each, one of codes, or one of a category dtype.

    Parameters
    ----------
    levels : tuple of str
        In their order, numbers by their size; a name of the rare ones at the end.
    form : {"onehot", "ordinal", "category"}
        What they become.
    rare : frozenset of str
        Levels that are one.
    suffixes : tuple of str
        What is appended to the name of the column.
    spellings : mapping of str to str
        The level of each cell of the training data that is written otherwise.
    """

    levels: tuple[str, ...]
    form: str
    rare: frozenset[str]
    suffixes: tuple[str, ...]
    spellings: Mapping[str, str] = field(default_factory=dict)

    @property
    def cells(self) -> list[str]:
        """Return every category of the training data."""
        return in_order({*self.levels[: len(self.levels) - bool(self.rare)], *self.rare})

    @classmethod
    def fitted(cls, series: pd.Series, form: str, most: int | None) -> CategoryEncoder:
        """Return an encoder of the categories of a column.

        Parameters
        ----------
        series : Series
            The column of the training data.
        form : {"onehot", "ordinal", "category"}
            What they become; codes in place of a category dtype where more than 12 levels have
            fewer than 20 rows in the median, or gradient boosting cannot hold so many.
        most : int, optional
            Levels at most: beyond, the rarest are one, and so are new ones where there are codes.
        """
        written = Counter(cell for cell in texts_of(series) if cell is not None)
        spelled = one_spelling(written)
        counts = Counter[str]()
        for cell, n in written.items():
            counts[spelled[cell]] += n
        ranked = sorted(counts, key=lambda cell: (-counts[cell], cell))
        if most is None and form == "onehot":
            most = most_onehot(len(series))
            # A level of one row tells little, and there may be hundreds of them.
            often = [cell for cell in ranked if counts[cell] >= _FEWEST_EACH]
            most = min(most, max(_LEAST_ONEHOT, len(often) + (len(often) < len(ranked))))
        most = _MOST_NATIVE if most is None else most
        cut = ranked if len(ranked) <= most else ranked[: most - 1]
        levels, rare = in_order(cut), frozenset(ranked[len(cut) :])
        if rare:
            levels.append(_name_of_rare(counts))
        if form == "category" and ranked:
            typical = counts[ranked[len(ranked) // 2]]
            noisy = typical < _FEWEST_ROWS and len(levels) > _FEW_LEVELS
            if noisy or len(levels) > _MOST_NATIVE:
                form = "ordinal"
        suffixes = tuple(f"_{level}" for level in levels) if form == "onehot" else ("",)
        others = {cell: level for cell, level in spelled.items() if cell != level}
        return cls(tuple(levels), form, rare, suffixes, others)

    def respelled(self, cells: np.ndarray) -> np.ndarray:
        """Return texts as the levels that `encode` takes them for, new ones as they are."""
        levels = self.cells
        places = {level: place for place, level in enumerate(levels)}
        found = self._found(cells, places)
        return np.array(
            [cell if cell is None or found[cell] < 0 else levels[found[cell]] for cell in cells],
            dtype=object,
        )

    def encode(self, series: pd.Series) -> Encoded:
        """Return the categories; of columns of 0 and 1 all are 0 where one is new or missing."""
        cells = texts_of(series)
        present = pd.notna(cells)
        codes = self._codes(cells)
        n_present, n_odd = int(present.sum()), int((present & (codes < 0)).sum())
        if self.form == "onehot":
            each = range(len(self.levels))
            columns: list[object] = [(codes == place).astype(np.float64) for place in each]
        elif self.form == "ordinal":
            values = np.where(codes < 0, NO_LEVEL, codes).astype(np.float64)
            new = present & (codes < 0)
            if self.rare:
                # A level that is new is as rare as those that training has seen little of.
                values[new] = len(self.levels) - 1
            elif new.any() and all_numbers(self.levels):
                values[new] = self._between(cells[new])
            columns = [values]
        else:
            index = pd.Index(list(self.levels), dtype=object)
            columns = [pd.Categorical.from_codes(codes, categories=index)]
        return Encoded(columns, n_present, n_odd)

    def _codes(self, cells: np.ndarray) -> np.ndarray:
        """Return places among the levels, -1 of cells that are missing or new."""
        places = dict(zip(self.levels, range(len(self.levels)), strict=True))
        places.update(dict.fromkeys(self.rare, len(self.levels) - 1))
        found = self._found(cells, places)
        return np.array([-1 if c is None else found[c] for c in cells], dtype=np.int64)

    def _found(self, cells: np.ndarray, of_levels: Mapping[str, int]) -> dict[str, int]:
        """Return places of distinct cells by those of the levels, -1 of new ones."""
        places = {**of_levels, **{cell: of_levels[own] for cell, own in self.spellings.items()}}
        alike = lookup_of(places)
        return {
            cell: places[cell] if cell in places else alike.get(folded(cell), -1)
            for cell in set(cells.tolist()) - {None}
        }

    def _between(self, cells: np.ndarray) -> np.ndarray:
        """Return where new numbers stand among levels that are numbers, -1 of other cells."""
        numbers = [number_of_level(level) or 0.0 for level in self.levels]
        found = [number_of_level(cell) for cell in cells]
        places = range(len(numbers))
        return np.array([NO_LEVEL if n is None else np.interp(n, numbers, places) for n in found])


def _name_of_rare(levels: Mapping[str, int]) -> str:
    """Return a name of the rare levels that no level has."""
    name, number = _RARE, 2
    while name in levels:
        name, number = f"{_RARE}_{number}", number + 1
    return name
