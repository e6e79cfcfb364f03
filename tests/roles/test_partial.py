"""Counts of parts add up to those of the whole column, however it is cut."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from pandas_semtype.roles import PartialCounts, Uniqueness, count_distinct
from pandas_semtype.roles.partial import added, from_bytes, to_bytes

N = 300
RNG = np.random.default_rng(5)
DAYS = pd.Series(pd.date_range("2020-01-01", periods=N, freq="h"))
COLUMNS = {
    "rising": pd.Series(np.arange(N)),
    "falling": pd.Series(np.arange(N)[::-1] // 3),
    "floats with gaps": pd.Series(RNG.normal(size=N)).mask(np.arange(N) % 4 == 0),
    "infinite": pd.Series([np.inf, -np.inf, 2.5] * (N // 3)),
    "flags": pd.Series(np.arange(N) % 3 == 0),
    "one value": pd.Series([4] * N),
    "nothing": pd.Series([None] * N, dtype=object),
    "gap first": pd.Series([None] * 150 + list(range(150)), dtype="Int64"),
    "unsigned": pd.Series(np.array([2**64 - 1, 5, 2**63] * (N // 3), dtype=np.uint64)),
    "words": pd.Series(["a", "b", " ", None] * (N // 4), dtype=object),
    "numbers as text": pd.Series([str(k % 90) for k in range(N)], dtype=object),
    "numbers, then words": pd.Series([str(k) if k < 200 else "x" for k in range(N)], dtype=object),
    "objects": pd.Series([1, 2.5, 7] * (N // 3), dtype=object),
    "moments": DAYS,
    "moments of a zone": DAYS.dt.tz_localize("UTC").mask(DAYS.dt.hour == 3),
    "lengths": DAYS - DAYS[0],
    "categories": pd.Series(["x", "y", None] * (N // 3)).astype("category"),
    "lists": pd.Series([[k % 4] for k in range(N)], dtype=object),
    "bytes": pd.Series([bytes([k % 7]) for k in range(N)], dtype=object),
}  # fmt: skip


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("n_parts", [1, 2, 64])
def test_parts_add_up(name, n_parts):
    column = COLUMNS[name]
    ends = np.linspace(0, N, n_parts + 1).astype(int)
    parts = [PartialCounts.of(column.iloc[a:b]) for a, b in pairwise(ends)]
    whole = count_distinct(column)
    assert PartialCounts.added(parts).uniqueness() == whole
    # In any tree, if the order of the rows is kept.
    half = len(parts) // 2
    if half:
        left, right = PartialCounts.added(parts[:half]), PartialCounts.added(parts[half:])
        assert left.then(right).uniqueness() == whole
    back = from_bytes(to_bytes(parts))
    assert PartialCounts.added(back).uniqueness() == whole
    json.dumps([part.to_dict() for part in parts], allow_nan=True)


def test_the_order_of_parts_counts():
    early, late = PartialCounts.of(pd.Series([1, 2])), PartialCounts.of(pd.Series([3, 4]))
    assert early.then(late).uniqueness().monotone == "increasing"
    assert late.then(early).uniqueness().monotone == ""


def test_many_distinct_cells_are_estimated():
    rng = np.random.default_rng(8)
    column = pd.Series(rng.integers(0, 40_000, 120_000))
    whole = count_distinct(column)
    part = PartialCounts.of(column, size=4096)
    assert len(part.hashes) == 4096
    found = part.uniqueness()
    # Five standard errors.
    assert found.n_distinct == pytest.approx(whole.n_distinct, rel=5 / np.sqrt(4096))
    assert (found.n, found.minimum, found.maximum) == (whole.n, whole.minimum, whole.maximum)


def test_a_key_is_a_key_however_long():
    keys = pd.Series([f"k{i}" for i in range(20_000)], dtype=object)
    found = PartialCounts.of(keys, size=256).uniqueness()
    assert found.n_distinct == found.n == 20_000
    twice = PartialCounts.of(pd.concat([keys, keys]), size=256).uniqueness()
    assert twice.n_distinct < 30_000


def test_a_whole_number_is_the_same_in_every_dtype():
    parts = [pd.Series([1, 2, 3]), pd.Series([1.0, 2.0, 3.0]), pd.Series([3], dtype="uint8")]
    found = PartialCounts.added(map(PartialCounts.of, parts)).uniqueness()
    assert (found.n_distinct, found.maximum) == (3, 3.0)
    mixed = PartialCounts.of(pd.Series([1, 2])).then(PartialCounts.of(pd.Series(["x", "y"])))
    assert mixed.uniqueness() == Uniqueness(4, 4, 0)


def test_no_part_at_all():
    assert added([]) == []
    assert PartialCounts.of(pd.Series([], dtype=object)).uniqueness() == Uniqueness(0, 0, 0)
