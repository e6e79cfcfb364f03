"""Whole numbers that could be months or years: what these lack makes them unlikely."""

import random

import pandas as pd
import pytest
from rule_samples import cells_of

from pandas_semtype.inference import infer
from pandas_semtype.simon.rules.calendar_numbers import calendar_opinions


def unlikely(values):
    return {o.label: o.reason for o in calendar_opinions(cells_of([str(v) for v in values]))}


def drawn(low, high, n, step=1, seed=4):
    rng = random.Random(seed)
    return [rng.randrange(low, high, step) for _ in range(n)]


def label_of(name, values):
    return infer(pd.DataFrame({name: values}), model="simon_v2")[name].label


@pytest.mark.parametrize(
    "values",
    [drawn(4, 11, 60), drawn(1, 11, 90), drawn(0, 11, 90), drawn(0, 13, 200), range(1, 11)],
    ids=str,
)
def test_months_are_nearly_all_there(values):
    assert unlikely(values) == {"month": "range:some_months"}
    assert label_of("c0", values) != "month"


@pytest.mark.parametrize(
    "values",
    [
        [*range(1, 13)] * 4,
        [m for m in range(1, 13) if m not in (2, 7)] * 5,
        [f"{m:02d}" for m in range(3, 10)] * 5,  # zeros in front say more than numbers
        ["May", "June"],
        [3.5, 4.5],
        drawn(13, 40, 50),
    ],
    ids=str,
)
def test_what_may_be_months_or_is_no_such_number_is_left_alone(values):
    assert unlikely(values) == {}


@pytest.mark.parametrize("name", ["month", "Monat", "birth month", "mois", "месяц"])
@pytest.mark.parametrize("values", [drawn(5, 10, 80), drawn(1, 8, 60), [11, 12, 1] * 9], ids=str)
def test_a_name_that_says_month_prevails(name, values):
    assert label_of(name, values) == "month"


@pytest.mark.parametrize(
    "values",
    [drawn(1720, 2090, 80), drawn(1600, 2150, 300, 10), drawn(1960, 2070, 250)],
    ids=str,
)
def test_years_of_a_far_future_are_hardly_years(values):
    assert unlikely(values) == {"year": "range:far_years"}
    for name in ("c0", "rpm", "stock"):
        assert label_of(name, values) != "year"
    for name in ("year", "Jahr", "année", "target year", "год"):
        assert label_of(name, values) == "year"


@pytest.mark.parametrize(
    "values",
    [
        drawn(1935, 2012, 300),
        drawn(1480, 2021, 300),  # objects of a museum
        [*range(1950, 2101)],  # a projection
        [*range(2000, 2105, 5)] * 3,
        drawn(2024, 2060, 200),  # when bonds are due
        [*drawn(1990, 2020, 300), 2099],  # a slip
        drawn(1, 400, 90),
    ],
    ids=str,
)
def test_years_of_people_history_and_plans_are_left_alone(values):
    assert unlikely(values) == {}


@pytest.mark.parametrize("n", [14, 20, 28, 31])
def test_a_list_that_is_numbered_has_no_days(n):
    numbers = [*range(1, n + 1)]
    assert unlikely(numbers)["day"] == "range:numbering"
    for name in ("c0", "room", "level", "Startnummer", "seat"):
        assert label_of(name, numbers) != "day"
    for name in ("day", "Tag", "jour", "день", "day_of_month"):
        assert label_of(name, numbers) == "day"


@pytest.mark.parametrize(
    "values", [[*range(1, 32)] * 3, [*range(1, 40)], [*range(2, 30)], [*range(1, 11)]], ids=str
)
def test_days_of_several_months_and_other_numbers_are_left_alone(values):
    assert "day" not in unlikely(values)
