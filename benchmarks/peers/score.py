"""Score the predictions of other tools by our metrics, beside the shipped model's.

Takes the files that `run.py` wrote. A tool is scored on the columns whose label it could name, by
the map in labels.json, and on all of them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from _report import finish, parser, table

import pandas_semtype
from pandas_semtype.metrics import TrueLabels, score_columns
from pandas_semtype.simon.training.labelled_tables import labelled_tables
from pandas_semtype.types import UNKNOWN

HERE = Path(__file__).resolve().parent
METRICS = ("strict", "acceptable", "macro_f1")


def metrics(truth: Sequence[TrueLabels], predicted: Sequence[str | None]) -> dict[str, float]:
    """Return the metrics that are reported."""
    scores = score_columns(truth, predicted)
    return {name: getattr(scores, name) for name in METRICS}


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return every tool on the columns it can name, beside the shipped model on the same."""
    rows = [
        [
            f"{name} {entry['version']}",
            entry["labels"],
            entry["columns"],
            f"{entry['within']['strict']:.2f}",
            f"{entry['ours_within']['strict']:.2f}",
            f"{entry['within']['macro_f1']:.2f}",
            f"{entry['ours_within']['macro_f1']:.2f}",
            f"{entry['all']['strict']:.2f}",
        ]
        for name, entry in results["peers"].items()
    ]
    header = (
        "tool",
        "labels it can name",
        "columns of these",
        "strict",
        "ours",
        "macro F1",
        "ours",
        "strict on all columns",
    )
    lines = [
        f"{results['columns']} columns by values alone; our model `{results['model']}` has strict "
        f"{results['ours']['strict']:.2f} on all of them.",
        "",
        table(header, rows),
    ]
    if results["missing"]:
        lines += ["", *(f"* {name} is missing: {why}" for name, why in results["missing"].items())]
    return {"peers": "\n".join(lines)}


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, required=True, help="folder with labels.csv")
    options_parser.add_argument("files", nargs="*", type=Path, help="what run.py wrote")
    options_parser.add_argument(
        "--missing",
        action="append",
        default=[],
        metavar="PEER=WHY",
        help="a tool that could not be installed, and why",
    )
    options = options_parser.parse_args(arguments)
    maps = json.loads((HERE / "labels.json").read_text(encoding="utf-8"))
    truth: dict[tuple[str, str], TrueLabels] = {}
    ours: dict[tuple[str, str], str | None] = {}
    for part in labelled_tables(options.data):
        result = pandas_semtype.infer(
            part.frame[list(part.columns)], model="simon_v2", use_names=False
        )
        for found, column, true in zip(result, part.columns, part.truth, strict=True):
            truth[part.path, column] = true
            ours[part.path, column] = None if found.label == UNKNOWN else found.label
    peers = {}
    for file in options.files:
        written = json.loads(file.read_text(encoding="utf-8"))
        words = maps[written["peer"]]
        predicted = {
            (c["path"], c["column"]): words.get(str(c["said"])) for c in written["columns"]
        }
        known = set(words.values())
        within = [key for key, true in truth.items() if true.primary in known]
        peers[written["peer"]] = {
            "version": written["version"],
            "labels": len(known),
            "columns": len(within),
            "within": metrics([truth[k] for k in within], [predicted[k] for k in within]),
            "ours_within": metrics([truth[k] for k in within], [ours[k] for k in within]),
            "all": metrics(list(truth.values()), [predicted[k] for k in truth]),
            "failed_tables": len(written["failed"]),
            "cpu_seconds": written["cpu_seconds"],
        }
    everything = metrics(list(truth.values()), list(ours.values()))
    finish(
        options,
        "peers",
        {
            "model": pandas_semtype.load("simon_v2").model_id,
            "data": options.data.resolve().name,
            "columns": len(truth),
            "ours": everything,
            "peers": peers,
            "missing": dict(entry.split("=", 1) for entry in options.missing),
        },
        report,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
