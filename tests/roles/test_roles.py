"""Roles of the columns of frames, and what becomes of them in results."""

from __future__ import annotations

import json
import pickle

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype import role_evidence
from pandas_semtype.errors import ArgumentError, FrameChangedError
from pandas_semtype.results import InferenceResult
from pandas_semtype.roles import ROLES, Column, Uniqueness, assign_roles
from pandas_semtype.roles.assign import roles_excluded
from pandas_semtype.roles.model import MODEL_FILE, role_model

N = 400


@pytest.fixture(scope="module")
def frame():
    rng = np.random.default_rng(11)
    words = np.array(["oak", "elm", "ash", "fir", "yew", "box"])
    return pd.DataFrame(
        {
            "serial": np.arange(5000, 5000 + N),
            "sku": [f"QT-{7 * i + 3:06d}" for i in range(N)],
            "cost": [f"€{x:,.2f}" for x in rng.lognormal(6, 1, N)],
            "trees": ["|".join(rng.choice(words, k)) for k in rng.integers(2, 5, N)],
            "blob": [json.dumps({"k": int(i), "v": [1]}) for i in range(N)],
            "literal": [str(["a", int(i)]) for i in range(N)],
            "dicts": [{"k": int(i)} for i in range(N)],
            "lists": [[int(i)] for i in range(N)],
            "same": ["x"] * N,
            "none": [None] * N,
            "scale": rng.integers(1, 6, N),
            "height": np.round(rng.normal(170, 9, N), 2),
            "at": pd.date_range("2021-03-01", periods=N),
            "page": [f"https://example.org/p/{i}" for i in range(N)],
            "sort": rng.choice(["red wine", "white wine", "rose"], N),
            "grade": pd.Categorical(rng.choice(["lo", "hi"], N), ["lo", "hi"], ordered=True),
        }
    )


EXPECTED = {
    "serial": "identifier", "sku": "identifier", "cost": "number_text", "trees": "list",
    "blob": "json", "literal": "list", "dicts": "json", "lists": "list", "same": "constant",
    "none": "empty", "scale": "ordinal", "height": "numeric", "at": "datetime", "page": "url",
    "sort": "categorical", "grade": "ordinal",
}  # fmt: skip


NEAR = {"sort": {"categorical", "ordinal"}, "scale": {"ordinal", "numeric"}}
"""Roles that people may not agree on, and that depend on the weights of the network."""


def assert_expected(result):
    roles = result.roles.to_dict()
    for name, among in NEAR.items():
        assert roles.pop(name) in among
    assert roles == {name: role for name, role in EXPECTED.items() if name not in NEAR}


@pytest.mark.parametrize("model", ["simon_v2"])
@pytest.mark.parametrize("use_names", [False, True])
def test_roles_of_plain_columns(frame, model, use_names):
    result = pandas_semtype.infer(frame, model=model, use_names=use_names)
    assert_expected(result)
    assert result.unique["serial"] == 1.0
    assert result["sort"].unique == 3 / N


def test_roles_do_not_depend_on_the_mode_or_on_the_other_columns(frame):
    whole = pandas_semtype.infer(frame).roles
    assert pandas_semtype.infer(frame, mode="high_confidence").roles.equals(whole)
    assert pandas_semtype.infer(frame, ["sku"]).roles["sku"] == whole["sku"]
    assert frame["sku"].semtype.infer().role == whole["sku"]


def test_nothing_is_lost_on_the_way_to_json_or_through_pickle(frame):
    result = pandas_semtype.infer(frame)
    data = json.loads(json.dumps(result.to_dict(), allow_nan=False))
    for again in (InferenceResult.from_dict(data), pickle.loads(pickle.dumps(result))):
        assert again == result
        assert again.roles.equals(result.roles)
        assert again["sku"].uniqueness == result["sku"].uniqueness
        assert again.to_frame().equals(result.to_frame())
    for row in data["columns"]:
        del row["role"], row["uniqueness"]
    old = InferenceResult.from_dict(data)
    assert old == result
    assert old.roles.isna().all()
    assert old.unique.isna().all()
    data["columns"][0]["role"] = "king"
    with pytest.raises(ArgumentError, match="role"):
        InferenceResult.from_dict(data)


@pytest.fixture
def counts_late(monkeypatch):
    monkeypatch.setattr(role_evidence, "AT_ONCE_ROWS", 100)
    counted = []
    real = pandas_semtype.roles.source.count_distinct

    def count(series):
        counted.append(series.name)
        return real(series)

    monkeypatch.setattr(pandas_semtype.roles.source, "count_distinct", count)
    return counted


def test_long_columns_are_counted_when_they_are_asked_for(frame, counts_late):
    result = pandas_semtype.infer(frame)
    assert repr(result)
    assert result.types["at"] == "datetime"
    assert not counts_late
    assert result["sku"].unique == 1.0
    assert counts_late == ["sku"]
    assert_expected(result)
    assert sorted(counts_late) == sorted(frame.columns)
    result.to_dict()
    assert len(counts_late) == frame.shape[1]


def test_changes_after_the_inference_are_not_counted_or_noticed(counts_late):
    cells = np.arange(300)
    frame = pd.DataFrame({"a": cells, "b": ["x", "y", "z"] * 100})
    result = pandas_semtype.infer(frame)
    frame.loc[:, "a"] = 7
    frame["c"] = 1
    try:
        assert result["a"].unique == 1.0
    except FrameChangedError:
        assert int(pd.__version__.partition(".")[0]) < 3  # without copy-on-write
    assert result["b"].unique == 0.01


