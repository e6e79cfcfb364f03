"""Samples: same rows for every column, seeded, as fast for many rows as for few."""

from __future__ import annotations

import pickle
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from helpers import as_dtype, calls, peak_bytes

from pandas_semtype.cells import CellCounts
from pandas_semtype.errors import ArgumentError, FrameTypeError
from pandas_semtype.sampling import (
    ColumnSample,
    Draws,
    RowsRead,
    sample_frame,
    sample_of,
    sample_series,
)


def as_dict(sample: ColumnSample) -> dict[str, int]:
    return dict(zip(sample.values, sample.counts.tolist(), strict=True))


def test_every_cell_of_a_short_column_is_counted(contacts):
    mail, city, note, number = sample_frame(contacts)
    assert as_dict(city) == dict.fromkeys(["Oslo", "Lima", "Bonn", "Kyiv"], 10)
    assert (mail.n_rows, mail.n_sampled, mail.n_missing, len(mail.values)) == (40, 40, 8, 32)
    assert mail.counts.dtype == np.int64
    assert len(note.values) == 40
    assert sorted(number.values) == sorted(map(str, range(40)))


def test_the_same_rows_are_drawn_for_every_column_whatever_its_dtype(text_dtype):
    numbers = np.arange(2000)
    frame = pd.DataFrame(
        {
            "int": numbers,
            "text": as_dtype([str(i) for i in numbers], text_dtype),
            "float": numbers.astype(float),
        }
    )
    one, *others = sample_frame(frame)
    assert one.n_sampled == 512
    assert all(other == one for other in others)
    assert sample_series(frame["text"]) == one


def test_rows_are_drawn_in_random_order_from_everywhere():
    sample = sample_series(pd.Series(np.arange(100_000)))
    rows = np.array(list(map(int, sample.values)))
    assert not np.array_equal(rows, np.sort(rows))
    assert (np.histogram(rows, bins=8, range=(0, 100_000))[0] > 30).all()
    assert sorted(sample_series(pd.Series(range(50))).values, key=int) == [
        str(i) for i in range(50)
    ]
    assert sample_series(pd.Series(range(50))).values != [str(i) for i in range(50)]


@pytest.mark.parametrize("n", [1, 2, 40, 512])
def test_a_column_that_is_read_whole_has_one_sample(text_dtype, n):
    rng = np.random.default_rng(n)
    cells = [f"cell {i}" if i % 7 else None for i in rng.integers(0, n, n)]
    column = as_dtype(cells, text_dtype)
    one = sample_series(column)
    for seed in range(5):
        shuffled = column.sample(frac=1, random_state=seed)
        assert sample_series(shuffled, random_state=seed) == one


def test_cells_come_as_from_rows_in_random_order():
    # One cell that is half of the rows comes early, and places of the others say nothing.
    early = 0
    for k in range(200):
        cells = [f"often {k}"] * 64 + [f"{k} {i}" for i in range(64)]
        early += sample_series(pd.Series(cells)).values.index(f"often {k}") < 4
    assert early > 150
    places = [int(x) for x in sample_series(pd.Series(range(512))).values]
    assert abs(np.corrcoef(places, range(512))[0, 1]) < 0.2


def test_seeds():
    column = pd.Series(np.arange(10_000))
    assert sample_series(column, random_state=1) == sample_series(column, random_state=1)
    assert sample_series(column, random_state=1) != sample_series(column, random_state=2)
    assert sample_series(column, random_state=None) != sample_series(column, random_state=None)
    rng = np.random.default_rng(5)
    again = np.random.default_rng(5)
    assert sample_series(column, random_state=rng) == sample_series(column, random_state=again)
    old = np.random.RandomState(5)
    assert sample_series(column, random_state=old).n_sampled == 512


@pytest.mark.parametrize("seed", [-1, 1.5, "0", True])
def test_wrong_seeds_are_refused(seed):
    with pytest.raises(ArgumentError, match="random_state"):
        sample_frame(pd.DataFrame({"a": [1]}), random_state=seed)


