"""The task in scikit-learn: checks of estimators, cross-validation, searches, pipelines."""

from __future__ import annotations

import pickle
import warnings

import numpy as np
import pandas as pd
import pytest
from news import news
from sklearn.base import clone
from sklearn.exceptions import NotFittedError as SklearnNotFittedError
from sklearn.model_selection import GridSearchCV, GroupKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.utils import estimator_checks
from sklearn.utils.estimator_checks import check_estimator

from pandas_semtype.errors import ArgumentError, NotFittedError
from pandas_semtype.fakenews.estimator import FakeNewsEstimator

FORMAL = (
    "check_estimator_cloneable",
    "check_estimator_tags_renamed",
    "check_valid_tag_types",
    "check_estimator_repr",
    "check_no_attributes_set_in_init",
    "check_parameters_default_constructible",
    "check_get_params_invariance",
    "check_set_params",
    "check_mixin_order",
)
"""Checks of scikit-learn that need no matrix of numbers; the others give estimators numbers."""


@pytest.fixture(scope="module")
def frame():
    return news(60)


def test_checks_of_scikit_learn():
    with warnings.catch_warnings():
        # It says that it cannot make texts for the other checks.
        warnings.simplefilter("ignore", estimator_checks.SkipTestWarning)
        check_estimator(FakeNewsEstimator("tfidf"))


@pytest.mark.parametrize("name", FORMAL)
def test_formal_checks_of_scikit_learn(name):
    check = getattr(estimator_checks, name, None)
    if check is None:
        pytest.skip("this release of scikit-learn has no such check")
    check("FakeNewsEstimator", FakeNewsEstimator("tfidf"))


def test_it_answers_like_the_classifier(frame):
    one = FakeNewsEstimator("tfidf").fit(frame["text"], frame["label"])
    assert one.classes_.tolist() == ["fake", "real"]
    assert (one.predict(frame["text"]) == frame["label"]).all()
    assert np.allclose(one.predict_proba(frame["text"]), one.model_.predict_proba(frame["text"]))
    assert one.score(frame["text"], frame["label"]) == 1


@pytest.mark.parametrize(
    "form", [list, pd.DataFrame, np.asarray, lambda texts: texts.to_numpy(dtype=object)[:, None]]
)
def test_texts_of_every_form(frame, form):
    texts = form(frame["text"])
    assert FakeNewsEstimator("tfidf").fit(texts, frame["label"]).score(texts, frame["label"]) == 1


def test_cross_validation_and_search(frame):
    scores = cross_val_score(FakeNewsEstimator("tfidf"), frame["text"], frame["label"], cv=3)
    assert scores.min() > 0.8
    search = GridSearchCV(
        make_pipeline(FunctionTransformer(), FakeNewsEstimator("tfidf")),
        {"fakenewsestimator__options": [{"C": 0.01}, {"C": 10.0}]},
        cv=GroupKFold(2),
        scoring="neg_log_loss",
    ).fit(frame["text"], frame["label"], groups=np.arange(60) // 2)
    assert search.best_params_ == {"fakenewsestimator__options": {"C": 10.0}}


def test_groups_reach_the_task(frame):
    groups = np.arange(60) // 4
    one = FakeNewsEstimator("tfidf", validation=0.2).fit(frame["text"], frame["label"], groups)
    assert "held out by group" in one.model_.card


def test_it_is_cloned_and_pickled(frame):
    one = FakeNewsEstimator("tfidf", options={"min_df": 1}).fit(frame["text"], frame["label"])
    assert clone(one).get_params() == one.get_params()
    assert not hasattr(clone(one), "model_")
    again = pickle.loads(pickle.dumps(one))
    assert (again.predict_proba(frame["text"]) == one.predict_proba(frame["text"])).all()


def test_what_cannot_be_done_is_refused(frame):
    one = FakeNewsEstimator("tfidf")
    for error in (NotFittedError, SklearnNotFittedError):
        with pytest.raises(error, match="has not been fitted"):
            one.predict(["a"])
    one.fit(frame["text"], frame["label"])
    assert np.isnan(one.predict_proba(["a", None])).any(axis=1).tolist() == [False, True]
    with pytest.raises(ArgumentError, match="Received: 1 of 2"):
        one.predict(["a", None])
    with pytest.raises(ArgumentError, match="one column of texts"):
        one.predict(pd.DataFrame({"a": ["x"], "b": ["y"]}))
    with pytest.raises(ArgumentError, match="some of C, case, naive_bayes, min_df, max_chars"):
        FakeNewsEstimator("tfidf", options={"size": 3}).fit(frame["text"], frame["label"])
