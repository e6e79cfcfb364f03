"""Hints for AutoML tools: the keys each documents, every column in its place."""

from __future__ import annotations

import io
import json

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.errors import ArgumentError
from pandas_semtype.hints import TOOLS
from pandas_semtype.results import InferenceResult

N = 150


@pytest.fixture(scope="module")
def frame():
    rng = np.random.default_rng(3)
    return pd.DataFrame(
        {
            "ref": [f"KX-{k * 3 + 1000}-B" for k in range(N)],
            "width": rng.normal(5, 2, N).round(3),
            "paid": [f"€ {k * 1.5 + 1000:,.2f}" for k in range(N)],
            "stars": rng.integers(1, 6, N),
            "wood": rng.choice(["oak", "pine", "ash"], N),
            "open": rng.choice(["yes", "no"], N),
            "when": pd.date_range("2020-05-01", periods=N).strftime("%d.%m.%Y"),
            "said": [f"It was {a} and {b} when we came, and {k % 7 + 2} of us sang {c}"
                     for k, (a, b, c) in enumerate(zip(
                rng.choice(["cold", "warm", "late", "wet", "loud"], N),
                rng.choice(["dark", "fine", "calm", "odd"], N),
                rng.choice(["at once", "all night", "in the rain", "for an hour"], N),
                strict=True))],
            "same": ["x"] * N,
        }
    )  # fmt: skip


@pytest.fixture(scope="module")
def result(frame):
    return pandas_semtype.infer(frame)


@pytest.mark.parametrize("tool", TOOLS)
def test_hints_are_plain_and_need_no_counts_again(result, tool):
    hints = result.to_hints(tool)
    assert json.loads(json.dumps(hints)) == hints
    assert InferenceResult.from_dict(result.to_dict()).to_hints(tool) == hints


def test_every_tool_has_its_own_keys(result):
    assert {tool: list(result.to_hints(tool)) for tool in TOOLS} == {
        "autogluon": ["type_map_raw", "type_group_map_special"],
        "catboost": ["cat_features", "text_features"],
        "flaml": ["dtype"],
        "h2o": ["column_types"],
        "lightgbm": ["categorical_feature"],
        "pandas": ["dtype", "parse_dates", "date_format", "keep_default_na", "na_values"],
        "pycaret": [
            "numeric_features", "categorical_features", "date_features", "text_features",
            "ignore_features",
        ],
        "skrub": ["numeric", "datetime", "low_cardinality", "high_cardinality"],
        "tfdv": ["feature"],
    }  # fmt: skip


def test_columns_stand_where_they_belong(result):
    pycaret = result.to_hints("pycaret")
    assert pycaret["numeric_features"] == ["width", "paid", "stars"]
    assert pycaret["categorical_features"] == ["ref", "wood", "open"]
    assert pycaret["date_features"] == ["when"]
    assert pycaret["text_features"] == ["said"]
    assert pycaret["ignore_features"] == ["same"]
    assert result.to_hints("lightgbm")["categorical_feature"] == ["wood", "open"]
    skrub = result.to_hints("skrub")
    assert skrub["high_cardinality"] == ["ref", "said"]
    h2o = result.to_hints("h2o")["column_types"]
    assert (h2o["ref"], h2o["when"], h2o["wood"]) == ("string", "time", "enum")
    raw = result.to_hints("autogluon")["type_map_raw"]
    assert (raw["stars"], raw["width"], raw["open"]) == ("int", "float", "category")


def test_keys_are_not_ignored(result):
    for tool in ("pycaret", "catboost"):
        hints = result.to_hints(tool)
        assert any("ref" in names for key, names in hints.items() if key != "ignore_features")


def test_pandas_reads_a_file_by_its_hints(frame, result):
    again = pd.read_csv(io.StringIO(frame.to_csv(index=False)), **result.to_hints("pandas"))
    assert again["when"].dt.month.tolist() == [int(day[3:5]) for day in frame["when"]]
    assert str(again["stars"].dtype) == "Int64"
    assert str(again["width"].dtype) == "Float64"
    assert again["paid"].tolist() == frame["paid"].tolist()
    assert isinstance(again["wood"].dtype, pd.CategoricalDtype)


def test_features_of_a_schema(result):
    features = {one["name"]: one for one in result.to_hints("tfdv")["feature"]}
    assert features["width"]["type"] == "FLOAT"
    assert features["stars"]["type"] == "INT"
    assert features["paid"]["type"] == "BYTES"
    assert features["when"]["time_domain"] == {"string_format": "%d.%m.%Y"}
    assert features["open"]["bool_domain"] == {"true_value": "yes", "false_value": "no"}
    assert features["said"]["natural_language_domain"] == {}


def test_the_accessor_gives_the_same(frame, result):
    assert frame.semtype.to_hints("h2o", result=result) == result.to_hints("h2o")
    assert frame[["wood"]].semtype.to_hints("lightgbm") == {"categorical_feature": ["wood"]}


@pytest.mark.parametrize("tool", ["weka", "AutoGluon", None, 3, ["h2o"]])
def test_an_unknown_tool_is_an_error_with_the_list(frame, result, tool):
    with pytest.raises(ArgumentError, match="autogluon, catboost, flaml") as caught:
        result.to_hints(tool)
    assert "tfdv" in str(caught.value)
    with pytest.raises(ArgumentError):
        frame.semtype.to_hints(tool)


def test_names_that_several_columns_share(frame):
    twice = pd.concat([frame["wood"], frame["wood"]], axis=1)
    with pytest.raises(ArgumentError, match=r"same name.*wood"):
        pandas_semtype.infer(twice).to_hints("pycaret")


@pytest.mark.parametrize("thai", [True, False])
def test_years_that_strptime_does_not_count_have_no_format(thai):
    days = pd.date_range("2016-03-05", periods=30, freq="11D")
    if thai:
        cells = [f"{day.day} มีนาคม {day.year + 543}" for day in days]
    else:
        cells = [f"平成{day.year - 1988}年{day.month}月{day.day}日" for day in days]
    found = pandas_semtype.infer(pd.DataFrame({"日付": cells, "day": days.strftime("%d.%m.%Y")}))
    assert found.types["日付"] == "datetime"
    assert found.to_hints("pandas")["date_format"] == {"day": "%d.%m.%Y"}
    by_name = {one["name"]: one for one in found.to_hints("tfdv")["feature"]}
    assert "time_domain" not in by_name["日付"]
    assert by_name["day"]["time_domain"] == {"string_format": "%d.%m.%Y"}


@pytest.mark.parametrize("tool", TOOLS)
def test_a_missing_value_can_be_a_name(tool):
    frame = pd.DataFrame([["yes", "no"][k % 2 : k % 2 + 1] * 2 + [str(k)] for k in range(80)])
    frame.columns = pd.Index(["a", pd.NA, None], dtype=object)
    found = frame.semtype.infer().to_hints(tool)
    assert found
    if tool == "skrub":
        assert found["low_cardinality"] == ["a", pd.NA]
