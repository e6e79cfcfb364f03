"""What names of columns and neighbouring columns add to the values, on real tables.

The folder given with --data is that of infer_accuracy.py. Whole tables are inferred; only labelled
columns count.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from _report import finish, parser, table

import pandas_semtype
from pandas_semtype.context import in_context
from pandas_semtype.metrics import TrueLabels, score_columns
from pandas_semtype.sampling import sample_frame
from pandas_semtype.simon.training.labelled_tables import labelled_tables
from pandas_semtype.types import UNKNOWN
from pandas_semtype.verdict import BEST_GUESS, DEFAULT_MODE, accept

WAYS = ("values alone", "with names", "with neighbours", "with both")


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return what names and neighbours add."""
    rows = [
        [
            way,
            *(f"{entry[name]:.2f}" for name in ("strict", "acceptable", "macro_f1")),
            entry["mended"],
            entry["spoiled"],
        ]
        for way, entry in results["figures"].items()
    ]
    text = (
        f"{results['columns']} labelled columns of {results['tables']} real tables, model "
        f"`{results['model']}`; mended columns became right, spoiled ones were right before.\n\n"
        f"{table(('', 'strict', 'acceptable', 'macro F1', 'mended', 'spoiled'), rows)}"
    )
    return {"context": text}


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, required=True, help="folder with labels.csv")
    options_parser.add_argument("--model", default="simon_v2", help="preset or directory")
    options = options_parser.parse_args(arguments)
    if not (options.data / "labels.csv").is_file():
        sys.stderr.write(f"{options.data} has no labels.csv.\n")
        return 1
    model = pandas_semtype.load(options.model)
    labels, thresholds = model.labels, model.mode_thresholds(DEFAULT_MODE)
    answers: dict[str, list[str | None]] = {way: [] for way in WAYS}
    truth: list[TrueLabels] = []
    n_tables = 0
    for part in labelled_tables(options.data):
        n_tables += 1
        names = list(part.frame.columns)
        samples = sample_frame(part.frame, random_state=options.seed)
        guesses, _ = model.infer_samples(samples, mode=BEST_GUESS)
        nameless = [None] * len(names)
        found = {
            "values alone": guesses,
            "with names": [
                in_context([guess], [name], labels)[0]
                for guess, name in zip(guesses, names, strict=True)
            ],
            "with neighbours": in_context(guesses, nameless, labels),
            "with both": in_context(guesses, names, labels),
        }
        for way, verdicts in found.items():
            accepted = accept(verdicts, thresholds)
            for column in part.columns:
                label = accepted[names.index(column)].label
                answers[way].append(None if label == UNKNOWN else label)
        truth += part.truth
    metrics = {}
    before = [a == t.primary for a, t in zip(answers["values alone"], truth, strict=True)]
    for way, given in answers.items():
        scores = score_columns(truth, given)
        right = [a == t.primary for a, t in zip(given, truth, strict=True)]
        metrics[way] = {
            "strict": scores.strict,
            "acceptable": scores.acceptable,
            "macro_f1": scores.macro_f1,
            "mended": sum(now and not was for now, was in zip(right, before, strict=True)),
            "spoiled": sum(was and not now for now, was in zip(right, before, strict=True)),
        }
    finish(
        options,
        "infer_context",
        {
            "model": model.model_id,
            "data": options.data.resolve().name,
            "columns": len(truth),
            "tables": n_tables,
            "figures": metrics,
        },
        report,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
