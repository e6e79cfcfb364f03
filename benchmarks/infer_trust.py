"""Whether scores mean what they say, and what the modes are worth, on columns of real tables.

Every source (who published the tables) is judged by a map from scores to chances that was fitted
without it. The folder given with --data is that of infer_accuracy.py; the simulated columns
need the extra train.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from _report import finish, parser, table

import pandas_semtype
from pandas_semtype.metrics import expected_calibration_error, reliability
from pandas_semtype.sampling import sample_frame
from pandas_semtype.simon.training.calibration import (
    Judged,
    cross_fitted,
    fit,
    judged_real,
    judged_simulated,
    uncalibrated,
)
from pandas_semtype.simon.training.labelled_tables import labelled_tables
from pandas_semtype.verdict import DEFAULT_MODE, HIGH_CONFIDENCE

BINS = (10, 12, 15)
CUTS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99)


def acceptable(model: Any, folder: Path, told: Judged) -> np.ndarray:
    """Return whether each verdict is at least not wrong."""
    truth = []
    for part in labelled_tables(folder):
        samples = sample_frame(part.frame[list(part.columns)])
        for sample, true in zip(samples, part.truth, strict=True):
            if true.primary in model.labels and sample.values:
                truth.append(true.acceptable)
    return np.array([x in also for x, also in zip(told.labels, truth, strict=True)], dtype=bool)


def share(values: np.ndarray) -> float | None:
    return float(values.mean()) if len(values) else None


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, required=True, help="folder with labels.csv")
    options_parser.add_argument("--model", default="simon_v1", help="preset or directory")
    options_parser.add_argument("--columns", type=int, default=6000, help="columns to simulate")
    options = options_parser.parse_args(arguments)
    if not (options.data / "labels.csv").is_file():
        sys.stderr.write(f"{options.data} has no labels.csv.\n")
        return 1

    model = pandas_semtype.load(options.model)
    plain = uncalibrated(model)
    simulated = judged_simulated(plain, 60 if options.quick else options.columns, options.seed)
    real = judged_real(plain, [options.data])
    fine = acceptable(model, options.data, real)
    labels = list(model.labels)

    chances, high, medium = np.empty(len(fine)), np.zeros_like(fine), np.zeros_like(fine)
    for places, found in cross_fitted(simulated, real, labels):
        said = [real.labels[i] for i in places]
        chances[places] = found.probabilities(real.scores[places], said)
        bars = found.bars
        high[places] = chances[places] >= [bars[HIGH_CONFIDENCE][x] for x in said]
        medium[places] = chances[places] >= [bars[DEFAULT_MODE][x] for x in said]
    everywhere = fit(simulated, real, labels).probabilities(real.scores, real.labels)
    errors = {
        "other sources": {n: expected_calibration_error(chances, real.right, n_bins=n)
                          for n in BINS},
        "in sample": {n: expected_calibration_error(everywhere, real.right, n_bins=n)
                      for n in BINS},
        "not calibrated": {n: expected_calibration_error(real.scores, real.right, n_bins=n)
                           for n in BINS},
    }  # fmt: skip
    bins = reliability(chances, real.right)
    print(
        f"{len(fine)} columns of {len(set(real.sources))} sources, {len(simulated.scores)} "
        f"simulated ones, model {model.model_id}\n"
    )
    table(("ECE", *(f"{n} bins" for n in BINS)),
          [(name, *entry.values()) for name, entry in errors.items()])  # fmt: skip
    table(("columns", "mean score", "right"), [(b.columns, b.score, b.right) for b in bins])
    modes = {
        name: {
            "coverage": float(kept.mean()),
            "precision": share(real.right[kept]),
            "acceptable": share(fine[kept]),
        }
        for name, kept in (
            ("best_guess", np.ones_like(fine)), (DEFAULT_MODE, medium), (HIGH_CONFIDENCE, high),
        )
    }  # fmt: skip
    table(("mode", "coverage", "precision", "acceptable"),
          [(name, *entry.values()) for name, entry in modes.items()])  # fmt: skip
    curve = [
        {"score": cut, "coverage": float((chances >= cut).mean()),
         "precision": share(real.right[chances >= cut])}
        for cut in CUTS
    ]  # fmt: skip
    table(("score at least", "coverage", "precision"), [tuple(entry.values()) for entry in curve])
    said = np.array(real.labels)
    per_label = {
        label: {
            "columns": int((said == label).sum()),
            "score": float(chances[said == label].mean()),
            "right": float(real.right[said == label].mean()),
        }
        for label in sorted(set(real.labels))
    }
    table(("verdict", "columns", "mean score", "right"),
          [(label, *entry.values()) for label, entry in per_label.items()])  # fmt: skip
    finish(
        options,
        "infer_trust",
        {
            "model": model.model_id,
            "data": options.data.resolve().name,
            "columns": len(fine),
            "sources": len(set(real.sources)),
            "simulated": len(simulated.scores),
            "ece": errors,
            "reliability": [asdict(b) for b in bins],
            "modes": modes,
            "curve": curve,
            "per_label": per_label,
        },
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
