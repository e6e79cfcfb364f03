"""The classifier in searches of scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from news import news
from sklearn.base import clone, is_classifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import ArgumentError
from pandas_semtype.fakenews.estimator import FakeNewsEstimator


def test_a_search_over_c():
    frame = news(60)
    grid = {"C": [0.001, 4.0], "min_df": [1, 2]}
    search = GridSearchCV(FakeNewsClassifier("tfidf", check_leaks=False), grid, cv=2)
    search.fit(frame["text"], frame["label"])
    assert set(search.best_params_) == {"C", "min_df"}
    assert search.best_score_ > 0.9
    best = search.best_estimator_
    assert (best.encoder.C, best.encoder.min_df) == tuple(search.best_params_[k] for k in grid)
    assert best.classes_.tolist() == ["fake", "real"]
    assert (best.predict(frame["text"]) == frame["label"]).mean() > 0.9


def test_parameters_are_those_of_the_constructor():
    model = FakeNewsClassifier("tfidf", C=2.0, validation=0.2)
    params = model.get_params()
    assert params["C"] == 2
    assert params["encoder"] == "tfidf"
    assert params["validation"] == 0.2
    again = clone(model)
    assert again.get_params() == params
    assert again is not model
    assert model.set_params(C=3.0, class_weight=None) is model
    assert (model.encoder.C, model.class_weight, model.validation) == (3, None, 0.2)
    model.set_params(encoder=["tfidf", len_of])
    assert "C" not in model.get_params()
    assert clone(model).encoder.name == "tfidf+function_len_of"
    with pytest.raises(ArgumentError, match="size"):
        FakeNewsClassifier("tfidf").set_params(size=3)
    assert is_classifier(model)


def len_of(texts):
    return np.array([[len(text)] for text in texts], dtype=float)


def test_it_is_cross_validated_by_class():
    frame = news(60).sort_values("label", ignore_index=True)
    model = FakeNewsClassifier("tfidf", check_leaks=False, C=4.0)
    scores = cross_val_score(model, frame["text"], frame["label"], cv=3)
    assert scores.shape == (3,)  # folds without a class would be refused
    assert scores.dtype == float
    assert scores.min() > 0.8
    balanced = cross_val_score(
        model, frame["text"], frame["label"], cv=2, scoring="balanced_accuracy"
    )
    assert balanced.min() > 0.8


def test_the_estimator_takes_options_of_its_encoder_by_name():
    frame = news(60)
    search = GridSearchCV(FakeNewsEstimator("tfidf", min_df=2), {"C": [0.001, 4.0]}, cv=2)
    search.fit(frame["text"], frame["label"])
    assert set(search.best_params_) == {"C"}
    best = search.best_estimator_
    assert best.options == {"min_df": 2, "C": search.best_params_["C"]}
    assert (best.model_.encoder.min_df, best.model_.encoder.C) == tuple(best.options.values())
    given = {"C": 2.0}
    one = FakeNewsEstimator("tfidf", options=given)
    assert clone(one).set_params(C=3.0, class_weight=None).options == {"C": 3.0}
    assert given == {"C": 2.0}
    assert one.get_params()["options"] is given
    with pytest.raises(ArgumentError, match="size"):
        one.set_params(size=3)
    assert one.options is given


def test_the_estimator_takes_parameters_of_an_encoder_that_is_an_object():
    frame = news(60)
    encoder = make_pipeline(TfidfVectorizer(), LogisticRegression())
    grid = {"encoder__tfidfvectorizer__min_df": [1, 3]}
    search = GridSearchCV(FakeNewsEstimator(encoder), grid, cv=2)
    search.fit(frame["text"], frame["label"])
    assert set(search.best_params_) == set(grid)
    assert search.best_estimator_.options is None
    with pytest.raises(ValueError, match="Invalid parameter"):
        FakeNewsEstimator(encoder).set_params(encoder__size=3)
