"""The published transfer case: ``percent`` after nine labels, from columns of 20 cells.

A column of percentages and one of counts are cut into columns of 20 cells. The model is seen
through its nine base labels, to which ``percent`` is added from 50 columns: by the convex solver,
and by the published procedure (Keras; needs the extra ``train``). Measured: test columns of both
kinds that get the right label, F1 of the nine old labels before and after on held-out simulated
columns (network alone) and, with --data, macro F1 over nine labels on real columns. --plot draws
the convergence.

For comparison, the procedure as published: with columns of ``percent`` and ``int`` and no others.
"""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _report import finish, parser, table
from extend_fewshot import Columns, real

from pandas_semtype import infer
from pandas_semtype.metrics import TrueLabels, score_columns
from pandas_semtype.simon.classifier import SimonClassifier
from pandas_semtype.simon.transfer.evaluation import label_f1
from pandas_semtype.simon.transfer.examples import gather
from pandas_semtype.simon.transfer.training_set import prepare
from pandas_semtype.types import BASE_LABELS, STATISTICAL_LABELS, base_label

CELLS, EXAMPLES, TESTS = 20, 50, 50


def long_columns(seed: int, cells: int) -> tuple[pd.Series, pd.Series]:
    """Return percentages of electronic books in libraries, and their numbers of volumes."""
    rng = np.random.default_rng(seed)
    percentages = pd.Series([f"{value:.2f}%" for value in 100 * rng.beta(4, 2, cells)])
    volumes = pd.Series([f"{count:,}" for count in np.exp(rng.normal(9, 1.5, cells)).astype(int)])
    return percentages, volumes


def pieces(column: pd.Series, name: str) -> pd.DataFrame:
    """Return the pieces of a long column as columns of a frame."""
    parts = column.to_numpy().reshape(-1, CELLS)
    return pd.DataFrame({f"{name}{i}": part for i, part in enumerate(parts)})


def right(model: Any, frame: pd.DataFrame, label: str) -> int:
    """Return how many columns get a label."""
    return int((infer(frame, model=model, use_names=False).types == label).sum())


def of_nine(truth: Sequence[TrueLabels]) -> list[TrueLabels | None]:
    """Return the truth in base labels; None where a column has none."""
    out: list[TrueLabels | None] = []
    for true in truth:
        bases = [base_label(x) for x in true.acceptable if x not in STATISTICAL_LABELS]
        if true.primary not in STATISTICAL_LABELS:
            bases.insert(0, base_label(true.primary))
        out.append(TrueLabels(bases[0], tuple(dict.fromkeys(bases))) if bases else None)
    return out


def nine_macro(model: Any, columns: Columns, truth: Sequence[TrueLabels | None]) -> float:
    """Return macro F1 over the nine labels; a percentage is a text among them."""
    kept = [i for i, true in enumerate(truth) if true is not None]
    labels = columns.labels(model)
    named = [None if labels[i] == "unknown" else base_label(labels[i]) for i in kept]
    return score_columns([truth[i] for i in kept], named).macro_f1


