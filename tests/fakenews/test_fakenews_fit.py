"""Fitting: what is accepted, what is refused with a message, what is held out."""

from __future__ import annotations

import traceback

import numpy as np
import pandas as pd
import pytest
from news import news
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import ArgumentError, ExampleError, FrameTypeError
from pandas_semtype.fakenews.labels import encode, sample_weights


@pytest.fixture(scope="module")
def frame():
    return news(60)


class Watcher:
    """TEST DOUBLE of an encoder: keeps what it is given and answers by the first class."""

    name = "watcher"

    def fit(self, texts, y, *, n_classes, weights, valid=None, random_state=0, progress=None):
        self.texts, self.y, self.n_classes, self.weights = texts, y, n_classes, weights
        self.valid, self.seed, self.progress = valid, random_state, progress
        return [{"epoch": 1, "loss": 0.5}]

    def predict_proba(self, texts):
        self.asked = texts
        return np.tile([0.6, *[0.4 / (self.n_classes - 1)] * (self.n_classes - 1)], (len(texts), 1))

    def to_checkpoint(self):
        return {}, {}

    @classmethod
    def from_checkpoint(cls, config, files):
        return cls()


def test_an_empty_vocabulary_is_refused(frame):
    model = FakeNewsClassifier("tfidf", min_df=1000)
    with pytest.raises(ArgumentError, match="No word and no run of letters is in enough texts"):
        model.fit(frame["text"], frame["label"])


def watch(texts, y, groups=None, **options):
    return FakeNewsClassifier(Watcher(), **options).fit(texts, y, groups=groups)


@pytest.mark.parametrize(
    ("texts", "labels", "error", "message"),
    [
        ([], [], ExampleError, "No text is there .* Received: 0 rows"),
        ([None, " "], ["a", "b"], ExampleError, "No text is there .* Received: 2 rows"),
        (["x", "y"], [None, None], ExampleError, "No text is there"),
        (["x", "y"], ["a", "a"], ExampleError, "at least 2 classes .* Received: 1"),
        (["x", None], ["a", "b"], ExampleError, "at least 2 classes .* Received: 1"),
        (["x", "y"], ["a"], ArgumentError, r"len\(y\)=1. Pass 2, one per text"),
        (["x", 3], ["a", "b"], ArgumentError, "1 of 2 cells of type int"),
        ("x", ["a"], FrameTypeError, "a list of texts"),
        (["x", "y"], ["a", 1], ArgumentError, "all of one kind"),
        (["x", "x"], ["a", "b"], ExampleError, "All texts are the same"),
        (["a", "b"], ["x" * 201, "y"], ArgumentError, "texts and labels may be swapped"),
    ],
)
def test_what_cannot_be_learned_from_is_refused(texts, labels, error, message):
    with pytest.raises(error, match=message):
        FakeNewsClassifier("tfidf").fit(texts, labels)


def test_labels_with_another_index_are_refused(frame):
    labels = frame["label"].iloc[::-1]
    with pytest.raises(ArgumentError, match="y has another index than the texts"):
        frame["text"].fakenews.fit(labels, encoder="tfidf", activate=True)
    model = FakeNewsClassifier("tfidf").fit(frame["text"], frame["label"])
    with pytest.raises(ArgumentError, match="y has another index than the texts"):
        model.score(frame["text"], labels)
    with pytest.raises(ArgumentError, match="the model does not know"):
        model.score(["a text"], ["satire"])


def test_texts_without_label_and_labels_without_text_are_left_out(frame):
    texts = frame["text"].mask(frame.index < 4)
    labels = (frame["label"] == "fake").astype(float).mask(frame.index > 55)
    model = watch(texts, labels, validation=0)
    assert model.encoder.texts == frame["text"].iloc[4:56].tolist()
    assert model.classes == (0, 1)
    assert model.predict(texts).dtype == "Int64"
    assert model.score(texts, labels).n_texts == 52
    assert model.score(texts, labels).n_missing == 8


