"""The example that cleans a table does what it says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pandas as pd
import pytest

import pandas_semtype

SCRIPT = Path(pandas_semtype.__file__).parents[1] / "examples" / "clean_table.py"

pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="examples are not installed")


def test_the_table_is_cleaned(tmp_path, capsys):
    spec = importlib.util.spec_from_file_location("clean_table", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    file = tmp_path / "clean.csv"
    assert script.main(["--out", str(file)]) == 0
    shown = capsys.readouterr().out
    assert "CastReport: 8 columns" in shown
    assert "lost" in shown
    clean = pd.read_csv(file, dtype={"zip": str})
    assert clean["zip"][0] == "01067"
    assert clean["paid"].dtype == "float64"
    assert clean["ordered on"][0].startswith("2023-12-31")
    assert clean["weight"][2] == 0.8
    assert clean["delivered"].isna().sum() == 2
