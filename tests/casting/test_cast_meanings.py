"""Casts that must not change what cells mean: signs by letters, codes, calendars, brackets."""

from __future__ import annotations

import random
from decimal import Decimal

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.parsing import facts_of_cells

R = random.Random(23)


def cast_one(cells, label=None, name="x", **options):
    frame = pd.DataFrame({name: pd.Series(cells, dtype=object)})
    types = None if label is None else {name: label}
    new, report = pandas_semtype.cast(frame, types=types, **options)
    return new[name], report[name]


@pytest.mark.parametrize("label", [None, "latitude"])
def test_southern_degrees_are_negative_and_written_again(label):
    cells = [f"{R.uniform(5, 45):.4f}S" for _ in range(20)]
    column, entry = cast_one(cells, label, "lat")
    assert column.tolist() == [-float(cell[:-1]) for cell in cells]
    assert (entry.reason, entry.lossless) == ("S is read as a minus", True)
    assert entry.facts.format(column) == cells


def test_western_degrees_beside_eastern_ones():
    cells = ["71.5° W", "12.25° E", "0.75° W"]
    column, entry = cast_one(cells, "longitude")
    assert column.tolist() == [-71.5, 12.25, -0.75]
    assert entry.facts.format(column) == cells


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("longitude", ["7.25 O", "11.5 O"]),
        ("measure", ["4M", "7M"]),
        ("duration", ["12M", "24M"]),
        ("float", ["4E02", "7E11"]),
        ("int", ["(4)", "(7)"]),
        ("currency", ["18.20 Dr", "7.00 Dr"]),
        ("measure", ["7 nm", "4 km"]),
        ("time", ["6.15", "19.50"]),
        ("datetime", ["1445/02/30", "1444/11/07"]),
        ("measure", ["6.15 Uhr", "19.50 Uhr"]),
    ],
)
@pytest.mark.parametrize("backend", ["numpy_nullable", "pyarrow", "numpy"])
def test_what_may_mean_something_else_is_refused(label, cells, backend):
    if backend == "pyarrow":
        pytest.importorskip("pyarrow", reason="pyarrow is optional")
    column, entry = cast_one(cells * 4, label, dtype_backend=backend)
    assert (entry.refused, entry.converted) == (True, False)
    assert column.tolist() == cells * 4
    assert entry.reason


def test_a_refusal_is_an_error_where_errors_are():
    for label, cells in (("int", ["(4)", "(7)"]), ("datetime", ["1402/02/31", "1402/11/07"])):
        with pytest.raises(pandas_semtype.errors.CastError, match=r"brackets|calendar"):
            cast_one(cells * 4, label, errors="raise")


@pytest.mark.parametrize(
    ("label", "cells", "values", "reason"),
    [
        ("currency", ["$4.5M", "$7K"], [4_500_000, 7000],
         "in $; M is read as 1,000,000, K is read as 1,000"),
        ("int", ["4 Mio.", "7 Mio."], [4_000_000, 7_000_000], "Mio. is read as 1,000,000"),
        ("currency", ["₹ 4.5 crore"], [45_000_000], "in ₹; crore is read as 10,000,000"),
        ("duration", ["17m", "41m"], [pd.Timedelta(minutes=17), pd.Timedelta(minutes=41)],
         "m is read as minutes"),
        ("float", ["4.5", "-999", "7"], [4.5, -999, 7], "-999 in 1 cell, perhaps a missing value"),
        ("float", ["4.5", "-999", "-7"], [4.5, -999, -7], ""),
    ],
)  # fmt: skip
def test_what_was_read_is_told(label, cells, values, reason):
    column, entry = cast_one(cells, label)
    assert column.tolist() == values
    assert entry.reason == reason


def test_marks_that_group_need_no_other_column():
    frame = pd.DataFrame({"a": ["610 m²", "4.250 m²", "18.300 m²", "75 m²"], "b": list("1234")})
    frame["b"] += ".5"
    new, report = pandas_semtype.cast(frame, types={"a": "measure", "b": "float"})
    assert new["a"].tolist() == [610, 4250, 18300, 75]
    assert report["a"].lossless
    assert new["b"].tolist() == [1.5, 2.5, 3.5, 4.5]


