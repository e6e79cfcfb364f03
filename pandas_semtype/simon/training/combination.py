"""Fit how labels are weighed: ``python -m pandas_semtype.simon.training.combination DIR``.

Columns drawn at random from real tables give one slope and an offset per label, see
`pandas_semtype.simon.decision.combination`: how frequent labels are, and how much too often the
network gives them where none that says much holds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...verdict import BEST_GUESS
from ..decision.combination import NONE, Combination, log_scores
from ..decision.verdict import decide_all
from ..simulate.corpus import sample_of
from .portals.hand_labels import HandLabel
from .portals.random_columns import TableColumn, labelled_columns, random_tables

if TYPE_CHECKING:
    from ..model import Model

__all__ = ["WIDEST", "Evidence", "credit_of", "evidence_on", "fit", "uncombined"]

PENALTY = 2.0
"""Weight of the squared offsets: a label of few columns keeps the odds that the network gives."""

WIDEST = 2.0
"""Size of an offset at most. Columns drawn at random are mostly numbers and categories: what is
gained on them by wider ones is lost on tables where columns of a specific type stand.
"""

_PENALTY_SLOPE = 3.0
_HALF = 0.75
"""What another label that is acceptable counts for, beside 1 for the better one."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold what network and rules say of columns whose labels are known.

    Parameters
    ----------
    logs : ndarray, shape (columns, labels)
        Logarithms of the scores.
    possible : ndarray of bool, shape (columns, labels)
        False for labels that a rule has excluded.
    credit : ndarray, shape (columns, labels)
        1 for the right label, less for others that are acceptable, 0 for the rest.
    """

    logs: np.ndarray
    possible: np.ndarray
    credit: np.ndarray


def uncombined(model: Model) -> Model:
    """Return the same model without weights of labels, and without calibration."""
    return model.derive(without=("combination", "calibration"))


def credit_of(truth: HandLabel, labels: Sequence[str]) -> np.ndarray:
    """Return what each label counts for as the answer on a column.

    Examples
    --------
    >>> from pandas_semtype.simon.training.combination import credit_of
    >>> from pandas_semtype.simon.training.portals.hand_labels import HandLabel
    >>> credit_of(HandLabel("code", ("int",)), ["city", "code", "int"])
    array([0.  , 1.  , 0.75])
    """
    return np.array(
        [1.0 if x == truth.label else _HALF if x in truth.also else 0.0 for x in labels]
    )


def evidence_on(model: Model, columns: Sequence[tuple[TableColumn, HandLabel]]) -> Evidence:
    """Return the scores of network and rules for columns, not yet weighed.

    Parameters
    ----------
    model : Model
        Its combination and calibration do not count.
    columns : sequence of (TableColumn, HandLabel)
        A column without values, that a rule settles, or of which every acceptable label is
        impossible says nothing about weights, and is left out.
    """
    labels = model.labels
    samples: list[Any] = [sample_of(column.values) for column, _ in columns]
    filled = [i for i, sample in enumerate(samples) if sample.values]
    # As columns are judged: those whose label is not sure are looked at again.
    _, scores = model.infer_samples([samples[i] for i in filled], mode=BEST_GUESS)
    scores = np.nan_to_num(scores)
    verdicts = decide_all([samples[i] for i in filled], scores, labels, best_guess=True)
    logs, possible, credits = [], [], []
    for i, verdict in zip(filled, verdicts, strict=True):
        if verdict.settled or verdict.scores is None:
            continue
        found = np.asarray(verdict.scores, dtype=float)
        credit = credit_of(columns[i][1], labels) * (found > 0.0)
        if credit.any():
            logs.append(log_scores(found))
            possible.append(found > 0.0)
            credits.append(credit)
    shape = (-1, len(labels))
    return Evidence(
        np.array(logs).reshape(shape),
        np.array(possible, dtype=bool).reshape(shape),
        np.array(credits).reshape(shape),
    )


def fit(evidence: Evidence, labels: Sequence[str], penalty: float = PENALTY) -> Combination:
    """Fit slope and offsets by multinomial logistic regression, with Newton's method.

    What is maximised is the probability of the acceptable labels together, each times what it
    counts for, less the penalties. Offsets are then cut off at `WIDEST`.

    Parameters
    ----------
    evidence : Evidence
        Of columns that the network was not trained on.
    labels : sequence of str
        In the order of its columns.
    penalty : float, default 2.0
        Weight of the squared offsets.

    Returns
    -------
    Combination
    """
    n_labels = len(labels)
    found = np.zeros(1 + n_labels)  # logarithm of the slope first: it stays positive
    ridge = np.full(1 + n_labels, 2.0 * penalty)
    ridge[0] = 2.0 * _PENALTY_SLOPE
    for _ in range(200):
        gradient, curvature = _derivatives(evidence, found)
        step = np.linalg.solve(curvature + np.diag(ridge), gradient + ridge * found)
        step *= min(1.0, 1.0 / max(1e-12, float(np.abs(step).max())))
        found = found - step
        if np.abs(step).max() < 1e-8:
            break
    return Combination(
        round(float(np.exp(found[0])), 4),
        {
            label: round(float(np.clip(x, -WIDEST, WIDEST)), 4)
            for label, x in zip(labels, found[1:], strict=True)
        },
    )


def _derivatives(evidence: Evidence, found: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return gradient and curvature (as if the share of each label were known) of the loss."""
    slope = np.exp(found[0])
    weighed = slope * evidence.logs
    weight = np.where(evidence.possible, np.exp(weighed + found[1:]), 0.0)
    chance = weight / (weight.sum(axis=1, keepdims=True) + NONE)
    right = weight * evidence.credit
    right /= np.maximum(right.sum(axis=1, keepdims=True), 1e-300)
    miss = chance - right
    gradient = np.concatenate([[(miss * weighed).sum()], miss.sum(axis=0)])
    # Curvature: the covariance of (weighed log score, one-hot label) under `chance`.
    mean = (chance * weighed).sum(axis=1, keepdims=True)
    centred = chance * (weighed - mean)
    curvature = np.empty((len(found), len(found)))
    curvature[0, 0] = (centred * weighed).sum()
    curvature[0, 1:] = curvature[1:, 0] = centred.sum(axis=0)
    curvature[1:, 1:] = np.diag(chance.sum(axis=0)) - chance.T @ chance
    return gradient, curvature


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    from ..model import Model

    parser = argparse.ArgumentParser(
        prog="python -m pandas_semtype.simon.training.combination", description=__doc__
    )
    parser.add_argument("directory", help="model directory; its config.json is written anew")
    parser.add_argument("--data", required=True, metavar="DIR", help="folder of columns of portals")
    parser.add_argument(
        "--labels", required=True, metavar="FILE", help="labels of columns drawn at random"
    )
    parser.add_argument("--penalty", type=float, default=PENALTY, help="of the squared offsets")
    options = parser.parse_args(arguments)
    model = uncombined(Model.load(Path(options.directory)))
    # Portals held out stay for measuring what comes of it.
    tables = random_tables(options.data, options.labels, held_out=False)
    columns = labelled_columns(tables)
    evidence = evidence_on(model, columns)
    found = fit(evidence, model.labels, options.penalty)
    model.derive(combination=found.to_config()).save(options.directory, overwrite=True)
    most = sorted(found.offsets.items(), key=lambda pair: pair[1])
    told = ", ".join(f"{label} {x:+.2f}" for label, x in (*most[:5], *most[-5:]))
    sys.stdout.write(
        f"{len(evidence.logs)} of {len(columns)} columns, slope {found.slope}, {told}\n"
        "The scores are no longer calibrated: run python -m pandas_semtype.simon.calibration.\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
