"""Verdicts: of a model of one's own, accepted or unknown by mode, and their alternatives."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from helpers import TestDouble

from pandas_semtype import option_context, session, using
from pandas_semtype.errors import ArgumentError, LowConfidenceWarning
from pandas_semtype.inference import infer, positions_of_types
from pandas_semtype.prediction import ColumnPrediction
from pandas_semtype.verdict import MODES, Verdict, accept, alternatives

SURE, LIKELY, HARDLY = "c1", "c2", "c3"  # as names they say nothing


class Guesser(TestDouble):
    """TEST DOUBLE whose verdicts are as sure as the first cell of the column says."""

    labels = ("email", "int", "text", "float")

    def infer_samples(self, samples, **options):
        _, proba = super().infer_samples(samples, **options)
        scores = [{SURE: 0.97, LIKELY: 0.6, HARDLY: 0.2}[s.values[0]] for s in samples]
        return [
            Verdict("text", c, "net", "text", c, ("text",), np.array([0.01, 0.0, c, 0.02]))
            for c in scores
        ], proba

    def bars(self, mode, threshold):
        if mode == "best_guess":
            return {}
        bar = {"medium_confidence": 0.35, "high_confidence": 0.9}[mode]
        return {"text": bar if threshold is None else threshold}


@pytest.fixture
def frame():
    return pd.DataFrame({name: [name] for name in (SURE, LIKELY, HARDLY)})


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (None, ["text", "text", "text"]),
        ("medium_confidence", ["text", "text", "text"]),
        ("high_confidence", ["text", "unknown", "unknown"]),
        ("best_guess", ["text", "text", "text"]),
    ],
)
def test_every_mode_by_every_way_in(frame, mode, expected):
    model = Guesser()
    result = infer(frame, model=model, mode=mode)
    assert result.types.tolist() == expected
    assert result.mode == (mode or "medium_confidence")
    assert result.scores.tolist() == [0.97, 0.6, 0.2]
    assert frame.semtype.infer(model=model, mode=mode) == result
    for name, label in zip(frame, expected, strict=True):
        assert frame[name].semtype.infer(model=model, mode=mode).label == label
    with option_context(mode=mode):
        assert infer(frame, model=model) == result


def test_unknown_keeps_the_best_guess_as_first_alternative(frame):
    prediction = infer(frame, model=Guesser(), threshold=0.5)[HARDLY]
    assert (prediction.label, prediction.reason, prediction.labels) == ("unknown", "low_score", ())
    assert prediction.alternatives == (("text", 0.2), ("float", 0.02), ("email", 0.01))
    assert prediction.score == 0.2


def test_the_mode_can_be_set_by_the_environment(frame, monkeypatch):
    monkeypatch.setenv("PANDAS_SEMTYPE_MODE", "high_confidence")
    assert infer(frame, model=Guesser()).types[LIKELY] == "unknown"
    monkeypatch.setenv("PANDAS_SEMTYPE_MODE", "bold")
    with pytest.raises(ArgumentError, match="PANDAS_SEMTYPE_MODE='bold'"):
        infer(frame, model=Guesser())


def test_a_threshold_goes_before_the_mode(frame):
    model = Guesser()
    assert infer(frame, model=model, threshold=0.1).types.tolist() == ["text"] * 3
    strict = infer(frame, model=model, threshold=0.7, mode="high_confidence")
    assert strict.types.tolist() == ["text", "unknown", "unknown"]
    with pytest.raises(ArgumentError, match="no threshold beside mode='best_guess'"):
        infer(frame, model=model, threshold=0.7, mode="best_guess")
    with option_context(threshold=0.7):
        assert infer(frame, model=model, mode="best_guess").types[HARDLY] == "text"


@pytest.mark.parametrize("mode", ["bold", "", 1, True, ["best_guess"]])
def test_other_modes_are_refused(frame, mode):
    with pytest.raises(ArgumentError, match="mode="):
        infer(frame, model=Guesser(), mode=mode)


def test_a_model_without_bars_is_taken_at_its_word(contacts):
    for mode in MODES:
        assert infer(contacts, model=TestDouble(), mode=mode).types["mail"] == "email"


def test_what_is_remembered_serves_every_mode(frame):
    model = Guesser()
    session.forget()
    with using(model):
        with option_context(mode="high_confidence"):
            first = frame.semtype.types
        with option_context(mode="best_guess"):
            second = frame.semtype.types
    assert (first[HARDLY], second[HARDLY]) == ("unknown", "text")
    assert len(model.asked) == 1


def test_selecting_warns_of_what_it_left_out(frame):
    with using(Guesser()), option_context(threshold=0.35):
        with pytest.warns(LowConfidenceWarning, match=f"1 column.*'{HARDLY}' may be 'text'"):
            assert positions_of_types(frame, ["text"]) == [0, 1]
        # Nothing to tell where nothing of these types was left out, or unknown is wanted.
        assert positions_of_types(frame, ["email"]) == []
        assert positions_of_types(frame, ["text", "unknown"]) == [0, 1, 2]


class Doubter(Guesser):
    """Thinks of e-mail first, of numbers next, and is sure of nothing."""

    def infer_samples(self, samples, **given):
        _, proba = super().infer_samples(samples, **given)
        scores = np.array([0.3, 0.2, 0.1, 0.05])
        return [Verdict("email", 0.3, "net", "email", 0.3, (), scores) for _ in samples], proba

    def bars(self, mode, threshold):
        return {} if mode == "best_guess" else {"email": 0.35 if threshold is None else threshold}


def test_the_default_mode_gives_a_general_label_where_no_other_is_likely(frame):
    told = infer(frame, model=Doubter())[HARDLY]
    assert (told.label, told.score, told.reason) == ("int", 0.2, "low_score")
    assert told.best_guess == "email"
    assert told.alternatives[0] == ("email", 0.3)
    assert told.labels == ("int",)


def test_nothing_general_is_given_where_somebody_said_what_he_wants(frame):
    for how in ({"mode": "high_confidence"}, {"threshold": 0.5}):
        told = infer(frame, model=Doubter(), **how)[HARDLY]
        assert (told.label, told.score, told.best_guess) == ("unknown", 0.3, "email")
    with option_context(threshold=0.4):
        assert infer(frame, model=Doubter())[HARDLY].label == "unknown"
    assert infer(frame, model=Doubter(), mode="best_guess")[HARDLY].label == "email"


def test_a_general_label_is_never_one_that_is_impossible():
    scores = np.array([0.3, 0.0, 0.0])
    guess = Verdict("email", 0.3, "net", "email", 0.3, (), scores)
    labels = ("email", "int", "text")
    assert accept([guess], {"email": 0.9}, labels)[0].label == "unknown"
    assert accept([guess], {"email": 0.2}, labels)[0].label == "email"


def test_selecting_tells_of_columns_that_got_a_general_label(frame):
    with using(Doubter()):
        with pytest.warns(LowConfidenceWarning, match=r"3 column.*may be 'email'"):
            assert positions_of_types(frame, ["email"]) == []
        assert positions_of_types(frame, ["int"]) == [0, 1, 2]


def test_accepting_names_what_the_label_implies():
    guess = Verdict("first_name", 0.2, "net", "city", 0.7, ("text",))
    accepted = accept([guess], None)[0]
    assert accepted.labels == ("first_name", "person_name", "text")
    nothing = Verdict.without_values()
    assert accept([nothing], {"text": 1.0}) == [nothing]


def test_the_shipped_model_never_contradicts_itself():
    frame = pd.DataFrame(
        {"a": ["Lyon", "Oslo", "Rome"], "b": ["x1", "q7", "z0"], "c": ["a@example.org"] * 3}
    )
    guess, high = (infer(frame, mode=mode) for mode in ("best_guess", "high_confidence"))
    assert "unknown" not in set(guess.types)
    assert high.types["c"] == "email"
    for best, sure in zip(guess, high, strict=True):
        assert sure.label in (best.label, "unknown")
        assert sure.score == best.score
        assert best.alternatives == () or best.alternatives[0][1] <= best.score
        assert best.score + sum(score for _, score in best.alternatives) <= 1 + 1e-9


def test_any_object_with_the_attributes_is_a_verdict():
    given = SimpleNamespace(
        label=np.str_("city"),
        score=np.float32(0.5),
        reason="mine",
        labels=["city", "text"],
        net_label="text",
        net_score=1,
    )
    found = Verdict.of(given)
    assert found == Verdict("city", 0.5, "mine", "text", 1.0, ("city", "text"))
    assert (found.scores, found.settled, found.alternatives) == (None, False, ())
    assert {type(found.label), type(found.score), type(found.labels)} == {str, float, tuple}
    assert Verdict.of(found) is found
    given.scores, given.settled = [0.5, 0.25], 1
    given.alternatives = [("state", 0.25)]
    found = Verdict.of(given)
    assert found.scores.tolist() == [0.5, 0.25]
    assert (found.settled, found.alternatives) == (True, (("state", 0.25),))
    del given.reason
    with pytest.raises(AttributeError, match="reason"):
        Verdict.of(given)


def test_a_prediction_is_a_verdict_too():
    prediction = ColumnPrediction(
        "a", "city", 0.5, "net", ("city",), "city", 0.5, alternatives=(("state", 0.25),)
    )
    found = Verdict.of(prediction)
    assert found == Verdict("city", 0.5, "net", "city", 0.5, ("city",))
    assert alternatives([found], ["city", "state"]) == [(("state", 0.25),)]


def test_verdicts_compare_without_scores_and_cannot_be_changed():
    one, other = (
        Verdict("city", 0.5, "net", "city", 0.5, ("city",), np.array([x])) for x in (0, 1)
    )
    assert one == other
    assert "scores" not in repr(one)
    with pytest.raises(FrozenInstanceError):
        one.label = "state"


def test_a_best_guess_is_named():
    guess = Verdict("first_name", 0.2, "net", "city", 0.7, ("text",))
    assert guess.named().labels == ("first_name", "person_name", "text")
    assert guess.named().named() == guess.named()
    assert Verdict.without_values().named() == Verdict.without_values()


def test_alternatives_are_at_most_five_and_worth_showing():
    labels = [f"l{i}" for i in range(8)]
    scores = np.array([0.3, 0.2, 0.1, 0.1, 0.09, 0.08, 0.07, 0.004])
    guess = Verdict("l0", 0.3, "net", "l0", 0.3, ("l0",), scores)
    found = alternatives([guess, Verdict.without_values()], labels)
    assert [label for label, _ in found[0]] == ["l1", "l2", "l3", "l4", "l5"]
    assert found[1] == ()
    few = replace(guess, scores=np.array([0.99, 0.004, *[0.0] * 6]))
    assert alternatives([few], labels) == [()]
    assert alternatives([guess], labels[:3]) == [()]  # scores of other labels
    assert alternatives([], labels) == []


def test_a_model_of_ones_own_needs_no_class_of_ours():
    frame = pd.DataFrame({"a": ["x"], "b": ["y"]})

    class Own:
        labels = ("left", "right")
        model_id = "own"

        def infer_samples(self, samples, **options):
            found = [
                SimpleNamespace(
                    label="left", score=0.6, reason="own", labels=("left",), net_label="right",
                    net_score=0.1, scores=[0.6, 0.4],
                )
                for _ in samples
            ]  # fmt: skip
            return found, [[0.6, 0.4]] * len(samples)

    result = infer(frame, model=Own())
    assert result.types.tolist() == ["left", "left"]
    assert result["a"].alternatives == (("right", 0.4),)
    assert result["a"].reason == "own"
    assert infer(frame, model=Own(), use_names=True).types.tolist() == ["left", "left"]


def test_the_verdict_comes_first_among_its_labels():
    brought = Verdict("postal_code", 0.9, "context:name", "int", 0.8, ("int", "postal_code", "x"))
    assert accept([brought], None)[0].labels[:2] == ("postal_code", "text")
    scores = np.array([0.2, 0.3])
    doubtful = Verdict("city", 0.3, "net", "city", 0.3, ("categorical", "int"), scores)
    [told] = accept([doubtful], {"city": 0.9}, ("int", "city"))
    assert told.labels == ("int", "categorical")


def test_an_explanation_tells_of_the_verdict_though_it_is_not_the_best_guess(frame):
    told = infer(frame, model=Doubter())[HARDLY]
    assert (told.label, told.best_guess) == ("int", "email")
    assert {"int", "email"} <= set(told.explain().to_frame()["label"])


CELLS = {
    "plates": [f"KA{n % 90 + 10}AJ{n * 37 % 9000 + 1000}" for n in range(60)],
    "phones": [f"+91 {60_000 + n * 311} {10_000 + n * 97}" for n in range(60)],
    "words": ["red", "blue", "green"] * 20,
    "days": [f"2024-01-{n % 28 + 1:02d}" for n in range(60)],
    "numbers": [str(n * 37 % 900) for n in range(60)],
    "decimals": [f"{n * 1.37:.2f}" for n in range(60)],
    "prices": [f"{n * 1.37:.2f} €" for n in range(60)],  # a rule settles what is none of the types
}
HOLDS = {
    "int": {"numbers"},
    "float": {"decimals"},
    "categorical": {"words", "days"},
    "text": {"plates", "phones", "words", "days", "prices"},
}


@pytest.mark.parametrize("label", HOLDS)
@pytest.mark.parametrize("use_names", ["auto", False])
def test_a_general_label_is_safe_only_where_cells_allow_it(label, use_names):
    result = pd.DataFrame(CELLS).semtype.infer(types=[label], use_names=use_names)
    assert {name for name in CELLS if result[name].label == label} == HOLDS[label]
    others = [result[name] for name in CELLS if name not in HOLDS[label]]
    assert {(one.label, one.score, one.reason) for one in others} <= {("unknown", 0.0, "low_score")}


def test_of_two_general_labels_the_possible_one_is_given():
    frame = pd.DataFrame(CELLS)
    types = frame.semtype.infer(types=["int", "text"]).types
    assert types["plates"] == types["days"] == "text"
    assert types["numbers"] == "int"
    best = frame.semtype.infer(types=["int"], mode="best_guess")["plates"]
    assert (best.label, best.score) == ("int", 0.0)
