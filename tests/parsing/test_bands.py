"""Bands of numbers, and that label, role and cast agree on those of amounts."""

from __future__ import annotations

import random

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.parsing import facts_of_cells
from pandas_semtype.parsing.bands import edges_of, fraction_of_amounts, is_band, is_open_band

BANDS = ["Less than £15,000", "£15,000 - £24,999", "£25,000 - £49,999", "£50,000 or more"]


@pytest.mark.parametrize(
    ("cell", "edges"),
    [
        ("£15,000 - £24,999", (15000.0, 24999.0)),
        ("7–12", (7.0, 12.0)),
        ("100 to 250 kg", (100.0, 250.0)),
        ("(0.5, 1.5]", (0.5, 1.5)),
        ("300 € bis 450 €", (300.0, 450.0)),
        ("£15,000", None),
        ("one to two", None),
    ],
)
def test_edges(cell, edges):
    assert edges_of(cell) == edges
    assert is_band(cell) == (edges is not None)


@pytest.mark.parametrize("cell", ["65+", "< 4", "Over £50k", "under 5 years", "90 and above"])
def test_bands_without_an_end(cell):
    assert is_open_band(cell)
    assert is_band(cell)


@pytest.mark.parametrize("cell", ["12-7", "65", "plus", "", "1.2.3-4"])
def test_no_bands(cell):
    assert not is_band(cell)


def test_only_money_is_an_amount():
    assert fraction_of_amounts(dict.fromkeys(BANDS, 3)) == 1.0
    assert fraction_of_amounts({"555-9876": 4, "18-24": 2, "£7": 1}) == 0.0
    assert fraction_of_amounts({}) == 0.0


def frame_of(kind, name):
    rng = random.Random(17)
    if kind == "few":
        cells = [rng.choice(BANDS) for _ in range(160)]
    elif kind == "hardly any rows":
        cells = [*BANDS, *BANDS[1:3]]
    elif kind == "two":
        cells = [rng.choice(["£0 - £24,999", "£25,000+"]) for _ in range(90)]
    else:
        lows = [rng.randint(12, 140) for _ in range(130)]
        cells = [f"£{low},000 - £{low + rng.randint(3, 30)},500" for low in lows]
    return pd.DataFrame({name: cells})


@pytest.mark.parametrize("kind", ["few", "hardly any rows", "two", "many"])
@pytest.mark.parametrize(("name", "use_names"), [("household_income", True), ("x", False)])
def test_a_band_is_no_list_and_no_number_to_read(kind, name, use_names):
    frame = frame_of(kind, name)
    result = pandas_semtype.infer(frame, use_names=use_names)
    assert result[name].role in ("ordinal", "categorical", "other", "text")
    assert result[name].label in ("ordinal", "categorical", "text")
    new, report = pandas_semtype.cast(frame, result)
    assert new[name].tolist() == frame[name].tolist()
    assert not report[name].refused


def test_amounts_beside_bands_say_why_they_stay():
    facts = facts_of_cells({"£900": 5, "£1,200": 4, "£1,000 - £2,000": 3}, "currency")
    assert (facts.kind, facts.note) == ("text", "bands of amounts, which are two numbers each")
    assert facts_of_cells({"£900": 50, "£1,200": 40, "£1,000 - £2,000": 3}, "currency").is_parsed
