"""What labels in a table say of its other columns, learned from tables of portals."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import files

import numpy as np

from .fitting import fit_linear
from .portal_names import PortalName

__all__ = ["expected_pairs", "fit_pairs"]

_SPREAD = 0.5
"""How far log-odds are expected to be from those of ``pairs.csv``."""

_MOST_COLUMNS = 12_000


def expected_pairs(labels: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the log-odds of ``pairs.csv``: what is expected before any table was seen.

    Parameters
    ----------
    labels : sequence of str

    Returns
    -------
    pairs : ndarray, shape (labels, labels)
        Of the label of the column, given that of the row in another column.
    alone : ndarray, shape (labels,)
        Of labels that hardly stand alone, where nothing is known of the other columns.
    """
    place = {label: k for k, label in enumerate(labels)}
    out = np.zeros((len(labels), len(labels)))
    alone = np.zeros(len(labels))
    text = files(__package__).joinpath("pairs.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        one, other = place.get(row["label"]), place.get(row["beside"])
        if one is not None and not row["beside"]:
            alone[one] = float(row["log_odds"])
        elif one is not None and other is not None:
            out[one, other] = out[other, one] = float(row["log_odds"])
    return out, alone


def fit_pairs(
    columns: Sequence[PortalName], labels: Sequence[str], log_prior: np.ndarray, seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Fit what the labels of the other columns add to the log-odds of each label.

    Parameters
    ----------
    columns : sequence of PortalName
        To fit to; their tables need not be whole.
    labels : sequence of str
    log_prior : ndarray, shape (labels,)
        Logarithm of how common each label is.
    seed : int, default 0
        Draws columns where there are more than enough.

    Returns
    -------
    pairs : ndarray, shape (labels, labels)
        What the label of the row adds to that of the column. All labels are fitted at once,
        so that two that always stand together do not count twice; where few tables have
        a pair, it stays near the expected one.
    alone : ndarray, shape (labels,)
        What a table without any known label adds: a latitude hardly stands alone.
    """
    place = {label: k for k, label in enumerate(labels)}
    tables: dict[str, list[int]] = defaultdict(list)
    for column in columns:
        tables[column.table].append(place[column.label])
    beside: list[np.ndarray] = []
    targets: list[int] = []
    weights: list[float] = []
    for found in tables.values():
        counts = np.bincount(found, minlength=len(labels))
        for label in found if len(found) > 1 else ():
            others = counts.copy()
            others[label] -= 1
            beside.append(others > 0)
            targets.append(label)
            weights.append(len(found) ** -0.5)
    expected, expected_alone = expected_pairs(labels)
    if not targets:
        return expected, expected_alone
    rng = np.random.default_rng(seed)
    kept = rng.permutation(len(targets))[:_MOST_COLUMNS]
    present = np.array(beside, dtype=np.float64)[kept]
    penalty = 1.0 / (2.0 * _SPREAD**2 * max(1, len(kept)))
    change, change_alone = fit_linear(
        present, present @ expected + expected_alone + log_prior, np.array(targets)[kept],
        np.array(weights)[kept], penalty, intercept=True,
    )  # fmt: skip
    return expected + change, expected_alone + change_alone
