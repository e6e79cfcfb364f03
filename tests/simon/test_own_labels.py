"""Models of one's own labels, fitted to a labelled frame."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from transfer_helpers import categories, columns, containers, emails, frame_of, moves, tiny_model

from pandas_semtype import infer
from pandas_semtype.errors import ArgumentError, ExampleError, FrameTypeError
from pandas_semtype.simon.classifier import SimonClassifier
from pandas_semtype.simon.transfer.own_labels import labels_by_column

FRAME = pd.concat(
    [
        frame_of(make, 4).add_prefix(name)
        for name, make in (("box_", containers), ("move_", moves), ("mail_", emails))
    ],
    axis=1,
)
LABELS = {name: name.partition("_")[0] for name in FRAME.columns}


@pytest.fixture(scope="module")
def own():
    return SimonClassifier.fit(FRAME, LABELS, base=tiny_model())


@pytest.mark.parametrize(
    ("label", "make"), [("box", containers), ("move", moves), ("mail", emails)]
)
def test_it_knows_its_labels(own, label, make):
    assert own.labels == ("box", "mail", "move")
    found = infer(frame_of(make, 10, seed=9), model=own).types
    assert (found == label).mean() >= 0.9


def test_rules_of_the_catalogue_do_not_overrule_it(own):
    prediction = infer(frame_of(emails, 1, seed=9), model=own)["c0"]
    assert prediction.label == "mail"
    assert own.model.taught == own.labels


def test_seed_save_and_card(own, tmp_path):
    again = SimonClassifier.fit(FRAME, list(LABELS.values()), base=tiny_model())
    assert again.model.files == own.model.files
    own.save(tmp_path / "own")
    loaded = SimonClassifier.load(tmp_path / "own")
    assert (loaded.predict_proba(FRAME).to_numpy() == own.predict_proba(FRAME).to_numpy()).all()
    assert "| box | 4 |" in loaded.card
    assert tiny_model().model_id in loaded.card
    assert len(own.history) > 3


def test_several_labels_a_column():
    rows = {
        name: ["mail", "contact"] if label == "mail" else label for name, label in LABELS.items()
    }
    model = SimonClassifier.fit(FRAME, rows, base=tiny_model())
    prediction = infer(frame_of(emails, 1, seed=9), model=model)["c0"]
    assert set(prediction.labels) == {"mail", "contact"}
    implied = SimonClassifier.fit(FRAME, LABELS, base=tiny_model(), implies={"mail": "contact"})
    assert implied.labels == model.labels
    assert infer(frame_of(emails, 1, seed=9), model=implied)["c0"].label == "mail"


@pytest.mark.filterwarnings("ignore::pandas_semtype.errors.KnownTypeWarning")
def test_it_can_be_extended(own):
    model = own.extend("level", columns(categories, 3))
    assert set(model.labels) == {"box", "mail", "move", "level"}
    assert (infer(frame_of(containers, 10, seed=9), model=model).types == "box").mean() >= 0.9


def test_base_by_name(tmp_path, monkeypatch):
    tiny_model().save(tmp_path / "m")
    monkeypatch.setenv("PANDAS_SEMTYPE_MODEL", str(tmp_path / "m"))
    model = SimonClassifier.fit(FRAME, LABELS)
    assert model.name == "tiny-own"


def test_labels_in_every_form():
    frame = pd.DataFrame({"a": [1], "b": [2]})
    expected = {0: ("x",), 1: ("y", "z")}
    by_name = {"a": "x", "b": ["y", "z"]}
    plain = np.array(["x", "y"], dtype=object)
    for labels in (by_name, ["x", ("y", "z")], pd.Series(by_name), plain):
        found = labels_by_column(frame, labels)
        assert found in (expected, {0: ("x",), 1: ("y",)})
    assert labels_by_column(frame, {"b": "x"}) == {1: ("x",)}


@pytest.mark.parametrize(
    ("labels", "error", "message"),
    [
        (["x"], ArgumentError, r"len\(labels\)=1. Pass 12"),
        ("x", ArgumentError, "one label per column"),
        ({"box_c0": []}, ArgumentError, "at least one label"),
        ({"box_c0": "two words"}, ExampleError, "cannot be the name"),
        ({}, ExampleError, "at least 2 labels"),
        ({"box_c0": "x", "box_c1": "x"}, ExampleError, "Received: 1"),
    ],
)
def test_bad_labels(labels, error, message):
    with pytest.raises(error, match=message):
        SimonClassifier.fit(FRAME, labels, base=tiny_model())


def test_bad_frames():
    with pytest.raises(FrameTypeError):
        SimonClassifier.fit([1], {"a": "x"}, base=tiny_model())
    empty = pd.DataFrame({"a": ["u", "v", "w"], "b": [None] * 3})
    with pytest.raises(ExampleError, match="column 1 of 'y'"):
        SimonClassifier.fit(empty, {"a": "x", "b": "y"}, base=tiny_model())
    with pytest.raises(ArgumentError, match="implies"):
        SimonClassifier.fit(FRAME, LABELS, base=tiny_model(), implies={"boxx": "box"})


def test_labels_that_differ_in_writing_alone_are_refused():
    labels = {**LABELS, "box_c0": "Box"}
    with pytest.raises(ExampleError, match="differs from"):
        SimonClassifier.fit(FRAME, labels, base=tiny_model())
