"""Context: names of columns and their neighbours break ties, and overrule no certainty."""

from __future__ import annotations

import string

import numpy as np
import pandas as pd
import pytest
from helpers import TestDouble

from pandas_semtype.context import evidence_of_names, in_context
from pandas_semtype.context.neighbours import neighbour_evidence
from pandas_semtype.errors import ArgumentError
from pandas_semtype.explanation import Evidence
from pandas_semtype.inference import infer
from pandas_semtype.verdict import Verdict

LABELS = ("age", "city", "float", "gender", "int", "latitude", "longitude", "state", "text", "year")


def verdict(settled=False, **probabilities):
    scores = np.array([probabilities.get(label, 0.0) for label in LABELS])
    best = LABELS[int(scores.argmax())]
    top = float(scores.max())
    return Verdict(best, top, "net", best, top, (best,), scores, settled)


def decided(*columns):
    """Return labels and reasons of (name, verdict) pairs in context."""
    names = [name for name, _ in columns]
    found = in_context([v for _, v in columns], names, LABELS)
    return [(v.label, v.reason) for v in found]


def test_a_name_breaks_a_tie():
    tie = verdict(float=0.55, latitude=0.4)
    assert decided(("lat", tie)) == [("latitude", "context:name")]
    assert decided(("reading", tie)) == [("float", "net")]


def test_names_that_look_generated_count_only_when_told_to():
    tie = verdict(float=0.55, latitude=0.44)
    guesses, names = [tie, verdict(longitude=0.9)], ["x", "c1"]
    assert in_context(guesses, names, LABELS, every_name=False) == guesses
    named = in_context(guesses, ["lat", "c1"], LABELS, every_name=False)
    assert [v.label for v in named] == ["latitude", "longitude"]
    assert [v.label for v in in_context(guesses, names, LABELS)] == ["latitude", "longitude"]


@pytest.mark.parametrize("beside", ["b", "c", "value"])
def test_no_evidence_of_a_short_name_is_a_last_bit_below_its_bound(beside):
    # On some processors it was, so that a name said nothing there and something elsewhere.
    for word in (*string.ascii_lowercase, "zj", "gg", "qa"):
        most = evidence_of_names([word, beside], LABELS, [word, beside])[0].max()
        assert most == 1.0 or abs(most - 1.0) > 1e-6


def test_no_name_speaks_against_a_label_of_a_user():
    labels = ("mine", *LABELS)
    guess = Verdict("mine", 0.7, "taught", "mine", 0.7, ("mine",), np.array([0.7, *[0.02] * 10]))
    for name in ("description", "value", "phone", "anything"):
        assert in_context([guess], [name], labels)[0].label == "mine"


def test_neighbours_break_ties():
    tie = verdict(latitude=0.45, float=0.5)
    other = verdict(longitude=0.9)
    assert decided(("a", tie), ("b", other)) == [
        ("latitude", "context:neighbour"),
        ("longitude", "net"),
    ]
    age = verdict(age=0.4, int=0.45)
    assert decided(("a", age), ("b", verdict(gender=0.95)))[0] == ("age", "context:neighbour")


def test_what_hardly_stands_alone_needs_company():
    alone = np.array([[0.5, 0.45, 0.0], [0.0, 0.0, 0.9]])
    beside = np.array([[0.5, 0.45, 0.0], [0.0, 0.0, 0.9]])
    labels = ("latitude", "float", "text")
    with_text = neighbour_evidence(alone, labels)[0]
    with_longitude = neighbour_evidence(beside, ("latitude", "float", "longitude"))[0]
    gained_alone, gained_beside = (x[0] - x[1] for x in (with_text, with_longitude))
    assert gained_alone < 0.1
    assert gained_beside > 3
    # One column is no table: nothing is missing beside it.
    assert not neighbour_evidence(alone[:1], labels).any()


def test_values_that_leave_no_doubt_are_stronger():
    assert decided(("age", verdict(text=0.999))) == [("text", "net")]
    assert decided(("age", verdict(float=0.5, city=0.4)))[0][0] != "age"
    settled = verdict(settled=True, state=0.97, city=0.03)
    assert decided(("city", settled)) == [("state", "net")]


def test_what_is_settled_gives_way_to_what_says_more():
    labels = ("city", "date_of_birth", "datetime")
    scores = np.array([0.01, 0.1, 0.89])
    dates = Verdict(
        "datetime", 0.97, "format:iso_date", "datetime", 0.9, ("datetime",), scores, True
    )
    for name, label in (
        ("date_of_birth", "date_of_birth"),
        ("created", "datetime"),
        ("city", "datetime"),
    ):
        assert in_context([dates], [name], labels)[0].label == label


PROVABLE = ("ean", "identifier", "imei", "int", "national_id", "phone", "text")


def proved(label, proving=True, **scores):
    """Return a verdict whose cells have right check digits, by a rule that does not settle it."""
    values = np.array([scores.get(name, 0.0) for name in PROVABLE])
    told = (Evidence("rule", f"proved:{label}", label, 4.6),) if proving else ()
    return Verdict(label, 0.7, "net", label, 0.7, (label,), values, evidence=told)


