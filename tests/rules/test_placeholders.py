"""Columns that nobody filled in are not what they are called."""

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.placeholders import placeholder_opinions

GENERAL = {"categorical", "text", "code", "unknown", "int", "float", "boolean", "identifier"}
NAMES = ["city", "company", "country", "state", "street", "language", "job title", "Ort", "Firma"]


def inferred(cells, name):
    return pandas_semtype.infer(pd.DataFrame({name: cells * 12}), model="simon_v2").at(0).label


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "cells",
    [["see notes"], ["Ditto"], ["idem", "same as above"], ["..."], ["--- ---", "???"], ["xxx"],
     ["siehe oben"], ["various", "other"], ["not given", "TBA"], ["Varios"], ["其他"]],
)  # fmt: skip
def test_words_for_a_value_are_none(name, cells):
    assert inferred(cells, name) in GENERAL


@pytest.mark.parametrize("name", ["age", "year", "zip", "Postleitzahl", "Jahr", "Alter"])
@pytest.mark.parametrize("cells", [["0"], [0], [0.0], ["0", "00000"]])
def test_zeros_are_no_numbers_of_anything(name, cells):
    assert inferred(cells, name) in GENERAL


@pytest.mark.parametrize(
    ("name", "cells", "label"),
    [
        ("city", ["Berlin"], "city"),
        ("city", ["Berlin", "other"], "city"),
        ("country", ["Kenya"], "country"),
        ("company", ["Nordwind GmbH"], "company"),
        ("zip", ["10115", "00000"], "postal_code"),
        ("age", ["0", "31", "44"], "age"),
    ],
)
def test_a_value_among_them_keeps_the_label(name, cells, label):
    assert placeholder_opinions(cells_of(cells * 3)) == []
    assert inferred(cells, name) == label
