"""What a cast tells of cells that it changed, and of words, objects and orders that are mixed."""

from __future__ import annotations

import datetime as dt
import random

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.parsing import facts_of_cells
from pandas_semtype.parsing.booleans import _WORDS, mostly_booleans

R = random.Random(41)


def cast_one(cells, label=None, **options):
    frame = pd.DataFrame({"x": pd.Series(cells, dtype=object)})
    types = None if label is None else {"x": label}
    new, report = pandas_semtype.cast(frame, types=types, **options)
    return new["x"], report["x"]


# Words of truth of several pairs


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["Yes", "no", "1", "0", "TRUE", "false"], [True, False, True, False, True, False]),
        (["ja", "nein", "ja", "0", "1", "J"], [True, False, True, False, True, True]),
        (["oui", "non", "True", "False"], [True, False, True, False]),
        (["t", "f", "1", "0", "t", "f"], [True, False, True, False, True, False]),
        (["да", "нет", "1", "0", "д"], [True, False, True, False, True]),
        (["on", "off", "yes", "on"], [True, False, True, True]),
        (["✓", "✗", "no", "✓"], [True, False, False, True]),
    ],
)
def test_words_of_several_pairs_are_read_and_told(cells, values):
    column, entry = cast_one(cells * 6, "boolean")
    assert column.tolist() == values * 6
    assert (entry.to_dtype, entry.refused, entry.lossless) == ("boolean", False, False)
    assert entry.reason.startswith("true is written ")
    assert not len(entry.unparsed)


@pytest.mark.parametrize(
    "cells",
    [
        ["active", "inactive", "enabled", "disabled"],  # a state is no answer
        ["ya", "tidak", "t", "ya", "tidak"],  # t is no short tidak
        ["red", "blue", "1", "0"],
    ],
)
def test_words_that_mean_something_else_are_not_mixed(cells):
    _, entry = cast_one(cells * 6, "boolean")
    assert entry.facts.kind == "category"


@pytest.mark.parametrize("label", ["categorical", "text", "unknown"])
def test_answers_are_truth_values_whatever_the_label_but_digits_and_states_are_not(label):
    assert facts_of_cells({"yes": 9, "no": 7, "true": 2, "0": 3}, label).kind == "boolean"
    assert facts_of_cells({"0": 9, "1": 7, "0.0": 2}, label).kind != "boolean"
    assert facts_of_cells({"active": 9, "inactive": 7, "disabled": 2}, label).kind != "boolean"
    assert facts_of_cells({"yes": 9, "0": 7}, label).kind != "boolean"


def test_no_word_is_true_in_one_pair_and_false_in_another():
    assert not {true for true, _ in _WORDS} & {false for _, false in _WORDS}


def test_the_order_of_rows_decides_nothing_of_words():
    cells = ["yes", "no", "1", "0", "t", "f"]
    turned = [mostly_booleans(dict.fromkeys(order, 2)) for order in (cells, cells[::-1])]
    assert set(turned[0][0].true) == set(turned[1][0].true) == {"yes", "1", "t"}
    _, entry = cast_one(["yes", "no", "1", "0"] * 5, "boolean")
    assert entry.facts.format([True, False]) == [entry.facts.booleans.true[0],
                                                 entry.facts.booleans.false[0]]  # fmt: skip


def test_what_is_inferred_without_a_name_is_cast_so():
    column, entry = cast_one([R.choice(["yes", "no", "1", "0"]) for _ in range(80)])
    assert entry.label == "boolean"
    assert str(column.dtype) == "boolean"
    assert column.notna().all()


# Zeros and days that were not there


def test_leading_zeros_that_are_lost_are_counted():
    cells = [str(R.randint(1000, 99999)) for _ in range(300)]
    cells[7], cells[150], cells[151] = "0815", "007", "007"
    column, entry = cast_one(cells, "int")
    assert column[7] == 815
    assert (entry.lossless, entry.n_respelled) == (False, 3)
    assert entry.reason == "leading zeros of 3 cells are not kept"


def test_leading_zeros_that_the_sample_did_not_show_keep_the_texts():
    n = 40_000
    cells = [str(1000 + k * 7) for k in range(n)]
    result = pandas_semtype.infer(pd.DataFrame({"x": cells}))
    cells[:2000] = [f"{k:06d}" for k in range(2000)]  # two in a hundred and more
    new, report = pandas_semtype.cast(pd.DataFrame({"x": cells}), result, types={"x": "int"})
    assert new["x"].tolist() == cells
    assert report["x"].reason == "leading zeros"


def test_numbers_that_are_padded_to_one_width_are_written_again():
    _, entry = cast_one([f"{k % 12 + 1:02d}" for k in range(48)], "month")
    assert (entry.lossless, entry.n_respelled, entry.reason) == (True, 0, "")


def test_months_without_a_day_are_counted():
    months = [f"{2011 + k // 12}-{k % 12 + 1:02d}" for k in range(48)]
    column, entry = cast_one(months, "datetime")
    assert column[13] == pd.Timestamp(2012, 2, 1)
    # The facts write them again as they were.
    assert entry.facts.format(column) == months
    assert entry.lossless
    assert entry.reason == "a month without a day in 48 cells, read as its first day"
    days = [f"{month}-17" for month in months]
    column, entry = cast_one([*days, *months[:5]], "datetime")
    assert entry.reason == "a month without a day in 5 cells, read as its first day"
    assert (entry.lossless, entry.n_respelled) == (False, 5)


def test_the_report_counts_cells_that_are_written_otherwise():
    frame = pd.DataFrame({"w": ["1.5", "1.50", "2", "2.0", "n/a"] * 4})
    report = pandas_semtype.cast(frame, types={"w": "float"})[1]
    table = report.to_frame()
    assert table.loc["w", "respelled"] == report["w"].n_respelled > 0
    assert not table.loc["w", "lossless"]
    assert "respelled" in repr(report)


