"""Ones and zeros below names that count are numbers; signs that are truth values."""

from __future__ import annotations

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.casting.counted import is_counted


@pytest.mark.parametrize(
    "name", ["kids", "num_bedrooms", "Number of guests", "nSiblings", "goals scored 2"]
)
def test_names_that_count(name):
    assert is_counted(name) is (name != "goals scored 2")


@pytest.mark.parametrize(
    "name",
    ["has_kids", "is_guest", "smoker", "status", "any pets", "visited", "", 7, ("a", "b"), None],
)
def test_names_that_count_nothing(name):
    assert not is_counted(name)


@pytest.mark.parametrize("cells", [["0", "1", "1"], [0, 1, 1]])
def test_ones_and_zeros(cells):
    frame = pd.DataFrame(dict.fromkeys(["kids", "num_bedrooms"], cells * 8))
    new, report = pandas_semtype.cast(frame)
    assert [entry.to_dtype for entry in report] == ["Int64", "Int64"]
    assert new["kids"].tolist() == [0, 1, 1] * 8
    # What the caller says counts more than the name.
    new, _ = pandas_semtype.cast(frame, types={"kids": "boolean"})
    assert str(new["kids"].dtype) == "boolean"


@pytest.mark.parametrize("name", ["has_kids", "smoker"])
def test_ones_and_zeros_of_other_names(name):
    new, _ = pandas_semtype.cast(pd.DataFrame({name: ["0", "1", "1"] * 8}))
    assert str(new[name].dtype) == "boolean"


def test_words_of_truth_below_a_name_that_counts():
    new, _ = pandas_semtype.cast(pd.DataFrame({"kids": ["no", "yes", "yes"] * 8}))
    assert str(new["kids"].dtype) == "boolean"


@pytest.mark.parametrize(("true", "false"), [("✅", "❌"), ("✅", "✖"), ("✓", "✗")])
def test_signs_of_truth(true, false):
    new, report = pandas_semtype.cast(pd.DataFrame({"paid": [true, false, true] * 6}))
    assert new["paid"].tolist() == [True, False, True] * 6
    assert report["paid"].lossless


def test_signs_that_are_no_truth_values():
    new, _ = pandas_semtype.cast(pd.DataFrame({"paid": ["✅", "⏳", "✅"] * 6}))
    assert str(new["paid"].dtype) == "category"
