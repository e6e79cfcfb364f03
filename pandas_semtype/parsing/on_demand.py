"""Facts that are found out when they are asked for, from the few cells that were kept."""

from __future__ import annotations

from ..types import UNKNOWN
from .decide import Sample, facts_of_cells
from .decimal_marks import is_open_among
from .facts import ParseFacts

__all__ = ["FactsOnDemand"]

MAX_CELLS = 128
"""Distinct cells kept of a column: enough to distinguish 95 % from 90 %."""

_MAX_CHARS = 80
"""Longer cells are texts, and texts have no facts."""


class FactsOnDemand:
    """Hold the facts of a column, or the cells to find them out from.

    Finding them takes longer than an inference of many columns may, and most results are not
    asked for them. The cells are let go once the facts are there, and never leave the process:
    a pickle holds the facts.

    Parameters
    ----------
    sample : ColumnSample
        The column.
    label : str, default "unknown"
        Its semantic type.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.parsing import FactsOnDemand
    >>> from pandas_semtype.sampling import sample_series
    >>> FactsOnDemand(sample_series(pd.Series(["3,5", "4,25"])), "float").facts.numbers.decimal
    ','
    """

    __slots__ = ("_cells", "_facts", "_label", "_left_open", "_structure")

    def __init__(self, sample: Sample, label: str = UNKNOWN) -> None:
        cells = [value[:_MAX_CHARS] for value in sample.values[:MAX_CELLS]]
        self._cells: tuple[list[str], list[int]] | None = (
            cells,
            sample.counts[:MAX_CELLS].tolist(),
        )
        self._label = label
        self._structure = sample.structure
        self._left_open = False
        self._facts: ParseFacts | None = None

    @classmethod
    def known(cls, facts: ParseFacts) -> FactsOnDemand:
        """Return an object whose facts are known already.

        Parameters
        ----------
        facts : ParseFacts
            The facts.
        """
        self = cls.__new__(cls)
        self._cells, self._label, self._structure, self._facts = None, "", "", facts
        self._left_open = False
        return self

    def labelled(self, label: str, *, left_open: bool = False) -> FactsOnDemand:
        """Return an object of the same cells, whose column has a label.

        Parameters
        ----------
        label : str
            The semantic type of the column, or ``"unknown"``.
        left_open : bool, default False
            Whether numbers whose marks may mean two things are texts: a cast has left them so.
        """
        other = FactsOnDemand.__new__(FactsOnDemand)
        other._cells, other._structure = self._cells, self._structure
        other._label, other._left_open, other._facts = label, left_open, None
        return other

    @property
    def facts(self) -> ParseFacts:
        """Return the facts."""
        cells, found = self._cells, self._facts
        if found is None:  # two threads may both find them out, and find the same
            counts = dict(zip(*cells, strict=True)) if cells else {}
            found = facts_of_cells(counts, self._label, structure=self._structure)
            if self._left_open and is_open_among(counts, found, self._label):
                found = ParseFacts("text", numbers=found.numbers, null_tokens=found.null_tokens)
            self._facts, self._cells = found, None
        return found

    def __reduce__(self) -> tuple[object, tuple[ParseFacts]]:
        return FactsOnDemand.known, (self.facts,)
