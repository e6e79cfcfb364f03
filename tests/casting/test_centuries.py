"""Years of two digits on both sides of the pivot: one run of years, and told."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.parsing import ParseFacts
from pandas_semtype.parsing.centuries import latest_by_years

TODAY = dt.date(2026, 7, 1)


def days(first, last, form="%d.%m.%y"):
    return [
        dt.date(y, m, 9 + y % 15).strftime(form) for y in range(first, last) for m in (2, 6, 11)
    ]


def cast_one(cells, label="datetime"):
    values, report = pandas_semtype.cast(pd.DataFrame({"x": cells}), types={"x": label})
    return values["x"], report["x"]


@pytest.mark.parametrize(
    ("first", "last", "form"),
    [
        (1966, 1972, "%d.%m.%y"),
        (1958, 1979, "%m/%d/%y"),
        (1968, 1970, "%d-%b-%y"),
        (1951, 2013, "%d/%m/%y"),
    ],
)
def test_a_run_of_years_is_read_as_one(first, last, form):
    column, entry = cast_one(days(first, last, form))
    assert (column.dt.year.min(), column.dt.year.max()) == (first, last - 1)
    assert entry.reason == f"two-digit years, read as {first} to {last - 1}"
    assert entry.lossless
    again = ParseFacts.from_dict(entry.facts.to_dict())
    assert again.parse(days(first, last, form)) == [stamp.date() for stamp in column]


def test_a_few_cells_follow_the_others():
    column, _ = cast_one([*days(1985, 2000), *days(1985, 2000), "03.04.67"])
    assert column.dt.year.min() == 1967
    column, entry = cast_one([*days(2040, 2068), "03.04.71"])  # bonds that end then
    assert (column.dt.year.min(), column.dt.year.max()) == (2040, 2071)
    assert entry.reason == "two-digit years, read as 2040 to 2071"


def test_the_pivot_stays_where_no_run_shows_more():
    column, entry = cast_one(days(1930, 2026))
    assert (column.dt.year.min(), column.dt.year.max()) == (1969, 2068)
    assert entry.reason.startswith("two-digit years, read as 1969 to 1999 in 93 cells and as 2000 ")
    column, entry = cast_one(days(1998, 2019))
    assert (column.dt.year.min(), column.dt.year.max()) == (1998, 2018)
    assert entry.reason == "two-digit years"


@pytest.mark.parametrize(
    ("years", "latest"),
    [
        (range(64, 72), "2017-12-31"),
        ([*range(95, 100), *range(31)], ""),  # 1995 to 2030: the pivot tears nothing apart
        ([*range(20, 28), *range(70, 76)], ""),  # two runs, far from each other
        (range(69), ""),
        (range(70, 100), ""),
        (range(100), ""),
        ([60, 80, 0, 20], "2040-12-31"),
        ([*range(58, 100), *range(31)], "2044-12-31"),  # 1958 to 2030, and not 1858 to 1930
        (range(25, 72), "1998-12-31"),  # 1925 to 1971: it would have but begun
    ],
)
def test_latest_day(years, latest):
    assert latest_by_years(dict.fromkeys(years, 10), TODAY) == latest


def test_years_that_a_sample_lacks():
    cells = [*days(1940, 1969, "%d/%m/%y"), *["21/05/66"] * 60_000, "22/05/70", "23/05/71"]
    frame = pd.DataFrame({"date": cells}).sample(frac=1, random_state=3)
    values, report = frame.semtype.cast()
    assert (values["date"].dt.year.min(), values["date"].dt.year.max()) != (1970, 2068)
    assert report["date"].reason.startswith("two-digit years, read as ")


def test_a_later_file_is_read_as_the_first():
    first = pd.DataFrame({"date": days(1961, 1975)})
    result = first.semtype.infer()
    later = pd.DataFrame({"date": [*days(1966, 1968), *days(1976, 1978)]})
    values, _ = pandas_semtype.cast(later, result)
    assert sorted(set(values["date"].dt.year)) == [1966, 1967, 1976, 1977]


def test_years_of_four_digits_count_for_themselves():
    column, entry = cast_one([*days(1966, 1972), "01.02.2030", "13.02.2031"])
    assert column.dt.year.max() == 2031
    assert entry.reason == "two-digit years, read as 1966 to 1971"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (1937, 1963, ", read as 2037 to 2062"),  # hired, perhaps, in the last century
        (1957, 1958, ", read as 2057"),
        (2004, 2068, ", read as 2004 to 2067"),
        (1928, 1934, ""),  # what a contract ends in
        (2003, 2025, ""),
    ],
)
def test_years_far_ahead_are_told(first, last, told):
    column, entry = cast_one(days(first, last))
    assert entry.converted
    assert column.dt.year.min() == 2000 + first % 100
    assert entry.reason == f"two-digit years{told}"


def test_births_are_never_ahead():
    column, entry = cast_one(days(1937, 1963), "date_of_birth")
    assert column.dt.year.max() == 1962
    assert entry.reason == "two-digit years"
