"""How values repeat."""

import pandas as pd
import pytest
from rule_samples import by_kind, cells_of

import pandas_semtype
from pandas_semtype.simon.rules.cardinality import cardinality_opinions


def test_all_distinct_cannot_be_a_category():
    found = by_kind(cardinality_opinions(cells_of([f"v{i}" for i in range(12)])), "forbids")
    assert {"categorical", "ordinal", "gender", "boolean"} <= set(found)
    assert found["categorical"] == "cardinality:all_distinct"
    # Closed vocabularies may be listed once each.
    assert not {"state", "country", "text", "month_name"} & set(found)


def test_one_repeated_value_is_enough_to_stay_open():
    found = cardinality_opinions(cells_of([f"v{i}" for i in range(12)] + ["v0"]))
    assert not by_kind(found, "forbids")


def test_hardly_repeating_cannot_be_a_category():
    cells = [f"v{i}" for i in range(90)] + ["v0"] * 10
    found = by_kind(cardinality_opinions(cells_of(cells)), "forbids")
    assert found["categorical"] == "cardinality:mostly_distinct"


def test_many_values_cannot_be_truth():
    found = by_kind(cardinality_opinions(cells_of([f"v{i % 20}" for i in range(200)])), "forbids")
    assert set(found) == {"boolean", "gender"}


@pytest.mark.parametrize(
    "cells",
    [
        ["red", "green", "blue"] * 3,  # cities and firms repeat as well
        ["red and green, or so it was said then", "3", "5", "7"] * 2,
        ["same 1"] * 9,  # constant, and few
        ["a", "b", "a"],  # too few to tell
    ],
)
def test_leaves_alone(cells):
    assert not cardinality_opinions(cells_of(cells))


def test_null_tokens_do_not_count():
    cells = [f"v{i}" for i in range(12)]
    assert cardinality_opinions(cells_of([*cells, "N/A", "N/A", "-"])) == cardinality_opinions(
        cells_of(cells)
    )


@pytest.mark.parametrize("word", ["INFO", "deny", "A", "ζ"])
def test_one_word_in_all_cells_is_no_code(word):
    found = by_kind(cardinality_opinions(cells_of([word] * 12)), "doubts")
    assert found == {"code": "cardinality:constant_word"}
    assert not by_kind(cardinality_opinions(cells_of([f"{word}7"] * 12)), "doubts")


def test_few_short_values_that_repeat_are_no_texts():
    found = by_kind(cardinality_opinions(cells_of(["\U0001f44d", "\u2764", "ok"] * 8)), "yields")
    assert found == dict.fromkeys(("text", "identifier"), "cardinality:few_values")
    numbers = by_kind(cardinality_opinions(cells_of(["FN 350012", "FN 417208"] * 12)), "yields")
    assert set(numbers) == {"text"}, "numbers of firms repeat"
    long = ["a sentence that goes on and on, as sentences do", "and another one of the kind"]
    assert not by_kind(cardinality_opinions(cells_of(long * 12)), "yields")
    assert not by_kind(cardinality_opinions(cells_of(["red", "blue"] * 4)), "yields")


@pytest.mark.parametrize("name", ["customer_id", "patient_id", "Kundennummer"])
@pytest.mark.parametrize("form", ["KD-{}", "{}", "M{}"])
def test_a_name_makes_keys_of_few_that_repeat(name, form):
    ids = [form.format(number) for number in (40712, 51893, 66024, 70385, 81946)]
    frame = pd.DataFrame({name: ids * 30})
    assert pandas_semtype.infer(frame, model="simon_v2").types[name] == "identifier"
    unnamed = pandas_semtype.infer(frame, model="simon_v2", use_names=False)
    assert unnamed.types[name] in ("code", "categorical")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("color", ["Gunmetal", "Navy", "Light Sky Blue", "Khaki", "Orchid", "Teal", "Sand", "Ivory",
                   "Coral", "Plum", "Beige", "Lavender"]),
        ("nationality", ["Guyanese", "Jamaican", "Bosnian", "Turkish", "Korean", "Chadian",
                         "Finnish", "Peruvian", "Cambodian", "Greek", "Omani", "Swiss"]),
        ("icd_code", ["A00.1", "B20", "C34.9", "E11.9", "I10", "J45", "K21", "M54.5", "R51", "N39",
                      "Z00", "F32"]),
        ("month", [str(i) for i in range(1, 13)]),
        ("continent", ["Africa", "Asia", "Europe", "Oceania", "North America", "South America"]),
    ],
)  # fmt: skip
def test_lists_have_each_value_once(name, values):
    assert pandas_semtype.infer(pd.DataFrame({name: values}))[name].label == name


def test_many_short_numbers_cannot_be_a_category():
    found = by_kind(cardinality_opinions(cells_of([str(i % 44) for i in range(400)])), "forbids")
    assert found["categorical"] == "cardinality:many_numbers"
    assert not {"ordinal", "code", "age", "day", "month", "int"} & set(found)


@pytest.mark.parametrize(
    "cells",
    [
        [str(i % 31 + 1) for i in range(400)],  # days of a month
        [f"{i % 44:02}" for i in range(400)],  # codes
        [str(1000 + i % 44) for i in range(400)],
        [str(i % 20 + 30) for i in range(400)],
        [f"A{i % 44}" for i in range(400)],
    ],
)
def test_codes_and_days_may_be_categories(cells):
    assert "categorical" not in by_kind(cardinality_opinions(cells_of(cells)), "forbids")


@pytest.mark.parametrize("name", ["experience", "tenure", "seniority_years"])
def test_years_that_repeat_are_numbers_whatever_their_name(name):
    years = [(i * i) % 47 + i % 5 for i in range(420)]
    frame = pd.DataFrame({name: years, "sector": ["public", "private", "none"] * 140})
    assert pandas_semtype.infer(frame).types[name] in ("int", "age")
