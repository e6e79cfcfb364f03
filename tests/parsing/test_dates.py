"""Dates: formats of single cells, the order of a column, languages, zones."""

from __future__ import annotations

import pytest

from pandas_semtype.parsing.calendar_names import months, weekdays
from pandas_semtype.parsing.date_reading import Moment, reader
from pandas_semtype.parsing.date_shapes import formats_of
from pandas_semtype.parsing.dates import date_reader, find_dates, write_date


def found(*cells, **options):
    return find_dates(dict.fromkeys(cells, 1), **options)


@pytest.mark.parametrize(
    ("cell", "formats"),
    [
        ("2020-01-31", ["%Y-%m-%d"]),
        ("2020/1/31", ["%Y/%m/%d"]),
        ("31.12.2019", ["%d.%m.%Y"]),
        ("3/4/20", ["%d/%m/%y", "%m/%d/%y"]),
        ("13/4/20", ["%d/%m/%y"]),
        ("2020-01-31T14:05:06.123+02:00", ["%Y-%m-%dT%H:%M:%S.%f%z"]),
        ("31.12.2019 um 14:05", ["%d.%m.%Y um %H:%M"]),
        ("Sun, 06 Nov 1994 08:49:37 GMT", ["%a, %d %b %Y %H:%M:%S %Z"]),
        ("1 de enero de 2020", ["%d de %B de %Y"]),
        ("Aug 5 1916", ["%b %d %Y"]),
        ("May 2020", ["%B %Y", "%b %Y"]),
        ("5th June 2021", ["%d %B %Y"]),
        ("20200131T101112Z", ["%Y%m%dT%H%M%S%z"]),
        ("2020년 5월 9일", ["%Y년 %m월 %d일"]),
        ("3Q19", ["%qQ%y"]),
        ("10h30", ["%Hh%M"]),
        ("100% on 2020-01-31", []),
        ("2018-2019", []),
        ("2015-13-45", []),
        ("1.2.3", []),
        ("7/10", []),
        ("3 apples", []),
        ("Sun Sun 2020-01-31", []),
        ("may", []),
        ("", []),
    ],
)
def test_formats_of_a_cell(cell, formats):
    assert list(formats_of(cell)) == formats


def test_one_cell_shows_the_order_of_all():
    dates = found("01/02/2020", "05/06/2020", "25/06/2020")
    assert dates.format.order == "day_first"
    assert not dates.format.ambiguous
    assert date_reader(dates.format)("01/02/2020") == date_reader(dates.format)("1/2/2020")


def test_order_that_nothing_shows():
    assert found("01/02/2020", "05/06/2020").format.ambiguous
    assert not found("01/01/2020", "05/05/2020").format.ambiguous
    assert not found("01.02.2020").format.ambiguous
    assert found("01/02/2020", order="day_first").format.formats == ("%d/%m/%Y",)


def test_both_orders_are_ambiguous():
    dates = found("13/02/2020", "02/14/2020", "01/02/2020")
    assert dates.format.ambiguous
    assert dates.fraction == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("cells", "language", "moments"),
    [
        (["1 enero 2020", "2 abril 2020"], "es", ["2020-01-01", "2020-04-02"]),
        (["1 janvier 2020", "2 août 2020"], "fr", ["2020-01-01", "2020-08-02"]),
        (["1 stycznia 2020", "2 listopada 2020"], "pl", ["2020-01-01", "2020-11-02"]),
        (["1 siječnja 2020", "2 listopada 2020"], "hr", ["2020-01-01", "2020-10-02"]),
        (["1 Ocak 2020", "2 Ağustos 2020"], "tr", ["2020-01-01", "2020-08-02"]),
        (["1 MAY 2020", "2 SEPT 2020"], "en", ["2020-05-01", "2020-09-02"]),
    ],
)
def test_languages(cells, language, moments):
    dates = found(*cells)
    assert dates.format.spelling.language == language
    assert not dates.format.ambiguous
    read = date_reader(dates.format)
    iso = reader("%Y-%m-%d", "")
    assert [read(cell) for cell in cells] == [iso(moment) for moment in moments]


def test_names_that_mean_two_months_are_ambiguous():
    assert found("11 listopada 2020").format.ambiguous


@pytest.mark.parametrize("language", ["en", "de", "fr", "ru", "ar", "el", "hi", "he", "uk"])
def test_every_language_has_every_name(language):
    assert set(months(language).values()) == set(range(1, 13))
    assert set(weekdays(language).values()) == set(range(7))


def test_zones():
    assert found("2020-01-31T10:00Z").format.zone == "UTC"
    assert found("2020-01-31T10:00+05:30").format.zone == "+05:30"
    assert found("2020-01-31T10:00+01:00", "2020-07-31T10:00+02:00").format.zone == "mixed"
    assert date_reader(found("2020-01-31T10:00-03").format)("2020-01-31T10:00-03").offset == -180


@pytest.mark.parametrize(
    "cell", ["31/02/2020", "24:00", "2020-02-30", "12:60", "0000-00-00", "13:00 PM", "٣١/١٣/٢٠٢٠"]
)
def test_no_such_moment(cell):
    dates = found(cell)
    assert dates is None or dates.fraction == 0


def test_two_digits_of_a_year_and_fractions():
    read = reader("%d.%m.%y %H:%M:%S.%f", "")
    assert read("01.01.70 00:00:00.5") == Moment(500_000)
    assert read("01.01.70 00:00:00.123456789") == Moment(123_456, 789)
    assert read("01.01.68 00:00:00.0").micros > 0 > read("01.01.69 00:00:00.0").micros


@pytest.mark.parametrize(
    "cells",
    [
        ["2020-01-31 14:05:06.120", "2020-02-01 00:00:00.007"],
        ["12/31/2019 11:59 p.m.", "1/2/2020 9:05 a.m."],
        ["EOW: Sunday, May 9, 1976", "EOW: Friday, June 14, 1985"],
        ["15 октября 2015 г.", "3 мая 2016 г."],
        ["JAN-21", "MAY-21"],
        ["Q3 2019", "Q1 2020"],
        ["2020-01-31T10:00:00+0530"],
    ],
)
def test_writing_goes_back(cells):
    form = found(*cells).format
    read = date_reader(form)
    assert [write_date(read(cell), form) for cell in cells] == cells
