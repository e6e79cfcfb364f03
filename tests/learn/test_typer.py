"""SemanticTyper: what columns become, on training data alone, and what bad input does."""

from __future__ import annotations

import datetime as dt
import pickle
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", minversion="1.9", reason="its own checks are run as they are now")

from sklearn.base import clone
from sklearn.exceptions import NotFittedError as SklearnNotFittedError
from sklearn.utils.estimator_checks import parametrize_with_checks

from pandas_semtype import SemanticTyper
from pandas_semtype.errors import (
    ArgumentError,
    FrameError,
    NotFittedError,
    SemtypeError,
    TreatmentWarning,
)

N = 120


@parametrize_with_checks(
    [SemanticTyper(), SemanticTyper(categories="ordinal", dates="days", texts="hash")],
    expected_failed_checks=lambda _: {},
)
def test_checks_of_scikit_learn(estimator, check):
    check(estimator)


@pytest.fixture(scope="module")
def shop():
    rng = np.random.default_rng(5)
    words = np.array(["lamp", "chair", "desk", "shelf", "rug"])
    return pd.DataFrame(
        {
            "order": [f"ZQ-{7 * k + 100:06d}" for k in range(N)],
            "paid": [f"€ {3 * k + 0.25:,.2f}" for k in range(N)],
            "sold": pd.date_range("2022-03-01", periods=N, freq="D").strftime("%d.%m.%Y"),
            "gift": np.where(rng.random(N) < 0.4, "yes", "no"),
            "size": rng.choice(["small", "medium", "large"], N),
            "colour": rng.choice(["red", "blue", "green"], N),
            "parts": [
                ";".join(rng.choice(words, rng.integers(1, 4), replace=False)) for _ in range(N)
            ],
            "said": [f"The {a} came {b} and we liked the {c}" for a, b, c in zip(
                rng.choice(words, N), rng.choice(["late", "early", "broken"], N),
                rng.choice(words, N), strict=True)],
            "made": ["EU"] * N,
            "left": [None] * N,
        }
    )  # fmt: skip


@pytest.fixture(scope="module")
def fitted(shop):
    return SemanticTyper().fit(shop)


def test_columns_become_numbers(shop, fitted):
    new = fitted.transform(shop)
    assert list(new.columns) == list(fitted.get_feature_names_out())
    assert all(dtype == np.float64 for dtype in new.dtypes)
    assert new["paid"].tolist() == [3 * k + 0.25 for k in range(N)]
    assert new["gift"].tolist() == (shop["gift"] == "yes").astype(float).tolist()
    days = pd.to_datetime(shop["sold"], format="%d.%m.%Y")
    assert new["sold_month"].tolist() == days.dt.month.tolist()
    assert new["sold_days"].diff().dropna().eq(1).all()
    assert new["parts_lamp"].tolist() == shop["parts"].str.contains("lamp").astype(float).tolist()
    assert new["parts_n"].tolist() == (shop["parts"].str.count(";") + 1).tolist()
    assert new["colour_red"].tolist() == (shop["colour"] == "red").astype(float).tolist()
    assert 1 < sum(name.startswith("said_") for name in new) <= 15
    assert new["made_present"].eq(1).all()
    assert new["left_present"].eq(0).all()


def test_scales_are_numbered_in_their_order(shop, fitted):
    assert fitted.treatments_["size"] == "ordered"
    places = {"small": 0.0, "medium": 1.0, "large": 2.0}
    assert fitted.transform(shop)["size"].tolist() == shop["size"].map(places).tolist()


def test_keys_are_marked_and_kept(shop, fitted):
    assert fitted.identifiers_ == ["order"]
    assert fitted.roles_["order"] == "identifier"
    assert fitted.transform(shop)["order"].tolist() == list(range(N))
    between = shop.head(2).assign(order=["ZQ-000101", "ZZ"])
    assert fitted.transform(between)["order"].tolist() == [1.0, N]
    with pytest.warns(TreatmentWarning, match="'order' .left out as a key"):
        dropped = SemanticTyper(keys="drop").fit(shop)
    assert "order" not in dropped.get_feature_names_out()
    assert dropped.identifiers_ == ["order"]


@pytest.mark.parametrize("form", ["ordinal", "category"])
def test_other_forms_of_categories(shop, form):
    new = SemanticTyper(categories=form).fit_transform(shop)["colour"]
    codes = new if form == "ordinal" else new.cat.codes
    assert codes.tolist() == shop["colour"].map({"blue": 0, "green": 1, "red": 2}).tolist()