def without_replay(view: SimonClassifier, examples: pd.Series, seed: int) -> dict[str, float]:
    """Return F1 of the old labels after the procedure with percent and int columns alone."""
    from pandas_semtype.simon.transfer.fit_published import fit_published

    new = gather("percent", examples, chunk=CELLS, implies="text")
    data = prepare(view.model, new, random_state=seed)
    numbers = np.array([origin == "int" for origin in data.replay.origin])
    few = data.replay.selected(np.flatnonzero(numbers | data.replay.held))
    narrow = replace(data, replay=few, replay_inputs=few.inputs())
    head = fit_published(narrow, seed).head
    return label_f1(data.replay, head, data.labels, view.thresholds, ("percent",))


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return both solvers side by side, and what the procedure does without replay."""
    metrics = [f"{kind}_{when}" for kind in ("simulated", "real") for when in ("before", "after")]
    rows = [
        [
            name,
            *(f"{entry['right'][x]} of {entry['tests'][x]}" for x in ("percent", "int")),
            *("" if entry.get(key) is None else f"{entry[key]:.3f}" for key in metrics),
            f"{entry['seconds']:.1f}",
        ]
        for name, entry in results["solvers"].items()
        if "right" in entry
    ]
    header = (
        "solver",
        "percent right",
        "int right",
        "nine labels, simulated: before",
        "after",
        "real: before",
        "after",
        "seconds",
    )
    parts = [
        f"The nine-label view of `{results['model']}`, {results['examples']} example columns of "
        f"{results['cells']} cells. Macro F1 of the nine old labels: of the network on held-out "
        "simulated columns, of verdicts on real ones.",
        table(header, rows),
    ]
    keras = results["solvers"].get("keras")
    if keras:
        last = keras["history"][-1]
        alone = results["solvers"]["keras without replay"]["simulated_after"]
        parts.append(
            f"After {last['epoch']} epochs the published procedure has a validation accuracy of "
            f"{last['val_accuracy']:.3f}. With columns of `percent` and `int` alone, as published, "
            f"macro F1 of the nine old labels falls to {alone:.2f}: the original warns of that."
        )
    return {"published_transfer": "\n\n".join(parts)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    command = parser(__doc__)
    command.add_argument("--model", default="simon_v2", help="preset or directory")
    command.add_argument("--data", type=Path, help="folder of CSV files with a labels.csv")
    command.add_argument("--plot", type=Path, help="file of the convergence plot")
    options = command.parse_args(arguments)
    view = SimonClassifier.load(options.model).restrict(BASE_LABELS)
    percentages, counts = long_columns(options.seed, CELLS * (EXAMPLES + TESTS))
    examples = percentages[: CELLS * EXAMPLES]
    tests = {
        "percent": pieces(percentages[CELLS * EXAMPLES :], "percent"),
        "int": pieces(counts[CELLS * EXAMPLES :], "int"),
    }
    known = real(view, options.data) if options.data else None
    nine = of_nine(known[1]) if known else []
    before = nine_macro(view, known[0], nine) if known else None
    solvers = ("convex",) if options.quick else ("convex", "keras")
    found: dict[str, Any] = {}
    for solver in solvers:
        wall, cpu = time.perf_counter(), time.process_time()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is forgotten is in the results
            model = view.extend(
                "percent",
                examples,
                chunk=CELLS,
                implies="text",
                solver=solver,
                random_state=options.seed,
            )
        seconds = time.perf_counter() - wall, time.process_time() - cpu
        transfer = model.report
        found[solver] = {
            "nearest": transfer.taught[0].nearest,
            "nearest_score": transfer.taught[0].nearest_score,
            "right": {label: right(model, frame, label) for label, frame in tests.items()},
            "tests": {label: frame.shape[1] for label, frame in tests.items()},
            "least_score": min(
                float(infer(frame, model=model, use_names=False).scores.min())
                for frame in tests.values()
            ),
            "simulated_before": transfer.macro_f1[0],
            "simulated_after": transfer.macro_f1[1],
            "real_before": before,
            "real_after": nine_macro(model, known[0], nine) if known else None,
            "seconds": seconds[0],
            "cpu_seconds": seconds[1],
            "history": model.history.to_list(),
        }
        if solver == "keras":
            after = without_replay(view, examples, options.seed)
            old = [after.get(label, 0.0) for label in BASE_LABELS]
            found["keras without replay"] = {"simulated_after": float(np.mean(old))}
            if options.plot:
                model.history.plot().savefig(options.plot)
    if "keras" in found:
        epochs = [list(entry.values()) for entry in found["keras"]["history"]]
        print(table(list(found["keras"]["history"][0]), epochs) + "\n")
    results = {"model": view.model_id, "cells": CELLS, "examples": EXAMPLES, "solvers": found}
    finish(options, "extend_published", results, report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
