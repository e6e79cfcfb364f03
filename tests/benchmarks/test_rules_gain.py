"""The benchmark of what each rule brings."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import pandas_semtype
from pandas_semtype.simon.rules.all_rules import opinions_on
from pandas_semtype.simon.rules.cells import present_cells
from pandas_semtype.simon.simulate.corpus import sample_of

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "benchmarks" / "rules_gain.py"


@pytest.fixture(scope="module")
def benchmark():
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        spec = importlib.util.spec_from_file_location("rules_gain", SCRIPT)
        module = importlib.util.module_from_spec(spec)
        sys.modules["rules_gain"] = module
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPT.parent))
    return module


def known_column(benchmark, cells, right, likely):
    model = pandas_semtype.load("simon_v2")
    scores = np.full(len(model.labels), 0.001)
    scores[model.labels.index(likely)] = 0.95
    return benchmark.Known(sample_of(cells), frozenset({right}), scores)


def test_rules_can_be_left_out():
    view = present_cells(sample_of([f"u{i}@example.org" for i in range(20)]))
    assert {o.reason for o in opinions_on(view)} == {"format:email"}
    assert "format:email" not in {o.reason for o in opinions_on(view, without={"format:email"})}


def test_a_rule_helps_where_it_is_right_and_harms_where_it_is_not(benchmark):
    mails, model = [f"u{i}@example.org" for i in range(20)], pandas_semtype.load("simon_v2")
    mistaken = known_column(benchmark, mails, "email", "username")
    (otherwise,) = benchmark.labels_of([mistaken], model, {"format:email"})
    assert otherwise != "email"
    known = [
        mistaken,
        known_column(benchmark, mails, otherwise, "username"),
        known_column(benchmark, mails, "email", "email"),
        known_column(benchmark, [f"w{i} x" for i in range(20)], "text", "text"),
    ]
    told = benchmark.gains(known, model)["format:email"]
    assert dict(told) == {"spoken": 3, "changed": 2, "helped": 1, "harmed": 1}


def test_both_sides_are_told_apart(tmp_path):
    from pandas_semtype.simon.training.portals.columns import is_held_out

    sys.path.insert(0, str(ROOT / "tests" / "simon"))
    try:
        from training_helpers import column, write_columns
    finally:
        sys.path.remove(str(ROOT / "tests" / "simon"))

    mails = [f"u{i}@example.org" for i in range(20)]
    names = [f"data{i}.example.org" for i in range(9)]
    lines = [column(f"x/{name}/a.csv", 0, "mail", mails, label="email") for name in names]
    folder, out = write_columns(tmp_path / "data", lines), tmp_path / "out.json"
    drawn = tmp_path / "drawn.csv"
    drawn.write_text(f"table,field,label,also\nx/{names[0]}/a.csv,0,email,\n", encoding="utf-8")
    command = [sys.executable, SCRIPT, "--data", folder, "--labels", drawn, "--json", out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    results = json.loads(out.read_text(encoding="utf-8"))
    held = sum(map(is_held_out, names))
    drawn_held_out = is_held_out(names[0])
    assert results["columns"] == {
        "held out": held + drawn_held_out,
        "trained": len(names) - held + (not drawn_held_out),
    }
    assert results["accuracy"]["trained"]["all"] == 1.0
    assert results["rules"]["format:email"]["trained"]["harmed"] == 0
