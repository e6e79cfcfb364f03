"""The verdict on a column: label, score and reason; modes, and what else the column may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from .explanation import CellCheck, Evidence
from .types import UNKNOWN, implied_labels

if TYPE_CHECKING:
    from .personal_cells import PersonalCells

__all__ = [
    "BEST_GUESS",
    "DEFAULT_MODE",
    "GENERAL_LABELS",
    "HIGH_CONFIDENCE",
    "LOW_SCORE",
    "MODES",
    "NO_VALUES",
    "Verdict",
    "VerdictLike",
    "accept",
    "alternatives",
    "gives_general",
]

BEST_GUESS, HIGH_CONFIDENCE = "best_guess", "high_confidence"

DEFAULT_MODE = "medium_confidence"
"""The default mode: a label, unless it is more likely wrong than useful."""

MODES = (BEST_GUESS, DEFAULT_MODE, HIGH_CONFIDENCE)
"""From a label for every column to labels that are very likely right."""

LOW_SCORE = "low_score"
"""The reason of a verdict in place of one whose label scores too low for the mode."""

GENERAL_LABELS = ("text", "int", "float", "categorical")
"""Labels that say little, and hold for many columns that have a better one."""

NO_VALUES = "no_values"
"""The reason of the verdict on a column without a single cell."""

MOST_ALTERNATIVES = 5
_LEAST_SCORE = 0.005  # what would be shown as 0.00 is no alternative


class VerdictLike(Protocol):
    """What a model of one's own may return: any object with these attributes.

    The attributes of `Verdict` from ``scores`` on are optional.
    """

    @property
    def label(self) -> str:
        """The verdict."""
        ...

    @property
    def score(self) -> float:
        """Its confidence, 0 to 1."""
        ...

    @property
    def reason(self) -> str:
        """What decided."""
        ...

    @property
    def labels(self) -> Sequence[str]:
        """Every label at or above its threshold."""
        ...

    @property
    def net_label(self) -> str:
        """The label the network prefers."""
        ...

    @property
    def net_score(self) -> float:
        """The network's score of that label, 0 to 1."""
        ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold what a column is called, and why.

    Parameters
    ----------
    label : str
        The most specific label, or ``"unknown"``.
    score : float
        Its confidence, 0 to 1; of ``"unknown"`` that of the best guess.
    reason : str
        ``"net"`` where the network's label stands, the name of the rule that settled or
        changed it, ``"low_score"`` where the best guess does not reach its threshold,
        ``"no_values"`` where there are only missing cells and null tokens.
    net_label : str
        The label the network alone prefers.
    net_score : float
        The network's score of that label, 0 to 1.
    labels : tuple of str
        Every label at or above its threshold, with all they imply; `label` first.
    scores : ndarray of float, shape (n_labels,), optional
        Score of each label as the most specific true one, rules considered, in the order
        of the labels that were asked for.
    settled : bool, default False
        Whether a rule settled the label, so that context cannot change it.
    alternatives : tuple of (str, float)
        Other labels with their scores, best first, of a verdict without `scores`.
    evidence : tuple of Evidence
        What each source said of the labels in question.
    checks : tuple of CellCheck
        How the cells fare with the validators of these labels.
    matching : float, optional
        Fraction of the distinct cells that pass the test of the label, if it is personal data.
    holds : PersonalCells, optional
        What the cells hold of persons, whatever the label is.
    without : (mapping of str to float, Verdict), optional
        Scores that the labels of a user need, and the verdict as if there were none of them.

    Examples
    --------
    >>> from pandas_semtype.verdict import Verdict
    >>> Verdict("city", 0.9, "net", "city", 0.9, ("city", "text")).label
    'city'
    """

    label: str
    score: float
    reason: str
    net_label: str
    net_score: float
    labels: tuple[str, ...]
    scores: np.ndarray | None = field(default=None, compare=False, repr=False)
    settled: bool = field(default=False, compare=False, repr=False)
    alternatives: tuple[tuple[str, float], ...] = field(default=(), compare=False, repr=False)
    evidence: tuple[Evidence, ...] = field(default=(), compare=False, repr=False)
    checks: tuple[CellCheck, ...] = field(default=(), compare=False, repr=False)
    matching: float | None = field(default=None, compare=False, repr=False)
    holds: PersonalCells | None = field(default=None, compare=False, repr=False)
    without: tuple[Mapping[str, float], Verdict] | None = field(
        default=None, compare=False, repr=False
    )

    @classmethod
    def of(cls, given: VerdictLike) -> Verdict:
        """Return the verdict that an object with the same attributes stands for.

        Parameters
        ----------
        given : object
            A verdict, or what a model of one's own returns in its place; see `VerdictLike`.

        Examples
        --------
        >>> from types import SimpleNamespace
        >>> from pandas_semtype.verdict import Verdict
        >>> mine = SimpleNamespace(
        ...     label="city", score=1, reason="mine", net_label="text", net_score=0, labels=["city"]
        ... )
        >>> Verdict.of(mine)  # doctest: +NORMALIZE_WHITESPACE
        Verdict(label='city', score=1.0, reason='mine', net_label='text', net_score=0.0,
        labels=('city',))
        """
        if isinstance(given, cls):
            return given
        scores = getattr(given, "scores", None)
        return cls(
            str(given.label),
            float(given.score),
            str(given.reason),
            str(given.net_label),
            float(given.net_score),
            tuple(given.labels),
            None if scores is None else np.asarray(scores, dtype=np.float64),
            bool(getattr(given, "settled", False)),
            tuple(getattr(given, "alternatives", ())),
            tuple(getattr(given, "evidence", ())),
            tuple(getattr(given, "checks", ())),
            getattr(given, "matching", None),
            getattr(given, "holds", None),
        )

    @classmethod
    def without_values(cls) -> Verdict:
        """Return the verdict on a column that has no cells."""
        return cls(UNKNOWN, 0.0, NO_VALUES, UNKNOWN, 0.0, ())

    def named(self) -> Verdict:
        """Return the verdict with its label, and what that implies, in front of its labels.

        A best guess is named although it is below the threshold other labels have reached, and
        context or a threshold may have brought forward a label that was not the first.
        """
        if self.label == UNKNOWN or self.labels[:1] == (self.label,):
            return self
        labels = (self.label, *sorted(implied_labels(self.label)), *self.labels)
        return replace(self, labels=tuple(dict.fromkeys(labels)))


def gives_general(mode: str, threshold: object) -> bool:
    """Return whether a column that no specific label fits well enough gets a general one.

    In the default mode, unless the call says which score a label needs.

    Parameters
    ----------
    mode : str
        One of `MODES`.
    threshold : float, mapping or None
        The one of the call.

    Examples
    --------
    >>> from pandas_semtype.verdict import gives_general
    >>> gives_general("medium_confidence", None), gives_general("high_confidence", None)
    (True, False)
    """
    return mode == DEFAULT_MODE and threshold is None


def accept(
    verdicts: Sequence[Verdict],
    bars: Mapping[str, float] | None,
    general: Sequence[str] | None = None,
) -> list[Verdict]:
    """Return verdicts with something safer in place of every label that scores too low.

    Parameters
    ----------
    verdicts : sequence of Verdict
        Best guesses.
    bars : mapping of str to float, or None
        Score a label needs, 0 to 1; a label without an entry needs none. None accepts all.
    general : sequence of str, optional
        Labels in the order of the scores of `verdicts`. The likeliest of those that are in
        `GENERAL_LABELS` takes the place of a label that scores too low. By default, and
        where none of them is possible, it is ``unknown``.

    Returns
    -------
    list of Verdict
        One per verdict. What became ``unknown`` keeps its score, a general label has its own.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.verdict import Verdict, accept
    >>> scores = np.array([0.6, 0.2])
    >>> guess = Verdict("city", 0.6, "net", "city", 0.7, ("city", "text"), scores)
    >>> accepted = accept([guess], {"city": 0.9})[0]
    >>> accepted.label, accepted.score, accepted.reason, accepted.labels
    ('unknown', 0.6, 'low_score', ('text',))
    >>> accepted = accept([guess], {"city": 0.9}, ["city", "text"])[0]
    >>> accepted.label, accepted.score, accepted.reason, accepted.labels
    ('text', 0.2, 'low_score', ('text',))
    """
    needed = bars or {}
    labels = tuple(general or ())
    safe = [k for k, label in enumerate(labels) if label in GENERAL_LABELS]
    return [
        _accepted(verdict, needed.get(verdict.label, 0.0), labels, safe) for verdict in verdicts
    ]


def _accepted(
    verdict: Verdict, bar: float, labels: tuple[str, ...], general: Sequence[int]
) -> Verdict:
    if verdict.label == UNKNOWN or verdict.score >= bar:
        return verdict.named()
    others = tuple(label for label in verdict.labels if label != verdict.label)
    scores = verdict.scores
    if scores is not None and len(scores) == len(labels) and general:
        best = max(general, key=lambda k: float(scores[k]))
        if scores[best] > 0.0:
            safer = replace(
                verdict,
                label=labels[best],
                score=float(scores[best]),
                reason=LOW_SCORE,
                labels=others,
                settled=False,
            )
            return safer.named()
    return replace(verdict, label=UNKNOWN, reason=LOW_SCORE, labels=others)


def alternatives(
    verdicts: Sequence[Verdict], labels: Sequence[str]
) -> list[tuple[tuple[str, float], ...]]:
    """Return, per verdict, what else the column may be: labels with scores, best first.

    Parameters
    ----------
    verdicts : sequence of Verdict
        Those with a score per label have alternatives; so have those that name them.
    labels : sequence of str
        Labels in the order of the scores.

    Returns
    -------
    list of tuple of (str, float)
        At most five per verdict.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.verdict import Verdict, alternatives
    >>> guess = Verdict("city", 0.6, "net", "city", 0.6, ("city",), np.array([0.6, 0.3]))
    >>> alternatives([guess], ["city", "state"])
    [(('state', 0.3),)]
    """
    found = [verdict.alternatives for verdict in verdicts]
    rows, scores = [], []
    for i, verdict in enumerate(verdicts):
        if verdict.scores is not None and len(verdict.scores) == len(labels):
            rows.append(i)
            scores.append(np.asarray(verdict.scores, dtype=np.float64))
    if not rows or not labels:
        return found
    matrix = np.stack(scores)
    order = np.argsort(-matrix, axis=1, kind="stable")[:, : MOST_ALTERNATIVES + 1]
    best = np.take_along_axis(matrix, order, axis=1)
    for i, places, values in zip(rows, order.tolist(), best.tolist(), strict=True):
        others = [
            (labels[place], value)
            for place, value in zip(places, values, strict=True)
            if value >= _LEAST_SCORE and labels[place] != verdicts[i].label
        ]
        found[i] = tuple(others[:MOST_ALTERNATIVES]) or verdicts[i].alternatives
    return found
