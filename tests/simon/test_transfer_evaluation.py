"""Metrics per label on held-out columns."""

from __future__ import annotations

import numpy as np
import pytest
from test_replay_set import small
from transfer_helpers import tiny_model

from pandas_semtype.simon.network.head import Head
from pandas_semtype.simon.transfer.evaluation import label_f1, network_labels

LABELS = ("email", "int", "text")


def test_labels_of_the_network():
    proba = np.array([[0.9, 0.0, 0.99], [0.1, 0.0, 0.9], [0.2, 0.3, 0.1]])
    assert network_labels(proba, LABELS).tolist() == [0, 2, -1]
    assert network_labels(proba, LABELS, {"int": 0.3}).tolist() == [0, 2, 1]


def test_user_labels_go_first():
    proba = np.array([[0.9, 0.6, 0.99], [0.9, 0.4, 0.99]])
    assert network_labels(proba, LABELS, user_labels=("int",)).tolist() == [1, 0]
    assert network_labels(proba, LABELS, {"int": 0.3}, user_labels=("int",)).tolist() == [1, 1]
    assert network_labels(proba, LABELS, user_labels=LABELS).tolist() == [2, 2]
    assert network_labels(proba * 0.1, LABELS, user_labels=LABELS).tolist() == [-1, -1]


def head_that_predicts(labels, *predicted):
    """Return a layer that gives the i-th of the columns of `small` the label predicted[i]."""
    n = len(predicted)
    x = np.arange(4 * n, dtype=float).reshape(n, 4) / (4 * n)
    x = np.concatenate([x, np.ones((n, 1))], axis=1)
    wanted = np.full((n, len(labels)), -9.0)
    for i, label in enumerate(predicted):
        wanted[i, labels.index(label)] = 9.0
    solved = np.linalg.lstsq(x, wanted, rcond=None)[0]
    assert x @ solved == pytest.approx(wanted, abs=1)
    return Head(solved[:-1], solved[-1])


@pytest.mark.parametrize(
    ("targets", "predicted", "expected"),
    [
        ([[0, 1, 0], [0, 0, 1]], ("int", "text"), {"int": 1.0, "text": 1.0}),
        ([[0, 1, 0], [0, 0, 1]], ("int", "int"), {"int": 2 / 3, "text": 0.0}),
        ([[0, 1, 0], [0, -1, 1]], ("int", "int"), {"int": 1.0, "text": 1.0}),  # may hold
        ([[0, 1, 1], [0, 0, 1]], ("text", "text"), {"int": 1.0, "text": 1.0}),  # both true
    ],
)
def test_f1(targets, predicted, expected):
    replay = small(LABELS, targets, ["int", "text"], held=[True, True])
    assert label_f1(replay, head_that_predicts(LABELS, *predicted), LABELS) == pytest.approx(
        expected
    )


def test_the_broader_of_two_true_labels_is_a_mistake():
    replay = small(LABELS, [[1, 0, 1], [0, 0, 1]], ["email", "text"], held=[True, True])
    scores = label_f1(replay, head_that_predicts(LABELS, "text", "text"), LABELS)
    assert scores["email"] == 0.0


def test_only_held_out_columns_with_a_label_count():
    replay = small(LABELS, [[0, 1, 0], [0, 0, 1]], ["int", "text"], held=[True, False])
    assert set(label_f1(replay, head_that_predicts(LABELS, "int", "int"), LABELS)) == {"int"}
    model = tiny_model().model
    assert label_f1(model.replay, model.head, model.labels) == pytest.approx(
        model.held_f1, abs=1e-3
    )
