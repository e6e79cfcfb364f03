"""Fit the map from scores to chances: ``python -m pandas_semtype.simon.calibration DIR``.

Simulated columns, of which there are as many as one likes, tell which labels a model is too
sure of, and which it doubts too much.  Real columns are few: they supply three numbers, a
slope, how far the labels' offsets hold for real tables, and one offset for all.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...metrics import expected_calibration_error
from ...verdict import DEFAULT_MODE, HIGH_CONFIDENCE
from ..decision.confidence import Confidence, logit
from .judged import Judged, judged_real, judged_simulated, uncalibrated

if TYPE_CHECKING:
    from ..model import Model

__all__ = ["calibrate", "cross_fitted", "fit", "logistic"]

_LABEL_PENALTY = 8.0
"""Columns that a label's offset is worth before it counts: it is shrunk to that of all."""

_REAL_PENALTY = (4.0, 4.0, 0.5)
"""How firmly slope, trust in the labels' offsets, and offset keep to their prior values."""

_TRUST = 0.5
"""Prior of how far offsets that were seen on simulated columns hold on real ones."""

_DEFAULT_BAR = 0.35
_TARGET = 0.98
"""Share of verdicts at or above a label's bar that must be right where all must be sure."""

_LOWEST_BAR, _HIGHEST_BAR = 0.6, 0.97


def logistic(
    x: np.ndarray, y: np.ndarray, prior: Sequence[float], penalty: Sequence[float]
) -> np.ndarray:
    """Return the coefficients of a logistic regression that keep near their prior."""
    centre, weight = np.asarray(prior, dtype=float), np.asarray(penalty, dtype=float)
    found = centre.copy()
    for _ in range(100):
        chance = 1.0 / (1.0 + np.exp(-(x @ found)))
        slope = x.T @ (chance - y) + weight * (found - centre)
        curvature = (x * (chance * (1.0 - chance))[:, None]).T @ x + np.diag(weight + 1e-9)
        step = np.linalg.solve(curvature, slope)
        # A Newton step too far would never come back: its length is bounded.
        step *= min(1.0, 2.0 / max(1e-12, float(np.abs(step).max())))
        found = found - step
        if np.abs(step).max() < 1e-9:
            break
    return found


def fit(simulated: Judged, real: Judged | None, labels: Sequence[str]) -> Confidence:
    """Fit slope, offsets and bars.

    Parameters
    ----------
    simulated : Judged
        Verdicts on simulated columns: offsets by label, and the bars of the modes.
    real : Judged or None
        Verdicts on real columns: three numbers for all labels together.
    labels : sequence of str
        Labels that get an offset.
    """
    return _fitted(_by_label(simulated, labels), simulated, real, labels)


def _by_label(simulated: Judged, labels: Sequence[str]) -> np.ndarray:
    """Return the slope, the offset of all labels, and what each label adds to it."""
    place = {label: k for k, label in enumerate(labels)}
    one_hot = np.eye(len(labels))[[place[label] for label in simulated.labels]]
    ones = np.ones((len(one_hot), 1))
    x = np.hstack([logit(simulated.scores)[:, None], ones, one_hot])
    penalty = [1e-3, 1e-3, *[_LABEL_PENALTY] * len(labels)]
    return logistic(x, simulated.right, [1.0, 0.0, *[0.0] * len(labels)], penalty)


def _fitted(
    by_label: np.ndarray, simulated: Judged, real: Judged | None, labels: Sequence[str]
) -> Confidence:
    slope, offset, *each = by_label.tolist()
    added = dict(zip(labels, each, strict=True))
    trust = 1.0
    if real is not None and not len(real.scores):
        real = None
    if real is not None:
        given = np.array([added[label] for label in real.labels])
        x = np.column_stack([logit(real.scores), given, np.ones(len(given))])
        slope, trust, offset = logistic(x, real.right, (slope, _TRUST, offset), _REAL_PENALTY)
        trust = np.clip(trust, 0.0, 1.0)
    offsets = {label: round(float(offset + trust * added[label]), 4) for label in labels}
    found = Confidence(round(max(0.05, float(slope)), 4), offsets)
    return Confidence(found.slope, offsets, _bars(found, simulated, real or simulated, labels))