def test_rare_categories_are_one_and_new_ones_missing():
    frame = pd.DataFrame({"c": ["ab"] * 40 + ["cd"] * 30 + ["ef", "gh"] * 3})
    typer = SemanticTyper(max_categories=3, roles={"c": "categorical"}).fit(frame)
    assert list(typer.get_feature_names_out()) == ["c_ab", "c_cd", "c_infrequent"]
    new = typer.transform(pd.DataFrame({"c": ["gh", "other", None]}))
    assert new.to_numpy().tolist() == [[0, 0, 1], [0, 0, 0], [0, 0, 0]]


def test_passthrough_keeps_columns_and_their_values(shop):
    new = SemanticTyper(output="passthrough").fit_transform(shop)
    assert list(new.columns) == list(shop.columns)
    assert str(new["paid"].dtype) == "Float64"
    assert new["sold"].dtype == "datetime64[us]"
    assert str(new["gift"].dtype) == "boolean"
    assert new["size"].cat.ordered
    assert list(new["size"].cat.categories) == ["small", "medium", "large"]
    assert new["order"].tolist() == shop["order"].tolist()


def test_a_row_has_the_same_numbers_in_every_batch(shop, fitted):
    whole = fitted.transform(shop)
    rows = [fitted.transform(shop.iloc[k : k + 1]) for k in (0, 7, N - 1)]
    np.testing.assert_allclose(pd.concat(rows), whole.iloc[[0, 7, N - 1]], atol=1e-12)


def test_the_format_of_the_training_data_counts():
    # 01.02. alone could be January; the training data shows that the day stands first.
    days = pd.date_range("2023-01-01", periods=60).strftime("%d/%m/%Y")
    typer = SemanticTyper().fit(pd.DataFrame({"day": days}))
    assert typer.transform(pd.DataFrame({"day": ["03/02/2024"]}))["day_month"].tolist() == [2.0]


def test_it_is_cloned_and_pickled_without_weights(shop, fitted):
    assert clone(SemanticTyper(keys="drop", roles={"a": "text"})).get_params()["keys"] == "drop"
    kept = pickle.dumps(fitted)
    assert len(kept) < 200_000
    pd.testing.assert_frame_equal(pickle.loads(kept).transform(shop), fitted.transform(shop))


def test_containers_of_scikit_learn(shop):
    polars = pytest.importorskip("polars")
    typer = SemanticTyper().set_output(transform="polars").fit(shop)
    assert isinstance(typer.transform(shop), polars.DataFrame)
    assert typer.transform(shop).columns == list(typer.get_feature_names_out())
    frame = polars.DataFrame({"a": [1.5, 2.25, 7.125, 0.5], "b": ["x", "y", "x", "y"]})
    assert SemanticTyper().fit_transform(frame)["a"].tolist() == [1.5, 2.25, 7.125, 0.5]


def test_names_that_meet_get_a_number():
    frame = pd.DataFrame({"a": ["b", "c"] * 20, "a_b": np.arange(40) * 1.37})
    names = SemanticTyper(roles={"a": "categorical"}).fit(frame).get_feature_names_out()
    assert list(names) == ["a_b", "a_c", "a_b__2"]


def test_before_fit(shop):
    with pytest.raises(NotFittedError) as caught:
        SemanticTyper().transform(shop)
    assert isinstance(caught.value, SklearnNotFittedError)


@pytest.mark.parametrize(
    "given",
    [{"output": "frame"}, {"categories": 3}, {"n_components": 0}, {"max_categories": 1},
     {"roles": {"gift": "key"}}, {"roles": ["text"]}, {"errors": "ignore"}],
)  # fmt: skip
def test_parameters_are_checked_by_fit(shop, given):
    with pytest.raises(ArgumentError, match=next(iter(given))):
        SemanticTyper(**given).fit(shop)


def test_a_column_that_changed_is_an_error_or_missing(shop, fitted):
    changed = shop.assign(paid="SECRET")
    with pytest.raises(FrameError, match=r"'paid' holds other cells than in.*120 of 120") as caught:
        fitted.transform(changed)
    assert "SECRET" not in str(caught.value)
    with pytest.raises(FrameError, match="'sold'"):
        fitted.transform(shop.assign(sold="soon"))
    lenient = SemanticTyper(errors="coerce").fit(shop)
    assert lenient.transform(changed)["paid"].isna().all()


def test_single_odd_cells_are_missing(shop, fitted):
    some = shop.copy()
    some.loc[3, "paid"] = "n/a"
    some.loc[4, "paid"] = "seven"
    some.loc[5, "sold"] = None
    new = fitted.transform(some)
    assert new["paid"].isna().to_numpy().nonzero()[0].tolist() == [3, 4]
    assert new["sold_year"].isna().to_numpy().nonzero()[0].tolist() == [5]


