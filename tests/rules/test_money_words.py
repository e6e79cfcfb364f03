"""Amounts with a word for the currency are money; the letters behind them make no postal code."""

import random

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.lookalikes import lookalike_opinions
from pandas_semtype.simon.rules.validators import validators


def amounts(form, n=60, seed=6):
    rng = random.Random(seed)
    return [form.format(50 * rng.randint(20, 199)) for _ in range(n)]


def inferred(cells, name=None):
    frame = pd.DataFrame({name or "x": cells})
    return pandas_semtype.infer(frame, model="simon_v2", use_names=name is not None).at(0).label


@pytest.mark.parametrize(
    "word",
    ["lei", "soles", "pesos", "birr", "manat", "lari", "euros", "FCFA", "KSh", "\u0e1a\u0e32\u0e17",
     "\u0440\u0443\u0431\u043b\u0435\u0439", "\u062a\u0648\u0645\u0627\u0646", "\u0111\u1ed3ng"],
)  # fmt: skip
def test_words_of_currencies(word):
    cells = amounts(f"{{}} {word}")
    assert validators()["currency"](cells[:5]).all()
    assert inferred(cells) == "currency"
    cast, _ = pd.DataFrame({"x": cells}).semtype.cast(types={"x": "currency"})
    assert list(cast["x"]) == [int(cell.split()[0]) for cell in cells]


@pytest.mark.parametrize("letters", ["TL", "DA", "DH", "zl", "Kc"])
def test_the_same_letters_in_all_cells_are_of_no_postal_code(letters):
    cells = amounts(f"{{}} {letters}")
    assert inferred(cells) != "postal_code"


def test_dutch_codes_stay_postal_codes():
    rng = random.Random(1)
    cells = [
        f"{rng.randint(1011, 9999)} {rng.choice('ABCDE')}{rng.choice('GHKLM')}" for _ in "x" * 60
    ]
    assert not [o for o in lookalike_opinions(cells_of(cells)) if o.label == "postal_code"]
    assert inferred(cells) == "postal_code"


@pytest.mark.parametrize("form", ["{}. kt.", "{}. kg", "{}. ha", "{}. cm", "{}. St.", "{}. h"])
def test_a_point_behind_a_whole_number_makes_it_a_place_in_a_row(form):
    cells = [form.format(1 + i * 7 % 12) for i in range(60)]
    assert inferred(cells) not in {"measure", "duration", "day_of_week", "time"}


def test_numbers_whose_point_is_one_of_decimals_are_measures():
    assert inferred([f"{i}.{'5' if i % 2 else ''} kg" for i in range(2, 60)]) == "measure"
    assert inferred([f"{i} kg." for i in range(2, 60)]) == "measure"
