"""How fast columns are inferred: columns per second, CPU, memory, start of a process.

Every case runs in a fresh process, which loads the model before the clock starts.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _columns import frame_of
from _report import finish, parser, table

CASES = {
    "100 x 10,000": (100, 10_000),
    "20 x 10,000": (20, 10_000),
    "20 x 1,000,000": (20, 1_000_000),
    "1,000 x 1,000": (1_000, 1_000),
    "5 x 100": (5, 100),
}
QUICK = {name: (min(c, 12), min(r, 2_000)) for name, (c, r) in CASES.items()}
PUBLISHED_CELLS = 500

COLD = """
import json, sys, time
import pandas
start, wall = time.process_time(), time.perf_counter()
import pandas_semtype
frame = pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False, na_values=[""])
result = pandas_semtype.infer(frame, model=sys.argv[2], progress=False)
assert len(result) == frame.shape[1]
told = {"cpu_seconds": time.process_time() - start, "seconds": time.perf_counter() - wall}
told["heavy"] = [m for m in ("tensorflow", "keras", "torch") if m in sys.modules]
print(json.dumps(told))
"""


def memory(field: str) -> float | None:
    """Return a line of the process's memory account in megabytes, where Linux keeps one."""
    with contextlib.suppress(OSError, StopIteration):
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return int(next(x for x in lines if x.startswith(field)).split()[1]) / 1024
    return None


@contextlib.contextmanager
def measured() -> Iterator[dict[str, Any]]:
    """Give a mapping that holds the cost of the block afterwards."""
    told: dict[str, Any] = {}
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the old peak
    before = memory("VmRSS")
    cpu, wall = time.process_time(), time.perf_counter()
    yield told
    told["seconds"] = time.perf_counter() - wall
    told["cpu_seconds"] = time.process_time() - cpu
    peak = memory("VmHWM")
    told["peak_mb"] = None if before is None or peak is None else max(0.0, peak - before)


def run_case(n_columns: int, n_rows: int, model: str, seed: int, repeats: int) -> dict[str, Any]:
    """Infer one frame several times, after a first small one that loads everything."""
    import pandas_semtype

    frame = frame_of(n_columns, n_rows, seed)
    loaded = pandas_semtype.load(model)
    pandas_semtype.infer(frame.iloc[:100, :2], model=loaded, progress=False)
    runs = []
    for i in range(repeats):
        with measured() as told:
            pandas_semtype.infer(frame, model=loaded, random_state=i, progress=False)
        runs.append(told)
    peaks = [run["peak_mb"] for run in runs if run["peak_mb"] is not None]
    best = min(run["seconds"] for run in runs)
    return {
        "columns": n_columns,
        "rows": n_rows,
        "repeats": repeats,
        "seconds": {"least": best, "median": statistics.median(r["seconds"] for r in runs)},
        "cpu_seconds": {
            "least": min(run["cpu_seconds"] for run in runs),
            "median": statistics.median(run["cpu_seconds"] for run in runs),
        },
        "columns_per_second": n_columns / best,
        "peak_mb": max(peaks, default=None),
    }


def run_published(n_columns: int, n_cells: int, model: str, seed: int) -> dict[str, Any]:
    """Time the published flow beside ours: every cell of every column through one predict."""
    import pandas_semtype
    from pandas_semtype.simon.alphabet import alphabet
    from pandas_semtype.simon.backbone import PUBLISHED, build_network
    from pandas_semtype.simon.encoder import CellEncoder
    from pandas_semtype.types import BASE_LABELS

    frame = frame_of(n_columns, 10_000, seed)
    loaded = pandas_semtype.load(model)
    pandas_semtype.infer(frame.iloc[:100, :2], model=loaded, progress=False)
    with measured() as ours:
        pandas_semtype.infer(frame, model=loaded, progress=False)
    encoder = CellEncoder(alphabet("published"), head=PUBLISHED.head, tail=PUBLISHED.tail)
    network = build_network(PUBLISHED, BASE_LABELS)  # random weights take as long as trained ones
    rng = np.random.default_rng(seed)
    network.predict(np.zeros((2, n_cells, encoder.length), np.int32), batch_size=2, verbose=0)
    with measured() as published:
        cells = [published_cells(frame.iloc[:, i], n_cells, rng) for i in range(n_columns)]
        ids = encoder.encode([cell for column in cells for cell in column])
        ids = ids.reshape(n_columns, n_cells, encoder.length).astype(np.int32)
        # Eight columns at once: 32, Keras' default, takes gigabytes at 500 cells.
        network.predict(ids, batch_size=8, verbose=0)
    return {
        "columns": n_columns,
        "cells_per_column": n_cells,
        "ours": ours,
        "published": published,
        "ratio_cpu": published["cpu_seconds"] / ours["cpu_seconds"],
        "ratio_seconds": published["seconds"] / ours["seconds"],
    }


def published_cells(series: pd.Series, n: int, rng: np.random.Generator) -> list[str]:
    """Return the first n present cells; a shorter column is filled up with its own."""
    cells = [str(cell) for cell in series.dropna().head(n)] or ["NaN"]
    return cells + [cells[i] for i in rng.integers(len(cells), size=n - len(cells))]


def multiplications(shape: Any) -> int:
    """Return the multiplications of the cell encoder for one cell."""
    length, channels, total = (shape.head + shape.tail) // shape.first_pool, shape.characters, 0
    for filters, kernel_size, pool in shape.convolutions:
        pooled = (length - kernel_size + 1) // pool
        total += pooled * pool * kernel_size * channels * filters
        length, channels = pooled, filters
    gates = 3 * 2 * shape.cell_units  # from a zero state no forget gate, two directions
    return int(total + length * channels * gates)


