"""What type checkers know of a script that uses the package."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pandas_semtype

ROOT = Path(pandas_semtype.__file__).parent.parent

SCRIPT = """
import pandas as pd
import pandas_semtype

frame = pd.DataFrame({"a": ["ann@example.org"]})
reveal_type(pandas_semtype.semtype(frame))
reveal_type(pandas_semtype.semtype(frame["a"]))
reveal_type(pandas_semtype.semtype(frame).infer())
reveal_type(pandas_semtype.semtype(frame["a"]).infer())
reveal_type(pandas_semtype.infer(frame))
reveal_type(pandas_semtype.infer(frame)["a"].label)
reveal_type(pandas_semtype.semtype(frame).extend("order", ["a"]))
reveal_type(pandas_semtype.extend(frame, "order", ["a"]))
pandas_semtype.semtype(frame).infer(threshold="high")
"""

REVEALED = [
    "SemtypeFrameAccessor",
    "SemtypeSeriesAccessor",
    "InferenceResult",
    "ColumnPrediction",
    "InferenceResult",
    "str",
    "SimonClassifier",
    "SimonClassifier",
]


def checked(tmp_path, command):
    (tmp_path / "script.py").write_text(SCRIPT)
    (tmp_path / "pyrightconfig.json").write_text(f'{{"extraPaths": ["{ROOT.as_posix()}"]}}')
    environment = {**os.environ, "MYPYPATH": str(ROOT), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*command, "script.py"], cwd=tmp_path, env=environment, capture_output=True,
        check=False, encoding="utf-8", timeout=300,
    )  # fmt: skip
    return done.stdout + done.stderr


def assert_types_are_known(output):
    revealed = re.findall(r'(?:Revealed type|Type of ".*") is "(?:[\w.]*\.)?(\w+)"', output)
    assert revealed == REVEALED, output
    errors = [line for line in output.splitlines() if re.search(r"\berror:|- error", line)]
    assert len(errors) == 1, output  # the one that is in the script
    assert "threshold" in errors[0]


def test_mypy_knows_accessors_and_results(tmp_path):
    pytest.importorskip("mypy", reason="mypy is in the group lint")
    if importlib.util.find_spec("pandas-stubs") is None:
        pytest.skip("pandas-stubs are in the group lint")
    output = checked(tmp_path, [sys.executable, "-m", "mypy", "--strict", "--cache-dir=cache"])
    assert_types_are_known(output)


@pytest.mark.skipif(shutil.which("pyright") is None, reason="pyright is not installed")
def test_pyright_knows_accessors_and_results(tmp_path):
    assert_types_are_known(checked(tmp_path, ["pyright", "--pythonpath", sys.executable]))
