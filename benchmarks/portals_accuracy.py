"""How often columns of open-data portals get the right label, on portals not trained on.

The folder given with --data holds labelled.jsonl.gz and, if wanted, unlabelled.jsonl.gz, as
`pandas_semtype.simon.training` reads them with --real. Only the fifth of the portals that a
training with the same folder holds out is measured. A label is what somebody else said of the
column, or what an exact header says and 90 % of the cells bear out. A verdict is a false alarm
only where a label is known, and not where its author cannot exclude the verdict (he had no
label for departments: a company may be one).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
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

WAYS = ("network only", "verdict", "with names", "high confidence")
"""By values alone: network, and verdict; with names: the default mode, and the careful one."""


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
    columns: Sequence[RealColumn], model: Any, seed: int
) -> tuple[list[RealColumn], dict[str, list[str]]]:
    """Return the columns in the order they were judged in, and the answers of each way."""
    order: list[RealColumn] = []
    answers: dict[str, list[str]] = {way: [] for way in WAYS}
    plain = frames(columns, names=False)
    for (frame, group), (named, _) in zip(plain, frames(columns, names=True), strict=True):
        ask = partial(pandas_semtype.infer, model=model, random_state=seed)
        for prediction in ask(frame, use_names=False):
            answers["network only"].append(prediction.net_label)
            answers["verdict"].append(prediction.label)
        found = ask(named)
        answers["with names"] += [prediction.label for prediction in found]
        found = ask(named, mode="high_confidence")
        answers["high confidence"] += [prediction.label for prediction in found]
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
        "false": sum(alarms.values()) / max(1, len(columns)),
        "unknown": sum(answer == UNKNOWN for answer in answers) / max(1, len(columns)),
        **{
            f"macro_{name}": sum(entry[name] for entry in counted) / max(1, len(counted))
            for name in ("f1", "precision", "recall")
        },
        "types_counted": len(counted),
        "types": types,
    }


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the accuracy in a sentence, by way, by type, and what is confused."""
    found = results["metrics"]
    final, net, named = found["verdict"], found["network only"], found["with names"]
    summary = (
        f"On {results['columns']} columns of {results['portals']} open-data portals whose columns "
        f"the network was not trained on, the verdict with names has a macro F1 of "
        f"{named['macro_f1']:.2f} over the {named['types_counted']} types with {FEWEST} columns or "
        f"more, by values alone {final['macro_f1']:.2f}, the network {net['macro_f1']:.2f}; "
        f"{named['accuracy']:.3f} of the columns get the label that is known, "
        f"{named['false']:.3f} a false one. Model `{results['model']}`."
    )
    shown = (
        "macro_f1", "macro_precision", "macro_recall", "accuracy", "false", "unknown",
        "types_counted",
    )  # fmt: skip
    ways = [(way, *(entry[name] for name in shown)) for way, entry in found.items()]
    header = ("", *(name.replace("_", " ").replace("f1", "F1") for name in shown))
    types = [
        (
            f"`{name}`",
            entry["columns"],
            entry["precision"],
            entry["recall"],
            entry["f1"],
            net["types"][name]["f1"],
            final["types"][name]["f1"],
        )
        for name, entry in sorted(named["types"].items(), key=lambda pair: (pair[1]["f1"], pair[0]))
    ]
    of_types = (
        "type",
        "columns",
        "precision",
        "recall",
        "F1",
        "F1 of the network",
        "F1 by values alone",
    )
    confused = [
        (way, f"`{pair['type']}`", f"`{pair['answer']}`", pair["columns"])
        for way, pairs in results["confused"].items()
        for pair in pairs
    ]
    return {
        "portals_summary": summary,
        "portals": table(header, ways),
        "portals_types": table(of_types, types),
        "portals_confused": table(("way", "type", "answer", "columns"), confused),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, required=True, help="folder of columns")
    options_parser.add_argument("--model", default="simon_v2", help="preset or directory")
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
    columns, answers = judge(columns, model, options.seed)
    found = {way: metrics_of(columns, labels) for way, labels in answers.items()}

    pairs = {}
    for way, labels in answers.items():
        wrong = Counter(
            (column.label, answer)
            for column, answer in zip(columns, labels, strict=True)
            if answer != column.label
        ).most_common(options.pairs)
        pairs[way] = [{"type": t, "answer": a, "columns": n} for (t, a), n in wrong]
    finish(
        options,
        "portals_accuracy",
        {
            "model": model.model_id,
            "data": options.data.resolve().name,
            "columns": len(columns),
            "portals": len({column.portal for column in columns}),
            "metrics": found,
            "confused": pairs,
        },
        report,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
