"""Write the results of the benchmarks into the README and the documentation.

Text between ``<!-- figures: NAME -->`` and ``<!-- end -->`` is replaced by a block of the report
that each script in ``benchmarks/`` makes of its results, and the charts are drawn. Results of
another model than the default one say so. ``--check`` changes nothing and fails if a file is not
up to date.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"
FILES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
RUN = "pandas-semtype infer examples/airports.csv"
OTHERS = {"peers": "peers.score", "fresh_columns": "random_accuracy",
          "unseen_columns": "random_accuracy"}  # fmt: skip
SCRIPTS = {file.stem: file.stem for file in RESULTS.glob("*.json")} | OTHERS
"""The script of each file of results."""

sys.path[:0] = [str(ROOT), str(ROOT / "docs"), str(ROOT / "benchmarks")]

import charts  # noqa: E402 - they lie beside this file
import type_metrics  # noqa: E402


def run() -> str:
    """Return a run of the command line as a terminal shows it."""
    from pandas_semtype.cli import main

    printed, here = io.StringIO(), Path.cwd()
    os.chdir(ROOT)
    try:
        with contextlib.redirect_stdout(printed):
            code = main(RUN.split()[1:])
    finally:
        os.chdir(here)
    if code:
        raise SystemExit(f"{RUN} failed with exit code {code}")
    return f"```console\n$ {RUN}\n{printed.getvalue().rstrip()}\n```"


def note(results: Mapping[str, Any]) -> str:
    """Return the line that stands above results of another model than the default one.

    New weights of the same model change no page: only its name is compared.
    """
    from pandas_semtype.config import DEFAULT_MODEL

    model = results.get("model") or results.get("base", {}).get("model")
    if model is None or model.rpartition("-")[0] == DEFAULT_MODEL:
        return ""
    return f"*Measured with `{model}`, not with the default model `{DEFAULT_MODEL}`.*\n\n"


@cache
def reports() -> dict[str, str]:
    """Return the blocks of every report, by name."""
    blocks: dict[str, str] = {}
    for name, script in SCRIPTS.items():
        results = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
        above = note(results)
        made = import_module(script).report(results)
        blocks |= {block: above + text for block, text in made.items()}
    return blocks | type_metrics.report(RESULTS)


def block(name: str) -> str:
    """Return the text of one block."""
    return run() if name == "run" else reports()[name]


def rendered(text: str) -> str:
    """Return a page with its blocks replaced."""
    return BLOCK.sub(lambda found: f"{found[1]}{block(found[2])}\n{found[3]}", text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check every page and chart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    options = parser.parse_args(arguments)
    stale = []
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        if (new := rendered(text)) != text:
            stale.append(file.relative_to(ROOT).as_posix())
            if not options.check:
                file.write_text(new, encoding="utf-8")
    for name, chart in charts.charts(RESULTS).items():
        file = ROOT / "docs" / name
        if charts.read(file) != chart.data:
            stale.append(file.relative_to(ROOT).as_posix())
            if not options.check:
                charts.write(chart, file)
    done = "not up to date: " if options.check else "wrote: "
    sys.stdout.write(done + (", ".join(stale) or "nothing") + "\n")
    return int(options.check and bool(stale))


if __name__ == "__main__":
    raise SystemExit(main())
