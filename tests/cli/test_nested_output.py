"""Lists and mappings in cells are written as JSON, in which nothing is lost."""

from __future__ import annotations

import datetime as dt
import io
import json
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from pandas_semtype.__main__ import main
from pandas_semtype.cli.nested import with_json
from pandas_semtype.cli.writing import write_table
from pandas_semtype.readers import UsageError, read_table

RECORDS = [
    {"id": 7, "tags": ["it's", None, True], "who": {"näme": 'a "b"', "n": None, "ok": False}},
    {"id": 8, "tags": [], "who": {"näme": "", "n": 0.1, "ok": [[{"x": []}]]}},
    {"id": 9, "tags": ["\\n", 3], "who": {"näme": "c\nd", "n": -2e40, "ok": True}},
]


@pytest.mark.parametrize("suffix", ["csv", "tsv", "csv.gz", "xlsx"])
def test_files_of_text(tmp_path, suffix):
    if suffix == "xlsx":
        pytest.importorskip("openpyxl")
    path = tmp_path / f"out.{suffix}"
    write_table(pd.DataFrame(RECORDS), str(path))
    found = read_table(str(path)).frame
    for name in ("tags", "who"):
        assert [json.loads(cell) for cell in found[name]] == [one[name] for one in RECORDS]
    assert found["id"].astype(int).tolist() == [7, 8, 9]


@pytest.mark.parametrize("command", ["cast", "mask"])
def test_commands(capsys, double, tmp_path, command):
    path = tmp_path / "in.json"
    path.write_text(json.dumps(RECORDS), encoding="utf-8")
    assert main([command, str(path)]) == 0
    found = pd.read_csv(io.StringIO(capsys.readouterr().out))
    assert [json.loads(cell) for cell in found["who"]] == [one["who"] for one in RECORDS]


def test_other_columns_and_gaps_stay():
    frame = pd.DataFrame(
        {"a": [[1], None, "[1]"], "b": ["x", None, "{'y': 1}"], "c": [1.5, np.nan, 2]},
        index=[4, 4, 2],
    )
    found = with_json(frame)
    assert found["a"].tolist() == ["[1]", None, "[1]"]
    pd.testing.assert_frame_equal(found[["b", "c"]], frame[["b", "c"]])
    assert with_json(frame[["b", "c"]]).equals(frame[["b", "c"]])
    twice = pd.DataFrame([[[1], (2, 3)]], columns=["n", "n"])
    assert with_json(twice).to_numpy().tolist() == [["[1]", "[2, 3]"]]


def test_cells_of_parquet():
    cells = [np.array([1.5, np.nan]), np.array(["x", "y"], dtype=object)]
    moments = [{"at": dt.datetime(2020, 5, 1, 8)}, {"at": dt.date(2021, 1, 1)}]
    found = with_json(pd.DataFrame({"a": cells, "b": moments}))
    assert found["a"].tolist() == ["[1.5, null]", '["x", "y"]']
    assert found["b"].tolist() == ['{"at": "2020-05-01T08:00:00"}', '{"at": "2021-01-01"}']


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_moments_of_arrays_are_texts_whatever_their_unit(unit):
    two = np.array(["2020-05-01T08:00", "NaT"], dtype=f"datetime64[{unit}]")
    cells = [two, [two[0], two[1]], {"at": two[0]}, np.array([two])]
    found = with_json(pd.DataFrame({"a": pd.Series(cells, dtype=object)}))["a"].map(json.loads)
    text = "2020-05-01T08:00:00"
    assert found.tolist() == [[text, None], [text, None], {"at": text}, [[text, None]]]


def test_what_is_missing_in_cells_is_null():
    found = with_json(pd.DataFrame({"a": [[pd.NaT, pd.NA, None, float("nan"), 1]]}))
    assert found["a"].tolist() == ["[null, null, null, null, 1]"]


def test_arrow_lists():
    pa = pytest.importorskip("pyarrow")
    kind = pd.ArrowDtype(pa.list_(pa.struct([("a", pa.int64()), ("b", pa.bool_())])))
    cells = [[{"a": 1, "b": None}], None, []]
    found = with_json(pd.DataFrame({"x": pd.Series(cells, dtype=kind)}))["x"]
    assert json.loads(found[0]) == cells[0]
    assert pd.isna(found[1])
    assert found[2] == "[]"


@pytest.mark.parametrize(
    "cell",
    [{1: "secret"}, ["secret", {2, 3}], [Decimal("1.10")], [float("inf")], {"secret"},
     np.array([5], dtype="timedelta64[ns]"), [pd.Timedelta(5)]],
)  # fmt: skip
def test_what_json_cannot_hold_is_refused(tmp_path, cell):
    with pytest.raises(UsageError, match="Column 2 of the table") as error:
        write_table(pd.DataFrame({"a": [1], "b": [cell]}), str(tmp_path / "out.csv"))
    assert "secret" not in str(error.value)
    assert not list(tmp_path.iterdir())