def test_orders_that_contradict_each_other_are_named_however_many():
    cells = ["17/04/2021", "04/17/2021", "21/05/2020", "05/22/2020", "01/02/2021"] * 3
    _, entry = cast_one(cells, "datetime")
    assert entry.refused
    assert entry.reason.startswith("some cells can only be day first, others only month first")
    column, entry = cast_one(cells, "datetime", dayfirst=True)
    assert entry.refused
    assert column.tolist() == cells


def test_classes_of_objects_are_named():
    class Odd:
        pass

    _, entry = cast_one([4, Odd(), b"x", Decimal, None], "int")
    assert entry.reason == "objects of several classes: Odd, bytes, int, type"


@pytest.mark.parametrize("label", ["unknown", "categorical", "text"])
@pytest.mark.parametrize("words", ["NS", "ON", "JN", "YN", "TF", ("SI", "NO"), ("DA", "NE")])
def test_letters_are_no_truth_values_unless_the_label_says_so(label, words):
    assert facts_of_cells(dict.fromkeys(words, 5), label).kind != "boolean"
    assert facts_of_cells(dict.fromkeys(words, 5), "boolean").kind == "boolean"
    assert facts_of_cells({"ja": 5, "nein": 4}, "categorical").kind == "boolean"
    assert facts_of_cells({"是": 5, "否": 4}, label).kind == "boolean"
    assert facts_of_cells({"Y": 5, "N": 4, "1": 1}, label).kind != "boolean"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("SN", "S is read as true, N as false"),
        ("ON", "O is read as true, N as false"),
        ("ДН", "Д is read as true, Н as false"),
        ("YN", ""), ("TF", ""), ("JN", ""), ("10", ""), (("sim", "não"), ""),
    ],
)  # fmt: skip
def test_the_reason_names_what_a_letter_means(words, reason):
    column, entry = cast_one(list(words) * 4, "boolean")
    assert (column.tolist(), entry.reason) == ([True, False] * 4, reason)


@pytest.mark.parametrize("word", ["none", "None", "nil"])
def test_none_beside_small_counts_may_be_zero(word):
    column, entry = cast_one([word, "2", "1", word, "4"], "int")
    assert column.isna().sum() == 2
    assert f"{word} in 2 cells is read as missing, and may mean 0" in entry.reason
    for cells in (
        [word, "2.5", "1.5"],
        [word, "250", "12000"],
        ["n/a", "2", "1"],
        [word, "-2", "4"],
    ):
        assert "may mean 0" not in cast_one(cells, "float")[1].reason


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("bytes", "sizes"),
        ("file size", "sizes"),
        ("page_views", "sizes"),
        ("reading", "says nothing"),
        ("c0", "says nothing"),
        ("created_at", ""),
        ("updated", ""),
        ("timestamp", ""),
        ("last_seen", ""),
        ("lastLogin", ""),
        ("作成日時", ""),
    ],
)
@pytest.mark.parametrize("dtype", ["object", "int64"])
def test_a_name_of_sizes_or_counts_keeps_numbers_from_becoming_moments(name, dtype, refused):
    rng = random.Random(4)
    cells = [str(rng.randrange(1_400_000_000, 1_700_000_000)) for _ in range(40)]
    frame = pd.DataFrame({name: pd.Series(cells, dtype=object)}).astype(dtype)
    result = pandas_semtype.infer(frame)
    _, report = pandas_semtype.cast(frame, result=result)
    if result[name].label == "unix_time":
        assert report[name].refused == bool(refused)
        assert refused in report[name].reason
    else:
        assert refused
        assert not report[name].to_dtype.startswith("datetime")
    asked = pandas_semtype.cast(frame, types={name: "unix_time"})[1][name]
    assert asked.converted
