"""The table of `type_metrics.md`: every label with cells of it and how well it is recognised.

Cells are in ``type_examples.txt``; a test holds them to the validators of the package. Metrics
come from the results of two benchmarks. ``docs/figures.py`` writes the table.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE / "type_examples.txt"


def examples() -> dict[str, list[str]]:
    """Return three cells of every label, in the order of the catalogue."""
    found = {}
    for line in EXAMPLES.read_text(encoding="utf-8").splitlines():
        label, _, cells = line.partition(": ")
        found[label] = cells.split(" | ")
    return found


def measured(metrics: Mapping[str, float] | None, support: str) -> str:
    """Return how many columns were measured, and the F1 on them."""
    if metrics is None or not metrics[support]:
        return "| | "
    return f"| {metrics[support]:.0f} | {metrics['f1']:.2f} "


def code(cell: str) -> str:
    """Return a cell as code in a table of Markdown."""
    return "`" + cell.replace("|", "\\|") + "`"


def report(results: Path) -> dict[str, str]:
    """Return the block of the table.

    Parameters
    ----------
    results : Path
        The folder with the results of the benchmarks.
    """
    tables: dict[str, Any] = json.loads((results / "infer_accuracy.json").read_text("utf-8"))
    portals: dict[str, Any] = json.loads((results / "portals_accuracy.json").read_text("utf-8"))
    alone = portals["metrics"]["verdict"]["types"]
    named = portals["metrics"]["with names"]["types"]
    lines = [
        f"Models `{tables['model']}` and `{portals['model']}`; columns of tables and portals.",
        "",
        "| label | for example | tables | F1 | portals | F1 | F1 with names |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for label, cells in examples().items():
        with_names = f"| {named[label]['f1']:.2f} |" if label in named else "| |"
        lines.append(
            f"| `{label}` | {' '.join(map(code, cells))} "
            + measured(tables["per_label"].get(label), "support")
            + measured(alone.get(label), "columns")
            + with_names
        )
    known = {*tables["per_label"], *named}
    lines += ["", f"{len(examples().keys() - known)} labels have no column in either collection."]
    return {"type_metrics": "\n".join(lines)}
