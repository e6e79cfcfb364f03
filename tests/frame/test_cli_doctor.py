"""The command ``doctor``: what is installed, set and wrong."""

from __future__ import annotations

import json
import re
import tomllib

import pandas as pd
from cli_helpers import ROOT, run

from pandas_semtype.cli import doctor

REQUIRED = {
    re.split(r"[^\w-]", line)[0]
    for line in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
}


def test_doctor_prints_versions_extras_and_settings(capsys, monkeypatch, double):
    monkeypatch.setenv("PANDAS_SEMTYPE_THREADS", "2")
    lines = [
        "pandas>=2.2",
        "no-core-package",
        'numpy>=1.26; extra == "train"',
        'no-such-package>=3; extra == "other"',
        'pandas-semtype[train,other]; extra == "test"',
        'pytest>=8.2; extra == "test"',
    ]
    monkeypatch.setattr(doctor.metadata, "requires", lambda _: lines)
    code, out, _ = run(capsys, "doctor", "--json")
    parsed = json.loads(out)
    assert code == 0
    assert parsed["versions"]["pandas"] == pd.__version__
    assert parsed["versions"]["no-core-package"] == "missing"
    assert parsed["extras"]["test"] == parsed["extras"]["other"] == "missing no-such-package"
    assert parsed["settings"]["threads"] == "2 (from PANDAS_SEMTYPE_THREADS)"
    assert parsed["models"]["trial"] == "double says email of e-mail addresses"
    assert parsed["models"]["presets"].split(", ")[-1:] == ["simon_v2"]
    _, out, _ = run(capsys, "doctor")
    assert "\n  threads " in out


def test_doctor_reports_what_is_wrong(capsys, monkeypatch):
    monkeypatch.setenv("PANDAS_SEMTYPE_MODEL", "gone")
    monkeypatch.setenv("PANDAS_SEMTYPE_THREADS", "many")

    def unknown(_):
        raise doctor.metadata.PackageNotFoundError

    monkeypatch.setattr(doctor.metadata, "requires", unknown)
    code, out, _ = run(capsys, "doctor", "--json")
    parsed = json.loads(out)
    assert code == 1
    assert "There is no model 'gone'" in parsed["models"]["trial"]
    assert parsed["settings"]["threads"].startswith("wrong: ")
    assert list(parsed["extras"]) == ["extras"]
    assert set(parsed["versions"]) >= REQUIRED, "they are read from the source tree"


def test_doctor_lists_every_required_package(capsys):
    parsed = json.loads(run(capsys, "doctor", "--json")[1])
    assert set(parsed["versions"]) >= REQUIRED
    assert "missing" not in parsed["versions"].values()
