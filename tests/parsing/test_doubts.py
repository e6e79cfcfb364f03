"""Numbers that may be something else: kept as they are, with the reason."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

import pytest

from pandas_semtype.parsing import facts_of_cells
from pandas_semtype.parsing.durations import find_durations, read_duration, write_duration
from pandas_semtype.parsing.marks import find_marks

R = random.Random(21)


def facts(cells, label="unknown"):
    return facts_of_cells(dict.fromkeys(cells, 1), label)


@pytest.mark.parametrize(
    ("label", "cells", "word"),
    [
        # One letter that may multiply
        ("measure", ["4M", "7M", "9M"], "metres"),
        ("measure", ["1.6M", "1.85M"], "metres"),
        ("age", ["4M", "18M"], "months"),
        ("int", ["4M", "7M"], "millions"),
        ("unknown", ["5k", "10k", "21k"], "thousands"),
        ("measure", ["4.5 K", "77 K"], "kelvins"),
        ("int", ["4B", "7B"], "billions"),
        # An E between digits
        ("float", ["4E02", "7E11", "12E05"], "codes"),
        ("unknown", ["114E3", "27E88"], "codes"),
        ("int", ["4e2", "7e1"], "codes"),
        # Times of day
        ("measure", ["6.15 Uhr", "19.50 Uhr"], "times"),
        ("time", ["6.15", "19.50"], "times"),
        ("time", ["615", "1950"], "times"),
        ("time", ["6.15 Uhr", "19.50 Uhr"], "times"),
        ("datetime", ["24.12", "31.10"], "dates"),
        # Brackets, nautical miles, debit and credit
        ("int", [f"({i})" for i in range(4, 19)], "brackets"),
        ("year", ["(1994)", "(2003)"], "brackets"),
        ("currency", ["($4.50)", "($12.00)"], "brackets"),
        ("measure", ["7 nm", "4 km", "650 m"], "nautical"),
        ("currency", ["18.20 Dr", "7.00 Dr"], "debit"),
        ("measure", ["18.20 DR", "7.00 CR"], "units"),
        ("currency", ["1.218,20 H", "7,00 H"], "debit"),
        ("float", ["18.20 C", "7.05 C"], "debit"),
        ("currency", ["18 Cr", "7 Cr"], "crore"),
        # Decades, days and sections, courses, ordinals, codes
        ("duration", ["1920s", "1890s", "2010s"], "decades"),
        ("duration", ["20s", "90s"], "decades"),
        ("year", ["1920s", "40s"], "decades"),
        ("unknown", ["1920's", "1930's"], "decades"),
        ("text", ["1920s", "1930s"], "decades"),
        ("float", ["24.6.", "3.11.", "9.2."], "year is missing"),
        ("datetime", ["24.6.", "3.11.", "9.2."], "year is missing"),
        ("float", ["2.3.1.", "2.17."], "point behind"),
        ("int", ["4.", "5.", "6."], "point behind"),
        ("currency", ["CAD 110", "CAD 342"], "courses"),
        ("text", ["MAD 110", "MAD 342"], "courses"),
        ("unknown", ["PHP 2110", "PHP 1342"], "courses"),
        ("int", ["17th", "26th"], "ordinals"),
        ("measure", ["17th", "26th"], "ordinals"),
        ("float", ["0811.4622", "1204.0093"], "zeros"),
        ("int", ["3e4", "6e9"], "codes"),
        ("unknown", ["8,4", "16,10", "2,7"], "pairs"),
        # Texts
        ("text", ["00:16:31", "08:00:20", "52:54:00"], "types="),
        # What is called text
        ("text", ["4 kg", "7.5 kg"], "kg"),
    ],
)
def test_doubts_are_named(label, cells, word):
    found = facts(cells, label)
    assert (found.kind, found.parse(cells)) == ("text", cells)
    assert word in found.note


@pytest.mark.parametrize(
    ("label", "cells", "values"),
    [
        ("currency", ["4M", "7M"], [4_000_000, 7_000_000]),
        ("unknown", ["$4M", "$7M"], [4_000_000, 7_000_000]),
        ("float", ["4.5M", "7M"], [4_500_000, 7_000_000]),
        ("int", ["450", "7.2K", "3K"], [450, 7200, 3000]),
        ("measure", ["4.5M", "7K"], [4_500_000, 7000]),
        ("int", ["4 Mio.", "7 Mio."], [4_000_000, 7_000_000]),
        ("unknown", ["4.5 Cr", "7 lakh"], [45_000_000, 700_000]),
        ("currency", ["\u20b9 4.5 Cr", "\u20b9 7 Cr"], [45_000_000, 70_000_000]),
        ("float", ["4E02", "7.5E1"], [400, 75]),
        ("float", ["4E02", "7E-1"], [400, Decimal("0.7")]),
        ("float", ["4E02", "700"], [400, 700]),
        ("int", ["(4)", "7"], [-4, 7]),
        ("measure", ["7 nm", "450 nm"], [7, 450]),
        ("measure", ["21 C", "7.5 C"], [21, Decimal("7.5")]),
        ("measure", ["21.50 °C", "7.25 °C"], [Decimal("21.5"), Decimal("7.25")]),
        ("duration", ["35s", "70s"], [timedelta(seconds=35), timedelta(seconds=70)]),
        ("duration", ["20 s", "90 s"], [timedelta(seconds=20), timedelta(seconds=90)]),
        ("currency", ["CAD 110", "CAD 1342"], [110, 1342]),
        ("currency", ["USD 110", "USD 342"], [110, 342]),
        ("currency", ["EUR 250", "EUR 999"], [250, 999]),
        ("currency", ["CAD 110", "CAD 34.50"], [110, Decimal("34.5")]),
        ("currency", ["110 CAD", "342 CAD"], [110, 342]),
        ("float", ["007.50", "012.25"], [Decimal("7.5"), Decimal("12.25")]),
        (
            "unknown",
            ["16:05:09", "31:20:00"],
            [timedelta(hours=16, minutes=5, seconds=9), timedelta(hours=31, minutes=20)],
        ),
        (
            "text",
            ["1 day 06:05:09", "16:20:00"],
            [timedelta(days=1, hours=6, minutes=5, seconds=9), timedelta(hours=16, minutes=20)],
        ),
    ],
)
def test_what_leaves_no_doubt_is_read(label, cells, values):
    assert facts(cells, label).parse(cells) == values


def test_text_becomes_no_number_by_a_multiplier():
    for cells in (["4M", "7.5M"], ["4 million", "7 million"], ["$4M", "$7.5K"]):
        assert facts(cells, "text").kind == "text"


# Lengths of time


@pytest.mark.parametrize(
    "cells", [["12M", "24M"], ["7 M", "95 M"], ["18m", "36m"], ["6 m", "24 m"]]
)
def test_months_are_no_minutes(cells):
    found = facts(cells, "duration")
    assert (found.kind, "months" in found.note) == ("text", True)


@pytest.mark.parametrize(
    ("cells", "minutes"),
    [(["17m", "41m"], [17, 41]), (["24m", "1h"], [24, 60]), (["30m", "60m"], [30, 60]),
     (["PT30M", "PT24M"], [30, 24]), (["1H 12M", "2H 24M"], [72, 144])],
)  # fmt: skip
def test_minutes_are_minutes(cells, minutes):
    assert facts(cells, "duration").parse(cells) == [timedelta(minutes=m) for m in minutes]


def test_a_decimal_comma_of_lengths_of_time():
    cells = ["4,5 h", "12 h", "0,25 h"]
    for label in ("duration", "unknown", "text"):
        found = facts(cells, label)
        values = found.parse(cells)
        assert values == [timedelta(hours=h) for h in (4.5, 12, 0.25)]
        assert found.format(values) == cells
    assert read_duration("1,250 h") is None
    # Capital letters are marks of debit and credit as well as seconds and hours.
    for cells in (["18.20 S", "7.05 H"], ["18.20 S", "7.05 H", "12.10 S", "4.00 S"]):
        assert facts(cells, "text").kind == "text"
    assert read_duration("1 h, 5 min") == 65 * 60_000_000
    style, _ = find_durations({"4,5 h": 1})
    assert write_duration(read_duration("0,75 h"), style) == "0,75 h"


# Groups of three


@pytest.mark.parametrize("mark", [".", ","])
@pytest.mark.parametrize("unit", ["", " m²", " kWh", "%"])
@pytest.mark.parametrize("label", ["float", "measure", "unknown"])
def test_whole_numbers_below_a_thousand_show_that_a_mark_groups(mark, unit, label):
    numbers = [*R.sample(range(120, 999), 4), *R.sample(range(1001, 98_765), 6)]
    cells = [f"{n:,}".replace(",", mark) + unit for n in numbers]
    found = facts(cells, label)
    assert found.parse(cells) == numbers
    assert found.format(numbers) == cells
    assert not found.numbers.ambiguous


@pytest.mark.parametrize(
    "bodies",
    [
        ["4.125", "7.250", "9.375", "1206"],  # a number above 999 without a mark
        ["4.125", "7.250", "9.375", "0.5"],
        ["4.125", "7.250", "9.375", "0"],
        ["4.125", "7.250", "0.375", "612"],
        ["4.125", "7.250", "6", "3"],
        ["4.125", "7.250", "9.375", "8.500", "6"],
        ["4.125", "612", "871", "350"],
        ["4.125", "7.250", "9.375"],
    ],
)
def test_what_shows_no_groups(bodies):
    assert find_marks(dict.fromkeys(bodies, 1)).decimal == "."


def test_degrees_and_currencies_of_a_thousand_parts_show_no_groups():
    assert facts(["51.507", "48.117", "2.349", "7"], "latitude").numbers.decimal == "."
    assert (
        facts(["4.125 KWD", "7.250 KWD", "612 KWD", "9.500 KWD"], "currency").numbers.decimal == "."
    )


def test_a_dash_stands_for_no_cents():
    cells = ["4.120,- €", "75,- €"]
    found = facts(cells, "currency")
    assert (found.parse(cells), found.format([4120, 75])) == ([4120, 75], cells)
    assert facts(["75,- €", "3,50 €"], "currency").parse(["75,- €"]) == [75]
    assert facts(["₱4,120,-", "₱75,-"], "currency").parse(["₱4,120,-", "₱75,-"]) == [4120, 75]
    assert facts(["4.120,- €", "1.075,- €"], "currency").parse(["4.120,- €"]) == [4120]
    assert facts(["4.120.- CHF", "75.- CHF"], "currency").parse(["4.120.- CHF"]) == [4120]
    assert facts(["CHF 4'120.–", "CHF 75.–"], "currency").parse(["CHF 75.–"]) == [75]


# What too few cells are


@pytest.mark.parametrize(
    ("label", "cells", "what"),
    [
        ("measure", ["5'7\"", "6' 1\"", "5 ft 10 in"], "feet and inches"),
        ("latitude", ["41°12'05\"N", "12°30′00″S"], "degrees, minutes and seconds"),
        ("measure", ["4 x 7 x 9", "12 cm x 30 cm", "8×6"], "dimensions"),
        ("float", ["1/4", "2 3/8", "¾"], "fractions"),
        ("datetime", ["2023-W07", "2023-W51"], "weeks"),
        ("datetime", ["KW 7/2023", "KW 11/2023"], "weeks"),
    ],
)
def test_the_shape_in_the_way_is_named(label, cells, what):
    found = facts(cells, label)
    assert found.kind == "text"
    assert f"most are {what}" in found.note


def test_clocks_and_days_without_a_year_are_named_nothing_else():
    assert "most" not in facts(["10:30:15", "7:05:11", "x"], "int").note
    assert "most" not in facts(["25/12", "1/3", "x"], "datetime").note
