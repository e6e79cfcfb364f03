"""Whole numbers whose example columns agree on a range: numbers far outside are others."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.simon.decision.number_range import out_of_range, shared_range
from pandas_semtype.simon.transfer.examples import gather
from pandas_semtype.simon.transfer.look_alikes import traits_of

pytestmark = [
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.KnownTypeWarning"),
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.ForgettingWarning"),
]


def numbers(low, high, seed, n=25):
    return [str(k) for k in np.random.default_rng(seed).integers(low, high, n)]


def test_bounds_leave_room_and_are_no_cells():
    columns = [numbers(7_100_000, 7_900_000, seed) for seed in range(4)]
    low, high = map(int, shared_range(columns))
    assert 6_000_000 < low < 7_000_000
    assert 8_000_000 < high < 9_000_000
    assert low % 100_000 == high % 100_000 == 0


@pytest.mark.parametrize(
    "columns",
    [
        [numbers(7000, 8000, seed) for seed in range(2)],  # too few columns
        [numbers(7000 + 1000 * s, 8000 + 1000 * s, s) for s in range(4)],  # pieces of a sequence
        [["12", "13", "14", "15"]] * 4,  # too few numbers
        [[f"AB{n}" for n in numbers(7000, 8000, seed)] for seed in range(4)],
        [[f"{n}.5" for n in numbers(7000, 8000, seed)] for seed in range(4)],
        [[*numbers(7000, 8000, seed), *["n/a?", "see b", "see c", "see d"]] for seed in range(4)],
        [[n * 6 for n in numbers(7000, 8000, seed)] for seed in range(4)],  # keys of 24 digits
    ],
)
def test_columns_that_agree_on_no_range(columns):
    assert shared_range(columns) is None


def test_a_few_other_cells_and_an_outlier_change_little():
    columns = [[*numbers(7000, 8000, seed), "n/a?"] for seed in range(3)]
    bounds = shared_range(columns)
    assert out_of_range(numbers(20_000, 30_000, 9), bounds)
    wide = shared_range([*columns, [*numbers(7000, 8000, 7, 40), "999999999"]])
    assert not out_of_range(numbers(20_000, 30_000, 9), wide)


def test_half_of_the_cells_must_lie_outside():
    bounds = shared_range([numbers(7000, 8000, seed) for seed in range(3)])
    inside, outside = numbers(7000, 8000, 8, 60), numbers(20_000, 30_000, 9)
    assert not out_of_range([*inside, *outside], bounds)
    assert out_of_range([*inside[:10], *outside], bounds)
    assert not out_of_range(numbers(8000, 8800, 4), bounds)  # the numbers go on
    assert not out_of_range([f"K{n}" for n in outside], bounds)
    assert not out_of_range(outside, ["x", "9"])
    assert not out_of_range(outside, [])


def test_codes_of_any_kind_have_a_range_and_words_have_none():
    assert "range" in traits_of(gather("depot", [numbers(4100, 6200, s) for s in range(4)])[0])
    words = [["oak", "elm", "ash", "fir"], ["oak", "elm", "yew"], ["fir", "ash", "yew"]]
    assert "range" not in traits_of(gather("wood", words)[0])


@pytest.mark.parametrize("dtype", ["int64", "str", "float64"])
def test_other_numbers_are_not_taken(tmp_path, dtype):
    base = pandas_semtype.load("simon_v2")
    examples = [
        pd.Series(numbers(62_000_000, 69_000_000, s)).astype("int64").astype(dtype)
        for s in range(4)
    ]
    model = base.extend("material", examples)
    model.save(tmp_path / "model")
    frame = pd.DataFrame(
        {
            "a": numbers(62_000_000, 69_000_000, 50, 90),
            "b": numbers(68_000_000, 71_000_000, 51, 90),
            "c": numbers(31_000_000, 39_000_000, 52, 90),
            "d": numbers(10_000_000, 99_999_999, 53, 90),
        }
    ).astype("int64")
    for one in (model, pandas_semtype.load(tmp_path / "model")):
        types = frame.semtype.infer(model=one, use_names=False).types
        assert (types[["a", "b"]] == "material").all()
        assert not (types[["c", "d"]] == "material").any()
