"""From scores to probabilities: the map, what it leaves alone, and the bars of the modes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.errors import ArgumentError, CheckpointError
from pandas_semtype.simon.classifier import SimonClassifier
from pandas_semtype.simon.decision.confidence import Confidence, shrunk
from pandas_semtype.simon.model import Model
from pandas_semtype.verdict import Verdict

LABELS = ("city", "email", "int", "own")
ENTRY = {
    "slope": 0.5,
    "offsets": {"city": -1.0, "email": 1.0, "int": 0.0},
    "bars": {
        "medium_confidence": {"city": 0.3, "email": 0.3, "int": 0.3},
        "high_confidence": {"city": 0.95, "email": 0.6, "int": 0.9},
    },
}


def verdict(label, score, scores):
    return Verdict(label, score, "net", label, score, (label,), np.array(scores))


def test_chances_rise_with_scores_and_differ_by_label():
    found = Confidence.from_config(ENTRY)
    scores = np.linspace(0, 1, 50)
    city = found.probabilities(scores, ["city"] * 50)
    assert (np.diff(city) >= 0).all()
    assert (found.probabilities(scores, ["email"] * 50) > city).all()
    assert city[0] > 0.0
    assert city[-1] < 1.0


def test_labels_that_were_not_calibrated_keep_their_scores():
    assert Confidence.from_config(ENTRY).probabilities(np.array([0.31]), ["own"]).tolist() == [0.31]
    assert Confidence().probabilities(np.array([0.31]), ["city"]).tolist() == [0.31]


@pytest.mark.parametrize("scores", [[0.9, 0.8, 0.1, 0], [1, 0, 0, 0], [0.4, 0.4, 0.4, 0.39]])
def test_the_verdict_stays_in_front_and_all_add_up_to_one_at_most(scores):
    calibrated = Confidence.from_config(ENTRY).applied(
        [verdict("city", scores[0], scores)], LABELS, [10**6]
    )[0]
    assert calibrated.score == calibrated.scores[0] == calibrated.scores.max()
    assert calibrated.scores.sum() <= 1 + 1e-9
    order = np.argsort(scores[1:], kind="stable")
    assert (np.diff(calibrated.scores[1:][order]) >= 0).all()


def test_verdicts_without_scores_are_left_alone():
    nothing = Verdict("unknown", 0.0, "no_values", "city", 0.0, ())
    assert Confidence.from_config(ENTRY).applied([nothing], LABELS, [0]) == [nothing]
    assert Confidence().applied([], LABELS, []) == []


def test_bars_by_mode():
    found = Confidence.from_config(ENTRY)
    limits = dict.fromkeys(LABELS, 0.5)
    assert found.bars_of("best_guess", limits) == {}
    assert found.bars_of("medium_confidence", limits)["city"] == 0.3
    # What was not calibrated has the threshold of the model, or a high one.
    assert found.bars_of("medium_confidence", limits)["own"] == 0.5
    assert found.bars_of("high_confidence", limits)["own"] == 0.9
    assert found.bars_of("high_confidence", {"own": 0.95})["own"] == 0.95
    assert found.bars_of("medium_confidence", limits, ["city"])["city"] == 0.5


def test_a_model_uses_what_its_config_says(shipped):
    plain = shipped({})
    calibrated = shipped({"calibration": entry_for(plain)})
    low, high = (m.bars("high_confidence")["city"] for m in (plain, calibrated))
    assert (low, high) == (0.9, 0.77)
    assert calibrated.bars("high_confidence", {"city": 0.1})["city"] == 0.1
    assert calibrated.bars("high_confidence", {"city": 0.1})["email"] == 0.77
    assert set(calibrated.bars("high_confidence", 0.2).values()) == {0.2}
    assert calibrated.bars("best_guess", 0.2) == {}
    with pytest.raises(ArgumentError, match="mode='bold'"):
        calibrated.bars("bold")
    with pytest.raises(ArgumentError, match="Did you mean 'city'"):
        calibrated.bars("high_confidence", {"citty": 0.1})


@pytest.mark.parametrize("entry", [{}, {"slope": "x"}, {"slope": 1, "offsets": 3, "bars": {}}, 7])
def test_a_damaged_entry_is_refused_at_load(shipped, entry):
    with pytest.raises(CheckpointError, match=r"config\.json"):
        shipped({"calibration": entry})


@pytest.fixture(scope="module")
def shipped():
    model = Model.load("simon_v2").derive(without=("calibration",))
    return lambda entries: SimonClassifier(model.derive(**entries))


def entry_for(model):
    return {
        "slope": 1.0,
        "offsets": dict.fromkeys(model.labels, 0.0),
        "bars": {
            "medium_confidence": dict.fromkeys(model.labels, 0.33),
            "high_confidence": dict.fromkeys(model.labels, 0.77),
        },
    }


def test_few_cells_lower_the_probability_of_a_verdict_but_never_change_it():
    scores = np.array([0.98, 0.01, 0.01, 0.0])
    given = [verdict("city", scores[0], scores)] * 4
    calibrated = Confidence().applied(given, LABELS, [1, 2, 40, 10**6])
    assert [v.label for v in calibrated] == ["city"] * 4
    probabilities = [v.score for v in calibrated]
    assert probabilities == sorted(probabilities)
    assert probabilities[0] == pytest.approx(0.875, abs=0.005)
    assert probabilities[-1] == pytest.approx(0.98, abs=0.001)
    assert shrunk(np.array([0.3]), np.array([1])) == 0.3
    own = Confidence().applied(given[:1], LABELS, [1], taught=("city",))
    assert own[0].score == pytest.approx(0.98)


def test_two_rows_give_a_lower_probability_than_eighty():
    mails = ["ann@example.org", "bob@example.com"]
    few = pandas_semtype.infer(pd.DataFrame({"a": mails}))["a"]
    many = pandas_semtype.infer(pd.DataFrame({"a": mails * 40}))["a"]
    assert few.label == many.label == "email"
    assert few.score < many.score - 0.001
