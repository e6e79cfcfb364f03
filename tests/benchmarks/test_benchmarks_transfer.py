"""The classes of the few-shot benchmark are what they say, and the scripts run."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import pandas_semtype

ROOT = Path(pandas_semtype.__file__).parents[1]
BENCHMARKS = ROOT / "benchmarks"

pytestmark = pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="benchmarks are not installed")


def classes():
    path = BENCHMARKS / "fewshot_classes.py"
    spec = importlib.util.spec_from_file_location("fewshot_classes", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["fewshot_classes"] = module
    spec.loader.exec_module(module)
    return module.CLASSES


CLASSES = classes() if BENCHMARKS.is_dir() else {}


@pytest.mark.parametrize("name", CLASSES)
def test_cells_are_of_their_class(name):
    known = CLASSES[name]
    assert known.label == name
    assert name not in pandas_semtype.load("simon_v2").labels  # which the benchmark extends
    for seed in range(20):
        cells = known.make(np.random.default_rng(seed), 30)
        assert len(cells) == 30
        assert [cell for cell in cells if not known.check(cell)] == []
    assert cells == known.make(np.random.default_rng(19), 30)
    assert cells != known.make(np.random.default_rng(20), 30)


@pytest.mark.parametrize("name", ["cas_number", "container_code"])
def test_check_digits_are_checked(name):
    known = CLASSES[name]
    cells = known.make(np.random.default_rng(0), 50)
    wrong = [cell[:-1] + ("7" if cell[-1] != "7" else "3") for cell in cells]
    assert sum(map(known.check, wrong)) < 25


def test_there_are_enough_classes():
    assert len(CLASSES) >= 8


def run(name, tmp_path, *arguments):
    out = tmp_path / f"{name}.json"
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / f"{name}.py"), *map(str, arguments), "--json", str(out)],
        capture_output=True,
        check=False,
        text=True,
        timeout=600,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(out.read_text(encoding="utf-8"))


@pytest.fixture
def needs_replay():
    if pandas_semtype.load("simon_v2").model.replay is None:
        pytest.skip("the shipped model has no replay set")


@pytest.mark.slow
def test_fewshot(tmp_path, needs_replay):
    pytest.importorskip("faker", reason="simulating needs the extra 'train'")
    results = run(
        "extend_fewshot", tmp_path, "--quick", "--classes", "cas_number", "dna", "--shots", 2
    )
    assert {row["class"] for row in results["rows"]} == {"cas_number", "dna"}
    (summary,) = results["summary"]
    assert summary["shots"] == 2
    assert 0.5 <= summary["f1"] <= 1.0
    assert summary["old_drop"] <= 0.05


@pytest.mark.slow
def test_lookalikes(tmp_path, needs_replay):
    pytest.importorskip("faker", reason="simulating needs the extra 'train'")
    results = run("extend_lookalikes", tmp_path, "--quick", "--classes", "ticket")
    rows = {row["of"]: row for row in results["rows"]}
    assert rows["itself"]["taken"] >= 3
    assert rows.keys() >= {"license_plate", "identifier", "three letters, four digits"}
    assert sum(row["taken"] for name, row in rows.items() if name != "itself") <= 1
    assert all(row["columns"] == 4 for row in rows.values())


def test_published_case(tmp_path, needs_replay):
    pytest.importorskip("faker", reason="the script shares code that simulates")
    results = run("extend_published", tmp_path, "--quick")
    convex = results["solvers"]["convex"]
    assert convex["right"] == convex["tests"]
    assert convex["simulated_before"] - convex["simulated_after"] <= 0.01


def test_text(tmp_path):
    pytest.importorskip("sentencex", reason="texts need the extra 'text'")
    pytest.importorskip("sklearn")
    lines = [f"the report number {i} was filed,notes\nBUY {i} NOW!!!,shouts" for i in range(80)]
    (tmp_path / "t.csv").write_text("text,label\n" + "\n".join(lines), encoding="utf-8")
    results = run("text_accuracy", tmp_path, "--quick", "--data", tmp_path / "t.csv")
    assert set(results["classifiers"]) == {"tf-idf + logistic regression", "SIMOn, head"}
    assert results["classifiers"]["SIMOn, head"]["accuracy"] >= 0.9