@pytest.mark.parametrize("rows", [0, -3, 2.5, True, None])
def test_wrong_numbers_of_rows_are_refused(rows):
    with pytest.raises(ArgumentError, match="max_rows"):
        sample_series(pd.Series([1]), max_rows=rows)


def test_only_frames_and_series_are_sampled():
    with pytest.raises(FrameTypeError, match=r"Received: pandas.*Series"):
        sample_frame(pd.Series([1]))
    with pytest.raises(FrameTypeError, match=r"Received: builtins\.list"):
        sample_series([1])


def test_adding_or_moving_columns_changes_no_sample():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.integers(0, 9, (3000, 4)), columns=list("abcd")).astype(
        {"b": float, "c": str}
    )
    frame.loc[rng.random(3000) < 0.99, "b"] = None
    alone = dict(zip(frame, sample_frame(frame), strict=True))
    wide = frame[["c", "b", "a", "d"]].assign(new="x")
    wide.insert(0, "first", None)
    for name, sample in zip(wide, sample_frame(wide), strict=True):
        assert name not in alone or sample == alone[name]


def test_positions_choose_columns():
    frame = pd.DataFrame([[1, "a", 2.5]] * 3, columns=["x", "x", "x"])
    assert [s.values for s in sample_frame(frame)] == [["1"], ["a"], ["2.5"]]
    assert [s.values for s in sample_frame(frame, positions=[2, 0])] == [["2.5"], ["1"]]


@pytest.mark.parametrize(
    "names",
    [
        ["a", "a", "a"],
        [0, 1.5, None],
        [("a", 1), ("a", 2), "b"],
        pd.MultiIndex.from_tuples([("a", 1), ("a", 1), ("b", 2)]),
        pd.date_range("2024", periods=3),
        pd.CategoricalIndex(["x", "y", "x"]),
    ],
)
def test_names_do_not_matter(names):
    frame = pd.DataFrame([[1, "a", 2.5]] * 3)
    frame.columns = names
    assert [s.values for s in sample_frame(frame)] == [["1"], ["a"], ["2.5"]]


def test_the_index_does_not_matter():
    frame = pd.DataFrame({"a": np.arange(2000)})
    other = frame.set_index(pd.Index([7] * 2000))
    assert sample_frame(other) == sample_frame(frame)


def test_frames_without_rows_or_columns():
    assert sample_frame(pd.DataFrame()) == []
    assert sample_frame(pd.DataFrame(index=range(5))) == []
    for sample in sample_frame(pd.DataFrame({"a": [], "b": pd.Series([], dtype="str")})):
        assert (sample.values, sample.n_rows, sample.n_sampled, sample.n_missing) == ([], 0, 0, 0)
        assert sample.counts.shape == (0,)


def test_nothing_is_changed(awkward):
    before = awkward.copy(deep=True)
    dtypes = awkward.dtypes.copy()
    samples = sample_frame(awkward)
    assert len(samples) == awkward.shape[1]
    pd.testing.assert_series_equal(awkward.dtypes, dtypes)
    pd.testing.assert_frame_equal(awkward, before)
    assert awkward.attrs == {}
    assert dict(zip(awkward, samples, strict=True))["empty"].n_missing == 4
    for sample in samples:
        "".join(sample.values).encode("utf-8")
        assert int(sample.counts.sum()) == sample.n_sampled - sample.n_missing


@pytest.mark.parametrize("blank", [None, "", " \t"])
def test_nearly_empty_columns_are_looked_at_again(text_dtype, blank):
    # One present cell in 40: the first 512 rows have too few, the next draw has enough.
    cells = [f"v{i}" if i % 40 == 0 else blank for i in range(20_000)]
    sample = sample_series(as_dtype(cells, text_dtype))
    assert 512 < sample.n_sampled <= 4096
    assert 64 <= int(sample.counts.sum()) <= 512
    assert int(sample.counts.sum()) == sample.n_sampled - sample.n_missing


@pytest.mark.parametrize("blank", [None, "", " \t"])
def test_the_few_cells_of_an_empty_column_are_found(text_dtype, blank):
    cells = [f"v{i}" if i % 4000 == 7 else blank for i in range(20_000)]
    sample = sample_series(as_dtype(cells, text_dtype))
    assert as_dict(sample) == {f"v{i}": 1 for i in range(7, 20_000, 4000)}
    assert (sample.n_sampled, sample.n_missing) == (20_000, 19_995)


