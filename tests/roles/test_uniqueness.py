"""Counts of whole columns: every dtype, and cells that have no hash."""

from __future__ import annotations

import datetime as dt
import json
import math

import numpy as np
import pandas as pd
import pytest

from pandas_semtype.roles import Uniqueness, count_distinct, uniqueness
from pandas_semtype.roles import numbers as of_numbers
from pandas_semtype.roles.features import count_features

COLUMNS = {
    "ints": (pd.Series([4, 4, 9]), (3, 2, 0, "increasing", 4, 9)),
    "floats": (pd.Series([2.5, None, 1.5]), (3, 2, 1, "decreasing", 1.5, 2.5)),
    "infinite": (pd.Series([np.inf, 1.0, -np.inf, 3.0]), (4, 4, 0, "", 1, 3)),
    "masked": (pd.Series([1, None, 1], dtype="Int64"), (3, 1, 1, "", 1, 1)),
    "bool": (pd.Series([True, False, True]), (3, 2, 0, "", 0, 1)),
    "texts": (pd.Series(["b", " ", None, "b", "a"]), (5, 2, 2, "", math.nan, math.nan)),
    "written": (pd.Series(["9", "10", "11"]), (3, 3, 0, "increasing", 9, 11)),
    "lists": (pd.Series([[1], [1], [2]]), (3, 2, 0, "", math.nan, math.nan)),
    "dicts": (pd.Series([{"a": 1}, None, {"a": 1}]), (3, 1, 1, "", math.nan, math.nan)),
    "category": (pd.Series(["x", "y", None], dtype="category"), (3, 2, 1, "", math.nan, math.nan)),
    "dates": (pd.Series(pd.to_datetime(["2020-01-01", None, "2020-01-02"])),
              (3, 2, 1, "increasing", math.nan, math.nan)),
    "zoned": (pd.Series(pd.to_datetime(["2020-01-02", "2020-01-01"], utc=True)),
              (2, 2, 0, "decreasing", math.nan, math.nan)),
    "mixed": (pd.Series([1, "a", (2, 3), dt.date(2020, 1, 1), None, 1], dtype=object),
              (6, 4, 1, "", math.nan, math.nan)),
    "unsortable": (pd.Series([1j, 2j, 1j]), (3, 2, 0, "", math.nan, math.nan)),
    "sparse": (pd.Series(pd.arrays.SparseArray([0, 0, 5])), (3, 2, 0, "increasing", 0, 5)),
    "nothing": (pd.Series([], dtype=object), (0, 0, 0, "", math.nan, math.nan)),
    "missing": (pd.Series([None, None]), (2, 0, 2, "", math.nan, math.nan)),
}  # fmt: skip


@pytest.mark.parametrize("name", COLUMNS)
def test_counts_of_every_kind_of_column(name):
    column, expected = COLUMNS[name]
    before = column.copy()
    found = count_distinct(column)
    shown = (found.n, found.n_distinct, found.n_missing, found.monotone)
    assert shown == expected[:4]
    np.testing.assert_equal((found.minimum, found.maximum), tuple(map(float, expected[4:])))
    pd.testing.assert_series_equal(column, before)
    assert Uniqueness.from_dict(json.loads(json.dumps(found.to_dict(), allow_nan=False))) == found


@pytest.mark.parametrize("chunk", [2, 1000])
def test_mean_and_deviation_whatever_the_order(monkeypatch, chunk):
    monkeypatch.setattr(uniqueness, "_CHUNK", chunk)
    monkeypatch.setattr(of_numbers, "_CHUNK", chunk)
    numbers = [7.25, -3.5, 1e4, 0.125, 7.25]
    found = count_distinct(pd.Series([*numbers, None, np.inf]))
    assert found.mean == pytest.approx(np.mean(numbers), rel=1e-8)
    assert found.deviation == pytest.approx(np.std(numbers), rel=1e-8)
    turned = count_distinct(pd.Series([None, np.inf, *numbers[::-1]]))
    assert (turned.mean, turned.deviation) == (found.mean, found.deviation)
    written = count_distinct(pd.Series([str(number) for number in numbers]))
    assert (written.mean, written.deviation) == (found.mean, found.deviation)


@pytest.mark.parametrize("cells", [[1e308, -1e308], [-1e308] * 3, [2**63 - 1, 0], [5e-324, 0.0]])
def test_mean_and_deviation_of_extremes_are_numbers(cells):
    found = count_distinct(pd.Series(cells))
    assert found.minimum <= found.mean <= found.maximum
    assert 0 <= found.deviation < math.inf
    assert np.isfinite(count_features(found)).all()


def test_counts_of_an_earlier_release_have_no_mean():
    data = Uniqueness(4, 3, 0, "", 1.0, 5.0, 2.5, 1.5).to_dict()
    assert Uniqueness.from_dict(data).mean == 2.5
    del data["mean"], data["deviation"]
    old = Uniqueness.from_dict(data)
    assert math.isnan(old.mean)
    assert np.isfinite(count_features(old)).all()


@pytest.mark.parametrize("chunk", [2, 7, 1000])
def test_chunks_change_nothing(monkeypatch, chunk):
    monkeypatch.setattr(uniqueness, "_CHUNK", chunk)
    cells = [f"k{i % 40}" for i in range(100)]
    assert count_distinct(pd.Series(cells)).n_distinct == 40
    assert count_distinct(pd.Series(range(100))).monotone == "increasing"
    assert count_distinct(pd.Series([*range(50), 3])).monotone == ""
    assert count_distinct(pd.Series([*map(str, range(100))])).maximum == 99


def test_the_fraction_of_distinct_cells_leaves_missing_ones_out():
    assert Uniqueness(10, 4, 2).unique == 0.5
    assert math.isnan(Uniqueness(3, 0, 3).unique)


def test_cells_that_cannot_be_shown_or_hashed_are_counted():
    class Silent:
        def __repr__(self):
            raise RuntimeError

    class Unhashable:
        def __hash__(self):
            raise RuntimeError

    silent = Silent()
    found = count_distinct(pd.Series([10**5000, 10**5000, 7, silent, silent], dtype=object))
    assert (found.n, found.n_distinct) == (5, 3)
    assert count_distinct(pd.Series([Unhashable(), "a", "a"], dtype=object)).n == 3
