"""Scales in their order: sizes, grades, bands, schooling, months, and the order of a user."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", reason="SemanticTyper needs it")

from pandas_semtype import SemanticTyper
from pandas_semtype.errors import ArgumentError, TreatmentWarning
from pandas_semtype.learn import orders
from pandas_semtype.learn.orders import calendar_order, order_of

SCALES = [
    ["XS", "S", "M", "L", "XL", "XXL"],
    ["Small", "Medium", "Large"],
    ["A+", "A", "A-", "B", "C"],
    ["AAA", "AA", "A", "BBB"],
    ["1 star", "2 stars", "3 stars", "10 stars"],
    ["Level 1", "Level 2", "Level 12"],
    ["under 25", "25-39", "40-59", "60+"],
    ["$0 - $9,999", "$10,000 - $24,999", "$25,000 or more"],
    ["Elementary", "High school", "Bachelor's", "Master's", "PhD"],
    ["Low", "Medium", "High"],
    ["1 - never", "2 - now and then", "3 - daily"],
    ["Feb", "Mar", "Oct", "Dec"],
    ["Tuesday", "Wednesday", "Sunday"],
    ["< 1 km", "1 km", "3 km", "20+ km"],
    ["0", "1", "4+"],
    ["Class I", "Class II", "Class IV"],
    ["Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied", "Very satisfied"],
    ["Zeer slecht", "Redelijk", "Zeer goed"],
    ["Zdecydowanie nie", "Raczej nie", "Raczej tak"],
    ["None", "Mild", "Severe"],
    ["Strongly oppose", "Oppose", "Somewhat oppose", "Somewhat support", "Support"],
    ["Discordo", "Discordo parcialmente", "Concordo parcialmente", "Concordo"],
]


@pytest.mark.parametrize("steps", SCALES, ids=lambda steps: steps[0])
def test_known_scales_are_ordered(steps):
    rng = np.random.default_rng(3)
    assert order_of(pd.Series(rng.permutation(steps * 4))) == steps


@pytest.mark.parametrize(
    "cells",
    [
        ["red", "oak"],
        ["a"],
        [3, 1, 2],
        ["1-2", "x"],
        ["12", "7"],
        ["V", "X", "C"],
        ["n/a", "unsure"],
    ],
)
def test_others_are_not(cells):
    assert order_of(pd.Series(cells * 3)) == []


def test_months_are_ordered_whatever_their_role():
    frame = pd.DataFrame({"month": ["March", "January", "February", "June"] * 15})
    typer = SemanticTyper().fit(frame)
    assert typer.treatments_["month"] == "ordered"
    assert typer.transform(frame)["month"].tolist()[:4] == [2.0, 0.0, 1.0, 3.0]
    assert calendar_order(pd.Series(["May", "Ann"])) == []


def test_case_and_blanks_of_steps_do_not_count():
    frame = pd.DataFrame({"risk": ["low", "high", "medium"] * 20})
    typer = SemanticTyper().fit(frame)
    new = typer.transform(pd.DataFrame({"risk": ["LOW", " High ", "", None]}))["risk"]
    assert new.tolist()[:2] == [0.0, 2.0]
    assert new.isna().tolist()[2:] == [True, True]
    coded = SemanticTyper(categories="ordinal").fit(frame)
    assert coded.transform(pd.DataFrame({"risk": [None, "odd"]}))["risk"].tolist() == [-1.0, -1.0]


def test_the_order_of_a_user_counts():
    frame = pd.DataFrame({"stage": ["larva", "adult", "egg"] * 20})
    typer = SemanticTyper(orders={"stage": ["egg", "larva", "adult"]}).fit(frame)
    assert typer.treatments_["stage"] == "ordered"
    assert typer.transform(frame)["stage"].tolist()[:3] == [1.0, 2.0, 0.0]
    for wrong in ({"stage": "egg"}, {"stage": ["egg"]}, ["egg"], {"stage": ["egg", "egg"]}):
        with pytest.raises(ArgumentError, match="orders"):
            SemanticTyper(orders=wrong).fit(frame)


@pytest.mark.parametrize("silent", ["N/A", "-", "Unknown", "Rather not say", "don’t know"])
@pytest.mark.parametrize("steps", [["Rarely", "Sometimes", "Often"], ["Low", "High"]])
def test_who_did_not_answer_is_no_step(silent, steps):
    cells = [*steps, silent] * 20
    assert order_of(pd.Series(cells)) == steps
    frame = pd.DataFrame({"often": cells})
    typer = SemanticTyper(roles={"often": "ordinal"}).fit(frame)
    new = typer.transform(frame)
    assert typer.report_.loc["often", "unread"] == 0
    assert new["often"].tolist()[: len(steps)] == [float(k) for k in range(len(steps))]
    assert new["often"].isna().sum() == 20
    assert new["often_other"].sum() == 20


def test_an_order_that_is_not_known_is_noted():
    frame = pd.DataFrame({"phase": ["zet", "qux", "foo"] * 20})
    with pytest.warns(TreatmentWarning, match="pass orders="):
        typer = SemanticTyper(roles={"phase": "ordinal"}).fit(frame)
    assert typer.treatments_["phase"] == "category"


def test_cells_that_are_no_steps_are_told_by_the_first_of_them(monkeypatch):
    asked = []
    plain = orders.step_key
    monkeypatch.setattr(orders, "step_key", lambda cell: asked.append(cell) or plain(cell))
    assert order_of(pd.Series(["quay " + chr(97 + k % 26) * (k + 1) for k in range(500)])) == []
    assert set(asked) == {"quay a"}


def test_floats_of_later_rows_are_the_steps_of_the_training_data():
    typer = SemanticTyper(orders={"stage": [3, 1, 2]}).fit(pd.DataFrame({"stage": [1, 2, 3] * 20}))
    later = pd.DataFrame({"stage": ["2.0", "1.00", "3", None]})
    assert typer.transform(later)["stage"].tolist()[:3] == [2.0, 1.0, 0.0]
