"""Zeros with a minus: floats keep them, whole numbers and truth values tell of them."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.parsing.numbers import NumberFormat, read_number, write_number

BACKENDS = ["numpy_nullable", "pyarrow", "numpy"]


def cast_one(cells, label, backend, dtype=object):
    if backend == "pyarrow":
        pytest.importorskip("pyarrow", reason="pyarrow is optional")
    frame = pd.DataFrame({"x": pd.Series(cells, dtype=dtype)})
    new, report = pandas_semtype.cast(frame, types={"x": label}, dtype_backend=backend)
    return new["x"], report["x"]


def signs(values):
    return [math.copysign(1, value) for value in values]


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("dtype", [object, "float64", "float32", "Float64"])
def test_floats_keep_them(dtype, backend):
    cells = [0.0, -0.0, 2.5, -7.25, -0.0]
    column, entry = cast_one(cells, "float", backend, dtype)
    assert signs(column.tolist()) == [1, -1, 1, -1, -1]
    assert entry.lossless
    assert entry.n_respelled == 0
    assert "minus" not in entry.reason


@pytest.mark.parametrize("backend", BACKENDS)
def test_gaps_and_texts_beside_them(backend):
    column, entry = cast_one([-0.0, None, "4.5", 3, np.float64(-0.0)], "float", backend)
    present = [0, 2, 3, 4]
    assert signs(column.iloc[present].tolist()) == [-1, 1, 1, -1]
    assert bool(column.isna().iloc[1])
    assert not entry.lossless


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("dtype", [object, "float64", "float32", "Float64"])
def test_whole_numbers_tell_of_them(dtype, backend):
    column, entry = cast_one([3.0, -0.0, 0.0, 41.0, -0.0], "int", backend, dtype)
    assert column.tolist() == [3, 0, 0, 41, 0]
    assert pd.api.types.is_integer_dtype(column.dtype)
    assert not entry.lossless
    assert entry.n_respelled == 2
    assert entry.reason == "the minus of 2 zeros is not kept"


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("dtype", [object, "float64"])
def test_truth_values_tell_of_them(dtype, backend):
    column, entry = cast_one([1.0, -0.0, 0.0, 1.0], "boolean", backend, dtype)
    assert column.tolist() == [True, False, False, True]
    assert not entry.lossless
    assert entry.reason.endswith("the minus of 1 zero is not kept")


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("dtype", [object, "float64"])
def test_zeros_without_one_are_not_told_of(dtype, backend):
    column, entry = cast_one([3.0, 0.0, -41.0], "int", backend, dtype)
    assert column.tolist() == [3, 0, -41]
    assert entry.lossless
    assert entry.reason == ""


def test_floats_of_numpy_with_gaps_keep_them():
    column, entry = cast_one([-0.0, np.nan, 5.0], "int", "numpy", "float64")
    assert str(column.dtype) == "float64"
    assert math.copysign(1, column.iloc[0]) == -1
    assert entry.lossless


@pytest.mark.parametrize("backend", BACKENDS)
def test_texts_keep_them_in_floats(backend):
    cells = ["-0.00", "0.00", "17.25", "-3.50"]
    column, entry = cast_one(cells, "float", backend)
    assert signs(column.tolist()) == [-1, 1, 1, -1]
    assert entry.lossless
    assert entry.facts.format(column) == cells
    whole, told = cast_one(["-0", "12", "7"], "int", backend)
    assert whole.tolist() == [0, 12, 7]
    assert told.n_respelled == 1
    assert not told.lossless


@pytest.mark.parametrize("negative", ["-", "()", "trailing"])
def test_every_minus_is_written_of_zeros_too(negative):
    form = NumberFormat(decimals=2, negative=negative)
    written = write_number(Decimal("-0.00"), form)
    assert written == {"-": "-0.00", "()": "(0.00)", "trailing": "0.00-"}[negative]
    assert read_number(written, form).is_signed()
    assert write_number(0.0, form) == write_number(0, form) == "0.00"
