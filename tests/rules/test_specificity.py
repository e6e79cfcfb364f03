import numpy as np
import pytest

from pandas_semtype.simon.decision.specificity import more_specific, specific_scores
from pandas_semtype.types import catalogue

LABELS = tuple(sorted(catalogue()))


def test_implied_labels_are_broader():
    labels = ("city", "first_name", "person_name", "text")
    matrix = more_specific(labels)
    assert matrix[3].tolist() == [True, True, True, False]
    assert matrix[2].tolist() == [False, True, False, False]
    assert not matrix[0].any()


def test_categories_are_more_specific_than_what_they_are_made_of():
    labels = ("categorical", "float", "int", "ordinal", "text", "city")
    matrix = more_specific(labels)
    for broad in (1, 2, 4):
        assert matrix[broad, 0]
        assert matrix[broad, 3]
    assert not matrix[5].any()


def test_the_most_specific_label_wins():
    proba = np.zeros((1, len(LABELS)))
    for label, score in {"text": 0.99, "person_name": 0.97, "last_name": 0.9}.items():
        proba[0, LABELS.index(label)] = score
    assert LABELS[specific_scores(proba, LABELS).argmax()] == "last_name"


def test_scores_stay_in_bounds():
    rng = np.random.default_rng(0)
    proba = rng.random((50, len(LABELS)))
    scores = specific_scores(proba, LABELS)
    assert (scores >= 0).all()
    assert (scores <= proba + 1e-12).all()


def test_certain_scores_do_not_overflow():
    assert specific_scores(np.ones((1, 2)), ("email", "text"))[0] == pytest.approx([1, 0], abs=1e-9)
