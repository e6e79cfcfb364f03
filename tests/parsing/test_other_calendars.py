"""Dates of the Islamic and Persian calendars: refused, and never taken for the Middle Ages."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from pandas_semtype.parsing import facts_of_cells
from pandas_semtype.parsing.other_calendars import OTHER_CALENDAR

R = random.Random(22)


def facts(cells, label="datetime"):
    return facts_of_cells(dict.fromkeys(cells, 1), label)


def days(style, years=(1380, 1446), n=20):
    return [
        style.format(y=R.randint(*years), m=R.randint(1, 12), d=R.randint(1, 30)) for _ in range(n)
    ]


@pytest.mark.parametrize(
    "style",
    ["{y}/{m:02d}/{d:02d}", "{y}-{m:02d}-{d:02d} 10:15", "{d}.{m}.{y}", "{d:02d}/{m:02d}/{y}هـ",
     "{y}/{m}/{d} ه.ش", "{y}/{m:02d}/{d:02d} AH", "{d:02d}-{m:02d}-{y} H.", "{y}{m:02d}{d:02d}",
     "{y}/{m:02d}"],
)  # fmt: skip
@pytest.mark.parametrize("label", ["datetime", "date_of_birth"])
def test_years_of_other_calendars_are_refused(style, label):
    cells = days(style)
    found = facts(cells, label)
    assert (found.kind, found.note) == ("text", OTHER_CALENDAR)


@pytest.mark.parametrize("label", ["unknown", "text"])
def test_a_label_of_no_dates_makes_none_of_them(label):
    cells = days("{y}/{m:02d}/{d:02d}")
    assert facts(cells, label).kind == "text"


def test_one_name_of_an_era_is_enough():
    cells = [*days("{y}-{m:02d}-{d:02d}", (1990, 2020)), "1441-05-17 AH"]
    assert facts(cells).note == OTHER_CALENDAR


def test_arabic_digits_are_digits():
    cells = ["١٤٤٥/٠٩/١٢", "١٤٤٤/٠١/٣٠", "١٤٤٣/٠٢/٢٩"]
    assert facts(cells).note == OTHER_CALENDAR


def test_history_stays_what_it_is():
    cells = ["1492-10-12", "1789-07-14", "1914-06-28", "1969-07-20"]
    assert facts(cells).parse(cells)[0] == dt.date(1492, 10, 12)
    cells = ["12 May 1411", "3 June 1402"]
    assert facts(cells).kind == "date"
