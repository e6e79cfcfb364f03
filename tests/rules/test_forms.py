"""What the form of all cells answers, the validators themselves would answer."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("hypothesis", reason="values are drawn by hypothesis")

from hypothesis import given, settings
from hypothesis import strategies as st

from pandas_semtype.sampling import ColumnSample
from pandas_semtype.simon.rules.cells import Cells, present_cells
from pandas_semtype.simon.rules.forms import FAIL, PASS, form_of
from pandas_semtype.simon.rules.impossible import passing
from pandas_semtype.simon.rules.validators import validators

WHOLE = st.from_regex(r"\A-?[0-9]{1,24}\Z")
DECIMAL = st.from_regex(r"\A-?[0-9]{1,12}\.[0-9]{1,12}\Z")
# Words as they stand in cells, those that a format might take for its own among them.
WORDS = st.one_of(
    st.text(st.characters(exclude_categories=["Nd", "Cs"]), min_size=1, max_size=24),
    st.from_regex(r"\A[A-Za-z]{1,8}(?:[-./:,@ #'°%$()+][A-Za-z]{0,8}){0,4}\Z"),
    st.sampled_from(
        ["inf", "AM", "N", "S 'W\"", "ten percent", "two hours", "Q one", "aa:bb:cc:dd:ee:ff",
         "€", "no.", "GIR AA", "#", "+", "()", "FEBRUARY", "III", "½", "四月", "六十", "٪", "°"]
    ),
)  # fmt: skip
STRATEGIES = {"words": WORDS, "whole": WHOLE, "numbers": st.one_of(WHOLE, DECIMAL)}


def cells_of(values):
    return Cells(list(values), [1] * len(values), len(values), len(values), len(values), 1)


@pytest.mark.parametrize("form", STRATEGIES)
@settings(max_examples=150, deadline=None, derandomize=True)
@given(data=st.data())
def test_no_cell_of_a_form_says_otherwise(form, data):
    values = data.draw(st.lists(STRATEGIES[form], min_size=1, max_size=12, unique=True))
    values = [value for value in map(str.strip, values) if value]
    if not values:
        return
    found = form_of(values)
    assert found == form or (found, form) in {("whole", "numbers"), ("", "words")}
    for label in FAIL[found]:
        assert not validators()[label](values).any(), label
    for label in PASS[found]:
        assert validators()[label](values).all(), label


@pytest.mark.parametrize("form", STRATEGIES)
def test_labels_of_a_form_have_validators(form):
    assert FAIL[form] <= validators().keys()
    assert PASS[form] <= validators().keys()
    assert FAIL[form].isdisjoint(PASS[form])
    # A column of whole numbers is one of numbers too.
    assert FAIL["numbers"] <= FAIL["whole"]
    assert PASS["numbers"] <= PASS["whole"]


@pytest.mark.parametrize(
    ("values", "form"),
    [
        (["12", "007", "-3"], "whole"),
        (["12", "0.5"], "numbers"),
        (["12", "1,5"], ""),
        (["1\n2", "3"], ""),
        (["1", "2", "x"], ""),
        (["+5", "6"], ""),
        (["٣", "٤"], ""),
        (["½", "red"], "words"),
        (["3.", "4."], ""),
    ],
)
def test_forms(values, form):
    assert form_of(values) == form
    assert cells_of(values).form == form


@pytest.mark.parametrize(
    "values",
    [["12", "13", "14"], ["1.5", "2", "2.25"], ["red", "green", "blue"], ["red", "12", "blue"]],
)
def test_validators_that_are_not_asked_are_reported_as_if_they_were(values):
    known, open_ = cells_of(values), cells_of(values)
    open_.found.update(dict.fromkeys(_form_finders(open_), ""))
    assert open_.form == ""
    for validator in validators().values():
        assert passing(validator, known) == passing(validator, open_), validator.label


def _form_finders(cells):
    assert cells.form in FAIL
    return list(cells.found)


def test_what_is_found_out_is_found_out_once():
    calls = []

    def find(cells):
        calls.append(len(cells.values))
        return cells.values[0]

    cells = present_cells(ColumnSample(["b", "a"], np.array([2, 1]), 3, 3, 0))
    assert cells is not None
    assert [cells.once(find), cells.once(find)] == ["b", "b"]
    assert calls == [2]
