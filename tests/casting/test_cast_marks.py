"""Marks of numbers that may mean two things: what a cast takes them for, and what it says."""

from __future__ import annotations

import pandas as pd
import pytest

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
    assert (new["b"].tolist(), new["c"].tolist()) == ([62.319, 4.78], [5120, 7300])
    assert new["d"].tolist() == [2.25, 3.125]
    assert report["a"].reason == ""
    assert report["b"].facts.numbers.ambiguous
    assert report["b"].reason == (
        "a point before three digits is decimal, and may group; "
        "other columns of the frame have decimal commas"
    )
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


COMMAS = ["18,75", "4,5", "120,25"]


@pytest.mark.parametrize("label", ["latitude", "longitude", "percent"])
@pytest.mark.parametrize("given", [True, False])
def test_decimal_commas_elsewhere_make_no_thousands_of_degrees(label, given):
    cells = ["47.315", "8.904", "51.066"]
    types = {"a": "float", **({"x": label} if given else {})}
    frame = pd.DataFrame({"a": COMMAS, "lat" if label == "latitude" else "lng": cells})
    frame.columns = ["a", "x"] if given else frame.columns
    if label == "percent" and not given:
        return
    new, report = pandas_semtype.cast(frame, types=types)
    assert new.iloc[:, 1].tolist() == [47.315, 8.904, 51.066]
    assert report[frame.columns[1]].facts.numbers.ambiguous
    assert "other columns of the frame have decimal commas" in report[frame.columns[1]].reason


def test_degrees_have_no_thousands_by_a_comma_either():
    for others in (["18.75", "4.5", "7.25"], COMMAS):
        new, report = cast_all(
            {"a": "float", "x": "latitude"}, a=others, x=["47,315", "8,904", "51,066"]
        )
        assert new["x"].tolist() == [47.315, 8.904, 51.066]
        assert report["x"].reason


@pytest.mark.parametrize("backend", ["numpy_nullable", "numpy"])
@pytest.mark.parametrize(
    "cells", [["6.815", "7.204", "8.330"], ["6.815 kg", "7.204 kg", "8.330 kg"]]
)
def test_points_beside_decimal_commas_are_refused_unless_asked_for(cells, backend):
    label = "measure" if "kg" in cells[0] else "float"
    frame = pd.DataFrame({"a": COMMAS, "x": cells})
    result = frame.semtype.infer()
    new, report = pandas_semtype.cast(frame, result, types={"a": "float"}, dtype_backend=backend)
    if report["x"].label not in ("float", "measure"):
        pytest.skip(f"the model says {report['x'].label}")
    assert (report["x"].refused, new["x"].tolist()) == (True, cells)
    assert "pass types= with float for decimals, int for thousands" in report["x"].reason
    assert report["x"].facts.numbers.ambiguous
    for asked, values in (("float", [6.815, 7.204, 8.33]), ("int", [6815, 7204, 8330])):
        new, report = pandas_semtype.cast(frame, types={"a": "float", "x": asked})
        assert new["x"].tolist() == values, label
    assert not report["x"].refused


def test_commas_of_whole_numbers_beside_decimal_commas():
    cells = ["3,915", "8,204", "6,117"]
    frame = pd.DataFrame({"a": COMMAS, "x": cells})
    new, report = pandas_semtype.cast(frame, types={"a": "float", "x": "int"})
    assert (new["x"].tolist(), report["x"].facts.numbers.ambiguous) == ([3915, 8204, 6117], True)
    assert "other columns of the frame have decimal commas" in report["x"].reason
    new, report = pandas_semtype.cast(frame, types={"a": "float"})
    if report["x"].label == "int":
        assert (report["x"].refused, new["x"].tolist()) == (True, cells)
        assert report["x"].facts.numbers.ambiguous
        assert "types=" in report["x"].reason
    # A million shows what the mark is.
    frame["x"] = ["3,915", "8,204", "6,117,300"]
    new, report = pandas_semtype.cast(frame, types={"a": "float", "x": "int"})
    assert (new["x"].tolist(), report["x"].reason) == ([3915, 8204, 6117300], "")


def test_zeros_behind_one_of_two_decimals_may_be_pairs():
    cells = ["4,7", "11,9", "15,12", "2,30"]
    new, report = cast_all({"x": "float"}, x=cells)
    assert (report["x"].refused, new["x"].tolist()) == (True, cells)
    assert "pairs of numbers" in report["x"].reason
    assert report["x"].facts.numbers.ambiguous
    assert type(report["x"].facts).from_dict(report["x"].facts.to_dict()) == report["x"].facts
    assert cast_all({"x": "measure"}, x=cells)[0]["x"].tolist() == [4.7, 11.9, 15.12, 2.3]
    new, report = cast_all({"x": "float", "a": "float"}, x=cells, a=[*COMMAS, "3,25"])
    assert new["x"].tolist() == [4.7, 11.9, 15.12, 2.3]
    assert report["x"].reason.startswith("decimal comma, as in other columns")
    _, report = cast_all({"x": "float", "a": "float"}, x=cells, a=["1.5", "2.25", "3.5", "4.5"])
    assert report["x"].refused
    for plain in (
        ["4,7 €", "2,30 €"], ["4,7 kg", "2,30 kg"], ["1.204,7", "2,30"], ["4,7", "-2,30"],
        ["4,7", "2,35"], ["4,70", "2,30"], ["4.7", "2.30"], ["4,7", "2,305"],
    ):  # fmt: skip
        assert cast_all({"x": "float"}, x=plain)[1]["x"].converted


def test_whole_numbers_with_points_are_told_to_be_groups():
    for others in ({}, {"a": COMMAS}):
        types = dict.fromkeys(others, "float")
        new, report = cast_all({"x": "int", **types}, x=["3.915", "8.204", "6.117"], **others)
        assert new["x"].tolist() == [3915, 8204, 6117]
        assert report["x"].reason == "a point before three digits groups, as the label is int"
        assert report["x"].facts.numbers.ambiguous
    _, report = cast_all({"x": "int"}, x=["3.915", "8.204", "6.117.300"])
    assert report["x"].reason == ""