def test_a_reader_says_that_cells_have_changed(counts_late):
    frame = pd.DataFrame({"a": np.arange(300)})
    result = pandas_semtype.infer(frame)
    held = result["a"].source._read._frame
    held.isetitem(0, np.zeros(300, dtype=int))
    with pytest.raises(FrameChangedError, match="'a'"):
        _ = result.roles


def test_frames_that_are_odd():
    twice = pd.DataFrame([[1, "u"], [2, "v"], [3, "u"]] * 20, columns=["x", "x"])
    roles = pandas_semtype.infer(twice).roles
    assert list(roles.index) == ["x", "x"]
    assert set(roles) <= set(ROLES)
    assert pandas_semtype.infer(pd.DataFrame()).roles.empty
    assert list(pandas_semtype.infer(pd.DataFrame({"a": [], "b": []})).roles) == ["empty"] * 2
    mixed = pd.DataFrame({"m": [1, "a", None, (1, 2), 3.5, {"k": 1}] * 9})
    assert pandas_semtype.infer(mixed).roles["m"] in ROLES
    gone = pd.DataFrame({"a": [np.nan] * 5, "b": [pd.NaT] * 5, "c": [" "] * 5})
    assert list(pandas_semtype.infer(gone).roles) == ["empty"] * 3


def test_wide_frames_are_judged_in_one_go(monkeypatch):
    from pandas_semtype.roles.trees import Trees

    sizes = []
    real = Trees.probabilities

    def probabilities(self, inputs):
        sizes.append(len(inputs))
        return real(self, inputs)

    monkeypatch.setattr(Trees, "probabilities", probabilities)
    wide = pd.DataFrame(np.arange(3000).reshape(2, 1500) % 7)
    assert len(pandas_semtype.infer(wide).roles) == 1500
    assert len(sizes) == 1


def test_labels_that_the_caller_cut_down_do_not_mislead(frame):
    few = pandas_semtype.infer(
        frame[["page", "at", "height"]], types=["int", "text"], model="simon_v2"
    )
    assert few.roles.to_dict() == {"page": "url", "at": "datetime", "height": "numeric"}


def test_a_column_is_judged_by_its_whole_not_by_its_sample():
    cells = [f"K{i}" for i in range(60)]
    assert assign_roles([Column(cells, Uniqueness(60, 60, 0))]) == ["identifier"]
    assert assign_roles([Column(cells, Uniqueness(9000, 60, 0))]) == ["categorical"]


def test_the_model_is_small_and_fitted_on_the_shipped_network():
    from importlib.resources import files

    assert len(files("pandas_semtype.roles").joinpath(MODEL_FILE).read_bytes()) <= 500_000
    shipped = pandas_semtype.load("simon_v2")
    model = role_model()
    assert model.labels == tuple(shipped.labels)
    assert model.network == shipped.model_id, "the network has changed: fit the roles again"


def test_no_library_of_training_is_loaded_for_roles(frame):
    import subprocess
    import sys

    code = (
        "import sys, pandas as pd, pandas_semtype\n"
        "pandas_semtype.infer(pd.DataFrame({'a': range(9)})).roles\n"
        "print('sklearn' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_command_line_shows_roles(tmp_path, capsys):
    from pandas_semtype.cli import main

    file = tmp_path / "t.csv"
    rows = "".join(f"{i},{'ab'[i % 2]},\n" for i in range(1, 101))
    file.write_text(f"key,side,void\n{rows}", encoding="utf-8")
    assert main(["infer", str(file), "--roles"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[-2:] == ["role", "unique"]
    assert [line.split()[-2:] for line in lines[1:4]] == [
        ["identifier", "1.00"], ["categorical", "0.02"], lines[3].split()[-2:],
    ]  # fmt: skip
    assert lines[3].split()[-1] == "empty"
    assert main(["infer", str(file)]) == 0
    assert "role" not in capsys.readouterr().out


def made(form, n=90, seed=4):
    rng = np.random.default_rng(seed)
    return [form(rng) for _ in range(n)]


CODES = {
    "address": lambda rng: ".".join(map(str, rng.integers(1, 255, 4))),
    "few addresses": lambda rng: f"203.0.113.{rng.integers(140, 149)}",
    "long address": lambda rng: f"2001:db8:{rng.integers(1, 9999):x}::{rng.integers(1, 9999):x}",
    "release": lambda rng: f"{rng.integers(9)}.{rng.integers(30)}.{rng.integers(12)}",
    "colour": lambda rng: "#" + "".join(rng.choice(list("0123456789abcdef"), 6)),
    "library": lambda rng: f"/opt/lib/{rng.integers(99)}.so",
    "folder": lambda rng: f"/srv/data/{rng.choice(['a', 'b'])}/{rng.integers(999)}.log",
}


@pytest.mark.parametrize("name", sorted(CODES))
@pytest.mark.parametrize("use_names", [True, False])
def test_codes_with_marks_are_no_numbers_and_paths_no_pages(name, use_names):
    frame = pd.DataFrame({name: made(CODES[name])})
    (found,) = pandas_semtype.infer(frame, use_names=use_names)
    assert found.label in ("ip_address", "version", "hex_color", "file_path")
    assert found.role in ("other", "categorical", "identifier")
    assert found.parse.kind == "text"


def test_what_is_not_sure_excludes_no_role():
    assert roles_excluded("version", 0.5) == frozenset()
    assert roles_excluded("text", 0.99) == frozenset()
    assert roles_excluded("no_such_label", 0.99) == frozenset()
    assert "url" not in roles_excluded("url_domain", 0.99)
    assert "number_text" not in roles_excluded("currency", 0.99)
    assert "datetime" not in roles_excluded("time", 0.99)
