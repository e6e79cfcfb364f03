"""Fit how much cells, names and neighbours count, for a calibrated model.

``python -m pandas_semtype.simon.training.context_weights DIR --data FOLDER --labels FILE`` judges
tables of portals by their cells, searches the three weights of `pandas_semtype.context.weights`
with the least log loss on the columns that were drawn at random from them, and on columns of
specific types, and writes the weights into the package. So does it slope and offset, by which a
score with names says how often the label is acceptable (`pandas_semtype.context.certainty`); with
``--only-certainty`` these alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...context import evidence_of_names, in_context
from ...context.neighbours import neighbour_evidence
from ...context.weights import FILE, ContextWeights, fitted_weights
from ...verdict import BEST_GUESS, Verdict
from ..decision.confidence import logit
from ..simulate.corpus import sample_of
from .calibration import logistic
from .combination import credit_of
from .portals.columns import real_columns
from .portals.hand_labels import HandLabel
from .portals.labels import KIND, masks
from .portals.random_columns import TableColumn, random_tables

if TYPE_CHECKING:
    from ..model import Model

__all__ = [
    "SPECIFIC",
    "Tables",
    "fit",
    "fit_certainty",
    "judged",
    "log_loss",
    "specific_tables",
    "tables_of",
]

_SEARCHED = ("cells", "names", "neighbours")
SPECIFIC = 0.5
"""What a column of a specific type counts for, beside 1 for one that was drawn at random."""

_PENALTY = 2.0
"""Of the squared distance from where the search begins."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Hold columns of tables as the cells alone judge them, with their names.

    Parameters
    ----------
    probabilities, names : ndarray, shape (columns, labels)
        By the cells; log-likelihood ratios of the names.
    members : list of ndarray
        Positions of the columns of each table.
    credit : ndarray, shape (columns, labels)
        What each label counts for as the answer; 0 throughout for a column that nobody
        labelled, that a rule settles, or of which all acceptable labels are impossible.
    weights : ndarray, shape (columns,)
        What each column counts for.
    labels : tuple of str
    """

    probabilities: np.ndarray
    names: np.ndarray
    members: list[np.ndarray]
    credit: np.ndarray
    weights: np.ndarray
    labels: tuple[str, ...]


def specific_tables(folder: str | Path, labels: Sequence[str]) -> list[list[TableColumn]]:
    """Return the columns of portals held out for which somebody had a type, by table.

    Three numbers are fitted on them: what they tell of the portals is not worth a split.
    """
    found = [c for c in real_columns(folder, labels) if c.held_out and c.basis != KIND]
    tables: dict[str, list[TableColumn]] = {}
    for column in found:
        hidden, open_too = masks().get(column.label, (frozenset(), frozenset()))
        truth = HandLabel(column.label, tuple(sorted(hidden | open_too)))
        one = TableColumn(column.portal, column.table, column.name, column.values, truth)
        tables.setdefault(column.table, []).append(one)
    return list(tables.values())


def judged(model: Model, tables: Sequence[Sequence[TableColumn]]) -> list[list[Verdict]]:
    """Return the best guesses of a model on the columns of tables, by their cells."""
    found: list[list[Verdict]] = []
    for table in tables:
        samples: list[Any] = [sample_of(column.values) for column in table]
        filled = [i for i, sample in enumerate(samples) if sample.values]
        verdicts = [Verdict.without_values() for _ in table]
        if filled:
            guesses, _ = model.infer_samples([samples[i] for i in filled], mode=BEST_GUESS)
            for i, guess in zip(filled, guesses, strict=True):
                verdicts[i] = guess
        found.append(verdicts)
    return found


def tables_of(
    tables: Sequence[Sequence[TableColumn]],
    verdicts: Sequence[Sequence[Verdict]],
    labels: Sequence[str],
    n_specific: int = 0,
) -> Tables:
    """Return tables as their cells were judged, in arrays.

    The columns of the last `n_specific` tables count `SPECIFIC`, the others 1.
    """
    n_columns = sum(len(table) for table in tables)
    probabilities = np.zeros((n_columns, len(labels)))
    names, credit = np.zeros_like(probabilities), np.zeros_like(probabilities)
    weights = np.ones(n_columns)
    members = []
    place = 0
    for number, (table, guesses) in enumerate(zip(tables, verdicts, strict=True)):
        here = np.arange(place, place + len(table))
        place += len(table)
        if number >= len(tables) - n_specific:
            weights[here] = SPECIFIC
        own = [column.name for column in table]
        names[here] = evidence_of_names(own, labels, own)
        for i, column, guess in zip(here.tolist(), table, guesses, strict=True):
            if guess.scores is not None:
                probabilities[i] = guess.scores
            if column.truth is not None and not guess.settled:
                credit[i] = credit_of(column.truth, labels) * (probabilities[i] > 0.0)
        members.append(here)
    return Tables(probabilities, names, members, credit, weights, tuple(labels))


def log_loss(weights: ContextWeights, tables: Tables) -> float:
    """Return the log loss of the acceptable labels, each times what it counts for."""
    evidence = weights.of_names(tables.names)
    named = weights.updated(tables.probabilities, evidence)
    for group in tables.members:
        beside = neighbour_evidence(named[group], tables.labels)
        evidence[group] += weights.neighbours * beside
    final = weights.updated(tables.probabilities, evidence)
    told = tables.credit.any(axis=1)
    chance = (final * tables.credit).sum(axis=1)[told]
    return float(-(tables.weights[told] * np.log(np.maximum(chance, 1e-9))).sum())


def fit(tables: Tables, start: ContextWeights) -> ContextWeights:
    """Search the three weights, one after the other, in ever smaller steps.

    Parameters
    ----------
    tables : Tables
    start : ContextWeights
        Where to begin; its other entries are kept.
    """

    def cost(weights: ContextWeights) -> float:
        moved = [float(getattr(weights, x) - getattr(start, x)) for x in _SEARCHED]
        return log_loss(weights, tables) + _PENALTY * float(np.square(moved).sum())

    best, least = start, cost(start)
    for step in (0.2, 0.1, 0.05, 0.02):
        improved = True
        while improved:
            improved = False
            for name in _SEARCHED:
                for sign in (-1.0, 1.0):
                    value = round(max(0.0, getattr(best, name) + sign * step), 4)
                    tried = replace(best, **{name: value})
                    if (found := cost(tried)) < least - 1e-9:
                        best, least, improved = tried, found, True
    return best


def fit_certainty(
    tables: Sequence[Sequence[TableColumn]],
    guesses: Sequence[Sequence[Verdict]],
    weighed: Sequence[Sequence[Verdict]],
    weights: ContextWeights,
) -> ContextWeights:
    """Fit slope and offset: from a label's share of the probability to its being acceptable.

    Parameters
    ----------
    tables : sequence of sequence of TableColumn
        Columns drawn at random; those without a label do not count.
    guesses, weighed : sequence of sequence of Verdict
        By cells, and after names and neighbours. Only those that context has changed count, and
        that no rule settles.
    weights : ContextWeights
        Its other entries are kept.
    """
    shares, right = [], []
    for columns, before, after in zip(tables, guesses, weighed, strict=True):
        for column, guess, verdict in zip(columns, before, after, strict=True):
            if column.truth is not None and verdict is not guess and not verdict.settled:
                shares.append(verdict.score)
                right.append(verdict.label in column.truth.acceptable)
    x = np.column_stack([logit(np.array(shares)), np.ones(len(shares))])
    slope, offset = logistic(x, np.array(right, dtype=float), (1.0, 0.0), (1.0, 1.0))
    return replace(weights, slope=round(float(slope), 4), offset=round(float(offset), 4))


def _right(tables: Sequence[Sequence[TableColumn]], verdicts: Sequence[Sequence[Verdict]]) -> float:
    right = [
        guess.label in column.truth.acceptable
        for table, guesses in zip(tables, verdicts, strict=True)
        for column, guess in zip(table, guesses, strict=True)
        if column.truth is not None
    ]
    return float(np.mean(right))


def _write(file: Path, weights: ContextWeights) -> None:
    file.write_text(json.dumps(asdict(weights), indent=2) + "\n", encoding="utf-8")
    fitted_weights.cache_clear()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    from ..model import Model

    parser = argparse.ArgumentParser(
        prog="python -m pandas_semtype.simon.training.context_weights", description=__doc__
    )
    parser.add_argument("directory", help="calibrated model directory")
    parser.add_argument("--data", required=True, metavar="DIR", help="folder of columns of portals")
    parser.add_argument(
        "--labels", required=True, metavar="FILE", help="labels of columns drawn at random"
    )
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parents[2] / "context" / FILE,
        help="file of the weights; the one in the package by default",
    )  # fmt: skip
    parser.add_argument(
        "--only-certainty", action="store_true",
        help="keep the weights of the package, and fit only how sure a label is",
    )  # fmt: skip
    options = parser.parse_args(arguments)
    model = Model.load(Path(options.directory))
    drawn = random_tables(options.data, options.labels, held_out=False)
    specific = [] if options.only_certainty else specific_tables(options.data, model.labels)
    tables = [*drawn, *specific]
    verdicts = judged(model, tables)
    found = fitted_weights()
    if not options.only_certainty:
        found = fit(tables_of(tables, verdicts, model.labels, len(specific)), ContextWeights())
    _write(options.out, found)
    named = [
        in_context(guesses, [column.name for column in table], model.labels)
        for table, guesses in zip(tables, verdicts, strict=True)
    ]
    found = fit_certainty(drawn, verdicts[: len(drawn)], named[: len(drawn)], found)
    _write(options.out, found)
    sys.stdout.write(
        f"{len(tables)} tables: {found}\nacceptable by cells {_right(tables, verdicts):.4f}, "
        f"with names {_right(tables, named):.4f}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