def run_engine(n_cells: int, model: str, seed: int, repeats: int) -> dict[str, Any]:
    """Time the cell encoder beside a plain product of matrices."""
    import pandas_semtype

    loaded = pandas_semtype.load(model)
    shape = loaded.architecture
    rng = np.random.default_rng(seed)
    cells = rng.integers(0, 40, (n_cells, shape.head + shape.tail)).astype(np.uint8)
    size = 1024
    matrix = rng.normal(size=(size, size)).astype(np.float32)
    encode, peak = [], []
    for _ in range(repeats + 1):
        start = time.perf_counter()
        loaded._engine.encode_cells(cells)
        encode.append(time.perf_counter() - start)
        for _ in range(5):
            start = time.perf_counter()
            matrix @ matrix
            peak.append(time.perf_counter() - start)
    per_second = n_cells / min(encode[1:])
    product = size**3 / min(peak[1:])
    return {
        "model": loaded.model_id,
        "cells_per_second": per_second,
        "multiplications_per_cell": multiplications(shape),
        "share_of_matrix_product": per_second * multiplications(shape) / product,
    }


def run_cold(n_columns: int, n_rows: int, model: str, seed: int, repeats: int) -> dict[str, Any]:
    """Time whole processes that import, read a CSV, load the model and infer."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "frame.csv"
        frame_of(n_columns, n_rows, seed).to_csv(file, index=False)
        runs = []
        for _ in range(repeats + (repeats > 1)):
            done = subprocess.run(
                [sys.executable, "-c", COLD, str(file), model],
                capture_output=True, check=True, text=True, timeout=600,
            )  # fmt: skip
            runs.append(json.loads(done.stdout))
    runs = runs[repeats > 1 :]  # the first compiles the byte code
    return {
        "columns": n_columns,
        "rows": n_rows,
        "repeats": repeats,
        "cpu_seconds": {
            "least": min(run["cpu_seconds"] for run in runs),
            "median": statistics.median(run["cpu_seconds"] for run in runs),
        },
        "seconds": {"median": statistics.median(run["seconds"] for run in runs)},
        "heavy": sorted({name for run in runs for name in run["heavy"]}),
    }


def in_fresh_process(case: str, options: argparse.Namespace) -> dict[str, Any]:
    """Run one case in a process of its own; with --quick here."""
    if options.quick:
        return one_case(case, options)
    command = [sys.executable, __file__, "--case", case, "--model", options.model,
               "--seed", str(options.seed), "--repeats", str(options.repeats)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=3600)
    if done.returncode:
        raise SystemExit(done.stderr)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def one_case(case: str, options: argparse.Namespace) -> dict[str, Any]:
    """Run one case here."""
    quick, repeats = options.quick, 1 if options.quick else options.repeats
    if case == "published":
        size = (4, 20) if quick else (100, PUBLISHED_CELLS)
        return run_published(*size, options.model, options.seed)
    if case == "engine":
        return run_engine(256 if quick else 8_192, options.model, options.seed, repeats)
    if case == "cold":
        size = (5, 100) if quick else (20, 1_000)
        return run_cold(*size, options.model, options.seed, repeats)
    return run_case(*(QUICK if quick else CASES)[case], options.model, options.seed, repeats)


def report(figures: dict[str, Any]) -> None:
    """Print everything."""
    cases, cold, engine = figures["cases"], figures["cold_start"], figures["engine"]
    table(
        ("columns x rows", "columns/s", "seconds", "CPU seconds", "peak MB"),
        [
            (f"{c['columns']:,} x {c['rows']:,}", c["columns_per_second"], c["seconds"]["least"],
             c["cpu_seconds"]["least"], c["peak_mb"])
            for c in cases.values()
        ],
    )  # fmt: skip
    print(
        f"cold start, {cold['columns']} columns x {cold['rows']:,} rows, beyond import pandas: "
        f"{cold['cpu_seconds']['median']:.2f} s CPU, {cold['seconds']['median']:.2f} s\n"
    )
    print(
        f"cell encoder: {engine['cells_per_second']:,.0f} distinct cells/s, "
        f"{engine['share_of_matrix_product']:.0%} of the speed of a matrix product\n"
    )
    print(
        "CPU of 1,000,000 rows over CPU of 10,000 rows, 20 columns: "
        f"{figures['rows_ratio_cpu']:.2f}\n"
    )
    published = figures["published"]
    if published is not None:
        print(
            f"published flow, {published['columns']} columns x {published['cells_per_column']} "
            f"cells: {published['published']['cpu_seconds']:.1f} s CPU, "
            f"{published['ratio_cpu']:.0f} times ours\n"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--model", default="simon_v1", help="preset or directory")
    options_parser.add_argument("--repeats", type=int, default=5, help="runs of every case")
    options_parser.add_argument(
        "--published", action="store_true", help="time the published flow in Keras too"
    )
    options_parser.add_argument("--case", help=argparse.SUPPRESS)
    options = options_parser.parse_args(arguments)
    if options.case:
        print(json.dumps(one_case(options.case, options)))
        return 0
    cases = {case: in_fresh_process(case, options) for case in CASES}
    long, short = cases["20 x 1,000,000"], cases["20 x 10,000"]
    engine = in_fresh_process("engine", options)
    figures = {
        "model": engine.pop("model"),
        "cases": cases,
        "rows_ratio_cpu": long["cpu_seconds"]["least"] / short["cpu_seconds"]["least"],
        "cold_start": in_fresh_process("cold", options),
        "engine": engine,
        "published": in_fresh_process("published", options) if options.published else None,
    }
    report(figures)
    finish(options, "infer_speed", figures)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
