"""Digits, an E and digits: codes where nothing else shows that they are numbers."""

from __future__ import annotations

import random

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.sampling import sample_series
from pandas_semtype.simon.rules.cells import present_cells
from pandas_semtype.simon.rules.exponents import are_codes
from pandas_semtype.simon.rules.ranges import numbers_of, range_opinions

R = random.Random(24)


def cells_of(values):
    cells = present_cells(sample_series(pd.Series(values)))
    assert cells is not None
    return cells


def codes(n=40):
    return [f"{R.randint(1, 130)}E{R.randint(0, 40):02d}" for _ in range(n)]


def test_codes_are_no_numbers():
    cells = cells_of(codes())
    assert are_codes(cells)
    assert numbers_of(cells).fraction == 0
    found = range_opinions(cells)
    assert {(one.kind, one.reason) for one in found} == {("forbids", "range:exponents")}
    labels = {one.label for one in found}
    assert labels >= {"int", "float", "year"}
    assert not labels & {"identifier", "code", "text", "categorical"}


@pytest.mark.parametrize("other", ["2.5E3", "7E-2", "7e+2", "450", "-7E2", ".5", "1.25"])
def test_one_plain_number_makes_numbers_of_all(other):
    cells = cells_of([*codes(20), other])
    assert not are_codes(cells)
    assert numbers_of(cells).fraction == 1


def test_some_other_codes_make_no_number_of_them():
    assert are_codes(cells_of([*codes(30), "7A12"]))


def test_a_column_of_codes_is_no_column_of_numbers():
    frame = pd.DataFrame({"room": codes(60)})
    for names in (False, True):
        assert pandas_semtype.infer(frame, use_names=names)["room"].label not in ("int", "float")
