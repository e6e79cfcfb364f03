"""Bands of numbers are steps of a scale, and no lists: a comma in them groups digits."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pandas_semtype import infer

BANDS = [
    ["<10,000", "10,000-19,999", "20,000-39,999", "40,000+"],
    ["under 2,500", "2,500-4,999", "5,000-7,499", "7,500-9,999", "10,000+"],
    ["less than 5,000", "5,000 to 9,999", "10,000 to 19,999", "20,000 or more"],
    ["0-999", "1,000-4,999", "5,000-9,999", "10,000 and over"],
]


@pytest.mark.parametrize("steps", BANDS)
@pytest.mark.parametrize("name", ["turnover", "households", "x4"])
def test_bands_are_ordinal(steps, name):
    cells = np.random.default_rng(5).choice(steps, 240)
    found = infer(pd.DataFrame({name: cells}))[name]
    assert (found.label, found.role) == ("ordinal", "ordinal")


@pytest.mark.parametrize("cut", [pd.cut, pd.qcut])
@pytest.mark.parametrize("parts", [3, 5, 8])
def test_columns_cut_and_written_are_ordinal(cut, parts):
    cells = cut(pd.Series(np.random.default_rng(parts).normal(0, 3, 300)), parts).astype(str)
    found = infer(pd.DataFrame({"depth_band": cells}))["depth_band"]
    assert (found.label, found.role) == ("ordinal", "ordinal")


def test_lists_stay_lists():
    rng = np.random.default_rng(9)
    cells = [", ".join(rng.choice(["oak", "ash", "elm", "yew", "fir"], 3)) for _ in range(200)]
    assert infer(pd.DataFrame({"woods": cells}))["woods"].role == "list"
