"""Verdicts that are withheld: by a threshold, by a fraction, of texts nothing is known of."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from news import news

import pandas_semtype
from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import ArgumentError
from pandas_semtype.fakenews import answers
from pandas_semtype.fakenews.report import TextReport, coverage_table, make_report


@pytest.fixture(scope="module")
def model():
    frame = news(120)
    noisy = frame["label"].where(np.arange(120) % 5 > 0, "fake")
    made = FakeNewsClassifier("tfidf", check_leaks=False, validation=0.4)
    return made.fit(frame["text"], noisy)


def test_a_threshold_withholds_uncertain_verdicts(model):
    texts = news(60, seed=3)["text"]
    certain = model.predict_proba(texts).max(axis=1)
    for threshold in (0, 0.5, 0.8, 0.97, 1):
        found = model.predict(texts, threshold=threshold)
        assert (found.notna() == (certain >= threshold)).all()
        known = found.notna()
        assert (found[known] == model.predict(texts)[known]).all()
    through = texts.fakenews.predict(model=model, threshold=0.9)
    assert through.equals(model.predict(texts, threshold=0.9))


def test_abstaining_leaves_out_about_a_fraction(model, tmp_path):
    texts = news(200, seed=3)["text"]
    shares = [model.predict(texts, abstain=part).isna().mean() for part in (0, 0.25, 0.5, 0.75)]
    assert shares == sorted(shares)
    assert shares[0] < 0.1
    assert 0.3 < shares[2] < 0.7
    one = model.predict(texts.head(1), abstain=0.5)
    assert one.isna().equals(model.predict(texts, abstain=0.5).head(1).isna())
    back = pandas_semtype.load(model.save(tmp_path / "m"))
    assert back.predict(texts, abstain=0.5).equals(model.predict(texts, abstain=0.5))


def test_the_table_says_what_abstaining_is_worth():
    rng = np.random.default_rng(0)
    p = rng.random(1000)
    y = (rng.random(1000) < p).astype(int)
    proba = np.stack([1 - p, p], axis=1)
    table = coverage_table(y, proba)
    assert table.index[0] == 1
    assert table["accuracy"].iloc[0] == pytest.approx((proba.argmax(axis=1) == y).mean())
    assert table["accuracy"].iloc[-1] > 0.9 > table["accuracy"].iloc[0]
    assert (np.diff(table["threshold"]) > 0).all()
    for covered, row in table.iterrows():
        given = proba.max(axis=1) >= row["threshold"]
        assert given.mean() == pytest.approx(covered)
        assert (proba.argmax(axis=1) == y)[given].mean() == pytest.approx(row["accuracy"])
    tied = coverage_table(np.array([0, 1, 0]), np.full((3, 2), 0.5))
    assert tied.index.tolist() == [1]
    report = make_report(y, proba, ("a", "b"))
    back = TextReport.from_dict(report.to_dict())
    assert np.allclose(back.coverage, report.coverage, atol=1e-5)
    assert back.coverage.index.name == "coverage"
    without = {key: value for key, value in report.to_dict().items() if key != "coverage"}
    assert TextReport.from_dict(without).coverage.empty


def test_nothing_known_gives_no_verdict(model):
    texts = pd.Series(["привет, мир", "\u200b", "\N{PILE OF POO}", "the council", None])
    assert model.predict(texts).isna().tolist() == [True, True, True, False, True]
    assert model.predict_proba(texts).isna().any(axis=1).tolist() == [False] * 4 + [True]
    stack = FakeNewsClassifier(["tfidf", lambda rows: [[len(row)] for row in rows]])
    frame = news(40)
    stack.fit(frame["text"], frame["label"])
    lengths = "function_test_nothing_known_gives_no_verdict_locals_lambda"
    weights = stack.encoder.weights
    assert stack.predict(texts).isna().tolist()[0] is (weights[lengths] == 0)


def test_texts_go_to_the_encoder_in_chunks(model, monkeypatch):
    texts = pd.Series(news(50, seed=9)["text"].tolist() * 3 + [None])
    whole = model.predict_proba(texts)
    asked = []
    inner = model._encoder.predict_known

    def predict_known(part):
        asked.append(len(part))
        return inner(part)

    monkeypatch.setattr(answers, "CHUNK", 20)
    monkeypatch.setattr(model._encoder, "predict_known", predict_known)
    assert np.allclose(model.predict_proba(texts), whole, atol=1e-12, equal_nan=True)
    assert max(asked) <= 20
    assert sum(asked) >= 150 - 3


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"threshold": 1.5}, "threshold"),
        ({"threshold": "0.5"}, "threshold"),
        ({"abstain": 1}, "below 1"),
        ({"abstain": -0.1}, "abstain"),
        ({"threshold": 0.5, "abstain": 0.1}, "either threshold or abstain"),
    ],
)
def test_arguments_are_checked(model, options, message):
    with pytest.raises(ArgumentError, match=message):
        model.predict(["a"], **options)


def test_abstaining_needs_held_out_texts():
    frame = news(40)
    made = FakeNewsClassifier("tfidf", check_leaks=False).fit(frame["text"], frame["label"])
    with pytest.raises(ArgumentError, match=r"abstain=0.2. Fit with validation=0.2"):
        made.predict(["a"], abstain=0.2)
