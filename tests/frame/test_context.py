"""Context: names of columns and their neighbours break ties, and overrule no certainty."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from helpers import TestDouble

from pandas_semtype.context import in_context
from pandas_semtype.context.headers import header_evidence, header_words, tokens_of
from pandas_semtype.context.neighbours import PAIRS, PARTNERS, neighbour_evidence
from pandas_semtype.errors import ArgumentError
from pandas_semtype.inference import infer
from pandas_semtype.types import catalogue
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


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("customerZIPCode_2", ["customer", "zip", "code", "2"]),
        ("Código postal", ["codigo", "postal"]),
        ("Straße", ["strasse"]),
        ("HTTPStatus", ["http", "status"]),
        (("geo", "Lat"), ["geo", "lat"]),
        ("", []),
        (7, []),
        (None, []),
        (("a", 1, None), ["a"]),
        ("年齢", ["年齢"]),
        ("\ud800x", ["x"]),
    ],
)
def test_words_of_names(name, tokens):
    assert tokens_of(name) == tokens


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("lat", "latitude"), ("geo_lng", "longitude"), ("Breitengrad", "latitude"),
        ("code postal", "postal_code"), ("PLZ", "postal_code"), ("CEP", "postal_code"),
        ("Zip Codes", "postal_code"), ("firstName", "first_name"), ("Nachname", "last_name"),
        ("apellido", "last_name"), ("sexe", "gender"), ("date_of_birth", "datetime"),
        ("fecha de nacimiento", "datetime"), ("customer_city", "city"), ("Ville", "city"),
        ("country_code", "country_code"), ("country", "country"), ("Land", "country"),
        ("num_rooms", "int"), ("city population", "int"), ("is_member", "boolean"),
        ("number_plate", "license_plate"), ("company website", "uri"), ("address1", "address"),
        ("e-mail", "email"), ("xyzzy", None), ("v17", None), ("", None),
    ],
)  # fmt: skip
def test_a_name_speaks_for_what_it_is_about(name, label):
    labels = list(catalogue())
    row = header_evidence([name], labels)[0]
    if label is None:
        assert not row.any()
    else:
        assert labels[int(row.argmax())] == label
        assert row.max() >= 2.9


def test_the_table_of_words_names_labels_that_exist():
    labels = {label for entry in header_words().values() for label in entry}
    assert labels - {"quantity"} <= set(catalogue())
    # Spelled as the words of a name are: anything else would never be found.
    parts = [word for phrase in header_words() for word in phrase]
    assert [word for word in parts if word.isalpha() and tokens_of(word) != [word]] == []


def test_the_pairs_name_labels_that_exist():
    known = set(catalogue())
    assert {x for one, other, _ in PAIRS for x in (one, other)} <= known
    assert {x for one, others, _ in PARTNERS for x in (one, *others)} <= known


def test_a_name_breaks_a_tie():
    tie = verdict(float=0.55, latitude=0.4)
    assert decided(("lat", tie)) == [("latitude", "context:name")]
    assert decided(("reading", tie)) == [("float", "net")]


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
    alone = verdict(latitude=0.6, float=0.35)
    assert decided(("a", alone), ("b", verdict(text=0.9)))[0] == ("float", "context:neighbour")
    # One column is no table: nothing is missing beside it.
    assert decided(("a", alone)) == [("latitude", "net")]


def test_values_that_leave_no_doubt_are_stronger():
    assert decided(("age", verdict(text=0.999))) == [("text", "net")]
    assert decided(("age", verdict(float=0.5, city=0.4)))[0][0] != "age"
    settled = verdict(settled=True, state=0.97, city=0.03)
    assert decided(("city", settled)) == [("state", "net")]


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


def test_names_count_only_when_asked():
    frame = pd.DataFrame({"age": ["31", "44", "27", "58", "36", "62", "23", "49"] * 3})
    plain = infer(frame.rename(columns={"age": "x"}))
    assert infer(frame).at(0).score == plain.at(0).score
    together = infer(frame, use_names=True)["age"]
    assert together.label == "age"
    named = frame["age"].semtype.infer(use_names=True)
    assert (named.label, named.score) == ("age", together.score)
    assert frame.semtype.infer(use_names=True).types["age"] == "age"
    for wrong in (1, None, "yes"):
        with pytest.raises(ArgumentError, match="use_names"):
            infer(frame, use_names=wrong)
