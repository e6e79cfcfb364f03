"""Reports of benchmarks: tables for people, JSON with what the figures depend on."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Mapping, Sequence
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


def parser(description: str | None) -> argparse.ArgumentParser:
    """Return a parser with the arguments every benchmark has."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("--json", type=Path, help="file for the figures")
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


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under a header: the first column left, numbers right."""
    texts = [[*map(shown, row)] for row in (header, *rows)]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    numeric = [
        bool(rows) and all(isinstance(row[i], int | float | None) for row in rows)
        for i in range(len(header))
    ]
    for line in texts:
        cells = (
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(line, widths, numeric, strict=True)
        )
        print("  ".join(cells).rstrip())
    print()


def shown(value: object) -> str:
    """Return a figure as people read it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.3f}" if abs(value) < 10 else f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def finish(options: argparse.Namespace, name: str, figures: Mapping[str, Any]) -> None:
    """Write the figures, if a file is asked for."""
    told = {"benchmark": name, **circumstances(options), **figures}
    if options.json is not None:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(rounded(told), indent=1, ensure_ascii=False, allow_nan=False)
        options.json.write_text(text + "\n", encoding="utf-8")
        print(f"wrote {options.json}")


def rounded(value: Any) -> Any:
    """Return the figures with five digits, so that files differ where results do."""
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, Mapping):
        return {str(key): rounded(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(entry) for entry in value]
    return value
