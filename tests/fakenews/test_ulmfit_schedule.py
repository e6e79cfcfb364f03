"""The drawing in the docs is that of the code."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

import pandas_semtype

SCRIPT = Path(pandas_semtype.__file__).parents[1] / "docs" / "ulmfit_schedule.py"


@pytest.mark.skipif(not SCRIPT.exists(), reason="docs are not installed")
def test_the_drawing_is_up_to_date(monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    spec = importlib.util.spec_from_file_location("docs_ulmfit_schedule", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.main(["--check"]) == 0, "run python docs/ulmfit_schedule.py"
