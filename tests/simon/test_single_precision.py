"""Digits that single precision adds to a number change no answer."""

from __future__ import annotations

import random

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.cells.single import in_short

DRAW = random.Random(5)


def written(values):
    """As a file of four-byte floats is written with all digits of eight bytes."""
    return [float(np.float32(value)) for value in values]


COLUMNS = {
    "marks": [round(DRAW.uniform(28, 73), 2) for _ in range(150)],
    "height": [round(DRAW.uniform(11, 33), 2) for _ in range(150)],
    "joblessness": [round(DRAW.uniform(2.5, 11), 1) for _ in range(150)],
    "lat": [round(DRAW.uniform(51.2, 51.7), 5) for _ in range(150)],
    "amount": [round(DRAW.uniform(1, 9000), 2) for _ in range(150)],
}


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("digits", [17, 15])
def test_the_label_is_that_of_the_short_numbers(name, digits):
    long = [f"{x:.{digits}g}" for x in written(COLUMNS[name])]
    short = [str(np.float32(x)) for x in COLUMNS[name]]
    found = [
        pandas_semtype.infer(pd.DataFrame({"c0": cells}), use_names=False).types["c0"]
        for cells in (long, short)
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize("name", ["marks", "height"])
def test_marks_with_two_decimals_are_no_degrees(name):
    frame = pd.DataFrame({"c0": written(COLUMNS[name])})
    assert pandas_semtype.infer(frame, use_names=False).types["c0"] == "float"


def test_casts_keep_every_digit():
    frame = pd.DataFrame({"mark": written(COLUMNS["marks"])}).astype(str)
    values = frame.semtype.cast()[0]["mark"].astype(float)
    assert values.tolist() == written(COLUMNS["marks"])


@pytest.mark.parametrize(
    "cells",
    [
        ["1.4142135623730951", "1.7320508075688772", "2.23606797749979"],
        ["12.5", "0.25", "8.0"],
        ["0.349961", "-0.05003899", "0.96"],  # what four bytes hold by chance
        ["39.150001525878906", "7.5"],  # too few
        ["10.0.0.1", "192.168.100.101", "a", ""],
        [],
    ],
)
def test_other_cells_stay(cells):
    assert in_short(cells) is cells


def test_signs_and_small_numbers():
    cells = [f"{x:.20f}" for x in written([-0.1, 0.0007, 1234.56, 3e-5])]
    assert in_short(cells) == ["-0.1", "0.0007", "1234.56", "0.00003"]
