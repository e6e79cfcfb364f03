"""Very many texts: the same model in less memory."""

from __future__ import annotations

import numpy as np
import pytest
from news import news
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.fakenews import ngram_frequency, tfidf
from pandas_semtype.fakenews.encoder import TextTask
from pandas_semtype.fakenews.feature_blocks import FeatureBlocks, fit_blocks, fit_choice_blocks
from pandas_semtype.fakenews.ngram_choice import Choice, fit_choice
from pandas_semtype.fakenews.ngram_frequency import frequent_grams
from pandas_semtype.fakenews.ngrams import count_grams


def parts(n: int, seed: int, n_classes: int = 2):
    rng = np.random.default_rng(seed)
    y = rng.integers(0, n_classes, n)
    found = []
    for width in (7, 20):
        x = (rng.random((n, width)) < 0.3) * rng.integers(1, 4, (n, width)).astype(float)
        x[:, 0] += y
        found.append(csr_matrix(x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1)))
    return found, y, rng.uniform(0.5, 2, n)


def blocks_of(matrices, size: int = 9) -> FeatureBlocks:
    blocks = FeatureBlocks([part.shape[1] for part in matrices])
    for start in range(0, matrices[0].shape[0], size):
        blocks.add([part[start : start + size] for part in matrices])
    return blocks


def test_products_are_those_of_the_whole_matrix():
    matrices, y, _ = parts(50, 0)
    blocks, x = blocks_of(matrices), hstack(matrices).toarray()
    assert len(blocks) == 50
    weights = np.random.default_rng(1).normal(size=(3, 27))
    assert np.allclose(blocks.product(weights), x @ weights.T, atol=5e-3)
    assert np.allclose(blocks.product(weights[:, :7], 1), x[:, :7] @ weights[:, :7].T, atol=5e-3)
    values = np.stack([y, 1 - y], axis=1).astype(float)
    assert np.allclose(blocks.back(values), values.T @ x, atol=2e-2)
    assert (blocks.back(values, present=True) == values.T @ (x > 0)).all()


@pytest.mark.parametrize("n_classes", [2, 3])
def test_a_regression_is_that_of_scikit_learn(n_classes):
    matrices, y, weights = parts(400, 2, n_classes)
    found = fit_blocks(blocks_of(matrices), y, n_classes, weights, 2.0)
    x = hstack(matrices).toarray()
    head = LogisticRegression(C=2.0, tol=1e-8, max_iter=1000).fit(x, y, sample_weight=weights)
    assert found[0].shape == head.coef_.shape
    ours, theirs = x @ found[0].T + found[1], x @ head.coef_.T + head.intercept_
    assert np.abs(ours - theirs).max() < 0.1
    assert np.corrcoef(ours.ravel(), theirs.ravel())[0, 1] > 0.9999


@pytest.mark.parametrize("n_classes", [2, 3])
@pytest.mark.parametrize("weights", [(1.0, 0.0), (0.0, 1.0), (0.6, 0.5)])
def test_a_choice_is_fitted_alike(n_classes, weights):
    matrices, y, sample = parts(400, 4, n_classes)
    choice = Choice(2.0, 0.5, False, weights)
    found = fit_choice_blocks(blocks_of(matrices), y, n_classes, sample, choice)
    x = hstack(matrices, format="csr")
    task = TextTask([""] * 400, y, n_classes, sample)
    expected = fit_choice(x, 7, task, choice)
    ours, theirs = (x.toarray() @ coef.T + intercept for coef, intercept in (found, expected))
    assert np.corrcoef(ours.ravel(), theirs.ravel())[0, 1] > 0.998


def test_frequencies_are_those_of_the_counts(monkeypatch):
    texts = news(60)["text"].tolist()
    counts, known = count_grams(texts, "char", min_df=2)
    df = np.bincount(counts.indices, minlength=counts.shape[1])
    for waiting in (1, 1 << 21):
        monkeypatch.setattr(ngram_frequency, "_MERGED_AT", waiting)
        found, own = frequent_grams(texts, "char", 2, 1 << 20)
        assert (found == known).all()
        assert (own == df).all()
    found, own = frequent_grams(texts, "char", 2, 100)
    assert len(found) == 100
    assert own.min() >= np.sort(df)[-100]
    assert (np.diff(found.astype(object)) > 0).all()
    assert len(frequent_grams([], "word", 1, 9)[0]) == 0


def test_rubbish_is_forgotten(monkeypatch):
    monkeypatch.setattr("pandas_semtype.fakenews.ngrams._AT_ONCE", 100)
    monkeypatch.setattr(ngram_frequency, "_MERGED_AT", 10)
    monkeypatch.setattr(ngram_frequency, "_MOST_DISTINCT", 50)
    texts = [f"x{i * 7919 % 1000} common word" for i in range(200)]
    known, df = frequent_grams(texts, "word", 2, 1 << 20)
    assert df.max() == 200
    assert len(known) < 20


@pytest.mark.parametrize("n_classes", [2, 3])
def test_many_texts_give_nearly_the_same_model(monkeypatch, n_classes):
    frame = news(400, seed=8)
    if n_classes == 3:
        frame.loc[::5, "label"] = "odd"
        frame.loc[::5, "text"] += " or so it is told"
    new = news(200, seed=9)
    few = FakeNewsClassifier("tfidf", check_leaks=False).fit(frame["text"], frame["label"])
    monkeypatch.setattr(tfidf, "_MANY", 100)
    many = FakeNewsClassifier("tfidf", check_leaks=False).fit(frame["text"], frame["label"])
    assert type(many.encoder.choice) is Choice
    ours, theirs = (model.predict_proba(new["text"]).to_numpy() for model in (many, few))
    assert (ours.argmax(axis=1) == theirs.argmax(axis=1)).mean() > 0.97
    found = many.explain(new["text"].head(2), top=None)
    assert len(found) > 10
    again = many.fit(frame["text"], frame["label"])
    assert np.array_equal(again.predict_proba(new["text"]).to_numpy(), ours)
