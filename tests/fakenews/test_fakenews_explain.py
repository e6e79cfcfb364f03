"""Which words drove a verdict."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from news import news

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import ArgumentError, NotFittedError
from pandas_semtype.fakenews.encoder import TextEncoder
from pandas_semtype.fakenews.explain import effects_of


class Double(TextEncoder):
    """TEST DOUBLE of an encoder: the log-odds of class 1 are the number of the word bad."""

    name = "double"

    def __init__(self):
        self.asked = []

    def fit(self, task):
        return []

    def predict_proba(self, texts):
        self.asked += texts
        odds = np.array([text.split().count("bad") for text in texts], dtype=float)
        p = 1 / (1 + np.exp(-odds))
        return np.stack([1 - p, p], axis=1)

    def to_checkpoint(self):
        return {}, {}

    @classmethod
    def from_checkpoint(cls, config, files):
        return cls()


@pytest.fixture(scope="module")
def model():
    frame = news(80)
    return FakeNewsClassifier("tfidf").fit(frame["text"], frame["label"])


def test_words_are_left_out_one_by_one():
    encoder = Double()
    spans, effects = effects_of(encoder, "one bad  day, bad", 1, 100)
    assert spans == [(0, 3), (4, 7), (9, 13), (14, 17)]
    assert np.allclose(effects, [0, 1, 0, 1])
    assert encoder.asked[1] == " bad  day, bad"
    assert np.allclose(effects_of(encoder, "one bad  day, bad", 0, 100)[1], [0, -1, 0, -1])


def test_words_of_long_texts_are_taken_together():
    encoder = Double()
    text = "good " * 50 + "bad " * 50
    spans, effects = effects_of(encoder, text, 1, 10)
    assert len(spans) == 10
    assert text[slice(*spans[9])] == " ".join(["bad"] * 10)
    assert np.allclose(effects[:5], 0)
    assert effects_of(encoder, "bad", 1, 10)[1].tolist() == [0]


def test_verdicts_are_explained(model):
    texts = pd.Series(
        ["The council hid aliens under the bridge", None, "the court published figures on rain"],
        index=[4, 5, 4],
    )
    explained = model.explain(texts, top=3)
    assert list(explained.columns) == ["row", "verdict", "word", "start", "stop", "effect"]
    assert explained.index.tolist() == [4] * 6
    assert explained["row"].tolist() == [0, 0, 0, 2, 2, 2]
    assert explained["verdict"].tolist() == ["fake"] * 3 + ["real"] * 3
    assert set(explained["word"].head(3)) & {"hid", "aliens", "under"}
    for row in explained.itertuples():
        assert texts.iloc[row.row][row.start : row.stop] == row.word
    assert (explained.groupby("row")["effect"].max() > 0).all()
    strength = explained["effect"].abs().to_numpy()
    assert strength[0] >= strength[1] >= strength[2]
    other = model.explain(texts.head(1), top=None, target="real")
    assert len(other) == 6  # "The" and "the" are one word
    assert other["effect"].iloc[0] < 0
    assert texts.fakenews.explain(model=model, top=3).equals(explained)


def test_a_word_is_told_once(model):
    text = "Aliens! the council saw aliens, (aliens) and more"
    whole = model.explain([text], top=None, target="fake")
    assert whole["word"].tolist().count("Aliens!") == 1
    assert not {"aliens,", "(aliens)"} & set(whole["word"])
    one_by_one = model.encoder.word_scores(text, model.classes.index("fake"))
    assert whole["effect"].sum() == pytest.approx(one_by_one.sum())
    aliens = whole.loc[whole["word"] == "Aliens!", "effect"].item()
    assert aliens == pytest.approx(one_by_one[[0, 4, 5]].sum())


def test_a_class_of_three_and_no_text(model):
    frame = news(60)
    labels = np.arange(60) % 3
    three = FakeNewsClassifier("tfidf").fit(frame["text"], labels)
    explained = three.explain(frame["text"].head(2), target=2, top=1)
    assert explained["verdict"].tolist() == [2, 2]
    nothing = model.explain(pd.Series([None, " "]))
    assert nothing.empty
    assert list(nothing.columns) == list(explained.columns)


def test_arguments_are_checked(model):
    for options in ({"top": 0}, {"top": True}, {"max_words": 0}, {"max_words": None}):
        with pytest.raises(ArgumentError, match=next(iter(options))):
            model.explain(["a"], **options)
    with pytest.raises(ArgumentError, match="target has 1 label"):
        model.explain(["a"], target="satire")
    with pytest.raises(NotFittedError):
        FakeNewsClassifier("tfidf").explain(["a"])


def test_an_encoder_without_scores_is_asked_about_texts():
    encoder = Double()
    fitted = FakeNewsClassifier(encoder).fit(["bad", "good", "bad luck", "good luck"], [1, 0, 1, 0])
    explained = fitted.explain(["very bad luck"], top=1)
    assert explained["word"].tolist() == ["bad"]
    assert explained["effect"].iloc[0] == pytest.approx(1)
