"""Numbers: marks, signs, units, and what is no number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pandas_semtype.parsing.marks import find_marks
from pandas_semtype.parsing.number_search import find_numbers
from pandas_semtype.parsing.numbers import NumberFormat, read_number, write_number
from pandas_semtype.parsing.units import read_affix


def found(*cells, **options):
    return find_numbers(dict.fromkeys(cells, 1), **options)


@pytest.mark.parametrize(
    ("bodies", "decimal", "grouping", "ambiguous"),
    [
        (["4,5"], ",", "", False),
        (["4.5"], ".", "", False),
        (["1.234,5", "7.000"], ",", ".", False),
        (["1,234.5", "7,000"], ".", ",", False),
        (["1 234,5"], ",", " ", False),
        (["1'234.5"], ".", "'", False),
        (["1.234.567"], ",", ".", False),
        (["1.234"], ".", "", True),
        (["1,234"], ".", ",", True),
        (["0.123"], ".", "", False),
        (["1234.567"], ".", "", False),
        (["37\u066b5"], "\u066b", "", False),
        (["17"], ".", "", False),
    ],
)
def test_marks(bodies, decimal, grouping, ambiguous):
    marks = find_marks(dict.fromkeys(bodies, 1))
    assert (marks.decimal, marks.grouping, marks.ambiguous) == (decimal, grouping, ambiguous)


def test_whole_numbers_settle_a_point():
    marks = find_marks({"1.234": 1}, whole=True)
    assert (marks.grouping, marks.ambiguous) == (".", False)


@pytest.mark.parametrize(
    ("cells", "decimal", "grouping", "ambiguous", "whole"),
    [
        (["62.319 €", "4.780 €"], ",", ".", True, True),
        (["€62,319", "€4,780"], ".", ",", True, True),
        (["R$ 62.319", "R$ 4.780", "R$ 15"], ",", ".", False, True),
        (["$62,319", "$4,780", "$15"], ".", ",", False, True),
        (["62.319 KWD", "4.780 KWD"], ".", "", True, False),
        (["OMR 62.319", "OMR 4.780"], ".", "", True, False),
        (["62.319 €", "4.78 €"], ".", "", False, False),
        (["62.319 €", "4,78 €"], ",", ".", False, False),
        (["62.319", "4.780"], ".", "", True, False),
        (["62.319 kg", "4.780 kg"], ".", "", True, False),
        (["6.319E+05", "4.780E-03"], ".", "", False, False),
        (["6,319e5", "4,780e-3"], ",", "", False, False),
    ],
)
def test_marks_of_amounts_and_exponents(cells, decimal, grouping, ambiguous, whole):
    numbers = found(*cells)
    marks = numbers.format
    assert (marks.decimal, marks.grouping) == (decimal, grouping)
    assert (marks.ambiguous, numbers.whole) == (ambiguous, whole)


@pytest.mark.parametrize(
    ("cells", "decimal", "mark"),
    [
        (["62.319", "4.780"], ",", ","),
        (["62,319", "4,780"], ",", ","),
        (["62.319", "4.780"], ".", "."),
        (["62.319 €", "4.780 €"], ",", ","),
    ],
)
def test_another_column_settles_a_mark(cells, decimal, mark):
    marks = found(*cells, decimal=decimal).format
    assert (marks.decimal, marks.ambiguous) == (mark, False)


def test_another_column_settles_no_mark_that_is_shown_or_that_money_excludes():
    assert found("62.319", "4.78", decimal=",").format.decimal == "."
    marks = found("62.319 €", "4.780 €", decimal=".").format
    assert (marks.decimal, marks.ambiguous) == (",", True)


def test_the_majority_decides_and_the_rest_does_not_parse():
    numbers = found("4,5", "3,25", "9,75", "1.5")
    assert numbers.format.decimal == ","
    assert numbers.fraction == 0.75
    assert read_number("1.5", numbers.format) is None


@pytest.mark.parametrize(
    "cell", ["", "-", ".", "1.2.3", "12-15", "<5", "1e", "(4", "4)", "--4", "1,23,4", "0x1F", "a1"]
)
def test_no_numbers(cell):
    assert read_number(cell, NumberFormat(grouping=",")) is None


@pytest.mark.parametrize(
    ("cell", "form", "number"),
    [
        ("(1,234)", NumberFormat(grouping=","), -1234),
        ("12-", NumberFormat(), -12),
        ("- 5", NumberFormat(), -5),
        ("$-3.50", NumberFormat(currency="$"), Decimal("-3.50")),
        ("\u0967\u0968", NumberFormat(), 12),
        ("2.5 million", NumberFormat(multipliers=("million",)), 2500000),
        ("1.5k", NumberFormat(multipliers=("k",)), 1500),
        ("1.5k", NumberFormat(), None),
        ("800 g", NumberFormat(unit="kg"), Decimal("0.8")),
        ("0", NumberFormat(percent="%"), 0),
        ("7", NumberFormat(percent="%"), None),
        ("\u20ac5", NumberFormat(currency="$"), None),
        ("3 m", NumberFormat(unit="kg"), None),
        ("1e3", NumberFormat(), Decimal(1000)),
        ("-inf", NumberFormat(), Decimal("-Infinity")),
        ("9" * 5000, NumberFormat(), None),
    ],
)
def test_reading(cell, form, number):
    assert read_number(cell, form) == number


@pytest.mark.parametrize(
    "cells",
    [
        ["1.234,50 €", "-3,00 €"],
        ["EUR 5", "EUR 1,200"],
        ["(45.20)", "12.00"],
        ["3,82,867.00", "1,00,000.50"],
        ["+5", "-7"],
        ["007", "012"],
        [".25", "-.5"],
        ["12.5-", "3.0"],
        ["8.0", "7.25"],
        ["\u0663\u066b\u0665"],
    ],
)
def test_writing_goes_back(cells):
    form = found(*cells).format
    assert [write_number(read_number(cell, form), form) for cell in cells] == cells


def test_floats_are_written_with_the_digits_that_identify_them():
    assert write_number(0.1, NumberFormat(decimals=None)) == "0.1"
    assert write_number(1e22, NumberFormat(decimals=None)) == "1" + 22 * "0"


def test_notes():
    assert found("$5", "€7").note == "several currencies"
    assert found("5 kg", "7 m").note == "units of different kinds"
    assert found("5 kg", "700 g").note == ""
    per_cents = [f"{i}%" for i in range(1, 9)]
    assert found(*per_cents, "30", "40").note == "numbers with and without a per cent sign"
    assert found(*per_cents, "0", "0.0").note == ""
    assert found("a", "b") is None


def test_what_proves_numbers():
    assert not found("12", "7").dressed
    assert not found("12 pcs", "7 pcs").dressed
    for cells in (["12.5"], ["-7"], ["5%"], ["7 kg"], ["$5"], ["1,234"], ["3k"]):
        assert found(*cells).dressed, cells


def test_affixes():
    assert read_affix("", "kWh").dimension == "energy"
    assert read_affix("US$", "bn").power == 9
    assert read_affix("~", "") is None
    assert read_affix("", "§") is None


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("2.5E-3", "0.0025"),
        ("1e5", "100000"),
        ("-1.5E-300", "-1.5e-300"),
        ("61e999", "61e999"),
        ("1,25e-999", "1,25e-999"),
    ],
)
def test_powers_of_ten_are_written_so_that_they_are_read_again(cell, written):
    form = found(cell).format
    value = read_number(cell, form)
    assert value != 0
    assert write_number(value, form) == written
    assert read_number(write_number(value, form), form) == value


def test_digits_of_columns_with_powers_of_ten():
    form = found("2.5E-3", "1.25E-2").format
    assert form.decimals == 4
    assert write_number(Decimal("0.0025"), form) == "0.0025"


@pytest.mark.parametrize(
    ("sign", "unit"),
    [
        ("㎏", "kg"),
        ("㎡", "m2"),
        ("㎜", "mm"),
        ("㎥", "m3"),
        ("㎠", "cm2"),
        ("ｋｇ", "kg"),
        ("㎖", "ml"),
    ],
)
def test_signs_of_east_asia_are_units(sign, unit):
    form = found(f"4.5{sign}", f"12 {sign}", label="measure").format
    assert (form.unit, read_number(f"4.5{sign}", form)) == (unit, Decimal("4.5"))
    assert write_number(4.5, form) == f"4.5{sign}"
    assert read_affix("", sign).dimension == read_affix("", unit).dimension


def test_signs_convert_into_other_units():
    form = found("3 kg", "2.5 kg", "500㎎", label="measure").format
    assert read_number("500㎎", form) == Decimal("0.0005")
