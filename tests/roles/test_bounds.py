"""What the label says of the role: codes are no numbers, and counts of small tables no keys."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.roles import Column, count_distinct
from pandas_semtype.roles.bounds import has_key_name, is_measured, ruled_out

SALES = pd.Series([812, 17, 2260, 945, 133, 78, 4021, 366, 590, 1207])


def column(cells, label="int", score=0.9, name="sales"):
    return Column(
        [str(c) for c in cells], count_distinct(pd.Series(cells)), label, score, name=name
    )


@pytest.mark.parametrize("label", ["ean", "identifier", "phone", "code", "isbn", "iban"])
def test_keys_and_codes_are_neither_numbers_nor_moments(label):
    assert {"datetime", "numeric", "number_text"} <= ruled_out(label, 0.5)
    assert ruled_out(label, 0.49) == frozenset()


def test_texts_are_no_moments():
    assert ruled_out("text", 0.6) == {"datetime", "numeric"}
    assert ruled_out("categorical", 0.6) == {"datetime"}
    for label in ("datetime", "date_of_birth", "time", "quarter", "", "a label of a user"):
        assert ruled_out(label, 1.0) == frozenset()


def test_counts_that_leave_gaps_are_measured():
    assert is_measured(column(SALES), "identifier")
    assert is_measured(column(SALES.astype(float)), "identifier")
    assert is_measured(column(SALES / 8), "identifier")
    assert is_measured(column(SALES), "other")


@pytest.mark.parametrize("cells", [range(1, 40), range(0, 400, 10), range(2021, 2043)])
def test_even_sequences_may_be_keys(cells):
    assert not is_measured(column(cells), "identifier")


@pytest.mark.parametrize("name", ["store_id", "Customer No", "recordKey", "row index"])
def test_names_of_keys_count(name):
    assert has_key_name(column(SALES, name=name))
    assert not is_measured(column(SALES, name=name), "identifier")


def test_labels_of_keys_count():
    assert not is_measured(column(SALES, "identifier", 0.9), "identifier")
    assert is_measured(column(SALES, "identifier", 0.55), "identifier")
    assert not is_measured(column(["a", "b"], "int"), "identifier")


def test_few_values_that_lie_apart_are_counted():
    guesses = [12, 20, 24, 36, 48, 60, 100] * 6
    assert is_measured(column(guesses, name="dozens"), "categorical")
    assert not is_measured(column([1, 2, 3, 4, 5] * 8, name="grade"), "categorical")
    assert not is_measured(column(guesses, name="plan code"), "categorical")


RNG = np.random.default_rng(5)
GATHERED = {
    "tries": RNG.poisson(11, 600), "beats": RNG.normal(70, 6, 600).round().astype(int),
    "wins": RNG.binomial(40, 0.4, 600),
}  # fmt: skip
SPREAD = RNG.integers(1, 31, 600)


@pytest.mark.parametrize("name", GATHERED)
def test_counts_around_a_mean_are_measured(name):
    assert is_measured(column(GATHERED[name], name=name), "categorical")
    assert is_measured(column(GATHERED[name].astype(float), name=name), "categorical")
    for key in (f"{name}_code", "school district", "Police Precinct", "zip"):
        assert not is_measured(column(GATHERED[name], name=key), "categorical")
    assert not is_measured(column(GATHERED[name], "code", 0.9, name), "categorical")
    assert not is_measured(column(GATHERED[name], "postal_code", 0.9, name), "categorical")


@pytest.mark.parametrize("name", ["order_qty", "Menge", "数量", "bestellAnzahl", "Quiz score"])
def test_words_of_names_say_what_is_counted(name):
    assert is_measured(column(SPREAD, name=name), "categorical")


@pytest.mark.parametrize(
    "cells", [SPREAD, np.minimum(RNG.geometric(0.2, 600), 30), RNG.choice([3, 8, 21, 30], 600)]
)
@pytest.mark.parametrize("name", ["lane", "x7", "score group", "age_class"])
def test_numbers_that_may_be_codes_stay_categories(cells, name):
    assert not is_measured(column(cells, name=name), "categorical")


def test_columns_of_small_tables():
    rng = np.random.default_rng(7)
    frame = pd.DataFrame(
        {
            "year": range(1975, 1991),
            "output": [51234, 52870, 50110, 54021, 57305, 56240, 59118, 60007,
                       58222, 61950, 64330, 66021, 65114, 69003, 71248, 70519],
            "injured": rng.permutation(900)[:16] + 40,
        }
    )  # fmt: skip
    roles = pandas_semtype.infer(frame).roles
    assert roles.tolist() == ["datetime", "numeric", "numeric"]
