"""The arguments of an inference are checked once, and then travel in one object."""

from __future__ import annotations

import cProfile
import inspect
from dataclasses import FrozenInstanceError

import numpy as np
import pandas as pd
import pytest
from helpers import TestDouble

import pandas_semtype
from pandas_semtype import option_context
from pandas_semtype.errors import ArgumentError
from pandas_semtype.infer_options import InferArguments, InferOptions
from pandas_semtype.inference import infer
from pandas_semtype.sampling import sample_frame
from pandas_semtype.simon.classifier import SimonClassifier
from pandas_semtype.simon.decision.thresholds import chosen_labels, mode_thresholds
from pandas_semtype.types import GROUPS
from pandas_semtype.verdict import accept

KNOWN = ("email", "int", "text", "float")


def test_defaults_are_those_of_nothing_given():
    assert InferOptions.checked(KNOWN) == InferOptions()


def test_everything_given():
    options = InferOptions.checked(
        KNOWN, types={"text", "int"}, max_cells="7", threshold={"int": 1}, use_rules=np.False_,
        mode="high_confidence", use_names=True, random_state=np.int64(5),
    )  # fmt: skip
    assert options == InferOptions(
        ("int", "text"), {"int": 1.0}, False, 7, "high_confidence", True, 5
    )
    assert [type(x) for x in (options.use_rules, options.max_cells, options.seed)] == [
        bool,
        int,
        int,
    ]
    with pytest.raises(FrozenInstanceError):
        options.mode = "best_guess"


def test_options_of_the_configuration_fill_in():
    with option_context(max_cells=9, threshold=0.25, mode="best_guess"):
        assert InferOptions.checked(KNOWN) == InferOptions(
            threshold=0.25, max_cells=9, mode="best_guess"
        )
        assert InferOptions.checked(KNOWN, max_cells=3, mode="high_confidence").max_cells == 3


def test_arguments_are_those_of_infer_and_of_the_options():
    of_infer = set(inspect.signature(infer).parameters)
    given = set(InferArguments.__annotations__)
    assert of_infer == given | {"frame", "columns", "model", "progress"}
    assert given == set(inspect.signature(InferOptions.checked).parameters) - {"known"}
    fields = set(InferOptions.__dataclass_fields__)
    assert fields == given - {"random_state"} | {"seed"}


@pytest.mark.parametrize("types", [*GROUPS, "text", ["text"]])
def test_names_of_groups_and_labels(types):
    chosen = InferOptions.checked(KNOWN, types=types).types
    expected = {"all": None, "base": KNOWN, "extended": KNOWN}
    named = isinstance(types, str) and types in GROUPS
    assert chosen == (expected[types] if named else ("text",))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("types", "emial"), ("types", []), ("types", 5), ("types", ["base"]), ("max_cells", 0),
        ("threshold", 2), ("threshold", {"emial": 0.5}), ("threshold", {"email": True}),
        ("use_rules", 1), ("mode", "bold"), ("use_names", "yes"), ("random_state", -1),
    ],
)  # fmt: skip
def test_wrong_values_are_refused(name, value):
    with pytest.raises(ArgumentError, match=name):
        InferOptions.checked(KNOWN, **{name: value})


def test_the_key_is_of_what_a_best_guess_depends_on():
    base = InferOptions()
    assert base.key() == InferOptions(mode="best_guess", use_names=True).key()
    others = [
        InferOptions(types=("a",)),
        InferOptions(threshold=0.5),
        InferOptions(use_rules=False),
        InferOptions(max_cells=5),
        InferOptions(seed=1),
        InferOptions(threshold={"a": 0.5}),
    ]
    assert len({base.key(), *(other.key() for other in others)}) == 7
    assert InferOptions(threshold={"a": 0.5, "b": 0.1}).key() == (
        InferOptions(threshold={"b": 0.1, "a": 0.5}).key()
    )


def calls_of(functions, work):
    """Return how often each function is called during some work, wherever it is imported."""
    profile = cProfile.Profile()
    profile.runcall(work)
    counts = {entry.code: entry.callcount for entry in profile.getstats()}
    return [counts.get(inspect.unwrap(f).__code__, 0) for f in functions]


@pytest.mark.parametrize("n_columns", [2, 300])
def test_a_frame_is_accepted_once_and_its_arguments_are_checked_once(n_columns):
    frame = pd.DataFrame(np.arange(2 * n_columns).reshape(2, n_columns))
    once = [accept, InferOptions.checked.__func__, mode_thresholds]
    never = [chosen_labels]
    assert calls_of(
        [*once, *never], lambda: pandas_semtype.infer(frame, types="base", threshold=0.5)
    ) == [1, 1, 1, 0]
    model = pandas_semtype.load("simon_v2")
    samples = sample_frame(frame)
    assert calls_of([*once, *never], lambda: model.infer_samples(samples)) == [1, 0, 1, 1]


def test_both_ways_into_a_model_give_the_same():
    frame = pd.DataFrame({"a": ["Lyon", "Oslo", "x1"], "b": [1, 5, 9], "c": ["a@example.org"] * 3})

    class Subclass(SimonClassifier):
        asked = 0

        def infer_samples(self, samples, **options):
            type(self).asked += 1
            return super().infer_samples(samples, **options)

    classifier = pandas_semtype.load("simon_v2")
    other = Subclass(classifier.model)
    for options in (
        {},
        {"mode": "best_guess"},
        {"use_names": True},
        {"threshold": 0.9},
        {"threshold": {"city": 0.99}, "types": "extended"},
        {"use_rules": False, "max_cells": 5},
    ):
        one, two = infer(frame, model=classifier, **options), infer(frame, model=other, **options)
        assert one.to_frame().equals(two.to_frame())
        assert [p.alternatives for p in one] == [p.alternatives for p in two]
    assert Subclass.asked == 6  # what a subclass replaces is asked


def test_a_model_of_ones_own_gets_checked_arguments():
    double = TestDouble()
    infer(pd.DataFrame({"a": [1]}), model=double, types=["text", "int"], threshold={"int": 1})
    assert double.asked == [(1, ("int", "text"), {"int": 1.0}, True, None)]
