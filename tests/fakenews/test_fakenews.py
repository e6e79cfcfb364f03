"""``Series.text.fakenews`` from end to end, with the tfidf encoder."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from helpers import TEXT_DTYPES, as_dtype
from news import news

from pandas_semtype import FakeNewsClassifier, session, using
from pandas_semtype.errors import ArgumentError, NotFittedError


@pytest.fixture(scope="module")
def model():
    frame = news()
    return FakeNewsClassifier("tfidf").fit(frame["text"], frame["label"])


@pytest.fixture
def fresh():
    return news(30, seed=1)


def test_fit_makes_the_model_active(fresh):
    frame = news()
    made = frame["text"].text.fakenews.fit(frame["label"], encoder="tfidf", activate=True)
    try:
        assert session.active_model("fakenews") is made
        assert (fresh["text"].text.fakenews.predict() == fresh["label"]).all()
        assert fresh["text"].fakenews.score(fresh["label"]).accuracy == 1
    finally:
        session.deactivate("fakenews")


def test_fit_can_leave_the_active_model(model):
    frame = news(20)
    frame["text"].fakenews.fit(frame["label"], encoder="tfidf", activate=False)
    with pytest.raises(NotFittedError, match="no model for 'fakenews'"):
        frame["text"].fakenews.predict()
    with using(model):
        assert frame["text"].fakenews.predict().tolist() == frame["label"].tolist()
    with pytest.raises(ArgumentError, match="activate"):
        frame["text"].fakenews.fit(frame["label"], encoder="tfidf", activate=1)


def test_a_model_of_columns_is_refused(model):
    series = pd.Series(["text"])
    with pytest.raises(ArgumentError, match=r"model made by series\.text\.fakenews\.fit"):
        series.fakenews.predict(model="simon_v2")


def test_a_model_of_texts_is_refused_for_columns(model, tmp_path):
    directory = model.save(tmp_path / "m")
    for given in (model, directory):
        with pytest.raises(ArgumentError, match="model is not valid"):
            pd.Series(["text"]).semtype.infer(model=given)


def test_using_does_not_change_the_model_of_columns(model):
    frame = pd.DataFrame({"a": ["1.2.3.4", "10.0.0.7"] * 3})
    before = frame.semtype.infer()
    with using(model):
        assert frame.semtype.infer() == before


def test_predictions_agree_with_probabilities(model, fresh):
    proba = model.predict_proba(fresh["text"])
    assert list(proba.columns) == ["fake", "real"] == list(model.classes)
    assert np.allclose(proba.sum(axis=1), 1)
    assert ((proba >= 0) & (proba <= 1)).all(axis=None)
    assert (proba.idxmax(axis=1) == model.predict(fresh["text"])).all()


@pytest.mark.parametrize("dtype", TEXT_DTYPES)
def test_index_order_and_missing_texts_are_kept(model, fresh, dtype):
    texts = [*fresh["text"].head(4), None, " \t"]
    series = as_dtype(texts, dtype).rename("news")
    series.index = [7, 3, 3, 9, 1, 0]
    shuffled = series.iloc[[4, 2, 0, 5, 1, 3]]
    predicted, proba = model.predict(shuffled), model.predict_proba(shuffled)
    assert predicted.index.tolist() == proba.index.tolist() == shuffled.index.tolist()
    assert predicted.name == "news"
    assert predicted.isna().tolist() == [True, False, False, True, False, False]
    assert (proba.isna().all(axis=1) == predicted.isna()).all()
    assert predicted.dropna().tolist() == fresh["label"].iloc[[2, 0, 1, 3]].tolist()


def test_a_text_does_not_depend_on_those_beside_it(model, fresh):
    whole = model.predict_proba(fresh["text"]).to_numpy()
    single = [model.predict_proba([text]).to_numpy()[0] for text in fresh["text"]]
    assert np.allclose(whole, single, atol=1e-12)


def test_same_seed_same_model(fresh):
    frame = news()
    one, two = (FakeNewsClassifier("tfidf").fit(frame["text"], frame["label"]) for _ in range(2))
    pd.testing.assert_frame_equal(
        one.predict_proba(fresh["text"]), two.predict_proba(fresh["text"]), check_exact=True
    )


def test_nothing_is_predicted_or_saved_before_fit(tmp_path):
    model = FakeNewsClassifier("tfidf")
    for ask in (
        lambda: model.predict(["a"]),
        lambda: model.predict_proba(["a"]),
        lambda: model.score(["a"], ["b"]),
        lambda: model.save(tmp_path / "m"),
        lambda: model.classes,
        lambda: model.classes_,
    ):
        with pytest.raises(NotFittedError, match="has not been fitted"):
            ask()
    assert not hasattr(model, "classes_")  # as scikit-learn has it
    assert "not fitted" in repr(model)
