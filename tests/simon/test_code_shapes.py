"""Codes whose example columns agree on where letters and digits stand."""

from __future__ import annotations

import random

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.simon.decision.code_shapes import code_shape, other_shapes, shared_shapes
from pandas_semtype.simon.transfer.examples import gather
from pandas_semtype.simon.transfer.look_alikes import traits_of

pytestmark = [
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.KnownTypeWarning"),
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.ForgettingWarning"),
]


def column(shape, seed, n=25):
    rng = random.Random(seed)
    drawn = {"9": "0123456789", "A": "ABCDEFGHJKLMNPRSTUVWXYZ"}
    return ["".join(rng.choice(drawn.get(c, c)) for c in shape) for _ in range(n)]


def shapes(*columns):
    return traits_of(gather("mine", list(columns))[0]).get("shapes")


def test_a_shape_is_of_letters_and_digits_alone():
    assert code_shape(" é7-b ") == code_shape("E7B") == "A9A"
    assert code_shape("\uff21\uff11") == "A9"
    assert code_shape("-") == ""


@pytest.mark.parametrize("shape", ["AA99A99", "9A9999", "A99-99A", "999AA"])
def test_shapes_that_all_columns_have(shape):
    found = shapes(*[column(shape, seed) for seed in range(4)])
    assert found == [shape.replace("-", "")]
    assert not other_shapes(column(shape, 9), found)
    assert not other_shapes([cell.lower() for cell in column(shape, 9)], found)
    assert other_shapes(column("9" + shape, 9), found)
    assert other_shapes(column(shape[::-1] + "A", 9), found)


def test_a_number_at_the_end_may_get_one_more_digit():
    assert not other_shapes(column("9A99999", 1), ["9A9999"])
    assert other_shapes(column("9A999", 1), ["9A9999"])
    assert other_shapes(column("9A9999A", 1), ["9A9999"])


@pytest.mark.parametrize(
    "columns",
    [
        [column("9A9999", seed) for seed in range(2)],  # too few columns
        [column("9A9999", seed, n=4) for seed in range(3)],  # too few cells
        [[*column("9A9999", s), *column("9A99", s, n=20)] if s else column("9A9999", s)
         for s in range(4)],  # others come with shapes of their own
        [[f"{s}{'ABC'[s % 3]}{10**k}" for k in range(9)] for s in range(4)],
        [column("999999", seed) for seed in range(4)],  # digits alone count up
        [column("AAAAAA", seed) for seed in range(4)],
        [[f"{x:.1f} kg" for x in range(20, 90)] for _ in range(4)],
    ],
)  # fmt: skip
def test_shapes_that_vary_say_nothing(columns):
    assert shapes(*columns) is None


def test_two_shapes_that_all_columns_have_are_both_known():
    columns = [[*column("9A9999", s), *column("AA999", s + 50)] for s in range(4)]
    assert shapes(*columns) == ["9A9999", "AA999"]


def test_fixed_letters_say_more_than_a_shape():
    columns = [[f"INV-{n}" for n in column("99999", seed)] for seed in range(4)]
    traits = traits_of(gather("mine", columns)[0])
    assert "letters" in traits
    assert "shapes" not in traits


def test_few_other_cells_make_no_other_code():
    assert shared_shapes([[*column("9A99", s, n=40), "n/a"] for s in range(3)]) == ["9A99"]
    assert not other_shapes([*column("9A99", 1, n=5), *column("99", 2, n=20)], ["9A99"])


def test_codes_of_other_shapes_are_not_taken():
    base = pandas_semtype.load("simon_v2")
    model = base.extend("batch", [column("99AA99", seed) for seed in range(5)])
    frame = pd.DataFrame(
        {
            "a": column("99AA99", 61, n=40),
            "b": column("99A999", 62, n=40),
            "c": column("9AA999", 63, n=40),
            "d": column("99AA9", 64, n=40),
            "e": column("99AA99", 65, n=40),
        }
    )
    types = frame.semtype.infer(model=model, use_names=False).types
    assert types[types == "batch"].index.tolist() == ["a", "e"]
    assert shared_shapes([]) is None
