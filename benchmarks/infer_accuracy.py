"""How often columns of real tables get the right label: the net, the rules, the verdict.

The folder given with --data holds CSV files and a labels.csv with the fields path, column,
primary, acceptable (labels joined by ";") and, if wanted, read_options (JSON for
pandas.read_csv). A column without a line is not counted. Names of columns are never looked at.
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
from _report import finish, parser, table

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

FIGURES = ("strict", "acceptable", "base9", "macro_f1")
SHOWN_CELLS, SHOWN_CHARS = 3, 24


@dataclass
class Columns:
    """Hold every labelled column: where it is from, what it is, what was said of it."""

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
        result = pandas_semtype.infer(frame, model=model, max_cells=cells, random_state=seed)
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


def figures_of(
    columns: Columns, said: Sequence[str], rounds: int, seed: int
) -> tuple[ColumnScores, dict[str, Any]]:
    """Return the scores of one way to predict, and what the report says of them."""
    # No answer is right under no measure; as a word, "unknown" would pass for text in base9.
    answers = [None if label == UNKNOWN else label for label in said]
    scores = score_columns(columns.truth, answers)
    told: dict[str, Any] = {name: getattr(scores, name) for name in FIGURES}
    told["unknown"] = sum(answer is None for answer in answers) / max(1, len(answers))
    told["interval_95"] = {
        name: bootstrap_interval(
            columns.truth, answers, columns.tables, metric=name, rounds=rounds, random_state=seed
        )
        for name in FIGURES
    }
    return scores, told


def confused(columns: Columns, said: Sequence[str], most: int) -> list[dict[str, Any]]:
    """Return the most frequent pairs of primary and other label."""
    pairs = Counter(
        (true.primary, label)
        for true, label in zip(columns.truth, said, strict=True)
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
    for path, name, true, told, cells in everything:
        if told.label == true.primary:
            continue
        net = dict(told.net_scores)
        known = float(net.get(true.primary) or 0.0)
        best = sorted(net.items(), key=lambda pair: -(pair[1] or 0.0))[:3]
        wrong.append(
            (
                told.label in true.acceptable,
                known,
                (
                    f"{path[:30]} : {name[:20]}",
                    true.primary,
                    told.label,
                    told.reason,
                    " ".join(f"{label} {score or 0:.2f}" for label, score in best),
                    " | ".join(cell[:SHOWN_CHARS] for cell in cells),
                ),
            )
        )
    wrong.sort(key=lambda entry: entry[:2])
    header = ("wrong columns, worst first", "primary", "said", "reason", "the net's best", "cells")
    table(header, [entry[2] for entry in wrong[:most]])


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, required=True, help="folder with labels.csv")
    options_parser.add_argument("--model", default="simon_v1", help="preset or directory")
    options_parser.add_argument("--cells", type=int, help="cells per column the net reads")
    options_parser.add_argument(
        "--errors", type=int, nargs="?", const=40, default=0, metavar="N",
        help="print the N worst columns with a few cells; never written to a file",
    )  # fmt: skip
    options_parser.add_argument("--pairs", type=int, default=20, help="confused pairs to tell")
    options = options_parser.parse_args(arguments)
    if not (options.data / "labels.csv").is_file():
        print(f"{options.data} has no labels.csv.", file=sys.stderr)
        return 1

    model = pandas_semtype.load(options.model)
    columns = judge(options.data, model, options.cells, options.seed)
    primary = [true.primary for true in columns.truth]
    ways = {
        "verdict": [told.label for told in columns.predictions],
        "net only": [told.net_label for told in columns.predictions],
        "rules only": columns.by_rules,
        "majority class": [Counter(primary).most_common(1)[0][0]] * len(primary),
    }
    rounds = 20 if options.quick else 300
    scores, told = {}, {}
    for way, said in ways.items():
        scores[way], told[way] = figures_of(columns, said, rounds, options.seed)

    n_tables, counted = len(set(columns.tables)), scores["verdict"].labels
    print(
        f"{len(primary)} columns of {n_tables} tables, model {model.model_id}; {counted} of "
        f"{len(set(primary))} labels have the 3 columns it takes to count in macro_f1\n"
    )
    shown = (*FIGURES, "unknown")
    table(
        ("way", *shown, "macro_f1 from", "to"),
        [
            (way, *(entry[name] for name in shown), *entry["interval_95"]["macro_f1"])
            for way, entry in told.items()
        ],
    )
    final, net = scores["verdict"].per_label, scores["net only"].per_label
    order = sorted(
        (label for label in final if final[label].support), key=lambda x: (final[x].f1, x)
    )
    table(
        ("label", "f1", "precision", "recall", "columns", "said", "net f1"),
        [
            (x, final[x].f1, final[x].precision, final[x].recall, final[x].support,
             final[x].predicted, net[x].f1)
            for x in order
        ],
    )  # fmt: skip
    pairs = confused(columns, ways["verdict"], options.pairs)
    table(("primary", "verdict", "columns"), [tuple(pair.values()) for pair in pairs])
    by_net = confused(columns, ways["net only"], options.pairs)
    table(("primary", "net only", "columns"), [tuple(pair.values()) for pair in by_net])
    reasons = Counter(prediction.reason for prediction in columns.predictions)
    if options.errors:
        show_errors(columns, options.errors)
    finish(
        options,
        "infer_accuracy",
        {
            "model": model.model_id,
            "data": options.data.resolve().name,
            "cells": options.cells or model.max_cells,
            "columns": len(primary),
            "tables": n_tables,
            "labels": len(set(primary)),
            "labels_counted": counted,
            "cpu_seconds": columns.cpu_seconds,
            "rounds": rounds,
            "figures": told,
            "per_label": {x: {**asdict(final[x]), "net_f1": net[x].f1} for x in sorted(order)},
            "confused": pairs,
            "confused_net": by_net,
            "reasons": dict(reasons.most_common()),
        },
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
