"""A few odd numbers do not make a thousandth of hundreds of others."""

from __future__ import annotations

import random

import pandas as pd
import pytest

from pandas_semtype import cast
from pandas_semtype.parsing.marks import find_marks

RNG = random.Random(12)
GROUPED = [f"{RNG.randrange(10_000, 900_000):,}" for _ in range(120)]


def cast_as(cells, label, **others):
    frame = pd.DataFrame({"n": cells, **others})
    new, report = cast(frame, types=dict.fromkeys(frame, label))
    return new["n"], report["n"]


@pytest.mark.parametrize("odd", [["03.05.2018", "12.11.2019"], ["10.0.0.1", "10.0.0.2"], ["1.2.3"]])
@pytest.mark.parametrize("label", ["int", "float", "currency", "measure"])
def test_dates_and_addresses_group_no_digits(odd, label):
    values, entry = cast_as(GROUPED + odd, label)
    assert values[0] == int(GROUPED[0].replace(",", ""))
    assert len(entry.unparsed) == len(odd)


@pytest.mark.parametrize("slip", ["12,5", "1.234,50", "17,25"])
def test_a_slip_in_whole_numbers_does_not_parse(slip):
    values, entry = cast_as([*GROUPED, slip], "int")
    assert values[0] == int(GROUPED[0].replace(",", ""))
    assert entry.unparsed.tolist() == [len(GROUPED)]


@pytest.mark.parametrize("slip", ["12,5", "1.234,50"])
def test_a_slip_in_amounts_of_a_currency(slip):
    values, entry = cast_as([f"${cell}" for cell in [*GROUPED, slip]], "currency")
    assert values[0] == int(GROUPED[0].replace(",", ""))
    assert entry.unparsed.tolist() == [len(GROUPED)]


def test_other_columns_settle_it():
    cells = [*GROUPED, "12,5"]
    points = cast_as(cells, "float", other=[f"{k}.5" for k in range(len(cells))])[0]
    commas = cast_as(cells, "float", other=[f"{k},5" for k in range(len(cells))])[0]
    assert points[0] == int(GROUPED[0].replace(",", ""))
    assert commas[0] == float(GROUPED[0].replace(",", "."))


@pytest.mark.parametrize("slip", ["12,5", "1.234,50"])
def test_floats_alone_have_a_reason(slip):
    reason = cast_as([*GROUPED, slip], "float")[1].reason
    assert reason == "a comma before three digits is decimal, and may group"


def test_decimals_of_three_digits_stay():
    cells = [f"{RNG.randrange(0, 90_000) / 1000:.3f}".replace(".", ",") for _ in range(200)]
    values, entry = cast_as([*cells, "0,125", "12,5"], "float")
    assert values[0] == float(cells[0].replace(",", "."))
    assert entry.reason == ""


def test_small_numbers_without_a_mark_show_that_it_groups():
    found = find_marks(dict.fromkeys([*GROUPED, "850", "120", "999", "12,5"], 1))
    assert (found.decimal, found.grouping, found.ambiguous) == (".", ",", True)
