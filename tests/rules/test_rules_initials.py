"""Family names with initials are names of people."""

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.initials import initial_opinions

SEVERAL = {
    "russian": ["Орлова Е.Д.", "Титов В.А.", "Громова Н. С.", "Лаптев К.К."],
    "ukrainian": ["Шевчук І.П.", "Коваль О.М.", "Бойко Є.В."],
    "latin": ["Huber A.M.", "Novak, J.K.", "Larsen P. E."],
    "in front": ["J.R. Marsh", "A. B. Lindqvist", "T.K. O'Dea"],
}


@pytest.mark.parametrize("names", SEVERAL.values(), ids=SEVERAL)
def test_two_initials_settle(names):
    (opinion,) = initial_opinions(cells_of(names))
    assert (opinion.label, opinion.kind) == ("person_name", "settles")
    found = pandas_semtype.infer(pd.DataFrame({"x": names * 3}), use_names=False)
    assert found["x"].label == "person_name"


def test_one_initial_supports():
    opinion, *against = initial_opinions(cells_of(["Gruber A.", "Steiner M.", "Moser K."]))
    assert (opinion.label, opinion.kind) == ("person_name", "supports")
    assert {o.label for o in against} == {"company", "first_name"}


@pytest.mark.parametrize(
    "values",
    [
        ["U.S.", "U.K.", "E.U."],
        ["vitamin B.", "see p.", "no. 5"],
        ["E. coli", "B. subtilis", "S. aureus"],
        ["Main St.", "Oak Ave.", "Elm Rd."],
        ["Orlov D.M.", "house 5", "closed", "Petrova A.S."],
    ],
    ids=["states", "words", "species", "streets", "half"],
)
def test_abbreviations_do_not(values):
    assert not any(o.kind == "settles" for o in initial_opinions(cells_of(values)))


@pytest.mark.parametrize(
    "values",
    [
        ["U.S. Army", "U.S. Navy", "U.S. Senate", "U.S. Congress"],
        ["Vins du Lac S.A.", "Riva S.A.", "Kowal S.A."],
        ["N. Main", "S. Oak", "W. Elm", "E. Pine"],
    ],
    ids=["country", "companies", "streets"],
)
def test_initials_of_one_thing_say_nothing(values):
    assert initial_opinions(cells_of(values)) == []


def test_people_whose_initial_is_the_same_are_people():
    opinions = initial_opinions(cells_of(["Gruber A.", "Steiner A.", "Moser A."]))
    assert opinions[0].label == "person_name"
