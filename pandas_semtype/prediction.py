"""The prediction for one column of a frame, as users see it."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pandas as pd

from .checks import flag
from .explanation import CellCheck, Evidence, Explanation, log_odds
from .markup import Markup, meter, small_table, text
from .shown import escaped, text_of, value_shown
from .types import UNKNOWN
from .verdict import LOW_SCORE, NO_VALUES

if TYPE_CHECKING:
    from .parsing import FactsOnDemand, ParseFacts
    from .personal_cells import PersonalCells
    from .roles import Uniqueness

__all__ = ["ColumnPrediction", "RoleSource", "printable"]


class RoleSource(Protocol):
    """Where a prediction gets role and counts of its column from, when they are asked for."""

    def role(self, position: int) -> str | None:
        """Return the role of the column at a position, None if it is not known."""
        ...

    def uniqueness(self, position: int) -> Uniqueness | None:
        """Return the counts of the column at a position, None if they are not known."""
        ...


@dataclass(frozen=True, slots=True)
class ColumnPrediction:
    """Hold what one column means.

    Parameters
    ----------
    name : hashable
        The name of the column.
    label : str
        The verdict; ``"unknown"`` if no label scores high enough for the mode.
    score : float
        The probability that the verdict is right, 0 to 1; of ``"unknown"`` that of the
        best guess, which is the first of `alternatives`.
    reason : str
        What decided.
    labels : tuple of str
        Every label at or above its threshold: a column can be several things.
    net_label : str
        The label the network alone prefers.
    net_score : float
        The network's score of that label, 0 to 1.
    net : tuple of (tuple of str, tuple of (float or None))
        Every label, and the network's score of each, 0 to 1, None if it was not asked;
        `net_scores` gives them as pairs, `proba` as a Series.
    model_id : str
        The model that was asked.
    alternatives : tuple of (str, float)
        What else the column may be, by network and rules: at most five labels with their
        shares of the probability, best first.
    on_demand : FactsOnDemand, optional
        What `parse` is found out from; it does not count when predictions are compared.
    evidence : tuple of Evidence
        What each source said of the labels in question; `explain` shows it.
    checks : tuple of CellCheck
        How the cells fare with the validators of these labels.
    matching : float, optional
        Fraction of distinct cells of the sample, at most 128, that pass the test of the label (of
        the best guess, if that is ``"unknown"``), for personal labels that have a test.
    source : RoleSource, optional
        Where `role` and `uniqueness` are found when they are asked for.
    position : int, default 0
        The position of the column there.
    holds : PersonalCells, optional
        Which fractions of the distinct cells hold a mail address, or are numbers to dial.
    """

    name: Hashable
    label: str
    score: float
    reason: str
    labels: tuple[str, ...]
    net_label: str
    net_score: float
    net: tuple[tuple[str, ...], tuple[float | None, ...]] = ((), ())
    model_id: str = ""
    alternatives: tuple[tuple[str, float], ...] = ()
    on_demand: FactsOnDemand | None = field(default=None, compare=False, repr=False)
    evidence: tuple[Evidence, ...] = field(default=(), compare=False, repr=False)
    checks: tuple[CellCheck, ...] = field(default=(), compare=False, repr=False)
    matching: float | None = None
    source: RoleSource | None = field(default=None, compare=False, repr=False)
    position: int = field(default=0, compare=False, repr=False)
    holds: PersonalCells | None = field(default=None, compare=False, repr=False)

    @classmethod
    def without_values(cls, name: Hashable = None) -> ColumnPrediction:
        """Return the prediction for a column that has no cells.

        Parameters
        ----------
        name : hashable
            The name of the column.

        Examples
        --------
        >>> from pandas_semtype.results import ColumnPrediction
        >>> ColumnPrediction.without_values("notes").label
        'unknown'
        """
        return cls(name, UNKNOWN, 0.0, NO_VALUES, (), UNKNOWN, 0.0)

    @property
    def best_guess(self) -> str:
        """Return the label that ``mode="best_guess"`` gives: the verdict, if it was sure enough.

        Examples
        --------
        >>> import pandas as pd
        >>> import pandas_semtype
        >>> towns = pd.DataFrame({"town": ["Oslo", "Springfield", "Portland", "Salem"] * 5})
        >>> column = pandas_semtype.infer(towns, threshold=1.0)["town"]
        >>> column.label, column.best_guess
        ('unknown', 'city')
        """
        if self.reason != LOW_SCORE or not self.alternatives:
            return self.label
        label, score = self.alternatives[0]
        return label if self.label == UNKNOWN or score > self.score else self.label

    @property
    def net_scores(self) -> tuple[tuple[str, float | None], ...]:
        """Return each label with the network's score of it, 0 to 1, None if it was not asked."""
        return tuple(zip(*self.net, strict=True))

    @property
    def proba(self) -> pd.Series:
        """Return the network's score of every label, 0 to 1, missing if it was not asked."""
        labels, scores = self.net
        index = pd.Index(list(labels), dtype="str")
        return pd.Series(np.array(scores, dtype=np.float64), index=index, name=self.name)

    @property
    def parse(self) -> ParseFacts | None:
        """Return how the cells are written: formats of dates, marks of numbers, null tokens.

        Found out at the first access, from up to 128 distinct cells of the sample, which are
        let go then. None if the result was not made by an inference of this release.
        """
        return None if self.on_demand is None else self.on_demand.facts

    def explain(self, *, show_cells: bool = False) -> Explanation:
        """Return why the column has its label.

        Parameters
        ----------
        show_cells : bool, default False
            Show the content of cells that do not fit the label, and not only the rows in
            which they stand.

        Returns
        -------
        Explanation
            It prints as a table, and `Explanation.to_frame` returns its rows. What came from
            `InferenceResult.from_dict` has the scores of the network alone, what came from a
            schema nothing, and the explanation says so.

        Raises
        ------
        ArgumentError
            If `show_cells` is neither True nor False.

        Examples
        --------
        >>> import pandas as pd
        >>> import pandas_semtype
        >>> cells = [f"user{i}@example.org" for i in range(30)] + ["user30 example.org"]
        >>> told = pandas_semtype.infer(pd.DataFrame({"a": cells}), use_names=False)["a"].explain()
        >>> told.label, told.check.fraction < 1, told.check.rows
        ('email', True, (30,))
        >>> "settled" in repr(told)
        True
        """
        best = self.best_guess
        evidence = self.evidence
        if not evidence:
            known = dict(self.net_scores)
            shown = dict.fromkeys((best, self.net_label))
            evidence = tuple(
                Evidence("network", "", label, log_odds(score))
                for label in shown
                if (score := known.get(label)) is not None
            )
        net = dict(self.net_scores).get(self.label)
        if net is not None and self.label not in {one.label for one in evidence}:
            evidence = (Evidence("network", "", self.label, log_odds(net)), *evidence)
        asked = {check.label: check for check in self.checks}
        check = asked.get(self.label, asked.get(best))
        return Explanation(
            self.name,
            self.label,
            self.score,
            self.reason,
            evidence,
            check,
            show_cells=flag("show_cells", show_cells),
            complete=bool(self.evidence) or self.reason == NO_VALUES,
        )

    def _repr_html_(self) -> str:
        rows = [
            (
                text(label),
                Markup(f"{meter(score, f'confidence of {label}')} {score:.2f}"),
                text(why),
            )
            for label, score, why in (
                (self.label, self.score, self.reason),
                *((label, score, "") for label, score in self.alternatives),
            )
        ]
        return printable(small_table(text_of(self.name), ("type", "confidence", "reason"), rows))

    @property
    def role(self) -> str | None:
        """Return what a later step does with the column, one of `pandas_semtype.roles.ROLES`.

        None if it is not known: for results that an earlier release wrote.

        Raises
        ------
        FrameChangedError
            If the column is long, and its cells were changed after it was inferred.
        """
        return None if self.source is None else self.source.role(self.position)

    @property
    def uniqueness(self) -> Uniqueness | None:
        """Return how the cells of the whole column repeat, None if it is not known.

        Raises
        ------
        FrameChangedError
            If the column is long, and its cells were changed after it was inferred.
        """
        return None if self.source is None else self.source.uniqueness(self.position)

    @property
    def unique(self) -> float:
        """Return the fraction of distinct cells of the whole column, 0 to 1.

        Missing if it is not known, or if there are no cells.

        Raises
        ------
        FrameChangedError
            If the column is long, and its cells were changed after it was inferred.
        """
        counts = self.uniqueness
        return math.nan if counts is None else counts.unique

    def __repr__(self) -> str:
        return printable(
            f"ColumnPrediction({value_shown(self.name)}: {self.label} {self.score:.2f}, "
            f"net {self.net_label} {self.net_score:.2f}, reason {self.reason})"
        )


def printable(text: str) -> str:
    """Return a text that any output can encode and that steers none, whatever a name holds.

    Parameters
    ----------
    text : str
        Any text; line breaks stay.
    """
    return escaped(text, keep="\n")
