"""Whether evidence of parts gives the same verdicts as evidence of the whole, however it is cut.

Tables of the folder given with --data (CSV files and a labels.csv, as `infer_accuracy.py` reads
them) are repeated to --rows rows, cut into 1, 2 and 64 parts, and typed by the merged evidence of
the parts, which are merged in a random order. Evidence is compared bit for bit; verdicts are
compared with those of a sample of the whole table, too.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _report import ROOT, finish, parser, table
from infer_accuracy import read_columns, read_labels

import pandas_semtype
from pandas_semtype import FrameEvidence

PARTS = (1, 2, 64)
EXAMPLE = "examples/airports.csv"


def tables(folder: Path | None) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the table of the README, then those of a folder."""
    yield EXAMPLE, pd.read_csv(ROOT / EXAMPLE)
    if folder is not None:
        for path, lines in read_labels(folder).items():
            yield path, read_columns(folder, path, lines)


def repeated(frame: pd.DataFrame, n_rows: int) -> pd.DataFrame:
    """Return a table of at least as many rows, those of the frame over and over."""
    return frame.iloc[np.resize(np.arange(len(frame)), max(n_rows, len(frame)))]


def merged(frame: pd.DataFrame, n_parts: int, rng: np.random.Generator) -> FrameEvidence:
    """Return the evidence of parts of a table, merged in a random order."""
    ends = np.linspace(0, len(frame), n_parts + 1).astype(int)
    parts = [
        pandas_semtype.collect_evidence(frame.iloc[start:end]) for start, end in pairwise(ends)
    ]
    return FrameEvidence.merged([parts[i] for i in rng.permutation(n_parts)])


def measured(folder: Path | None, n_rows: int, seed: int) -> dict[str, Any]:
    """Return how many columns agree."""
    rng = np.random.default_rng(seed)
    start = time.process_time()
    counts = dict.fromkeys(
        ("tables", "columns", "same_evidence", "same_verdicts", "same_as_sample"), 0
    )
    for _, frame in tables(folder):
        if not len(frame):
            continue
        long = repeated(frame, n_rows)
        evidence = [merged(long, n_parts, rng) for n_parts in PARTS]
        results = [pandas_semtype.infer_evidence(one) for one in evidence]
        sampled = pandas_semtype.infer(long)
        columns = zip(*(one.columns for one in evidence), strict=True)
        verdicts = zip(*results, strict=True)
        counts["tables"] += 1
        counts["columns"] += frame.shape[1]
        counts["same_evidence"] += sum(all(c == column[0] for c in column) for column in columns)
        counts["same_verdicts"] += sum(
            all((p.label, p.score) == (found[0].label, found[0].score) for p in found)
            for found in verdicts
        )
        pairs = zip(results[0], sampled, strict=True)
        counts["same_as_sample"] += sum(one.label == other.label for one, other in pairs)
    return {**counts, "cpu_seconds": time.process_time() - start}


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return how many columns agree."""
    n = results["columns"]
    rows = [
        [text, f"{results[key]:,} of {n:,}"]
        for text, key in (
            (f"evidence of {', '.join(map(str, PARTS))} parts is the same", "same_evidence"),
            ("so are verdicts and their scores", "same_verdicts"),
            ("the label is that of a sample of 512 rows", "same_as_sample"),
        )
    ]
    text = f"{results['tables']} tables, repeated to {results['rows']:,} rows.\n\n"
    return {"evidence_merge": text + table(["", "columns"], rows)}


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, help="folder of tables with labels.csv")
    options_parser.add_argument("--rows", type=int, default=100_000)
    options = options_parser.parse_args(arguments)
    n_rows = min(options.rows, 2_000) if options.quick else options.rows
    found = measured(options.data, n_rows, options.seed)
    finish(options, "evidence_merge", {"rows": n_rows, **found}, report)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