# Orders of day, month and year


def test_a_slip_of_the_order_is_told_with_its_rows():
    cells = [f"{R.randint(13, 28)}/{R.randint(1, 12):02d}/{R.randint(1990, 2022)}"
             for _ in range(97)]  # fmt: skip
    cells[40], cells[60] = "04/25/2003", "11/30/2004"
    column, entry = cast_one(cells, "datetime")
    assert entry.unparsed.tolist() == [40, 60]
    assert column.isna().sum() == 2
    assert entry.reason == "2 cells can only be month first, against the others, and did not parse"
    assert not entry.lossless


def moments(n, seed):
    rng = random.Random(seed)
    start = dt.date(1985, 1, 1)
    return [start + dt.timedelta(rng.randrange(38 * 365)) for _ in range(n)]


@pytest.mark.parametrize("form", ["%y-%m-%d", "%y/%m/%d", "%y.%m.%d"])
@pytest.mark.parametrize("label", [None, "datetime"])
def test_short_years_that_come_first_are_read_so_in_all_cells(form, label):
    days = moments(150, 3)
    column, entry = cast_one([day.strftime(form) for day in days], label)
    assert not entry.refused
    assert [stamp.date() for stamp in column] == days
    assert entry.facts.formats == (form,)


def test_short_years_that_come_first_and_last_are_refused():
    days = moments(120, 8)
    cells = [day.strftime("%y-%m-%d" if k % 2 else "%d-%m-%y") for k, day in enumerate(days)]
    column, entry = cast_one(cells, "datetime", dayfirst=True)
    assert entry.refused
    assert column.tolist() == cells
    assert "two digits" in entry.reason
    assert "dayfirst" not in entry.reason


@pytest.mark.parametrize("usual", ["%d-%m-%y", "%y-%m-%d"])
def test_a_slip_of_short_years_does_not_parse(usual):
    days = [day for day in moments(300, 5) if day.year < 2000][:60]
    assert len(days) == 60
    cells = [day.strftime(usual) for day in days]
    cells[0] = "31-08-97" if usual.startswith("%y") else "97-08-31"
    column, entry = cast_one(cells, "datetime")
    assert entry.unparsed.tolist() == [0]
    assert [stamp.date() for stamp in column[1:]] == days[1:]


# Numbers and texts in one column of objects


@pytest.mark.parametrize("label", [None, "int", "identifier", "categorical", "postal_code", "code"])
@pytest.mark.parametrize("numbers", [int, np.int64])
def test_numbers_and_texts_of_numbers_become_numbers(label, numbers):
    values = [R.randint(10000, 99999) for _ in range(60)]
    cells = [str(v) if k % 3 == 0 else numbers(v) for k, v in enumerate(values)]
    column, entry = cast_one(cells, label)
    assert column.tolist() == values
    assert (entry.to_dtype, entry.refused) == ("Int64", False)
    assert entry.reason == "20 cells as text, the others as objects"
    assert not entry.lossless


def test_decimals_and_gaps_among_them():
    column, entry = cast_one([7, "8.25", None, 3.5, "n/a", "-1"] * 5, "categorical")
    assert column.tolist()[:2] == [7.0, 8.25]
    assert column.isna().sum() == 10
    assert entry.to_dtype == "Float64"
    assert entry.null_tokens == ("n/a",)


@pytest.mark.parametrize(
    "cells",
    [
        [17, "0042", 99, "0815"],  # codes
        [17, "red", 99, "blue"],
        [1.5, "1.234,5", "2.345,75", "3.456,25"],  # a float is written with a point
    ],
)
def test_what_is_no_number_stays(cells):
    column, entry = cast_one(cells * 5, "identifier")
    assert column.tolist() == cells * 5
    assert entry.refused
    column, entry = cast_one(cells * 5, "float")
    assert column.tolist() == cells * 5
    assert entry.refused


@pytest.mark.parametrize(
    ("cells", "n"),
    [
        (["3.1", "3.2", "3.10", "3.20", "4.1"] * 3, 6),
        (["2,5 kg", "2,50 kg", "7,25 kg"], 1),
        (["5", "5.0", "5.00"], 2),
    ],
)
def test_numbers_that_become_equal_to_others_are_counted(cells, n):
    _, entry = cast_one(cells, "measure" if "kg" in cells[0] else "float")
    what = "1 cell" if n == 1 else f"{n} cells"
    expected = f"zeros behind the decimals of {what} are not kept, which makes them equal to others"
    assert entry.reason.endswith(expected)
    assert not entry.lossless


@pytest.mark.parametrize(
    "cells",
    [["3.10", "3.20", "4.15"], ["3.1", "3.20", "4.15"], ["5", "+5", "7.5"], ["5e1", "50.5"]],
)
def test_numbers_that_stay_apart_are_not_counted(cells):
    assert "equal to others" not in cast_one(cells, "float")[1].reason


def test_texts_that_stay_texts_are_not_converted():
    frame = pd.DataFrame(
        {
            "zip": ["00217", "03310", "81105"] * 4,
            "said": ["the rain in spring", "a house by the sea", "no more of that"] * 4,
            "size": ["12", "47", "103"] * 4,
            "kind": ["lilac", "rose", "lilac"] * 4,
        }
    )
    types = {"zip": "postal_code", "said": "text", "size": "int", "kind": "categorical"}
    new, report = pandas_semtype.cast(frame, types=types)
    assert [entry.converted for entry in report] == [False, False, True, True]
    assert repr(report).startswith("CastReport: 4 columns, 2 converted, 0 refused")
    assert (str(new["zip"].dtype), str(new["kind"].dtype)) == ("string", "category")
