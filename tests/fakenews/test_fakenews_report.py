"""Metrics of texts, beside the majority class."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from scipy.stats import rankdata
from sklearn.metrics import (
    accuracy_score,
    confusion_matrix,
    f1_score,
    precision_recall_curve,
    precision_recall_fscore_support,
    roc_auc_score,
    roc_curve,
)
from sklearn.metrics import auc as area

from pandas_semtype.errors import ArgumentError
from pandas_semtype.fakenews.report import TextReport, loss_and_accuracy, make_report


@pytest.mark.parametrize("n_classes", [2, 4])
def test_metrics_are_those_of_scikit_learn(n_classes):
    rng = np.random.default_rng(0)
    y = rng.integers(0, n_classes, 300)
    proba = rng.dirichlet(np.ones(n_classes), 300)
    proba[np.arange(150), y[:150]] += 1
    proba = np.round(proba / proba.sum(axis=1, keepdims=True), 2)  # ties
    proba /= proba.sum(axis=1, keepdims=True)
    report = make_report(y, proba, tuple("abcd"[:n_classes]))
    predicted = proba.argmax(axis=1)
    assert report.accuracy == accuracy_score(y, predicted)
    assert float(report) == report.accuracy
    assert report.macro_f1 == f1_score(y, predicted, average="macro")
    scores = proba[:, 1] if n_classes == 2 else proba
    assert report.auc == pytest.approx(roc_auc_score(y, scores, multi_class="ovr"))
    theirs = precision_recall_fscore_support(y, predicted)
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
    data = json.loads(json.dumps(report.to_dict()))
    assert str(TextReport.from_dict(data)) == str(report)


@pytest.mark.parametrize("n_classes", [2, 3, 4])
@pytest.mark.parametrize("seed", range(20))
def test_metrics_are_those_of_their_definitions(n_classes, seed):
    """Counted by hand: hits over true and predicted ones, and ranks for the area."""
    rng = np.random.default_rng(seed)
    y = rng.integers(0, n_classes, rng.integers(3, 60))
    proba = np.round(rng.dirichlet(np.ones(n_classes), len(y)), 1) + 1e-3  # ties
    proba /= proba.sum(axis=1, keepdims=True)
    report = make_report(y, proba, tuple(range(n_classes)))
    predicted = proba.argmax(axis=1)
    hits = np.bincount(y[y == predicted], minlength=n_classes)
    n_true, n_predicted = (np.bincount(part, minlength=n_classes) for part in (y, predicted))
    f1 = 2 * hits / np.maximum(n_true + n_predicted, 1)
    expected = [hits / np.maximum(n_predicted, 1), hits / np.maximum(n_true, 1), f1, n_true]
    assert report.per_class.to_numpy().T.tolist() == np.array(expected).tolist()
    assert report.macro_f1 == f1[n_true + n_predicted > 0].mean()
    areas = []
    for k in range(1, 2) if n_classes == 2 else range(n_classes):
        n, m = n_true[k], len(y) - n_true[k]
        if n and m:
            ranks = rankdata(proba[:, k])[y == k].sum()
            areas.append((ranks - n * (n + 1) / 2) / (n * m))
    assert report.auc == pytest.approx(np.mean(areas), abs=1e-12)
    loss = -np.log(proba[np.arange(len(y)), y]).mean()
    assert loss_and_accuracy(y, proba, "val_") == pytest.approx(
        {"val_loss": loss, "val_accuracy": (predicted == y).mean()}
    )


def test_a_class_that_occurs_nowhere_counts_in_no_mean():
    y = np.array([0, 0, 1])
    proba = np.array([[0.8, 0.1, 0.1], [0.7, 0.2, 0.1], [0.1, 0.8, 0.1]])
    report = make_report(y, proba, ("a", "b", "c"))
    assert (report.macro_f1, report.auc) == (1.0, 1.0)
    assert report.per_class.loc["c"].tolist() == [0.0, 0.0, 0.0, 0.0]


# -- charts --------------------------------------------------------------------------------


def some(n_classes: int, n: int = 400, seed: int = 3):
    rng = np.random.default_rng(seed)
    y = rng.integers(0, n_classes, n)
    proba = rng.dirichlet(np.ones(n_classes), n)
    proba[np.arange(n), y] += 0.5
    return y, proba / proba.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("n_classes", [2, 3])
def test_curves_are_those_of_scikit_learn(n_classes):
    y, proba = some(n_classes, 30)
    curves = make_report(y, proba, tuple("abc"[:n_classes])).curves
    assert sorted(curves.classes) == ([1] if n_classes == 2 else [0, 1, 2])
    for k, roc, pr, positive in zip(
        curves.classes, curves.roc, curves.precision_recall, curves.positive, strict=True
    ):
        false, true, _ = roc_curve(y == k, proba[:, k])
        assert np.allclose(roc, [false, true], atol=1e-5)
        precision, recall, _ = precision_recall_curve(y == k, proba[:, k])
        assert np.allclose(pr, [recall[::-1], precision[::-1]], atol=1e-5)
        assert positive == pytest.approx((y == k).mean(), abs=1e-5)
    assert curves.confusion == tuple(map(tuple, confusion_matrix(y, proba.argmax(axis=1))))
    certain = proba.max(axis=1)
    right = proba.argmax(axis=1) == y
    for mean, accuracy, n in curves.calibration:
        own = np.floor(certain * 10) == np.floor(mean * 10)
        assert (own.sum(), right[own].mean()) == (n, pytest.approx(accuracy, abs=1e-5))
    assert sum(n for _, _, n in curves.calibration) == len(y)


def test_long_curves_are_thinned_and_keep_their_area():
    y, proba = some(2, 5000)
    report = make_report(y, proba, ("a", "b"))
    x, height = report.curves.roc[0]
    assert len(x) <= 103
    assert (x[0], height[0], x[-1], height[-1]) == (0, 0, 1, 1)
    assert area(x, height) == pytest.approx(report.auc, abs=5e-3)


def test_curves_are_kept_as_plain_values():
    report = make_report(*some(3), ("a", "b", "c"))
    again = TextReport.from_dict(json.loads(json.dumps(report.to_dict())))
    assert again.curves == report.curves
    assert again.plot().to_html() == report.plot().to_html()
    old = report.to_dict()
    del old["curves"]  # as it was saved before there were charts
    with pytest.raises(ArgumentError, match="kept no curves"):
        TextReport.from_dict(old).plot()
    assert "macro-F1" in TextReport.from_dict(old).to_html()


@pytest.mark.parametrize(
    "change",
    [
        {"positive": [2.0]},
        {"positive": [float("nan")]},
        {"positive": []},
        {"classes": [7]},
        {"confusion": [[1]]},
        {"roc": [[[0.0, 1.0], [0.0]]]},
        {"calibration": [[0.5, "x", 1]]},
    ],
)
def test_curves_that_somebody_made_up_are_refused(change):
    values = make_report(*some(2), ("a", "b")).to_dict()
    values["curves"] |= change
    with pytest.raises(ValueError, match=r"."):
        TextReport.from_dict(values)


@pytest.mark.parametrize("n_classes", [2, 3, 9])
def test_a_page_has_every_chart_and_no_script(n_classes):
    names = ["<script>alert(1)</script>", '"><img src=x>', "\u202eevil", *"defghi"][:n_classes]
    page = make_report(*some(n_classes), tuple(names)).plot()
    html = page.to_html()
    for title in ("ROC", "Precision and recall", "Calibration", "Abstaining", "Confusion matrix"):
        assert f"<figcaption>{title}</figcaption>" in html
    assert "<script" not in html
    assert "<img" not in html
    assert "\u202e" not in html
    assert html.count("<polyline") == 2 * (1 if n_classes == 2 else min(n_classes, 6)) + 2
    ET.fromstring(re.search(r"<main>.*</main>", html.replace("&nbsp;", " "), re.S)[0])
    assert "sandbox" in page._repr_html_()


def test_one_class_alone_has_no_roc_and_a_page_still():
    report = make_report(np.array([0, 0]), np.array([[0.9, 0.1], [0.2, 0.8]]), ("a", "b"))
    html = report.to_html()
    assert "ROC" not in html
    assert "Confusion matrix" in html
    assert "nan" in html


def test_a_page_is_saved(tmp_path):
    page = make_report(*some(2), ("a", "b")).plot()
    file = page.save(tmp_path / "page.html")
    assert file.read_text(encoding="utf-8") == page.to_html()
    with pytest.raises(ArgumentError, match="overwrite=True"):
        page.save(file, overwrite=False)
    with pytest.raises(ArgumentError, match="can be written"):
        page.save(tmp_path / "nowhere" / "page.html")
