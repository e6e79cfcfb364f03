"""Context: names of columns and the columns beside them weigh in on labels.

A label that the cells exclude stays excluded, and one that a rule has settled gives way only to
a label that says more. Three numbers say how much cells, names and neighbours count (`weights`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from ..explanation import Evidence
from ..types import UNKNOWN, implied_labels
from ..verdict import Verdict
from .informative import is_informative
from .name_model import log_ratios
from .neighbours import neighbour_evidence
from .short_names import mute_excluded, softened
from .silent_names import UNSAID, unsaid
from .teams import no_places
from .user_labels import ModelWithUserLabels, UserLabel, given_back, lend, name_key
from .weights import fitted_weights

__all__ = [
    "BY_NAME",
    "BY_NEIGHBOUR",
    "ModelWithUserLabels",
    "UserLabel",
    "evidence_of_names",
    "given_back",
    "in_context",
    "is_informative",
    "log_ratios",
    "name_key",
]

BY_NAME, BY_NEIGHBOUR = "context:name", "context:neighbour"
"""Reasons of verdicts that the context has changed."""

_NAMED = 2.0
"""Log-odds from which on a name names a label that says more than the one a rule has settled."""
_NARROWER = 0.25
"""Odds of such a label against the settled one, before the name counts."""

_PROVED = "proved:"
"""Beginning of the reasons of validators whose check digit or strict format all cells pass."""
_WORDS = frozenset(
    {
        "values:counties",
        "values:countries",
        "values:gender_words",
        "values:months",
        "values:states",
        "values:weekdays",
    }
)
"""Reasons of lists whose words mean several things: a name may tell which."""
_SAYS_LESS = frozenset({"identifier", "code", "categorical", "int", "text"})
"""Labels that hold of proved ones too, though not every label implies them."""

_LEAST_LEFT = 0.005
"""Probability that is left, at least, where a label is taken away."""
_MOST_BROUGHT = 4
"""Labels that are asked about, one after another."""

_SHOWN, _WORTH_SHOWING, _IN_QUESTION = 4, 0.1, 0.01
"""Labels of a source that an explanation names, and the log-odds and the score from which on."""


def in_context(
    verdicts: Sequence[Verdict],
    names: Sequence[Hashable],
    labels: Sequence[str],
    *,
    every_name: bool = True,
    ruled_out: Sequence[Callable[[str], bool]] = (),
    known: Mapping[str, UserLabel] | None = None,
) -> list[Verdict]:
    """Return best guesses that take names of columns and neighbours into account.

    Parameters
    ----------
    verdicts : sequence of Verdict
        Best guesses by values, one per column of a table; those with ``scores``, a
        probability per label, can change.
    names : sequence of hashable
        Names of the columns.
    labels : sequence of str
        Labels in the order of the scores.
    every_name : bool, default True
        Whether names that look generated count too. If not, and no name says anything,
        nothing changes.
    ruled_out : sequence of callable
        Per column, from a label to whether its cells exclude it. None is asked by default.
    known : mapping of str to UserLabel, optional
        What is known of labels that a user added.

    Returns
    -------
    list of Verdict
        With the reason ``"context:name"`` or ``"context:neighbour"`` where the label changed.
    """
    out = list(verdicts)
    told = np.array([every_name or is_informative(name) for name in names], dtype=bool)
    rows, scores = [], []
    for i, verdict in enumerate(verdicts):
        if verdict.scores is not None:
            rows.append(i)
            scores.append(np.asarray(verdict.scores, dtype=float))
    if not rows or not told.any():
        return out
    weights = fitted_weights()
    probabilities = np.stack(scores)
    moving = np.array([out[i].label != UNKNOWN for i in rows])
    bound = _bound([out[i] for i in rows], labels)
    keep = _keep_proved([out[i] for i in rows], labels)
    heard = told[rows] & moving
    said = evidence_of_names([names[i] for i in rows], labels, names, known)
    by_name = weights.of_names(said)
    given = [names[i] for i in rows]
    silence = unsaid(said, given, labels) | no_places(given, labels)
    by_name[~heard] = 0.0
    silence[~moving] = False
    by_name[silence] = UNSAID
    _let_narrower([out[i] for i in rows], labels, by_name)
    if ruled_out:
        asked = (by_name >= _NAMED) & (probabilities > 0.0)
        for row, i in enumerate(rows):
            if out[i].settled and moving[row]:  # by a rule, which has looked at the cells
                asked[row, labels.index(out[i].label)] = False
        _exclude([ruled_out[i] for i in rows], labels, asked, probabilities)
    mute_excluded(by_name, [names[i] for i in rows], labels, probabilities)
    bound(by_name)
    keep(by_name)
    _open_narrower([out[i] for i in rows], labels, by_name, probabilities)
    spoken = heard | silence.any(axis=1)
    named = np.where(spoken[:, None], weights.updated(probabilities, by_name), probabilities)
    by_neighbour = weights.neighbours * neighbour_evidence(named, labels)
    by_neighbour[~moving] = 0.0
    by_neighbour[silence & (by_neighbour > 0.0)] = 0.0
    bound(by_neighbour)
    keep(by_neighbour)
    final = weights.updated(probabilities, by_name + by_neighbour)
    if ruled_out:
        chosen = [labels.index(out[i].label) if moving[row] else -1 for row, i in enumerate(rows)]
        for row in np.flatnonzero(final.argmax(axis=1) != chosen).tolist():
            _rule_out(ruled_out[rows[row]], labels, probabilities[row], final[row])
    # Where neither says anything the probability by the cells stays as it is.
    silent: np.ndarray = ~np.any((by_name != 0.0) | (by_neighbour != 0.0), axis=1)
    final[silent] = probabilities[silent]
    best = final.argmax(axis=1)
    for row, i in enumerate(rows):
        if not moving[row] or silent[row]:
            continue
        label, score = labels[best[row]], float(final[row, best[row]])
        reason, settled = out[i].reason, out[i].settled
        if label != out[i].label:
            before = labels.index(out[i].label)
            gained = [e[row, best[row]] - e[row, before] for e in (by_name, by_neighbour)]
            reason = BY_NAME if gained[0] >= gained[1] else BY_NEIGHBOUR
            settled = False
        shown = final[row] >= _IN_QUESTION
        names_say = _told(by_name[row] * shown, "name", BY_NAME, labels)
        neighbours_say = _told(by_neighbour[row] * shown, "neighbours", BY_NEIGHBOUR, labels)
        out[i] = replace(
            out[i],
            label=label,
            score=score,
            reason=reason,
            scores=final[row],
            settled=settled,
            evidence=(*out[i].evidence, *names_say, *neighbours_say),
        )
    return out


def _exclude(
    ruled_out: Sequence[Callable[[str], bool]],
    labels: Sequence[str],
    asked: np.ndarray,
    probabilities: np.ndarray,
) -> None:
    """Take the labels that are asked about away, in place, if the cells exclude them.

    The state of an order is no Ohio. Before, cells were asked about what the network finds likely.
    """
    for row, k in np.argwhere(asked).tolist():
        if ruled_out[row](labels[k]):
            probabilities[row, k] = 0.0


def _rule_out(
    excludes: Callable[[str], bool],
    labels: Sequence[str],
    before: np.ndarray,
    final: np.ndarray,
) -> None:
    """Take labels that names or neighbours have brought away, in place, if the cells exclude them.

    Cells are asked about what the network finds likely; these labels it may not have found so.
    """
    for _ in range(_MOST_BROUGHT):
        best = int(final.argmax())
        if not excludes(labels[best]):
            return
        left = 1.0 - final[best]
        before[best] = final[best] = 0.0
        final /= max(left, _LEAST_LEFT)


def _told(
    evidence: np.ndarray, source: str, reason: str, labels: Sequence[str]
) -> tuple[Evidence, ...]:
    """Return the strongest evidence of one source, for explanations."""
    strongest = np.argsort(-np.abs(evidence), kind="stable")[:_SHOWN].tolist()
    return tuple(
        Evidence(source, reason, labels[k], float(evidence[k]))
        for k in strongest
        if abs(evidence[k]) >= _WORTH_SHOWING
    )


def _let_narrower(verdicts: Sequence[Verdict], labels: Sequence[str], by_name: np.ndarray) -> None:
    """Take from settled labels, in place, what a name says for them by naming a narrower one.

    A "date of birth" is a date, and the word says nothing against its being one of birth.
    """
    for row, verdict in enumerate(verdicts):
        if not verdict.settled or verdict.label not in labels:
            continue
        own = labels.index(verdict.label)
        told = [by_name[row, k] for k in _narrower(verdict.label, tuple(labels))]
        if max(told, default=0.0) >= max(_NAMED, float(by_name[row, own])):
            by_name[row, own] = min(float(by_name[row, own]), 0.0)


@lru_cache(maxsize=256)
def _narrower(label: str, labels: tuple[str, ...]) -> tuple[int, ...]:
    """Return the places of the labels that say more than one."""
    return tuple(k for k, other in enumerate(labels) if label in implied_labels(other))


def _open_narrower(
    verdicts: Sequence[Verdict],
    labels: Sequence[str],
    by_name: np.ndarray,
    probabilities: np.ndarray,
) -> None:
    """Let labels that say more than a settled one be likely, in place, if the name names them.

    By the cells alone dates are hardly ever dates of birth; a column that is called so is.
    """
    for row, verdict in enumerate(verdicts):
        if not verdict.settled or verdict.label not in labels:
            continue
        own = labels.index(verdict.label)
        for k, label in enumerate(labels):
            if (
                by_name[row, k] >= _NAMED
                and probabilities[row, k] > 0.0
                and verdict.label in implied_labels(label)
            ):
                least = _NARROWER * probabilities[row, own]
                probabilities[row, k] = max(probabilities[row, k], least)


def _bound(verdicts: Sequence[Verdict], labels: Sequence[str]) -> Callable[[np.ndarray], None]:
    """Return a function that takes evidence away, in place, where a rule has settled a label.

    It stays, but for a label that says more than it: dates may be dates of birth, no matter how
    sure it is that they are dates. Between it and all others nothing changes.
    """
    settled: list[tuple[int, int, list[int]]] = []
    for row, verdict in enumerate(verdicts):
        if verdict.settled and verdict.label in labels and not _by_words(verdict):
            kept = [k for k, x in enumerate(labels) if verdict.label not in implied_labels(x)]
            settled.append((row, labels.index(verdict.label), kept))

    def bound(evidence: np.ndarray) -> None:
        for row, own, others in settled:
            evidence[row, others] = evidence[row, own]
            evidence[row] -= evidence[row, own]

    return bound


def _by_words(verdict: Verdict) -> bool:
    """Return whether a list of words has settled a label: Georgia and Chad are names as well."""
    return verdict.reason in _WORDS


def _keep_proved(
    verdicts: Sequence[Verdict], labels: Sequence[str]
) -> Callable[[np.ndarray], None]:
    """Return a function that keeps evidence, in place, from hiding what cells prove.

    A name such as "number" or "id" says less than check digits that are right in all cells: the
    general labels, which hold as well, gain no more by it than the proved one.
    """
    place = {label: k for k, label in enumerate(labels)}
    proved: list[tuple[int, int, list[int]]] = []
    for row, verdict in enumerate(verdicts):
        for told in verdict.evidence:
            if told.reason.startswith(_PROVED) and told.label in place:
                less = (_SAYS_LESS | implied_labels(told.label)) - {told.label}
                general = [place[label] for label in less if label in place]
                proved.append((row, place[told.label], general))

    def keep(evidence: np.ndarray) -> None:
        for row, own, general in proved:
            evidence[row, general] = np.minimum(evidence[row, general], evidence[row, own])

    return keep


def evidence_of_names(
    names: Sequence[Hashable],
    labels: Sequence[str],
    table_names: Sequence[Hashable],
    known: Mapping[str, UserLabel] | None = None,
) -> np.ndarray:
    """Return the evidence of names, that for labels which a user added included."""
    out = softened(log_ratios(names, labels, table_names=table_names), names, labels)
    lend(out, names, labels, known or {})
    return out
