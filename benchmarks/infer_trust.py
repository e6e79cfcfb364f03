"""How well scores are calibrated, and what the modes are worth, on columns of real tables.

Every source (who published the tables) is judged by a map from scores to probabilities that was
fitted without it. The folder given with --data is that of infer_accuracy.py; the simulated columns
need the extra train.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from _report import finish, parser, table

from pandas_semtype.metrics import expected_calibration_error, reliability
from pandas_semtype.sampling import sample_frame
from pandas_semtype.simon.model import Model
from pandas_semtype.simon.training.calibration import cross_fitted, fit
from pandas_semtype.simon.training.judged import (
    Judged,
    judged_real,
    judged_simulated,
    uncalibrated,
)
from pandas_semtype.simon.training.labelled_tables import labelled_tables
from pandas_semtype.verdict import BEST_GUESS, DEFAULT_MODE, HIGH_CONFIDENCE

BINS = (10, 12, 15)
CUTS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99)


def acceptable(model: Any, folder: Path, judged: Judged) -> np.ndarray:
    """Return whether each verdict is an acceptable label."""
    truth = []
    for part in labelled_tables(folder):
        samples = sample_frame(part.frame[list(part.columns)])
        for sample, true in zip(samples, part.truth, strict=True):
            if true.primary in model.labels and sample.values:
                truth.append(true.acceptable)
    return np.array([x in also for x, also in zip(judged.labels, truth, strict=True)], dtype=bool)


def fraction(values: np.ndarray) -> float | None:
    return float(values.mean()) if len(values) else None


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the calibration and the modes, in a few sentences, as tables, and by label."""
    high = results["modes"][HIGH_CONFIDENCE]
    summary = (
        f"On {results['columns']} columns of real tables, each judged by a calibration that was "
        "fitted without its source, scores are off by "
        f"{results['ece']['other sources']['12']:.2f} on average (expected calibration error, 12 "
        f"bins). `high_confidence` answers for {high['coverage']:.2f} of the columns, and "
        f"{two_digits(high['precision'])} of these answers are exactly right."
    )
    errors = [
        [name, *(f"{error:.3f}" for error in entry.values())]
        for name, entry in results["ece"].items()
    ]
    bins = next(iter(results["ece"].values()))
    modes = [
        [f"`{name}`", *(two_digits(entry[x]) for x in ("coverage", "precision", "acceptable"))]
        for name, entry in results["modes"].items()
    ]
    whole = (
        f"{results['columns']} columns of {results['sources']} sources, {results['simulated']:,} "
        f"simulated columns, model `{results['model']}`. Expected calibration error, in bins of "
        "equal mass:\n\n"
        f"{table(('map fitted on', *(f'{n} bins' for n in bins)), errors)}\n\n"
        f"{table(('mode', 'coverage', 'exactly right', 'not wrong'), modes)}"
    )
    labels = [
        [f"`{label}`", entry["columns"], f"{entry['score']:.2f}", f"{entry['right']:.2f}"]
        for label, entry in results["per_label"].items()
    ]
    return {
        "trust_summary": summary,
        "trust": whole,
        "trust_labels": table(("verdict", "columns", "mean score", "exactly right"), labels),
    }


def two_digits(value: float | None) -> str:
    """Return a fraction with two digits; a dash where no column is left to take it of."""
    return "-" if value is None else f"{value:.2f}"


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, required=True, help="folder with labels.csv")
    options_parser.add_argument("--model", default="simon_v2", help="preset or directory")
    options_parser.add_argument("--columns", type=int, default=6000, help="columns to simulate")
    options = options_parser.parse_args(arguments)
    if not (options.data / "labels.csv").is_file():
        sys.stderr.write(f"{options.data} has no labels.csv.\n")
        return 1

    model = Model.load(options.model)
    plain = uncalibrated(model)
    simulated = judged_simulated(plain, 60 if options.quick else options.columns, options.seed)
    real = judged_real(plain, [options.data])
    fine = acceptable(model, options.data, real)
    labels = list(model.labels)

    probabilities, high, medium = np.empty(len(fine)), np.zeros_like(fine), np.zeros_like(fine)
    for places, found in cross_fitted(simulated, real, labels):
        found_labels = [real.labels[i] for i in places]
        probabilities[places] = found.probabilities(real.scores[places], found_labels)
        limits = found.bars
        high[places] = probabilities[places] >= [limits[HIGH_CONFIDENCE][x] for x in found_labels]
        medium[places] = probabilities[places] >= [limits[DEFAULT_MODE][x] for x in found_labels]
    everywhere = fit(simulated, real, labels).probabilities(real.scores, real.labels)
    scored = {
        "other sources": probabilities,
        "in sample": everywhere,
        "not calibrated": real.scores,
    }
    errors = {
        name: {n: expected_calibration_error(scores, real.right, n_bins=n) for n in BINS}
        for name, scores in scored.items()
    }
    bins = reliability(probabilities, real.right)
    modes = {
        name: {
            "coverage": float(kept.mean()),
            "precision": fraction(real.right[kept]),
            "acceptable": fraction(fine[kept]),
        }
        for name, kept in (
            (BEST_GUESS, np.ones_like(fine)),
            (DEFAULT_MODE, medium),
            (HIGH_CONFIDENCE, high),
        )
    }
    curve = [
        {
            "score": cut,
            "coverage": float((probabilities >= cut).mean()),
            "precision": fraction(real.right[probabilities >= cut]),
        }
        for cut in CUTS
    ]
    predicted = np.array(real.labels)
    per_label = {
        label: {
            "columns": int((predicted == label).sum()),
            "score": float(probabilities[predicted == label].mean()),
            "right": float(real.right[predicted == label].mean()),
        }
        for label in sorted(set(real.labels))
    }
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
        report,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
