"""How often columns of open-data portals get the right label, on portals not trained on.

The folder given with --data holds labelled.jsonl.gz and, if wanted, unlabelled.jsonl.gz, as
`pandas_semtype.simon.training` reads them with --real. Only the fifth of the portals that a
training with the same folder holds out is measured. A label is what somebody else said of the
column, or what an exact header says and 90 % of the cells bear out. A verdict is a false alarm
only where a label is known, and not where the source cannot exclude the verdict (a county may
be the city of the same name).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from _report import finish, parser, table

import pandas_semtype
from pandas_semtype.errors import ExampleError
from pandas_semtype.simon.training.portals.columns import RealColumn, real_columns
from pandas_semtype.simon.training.portals.labels import KIND, masks
from pandas_semtype.types import UNKNOWN

FEWEST = 5
"""Columns of a type for it to count in the mean."""


def frames(
    columns: Sequence[RealColumn], names: bool
) -> Iterator[tuple[pd.DataFrame, list[RealColumn]]]:
    """Yield the columns of every table as a frame, with plain names unless told otherwise."""
    tables: dict[str, list[RealColumn]] = {}
    for column in columns:
        tables.setdefault(column.table, []).append(column)
    for group in tables.values():
        own = [column.name for column in group]
        used = own if names and len(set(own)) == len(own) else [f"c{i}" for i in range(len(own))]
        series = {
            name: pd.Series(list(column.values), dtype=object)
            for name, column in zip(used, group, strict=True)
        }
        yield pd.DataFrame(series), group


def judge(
    columns: Sequence[RealColumn], model: Any, names: bool, seed: int
) -> tuple[list[RealColumn], dict[str, list[str]]]:
    """Return the columns in the order they were judged in, and the answers of each way."""
    order: list[RealColumn] = []
    answers: dict[str, list[str]] = {"network only": [], "verdict": []}
    for frame, group in frames(columns, names):
        result = pandas_semtype.infer(frame, model=model, use_names=names, random_state=seed)
        for prediction in result:
            answers["network only"].append(prediction.net_label)
            answers["verdict"].append(prediction.label)
        order.extend(group)
    return order, answers


def excused(column: RealColumn, answer: str) -> bool:
    """Return whether the source of a label cannot exclude an answer."""
    masked, open_too = masks().get(column.label, (frozenset(), frozenset()))
    return answer in masked or answer in open_too


def metrics_of(columns: Sequence[RealColumn], answers: Sequence[str]) -> dict[str, Any]:
    """Return precision, recall and F1 per type, and their means over the types that count."""
    support = Counter(column.label for column in columns)
    hits: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    for column, answer in zip(columns, answers, strict=True):
        if answer == column.label:
            hits[answer] += 1
        elif answer != UNKNOWN and not excused(column, answer):
            alarms[answer] += 1
    types = {}
    for label, n in sorted(support.items()):
        given = hits[label] + alarms[label]
        types[label] = {
            "columns": n,
            "precision": hits[label] / given if given else 0.0,
            "recall": hits[label] / n,
            "f1": 2 * hits[label] / (n + given),
        }
    counted = [entry for entry in types.values() if entry["columns"] >= FEWEST]
    return {
        "accuracy": sum(hits.values()) / max(1, len(columns)),
        **{
            f"macro_{name}": sum(entry[name] for entry in counted) / max(1, len(counted))
            for name in ("f1", "precision", "recall")
        },
        "types_counted": len(counted),
        "types": types,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, required=True, help="folder of columns")
    options_parser.add_argument("--model", default="simon_v1", help="preset or directory")
    options_parser.add_argument(
        "--names", action="store_true", help="let the names of columns be used"
    )
    options_parser.add_argument("--pairs", type=int, default=20, help="confused pairs to tell")
    options = options_parser.parse_args(arguments)
    model = pandas_semtype.load(options.model)
    try:
        known = real_columns(options.data)
    except ExampleError as error:
        print(error, file=sys.stderr)
        return 1
    columns = [column for column in known if column.held_out and column.basis != KIND]
    if options.quick:
        columns = columns[:200]
    columns, answers = judge(columns, model, options.names, options.seed)
    found = {way: metrics_of(columns, labels) for way, labels in answers.items()}

    portals = {column.portal for column in columns}
    print(f"{len(columns)} columns of {len(portals)} portals not trained on, {model.model_id}\n")
    shown = ("macro_f1", "macro_precision", "macro_recall", "accuracy", "types_counted")
    table(("way", *shown), [(way, *(told[n] for n in shown)) for way, told in found.items()])
    final, net = found["verdict"]["types"], found["network only"]["types"]
    table(
        ("type", "columns", "precision", "recall", "f1", "network p", "network r", "network f1"),
        [
            (x, final[x]["columns"], final[x]["precision"], final[x]["recall"], final[x]["f1"],
             net[x]["precision"], net[x]["recall"], net[x]["f1"])
            for x in sorted(final, key=lambda x: (final[x]["f1"], x))
        ],
    )  # fmt: skip
    pairs = {}
    for way, labels in answers.items():
        wrong = Counter(
            (column.label, answer)
            for column, answer in zip(columns, labels, strict=True)
            if answer != column.label
        ).most_common(options.pairs)
        pairs[way] = [{"type": t, "answer": a, "columns": n} for (t, a), n in wrong]
        table(("type", f"{way} said", "columns"), [tuple(pair.values()) for pair in pairs[way]])
    finish(
        options,
        "portals_accuracy",
        {
            "model": model.model_id,
            "data": options.data.resolve().name,
            "names": options.names,
            "columns": len(columns),
            "portals": len(portals),
            "metrics": found,
            "confused": pairs,
        },
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
