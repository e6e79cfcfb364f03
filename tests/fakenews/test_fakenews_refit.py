"""A model that is fitted again: a failure leaves it as it was; threads do not change each other."""

from __future__ import annotations

import threading

import numpy as np
import pandas as pd
import pytest
from news import news
from sklearn.feature_extraction.text import CountVectorizer

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import ArgumentError, ExampleError


class FailedError(Exception):
    """Raised by an encoder of somebody."""


class Lengths:
    """A function that can be told to fail, at some call."""

    def __init__(self):
        self.left = 10**9
        self.error = FailedError

    def __call__(self, texts):
        self.left -= 1
        if self.left < 0:
            raise self.error
        return np.array([[len(text), text.count("e")] for text in texts], dtype=float)


STRANGE = [f"{chr(97 + i) * 3} {chr(97 + i) * 5}" for i in range(20)]


@pytest.fixture(scope="module")
def frame():
    return news(90)


@pytest.mark.parametrize(
    ("make", "texts", "error"),
    [
        (lambda: FakeNewsClassifier("tfidf", min_df=30), STRANGE, ArgumentError),
        (lambda: FakeNewsClassifier("tfidf"), ["same"] * 20, ExampleError),
        (lambda: FakeNewsClassifier(CountVectorizer(min_df=30)), STRANGE, ArgumentError),
    ],
)
@pytest.mark.filterwarnings("ignore::pandas_semtype.errors.LeakWarning")
def test_a_fit_that_fails_leaves_the_model_as_it_was(frame, tmp_path, make, texts, error):
    model = make().fit(frame["text"], frame["label"])
    expected, leaks, card = model.predict_proba(frame["text"]), model.leaks, model.card
    with pytest.raises(error):
        model.fit(texts, ["yes", "no"] * 10)
    pd.testing.assert_frame_equal(model.predict_proba(frame["text"]), expected)
    assert (model.classes, model.leaks, model.card) == (("fake", "real"), leaks, card)
    back = FakeNewsClassifier.load(model.save(tmp_path / "m"))
    assert np.allclose(back.predict_proba(frame["text"]), expected, atol=1e-6)


@pytest.mark.parametrize("error", [FailedError, KeyboardInterrupt])
@pytest.mark.parametrize("several", [False, True])
def test_whenever_an_encoder_fails_the_model_stays(frame, error, several):
    lengths = Lengths()
    encoder = ["tfidf", lengths] if several else lengths
    model = FakeNewsClassifier(encoder, check_leaks=False, validation=0.3)
    model.fit(frame["text"], frame["label"])
    expected, report = model.predict_proba(frame["text"]), model.report
    lengths.error = error
    for calls in range(6):
        lengths.left = calls
        try:
            model.fit(frame["text"].str.upper(), frame["label"].map({"real": "x", "fake": "y"}))
        except error:
            lengths.left = 10**9
            pd.testing.assert_frame_equal(model.predict_proba(frame["text"]), expected)
            assert model.report is report
        else:
            assert calls  # all calls of a fit were passed
            assert model.classes == ("x", "y")
            break


def test_models_fitted_at_the_same_time_are_those_of_their_seed(frame):
    def fitted():
        model = FakeNewsClassifier("tfidf", check_leaks=False)
        return model.fit(frame["text"], frame["label"]).predict_proba(frame["text"]).to_numpy()

    expected = fitted()
    found = []
    threads = [threading.Thread(target=lambda: found.append(fitted())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    for own in found:
        assert np.allclose(own, expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", ["a|b", "x\n# heading", "<b>", "`c`", "[a](b)", "\x1b[31m"])
def test_no_name_of_a_class_is_a_mark_of_the_card(frame, name):
    labels = frame["label"].map({"real": name, "fake": "plain"})
    model = FakeNewsClassifier("tfidf", check_leaks=False)
    model.fit(frame["text"], labels, without=["a`b\nc"])
    rows = [line for line in model.card.splitlines() if line.startswith("| ") and "%" in line]
    assert len(rows) == 2
    assert all(len(row.replace("\\|", "").split("|")) == 5 for row in rows)
    assert not [line for line in model.card.splitlines() if line.startswith("# heading")]
    assert "<b>" not in model.card
    assert "\x1b" not in model.card
    assert "predictions: `a'b\\nc`" in model.card
