"""The benchmark of portals measures what it says."""

import gzip
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

import pandas_semtype

ROOT = Path(pandas_semtype.__file__).parents[1]
SCRIPT = ROOT / "benchmarks" / "portals_accuracy.py"

pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="benchmarks are not installed")


@pytest.fixture(scope="module")
def benchmark():
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        spec = importlib.util.spec_from_file_location("portals_accuracy", SCRIPT)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPT.parent))
    return module


def real(benchmark, label, basis="author"):
    return benchmark.RealColumn("p", "p/t", "n", label, basis, ("x",))


def test_false_alarms_count_where_the_source_excludes_them(benchmark):
    columns = [real(benchmark, label) for label in ("city", "city", "city", "email", "place_name")]
    answers = ["city", "place_name", "email", "email", "unknown"]
    told = benchmark.metrics_of(columns, answers)["types"]
    assert told["city"] == pytest.approx(
        {"columns": 3, "precision": 1.0, "recall": 1 / 3, "f1": 2 / (3 + 1)}
    )
    # The author of the labels had none for places that are no cities; one for e-mail he had.
    assert told["place_name"] == {"columns": 1, "precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert told["email"] == pytest.approx(
        {"columns": 1, "precision": 0.5, "recall": 1.0, "f1": 2 / (1 + 2)}
    )


def test_types_of_few_columns_do_not_count(benchmark):
    columns = [real(benchmark, "city")] * 5 + [real(benchmark, "email")] * 4
    told = benchmark.metrics_of(columns, ["city"] * 9)
    assert told["types_counted"] == 1
    assert told["macro_recall"] == 1.0
    assert told["macro_precision"] == pytest.approx(5 / 9)


def test_it_runs_on_portals_held_out(tmp_path):
    lines = [
        {
            "table": f"x/p{p}.example.org/t.csv", "field": f, "name": "n",
            "values": [f"a{i}@b{p}.org" for i in range(12)], "semantic_type": "EMAIL",
        }
        for p in range(30)
        for f in range(2)
    ]  # fmt: skip
    with gzip.open(tmp_path / "labelled.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)
    out = tmp_path / "out.json"
    command = [sys.executable, str(SCRIPT), "--data", str(tmp_path), "--json", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told = json.loads(out.read_text(encoding="utf-8"))
    assert 0 < told["portals"] < 15
    assert told["columns"] == 2 * told["portals"]
    assert told["metrics"]["verdict"]["types"]["email"]["recall"] == 1.0
    empty = tmp_path / "empty"
    empty.mkdir()
    command[3] = str(empty)
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 1
    assert "labelled.jsonl.gz" in done.stderr