def _bars(
    found: Confidence, simulated: Judged, usual: Judged, labels: Sequence[str]
) -> dict[str, dict[str, float]]:
    """Return the least chance per label above which verdicts are right often enough.

    One bar would do for columns as they usually come.  A label whose verdicts are nearly
    always right, those with a low score too, has a lower one.
    """
    common = _high_bar(found.probabilities(usual.scores, usual.labels))
    chances = found.probabilities(simulated.scores, simulated.labels)
    said = np.array(simulated.labels)
    high = {label: min(common, _high_bar(chances[said == label])) for label in labels}
    return {DEFAULT_MODE: dict.fromkeys(labels, _DEFAULT_BAR), HIGH_CONFIDENCE: high}


def _high_bar(chances: np.ndarray) -> float:
    """Return the lowest bar above which enough of the verdicts are right."""
    chances = np.sort(chances)[::-1]
    # They are calibrated: the mean chance of those that are kept is the share that is right.
    enough = np.cumsum(chances) / np.arange(1, len(chances) + 1) >= _TARGET
    n_kept = int(np.flatnonzero(enough)[-1]) + 1 if enough.any() else 0
    above = chances[n_kept - 1] if n_kept else _HIGHEST_BAR
    below = chances[n_kept] if n_kept < len(chances) else 0.0
    bar = (above + below) / 2 if n_kept else _HIGHEST_BAR
    return round(float(np.clip(bar, _LOWEST_BAR, _HIGHEST_BAR)), 4)


def cross_fitted(
    simulated: Judged, real: Judged, labels: Sequence[str]
) -> list[tuple[np.ndarray, Confidence]]:
    """Return, for every source, its places and the map fitted without it.

    Parameters
    ----------
    simulated, real : Judged
        As for `fit`.
    labels : sequence of str
        Labels that get an offset.
    """
    sources = np.array(real.sources)
    by_label = _by_label(simulated, labels)  # the same without any source
    return [
        (
            np.flatnonzero(sources == source),
            _fitted(by_label, simulated, real.taking(sources != source), labels),
        )
        for source in dict.fromkeys(real.sources)
    ]


def calibrate(
    model: Model,
    folders: Sequence[str | Path] = (),
    *,
    labels: str | Path | None = None,
    n_columns: int = 6000,
    seed: int = 0,
) -> Model:
    """Return the model with scores that say how often its verdicts are right.

    Parameters
    ----------
    model : Model
        Calibrated before or not.
    folders : sequence of path, optional
        Folders of labelled tables.
    labels : path, optional
        See `judged_real`.
    n_columns : int, default 6000
        Columns to simulate.
    seed : int, default 0
        Seed of the simulated columns.
    """
    plain = uncalibrated(model)
    simulated = judged_simulated(plain, n_columns, seed)
    real = judged_real(plain, folders, labels) if folders else None
    found = fit(simulated, real, [label for label in model.labels if label not in model.taught])
    told: dict[str, Any] = {
        "slope": found.slope,
        "offsets": dict(found.offsets),
        "bars": {mode: dict(bars) for mode, bars in found.bars.items()},
        "simulated_columns": len(simulated.scores),
        "real_columns": 0 if real is None else len(real.scores),
    }
    if real is not None:
        told["ece"] = round(_error_on_other_sources(simulated, real, list(found.offsets)), 4)
    return model.derive(calibration=told)


def _error_on_other_sources(simulated: Judged, real: Judged, labels: Sequence[str]) -> float:
    probabilities = np.empty(len(real.scores))
    for places, other in cross_fitted(simulated, real, labels):
        probabilities[places] = other.probabilities(
            real.scores[places], [real.labels[i] for i in places]
        )
    return expected_calibration_error(probabilities.tolist(), real.right.tolist())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    from ..model import Model
    from .model_card import with_calibration

    parser = argparse.ArgumentParser(
        prog="python -m pandas_semtype.simon.calibration", description=__doc__
    )
    parser.add_argument("directory", help="checkpoint directory; its config.json is written anew")
    parser.add_argument(
        "--data", action="append", default=[], metavar="DIR",
        help="folder of labelled tables or of columns of portals; may be given several times",
    )  # fmt: skip
    parser.add_argument(
        "--labels", metavar="FILE", help="labels of columns drawn at random from the portals"
    )
    parser.add_argument("--columns", type=int, default=6000, help="columns to simulate")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    model = Model.load(Path(options.directory))
    made = calibrate(
        model, options.data, labels=options.labels, n_columns=options.columns, seed=options.seed
    )
    told: Mapping[str, Any] = made.config["calibration"]
    rewritten = made.derive(card=with_calibration(model.card, told))
    rewritten.save(options.directory, overwrite=True)
    ece = told.get("ece", "not measured")
    sys.stdout.write(
        f"{made}: slope {told['slope']}, {told['simulated_columns']} simulated and "
        f"{told['real_columns']} real columns, ECE {ece}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
