"""Figures of texts, beside the majority class."""

from __future__ import annotations

import json

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, f1_score, precision_recall_fscore_support, roc_auc_score

from pandas_semtype.fakenews.report import TextReport, make_report


@pytest.mark.parametrize("n_classes", [2, 4])
def test_figures_are_those_of_scikit_learn(n_classes):
    rng = np.random.default_rng(0)
    y = rng.integers(0, n_classes, 300)
    proba = rng.dirichlet(np.ones(n_classes), 300)
    proba[np.arange(150), y[:150]] += 1
    proba = np.round(proba / proba.sum(axis=1, keepdims=True), 2)  # ties
    proba /= proba.sum(axis=1, keepdims=True)
    report = make_report(y, proba, tuple("abcd"[:n_classes]))
    said = proba.argmax(axis=1)
    assert report.accuracy == accuracy_score(y, said)
    assert report.macro_f1 == pytest.approx(f1_score(y, said, average="macro"))
    scores = proba[:, 1] if n_classes == 2 else proba
    assert report.auc == pytest.approx(roc_auc_score(y, scores, multi_class="ovr"))
    theirs = precision_recall_fscore_support(y, said)
    assert np.allclose(report.per_class.to_numpy().T, theirs)


def test_the_majority_class_stands_beside():
    y = np.array([0] * 9 + [1])
    report = make_report(y, np.tile([0.9, 0.1], (10, 1)), ("real", "fake"), n_missing=2)
    assert report.accuracy == report.majority == 0.9
    assert report.macro_f1 == report.majority_f1 == pytest.approx(9 / 19)
    assert report.auc == 0.5
    text = str(report)
    assert "10 texts, 2 left out (no text or no label)" in text
    assert "majority class     0.900     0.474  0.500" in text
    assert text.splitlines()[-1].split() == ["fake", "0.000", "0.000", "0.000", "1"]


def test_one_class_has_no_auc():
    report = make_report(np.array([0, 0]), np.array([[0.9, 0.1], [0.2, 0.8]]), ("a", "b"))
    assert np.isnan(report.auc)
    assert report.accuracy == 0.5


def test_reports_become_plain_values():
    report = make_report(np.array([0, 1]), np.array([[0.9, 0.1], [0.2, 0.8]]), ("a", "b"))
    told = json.loads(json.dumps(report.to_dict()))
    assert str(TextReport.from_dict(told)) == str(report)
