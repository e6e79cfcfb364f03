"""What all benchmarks share: their arguments, Markdown tables, and the JSON file of results.

Every script has ``report(results)``, which turns the results into blocks of Markdown. The script
prints them, and ``docs/figures.py`` writes the same blocks into the pages.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# The checkout is measured, installed or not; child processes measure the same.
sys.path.insert(0, str(ROOT))
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
)

PACKAGES = (
    "pandas",
    "numpy",
    "scikit-learn",
    "onnxruntime",
    "tensorflow",
    "keras",
    "torch",
    "fastai",
)

Report = Callable[[Mapping[str, Any]], Mapping[str, str]]
"""Makes blocks of Markdown, by name, of the results of a benchmark."""

_NUMBER = re.compile(r"|[-+]?\d(.*[\d%])?")  # also an interval, or "3 of 4"; or nothing


def parser(description: str | None) -> argparse.ArgumentParser:
    """Return a parser with the arguments every benchmark has."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("--json", type=Path, help="file for the results")
    made.add_argument("--seed", type=int, default=0, help="seed of everything drawn")
    made.add_argument("--quick", action="store_true", help="small sizes, to see that it runs")
    return made


def cores() -> int | None:
    """Return the cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def circumstances(options: argparse.Namespace) -> dict[str, Any]:
    """Return versions, cores and seed."""
    import pandas_semtype

    versions = {"python": platform.python_version(), "pandas-semtype": pandas_semtype.__version__}
    for name in PACKAGES:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return {
        "versions": versions,
        "system": f"{platform.system()} {platform.machine()}",
        "cores": cores(),
        "seed": options.seed,
        "quick": options.quick,
    }


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a Markdown table with aligned columns; columns of numbers to the right."""
    texts = [[shown(cell) for cell in row] for row in rows]
    columns = list(zip(header, *texts, strict=True))
    widths = [max(3, *map(len, column)) for column in columns]
    right = [all(map(_NUMBER.fullmatch, column[1:])) for column in columns]
    rule = ["-" * (w - 1) + (":" if r else "-") for w, r in zip(widths, right, strict=True)]
    justify = [str.rjust if r else str.ljust for r in right]
    lines = [
        [place(text, w) for place, text, w in zip(justify, row, widths, strict=True)]
        for row in (header, rule, *texts)
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def shown(value: object) -> str:
    """Return a cell of a table; numbers with the digits that people read."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.3f}" if abs(value) < 10 else f"{value:,.1f}"
    return str(value)


def interval(ends: Sequence[float]) -> str:
    """Return the two ends of an interval."""
    return f"{ends[0]:.2f} to {ends[1]:.2f}"


def finish(
    options: argparse.Namespace, name: str, results: Mapping[str, Any], report: Report | None = None
) -> None:
    """Print the report of the results, and write them if a file is asked for."""
    whole = rounded({"benchmark": name, **circumstances(options), **results})
    if report is not None:
        print("\n\n".join(report(whole).values()))
    if options.json is not None:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(whole, indent=1, ensure_ascii=False, allow_nan=False)
        options.json.write_text(text + "\n", encoding="utf-8")
        print(f"wrote {options.json}")


def rounded(value: Any) -> Any:
    """Return numbers with five digits, so that files differ only where results do."""
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, Mapping):
        return {str(key): rounded(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(entry) for entry in value]
    return value
