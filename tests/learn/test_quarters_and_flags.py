"""Quarters of a year are moments, zeros and ones are numbers, lists in brackets are lists."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", reason="SemanticTyper needs it")

from pandas_semtype import SemanticTyper
from pandas_semtype.learn.lists_in_cells import literal_list
from pandas_semtype.learn.plan import treatment_of

N = 160
RNG = np.random.default_rng(29)
FEW_COMBINATIONS = "lists of which there are few different ones have the role of categories"


@pytest.mark.parametrize("form", ["{y}-Q{q}", "Q{q} {y}", "{y}Q{q}", "Q{q}/{y}"])
@pytest.mark.parametrize("years", [2, 15])
def test_quarters_are_moments(form, years):
    places = RNG.integers(0, 4 * years, N)
    texts = [form.format(y=2004 + k // 4, q=k % 4 + 1) for k in places]
    frame = pd.DataFrame({"filed": texts})
    typer = SemanticTyper().fit(frame)
    assert typer.treatments_["filed"] == "moment"
    later = pd.DataFrame({"filed": [form.format(y=2031, q=3)]})
    found = typer.transform(later).iloc[0]
    assert (found["filed_year"], found["filed_month"]) == (2031, 7)
    typed = frame.semtype.cast(report=False)
    pd.testing.assert_frame_equal(
        SemanticTyper().fit_transform(typed), typer.transform(frame), check_dtype=False
    )


def test_quarters_without_a_year_are_categories():
    frame = pd.DataFrame({"season": RNG.choice(["Q1", "Q2", "Q3", "Q4"], N)})
    assert SemanticTyper().fit(frame).treatments_["season"] == "category"


FLAGS = [[0, 1], [0.0, 1.0, None], ["0", "1"], ["1.0", "0.0"]]


@pytest.mark.parametrize("cells", FLAGS)
@pytest.mark.parametrize("name", ["age", "x3", "children", "died", "grade"])
@pytest.mark.parametrize("roles", [None, "categorical"])
def test_zeros_and_ones_are_numbers_whatever_they_are_called(cells, name, roles):
    frame = pd.DataFrame({name: [cells[k] for k in RNG.integers(0, len(cells), N)]})
    typer = SemanticTyper(roles=roles and {name: roles}).fit(frame)
    assert typer.treatments_[name] == "number"
    assert list(typer.get_feature_names_out()) == [name]
    assert typer.transform(pd.DataFrame({name: [34]}))[name].tolist() == [34.0]


@pytest.mark.parametrize("cells", [[1, 2], [0, 2], ["00", "01"]])
def test_other_codes_stay_categories(cells):
    frame = pd.DataFrame({"code": RNG.choice(cells, N)})
    assert SemanticTyper().fit(frame).treatments_["code"] == "category"


WORDS = ["oak, red", "ash", "elm", "yew"]


@pytest.mark.parametrize("write", [json.dumps, str])
@pytest.mark.parametrize("values", [WORDS, [2, 3, 5, 7]], ids=["words", "numbers"])
def test_lists_in_brackets_are_lists(write, values):
    drawn = [[values[p] for p in RNG.permutation(4)[: RNG.integers(0, 4)]] for _ in range(N)]
    frame = pd.DataFrame({"woods": list(map(write, drawn))})
    typer = SemanticTyper().fit(frame)
    assert typer.treatments_["woods"] == "list"
    found = typer.transform(frame)
    assert found["woods_n"].tolist() == list(map(len, drawn))
    assert found.shape[1] == 5
    wanted = pd.DataFrame({"woods": drawn})
    assert found.to_numpy().tolist() == SemanticTyper().fit_transform(wanted).to_numpy().tolist()


def test_vectors_are_no_lists():
    cells = [str(RNG.normal(0, 1, 6).round(5).tolist()) for _ in range(N)]
    frame = pd.DataFrame({"embedding": cells})
    assert SemanticTyper().fit(frame).treatments_["embedding"] == "text"


@pytest.mark.parametrize("cell", ["", "red", "[red]", '[{"a": 1}]', "[[1], [2]]", "(1, 2)", "[1,"])
def test_no_literal_lists(cell):
    assert literal_list(cell) is None


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_cell_is_no_empty_list(blank):
    cells = ["; ".join(RNG.permutation(["oak", "ash", "elm"])[:2]) for _ in range(N)]
    typer = SemanticTyper(roles={"woods": "list"}).fit(pd.DataFrame({"woods": cells}))
    later = pd.DataFrame({"woods": [*cells[:3], blank]})
    assert typer.transform(later).isna().all(axis=1).tolist() == [False, False, False, True]


@pytest.mark.parametrize("form", ["HNL {:,.2f}", "{:,.2f} kg", "$ {:,.2f}", "{:.1f}%"])
@pytest.mark.parametrize("role", ["other", "categorical"])
def test_amounts_with_fractions_are_numbers_whatever_their_role(form, role):
    numbers = RNG.integers(1, 900, 25).repeat(6) + 0.5
    series = pd.Series([form.format(number) for number in numbers], name="fee")
    facts = series.semtype.cast()[1].facts
    found = treatment_of(
        series, role, "currency", facts, refused=False, most_levels=300, most_codes=254
    )
    assert found == "number"


@pytest.mark.parametrize(
    ("mark", "role"),
    [
        *((mark, "list") for mark in (";", ", ", " | ", "|", " / ")),
        *((mark, None) for mark in (" | ", " / ")),
        *(
            pytest.param(mark, None, marks=pytest.mark.xfail(reason=FEW_COMBINATIONS, strict=False))
            for mark in (";", ", ", "|")
        ),
    ],
)
def test_lists_whose_label_is_another_one(mark, role):
    words = ["Python", "C++", "R", "Go"]
    rng = np.random.default_rng(1)
    drawn = [[words[p] for p in rng.permutation(4)[: rng.integers(1, 4)]] for _ in range(N)]
    frame = pd.DataFrame({"used": [mark.join(each) for each in drawn]})
    typer = SemanticTyper(roles=role and {"used": role}).fit(frame)
    found = typer.transform(frame)
    assert list(found) == ["used_C++", "used_Go", "used_Python", "used_R", "used_n"]
    assert found["used_n"].tolist() == list(map(len, drawn))
