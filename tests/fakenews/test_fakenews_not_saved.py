"""An encoder of scikit-learn that plain files cannot hold: saving and loading say what to do."""

from __future__ import annotations

import numpy as np
import pytest
from news import news
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import RidgeClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import ArgumentError, CheckpointError, NotSavedWarning


def pieces(text):
    return text.split()


ENCODERS = {
    "forest": lambda: make_pipeline(TfidfVectorizer(), RandomForestClassifier(5)),
    "network": lambda: make_pipeline(TfidfVectorizer(), MLPClassifier(3, max_iter=300)),
    "function": lambda: TfidfVectorizer(tokenizer=pieces, token_pattern=None),
}


@pytest.mark.parametrize("name", ENCODERS)
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_what_is_not_saved_is_said_and_can_be_given_again(name, tmp_path):
    frame, given = news(60), ENCODERS[name]()
    model = FakeNewsClassifier(given, check_leaks=False).fit(frame["text"], frame["label"])
    with pytest.warns(NotSavedWarning, match=r"source\.fitted"):
        model.save(tmp_path / "model")
    card = (tmp_path / "model" / "README.md").read_text()
    assert "is not part of this directory" in card
    with pytest.raises(CheckpointError, match="is not fitted"):
        FakeNewsClassifier.load(tmp_path / "model", encoder=given)
    again = FakeNewsClassifier.load(tmp_path / "model", encoder=model.encoder.source.fitted)
    before, after = (one.predict_proba(frame["text"]).to_numpy() for one in (model, again))
    assert np.array_equal(before, after)


def test_what_is_saved_is_saved_without_a_word(tmp_path):
    frame = news(60)
    model = FakeNewsClassifier(TfidfVectorizer(), check_leaks=False)
    model.fit(frame["text"], frame["label"]).save(tmp_path / "model")
    assert "is not part" not in (tmp_path / "model" / "README.md").read_text()


def test_a_function_learns_nothing_that_could_be_lost(tmp_path):
    frame = news(60)
    model = FakeNewsClassifier(lengths, check_leaks=False).fit(frame["text"], frame["label"])
    model.save(tmp_path / "model")
    assert "the encoder `lengths` is not part" in (tmp_path / "model" / "README.md").read_text()


def lengths(texts):
    return np.array([[len(text), text.count(" ")] for text in texts], dtype=float)


def test_one_of_several_encoders(tmp_path):
    frame = news(60)
    model = FakeNewsClassifier(["tfidf", ENCODERS["forest"]()], check_leaks=False)
    model.fit(frame["text"], frame["label"])
    with pytest.warns(NotSavedWarning):
        model.save(tmp_path / "model")
    assert "fitted encoder `Pipeline`" in (tmp_path / "model" / "README.md").read_text()
    name = next(name for name in model.encoder.members if name != "tfidf")
    fitted = model.encoder.members[name].source.fitted
    again = FakeNewsClassifier.load(tmp_path / "model", encoder={name: fitted})
    assert np.allclose(again.predict_proba(frame["text"]), model.predict_proba(frame["text"]))


@pytest.mark.parametrize("last", [LinearSVC(), RidgeClassifier()])
def test_a_classifier_without_probabilities_is_told_what_would_do(last):
    with pytest.raises(ArgumentError, match=r"gives no probabilities.*CalibratedClassifierCV"):
        FakeNewsClassifier(make_pipeline(TfidfVectorizer(), last))


class Counts:
    """A transformer of one's own, which does not say that it is not fitted."""

    def fit(self, texts, y=None):
        self.longest_ = max(map(len, texts))
        return self

    def transform(self, texts):
        return lengths(texts) / self.longest_


def test_an_object_of_ones_own_that_is_not_fitted_is_refused(tmp_path):
    frame = news(60)
    model = FakeNewsClassifier(Counts(), check_leaks=False).fit(frame["text"], frame["label"])
    with pytest.warns(NotSavedWarning):
        model.save(tmp_path / "model")
    with pytest.raises(CheckpointError, match="is not fitted"):
        FakeNewsClassifier.load(tmp_path / "model", encoder=Counts())
