"""Names from closed vocabularies: countries, states, languages, cities, people.

A naive Bayes classifier of columns. A name may be in several lists: Georgia is a state and a
country, Lincoln a city and a family name, Madrid a city and a province. So every cell gets a
class (in which lists is it?), and the label of the column is the one under which the classes
of its cells are likeliest. Each label is a mixture of a few kinds of columns, each kind with
its rates of classes: ``data/name_rates.csv``, fitted by `fit_rates` to simulated columns.

Constants without a source of their own were set by hand on the development columns.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .cells import Cells
from .name_classes import CLASSES, classes_of
from .opinion import Opinion, hand_over
from .vocabularies import data_text

__all__ = ["OWN_CLASSES", "is_of_names", "name_opinions", "name_rates"]

_DIGIT, _LETTER = re.compile(r"\d").search, re.compile(r"[^\W_]").search
_FIRST_CELLS = 14
"""If none of so many cells is in a list, the others are not looked at."""
_MOST_CELLS = 32
"""Distinct cells that are looked at."""
_LONGEST = 60
"""Characters of a name; what is longer is text."""

_PRIORS = {
    "country": 0.06, "state": 0.08, "city": 0.12, "language": 0.03, "timezone": 0.01,
    "last_name": 0.05, "first_name": 0.05, "person_name": 0.07, "address": 0.04, "company": 0.1,
    "job_title": 0.04, "street_name": 0.03, "": 0.3,
}  # fmt: skip
"""Prior odds of the labels among columns that look like names; "" stands for all others."""

_TEMPER = 0.8
"""Cells of one column come together: each says less than an independent one would.

The fit of `fit_rates` and the weighing of `short_codes` use the same factor.
"""
_SLACK = 1.0
"""A difference of log-likelihoods up to this is no evidence."""
_SURE = 0.99
"""Posterior probability from which a closed list settles the label."""
_FRACTION_TO_SETTLE = 0.8
"""Least fraction of the cells, of the distinct ones and of all, in the list that settles."""
_CELLS_TO_SETTLE = 3
"""Least number of distinct cells that settle: two names may be anything."""
_STRONGEST = 0.95
"""Highest score of support by a closed list."""
_STRONGEST_OF_OPEN = 0.8
"""Highest score of support by an open list, whose names are in other lists as well."""
_MOST_AGAINST = 0.5
"""Highest score against a label whose complete list does not fit: it may lack a spelling."""
_FEWEST_OF_OPEN = 4
_FEWEST = {
    "country": 1,
    "state": 1,
    "language": 1,
    "timezone": 1,
    "last_name": 6,
    "first_name": 6,
}
"""Least number of distinct cells that support a label, `_FEWEST_OF_OPEN` for the others."""
_FEWEST_AGAINST = 8
"""Least number of distinct cells that speak against other labels."""
_LEAST_SCORE = 0.2
"""Opinions against a label with lower scores are not given."""

_REASONS = {
    "country": "values:countries",
    "state": "values:states",
    "city": "values:cities",
    "language": "values:languages",
    "timezone": "values:zones",
    "last_name": "values:family_names",
    "first_name": "values:given_names",
    "person_name": "values:people",
    "address": "values:places",
    "company": "values:organisations",
    "job_title": "values:occupations",
    "street_name": "values:streets",
}
OWN_CLASSES = {
    "country": ("country", "country_and_more"),
    "language": ("language",),
    "timezone": ("zone",),
    "state": ("state", "state_or_city", "city_or_state"),
    "city": ("city", "city_or_state", "city_or_person", "state_or_city"),
    "last_name": ("family_name", "either_name", "city_or_person"),
    "first_name": ("given_name", "either_name", "city_or_person"),
    "person_name": ("person",),
    "address": ("place_and_region",),
    "company": ("organisation",),
    "job_title": ("occupation",),
    "street_name": ("street",),
}
"""The classes that speak for a label."""
_DENIALS = {
    "country": "values:not_countries",
    "state": "values:not_states",
    "city": "values:not_cities",
    "language": "values:not_languages",
}
_CLOSED = ("country", "language", "timezone", "state")
"""Labels whose lists hold nearly all there is."""
_SETTLING = ("country", "timezone", "state")
"""Those of them that may settle: names of languages are words for people of a nation as well."""
_COMPLETE = ("country", "language")
"""Labels whose lists also hold other languages and spellings: their silence is evidence."""
_FRACTION_TO_SUPPORT = {"company": 0.4, "last_name": 0.3, "first_name": 0.25, "person_name": 0.12}
_FRACTION_TO_SUPPORT_OTHERS = 0.3
"""Least fraction of the cells in the lists of a label for support.

