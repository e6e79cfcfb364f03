"""Short words, symbols of what is measured, and weeks: numbers are not named by accident."""

from __future__ import annotations

import random

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.context import evidence_of_names, log_ratios
from pandas_semtype.context.name_model import knows_word
from pandas_semtype.context.short_names import is_plain_number, mute_excluded
from pandas_semtype.types import catalogue

LABELS = list(catalogue())
R = random.Random(29)
NUMBERS = {
    "hundreds": [R.randint(380, 960) for _ in range(120)],
    "a year": [R.randint(1, 364) for _ in range(120)],
    "thousands": [R.randint(1200, 8800) for _ in range(120)],
    "hundred": [R.randint(2, 97) for _ in range(120)],
    "decimals": [round(R.uniform(3, 11), 2) for _ in range(120)],
}


def label_of(cells, name=None):
    frame = pd.DataFrame({name or "c1": cells})
    return pandas_semtype.infer(frame, use_names=name is not None).at(0).label


@pytest.mark.parametrize("name", ["co2", "CO2", "no2", "dom", "hr", "NH3 (mg/l)", "mean_so2"])
@pytest.mark.parametrize("kind", NUMBERS)
def test_a_short_name_outweighs_no_numbers(name, kind):
    assert label_of(NUMBERS[kind], name) in ("int", "float")


@pytest.mark.parametrize("kind", NUMBERS)
def test_the_numbers_alone_are_numbers(kind):
    assert label_of(NUMBERS[kind]) in ("int", "float")


@pytest.mark.parametrize(
    "name",
    ["Vecka", "vecka_nr", "Woche", "KW", "Semaine", "semana", "uge", "Viikko", "tydzień", "Неделя",
     "ISO week", "week_of_year"],
)  # fmt: skip
def test_weeks_are_numbers(name):
    assert is_plain_number(name)
    ratios = dict(zip(LABELS, evidence_of_names([name], LABELS, [name])[0], strict=True))
    assert ratios["int"] > 0 == max(v for k, v in ratios.items() if k not in ("int", "float"))


@pytest.mark.parametrize("name", ["Vecka", None])
@pytest.mark.parametrize("least", [1, 20])
def test_weeks_are_no_ages(name, least):
    weeks = [R.randint(least, 53) for _ in range(160)]
    assert label_of(weeks, name) == "int"


@pytest.mark.parametrize(
    "name",
    ["co_2", "no 2", "company2", "phone1", "id2", "week_day", "weekday", "Wochentag", "day", "zip",
     "", None, 7, "o3_station_name"],
)  # fmt: skip
def test_other_names_are_left_to_the_model(name):
    assert not is_plain_number(name)


def test_pieces_of_a_short_word_that_was_never_seen_say_little():
    for name in ("vrkk", "blq", "hgt", "zumo"):
        if knows_word(name):
            continue
        (row,) = evidence_of_names([name], LABELS, [name])
        assert row.max() <= 1.0
        # What is likeliest stays so.
        assert row.argmax() == log_ratios([name], LABELS)[0].argmax()


@pytest.mark.parametrize("name", ["zip", "lat", "age", "dob", "id", "url", "sex", "tel", "fax"])
def test_short_words_that_are_known_say_what_they_said(name):
    assert knows_word(name)
    assert np.array_equal(evidence_of_names([name], LABELS, [name]), log_ratios([name], LABELS))


def test_only_numbers_that_exclude_the_meaning_of_a_short_word_silence_it():
    labels = ["day", "house_number", "int", "text"]
    evidence = np.array([[4.0, 3.0, -3.0, 0.0]] * 4)
    cells = np.array(
        [[0.0, 0.1, 0.8, 0.0], [0.3, 0.1, 0.5, 0.0], [0.0, 0.2, 0.1, 0.6], [0.0, 0.1, 0.8, 0.0]]
    )
    mute_excluded(evidence, ["dom", "dom", "dom", "domicile"], labels, cells)
    assert not evidence[0].any()
    assert evidence[1:].any(axis=1).all()


def test_days_of_the_month_stay_days():
    assert label_of([R.randint(1, 31) for _ in range(200)], "dom") == "day"
