"""Keys that stay apart, levels that are many, rare or new, names of columns, and what is told."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", reason="SemanticTyper needs it")

import sklearn
from sklearn.calibration import CalibratedClassifierCV
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.ensemble import (
    AdaBoostClassifier,
    BaggingClassifier,
    GradientBoostingRegressor,
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
)
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import GridSearchCV

from pandas_semtype import SemanticTyper, make_semtype_selector, semtype_pipeline
from pandas_semtype.errors import ArgumentError, FrameError, TreatmentWarning
from pandas_semtype.learn.categories import CategoryEncoder, most_onehot
from pandas_semtype.learn.feature_names import unique_names

BIG = [
    [10**17 + 3 * k for k in range(50)],
    np.arange(50, dtype=np.uint64) + np.uint64(2**63),
    [10**24 + 3 * k for k in range(50)],
    [str(10**24 + 3 * k) for k in range(50)],
    ["00001", "1", "0001", *(str(k) for k in range(2, 49))],
]


@pytest.mark.parametrize("cells", BIG, ids=["int64", "uint64", "int", "digits", "padded"])
def test_keys_stay_apart(cells):
    frame = pd.DataFrame({"key": cells})
    new = SemanticTyper(roles={"key": "identifier"}).fit_transform(frame)["key"]
    assert new.nunique() == 50
    assert sorted(new.tolist()[3:]) == new.tolist()[3:]


def test_blanks_of_a_flag_are_missing():
    frame = pd.DataFrame({"sold": ["Y", "", " "] * 20})
    new = SemanticTyper().fit_transform(frame)
    assert new.iloc[:, 0].tolist()[:3] == [1.0, 0.0, 0.0]


def test_levels_keep_columns_of_their_own_within_the_budget():
    cells = pd.Series([f"town {k % 150:03d}" for k in range(900)])
    assert len(CategoryEncoder.fitted(cells, "onehot", None).levels) == 150
    assert len(CategoryEncoder.fitted(cells, "onehot", 40).levels) == 40
    assert (most_onehot(1000), most_onehot(100_000), most_onehot(10**7)) == (300, 200, 30)


def test_native_categories_need_rows():
    many = pd.Series([f"k{k % 400}" for k in range(800)])
    few = pd.Series(["oak", "elm", "fir"] * 40)
    assert CategoryEncoder.fitted(many, "category", None).form == "ordinal"
    assert CategoryEncoder.fitted(many, "category", 1000).form == "ordinal"
    assert CategoryEncoder.fitted(few, "category", None).form == "category"
    frame = pd.DataFrame({"k": np.repeat([f"k{k}" for k in range(300)], 25)})
    options = {"max_categories": 500, "roles": {"k": "categorical"}}
    model = semtype_pipeline(HistGradientBoostingRegressor(max_iter=2), **options)
    assert len(model.fit(frame, np.arange(len(frame))).predict(frame)) == len(frame)


def test_new_and_missing_levels_are_no_middle_level():
    frame = pd.DataFrame({"wood": ["oak", "elm", "fir", None] * 20})
    model = semtype_pipeline(GradientBoostingRegressor(n_estimators=2))
    model.fit(frame, np.arange(80))
    coded = model[:-1].transform(pd.DataFrame({"wood": ["elm", None, "yew"]}))
    assert coded.ravel().tolist() == [0.0, -1.0, -1.0]


def test_a_level_called_infrequent_stays_apart():
    cells = ["infrequent"] * 30 + ["often"] * 30 + ["a", "b", "c"]
    typer = SemanticTyper(max_categories=3, roles={"c": "categorical"})
    new = typer.fit_transform(pd.DataFrame({"c": cells}))
    assert list(new.columns) == ["c_infrequent", "c_often", "c_infrequent_2"]
    assert new.sum().tolist() == [30.0, 30.0, 3.0]


def test_names_that_other_packages_take():
    assert unique_names(["x[1]", "x{1}", "x 1", "x_1"], plain=True) == [
        "x_1_", "x_1___2", "x 1", "x_1__2",
    ]  # fmt: skip
    frame = pd.DataFrame({'a: "b"': np.arange(30) * 1.37})
    assert SemanticTyper().fit(frame).get_feature_names_out().tolist() == ["a_ _b_"]
    kept = SemanticTyper(output="passthrough").fit(frame)
    assert kept.get_feature_names_out().tolist() == ['a: "b"']


def test_labels_that_are_no_texts_are_compared():
    frame = pd.DataFrame({0: np.arange(40) * 1.37, 1: ["x", "y"] * 20})
    typer = SemanticTyper().fit(frame)
    with pytest.raises(FrameError, match="another order"):
        typer.transform(frame[[1, 0]])
    with pytest.raises(FrameError, match="other columns"):
        typer.transform(frame.rename(columns={1: 5}))
    chosen = make_semtype_selector(role="categorical")
    turned = frame[[1, 0]]
    assert chosen(turned) == [0]
    columns = ColumnTransformer([("few", "passthrough", chosen)])
    assert columns.fit_transform(turned)[:, 0].tolist() == frame[1].tolist()


def test_the_selector_takes_polars():
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"wood": ["oak", "elm"] * 20, "w": [k * 1.37 for k in range(40)]})
    assert make_semtype_selector(role="categorical")(frame) == ["wood"]


def test_keys_are_not_dropped_in_silence():
    frame = pd.DataFrame({"order_id": range(1, 61), "wood": ["oak", "elm", "fir"] * 20})
    with pytest.warns(TreatmentWarning, match="'order_id' .left out as a key"):
        SemanticTyper(keys="drop").fit(frame)
    with pytest.raises(FrameError, match=r"Nothing is left.*'order_id'"):
        SemanticTyper(keys="drop").fit(frame[["order_id"]])


def test_columns_of_which_nothing_is_known_are_told():
    frame = pd.DataFrame({"wood": ["oak", "elm", "fir"] * 20})
    typer = SemanticTyper().fit(frame)
    with pytest.warns(TreatmentWarning, match=r"'wood' .20 of 20 cells"):
        typer.transform(pd.DataFrame({"wood": ["steel", "iron"] * 10}))
    typer.transform(pd.DataFrame({"wood": ["steel", "oak"] * 10}))
    SemanticTyper(errors="coerce").fit(frame).transform(pd.DataFrame({"wood": ["steel"] * 9}))
    keys = pd.DataFrame({"ref": [f"KX-{7 * k}-B" for k in range(40)]})
    known = SemanticTyper().fit(keys)
    known.transform(pd.DataFrame({"ref": [f"KX-{9 * k}-C" for k in range(40)]}))
    with pytest.raises(FrameError, match=r"Learned: keys .type"):
        known.transform(pd.DataFrame({"ref": ["2024-03-05", "2023-12-31"] * 9}))


def named(kind):
    return {
        "linear in a target": (TransformedTargetRegressor(Ridge()), "onehot"),
        "boosting in a search": (
            GridSearchCV(HistGradientBoostingClassifier(max_iter=2), {"max_depth": [2]}, cv=2),
            "category",
        ),
        "calibrated": (CalibratedClassifierCV(LogisticRegression(), cv=2), "onehot"),
        "bagged boosting": (
            BaggingClassifier(HistGradientBoostingClassifier(max_iter=2), n_estimators=2),
            "ordinal",
        ),
        "bagged linear": (BaggingClassifier(LogisticRegression(), n_estimators=2), "onehot"),
        "trees": (AdaBoostClassifier(n_estimators=2), "ordinal"),
    }[kind]


@pytest.mark.parametrize(
    "kind",
    ["linear in a target", "boosting in a search", "calibrated", "bagged boosting",
     "bagged linear", "trees"],
)  # fmt: skip
def test_estimators_around_others_get_what_these_need(kind):
    estimator, categories = named(kind)
    size = np.where(np.arange(60) % 7, np.arange(60) * 1.37, np.nan)
    frame = pd.DataFrame({"wood": ["oak", "elm", "fir"] * 20, "size": size})
    model = semtype_pipeline(estimator)
    assert model[0].categories == categories
    assert len(model.fit(frame, np.arange(60) % 2).predict(frame)) == 60


def test_what_no_model_takes_is_an_error_of_ours():
    with pytest.raises(ArgumentError, match="Ridge takes no category dtype"):
        semtype_pipeline(Ridge(), categories="category")
    with pytest.raises(ArgumentError, match="a model takes numbers"):
        semtype_pipeline(Ridge(), output="passthrough")


def test_weights_with_metadata_routing():
    frame = pd.DataFrame({"size": np.arange(40) * 1.37, "wood": ["oak", "elm"] * 20})
    with sklearn.config_context(enable_metadata_routing=True):
        model = semtype_pipeline(Ridge().set_fit_request(sample_weight=True))
        model.fit(frame, np.arange(40), sample_weight=np.ones(40))
    assert len(model.predict(frame)) == 40
