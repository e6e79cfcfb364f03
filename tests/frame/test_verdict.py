"""Modes: what becomes of verdicts that are not sure."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from helpers import TestDouble

from pandas_semtype import option_context, session, using
from pandas_semtype.errors import ArgumentError, LowConfidenceWarning
from pandas_semtype.inference import infer, positions_of_types
from pandas_semtype.verdict import MODES, Verdict, accept

SURE, LIKELY, HARDLY = "sure", "likely", "hardly"


class Guesser(TestDouble):
    """TEST DOUBLE whose verdicts are as sure as the first cell of the column says."""

    labels = ("email", "int", "text", "float")

    def infer_samples(self, samples, **options):
        _, proba = super().infer_samples(samples, **options)
        chances = [{SURE: 0.97, LIKELY: 0.6, HARDLY: 0.2}[s.values[0]] for s in samples]
        return [
            Verdict("text", c, "net", "text", c, ("text",), np.array([0.01, 0.0, c, 0.02]))
            for c in chances
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
    ("mode", "told"),
    [
        (None, ["text", "text", "unknown"]),
        ("medium_confidence", ["text", "text", "unknown"]),
        ("high_confidence", ["text", "unknown", "unknown"]),
        ("best_guess", ["text", "text", "text"]),
    ],
)
def test_every_mode_by_every_way_in(frame, mode, told):
    model = Guesser()
    result = infer(frame, model=model, mode=mode)
    assert result.types.tolist() == told
    assert result.mode == (mode or "medium_confidence")
    assert result.scores.tolist() == [0.97, 0.6, 0.2]
    assert frame.semtype.infer(model=model, mode=mode) == result
    for name, label in zip(frame, told, strict=True):
        assert frame[name].semtype.infer(model=model, mode=mode).label == label
    with option_context(mode=mode):
        assert infer(frame, model=model) == result


def test_unknown_keeps_the_best_guess_as_first_alternative(frame):
    told = infer(frame, model=Guesser())[HARDLY]
    assert (told.label, told.reason, told.labels) == ("unknown", "low_score", ())
    assert told.alternatives == (("text", 0.2), ("float", 0.02), ("email", 0.01))
    assert told.score == 0.2


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
        first = frame.semtype.types
        with option_context(mode="best_guess"):
            second = frame.semtype.types
    assert (first[HARDLY], second[HARDLY]) == ("unknown", "text")
    assert len(model.asked) == 1


def test_selecting_tells_of_what_it_left_out(frame):
    with using(Guesser()):
        with pytest.warns(LowConfidenceWarning, match="1 column.*'hardly' may be 'text'"):
            assert positions_of_types(frame, ["text"]) == [0, 1]
        # Nothing to tell where nothing of these types was left out, or unknown is wanted.
        assert positions_of_types(frame, ["email"]) == []
        assert positions_of_types(frame, ["text", "unknown"]) == [0, 1, 2]


def test_accepting_names_what_the_label_implies():
    guess = Verdict("first_name", 0.2, "net", "city", 0.7, ("text",))
    told = accept([guess], None)[0]
    assert told.labels == ("first_name", "person_name", "text")
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
