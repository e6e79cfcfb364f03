"""Score what other tools said, by our metrics, beside the shipped model on the same columns.

Takes the files that `run.py` wrote. A tool is scored on the columns whose label it could name, by
the map in labels.json, and on all of them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from _report import finish, parser, table

import pandas_semtype
from pandas_semtype.metrics import TrueLabels, score_columns
from pandas_semtype.simon.training.labelled_tables import labelled_tables
from pandas_semtype.types import UNKNOWN

HERE = Path(__file__).resolve().parent
FIGURES = ("strict", "acceptable", "macro_f1")


def figures(truth: Sequence[TrueLabels], said: Sequence[str | None]) -> dict[str, float]:
    """Return the figures that are told."""
    scores = score_columns(truth, said)
    return {name: getattr(scores, name) for name in FIGURES}


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, required=True, help="folder with labels.csv")
    options_parser.add_argument("said", nargs="*", type=Path, help="what run.py wrote")
    options_parser.add_argument(
        "--missing", action="append", default=[], metavar="PEER=WHY",
        help="a tool that could not be installed, and why",
    )  # fmt: skip
    options = options_parser.parse_args(arguments)
    maps = json.loads((HERE / "labels.json").read_text(encoding="utf-8"))
    truth: dict[tuple[str, str], TrueLabels] = {}
    ours: dict[tuple[str, str], str | None] = {}
    for part in labelled_tables(options.data):
        result = pandas_semtype.infer(part.frame[list(part.columns)], model="simon_v1")
        for told, column, true in zip(result, part.columns, part.truth, strict=True):
            truth[part.path, column] = true
            ours[part.path, column] = None if told.label == UNKNOWN else told.label
    peers = {}
    for file in options.said:
        told = json.loads(file.read_text(encoding="utf-8"))
        words = maps[told["peer"]]
        said = {(c["path"], c["column"]): words.get(str(c["said"])) for c in told["columns"]}
        known = set(words.values())
        within = [key for key, true in truth.items() if true.primary in known]
        peers[told["peer"]] = {
            "version": told["version"],
            "labels": len(known),
            "columns": len(within),
            "within": figures([truth[k] for k in within], [said[k] for k in within]),
            "ours_within": figures([truth[k] for k in within], [ours[k] for k in within]),
            "all": figures(list(truth.values()), [said[k] for k in truth]),
            "failed_tables": len(told["failed"]),
            "cpu_seconds": told["cpu_seconds"],
        }
    everything = figures(list(truth.values()), list(ours.values()))
    print(f"{len(truth)} columns; strict and macro_f1 on the columns whose label a tool can name\n")
    table(
        ("tool", "version", "labels", "columns", "strict", "macro_f1", "ours", "ours macro_f1",
         "strict, all", "CPU s"),
        [
            (name, e["version"], e["labels"], e["columns"], e["within"]["strict"],
             e["within"]["macro_f1"], e["ours_within"]["strict"], e["ours_within"]["macro_f1"],
             e["all"]["strict"], e["cpu_seconds"])
            for name, e in peers.items()
        ],
    )  # fmt: skip
    finish(
        options,
        "peers",
        {
            "model": pandas_semtype.load("simon_v1").model_id,
            "data": options.data.resolve().name,
            "columns": len(truth),
            "ours": everything,
            "peers": peers,
            "missing": dict(entry.split("=", 1) for entry in options.missing),
        },
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
