"""Verdicts on columns whose labels are known, simulated and real: for calibrations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...sampling import ColumnSample, sample_frame
from ...verdict import BEST_GUESS
from ..simulate.corpus import sample_of
from .labelled_tables import labelled_tables
from .portals.columns import is_portal_folder, real_columns
from .portals.labels import KIND, masks
from .portals.random_columns import labelled_columns, random_tables

if TYPE_CHECKING:
    from ..model import Model

__all__ = [
    "Judged",
    "judged_random",
    "judged_real",
    "judged_simulated",
    "uncalibrated",
]

_SEED = 2**31 + 2  # columns that neither training nor the appraisal has seen
_ROWS = (6, 512)
_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Judged:
    """Hold verdicts on columns whose labels are known.

    Parameters
    ----------
    labels : list of str
        The verdicts, best guesses.
    scores : ndarray
        Their scores before calibration.
    right : ndarray of bool
        Whether they are the primary label.
    sources : list of str
        Where the columns are from; columns of one source are alike.
    """

    labels: list[str]
    scores: np.ndarray
    right: np.ndarray
    sources: list[str]

    def taking(self, kept: np.ndarray) -> Judged:
        """Return some of the verdicts."""
        places = np.flatnonzero(kept)
        return Judged(
            [self.labels[i] for i in places],
            self.scores[places],
            self.right[places],
            [self.sources[i] for i in places],
        )

    def joined(self, other: Judged) -> Judged:
        """Return these verdicts and those of another."""
        return Judged(
            [*self.labels, *other.labels],
            np.concatenate([self.scores, other.scores]),
            np.concatenate([self.right, other.right]),
            [*self.sources, *other.sources],
        )


def uncalibrated(model: Model) -> Model:
    """Return the same model with scores as net and rules give them."""
    return model.derive(without=("calibration",))


def _judged(
    model: Model, columns: Iterable[tuple[ColumnSample, str | Collection[str], str]]
) -> Judged:
    labels: list[str] = []
    scores: list[float] = []
    right: list[bool] = []
    sources: list[str] = []
    waiting: list[tuple[ColumnSample, str | Collection[str], str]] = []

    def flush() -> None:
        samples = [sample for sample, _, _ in waiting]
        verdicts, _ = model.infer_samples(samples, mode=BEST_GUESS) if samples else ([], None)
        for verdict, (_, true, source) in zip(verdicts, waiting, strict=True):
            if verdict.scores is not None:  # a column without values is no verdict
                labels.append(verdict.label)
                scores.append(verdict.score)
                right.append(verdict.label in ({true} if isinstance(true, str) else true))
                sources.append(source)
        waiting.clear()

    for column in columns:
        waiting.append(column)
        if len(waiting) == _AT_ONCE:
            flush()
    flush()
    return Judged(labels, np.array(scores), np.array(right, dtype=bool), sources)


def judged_simulated(model: Model, n_columns: int, seed: int = 0) -> Judged:
    """Return the verdicts on simulated columns; needs the extra ``train``.

    Parameters
    ----------
    model : Model
        See `uncalibrated`.
    n_columns : int
        Columns to simulate.
    seed : int, default 0
        The same seed gives the same columns.
    """
    from ..simulate import all_sources
    from ..simulate.corpus import draw_column, label_probabilities

    rng = np.random.default_rng((seed, _SEED))
    sources = all_sources()
    labels = tuple(label for label in model.labels if sources.get(label))
    shares = label_probabilities(labels)

    def columns() -> Iterable[tuple[Any, str, str]]:
        for _ in range(n_columns):
            n_rows = int(np.exp(rng.uniform(np.log(_ROWS[0]), np.log(_ROWS[1] + 1))))
            cells, _, true = draw_column(rng, labels, n_rows, sources, shares)
            yield sample_of([cells[i] for i in rng.permutation(len(cells))]), true[0], "simulated"

    return _judged(model, columns())


def judged_random(model: Model, folder: str | Path, labels: str | Path) -> Judged:
    """Return the verdicts on columns drawn at random from tables of portals, by values alone.

    Portals that are held out stay for measuring what comes of it. Every acceptable verdict is
    right.

    Parameters
    ----------
    model : Model
        See `uncalibrated`.
    folder, labels : path
        See `pandas_semtype.simon.training.portals.random_columns.random_tables`.
    """
    tables = random_tables(folder, labels, held_out=False)
    columns = labelled_columns(tables)
    samples: list[Any] = [sample_of(column.values) for column, _ in columns]
    return _judged(
        model,
        (
            (sample, truth.acceptable, column.portal)
            for sample, (column, truth) in zip(samples, columns, strict=True)
            if sample.values
        ),
    )


def judged_real(
    model: Model, folders: Sequence[str | Path], labels: str | Path | None = None
) -> Judged:
    """Return the verdicts on labelled columns of real tables, by values alone.

    Parameters
    ----------
    model : Model
        See `uncalibrated`.
    folders : sequence of path
        Labelled tables, see `pandas_semtype.simon.training.labelled_tables.labelled_tables`, or
        columns of portals, see `pandas_semtype.simon.training.portals.columns.real_columns`, of
        which those that are held out from training are judged. A verdict that the source of the
        label cannot exclude counts as neither right nor wrong.
    labels : path, optional
        Of columns drawn at random, which are judged in place of those; see `judged_random`.
    """
    portals = [folder for folder in folders if is_portal_folder(folder)]
    tables = [folder for folder in folders if folder not in portals]

    def columns() -> Iterable[tuple[ColumnSample, str, str]]:
        for folder in tables:
            for table in labelled_tables(folder):
                samples = sample_frame(table.frame[list(table.columns)])
                for sample, true in zip(samples, table.truth, strict=True):
                    if true.primary in model.labels:
                        yield sample, true.primary, table.source

    found = _judged(model, columns())
    for folder in portals:
        more = judged_random(model, folder, labels) if labels else _judged_portals(model, folder)
        found = found.joined(more)
    return found


def _judged_portals(model: Model, folder: str | Path) -> Judged:
    """Return the verdicts on held-out portals that their sources can confirm or exclude."""
    held_out = [
        column
        for column in real_columns(folder, model.labels)
        if column.held_out and column.basis != KIND
    ]
    samples: list[Any] = [sample_of(column.values) for column in held_out]
    found = _judged(
        model,
        ((s, c.label, c.portal) for s, c in zip(samples, held_out, strict=True)),
    )
    masked = {label: hidden for label, (hidden, _) in masks().items()}
    known = [
        answer not in masked.get(column.label, ())
        for column, answer in zip(held_out, found.labels, strict=True)
    ]
    return found.taking(np.array(known, dtype=bool))
