"""Roles that a user gives: obeyed whatever the cells look like, or an error."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", reason="SemanticTyper needs it")

from pandas_semtype import SemanticTyper
from pandas_semtype.errors import ArgumentError

N = 120
COLUMNS = {
    "bandwidth": ["10 Mbit", "50 Mbit", "100 Mbit", "unlimited"] * 30,
    "fee": [f"€{k * 3.25:,.2f}" for k in range(N)],
    "branch": [f"{k * 97 % 900:05d}" for k in range(N)],
    "visits": [k * 13 % 89 for k in range(N)],
    "opened": pd.date_range("2021-02-03", periods=N, freq="3D").strftime("%d.%m.%Y"),
    "fuel": ["gas", "oil", "wood"] * 40,
    "toppings": ["ham,olives", "ham", "olives,corn,ham", "corn"] * 30,
    "seen": [2000 + k % 9 for k in range(N)],
}
TREATMENTS = {
    "categorical": dict.fromkeys(COLUMNS, "category"),
    "text": dict.fromkeys(COLUMNS, "text"),
    "url": dict.fromkeys(COLUMNS, "text"),
    "identifier": dict.fromkeys(COLUMNS, "key"),
    "constant": dict.fromkeys(COLUMNS, "presence"),
    "list": dict.fromkeys(COLUMNS, "list"),
    "numeric": {
        **dict.fromkeys(["bandwidth", "fee", "branch", "visits", "seen"], "number"),
        "opened": "moment",
    },
    "ordinal": {"bandwidth": "category", "visits": "number", "fuel": "category"},
    "datetime": {"opened": "moment", "seen": "number"},
    "other": {"fuel": "category", "branch": "key"},
}


@pytest.mark.parametrize(
    ("role", "column"), [(role, column) for role, found in TREATMENTS.items() for column in found]
)
@pytest.mark.filterwarnings("ignore::pandas_semtype.errors.TreatmentWarning")
def test_a_role_of_the_user_is_obeyed(role, column):
    frame = pd.DataFrame({column: COLUMNS[column]})
    typer = SemanticTyper(roles={column: role}).fit(frame)
    assert typer.roles_[column] == role
    assert typer.treatments_[column] == TREATMENTS[role][column]
    assert typer.transform(frame).notna().any(axis=None)


@pytest.mark.parametrize("role", ["numeric", "number_text", "datetime"])
def test_a_role_that_no_cell_can_have_is_an_error(role):
    frame = pd.DataFrame({"fuel": COLUMNS["fuel"]})
    with pytest.raises(ArgumentError, match=f"'fuel': '{role}'") as caught:
        SemanticTyper(roles={"fuel": role}).fit(frame)
    assert "wood" not in str(caught.value)
    coerced = SemanticTyper(roles={"fuel": role}, errors="coerce")
    assert coerced.fit_transform(frame).isna().all(axis=None)
    # A part of a cross-validation may hold nothing.
    empty = pd.DataFrame({"fuel": [None] * 20})
    assert SemanticTyper(roles={"fuel": role}).fit_transform(empty).shape == (20, 1)


def test_numbers_that_are_told_to_be_categories_are_not_read():
    frame = pd.DataFrame({"bandwidth": COLUMNS["bandwidth"]})
    new = SemanticTyper(roles={"bandwidth": "categorical"}).fit_transform(frame)
    assert new.shape[1] == 4
    assert new.sum(axis=1).eq(1).all()


def test_dates_that_are_told_to_be_numbers_are_days():
    frame = pd.DataFrame({"opened": COLUMNS["opened"]})
    new = SemanticTyper(roles={"opened": "numeric"}).fit_transform(frame)
    assert list(new.columns) == ["opened_days"]
    assert np.diff(new["opened_days"]).tolist() == [3.0] * (N - 1)


def test_the_days_of_a_category_are_not_asked_for_their_order():
    cells = [f"0{k % 7 + 1}/0{k % 5 + 1}/2023" for k in range(N)]
    typer = SemanticTyper(roles={"d": "categorical"}).fit(pd.DataFrame({"d": cells}))
    assert typer.report_.loc["d", "note"] == ""
