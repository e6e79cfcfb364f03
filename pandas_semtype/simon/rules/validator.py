"""A validator: a test that every cell of a label passes, and how sharp it is.

A validator is generous: what it rejects is no cell of the label, what it accepts may still
be something else; `Validator.chance` says how likely.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

__all__ = ["Passing", "Validator", "each"]

Passing = Callable[[Sequence[str]], np.ndarray]
"""From distinct cells to a boolean per cell."""

_PROOF = 1e-3
"""Probability of coincidence below which cells that pass are proof; by convention."""

_SHARP = 0.01
"""Chance up to which a format or a list is proof, besides check digits; set by hand."""
_ENOUGH = 0.95
"""Fraction of the distinct cells that must pass for proof, as for formats."""


@dataclass(frozen=True, slots=True)
class Validator:
    """Test whether cells can be of a label.

    Parameters
    ----------
    label : str
        The label.
    kind : {"check digit", "format", "closed list", "range"}
        What is tested.
    what : str
        What a cell must be, for people, such as ``"an e-mail address"``.
    chance : float
        Probability that a cell of the same shape passes that is not of the label: 1/10 for a
        check digit, 1 for a test that only permits the label.
    passing : callable
        From distinct cells to a boolean per cell.
    least : float, default 0.1
        Fraction of the distinct cells below which the label is impossible. Tests that pass by
        chance, and lists that are complete, ask for more.
    proving : callable, optional
        A narrower test that proof asks for, if `passing` is none.
    usual : float, default 0.0
        Fraction that columns of the label pass as a rule, simulated and real ones, where that was
        measured; what a column lacks of it counts against the label. 0 for tests that know
        some of the forms only; strict tests need none.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.validators import validators
    >>> isbn = validators()["isbn"]
    >>> isbn(["978-0-306-40615-7", "978-0-306-40615-8"]).tolist()
    [True, False]
    >>> isbn.kind, isbn.cells_to_prove
    ('check digit', 3)
    """

    label: str
    kind: Literal["check digit", "format", "closed list", "range"]
    what: str
    chance: float
    passing: Passing
    least: float = 0.1
    proving: Passing | None = None
    usual: float = 0.0

    def __call__(self, cells: Sequence[str]) -> np.ndarray:
        """Return which cells pass.

        Parameters
        ----------
        cells : sequence of str
            Distinct cells, stripped.

        Returns
        -------
        ndarray of bool, shape (len(cells),)
        """
        joined = "".join(cells)
        if not joined.isascii() and _HAS_UNSEEN(joined) is not None:
            cells = [cell.translate(_UNSEEN) for cell in cells]
        return self.passing(cells)

    @property
    def cells_to_prove(self) -> int | None:
        """Distinct cells that prove the label if all pass; None if no number does."""
        if self.chance >= 1.0:
            return None
        return max(1, math.ceil(math.log(_PROOF) / math.log(self.chance) - 1e-9))

    @property
    def is_strict(self) -> bool:
        """Whether cells that fail count against the label, each of them.

        So it is with formats and check digits that strangers rarely pass, and with lists that
        are complete; other lists lack names, and other formats have many forms.
        """
        if self.kind == "closed list":
            return self.least >= _COMPLETE
        return self.chance <= _RARE

    def lacking(self, fraction: float) -> float:
        """Return what cells that fail take from the label: 0.0 nothing, 1.0 all of it.

        Parameters
        ----------
        fraction : float
            Of the cells, those that pass.

        Examples
        --------
        >>> from pandas_semtype.simon.rules.validators import validators
        >>> phone, several = validators()["phone"], validators()["list"]
        >>> phone.lacking(0.9), phone.lacking(0.5), several.lacking(0.5)
        (0.0, 1.0, 0.0)
        """
        if self.is_strict:
            return min(1.0, max(0.0, (_ENOUGH - fraction) / (_ENOUGH - _HALF)))
        return min(1.0, max(0.0, (self.usual - fraction) / _DOWN_TO_NONE))

    def excludes(self, passed: float, n: int) -> bool:
        """Return whether so few cells pass that the label is impossible.

        Parameters
        ----------
        passed, n : float and int
            Cells that pass, and those that were tested. Up to three must all fail, unless a
            list is complete; of more, less than `least` may pass.

        Examples
        --------
        >>> from pandas_semtype.simon.rules.validators import validators
        >>> color = validators()["hex_color"]
        >>> cells = ["SDS011", "BME280"]
        >>> color.excludes(int(color(cells).sum()), len(cells))
        True
        """
        if n <= _FEW and self.least < _COMPLETE:
            return passed == 0
        return passed < self.least * n

    @property
    def can_prove(self) -> bool:
        """Whether cells that pass speak for the label: check digits, and sharp formats."""
        return self.kind == "check digit" or self.chance <= _SHARP

    def proves(self, cells: Sequence[str], passed: int) -> bool:
        """Return whether so many cells pass that coincidence is out of the question.

        Parameters
        ----------
        cells : sequence of str
            Distinct cells, stripped, without null tokens.
        passed : int
            How many of them pass.
        """
        needed, n = self.cells_to_prove, len(cells)
        if not self.can_prove or needed is None or n < needed or passed < _ENOUGH * n:
            return False
        return self.proving is None or bool(self.proving(cells).sum() >= _ENOUGH * n)


_COMPLETE = 0.9
"""Least fraction of a label whose list is complete: yes, no and maybe are no booleans."""
_RARE = 0.5
"""Chance up to which a format is strict."""
_FEW = 3
"""Distinct cells of which one that passes keeps a label possible."""


_HALF = 0.5
"""Fraction of the cells that must pass a strict test for the label to keep any score."""
_DOWN_TO_NONE = 0.25
"""What may be missing of the usual fraction before nothing is left of the label."""

_UNSEEN = dict.fromkeys(
    [0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
"""Marks of the direction of writing, and such: they belong to no value."""
_HAS_UNSEEN = re.compile(f"[{''.join(map(chr, _UNSEEN))}]").search


def each(test: Callable[[str], object]) -> Passing:
    """Return a test of many cells from one of a single cell.

    Parameters
    ----------
    test : callable
        Truthy for a cell that passes, such as ``re.compile(...).fullmatch``.
    """

    def passing(cells: Sequence[str]) -> np.ndarray:
        return np.fromiter(map(bool, map(test, cells)), dtype=bool, count=len(cells))

    return passing