@pytest.mark.parametrize(
    "values", [["fake", "real"], [0, 1], [False, True], [0.5, 1.5], ["fake", "real", "satire"]]
)
def test_answers_have_the_type_of_the_labels(frame, values):
    labels = pd.Series([values[i % len(values)] for i in range(60)])
    predicted = FakeNewsClassifier("tfidf").fit(frame["text"], labels).predict(frame["text"])
    assert predicted.dtype == labels.dtype
    assert set(predicted) <= set(values)
    if len(values) == 2:
        assert (predicted == labels).all()


def test_categories_stay_categories(frame):
    labels = frame["label"].astype(pd.CategoricalDtype(["real", "fake"]))
    model = FakeNewsClassifier("tfidf").fit(frame["text"], labels)
    assert model.classes == ("real", "fake")
    predicted = model.predict([*frame["text"].head(3), None])
    assert predicted.dtype == labels.dtype
    assert predicted.tolist()[:3] == ["real", "fake", "real"]
    assert predicted.isna().tolist() == [False, False, False, True]


def test_a_part_is_held_out_and_judged(frame):
    model = watch(frame["text"], frame["label"], validation=0.25)
    texts, y = model.encoder.valid
    assert 12 <= len(texts) <= 18
    assert not set(texts) & set(model.encoder.texts)
    assert len(texts) + len(model.encoder.texts) == 60
    assert model.report.n_texts == len(texts)
    assert model.report.accuracy == (y == 0).mean()
    assert "held out:" in model.card
    assert watch(frame["text"], frame["label"], validation=0).report is None
    assert watch(frame["text"].head(2), frame["label"].head(2)).report is None
    with pytest.raises(ArgumentError, match="No part of the texts can be held out"):
        watch(frame["text"].head(2), frame["label"].head(2), validation=0.1)


