"""A minority of the cells does not decide a column; a few odd cells change nothing."""

import random

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.impossible import passing
from pandas_semtype.simon.rules.validators import validators

REMARKS = ["siehe Akte", "ruft an", "not given", "moved", "pending", "see note", "left town"]
COUNTRIES = [
    "Chile",
    "Norway",
    "Japan",
    "Kenya",
    "Peru",
    "Oman",
    "Nepal",
    "Malta",
    "Ghana",
    "Spain",
    "Fiji",
    "Laos",
    "Togo",
]


def word(rng, n, letters):
    return "".join(rng.choice(letters) for _ in range(n))


def digits(rng, n):
    return word(rng, n, "0123456789")


HONEST = {
    "phone": lambda r: f"+43 {r.randint(1, 9)}{digits(r, 2)} {digits(r, 6)}",
    "postal_code": lambda r: (
        f"{r.choice(['LS', 'M', 'EX', 'NE'])}{r.randint(1, 9)} "
        f"{r.randint(1, 9)}{word(r, 2, 'ABDEFGHJLNPQRSTUWXYZ')}"
    ),
    "country": lambda r: r.choice(COUNTRIES),
    "measure": lambda r: f"{r.randint(2, 99)} kg",
    "int": lambda r: str(r.randint(10, 99_000)),
    "float": lambda r: f"{r.uniform(3, 900):.2f}",
}


def mixed(label, share, n=40, seed=0):
    """Return cells of which a share is of a label, and the others are remarks."""
    rng = random.Random(f"{label}{seed}")
    right = round(share * n)
    cells = [HONEST[label](rng) for _ in range(right)]
    cells += [rng.choice(REMARKS) for _ in range(n - right)]
    rng.shuffle(cells)
    return cells


def told(cells):
    return pandas_semtype.infer(pd.DataFrame({"x": cells}), model="simon_v2", use_names=False)["x"]


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("share", [0.2, 0.35, 0.5])
@pytest.mark.parametrize("label", HONEST)
def test_a_mixture_is_no_column_of_one_of_its_parts(label, share, seed):
    assert told(mixed(label, share, seed=seed)).label in {"text", "categorical", "unknown"}


@pytest.mark.parametrize("share", [0.92, 1.0])
@pytest.mark.parametrize("label", HONEST)
def test_a_few_odd_cells_change_nothing(label, share):
    result = told(mixed(label, share))
    assert result.label == label
    assert result.score > 0.5


@pytest.mark.parametrize("label", ["phone", "postal_code", "measure"])
def test_a_mark_for_missing_values_changes_nothing(label):
    rng = random.Random(3)
    cells = [HONEST[label](rng) for _ in range(30)] + ["entfaellt"] * 15
    assert told(cells).label == label


def test_distinct_cells_count_only_where_the_others_are_a_mark_or_two():
    phone = validators()["phone"]
    rng = random.Random(1)
    phones = [HONEST["phone"](rng) for _ in range(20)]
    assert passing(phone, cells_of([*phones, *["moved"] * 20])).fraction > 0.9
    assert passing(phone, cells_of([*phones, *REMARKS[:5] * 4])).fraction < 0.7
    assert passing(phone, cells_of([*phones * 2, *map("moved {}".format, "abcd")])).fraction > 0.85


@pytest.mark.parametrize("label", sorted(v.label for v in validators().values() if v.usual))
def test_what_is_usual_takes_nothing(label):
    validator = validators()[label]
    assert not validator.is_strict
    assert validator.lacking(validator.usual) == 0.0
    assert validator.lacking(validator.usual - 0.2) > 0.5
    assert validator.lacking(0.0) == 1.0
