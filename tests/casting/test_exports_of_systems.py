"""Columns as databases, browsers, spreadsheets and people of several countries write them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pandas as pd
import pytest

from pandas_semtype import cast
from pandas_semtype.parsing import facts_of_cells

DAYS = [
    dt.datetime(2021, 1, 15) + dt.timedelta(days=31 * i, hours=i, minutes=7 * i) for i in range(24)
]
NAMES = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


def one(cells, label, name="c"):
    new, report = cast(pd.DataFrame({name: cells}), types={name: label})
    return new[name], report[name]


def clock(day, mark):
    return f"{day.hour % 12 or 12:02d}{mark}{day.minute:02d}{mark}{day.second:02d}"


def half(day):
    return "PM" if day.hour > 11 else "AM"


@pytest.mark.parametrize("end", [".000000", ""])
@pytest.mark.parametrize("year", ["%y", "%Y"])
def test_timestamps_of_oracle(end, year):
    cells = [
        f"{d.day:02d}-{NAMES[d.month - 1]}-{d:{year}} {clock(d, '.')}{end} {half(d)}" for d in DAYS
    ]
    values, entry = one(cells, "datetime")
    assert values.tolist() == DAYS
    assert entry.lossless


def test_timestamps_of_oracle_with_an_offset():
    cells = [
        f"{d.day:02d}-{NAMES[d.month - 1]}-{d:%y} {clock(d, '.')} {half(d)} -03:00" for d in DAYS
    ]
    values, entry = one(cells, "datetime")
    assert values.dt.tz_localize(None).tolist() == DAYS
    assert entry.lossless


def test_intervals_of_oracle():
    values, entry = one(
        ["+03 04:05:06.000000", "-00 00:10:00.000000", "+11 23:00:00.000000"], "duration"
    )
    expected = [
        pd.Timedelta("3 days 04:05:06"),
        -pd.Timedelta("10 min"),
        pd.Timedelta("11 days 23 h"),
    ]
    assert values.tolist() == expected
    assert not entry.unparsed.size


@pytest.mark.parametrize("zone", [" (CEST)", " (Central European Summer Time)", ""])
def test_dates_of_browsers(zone):
    cells = [f"{d:%a %b %d %Y %H:%M:%S} GMT+0200{zone}" for d in DAYS]
    values, entry = one(cells, "datetime")
    assert values.dt.tz_localize(None).tolist() == DAYS
    assert entry.lossless


@pytest.mark.parametrize("form", ["{0}-W{1:02d}-{2}", "{0}W{1:02d}{2}"])
def test_weeks_with_a_day(form):
    days = [*DAYS, dt.datetime(2021, 1, 1), dt.datetime(2024, 12, 31), dt.datetime(2020, 12, 31)]
    days = [dt.datetime(day.year, day.month, day.day) for day in days]
    cells = [form.format(*day.isocalendar()) for day in days]
    values, entry = one(cells, "datetime")
    assert values.tolist() == days
    assert entry.lossless
    assert entry.facts.formats == (("%G-W%V-%u",) if "-" in form else ("%GW%V%u",))


def test_a_week_that_a_year_has_not():
    values, entry = one([f"2021-W{week:02d}-3" for week in range(1, 54)], "datetime")
    assert entry.unparsed.tolist() == [52]
    assert values.notna().sum() == 52
    assert "does not exist" in entry.reason


SHORT = {
    "de": "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "fr": "jan fev mar avr mai juin juil aout sep oct nov dec",
    "fr long": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre"
    " decembre",
    "it": "gen feb mar apr mag giu lug ago sett ott nov dic",
    "nl": "jan feb mrt apr mei jun jul aug sept okt nov dec",
    "ro": "ian feb mar apr mai iun iul aug sep oct noi dec",
}


@pytest.mark.parametrize("language", SHORT)
def test_months_as_programs_and_people_cut_them(language):
    names = SHORT[language].split()
    values, entry = one([f"{d.day:02d} {names[d.month - 1]} {d.year}" for d in DAYS], "datetime")
    assert values.tolist() == [dt.datetime(d.year, d.month, d.day) for d in DAYS]
    assert not entry.unparsed.size


def test_a_month_of_another_language_is_no_day_that_does_not_exist():
    cells = [f"{day} January 2021" for day in range(1, 31)] + ["3 Mei 2021"]
    reason = one(cells, "datetime")[1].reason
    assert reason == "1 cell with a month that is none in the language of the others"


@pytest.mark.parametrize(
    ("single", "many"), [("year", "years"), ("item", "items"), ("pc", "pcs"), ("Jahr", "Jahre")]
)
def test_one_of_what_others_are_many(single, many):
    cells = [f"{number} {many}" for number in range(2, 40)] + [f"1 {single}"] * 4
    values, entry = one(cells, "measure")
    assert values.tolist() == [*range(2, 40), 1, 1, 1, 1]
    assert entry.n_respelled == 4
    assert not entry.unparsed.size


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["1 Tag", "12 Tage"], [1, 12]),
        (["1 jour", "12 jours", "2 semaines"], [1, 12, 14]),
        (["1 d\u00eda", "12 d\u00edas", "1 semana"], [1, 12, 7]),
        (["1 giorno", "12 giorni"], [1, 12]),
        (["1 dag", "12 dagen"], [1, 12]),
    ],
)
def test_lengths_of_time_in_other_languages(cells, days):
    values, entry = one(cells, "duration")
    assert values.tolist() == [pd.Timedelta(days=number) for number in days]
    assert not entry.unparsed.size


@pytest.mark.parametrize(
    ("zero", "cells"),
    [
        (" $ -   ", [" $ 2,657.69 ", " $ 860.83 ", " $ 1,000.00 "]),
        (" -   \u20ac ", [" 2.657,69 \u20ac ", " 860,83 \u20ac ", " 17,00 \u20ac "]),
    ],
)
def test_a_dash_beside_a_currency_is_zero(zero, cells):
    values, entry = one([*cells, zero], "currency")
    assert values.tolist()[-1] == 0
    assert values.notna().all()
    assert entry.reason.endswith("is read as 0 in 1 cell")
    assert not entry.lossless


def test_a_dash_alone_or_beside_another_currency_is_not():
    values, entry = one(["$ 12.50", "$ 3.10", "-", *["$ 4.00"] * 30, "\u20ac -"], "currency")
    assert values.isna().sum() == 2
    assert entry.null_tokens == ("-",)
    assert entry.unparsed.tolist() == [33]


def test_signs_behind_all_numbers():
    cells = ["20,363.98+", "7,974.35-", "12.50+", "109,629.78-", "3.00+", "0.00"]
    values, entry = one(cells, "float")
    assert values.tolist() == [20363.98, -7974.35, 12.5, -109629.78, 3, 0]
    assert entry.n_respelled == 1  # the zero
    assert entry.facts.format([1234.5, -1234.5]) == ["1,234.50+", "1,234.50-"]


@pytest.mark.parametrize("cells", [["90+", "12", "45", "-3"], ["3+", "2-", "1+"], ["18+", "21+"]])
def test_bounds_and_grades_have_no_sign_behind(cells):
    values, _ = one(cells * 9, "float")
    read = [v for c, v in zip(cells, values, strict=False) if c.endswith("+")]
    assert all(v is pd.NA or isinstance(v, str) for v in read)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2018-06-09 23:58 UTC+5", "2018-06-09 23:58+05:00"),
        ("09/30/2010 04:10 GMT-3", "2010-09-30 04:10-03:00"),
        ("2018-06-09 23:58 UTC-11", "2018-06-09 23:58-11:00"),
        ("2006-10-19 01:07:03:805", "2006-10-19 01:07:03.805"),
    ],
)
def test_offsets_of_one_digit_and_thousandths_behind_a_colon(cell, moment):
    values, entry = one([cell] * 4, "datetime")
    assert values[0] == pd.Timestamp(moment)
    assert entry.lossless


@pytest.mark.parametrize("unit", ["Kg", "KG", "kgs"])
def test_kilograms_in_capitals(unit):
    cells = [f"12 {unit}", "3 kg", "500 g"]
    assert facts_of_cells(dict.fromkeys(cells, 1), "measure").parse(cells) == [
        12,
        3,
        Decimal("0.5"),
    ]