def test_numbers_in_place_of_their_texts_are_read():
    frame = pd.DataFrame({"n": [f"{k * 1.5}" for k in range(50)]})
    typer = SemanticTyper().fit(frame)
    assert typer.transform(pd.DataFrame({"n": [4.5, np.nan]}))["n"].tolist()[0] == 4.5
    codes = pd.DataFrame({"c": [1, 2, 3] * 20})
    typer = SemanticTyper(roles={"c": "categorical"}).fit(codes)
    with_gap = pd.DataFrame({"c": [2.0, np.nan]})
    assert typer.transform(with_gap).to_numpy().tolist() == [[0, 1, 0], [0, 0, 0]]


def test_columns_are_missing_new_or_moved(shop, fitted):
    with pytest.raises(FrameError, match="missing"):
        fitted.transform(shop.drop(columns="paid"))
    with pytest.raises(FrameError, match="unseen"):
        fitted.transform(shop.assign(more=1))
    with pytest.raises(FrameError, match="order"):
        fitted.transform(shop[shop.columns[::-1]])


def test_all_missing_when_transformed(shop, fitted):
    new = fitted.transform(shop.head(8).assign(paid=None, sold=None, colour=None, said=None))
    assert new[["paid", "sold_days"]].isna().all(axis=None)
    assert new[["colour_red", "colour_blue"]].eq(0).all(axis=None)


def test_all_missing_when_fitted():
    nothing = pd.DataFrame({"none": [None] * 20, "nan": [np.nan] * 20, "blank": ["", " "] * 10})
    typer = SemanticTyper().fit(nothing)
    assert list(typer.treatments_) == ["presence"] * 3
    filled = nothing.assign(none=range(20), nan="later", blank=1.5)
    assert typer.transform(filled).notna().all(axis=None)


@pytest.mark.parametrize("kind", ["texts", "numbers", "dates", "truth values", "lists"])
def test_a_column_of_another_dtype_is_an_error_or_missing(shop, kind):
    other = {
        "texts": "soon",
        "numbers": 3.5,
        "dates": pd.Timestamp("2024-05-06"),
        "truth values": True,
        "lists": pd.Series([["a"]] * N),
    }[kind]
    readable = {"sold": ("dates",), "paid": ("numbers", "truth values")}
    strict, lenient = SemanticTyper().fit(shop), SemanticTyper(errors="coerce").fit(shop)
    for name, kinds in readable.items():
        changed = shop.assign(**{name: other})
        new = lenient.transform(changed)
        assert list(new.columns) == list(lenient.get_feature_names_out())
        own = new[[column for column in new if column == name or column.startswith(f"{name}_")]]
        assert own.notna().all(axis=None) == (kind in kinds)
        if kind not in kinds:
            assert own.isna().all(axis=None)
            with pytest.raises(FrameError, match=f"'{name}'"):
                strict.transform(changed)


@pytest.mark.slow
def test_five_thousand_columns():
    rng = np.random.default_rng(2)
    kinds = [
        rng.normal(size=12).round(2), rng.choice(["a", "b"], 12), [None] * 12,
        pd.date_range("2020-01-01", periods=12).astype(str), [f"K-{k:04d}" for k in range(12)],
    ]  # fmt: skip
    wide = pd.DataFrame({f"c{k}": kinds[k % 5] for k in range(5000)})
    typer = SemanticTyper().fit(wide)
    new = typer.transform(wide)
    names = typer.get_feature_names_out()
    assert list(new.columns) == list(names)
    assert len(set(names)) == len(names)
    assert len(typer.treatments_) == 5000


def test_duplicate_names(shop):
    twice = pd.concat([shop[["gift"]], shop[["gift"]]], axis=1)
    with pytest.raises(ArgumentError, match=r"same name.*gift"):
        SemanticTyper().fit(twice)


def test_no_rows_and_no_columns(shop, fitted):
    with pytest.raises(FrameError, match="0 rows"):
        SemanticTyper().fit(shop.head(0))
    with pytest.raises(FrameError, match="0 feature"):
        SemanticTyper().fit(shop[[]])
    none = fitted.transform(shop.head(0))
    assert none.shape == (0, len(fitted.get_feature_names_out()))


def test_the_target_is_no_column_of_the_frame(shop):
    with pytest.raises(ArgumentError, match=r"target.*'gift'"):
        SemanticTyper().fit(shop, shop["gift"])
    with pytest.raises(ArgumentError, match=r"target.*'gift'"):
        SemanticTyper().fit(shop, shop[["gift"]])


