"""Weights of rows reach the model of a pipeline, and nothing before it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", minversion="1.6", reason="the extra sklearn is not installed")

import sklearn
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import GridSearchCV, cross_val_score

from pandas_semtype import semtype_pipeline

N = 90
RNG = np.random.default_rng(8)
FRAME = pd.DataFrame(
    {
        "size": [f"{x:.2f} kg" for x in RNG.gamma(2, 4, N)],
        "kind": RNG.choice(["wood", "steel", "glass"], N),
        "day": pd.date_range("2023-01-01", periods=N).astype(str),
    }
)
TARGET = pd.Series(RNG.normal(size=N), name="target")
WEIGHTS = np.where(TARGET > 0, 9.0, 1.0)


def mean_of(pipeline):
    return float(pipeline.predict(FRAME).mean())


def test_by_the_name_of_the_step():
    plain = semtype_pipeline(Ridge()).fit(FRAME, TARGET)
    weighted = semtype_pipeline(Ridge()).fit(FRAME, TARGET, ridge__sample_weight=WEIGHTS)
    assert mean_of(weighted) > mean_of(plain)
    ones = semtype_pipeline(Ridge()).fit(FRAME, TARGET, ridge__sample_weight=np.ones(N))
    np.testing.assert_allclose(ones.predict(FRAME), plain.predict(FRAME))
    # The columns before the model are those of all rows alike.
    pd.testing.assert_frame_equal(
        pd.DataFrame(weighted[:-1].transform(FRAME)), pd.DataFrame(plain[:-1].transform(FRAME))
    )


@pytest.mark.parametrize(
    # Shallow trees: a leaf of one class alone is of it whatever it weighs.
    "model",
    [LogisticRegression(), RandomForestClassifier(20, max_depth=2, random_state=0)],
)
def test_classifiers(model):
    pipeline = semtype_pipeline(model)
    name = pipeline.steps[-1][0]
    assert name == type(model).__name__.lower()
    few = np.where(TARGET > 0, 1e-6, 1.0)
    found = pipeline.fit(FRAME, TARGET > 0, **{f"{name}__sample_weight": few}).predict(FRAME)
    assert found.mean() < 0.1


def test_through_a_search():
    search = GridSearchCV(semtype_pipeline(Ridge()), {"ridge__alpha": [0.1, 1.0]}, cv=3)
    search.fit(FRAME, TARGET, ridge__sample_weight=WEIGHTS)
    assert mean_of(search) > mean_of(semtype_pipeline(Ridge(search.best_params_["ridge__alpha"]))
                                     .fit(FRAME, TARGET))  # fmt: skip


def test_by_metadata_routing():
    pytest.importorskip("sklearn", minversion="1.9", reason="pipelines route scores since then")
    with sklearn.config_context(enable_metadata_routing=True):
        model = Ridge().set_fit_request(sample_weight=True).set_score_request(sample_weight=True)
        weighted = semtype_pipeline(model).fit(FRAME, TARGET, sample_weight=WEIGHTS)
        scores = cross_val_score(
            semtype_pipeline(model), FRAME, TARGET, params={"sample_weight": WEIGHTS}, cv=3
        )
        left = semtype_pipeline(Ridge().set_fit_request(sample_weight=False))
        with pytest.raises(TypeError, match="sample_weight"):
            left.fit(FRAME, TARGET, sample_weight=WEIGHTS)
    named = semtype_pipeline(Ridge()).fit(FRAME, TARGET, ridge__sample_weight=WEIGHTS)
    np.testing.assert_allclose(weighted.predict(FRAME), named.predict(FRAME))
    assert np.isfinite(scores).all()
