"""Letters of a hemisphere: signs where they are plain, and refused where they are not."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from pandas_semtype.parsing import ParseFacts, facts_of_cells
from pandas_semtype.parsing.number_search import find_numbers
from pandas_semtype.parsing.numbers import read_number, write_number

R = random.Random(20)


def facts(cells, label):
    return facts_of_cells(dict.fromkeys(cells, 1), label)


def degrees(most, decimals=4):
    return f"{R.uniform(0.2, most):.{decimals}f}"


@pytest.mark.parametrize(
    ("label", "letters", "most"),
    [("latitude", "NS", 90), ("longitude", "EW", 180), ("longitude", "EO", 180),
     ("longitude", "OW", 180)],
)  # fmt: skip
@pytest.mark.parametrize(
    "style", ["{n}{s}", "{n} {s}", "{n}° {s}", "{n}°{s}", "{s}{n}", "{s} {n}", "{s} {n}°"]
)
def test_letters_are_signs_and_are_written_again(label, letters, most, style):
    numbers = [(degrees(most), letter) for letter in letters for _ in range(9)]
    cells = [style.format(n=number, s=letter) for number, letter in numbers]
    found = facts(cells, label)
    values = [Decimal(n) * (1 if s == letters[0] else -1) for n, s in numbers]
    assert found.parse(cells) == values
    assert found.format(list(map(float, values))) == cells
    assert ParseFacts.from_dict(found.to_dict()) == found


@pytest.mark.parametrize(
    ("label", "cells", "values"),
    [
        ("latitude", ["41.07S", "12.3S", "8.15S"], [-41.07, -12.3, -8.15]),
        ("longitude", ["58.11W", "122.6W"], [-58.11, -122.6]),
        ("latitude", ["41,07° S", "12,30° N"], [-41.07, 12.3]),
        ("unknown", ["41.0721° S", "12.3044° S"], [-41.0721, -12.3044]),
        ("latitude", ["0", "12.5N", "3.25S"], [0, 12.5, -3.25]),
        ("longitude", ["17E", "12W"], [17, -12]),
        ("latitude", ["41.07s", "12.5 n", "7.25 S"], [-41.07, 12.5, -7.25]),
    ],
)
def test_what_letters_make_of_numbers(label, cells, values):
    assert list(map(float, facts(cells, label).parse(cells))) == values


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("longitude", ["10.5 O", "11.25 O", "12 O"]),  # ovest, or Ost
        ("longitude", ["10.5 O", "11.25 E", "12 W"]),
        ("latitude", ["10.5 E", "11.25 W"]),
        ("latitude", ["10.5 N", "11.25 E"]),
        ("latitude", ["110.5 S", "211.25 S"]),
        ("latitude", ["41.07 south", "12.5 south"]),
        ("measure", ["41.07 south", "12.5 south"]),
        ("measure", ["41.07 Süd", "12.5 Süd"]),
        ("measure", ["41.07°s", "12.5°s"]),
        ("measure", ["5 N", "12 N", "3.5 N"]),
        ("currency", ["347,65 S", "12,10 S"]),
        ("measure", ["101.7925W", "99.1288W"]),
        ("text", ["41.0721 S", "12.3044 N"]),
    ],
)
def test_letters_that_are_not_plain_are_refused(label, cells):
    found = facts(cells, label)
    assert (found.kind, found.parse(cells)) == ("text", cells)
    assert found.note


def test_small_letters_are_written_again_and_are_units_elsewhere():
    cells = ["41.07 s", "12.5 n", "7.25 s"]
    found = facts(cells, "latitude")
    assert found.format([-41.07, 12.5, -7.25]) == cells
    assert facts(["41 s", "12 s", "7 s"], "duration").kind == "duration"
    assert facts(["41 w", "12 w"], "measure").numbers.unit == "w"


def test_watts_and_texts_stay_what_they_are():
    assert facts(["60 W", "100 W", "7.5 W"], "measure").numbers.unit == "W"
    assert facts(["Apt 5N", "Apt 12S", "Apt 6W"], "text").note == ""


def test_a_sign_beside_a_letter_is_not_read():
    form = find_numbers({"41.07S": 9, "3.5N": 2}, label="latitude").format
    assert read_number("-41.07S", form) is None
    assert read_number("41.07", form) is None
    assert read_number("41.07E", form) is None
    assert write_number(-0.5, form) == "0.5S"
