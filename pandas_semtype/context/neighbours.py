"""Evidence from the other columns of a table: pairs of labels that stand together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

__all__ = ["PAIRS", "PARTNERS", "neighbour_evidence"]

PAIRS: tuple[tuple[str, str, float], ...] = (
    ("latitude", "longitude", 2.0),
    ("first_name", "last_name", 1.5),
    ("city", "state", 1.0),
    ("city", "postal_code", 1.0),
    ("city", "country", 0.6),
    ("city", "address", 0.6),
    ("state", "postal_code", 1.0),
    ("state", "country", 0.6),
    ("state", "address", 0.6),
    ("postal_code", "address", 1.0),
    ("country", "country_code", 0.8),
    ("currency_code", "currency", 0.6),
    ("currency_code", "country", 0.4),
    ("language_code", "language", 0.6),
    ("age", "gender", 1.2),
    ("age", "first_name", 0.8),
    ("age", "person_name", 0.6),
    ("gender", "first_name", 0.6),
    ("person_name", "email", 0.6),
    ("person_name", "job_title", 0.6),
    ("company", "stock_ticker", 1.0),
    ("company", "job_title", 0.4),
    ("month_name", "year", 0.6),
    ("day_of_week", "datetime", 0.4),
    ("time", "datetime", 0.4),
    ("airport_code", "latitude", 0.4),
)
"""Labels that stand together, and what the one's presence adds to the log-odds of the other."""

_PEOPLE = (
    "gender", "person_name", "first_name", "last_name", "email", "phone", "ssn", "job_title",
)  # fmt: skip

PARTNERS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("latitude", ("longitude",), 1.5),
    ("longitude", ("latitude",), 1.5),
    ("age", _PEOPLE, 1.2),
)
"""Labels that hardly stand alone: label, any of what stands beside it, log-odds it loses."""


@cache
def _matrices(labels: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    place = {label: k for k, label in enumerate(labels)}
    added = np.zeros((len(labels), len(labels)))
    for one, other, odds in PAIRS:
        if one in place and other in place:
            added[place[one], place[other]] = added[place[other], place[one]] = odds
    partners = np.zeros((len(labels), len(labels)), dtype=bool)
    lost = np.zeros(len(labels))
    for label, others, odds in PARTNERS:
        known = [place[other] for other in others if other in place]
        if label in place and known:
            partners[place[label], known] = True
            lost[place[label]] = odds
    return added, partners, lost


def neighbour_evidence(probabilities: np.ndarray, labels: Sequence[str]) -> np.ndarray:
    """Return log-odds of labels from what the other columns are.

    Parameters
    ----------
    probabilities : ndarray, shape (columns, labels)
        Probability of each label for each column.
    labels : sequence of str
        Labels in the order of `probabilities`.

    Returns
    -------
    ndarray, shape (columns, labels)

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.context.neighbours import neighbour_evidence
    >>> probabilities = np.array([[0.5, 0.5, 0.0], [0.0, 0.0, 1.0]])
    >>> neighbour_evidence(probabilities, ["float", "latitude", "longitude"])[0]
    array([ 0. ,  2. , -1.5])
    """
    n, n_labels = probabilities.shape
    if n < 2:
        return np.zeros(probabilities.shape)
    added, partners, lost = _matrices(tuple(labels))
    # The best of the other columns for each label: the best of all, or the second best.
    order = np.argsort(probabilities, axis=0)
    best, second = order[-1], order[-2]
    every = np.arange(n_labels)
    present = np.broadcast_to(probabilities[best, every], probabilities.shape).copy()
    present[best, every] = probabilities[second, every]
    evidence = present @ added
    beside = np.where(partners[None], present[:, None, :], 0.0).max(axis=2)
    out: np.ndarray = evidence - lost * (1.0 - beside)
    return out