That of companies is high since districts, teams and brands have words of organisations too;
that of people is low since a full name is rarely made of listed names alone (see the rates).
"""
_RIVALS = ("categorical", "ordinal", "stock_ticker", "license_plate", "gender")
"""Labels that look like names of the likeliest label, which speaks against them."""

_PEOPLE = ("first_name", "last_name")
"""Labels of one word, which yield to `city` where nearly all cells are in its list, and fit theirs
less.
"""


@dataclass(frozen=True, slots=True, eq=False)
class _Fitted:
    """Hold the fitted model: kinds of columns, those of one label beside each other.

    ``starts`` has the first kind of each label; ``log_fractions`` the prior of a kind within
    its label; ``log_rates``, of shape (kinds, classes), the rates of classes.
    """

    labels: tuple[str, ...]
    starts: np.ndarray
    log_fractions: np.ndarray
    log_rates: np.ndarray
    log_priors: np.ndarray


def name_rates() -> dict[str, list[tuple[int, ...]]]:
    """Return by label the kinds of its columns.

    Returns
    -------
    dict of str to list of tuple of int
        Per kind its fraction of the columns of the label in percent, then how many of a
        thousand cells are of each class of `CLASSES`. The label "" stands for all others.
    """
    found: dict[str, list[tuple[int, ...]]] = {}
    for line in data_text("name_rates.csv").splitlines()[1:]:
        label, *numbers = line.split(",")
        found.setdefault(label, []).append(tuple(map(int, numbers)))
    return found


@lru_cache(maxsize=1)
def _fitted() -> _Fitted:
    rates = name_rates()
    kinds = np.array([kind for kinds in rates.values() for kind in kinds], dtype=float)
    counts = kinds[:, 1:]
    return _Fitted(
        tuple(rates),
        np.cumsum([0, *map(len, rates.values())])[:-1],
        np.log(kinds[:, 0] / 100),
        np.log(counts / counts.sum(axis=1, keepdims=True)),
        np.log([_PRIORS[label] for label in rates]),
    )


def name_opinions(cells: Cells) -> list[Opinion]:
    """Return what names of closed vocabularies say.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    if not is_of_names(cells):
        return []
    seen = cells.values[:_MOST_CELLS]
    classes = list(zip(classes_of(seen, _FIRST_CELLS), cells.weights, strict=False))
    known = [(found, weight) for found, weight in classes if found >= 0]
    if len(classes) > 2 * len(known):
        return [Opinion(label, 1.0, reason, "forbids") for label, reason in _DENIALS.items()]
    counts = np.bincount([found for found, _ in known], minlength=len(CLASSES))
    n = len(known)
    model = _fitted()
    gains = _TEMPER * (model.log_rates @ counts) + model.log_fractions
    likely = np.logaddexp.reduceat(gains, model.starts)
    joint = likely + model.log_priors
    posterior = np.exp(joint - np.logaddexp.reduce(joint))
    best = int(posterior.argmax())
    label, probability = model.labels[best], float(posterior[best])
    by_label = dict(zip(model.labels, likely.tolist(), strict=True))
    fraction = _fraction(known, label) if label else 0.0
    if (
        label in _SETTLING
        and probability >= _SURE
        and n >= _CELLS_TO_SETTLE
        and fraction >= _FRACTION_TO_SETTLE
    ):
        return [Opinion(label, fraction, _REASONS[label], "settles")]
    opinions: list[Opinion] = []
    enough = n >= _FEWEST.get(label, _FEWEST_OF_OPEN)
    if (
        label
        and enough
        and fraction >= _FRACTION_TO_SUPPORT.get(label, _FRACTION_TO_SUPPORT_OTHERS)
    ):
        opinions += _for(label, by_label, probability, n, fraction)
    if n >= _FEWEST_AGAINST and _latin(seen):
        opinions += _against(by_label)
    return opinions


def is_of_names(cells: Cells) -> bool:
    """Return whether a column may be one of names: no numbers, no codes, no long texts.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    return cells.once(_may_be_names)


def _may_be_names(cells: Cells) -> bool:
    probe = cells.probe
    if sum(map(_is_name, probe)) < len(probe) - (len(probe) > 3):
        return False
    if len(cells.values) <= 3 or not probe[0].isupper():
        return True
    return max(map(len, cells.values[:16])) >= 6  # else codes


def _is_name(cell: str) -> bool:
    if len(cell) > _LONGEST or cell[0] in "[{<" or _DIGIT(cell):
        return False
    return _LETTER(cell) is not None


def _latin(cells: Sequence[str]) -> bool:
    """Names in other scripts are often in no list."""
    return sum("a" <= cell[0].lower() <= "z" for cell in cells) > 0.7 * len(cells)


def _fraction(known: Sequence[tuple[int, int]], label: str) -> float:
    """Return the lesser fraction, of distinct or of all cells, that is in the list of a label."""
    wanted = {CLASSES.index(name) for name in OWN_CLASSES[label]}
    fits = [weight for found, weight in known if found in wanted]
    return min(len(fits) / len(known), sum(fits) / sum(weight for _, weight in known))


def _for(
    label: str, likely: Mapping[str, float], probability: float, n: int, fraction: float
) -> list[Opinion]:
    """Return what speaks for the label that fits best, and against others."""
    reason = _REASONS[label]
    found = [Opinion(label, _strength(label) * probability, reason, "supports")]
    score = probability * _certainty(likely[label] - likely[""])
    if score > _LEAST_SCORE and (label in _CLOSED or n >= _FEWEST_AGAINST):
        # Few names may be categories all the same: districts, teams, brands.
        found += [Opinion(other, score, reason, "forbids") for other in _RIVALS]
    if label == "city" and fraction >= _FRACTION_TO_SETTLE:
        gain = likely[label] - max(likely[other] for other in _PEOPLE)
        score = min(_STRONGEST, probability * _certainty(gain))
        found += hand_over(
            "first_name", "last_name", "person_name",
            reason="values:cities_not_people", score=score, heir=label,
        )  # fmt: skip
    return found


def _strength(label: str) -> float:
    return _STRONGEST if label in _CLOSED else _STRONGEST_OF_OPEN


def _against(likely: Mapping[str, float]) -> list[Opinion]:
    """Return what speaks against labels whose complete lists do not fit.

    There are many more places, people and firms than lists hold: their silence says nothing.
    """
    best = max(likely.values())
    found = []
    for label in _COMPLETE:
        score = min(_MOST_AGAINST, _certainty(best - likely[label]))
        if score > _LEAST_SCORE:
            found.append(Opinion(label, score, _DENIALS[label], "forbids"))
    return found


def _certainty(gain: float) -> float:
    """Return the certainty, in [0, 1), that a difference of log-likelihoods gives."""
    return 1.0 - math.exp(-max(0.0, gain - _SLACK))
