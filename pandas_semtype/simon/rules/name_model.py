"""Names from closed vocabularies: countries, states, languages, cities, people.

A name may be in several lists: Georgia is a state and a country, Lincoln a city and a
family name, Madrid a city and a province.  So every cell gets a class (in which lists is
it?), and the column is what makes the classes of its cells likeliest.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

import numpy as np

from .cells import Cells
from .name_classes import CLASSES, classes_of
from .name_rates import RATES
from .opinion import Opinion

__all__ = ["OWN_CLASSES", "is_of_names", "name_opinions"]

_DIGIT, _LETTER = re.compile(r"\d").search, re.compile(r"[^\W_]").search
_FIRST_CELLS = 14
_MOST_CELLS = 32
_LONGEST = 60

_LABELS = tuple(RATES)
_SHARES = np.log([share / 100 for kinds in RATES.values() for share, _ in kinds])
_TABLE = np.array([rates.split() for kinds in RATES.values() for _, rates in kinds], dtype=float)
_LOGS = np.log(_TABLE / _TABLE.sum(axis=1, keepdims=True))
_STARTS = np.cumsum([0, *(len(kinds) for kinds in RATES.values())])[:-1]
_PRIORS = {
    "country": 0.06, "state": 0.08, "city": 0.12, "language": 0.03, "timezone": 0.01,
    "last_name": 0.05, "first_name": 0.05, "person_name": 0.07, "address": 0.04, "company": 0.1,
    "job_title": 0.04, "street_name": 0.03, "": 0.3,
}  # fmt: skip
_LOG_PRIORS = np.log([_PRIORS[label] for label in _LABELS])

_TEMPER = 0.8
"""Cells of one column come together: each says less than an independent one would."""
_SLACK = 1.0
_SURE = 0.99
_SHARE_TO_SETTLE = 0.8
_CELLS_TO_SETTLE = 3
_STRONGEST = 0.95
_STRONGEST_OF_OPEN = 0.8
_MOST_AGAINST = 0.5
_FEWEST_OF_OPEN = 4
_FEWEST = {
    "country": 1, "state": 1, "language": 1, "timezone": 1, "last_name": 6, "first_name": 6,
}  # fmt: skip
_FEWEST_AGAINST = 8

_REASONS = {
    "country": "values:countries", "state": "values:states", "city": "values:cities",
    "language": "values:languages", "timezone": "values:zones",
    "last_name": "values:family_names", "first_name": "values:given_names",
    "person_name": "values:people", "address": "values:places",
    "company": "values:organisations", "job_title": "values:occupations",
    "street_name": "values:streets",
}  # fmt: skip
OWN_CLASSES = {
    "country": ("country", "country_and_more"), "language": ("language",), "timezone": ("zone",),
    "state": ("state", "state_or_city", "city_or_state"),
    "city": ("city", "city_or_state", "city_or_person", "state_or_city"),
    "last_name": ("family_name", "either_name", "city_or_person"),
    "first_name": ("given_name", "either_name", "city_or_person"),
    "person_name": ("person",), "address": ("place_and_region",),
    "company": ("organisation",), "job_title": ("occupation",), "street_name": ("street",),
}  # fmt: skip
"""The classes that speak for a label."""
_DENIALS = {
    "country": "values:not_countries", "state": "values:not_states",
    "city": "values:not_cities", "language": "values:not_languages",
}  # fmt: skip
_CLOSED = ("country", "language", "timezone", "state")
_COMPLETE = ("country", "language")
_SHARE_TO_SUPPORT = {"company": 0.4, "last_name": 0.3, "first_name": 0.25, "person_name": 0.12}
_WORDS = ("categorical", "ordinal", "stock_ticker", "license_plate", "gender")


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
    gains = _TEMPER * (_LOGS @ counts) + _SHARES
    likely = np.logaddexp.reduceat(gains, _STARTS)
    posterior = np.exp(likely + _LOG_PRIORS - np.logaddexp.reduce(likely + _LOG_PRIORS))
    best = int(posterior.argmax())
    label, sure = _LABELS[best], float(posterior[best])
    by_label = dict(zip(_LABELS, likely.tolist(), strict=True))
    found: list[Opinion] = []
    share = _share(known, label) if label else 0.0
    if label in _CLOSED and sure >= _SURE and n >= _CELLS_TO_SETTLE and share >= _SHARE_TO_SETTLE:
        return [Opinion(label, share, _REASONS[label], "settles")]
    enough = n >= _FEWEST.get(label, _FEWEST_OF_OPEN)
    if label and enough and share >= _SHARE_TO_SUPPORT.get(label, 0.3):
        found = _for(label, by_label, sure, n)
    if n >= _FEWEST_AGAINST and _latin(seen):
        found += _against(by_label)
    return found


def is_of_names(cells: Cells) -> bool:
    """Return whether a column may be one of names: no numbers, no codes, no long texts.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
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


def _share(known: Sequence[tuple[int, int]], label: str) -> float:
    """Return the lesser share of distinct or of all cells that are in the list of a label."""
    wanted = {CLASSES.index(name) for name in OWN_CLASSES[label]}
    fits = [weight for found, weight in known if found in wanted]
    return min(len(fits) / len(known), sum(fits) / sum(weight for _, weight in known))


def _for(label: str, likely: Mapping[str, float], sure: float, n: int) -> list[Opinion]:
    """Return what speaks for the label that fits best, and against others."""
    reason = _REASONS[label]
    found = [Opinion(label, _strength(label) * sure, reason, "supports")]
    score = sure * _certainty(likely[label] - likely[""])
    if score > 0.2 and (label in _CLOSED or n >= _FEWEST_AGAINST):
        # Few names may be categories all the same: districts, teams, brands.
        found += [Opinion(other, score, reason, "forbids") for other in _WORDS]
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
        if score > 0.2:
            found.append(Opinion(label, score, _DENIALS[label], "forbids"))
    return found


def _certainty(gain: float) -> float:
    """Return how certain a difference of likelihoods makes, in [0, 1)."""
    return 1.0 - math.exp(-max(0.0, gain - _SLACK))
