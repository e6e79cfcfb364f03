"""Marks of numbers that may mean two things: what a cast takes them for, and what it says."""

from __future__ import annotations

import pandas as pd

import pandas_semtype


def cast_all(types, **columns):
    return pandas_semtype.cast(pd.DataFrame(columns), types=types)


def test_amounts_with_three_digits_behind_every_mark():
    new, report = cast_all({"x": "currency"}, x=["62.319 €", "4.780 €", "1.001 €"])
    assert new["x"].tolist() == [62319, 4780, 1001]
    assert (
        report["x"].reason == "in €; a point before three digits groups, and may be a decimal one"
    )
    new, report = cast_all({"x": "currency"}, x=["62.319 JOD", "4.780 JOD"])
    assert new["x"].tolist() == [62.319, 4.78]
    assert report["x"].reason == "in JOD; a point before three digits is decimal, and may group"


def test_other_columns_decide():
    types = {"a": "float", "b": "float", "c": "currency", "d": "float"}
    columns = {"b": ["62.319", "4.780"], "c": ["5.120 €", "7.300 €"], "d": ["2,250", "3,125"]}
    new, report = cast_all(types, a=["1,5", "2,75"], **columns)
    assert (new["b"].tolist(), new["c"].tolist()) == ([62319, 4780], [5120, 7300])
    assert new["d"].tolist() == [2.25, 3.125]
    assert report["a"].reason == ""
    assert report["b"].reason == "decimal comma, as in other columns of the frame"
    assert report["c"].reason == "decimal comma, as in other columns of the frame; in €"
    new, report = cast_all(types, a=["1.5", "2.75"], **columns)
    assert (new["b"].tolist(), new["c"].tolist()) == ([62.319, 4.78], [5120, 7300])
    assert new["d"].tolist() == [2250, 3125]
    assert report["c"].reason.startswith("in €; a point before three digits groups")


def test_columns_that_disagree_and_numbers_that_are_none_of_texts_decide_nothing():
    types = dict.fromkeys("abc", "float")
    new, report = cast_all(types, a=["1,5", "2,75"], b=["1.5", "2.75"], c=["62.319", "4.780"])
    assert new["c"].tolist() == [62.319, 4.78]
    assert report["c"].reason == "a point before three digits is decimal, and may group"
    _, report = cast_all({"a": "float", "c": "float"}, a=[1.5, 2.75], c=["62.319", "4.780"])
    assert "other columns" not in report["c"].reason


def test_an_exponent_leaves_nothing_open():
    _, report = cast_all({"x": "float"}, x=["6.319E+05", "4.780E-03"])
    assert report["x"].reason == ""
