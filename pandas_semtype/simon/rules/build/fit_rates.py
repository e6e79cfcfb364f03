"""Fit how often cells are of each class of names: ``python -m ...rules.fit_rates``.

Draws simulated columns and writes ``data/name_rates.csv``. A part of the simulated names is
taken for unknown, since real names are in fewer lists; columns of one label are grouped by
likeness. Needs the extra ``train``.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np

from ..cells import present_cells
from ..name_classes import CLASSES, classes_of

__all__ = ["as_text", "fit", "main", "mixture"]

_COLUMNS = {
    "country": 2.0, "state": 4.0, "city": 6.0, "language": 2.0, "timezone": 0.7, "last_name": 3.0,
    "first_name": 3.0, "person_name": 2.0, "company": 3.0, "job_title": 2.0, "street_name": 1.0,
    "text": 6.0, "categorical": 6.0, "ordinal": 1.0, "month_name": 0.3, "gender": 0.2,
}  # fmt: skip
"""Weights of labels among the columns drawn."""
_KINDS = {
    "country": 2, "state": 4, "city": 5, "language": 3, "timezone": 2, "last_name": 4,
    "first_name": 3, "person_name": 5, "company": 5, "job_title": 4, "street_name": 4, "": 7,
}  # fmt: skip
"""Groups of columns of each label; "" stands for all other labels."""
_FIXED: dict[str, list[tuple[int, ...]]] = {
    # Addresses are mostly numbers and streets, which names say nothing of; what matters here
    # is "City, State".
    "address": [
        (35, 8, 30, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 20, 10, 860, 10, 5, 20),
        (65, 30, 700, 5, 5, 5, 5, 5, 10, 5, 10, 5, 5, 5, 5, 30, 100, 60, 50, 5, 50),
    ]
}
"""Kinds that are set by hand."""

_LEFT_OUT = {
    "city": (0.1, "one_word"),
    "city_or_person": (0.1, "family_name"),
    "family_name": (0.4, "one_word"),
    "given_name": (0.3, "one_word"),
    "either_name": (0.2, "one_word"),
    "person": (0.5, "person_perhaps"),
    "person_perhaps": (0.2, "words"),
}
"""Simulated names are drawn from some of the lists; real ones are in fewer of them."""
_MOST_EVIDENCE = 24
"""Cells that a column counts for at most."""
_TEMPER = 0.8
"""As in `name_model`."""
_ROUNDS = 80
"""Rounds of expectation maximisation."""
_STARTS = 6
"""Random starts, of which the one with the highest likelihood is kept."""
_FLOOR = 0.003
"""Least rate of a class: no class is impossible in real columns."""
_LEAST_FRACTION = 0.008
"""Kinds that are rarer among the columns of their label are left out."""


def _columns(n: int, seed: int) -> Iterator[tuple[str, np.ndarray]]:
    """Yield the label of simulated columns of names and how many cells are of each class."""
    from ...simulate import all_sources
    from ...simulate.corpus import draw_column, sample_of
    from ..name_model import is_of_names

    rng = np.random.default_rng(seed)
    labels = tuple(_COLUMNS)
    weights = np.array(list(_COLUMNS.values()))
    sources = all_sources()
    for _ in range(n):
        rows = int(np.exp(rng.uniform(np.log(6), np.log(513))))
        cells, _, true = draw_column(rng, labels, rows, sources, weights / weights.sum())
        view = present_cells(sample_of([cells[j] for j in rng.permutation(len(cells))]))
        if view is None or not is_of_names(view):
            continue
        seen = view.values[:48]
        if sum("a" <= cell[0].lower() <= "z" for cell in seen) < 0.7 * len(seen):
            continue
        kept = [_thinned(k, rng) for k in classes_of(seen, len(seen)) if k >= 0]
        if kept:
            yield (
                true[0] if true[0] in _KINDS else "",
                np.bincount(kept, minlength=len(CLASSES)).astype(float),
            )


def _thinned(place: int, rng: np.random.Generator) -> int:
    fraction, other = _LEFT_OUT.get(CLASSES[place], (0.0, ""))
    return CLASSES.index(other) if fraction and rng.random() < fraction else place


def mixture(counts: np.ndarray, kinds: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Group columns by likeness: a mixture of multinomials, by expectation maximisation.

    Parameters
    ----------
    counts : ndarray, shape (columns, classes)
        Cells of each class.
    kinds : int
        Groups.
    seed : int, default 0
        Of the columns the groups start from.

    Returns
    -------
    fractions : ndarray, shape (kinds,)
    rates : ndarray, shape (kinds, classes)
    """
    rng = np.random.default_rng(seed)
    total = counts.sum(axis=1, keepdims=True)
    counts = counts * np.minimum(1.0, _MOST_EVIDENCE / total)
    start = counts + 0.3
    best: tuple[float, np.ndarray, np.ndarray] | None = None
    for _ in range(_STARTS):
        rates = start[rng.choice(len(counts), kinds)]
        rates = rates / rates.sum(axis=1, keepdims=True)
        fractions = np.full(kinds, 1 / kinds)
        fit = 0.0
        for _ in range(_ROUNDS):
            logs = _TEMPER * (counts @ np.log(rates).T) + np.log(fractions)
            norm = np.logaddexp.reduce(logs, axis=1, keepdims=True)
            fit = float(norm.sum())
            parts = np.exp(logs - norm)
            fractions = parts.mean(axis=0) + 1e-6
            fractions = fractions / fractions.sum()
            rates = parts.T @ counts + 0.5
            rates = rates / rates.sum(axis=1, keepdims=True)
        if best is None or fit > best[0]:
            best = fit, fractions, rates
    assert best is not None
    return best[1], best[2]


def fit(n: int = 9000, seed: int = 20240) -> dict[str, list[tuple[int, ...]]]:
    """Fit the table that `name_rates` reads.

    Parameters
    ----------
    n : int, default 9000
        Columns to draw.
    seed : int, default 20240

    Returns
    -------
    dict of str to list of tuple of int
        As `name_model.name_rates`.
    """
    found: Mapping[str, list[np.ndarray]] = defaultdict(list)
    for label, counts in _columns(n, seed):
        found[label].append(counts)
    table = dict(_FIXED)
    for label, kinds in _KINDS.items():
        fractions, rates = mixture(np.array(found[label]), kinds)
        smooth = (rates + _FLOOR) / (1 + len(CLASSES) * _FLOOR)
        table[label] = [
            (
                max(1, round(100 * float(fractions[k]))),
                *(max(3, round(1000 * float(rate))) for rate in smooth[k]),
            )
            for k in np.argsort(-fractions)
            if fractions[k] >= _LEAST_FRACTION
        ]
    return table


def as_text(table: Mapping[str, Iterable[tuple[int, ...]]]) -> str:
    """Return a table as the text of ``name_rates.csv``.

    Parameters
    ----------
    table : mapping of str to iterable of tuple of int
        As `name_model.name_rates`.
    """
    lines: list[tuple[str, ...]] = [("label", "percent", *CLASSES)]
    lines += [(label, *map(str, kind)) for label, kinds in table.items() for kind in kinds]
    return "".join(",".join(line) + "\n" for line in lines)


def main(path: str | Path | None = None) -> None:
    """Write the table.

    Parameters
    ----------
    path : path, optional
        Where to; over ``data/name_rates.csv`` by default.
    """
    target = Path(path) if path else Path(__file__).parents[1] / "data" / "name_rates.csv"
    target.write_text(as_text(fit()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:2])
