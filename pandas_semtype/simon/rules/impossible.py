"""Labels that the cells rule out or prove: validators asked about the labels in question.

A label none of whose cells passes its own validator is impossible, whatever it is; one whose
cells all pass a test that hardly passes by chance gains. Between the two, each cell that fails
a strict validator counts against the label, also where a format would settle it, and so do more
cells than usual that fail one which columns of the label pass as a rule. What remains
of a label goes to what else is likely, or to the general label that surely holds: numbers with
decimals are `float`, whole ones `int` or `identifier`, words that repeat `categorical`,
anything is `text`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from ...types import catalogue
from .cardinality import is_of_few_values
from .cells import Cells
from .formats import ENOUGH
from .forms import FAIL, PASS
from .named_cells import named_label
from .opinion import Kind, Opinion
from .padded import are_long_keys
from .ranges import numbers_of
from .validator import Validator
from .validators import validators

__all__ = [
    "MOST_CELLS",
    "Passed",
    "confirmed",
    "is_impossible",
    "passing",
    "reason_of",
    "validated_opinions",
]

MOST_CELLS = 64
"""Distinct cells that a validator is asked about."""

_LIKELY = 0.3
"""Score of an impossible label from which on another label takes its place."""
_SUPPORT = 0.8
"""Highest score of the opinion for what takes its place; set by hand on columns of portals."""
_SURE = 0.96
"""Score of the opinion for the general label where no other label is in question."""
_RIVAL = 0.2
"""Score of a possible label, more specific than those, from which on it takes what remains."""
_MARKS = 2
"""Cells that may stand for a missing value, where they repeat and fail."""
_GENERAL = frozenset({"categorical", "float", "int", "ordinal", "text"})
_NUMBERS = frozenset({"int", "float"})
"""Labels whose cells are numbers; where there is none, nothing that implies them is possible."""
_PROVEN = 0.9
"""Score of the opinion for a label that cells prove."""


def reason_of(label: str, *, proved: bool = False) -> str:
    """Return the reason why a label is impossible, or proved.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.impossible import reason_of
    >>> reason_of("mac_address"), reason_of("iban", proved=True)
    ('impossible:mac_address', 'proved:iban')
    """
    return f"{'proved' if proved else 'impossible'}:{label}"


def validated_opinions(
    cells: Cells, scores: Mapping[str, float], known: Collection[str] | None = None
) -> list[Opinion]:
    """Return the opinions of validators on the labels in question.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    scores : mapping of str to float
        Labels in question with their scores; those without a validator are possible.
    known : collection of str, optional
        Labels of the model, if some of the general labels are not among them.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.impossible import validated_opinions
    >>> cells = Cells(["SDS011", "BME280"], [1, 1], 2, 2, 2, 1)
    >>> [(o.label, o.kind, o.reason) for o in validated_opinions(cells, {"hex_color": 0.9})]
    [('hex_color', 'forbids', 'impossible:hex_color'), ('text', 'supports', 'impossible:others')]
    """
    found: list[Opinion] = []
    dropped, lost = "", 0.0
    for label, score in scores.items():
        validator = validators().get(label)
        if validator is None:
            continue
        passed = passing(validator, cells)
        missing = 1.0 if passed.excluded else validator.lacking(passed.fraction)
        if not missing:
            if passed.proves:
                found.append(Opinion(label, _PROVEN, reason_of(label, proved=True), "supports"))
            continue
        found.append(Opinion(label, missing, reason_of(label), "forbids"))
        if passed.excluded and label in _NUMBERS:
            found += [
                Opinion(other, 1.0, reason_of(label), "forbids")
                for other in _implying(label)
                if other not in scores
            ]
        if score >= _LIKELY and score > scores.get(dropped, 0.0):
            dropped, lost = label, missing
    if dropped:
        found += _heirs(cells, scores, found, lost, known)
    return found


@cache
def _implying(label: str) -> tuple[str, ...]:
    """Return the labels that imply another one."""
    return tuple(name for name, kind in catalogue().items() if label in kind.implies)


def _heirs(
    cells: Cells,
    scores: Mapping[str, float],
    found: Sequence[Opinion],
    lost: float,
    known: Collection[str] | None,
) -> list[Opinion]:
    """Return what gains by the fraction that the likeliest label has lost.

    A column is one thing: where the likeliest label is impossible, the others are likelier by
    the odds that it does not hold. Without any, the general label takes its place.
    """
    ruled_out = {opinion.label for opinion in found if opinion.kind == "forbids"}
    rest = [label for label in scores if label not in ruled_out and label not in _GENERAL]
    best = max((scores[label] for label in rest), default=0.0)
    general = _general(cells, known)
    lost_most = max(scores.get(label, 0.0) for label in ruled_out)
    if best < _RIVAL or (general == "identifier" and best < lost_most):  # less left, surer
        left = 0.0 if general == "identifier" else best / _RIVAL
        score = lost * (_SUPPORT + (_SURE - _SUPPORT) * (1.0 - left))
        return [Opinion(general, score, "impossible:others", "supports")]
    odds = 1.0 - lost * min(lost_most, 0.999)
    score = min(1.0 - odds**0.5, _SUPPORT)
    rivals = [label for label in rest if scores[label] >= _RIVAL]
    return [Opinion(label, score, "impossible:others", "supports") for label in rivals]


@dataclass(frozen=True, slots=True)
class Passed:
    """Hold how the cells of a column fare with a validator.

    Parameters
    ----------
    fraction : float
        Of the cells; or of the distinct ones, if that is more, and the cells beside one or two
        that repeat bear it out: a mark for missing values leaves a column what it is, and
        errors that do not repeat do, but a mixture of things is no column of one of them.
    excluded : bool
        Whether so few pass that the label is impossible.
    proves : bool
        Whether so many pass that it is no coincidence.
    n_tested : int
        Distinct cells that were tested.
    failed : tuple of int
        Places of those that do not pass.
    """

    fraction: float
    excluded: bool
    proves: bool
    n_tested: int
    failed: tuple[int, ...]


def passing(validator: Validator, cells: Cells) -> Passed:
    """Return how the first distinct cells of a column fare with a validator.

    Parameters
    ----------
    validator : Validator
        That of a label in question.
    cells : Cells
        Present cells of a column; what was found is kept in them.
    """
    known: Passed | None = cells.asked.get(validator.label)
    if known is None:
        known = cells.asked[validator.label] = _passing(validator, cells)
    return known


def _passing(validator: Validator, cells: Cells) -> Passed:
    seen = cells.values[:MOST_CELLS]
    named = cells.found.get(named_label)  # a rule has asked
    if named is not None and named[0] == validator.label:
        seen = named[1][:MOST_CELLS]
        passed = np.asarray(validator(seen), dtype=bool)
    elif validator.label in FAIL[cells.form]:
        passed = np.zeros(len(seen), dtype=bool)
    elif validator.label in PASS[cells.form]:
        passed = np.ones(len(seen), dtype=bool)
    else:
        passed = np.asarray(validator(seen), dtype=bool)
    n, count = len(seen), int(np.count_nonzero(passed))
    if count == n:
        return Passed(1.0, False, validator.proves(seen, count), n, ())
    weights = np.asarray(cells.weights[:n], dtype=float)
    right = float(weights[passed].sum())
    failing = np.sort(weights[~passed])[::-1]
    marks = float(failing[:_MARKS][failing[:_MARKS] > 1].sum())
    total = float(weights.sum())
    fraction = max(min(count / n, right / (total - marks or 1.0)), right / total)
    # A complete list is about cells, any other test about distinct ones.
    excluded = validator.excludes(
        fraction * n if validator.kind == "closed list" and validator.is_strict else count, n
    )
    failed = tuple(np.flatnonzero(~passed).tolist())
    return Passed(fraction, excluded, validator.proves(seen, count), n, failed)


def is_impossible(label: str, cells: Cells) -> bool:
    """Return whether (nearly) no cell passes the validator of a label."""
    validator = validators().get(label)
    return validator is not None and passing(validator, cells).excluded


def confirmed(opinion: Opinion, cells: Cells) -> Opinion:
    """Return an opinion that settles a label as far as the label's own validator confirms it.

    A format is a shape; that the 30th of February does not exist its validator knows. Where
    nearly all cells pass, their fraction is the highest score; elsewhere the opinion settles
    nothing, and supports the label by that fraction.

    Parameters
    ----------
    opinion : Opinion
        An opinion of any kind; one that does not settle is returned as it is.
    cells : Cells
        Present cells of the column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.formats import format_opinions
    >>> from pandas_semtype.simon.rules.impossible import confirmed
    >>> days = Cells(["2024-02-30", "2024-02-31", "2024-06-31"], [1, 1, 1], 3, 3, 3, 1)
    >>> told = format_opinions(days)[0]
    >>> told.label, told.kind, confirmed(told, days).kind, confirmed(told, days).score
    ('datetime', 'settles', 'supports', 0.0)
    """
    validator = validators().get(opinion.label)
    if opinion.kind != "settles" or validator is None:
        return opinion
    fraction = passing(validator, cells).fraction
    if fraction == 1.0:
        return opinion
    kind: Kind = "settles" if fraction >= ENOUGH else "supports"
    return replace(opinion, score=min(opinion.score, fraction), kind=kind)


def _general(cells: Cells, known: Collection[str] | None) -> str:
    """Return the label that holds of cells of which nothing is known."""
    if any(c.isdecimal() for c in cells.values[0]):
        keys = (known is None or "identifier" in known) and are_long_keys(cells)
        numbers = numbers_of(cells)
        if numbers.fraction == 1.0:
            if keys:
                return "identifier"
            return "float" if numbers.decimals else "int"
        if keys:
            return "identifier"
    return "categorical" if is_of_few_values(cells) else "text"
