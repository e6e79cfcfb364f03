"""The benchmark on columns in other languages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("faker")
pytest.importorskip("babel")

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "languages_accuracy.py"


def test_it_tells_shares_by_language_and_type(tmp_path):
    results = tmp_path / "results.json"
    done = subprocess.run(
        [sys.executable, SCRIPT, "--quick", "--json", results],
        check=True,
        capture_output=True,
        text=True,
    )
    told = json.loads(results.read_text())
    assert len(told["languages"]) == 13
    for entry in told["languages"].values():
        assert len(entry) == 6
        assert all(set(shares) == {"values", "names"} for shares in entry.values())
        assert all(share in (0.0, 1.0) for kind in entry.values() for share in kind.values())
    assert told["languages"]["French"]["day_of_week"]["values"] == 1.0
    assert "| mean, names " in done.stdout
