"""Hints are taken by the tools themselves, gaps and all, where these are installed."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import pandas_semtype

FOLDER = Path(pandas_semtype.__file__).parents[1] / "examples" / "automl"
N = 160

# What these packages warn of is not ours.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module", params=["full", "gaps"])
def frame(request):
    rng = np.random.default_rng(8)
    whole = pd.DataFrame(
        {
            "ref": [f"QM-{k * 7 + 2000}" for k in range(N)],
            "depth": rng.normal(40, 9, N).round(2),
            "cost": [f"£{k * 2.5 + 1100:,.2f}" for k in range(N)],
            "level": rng.integers(1, 6, N),
            "stone": rng.choice(["slate", "marble", "flint"], N),
            "code": rng.choice([310, 455, 702], N),
            "wet": rng.choice(["yes", "no"], N),
            "dug": pd.date_range("2019-03-01", periods=N).strftime("%d.%m.%Y"),
            "note": [f"found {a} near the {b}, and {c} beside it" for a, b, c in zip(
                rng.choice(["bones", "coins", "glass", "nails"], N),
                rng.choice(["wall", "gate", "well", "oven"], N),
                rng.choice(["ash", "sand", "roots", "nothing"], N), strict=True)],
            "site": ["north"] * N,
        }
    )  # fmt: skip
    if request.param == "full":
        return whole
    holes = whole.astype(object).mask(rng.random(whole.shape) < 0.1)
    return holes.astype({"depth": float, "level": float, "code": float})


@pytest.fixture(scope="module")
def result(frame):
    return pandas_semtype.infer(frame)


@pytest.fixture(scope="module")
def typed(frame, result):
    return frame.semtype.cast(result=result, dtype_backend="numpy", report=False)


def test_autogluon_takes_the_metadata(typed, result):
    pytest.importorskip("autogluon.features")
    from autogluon.common.features.feature_metadata import FeatureMetadata
    from autogluon.features.generators import AutoMLPipelineFeatureGenerator

    metadata = FeatureMetadata(**result.to_hints("autogluon"))
    generator = AutoMLPipelineFeatureGenerator(verbosity=0)
    new = generator.fit_transform(typed, feature_metadata_in=metadata)
    assert {"cost", "depth", "level", "code", "stone", "wet", "dug.month"} <= set(new.columns)
    # No cell becomes another: as many values as before, and no gap becomes a number.
    assert new["wet"].nunique() == 2
    assert new["stone"].nunique() == typed["stone"].nunique()
    for name in ("cost", "depth", "level"):
        np.testing.assert_allclose(new[name].astype(float), typed[name].astype(float))
    assert isinstance(new["code"].dtype, pd.CategoricalDtype)
    known = typed["dug"].notna()
    assert new["dug.month"][known].tolist() == typed["dug"][known].dt.month.tolist()
    assert len(generator.transform(typed.head(7))) == 7


def test_catboost_takes_the_columns(typed, result):
    catboost = pytest.importorskip("catboost")
    hints = result.to_hints("catboost")
    ready = example("with_catboost").for_catboost(typed, hints)
    pool = catboost.Pool(ready, np.arange(N) % 2, **hints)
    assert {pool.get_feature_names()[k] for k in pool.get_cat_feature_indices()} == set(
        hints["cat_features"]
    )
    assert set(hints["cat_features"]) >= {"stone", "code", "wet"}
    assert not set(hints["cat_features"]) & {"depth", "cost", "level", "dug"}


def test_flaml_keeps_the_dtypes(typed, result):
    pytest.importorskip("flaml")
    data = pytest.importorskip("flaml.automl.data")
    factory = pytest.importorskip("flaml.automl.task.factory")
    dtypes = result.to_hints("flaml")["dtype"]
    y = pd.Series(np.arange(N) % 2)
    train = typed.astype(dtypes)
    new, _ = data.DataTransformer().fit_transform(
        train, y, factory.task_factory("classification", train, y)
    )
    assert {name: str(new[name].dtype) for name in ("depth", "cost", "stone", "code", "wet")} == {
        "depth": "float64", "cost": "float64", "stone": "category", "code": "category",
        "wet": "category",
    }  # fmt: skip
    assert "month_dug" in new
    assert "ref" not in new  # a key, which FLAML drops


def test_lightgbm_takes_the_categories(typed, result):
    lightgbm = pytest.importorskip("lightgbm")
    hints = result.to_hints("lightgbm")
    numbers = typed[["depth", "cost"]].join(typed[hints["categorical_feature"]].astype("category"))
    kept = [name for name in hints["categorical_feature"] if name in numbers]
    data = lightgbm.Dataset(numbers, np.arange(N) % 2, categorical_feature=kept).construct()
    assert data.num_feature() == numbers.shape[1]


def test_quarters_are_taken_as_texts_or_dates():
    lightgbm = pytest.importorskip("lightgbm")
    rng = np.random.default_rng(4)
    frame = pd.DataFrame(
        {
            "term": [f"Q{k % 4 + 1} {k // 4 + 2018}" for k in rng.integers(0, 8, N).tolist()],
            "day": pd.period_range("2021-03-01", periods=N, freq="D"),
            "depth": rng.normal(40, 9, N),
        }
    )
    frame.loc[::9, "term"] = None
    result = pandas_semtype.infer(frame)
    typed = frame.semtype.cast(result=result, dtype_backend="numpy", report=False)
    for name in [name for name, dtype in typed.dtypes.items() if isinstance(dtype, pd.PeriodDtype)]:
        if result[name].role == "datetime":
            typed[name] = typed[name].dt.to_timestamp()
        else:
            typed[name] = typed[name].astype(object).map(str, na_action="ignore")
    assert typed["day"].dtype.kind == "M"
    hints = result.to_hints("lightgbm")
    assert hints["categorical_feature"] == ["term"]
    ready = typed.astype({"term": "category"})[["term", "depth"]]
    model = lightgbm.LGBMClassifier(n_estimators=3, verbose=-1)
    model.fit(ready, np.arange(N) % 2, **hints)
    assert len(model.predict(ready)) == N
    if importlib.util.find_spec("autogluon"):
        from autogluon.common.features.feature_metadata import FeatureMetadata
        from autogluon.features.generators import AutoMLPipelineFeatureGenerator

        metadata = FeatureMetadata(**result.to_hints("autogluon"))
        made = AutoMLPipelineFeatureGenerator(verbosity=0)
        assert {"term", "day.month"} <= {*made.fit_transform(typed, feature_metadata_in=metadata)}


def test_a_schema_of_tfdv_is_read(result):
    pytest.importorskip("tensorflow_metadata")
    from google.protobuf.json_format import ParseDict
    from tensorflow_metadata.proto.v0 import schema_pb2

    schema = ParseDict(result.to_hints("tfdv"), schema_pb2.Schema())
    features = {one.name: one for one in schema.feature}
    assert set(features) == set(result.labels.index)
    assert features["wet"].bool_domain.true_value == "yes"
    assert features["dug"].time_domain.string_format == "%d.%m.%Y"


def example(name):
    if not FOLDER.is_dir():
        pytest.skip("examples are not installed")
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(FOLDER)
        spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("script", "package"),
    [("with_autogluon", "autogluon.features"), ("with_catboost", "catboost"),
     ("with_flaml", "flaml.automl.data")],
)  # fmt: skip
def test_examples_learn(script, package, capsys):
    pytest.importorskip(package)
    if script == "with_flaml":
        pytest.importorskip("lightgbm")
    assert example(script).main() == 0
    assert float(re.search(r"(-?[01]\.\d\d) held out", capsys.readouterr().out)[1]) > 0.5
