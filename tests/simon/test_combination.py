"""Labels are weighed against each other by what real tables hold."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pandas_semtype.sampling import sample_series
from pandas_semtype.simon.decision.combination import BY_SHARES, NONE, Combination
from pandas_semtype.simon.decision.verdict import decide_all
from pandas_semtype.simon.training.combination import WIDEST, Evidence, credit_of, fit
from pandas_semtype.simon.training.portals.hand_labels import HandLabel

LABELS = ("city", "product", "text")


def test_probabilities_sum_to_less_than_one_and_keep_what_is_impossible():
    combination = Combination(0.8, {"city": 1.0, "product": -1.0})
    scores = np.array([[0.5, 0.5, 0.0], [1e-9, 1e-9, 1e-9], [0.0, 0.0, 0.0]])
    found = combination.probabilities(scores, LABELS)
    assert (found.sum(axis=1) < 1.0).all()
    assert found[0, 0] > found[0, 1] > found[0, 2] == 0.0
    assert found[1].sum() < 0.01  # nothing is likely: none of these
    assert not found[2].any()


def test_labels_it_does_not_know_keep_their_odds():
    combination = Combination(1.0, {"city": 1.0})
    found = combination.probabilities(np.array([[0.2, 0.4, 0.1]]), ("sku", "callsign", "text"))
    assert found[0, 1] / found[0, 0] == pytest.approx(2.0)


@pytest.mark.parametrize(
    "entry",
    [
        {"slope": "x", "offsets": {}},
        {"slope": float("nan"), "offsets": {}},
        {"slope": 1.0, "offsets": {"city": float("inf")}},
        {"slope": 1.0, "offsets": {"city": 1e6}},
        {"offsets": {}},
        {"slope": 1.0, "offsets": [1.0]},
    ],
)
def test_wrong_entries_are_refused(entry):
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        Combination.from_config(entry)


def test_entries_round_trip():
    combination = Combination(0.8, {"city": 1.25})
    assert Combination.from_config(combination.to_config()) == combination
    assert Combination.from_config(None) is None


def test_offsets_decide_between_labels_that_are_as_likely():
    cells = [f"Qordel {chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(30)]
    sample, scores = sample_series(pd.Series(cells)), np.array([[0.50, 0.55, 0.9]])
    rare = Combination(1.0, {"product": -2.0})
    [plain] = decide_all([sample], scores, LABELS, best_guess=True)
    [weighed] = decide_all([sample], scores, LABELS, best_guess=True, combination=rare)
    assert plain.label == "product"
    assert (weighed.label, weighed.reason) == ("city", BY_SHARES)
    # The network alone stays alone.
    [alone] = decide_all(
        [sample], scores, LABELS, use_rules=False, best_guess=True, combination=rare
    )
    assert alone.label == "product"


def test_the_fit_finds_the_shares_of_labels():
    rng = np.random.default_rng(5)
    truth = (rng.random(2000) >= 0.6).astype(int)  # six of ten columns are cities
    logs = np.log(np.full((2000, 3), 0.9)) + rng.normal(0, 0.01, (2000, 3))
    possible = np.ones((2000, 3), dtype=bool)
    possible[:, 2] = False
    found = fit(Evidence(logs, possible, np.eye(3)[truth]), LABELS, penalty=20.0).offsets
    assert found["city"] - found["product"] == pytest.approx(np.log(0.6 / 0.4), abs=0.08)
    assert found["text"] == 0.0  # it was never possible


def test_no_offset_is_wider_than_the_bound():
    logs = np.log(np.full((500, 3), 0.3))
    evidence = Evidence(logs, np.ones((500, 3), dtype=bool), np.tile([1.0, 0.0, 0.0], (500, 1)))
    found = fit(evidence, LABELS, penalty=1e-3).offsets
    assert found["city"] == WIDEST
    assert min(found.values()) >= -WIDEST


def test_other_acceptable_labels_count_less():
    truth = HandLabel("city", also=("text",))
    assert credit_of(truth, LABELS).tolist() == [1.0, 0.0, 0.75]
    logs = np.log(np.full((200, 3), 0.3))
    both = Evidence(logs, np.ones((200, 3), dtype=bool), np.tile([1.0, 0.0, 0.5], (200, 1)))
    found = fit(both, LABELS).offsets
    assert found["city"] > found["text"] > found["product"]


def test_the_fit_reaches_a_minimum():
    rng = np.random.default_rng(6)
    logs = np.log(rng.dirichlet(np.ones(3), 300))
    chance = np.exp(0.7 * logs)
    chance /= chance.sum(axis=1, keepdims=True)
    truth = np.array([rng.choice(3, p=row) for row in chance])
    credit = np.maximum(np.eye(3)[truth], np.where(rng.random((300, 3)) < 0.2, 0.5, 0.0))
    evidence = Evidence(logs, np.ones((300, 3), dtype=bool), credit)
    best = fit(evidence, LABELS)
    assert 0.4 < best.slope < 1.0

    def loss(slope: float, offsets: dict[str, float]) -> float:
        weights = np.exp(slope * logs + np.array([offsets[x] for x in LABELS]))
        right = (weights * credit).sum(axis=1) / (weights.sum(axis=1) + NONE)
        penalties = 2.0 * sum(x * x for x in offsets.values()) + 3.0 * np.log(slope) ** 2
        return float(-np.log(right).sum() + penalties)

    lowest = loss(best.slope, dict(best.offsets))
    for label in LABELS:
        for step in (-0.1, 0.1):
            moved = {**best.offsets, label: best.offsets[label] + step}
            assert loss(best.slope, moved) > lowest
    assert loss(best.slope * 1.1, dict(best.offsets)) > lowest
    assert loss(best.slope / 1.1, dict(best.offsets)) > lowest


def test_a_label_it_does_not_know_is_weighed_as_one_without_an_offset():
    found = Combination(1.0, {"city": 0.0}).probabilities(np.array([[0.2, 0.2]]), ("city", "sku"))
    assert found[0, 0] == pytest.approx(found[0, 1])
