"""Calendars of a cast: what is read of another era, and what is refused without a year."""

from __future__ import annotations

import pandas as pd
import pytest

import pandas_semtype


def cast_one(cells, label, **options):
    frame = pd.DataFrame({"x": cells})
    new, report = pandas_semtype.cast(frame, types={"x": label}, **options)
    return new["x"], report["x"]


@pytest.mark.parametrize("dayfirst", [None, True, False])
def test_years_of_eras_need_no_order(dayfirst):
    column, entry = cast_one(["令和4年2月3日", "令和5年4月6日"], "datetime", dayfirst=dayfirst)
    assert column.tolist() == [pd.Timestamp(2022, 2, 3), pd.Timestamp(2023, 4, 6)]
    assert (entry.refused, entry.lossless, entry.reason) == (False, True, "")


def test_days_without_a_year_are_refused():
    column, entry = cast_one(["Mar  4 06:07:08", "Dec 29 16:17:18"], "datetime")
    assert entry.refused
    assert entry.reason == "the year is missing: a month and a day are no date"
    assert column.tolist() == ["Mar  4 06:07:08", "Dec 29 16:17:18"]


def test_years_of_the_buddhist_era_are_told():
    column, entry = cast_one(["4 มีนาคม 2563", "29 ธันวาคม 2564"], "datetime")
    assert column.dt.year.tolist() == [2020, 2021]
    assert (entry.reason, entry.lossless) == ("years of the Buddhist era", True)
    column, entry = cast_one(["29/12/2564", "04/03/2563", "05/03/2021"], "datetime")
    assert column.dt.year.tolist() == [2564, 2563, 2021]
    assert entry.reason == "years beyond 2400 in 2 cells, perhaps of the Buddhist era"


@pytest.mark.parametrize("cell", ["9999-12-31", "2199-01-01", "2700-01-01", "1900-01-01"])
def test_other_years_are_as_they_are(cell):
    assert cast_one([cell, "2021-03-05"], "datetime")[1].reason == ""


@pytest.mark.parametrize(
    ("bad", "form"),
    [("2023-02-29", "%Y-%m-%d"), ("31.06.2023", "%d.%m.%Y"), ("31 Apr 2023", "%d %b %Y")],
)
def test_days_that_do_not_exist_are_counted(bad, form):
    days = pd.date_range("2023-03-13", periods=30).strftime(form)
    column, entry = cast_one([bad, *days, bad], "datetime")
    assert entry.unparsed.tolist() == [0, 31]
    assert entry.reason == "2 cells with a day or time that does not exist"
    assert column.isna().sum() == 2


def test_cells_that_are_no_dates_are_no_days_that_do_not_exist():
    days = pd.date_range("2023-03-13", periods=30).strftime("%Y-%m-%d")
    assert "exist" not in cast_one(["soon", *days], "datetime")[1].reason