def test_groups_and_near_copies_are_not_split(frame):
    texts = pd.concat([frame["text"], "Update! " + frame["text"].str.upper()], ignore_index=True)
    labels = pd.concat([frame["label"], frame["label"]], ignore_index=True)
    groups = np.tile(np.arange(60) // 4, 2)
    model = watch(texts, labels, groups, validation=0.2, check_leaks=False)
    held_out = set(model.encoder.valid[0])
    rows = texts.isin(held_out).to_numpy()
    assert 15 < rows.sum() < 33
    assert all(rows[groups == group].all() or not rows[groups == group].any() for group in groups)
    assert "held out by group and near-copy" in model.card
    without = watch(texts, labels, validation=0.2, check_leaks=False)
    rows = texts.isin(set(without.encoder.valid[0])).to_numpy()
    assert (rows[:60] == rows[60:]).all()


def test_classes_are_weighed(frame):
    labels = ["rare" if i < 12 else "usual" for i in range(60)]
    for wanted, ratio in (("balanced", 4), (None, 1), ({"rare": 6, "usual": 2}, 3)):
        model = watch(frame["text"], labels, class_weight=wanted, validation=0)
        weights, y = model.encoder.weights, model.encoder.y
        assert weights.mean() == pytest.approx(1)
        assert weights[y == 0].mean() / weights[y == 1].mean() == pytest.approx(ratio)
    for wrong in ({"rare": 1}, {"rare": 1, "usual": 0}, {"rare": 1, "usual": "2"}):
        with pytest.raises(ArgumentError, match="class_weight"):
            watch(frame["text"], labels, class_weight=wrong)


def test_seed_and_progress_are_handed_on(frame):
    model = watch(frame["text"], frame["label"], random_state=7, progress=False)
    assert (model.encoder.seed, model.encoder.progress) == (7, False)
    other = watch(frame["text"], frame["label"], random_state=8)
    assert model.encoder.valid[0] != other.encoder.valid[0]
    assert model.history == [{"epoch": 1, "loss": 0.5}]


def test_each_distinct_text_is_asked_once(frame):
    model = watch(frame["text"], frame["label"])
    assert len(model.predict(["a", "b", "a", None, "a"])) == 5
    assert model.encoder.asked == ["a", "b"]
    model.encoder.asked = None
    assert model.predict([None, ""]).isna().all()
    assert model.predict_proba([]).shape == (0, 2)
    assert model.encoder.asked is None


def test_odd_texts_pass(frame):
    texts = frame["text"].tolist()
    texts[:4] = ["\x00 the", "\N{PILE OF POO}" * 9, "the \ud800", "word " * 60_000]
    model = FakeNewsClassifier("tfidf").fit(texts, frame["label"])
    found = model.predict(texts).isna().to_numpy()
    assert found.nonzero()[0].tolist() == [1]  # nothing is known of one sign
    assert model.predict_proba(texts).notna().all(axis=None)


def test_arguments_are_checked():
    for options, message in (
        ({"class_weight": "even"}, "class_weight"),
        ({"validation": 0.6}, "validation"),
        ({"validation": True}, "validation"),
        ({"about": 3}, "about"),
        ({"check_leaks": 1}, "check_leaks"),
        ({"random_state": "x"}, "random_state"),
        ({"size": 3}, "some of C, case, naive_bayes, min_df, max_chars"),
    ):
        with pytest.raises(ArgumentError, match=message):
            FakeNewsClassifier("tfidf", **options)
    with pytest.raises(ArgumentError, match="one of elmo, ulmfit, tfidf"):
        FakeNewsClassifier("bert")
    for wrong in (3, Watcher):
        with pytest.raises(ArgumentError, match="a name, a list of names or an encoder"):
            FakeNewsClassifier(wrong)
    with pytest.raises(ArgumentError, match="to the encoder itself"):
        FakeNewsClassifier(Watcher(), folds=3)


def test_the_card_says_where_the_texts_come_from(frame, tmp_path):
    model = FakeNewsClassifier("tfidf", about="Invented posts on a council.")
    model.fit(frame["text"], frame["label"])
    assert "source and topic: Invented posts on a council." in model.card
    assert "| fake | 30 | 50.0% |" in model.card
    assert "No texts were held out." in model.card
    assert "carries over badly to other sources" in model.card
    model.save(tmp_path / "m", notes="Scored 0.7 on posts of another town.")
    assert "Scored 0.7" in (tmp_path / "m" / "README.md").read_text()


@pytest.mark.parametrize("weight", [np.int64(2), np.float32(2), 2.0])
def test_weights_of_numpy_are_numbers(weight):
    labels, codes = encode(pd.Series(["real", "fake", "fake"]))
    found = sample_weights(codes, labels, {"real": weight, "fake": 1})
    assert found == pytest.approx([1.5, 0.75, 0.75])


@pytest.mark.parametrize("weight", [0, -1, np.nan, np.inf, "2", None])
def test_a_wrong_weight_is_named_with_its_class(weight):
    labels, codes = encode(pd.Series(["real", "fake"]))
    with pytest.raises(ArgumentError, match=r"class_weight\['fake'\] is not valid"):
        sample_weights(codes, labels, {"real": 1, "fake": weight})


def test_weights_of_single_texts_are_refused_by_name():
    with pytest.raises(ArgumentError, match=r"no weights of their own.*type list.*class_weight="):
        FakeNewsClassifier("tfidf", sample_weight=[1, 2])


def test_many_classes_of_two_texts_are_fitted_without_questions(recwarn):
    rng = np.random.default_rng(0)
    words = [f"word{i}" for i in range(90)]
    texts = [" ".join(rng.choice(words, 15)) for _ in range(52)]
    FakeNewsClassifier("tfidf").fit(texts, [f"c{i // 2}" for i in range(52)])
    pd.Series(texts).text.fakenews.leaks([f"c{i // 2}" for i in range(52)])
    assert not [w for w in recwarn if "unique classes" in str(w.message)]


def test_an_estimator_of_numbers_is_refused_without_a_text():
    texts = [f"secret number {i}" for i in range(20)]
    for encoder in (StandardScaler(), LogisticRegression(), RandomForestClassifier(2)):
        with pytest.raises(ArgumentError, match="reads numbers, not texts") as caught:
            FakeNewsClassifier(encoder).fit(texts, ["a", "b"] * 10)
        shown = "".join(traceback.format_exception(caught.value))
        assert "secret number" not in shown
    with pytest.raises(ValueError, match="empty vocabulary"):
        FakeNewsClassifier(TfidfVectorizer(stop_words=["ab"])).fit(
            ["ab"] * 9 + ["ab ab"], [0, 1] * 5
        )
