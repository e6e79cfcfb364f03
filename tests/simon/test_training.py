import json
from dataclasses import replace

import numpy as np
import pytest

pytestmark = pytest.mark.tf
keras = pytest.importorskip("keras", reason="training needs the extra 'train'")
pytest.importorskip("faker", reason="training needs the extra 'train'")

from pandas_semtype.errors import ArgumentError  # noqa: E402
from pandas_semtype.simon.classifier import SimonClassifier  # noqa: E402
from pandas_semtype.simon.training import run as training  # noqa: E402
from pandas_semtype.simon.training.losses import pack_targets, score_loss, vote_loss  # noqa: E402
from pandas_semtype.simon.training.publish import main as publish_main  # noqa: E402
from pandas_semtype.simon.training.publish import publish  # noqa: E402
from pandas_semtype.simon.training.run import Recipe, train  # noqa: E402

LABELS = ("categorical", "email", "int", "text")


def small_recipe(**changes):
    values = {
        "architecture": {
            "head": 4,
            "tail": 8,
            "characters": 6,
            "convolutions": ((12, 3, 2), (16, 3, 3)),
            "cell_units": 8,
            "document_units": 6,
            "dense": 16,
        },
        "labels": ["email", "int", "uuid"],
        "block_columns": 128,
        "epoch_blocks": 1,
        "epochs": 4,
        "batch_columns": 16,
        "cells": (4,),
        "learning_rate": 0.01,
        "validation_columns": 96,
    }
    return Recipe(**{**values, **changes})


@pytest.fixture
def in_process(monkeypatch):
    """Simulate blocks in this process: starting another one takes longer than the blocks."""

    def blocks(recipe, labels, shape, first, workers):
        number = first
        while True:
            yield training._block((recipe.seed, number), recipe.block_columns, labels, shape)
            number += 1

    monkeypatch.setattr(training, "_blocks", blocks)


def test_training_goes_on_from_a_model(tmp_path, in_process):
    recipe = small_recipe(epochs=2)
    train(recipe, tmp_path / "a")
    publish(tmp_path / "a", "first", max_cells=4, n_columns=64).save(tmp_path / "first")
    train(replace(recipe, seed=5, epochs=1), tmp_path / "b", start=tmp_path / "first")
    before = json.loads((tmp_path / "a" / "history.json").read_text())
    after = json.loads((tmp_path / "b" / "history.json").read_text())
    assert after[0]["val_loss"] < before[0]["val_loss"]
    with np.load(tmp_path / "b" / "last.npz") as arrays:
        assert json.loads(str(arrays["state"]))["recipe"]["start"].startswith("first-")


def test_layers_above_the_cell_encoder_learn_alone(tmp_path, in_process):
    recipe = small_recipe(epochs=2)
    train(recipe, tmp_path / "a")
    publish(tmp_path / "a", "first", max_cells=4, n_columns=64).save(tmp_path / "first")
    above = replace(recipe, seed=5, epochs=1, layers="document")
    with pytest.raises(ArgumentError, match="cell encoder"):
        train(above, tmp_path / "b")
    train(above, tmp_path / "b", start=tmp_path / "first")
    first = SimonClassifier.load(tmp_path / "first").network()
    with np.load(tmp_path / "b" / "last.npz") as arrays:
        moved = {
            v.path for i, v in enumerate(first.weights) if np.abs(arrays[f"w{i}"] - v).max() > 1e-4
        }
    assert any("document_forward" in path for path in moved)
    assert not any("cell_encoder" in path for path in moved)


def test_a_model_of_other_labels_is_no_start(tmp_path, in_process):
    train(small_recipe(epochs=1), tmp_path / "a")
    publish(tmp_path / "a", "first", max_cells=4, n_columns=64).save(tmp_path / "first")
    with pytest.raises(ArgumentError, match="start is not valid"):
        train(small_recipe(labels=["email", "int"]), tmp_path / "b", start=tmp_path / "first")


def test_training_learns(tmp_path, in_process):
    train(small_recipe(), tmp_path)
    history = json.loads((tmp_path / "history.json").read_text())
    assert [entry["epoch"] for entry in history] == [1, 2, 3, 4]
    assert history[-1]["val_loss"] < history[0]["val_loss"]
    assert history[-1]["val_accuracy"] > 0.6


def test_training_resumes_where_it_stopped(tmp_path, in_process):
    recipe = small_recipe(epochs=2)
    whole = train(recipe, tmp_path / "whole")
    train(recipe, tmp_path / "parts", minutes=0)
    assert len(json.loads((tmp_path / "parts" / "history.json").read_text())) == 1
    parts = train(recipe, tmp_path / "parts")
    for a, b in zip(whole.weights, parts.weights, strict=True):
        assert np.asarray(a) == pytest.approx(np.asarray(b), abs=1e-6)


