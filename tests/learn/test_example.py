"""The example of scikit-learn does what it says."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

import pandas_semtype

SCRIPT = Path(pandas_semtype.__file__).parents[1] / "examples" / "automl" / "scikit_learn.py"

pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="examples are not installed")


def test_the_models_learn(capsys):
    spec = importlib.util.spec_from_file_location("scikit_learn_example", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.main() == 0
    shown = capsys.readouterr().out
    held_out = [float(value) for value in re.findall(r"([01]\.\d\d) held out", shown)]
    assert len(held_out) == 2
    assert min(held_out) > 0.7
    assert re.search(r"reference\s+\w+\s+identifier\s+key", shown)
    assert re.search(r"standard\s+ordinal\s+ordinal\s+ordered", shown)
