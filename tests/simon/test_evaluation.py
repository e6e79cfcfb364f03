import numpy as np
import pytest

from pandas_semtype.simon.training.evaluation import Appraisal

LABELS = ("city", "email", "text")


def appraisal(scores, primary):
    return Appraisal(LABELS, np.array(scores, dtype=float), np.array(primary))


def test_metrics_per_label():
    found = appraisal(
        [[0.9, 0.0, 0.1], [0.8, 0.1, 0.1], [0.1, 0.1, 0.7], [0.0, 0.9, 0.0]], [0, 2, 2, 1]
    )
    per_label = found.per_label()
    assert per_label["city"] == {
        "precision": 0.5,
        "recall": 1.0,
        "f1": pytest.approx(2 / 3),
        "columns": 1,
    }
    assert per_label["text"]["recall"] == 0.5
    assert found.summary()["accuracy"] == 0.75
    assert found.confusions() == [("text", "city", 1)]


def test_a_threshold_cuts_off_what_is_mostly_wrong():
    right = [[0.9, 0.0, 0.1]] * 10
    wrong = [[0.3, 0.0, 0.2]] * 30
    found = appraisal(right + wrong, [0] * 10 + [2] * 30)
    assert found.thresholds()["city"] == 0.35


def test_a_threshold_keeps_what_is_mostly_right():
    found = appraisal([[0.9, 0.0, 0.0], [0.2, 0.0, 0.1], [0.2, 0.0, 0.1]], [0, 0, 0])
    assert found.thresholds()["city"] == 0.2
    assert found.thresholds()["email"] == 0.35, "a label that was never claimed"


def test_no_mistakes():
    assert appraisal([[0.9, 0, 0]], [0]).confusions() == []
