"""How fast columns are inferred: columns per second, CPU, memory, growth, start of a process.

Every case runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from _report import cores, finish, parser, table
from _speed_cases import run_case, run_cold, run_stages, run_transfer
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
    """Time the cell encoder beside matrix products, on one thread and on all."""
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
    arguments = ["--case", case, "--model", options.model, "--seed", str(options.seed)]
    command = [sys.executable, __file__, *arguments, "--repeats", str(options.repeats)]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=3600)
    if done.returncode:
        raise SystemExit(done.stderr)
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


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
        return run_transfer(model, seed, repeats, quick)
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


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return every table and sentence of docs/speed.md."""
    return {
        "speed": speed(results),
        "speed_growth": growth_table(results),
        "speed_threads": threads(results),
        "speed_stages": stages(results),
        "speed_encoder": encoder(results),
        "speed_cold": cold(results),
        "speed_published": published(results),
    }


def speed(results: Mapping[str, Any]) -> str:
    """Return how fast columns are inferred."""
    rows = [
        [
            f"{case['columns']:,} x {case['rows']:,}",
            f"{case['columns_per_second']:,.0f}",
            f"{case['seconds']['least']:.3f}",
            f"{case['cpu_seconds']['least']:.3f}",
            f"{case['again_cpu_seconds']:.3f}",
            "" if case["peak_mb"] is None else f"{case['peak_mb']:,.0f}",
        ]
        for case in results["cases"].values()
    ]
    header = ("columns x rows", "columns/s", "seconds", "CPU seconds", "the same again", "peak MB")
    return f"{results['cores']} cores, model `{results['model']}`.\n\n{table(header, rows)}"


def growth_table(results: Mapping[str, Any]) -> str:
    """Return what more rows and more columns cost."""
    rows = [
        [
            f"{entry['times']} times the {entry['more']}",
            entry["small"],
            entry["large"],
            f"{entry['ratio_seconds']:.2f}",
            f"{entry['ratio_cpu_seconds']:.2f}",
        ]
        for entry in results["growth"]
    ]
    return table(("", "from", "to", "times the seconds", "times the CPU seconds"), rows)


def threads(results: Mapping[str, Any]) -> str:
    """Return the speed-up by more threads."""
    first = results["threads"][0]["seconds"]["least"]
    rows = [
        [
            entry["threads"],
            f"{entry['seconds']['least']:.3f}",
            f"{entry['cpu_seconds']['least']:.3f}",
            f"{first / entry['seconds']['least']:.2f}",
        ]
        for entry in results["threads"]
    ]
    return table(("threads", "seconds", "CPU seconds", "times as fast"), rows)


def stages(results: Mapping[str, Any]) -> str:
    """Return where the time goes."""
    seconds = {name: cost["cpu_seconds"] for name, cost in results["stages"].items()}
    whole = seconds.pop("all")
    seconds["the rest"] = max(0.0, whole - sum(seconds.values()))
    rows = [[name, f"{1000 * s:.1f}", f"{s / whole:.0%}"] for name, s in seconds.items()]
    rows.append(["all", f"{1000 * whole:.1f}", "100%"])
    return table(("stage", "CPU milliseconds", "fraction"), rows)


def encoder(results: Mapping[str, Any]) -> str:
    """Return how near the cell encoder comes to the peak of the machine."""
    engine = results["engine"]
    layers = [
        [
            f"`{layer['layer']}`",
            f"{layer['direct']:,}",
            shape_of(layer),
            f"{layer['needed']:,}",
            ""
            if layer.get("alone_seconds") is None
            else f"{128e-9 * layer['needed'] / layer['alone_seconds']:.1f}",
        ]
        for layer in engine["layers"]
    ]
    whole = f"{engine['direct_per_cell']:,}", f"{engine['needed_per_cell']:,}"
    layers.append(["all", whole[0], "", whole[1], ""])
    fractions = [
        [
            entry["threads"],
            f"{entry['cells_per_second']:,.0f}",
            f"{entry['peak_per_second'] / 1e9:.1f}",
            f"{entry['share_direct_with_look_up']:.0%}",
            f"{entry['share_direct']:.0%}",
            f"{entry['share_needed']:.0%}",
        ]
        for entry in engine["by_threads"]
    ]
    by_layer_header = (
        "layer",
        "multiply-adds as defined",
        "products made",
        "their multiply-adds",
        "10^9 per second alone",
    )
    by_threads_header = (
        "threads",
        "cells/s",
        "peak, 10^9 multiply-adds/s",
        "as defined",
        "as defined, without the look-up",
        "products made",
    )
    return f"{table(by_layer_header, layers)}\n\n{table(by_threads_header, fractions)}"


def shape_of(layer: Mapping[str, Any]) -> str:
    """Return the number and shapes of the matrix products of a layer."""
    if not layer["times"]:
        return "looked up"
    left, right = (f"{layer[a]} x {layer[b]}" for a, b in (("rows", "inner"), ("inner", "columns")))
    return f"{layer['times']} of {left} by {right}"


def cold(results: Mapping[str, Any]) -> str:
    """Return the cost of a whole process, of `extend` and of `fit_text`."""
    process, fits = results["cold_start"], results["teaching"]
    extend, text = fits["extend"], fits["fit_text"]
    lines = [
        f"* A process that reads a CSV of {process['columns']} columns and {process['rows']:,} "
        f"rows, loads the model, infers and prints: {process['cpu_seconds']['median']:.2f} s of "
        "CPU beyond `import pandas`.",
        f"* `extend` with {extend['columns']} columns of {extend['cells']} cells: "
        f"{extend['seconds']['median']:.2f} s ({extend['cpu_seconds']['median']:.2f} s of CPU).",
    ]
    if text:
        lines.append(
            f"* `fit_text` with {text['texts']:,} texts of {text['sentences']} sentences: "
            f"{text['seconds']:.1f} s ({text['cpu_seconds']:.1f} s of CPU)."
        )
    return "\n".join(lines)


def published(results: Mapping[str, Any]) -> str:
    """Return the published flow beside `infer`."""
    measured = results["published"]
    if not measured:
        return "Not measured."
    rows = [
        [
            name,
            f"{measured[key]['seconds']['median']:.2f}",
            f"{measured[key]['cpu_seconds']['median']:.2f}",
        ]
        for name, key in (("published flow", "published"), ("`infer`", "ours"))
    ]
    rows.append(["ratio", f"{measured['ratio_seconds']:.0f}", f"{measured['ratio_cpu']:.0f}"])
    return (
        f"{measured['columns']} columns of 10,000 rows; the published flow reads "
        f"{measured['cells_per_column']} cells of each.\n\n"
        f"{table(('', 'seconds', 'CPU seconds'), rows)}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--model", default="simon_v2", help="preset or directory")
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
    results = {
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
    finish(options, "infer_speed", results, report)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
