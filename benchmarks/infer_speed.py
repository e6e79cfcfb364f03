"""How fast columns are inferred: columns per second, CPU, memory, growth, start of a process.

Every case runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from _report import cores, finish, parser, table
from _speed_cases import run_case, run_cold, run_stages, run_teaching
from _speed_engine import by_layer, measure, products
from _speed_published import run_published

CASES = {
    "100 x 10,000": (100, 10_000),
    "20 x 10,000": (20, 10_000),
    "20 x 100,000": (20, 100_000),
    "20 x 1,000,000": (20, 1_000_000),
    "100 x 1,000": (100, 1_000),
    "1,000 x 1,000": (1_000, 1_000),
    "5 x 100": (5, 100),
}
QUICK = {name: (min(c, 12), min(r, 2_000)) for name, (c, r) in CASES.items()}
PUBLISHED_CELLS = 500


def run_engine(model: str, seed: int, repeats: int, quick: bool) -> dict[str, Any]:
    """Time the cell encoder beside products of matrices, on one thread and on all."""
    import pandas_semtype

    loaded = pandas_semtype.load(model)
    layers = products(loaded.model.architecture) if quick else by_layer(loaded, 20)
    n_cells = 256 if quick else 4_096
    counts = sorted({1, cores() or 1})
    return {
        "model": loaded.model_id,
        "layers": layers,
        "needed_per_cell": sum(layer["needed"] for layer in layers),
        "direct_per_cell": sum(layer["direct"] for layer in layers),
        "by_threads": [measure(loaded, n, n_cells, seed, repeats) for n in counts],
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
    model, seed = options.model, options.seed
    if case == "published":
        size = (4, 20) if quick else (100, PUBLISHED_CELLS)
        return run_published(*size, model, seed, 1 if quick else 3)
    if case == "engine":
        return run_engine(model, seed, repeats, quick)
    if case == "cold":
        return run_cold(*((5, 100) if quick else (20, 1_000)), model, seed, repeats)
    if case == "stages":
        return run_stages(*((12, 500) if quick else (100, 10_000)), model, seed, repeats)
    if case == "teaching":
        return run_teaching(model, seed, repeats, quick)
    name, _, threads = case.partition(" / ")
    size = (QUICK if quick else CASES)[name]
    return run_case(*size, model, seed, repeats, int(threads) if threads else None)


def growth(cases: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what ten times, a hundred times the rows and ten times the columns cost."""
    pairs = [
        ("rows", 10, "20 x 10,000", "20 x 100,000"),
        ("rows", 100, "20 x 10,000", "20 x 1,000,000"),
        ("columns", 10, "100 x 1,000", "1,000 x 1,000"),
    ]
    return [
        {
            "more": what,
            "times": times,
            "small": small,
            "large": large,
            **{
                f"ratio_{name}": cases[large][name]["median"] / cases[small][name]["median"]
                for name in ("seconds", "cpu_seconds")
            },
        }
        for what, times, small, large in pairs
    ]


def report(figures: dict[str, Any]) -> None:
    """Print everything."""
    cold, engine, published = figures["cold_start"], figures["engine"], figures["published"]
    table(
        ("columns x rows", "columns/s", "seconds", "CPU seconds", "again", "peak MB"),
        [
            (f"{c['columns']:,} x {c['rows']:,}", c["columns_per_second"], c["seconds"]["least"],
             c["cpu_seconds"]["least"], c["again_cpu_seconds"], c["peak_mb"])
            for c in figures["cases"].values()
        ],
    )  # fmt: skip
    table(
        ("growth", "from", "to", "seconds", "CPU seconds"),
        [
            (f"{g['times']} times the {g['more']}", g["small"], g["large"], g["ratio_seconds"],
             g["ratio_cpu_seconds"])
            for g in figures["growth"]
        ],
    )  # fmt: skip
    table(
        ("threads", "seconds", "CPU seconds"),
        [(t["threads"], t["seconds"]["least"], t["cpu_seconds"]["least"])
         for t in figures["threads"]],
    )  # fmt: skip
    table(
        ("stage", "CPU ms"),
        [(name, 1000 * told["cpu_seconds"]) for name, told in figures["stages"].items()],
    )
    table(
        ("threads", "cells/s", "direct multiply-adds, share of peak", "products made, share"),
        [(t["threads"], t["cells_per_second"], t["share_direct"], t["share_needed"])
         for t in engine["by_threads"]],
    )  # fmt: skip
    print(
        f"cold start, {cold['columns']} columns x {cold['rows']:,} rows, beyond import pandas: "
        f"{cold['cpu_seconds']['median']:.2f} s CPU, {cold['seconds']['median']:.2f} s\n"
    )
    extend = figures["teaching"]["extend"]
    print(
        f"extend with {extend['columns']} columns: {extend['seconds']['median']:.2f} s, "
        f"{extend['cpu_seconds']['median']:.2f} s CPU\n"
    )
    if published is not None:
        print(
            f"published flow, {published['columns']} columns x {published['cells_per_column']} "
            f"cells: {published['published']['cpu_seconds']['median']:.1f} s CPU, "
            f"{published['ratio_cpu']:.0f} times ours ({published['ratio_seconds']:.0f} times "
            "the seconds)\n"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--model", default="simon_v1", help="preset or directory")
    options_parser.add_argument("--repeats", type=int, default=7, help="runs of every case")
    options_parser.add_argument(
        "--published", action="store_true", help="time the published flow in Keras too"
    )
    options_parser.add_argument("--case", help=argparse.SUPPRESS)
    options = options_parser.parse_args(arguments)
    if options.case:
        print(json.dumps(one_case(options.case, options)))
        return 0
    cases = {case: in_fresh_process(case, options) for case in CASES}
    engine = in_fresh_process("engine", options)
    counts = sorted({1, cores() or 1})
    figures = {
        "model": engine.pop("model"),
        "cases": cases,
        "growth": growth(cases),
        "threads": [in_fresh_process(f"100 x 10,000 / {n}", options) for n in counts],
        "stages": in_fresh_process("stages", options),
        "engine": engine,
        "cold_start": in_fresh_process("cold", options),
        "teaching": in_fresh_process("teaching", options),
        "published": in_fresh_process("published", options) if options.published else None,
    }
    report(figures)
    finish(options, "infer_speed", figures)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
