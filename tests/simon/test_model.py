"""Models: what they hold, how they score, and other models derived from them."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from transfer_helpers import LABELS, SHAPE, emails, frame_of, numbers, tiny_model

import pandas_semtype
from pandas_semtype.checkpoint import (
    CELL_GRAPH_FILE,
    DOCUMENT_GRAPH_FILE,
    HEAD_FILE,
    REPLAY_FILE,
    WEIGHTS_FILE,
)
from pandas_semtype.errors import ArgumentError, CheckpointError, FrameTypeError
from pandas_semtype.sampling import sample_frame
from pandas_semtype.simon.classifier import SimonClassifier
from pandas_semtype.simon.model import Model
from pandas_semtype.simon.network.head import Head, sigmoid


@pytest.fixture(scope="module")
def model():
    return tiny_model().model


@pytest.fixture(scope="module")
def frame():
    return frame_of(emails, 2).assign(empty=None, n=frame_of(numbers, 1)["c0"])


# -- derived models --------------------------------------------------------------------


def test_nothing_changes_where_nothing_is_given(model):
    same = model.derive()
    assert same.model_id == model.model_id
    assert same.files == model.files
    assert json.dumps(same.config) == json.dumps(model.config)
    assert same.card == model.card


def test_another_output_layer(model):
    head = Head(np.arange(72, dtype=np.float64).reshape(36, 2) / 100, np.array([0.5, -0.5]))
    made = model.derive(
        labels=["email", "new"], head=head, replay=None, name="mine", card="# mine\n"
    )
    assert made.labels == ("email", "new")
    assert made.thresholds == {"email": model.thresholds["email"], "new": 0.5}
    assert made.backbone_labels == list(LABELS)
    assert made.head.kernel.dtype == np.float32
    assert made.head.kernel == pytest.approx(head.kernel)
    assert (made.name, made.card) == ("mine", "# mine\n")
    assert made.replay is None
    for name in (CELL_GRAPH_FILE, DOCUMENT_GRAPH_FILE, WEIGHTS_FILE):
        assert made.files[name] == model.files[name]
    # The layer reads the means of the cell vectors too.
    samples = sample_frame(frame_of(emails, 3))
    inputs = model.inputs(samples, cell_means=True)
    assert inputs.shape == (3, 36)
    assert made.scores(samples) == pytest.approx(sigmoid(head.logits(inputs)), abs=1e-6)
    assert made.derive(labels=["new"], head=head.taking([1])).backbone_labels == list(LABELS)


def test_a_model_that_inherits_the_layers_alone(model):
    full = model.derive(task="text", calibration={"slope": 1, "offsets": {}, "bars": {}})
    zeros = Head(np.zeros((SHAPE.dense, 1)), np.zeros(1))
    bare = full.derive(inherit=False, labels=["a"], head=zeros, replay=None)
    assert set(bare.config) == {
        "name", "kind", "architecture", "max_cells", "base", "labels", "backbone_labels",
        "thresholds",
    }  # fmt: skip
    assert bare.config["base"] == full.model_id
    assert bare.task == "semtype"


def test_entries_and_files_are_replaced_or_left_out(model):
    made = model.derive(
        layers={"more.bin": b"x"}, without=("held_f1",), taught=["email"], thresholds={"email": 0.1}
    )
    assert made.files["more.bin"] == b"x"
    assert made.held_f1 == {}
    assert made.taught == ("email",)
    assert made.thresholds == {**model.thresholds, "email": 0.1}
    assert made.replay is not None
    assert REPLAY_FILE in made.files
    assert model.held_f1
    assert "more.bin" not in model.files


def test_the_class_is_kept(tmp_path):
    class Mine(Model):
        pass

    class MyClassifier(SimonClassifier):
        pass

    tiny_model().save(tmp_path / "m")
    assert type(Mine.load(tmp_path / "m").derive(name="x")) is Mine
    mine = MyClassifier.load(tmp_path / "m")
    assert type(mine) is MyClassifier
    assert type(mine.restrict(["int", "text"])) is MyClassifier
    labels = {"c0": "mail", "c1": "mail", "n": "count"}
    frame = frame_of(emails, 2).assign(n=frame_of(numbers, 1)["c0"])
    assert type(MyClassifier.from_frame(frame, labels, base=mine)) is MyClassifier


def test_labels_and_output_layer_must_fit(model):
    with pytest.raises(CheckpointError, match="2 labels for an output layer of 4"):
        model.derive(labels=["a", "b"])
    files = {name: content for name, content in model.files.items() if name != HEAD_FILE}
    with pytest.raises(CheckpointError, match=r"head\.npz"):
        Model(model.config, files)


# -- scores ----------------------------------------------------------------------------


def test_scores_of_samples_and_of_the_frame_are_the_same(model, frame):
    scores = model.scores(sample_frame(frame))
    assert scores.dtype == np.float32
    assert np.isnan(scores[2]).all()
    assert np.array_equal(scores, model.frame_scores(frame), equal_nan=True)
    nothing = frame[["empty"]]
    assert np.isnan(model.frame_scores(nothing)).all()
    assert model.frame_scores(pd.DataFrame()).shape == (0, 4)


def test_scores_of_arrays(model, frame):
    samples = [sample for sample in sample_frame(frame) if sample.values]
    characters, places = model.reader.encode(samples)
    from pandas_semtype.simon.features.statistics import column_statistics

    found = model.score_encoded(characters, places, column_statistics(samples))
    assert found == pytest.approx(model.scores(samples), abs=1e-6)  # these have six decimals


def test_the_cells_that_are_read(model, frame):
    ids = model.reader.encode_frame(frame)
    assert ids.shape == (4, model.max_cells, SHAPE.head + SHAPE.tail)
    assert not ids[2].any()
    first = sample_frame(frame)[0].values[: model.max_cells]
    assert np.array_equal(ids[0], model.reader.cells.encode(first))


# -- the classifier on top -------------------------------------------------------------


def test_predict_gives_the_labels_of_infer(frame):
    classifier = SimonClassifier.load("simon_v2")
    wide = frame.rename(columns={"c1": "c0"})  # two columns of one name
    for mode in ("medium_confidence", "high_confidence", "best_guess"):
        found = classifier.predict(wide, mode=mode, random_state=3)
        expected = pandas_semtype.infer(wide, model=classifier, mode=mode, random_state=3).types
        pd.testing.assert_series_equal(found, expected, check_names=False)
    assert found["empty"] == "unknown"
    assert found["c0"].tolist() == ["email", "email"]
    assert classifier.predict(pd.DataFrame()).empty


def test_predict_checks_its_arguments(frame):
    with pytest.raises(ArgumentError, match="mode"):
        tiny_model().predict(frame, mode="bold")
    with pytest.raises(FrameTypeError):
        tiny_model().predict([["a"]])


def test_former_names_are_kept():
    for former, name in (
        ("fit", "from_frame"),
        ("classify_texts", "predict_texts"),
        ("score_texts", "predict_proba_texts"),
        ("bars", "mode_thresholds"),
    ):
        one, two = (inspect_function(SimonClassifier, x) for x in (former, name))
        assert one is two


def inspect_function(kind, name):
    found = getattr(kind, name)
    return getattr(found, "__func__", found)


def test_a_base_that_is_no_model(frame):
    with pytest.raises(ArgumentError, match="base"):
        SimonClassifier.from_frame(frame, ["a"] * 4, base=3)
