"""Tests between sources, and learning curves."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import pandas as pd
import pytest
from news import news

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import ArgumentError, ExampleError
from pandas_semtype.fakenews.encoder import TextEncoder


class Counting(TextEncoder):
    """TEST DOUBLE of an encoder: remembers how many texts it was fitted to; knows the answer."""

    name = "counting"
    uses_validation = False
    fitted: ClassVar[list[int]] = []

    def fit(self, task):
        self.n_classes = task.n_classes
        Counting.fitted.append(len(task))
        return []

    def predict_proba(self, texts):
        fake = np.array([0.9 if "fake" in text else 0.2 for text in texts])
        return np.stack([fake, 1 - fake], axis=1)

    def to_checkpoint(self):
        return {}, {}

    @classmethod
    def from_checkpoint(cls, config, files):
        return cls()


@pytest.fixture
def counting():
    Counting.fitted = []
    return FakeNewsClassifier(Counting(), check_leaks=False)


def texts_of(source: str, n: int) -> tuple[list[str], list[str]]:
    y = ["fake" if i % 2 else "real" for i in range(n)]
    return [f"{source}{i} {kind} word{i * i}" for i, kind in enumerate(y)], y


def test_every_source_is_trained_on_and_tested_on(counting):
    sources = {name: texts_of(name, 20 + 10 * i) for i, name in enumerate("abc")}
    table = counting.evaluate_transfer(sources)
    assert table.index.tolist() == [(one, other) for one in "abc" for other in "abc"]
    assert Counting.fitted == [20, 16, 30, 24, 40, 32]  # whole, and four fifths at home
    assert table["n_texts"].tolist() == [4, 30, 40, 20, 6, 40, 20, 30, 8]
    assert (table["accuracy"] == 1).all()
    assert (table["near_copies"] == 0).all()
    assert table["majority"].tolist() == pytest.approx([0.5] * 9)
    with pytest.raises(ValueError, match="fitted"):
        counting.predict(["it is left as it is"])


def test_what_one_source_learns_can_be_wrong_in_another():
    real = news(60)
    # The same words with the labels exchanged: what one source teaches is wrong in the other.
    turned = news(60, seed=5)
    turned["label"] = turned["label"].map({"real": "fake", "fake": "real"})
    sources = {"one": (real["text"], real["label"]), "two": (turned["text"], turned["label"])}
    table = FakeNewsClassifier("tfidf").evaluate_transfer(sources)
    at_home = table.loc[("one", "one")], table.loc[("two", "two")]
    assert all(row["accuracy"] > 0.8 for row in at_home)
    assert table.loc[("one", "two"), "auc"] < 0.2


def test_near_copies_of_training_texts_are_not_tested_on(counting):
    long = "the very same report of eleven words stands in both sources real"
    one, y = texts_of("one", 20)
    other, own = texts_of("other", 20)
    table = counting.evaluate_transfer(
        {"one": ([*one, long], [*y, "real"]), "other": ([*other, f"{long}!"], [*own, "real"])}
    )
    assert table["near_copies"].tolist() == [0, 1, 1, 0]
    assert table.loc[("one", "other"), "n_texts"] == 20


def test_a_source_of_nothing_but_copies_has_no_metrics(counting):
    one = texts_of("one", 20)
    table = counting.evaluate_transfer({"one": one, "again": one})
    assert table.loc[("one", "again"), "n_texts"] == 0
    assert np.isnan(table.loc[("one", "again"), "auc"])


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        ({"one": (["a"], ["b"])}, "at least two"),
        ([("one", 1)], "at least two"),
        ({"one": (["a"], ["b"]), "two": ["a"]}, "a pair of texts and labels"),
        ({"one": (["a", "b"], ["x", "y"]), "two": (["a", "b"], ["x", "z"])}, "differ in 'y', 'z'"),
    ],
)
def test_sources_that_cannot_be_compared_are_refused(counting, sources, message):
    with pytest.raises(ArgumentError, match=message):
        counting.evaluate_transfer(sources)
    assert not Counting.fitted


def test_sources_without_texts_are_refused(counting):
    with pytest.raises(ExampleError):
        counting.evaluate_transfer({"one": ([None], ["b"]), "two": (["a"], ["b"])})


def test_more_texts_are_fitted_to_and_the_same_ones_scored(counting):
    texts, y = texts_of("one", 50)
    curve = counting.learning_curve(texts, y, train_sizes=(0.25, 12, 1.0), cv=2)
    n_train = 25
    assert Counting.fitted == [6, 12, 25] * 2
    with pytest.raises(ArgumentError, match="train_sizes"):
        counting.learning_curve(texts, y, train_sizes=(n_train + 1,), cv=2)
    assert curve.table.index[-1] == n_train
    assert curve.table["accuracy"].tolist() == [1.0] * len(curve.table)
    assert list(curve.table) == [
        "accuracy", "accuracy_std", "macro_f1", "macro_f1_std", "auc", "auc_std",
    ]  # fmt: skip


def test_a_learning_curve_rises():
    frame = news(240, seed=3)
    rng = np.random.default_rng(0)
    noisy = frame["label"].where(rng.random(240) > 0.25, "real")
    model = FakeNewsClassifier("tfidf")
    curve = model.learning_curve(frame["text"], noisy, train_sizes=(0.05, 1.0), cv=3)
    auc = curve.table["auc"].tolist()
    assert auc[1] > auc[0]
    page = curve.to_html()
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<polyline") == 2
    assert "0.0" in repr(curve)


@pytest.mark.parametrize(
    ("counts", "per_group"),
    [((40, 40), 20), ((60, 8), 4), ((12, 12, 12), 3), ((6, 6), 1), ((90, 10, 5), 1)],
)
def test_by_default_every_size_holds_every_class_in_proportion(counts, per_group):
    seen = []

    class Noting(Counting):
        def fit(self, task):
            seen.append(np.bincount(task.y, minlength=len(counts)))
            return super().fit(task)

        def predict_proba(self, texts):
            return np.full((len(texts), len(counts)), 1 / len(counts))

    y = [f"class{k}" for k, n in enumerate(counts) for _ in range(n)]
    texts = [f"post {i * i + 7} of {i}" for i in range(len(y))]
    groups = [f"{label} {i // per_group}" for i, label in enumerate(y)]
    model = FakeNewsClassifier(Noting(), check_leaks=False)
    curve = model.learning_curve(texts, y, groups=groups, cv=2)
    assert all(found.min() >= 1 for found in seen)
    assert curve.table.index.is_monotonic_increasing
    whole = np.array(seen[len(curve.table) - 1])
    for found in seen[: len(curve.table)]:
        assert (abs(found - whole * found.sum() / whole.sum()) <= len(counts)).all()


def test_sizes_that_were_passed_and_hold_too_little_are_refused(counting):
    texts, y = texts_of("one", 24)
    y = [f"{label}{i % 3}" for i, label in enumerate(y)]
    with pytest.raises(ArgumentError, match=r"3 of the \d+ training texts .* 6 classes"):
        counting.learning_curve(texts, y, train_sizes=(3, 1.0), cv=2)


def test_groups_stay_on_one_side(monkeypatch):
    seen = []

    class Noting(Counting):
        def fit(self, task):
            seen.append(set(task.texts))
            return super().fit(task)

        def predict_proba(self, texts):
            seen.append(set(texts))
            return super().predict_proba(texts)

    texts, y = texts_of("one", 40)
    groups = [f"g{i // 4}" for i in range(40)]
    of_text = dict(zip(texts, groups, strict=True))
    FakeNewsClassifier(Noting(), check_leaks=False).learning_curve(
        pd.Series(texts, index=range(5, 45)),
        y,
        groups=groups,
        cv=3,
        train_sizes=(0.5, 1.0),
    )
    for fitted, scored in zip(seen[::2], seen[1::2], strict=True):
        assert not {of_text[text] for text in fitted} & {of_text[text] for text in scored}


@pytest.mark.parametrize("sizes", ["all", (), (0.0,), (1.5,), (True,), (1,), (None,), 3])
def test_sizes_that_cannot_be_used_are_refused(counting, sizes):
    texts, y = texts_of("one", 20)
    with pytest.raises(ArgumentError, match="train_sizes"):
        counting.learning_curve(texts, y, train_sizes=sizes, cv=2)


@pytest.mark.parametrize("cv", [13, 1000])
def test_more_folds_than_texts_are_refused(cv):
    frame = news(12)
    with pytest.raises(ArgumentError, match=rf"cv.*{cv}"):
        FakeNewsClassifier("tfidf").learning_curve(frame["text"], frame["label"], cv=cv)
