"""Scores of labels that names had a part in: chances of being acceptable, not shares."""

import json
from importlib.resources import files

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype import InferenceResult
from pandas_semtype.context.certainty import with_certainty
from pandas_semtype.context.weights import FILE, ContextWeights
from pandas_semtype.verdict import Verdict

LABELS = ("int", "identifier", "code")
WEIGHTS = ContextWeights(slope=0.5, offset=1.5)


def verdict(label, scores, *, settled=False):
    scores = np.array(scores)
    score = float(scores[LABELS.index(label)]) if label in LABELS else float(scores.max())
    return Verdict(label, score, "net", label, score, (label,), scores, settled=settled)


def applied(guess, named, **keywords):
    return with_certainty([guess], [named], LABELS, weights=WEIGHTS, **keywords)[0]


@pytest.mark.parametrize("shares", [[0.6, 0.3, 0.1], [0.36, 0.34, 0.3], [0.999, 0.0, 0.001]])
def test_a_share_becomes_the_chance_of_being_acceptable(shares):
    found = applied(verdict("int", [0.9, 0.05, 0.05]), verdict("int", shares))
    odds = 0.5 * np.log(shares[0] / (1 - shares[0])) + 1.5
    assert found.score == pytest.approx(1 / (1 + np.exp(-odds)))
    assert found.scores[0] == found.score == found.scores.max()
    assert list(found.scores[1:]) == shares[1:]


def test_more_share_is_never_less_sure():
    shares = np.linspace(0.01, 0.99, 50)
    guess = verdict("int", [0.9, 0.05, 0.05])
    scores = [applied(guess, verdict("int", [x, 1 - x, 0.0])).score for x in shares]
    assert all(np.diff(scores) > 0)


def test_what_context_left_alone_keeps_its_score():
    guess = verdict("int", [0.6, 0.3, 0.1])
    assert applied(guess, guess) is guess


def test_what_a_rule_settles_keeps_its_score():
    named = verdict("int", [0.97, 0.02, 0.01], settled=True)
    assert applied(verdict("int", [0.99, 0.005, 0.005]), named) is named


def test_a_label_of_the_user_keeps_its_score():
    named = verdict("code", [0.2, 0.1, 0.7])
    assert applied(verdict("int", [0.9, 0.05, 0.05]), named, user_labels={"code"}) is named


def test_a_label_that_is_not_the_likeliest_becomes_the_surest():
    found = applied(verdict("code", [0.1, 0.3, 0.5]), verdict("int", [0.2, 0.34, 0.3]))
    assert found.score == found.scores[0] == found.scores.max()


def test_what_is_none_of_the_labels_is_not_sure():
    found = applied(verdict("int", [0.2, 0.1, 0.1]), verdict("int", [0.06, 0.02, 0.02]))
    assert found.score == pytest.approx(0.1)
    states = pd.DataFrame({"state": ["Ohio", "Iowa", "Utah", "Maine", "Texas", "Idaho"] * 6})
    asked = pandas_semtype.infer(states, types=["city", "last_name"], mode="best_guess").at(0)
    assert asked.score < 0.05


def test_another_label_is_no_less_likely_for_it():
    labels = ("company", "person_name")
    guess = Verdict("company", 0.5, "net", "company", 0.5, ("company",), np.array([0.5, 0.5]))
    named = Verdict("company", 0.57, "net", "company", 0.5, ("company",), np.array([0.57, 0.42]))
    found = with_certainty([guess], [named], labels, weights=WEIGHTS)
    result = InferenceResult(pd.Index(["entry"]), found, [[0.5, 0.5]], labels, "example")
    assert result.personal_data()["label"].tolist() == ["person_name"]


def test_nothing_is_said_of_columns_without_a_label():
    empty = Verdict.without_values()
    unknown = verdict("unknown", [0.1, 0.1, 0.1])
    assert with_certainty([empty, empty], [empty, unknown], LABELS) == [empty, unknown]


def test_the_weights_of_the_package_have_both_numbers():
    entries = json.loads(files("pandas_semtype.context").joinpath(FILE).read_text(encoding="utf-8"))
    assert 0.3 < entries["slope"] <= 1.0
    assert entries["offset"] > 0.0


def test_a_name_makes_keys_surer_than_their_share():
    keys = pd.DataFrame({"order_id": range(4000, 4120)}).sample(frac=1, random_state=1)
    found = keys.semtype.infer()["order_id"]
    assert found.label in ("identifier", "int")
    assert found.score > 0.8
    assert all(score <= found.score for _, score in found.alternatives)


@pytest.mark.parametrize("least", [0.5, 0.8, 0.95])
def test_a_threshold_is_about_the_score_that_is_shown(least):
    frame = pd.DataFrame(
        {
            "age": [23, 45, 31, 62, 18, 54, 39, 27] * 4,
            "region": ["North", "South", "East", "West"] * 8,
            "note_ref": ["A1", "B7", "C2", "Z9", "K4", "M3", "A8", "B2"] * 4,
        }
    )
    for found in pandas_semtype.infer(frame, threshold=least):
        assert found.label == "unknown" or found.score >= least


def test_a_label_that_others_are_as_likely_as_gives_way_by_its_share(monkeypatch):
    frame = pd.DataFrame({"customer_age": ["23", "45", "31", "62", "18", "54", "39", "27"] * 4})

    def spread(guesses, **_):
        labels = list(pandas_semtype.load("simon_v2").labels)
        scores = np.zeros(len(labels))
        scores[labels.index("age")], scores[labels.index("int")] = 0.3, 0.25
        return [Verdict("age", 0.3, "net", "age", 0.9, ("age", "int"), scores) for _ in guesses]

    monkeypatch.setattr("pandas_semtype.inferring.in_context", spread)
    default, best = (frame.semtype.infer(mode=mode).at(0) for mode in (None, "best_guess"))
    assert (default.label, default.reason) == ("int", "low_score")
    assert default.score > dict(default.alternatives)["age"]
    assert best.label == "age"
    assert best.score > 0.35  # the bar that its share did not reach
    assert best.score > dict(best.alternatives)["int"]
