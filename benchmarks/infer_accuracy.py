"""How often columns of real tables get the right label: the network, the rules, the verdict.

The folder given with --data holds CSV files and a labels.csv with the fields path, column,
primary, acceptable (labels joined by ";") and, if wanted, read_options (JSON for
pandas.read_csv). A column without a line is not counted. Names of columns are not used.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _report import finish, interval, parser, table

import pandas_semtype
from pandas_semtype.metrics import (
    ColumnScores,
    TrueLabels,
    bootstrap_interval,
    score_columns,
)
from pandas_semtype.prediction import ColumnPrediction
from pandas_semtype.sampling import sample_frame
from pandas_semtype.simon.decision.verdict import decide_all
from pandas_semtype.types import UNKNOWN

METRICS = ("strict", "acceptable", "base9", "macro_f1")
NAMES = {"net only": "network only"}
SHOWN_CELLS, SHOWN_CHARS = 3, 24


@dataclass
class Columns:
    """Hold every labelled column: its table, its true labels, what was predicted."""

    tables: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    truth: list[TrueLabels] = field(default_factory=list)
    predictions: list[ColumnPrediction] = field(default_factory=list)
    by_rules: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    cpu_seconds: float = 0.0


def read_labels(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Return the lines of labels.csv by table."""
    lines: dict[str, list[dict[str, str]]] = {}
    with (folder / "labels.csv").open(newline="", encoding="utf-8") as file:
        for line in csv.DictReader(file):
            lines.setdefault(line["path"], []).append(line)
    return lines


def read_columns(folder: Path, path: str, lines: Sequence[Mapping[str, str]]) -> pd.DataFrame:
    """Return the labelled columns of a table, every cell as text."""
    options = json.loads(lines[0].get("read_options") or "{}")
    frame = pd.read_csv(folder / path, **{"dtype": str, **options})
    return frame[[line["column"] for line in lines]]


def judge(folder: Path, model: Any, cells: int | None, seed: int) -> Columns:
    """Infer every labelled column of a folder."""
    found = Columns()
    for path, lines in read_labels(folder).items():
        frame = read_columns(folder, path, lines)
        start = time.process_time()
        result = pandas_semtype.infer(
            frame, model=model, max_cells=cells, random_state=seed, use_names=False
        )
        found.cpu_seconds += time.process_time() - start
        samples = sample_frame(frame, random_state=seed)
        labels = list(model.labels)
        verdicts = decide_all(samples, np.zeros((len(samples), len(labels))), labels, 0.01)
        found.by_rules.extend(verdict.label for verdict in verdicts)
        found.predictions.extend(result)
        found.cells.extend(sample.values[:SHOWN_CELLS] for sample in samples)
        for line in lines:
            found.tables.append(path)
            found.names.append(line["column"])
            acceptable = tuple(line["acceptable"].split(";"))
            found.truth.append(TrueLabels(line["primary"], acceptable))
    return found


def metrics_of(
    columns: Columns, predicted: Sequence[str], rounds: int, seed: int
) -> tuple[ColumnScores, dict[str, Any]]:
    """Return the scores of one way to predict, and the metrics of the report."""
    # No answer is never right; as a label, "unknown" would pass for text in base9.
    answers = [None if label == UNKNOWN else label for label in predicted]
    scores = score_columns(columns.truth, answers)
    metrics: dict[str, Any] = {name: getattr(scores, name) for name in METRICS}
    metrics["unknown"] = sum(answer is None for answer in answers) / max(1, len(answers))
    metrics["interval_95"] = {
        name: bootstrap_interval(
            columns.truth, answers, columns.tables, metric=name, rounds=rounds, random_state=seed
        )
        for name in METRICS
    }
    return scores, metrics


def confused(columns: Columns, predicted: Sequence[str], most: int) -> list[dict[str, Any]]:
    """Return the most frequent pairs of primary and other label."""
    pairs = Counter(
        (true.primary, label)
        for true, label in zip(columns.truth, predicted, strict=True)
        if label != true.primary
    )
    return [
        {"primary": primary, "said": label, "columns": n}
        for (primary, label), n in pairs.most_common(most)
    ]