def test_the_target_changes_nothing(shop, fitted):
    rng = np.random.default_rng(0)
    again = SemanticTyper().fit(shop, rng.random(N))
    pd.testing.assert_frame_equal(again.transform(shop), fitted.transform(shop))


@pytest.mark.parametrize("odd", [[1, 2, 3], "text", None, np.zeros((2, 2, 2))])
def test_no_table(odd):
    with pytest.raises(SemtypeError):
        SemanticTyper().fit(odd)


def test_objects_of_every_kind():
    frame = pd.DataFrame(
        {
            "lists": [["a", "b"], ["b"], None, []] * 10,
            "dicts": [{"a": k} for k in range(40)],
            "span": pd.to_timedelta(np.arange(40), unit="min"),
            "zone": pd.date_range("2024-01-01", periods=40, tz="Europe/Paris"),
            "month": pd.period_range("2020-01", periods=40, freq="M"),
            "step": pd.Categorical(["lo", "hi"] * 20, categories=["lo", "hi"], ordered=True),
            "flag": pd.array([True, False, None, True] * 10, dtype="boolean"),
        }
    )
    new = SemanticTyper(roles={"step": "ordinal"}).fit_transform(frame)
    assert new["lists_b"].tolist()[1:2] == [1.0]
    assert np.isnan(new["lists_b"][2])
    assert new["span"].tolist()[:2] == [0.0, 60.0]
    assert new["zone_year"].tolist()[0] == 2024.0  # in Paris
    assert new["month_month"].tolist()[:3] == [1.0, 2.0, 3.0]
    assert new["step"].tolist()[:2] == [0.0, 1.0]
    assert new["flag"].isna().sum() == 10


KINDS = {
    "whole numbers of any size": [10**30 + k for k in range(30)],
    "infinite": [np.inf, -np.inf, 1.0] * 10,
    "complex": [1 + 2j, 2j] * 15,
    "exact": [Decimal("1.5") + k for k in range(30)],
    "bytes": [b"ab", b"c"] * 15,
    "of several classes": [1, "a", [1], {"b": 2}, None] * 6,
    "lone surrogates": pd.Series(["\ud800x", "b"] * 15, dtype=object),
    "blank": ["", "  ", None] * 10,
    "dates": [dt.date(2020, 1, 1) + dt.timedelta(k) for k in range(30)],
    "times": [dt.time(k % 24) for k in range(30)],
    "categories of numbers": pd.Categorical([1, 2, None] * 10),
    "categories of truth values": pd.Categorical([True, False, None] * 10),
    "intervals": pd.interval_range(0, 30),
    "sets": [{1, 2}, {3}] * 15,
    "sparse": pd.arrays.SparseArray([0, 0, 1] * 10),
    "dates of any year": ["0001-01-01", "9999-12-31"] * 15,
    "empty lists": [[] for _ in range(30)],
}


@pytest.mark.parametrize("role", [None, "numeric", "categorical", "datetime", "text", "list"])
@pytest.mark.parametrize("kind", KINDS)
def test_any_cells_become_numbers(kind, role):
    frame = pd.DataFrame({"c": KINDS[kind]})
    typer = SemanticTyper(roles=None if role is None else {"c": role}, errors="coerce").fit(frame)
    new = typer.transform(frame)
    assert new.shape == (30, len(typer.get_feature_names_out()))
    assert all(dtype == np.float64 for dtype in new.dtypes)
    for other in KINDS.values():
        assert list(typer.transform(pd.DataFrame({"c": other})).columns) == list(new.columns)


def test_missing_categories_have_a_code_of_their_own():
    typer = SemanticTyper(categories="ordinal")
    codes = typer.fit_transform(pd.DataFrame({"c": KINDS["categories of numbers"]}))["c"]
    assert codes.tolist()[:3] == [0.0, 1.0, -1.0]
    truth = typer.fit_transform(pd.DataFrame({"c": KINDS["categories of truth values"]}))["c"]
    assert truth.isna().to_numpy().nonzero()[0].tolist() == list(range(2, 30, 3))


def test_years_are_numbers_unless_somebody_says_otherwise():
    years = [1990 + k % 12 for k in range(120)]
    frame = pd.DataFrame({"year": years, "amount": [k * 0.37 for k in range(120)]})
    assert SemanticTyper().fit(frame).treatments_["year"] == "number"
    told = SemanticTyper(roles={"year": "categorical"}).fit(frame)
    assert told.treatments_["year"] == "category"
