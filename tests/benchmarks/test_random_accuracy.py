"""The benchmark on columns drawn at random."""

from __future__ import annotations

import gzip
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pandas_semtype.simon.training.portals.columns import is_held_out, portal_of
from pandas_semtype.simon.training.portals.hand_labels import HandLabel, hand_labels

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "benchmarks" / "random_accuracy.py"


@pytest.fixture(scope="module")
def benchmark():
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        spec = importlib.util.spec_from_file_location("random_accuracy", SCRIPT)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPT.parent))
    return module


def test_false_is_what_does_not_hold(benchmark):
    truth = HandLabel("first_name", ("categorical",))
    false = {x for x in ("first_name", "categorical", "person_name", "text", "unknown", "int",
                         "city") if benchmark.is_false(x, truth)}  # fmt: skip
    assert false == {"int", "city"}


def test_shares_are_of_all_columns_or_of_the_answered(benchmark):
    truth = HandLabel("city", ("county",))
    answers = [(label, truth, "p", 0.75) for label in ("city", "county", "int", "unknown")]
    told = benchmark.metrics_of(answers)
    assert (told["best"], told["acceptable"], told["false"]) == (0.25, 0.5, 0.25)
    assert told["answered"] == 0.75
    assert told["acceptable_of_answered"] == pytest.approx(2 / 3)
    assert told["false_of_answered"] == pytest.approx(1 / 3)
    assert told["ece"] == pytest.approx(0.25)


def test_the_labels_of_the_project_are_whole():
    found = {
        name: hand_labels(ROOT / "benchmarks" / f"{name}_columns.csv")
        for name in ("random", "taught", "more", "fresh")
    }
    assert {name: len(known) for name, known in found.items()} == {
        "random": 3265, "taught": 5685, "more": 2500, "fresh": 700,
    }  # fmt: skip
    for known in found.values():
        assert all(truth.label not in truth.also for truth in known.values())
    # No table is in two of them: what is measured on was neither learned from nor fitted on.
    found["taught"] |= found.pop("more")
    tables = [{table for table, _ in known} for known in found.values()]
    assert sum(map(len, tables)) == len(set.union(*tables))
    held_out = {name: {is_held_out(portal_of(t)) for t, _ in k} for name, k in found.items()}
    assert held_out == {"random": {True, False}, "taught": {False}, "fresh": {True}}


def test_it_measures_portals_held_out_alone(tmp_path):
    names = [f"data{i}.example.org" for i in range(40)]
    inside = next(name for name in names if is_held_out(name))
    outside = next(name for name in names if not is_held_out(name))
    columns = [
        {"table": f"x/{inside}/t.csv", "field": 0, "name": "mail",
         "values": [f"user{i}@example.org" for i in range(20)]},
        {"table": f"x/{inside}/t.csv", "field": 1, "name": "n",
         "values": [str(i * 7) for i in range(20)]},
        {"table": f"x/{outside}/t.csv", "field": 0, "name": "mail", "values": ["a@example.org"]},
    ]  # fmt: skip
    with gzip.open(tmp_path / "unlabelled.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(column) + "\n" for column in columns)
    labels = tmp_path / "labels.csv"
    labels.write_text(
        f"table,field,label,also\nx/{inside}/t.csv,0,email,\nx/{outside}/t.csv,0,phone,\n",
        encoding="utf-8",
    )
    results = tmp_path / "results.json"
    subprocess.run(
        [sys.executable, SCRIPT, "--data", tmp_path, "--labels", labels, "--json", results],
        check=True,
        capture_output=True,
    )
    told = json.loads(results.read_text())
    assert (told["columns"], told["portals"]) == (1, 1)
    assert told["metrics"]["with names"]["best"] == 1.0
    assert told["confused"] == {"verdict": [], "with names": []}


def test_a_folder_without_the_columns_is_a_sentence(tmp_path):
    (tmp_path / "labels.csv").write_text("table,field,label,also\nt,0,city,\n")
    told = subprocess.run(
        [sys.executable, SCRIPT, "--data", tmp_path, "--labels", ROOT / "README.md"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 1
    assert "first line is table,field,label,also" in told.stderr
    assert "Traceback" not in told.stderr


def test_labels_of_portals_trained_on_alone_are_a_sentence(tmp_path):
    outside = next(n for i in range(40) if not is_held_out(n := f"data{i}.example.org"))
    table = f"x/{outside}/t.csv"
    column = {"table": table, "field": 0, "name": "mail", "values": ["a@example.org"]}
    with gzip.open(tmp_path / "unlabelled.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(column) + "\n")
    labels = tmp_path / "labels.csv"
    labels.write_text(f"table,field,label,also\n{table},0,email,\n", encoding="utf-8")
    told = subprocess.run(
        [sys.executable, SCRIPT, "--data", tmp_path, "--labels", labels],
        check=False,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 1
    assert "No labelled column is from a portal held out" in told.stderr
    assert "Traceback" not in told.stderr
