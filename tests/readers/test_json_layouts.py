"""JSON in the layouts of pandas, and of others that look like them."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from pandas_semtype.readers import read_table

MIXED = pd.DataFrame({"port": ["Bari", "Brest", "Varna", "Riga"], "ships": [4, None, 9, 1]})


@pytest.mark.parametrize("orient", ["split", "index", "columns", "table", "records"])
@pytest.mark.parametrize("labels", [None, ["k", "l", "m", "n"], ["10", "20", "30", "40"]])
def test_every_layout_is_the_same_table(tmp_path, orient, labels):
    frame = MIXED if labels is None else MIXED.set_index(pd.Index(labels))
    frame.to_json(tmp_path / "a.json", orient=orient)
    read = read_table(tmp_path / "a.json").frame
    assert [name for name in read.columns if name != "index"] == ["port", "ships"]
    assert read["port"].tolist() == MIXED["port"].tolist()
    assert read["ships"].isna().tolist() == [False, True, False, False]
    if labels and orient in ("split", "index", "columns"):
        assert read.index.tolist() == labels


@pytest.mark.parametrize("orient", ["split", "index", "columns"])
def test_numbers_alone_beside_numbers_of_rows(tmp_path, orient):
    frame = pd.DataFrame({"x": [1, 2, 3], "y": [4, 5, 6]})
    frame.to_json(tmp_path / "a.json", orient=orient)
    read = read_table(tmp_path / "a.json").frame
    assert read["y"].tolist() == [4, 5, 6]
    assert len(read.columns) == 2


def test_where_nothing_tells_rows_from_columns_pandas_default_counts(tmp_path):
    frame = pd.DataFrame({"x": [1, 2, 3], "y": [4, 5, 6]}, index=["a", "b", "c"])
    frame.to_json(tmp_path / "a.json")
    table = read_table(tmp_path / "a.json")
    assert table.frame.to_dict() == frame.to_dict()
    assert any("one column per object" in note and "records" in note for note in table.notes)
    assert table.frame.to_dict() == pd.read_json(tmp_path / "a.json").to_dict()


@pytest.mark.parametrize(
    "labels", [[7, 3, 12], [2, 0, 1], [-1, 0, 1], [1577836800000, 1577923200000, 1578009600000]]
)
def test_rows_that_were_chosen_or_sorted_are_rows(tmp_path, labels):
    frame = pd.DataFrame({"x": [1, 2, 3], "y": [4, 5, None]}, index=labels)
    frame.to_json(tmp_path / "a.json")
    table = read_table(tmp_path / "a.json")
    assert table.frame["x"].tolist() == [1, 2, 3]
    assert not any("one column" in note for note in table.notes)
    frame = frame.assign(port=["Bari", "Brest", "Varna"])
    frame.to_json(tmp_path / "b.json", orient="index")
    assert read_table(tmp_path / "b.json").frame["port"].tolist() == ["Bari", "Brest", "Varna"]


@pytest.mark.parametrize("orient", ["index", "columns", "split", "records", "table"])
def test_a_single_row(tmp_path, orient):
    MIXED[:1].to_json(tmp_path / "a.json", orient=orient)
    frame = read_table(tmp_path / "a.json").frame
    assert frame[["port", "ships"]].to_numpy().tolist() == [["Bari", 4]]


@pytest.mark.parametrize(
    ("value", "columns"),
    [
        ({"columns": ["a", "b"], "data": []}, ["a", "b"]),
        ({"columns": [["a", "x"], ["a", "y"]], "index": [0], "data": [[1, 2]]}, ["a x", "a y"]),
        ({"columns": ["a", "a"], "index": [0], "data": [[1, 2]]}, ["a", "a"]),
        ({"columns": [1, 2], "index": [0], "data": [[1, 2]]}, ["1", "2"]),
        ({"columns": ["a", "b"], "data": ["c", "d"]}, ["columns", "data"]),  # two columns
        ({"data": [{"a": 1}], "columns": 3}, ["a"]),
        ({"pier": {"index": 1}}, ["pier"]),
    ],
)
def test_what_only_looks_like_it(tmp_path, value, columns):
    (tmp_path / "a.json").write_text(json.dumps(value), encoding="utf-8")
    assert read_table(tmp_path / "a.json").frame.columns.tolist() == columns


def test_an_index_of_records_that_pandas_did_not_add_stays(tmp_path):
    rows = [{"index": 0, "x": 5}, {"index": 1, "x": 6}]
    (tmp_path / "a.json").write_text(json.dumps({"data": rows, "n": 2}), encoding="utf-8")
    assert read_table(tmp_path / "a.json").frame.columns.tolist() == ["index", "x"]


def test_chosen_columns_by_year_are_columns(tmp_path):
    frame = pd.DataFrame({"2019": [1, 2], "2020": [3, 4]}, index=["Oslo", "Rome"])
    frame.to_json(tmp_path / "a.json")
    assert read_table(tmp_path / "a.json").frame.columns.tolist() == ["2019", "2020"]