def test_what_a_rule_settled_is_not_asked_about_again():
    scores = np.where(np.array(LABELS) == "state", 0.9, 0.01)
    guess = Verdict("state", 0.9, "values:states", "state", 0.9, ("state",), scores, settled=True)
    found = in_context([guess], ["state"], LABELS, ruled_out=[lambda _: True])
    assert [v.label for v in found] == ["state"]


@pytest.mark.parametrize("name", ["주민번호", "id", "Nummer", "customer code", "数值编号"])
@pytest.mark.parametrize("label", ["ean", "imei", "national_id"])
def test_no_name_that_says_less_hides_what_check_digits_prove(name, label):
    guess = proved(label, **{label: 0.7, "identifier": 0.15, "text": 0.1, "int": 0.05})
    found = in_context([guess], [name], PROVABLE)[0]
    assert found.label == label


def test_without_proof_a_name_that_says_less_still_counts():
    scores = {"national_id": 0.5, "identifier": 0.4}
    guess = proved("national_id", proving=False, **scores)
    assert in_context([guess], ["id"], PROVABLE)[0].label == "identifier"
    assert in_context([proved("national_id", **scores)], ["id"], PROVABLE)[0].label != "identifier"


def test_a_name_that_says_something_else_counts_beside_a_proof():
    guess = proved("ean", ean=0.5, phone=0.45)
    assert in_context([guess], ["phone"], PROVABLE)[0].label == "phone"
    assert in_context([guess], ["barcode"], PROVABLE)[0].label == "ean"


def test_probabilities_stay_probabilities():
    columns = [("lat", verdict(float=0.55, latitude=0.4)), ("year", verdict(int=0.5, year=0.3))]
    for found in in_context([v for _, v in columns], [n for n, _ in columns], LABELS):
        assert found.score == found.scores.max()
        assert found.scores.sum() <= 1 + 1e-9


def test_columns_without_values_and_models_without_scores_are_left_alone():
    nothing = Verdict.without_values()
    assert in_context([nothing], ["lat"], LABELS) == [nothing]
    assert in_context([], [], LABELS) == []
    frame = pd.DataFrame({"email": ["1", "2"]})
    assert infer(frame, model=TestDouble(), use_names=True).types["email"] == "int"


def test_order_of_columns_does_not_matter():
    rng = np.random.default_rng(0)
    probabilities = rng.dirichlet(np.full(len(LABELS), 0.3), 7)
    order = rng.permutation(7)
    whole = neighbour_evidence(probabilities, LABELS)
    assert neighbour_evidence(probabilities[order], LABELS) == pytest.approx(whole[order])
    assert not neighbour_evidence(probabilities[:1], LABELS).any()


def test_names_count_where_they_say_something():
    frame = pd.DataFrame({"age": ["31", "44", "27", "58", "36", "62", "23", "49"] * 3})
    unnamed = frame.rename(columns={"age": "c0"})
    by_cells = infer(frame, use_names=False)["age"]
    assert (
        infer(unnamed).at(0).score == by_cells.score == infer(unnamed, use_names=False).at(0).score
    )
    named = infer(frame)["age"]
    assert named.label == "age"
    assert infer(frame, use_names="auto")["age"].score == named.score
    assert infer(frame, use_names=True)["age"].score == named.score
    alone = frame["age"].semtype.infer()
    assert (alone.label, alone.score) == ("age", named.score)
    assert frame["age"].semtype.infer(use_names=False).score == by_cells.score
    assert frame.semtype.infer().types["age"] == frame.semtype.types["age"] == "age"
    for wrong in (1, None, "yes", "AUTO", ["auto"]):
        with pytest.raises(ArgumentError, match="use_names"):
            infer(frame, use_names=wrong)


@pytest.mark.parametrize("name", ["yyyymmdd", "year", "yyyy", "birth_year", "jahr"])
@pytest.mark.parametrize("form", ["%Y%m%d", "%Y-%m-%d", "%d.%m.%Y"])
def test_no_name_makes_years_of_days(name, form):
    days = pd.Series(pd.date_range("1961-03-02", periods=80, freq="211D")).dt.strftime(form)
    frames = [days] if form != "%Y%m%d" else [days, days.astype(int)]
    for cells in frames:
        result = infer(pd.DataFrame({name: cells, "n": range(80)}))
        assert result[name].label == "datetime"
        assert result[name].parse.kind == "date"


def test_a_name_still_says_which_dates_they_are():
    days = pd.Series(pd.date_range("1961-03-02", periods=80, freq="151D")).dt.strftime("%Y%m%d")
    frame = pd.DataFrame(dict.fromkeys(("year", "time", "date_of_birth", "YEAR 2"), days))
    assert [one.label for one in infer(frame)] == [
        "datetime", "datetime", "date_of_birth", "datetime",
    ]  # fmt: skip
    assert infer(pd.DataFrame({"year": range(1950, 2020)}))["year"].label == "year"


@pytest.mark.parametrize(
    "name", ["date_of_birth", "Date of Birth", "DateOfBirth", "dob", "geburtsdatum"]
)
@pytest.mark.parametrize("form", ["%Y-%m-%d", "%m/%d/%Y", "%d.%m.%y"])
def test_a_date_of_birth_is_one_though_its_name_says_date(name, form):
    days = pd.date_range("1951-03-04", periods=40, freq="231D").strftime(form)
    result = infer(pd.DataFrame({name: days, "date_of_hire": days}))
    assert [one.label for one in result] == ["date_of_birth", "datetime"]
