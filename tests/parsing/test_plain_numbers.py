"""Columns of plain numbers: looked at once, with the answer that every other column gets."""

from __future__ import annotations

import random

import pytest

from pandas_semtype.parsing import number_search
from pandas_semtype.parsing.digits import ascii_digits
from pandas_semtype.parsing.number_search import find_numbers
from pandas_semtype.parsing.plain_numbers import find_plain, plain_numbers

ODD = [
    "-0", "0.0", "-0.00", "007", "1e5", "1E05", "1.", ".5", "+5", "1e+400", "9" * 130, "1,234",
    "1.234,5", "(5)", "5%", "7 kg", "$5", "inf", "\u0663.\u0665", "\u00b2", "1.2.3",
]  # fmt: skip

SHAPES = {
    "floats": lambda rng: repr(rng.gauss(0, 10 ** rng.randint(-8, 18))),
    "whole": lambda rng: str(rng.randint(-(10 ** rng.randint(0, 6)), 10 ** rng.randint(1, 7))),
    "rounded": lambda rng: f"{rng.uniform(-1e4, 1e4):.{rng.randint(0, 4)}f}",
    "thousandths": lambda rng: f"{rng.randint(0, 99)}.{rng.randint(0, 999):03d}",
    "padded": lambda rng: str(rng.randint(0, 999)).zfill(rng.randint(1, 6)),
    "codes": lambda rng: f"{rng.randint(0, 9999):04d}.{rng.randint(0, 9999):04d}",
    "exponents": lambda rng: f"{rng.uniform(-9, 9):.{rng.randint(0, 5)}{rng.choice('eE')}}",
    "small": lambda rng: str(rng.randint(0, 3)),
    "odd": lambda rng: rng.choice(ODD),
}


def columns(seed):
    rng = random.Random(seed)
    for _ in range(150):
        names = rng.sample(list(SHAPES), rng.choice([1, 1, 2, 3]))
        weights = [rng.choice([1, 20]) for _ in names]
        size = rng.choice([1, 2, 4, 8, 30, 120])
        drawn = [SHAPES[name](rng) for name in rng.choices(names, weights, k=size)]
        cells = {cell: rng.randint(1, 4) for cell in drawn}
        yield (
            cells,
            {
                "whole": rng.random() < 0.25,
                "decimal": rng.choice(["", "", ".", ","]),
                "label": rng.choice(["", "float", "int", "percent", "currency", "latitude", "age"]),
            },
        )


@pytest.mark.parametrize("seed", range(8))
def test_the_answer_is_that_of_every_other_column(seed, monkeypatch):
    given = list(columns(seed))
    found = [find_numbers(cells, **options) for cells, options in given]
    assert sum(plain_numbers(cells) is not None for cells, _ in given) > 30
    monkeypatch.setattr(number_search, "find_plain", lambda *_, **__: None)
    for (cells, options), one in zip(given, found, strict=True):
        assert find_numbers(cells, **options) == one, (cells, options)


def test_no_part_of_plain_numbers_is_looked_for(monkeypatch):
    def fail(*_):
        raise AssertionError

    monkeypatch.setattr(number_search, "parts_of", fail)
    found = find_numbers({"12.5": 3, "-0.25": 1, "1e-07": 1}, label="float")
    assert (found.fraction, found.whole, found.dressed) == (1.0, False, True)


@pytest.mark.parametrize("cell", ["+5", " 5", "5 kg", "1,5", "1e5", "\u0665", "1" * 121, "", "1."])
def test_other_cells_are_not_plain(cell):
    assert plain_numbers({"12.5": 1, cell: 1}) is None


def test_points_that_may_group_are_left_to_all_checks():
    cells = {"1.234": 1, "2.345": 1, "12": 1, "240": 1}
    assert find_plain(cells, whole=True, decimal="", label="int") is None
    assert find_numbers(cells, whole=True, label="int").format.grouping == "."


@pytest.mark.parametrize(
    ("text", "expected"),
    [("5 \u20ac", "5 \u20ac"), ("\u0665 \u20ac", "5 \u20ac"), ("x\u00b2", "x\u00b2"),
     ("\U0001d7d7\uff13", "93"), ("\u2167", "\u2167")],
)  # fmt: skip
def test_digits_of_other_scripts(text, expected):
    assert ascii_digits(text) == expected
