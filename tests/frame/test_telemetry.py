"""Inference writes nothing into the home directory, and nothing could look up a server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import json, os, socket, sys
def guard(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        raise SystemExit(f"{event} {arguments}")
sys.addaudithook(guard)
import pandas, pandas_semtype
def threads():
    return len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 0
before = threads()
with pandas_semtype.option_context(threads=1):
    result = pandas_semtype.infer(pandas.DataFrame({"a": ["x@y.org", "z@y.org"] * 9}))
print(json.dumps([result.at(0).label, threads() - before, os.environ.get("ORT_DISABLE_TELEMETRY")]))
"""


def infer_in(home: Path, **variables: str) -> tuple[list[object], list[str]]:
    """Return what a fresh process reports, and the files it wrote into its home directory."""
    homes = ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")
    environment = {
        name: value
        for name, value in os.environ.items()
        if name != "ORT_DISABLE_TELEMETRY" and not name.startswith("XDG_")
    }
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        capture_output=True,
        check=False,
        text=True,
        env={**environment, **dict.fromkeys(homes, str(home)), **variables},
    )
    assert done.returncode == 0, done.stderr
    written = [str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()]
    return json.loads(done.stdout), written


@pytest.mark.parametrize("offline", ["0", "1"])
def test_inference_leaves_the_home_directory_alone(offline, tmp_path):
    printed, written = infer_in(tmp_path, PANDAS_SEMTYPE_OFFLINE=offline)
    # No thread is left that could look up a server later, unseen by Python.
    assert printed == ["email", 0, "1"]
    assert written == []


def test_a_variable_that_is_set_already_stays(tmp_path):
    assert infer_in(tmp_path, ORT_DISABLE_TELEMETRY="yes") == (["email", 0, "yes"], [])
