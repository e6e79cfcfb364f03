"""How well a new label is learned from a few columns, and what the old labels lose.

The model is extended by every class of `fewshot_classes` from 1, 3, 5 and 10 example columns of
20 cells, with several seeds. Measured by final verdicts (network and rules):

* f1: of the new label, on 30 new columns of the class against simulated columns of all old
  labels; old columns that are of the class themselves are left out;
* f1_strict: the same with the columns of all other new classes among the others;
* macro_f1 of the old labels on those columns before and after, and with --data on real ones;
* wall clock and CPU seconds of `extend`.
"""

from __future__ import annotations

import csv
import json
import sys
import time
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _report import finish, parser, table
from fewshot_classes import CLASSES, UnseenClass

from pandas_semtype.metrics import TrueLabels, score_columns
from pandas_semtype.sampling import ColumnSample, sample_frame, sample_series
from pandas_semtype.simon.classifier import SimonClassifier
from pandas_semtype.simon.decision.user_labels import judge
from pandas_semtype.simon.network.head import sigmoid
from pandas_semtype.simon.simulate import all_sources
from pandas_semtype.simon.simulate.corpus import draw_column, sample_of

CELLS, QUERIES = 20, 30
QUICK = ("dna", "cas_number", "roman_numeral", "git_describe")


class Columns:
    """Sampled columns and their inputs of the output layer, computed once."""

    def __init__(self, model: SimonClassifier, samples: list[ColumnSample]) -> None:
        filled = [i for i, sample in enumerate(samples) if sample.values]
        self.samples = samples
        read = model.model.inputs
        width = read(samples[:1], cell_means=True).shape[1]
        self.inputs = np.zeros((len(samples), width))
        for start in range(0, len(filled), 256):
            part = filled[start : start + 256]
            self.inputs[part] = read([samples[i] for i in part], cell_means=True)

    def labels(self, model: SimonClassifier) -> list[str]:
        """Return the verdicts of a model that has the same layers below its output."""
        proba = sigmoid(model.head.logits(self.inputs))
        verdicts = judge(
            self.samples,
            proba,
            model.labels,
            model.thresholds,
            taught=model.model.taught,
            implies=model.model.implies,
        )
        return [verdict.label for verdict in verdicts]


def simulated(model: SimonClassifier, per_label: int) -> tuple[Columns, list[TrueLabels]]:
    """Draw columns of every old label that are in no training and no replay set."""
    rng, sources = np.random.default_rng(987_654_321), all_sources()
    samples, truth = [], []
    for label in model.labels:
        for _ in range(per_label if label in sources else 0):
            n_rows = int(np.exp(rng.uniform(np.log(12), np.log(512))))
            cells, column, true = draw_column(rng, (label,), n_rows, sources)
            samples.append(sample_of([cells[i] for i in rng.permutation(n_rows)]))
            truth.append(TrueLabels(true[0], (*true, *column.ignore)))
    return Columns(model, samples), truth


