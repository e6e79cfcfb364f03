"""The benchmarks of frames, parts and clusters run, and say what was found."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import pandas_semtype

ROOT = Path(pandas_semtype.__file__).parents[1]
BENCHMARKS = ROOT / "benchmarks"

pytestmark = [
    pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="benchmarks are not installed"),
    pytest.mark.slow,
]


def run(name, *arguments):
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / f"{name}.py"), *map(str, arguments)],
        capture_output=True,
        check=False,
        text=True,
        timeout=600,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_parts_merge_to_the_whole(tmp_path):
    cells = [f"user{i}@example.org" for i in range(40)]
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("x", "y"), *zip(cells, range(40), strict=True)])
    with (tmp_path / "labels.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ("path", "column", "primary", "acceptable"),
                ("a.csv", "x", "email", "email"),
                ("a.csv", "y", "int", "int"),
            ]
        )
    out = tmp_path / "merge.json"
    printed = run("evidence_merge", "--data", tmp_path, "--quick", "--json", out)
    found = json.loads(out.read_text(encoding="utf-8"))
    assert found["tables"] == 2  # the table of the README, too
    assert found["rows"] == 2000
    assert found["columns"] == found["same_evidence"] == found["same_verdicts"] > 2
    assert "1, 2, 64 parts" in printed


def test_engines_that_are_equal(tmp_path):
    pytest.importorskip("pyarrow", reason="pyarrow is optional")
    out = tmp_path / "equality.json"
    run("frames_equality", "--quick", "--engines", "arrow", "--json", out)
    printed = run("frames_equality", "--quick", "--engines", "lists", "csv", "--json", out)
    engines = json.loads(out.read_text(encoding="utf-8"))["engines"]
    assert set(engines) == {"arrow", "lists", "csv"}  # those that were there stay
    assert engines["arrow"]["differing"] == engines["csv"]["differing"] == []
    assert engines["lists"]["differing"] == ["small", "ordered"]
    assert all(engines["lists"]["reasons"].values())
    assert all(one[key] for one in engines.values() for key in ("verdicts", "roles", "evidence"))
    assert "| mapping of lists " in printed


@pytest.mark.cluster
def test_a_cluster(tmp_path):
    pytest.importorskip("distributed", reason="distributed is in the group frames")
    out = tmp_path / "clusters.json"
    printed = run("clusters", "--quick", "--engine", "dask", "--json", out)
    ways = json.loads(out.read_text(encoding="utf-8"))["engines"]["dask"]
    assert set(ways) == {"sample", "evidence", "roles"}
    assert ways["sample"]["found"]["mail"] == ways["evidence"]["found"]["mail"] == "email"
    assert ways["roles"]["found"]["mail"] == "identifier"
    assert ways["sample"]["rows"] == 20_000
    assert all(way["worker_peak_mb"] > 0 for way in ways.values())
    assert "minutes on 100 cores" in printed
