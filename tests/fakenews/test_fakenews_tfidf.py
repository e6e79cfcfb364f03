"""The baseline: n-grams and a logistic regression."""

from __future__ import annotations

import numpy as np
import pytest
from news import news
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from pandas_semtype.checkpoint import pack_arrays, unpack_arrays
from pandas_semtype.errors import ArgumentError, CheckpointError, NotFittedError
from pandas_semtype.fakenews.encoder import TextEncoder, TextTask
from pandas_semtype.fakenews.tfidf import TfidfEncoder


def fitted(texts, y, n_classes=2, weights=None, **options):
    encoder = TfidfEncoder(**options)
    weights = np.ones(len(y)) if weights is None else weights
    encoder.history = encoder.fit(TextTask(texts, np.asarray(y), n_classes, weights))
    return encoder


@pytest.fixture(scope="module")
def drawn():
    frame = news(60)
    return frame["text"].tolist(), (frame["label"] == "fake").astype(int).to_numpy()


def test_it_is_an_encoder():
    assert isinstance(TfidfEncoder(), TextEncoder)
    with pytest.raises(NotFittedError):
        TfidfEncoder().predict_proba(["a"])
    with pytest.raises(NotFittedError):
        TfidfEncoder().to_checkpoint()


def test_features_and_head_are_those_of_scikit_learn(drawn):
    texts, y = drawn
    encoder = fitted(texts, y, C=3.0, min_df=1)
    parts = [
        weight * TfidfVectorizer(sublinear_tf=True, **options).fit_transform(texts).toarray()
        for weight, options in (
            (0.5, {"ngram_range": (1, 2)}),
            (1.0, {"analyzer": "char_wb", "ngram_range": (3, 5)}),
        )
    ]
    x = np.concatenate(parts, axis=1)
    head = LogisticRegression(C=3.0, solver="liblinear", tol=1e-3).fit(x, y)
    assert np.allclose(encoder.predict_proba(texts), head.predict_proba(x), atol=1e-3)


def test_weights_move_the_verdict(drawn):
    texts, y = drawn
    weights = np.where(y == 1, 1.9, 0.1)
    heavy, even = (fitted(texts, y, C=0.1, weights=w) for w in (weights, np.ones(len(y))))
    assert heavy.predict_proba(texts)[:, 1].mean() > even.predict_proba(texts)[:, 1].mean() + 0.2


def test_c_is_chosen_on_held_out_texts():
    rng = np.random.default_rng(0)
    words = np.array([f"w{i:02}" for i in range(60)])
    texts = [" ".join(rng.choice(words, 8)) for _ in range(150)]
    noise = fitted(texts, rng.integers(0, 2, 150))
    clear = fitted(texts, np.array(["w0" in text for text in texts]).astype(int))
    assert noise.history[0]["C"] < clear.history[0]["C"]


def test_three_classes_and_one_that_is_missing(drawn):
    texts, y = drawn
    three = np.where(np.arange(len(y)) % 3 == 0, 2, y)
    proba = fitted(texts, three, 3).predict_proba(texts)
    assert proba.shape == (len(texts), 3)
    assert np.allclose(proba.sum(axis=1), 1)
    assert (proba.argmax(axis=1) == three).mean() > 0.6
    two_of_three = fitted(texts, np.where(y == 1, 2, 0), 3).predict_proba(texts)
    assert two_of_three[:, 1].max() < 1e-6
    assert ((two_of_three.argmax(axis=1) == 2) == (y == 1)).all()
    alone = fitted(texts, np.ones(len(y), dtype=int), 3).predict_proba(texts)
    assert (alone.argmax(axis=1) == 1).all()


def test_texts_without_features_get_the_class_fractions():
    encoder = fitted(["! ?", "...", "?!"], [0, 1, 1], min_df=3)
    assert np.allclose(encoder.predict_proba(["new words", "!"]), [[1 / 3, 2 / 3]] * 2, atol=1e-3)
    assert "Received: min_df=3. Pass a smaller min_df" in encoder.blank


def test_only_the_beginning_of_a_long_text_is_read(drawn):
    texts, y = drawn
    encoder = fitted(texts, y, max_chars=200)
    short = texts[0].ljust(200)
    assert np.allclose(*encoder.predict_proba([short, short + texts[1] * 50]), atol=1e-12)


def test_a_text_of_ten_megabytes_costs_little(drawn):
    encoder = fitted(*drawn)
    assert encoder.predict_proba(["word " * 2_000_000, "x" * 10_000_000]).shape == (2, 2)


def test_word_scores_and_a_constant_are_the_log_odds(drawn):
    texts, y = drawn
    encoder = fitted(texts, y)
    for text in (texts[0], "The COUNCIL hid aliens; (again) !", "İstanbul \x00 council"):
        proba = encoder.predict_proba([text])[0]
        for target in (0, 1):
            scores = encoder.word_scores(text, target)
            assert len(scores) == len(text.split())
            constant = encoder._intercept[0] * (1 if target else -1)
            odds = np.log(proba[target] / proba[1 - target])
            assert scores.sum() + constant == pytest.approx(odds, abs=1e-9)
    scores = encoder.word_scores("the council hid aliens", 1)
    assert scores.argmax() >= 2


def test_checkpoints_are_plain_and_checked(drawn):
    texts, y = drawn
    encoder = fitted(texts, y, max_chars=500)
    config, files = encoder.to_checkpoint()
    back = TfidfEncoder.from_checkpoint(config, files)
    assert back.max_chars == 500
    assert np.allclose(back.predict_proba(texts), encoder.predict_proba(texts), atol=1e-6)
    arrays = unpack_arrays(files["tfidf.npz"])
    for wrong in ({"idf_char": arrays["idf_char"][1:]}, {"coef": arrays["coef"][:, 1:]}):
        content = pack_arrays({**arrays, **wrong})
        with pytest.raises(CheckpointError, match="n-grams and weights differ in number"):
            TfidfEncoder.from_checkpoint(config, {"tfidf.npz": content})


@pytest.mark.parametrize(
    "options", [{"C": 0}, {"C": "1"}, {"C": True}, {"min_df": 0}, {"min_df": 1.5}, {"max_chars": 0}]
)
def test_options_are_checked(options):
    with pytest.raises(ArgumentError, match=next(iter(options))):
        TfidfEncoder(**options)
