"""Halves of the day beside hours: read in many languages, and never dropped."""

from __future__ import annotations

import datetime as dt
import random

import pandas as pd
import pytest

from pandas_semtype import cast
from pandas_semtype.parsing import facts_of_cells
from pandas_semtype.parsing.date_shapes import formats_of
from pandas_semtype.parsing.day_halves import OPEN_HALVES

READ = [
    ("a. m.", "p. m."),
    ("a.\u00a0m.", "p.\u00a0m."),
    ("A.M.", "P.M."),
    ("am", "pm"),
    ("\u4e0a\u5348", "\u4e0b\u5348"),
    ("\u5348\u524d", "\u5348\u5f8c"),
    ("\uc624\uc804", "\uc624\ud6c4"),
    ("\u03c0.\u03bc.", "\u03bc.\u03bc."),
    ("\u03c0\u03bc", "\u03bc\u03bc"),
    ("\u00d6\u00d6", "\u00d6S"),
    ("\u0635", "\u0645"),
]
NOT_READ = [("fm", "em"), ("de.", "du."), ("dop.", "odp."), ("SA", "CH"), ("morning", "evening")]
BEFORE = [pair for pair in READ if not pair[0].startswith(("a.\u00a0", "am"))]


def moments(n=60):
    rng = random.Random(8)
    start = dt.datetime(2019, 1, 1)
    return [start + dt.timedelta(minutes=rng.randrange(2_000_000)) for _ in range(n)]


def hours(moment, words):
    return f"{moment.hour % 12 or 12}:{moment.minute:02d}", words[moment.hour >= 12]


@pytest.mark.parametrize("words", READ)
def test_words_behind_a_clock(words):
    expected = moments()
    cells = [f"{m:%d/%m/%Y} {' '.join(hours(m, words))}" for m in expected]
    new, report = cast(pd.DataFrame({"when": cells}), types={"when": "datetime"})
    assert new["when"].tolist() == expected
    assert report["when"].lossless
    assert report["when"].facts.format(new["when"]) == cells


@pytest.mark.parametrize("words", [("A", "P"), ("a", "p")])
def test_letters_that_touch_a_clock(words):
    expected = moments()
    cells = [f"{m:%m/%d/%Y} {''.join(hours(m, words))}" for m in expected]
    new, report = cast(pd.DataFrame({"when": cells}), types={"when": "datetime"})
    assert new["when"].tolist() == expected
    assert report["when"].lossless


@pytest.mark.parametrize("words", BEFORE)
def test_words_before_a_clock(words):
    expected = moments()
    cells = [f"{m:%Y-%m-%d} {hours(m, words)[1]} {hours(m, words)[0]}" for m in expected]
    new, report = cast(pd.DataFrame({"when": cells}), types={"when": "datetime"})
    assert new["when"].tolist() == expected
    assert report["when"].facts.format(new["when"]) == cells


@pytest.mark.parametrize("words", NOT_READ)
def test_other_words_are_refused_and_not_dropped(words):
    cells = [f"{m:%Y-%m-%d} {' '.join(hours(m, words))}" for m in moments()]
    new, report = cast(pd.DataFrame({"when": cells}), types={"when": "datetime"})
    assert new["when"].tolist() == cells
    assert report["when"].refused
    assert report["when"].reason == OPEN_HALVES


def test_an_hour_beyond_twelve_shows_that_the_words_are_none():
    cells = [f"{m:%Y-%m-%d %H:%M} {place}" for m in moments() for place in ("A", "B")]
    new = cast(pd.DataFrame({"when": cells}), types={"when": "datetime"}, report=False)
    assert new["when"].notna().all()


def test_weekdays_and_zones_are_no_halves():
    days = [f"{m:%a} {m:%d.%m.%Y} {m.hour % 12 + 1}:{m:%M}" for m in moments()]
    assert facts_of_cells(dict.fromkeys(days, 1), "datetime").note == ""
    zones = [
        f"{m:%Y-%m-%d} {m.hour % 12 + 1:02d}:{m:%M} {z}" for m in moments(9) for z in ("EST", "EDT")
    ]
    assert facts_of_cells(dict.fromkeys(zones, 1), "datetime").note == ""


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2021\u5e743\u67085\u65e5 \u5348\u5f8c0:30", dt.datetime(2021, 3, 5, 12, 30)),
        ("2021\u5e743\u67085\u65e5\u4e0b\u53483:05:20", dt.datetime(2021, 3, 5, 15, 5, 20)),
        ("2021-03-05 PM 3:05", dt.datetime(2021, 3, 5, 15, 5)),
    ],
)
def test_single_cells(cell, expected):
    assert facts_of_cells({cell: 3}, "datetime").parse([cell]) == [expected]


def test_a_german_preposition_is_no_half():
    assert formats_of("05.03.2021 am 9:30") == ("%d.%m.%Y am %H:%M", "%m.%d.%Y am %H:%M")
