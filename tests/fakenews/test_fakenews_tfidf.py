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
from pandas_semtype.fakenews.ngrams import words_of_grams
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


@pytest.mark.parametrize("case", [False, True])
def test_features_and_head_are_those_of_scikit_learn(drawn, case):
    texts, y = drawn
    texts = [text.capitalize() if i % 3 else f"A  {text} !" for i, text in enumerate(texts)]
    encoder = fitted(texts, y, C=3.0, min_df=1, case=case, naive_bayes=False)
    words = {"ngram_range": (1, 2), "token_pattern": r"\w+|[^\w\s]"}
    runs = {"analyzer": "char", "ngram_range": (2, 5), "lowercase": not case}
    padded = [f" {' '.join(text.split())} " for text in texts]
    parts = [
        TfidfVectorizer(sublinear_tf=True, **options).fit_transform(given).toarray()
        for given, options in ((texts, words), (padded, runs))
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


def test_a_long_text_is_read_to_its_end(drawn):
    texts, y = drawn
    encoder = fitted(texts, y, max_chars=200)
    fake, real = texts[int(np.argmax(y))], texts[int(np.argmin(y))]
    ends = [f"{real} " * 9 + f"{real} " * 9, f"{real} " * 9 + f"{fake} " * 9, f"{fake} " * 18]
    first, second, third = encoder.predict_proba(ends)[:, 1]
    assert first < second - 0.05 < third - 0.1
    # The log-odds are the means of those of the parts.
    odds = [np.log(p[1] / p[0]) for p in encoder.predict_proba([fake[:100], real[:100]])]
    encoder.max_chars = 100
    both = encoder.predict_proba([fake[:99] + " " + real[:100]])[0]
    assert np.log(both[1] / both[0]) == pytest.approx(np.mean(odds), abs=0.3)


def test_a_long_text_is_learned_to_its_end():
    filler = "nothing of note happened here " * 8
    texts = [filler + f"{i} {word}" for i in range(12) for word in ("aliens", "council")]
    encoder = fitted(texts, [1, 0] * 12, max_chars=60)
    assert encoder.predict_proba(["aliens", "council"]).argmax(axis=1).tolist() == [1, 0]


def test_the_naive_bayes_regression_takes_part(drawn):
    texts, y = drawn
    plain, bayes, both = (fitted(texts, y, C=1.0, naive_bayes=own) for own in (False, True, None))
    assert plain.choice.weights == (1.0, 0.0)
    assert bayes.choice.weights == (0.0, 1.0)
    assert all(weight >= 0 for weight in both.choice.weights)
    n_words = len(bayes._known["word"])
    assert not bayes._coef[:, n_words:].any()
    assert np.abs(bayes._coef[:, :n_words]).max() > np.abs(plain._coef[:, :n_words]).max()
    for encoder in (plain, bayes, both):
        assert ((encoder.predict_proba(texts).argmax(axis=1) == y).mean()) == 1


def test_capital_letters_count_only_where_they_tell(drawn):
    texts, y = drawn
    assert fitted(texts, y).choice.case is False
    rng = np.random.default_rng(1)
    words = np.array([f"w{i:02}" for i in range(40)])
    plain = [" ".join(rng.choice(words, 8)) for _ in range(120)]
    cased = [text.title() if i % 2 else text for i, text in enumerate(plain)]
    encoder = fitted(cased, np.arange(120) % 2)
    assert encoder.choice.case is True
    assert encoder.choice.accuracy > 0.9
    fixed = fitted(cased, np.arange(120) % 2, case=False)
    assert fixed.choice.accuracy < 0.75


def test_a_text_of_strange_signs_is_not_known(drawn):
    encoder = fitted(*drawn)
    texts = ["привет, мир!", "\N{PILE OF POO}", "\u200b", ". , !", "the council", "xq council"]
    assert encoder.predict_known(texts)[1].tolist() == [False, False, False, False, True, True]


@pytest.mark.parametrize("piece", ["!?", "U.S. ", "a", "( ", "\u0301e"])
def test_cost_is_linear_in_the_length(drawn, piece):
    encoder = fitted(*drawn)
    found = [words_of_grams(piece * n, "char").number.size for n in (1000, 2000)]
    assert found[1] < 2.01 * found[0]
    assert encoder.predict_proba([piece * 4000]).shape == (1, 2)


def test_word_scores_and_a_constant_are_the_log_odds(drawn):
    texts, y = drawn
    encoder = fitted(texts, y)
    for text in (texts[0], "The COUNCIL hid aliens; (again) !", "İstanbul \x00 council a b c", "a"):
        proba = encoder.predict_proba([text])[0]
        for target in (0, 1):
            scores = encoder.word_scores(text, target)
            assert len(scores) == len(text.split())
            constant = encoder._intercept[0] * (1 if target else -1)
            odds = np.log(proba[target] / proba[1 - target])
            assert scores.sum() + constant == pytest.approx(odds, abs=1e-9)
    scores = encoder.word_scores("the council hid aliens", 1)
    assert scores.argmax() >= 2
    encoder.max_chars = 12
    text = "the council hid aliens under the unbelievablylongbridge"
    proba = encoder.predict_proba([text])[0]
    scores = encoder.word_scores(text, 1)
    assert len(scores) == 7
    assert scores.sum() + encoder._intercept[0] == pytest.approx(np.log(proba[1] / proba[0]))


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
    "options",
    [
        {"C": 0},
        {"C": "1"},
        {"C": True},
        {"min_df": 0},
        {"min_df": 1.5},
        {"max_chars": 0},
        {"case": 1},
        {"naive_bayes": "no"},
    ],
)
def test_options_are_checked(options):
    with pytest.raises(ArgumentError, match=next(iter(options))):
        TfidfEncoder(**options)
