"""The cells that rules look at: present ones, stripped, without null tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import compress
from typing import Any, Protocol, TypeVar

import numpy as np

from .forms import Form, form_of

__all__ = ["NULL_TOKENS", "Cells", "Sample", "present_cells"]

_Found = TypeVar("_Found")

MAX_CELLS = 128
"""Distinct cells that are looked at: enough to distinguish 95 % from 90 %."""

_PROBE = 5
"""Distinct cells of a first look: most rules are ruled out by them."""
_SOME = 32
"""Distinct cells of `Cells.fraction`."""
_ENOUGH = 64
"""Distinct cells of `Cells.coverage` where the first ones match."""

_TOKENS = (
    "n/a", "na", "#n/a", "nan", "null", "(null)", "<null>", "none", "nil", "<na>", "n.a.", "n.a",
    "n.d.", "nd", "unknown", "unk", "missing", "not available", "not applicable", "not reported",
    "nothing", "not provided", "k.a.", "undefined", "unspecified", "tbd", "blank", "empty",
    "(blank)", "(none)", "#value!", "#ref!", "#div/0!", "\\n", "-", "--", "---", "\u2013", "\u2014",
    ".", "..", "...", "?", "??", "*", "/", "_", "",
)  # fmt: skip


def _spellings(token: str) -> tuple[str, ...]:
    """Return the cases a token is written in; only abbreviations have those of ``k.A.``."""
    mixed = token[:1] + token[1:].upper() if "." in token else token
    return token, token.upper(), token.capitalize(), token.title(), mixed


NULL_TOKENS = frozenset(form for token in _TOKENS for form in _spellings(token))
"""Cells that mean a missing value: they count neither for nor against a rule."""


class Sample(Protocol):
    """What is read of a column; `pandas_semtype.sampling.ColumnSample` fits."""

    @property
    def values(self) -> list[str]:
        """Distinct cells as text."""

    @property
    def counts(self) -> np.ndarray:
        """How often each stands in the sample."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Hold the cells of a column that rules look at.

    Parameters
    ----------
    values : list of str
        Stripped, no null tokens; the first `MAX_CELLS` distinct ones.
    weights : list of int
        How often each stands in the sample.
    total : int
        Sum of `weights`.
    n_present : int
        Present cells of the sample, those beyond `values` included.
    n_distinct : int
        Distinct present cells of the sample, likewise.
    top : int
        How often the most frequent of them stands in the sample.
    rest : list of str
        Present cells beyond `values`, for the few questions that one cell answers.
    asked : dict
        What validators found, by label: each is asked once.
    found : dict
        What else was found out about all cells, by what finds it; see `once`.
    """

    values: list[str]
    weights: list[int]
    total: int
    n_present: int
    n_distinct: int
    top: int
    rest: list[str] = field(default_factory=list)
    asked: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    found: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, find: Callable[[Cells], _Found]) -> _Found:
        """Return what a function finds out about the cells; it is called once for all rules.

        Parameters
        ----------
        find : callable
            A function of a module, whose answer nobody changes.
        """
        if find not in self.found:
            self.found[find] = find(self)
        answer: _Found = self.found[find]
        return answer

    @property
    def form(self) -> Form:
        """What all cells have in common."""
        return self.once(_form)

    @property
    def probe(self) -> list[str]:
        """The first few cells."""
        return self.values[:_PROBE]

    def coverage(self, match: Callable[[str], Any], enough: float = 0.0) -> float:
        """Return the weighted fraction of the cells that match.

        Parameters
        ----------
        match : callable
            Truthy for a cell that matches.
        enough : float, default 0.0
            A smaller fraction is of no interest: where two of the first five cells do not
            match, 0.0 is returned and the rest not looked at; else some dozens are.
        """
        if not enough:
            return sum(compress(self.weights, map(match, self.values))) / self.total
        misses = 0
        for value in self.values[:_PROBE]:
            if not match(value):
                misses += 1
                if misses > 1:
                    return 0.0
        weights = self.weights[:_ENOUGH]
        return sum(compress(weights, map(match, self.values))) / sum(weights)

    def fraction(self, match: Callable[[str], Any]) -> float:
        """Return the fraction of the first few dozen distinct cells that match."""
        some = self.values[:_SOME]
        return sum(map(bool, map(match, some))) / len(some)


def _form(cells: Cells) -> Form:
    return form_of(cells.values)


def present_cells(sample: Sample) -> Cells | None:
    """Return the present cells of a column; None if there are none.

    Parameters
    ----------
    sample : ColumnSample
        Distinct cells and how often each stands in the sample.
    """
    values, counts = list(sample.values), sample.counts.tolist()
    if not NULL_TOKENS.isdisjoint(values):
        values, counts = _without_tokens(values, counts)
    head, weights = list(map(str.strip, values[:MAX_CELLS])), counts[:MAX_CELLS]
    if not NULL_TOKENS.isdisjoint(head):  # "- " is one too
        head, weights = _without_tokens(head, weights)
    if not head:
        return None
    rest = values[MAX_CELLS:]
    return Cells(head, weights, sum(weights), sum(counts), len(counts), max(counts), rest)


def _without_tokens(values: list[str], counts: list[int]) -> tuple[list[str], list[int]]:
    kept = [(v, c) for v, c in zip(values, counts, strict=True) if v not in NULL_TOKENS]
    return [v for v, _ in kept], [c for _, c in kept]