def test_more_than_enough_cells_of_a_second_look_are_left_out():
    rare = pd.Series([1.0 if i % 9 == 0 else None for i in range(10_000)])
    for seed in range(30):
        sample = sample_series(rare, max_rows=16, random_state=seed)
        assert int(sample.counts.sum()) <= 16
        assert int(sample.counts.sum()) == sample.n_sampled - sample.n_missing


def test_samples_compare_by_content_and_have_fingerprints():
    one = sample_series(pd.Series(["a", "b", "a"]))
    same = sample_series(pd.Series(["a", "b", "a"], dtype="category"))
    assert one == same
    assert one.fingerprint() == same.fingerprint()
    assert one != "a"
    others = [["a", "b", "b"], ["a", "b"], ["ab", "a"], ["a", "b", "a", None], ["a", "ba", ""]]
    prints = {sample_series(pd.Series(values)).fingerprint() for values in others}
    assert len(prints | {one.fingerprint()}) == 6


def test_work_does_not_depend_on_the_number_of_rows(text_dtype):
    few = as_dtype([f"value {i % 5000}" for i in range(10_000)], text_dtype)
    many = pd.concat([few] * 40, ignore_index=True)  # Arrow keeps this in 40 chunks
    # A call or two per chunk of Arrow is allowed; a look at 400,000 rows takes as many bytes.
    assert abs(calls(lambda: sample_series(many)) - calls(lambda: sample_series(few))) < 100
    assert peak_bytes(lambda: sample_series(many)) < 150_000


def test_a_nearly_empty_column_of_signalling_nans_has_its_present_cells_found():
    cells = [Decimal("sNaN")] * 5000
    cells[1234] = Decimal("2.5")
    sample = sample_series(pd.Series(cells, dtype=object))
    assert sample.values == ["2.5"]
    assert sample.n_missing == 4999


def test_where_a_text_stands_first():
    read = RowsRead(["a", None, " b", "b", "", "c"], np.array([3, 4, 7, 9, 10, 12]))
    assert read.first(["b", "c", "d"]) == {"b": 7, "c": 12}
    assert read.first([""]) == {"": 4}
    assert read.first([]) == {}
    assert RowsRead(["a", "a"], np.array([5, 6, 7])).first({"a"}) == {"a": 5}


def test_a_sample_knows_rows_where_they_are_given():
    counted = CellCounts({"b": 1, "a": 1}, 2, 0, "", ["b", "a"])
    assert sample_of(counted, 2, 2, 0).read is None
    known = sample_of(counted, 2, 2, 0, np.array([4, 8]))
    assert known.read.first(["a", "b"]) == {"a": 8, "b": 4}


def test_two_values_have_an_order_of_their_own():
    one, two = (sample_series(pd.Series(list(cells))) for cells in ("ab", "ba"))
    assert one.values == two.values


@pytest.mark.parametrize(("present", "looked_at"), [(63, 100_000), (64, 512)])
def test_the_least_fill_of_a_sample_that_is_enough(present, looked_at):
    rows = Draws(100_000, 512, 0).rows
    cells = np.full(100_000, None, dtype=object)
    cells[rows[:present]] = "x"
    assert sample_series(pd.Series(cells)).n_sampled == looked_at


def test_what_is_found_out_of_a_sample_is_found_out_once_and_not_copied():
    sample = sample_series(pd.Series([" a", "b ", "b"]))
    assert sample.bare_values is sample.bare_values
    assert sorted(sample.bare_values) == ["a", "b", "b"]
    assert sample.hashes is sample.hashes
    other = replace(sample, values=["c"], counts=np.array([3]))
    assert other.bare_values == ["c"]
    assert len(other.hashes) == 1
    assert other.fingerprint() != sample.fingerprint()
    assert pickle.loads(pickle.dumps(sample)) == sample


def test_a_sample_with_nothing_around_its_cells_is_bare_itself():
    sample = sample_series(pd.Series(["x", "y", "x"]))
    assert sample.bare_values is sample.values
