"""One number in all cells stays a number, unless it is named; one word is left alone."""

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.lone_values import lone_value_opinions


def inferred(value, name=None, n=30):
    frame = pd.DataFrame({name or "x": [value] * n})
    return pandas_semtype.infer(frame, model="simon_v2", use_names=name is not None).at(0).label


@pytest.mark.parametrize("number", ["-122.4", "48.85", "7.25", 51.5])
def test_a_number_is_a_number(number):
    assert inferred(number) in {"int", "float", "identifier", "categorical", "code"}


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("country", "Jordan", "country"),
        ("state", "Virginia", "state"),
        ("city", "Austin", "city"),
        ("language", "Turkish", "language"),
        ("zip", "10115", "postal_code"),
        ("latitude", "48.8566", "latitude"),
        ("longitude", "-122.4", "longitude"),
    ],
)
def test_a_name_says_which(name, value, label):
    assert inferred(value, name) == label


def test_words_and_few_or_several_numbers_are_left_alone():
    for cells in (["Jordan"] * 9, ["Monday"] * 9, ["48.85", "48.86"] * 9, ["48.85"] * 3):
        assert lone_value_opinions(cells_of(cells)) == []
