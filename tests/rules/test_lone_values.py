"""One word or number in all cells that may be several things stays modest, unless it is named."""

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.lone_values import lone_value_opinions


def inferred(value, name=None, n=30):
    frame = pd.DataFrame({name or "x": [value] * n})
    return pandas_semtype.infer(frame, model="simon_v2", use_names=name is not None).at(0).label


@pytest.mark.parametrize(
    "word", ["Jordan", "Israel", "Washington", "Austin", "Madison", "Virginia", "Polish", "Turkish"]
)
def test_a_word_of_several_lists_is_a_category(word):
    assert lone_value_opinions(cells_of([word] * 9))
    assert inferred(word) in {"categorical", "text"}


@pytest.mark.parametrize("number", ["-122.4", "48.85", "90210", "10115", 51.5])
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


def test_two_values_and_words_of_one_list_are_left_alone():
    for cells in (["Jordan", "Chad"], ["Monday"], ["Nordwind GmbH"], ["Jordan"]):
        assert lone_value_opinions(cells_of(cells * (9 if cells != ["Jordan"] else 2))) == []
