"""How often a column gets the same label whatever the seed and however its rows are sorted.

Every table is inferred again and again, each time with another seed and its rows in another
order: the table of the README, and the tables of the folder given with --data, which holds CSV
files and a labels.csv as `infer_accuracy.py` reads them. Columns whose rows are all read must
not change; of longer ones each seed draws other rows.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _report import ROOT, finish, parser, table
from infer_accuracy import read_columns, read_labels

import pandas_semtype
from pandas_semtype.sampling import MAX_ROWS

SEEDS, QUICK_SEEDS = 30, 3
EXAMPLE = "examples/airports.csv"


def tables(folder: Path | None) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the table of the README, then those of a folder."""
    yield EXAMPLE, pd.read_csv(ROOT / EXAMPLE)
    if folder is not None:
        for path, lines in read_labels(folder).items():
            yield path, read_columns(folder, path, lines)


def answers(frame: pd.DataFrame, model: Any, seeds: int) -> tuple[list[list[str]], float]:
    """Return the labels of each column by seed, and how far a score moved."""
    labels: list[list[str]] = [[] for _ in frame.columns]
    scores: list[list[float]] = [[] for _ in frame.columns]
    for seed in range(seeds):
        rows = frame.sample(frac=1, random_state=seed) if seed else frame
        for place, found in enumerate(pandas_semtype.infer(rows, model=model, random_state=seed)):
            labels[place].append(found.label)
            scores[place].append(found.score)
    moved = max((float(np.ptp(column)) for column in scores), default=0.0)
    return labels, moved


def agreement(columns: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Return how often labels are the most frequent one of their column."""
    usual = [Counter(labels).most_common(1)[0][1] for labels in columns]
    total = sum(map(len, columns))
    return {
        "columns": len(columns),
        "agreement": sum(usual) / total if total else None,
        "columns_that_change": sum(
            n < len(labels) for n, labels in zip(usual, columns, strict=True)
        ),
    }


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the agreement of columns that are read whole, and of sampled ones."""
    rows = [
        (
            name,
            entry["columns"],
            "" if entry["agreement"] is None else f"{entry['agreement']:.4f}",
            entry["columns_that_change"],
        )
        for name, entry in results["kinds"].items()
    ]
    text = (
        f"{results['seeds']} seeds, each with the rows in another order; model "
        f"`{results['model']}`. The scores of columns that are read whole differ by "
        f"{results['scores_moved']:.1g} at most.\n\n"
        f"{table(('columns', 'number', 'agreement', 'columns that change'), rows)}"
    )
    return {"stability": text}


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, help="folder with labels.csv")
    options_parser.add_argument("--model", default="simon_v2", help="preset or directory")
    options_parser.add_argument("--seeds", type=int, help=f"seeds; {SEEDS} by default")
    options_parser.add_argument("--changes", action="store_true", help="tell what changes")
    options = options_parser.parse_args(arguments)
    if options.data is not None and not (options.data / "labels.csv").is_file():
        sys.stderr.write(f"{options.data} has no labels.csv.\n")
        return 1
    model = pandas_semtype.load(options.model)
    seeds = options.seeds or (QUICK_SEEDS if options.quick else SEEDS)
    whole: list[list[str]] = []
    sampled: list[list[str]] = []
    moved = 0.0
    for path, frame in tables(options.data):
        labels, here = answers(frame, model, seeds)
        if len(frame) <= MAX_ROWS:
            whole += labels
            moved = max(moved, here)
        else:
            sampled += labels
        if options.changes:
            for name, column in zip(frame.columns, labels, strict=True):
                if len(set(column)) > 1:
                    print(path, name, dict(Counter(column)))
    finish(
        options,
        "infer_stability",
        {
            "model": model.model_id,
            "data": options.data.resolve().name if options.data else "",
            "seeds": seeds,
            "kinds": {"read whole": agreement(whole), "sampled": agreement(sampled)},
            "scores_moved": moved,
        },
        report,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
