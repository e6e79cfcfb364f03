"""The selector and the pipeline: columns for a ColumnTransformer, models from raw columns."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", minversion="1.6", reason="the extra sklearn is not installed")

from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestRegressor
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.preprocessing import OneHotEncoder
from sklearn.tree import DecisionTreeClassifier

import pandas_semtype
from pandas_semtype import make_semtype_selector, semtype_pipeline
from pandas_semtype.errors import ArgumentError, FrameError, FrameTypeError

N = 160


@pytest.fixture(scope="module")
def sales():
    rng = np.random.default_rng(11)
    price = rng.gamma(2.0, 40.0, N).round(2)
    price[::17] = np.nan
    kind = rng.choice(["wood", "steel", "glass"], N)
    frame = pd.DataFrame(
        {
            "price": [None if np.isnan(p) else f"${p:,.2f}" for p in price],
            "kind": kind,
            "mail": [f"user{k}@example.org" for k in range(N)],
            "bought": pd.date_range("2023-01-01", periods=N).astype(str),
        }
    )
    return frame, np.nan_to_num(price, nan=80.0) + 40 * (kind == "steel") > 80


def test_selector_chooses_by_label_and_role(sales):
    frame, _ = sales
    assert make_semtype_selector(label="email")(frame) == ["mail"]
    assert make_semtype_selector(role=["datetime", "number_text"])(frame) == ["price", "bought"]
    assert make_semtype_selector(label="email", role="datetime")(frame) == []
    copy = pickle.loads(pickle.dumps(make_semtype_selector(role="datetime")))
    assert copy(frame) == ["bought"]


def test_selector_in_a_column_transformer(sales):
    frame, _ = sales
    chosen = make_semtype_selector(role="categorical")
    transformer = clone(ColumnTransformer([("one", OneHotEncoder(), chosen)]))
    assert list(transformer.fit(frame).get_feature_names_out()) == [
        f"one__kind_{kind}" for kind in ("glass", "steel", "wood")
    ]


def test_selector_checks_its_arguments(sales):
    frame, _ = sales
    with pytest.raises(ArgumentError, match="a role, or both"):
        make_semtype_selector()
    with pytest.raises(ArgumentError, match="emial"):
        make_semtype_selector(label="emial")
    with pytest.raises(ArgumentError, match="numbers"):
        make_semtype_selector(role="numbers")
    with pytest.raises(ArgumentError, match="label"):
        make_semtype_selector(label=3)
    with pytest.raises(FrameTypeError):
        make_semtype_selector(role="text")(frame.to_numpy())
    with pytest.raises(ArgumentError, match="same name"):
        make_semtype_selector(role="text")(frame.rename(columns={"mail": "kind"}))


@pytest.mark.parametrize(
    ("estimator", "between", "categories"),
    [
        (HistGradientBoostingClassifier(), [], "category"),
        (LogisticRegression(), ["simpleimputer", "numberscaler"], "onehot"),
        (Ridge(), ["simpleimputer", "numberscaler"], "onehot"),
        (RandomForestRegressor(), [], "ordinal"),
        (DecisionTreeClassifier(), [], "ordinal"),
    ],
)
def test_steps_are_those_that_the_estimator_needs(estimator, between, categories):
    steps = semtype_pipeline(estimator).named_steps
    assert list(steps)[1:-1] == between
    assert steps["semantictyper"].categories == categories


@pytest.mark.parametrize(
    "estimator",
    [HistGradientBoostingClassifier(max_iter=20), LogisticRegression(), DecisionTreeClassifier()],
)
def test_models_learn_from_raw_columns(sales, estimator):
    frame, y = sales
    most_frequent = max(np.mean(y), 1 - np.mean(y))
    assert cross_val_score(semtype_pipeline(estimator), frame, y, cv=3).mean() > most_frequent + 0.2


def test_rare_categories_are_not_blown_up():
    rng = np.random.default_rng(4)
    kind = np.array(["a"] * 45 + ["b"] * 45 + ["c"] * 2 + ["d"] * 2)
    frame = pd.DataFrame({"size": rng.normal(300, 80, len(kind)), "kind": kind})
    pipeline = semtype_pipeline(Ridge(), roles={"kind": "categorical"})
    inner = pipeline.fit(frame, rng.normal(size=len(kind)))[:-1].transform(frame)
    assert abs(inner[:, 0].mean()) < 1e-9
    assert abs(inner[:, 0].std() - 1) < 1e-9
    assert inner[:, 1:].tolist() == (kind[:, None] == np.array(list("abcd"))).tolist()


def test_parameters_are_searched(sales):
    frame, y = sales
    search = GridSearchCV(
        semtype_pipeline(LogisticRegression()), {"semantictyper__dates": ["parts", "days"]}, cv=2
    )
    assert search.fit(frame, y).best_params_["semantictyper__dates"] in ("parts", "days")


@pytest.mark.parametrize("estimator", [LogisticRegression(), DecisionTreeClassifier()])
def test_bad_input_has_a_message_of_ours(sales, estimator):
    frame, y = sales
    frame = frame[["price", "kind"]]
    fitted = semtype_pipeline(estimator).fit(frame, y)
    with pytest.raises(FrameError, match="'price' holds other cells than in training"):
        fitted.predict(frame.assign(price="much"))
    with pytest.raises(FrameError, match="missing"):
        fitted.predict(frame[["kind"]])
    with pytest.raises(FrameError, match="unseen"):
        fitted.predict(frame.assign(more=1))
    assert len(fitted.predict(frame.assign(price=None, kind=None))) == N
    with pytest.raises(ArgumentError, match="same name"):
        semtype_pipeline(estimator).fit(pd.concat([frame, frame], axis=1), y)
    with pytest.raises(ArgumentError, match=r"target.*'kind'"):
        semtype_pipeline(estimator).fit(frame, frame["kind"])
    with pytest.raises(FrameError, match="0 rows"):
        semtype_pipeline(estimator).fit(frame.head(0), y[:0])
    nothing = pd.DataFrame({"a": [None] * N, "b": [np.nan] * N})
    assert len(semtype_pipeline(estimator).fit(nothing, y).predict(nothing)) == N


def test_pipeline_checks_its_arguments():
    with pytest.raises(ArgumentError, match="estimator"):
        semtype_pipeline(Ridge)
    with pytest.raises(ArgumentError, match="key="):
        semtype_pipeline(Ridge(), key="drop")
    assert semtype_pipeline(Ridge(), keys="drop")[0].keys == "drop"


def test_public_names():
    names = {"SemanticTyper", "make_semtype_selector", "semtype_pipeline"}
    assert names <= set(pandas_semtype.__all__) & set(dir(pandas_semtype))
