"""Closed vocabularies."""

import pytest
from rule_samples import by_kind, cells_of

from pandas_semtype.simon.rules.words import word_opinions


@pytest.mark.parametrize(
    ("cells", "label", "reason"),
    [
        (["true", "False", "TRUE"], "boolean", "values:boolean_words"),
        (["Y", "N"], "boolean", "values:boolean_words"),
        (["t", "f"], "boolean", "values:boolean_words"),
        (["ja", "nein"], "boolean", "values:boolean_words"),
        (["True"] * 5, "boolean", "values:boolean_words"),
        (["M", "F"], "gender", "values:gender_words"),
        (["female", "male", "other"], "gender", "values:gender_words"),
        (["January", "march", "DECEMBER"], "month_name", "values:months"),
        (["Jan", "Feb", "Mar", "Apr"], "month_name", "values:months"),
        (["Monday", "Tuesday", "Sunday"], "day_of_week", "values:weekdays"),
        (["lundi", "mardi", "jeudi"], "day_of_week", "values:weekdays"),
        (
            ["AD", "AF", "AG", "AI", "BE", "BG", "CZ", "DK", "FI", "GB", "HU"],
            "country_code",
            "values:country_codes",
        ),
        (["AFG", "ALB", "DZA", "DEU", "FRA", "GBR"], "country_code", "values:country_codes"),
        (["USD", "EUR", "GBP", "JPY", "CHF", "SEK"], "currency_code", "values:currency_codes"),
        (["TX", "NY", "CA", "OH", "WY", "NJ", "KS", "OK"], "state", "values:states"),
    ],
)
def test_settles(cells, label, reason):
    assert by_kind(word_opinions(cells_of(cells)), "settles") == {label: reason}


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
        ["CA", "DE", "IN", "AL", "AR", "CO"],  # states or countries
        ["JFK", "LAX", "CDG", "FRA", "AMS"],
        ["ABC", "DEF", "GHI"],
        ["Male pattern baldness", "Female"],
    ],
)
def test_leaves_alone(cells):
    assert not by_kind(word_opinions(cells_of(cells)), "settles")


def test_zero_and_one_support():
    (found,) = word_opinions(cells_of(["0", "1", "1"]))
    assert (found.label, found.kind, found.reason) == ("boolean", "supports", "values:zero_one")


def test_codes_that_are_none_forbid():
    letters = ["ZX", "QQ", "XZ", "WX", "YY", "QJ", "XX", "QZ"]
    assert "country_code" in by_kind(word_opinions(cells_of(letters)), "forbids")
    assert "language_code" in by_kind(word_opinions(cells_of(["zx", "qq", "xz"])), "forbids")
    tickers = ["MMM", "AOS", "ABT", "ACN", "AES", "AFL", "AIG", "AIZ", "KEY", "TGT", "WMT", "XYL"]
    assert set(by_kind(word_opinions(cells_of(tickers)), "forbids")) == {
        "country_code", "currency_code",
    }  # fmt: skip


def test_few_codes_support():
    (found,) = word_opinions(cells_of(["USD", "EUR"]))
    assert (found.label, found.kind) == ("currency_code", "supports")
    assert found.score < 0.2
