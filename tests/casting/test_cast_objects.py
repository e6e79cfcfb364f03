"""Numbers as Python objects: of one class they turn back to the same cells."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import pandas_semtype


def cast_one(cells, label, **options):
    frame = pd.DataFrame({"x": pd.Series(cells, dtype=object)})
    new, report = pandas_semtype.cast(frame, types={"x": label}, **options)
    return new["x"], report["x"]


@pytest.mark.parametrize("backend", ["numpy_nullable", "numpy"])
@pytest.mark.parametrize(
    ("cells", "label"),
    [
        ([7, -12, 0, 2**63 - 1], "int"),
        ([7, None, 0, 15], "int"),
        ([7, np.nan, 0, 15], "int"),
        ([np.int64(4), np.int64(50)], "int"),
        ([0.1, 1e-9, -2.5, 3e20], "float"),
        ([1.0, 2.0, None, 40.0], "float"),
    ],
)
def test_numbers_of_one_class_are_lossless(cells, label, backend):
    column, entry = cast_one(cells, label, dtype_backend=backend)
    assert entry.converted
    assert entry.lossless
    assert entry.n_respelled == 0
    back = [None if pd.isna(value) else value for value in column.tolist()]
    assert back == [None if pd.isna(cell) else cell for cell in cells]


@pytest.mark.parametrize("cells", [[1, 1.0, 2], [1, 2.5, 3], [1, "2", 3], [1, "n/a", 3]])
def test_which_class_a_cell_had_is_lost(cells):
    _, entry = cast_one(cells, "float")
    assert entry.converted
    assert not entry.lossless


def test_whole_numbers_that_count_days_are_compared():
    column, entry = cast_one([43831, 43832, 44000], "datetime")
    if entry.converted:
        assert entry.lossless == (entry.facts.format(list(column)) == ["43831", "43832", "44000"])
