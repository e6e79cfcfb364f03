"""Closed vocabularies."""

import pytest
from rule_samples import by_kind, cells_of

from pandas_semtype.simon.rules.word_lists import word_list_opinions


@pytest.mark.parametrize(
    ("cells", "label", "reason"),
    [
        (["true", "False", "TRUE"], "boolean", "values:boolean_words"),
        (["Y", "N"], "boolean", "values:boolean_words"),
        (["t", "f"], "boolean", "values:boolean_words"),
        (["ja", "nein"], "boolean", "values:boolean_words"),
        (["True"] * 5, "boolean", "values:boolean_words"),
        (["inf", "inf"], "float", "values:infinities"),
        (["inf", "-inf"], "float", "values:infinities"),
        (["Infinity", "-Infinity", "INF"], "float", "values:infinities"),
        (["M", "F"], "gender", "values:gender_words"),
        (["female", "male", "other"], "gender", "values:gender_words"),
        (["January", "march", "DECEMBER"], "month_name", "values:months"),
        (["Jan", "Feb", "Mar", "Apr"], "month_name", "values:months"),
        (["Monday", "Tuesday", "Sunday"], "day_of_week", "values:weekdays"),
        (["lundi", "mardi", "jeudi"], "day_of_week", "values:weekdays"),
    ],
)
def test_settles(cells, label, reason):
    assert by_kind(word_list_opinions(cells_of(cells)), "settles") == {label: reason}


@pytest.mark.parametrize(
    "cells",
    [
        ["yes", "no", "maybe"],
        ["f"] * 4,
        ["m", "f", "k"],
        ["0", "1"],
        ["AM", "PM"],
        ["May", "June", "Rose", "Ivy"],
        ["sun", "moon", "mars"],
        ["Male pattern baldness", "Female"],
    ],
)
def test_leaves_alone(cells):
    assert not by_kind(word_list_opinions(cells_of(cells)), "settles")


def test_zero_and_one_support():
    (found,) = word_list_opinions(cells_of(["0", "1", "1"]))
    assert (found.label, found.kind, found.reason) == ("boolean", "supports", "values:zero_one")


def test_continents_support_categories():
    (found,) = word_list_opinions(cells_of(["Europe", "Asia", "Africa", "North America"] * 4))
    assert (found.label, found.kind, found.reason) == (
        "categorical",
        "supports",
        "values:aggregates",
    )
    assert not word_list_opinions(cells_of(["Europe", "Asia", "Africa"])), "they do not repeat"