def test_training_stops_when_it_no_longer_improves(tmp_path, in_process):
    recipe = small_recipe(epochs=30, patience=1, learning_rate=0.0, final_learning_rate=0.0)
    train(recipe, tmp_path)
    assert len(json.loads((tmp_path / "history.json").read_text())) < 5


def test_publishing_a_run(tmp_path, in_process, capsys):
    recipe = small_recipe(epochs=1)
    network = train(recipe, tmp_path / "run")
    model = publish(tmp_path / "run", "mini", n_columns=64, notes="## Seen\n")
    assert model.labels == ("email", "int", "uuid")
    assert all(0.15 <= limit <= 0.35 for limit in model.thresholds.values())
    assert "## Seen" in model.card
    assert "| uuid |" in model.card
    kernel = np.asarray(network.get_layer("scores").kernel)
    assert model.head.kernel == pytest.approx(kernel, abs=2e-3)
    arguments = [str(tmp_path / "run"), str(tmp_path / "mini"), "--columns", "32"]
    assert publish_main(arguments) == 0
    assert "mini" in capsys.readouterr().out
    assert (tmp_path / "mini" / "config.json").is_file()


def test_blocks_come_from_another_process():
    recipe = small_recipe(block_columns=8)
    shape = training.Architecture(head=4, tail=8)
    blocks = training._blocks(recipe, ("email", "int"), shape, 3, 1)
    try:
        block = next(blocks)
    finally:
        blocks.close()
    expected = training._block((recipe.seed, 3), 8, ("email", "int"), shape)
    assert np.array_equal(block.characters, expected.characters)


def test_learning_rate_warms_up_and_falls_to_its_end():
    recipe = small_recipe(epochs=10, learning_rate=1.0, final_learning_rate=0.1)
    rates = [training._learning_rate(recipe, p) for p in np.linspace(0, 1, 101)]
    assert rates[0] < 0.05
    assert max(rates) == pytest.approx(1.0, abs=0.02)
    assert int(np.argmax(rates)) <= 6
    assert rates[-1] == pytest.approx(0.1)
    assert np.all(np.diff(rates[6:]) < 0)


def logits_of(proba):
    proba = np.asarray(proba, dtype=np.float32)
    return np.log(proba / (1 - proba))


def test_score_loss_prefers_the_primary_label():
    targets = np.array([[0, 1, 0, 1]], dtype=np.int8)
    packed = pack_targets(targets, np.array([1]))
    loss = score_loss(LABELS)
    right = float(loss(packed, logits_of([[0.01, 0.99, 0.01, 0.99]])))
    general = float(loss(packed, logits_of([[0.01, 0.01, 0.01, 0.99]])))
    wrong = float(loss(packed, logits_of([[0.01, 0.01, 0.99, 0.01]])))
    assert right < general < wrong
    assert right < 0.1


def test_score_loss_leaves_open_what_may_or_may_not_be_said():
    open_int = pack_targets(np.array([[0, 1, -1, 1]], dtype=np.int8), np.array([1]))
    no_int = pack_targets(np.array([[0, 1, 0, 1]], dtype=np.int8), np.array([1]))
    high = logits_of([[0.01, 0.99, 0.99, 0.99]])
    # Half of the binary cross-entropy of a certain, wrong label: -log(0.01) / 2.
    spared = float(score_loss(LABELS)(no_int, high)) - float(score_loss(LABELS)(open_int, high))
    assert spared == pytest.approx(-0.5 * np.log(0.01), rel=1e-3)


def test_score_loss_counts_an_open_label_as_a_rival_of_the_verdict():
    open_int = pack_targets(np.array([[0, 1, -1, 1]], dtype=np.int8), np.array([1]))
    verdict_only = score_loss(LABELS, multi_label_weight=0.0)
    low = logits_of([[0.01, 0.99, 0.01, 0.99]])
    high = logits_of([[0.01, 0.99, 0.99, 0.99]])
    assert float(verdict_only(open_int, high)) > float(verdict_only(open_int, low)) + 0.5


def test_vote_loss_counts_the_mean_and_every_cell():
    primary = np.array([0])
    agreed = np.array([[[4.0, 0.0], [4.0, 0.0]]], dtype=np.float32)
    divided = np.array([[[8.0, 0.0], [0.0, 0.0]]], dtype=np.float32)
    mean_only, single_only = vote_loss(1.0, 0.0), vote_loss(0.0, 1.0)
    assert float(mean_only(primary, agreed)) == pytest.approx(float(mean_only(primary, divided)))
    assert float(single_only(primary, agreed)) < float(single_only(primary, divided))


def test_shipped_recipe_is_read():
    recipe = Recipe.read(None)
    assert recipe.labels == "all"
    assert recipe.epochs > 1