def real(model: SimonClassifier, folder: Path) -> tuple[Columns, list[TrueLabels]]:
    """Read labelled tables: CSV files and a labels.csv beside them."""
    by_table: dict[str, dict[str, TrueLabels]] = {}
    how: dict[str, dict[str, Any]] = {}
    with open(folder / "labels.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            true = TrueLabels(row["primary"], tuple(row["acceptable"].split(";")))
            by_table.setdefault(row["path"], {})[row["column"]] = true
            how[row["path"]] = json.loads(row.get("read_options") or "{}")
    samples, truth = [], []
    for name, columns in by_table.items():
        frame = pd.read_csv(folder / name, **{"low_memory": False, **how[name]})
        kept = [column for column in columns if column in frame.columns]
        samples += sample_frame(frame[kept])
        truth += [columns[column] for column in kept]
    return Columns(model, samples), truth


def new_columns(known: UnseenClass, seed: int, count: int, cells: int | None) -> list[list[str]]:
    rng = np.random.default_rng((seed, *known.label.encode()))
    sizes = [cells or int(np.exp(rng.uniform(np.log(12), np.log(300)))) for _ in range(count)]
    return [known.make(rng, size) for size in sizes]


def looks_like(known: UnseenClass, sample: ColumnSample) -> bool:
    """Return whether an old column is of the new class but for check digits."""
    matches = sum(map(bool, map(known.shape.fullmatch, sample.values)))
    return matches >= 0.8 * max(1, len(sample.values))


class Bench:
    """The base model and all columns to measure on."""

    def __init__(self, options: Any, names: Sequence[str]) -> None:
        self.model = SimonClassifier.load(options.model)
        self.names = names
        self.old, self.truth = simulated(self.model, 4 if options.quick else 12)
        self.before = self.old.labels(self.model)
        self.real = real(self.model, options.data) if options.data else None
        self.queries = {
            name: Columns(
                self.model,
                [
                    sample_series(pd.Series(cells))
                    for cells in new_columns(CLASSES[name], 10**6, QUERIES, None)
                ],
            )
            for name in names
        }

    def real_macro(self, model: SimonClassifier) -> float | None:
        """Return macro_f1 of a model on the real columns, if there are any."""
        if self.real is None:
            return None
        columns, truth = self.real
        return score_columns(truth, columns.labels(model)).macro_f1

    def row(self, name: str, shots: int, seed: int) -> dict[str, Any]:
        """Extend the model by one class, and return the metrics."""
        known = CLASSES[name]
        columns = new_columns(known, seed, shots, CELLS)
        wall, cpu = time.perf_counter(), time.process_time()
        extended = self.model.extend(name, columns, implies=known.implies, random_state=seed)
        seconds = time.perf_counter() - wall, time.process_time() - cpu
        after = self.old.labels(extended)
        kept = [i for i, sample in enumerate(self.old.samples) if not looks_like(known, sample)]
        hits = self.queries[name].labels(extended).count(name)
        wrong = sum(after[i] == name for i in kept)
        others = sum(
            self.queries[other].labels(extended).count(name)
            for other in self.names
            if other != name
        )
        truth = [self.truth[i] for i in kept]
        return {
            "class": name,
            "shots": shots,
            "seed": seed,
            "f1": 2 * hits / (hits + wrong + QUERIES),
            "f1_strict": 2 * hits / (hits + wrong + others + QUERIES),
            "recall": hits / QUERIES,
            "false": wrong,
            "false_others": others,
            "threshold": extended.thresholds[name],
            "nearest": extended.report.taught[0].nearest,
            "macro_before": score_columns(truth, [self.before[i] for i in kept]).macro_f1,
            "macro_after": score_columns(truth, [after[i] for i in kept]).macro_f1,
            "real_after": self.real_macro(extended),
            "seconds": seconds[0],
            "cpu_seconds": seconds[1],
        }


def summary(frame: pd.DataFrame, real_before: float | None) -> list[dict[str, Any]]:
    """Return means over classes and seeds, by number of example columns."""
    drop = frame["macro_before"] - frame["macro_after"]
    rows = []
    for shots, part in frame.groupby("shots"):
        row = {"shots": int(shots)}
        row |= {key: float(part[key].mean()) for key in ("f1", "f1_strict", "recall")}
        row["old_drop"] = float(drop[part.index].mean())
        row["old_drop_worst"] = float(drop[part.index].max())
        if real_before is not None:
            change = real_before - part["real_after"].astype(float)
            row["real_drop"], row["real_drop_worst"] = float(change.mean()), float(change.max())
        row["seconds_median"] = float(part["seconds"].median())
        row["cpu_seconds_median"] = float(part["cpu_seconds"].median())
        rows.append(row)
    return rows


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the accuracy by number of example columns."""
    rows = [
        [
            row["shots"],
            f"{row['f1']:.2f}",
            f"{row['f1_strict']:.2f}",
            f"{row['old_drop']:.3f}",
            f"{row['old_drop_worst']:.3f}",
            f"{row['real_drop']:.3f}" if "real_drop" in row else "",
            f"{row['seconds_median']:.2f}",
            f"{row['cpu_seconds_median']:.2f}",
        ]
        for row in results["summary"]
    ]
    names = sorted({row["class"] for row in results["rows"]})
    header = (
        "columns",
        "F1",
        "F1, strict",
        "macro F1 lost",
        "at worst",
        "lost on real tables",
        "seconds",
        "CPU seconds",
    )
    text = (
        f"{len(names)} classes that are not in the catalogue ({', '.join(names)}), example columns "
        f"of {results['cells']} cells, {results['seeds']} seeds, model "
        f"`{results['base']['model']}`, {results['cores']} cores. F1 of the new label by final "
        "verdicts, on new columns of the class against simulated columns of all old labels; "
        "strict: against the columns of the other new classes too, which no replay set holds. "
        f"Macro F1 lost: of the old labels.\n\n{table(header, rows)}"
    )
    return {"fewshot": text}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    command = parser(__doc__)
    command.add_argument("--model", default="simon_v2", help="preset or directory")
    command.add_argument("--data", type=Path, help="folder of CSV files with a labels.csv")
    command.add_argument("--classes", nargs="+", choices=tuple(CLASSES))
    command.add_argument("--shots", nargs="+", type=int)
    command.add_argument("--seeds", type=int, help="number of seeds")
    options = command.parse_args(arguments)
    names = options.classes or (QUICK if options.quick else tuple(CLASSES))
    shots = options.shots or ((1, 5) if options.quick else (1, 3, 5, 10))
    n_seeds = options.seeds or (1 if options.quick else 3)
    bench = Bench(options, names)
    seeds = range(options.seed, options.seed + n_seeds)
    with warnings.catch_warnings():
        # Known types and forgotten labels are in the results.
        warnings.simplefilter("ignore")
        rows = [bench.row(name, n, seed) for name in names for n in shots for seed in seeds]
    frame = pd.DataFrame(rows)
    base = {
        "model": bench.model.model_id,
        "macro_f1_simulated": score_columns(bench.truth, bench.before).macro_f1,
        "macro_f1_real": bench.real_macro(bench.model),
    }
    by_class = frame.pivot_table(index="class", columns="shots", values="f1")
    by_class_table = table(
        ["class", *(f"{n} columns" for n in by_class.columns)],
        [
            [name, *map(float, values)]
            for name, values in zip(by_class.index, by_class.to_numpy(), strict=True)
        ],
    )
    print(by_class_table + "\n")
    results = {
        "base": base,
        "cells": CELLS,
        "seeds": n_seeds,
        "summary": summary(frame, base["macro_f1_real"]),
        "rows": rows,
    }
    finish(options, "extend_fewshot", results, report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
