"""Days in a row, written with two digits of the year."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.short_dates import short_date_opinions

FORMS = {
    "m/d/yy": lambda d: f"{d.month}/{d.day}/{d:%y}",
    "mm/dd/yy": lambda d: f"{d:%m/%d/%y}",
    "d/m/yy": lambda d: f"{d.day}/{d.month}/{d:%y}",
    "d.m.yy": lambda d: f"{d.day}.{d.month}.{d:%y}",
    "dd-mm-yy": lambda d: f"{d:%d-%m-%y}",
    "m/d/yy h:mm": lambda d: f"{d.month}/{d.day}/{d:%y} 6:30",
}
STARTS = [date(2014, 10, 27), date(2016, 9, 5), date(2021, 3, 1), date(2019, 12, 20)]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize("n", [3, 8, 30])
@pytest.mark.parametrize("times", [1, 5])
def test_days_in_a_row_are_dates(form, start, n, times):
    values = [form(start + timedelta(days=i)) for i in range(n)]
    found = pandas_semtype.infer(pd.DataFrame({"x": values * times}), use_names=False)["x"]
    assert found.label in {"datetime", "date_of_birth"}
    if n == 30:
        assert found.label == "datetime"


@pytest.mark.parametrize(
    "values",
    [
        ["5.9.16", "5.9.17", "5.10.20", "6.0.31"],  # versions
        ["10.0.14", "11.0.14", "33.0.14"],
        ["31/02/15", "30/02/15", "29/02/15"],  # there are none
        ["13/13/15", "13/14/15", "13/15/15"],
        ["10/27/15", "10/27/15"],
        ["12-10-44", "12-11-71", "3-02-38", "4-07-59"],  # years in no row, no day beyond twelve
        ["1.2.15", "1.2.16", "2.3.20", "3.1.11", "3.11.10"],
        ["1/2/3", "2/3/4", "3/4/5"],
        ["10/27/15", "10-28-15", "10.29.15"],
        ["204/27/15", "205/28/15", "205/55/16"],
        ["12/10/15", "12/10/16"],
    ],
)
def test_other_threes_are_left_alone(values):
    assert short_date_opinions(cells_of(values)) == []


def test_one_mark_for_a_missing_day_changes_nothing():
    days = [f"10/{i}/15" for i in range(1, 31)]
    assert short_date_opinions(cells_of([*days, "##########"]))
    assert not short_date_opinions(cells_of([*days[:4], "a", "b"]))


def test_a_name_may_say_of_whom():
    values = [f"7/{i}/{y}" for i in range(1, 25) for y in (61, 62)]
    result = pandas_semtype.infer(pd.DataFrame({"date_of_birth": values, "due_date": values}))
    assert [one.label for one in result] == ["date_of_birth", "datetime"]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("first", [date(1958, 1, 7), date(1991, 3, 2)], ids=str)
def test_days_of_many_years_are_no_dates_of_birth_by_themselves(form, first):
    values = [form(first + timedelta(days=311 * i)) for i in range(30)]
    names = ["x", "sale", "delivery", "date_of_birth"]
    frame = pd.DataFrame(dict.fromkeys(names, values))
    alone = pandas_semtype.infer(frame, use_names=False)
    assert {one.label for one in alone} == {"datetime"}
    named = pandas_semtype.infer(frame[["x", "sale", "date_of_birth"]])
    assert [one.label for one in named] == ["datetime", "datetime", "date_of_birth"]
