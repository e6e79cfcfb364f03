"""SIMOn on free text: a tiny made-up task, several classes and several labels."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sentencex", reason="texts need the extra 'text'")

from helpers import TestDouble
from transfer_helpers import tiny_model

import pandas_semtype
from pandas_semtype import session
from pandas_semtype.errors import ArgumentError, ExampleError, NotFittedError
from pandas_semtype.simon.classifier import SimonClassifier

PARTS = {
    "sums": ("12 + 7 = 19.", "81 - 3 = 78.", "5 * 55 = 275.", "9 / 3 = 3."),
    "shouts": ("BUY THIS NOW!", "FREE FREE FREE!", "ONLY TODAY!", "CALL US!"),
    "notes": ("we met at noon.", "it was a calm day.", "nobody came.", "tea was served."),
}


def made(count, seed, *kinds):
    """Return texts of some sentences of a kind, and their kinds."""
    rng = np.random.default_rng(seed)
    names = list(kinds or PARTS)
    labels = [names[int(rng.integers(len(names)))] for _ in range(count)]
    texts = [
        " ".join(PARTS[label][int(rng.integers(4))] for _ in range(int(rng.integers(2, 6))))
        for label in labels
    ]
    return pd.Series(texts, index=range(100, 100 + count)), pd.Series(labels)


@pytest.fixture(scope="module")
def fitted():
    texts, labels = made(120, 0)
    return SimonClassifier.fit_text(texts, labels, base=tiny_model())


def test_several_classes(fitted):
    assert fitted.labels == ("notes", "shouts", "sums")
    assert fitted.task == "text"
    texts, labels = made(60, 1)
    found = fitted.classify_texts(texts)
    assert found.index.equals(texts.index)
    assert (found.to_numpy() == labels.to_numpy()).mean() >= 0.95


def test_missing_texts_stay_missing(fitted):
    texts = pd.Series(["12 + 7 = 19. 5 * 55 = 275.", None, " "], index=["a", "b", "b"])
    found = fitted.classify_texts(texts)
    assert found.isna().tolist() == [False, True, True]
    scores = fitted.score_texts(texts)
    assert scores.shape == (3, 3)
    assert scores.index.tolist() == ["a", "b", "b"]
    assert scores.isna().all(axis=1).tolist() == [False, True, True]


def test_several_labels():
    texts, labels = made(80, 2)
    both, _ = made(40, 3, "sums")
    more = pd.concat([texts, both + " " + made(40, 4, "shouts")[0].to_numpy()])
    rows = [[label] for label in labels] + [["sums", "shouts"]] * 40
    model = SimonClassifier.fit_text(more, rows, base=tiny_model())
    found = model.classify_texts(more)
    right = [set(predicted) == set(true) for predicted, true in zip(found, rows, strict=True)]
    assert np.mean(right) >= 0.9
    assert model.classify_texts(pd.Series([None])).tolist() == [None]


def test_accessor(fitted, tmp_path):
    texts, labels = made(10, 5)
    assert (texts.text.classify(model=fitted).to_numpy() == labels.to_numpy()).mean() >= 0.9
    with pytest.raises(NotFittedError, match="no model for 'text'"):
        texts.text.classify()
    session.activate(fitted)
    expected = texts.text.classify()
    assert session.active_model() is None  # of columns
    session.deactivate()
    fitted.save(tmp_path / "m")
    with pandas_semtype.using(str(tmp_path / "m"), task="text"):
        assert texts.text.classify().equals(expected)
    with pytest.raises(ArgumentError, match="made by fit_text"):
        texts.text.classify(model=tiny_model())
    with pytest.raises(ArgumentError, match="made by fit_text"):
        texts.text.classify(model=TestDouble())


def test_the_same_seed_gives_the_same_model(fitted):
    texts, labels = made(120, 0)
    again = SimonClassifier.fit_text(texts, labels, base=tiny_model())
    assert again.model.files == fitted.model.files
    assert "| sums |" in again.card


def test_texts_without_a_label_are_left_out(fitted):
    texts, labels = made(120, 0)
    more = pd.concat([texts, pd.Series(["nobody came.", None])])
    more_labels = pd.concat([labels, pd.Series([None, "sums"])])
    again = SimonClassifier.fit_text(more, more_labels, base=tiny_model())
    assert again.model.files == fitted.model.files


@pytest.mark.parametrize(
    ("labels", "options", "error", "message"),
    [
        (["a"], {}, ArgumentError, r"len\(labels\)=1. Pass 3"),
        ("abc", {}, ArgumentError, "one label, or one list of labels"),
        (["a"] * 3, {}, ExampleError, "at least 2 labels"),
        ([None] * 3, {}, ExampleError, "Received: 0"),
        (["a", "b", "a"], {"unfreeze": "some"}, ArgumentError, "unfreeze"),
        (["a", "b", "a"], {"epochs": 0}, ArgumentError, "epochs=0"),
    ],
)
def test_bad_arguments(labels, options, error, message):
    with pytest.raises(error, match=message):
        SimonClassifier.fit_text(pd.Series(["x. y."] * 3), labels, base=tiny_model(), **options)


@pytest.mark.tf
def test_deeper_layers():
    pytest.importorskip("keras", reason="training needs the extra 'train'")
    texts, labels = made(80, 0)
    classifier = SimonClassifier.fit_text(
        texts, labels, base=tiny_model(), unfreeze="all", epochs=2
    )
    assert {"loss", "val_loss"} <= set(classifier.history[0])
    assert (
        classifier.model.files["cell_encoder.onnx"] != tiny_model().model.files["cell_encoder.onnx"]
    )
    again, truth = made(40, 1)
    assert (classifier.classify_texts(again).to_numpy() == truth.to_numpy()).mean() >= 0.9
