"""Predictions of another tool for labelled columns; run it in an environment that has the tool.

Writes the tool's own labels, by column. Names of columns are replaced, so that no tool reads
them. `score.py` translates the labels by the map beside this file and scores them.
"""

import argparse
import csv
import importlib.metadata
import json
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd


def tables(folder):
    """Yield path, labelled columns, and the table of them as text under made-up names."""
    lines = {}
    with (folder / "labels.csv").open(newline="", encoding="utf-8") as file:
        for line in csv.DictReader(file):
            lines.setdefault(line["path"], []).append(line)
    for path, rows in lines.items():
        options = json.loads(rows[0].get("read_options") or "{}")
        frame = pd.read_csv(folder / path, **{"dtype": str, **options})
        frame = frame[[row["column"] for row in rows]]
        names = list(frame.columns)
        frame.columns = [f"v{i}" for i in range(len(names))]
        yield path, names, frame


def as_file(frame, folder):
    """Write a table as a CSV and return its path."""
    path = Path(folder) / "table.csv"
    frame.to_csv(path, index=False)
    return str(path)


def typed(frame, folder):
    """Return a table with the types pandas gives it, as its reader makes them."""
    return pd.read_csv(as_file(frame, folder))


def csv_detective(frame, folder):
    from csv_detective.explore_csv import routine

    profile = routine(
        as_file(frame, folder), num_rows=-1, save_results=False, sep=",", encoding="utf-8"
    )
    found = profile["columns_fields"]
    return [_one(found.get(name)).get("format") for name in frame.columns]


def _one(entry):
    return (entry[0] if entry else {}) if isinstance(entry, list) else (entry or {})


def woodwork(frame, folder):
    import woodwork  # noqa: F401 - registers frame.ww

    frame = typed(frame, folder)
    frame.ww.init()
    return [str(frame.ww.logical_types[name]) for name in frame.columns]


def visions(frame, folder):
    from visions.functional import infer_type
    from visions.typesets import StandardSet

    frame, types = typed(frame, folder), StandardSet()
    return [str(infer_type(frame[name], types)) for name in frame.columns]


def dataprofiler(frame, folder):
    import dataprofiler

    frame = typed(frame, folder)
    profile = dataprofiler.Profiler(frame, profiler_type="structured")
    report = profile.report(report_options={"output_format": "compact"})
    by_name = {entry["column_name"]: entry for entry in report["data_stats"]}
    labels = []
    for name in frame.columns:
        entry = by_name[name]
        label, kind = entry.get("data_label"), entry.get("data_type")
        labels.append(label if label and label not in ("UNKNOWN", "BACKGROUND") else kind)
    return labels


def colscan(frame, folder):  # noqa: ARG001 - it reads values, not files
    from colscan import scan_column

    return [scan_column(frame[name].dropna().tolist())["type"] for name in frame.columns]


PEERS = {
    "csv-detective": csv_detective,
    "woodwork": woodwork,
    "visions": visions,
    "DataProfiler": dataprofiler,
    "colscan": colscan,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("--data", type=Path, required=True, help="folder with labels.csv")
    parser.add_argument("--out", type=Path, required=True, help="JSON to write")
    options = parser.parse_args()
    columns, failed, start = [], [], time.process_time()
    for path, names, frame in tables(options.data):
        with tempfile.TemporaryDirectory() as folder:
            try:
                labels = PEERS[options.peer](frame, folder)
            except Exception as error:  # noqa: BLE001 - a tool that fails on a table has no answer
                failed.append({"path": path, "error": f"{type(error).__name__}: {error}"[:200]})
                labels = [None] * len(names)
        columns += [
            {"path": path, "column": name, "said": label}
            for name, label in zip(names, labels, strict=True)
        ]
    results = {
        "peer": options.peer,
        "version": importlib.metadata.version(options.peer),
        "pandas": pd.__version__,
        "python": sys.version.split()[0],
        "cpu_seconds": round(time.process_time() - start, 2),
        "failed": failed,
        "columns": columns,
    }
    options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    words = sorted({str(c["said"]) for c in columns})
    sys.stdout.write(
        f"{options.peer}: {len(columns)} columns, {len(failed)} tables failed; {words}\n"
    )


if __name__ == "__main__":
    main()