def show_errors(columns: Columns, most: int) -> None:
    """Print the columns the verdict is most wrong about, with a few cells of each."""
    wrong = []
    everything = zip(
        columns.tables,
        columns.names,
        columns.truth,
        columns.predictions,
        columns.cells,
        strict=True,
    )
    for path, name, true, prediction, cells in everything:
        if prediction.label == true.primary:
            continue
        scores = dict(prediction.net_scores)
        known = float(scores.get(true.primary) or 0.0)
        best = sorted(scores.items(), key=lambda pair: -(pair[1] or 0.0))[:3]
        wrong.append(
            (
                prediction.label in true.acceptable,
                known,
                (
                    f"{path[:30]} : {name[:20]}",
                    true.primary,
                    prediction.label,
                    prediction.reason,
                    " ".join(f"{label} {score or 0:.2f}" for label, score in best),
                    " / ".join(cell[:SHOWN_CHARS] for cell in cells),
                ),
            )
        )
    wrong.sort(key=lambda entry: entry[:2])
    header = (
        "wrong columns, worst first",
        "primary",
        "verdict",
        "reason",
        "best of the network",
        "cells",
    )
    print(f"\n{table(header, [entry[2] for entry in wrong[:most]])}")


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the accuracy in a few sentences, by way, by label, and what is confused."""
    final, network = results["figures"]["verdict"], results["figures"]["net only"]
    summary = (
        f"On {results['columns']} labelled columns of {results['tables']} real tables, used to "
        "choose between models and rules and never to train, the verdict has a macro F1 of "
        f"{final['macro_f1']:.2f} (95 % interval {interval(final['interval_95']['macro_f1'])}), "
        f"the network alone {network['macro_f1']:.2f}. {final['strict']:.2f} of the columns get "
        f"exactly the label a person gave them, {final['acceptable']:.2f} one that is not wrong."
    )
    ways = [
        [
            NAMES.get(way, way),
            f"{entry['macro_f1']:.2f}",
            interval(entry["interval_95"]["macro_f1"]),
            f"{entry['strict']:.2f}",
            interval(entry["interval_95"]["strict"]),
            *(f"{entry[name]:.2f}" for name in ("acceptable", "base9", "unknown")),
        ]
        for way, entry in results["figures"].items()
    ]
    header = ("", "macro F1", "95 %", "strict", "95 %", "acceptable", "base9", "unknown")
    accuracy = (
        f"{results['columns']} labelled columns of {results['tables']} real tables; "
        f"{results['labels_counted']} of {results['labels']} labels have the three columns it "
        f"takes to count in macro F1. Model `{results['model']}`, {results['cells']} cells per "
        f"column.\n\n{table(header, ways)}"
    )
    labels = [
        [
            f"`{label}`",
            entry["support"],
            *(f"{entry[name]:.2f}" for name in ("f1", "precision", "recall", "net_f1")),
        ]
        for label, entry in results["per_label"].items()
    ]
    columns = ("label", "columns", "F1", "precision", "recall", "F1 of the network alone")
    pairs = [[f"`{e['primary']}`", f"`{e['said']}`", e["columns"]] for e in results["confused"]]
    return {
        "summary": summary,
        "accuracy": accuracy,
        "labels": table(columns, labels),
        "confused": table(("true label", "verdict", "columns"), pairs[:12]),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, required=True, help="folder with labels.csv")
    options_parser.add_argument("--model", default="simon_v2", help="preset or directory")
    options_parser.add_argument("--cells", type=int, help="cells per column the network reads")
    options_parser.add_argument(
        "--errors",
        type=int,
        nargs="?",
        const=40,
        default=0,
        metavar="N",
        help="print the N worst columns with a few cells; never written to a file",
    )
    options_parser.add_argument("--pairs", type=int, default=20, help="confused pairs to report")
    options = options_parser.parse_args(arguments)
    if not (options.data / "labels.csv").is_file():
        print(f"{options.data} has no labels.csv.", file=sys.stderr)
        return 1

    model = pandas_semtype.load(options.model)
    columns = judge(options.data, model, options.cells, options.seed)
    primary = [true.primary for true in columns.truth]
    ways = {
        "verdict": [prediction.label for prediction in columns.predictions],
        "net only": [prediction.net_label for prediction in columns.predictions],
        "rules only": columns.by_rules,
        "majority class": [Counter(primary).most_common(1)[0][0]] * len(primary),
    }
    rounds = 20 if options.quick else 300
    scores, metrics = {}, {}
    for way, predicted in ways.items():
        scores[way], metrics[way] = metrics_of(columns, predicted, rounds, options.seed)

    n_tables, counted = len(set(columns.tables)), scores["verdict"].labels
    final, network = scores["verdict"].per_label, scores["net only"].per_label
    pairs = confused(columns, ways["verdict"], options.pairs)
    by_network = confused(columns, ways["net only"], options.pairs)
    reasons = Counter(prediction.reason for prediction in columns.predictions)
    finish(
        options,
        "infer_accuracy",
        {
            "model": model.model_id,
            "data": options.data.resolve().name,
            "cells": options.cells or model.model.max_cells,
            "columns": len(primary),
            "tables": n_tables,
            "labels": len(set(primary)),
            "labels_counted": counted,
            "cpu_seconds": columns.cpu_seconds,
            "rounds": rounds,
            "figures": metrics,
            "per_label": {
                label: {**asdict(final[label]), "net_f1": network[label].f1}
                for label in sorted(final)
                if final[label].support
            },
            "confused": pairs,
            "confused_net": by_network,
            "reasons": dict(reasons.most_common()),
        },
        report,
    )
    if options.errors:
        show_errors(columns, options.errors)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
