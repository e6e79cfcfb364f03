"""Quarters with Roman numbers, and what is written alike."""

from __future__ import annotations

import random
import time

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.roman_quarters import roman_quarter_opinions

ROMAN = ["I", "II", "III", "IV"]
TWELVE = [*ROMAN, "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def written(form, numbers=ROMAN, years=range(2004, 2024), n=70, seed=8):
    rng = random.Random(seed)
    return [form.format(n=rng.choice(numbers), y=rng.choice(years)) for _ in range(n)]


QUARTERS = {
    "slash": written("{n}/{y}"),
    "hyphen": written("{y}-{n}"),
    "blank": written("{n} {y}"),
    "year first": written("{y}/{n}"),
    "Polish": written("{n} kwartał {y}"),
    "Polish, short": written("{n} kw. {y}"),
    "Polish halves": written("{n} półrocze {y}", ROMAN[:2]),
    "Russian": written("{n} квартал {y} г."),
    "Ukrainian": written("{n} квартал {y}", ROMAN[:3]),
    "French": written("{n} trimestre {y}"),
    "German": written("{n}. Quartal {y}"),
    "Italian, year first": written("{y}, {n} trimestre"),
}
OTHERS = {
    "months": written("{n}/{y}", TWELVE),
    "halves or parts": written("{n}/{y}", ROMAN[:2]),
    "parts of a law": written("{n}/{y}", ROMAN, range(1, 60)),
    "world wars": ["World War I", "World War II", "Apollo IV", "Rocky III"] * 9,
    "rulers": written("Karl {n} {y}"),
}


@pytest.mark.parametrize("kind", QUARTERS)
@pytest.mark.parametrize("name", ["x", "kwartal", "period"])
def test_roman_quarters(kind, name):
    assert pandas_semtype.infer(pd.DataFrame({name: QUARTERS[kind]})).types[name] == "quarter"


WITH_Q = [
    "{y} Q{n}", "{y}-Q{n}", "{y}Q{n}", "{y}/q{n}", "Q{n} {y}", "Q{n}/{y}", "Q{n}-{y}", "q{n}.{y}"
]  # fmt: skip


@pytest.mark.parametrize("form", WITH_Q)
@pytest.mark.parametrize("name", ["x", "Date", "Periode"])
def test_quarters_behind_a_q_are_no_days(form, name):
    cells = written(form, [1, 2, 3, 4], range(2017, 2021))
    for some in (cells, [cells[0]] * 20):
        assert pandas_semtype.infer(pd.DataFrame({name: some})).types[name] == "quarter"


@pytest.mark.parametrize("form", ["{y} Q{n}5", "Q{n}{n} {y}", "{n}Q {y}0", "Q{n} in {y}"])
def test_other_numbers_behind_a_q_are_not_settled(form):
    assert not roman_quarter_opinions(cells_of(written(form, [5, 6, 7, 8])))


@pytest.mark.parametrize("kind", OTHERS)
def test_others_are_none(kind):
    assert not roman_quarter_opinions(cells_of(OTHERS[kind]))
    assert pandas_semtype.infer(pd.DataFrame({"x": OTHERS[kind]})).types["x"] != "quarter"


@pytest.mark.parametrize("kind", QUARTERS)
def test_casts_lose_nothing(kind):
    frame = pd.DataFrame({"x": QUARTERS[kind]})
    values, _ = frame.semtype.cast()
    assert values["x"].nunique() == frame["x"].nunique()
    assert not values["x"].isna().any()


@pytest.mark.parametrize("form", ["{n}/{y}", "{y}-{n}", "{n}\u2013{y}", "{n}. {y}"])
@pytest.mark.parametrize("first", [1960, 1990, 2010])
def test_a_series_with_each_quarter_once(form, first):
    cells = [form.format(n=n, y=y) for y in range(first, first + 10) for n in ROMAN]
    for some in (cells, random.Random(3).sample(cells, 26), cells[:9]):
        result = pandas_semtype.infer(pd.DataFrame({"c1": some}), use_names=False)
        assert result.types["c1"] == "quarter"


@pytest.mark.parametrize("cell", ["2020 " + "I " * 20_000 + "\n{}", "2020 I" * 8_000 + "\n{}"])
def test_long_cells_take_no_long_time(cell):
    cells = cells_of([cell.format(k) for k in range(64)])
    begin = time.process_time()
    assert roman_quarter_opinions(cells) == []
    assert time.process_time() - begin < 1.0
