"""Dates that may begin or end with a year of two digits."""

from __future__ import annotations

import datetime as dt
import random

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.parsing import facts_of_cells
from pandas_semtype.parsing.short_years import OPEN_YEARS

R = random.Random(29)


def days(first, last, n):
    start = dt.date(first, 1, 1)
    span = (dt.date(last, 12, 31) - start).days
    return [start + dt.timedelta(days=k) for k in R.sample(range(span), n)]


def facts(cells, label="datetime", **options):
    return facts_of_cells(dict.fromkeys(cells, 1), label, **options)


@pytest.mark.parametrize("mark", "-/ ")
@pytest.mark.parametrize("label", ["datetime", "date_of_birth", "unknown"])
@pytest.mark.parametrize(
    "triples", [["19 08 04", "18 12 29", "20 02 17"], ["31 01 02", "12 11 10"], ["09 10 09"]]
)
def test_three_short_numbers_are_a_guess(mark, label, triples):
    cells = [cell.replace(" ", mark) for cell in triples]
    new, report = pandas_semtype.cast(pd.DataFrame({"x": cells}), types={"x": label})
    assert (report["x"].refused, new["x"].tolist()) == (True, cells)
    if label != "unknown":
        assert "cannot be told apart; pass dayfirst=" in report["x"].reason


@pytest.mark.parametrize("form", ["%d-%m-%y", "%y-%m-%d", "%y/%m/%d", "%d/%m/%y"])
def test_many_dates_show_where_their_years_stand(form):
    found = days(2017, 2023, 30)
    cells = [day.strftime(form) for day in found]
    got = facts(cells)
    assert got.formats == (form,)
    assert got.parse(cells) == found


@pytest.mark.parametrize("form", ["%d-%m-%y", "%d/%m/%y"])
def test_late_days_of_a_long_time_are_no_years(form):
    found = [*days(2001, 2025, 25), dt.date(2004, 5, 30), dt.date(2011, 7, 31)]
    cells = [day.strftime(form) for day in found]
    assert facts(cells).parse(cells) == found


def test_figures_of_months_show_nothing():
    first = [dt.date(2003 + k, 1 + k % 12, 1) for k in range(18)]
    assert facts([day.strftime("%y-%m-%d") for day in first]).note == OPEN_YEARS


def test_one_cell_may_show_it():
    assert facts(["19-08-04", "98-11-03"]).parse(["19-08-04"]) == [dt.date(2019, 8, 4)]
    assert facts(["19-08-04", "03-11-98"]).parse(["19-08-04"]) == [dt.date(2004, 8, 19)]
    assert facts(["19/08/04", "19/08/2004"]).parse(["19/08/04"]) == [dt.date(2004, 8, 19)]


def test_points_are_day_first_unless_numbers_say_otherwise():
    assert facts(["19.08.04", "30.11.12"]).parse(["19.08.04"]) == [dt.date(2004, 8, 19)]
    assert facts(["19.08.04", "18.11.12", "20.01.29"]).note == OPEN_YEARS


@pytest.mark.parametrize(("dayfirst", "year"), [(True, 2004), (False, 2019)])
def test_dayfirst_decides(dayfirst, year):
    frame = pd.DataFrame({"x": ["19-08-04", "18-12-29"]})
    new = pandas_semtype.cast(frame, types={"x": "datetime"}, dayfirst=dayfirst, report=False)
    assert new["x"][0].year == year


def test_another_column_decides():
    frame = pd.DataFrame({"a": ["28/08/2019", "03/12/2018"], "x": ["19-08-04", "18-12-29"]})
    new, report = pandas_semtype.cast(frame, types=dict.fromkeys("ax", "datetime"))
    assert new["x"][0] == pd.Timestamp(2004, 8, 19)
    assert report["x"].reason.startswith("day first, as in other columns")
    frame["a"] = ["08/28/2019", "12/03/2018"]
    _, report = pandas_semtype.cast(frame, types=dict.fromkeys("ax", "datetime"))
    assert report["x"].refused


def test_texts_of_three_short_numbers_are_no_dates():
    for cells in (["15-30-15", "10-20-10", "04-08-04"], ["12-24-12", "06-18-09"]):
        assert facts(cells, "text").kind == "text"
        assert facts(cells, "unknown").kind == "text"


def test_numbers_that_begin_as_they_end_are_hardly_dates():
    cells = ["08-16-08", "11-11-11", "12-24-05"]
    assert facts(cells).note == OPEN_YEARS
    assert facts(["08-16-08"]).parse(["08-16-08"]) == [dt.date(2008, 8, 16)]
    assert facts(cells, order="month_first").parse(cells[2:]) == [dt.date(2005, 12, 24)]
